"""Files written whole or not at all: beside their place first, then renamed into it."""

from __future__ import annotations

import os
import re
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_BEFORE = "before"  # what a folder is called that was moved aside while the new one takes its place


def write(path: Path, pieces: Iterable[str]) -> int:
    """Write text as UTF-8 with the line ends given; whatever stood there stays until the new file is complete on disk.

    Returns:
        The number of bytes written.

    Raises:
        WriteError: when the folder or the disk will not have it; nothing is left behind.
    """
    final = Path(os.path.realpath(path))  # a link stays one
    _refuse_place(path, final)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear_what_was_left(final)
        handle, beside = tempfile.mkstemp(dir=final.parent, prefix=_beside(final))
    except OSError as error:
        raise WriteError(f"{path}: cannot be written: {error.strerror}") from error
    try:
        with open(handle, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123 - a descriptor
            stream.writelines(pieces)
            stream.flush()
            os.fsync(handle)
            written = os.fstat(handle).st_size
        os.chmod(beside, 0o666 & ~_umask())  # noqa: PTH101 - mkstemp lets only the owner read
        os.replace(beside, final)  # noqa: PTH105
    except OSError as error:
        _remove(beside)
        raise WriteError(f"{path}: cannot be written: {error.strerror}; nothing was changed") from error
    except BaseException:
        _remove(beside)
        raise
    return written


def write_all(files: Mapping[Path, Iterable[str]]) -> None:
    """Write several files, all of them or none: each is complete on disk before the first is put in its place.

    Raises:
        WriteError: when the folder or the disk will not have one of them; all stay as they were.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, pieces in files.items():
            beside = path.with_name(f".{path.name}.new")
            staged[path] = beside
            write(beside, pieces)
        for path, beside in staged.items():
            beside.replace(os.path.realpath(path))
    except OSError as error:
        raise WriteError(f"{error.filename}: cannot be written: {error.strerror}") from error
    finally:
        for beside in staged.values():
            _remove(str(beside))


def put(target: Path, make: Callable[[Path], None], *, is_ours: bool = False) -> int:
    """Have a file or a folder made beside its place, then put it there whole, in the place of what stood there.

    Args:
        target: where it belongs.
        make: writes to the path it is given, which does not exist yet but whose folder does.
        is_ours: whether all that stands there is known to be made by us, and may go.

    Returns:
        The number of bytes written.

    Raises:
        WriteError: when the folder or the disk will not have it, or when a folder stands there with anything in it that
            the new one would not hold; nothing is left behind.
    """
    final = Path(os.path.realpath(target))
    _refuse_place(target, final)
    before: Path | None = None
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        _clear_what_was_left(final)
        with tempfile.TemporaryDirectory(dir=final.parent, prefix=_beside(final)) as folder:
            made = Path(folder, final.name)
            make(made)
            written = sum(file.stat().st_size for file in [made, *made.rglob("*")] if file.is_file())
            if final.is_dir():  # a folder cannot be renamed over another
                if not is_ours:
                    _refuse_losses(target, made)
                before = final.rename(Path(folder, _BEFORE))
            try:
                made.replace(final)
            except BaseException:
                if before:
                    before.rename(final)
                raise
    except OSError as error:
        raise WriteError(f"{target}: cannot be written: {error.strerror}; nothing was changed") from error
    return written


def _beside(final: Path) -> str:
    """Return what the names begin with under which something is made beside its place: they name the process too."""
    return f".{final.name}.{os.getpid()}."


def _clear_what_was_left(final: Path) -> None:
    """Take away what a run that was killed has left beside a place; a folder that it had moved aside is put back."""
    pattern = re.compile(rf"\.{re.escape(final.name)}\.(\d+)\..+")
    for left in final.parent.iterdir():
        match = pattern.fullmatch(left.name)
        if match is None or _is_running(int(match[1])):
            continue
        if left.is_dir() and not left.is_symlink():
            if (left / _BEFORE).exists() and not final.exists():
                (left / _BEFORE).rename(final)
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """Tell whether a process is there; whatever cannot be told is taken for there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def refuse_own(target: Path, folder: Path) -> None:
    """Guard the files of a dataset against being written over by what is made from them.

    Raises:
        WriteError: if the target is one of them, or lies where they lie.
    """
    final = Path(os.path.realpath(target))
    tables = [folder / f"{name}.parquet" for name in ("nodes", "edges", "facts", "claims")]
    is_tables = any(table.exists() for table in tables)
    curated = [own for name in ("entities", "relations") for own in (folder / f"{name}.yaml", folder / name)]
    for own in (*curated, *(tables if is_tables else ())):
        if final == (own := Path(os.path.realpath(own))) or own in final.parents:
            raise WriteError(f"{target}: is of the dataset itself; name another file or folder after -o")
    if is_tables and final == Path(os.path.realpath(folder)):
        raise WriteError(f"{target}: is the dataset itself; name another folder after -o")


def _refuse_place(path: Path, final: Path) -> None:
    """Guard what is no file to write: a device, a pipe, git's own store."""
    if ".git" in final.parts:
        raise WriteError(f"{path}: is git's own; name another file or folder")
    with suppress(OSError):
        mode = final.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise WriteError(f"{path}: is a device or a pipe, not a file; for standard output: -o -")


def _refuse_losses(target: Path, made: Path) -> None:
    """Guard a folder of the user's own, given by mistake, against being replaced by what was made."""
    if not made.is_dir():
        raise WriteError(f"{target}: cannot be written: is a folder; nothing was changed")
    kept = {file.relative_to(made) for file in made.rglob("*")}
    lost = sorted(str(found) for file in target.rglob("*") if (found := file.relative_to(target)) not in kept)
    if lost:
        message = f"holds '{lost[0]}', which is none of the files to be written; take it out or choose another folder"
        raise WriteError(f"{target}: cannot be written: {message}; nothing was changed")


def _remove(file: str) -> None:
    with suppress(OSError):
        os.unlink(file)  # noqa: PTH108


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
