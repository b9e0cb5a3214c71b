"""A manifest of published files: what each is, by its SHA-256, so that anyone can tell whether one was changed."""

from __future__ import annotations

import json
import shutil
import subprocess
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.desk.git import git
from graph.errors import QuestionError, WriteError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.model.records import Dataset

MANIFEST = "manifest.json"
SIGNATURE = f"{MANIFEST}.sig"
_FORMAT = 1
_NAMESPACE = "claimgraph"  # which a signature is for, so that it cannot be taken for one of something else


class Difference(NamedTuple):
    """One file that is not as the manifest has it: ``missing``, ``changed`` or ``not in the manifest``."""

    file: str
    what: str


def manifest(dataset: Dataset, folder: Path, files: Mapping[str, bytes]) -> str:
    """Write the manifest of files made from a dataset.

    Args:
        dataset: as it was published.
        folder: it was read from; where it is in git, its commit is named.
        files: by path.
    """
    every = (*dataset.relations.values(), *dataset.facts.values())
    found: dict[str, Any] = {
        "manifest": _FORMAT,
        "title": dataset.title,
        "licence": dataset.licence,
        "version": dataset.version,
        "date": dataset.date.text if dataset.date else "",
        "commit": _commit(folder),
        "made by": {name: version(name) for name in ("claimgraph", "networkx", "pyvis")},
        "entities": len(dataset.entities),
        "relations": len(dataset.relations),
        "facts": len(dataset.facts),
        "claims": sum(len(relation.claims) for relation in every),
        "files": {
            name: {"sha256": sha256(content).hexdigest(), "bytes": len(content)}
            for name, content in sorted(files.items())
        },
    }
    return json.dumps({key: value for key, value in found.items() if value != ""}, ensure_ascii=False, indent=2) + "\n"


def verified(folder: Path) -> tuple[int, list[Difference]]:
    """Hold a folder against its manifest; return how many files it names, and what differs, by path.

    Raises:
        QuestionError: if there is no manifest that can be read.
    """
    listed = _files(folder)
    there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() or path.is_symlink()
    } - {MANIFEST, SIGNATURE}
    found = [Difference(name, "not in the manifest") for name in there - listed.keys()]
    for name, known in listed.items():
        path = folder / name
        if name not in there:
            found.append(Difference(name, "missing"))
        elif path.is_symlink() or sha256(path.read_bytes()).hexdigest() != known:
            found.append(Difference(name, "changed"))
    return len(listed), sorted(found)


def is_ours(folder: Path) -> bool:
    """Tell whether a folder holds what was published before, all of it and nothing else."""
    try:
        return not verified(folder)[1]
    except QuestionError:
        return False


def sign(folder: Path, key: Path) -> None:
    """Sign the manifest of a folder with an SSH key, by ssh-keygen.

    Raises:
        WriteError: if it cannot be signed.
    """
    done = _ssh_keygen("-Y", "sign", "-q", "-f", str(key), "-n", _NAMESPACE, str(folder / MANIFEST))
    if done.returncode:
        raise WriteError(f"{key}: cannot sign: {done.stderr.decode('utf-8', 'replace').strip()}")


def signer(folder: Path, signers: Path) -> str:
    """Return who signed the manifest of a folder, as a file of allowed signers names them; empty if none of them did.

    Raises:
        QuestionError: if there is no signature.
    """
    signature = folder / SIGNATURE
    if not signature.is_file():
        raise QuestionError(f"{folder}: is not signed: there is no {SIGNATURE}")
    named = _ssh_keygen("-Y", "find-principals", "-s", str(signature), "-f", str(signers))
    for who in named.stdout.decode("utf-8", "replace").split():
        arguments = ("-Y", "verify", "-f", str(signers), "-I", who, "-n", _NAMESPACE, "-s", str(signature))
        if _ssh_keygen(*arguments, stdin=(folder / MANIFEST).read_bytes()).returncode == 0:
            return who
    return ""


def _files(folder: Path) -> dict[str, str]:
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read: {error.strerror}; graph publish writes it") from error
    except ValueError as error:
        raise QuestionError(f"{path}: is no manifest: {error}") from error
    if not isinstance(found, dict) or found.get("manifest") != _FORMAT or not isinstance(found.get("files"), dict):
        raise QuestionError(f"{path}: is no manifest of this claimgraph")
    return {str(name): str(known.get("sha256", "")) for name, known in found["files"].items()}


def _commit(folder: Path) -> str:
    commit, status = git(folder, "rev-parse", "HEAD"), git(folder, "status", "--porcelain", "--", ".")
    if commit is None:
        return ""
    return f"{commit.strip()}{' and what was not committed' if status else ''}"


def _ssh_keygen(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("ssh-keygen")
    if program is None:
        raise QuestionError("ssh-keygen is not installed; it comes with OpenSSH")
    return subprocess.run([program, *arguments], input=stdin, capture_output=True, check=False)  # noqa: S603
