"""Places in a source, as a citation names them: paragraphs ``23-24+26``, pages ``p5``, times ``00:12:30-00:13:10``."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

Form = Literal["paragraph", "page", "time"]

_PARAGRAPHS = re.compile(r"\d{1,7}(?:-\d{1,7})?(?:\+\d{1,7}(?:-\d{1,7})?)*", re.ASCII)
_PAGES = re.compile(r"p\d{1,7}(?:-\d{1,7})?(?:\+p?\d{1,7}(?:-\d{1,7})?)*", re.ASCII)
_TIME = r"\d{1,3}:[0-5]\d:[0-5]\d"
_TIMES = re.compile(rf"{_TIME}(?:-{_TIME})?(?:\+{_TIME}(?:-{_TIME})?)*", re.ASCII)
_HINT = "a place is a paragraph 23, 23-24 or 23-24+26, a page p5, or a time 00:12:30-00:13:10"


class Place(NamedTuple):
    """Where in a source something is written or said.

    Attributes:
        form: what `ranges` count: paragraphs or pages, from 1, or seconds from the beginning.
        ranges: first and last of each run, both included, in rising order.
    """

    form: Form
    ranges: tuple[tuple[int, int], ...]

    def numbers(self) -> list[int]:
        """Return every paragraph or page, or second, one by one."""
        return [number for first, last in self.ranges for number in range(first, last + 1)]

    def may_meet(self, other: Place) -> bool:
        """Tell whether two places of one source have anything in common."""
        return self.form == other.form and any(a <= d and c <= b for a, b in self.ranges for c, d in other.ranges)


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> Place:
    """Read a place.

    Raises:
        ValueError: with a message for the curator, when it is none, or its parts are not in rising order.
    """
    if _PARAGRAPHS.fullmatch(text):
        place = Place("paragraph", tuple(_numbers(part) for part in text.split("+")))
    elif _PAGES.fullmatch(text):
        place = Place("page", tuple(_numbers(part.removeprefix("p")) for part in text.split("+")))
    elif _TIMES.fullmatch(text):
        place = Place("time", tuple(_times(part) for part in text.split("+")))
    else:
        raise ValueError(f"'{text}' is no place; {_HINT}")
    if place.form != "time" and place.ranges[0][0] < 1:
        raise ValueError(f"there is no {place.form} 0; they are counted from 1")
    if any(first > last for first, last in place.ranges):
        raise ValueError(f"'{text}' runs backwards; the earlier {place.form} comes first")
    if any(one[1] >= other[0] for one, other in pairwise(place.ranges)):
        raise ValueError(f"{place.form}s stand in rising order, each once")
    return place


def seconds(text: str) -> int:
    """Read a time or a duration, ``00:42:10``, as seconds.

    Raises:
        ValueError: when it is none.
    """
    if not re.fullmatch(_TIME, text, re.ASCII):
        raise ValueError(f"'{text}' is no duration; write hours, minutes and seconds, such as 00:42:10")
    hours, minutes, rest = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def clock(number: int) -> str:
    """Write seconds as hours, minutes and seconds: ``00:12:30``."""
    return f"{number // 3600:02d}:{number // 60 % 60:02d}:{number % 60:02d}"


def _numbers(part: str) -> tuple[int, int]:
    first, _, last = part.partition("-")
    return int(first), int(last or first)


def _times(part: str) -> tuple[int, int]:
    first, _, last = part.partition("-")
    return seconds(first), seconds(last or first)
