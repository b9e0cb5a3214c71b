"""The dataset as curated files, to be read and edited again: what is shown of it, whatever files it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.writing import curated

if TYPE_CHECKING:
    from pathlib import Path

    from graph.exports.formats import Subject


def yaml_folder(subject: Subject, target: Path) -> None:
    """Write ``entities.yaml`` and ``relations.yaml`` into an empty folder."""
    target.mkdir(exist_ok=True)
    for name, text in curated(subject.network.graph["dataset"]).items():
        (target / name).write_text(text, "utf-8", newline="\n")
