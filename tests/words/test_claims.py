"""One claim in words: nothing in it is said by another."""

from collections.abc import Callable

import pytest

from graph.model.records import Dataset
from graph.words.citations import Citations
from graph.words.claims import claim_parts, withdrawn_words

ENTITIES = f"""
entities:
- {{id: ana, kind: person, name: Ana}}
- {{id: ben, kind: person, name: Ben}}
- {{id: front, kind: organization, name: Front}}
- {{id: daily, kind: organization, name: Daily}}
- {{id: news, kind: document, name: News, text: {{file: n, sha256: {"0" * 64}, paragraphs: 9}}}}
- {{id: view, kind: document, name: View, genre: opinion, text: {{file: v, sha256: {"1" * 64}, paragraphs: 9}}}}
"""
RELATIONS = """
types: {{leads: {{inverse: led by}}, blamed: {{inverse: blamed by, speech: true}}, born on: {{value: date}}}}
relations:
- {{from: news, type: published by, to: daily, evidence: ["news#1"]}}
- {{from: view, type: written by, to: ana, evidence: ["view#1"]}}
- {record}
"""


@pytest.mark.parametrize(
    ("record", "parts"),
    [
        ("{from: ana, type: leads, to: front, evidence: ['news#2']}", []),
        (
            "{from: ana, type: leads, to: front, evidence: [{cite: 'news#2', by: [ben, unnamed], when: 2022-10~}]}",
            ["by Ben and unnamed sources", "about October 2022"],
        ),
        ("{from: ana, type: leads, to: front, evidence: ['view#2']}", ["by Ana"]),
        ("{from: ana, type: leads, to: front, evidence: [{cite: 'news#2', stance: denies}]}", ["in its own voice"]),
        ("{from: ana, type: leads, to: front, evidence: [{cite: 'view#2', stance: denies}]}", ["by Ana"]),
        (
            (
                "{from: ana, type: leads, to: front, evidence: [{cite: 'news#2', past: true, "
                "figures: {soldiers: 14000}, covers: 2021, says: at sea, remark: hedged, quote: to sea, "
                "repeats: 'view#3'}]}"
            ),
            ["formerly", "14,000 soldiers (2021); at sea", "hedged", "“to sea”", "repeats View undated ¶3"],
        ),
        (
            (
                "{from: ana, type: blamed, to: front, evidence: [{cite: 'news#2', figures: {soldiers: dozens}, "
                "says: no safety plan, remark: by telephone}]}"
            ),
            ["Ana said: dozens of soldiers; no safety plan", "by telephone"],
        ),
        (
            "{from: ana, type: blamed, to: front, evidence: [{cite: 'news#2', stance: denies, by: ben, says: no}]}",
            ["by Ben", "no"],
        ),
    ],
)
def test_a_claim_is_put_into_words(dataset_of: Callable[[str, str], Dataset], record: str, parts: list[str]) -> None:
    """Whose it is, when it was so, what, the words quoted; what is said in a speech act, its speaker says (rule 5)."""
    dataset = dataset_of(ENTITIES, RELATIONS.format(record=record))
    relation = list(dataset.relations.values())[-1]

    found = claim_parts(dataset, Citations(dataset), relation, relation.claims[0])

    assert [part for part in found if part] == parts


def test_values_are_told_where_sources_differ(dataset_of: Callable[[str, str], Dataset]) -> None:
    """In words; where they agree the fact itself says it (rule 9)."""
    pieces = "[{cite: 'news#2', value: 1990-05}, {cite: 'news#3', by: ben, value: 1991}]"
    dataset = dataset_of(ENTITIES, RELATIONS.format(record=f"{{from: ana, type: born on, evidence: {pieces}}}"))
    [fact] = dataset.facts.values()

    found = [claim_parts(dataset, Citations(dataset), fact, claim) for claim in fact.claims]

    assert [[part for part in parts if part] for parts in found] == [["May 1990"], ["by Ben", "1991"]]


def test_what_was_taken_back_says_when(dataset_of: Callable[[str, str], Dataset]) -> None:
    """In words (rule 24)."""
    record = "{from: ana, type: leads, to: front, evidence: [{cite: 'news#2', withdrawn: 2023-05}, 'news#3']}"
    dataset = dataset_of(ENTITIES, RELATIONS.format(record=record))

    assert [withdrawn_words(claim) for claim in dataset.relations["ana--leads--front"].claims] == [
        "withdrawn May 2023",
        "",
    ]
