"""Twins are found by their names in any script and by their links, and told apart once and for all in the data."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.model.records import Dataset
from graph.questions.duplicates import retold, twins

SOURCE = f"- {{id: news, kind: document, name: News, text: {{file: n, sha256: {'0' * 64}, paragraphs: 90}}}}\n"


def people(*names: str) -> str:
    """Return a file of people of these names, p0, p1 and so on; a name may be followed by more keys."""
    return (
        "entities:\n"
        + "".join(f"- {{id: p{number}, kind: person, name: {name}}}\n" for number, name in enumerate(names))
        + SOURCE
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Zaw Myo", "ZAW MYÓ", "both called Zaw Myo"),
        ("Zaw Myo, aliases: [Ko Zaw]", "Ko Zaw", "both called Ko Zaw"),
        ("Ana Maria", "Аnа Maria", "names that print alike"),
        ("Zawmyo", "Zaw Myo", "names that print alike"),
        ("Chinland Defense Force", "CDF", "CDF may stand for Chinland Defense Force"),
        ("Aung San Su Kyi", "Aung San Suu Kyi", "Aung San Su Kyi is nearly Aung San Suu Kyi"),
        ("အောင်နာ", "Ben, aliases: [အောင်နာ]", "both called အောင်နာ"),
    ],
)
def test_names_that_are_one(one: str, other: str, reason: str, dataset_of: Callable[[str, str], Dataset]) -> None:
    """In any case, script and spelling, with the reason."""
    entities = (
        people(one, other).replace("id: p1, kind: person", "id: p1, kind: organization")
        if one == "Zaw Myo"
        else people(one, other)
    )

    [found] = twins(dataset_of(entities, "relations: []\n"))

    assert (found.one.id, found.other.id, found.reasons) == ("p0", "p1", (reason,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Infantry Battalion 128", "Infantry Battalion 129"),
        ("Zaw Myo", "Zaw Lin"),
        ("Defence Ministry, not: [p1]", "Defense Ministry"),
        ("United States", "us"),
    ],
)
def test_names_that_are_two(one: str, other: str, dataset_of: Callable[[str, str], Dataset]) -> None:
    """Other numbers, other words; and what the curator has told apart."""
    assert twins(dataset_of(people(one, other), "relations: []\n")) == []


def test_who_is_tied_already_is_no_news(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A guess that they are one is written already; a part is not its whole."""
    relations = "relations:\n- {from: p0, type: may be the same as, to: p1, note: Look.}\n"

    assert twins(dataset_of(people("Defence Ministry", "Defense Ministry"), relations)) == []


def test_links_in_common_are_a_reason(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Two whose names say nothing, but who are linked to the same four."""
    names = ("Ana", "Ben", "Cy", "Dee", "Eve", "Fay")
    relations = "types: {met: {symmetric: true}}\nrelations:\n" + "".join(
        f"- {{from: p{one}, type: met, to: p{other}, evidence: ['news#{other}']}}\n"
        for one in (0, 1)
        for other in (2, 3, 4, 5)
    )

    [found] = [it for it in twins(dataset_of(people(*names), relations)) if it.one.id == "p0"]

    assert (found.other.id, found.reasons) == ("p1", ("linked to the same 4",))


def test_one_place_that_tells_a_fact_twice(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Two types between the same two; a whole and its part; but not an act of speech, nor another place."""
    types = (
        "types: {paid: {inverse: paid by}, fed: {inverse: fed by}, asked: {inverse: asked by, speech: true}, "
        "part of: {inverse: includes, part: true}}\n"
    )
    lines = [
        "{from: p0, type: paid, to: p1, evidence: ['news#2']}",
        "{from: p0, type: fed, to: p1, evidence: ['news#2']}",
        "{from: p0, type: asked, to: p1, evidence: ['news#2']}",
        "{from: p0, type: paid, to: p2, evidence: ['news#2']}",
        "{from: p2, type: part of, to: p1, evidence: ['news#2']}",
        "{from: p0, type: fed, to: p3, evidence: ['news#3']}",
        "{from: p0, type: paid, to: p3, evidence: ['news#4']}",
    ]
    dataset = dataset_of(
        people("Ana", "Ben", "Cy", "Dee"), types + "relations:\n" + "".join(f"- {line}\n" for line in lines)
    )

    assert [(it.one.id, it.other.id, it.reason) for it in retold(dataset)] == [
        ("p0--paid--p1", "p0--fed--p1", "one place, the same two, two types"),
        ("p0--paid--p1", "p0--paid--p2", "one place, one type, a whole and its part"),
    ]


def test_the_shipped_dataset_has_no_namesakes() -> None:
    """Nobody is called what another is called, but for what the data tells apart."""
    found = twins(load(Path(__file__).parent.parent.parent))

    assert [it for it in found if any(reason.startswith("both called") for reason in it.reasons)] == []
