"""One record of `entities.yaml`, read into an `Entity`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from graph.curated.fields import ID, ID_HINT, VISIBILITIES, Fields
from graph.model import places
from graph.model.records import GENRES, UNNAMED, Alias, Entity, Text
from graph.model.vocabulary import slug
from graph.words.english import noun
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.places import Form
    from graph.model.vocabulary import Kind

KEYS = (
    *("id", "kind", "name", "aliases", "description", "note", "url", "visibility", "was", "not", "allow"),
    *("published", "genre", "language", "archived", "accessed", "withdrawn", "text"),
)
ALIAS_KEYS = ("name", "lang", "former")
TEXT_KEYS = ("file", "sha256", "paragraphs", "pages", "duration", "transcript")
_ONLY_DOCUMENTS = ("published", "genre", "language", "archived", "accessed", "withdrawn", "text")
_LENGTHS: dict[str, Form] = {"paragraphs": "paragraph", "pages": "page", "duration": "time"}


def read_entity(fields: Fields, kinds: Mapping[str, Kind]) -> Entity:
    """Read one entity; what is wrong with it is reported through `fields`, and left out of what is returned."""
    fields.check_keys(KEYS, ("id", "kind", "name"))
    entity_id, kind = fields.text("id"), fields.text("kind")
    if entity_id:
        _check_id(entity_id, fields)
    if kind and kind not in kinds:
        message = f"'{kind}' is no kind of entity{did_you_mean(kind, kinds)}; the kinds are {', '.join(kinds)}"
        fields.problem(message, "kind")
    found = Entity(
        id=entity_id,
        kind=kind,
        name=fields.text("name"),
        aliases=_aliases(fields) if "aliases" in fields.raw else (),
        description=fields.text("description"),
        note=fields.text("note"),
        url=fields.address("url"),
        visibility=fields.one_of("visibility", VISIBILITIES, "public"),  # type: ignore[arg-type]
        was=former_ids(fields),
        not_same=fields.texts("not"),
        allow=fields.allow() if "allow" in fields.raw else (),
    )
    if kind == "document":
        return _document(found, fields)
    for key in _ONLY_DOCUMENTS:
        if key in fields.raw:
            fields.problem(f"only a document has '{key}'", key, "?")
    return found


def former_ids(fields: Fields) -> tuple[str, ...]:
    """Return the ids under ``was``."""
    found = fields.texts("was")
    for former in found:
        if former and not ID.fullmatch(former):
            fields.problem(f"'{former}' is no id: {ID_HINT}", "was")
    return found


def _check_id(entity_id: str, fields: Fields) -> None:
    if not ID.fullmatch(entity_id):
        is_latin = re.search("[a-z0-9]", entity_id.lower())
        suggestion = f"; did you mean '{slug(entity_id)}'?" if is_latin else ""
        fields.problem(f"'{entity_id}' is no id: {ID_HINT}{suggestion}", "id")
    elif entity_id == UNNAMED:
        fields.problem(f"'{UNNAMED}' is kept for voices that a document does not name; choose another id", "id")


def _aliases(fields: Fields) -> tuple[Alias, ...]:
    value = fields.raw["aliases"]
    if type(value) is not list:
        return tuple(Alias(name) for name in fields.texts("aliases"))
    found = []
    for index, item in enumerate(value):
        if type(item) is dict:
            alias = fields.inner("aliases", index, raw=item)
            alias.check_keys(ALIAS_KEYS, ("name",))
            found.append(Alias(alias.text("name"), alias.language("lang"), alias.flag("former")))
        elif type(item) is str and item:
            found.append(Alias(item))
        else:
            fields.problem(f"'aliases' should hold names, not {noun(item)}", "aliases", index)
    return tuple(found)


def _document(found: Entity, fields: Fields) -> Entity:
    archived = fields.texts("archived")
    for index, url in enumerate(archived):
        if url and not url.startswith(("https://", "http://")):
            place = (index,) if type(fields.raw["archived"]) is list else ()
            fields.problem(f"'{url}' is no web address; it begins with https://", "archived", *place)
    return found._replace(
        published=fields.date("published"),
        genre=fields.one_of("genre", GENRES, "news"),  # type: ignore[arg-type]
        language=fields.language("language"),
        archived=archived,
        accessed=fields.date("accessed"),
        withdrawn=fields.date("withdrawn"),
        text=_text(fields.inner("text")) if fields.mapping("text") else None,
    )


def _text(fields: Fields) -> Text | None:
    fields.check_keys(TEXT_KEYS, ("file", "sha256"))
    sha256 = fields.text("sha256")
    if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
        fields.problem("'sha256' should be 64 hexadecimal digits, as `sha256sum` prints them", "sha256")
    for key in ("file", "transcript"):
        file = PurePosixPath(fields.text(key))
        if file.is_absolute() or ".." in file.parts:  # an audit must not be sent to read elsewhere
            fields.problem(f"'{file}' leads out of the folder of texts; write the path below it", key)
    given = [key for key in _LENGTHS if key in fields.raw]
    if len(given) != 1:
        fields.problem("a text has one of 'paragraphs', 'pages' and 'duration': how long is it?")
        return None
    length = _length(given[0], fields)
    if "transcript" in fields.raw and given[0] != "duration":
        fields.problem("only a recording, with a 'duration', has a 'transcript'", "transcript", "?")
    return Text(fields.text("file"), sha256, _LENGTHS[given[0]], length, fields.text("transcript")) if length else None


def _length(key: str, fields: Fields) -> int:
    text = fields.text(key)
    if key == "duration":
        try:
            return places.seconds(text) if text else 0
        except ValueError as error:
            fields.problem(str(error), key)
            return 0
    if text and not re.fullmatch("[1-9][0-9]{0,6}", text):
        what = "non-empty lines" if key == "paragraphs" else "pages"
        fields.problem(f"'{key}' should be the number of {what} of the text", key)
        return 0
    return int(text or 0)
