"""Figures: what each form can mean, and which can be true of one count."""

from math import inf, nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.figures import Figure, parse

BOUNDS = {
    "150": (150, 150),
    "0.5": (0.5, 0.5),
    "100-200": (100, 200),
    "about 100": (80, 120),
    "about 100-200": (80, 240),
    "nearly 100": (80, nextafter(100, 0)),
    "at least 100": (100, inf),
    "at least 100-200": (100, inf),
    "more than 100": (nextafter(100, inf), inf),
    "up to 100": (0, 100),
    "less than 100": (0, nextafter(100, 0)),
    "a handful": (1, 20),
    "dozens": (13, 500),
    "hundreds": (101, 5_000),
    "thousands": (1_001, 100_000),
    "several thousand": (2_001, 20_000),
    "hundreds to thousands": (101, 100_000),
}
NO_FIGURES = (
    "",
    "many",
    "1,000",
    "1 000",
    "-5",
    "100-",
    "5.",
    ".5",
    "1e3",
    "about",
    "About 100",
    "about  100",
    "၅",
    "∞",
)
numbers = st.integers(0, 10**9)
figures = st.one_of(
    st.sampled_from(["a handful", "dozens", "hundreds", "several thousand", "thousands", "hundreds to thousands"]),
    st.tuples(
        st.sampled_from(["", "about ", "nearly ", "at least ", "more than ", "up to ", "less than "]), numbers
    ).map(lambda parts: f"{parts[0]}{parts[1]}"),
    st.tuples(numbers, numbers).map(lambda pair: f"{min(pair)}-{max(pair)}"),
)


@pytest.mark.parametrize(("text", "bounds"), BOUNDS.items())
def test_a_figure_has_the_least_and_the_most_it_can_mean(text: str, bounds: tuple[float, float]) -> None:
    """Exact, ranged, qualified and vague figures each have bounds; the text stays as curated."""
    assert parse("people", text) == Figure("people", text, *bounds)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure_is_refused_with_the_forms_there_are(text: str) -> None:
    """Separators, signs, other digits and other words are no figures."""
    with pytest.raises(ValueError, match="is no figure") as raised:
        parse("people", text)

    assert str(raised.value) == (
        f"'{text}' is no figure; write a number without separators, a range 100-200, either led by about, nearly, "
        "at least, more than, up to or less than, or one of: a handful, dozens, hundreds, thousands, several thousand, "
        "hundreds to thousands"
    )


def test_a_range_runs_upwards() -> None:
    """`200-100` is refused with what would be right."""
    with pytest.raises(ValueError, match=r"^'200-100' runs backwards; the smaller number comes first$"):
        parse("people", "200-100")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("150", "150", True),
        ("150", "151", False),
        ("about 150", "170", True),
        ("about 100", "200", False),
        ("100-200", "150", True),
        ("at least 100", "1000000", True),
        ("at least 100", "99", False),
        ("up to 100", "101", False),
        ("more than 100", "100", False),
        ("more than 100", "100.1", True),
        ("more than 100", "at least 100", True),
        ("more than 100", "up to 100", False),
        ("less than 100", "100", False),
        ("less than 100", "99.9", True),
        ("less than 100", "up to 100", True),
        ("less than 100", "more than 100", False),
        ("less than 100", "at least 100", False),
        ("nearly 100", "100", False),
        ("nearly 100", "99", True),
        ("up to 100", "100", True),
        ("at least 100", "100", True),
        ("dozens", "hundreds", True),
        ("dozens", "600", False),
        ("a handful", "thousands", False),
    ],
)
def test_figures_exclude_each_other_where_their_bounds_do_not_meet(one: str, other: str, *, expected: bool) -> None:
    """Only what no careful reading can join is a difference; from either side."""
    first, second = parse("people", one), parse("people", other)

    assert (first.may_equal(second), second.may_equal(first)) == (expected, expected)


def test_a_figure_reads_as_its_text_and_unit() -> None:
    """`about 150 people`, `5000 USD per month`."""
    written = [str(parse("people", "about 150")), str(parse("USD per month", "5000"))]

    assert written == ["about 150 people", "5000 USD per month"]


@given(figures, figures)
def test_a_figure_may_equal_itself_and_equality_is_mutual(one: str, other: str) -> None:
    """Bounds are never the wrong way round, and no order of asking matters."""
    first, second = parse("people", one), parse("people", other)

    assert first.low <= first.high
    assert first.may_equal(first)
    assert first.may_equal(second) == second.may_equal(first)
