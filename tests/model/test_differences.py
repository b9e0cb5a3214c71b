"""Where the claims of one relation cannot all be right."""

import pytest

from graph.model import dates, figures
from graph.model.differences import Difference, differences
from graph.model.places import parse
from graph.model.records import Claim, Relation
from graph.model.standing import claim_standing
from graph.model.values import parse as value


def said(document: str = "news", stance: str = "asserts", by: tuple[str, ...] = (), **more: object) -> Claim:
    """Return a claim from the first paragraph of a document."""
    return Claim(f"{document}#1", document, parse("1"), by, stance, claim_standing(stance, by, "news"), **more)


def counted(unit: str, text: str, document: str = "news", **more: object) -> Claim:
    """Return a claim that gives one figure."""
    return said(document, figures=(figures.parse(unit, text),), **more)


def relation(*claims: Claim) -> Relation:
    """Return a relation with these claims."""
    return Relation("r", "ana", "leads", "front", claims)


def test_sources_differ_on_dates_that_cannot_meet() -> None:
    """Two assertions are shown with both voices."""
    one, other = said(when=dates.parse("2022")), said("wire", when=dates.parse("2019"))

    assert differences(relation(one, other)) == [Difference("date", (one, "2022"), (other, "2019"))]


def test_sources_differ_on_figures_of_one_unit() -> None:
    """Figures that exclude each other differ; those of other units are about something else."""
    one = said(figures=(figures.parse("people", "about 150"), figures.parse("ships", "2")))
    other = said("wire", figures=(figures.parse("people", "200"), figures.parse("USD", "5000")))

    assert differences(relation(one, other)) == [Difference("people", (one, "about 150"), (other, "200"))]


def test_sources_differ_on_values() -> None:
    """Of a fact; a month within the year agrees (rule 9)."""
    one, other, third = (
        said(document, value=value("date", text)) for document, text in (("a", "1990"), ("b", "1990-05"), ("c", "1991"))
    )

    assert differences(relation(one, other, third)) == [
        Difference("value", (one, "1990"), (third, "1991")),
        Difference("value", (other, "1990-05"), (third, "1991")),
    ]


def test_nothing_is_lent_from_one_claim_to_another() -> None:
    """A claim without a date or a figure says nothing of either (rule 2)."""
    plain, dated, number = said(), said("wire", when=dates.parse("2019")), counted("people", "9", "daily")

    assert differences(relation(plain, dated, number)) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", ["people"]),
        ("2022", "", ["people"]),
        ("2022", "2022-10", ["people"]),
        ("2022", "2023~", ["people"]),
        ("2022", "2023", ["date"]),
    ],
)
def test_figures_are_compared_only_where_their_times_may_meet(one: str, other: str, expected: list[str]) -> None:
    """What is counted changes: two numbers of two years are no disagreement beyond that on the date."""
    claims = (
        counted("people", number, document, when=dates.parse(when) if when else None)
        for document, when, number in (("news", one, "100"), ("wire", other, "300"))
    )

    assert [found.about for found in differences(relation(*claims))] == expected


def test_what_a_figure_covers_counts_not_the_day_it_was_given() -> None:
    """Two counts given on one day, of two years (rule 8)."""
    given = dates.parse("2023-05")
    claims = [
        counted("people", number, document, when=given, covers=dates.parse(year))
        for document, year, number in (("news", "2021", "100"), ("wire", "2022", "300"))
    ]

    assert differences(relation(*claims)) == []


def test_precision_and_doubt_are_no_difference() -> None:
    """A month within a year, an approximate neighbour and a vague number agree."""
    year = counted("people", "dozens", "a", when=dates.parse("2022"))
    month = counted("people", "40", "b", when=dates.parse("2022-10"))
    about = said("c", when=dates.parse("2023-01~"))

    assert differences(relation(year, month, about)) == [Difference("date", (month, "2022-10"), (about, "2023-01~"))]


def test_only_assertions_differ() -> None:
    """A denial with another date contradicts nothing about the date, nor does what was taken back."""
    dated = said(when=dates.parse("2022"))
    denial = said("wire", "denies", when=dates.parse("2019"))
    taken = said("daily", when=dates.parse("2018"), withdrawn=dates.parse("2024"))

    assert differences(relation(dated, denial, taken)) == []


def test_one_voice_in_one_document_is_not_held_against_itself() -> None:
    """Two paragraphs of one text; another voice in it may differ (rule 8)."""
    one, other = counted("people", "100"), counted("people", "300")
    cited = counted("people", "300", by=("ben",))

    assert differences(relation(one, other)) == []
    assert differences(relation(one, cited)) == [Difference("people", (one, "100"), (cited, "300"))]
