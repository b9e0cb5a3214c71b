"""`graph export` in each of these formats, as a user types it."""

import json
from pathlib import Path

import pytest
from exporting import TINY

from graph.cli import main

FORMATS = ("graphml", "gephi", "yed", "gexf", "cyjs", "ftm", "neo4j", "cypher", "csv", "json")
FOLDERS = ("neo4j", "csv")
SECRETS = ("port-programme", "Port Programme")


def said(path: Path) -> dict[str, str]:
    """Return the text of a file, or of every file in a folder."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("format_", FORMATS)
def test_the_bytes_are_always_the_same(format_: str, tmp_path: Path) -> None:
    """Twice the same, wherever it is written: no clock, no path, no order of chance."""
    for folder in ("one", "another"):
        assert main(["export", format_, "-C", str(TINY), "-o", str(tmp_path / folder / "out")]) == 0

    assert said(tmp_path / "one" / "out") == said(tmp_path / "another" / "out")


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_restricted_is_left_out(format_: str, tmp_path: Path) -> None:
    """The only restricted relation, and the entity that only it names, are there when asked for, and only then."""
    for name, flag in (("public", []), ("all", ["--restricted"])):
        assert main(["export", format_, "-C", str(TINY), "-o", str(tmp_path / name), *flag]) == 0

    public, everything = ("\n".join(said(tmp_path / name).values()) for name in ("public", "all"))

    assert [secret in public for secret in SECRETS] == [False, False]
    assert [secret in everything for secret in SECRETS] == [True, True]
    assert "restricted" in everything


@pytest.mark.parametrize("format_", FORMATS)
def test_losses_are_reported_by_id(format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON on standard error, every id one of the dataset."""
    main(["export", format_, "-C", str(TINY), "-o", str(tmp_path / "out"), "--report", "json", "--restricted"])
    known = (TINY / "entities.yaml").read_text("utf-8") + (TINY / "relations.yaml").read_text("utf-8")

    losses = json.loads(capsys.readouterr().err)

    assert bool(losses) == (format_ not in {"csv", "json"})
    assert all(loss["what"] and loss["ids"] for loss in losses)
    assert all(part in known for loss in losses for key in loss["ids"] for part in key.split("--")[:1])


@pytest.mark.parametrize("format_", FOLDERS)
def test_a_folder_is_nothing_for_standard_output(format_: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence, and no folder called `-`."""
    assert main(["export", format_, "-C", str(TINY), "-o", "-"]) == 2

    assert f"'{format_}' is no text for standard output; name a file or a folder after -o" in capsys.readouterr().err
    assert not Path("-").exists()


def test_an_unknown_format_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    """With a suggestion, and the whole list."""
    assert main(["export", "gefx", "-C", str(TINY)]) == 2

    message = capsys.readouterr().err
    assert "no format 'gefx'; did you mean 'gexf'?" in message
    assert all(name in message for name in FORMATS)
