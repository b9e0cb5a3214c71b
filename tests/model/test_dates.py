"""Dates: what each form of EDTF level 1 can mean, and which dates can be true of one moment."""

import re
import string
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from undate import Undate

from graph.model.dates import Date, iso, parse

POINTS = {
    "2022": ((2022, 1, 1), (2022, 12, 31)),
    "2022-10": ((2022, 10, 1), (2022, 10, 31)),
    "2022-10-19": ((2022, 10, 19), (2022, 10, 19)),
    "2024-02": ((2024, 2, 1), (2024, 2, 29)),
    "1900-02": ((1900, 2, 1), (1900, 2, 28)),
    "2024-02-29": ((2024, 2, 29), (2024, 2, 29)),
    "201X": ((2010, 1, 1), (2019, 12, 31)),
    "20XX": ((2000, 1, 1), (2099, 12, 31)),
    "2022-XX": ((2022, 1, 1), (2022, 12, 31)),
    "2022-10-XX": ((2022, 10, 1), (2022, 10, 31)),
    "2022-XX-XX": ((2022, 1, 1), (2022, 12, 31)),
    "2021-21": ((2021, 3, 1), (2021, 5, 31)),
    "2021-22": ((2021, 6, 1), (2021, 8, 31)),
    "2021-23": ((2021, 9, 1), (2021, 11, 30)),
    "2021-24": ((2021, 12, 1), (2021, 12, 31)),
    "-0001": ((-1, 1, 1), (-1, 12, 31)),
    "-0004-02": ((-4, 2, 1), (-4, 2, 29)),
    "-001X": ((-19, 1, 1), (-10, 12, 31)),
    "0000": ((0, 1, 1), (0, 12, 31)),
    "Y17000": ((17_000, 1, 1), (17_000, 12, 31)),
    "Y-17000": ((-17_000, 1, 1), (-17_000, 12, 31)),
}
SPANS = {
    "2022/2023": ("interval", (2022, 1, 1), (2023, 12, 31)),
    "2022-10-19/2022-10-31": ("interval", (2022, 10, 19), (2022, 10, 31)),
    "2022-10/2022": ("interval", (2022, 10, 1), (2022, 12, 31)),
    "2021-02-01/..": ("interval", (2021, 2, 1), None),
    "2021-02-01/": ("interval", (2021, 2, 1), None),
    "../2022-10": ("interval", None, (2022, 10, 31)),
    "/2022-10": ("interval", None, (2022, 10, 31)),
    "[2021-02..2022-10]": ("one of", (2021, 2, 1), (2022, 10, 31)),
    "[2021-02..]": ("one of", (2021, 2, 1), None),
    "[..2022-10]": ("one of", None, (2022, 10, 31)),
}
DOUBTS = {"2022": 365, "202X": 3650, "2022-10": 31, "2022-10-XX": 31, "2022-XX": 365, "2021-21": 93, "2022-10-19": 1}
_HINT = "write 2022, 2022-10, 2022-10-19, 2022~, 2022-10-01/2022-10-19, 2021-02/.. or [2021-02..2022-10]"
NO_DATES = (
    *(
        "",
        "soon",
        "XXXX",
        "22",
        "20222",
        "2022-1",
        "2022-10-1",
        "19.10.2022",
        "October 2022",
        "2022-10-19 ",
    ),
    *("1985-04-12T23:20:30", "2022~?", "~2022", "+2022", "၂၀၂၂", "[2021]", "[..]", "[....]", "[2022....]"),
    *("[2021..2022", "[2021/2022]", "2021..2022"),
    *("201X-05", "201X-05-01", "201X-XX", "20XX-XX", "-001X-05", "Y17000-05", "Y-17000-05-01", "201X-21"),
)
days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
points = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))
marks = st.sampled_from(["", "~", "?", "%"])
qualified = st.tuples(points, marks).map("".join)
texts = st.one_of(
    qualified,
    qualified.map("{}/..".format),
    qualified.map("../{}".format),
    qualified.map("[{}..]".format),
    qualified.map("[..{}]".format),
)


@pytest.mark.parametrize(("text", "bounds"), POINTS.items())
def test_a_point_has_its_first_and_last_day(text: str, bounds: tuple) -> None:
    """A year, month, day, season or unspecified digit means every day from its first to its last."""
    assert parse(text) == Date(text, *bounds, slack=(0, 0), form="point")


@pytest.mark.parametrize(("text", "expected"), SPANS.items())
def test_a_span_reaches_from_its_first_part_to_its_last(text: str, expected: tuple) -> None:
    """An interval or a one-of range begins with its first part's first day; an open side has no bound."""
    form, earliest, latest = expected

    assert parse(text) == Date(text, earliest, latest, (0, 0), form)


@pytest.mark.parametrize("mark", "~?%")
@pytest.mark.parametrize(("text", "days_of_doubt"), DOUBTS.items())
def test_a_doubtful_date_may_be_off_by_its_own_precision(text: str, days_of_doubt: int, mark: str) -> None:
    """Approximate, uncertain or both: the bounds stay, and may lie further out by one unit of the precision."""
    sure = parse(text)

    assert parse(text + mark) == sure._replace(text=text + mark, slack=(days_of_doubt, days_of_doubt))


