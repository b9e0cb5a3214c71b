"""Dates in words: ``about October 2022``, ``at some time between February 2021 and October 2022``, ``the 2010s``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.dates import Date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}
_POINT = re.compile(r"(?P<year>Y?-?[\dX]+)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<doubt>[~?%]?)", re.ASCII)


@lru_cache(maxsize=1 << 14)
def date_words(text: str) -> str:
    """Write a date, given in EDTF, as a reader says it.

    >>> date_words("[2021-02..2022-10]")
    'at some time between February 2021 and October 2022'
    >>> date_words("2021-06/2021-12")
    'June – December 2021'
    >>> date_words("../2022-03-25")
    'until 25 March 2022'
    >>> date_words("201X"), date_words("2022-21~"), date_words("-0043-03-15")
    ('the 2010s', 'about spring 2022', '15 March 44 BC')
    """
    if text.startswith("["):
        first, _, last = text[1:-1].partition("..")
        ends = ("at some time since {}", "at some time until {}", "at some time between {} and {}")
    elif "/" in text:
        first, last = (end.removeprefix("..") for end in text.split("/"))
        ends = ("since {}", "until {}", "{} – {}")
    else:
        return _point(text)
    known = [_point(end) for end in (first, last) if end]
    if len(known) > 1:
        known[0] = _without_common_end(*known)
    return ends[2 if len(known) > 1 else 1 if last else 0].format(*known)


def span_words(dates: Iterable[Date]) -> str:
    """Write several dates given for one thing: each once, ``2022 or 2023``."""
    return " or ".join(dict.fromkeys(date_words(date.text) for date in dates))


def _without_common_end(first: str, last: str) -> str:
    """Leave out of the first what both end with: ``June`` of ``June 2021`` before ``December 2021``."""
    words, others = first.split(), last.split()
    common = 0
    while common < min(len(words), len(others)) - 1 and words[-1 - common] == others[-1 - common]:
        common += 1
    return " ".join(words[: len(words) - common])


def _point(text: str) -> str:
    match = _POINT.fullmatch(text)
    if match is None:
        return text
    year, month, day = _year(match["year"]), match["month"], match["day"]
    if month is None:
        plain = year
    elif month == "XX":
        plain = f"a {'day' if day else 'month'} of {year}"
    elif month in _SEASONS:
        plain = f"{_SEASONS[month]} {year}"
    elif day == "XX":
        plain = f"a day in {MONTHS[int(month) - 1]} {year}"
    else:
        plain = " ".join(part for part in (day and str(int(day)), MONTHS[int(month) - 1], year) if part)
    return _DOUBT[match["doubt"]] + plain


def _year(text: str) -> str:
    digits = text.removeprefix("Y")
    is_before = digits.startswith("-")
    digits = digits.removeprefix("-")
    if digits.endswith("X"):
        return f"the {digits.replace('X', '0')}s{' BC' if is_before else ''}"
    number = int(digits)
    if is_before or number == 0:  # the year 0 of EDTF is 1 BC
        return f"{_plain(number + 1)} BC"
    return _plain(number) if len(digits) > 4 else str(number)  # noqa: PLR2004 - years beyond 9999


def _plain(number: int) -> str:
    return f"{number:,}" if number > 9999 else str(number)  # noqa: PLR2004 - likewise
