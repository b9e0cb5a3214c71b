"""Records of a folder beside a dataset are restricted, whatever they say; without them nothing tells that they are."""

import subprocess
import sys
from pathlib import Path

import pytest

import graph
from graph.curated.load import load
from graph.errors import DataError
from graph.questions.visibility import public

ENTITIES = """
dataset: {title: The harbour}
entities:
- {id: harbour-tribune, kind: organization, name: The Harbour Tribune}
- {id: northern-lines, kind: organization, name: Northern Lines}
- {id: mira-solberg, kind: person, name: Mira Solberg}
- id: strike
  kind: document
  name: Harbour strike ends
  text: {file: tribune.txt, sha256: SHA, paragraphs: 5}
""".replace("SHA", "6" * 64)
RELATIONS = """
types:
  works for: {inverse: employs}
relations:
- {from: strike, type: published by, to: harbour-tribune, evidence: ['strike#2']}
- {from: mira-solberg, type: works for, to: northern-lines, evidence: ['strike#3']}
"""
BESIDE_ENTITIES = """
kinds:
  boat: {plural: boats}
  plane: {plural: planes}
entities:
- {id: quay-informant, kind: person, name: The informant at the quay, visibility: public}
- {id: gull, kind: boat, name: Gull}
"""
BESIDE_RELATIONS = """
types:
  informant for: {inverse: has informant}
  flies: {inverse: flown by}
units: {crates: }
relations:
- {from: quay-informant, type: informant for, to: harbour-tribune, evidence: ['strike#4']}
- {from: mira-solberg, type: works for, to: northern-lines, evidence: [{cite: 'strike#5', stance: denies}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a public dataset; what is restricted lies in ``secret`` beside it."""
    for name, entities, relations in (("public", ENTITIES, RELATIONS), ("secret", BESIDE_ENTITIES, BESIDE_RELATIONS)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "entities.yaml").write_text(entities, "utf-8")
        (tmp_path / name / "relations.yaml").write_text(relations, "utf-8")
    return tmp_path / "public"


def test_all_of_it_is_restricted(folder: Path) -> None:
    """Entities, relations, and what they add to a relation that is public; words that nothing uses are gone."""
    dataset = load(folder, folder.parent / "secret")

    assert [it.id for it in dataset.entities.values() if it.visibility == "restricted"] == ["quay-informant", "gull"]
    works, informs = dataset.relations["mira-solberg--works-for--northern-lines"], "quay-informant--informant-for"
    assert (works.visibility, [claim.visibility for claim in works.claims]) == ("public", ["public", "restricted"])
    assert works.standing == "disputed"
    assert dataset.relations[f"{informs}--harbour-tribune"].visibility == "restricted"
    assert ("plane" in dataset.vocabulary.kinds, "boat" in dataset.vocabulary.kinds) == (False, True)
    assert ("flies" in dataset.vocabulary.types, "informant for" in dataset.vocabulary.types) == (False, True)
    assert dataset.vocabulary.units == {}


def test_what_is_public_is_as_if_it_were_not_there(folder: Path) -> None:
    """The two are equal, to the last word of the vocabulary."""
    alone = load(folder)

    assert public(load(folder, folder.parent / "secret"))[0] == alone
    assert graph.load(folder, with_=folder.parent / "secret").records == alone
    assert len(graph.load(folder, with_=folder.parent / "secret", restricted=True).entities) == 6


@pytest.mark.parametrize(
    "command", [("links", "Mira Solberg"), ("stats",), ("export", "json", "-o", "-"), ("find", "quay")]
)
def test_a_command_shows_it_only_when_asked(folder: Path, command: tuple[str, ...]) -> None:
    """Its answer is, byte for byte, the one without; with `--restricted` it is another."""

    def answer(*more: str) -> str:
        program = Path(sys.executable).with_name("graph")
        done = subprocess.run([program, *command, "-C", folder, *more], capture_output=True, text=True, check=False)
        return done.stdout

    beside = ("--with", str(folder.parent / "secret"))
    assert answer(*beside) == answer()
    assert answer(*beside, "--restricted") != answer()


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        (
            "public/entities.yaml",
            "name: Mira Solberg",
            "name: Mira Solberg, description: Met Gull",
            "a restricted name",
        ),
        ("public/relations.yaml", "mira-solberg, type", "quay-informant, type", "is public"),
        ("secret/entities.yaml", "kinds:", "dataset: {title: X}\nkinds:", "take 'dataset' out here"),
        (
            "secret/relations.yaml",
            "denies}]}",
            "denies}], note: He lied}",
            "'note' would be of 'mira-solberg--works-for",
        ),
    ],
)
def test_what_would_tell_of_it_is_an_error(folder: Path, file: str, old: str, new: str, problem: str) -> None:
    """In the public files and in its own; each at its place."""
    path = folder.parent / file
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    with pytest.raises(DataError) as caught:
        load(folder, folder.parent / "secret")

    assert problem in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_its_files_are_not_written_over(folder: Path) -> None:
    """Neither by a build nor by an export."""
    program = Path(sys.executable).with_name("graph")
    secret = folder.parent / "secret"

    done = subprocess.run(
        [program, "export", "json", "-C", folder, "--with", secret, "-o", secret / "entities.yaml"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, "is of the dataset itself" in done.stderr) == (1, True)
