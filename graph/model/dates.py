"""Dates as the sources give them: EDTF level 1, and the one-of range of level 2.

Why not a library: `edtf` 5.0 takes 6 ms for a date and lets an interval run backwards, `undate` 0.8 takes 3 ms and
does not know ``[a..b]``; a dataset of 100,000 relations would spend minutes. `undate` is the oracle of our tests.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

Day = tuple[int, int, int]
"""Year, month, day: compares in time order, for years that `datetime.date` does not reach too."""

_POINT = re.compile(
    r"(?:(?P<year>-?\d{4})(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"|(?P<years>-?\d{3}X|-?\d{2}XX|Y-?\d{5,}))(?P<doubt>[~?%]?)",
    re.ASCII,
)
# EDTF leaves open which months a season is; these are those of the northern half, winter within one year.
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
_HINT = "write 2022, 2022-10, 2022-10-19, 2022~, 2022-10-01/2022-10-19, 2021-02/.. or [2021-02..2022-10]"


class Date(NamedTuple):
    """A date or interval with the bounds that its text gives.

    Attributes:
        text: as curated, in EDTF.
        earliest: first day it can mean; None where it is open towards the past.
        latest: last day it can mean; None where it is open towards the future.
        slack: (before, after): how many days either bound may lie further out, because it is approximate or uncertain.
        form: ``point``, ``interval`` (held throughout) or ``one of`` (happened at some time between).
    """

    text: str
    earliest: Day | None
    latest: Day | None
    slack: tuple[int, int]
    form: str

    def may_meet(self, other: Date) -> bool:
        """Tell whether both can be true of one moment, doubt on either side allowed for."""
        return _begins_by(self, other) and _begins_by(other, self)


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Date:
    """Read a date.

    Raises:
        ValueError: with a message for the curator, when it is no such date or runs backwards.
    """
    if text.startswith("["):
        return _range(text)
    if "/" in text:
        return _interval(text)
    earliest, latest, slack = _point(text)
    return Date(text, earliest, latest, (slack, slack), "point")


def is_date(text: str) -> bool:
    """Tell whether a text is a date that can be read."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


def is_later(one: Date, other: Date) -> bool:
    """Tell whether one date begins after another ends, beyond all doubt about either."""
    return bool(one.earliest and other.latest and one.earliest > other.latest) and not one.may_meet(other)


def iso(day: Day) -> str:
    """Write a day as ISO 8601, with a sign and more digits only where the year needs them."""
    year = f"{day[0]:04d}" if day[0] >= 0 else f"-{-day[0]:04d}"
    return f"{year}-{day[1]:02d}-{day[2]:02d}"


def _begins_by(one: Date, other: Date) -> bool:
    if one.earliest is None or other.latest is None:
        return True
    if one.earliest <= other.latest:
        return True
    slack = one.slack[0] + other.slack[1]
    return bool(slack) and _number(one.earliest) - _number(other.latest) <= slack


def _range(text: str) -> Date:
    first, dots, last = text[1:-1].partition("..")
    if not (text.endswith("]") and dots and (first or last)) or last == "..":
        raise ValueError(f"'{text}' is no date; {_HINT}")
    return _bounded(text, first or "..", last or "..", "one of")


def _interval(text: str) -> Date:
    first, _, last = text.partition("/")
    if first in {"", ".."} and last in {"", ".."}:
        raise ValueError(f"'{text}' is open on both sides, which says nothing; leave it out")
    return _bounded(text, first or "..", last or "..", "interval")


def _bounded(text: str, first: str, last: str, form: str) -> Date:
    opening = (None, None, 0) if first == ".." else _point(first)
    closing = (None, None, 0) if last == ".." else _point(last)
    if opening[0] and closing[1] and opening[0] > closing[1]:
        raise ValueError(f"'{text}' runs backwards; the earlier date comes first")
    return Date(text, opening[0], closing[1], (opening[2], closing[2]), form)


def _point(text: str) -> tuple[Day, Day, int]:
    """Return first day, last day and slack of a single date: one unit of its precision when it is in doubt."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is no date; {_HINT}")
    first_year, last_year = _years(match["year"] or match["years"])
    first_month, last_month = _months(match["month"], text)
    if match["day"] in {None, "XX"}:
        months = 1 + last_month - first_month
        unit = 365 * (1 + last_year - first_year) if match["month"] in {None, "XX"} else 31 * months
        first_day, last_day = 1, _days_in(last_year, last_month)
    else:
        if match["month"] == "XX":
            raise ValueError(f"'{text}' is no date: a day needs its month")
        if not 1 <= int(match["day"]) <= _days_in(first_year, first_month):
            raise ValueError(f"'{text}' is no date: there is no day {match['day']} in that month")
        unit, first_day = 1, int(match["day"])
        last_day = first_day
    slack = unit if match["doubt"] else 0
    return (first_year, first_month, first_day), (last_year, last_month, last_day), slack


def _years(text: str) -> tuple[int, int]:
    digits = text.removeprefix("Y")
    if digits.startswith("-"):  # before year 0 the larger number is the earlier year
        return int(digits.replace("X", "9")), int(digits.replace("X", "0"))
    return int(digits.replace("X", "0")), int(digits.replace("X", "9"))


def _months(text: str | None, whole: str) -> tuple[int, int]:
    if text in {None, "XX"}:
        return 1, 12
    month = int(text or 0)
    if month in _SEASONS and whole.count("-") - whole.startswith("-") == 1:
        return _SEASONS[month]
    if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise ValueError(f"'{whole}' is no date: there is no month {text}")
    return month, month


def _days_in(year: int, month: int) -> int:
    return monthrange(2000 + year % 400, month)[1]  # the calendar repeats every 400 years


def _number(day: Day) -> int:
    """Count days, so that distances can be taken in any year."""
    cycles, year = divmod(day[0], 400)
    return cycles * 146_097 + (date(2000 + year, day[1], day[2]) - date(2000, 1, 1)) // timedelta(days=1)
