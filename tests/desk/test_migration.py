"""A dataset of the first form brought to that of today: ids that held a date stand as `id`, comments stay."""

from pathlib import Path

import pytest

from graph.curated.load import load
from graph.desk.migration import migrated

OLD_ENTITIES = f"""\
# A header.
dataset:
  title: Who left
entities:
- {{id: ana, kind: person, name: Ana}}
- {{id: army, kind: organization, name: Army}}
- {{id: news, kind: document, name: News, text: {{file: n.txt, sha256: {"0" * 64}, paragraphs: 9}}}}
"""
OLD_RELATIONS = """\
types:
  left: {inverse: left by}
relations:
- from: ana
  type: left
  to: army
  when: 2021
  conflicts: [ana--left--army--2022]
  evidence: [news#1]

# The second time.
- from: ana
  type: left
  to: army
  when: 2022
  evidence: [news#2]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dataset of the first form, in which a date told two relations apart."""
    (tmp_path / "entities.yaml").write_text(OLD_ENTITIES, "utf-8")
    (tmp_path / "relations.yaml").write_text(OLD_RELATIONS, "utf-8")
    return tmp_path


def test_ids_are_kept_where_a_date_told_relations_apart(folder: Path) -> None:
    """The first of those that share ends and type takes the id without a date; the others keep theirs, written out."""
    migrated(folder).write()

    assert (folder / "relations.yaml").read_text("utf-8") == OLD_RELATIONS.replace(
        "# The second time.\n- from", "# The second time.\n- id: ana--left--army--2022\n  from"
    )
    assert (folder / "entities.yaml").read_text("utf-8") == OLD_ENTITIES.replace(
        "dataset:\n", "dataset:\n  format: 2\n"
    )
    assert list(load(folder).relations) == ["ana--left--army", "ana--left--army--2022"]


def test_a_second_time_there_is_nothing_to_do(folder: Path) -> None:
    """What has the form of today is left as it is."""
    migrated(folder).write()

    assert migrated(folder).after == {}
