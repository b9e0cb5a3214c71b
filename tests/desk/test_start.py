"""A dataset that has just begun checks, builds and audits; the example shows every key at work."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.curated import claims, definitions, description, entities, relations
from graph.curated.load import checked
from graph.desk.formatting import formatted
from graph.desk.start import EXAMPLE, start
from graph.errors import EditError
from graph.model.records import STANCES
from graph.questions.audit import audit

GRAPH = Path(sys.executable).with_name("graph")


@pytest.mark.parametrize("example", [(), ("--example",)])
def test_what_was_begun_works(example: tuple[str, ...], tmp_path: Path) -> None:
    """Checked strictly, in order, built, audited, in git, with the recipes that were written."""

    def run(*command: str | Path) -> int:
        path = os.pathsep.join([str(GRAPH.parent), os.environ["PATH"]])
        done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PATH": path}, capture_output=True, check=False)
        return done.returncode

    assert run(GRAPH, "init", "new town", *example) == 0
    for command in (
        ("check", "--strict"),
        ("fmt", "--check"),
        ("build", "-o", tmp_path / "new town" / "build"),
        ("audit", "--strict", "--texts", tmp_path / "new town" / "texts") if example else ("stats",),
        ("schema", "-o", tmp_path / "new town" / "build" / "schema"),
    ):
        assert (command[0], run(GRAPH, *command, "-C", "new town")) == (command[0], 0)
    [hook] = yaml.safe_load((tmp_path / "new town" / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    assert run("bash", "-c", f"cd 'new town' && git init -q && {hook['entry']} && git add .") == 0
    listed = subprocess.run(["git", "ls-files"], cwd=tmp_path / "new town", capture_output=True, text=True, check=True)
    assert "entities.yaml" in listed.stdout
    assert not any(line.startswith(("texts/", "build/")) for line in listed.stdout.splitlines())


def test_its_title_is_the_folders_name(tmp_path: Path) -> None:
    """Or the one that is given, whatever signs it has."""
    start(tmp_path / "harbour-strike")
    start(tmp_path / "other", title='A: "quay" #1')

    assert checked(tmp_path / "harbour-strike")[0].title == "Harbour strike"
    assert checked(tmp_path / "other")[0].title == 'A: "quay" #1'


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    """All or nothing; other files do not matter."""
    (tmp_path / "notes.md").write_text("mine", "utf-8")
    (tmp_path / "entities.yaml").write_text("mine", "utf-8")

    with pytest.raises(EditError) as caught:
        start(tmp_path)

    assert str(caught.value) == f"{tmp_path} holds 'entities.yaml' already; nothing was written"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["entities.yaml", "notes.md"]


def test_the_example_shows_every_key() -> None:
    """Of entities, relations, claims, types and kinds, every key of the reader, every stance; and it is in order."""
    every = [
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - all text
        for path in EXAMPLE.rglob("*.yaml")
    ]

    def keys(records: list[Any]) -> set[str]:
        return {key for record in records if isinstance(record, dict) for key in record}

    people = [it for file in every for it in file.get("entities", ())]
    facts = [it for file in every for it in file.get("relations", ())]
    pieces = [piece for it in facts for piece in it.get("evidence", ())]
    types = [it for file in every for it in file.get("types", {}).values()]
    kinds = [it for file in every for it in file.get("kinds", {}).values()]
    used = {
        "dataset": keys([file.get("dataset") for file in every]),
        "entity": keys(people),
        "alias": keys([alias for it in people for alias in it.get("aliases", ())]),
        "relation": keys(facts) | {"past", "figures", "covers", "allow"},  # beside the evidence they are its shorthand
        "claim": keys(pieces) | {"value"},  # where sources differ: here none do
        "type": keys(types) | {"unit"},
        "kind": keys(kinds),
    }

    assert used == {
        "dataset": {*description.KEYS} - {"story"},
        "entity": {*entities.KEYS},
        "alias": {*entities.ALIAS_KEYS},
        "relation": {*relations.KEYS},
        "claim": {*claims.CLAIM_KEYS},
        "type": {*definitions.TYPE_KEYS},
        "kind": {*definitions.KIND_KEYS},
    }
    assert {piece["stance"] for piece in pieces if isinstance(piece, dict) and "stance" in piece} == {*STANCES} - {
        "asserts"
    }
    assert formatted(EXAMPLE).after == {}


def test_the_example_holds_against_its_texts() -> None:
    """Every hash, place and quote; nothing for a person to look at."""
    dataset, warnings = checked(EXAMPLE)
    found = audit(dataset, EXAMPLE / "texts")

    assert (warnings, found.failures, found.doubts) == ((), (), ())
    assert found.tested.claims == found.tested.places == 32
