"""Two entities made into one: all that either says stays, relations that become one join, what is open is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.desk.merge import merged
from graph.errors import EditError
from graph.model.records import Dataset
from graph.questions.find import find

ENTITIES = """\
entities:
# Read first.
- id: ana
  kind: person  # not the saint
  name: Ana
  aliases: [A.]

- id: anna
  kind: person
  name: Anna Só
  description: Captain.
  visibility: restricted

- {id: ben, kind: person, name: Ben, not: [ana]}
- {id: army, kind: organization, name: Army}
- {id: news, kind: document, name: News, text: {file: n.txt, sha256: HASH, paragraphs: 9}}
""".replace("HASH", "0" * 64)
RELATIONS = """\
types:
  left: {inverse: left by}
  met: {symmetric: true}
relations:
- from: ana
  type: left
  to: army
  evidence: [news#1]

# By another name.
- from: anna
  type: left
  to: army
  visibility: restricted
  evidence:
  - cite: news#2
    remark: as she says
"""


@pytest.fixture
def folder(tmp_path: Path, dataset_of: Callable[[str, str], Dataset]) -> Path:
    """Return a dataset in which one person stands twice."""
    dataset_of(*(text.replace("  visibility: restricted\n", "") for text in (ENTITIES, RELATIONS)))
    return tmp_path


def test_one_is_left_with_all_that_both_said(folder: Path) -> None:
    """Names become aliases, the id a former one, claims of what is one relation now stand together; comments stay."""
    merged(folder, "ana", "anna").write()

    assert (folder / "entities.yaml").read_text("utf-8").split("- {id: ben")[0] == (
        "entities:\n"
        "# Read first.\n"
        "- id: ana\n"
        "  was: [anna]\n"
        "  kind: person  # not the saint\n"
        "  name: Ana\n"
        "  aliases: [A., Anna Só]\n"
        "  description: Captain.\n"
        "\n"
    )
    assert (folder / "relations.yaml").read_text("utf-8").split("relations:\n")[1] == (
        "# By another name.\n"
        "- from: ana\n"
        "  type: left\n"
        "  to: army\n"
        "  evidence:\n"
        "  - news#1\n"
        "  - cite: news#2\n"
        "    remark: as she says\n"
    )
    assert find(load(folder), "anna").id == "ana"


def test_of_two_visibilities_the_stricter_holds(tmp_path: Path, dataset_of: Callable[[str, str], Dataset]) -> None:
    """Who is restricted under one id is restricted under both, and so is what names them."""
    dataset_of(ENTITIES, RELATIONS)

    merged(tmp_path, "ana", "anna").write()

    [relation] = load(tmp_path).relations.values()
    assert load(tmp_path).entities["ana"].visibility == "restricted"
    assert (relation.id, relation.visibility, len(relation.claims)) == ("ana--left--army", "restricted", 2)


@pytest.mark.parametrize(
    ("keep", "gone", "message"),
    [
        ("ana", "ana", "'ana' is one already"),
        ("ana", "army", "'ana' is of kind person, 'army' of kind organization: make them agree first"),
        ("ben", "ana", "'ben' and 'ana' are said not to be the same, under 'not'; take that out first"),
    ],
)
def test_what_is_not_one_is_refused(keep: str, gone: str, message: str, folder: Path) -> None:
    """Two kinds, two that are told apart, one with itself: nothing is changed."""
    with pytest.raises(EditError) as raised:
        merged(folder, keep, gone)

    assert str(raised.value) == message


def test_what_would_tie_one_to_itself_is_listed(folder: Path) -> None:
    """A relation between the two has to be settled first."""
    path = folder / "relations.yaml"
    path.write_text(path.read_text("utf-8") + "- {from: ana, type: met, to: anna, evidence: ['news#3']}\n", "utf-8")

    with pytest.raises(EditError) as raised:
        merged(folder, "ana", "anna")

    assert str(raised.value) == "these would tie 'ana' to itself; settle them first:\n  ana--met--anna"
