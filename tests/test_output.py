"""Files written whole or not at all, tried on real full disks, real read-only folders and real umasks."""

import errno
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors import WriteError
from graph.output import put, write


def limited(code: str, folder: Path) -> str:
    """Run code in a process whose files may hold 4096 bytes, as on a disk that fills up; return what it prints."""
    script = """
        import resource, signal
        from pathlib import Path
        from graph.errors import WriteError
        from graph.output import put, write
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script) + textwrap.dedent(code)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def contents(folder: Path) -> dict[str, str]:
    """Return every file under a folder with its text, hidden ones too."""
    return {str(file.relative_to(folder)): file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def _umask() -> Iterator[None]:
    """Let group and others read, but not write, whatever the umask of those who run the tests."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_text_is_written_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    """No line end is translated, no mark put in front; the size returned is that on disk."""
    written = write(tmp_path / "out.txt", ["ကို\n", "é\r\n", ""])

    assert (tmp_path / "out.txt").read_bytes() == "ကို\né\r\n".encode()
    assert written == (tmp_path / "out.txt").stat().st_size


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """`graph build` works in a fresh clone."""
    write(tmp_path / "build" / "deep" / "out.txt", ["x"])

    assert contents(tmp_path) == {"build/deep/out.txt": "x"}


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    """By the new one whole, nothing of the old is left behind it."""
    (tmp_path / "out.txt").write_text("something much longer", "utf-8")

    write(tmp_path / "out.txt", ["short"])

    assert contents(tmp_path) == {"out.txt": "short"}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it points to is replaced, beside which the new file is made; so is what was not there yet."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "real.txt").write_text("old", "utf-8")
    (tmp_path / "out.txt").symlink_to("disk/real.txt")
    (tmp_path / "new.txt").symlink_to("disk/none.txt")

    sizes = [write(tmp_path / name, ["new"]) for name in ("out.txt", "new.txt")]

    assert sizes == [3, 3]
    assert [str((tmp_path / name).readlink()) for name in ("out.txt", "new.txt")] == ["disk/real.txt", "disk/none.txt"]
    assert sorted(str(found.relative_to(tmp_path)) for found in tmp_path.rglob("*")) == [
        *("disk", "disk/none.txt", "disk/real.txt"),
        *("new.txt", "out.txt"),
    ]
    assert (tmp_path / "disk" / "real.txt").read_text("utf-8") == "new"


@pytest.mark.usefixtures("_umask")
def test_a_new_file_may_be_read_by_others(tmp_path: Path) -> None:
    """The umask decides, not the privacy of temporary files."""
    write(tmp_path / "out.txt", ["x"])
    put(tmp_path / "made.txt", lambda path: path.write_text("x", "utf-8"))

    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in ("out.txt", "made.txt")] == ["0o644", "0o644"]


def test_a_strict_umask_is_honoured(tmp_path: Path) -> None:
    """Who works at risk and keeps files to themselves gets files of their own, and keeps that umask."""
    before = os.umask(0o077)
    try:
        write(tmp_path / "out.txt", ["x"])
        after = os.umask(0o077)
    finally:
        os.umask(before)

    assert (oct((tmp_path / "out.txt").stat().st_mode & 0o777), oct(after)) == ("0o600", "0o77")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """The message says so, and no half-written file lies beside it."""
    (tmp_path / "out.txt").write_text("old", "utf-8")

    said = limited(
        """
        try:
            write(Path("out.txt"), ("x" * 1000 for _ in range(100)))
        except WriteError as error:
            print(error)
        """,
        tmp_path,
    )

    assert said == "out.txt: cannot be written: File too large; nothing was changed\n"
    assert contents(tmp_path) == {"out.txt": "old"}


def test_a_disk_that_fills_up_on_the_last_bytes_leaves_the_old_file(tmp_path: Path) -> None:
    """What is still in the buffer when everything has been handed over is written before the file is renamed."""
    (tmp_path / "out.txt").write_text("old", "utf-8")

    said = limited(
        """
        try:
            write(Path("out.txt"), ["x" * 4097])
        except WriteError as error:
            print(error)
        """,
        tmp_path,
    )

    assert said == "out.txt: cannot be written: File too large; nothing was changed\n"
    assert contents(tmp_path) == {"out.txt": "old"}


def test_a_full_disk_leaves_the_old_folder(tmp_path: Path) -> None:
    """Likewise for what a library writes by itself."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.csv").write_text("old", "utf-8")

    said = limited(
        """
        def make(path):
            path.mkdir()
            (path / "a.csv").write_text("x" * 100_000)

        try:
            put(Path("tables"), make)
        except WriteError as error:
            print(error)
        """,
        tmp_path,
    )

    assert said == "tables: cannot be written: File too large; nothing was changed\n"
    assert contents(tmp_path) == {"tables/a.csv": "old"}


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    """Root may write everywhere, but not below a file."""
    (tmp_path / "build").write_text("in the way", "utf-8")
    target = tmp_path / "build" / "out.txt"

    for attempt in (lambda: write(target, ["x"]), lambda: put(target, lambda path: path.write_text("x", "utf-8"))):
        with pytest.raises(WriteError, match=r"out\.txt: cannot be written: (Not a directory|File exists)"):
            attempt()

    assert contents(tmp_path) == {"build": "in the way"}


