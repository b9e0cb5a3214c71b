"""The links of parts, of a state and its land, and what is left out."""

from collections.abc import Callable

import pytest

from graph.model import dates
from graph.model.records import Dataset
from graph.questions.links import Links, Selection, linked, links_of, parts_of

FAMILY = f"""
kinds: {{ship: {{plural: ships}}}}
entities:
- {{id: army, kind: organization, name: Army}}
- {{id: division, kind: organization, name: Division}}
- {{id: battalion, kind: organization, name: Battalion}}
- {{id: oslo, kind: place, name: Oslo}}
- {{id: norway, kind: place, name: Norway}}
- {{id: no, kind: government, name: Norway}}
- {{id: ana, kind: person, name: Ana}}
- {{id: doc, kind: document, name: Doc, published: 2022, text: {{file: d, sha256: {"0" * 64}, paragraphs: 9}}}}
"""
TIES = """
types:
  part of: {inverse: includes, part: true}
  fought: {inverse: fought by}
  visited: {inverse: visited by}
  born on: {value: date}
relations:
- {from: division, type: part of, to: army, evidence: ["doc#1"]}
- {from: battalion, type: part of, to: division, evidence: ["doc#1"]}
- {from: army, type: part of, to: battalion, evidence: [{cite: "doc#1", stance: denies}]}
- {from: ana, type: fought, to: battalion, evidence: ["doc#2"]}
- {from: ana, type: visited, to: norway, evidence: ["doc#3"]}
- {from: no, type: fought, to: army, evidence: ["doc#4"]}
- {from: norway, type: land of, to: no}
- {from: ana, type: born on, value: "1990", evidence: ["doc#5"]}
"""


def test_parts_are_those_of_all_levels_that_somebody_asserts(dataset_of: Callable[[str, str], Dataset]) -> None:
    """What is only denied to be a part is none (rule 10)."""
    dataset = dataset_of(FAMILY, TIES)

    assert [parts_of(dataset, key) for key in ("army", "division", "battalion")] == [
        ["division", "battalion"],
        ["battalion"],
        [],
    ]


def test_parts_in_a_circle_end(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Each is a part of the other, and none of itself (rule 10)."""
    dataset = dataset_of(FAMILY, TIES.replace(", stance: denies}", "}"))

    assert parts_of(dataset, "army") == ["battalion", "division"] or parts_of(dataset, "army") == [
        "division",
        "battalion",
    ]


def test_the_links_of_parts_are_listed_when_asked_for(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Said to be so, after its own (rule 10)."""
    dataset = dataset_of(FAMILY, TIES)

    found = links_of(dataset, "army", Selection(parts=True))

    assert [(link.near, link.phrase, link.far, link.through) for link in found] == [
        ("army", "fought by", "no", ""),
        ("army", "includes", "division", ""),
        ("battalion", "fought by", "ana", "part"),
        ("division", "includes", "battalion", "part"),
    ]


@pytest.mark.parametrize(
    ("entity", "links"),
    [
        (
            "norway",
            [("norway", "land of", "no", ""), ("norway", "visited by", "ana", ""), ("no", "fought", "army", "land")],
        ),
        (
            "no",
            [("no", "fought", "army", ""), ("no", "governs", "norway", ""), ("norway", "visited by", "ana", "land")],
        ),
    ],
)
def test_a_land_and_its_state_list_each_others_links(
    dataset_of: Callable[[str, str], Dataset], entity: str, links: list[tuple[str, str, str, str]]
) -> None:
    """Under a heading of its own, never as the state's act (rule 10)."""
    found = links_of(dataset_of(FAMILY, TIES), entity)

    assert [(link.near, link.phrase, link.far, link.through) for link in found] == links


def test_facts_are_no_links(dataset_of: Callable[[str, str], Dataset]) -> None:
    """They stand beside them (rule 9)."""
    found = linked(dataset_of(FAMILY, TIES), "ana")

    assert (found.facts, [link.phrase for link in found.links]) == (["ana--born-on"], ["fought", "visited"])


def test_what_is_left_out_is_counted_by_standing(tiny: Dataset) -> None:
    """Exactly what `unasserted` would add, at every depth and date (findings code A4, rule 17)."""
    assert linked(tiny, "no").left_out == {"denied": 1, "requested": 1, "expected": 1}
    for depth in (1, 2, 3):
        for at in (None, dates.parse("2022")):
            some = linked(tiny, "pier-9", Selection(at=at), depth)
            every = linked(tiny, "pier-9", Selection(at=at, unasserted=True), depth)
            assert sum(some.left_out.values()) == len({it.relation.id for it in every.links}) - len(
                {it.relation.id for it in some.links}
            )
            assert isinstance(some, Links)
