"""Reading a dataset: what is accepted, and for everything else the exact message."""

import os
import tempfile
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.errors import DataError, Problem
from graph.model.dates import parse
from graph.model.figures import Figure
from graph.model.places import parse as place
from graph.model.records import Claim, Entity, Relation, Text

BROKEN = Path(__file__).parent.parent / "data" / "broken"
SOUND = {name: (BROKEN / "sound" / name).read_text("utf-8") for name in ("entities.yaml", "relations.yaml")}
CASES = sorted(file.with_suffix("").stem for file in BROKEN.glob("*.yaml"))


def dataset(folder: Path, **replaced: str | bytes) -> Path:
    """Lay the sound dataset into a folder, with some of its files replaced."""
    for name, text in SOUND.items():
        content = replaced.get(name.partition(".")[0], text)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is wrong with a dataset, as seen from inside its folder."""
    monkeypatch.chdir(folder)
    with pytest.raises(DataError) as raised:
        load(Path())
    return str(raised.value).splitlines()


def case_problems(case: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is wrong with the sound dataset once a broken file takes the place of its own."""
    [file] = BROKEN.glob(f"{case}.*.yaml")
    replaced = file.suffixes[0].removeprefix(".")
    # A broken entities.yaml leaves the relations without ends; those problems are not the case's.
    without = {"relations": "relations: []\n"} if replaced == "entities" else {}
    return problems(dataset(folder, **without, **{replaced: file.read_bytes()}), monkeypatch)


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_told_exactly(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each broken file gives exactly the problems that stand beside it, all at once, sorted by place."""
    expected = BROKEN / f"{case}.txt"

    actual = "\n".join(case_problems(case, tmp_path, monkeypatch)) + "\n"

    if os.environ.get("ACCEPT"):
        expected.write_text(actual, "utf-8")
    assert actual == expected.read_text("utf-8")


def test_every_case_is_listed_in_the_docs() -> None:
    """docs/errors.md shows every broken file with what is said of it."""
    docs = Path(__file__).parent.parent.parent / "docs" / "errors.md"
    parts = ["# What `graph check` says\n\nEvery kind of mistake it knows, each with an example.\n"]
    for case in CASES:
        [file] = BROKEN.glob(f"{case}.*.yaml")
        content = file.read_bytes().decode("utf-8", "backslashreplace").rstrip("\n") or "(nothing)"
        text = "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in content)
        messages = file.with_suffix("").with_suffix(".txt").read_text("utf-8")
        parts.append(f"\n## {case.replace('-', ' ').capitalize()}\n\n```yaml\n{text}\n```\n\n```text\n{messages}```\n")
    expected = "".join(parts)

    if os.environ.get("ACCEPT"):
        docs.write_text(expected, "utf-8")
    assert docs.read_text("utf-8") == expected


def test_nesting_beyond_all_sense_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand levels are one problem, not a crash, in flow and in block style."""
    flow = "entities:\n- " + "[" * 10_000
    block = "entities:\n- " + "- " * 10_000
    message = "nested more than 24 levels deep; a dataset needs no more than six"

    found = problems(dataset(tmp_path, entities=flow, relations="relations: []\n"), monkeypatch)
    found += problems(dataset(tmp_path, entities=block, relations="relations: []\n"), monkeypatch)

    assert found == [f"entities.yaml:2:25: {message}", f"entities.yaml:2:47: {message}"]


def test_an_id_is_unique_across_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same id in entities.yaml and in a file under entities/ is told, with the file that has it first."""
    folder = dataset(tmp_path)
    (folder / "entities").mkdir()
    (folder / "entities" / "more.yaml").write_text("entities:\n- {id: ann, kind: place, name: Annville}\n", "utf-8")

    found = problems(folder, monkeypatch)

    assert found == ["entities/more.yaml:2:8: id 'ann' is taken already in entities.yaml; every id is given once"]


def test_records_may_be_spread_over_folders(tmp_path: Path) -> None:
    """Every *.yaml under entities/ and relations/ is read, at any depth, whether or not the top-level file is there."""
    (tmp_path / "entities" / "people").mkdir(parents=True)
    (tmp_path / "relations").mkdir()
    (tmp_path / "entities" / "people" / "a.yaml").write_text(SOUND["entities.yaml"], "utf-8")
    (tmp_path / "relations" / "z.yaml").write_text(SOUND["relations.yaml"], "utf-8")

    assert list(load(tmp_path).relations) == ["ann--spokesperson-for--front"]


def test_missing_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without a dataset lacks two files."""
    assert problems(tmp_path, monkeypatch) == [
        "entities.yaml:1:1: no such file; a dataset has entities.yaml, or entities/ with *.yaml in it",
        "relations.yaml:1:1: no such file; a dataset has relations.yaml, or relations/ with *.yaml in it",
    ]


def test_what_could_not_be_read_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file of entities is no YAML of ours, no relation is blamed for naming what stands in it."""
    assert problems(dataset(tmp_path, entities="Just a letter.\n"), monkeypatch) == [
        "entities.yaml:1:1: text where a mapping belongs; begin with 'entities:'"
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on: here a folder stands in the place of the file."""
    folder = dataset(tmp_path, relations="relations: []\n")
    (folder / "entities.yaml").unlink()
    (folder / "entities.yaml").mkdir()

    assert problems(folder, monkeypatch) == ["entities.yaml:1:1: is no plain file; take it out of the dataset"]


def test_a_folder_without_permission_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be entered is told as such, not passed over."""
    with tempfile.TemporaryDirectory() as name:  # tmp_path lies where only its owner may go
        folder = dataset(Path(name))
        (folder / "entities").mkdir(mode=0)
        folder.chmod(0o755)
        is_root = os.geteuid() == 0  # who may read everything
        if is_root:
            os.seteuid(65534)
        try:
            found = problems(folder, monkeypatch)
        finally:
            if is_root:
                os.seteuid(0)
            monkeypatch.undo()

    assert found == ["entities:1:1: cannot be read: Permission denied"]


def test_problems_carry_their_parts(tmp_path: Path) -> None:
    """A program gets file, line, column and message apart, sorted."""
    folder = dataset(tmp_path, relations="relations: {}\nrelatons: x\n")
    file = str(folder / "relations.yaml")

    with pytest.raises(DataError) as raised:
        load(folder)

    assert raised.value.problems == (
        Problem(file, 1, 12, "'relations' should be a list, not a mapping"),
        Problem(file, 2, 1, "unknown key 'relatons'; did you mean 'relations'?"),
    )


def test_a_record_is_read_whole(tmp_path: Path) -> None:
    """Every key of an entity, a relation and a piece of evidence arrives where it belongs."""
    relations = """
types: {deported: {inverse: deported by}}
relations:
- from: front
  type: deported
  to: ann
  also: {to: harbour, with: [ann, front]}
  when: 2022-10
  past: true
  figures: {people: 100-200}
  note: a remark
  visibility: restricted
  evidence:
  - cite: report#2-3+5
    by: [front, unnamed]
    stance: denies
    when: 2022
    figures: {people: about 150}
    says: in own words
"""

    found = load(dataset(tmp_path, relations=relations))

    assert found.entities["report"].text == Text("report.txt", "0" * 64, "paragraph", 9)
    assert found.entities["front"] == Entity("front", "organization", "The Front")
    assert list(found.relations.values()) == [
        Relation(
            id="front--deported--ann",
            from_id="front",
            type="deported",
            to_id="ann",
            claims=(
                Claim(
                    cite="report#2-3+5",
                    document="report",
                    place=place("2-3+5"),
                    by=("front", "unnamed"),
                    stance="denies",
                    standing="denied",
                    when=parse("2022"),
                    past=True,
                    figures=(Figure("people", "about 150", 120, 180),),
                    says="in own words",
                ),
            ),
            also=(("to", "harbour"), ("with", "ann"), ("with", "front")),
            notes=("a remark",),
            visibility="restricted",
            standing="denied",
        )
    ]
