"""The shipped dataset, for tests that write into a copy of it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent


def copy_shipped(folder: Path) -> Path:
    """Copy the curated files, and nothing else, into a folder; return the folder."""
    for name in ("entities.yaml", "relations.yaml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "relations", folder / "relations")
    return folder
