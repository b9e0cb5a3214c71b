"""Figures as the sources give them, ``about 100``, ``100-200``, ``dozens``, with the bounds they allow."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, nextafter
from typing import NamedTuple

# Wide on purpose: a word is stretched as far as a careful writer would, so that a disagreement we report is one.
_VAGUE = {
    "a handful": (1, 20),
    "dozens": (13, 500),
    "hundreds": (101, 5_000),
    "thousands": (1_001, 100_000),
    "several thousand": (2_001, 20_000),
    "hundreds to thousands": (101, 100_000),
}
_QUALIFIED = re.compile(
    r"(?:(?P<qualifier>about|nearly|at least|more than|up to|less than) )?"
    r"(?P<low>\d+(?:\.\d+)?)(?:-(?P<high>\d+(?:\.\d+)?))?",
    re.ASCII,
)


class Figure(NamedTuple):
    """A number of something, as precise as its source.

    Attributes:
        unit: what is counted: ``people``, ``USD``, ``people per month``.
        text: the value as curated.
        low: least it can mean.
        high: most it can mean; infinite after ``at least``.
    """

    unit: str
    text: str
    low: float
    high: float

    def may_equal(self, other: Figure) -> bool:
        """Tell whether both can be true of one count: their bounds meet."""
        return self.low <= other.high and other.low <= self.high

    @property
    def number(self) -> float | None:
        """The number as it is written: 14000 of ``more than 14000``; None of a range or of words.

        >>> parse("soldiers", "nearly 3000").number, parse("soldiers", "100-200").number
        (3000.0, None)
        """
        match = _QUALIFIED.fullmatch(self.text)
        return float(match["low"]) if match and match["high"] is None else None

    def __str__(self) -> str:
        return f"{self.text} {self.unit}" if self.unit else self.text


@lru_cache(maxsize=1 << 14)
def parse(unit: str, text: str) -> Figure:
    """Read one figure.

    Raises:
        ValueError: with a message for the curator, when the value is none or runs backwards.
    """
    if text in _VAGUE:
        return Figure(unit, text, *_VAGUE[text])
    match = _QUALIFIED.fullmatch(text)
    if match is None:
        words = ", ".join(_VAGUE)
        raise ValueError(
            f"'{text}' is no figure; write a number without separators, a range 100-200, either led by about, nearly, "
            f"at least, more than, up to or less than, or one of: {words}"
        )
    low = float(match["low"])
    high = float(match["high"] or low)
    if low > high:
        raise ValueError(f"'{text}' runs backwards; the smaller number comes first")
    return Figure(unit, text, *_bounds(match["qualifier"], low, high))


def _bounds(qualifier: str | None, low: float, high: float) -> tuple[float, float]:
    qualified = {
        "about": (low * 0.8, high * 1.2),
        "nearly": (low * 0.8, _below(high)),
        "at least": (low, inf),
        "more than": (nextafter(low, inf), inf),
        "up to": (0, high),
        "less than": (0, _below(high)),
    }
    return qualified.get(qualifier or "", (low, high))


def _below(number: float) -> float:
    """Return the largest number that is less, but no less than nothing: the bound itself is excluded."""
    return max(nextafter(number, -inf), 0)
