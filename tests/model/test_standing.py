"""Standing of claims and relations, computed from who says what."""

from collections.abc import Callable
from itertools import permutations

import pytest

from graph.curated.definitions import built_in
from graph.model import dates
from graph.model.places import parse
from graph.model.records import Claim, Dataset, Relation
from graph.model.standing import claim_standing, composition, in_conflict, relation_standing

ENTITIES = """
entities:
- {id: ana, kind: person, name: Ana}
- {id: ben, kind: person, name: Ben}
- {id: front, kind: organization, name: Front}
- {id: daily, kind: organization, name: Daily}
- {id: news, kind: document, name: News, genre: news, text: &text}
- {id: view, kind: document, name: View, genre: opinion, text: &text}
- {id: plea, kind: document, name: Plea, genre: statement, text: &text}
- {id: law, kind: document, name: Law, genre: record, text: &text}
""".replace("&text", "{file: n.txt, sha256: " + "0" * 64 + ", paragraphs: 9}")
TYPES = """
types:
  leads: {inverse: led by}
  left: {inverse: left by}
  blamed: {inverse: blamed by, speech: true}
relations:
- {from: view, type: written by, to: ana, evidence: ["view#1"]}
- {from: plea, type: published by, to: front, evidence: ["plea#1"]}
- {from: news, type: published by, to: daily, evidence: ["news#1"]}
"""
LEADS = built_in().types["published by"]._replace(name="leads")
BLAMED = LEADS._replace(name="blamed", is_speech=True)


def said(stance: str = "asserts", document: str = "news", by: tuple[str, ...] = (), when: str = "") -> Claim:
    """Return a claim from the first paragraph of a document."""
    standing = claim_standing(stance, by, "opinion" if document == "opinion" else "news")
    date = dates.parse(when) if when else None
    return Claim(f"{document}#1", document, parse("1"), by, stance, standing, date)


def relation(relation_id: str, *claims: Claim, type_: str = "leads", **more: object) -> Relation:
    """Return a relation with the standing that its own claims give."""
    return Relation(relation_id, "ana", type_, "front", claims, standing=relation_standing(claims), **more)


def settled_conflicts(*relations: Relation) -> dict[str, Relation]:
    """Return what conflicts change."""
    return in_conflict({it.id: it for it in relations}, {"leads": LEADS, "blamed": BLAMED})


