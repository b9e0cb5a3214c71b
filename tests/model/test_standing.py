"""Standing and differences, computed from evidence."""

from collections.abc import Callable

import pytest

from graph.model import dates, figures
from graph.model.records import Dataset, Evidence, Relation
from graph.model.standing import Difference, differences, in_conflict, own_standing

ENTITIES = """
entities:
- {id: ana, kind: person, name: Ana}
- {id: front, kind: organization, name: Front}
- {id: news, kind: document, name: News, genre: news, text: &text}
""".replace("&text", "{file: n.txt, sha256: " + "0" * 64 + ", paragraphs: 9}")


def said(stance: str = "asserts", document: str = "news", by: tuple[str, ...] = (), **more: object) -> Evidence:
    """Return evidence from the first paragraph of a document."""
    return Evidence(f"{document}#1", document, ((1, 1),), by, stance, **more)


def relation(relation_id: str, *evidence: Evidence, **more: object) -> Relation:
    """Return a relation with the standing its own evidence gives."""
    standing = own_standing(evidence, {"opinion"})
    return Relation(relation_id, "ana", "leads", "front", evidence, standing=standing, **more)


@pytest.mark.parametrize(
    ("evidence", "standing"),
    [
        ([said()], "stated"),
        ([said(by=("ana",)), said()], "stated"),
        ([said(by=("ana",))], "claimed"),
        ([said(by=("unnamed",))], "claimed"),
        ([said(document="opinion")], "claimed"),
        ([said(document="opinion"), said(by=("ana",))], "claimed"),
        ([said(document="opinion"), said()], "stated"),
        ([said(), said("denies", by=("ana",))], "disputed"),
        ([said(by=("ana",)), said("denies")], "disputed"),
        ([said(), said("expects")], "stated"),
        ([said("denies")], "denied"),
        ([said("requests")], "requested"),
        ([said("proposes")], "proposed"),
        ([said("expects")], "expected"),
        ([said("expects"), said("proposes"), said("requests"), said("denies")], "denied"),
        ([said("expects"), said("proposes"), said("requests")], "requested"),
        ([said("expects"), said("proposes")], "proposed"),
    ],
)
def test_own_evidence_gives_a_standing(evidence: list[Evidence], standing: str) -> None:
    """An own voice that is no opinion states, others claim, a denial disputes; unasserted, the first that applies."""
    assert own_standing(evidence, {"opinion"}) == standing


def test_order_of_evidence_does_not_matter() -> None:
    """The same evidence the other way round gives the same standing."""
    evidence = [said("expects"), said(by=("ana",)), said("denies"), said()]

    assert own_standing(evidence, ()) == own_standing(evidence[::-1], ()) == "disputed"


def test_a_conflict_is_known_and_disputes_from_either_side() -> None:
    """Written on one relation only, it makes both disputed, and each names the other."""
    one, other = relation("one", said(), conflicts=("other",)), relation("other", said(by=("ana",)))

    changed = in_conflict({"one": one, "other": other})

    assert changed == {
        "one": one._replace(conflicts=("other",), standing="disputed"),
        "other": other._replace(conflicts=("one",), standing="disputed"),
    }


@pytest.mark.parametrize("writer", ["one", "other", "both"])
def test_it_does_not_matter_where_a_conflict_is_written(writer: str) -> None:
    """On the first, on the second or on both: the outcome is the same."""
    one = relation("one", said(), conflicts=("other",) if writer != "other" else ())
    other = relation("other", said(), conflicts=("one",) if writer != "one" else ())

    changed = in_conflict({"one": one, "other": other})

    assert {key: (found.conflicts, found.standing) for key, found in changed.items()} == {
        "one": (("other",), "disputed"),
        "other": (("one",), "disputed"),
    }


@pytest.mark.parametrize("stance", ["denies", "requests", "proposes", "expects"])
def test_what_nobody_asserts_disputes_nothing(stance: str) -> None:
    """A conflict with an unasserted relation is remembered on both sides, and changes neither's standing."""
    one, other = relation("one", said(), conflicts=("other",)), relation("other", said(stance))

    changed = in_conflict({"one": one, "other": other})

    assert changed == {"one": one, "other": other._replace(conflicts=("one",))}


def test_several_conflicts_are_sorted() -> None:
    """Written here and there, they are listed by id."""
    relations = {
        "b": relation("b", said(), conflicts=("c",)),
        "a": relation("a", said("denies"), conflicts=("b",)),
        "c": relation("c", said()),
        "d": relation("d", said()),
    }

    changed = in_conflict(relations)

    assert {key: (found.conflicts, found.standing) for key, found in changed.items()} == {
        "b": (("a", "c"), "disputed"),
        "a": (("b",), "denied"),
        "c": (("b",), "disputed"),
    }


def test_sources_differ_on_dates_that_cannot_meet() -> None:
    """Two assertions with their own dates are shown with both voices."""
    one, other = said(when=dates.parse("2022")), said(when=dates.parse("2019"))

    assert differences(relation("r", one, other)) == [Difference("date", (one, "2022"), (other, "2019"))]


