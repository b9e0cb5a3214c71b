"""What is allowed but seldom meant is told with its place, and silent where the record allows it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.curated.definitions import built_in
from graph.curated.fields import WARNINGS
from graph.curated.load import checked
from graph.curated.warned import warned
from graph.model.records import Dataset

ENTITIES = """\
entities:
- {id: ana, kind: person, name: Ana Só}
- {id: ben, kind: person, name: Ben}
- {id: press, kind: organization, name: Press}
- {id: news, kind: document, name: News, published: 2022-05, text: {file: n.txt, sha256: HASH, paragraphs: 9}}
""".replace("HASH", "0" * 64)
RELATIONS = """\
types:
  met: {symmetric: true}
  part of: {inverse: includes, part: true}
relations:
- {from: news, type: published by, to: press, evidence: ['news#1']}
- {from: ana, type: met, to: ben, evidence: ['news#2']}
- {from: ana, type: part of, to: press, evidence: ['news#2']}
"""

CASES = {
    "same-name": (
        "- {id: ana-2, kind: person, name: ana  so, MORE}\n",
        "- {from: ana-2, type: met, to: ben, evidence: ['news#3']}\n",
        (
            "entities.yaml:6:35: warning: 'ana  so' reads like 'Ana Só', name of 'ana'; if they are one, `graph merge` "
            "joins them; if not, say so with 'not: [ana]' [same-name]"
        ),
    ),
    "same-name of an alias": (
        "- {id: ana-2, kind: person, name: Anna, aliases: [BEN], MORE}\n",
        "- {from: ana-2, type: met, to: ben, evidence: ['news#3']}\n",
        (
            "entities.yaml:6:51: warning: 'BEN' reads like 'Ben', name of 'ben'; if they are one, `graph merge` joins "
            "them; if not, say so with 'not: [ben]' [same-name]"
        ),
    ),
    "look-alike": (
        "- {id: ben-2, kind: person, name: \u0412\u0435n, MORE}\n",
        "- {from: ben-2, type: met, to: ana, evidence: ['news#3']}\n",
        (
            "entities.yaml:6:35: warning: '\u0412\u0435n' looks like 'Ben' of 'ben', in letters of another script; "
            "write it in one script, or say that they differ with 'not: [ben]' [look-alike]"
        ),
    ),
    "unused-entity": (
        "- {id: cem, kind: person, name: Cem, MORE}\n",
        "",
        "entities.yaml:6:3: warning: nothing refers to 'cem'; add what is said of it, or take it out [unused-entity]",
    ),
    "no-publisher": (
        "- {id: memo, kind: document, name: Memo, text: {file: m.txt, sha256: HASH, paragraphs: 9}, MORE}\n".replace(
            "HASH", "1" * 64
        ),
        "- {from: ana, type: met, to: press, evidence: ['memo#3']}\n",
        (
            "entities.yaml:6:3: warning: 'memo' was read, but no relation 'published by' says who published it; "
            "without one, whose word it is remains open [no-publisher]"
        ),
    ),
    "years-ahead of a document": (
        "- {id: plan, kind: document, name: Plan, published: 2202, MORE}\n",
        "- {from: ana, type: met, to: plan, evidence: ['news#3']}\n",
        "entities.yaml:6:53: warning: published 2202, years from now; is the year right? [years-ahead]",
    ),
    "to-itself": (
        "",
        "- {from: ana, type: part of, to: ana, evidence: [{cite: 'news#3', stance: denies}], MORE}\n",
        "relations.yaml:8:34: warning: 'ana' stands at both ends; is one of them another? [to-itself]",
    ),
    "own-voice": (
        "",
        "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', by: press}], MORE}\n",
        "relations.yaml:8:69: warning: 'news' is by 'press': that is its own voice; leave 'by' out [own-voice]",
    ),
    "years-ahead": (
        "",
        "- {from: ana, type: met, to: press, when: 2202-10, evidence: [{cite: 'news#3', stance: expects}], MORE}\n",
        "relations.yaml:8:63: warning: '2202-10' is years from now; is the year right? [years-ahead]",
    ),
    "later-than-document": (
        "",
        "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', when: 2022-08}], MORE}\n",
        (
            "relations.yaml:8:71: warning: '2022-08' is after 'news' was published (2022-05); a document cannot report "
            "what came later: is one date wrong, or was it only expected? [later-than-document]"
        ),
    ),
    "dates-apart": (
        "",
        (
            "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', when: 2021-01}, "
            "{cite: 'news#4', by: ben, when: 2022-01}], MORE}\n"
        ),
        (
            "relations.yaml:8:3: warning: '2021-01' and '2022-01' cannot be one time; what happened twice is two "
            "relations, the second with an 'id' of its own [dates-apart]"
        ),
    ),
    "counts-apart": (
        "",
        (
            "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', covers: 2020, figures: {people: 3}}, "
            "{cite: 'news#4', covers: 2021, figures: {people: 5}}], MORE}\n"
        ),
        (
            "relations.yaml:8:3: warning: 'people' is counted for 2020 and for 2021; what is counted again is a "
            "relation of its own, with an 'id' [counts-apart]"
        ),
    ),
    "unit-spelling": (
        "",
        (
            "- {from: ben, type: met, to: press, evidence: [{cite: 'news#3', figures: {soldiers: 5}}]}\n"
            "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', figures: {Soldier: 5}}], MORE}\n"
        ),
        (
            "relations.yaml:9:84: warning: 'Soldier' is written 'soldiers' elsewhere; write it one way, or they do not "
            "compare [unit-spelling]"
        ),
    ),
    "part-circle": (
        "",
        (
            "- {from: press, type: part of, to: ben, evidence: ['news#3']}\n"
            "- {from: ben, type: part of, to: ana, evidence: ['news#3'], MORE}\n"
        ),
        (
            "relations.yaml:9:3: warning: a circle of parts: ana < press < ben < ana; nothing is part of itself, take "
            "one of them out [part-circle]"
        ),
    ),
}


def told(folder: Path, entities: str, relations: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the warnings of the sound dataset with records added to it."""
    (folder / "entities.yaml").write_text(ENTITIES + entities, "utf-8")
    (folder / "relations.yaml").write_text(RELATIONS + relations, "utf-8")
    monkeypatch.chdir(folder)
    return [str(warning) for warning in checked(Path())[1]]


