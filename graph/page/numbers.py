"""Columns that few records have a value in, and the numbers that dates go by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.model.dates import iso
from graph.words.dates import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.dates import Date, Day
    from graph.page.shapes import Dates, Sparse

_DAYS_PER_YEAR = 365.2425
_LAST_YEAR = 9999  # that datetime reaches, and that JavaScript writes in four digits


def sparse(values: Iterable[object]) -> Sparse:
    """Return the values that say something, by number."""
    return {str(number): value for number, value in enumerate(values) if value}


class DateNumbers:
    """Gives each date a number the first time it is met."""

    def __init__(self) -> None:
        self._numbers: dict[Date, int] = {}

    def of(self, when: Date) -> int:
        """Return the number of a date."""
        return self._numbers.setdefault(when, len(self._numbers))

    def sparse(self, dates: Iterable[Date | None]) -> Sparse:
        """Return the numbers of the dates that are given, by the number of their record."""
        return {str(number): self.of(when) for number, when in enumerate(dates) if when}

    def columns(self) -> Dates:
        """Return all dates that have a number by now, in that order."""
        found = list(self._numbers)
        return {
            "text": [when.text for when in found],
            "words": [date_words(when.text) for when in found],
            "earliest": [_days(when.earliest) for when in found],
            "latest": [_days(when.latest) for when in found],
            "before": [when.slack[0] for when in found],
            "after": [when.slack[1] for when in found],
            "form": [when.form for when in found],
            "far": sparse(_far(when) for when in found),
        }


def _days(day: Day | None) -> int | None:
    """Count days since 1970; beyond the years of `datetime` by average length: such are drawn at the edge anyway."""
    if day is None:
        return None
    if 1 <= day[0] <= _LAST_YEAR:
        return (date(*day) - date(1970, 1, 1)).days
    return round((day[0] - 1970) * _DAYS_PER_YEAR)


def _far(when: Date) -> list[str | None]:
    """Return the first and last day of a date as text, where a number of days does not tell it exactly."""
    days = (when.earliest, when.latest)
    if all(day is None or 1 <= day[0] <= _LAST_YEAR for day in days):
        return []
    return [iso(day) if day else None for day in days]