def test_sources_differ_on_figures_of_one_unit() -> None:
    """Figures that exclude each other differ; those of other units are about something else."""
    one = said(figures=(figures.parse("people", "about 150"), figures.parse("ships", "2")))
    other = said(figures=(figures.parse("people", "200"), figures.parse("USD", "5000")))

    assert differences(relation("r", one, other)) == [Difference("people", (one, "about 150"), (other, "200"))]


def test_evidence_without_its_own_date_gives_the_relations() -> None:
    """Its own date or figure differs from what the rest of the evidence supports."""
    plain = said()
    dated, counted = said(when=dates.parse("2019")), said(figures=(figures.parse("people", "9"),))
    held = relation("r", plain, dated, counted, when=dates.parse("2022"), figures=(figures.parse("people", "5"),))

    assert differences(held) == [
        Difference("date", (plain, "2022"), (dated, "2019")),
        Difference("people", (plain, "5"), (counted, "9")),
        Difference("date", (dated, "2019"), (counted, "2022")),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, ["people"]),
        ("2022", None, ["people"]),
        ("2022", "2022-10", ["people"]),
        ("2022", "2023~", ["people"]),
        ("2022", "2023", ["date"]),
    ],
)
def test_figures_are_compared_only_where_their_dates_may_meet(
    one: str | None, other: str | None, expected: list[str]
) -> None:
    """What is counted changes: two numbers of two years are no disagreement beyond that on the date."""
    pieces = (
        said(when=dates.parse(when) if when else None, figures=(figures.parse("people", text),))
        for when, text in ((one, "100"), (other, "300"))
    )

    assert [found.about for found in differences(relation("r", *pieces))] == expected


def test_precision_and_doubt_are_no_difference() -> None:
    """A month within a year, an approximate neighbour and a vague number agree."""
    held = relation(
        "r",
        said(when=dates.parse("2022"), figures=(figures.parse("people", "dozens"),)),
        said(when=dates.parse("2022-10"), figures=(figures.parse("people", "40"),)),
        said(when=dates.parse("2023-01~")),
    )

    assert differences(held) == [
        Difference("date", (held.evidence[1], "2022-10"), (held.evidence[2], "2023-01~")),
    ]


def test_only_assertions_differ() -> None:
    """A denial or an expectation with another date contradicts nothing about the date."""
    held = relation("r", said(when=dates.parse("2022")), said("denies", when=dates.parse("2019")))

    assert differences(held) == []


def test_one_document_may_differ_with_itself() -> None:
    """Two paragraphs of one document that cannot both be right are a difference like any other."""
    one = Evidence("news#1", "news", ((1, 1),), figures=(figures.parse("people", "100"),))
    other = Evidence("news#7", "news", ((7, 7),), figures=(figures.parse("people", "300"),))

    assert differences(relation("r", one, other)) == [Difference("people", (one, "100"), (other, "300"))]


def test_the_tiny_dataset_has_every_standing(tiny: Dataset) -> None:
    """Standing is computed when a dataset is loaded, conflicts included."""
    by_standing: dict[str, list[str]] = {}
    for found in tiny.relations.values():
        by_standing.setdefault(found.standing, []).append(found.id)

    assert by_standing == {
        "stated": [
            "aung-and-sons--allied-with--harbour-front--2021",
            "daily-2022--published-by--river-daily",
            "ko-ko--knows--ko-ko",
            "ko-ko--secretary-of--ministry-of-ports",
            "ko-ko--spokesperson-for--harbour-front",
            "ko-ko--spoke-to--river-daily--2022-05",
            "oslo--located-in--norway-place",
            "pier-9--located-in--oslo",
            "port-programme--moved--moved-people",
        ],
        "claimed": [
            "aung-and-sons--moved--moved-people--2022-04",
            "no--granted-asylum-to--ko-ko--2022-04-30",
            "opinion-2023--written-by--ana-nunez",
            "ana-nunez--may-be-the-same-as--ko-ko",
        ],
        "disputed": [
            "harbour-front--paid--ko-ko",
            "ko-ko--founded--harbour-front--2020",
            "ministry-of-ports--founded-by-decree",
        ],
        "requested": ["no--expelled--ko-ko"],
        "denied": ["no--paid--harbour-front"],
        "expected": ["no--recognised--harbour-front"],
        "proposed": ["port-bill--gave-to--harbour-front"],
    }


def test_conflicts_across_files_are_found(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A relation may name as its opponent one that is written further down."""
    dataset = dataset_of(
        ENTITIES,
        "types: {leads: {inverse: led by}, left: {inverse: left by}}\n"
        "relations:\n"
        "- {from: ana, type: leads, to: front, evidence: ['news#1'], conflicts: [ana--left--front]}\n"
        "- {from: ana, type: left, to: front, evidence: ['news#2']}\n",
    )

    assert {key: (found.conflicts, found.standing) for key, found in dataset.relations.items()} == {
        "ana--leads--front": (("ana--left--front",), "disputed"),
        "ana--left--front": (("ana--leads--front",), "disputed"),
    }