@pytest.mark.parametrize("case", CASES)
def test_each_warning_has_its_place_and_cure(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One slip gives one warning, where it was made, with what would be right."""
    entities, relations, expected = CASES[case]

    found = told(tmp_path, entities.replace(", MORE", ""), relations.replace(", MORE", ""), monkeypatch)

    assert found == [expected]


@pytest.mark.parametrize("case", CASES)
def test_a_record_silences_what_it_means(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`allow: {NAME: reason}` in the record silences the warning of that name there."""
    entities, relations, _expected = CASES[case]
    allowed = f", allow: {{{case.split(maxsplit=1)[0]}: it is so}}"

    found = told(tmp_path, entities.replace(", MORE", allowed), relations.replace(", MORE", allowed), monkeypatch)

    assert found == []


@pytest.mark.parametrize(
    ("entities", "relations"),
    [
        ("", ""),
        (
            "- {id: ben-2, kind: organization, name: BEN}\n",
            "- {from: ben-2, type: met, to: ana, evidence: ['news#3']}\n",
        ),
        (
            "- {id: ben-2, kind: person, name: BEN, not: [ben]}\n",
            "- {from: ben-2, type: met, to: ana, evidence: ['news#3']}\n",
        ),
        ("- {id: memo, kind: document, name: Memo}\n", "- {from: ana, type: met, to: memo, evidence: ['news#3']}\n"),
        (
            "",
            "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', stance: expects, when: 2022-08}]}\n",
        ),
        (
            "",
            "- {from: ana, type: met, to: press, evidence: [{cite: 'news#3', when: 2022-03/2022-08}]}\n",
        ),
        ("", "- {from: press, type: part of, to: ana, evidence: [{cite: 'news#3', stance: denies}]}\n"),
    ],
    ids=["sound", "other kind", "told apart", "only mentioned", "expected", "begins before", "denied part"],
)
def test_what_would_fire_by_design_does_not(
    entities: str, relations: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Strict can be met: names of two kinds, a date that is expected, a document only mentioned are no slips."""
    assert told(tmp_path, entities, relations, monkeypatch) == []


def test_types_never_used_are_those_of_the_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A type defined and never used is told at its definition; those built in never."""
    (tmp_path / "entities.yaml").write_text(ENTITIES, "utf-8")
    (tmp_path / "relations.yaml").write_text(
        RELATIONS.replace("types:\n", "types:\n  led: {inverse: led by}\n"), "utf-8"
    )
    monkeypatch.chdir(tmp_path)

    found = [str(warning) for warning in checked(Path())[1]]

    assert found == ["relations.yaml:2:3: warning: no relation is of type 'led'; take it out, or use it [unused-type]"]
    assert built_in().types.keys() >= {"land of", "written by"}


def test_every_warning_that_can_be_allowed_can_be_given() -> None:
    """`allow` takes no name that nothing is warned of by."""
    given = {case.split(maxsplit=1)[0] for case in CASES} | {"unused-type"}

    assert set(WARNINGS) - given == {"restricted-word"}  # test_restricted.py gives it


def test_the_year_ahead_is_counted_from_today(dataset_of: Callable[[str, str], Dataset]) -> None:
    """What lies in the next year is planned; what lies beyond is more likely a slip."""
    found = dataset_of(
        ENTITIES,
        RELATIONS + "- {from: ana, type: met, to: press, when: 2031, evidence: [{cite: 'news#3', stance: expects}]}\n",
    )

    assert [each.name for each in warned(found, dt.date(2029, 6, 1))] == ["years-ahead"]
    assert warned(found, dt.date(2030, 6, 1)) == []