def test_a_folder_that_may_not_be_written_to_is_told() -> None:
    """Not even root may write to the kernel's own files."""
    target = Path("/proc/sys/out.txt")

    with pytest.raises(WriteError) as raised:
        write(target, ["x"])

    assert str(raised.value).startswith("/proc/sys/out.txt: cannot be written: ")
    assert not target.exists()


def test_a_folder_in_the_place_of_a_file_is_left_alone(tmp_path: Path) -> None:
    """`-o` with a folder's name by mistake loses nothing of what is in it."""
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "work.txt").write_text("years of it", "utf-8")

    for attempt in (lambda: write(mine, ["x"]), lambda: put(mine, lambda path: path.write_text("x", "utf-8"))):
        with pytest.raises(WriteError, match=r"mine: cannot be written: .*; nothing was changed$"):
            attempt()

    assert contents(tmp_path) == {"mine/work.txt": "years of it"}


def test_a_mistake_while_writing_is_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    """A bug of ours stays a traceback, and leaves the old file and nothing else all the same."""
    (tmp_path / "out.txt").write_text("old", "utf-8")

    def pieces() -> Iterator[str]:
        yield "new"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "out.txt", pieces())

    assert contents(tmp_path) == {"out.txt": "old"}


def test_being_stopped_leaves_the_old_file(tmp_path: Path) -> None:
    """Ctrl+C in the middle of a long export is no harm."""
    (tmp_path / "out.txt").write_text("old", "utf-8")

    def pieces() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "out.txt", pieces())

    assert contents(tmp_path) == {"out.txt": "old"}


def test_a_file_is_made_beside_its_place(tmp_path: Path) -> None:
    """The maker gets a path that does not exist yet, by the name that the file will have."""
    seen = []

    def make(path: Path) -> None:
        seen.append((path.name, path.exists(), path.parent.parent))
        path.write_text("made", "utf-8")

    written = put(tmp_path / "sub" / "out.db", make)

    assert (seen, written) == ([("out.db", False, tmp_path / "sub")], 4)
    assert contents(tmp_path) == {"sub/out.db": "made"}


def test_a_folder_is_made_and_replaced_whole(tmp_path: Path) -> None:
    """With folders in it; the size is that of all its files."""

    def make(path: Path) -> None:
        (path / "sub").mkdir(parents=True)
        (path / "a.csv").write_text("12345", "utf-8")
        (path / "sub" / "b.csv").write_text("123", "utf-8")

    first = put(tmp_path / "tables", make)
    (tmp_path / "tables" / "a.csv").write_text("old", "utf-8")
    second = put(tmp_path / "tables", make)

    assert (first, second) == (8, 8)
    assert contents(tmp_path) == {"tables/a.csv": "12345", "tables/sub/b.csv": "123"}


def test_an_old_folder_is_put_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last rename of all may fail too; root is refused none, so this one is made to."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "a.csv").write_text("old", "utf-8")

    def make(path: Path) -> None:
        path.mkdir()
        (path / "a.csv").write_text("new", "utf-8")

    def refuse(_path: Path, _target: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(WriteError) as raised:
        put(tmp_path / "tables", make)

    assert str(raised.value) == (
        f"{tmp_path / 'tables'}: cannot be written: No space left on device; nothing was changed"
    )
    assert contents(tmp_path) == {"tables/a.csv": "old"}


def test_a_folder_with_anything_else_in_it_is_not_replaced(tmp_path: Path) -> None:
    """`-o ~/Documents` must not cost anybody their documents."""
    mine = tmp_path / "mine"
    (mine / "sub").mkdir(parents=True)
    (mine / "sub" / "work.txt").write_text("years of it", "utf-8")

    def make(path: Path) -> None:
        path.mkdir()
        (path / "a.csv").write_text("x", "utf-8")

    with pytest.raises(WriteError) as raised:
        put(mine, make)

    assert str(raised.value) == (
        f"{mine}: cannot be written: holds 'sub', which is none of the files to be written; "
        "take it out or choose another folder; nothing was changed"
    )
    assert contents(tmp_path) == {"mine/sub/work.txt": "years of it"}


def test_a_maker_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """What was there stays, what was begun goes."""
    (tmp_path / "out.db").write_text("old", "utf-8")

    def make(path: Path) -> None:
        path.write_text("half", "utf-8")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        put(tmp_path / "out.db", make)

    assert contents(tmp_path) == {"out.db": "old"}


@pytest.mark.parametrize(
    "make", [lambda path: write(path, ["x"]), lambda path: put(path, lambda it: it.write_text("x"))]
)
def test_devices_pipes_and_gits_store_are_refused(make: Callable[[Path], int], tmp_path: Path) -> None:
    """What is no file to write stays what it is: nothing is renamed over a device, nothing hangs on a pipe."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / ".git").mkdir()
    link = tmp_path / "link"
    link.symlink_to("/dev/null")

    for path, why in (
        (tmp_path / "pipe", "is a device or a pipe, not a file; for standard output: -o -"),
        (link, "is a device or a pipe, not a file; for standard output: -o -"),
        (tmp_path / ".git" / "config", "is git's own; name another file or folder"),
    ):
        with pytest.raises(WriteError) as raised:
            make(path)
        assert str(raised.value) == f"{path}: {why}"

    assert contents(tmp_path) == {}
    assert Path("/dev/null").is_char_device()
