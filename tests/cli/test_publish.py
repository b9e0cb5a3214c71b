"""What is published holds nothing restricted, is told by its manifest, and can be verified by anyone later."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from graph.curated.load import load
from graph.desk.start import EXAMPLE
from graph.questions.visibility import public

GRAPH = Path(sys.executable).with_name("graph")


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command of graph."""
    return subprocess.run([GRAPH, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the invented town, where a clerk at the town hall is restricted."""
    return shutil.copytree(EXAMPLE, tmp_path / "town")


@pytest.fixture
def published(folder: Path, tmp_path: Path) -> Path:
    """Return what was published of it."""
    done = run(
        "publish", tmp_path / "out", "-C", folder, "--format", "csv", "--format", "sqlite", "--format", "parquet"
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "out"


def test_what_is_there(published: Path, folder: Path) -> None:
    """The page, the exports, the data that read back as what is public, and a manifest of the bytes of each."""
    manifest = json.loads((published / "manifest.json").read_text("utf-8"))
    files = {path.relative_to(published).as_posix(): path for path in published.rglob("*") if path.is_file()}

    assert {name.partition("/")[0] for name in files} == {
        "index.html",
        "csv",
        "graph.db",
        "parquet",
        "yaml",
        "manifest.json",
    }
    assert load(published / "yaml") == public(load(folder))[0]
    assert manifest["files"] == {
        name: {"sha256": sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for name, path in sorted(files.items())
        if name != "manifest.json"
    }
    assert (manifest["title"], manifest["licence"]) == ("The quay of Vikhavn", "CC0-1.0")
    shown = public(load(folder))[0]
    assert (manifest["entities"], manifest["relations"]) == (len(shown.entities), len(shown.relations))


def test_it_can_be_verified(published: Path) -> None:
    """As it is; and each file that is changed, missing or new is told."""
    done = run("verify", published)
    assert (done.returncode, done.stdout.split(", ")[1]) == (0, "all as they were published\n")

    (published / "index.html").write_text("other", "utf-8")
    (published / "csv" / "claims.csv").unlink()
    (published / "new").write_text("", "utf-8")
    (published / "graph.db").unlink()
    (published / "graph.db").symlink_to(published / "new")

    done = run("verify", published)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{published}/csv/claims.csv: missing",
        f"{published}/graph.db: changed",
        f"{published}/index.html: changed",
        f"{published}/new: not in the manifest",
    ]


def test_published_again_it_is_the_same(published: Path, folder: Path) -> None:
    """Byte for byte; other formats replace what was published before, and nothing else is replaced."""
    before = (published / "manifest.json").read_bytes()
    formats = ("--format", "csv", "--format", "sqlite", "--format", "parquet")
    assert run("publish", published, "-C", folder, *formats).returncode == 0
    assert (published / "manifest.json").read_bytes() == before

    assert run("publish", published, "-C", folder, "--format", "graphml").returncode == 0
    assert not (published / "csv").exists()
    (published / "mine.txt").write_text("mine", "utf-8")
    done = run("publish", published, "-C", folder)
    assert (done.returncode, "which is none of the files to be written" in done.stderr) == (1, True)
    assert (published / "mine.txt").read_text("utf-8") == "mine"


def test_the_site_is_published_too(folder: Path, tmp_path: Path) -> None:
    """When it is asked for; it is in the manifest, and held against it."""
    out = tmp_path / "out"
    assert run("publish", out, "-C", folder, "--site", "--format", "json").returncode == 0

    assert (out / "entity" / "nordlink.html").exists()
    assert "entity/nordlink.html" in json.loads((out / "manifest.json").read_text("utf-8"))["files"]
    assert run("verify", out).returncode == 0
    assert not any("clerk at the town hall" in path.read_text("utf-8") for path in out.rglob("*.html"))


NAME = "A clerk at the town hall"
LEAKS = {
    "the title": ("entities.yaml", "title: The quay of Vikhavn", f"title: {NAME} and the quay"),
    "what it is about": ("entities.yaml", "All of it is made up.", f"{NAME} knows."),
    "who made it": ("entities.yaml", "The makers of claimgraph", NAME),
    "a region": ("entities.yaml", "{The town:", f"{{{NAME}:"),
    "an address": (
        "entities.yaml",
        "https://example.org/vikhavn",
        "https://example.org/a-clerk%20at%20the%20town-hall",
    ),
    "a kind": ("entities.yaml", "quays and terminals", NAME.lower()),
    "a version": ("entities.yaml", '"1.0"', "town-hall-source"),
    "a family": ("relations.yaml", "family: ", f"family: {NAME.lower()} "),
}


@pytest.mark.parametrize("place", LEAKS)
def test_what_the_check_lets_through_is_refused(place: str, folder: Path, tmp_path: Path) -> None:
    """Words about the dataset as a whole, and of its vocabulary; nothing is written, and the word is not repeated."""
    file, old, new = LEAKS[place]
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert run("check", "-C", folder).returncode == 0

    done = run("publish", tmp_path / "out", "-C", folder)

    assert done.returncode == 1
    assert f"yaml/{file}: holds 1 restricted word, " in done.stderr
    assert done.stderr.endswith("which they are, for your eyes alone: --restricted\nnothing was written\n")
    assert NAME.lower() not in done.stderr.lower()
    assert not (tmp_path / "out").exists()
    told = run("publish", tmp_path / "out", "-C", folder, "--restricted").stderr
    assert (f"yaml/{file}: holds '{NAME}'" in told) != (f"yaml/{file}: holds 'town-hall-source'" in told)


def test_what_lies_beside_is_searched_for_too(folder: Path, tmp_path: Path) -> None:
    """A public clone does not know the name: who has it, publishes."""
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "entities.yaml").write_text("entities:\n- {id: quay-gull, kind: person, name: Vikhavn itself}\n", "utf-8")
    (secret / "relations.yaml").write_text("relations: []\n", "utf-8")
    path = folder / "entities.yaml"
    path.write_text(path.read_text("utf-8").replace("All of it is made up", "Vikhavn itself"), "utf-8")

    assert run("publish", tmp_path / "out", "-C", folder).returncode == 0
    done = run("publish", tmp_path / "other", "-C", folder, "--with", secret)

    assert (done.returncode, (tmp_path / "other").exists()) == (1, False)


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="ssh-keygen is not installed, so nothing was signed")
def test_it_can_be_signed(folder: Path, tmp_path: Path) -> None:
    """By a key that ssh-keygen made; another manifest, or another key, is told."""
    for name in ("key", "other"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", tmp_path / name]
        subprocess.run(command, check=True)
    for name, key in (("signers", "key"), ("others", "other")):
        public_key = (tmp_path / f"{key}.pub").read_text("utf-8")
        (tmp_path / name).write_text(f"desk@example.org {public_key}", "utf-8")
    out = tmp_path / "out"

    assert run("publish", out, "-C", folder, "--sign", tmp_path / "key").returncode == 0

    done = run("verify", out, "--signers", tmp_path / "signers")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "signed by desk@example.org")
    done = run("verify", out, "--signers", tmp_path / "others")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, f"signed by nobody in {tmp_path / 'others'}")
    manifest = out / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace("Vikhavn", "Elsewhere"), "utf-8")
    assert run("verify", out, "--signers", tmp_path / "signers").returncode == 1


def test_without_a_manifest_there_is_nothing_to_hold_it_against(tmp_path: Path) -> None:
    """Said in a sentence, as is one that is none."""
    done = run("verify", tmp_path)
    assert (done.returncode, done.stderr.endswith("graph publish writes it\n")) == (1, True)
    for text in ("{", "[]", '{"manifest": 9, "files": {}}'):
        (tmp_path / "manifest.json").write_text(text, "utf-8")
        assert "is no manifest" in run("verify", tmp_path).stderr
    (tmp_path / "manifest.json").unlink()
    assert "there is no manifest.json.sig" not in run("verify", tmp_path).stderr
