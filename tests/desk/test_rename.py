"""An entity under another id: every mention follows, comments stay, the old id is still found."""

import shutil
from pathlib import Path

import pytest
from shipped import copy_shipped

from graph.curated.load import load
from graph.desk.rename import renamed
from graph.errors import EditError
from graph.model.records import Dataset
from graph.questions.find import find

ROOT = Path(__file__).parent.parent.parent
TINY = Path(__file__).parent.parent / "data" / "tiny"
IDS = sorted(load(TINY).entities)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the made-up dataset."""
    return shutil.copytree(TINY, tmp_path / "tiny")


def _ends(dataset: Dataset, type_name: str, one: str, other: str) -> tuple[str, str]:
    """Return both ends; of what reads the same from either, in the order of their ids."""
    is_symmetric = dataset.vocabulary.types[type_name].is_symmetric
    return (min(one, other), max(one, other)) if is_symmetric else (one, other)


def told(dataset: Dataset, old: str = "", new: str = "") -> list[tuple[object, ...]]:
    """Return every sentence with its claims, one id in place of another."""

    def now(entity_id: str) -> str:
        return new if entity_id == old else entity_id

    return sorted(
        (
            *_ends(dataset, relation.type, now(relation.from_id), now(relation.to_id)),
            relation.type,
            tuple((word, now(entity_id)) for word, entity_id in relation.also),
            tuple(
                (
                    now(claim.document),
                    claim.cite.partition("#")[2],
                    tuple(map(now, claim.by)),
                    claim.standing,
                    claim.figures,
                    tuple(f"{now(cite.partition('#')[0])}#{cite.partition('#')[2]}" for cite in claim.repeats),
                )
                for claim in relation.claims
            ),
            len(relation.conflicts),
        )
        for relation in (*dataset.relations.values(), *dataset.facts.values())
    )


@pytest.mark.parametrize("old", IDS)
def test_every_mention_follows(old: str, folder: Path) -> None:
    """Whoever is renamed, the same is said, by the same voices, in the same places, of them under the new id."""
    before = load(folder)

    renamed(folder, old, "quite-new").write()

    after = load(folder)
    assert told(after) == told(before, old, "quite-new")
    assert find(after, old).id == "quite-new"
    assert after.entities["quite-new"].was == (*before.entities[old].was, old)


@pytest.mark.parametrize("old", IDS)
def test_lines_that_do_not_name_it_stay_as_they_are(old: str, folder: Path) -> None:
    """No comment, blank line, order or quote is touched: each line that changes names the entity."""
    diff = renamed(folder, old, "quite-new").diff().splitlines()

    changed = [line for line in diff if line[0] in "+-" and line[:3] not in {"+++", "---"}]
    assert changed
    assert [line for line in changed if old not in line and "quite-new" not in line] == []


def test_back_again_is_as_it_was_but_for_the_former_ids(folder: Path) -> None:
    """What is renamed twice, to a name and back, reads as before; both ids lead to it."""
    before = told(load(folder))
    old = IDS[0]

    renamed(folder, old, "quite-new").write()
    renamed(folder, "quite-new", old).write()

    after = load(folder)
    assert told(after) == before
    assert find(after, "quite-new").id == old


def test_the_shipped_dataset_can_be_renamed_in(tmp_path: Path) -> None:
    """The most linked entity of all, in over a hundred relations, is renamed in one go."""
    copy_shipped(tmp_path)
    old = "defectors-from-the-security-forces"
    before = load(tmp_path)

    renamed(tmp_path, old, "defectors").write()

    assert told(load(tmp_path)) == told(before, old, "defectors")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (IDS[0], "Not An Id", "'Not An Id' is no id: use a-z, 0-9 and hyphens, such as 'salai-timmy'"),
        (IDS[0], IDS[0], f"'{IDS[0]}' is called that already"),
        (IDS[0], IDS[1], f"'{IDS[1]}' is another entity; to make the two one: graph merge {IDS[1]} {IDS[0]}"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_changed(old: str, new: str, message: str, folder: Path) -> None:
    """An id that is none, the same or taken is refused."""
    with pytest.raises(EditError) as raised:
        renamed(folder, old, new)

    assert str(raised.value) == message
    assert told(load(folder)) == told(load(TINY))
