"""Every figure about one entity, by what is counted and then by time; and which counts cannot both be right."""

from collections.abc import Callable

import pytest

from graph.model.records import Dataset
from graph.questions.counts import counts

ENTITIES = """\
entities:
- {id: left, kind: group, name: Those who left}
- {id: stayed, kind: group, name: Those who stayed}
- {id: army, kind: organization, name: Army}
- {id: rebels, kind: organization, name: Rebels}
- {id: ana, kind: person, name: Ana}
- {id: news, kind: document, name: News, genre: news, text: {file: n.txt, sha256: HASH, paragraphs: 9}}
- {id: view, kind: document, name: View, genre: opinion, text: {file: v.txt, sha256: HASH, paragraphs: 9}}
""".replace("HASH", "0" * 64)
TYPES = """\
types:
  left: {inverse: left by}
  counted: {inverse: counted by, speech: true}
units:
  soldiers: {of: personnel}
  captains: {of: soldiers}
relations:
"""


@pytest.fixture
def counts_of(dataset_of: Callable[[str, str], Dataset]) -> Callable[..., list[tuple[str, ...]]]:
    """Return what is counted of those who left in some relations: group, figure, standing, and against what."""

    def told(*relations: str) -> list[tuple[str, ...]]:
        found = counts(dataset_of(ENTITIES, TYPES + "".join(f"- {relation}\n" for relation in relations)), ["left"])
        return [
            (count.group, str(count.figure), count.standing, *(str(found[at].figure) for at in count.against))
            for count in found
        ]

    return told


def test_units_that_nest_stand_together_earliest_first(counts_of: Callable[..., list[tuple[str, ...]]]) -> None:
    """A unit stands under the widest that it is some of; one that is undeclared by itself; money and rates last."""
    found = counts_of(
        "{from: left, type: left, to: army, evidence: [{cite: 'news#3', figures: {families: 2, USD: 5, cars per day: 1}}]}",  # noqa: E501
        "{id: b, from: left, type: left, to: army, when: 2023, evidence: [{cite: 'news#2', figures: {captains: 3}}]}",
        "{id: a, from: left, type: left, to: army, when: 2022, evidence: [{cite: 'news#2', figures: {personnel: 9}}]}",
        "{from: stayed, type: left, to: army, evidence: [{cite: 'news#2', figures: {personnel: 1}}]}",
    )

    assert found == [
        ("personnel", "9 personnel", "stated"),
        ("personnel", "3 captains", "stated"),
        ("families", "2 families", "stated"),
        ("USD", "5 USD", "stated"),
        ("cars per day", "1 cars per day", "stated"),
    ]


def test_what_a_speaker_counts_is_claimed(counts_of: Callable[..., list[tuple[str, ...]]]) -> None:
    """That Ana counted is stated; her number is hers."""
    found = counts_of(
        "{from: ana, type: counted, to: left, evidence: [{cite: 'news#2', figures: {soldiers: 9}}]}",
        "{from: rebels, type: counted, to: left, evidence: [{cite: 'news#2', stance: denies, figures: {soldiers: 9}}]}",
    )

    assert found == [("personnel", "9 soldiers", "claimed"), ("personnel", "9 soldiers", "denied")]


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("when: 2022, figures: {soldiers: 3000}", "when: 2022, figures: {soldiers: 4000}", True),
        ("when: 2022, figures: {soldiers: 3000}", "when: 2023, figures: {soldiers: 4000}", False),
        ("figures: {soldiers: about 3000}", "figures: {soldiers: 3100}", False),
        ("figures: {soldiers: 3000}", "figures: {personnel: 4000}", False),
        ("figures: {soldiers: 3000}", "figures: {personnel: 2000}", True),
        ("figures: {captains: 3000}", "figures: {personnel: 2000}", True),
        ("figures: {families: 3000}", "figures: {personnel: 2000}", False),
        ("covers: 2021/2022, figures: {soldiers: 3000}", "covers: 2021/2023, figures: {soldiers: 4000}", False),
        ("covers: 2021/2022, figures: {soldiers: 3000}", "covers: 2021/2023, figures: {soldiers: 2000}", True),
        ("covers: 2021/2022, figures: {personnel: 3000}", "covers: 2021/2023, figures: {soldiers: 4000}", False),
        ("covers: 2021/2023, figures: {personnel: 3000}", "covers: 2021/2022, figures: {soldiers: 4000}", True),
        ("stance: denies, figures: {soldiers: 3000}", "figures: {soldiers: 4000}", False),
        ("figures: {USD: 3000}", "figures: {USD: 4000}", False),
    ],
)
def test_counts_are_held_against_each_other(
    one: str, other: str, counts_of: Callable[..., list[tuple[str, ...]]], *, is_apart: bool
) -> None:
    """Only asserted counts of one thing, at times that can meet, of units equal or nested; a total may grow."""
    found = counts_of(
        f"{{from: ana, type: counted, to: left, evidence: [{{cite: 'news#2', {one}}}]}}",
        f"{{from: rebels, type: counted, to: left, evidence: [{{cite: 'news#3', {other}}}]}}",
    )

    assert [len(count) - 3 for count in found] == ([1, 1] if is_apart else [0, 0])


@pytest.mark.parametrize(
    ("relations", "apart"),
    [
        (
            (
                "{from: left, type: left, to: army, evidence: [{cite: 'news#2', figures: {soldiers: 3}}]}",
                "{from: left, type: left, to: rebels, evidence: [{cite: 'view#3', figures: {soldiers: 4}}]}",
            ),
            0,
        ),
        (
            (
                (
                    "{from: ana, type: counted, to: left, evidence: [{cite: 'news#2', figures: {soldiers: 3}}, "
                    "{cite: 'news#3', figures: {soldiers: 4}}]}"
                ),
            ),
            0,
        ),
        (
            (
                (
                    "{from: left, type: left, to: army, evidence: [{cite: 'news#2', by: ana, figures: {soldiers: 3}}, "
                    "{cite: 'news#3', by: rebels, figures: {soldiers: 4}}]}"
                ),
            ),
            2,
        ),
        (
            (
                "{from: left, type: left, to: army, conflicts: [b], evidence: [{cite: 'news#2', figures: {soldiers: 3}}]}",  # noqa: E501
                "{id: b, from: left, type: left, to: army, evidence: [{cite: 'news#3', figures: {soldiers: 4}}]}",
            ),
            2,
        ),
    ],
    ids=["other question", "one voice", "two voices", "one voice, tied"],
)
def test_only_answers_to_one_question_are_compared(
    relations: tuple[str, ...], apart: int, counts_of: Callable[..., list[tuple[str, ...]]]
) -> None:
    """Two ends are two questions; one voice in one document does not contradict itself, unless the curator says so."""
    assert sum(len(count) - 3 for count in counts_of(*relations)) == apart
