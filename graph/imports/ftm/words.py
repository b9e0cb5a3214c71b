"""What one record of FollowTheMoney says, in the words of a dataset: entity fields, dates, figures and remarks.

What a dataset has no key for is kept word for word, as ``country: mm``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graph.curated.fields import ID
from graph.imports.draft import is_word
from graph.model import dates, figures

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.imports.ftm.records import Record

_NAMES = ("name", "title", "fileName", "full", "username", "subject", "passportNumber", "number", "program", "reason")
_ALIASES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_ADDRESSES = ("website", "sourceUrl")
_PUBLISHED = ("publishedAt", "date", "authoredAt")
_MAKERS = ("publisher", "author")
_ISO_LENGTH = len("USD")
_WHEN = ("startDate", "endDate", "date")
BULK = frozenset({"bodyText", "bodyHtml", "indexText", "translatedText", "rawText", "headers", "metadata"})
"""Whole texts; they belong beside a dataset, not into its notes, and stay in the file."""

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_RESTRICTED = "restricted: not for publication"  # as our own export marks a link
_SENTENCE = re.compile(r".* \[(?:stated|claimed|disputed)\]", re.DOTALL)
_OURS = re.compile(r"(?P<type>.*?)(?: \[(?P<standing>\w+)\])?(?P<past> \(former\))?", re.DOTALL)


def is_ours(record: Record) -> bool:
    """Tell whether our own export wrote a link: the id twice, but longer where an entity has the same."""
    own = record.first("recordId")
    return bool(own) and record.id.startswith(own) and not record.id[len(own) :].replace("--relation", "")


def entity(record: Record, schema: dict[str, str], *, is_ours: bool) -> dict[str, Any]:
    """Return the fields of an entity; `is_ours` tells whether our own export wrote the file."""
    kind, keywords = _kind(record, schema, is_ours=is_ours)
    name = record.caption or record.first(*_NAMES) or f"{record.schema} {record.id}"
    url = next((text for text in record.all(*_ADDRESSES) if text.startswith(("https://", "http://"))), "")
    is_document = kind == "document"
    published = edtf(record.first(*_PUBLISHED)) if is_document else ""
    handled = {"keywords", "notes", *_ALIASES, *record.references(), *(_MAKERS if is_document else ())}
    marks = {"news", "opinion", "restricted"} if is_ours else set[str]()
    description = next((text for text in record.all("description") if text != name), "")
    rest = _rest(record, handled, {name, url, published, description})
    rest += [f"keyword: {word}" for word in keywords if word not in marks]
    return {
        "kind": kind,
        "name": name,
        "aliases": record.all(*_ALIASES),
        "description": description,
        "note": "; ".join(record.all("notes") + ([] if ID.fullmatch(record.id) else [f"id: {record.id}"]) + rest),
        "url": url,
        "visibility": "restricted" if "restricted" in marks & {*keywords} else "",
        "published": published,
        "genre": "opinion" if is_document and "opinion" in marks & {*keywords} else "",
    }


def relation(record: Record, schema: dict[str, str]) -> dict[str, Any]:
    """Return type, date and figures of a link, and under ``says`` what else the file says of it."""
    ours = _our_type(record, schema)
    given, dated = _when(record, open_end=".." if ours else "")
    amounts = _figures(record)
    handled = {schema["from"], schema["to"], "publisher", "summary", "description", *dated, *record.references()}
    handled |= {"amount", "currency"} if amounts else set()
    says = record.all("summary", "description")
    if ours:
        handled |= {schema.get("role", ""), "recordId", "status", "namesMentioned"}
        given = next((text for text in says if dates.is_date(text)), given)
        says = [text for text in says if text not in {given, _RESTRICTED} and not _SENTENCE.fullmatch(text)]
        says += [f"standing: {ours['standing']}"] if ours["standing"] else []
    elif "role" in schema:
        handled.add(schema["role"])
        says = record.all(schema["role"]) + says
    return {
        "type": ours["type"] if ours else "",
        "when": given,
        "past": "true" if ours and ours["past"] else "",
        "visibility": "restricted" if ours and _RESTRICTED in record.all("summary") else "",
        "figures": amounts,
        "says": "; ".join(says + _rest(record, handled, set())),
    }


def _our_type(record: Record, schema: dict[str, str]) -> re.Match[str] | None:
    """Return the type as our own export writes it: ``paid [disputed] (former)``; None for anybody else's link."""
    role = record.first(schema.get("role", ""))
    return _OURS.fullmatch(role) if is_word(role) and is_ours(record) else None


def _when(record: Record, open_end: str) -> tuple[str, tuple[str, ...]]:
    """Return the date a link gives, EDTF, and the properties it is made of; several dates are left as they stand."""
    values = {name: record.all(name) for name in _WHEN if record.all(name)}
    start, end, on = (edtf(record.first(name)) for name in _WHEN)
    text = f"{start or open_end}/{end or open_end}" if start or end else on
    is_one = all(len(given) == 1 for given in values.values()) and not (on and (start or end))
    return (text, tuple(values)) if text and is_one and dates.is_date(text) else ("", ())


def edtf(text: str) -> str:
    """Return the day, month or year that a date begins with; empty where it is none."""
    match = _DAY.match(text)
    return match[0] if match and dates.is_date(match[0]) else ""


def _kind(record: Record, schema: dict[str, str], *, is_ours: bool) -> tuple[str, list[str]]:
    """Return the kind and the other keywords: our own export writes the kind as the first of them."""
    keywords = record.all("keywords")
    return (keywords[0], keywords[1:]) if is_ours and keywords and is_word(keywords[0]) else (schema["kind"], keywords)


def _figures(record: Record) -> dict[str, str]:
    amounts = record.all("amount")
    if len(amounts) != 1:
        return {}
    currency = record.first("currency")
    unit = (currency.upper() if len(currency) == _ISO_LENGTH else currency) or "amount"
    try:
        figures.parse(unit, amounts[0])
    except ValueError:
        return {}
    return {unit: amounts[0]} if is_word(unit) else {}


def _rest(record: Record, handled: Collection[str], said: Collection[str]) -> list[str]:
    """Return what the properties say that have no key in a dataset, and has not been said."""
    left = ((name, values) for name, values in record.properties.items() if name not in handled and name not in BULK)
    kept = ((name, [value for value in dict.fromkeys(values) if value not in said]) for name, values in left)
    return [f"{name}: {', '.join(values)}" for name, values in kept if values]
