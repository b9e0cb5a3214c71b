"""Dates as FollowTheMoney takes them: a year, a month or a day, and nothing of doubt; so what is lost is told.

Left to itself the library drops ``2023~`` and ``[2021..2022]`` without a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.model import dates

if TYPE_CHECKING:
    from graph.model.dates import Date, Day

_YEARS = range(1000, 9_999)  # that the library accepts


class Reduced(NamedTuple):
    """What is left of a date: values of ``date``, ``startDate`` and ``endDate``, and whether that is all it says."""

    values: tuple[tuple[str, str], ...]
    is_whole: bool


@lru_cache(maxsize=1 << 14)
def reduced(text: str) -> Reduced:
    """Return the properties that hold a date, never more precise than it is."""
    date = dates.parse(text)
    if date.form == "interval":
        first, _, last = date.text.partition("/")
        ends = (("startDate", first), ("endDate", last))
        given = [(name, end, _prefix(dates.parse(end))) for name, end in ends if end not in {"", ".."}]
        values = tuple((name, prefix) for name, _end, prefix in given if prefix)
        return Reduced(values, all(end == prefix for _name, end, prefix in given))
    prefix = _prefix(date)
    return Reduced((("date", prefix),) if prefix else (), prefix == date.text)


def _prefix(date: Date) -> str:
    """Return as much of a year, month and day as first and last day it can mean share."""
    if date.earliest is None or date.latest is None or date.earliest[0] not in _YEARS:
        return ""
    shared = _shared(date.earliest, date.latest)
    return dates.iso(date.earliest)[: (0, 4, 7, 10)[shared]]


def _shared(one: Day, other: Day) -> int:
    return next((index for index in range(3) if one[index] != other[index]), 3)
