"""Dates in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import parse
from graph.words.dates import date_words, span_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022", "2022"),
        ("2022-10", "October 2022"),
        ("2022-10-09", "9 October 2022"),
        ("2023~", "about 2023"),
        ("2022-10?", "perhaps October 2022"),
        ("2022-10-09%", "perhaps about 9 October 2022"),
        ("2022-21", "spring 2022"),
        ("2022-24~", "about winter 2022"),
        ("201X", "the 2010s"),
        ("19XX", "the 1900s"),
        ("-01XX", "the 0100s BC"),
        ("2022-XX", "a month of 2022"),
        ("2022-XX-XX", "a day of 2022"),
        ("2022-10-XX", "a day in October 2022"),
        ("-0043-03-15", "15 March 44 BC"),
        ("0000", "1 BC"),
        ("Y12345", "12,345"),
        ("Y-12345", "12,346 BC"),
        ("2021/2022-03-25", "2021 – 25 March 2022"),
        ("2021-06/2021-12", "June – December 2021"),
        ("2022-10-01/2022-10-19", "1 – 19 October 2022"),
        ("2021-02/..", "since February 2021"),
        ("../2022-03-25", "until 25 March 2022"),
        ("/2022", "until 2022"),
        ("[2021-02..2022-10]", "at some time between February 2021 and October 2022"),
        ("[2021..]", "at some time since 2021"),
        ("[..2021]", "at some time until 2021"),
    ],
)
def test_every_form_of_date_has_words(text: str, words: str) -> None:
    """None is shown as it is curated."""
    assert date_words(text) == words


def test_several_dates_are_told_once_each() -> None:
    """In their order."""
    assert span_words([parse("2022"), parse("2019~"), parse("2022")]) == "2022 or about 2019"


points = st.builds(
    lambda year, month, day, doubt: (
        f"{year:04d}" + (f"-{month:02d}" + (f"-{day:02d}" if day else "") if month else "") + doubt
    ),
    st.integers(1, 9999),
    st.integers(0, 12),
    st.integers(0, 28),
    st.sampled_from(["", "~", "?", "%"]),
)


@given(points, points)
def test_words_hold_no_code(first: str, last: str) -> None:
    """No sign of EDTF is left, whatever is joined."""
    for text in (first, f"{first}/..", f"../{last}", f"[{first}..{last}]", f"{first}/{last}"):
        assert not set(date_words(text)) & set("~?%[]/X")