def test_each_end_of_an_interval_has_its_own_doubt() -> None:
    """`2022-10~/2023` is vague about its beginning only."""
    assert parse("2022-10~/2023").slack == (31, 0)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_with_the_forms_there_are(text: str) -> None:
    """Other notations, other digits and half a form are no dates."""
    with pytest.raises(ValueError, match="is no date") as raised:
        parse(text)

    assert str(raised.value) == f"'{text}' is no date; {_HINT}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2019-13-45", "'2019-13-45' is no date: there is no month 13"),
        ("2019-00", "'2019-00' is no date: there is no month 00"),
        ("2019-25", "'2019-25' is no date: there is no month 25"),
        ("2019-21-05", "'2019-21-05' is no date: there is no month 21"),
        ("2019-02-29", "'2019-02-29' is no date: there is no day 29 in that month"),
        ("1900-02-29", "'1900-02-29' is no date: there is no day 29 in that month"),
        ("2019-04-31", "'2019-04-31' is no date: there is no day 31 in that month"),
        ("2019-04-00", "'2019-04-00' is no date: there is no day 00 in that month"),
        ("2019-XX-05", "'2019-XX-05' is no date: a day needs its month"),
        ("2020/2019-13", "'2019-13' is no date: there is no month 13"),
        ("2004/2005/2006", f"'2005/2006' is no date; {_HINT}"),
        ("2022/10/19", f"'10/19' is no date; {_HINT}"),
        ("2022-10-19/2022-10-18", "'2022-10-19/2022-10-18' runs backwards; the earlier date comes first"),
        ("[2022-10..2021-02]", "'[2022-10..2021-02]' runs backwards; the earlier date comes first"),
        ("../..", "'../..' is open on both sides, which says nothing; leave it out"),
        ("/", "'/' is open on both sides, which says nothing; leave it out"),
    ],
)
def test_an_impossible_date_is_refused_with_its_reason(text: str, message: str) -> None:
    """A day that no calendar has, an interval that runs backwards and one without bounds each say what is wrong."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2022", "2022-10-19", True),
        ("2022", "2023", False),
        ("2022", "2023~", True),
        ("2022-12-30", "2023-12-31~", False),
        ("2022-10-19", "2022-10-20", False),
        ("2022-10-19~", "2022-10-20", True),
        ("2022-10-19?", "2022-10-21", False),
        ("2022-10-19?", "2022-10-21?", True),
        ("2021-02/..", "2030", True),
        ("2021-02/..", "2021-01", False),
        ("2021-02~/..", "2021-01", True),
        ("../2022-10", "1950", True),
        ("../2022-10", "2022-11-01", False),
        ("../2020", "2021/..", False),
        ("[2021-02..2022-10]", "2022-10-31", True),
        ("[2021-02..2022-10]", "2022-11", False),
        ("2021-21", "2021-05", True),
        ("-0001", "0000", False),
        ("-0001-12-31~", "0000-01-01", True),
        ("Y20000", "Y20001", False),
        ("Y20000", "Y20001?", True),
    ],
)
def test_dates_meet_where_their_bounds_do_or_their_doubt_lets_them(one: str, other: str, *, expected: bool) -> None:
    """Two dates can be true of one moment when no day of doubt, of either, leaves a gap; from either side."""
    first, second = parse(one), parse(other)

    assert (first.may_meet(second), second.may_meet(first)) == (expected, expected)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((2022, 1, 9), "2022-01-09"),
        ((33, 4, 3), "0033-04-03"),
        ((-44, 3, 15), "-0044-03-15"),
        ((17_000, 1, 1), "17000-01-01"),
    ],
)
def test_a_day_is_written_in_iso_8601(day: tuple[int, int, int], text: str) -> None:
    """Four digits of year at least, a sign only before year 0."""
    assert iso(day) == text


@given(qualified)
def test_undate_reads_points_the_same(text: str) -> None:
    """The library that knows EDTF gives the same first and last day."""
    oracle = Undate.parse(text, "EDTF")

    actual = parse(text)

    assert (iso(actual.earliest), iso(actual.latest)) == (str(oracle.earliest), str(oracle.latest))


@given(st.sampled_from(["{}X", "{}XX"]), st.integers(10, 99))
def test_undate_reads_unspecified_years_the_same(form: str, digits: int) -> None:
    """Decades and centuries have the bounds that the library gives."""
    text = form.format(digits if form == "{}XX" else digits * 10 + 3)
    oracle = Undate.parse(text, "EDTF")

    actual = parse(text)

    assert (iso(actual.earliest), iso(actual.latest)) == (str(oracle.earliest), str(oracle.latest))


@given(qualified, qualified)
def test_undate_reads_intervals_the_same(first: str, last: str) -> None:
    """An interval has the bounds of the library's two ends."""
    assume(Undate.parse(first, "EDTF").latest < Undate.parse(last, "EDTF").earliest)
    oracle = Undate.parse(f"{first}/{last}", "EDTF")

    actual = parse(f"{first}/{last}")

    assert (iso(actual.earliest), iso(actual.latest)) == (str(oracle.earliest.earliest), str(oracle.latest.latest))


@given(texts, texts)
def test_meeting_is_mutual(one: str, other: str) -> None:
    """If one may meet the other, the other may meet it; and every date may meet itself."""
    first, second = parse(one), parse(other)

    assert first.may_meet(second) == second.may_meet(first)
    assert first.may_meet(first)


@given(texts, qualified)
def test_doubt_only_ever_adds(one: str, other: str) -> None:
    """What meets a date still meets it when that date is made doubtful."""
    sure = parse(other.rstrip("~?%"))
    assume(parse(one).may_meet(sure))

    assert parse(one).may_meet(parse(sure.text + "?"))


@given(st.text(alphabet=string.digits + "-/.X~?%[]Y", max_size=24))
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    """Nothing else comes out: no other exception, and bounds are never the wrong way round."""
    try:
        found = parse(text)
    except ValueError:
        return

    assert found.text == text
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
