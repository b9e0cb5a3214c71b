"""One record of `entities.yaml`, read into an `Entity`."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from graph.errors import did_you_mean
from graph.fields import ID, ID_HINT, VISIBILITIES, Fields
from graph.model import UNNAMED, Entity, Text
from graph.vocabulary import slug

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.vocabulary import Kind

KEYS = (*("id", "kind", "name", "aliases", "description", "note", "url", "visibility"), *("published", "genre", "text"))
TEXT_KEYS = ("file", "sha256", "paragraphs")
_ONLY_DOCUMENTS = ("published", "genre", "text")


def read_entity(fields: Fields, kinds: Mapping[str, Kind]) -> Entity:
    """Read one entity; what is wrong with it is reported through `fields`, and left out of what is returned."""
    fields.check_keys(KEYS, ("id", "kind", "name"))
    entity_id, kind, url = fields.text("id"), fields.text("kind"), fields.text("url")
    if entity_id:
        _check_id(entity_id, fields)
    if kind and kind not in kinds:
        message = f"'{kind}' is no kind of entity{did_you_mean(kind, kinds)}; the kinds are {', '.join(kinds)}"
        fields.fault(message, "kind")
    for key in _ONLY_DOCUMENTS:
        if kind != "document" and key in fields.raw:
            fields.fault(f"only a document has '{key}'", key, "?")
    if url and not url.startswith(("https://", "http://")):
        fields.fault(f"'{url}' is no web address; it begins with https://", "url")
    return Entity(
        id=entity_id,
        kind=kind,
        name=fields.text("name"),
        aliases=fields.texts("aliases"),
        description=fields.text("description"),
        note=fields.text("note"),
        url=url,
        visibility=fields.one_of("visibility", VISIBILITIES, "public"),  # type: ignore[arg-type]
        published=fields.date("published"),
        genre=fields.one_of("genre", ("news", "opinion"), "news") if kind == "document" else "",
        text=_text(fields.inner("text")) if fields.mapping("text") else None,
    )


def _check_id(entity_id: str, fields: Fields) -> None:
    if not ID.fullmatch(entity_id):
        is_latin = re.search("[a-z0-9]", entity_id.lower())
        suggestion = f"; did you mean '{slug(entity_id)}'?" if is_latin else ""
        fields.fault(f"'{entity_id}' is no id: {ID_HINT}{suggestion}", "id")
    elif entity_id == UNNAMED:
        fields.fault(f"'{UNNAMED}' is kept for voices that a document does not name; choose another id", "id")


def _text(fields: Fields) -> Text | None:
    fields.check_keys(TEXT_KEYS, TEXT_KEYS)
    sha256, paragraphs = fields.text("sha256"), fields.text("paragraphs")
    if sha256 and not re.fullmatch("[0-9a-f]{64}", sha256):
        fields.fault("'sha256' should be 64 hexadecimal digits, as `sha256sum` prints them", "sha256")
    if paragraphs and not re.fullmatch("[1-9][0-9]{0,6}", paragraphs):
        fields.fault("'paragraphs' should be the number of non-empty lines of the text", "paragraphs")
        return None
    file = PurePosixPath(fields.text("file"))
    if file.is_absolute() or ".." in file.parts:  # an audit must not be sent to read elsewhere
        fields.fault(f"'{file}' leads out of the folder of texts; write the path below it", "file")
    return Text(str(file), sha256, int(paragraphs or 0))
