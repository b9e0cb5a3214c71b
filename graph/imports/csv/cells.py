"""What the cells of a row say, as curated fields, or why they cannot be read."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from graph.imports.draft import is_word
from graph.model import dates, figures
from graph.model.records import STANCES

if TYPE_CHECKING:
    from collections.abc import Container

    from graph.imports.csv.tables import Row

THING = "thing"
_DIRECTIONS = {"directed", "undirected", "mutual"}
_ENTITY = {"id", "label", "name", "kind", "aliases", "description", "note", "url", "restricted"}
_DOCUMENT = {"published", "genre", "text_file", "text_sha256", "text_paragraphs"}
_RELATION = {"source", "from", "target", "to", "id", "label", "type", "inverse", "family", "symmetric"}
_RELATION |= {"when", "past", "figures", "also", "conflicts", "note", "restricted"}
COMPUTED = {"standing", "asserted", "earliest", "latest", "claimants", "citations", "documents", "says"}
"""What our own table of relations repeats of the evidence."""


def entity(row: Row, ignored: Container[str] = ()) -> dict[str, Any]:
    """Return the fields of an entity; what has no key in a dataset is kept in the note.

    Raises:
        ValueError: with what is wrong.
    """
    kind = word(row.get("kind") or THING)
    known = _ENTITY | (_DOCUMENT if kind == "document" else set())
    url = row.get("url")
    is_url = url.startswith(("https://", "http://"))
    rest = _rest(row, known if is_url else known - {"url"}, ignored)
    return {
        "kind": kind,
        "name": row.get("label", "name", "id"),
        "aliases": row.list("aliases"),
        "description": row.get("description"),
        "note": "; ".join(filter(None, [row.get("note"), *rest])),
        "url": url if is_url else "",
        "visibility": "restricted" if row.get("restricted") == "true" else "",
    } | (_document(row) if kind == "document" else {})


def relation(row: Row, pieces: list[dict[str, Any]], ignored: Container[str] = ()) -> dict[str, Any]:
    """Return the fields of a relation that do not name others: what is its own, not its evidence's.

    Raises:
        ValueError: with what is wrong.
    """
    given = {piece["when"] for piece in pieces}
    own = [_date(text) for text in row.list("when") if text not in given]
    if len(own) > 1:
        raise ValueError(f"'{row.get('when')}': a relation has one date of its own")
    counted = {(unit, value) for piece in pieces for unit, value in piece["figures"].items()}
    rest = _rest(row, _RELATION, ignored)
    return {
        "when": own[0] if own else "",
        "past": "true" if row.get("past") == "true" else "",
        "figures": dict(pair for pair in map(_figure, row.list("figures")) if pair not in counted),
        "note": "; ".join(filter(None, [row.get("note"), *rest])),
        "visibility": "restricted" if row.get("restricted") == "true" else "",
    }


def relation_type(row: Row) -> tuple[str, dict[str, str]]:
    """Return the name of the type and its definition; in Gephi's tables ``Type`` says only whether it is directed.

    Raises:
        ValueError: when it will not do as a name.
    """
    type_ = row.get("type")
    is_direction = type_.lower() in _DIRECTIONS
    name = row.get("label") if is_direction or not type_ else type_
    name = word(name) if name else ""
    if row.get("symmetric") == "true" or (is_direction and type_.lower() != "directed"):
        return name or "linked to", {"symmetric": "true", "family": row.get("family")}
    inverse = row.get("inverse") or ("" if name else "linked from")
    return name or "linked to", {"inverse": inverse, "family": row.get("family")}


def evidence(row: Row, paragraphs: int) -> dict[str, Any]:
    """Return the fields of a piece of evidence that do not name others, given how many paragraphs the document has.

    Raises:
        ValueError: with what is wrong.
    """
    stance = row.get("stance") or STANCES[0]
    if stance not in STANCES:
        raise ValueError(f"'{stance}' is no stance; it is one of: {', '.join(STANCES)}")
    _check_paragraphs(row.get("paragraphs"), paragraphs)
    return {
        "stance": stance if stance != STANCES[0] else "",
        "when": _date(row.get("when")) if row.get("when") else "",
        "figures": dict(map(_figure, row.list("figures"))),
        "says": row.get("says"),
    }


def _document(row: Row) -> dict[str, Any]:
    genre, (file, sha256, paragraphs) = row.get("genre"), (row.get(f"text_{key}") for key in _TEXT)
    if genre not in {"", "news", "opinion"}:
        raise ValueError(f"'{genre}' is no genre; it is news or opinion")
    if PurePosixPath(file).is_absolute() or ".." in PurePosixPath(file).parts:
        raise ValueError(f"'{file}' leads out of the folder of texts; write the path below it")
    if not (file or sha256 or paragraphs):
        text = {}
    elif file and re.fullmatch("[0-9a-f]{64}", sha256) and re.fullmatch("[1-9][0-9]{0,6}", paragraphs):
        text = {"file": file, "sha256": sha256, "paragraphs": paragraphs}
    else:
        raise ValueError("a text has text_file, text_sha256 (64 hexadecimal digits) and text_paragraphs (a number)")
    return {"published": _date(row.get("published")) if row.get("published") else "", "genre": genre, "text": text}


_TEXT = ("file", "sha256", "paragraphs")


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


def _check_paragraphs(place: str, most: int) -> None:
    if not re.fullmatch(r"[0-9]{1,7}(-[0-9]{1,7})?(\+[0-9]{1,7}(-[0-9]{1,7})?)*", place):
        raise ValueError(f"'{place}' are no paragraphs; write 23, 23-24 or 23-24+26")
    ranges = [[int(number) for number in part.split("-")] for part in place.split("+")]
    rising = all(part[0] <= part[-1] for part in ranges) and all(one[-1] < two[0] for one, two in pairwise(ranges))
    if not rising or ranges[0][0] < 1 or ranges[-1][-1] > most:
        raise ValueError(f"'{place}': paragraphs stand in rising order, from 1 to the document's {most}")
