"""What the cells of a row say, as curated fields, or why they cannot be read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from graph.curated.definitions import built_in
from graph.flat.columns import EDGE_COLUMNS
from graph.imports.draft import is_word
from graph.model import dates, figures, places
from graph.model.records import GENRES, STANCES

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from graph.imports.csv.tables import Row

THING = "thing"
_DIRECTIONS = {"directed", "undirected", "mutual"}
_ENTITY = {"id", "label", "name", "kind", "aliases", "description", "note", "url", "restricted", "was", "not"}
_DOCUMENT = {"published", "genre", "language", "archived", "accessed", "withdrawn"}
_DOCUMENT |= {"text_file", "text_sha256", "text_paragraphs", "text_form", "text_length", "text_transcript"}
_RELATION = {"source", "from", "target", "to", "id", "label", "type", "inverse", "family", "symmetric"}
_RELATION |= {"when", "past", "figures", "also", "conflicts", "note", "restricted", "was"}
ENTITY_COLUMNS, RELATION_COLUMNS = _ENTITY | _DOCUMENT, _RELATION
COMPUTED = {column.name for column in EDGE_COLUMNS} - _RELATION | {"claimants", "says"}
"""What our own table of relations, of today and before, repeats of the claims."""
_YES, _NO = {"true", "yes", "1"}, {"false", "no", "0", ""}
_LENGTHS = {"paragraph": "paragraphs", "page": "pages", "time": "duration"}


def entity(row: Row, ignored: Container[str] = ()) -> dict[str, Any]:
    """Return the fields of an entity; what has no key in a dataset is kept in the note.

    Raises:
        ValueError: with what is wrong.
    """
    kind = _kind(row)
    known = _ENTITY | (_DOCUMENT if kind == "document" else set())
    name = row.get("label", "name", "id")
    if "label" in row.cells and row.cells.get("name", name) != name:
        known = known - {"name"}  # the other one is the name: this is kept in the note
    url = row.get("url")
    is_url = url.startswith(("https://", "http://"))
    rest = _rest(row, known if is_url else known - {"url"}, ignored)
    return {
        "kind": kind,
        "name": name,
        "aliases": row.list("aliases"),
        "description": row.get("description"),
        "note": "; ".join(filter(None, [row.get("note"), *rest])),
        "url": url if is_url else "",
        "was": row.list("was"),
        "visibility": _visibility(row),
    } | (_document(row) if kind == "document" else {})


def alias(row: Row) -> Any:
    """Return a further name: as text, or with its language, or that it is former."""
    more = {"lang": row.get("lang"), "former": "true" if flag(row, "former") else ""}
    more = {key: value for key, value in more.items() if value}
    return {"name": row.get("name")} | more if more else row.get("name")


def relation(row: Row, pieces: list[dict[str, Any]], ignored: Container[str] = ()) -> dict[str, Any]:
    """Return the fields of a relation that do not name others: what is its own, not its claims'.

    Raises:
        ValueError: with what is wrong.
    """
    given = {piece["when"] for piece in pieces}
    own = [_date(text) for text in row.list("when") if text not in given]
    if len(own) > 1:
        raise ValueError(f"'{row.get('when')}': a relation has one date of its own")
    counted = {(unit, value) for piece in pieces for unit, value in piece["figures"].items()}
    is_past = flag(row, "past") and not all(piece.get("past") for piece in pieces or [{}])
    return {
        "when": own[0] if own else "",
        "past": "true" if is_past else "",
        "figures": dict(pair for pair in map(_figure, row.list("figures")) if pair not in counted),
        "was": row.list("was"),
        "note": "; ".join(filter(None, [row.get("note"), *_rest(row, _RELATION - _beaten(row, ignored), ignored)])),
        "visibility": _visibility(row),
    }


def _beaten(row: Row, ignored: Container[str]) -> set[str]:
    """Return the columns that say nothing because another one of the same meaning does: they go to the note."""
    found = {loser for winner, loser in (("source", "from"), ("target", "to")) if winner in row.cells}
    is_direction = row.get("type").lower() in _DIRECTIONS
    if "type" in row.cells and not is_direction and not ignored and row.get("label") != row.get("type"):
        found.add("label")
    return found


def _kind(row: Row) -> str:
    """Return the kind, those that are built in whatever their case: many tools write a capital."""
    kind = word(row.get("kind") or THING)
    return kind.lower() if kind.lower() in built_in().kinds else kind


def relation_type(row: Row) -> tuple[str, dict[str, str]]:
    """Return the name of the type and its definition; in Gephi's tables ``Type`` says only whether it is directed.

    Raises:
        ValueError: when it will not do as a name.
    """
    type_ = row.get("type")
    is_direction = type_.lower() in _DIRECTIONS
    name = row.get("label") if is_direction or not type_ else type_
    name = word(name) if name else ""
    if flag(row, "symmetric") or (is_direction and type_.lower() != "directed"):
        return name or "linked to", {"symmetric": "true", "family": row.get("family")}
    inverse = row.get("inverse") or ("" if name else "linked from")
    return name or "linked to", {"inverse": inverse, "family": row.get("family")}


def type_definition(row: Row) -> dict[str, Any]:
    """Return the definition of a type, as our own table of types has it."""
    flags = {name: "true" if flag(row, name) else "" for name in ("symmetric", "speech", "part", "many")}
    texts = {name: row.get(name) for name in ("inverse", "family", "ftm", "value", "unit", "scheme")}
    lists = {name: row.list(name) for name in ("from", "to", "was")}
    return {key: value for key, value in (texts | flags | lists).items() if value}


def claim(row: Row, text: Mapping[str, str], figures_: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a claim that do not name others, given the text of its document.

    Raises:
        ValueError: with what is wrong.
    """
    stance = row.get("stance") or STANCES[0]
    if stance not in STANCES:
        raise ValueError(f"'{stance}' is no stance; it is one of: {', '.join(STANCES)}")
    _check_place(row.get("place", "paragraphs"), text)
    dated = {name: _date(row.get(name)) if row.get(name) else "" for name in ("when", "covers", "withdrawn")}
    return {
        "stance": stance if stance != STANCES[0] else "",
        "past": "true" if flag(row, "past") else "",
        "figures": dict(figures_) or dict(map(_figure, row.list("figures"))),
        "visibility": _visibility(row),
        **dated,
        **{name: row.get(name) for name in ("value", "says", "remark", "quote")},
    }


