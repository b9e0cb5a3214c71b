"""What text files may hold: UTF-8 and nothing hidden."""

from pathlib import Path

import pytest

from graph.curated.characters import first_hidden, is_readable
from graph.errors import Problem

HIDDEN = [
    "\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x85", "\x9f", "\u2028", "\u2029", "\u202a", "\u202e", "\u2066", "\u2069",
    "\ud800", "\ufeff", "\ufffe", "\uffff",
]  # fmt: skip


@pytest.mark.parametrize("character", HIDDEN, ids=lambda character: f"U+{ord(character):04X}")
def test_a_hidden_character_is_named(character: str) -> None:
    """Controls, line separators, direction overrides and noncharacters are named by their code point."""
    assert first_hidden(f"Ana{character} Núñez") == f"U+{ord(character):04X}"


def test_a_carriage_return_is_hidden_in_a_value() -> None:
    """In a file it ends a line, in a value XML would turn it into another character."""
    assert first_hidden("Ana\r") == "U+000D"


@pytest.mark.parametrize("text", ["", "tab\there", "two\nlines", "ကို\u200cကို\u200d", "Ana Núñez 👩\u200d🚢", "a\u200b b"])
def test_what_people_write_is_not_hidden(text: str) -> None:
    """Tabs, line ends, and the zero-width joiners that Burmese, Persian and emoji need are text."""
    assert first_hidden(text) is None


def test_a_clean_file_is_readable(tmp_path: Path) -> None:
    """Other scripts, Windows line ends and a byte order mark at the beginning are no problem."""
    file = tmp_path / "entities.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + "name: ကိုကို\r\nother: Ana\tNúñez\r\n".encode())
    problems: list[Problem] = []

    assert (is_readable(file, problems), problems) == (True, [])


def test_every_hidden_character_of_a_file_is_reported_with_its_place(tmp_path: Path) -> None:
    """Line and column are counted from 1, in characters, not in bytes."""
    file = tmp_path / "entities.yaml"
    file.write_bytes("name: ကို\u202eကို\nok: yes\n\x00: no\ufeff\n".encode())
    problems: list[Problem] = []

    is_readable(file, problems)

    assert problems == [
        Problem(str(file), 1, 10, "hidden character U+202E, which no reader sees; take it out"),
        Problem(str(file), 3, 1, "hidden character U+0000, which no reader sees; take it out"),
        Problem(str(file), 3, 6, "hidden character U+FEFF, which no reader sees; take it out"),
    ]


def test_places_hold_in_files_read_in_several_pieces(tmp_path: Path) -> None:
    """A character of several bytes and a line may lie across the boundary between two pieces."""
    file = tmp_path / "entities.yaml"
    head = "x" * 9 + "\n"
    text = head * 200_000 + "က" * 400_000 + "\u202e" + "က" * 400_000 + "\n\u202e\n"
    file.write_bytes(text.encode())
    problems: list[Problem] = []

    is_readable(file, problems)

    assert {(problem.line, problem.column) for problem in problems} == {(200_001, 400_001), (200_002, 1)}


@pytest.mark.parametrize(
    ("content", "place", "byte"),
    [
        (b"name: \xe1 la\n", (1, 7), "0xE1"),
        ("name: ကို\n".encode() + b"x: \xff\n", (2, 4), "0xFF"),
        ("name: é".encode() + b"\xc3", (1, 8), "0xC3"),
        ("name: é\n".encode("utf-16"), (1, 1), "0xFF"),
    ],
    ids=["latin-1", "second line", "cut off", "utf-16"],
)
def test_the_first_byte_that_is_not_utf8_is_reported(
    content: bytes, place: tuple[int, int], byte: str, tmp_path: Path
) -> None:
    """Its line, its column in characters, its value, and what to do."""
    file = tmp_path / "entities.yaml"
    file.write_bytes(content)
    problems: list[Problem] = []

    is_readable(file, problems)

    assert problems == [Problem(str(file), *place, f"byte {byte} is not UTF-8; save it as UTF-8")]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path: Path) -> None:
    """A missing file and a folder in its place are told with the system's reason."""
    problems: list[Problem] = []

    is_readable(tmp_path / "missing.yaml", problems)
    is_readable(tmp_path, problems)

    assert problems == [
        Problem(str(tmp_path / "missing.yaml"), 1, 1, "cannot be read: No such file or directory"),
        Problem(str(tmp_path), 1, 1, "cannot be read: Is a directory"),
    ]
