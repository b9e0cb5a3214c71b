"""Places in a source: paragraphs, pages, times (DESIGN section 2)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.places import Place, clock, parse, seconds


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("23", Place("paragraph", ((23, 23),))),
        ("23-24+26", Place("paragraph", ((23, 24), (26, 26)))),
        ("p5", Place("page", ((5, 5),))),
        ("p5-6+9", Place("page", ((5, 6), (9, 9)))),
        ("00:12:30", Place("time", ((750, 750),))),
        ("00:12:30-00:13:10", Place("time", ((750, 790),))),
    ],
)
def test_a_place_is_read(text: str, place: Place) -> None:
    """By its form, with first and last of each run."""
    assert parse(text) == place


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "'' is no place; a place is a paragraph 23, 23-24 or 23-24+26, a page p5, or a time 00:12:30-00:13:10"),
        ("x", "'x' is no place; a place is a paragraph 23, 23-24 or 23-24+26, a page p5, or a time 00:12:30-00:13:10"),
        ("0", "there is no paragraph 0; they are counted from 1"),
        ("p0", "there is no page 0; they are counted from 1"),
        ("5-4", "'5-4' runs backwards; the earlier paragraph comes first"),
        ("00:13:10-00:12:30", "'00:13:10-00:12:30' runs backwards; the earlier time comes first"),
        ("5+5", "paragraphs stand in rising order, each once"),
        ("5+3", "paragraphs stand in rising order, each once"),
    ],
)
def test_what_is_no_place_is_told(text: str, message: str) -> None:
    """With what would be one."""
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - compared whole below
        parse(text)

    assert str(raised.value) == message


runs = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 3)), min_size=1, max_size=4)


@given(runs, st.sampled_from(["paragraph", "page", "time"]))
def test_what_is_written_is_read_again(gaps: list[tuple[int, int]], form: str) -> None:
    """Whatever runs there are, in each form."""
    ranges, at = [], 0
    for gap, length in gaps:
        ranges.append((at + gap, at + gap + length))
        at += gap + length
    written = "+".join(
        _written(first, form) + (f"-{_written(last, form)}" if last > first else "") for first, last in ranges
    )

    assert parse("p" + written if form == "page" else written) == Place(form, tuple(ranges))


def _written(number: int, form: str) -> str:
    return clock(number) if form == "time" else str(number)


@given(st.integers(0, 359_999))
def test_a_clock_is_read_back(number: int) -> None:
    """Seconds as hours, minutes and seconds."""
    assert seconds(clock(number)) == number


def test_places_meet_where_they_have_anything_in_common() -> None:
    """Of one form; a page is no paragraph."""
    assert [parse("2-4").may_meet(parse(other)) for other in ("4", "5", "1+3", "p3")] == [True, False, True, False]