@pytest.mark.parametrize(
    ("claims", "standing"),
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
def test_own_claims_give_a_standing(claims: list[Claim], standing: str) -> None:
    """An own voice that is no opinion states, others claim, a denial disputes; unasserted, the first that applies."""
    assert relation_standing(claims) == standing


def test_order_of_claims_does_not_matter() -> None:
    """The same claims in any order give the same standing."""
    claims = [said("expects"), said(by=("ana",)), said("denies"), said()]

    assert {relation_standing(some) for some in permutations(claims)} == {"disputed"}


@pytest.mark.parametrize(
    ("asserted", "denied", "standing"),
    [("", "", "disputed"), ("2021", "", "disputed"), ("2021", "2021-05", "disputed"), ("2021", "2023", "stated")],
)
def test_a_denial_disputes_where_the_dates_can_meet(asserted: str, denied: str, standing: str) -> None:
    """Undated ones always can (rule 7): that it was not so in 2023 says nothing of 2021."""
    assert relation_standing([said(when=asserted), said("denies", when=denied)]) == standing


def test_what_was_withdrawn_does_not_count() -> None:
    """Neither a claim nor a denial; where all were, that is how it stands (rule 24)."""
    taken = said()._replace(withdrawn=dates.parse("2024"))
    denial = said("denies")._replace(withdrawn=dates.parse("2024"))

    assert [relation_standing(it) for it in ([taken], [taken, said("denies")], [said(), denial])] == [
        "withdrawn",
        "denied",
        "stated",
    ]


def test_what_nobody_says_is_the_curators_guess() -> None:
    """Without a claim, and of who may be the same whatever is cited (rule 29)."""
    assert (relation_standing([]), relation_standing([said()], "may be the same as")) == ("guessed", "guessed")


def test_a_standing_is_shown_with_what_it_is_made_of() -> None:
    """Claims counted by standing, the strongest first; what was withdrawn is left out."""
    taken = said()._replace(withdrawn=dates.parse("2024"))

    assert composition([said("denies"), said(by=("ana",)), said(), said(by=("ben",)), taken]) == {
        "stated": 1,
        "claimed": 2,
        "denied": 1,
    }


def test_a_conflict_is_known_and_disputes_from_either_side() -> None:
    """Written on one relation only, it makes both disputed, and each names the other."""
    one, other = relation("one", said(), conflicts=("other",)), relation("other", said(by=("ana",)))

    changed = settled_conflicts(one, other)

    assert changed == {
        "one": one._replace(conflicts=("other",), standing="disputed"),
        "other": other._replace(conflicts=("one",), standing="disputed"),
    }


@pytest.mark.parametrize("writer", ["one", "other", "both"])
def test_it_does_not_matter_where_a_conflict_is_written(writer: str) -> None:
    """On the first, on the second or on both: the outcome is the same."""
    one = relation("one", said(), conflicts=("other",) if writer != "other" else ())
    other = relation("other", said(), conflicts=("one",) if writer != "one" else ())

    changed = settled_conflicts(one, other)

    assert {key: (found.conflicts, found.standing) for key, found in changed.items()} == {
        "one": (("other",), "disputed"),
        "other": (("one",), "disputed"),
    }


@pytest.mark.parametrize("stance", ["denies", "requests", "proposes", "expects"])
def test_what_nobody_asserts_disputes_nothing(stance: str) -> None:
    """A conflict with an unasserted relation is remembered on both sides, and changes neither's standing."""
    one, other = relation("one", said(), conflicts=("other",)), relation("other", said(stance))

    changed = settled_conflicts(one, other)

    assert changed == {"one": one, "other": other._replace(conflicts=("one",))}


def test_several_conflicts_are_sorted() -> None:
    """Written here and there, they are listed by id."""
    relations = {
        "b": relation("b", said(), conflicts=("c",)),
        "a": relation("a", said("denies"), conflicts=("b",)),
        "c": relation("c", said()),
        "d": relation("d", said()),
    }

    changed = settled_conflicts(*relations.values())

    assert {key: (found.conflicts, found.standing) for key, found in changed.items()} == {
        "b": (("a", "c"), "disputed"),
        "a": (("b",), "denied"),
        "c": (("b",), "disputed"),
    }


def test_speech_acts_in_conflict_dispute_nothing() -> None:
    """That both were said is not in doubt; each knows of the other (rule 7)."""
    one, other = (
        relation("one", said(), type_="blamed", conflicts=("other",)),
        relation("other", said(), type_="blamed"),
    )

    changed = settled_conflicts(one, other)

    assert {key: (it.conflicts, it.standing) for key, it in changed.items()} == {
        "one": (("other",), "stated"),
        "other": (("one",), "stated"),
    }


def test_a_conflict_disputes_only_where_the_dates_can_meet() -> None:
    """Two that exclude each other at one time can both be true at two (rule 7)."""
    one, other = relation("one", said(when="2021"), conflicts=("other",)), relation("other", said(when="2023"))

    assert [it.standing for it in settled_conflicts(one, other).values()] == ["stated", "stated"]


def standings(dataset: Dataset) -> dict[str, list[str]]:
    """Return the standings of each relation's claims."""
    return {key: [claim.standing for claim in it.claims] for key, it in dataset.relations.items()}


def test_an_opinion_speaks_for_its_author(dataset_of: Callable[[str, str], Dataset]) -> None:
    """So does a statement; a record states like news, and who wrote a text is stated (rule 5)."""
    cites = "[news#1, view#1, plea#1, law#1]"

    found = standings(dataset_of(ENTITIES, TYPES + f"- {{from: ana, type: leads, to: front, evidence: {cites}}}\n"))

    assert found == {
        "view--written-by--ana": ["stated"],
        "plea--published-by--front": ["stated"],
        "news--published-by--daily": ["stated"],
        "ana--leads--front": ["stated", "claimed", "claimed", "stated"],
    }


def test_a_speech_act_of_the_author_is_stated(dataset_of: Callable[[str, str], Dataset]) -> None:
    """In her own text she blames; that another blamed is only her claim (rule 5)."""
    relations = """
- {from: ana, type: blamed, to: front, evidence: ["view#2"]}
- {from: ben, type: blamed, to: front, evidence: ["view#2"]}
- {from: front, type: blamed, to: ana, evidence: ["plea#2"]}
"""

    found = standings(dataset_of(ENTITIES, TYPES + relations))

    assert [found[f"{it}"] for it in ("ana--blamed--front", "ben--blamed--front", "front--blamed--ana")] == [
        ["stated"],
        ["claimed"],
        ["stated"],
    ]


def test_who_cites_itself_speaks_itself(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A document that names its own publisher as the voice states (rule 14)."""
    piece = "{cite: 'news#2', by: daily}"

    found = dataset_of(ENTITIES, TYPES + f"- {{from: ana, type: leads, to: front, evidence: [{piece}]}}\n")

    assert found.relations["ana--leads--front"].standing == "stated"


def test_the_tiny_dataset_has_every_standing(tiny: Dataset) -> None:
    """Standing is computed when a dataset is loaded, conflicts included."""
    by_standing: dict[str, list[str]] = {}
    for found in tiny.relations.values():
        by_standing.setdefault(found.standing, []).append(found.id)

    assert by_standing == {
        "stated": [
            "aung-and-sons--allied-with--harbour-front",
            "daily-2022--published-by--river-daily",
            "ko-ko--knows--ko-ko",
            "ko-ko--secretary-of--ministry-of-ports",
            "ko-ko--spokesperson-for--harbour-front",
            "ko-ko--spoke-to--river-daily",
            "opinion-2023--written-by--ana-nunez",
            "oslo--located-in--norway-place",
            "pier-9--located-in--oslo",
            "port-programme--moved--moved-people",
        ],
        "claimed": [
            "aung-and-sons--moved--moved-people",
            "no--granted-asylum-to--ko-ko",
        ],
        "guessed": ["ana-nunez--may-be-the-same-as--ko-ko"],
        "disputed": [
            "harbour-front--paid--ko-ko",
            "ko-ko--founded--harbour-front",
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