def flag(row: Row, column: str) -> bool:
    """Return whether a cell says yes, in whatever way a spreadsheet writes that.

    Raises:
        ValueError: when it says neither yes nor no: nothing restricted becomes public by a slip.
    """
    text = row.get(column).strip().lower()
    if text not in _YES | _NO:
        raise ValueError(f"'{row.get(column)}' under '{column}' is neither true nor false")
    return text in _YES


def _visibility(row: Row) -> str:
    return "restricted" if flag(row, "restricted") else ""


def _document(row: Row) -> dict[str, Any]:
    genre = row.get("genre")
    if genre and genre not in GENRES:
        raise ValueError(f"'{genre}' is no genre; it is one of: {', '.join(GENRES)}")
    dated = {name: _date(row.get(name)) if row.get(name) else "" for name in ("published", "accessed", "withdrawn")}
    found = {"genre": genre, "language": row.get("language"), "archived": row.list("archived"), "text": _text(row)}
    return dated | found


def _text(row: Row) -> dict[str, str]:
    file, sha256, transcript = (row.get(f"text_{key}") for key in ("file", "sha256", "transcript"))
    form, length = row.get("text_form") or "paragraph", row.get("text_length", "text_paragraphs")
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        raise ValueError(f"'{file}' leads out of the folder of texts; write the path below it")
    if not (file or sha256 or length):
        return {}
    is_sound = file and re.fullmatch("[0-9a-f]{64}", sha256) and re.fullmatch("[1-9][0-9]{0,6}", length)
    if not is_sound or form not in _LENGTHS:
        forms = ", ".join(_LENGTHS)
        raise ValueError(
            f"a text has text_file, text_sha256 (64 hexadecimal digits), text_form ({forms}) and text_length (a number)"
        )
    written = places.clock(int(length)) if form == "time" else length
    return {"file": file, "sha256": sha256, _LENGTHS[form]: written} | (
        {"transcript": transcript} if transcript else {}
    )


def word(text: str) -> str:
    """Return what will do as the name of a kind, a type or a unit.

    Raises:
        ValueError: when it will not.
    """
    if not is_word(text):
        raise ValueError(f"'{text[:20]}…' is too long for the name of a kind, a type or a unit")
    return text


def _rest(row: Row, known: Container[str], ignored: Container[str]) -> list[str]:
    return [f"{name}: {text}" for name, text in row.cells.items() if name not in known and name not in ignored]


def _date(text: str) -> str:
    return dates.parse(text).text


def _figure(text: str) -> tuple[str, str]:
    """Return unit and value of ``about 150 people``: the value is the longest beginning that is one."""
    words = text.split(" ")
    for length in range(len(words) - 1, 0, -1):
        unit, value = " ".join(words[length:]), " ".join(words[:length])
        try:
            figures.parse(unit, value)
        except ValueError:
            continue
        return word(unit), value
    raise ValueError(f"'{text}' is no figure; write a number and its unit, such as 'about 150 people'")


def _check_place(text: str, of: Mapping[str, str]) -> None:
    """Tell whether a place is one of a text, which holds its length under the word for what is counted."""
    place = places.parse(text)
    length = next(value for key, value in of.items() if key in _LENGTHS.values())
    last = places.seconds(length) if place.form == "time" and ":" in length else int(length.replace(":", ""))
    if _LENGTHS[place.form] not in of or place.ranges[-1][1] > last:
        counted = next(key for key in of if key in _LENGTHS.values())
        raise ValueError(f"'{text}' is not in the document: it has {length} {counted}")
