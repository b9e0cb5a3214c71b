"""How many independent sources assert a relation (rules 6 and 26)."""

import re
from collections.abc import Callable

import pytest

from graph.model.records import Dataset
from graph.model.sources import independent, origins

DOCUMENTS = "".join(
    f"- {{id: {key}, kind: document, name: {key}, genre: {genre}, "
    f"text: {{file: {key}, sha256: {'0' * 64}, paragraphs: 9}}}}\n"
    for key, genre in (("a1", "news"), ("a2", "news"), ("b1", "news"), ("view", "opinion"), ("copy", "news"))
)
ENTITIES = f"""
entities:
- {{id: ana, kind: person, name: Ana}}
- {{id: ben, kind: person, name: Ben}}
- {{id: front, kind: organization, name: Front}}
- {{id: daily, kind: organization, name: Daily}}
- {{id: wire, kind: organization, name: Wire}}
{DOCUMENTS}"""
MAKERS = """
types: {leads: {inverse: led by}, blamed: {inverse: blamed by, speech: true}}
relations:
- {from: a1, type: published by, to: daily, evidence: ["a1#1"]}
- {from: a2, type: published by, to: daily, evidence: ["a2#1"]}
- {from: b1, type: published by, to: wire, evidence: ["b1#1"]}
- {from: view, type: published by, to: daily, evidence: ["view#1"]}
- {from: view, type: written by, to: ana, evidence: ["view#1"]}
- {from: copy, type: version of, to: b1}
"""


@pytest.mark.parametrize(
    ("evidence", "number"),
    [
        ("[a1#1]", 1),
        ("[a1#1, b1#1]", 2),
        ("[a1#1, a2#1]", 1),
        ("[a1#1, {cite: b1#1, by: daily}]", 1),
        ("[{cite: a1#1, by: ben}, {cite: b1#1, by: ben}]", 1),
        ("[{cite: a1#1, by: ben}, {cite: b1#1, by: ana}]", 2),
        ("[{cite: a1#1, by: [ana, ben]}, {cite: b1#1, by: ben}]", 1),
        ("[a1#1, {cite: a1#2, by: unnamed}]", 1),
        ("[a1#1, {cite: b1#1, by: unnamed}]", 2),
        ("[a1#1, view#1]", 2),
        ("[view#1, {cite: b1#1, by: ana}]", 1),
        ("[a1#1, {cite: b1#1, repeats: a1#1}]", 1),
        ("[a1#1, {cite: b1#1, repeats: 'a1#1-3'}]", 1),
        ("[a1#1, {cite: b1#1, repeats: a1#2}]", 2),
        ("[b1#1, copy#1]", 1),
        ("[a1#1, {cite: b1#1, stance: denies}]", 1),
        ("[{cite: b1#1, stance: denies}]", 0),
        ("[a1#1, {cite: b1#1, withdrawn: 2024}]", 1),
    ],
)
def test_claims_that_share_a_source_are_one(
    dataset_of: Callable[[str, str], Dataset], evidence: str, number: int
) -> None:
    """Its voice, else the author of an opinion or the publisher; what repeats another; versions of one text."""
    dataset = dataset_of(ENTITIES, MAKERS + f"- {{from: ben, type: leads, to: front, evidence: {quoted(evidence)}}}\n")

    assert independent(origins(dataset), dataset.relations["ben--leads--front"]) == number


def quoted(evidence: str) -> str:
    """Put the citations of a flow list in quotes."""
    return re.sub(r"'*([a-z0-9]+#[0-9-]+)'*", r"'\1'", evidence)


def test_repetitions_of_repetitions_are_one(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Directly or through others, whichever stands first."""
    evidence = "[{cite: 'view#3', repeats: 'b1#2'}, {cite: 'b1#2', repeats: 'a1#1'}, 'a1#1']"
    dataset = dataset_of(ENTITIES, MAKERS + f"- {{from: ben, type: leads, to: front, evidence: {evidence}}}\n")

    assert independent(origins(dataset), dataset.relations["ben--leads--front"]) == 1
