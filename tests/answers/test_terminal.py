"""A listing as a person at a terminal sees it."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminals import WIDTHS, on_a_terminal, uncoloured, words_in, words_of

from graph.answers.listing import Entry, Line, Listing, Rows, Section
from graph.answers.terminal import drawn

CLAIMS = [
    Line("stated", ("if not arms, then refuge",), "The River Daily 2022 ¶¶4, 12–15", "“Asylum”, The River Daily, ¶4"),
    Line("denied", ("by Norway", "", "4 May 2022"), "The River Daily 2022 ¶2", "“Asylum”, The River Daily, ¶2"),
    Line("claimed", ("by Ko Ko",), "The River Daily 2022 ¶3", "“Asylum”, ¶3", "withdrawn in June 2022"),
    Line("note", ("What cannot both be right is the number of those who were received in either of the harbours.",)),
]
LISTING = Listing(
    "Ministry of Ports",
    ["organization · also ကိုကို, the Ministry", "Note: whether it is a ministry at all is itself at issue."],
    [
        Section(
            "asked",
            [
                Entry("Norway (about people moved)", "stated by 1, denied by 1 · 2 independent sources", CLAIMS),
                Entry("Oslo", "", [Line("stated", (), "The River Daily 2022 ¶1", "“Asylum”, The River Daily, ¶1")]),
            ],
        ),
        Section("formats", Rows(("format", "for"), [("graphml", "Gephi, yEd and others"), ("ftm", "")]), "2 away"),
        Section("", Rows(("", ""), [("no", "header")])),
    ],
    ["2 links.", "1 denied: --all"],
)


def shown(listing: Listing, columns: int) -> str:
    """Return a listing as drawn, without its colours."""
    return "".join(f"{line.plain}\n" for line in drawn(listing, columns))


def test_claims_hang_under_their_relation() -> None:
    """A margin of marks, a line begins with no dot, a citation stands whole: on the line it ends or on its own."""
    assert shown(LISTING, 62) == (
        "Ministry of Ports\n"
        "  organization · also ကိုကို, the Ministry\n"
        "  Note: whether it is a ministry at all is itself at issue.\n"
        "\n"
        "asked\n"
        "  Norway (about people moved)\n"
        "    stated by 1, denied by 1 · 2 independent sources\n"
        "    stated     if not arms, then refuge\n"
        "               The River Daily 2022 ¶¶4, 12–15\n"
        "    denied     by Norway · 4 May 2022\n"
        "               The River Daily 2022 ¶2\n"
        "    claimed    by Ko Ko · withdrawn in June 2022\n"
        "               The River Daily 2022 ¶3\n"
        "    note       What cannot both be right is the number of\n"
        "               those who were received in either of the\n"
        "               harbours.\n"
        "  Oslo\n"
        "    stated     The River Daily 2022 ¶1\n"
        "\n"
        "formats · 2 away\n"
        "  format   for\n"
        "  graphml  Gephi, yEd and others\n"
        "  ftm\n"
        "\n"
        "  no  header\n"
        "\n"
        "2 links.\n"
        "1 denied: --all\n"
    )


def test_where_it_is_wide_citations_are_full_and_have_a_line_of_their_own() -> None:
    """And lines of prose are no longer than the eye can follow."""
    lines = shown(LISTING, 200).splitlines()

    assert lines[7:9] == [
        "    stated     if not arms, then refuge",
        "               “Asylum”, The River Daily, ¶4",
    ]
    assert max(map(len, lines)) <= 110


def test_where_it_is_narrow_marks_have_no_margin() -> None:
    """The mark begins the paragraph."""
    assert shown(LISTING, 40).splitlines()[7:12] == [
        "    stated by 1, denied by 1 · 2",
        "    independent sources",
        "    stated  if not arms, then refuge",
        "      The River Daily 2022 ¶¶4, 12–15",
        "    denied  by Norway · 4 May 2022",
    ]


def test_rows_that_do_not_fit_side_by_side_become_small_records() -> None:
    """The first cell is the head, the others stand under it with their column's word; empty ones are left out."""
    rows = Rows(("where", "what", "how"), [("relations.yaml:1", "a-word-that-is-as-long-as-this-one", "")])

    assert shown(Listing("t", [], [Section("s", rows)]), 50).splitlines()[2:] == [
        "s",
        "  relations.yaml:1",
        "    what  a-word-that-is-as-long-as-this-one",
        "",
    ]


WORD = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=9)
PROSE = st.lists(WORD, max_size=30).map(" ".join)


@given(st.lists(st.tuples(PROSE, PROSE, PROSE), min_size=1, max_size=4), st.integers(40, 170))
def test_no_word_is_broken_and_none_is_lost(texts: list, columns: int) -> None:
    """In entries and in rows, at any width, in any script; headers apart, which small records repeat."""
    lines = [Line("stated", (one, other), cite, cite) for one, other, cite in texts]
    entries = [Entry(one, other, lines) for one, other, _cite in texts]
    listing = Listing("t", [texts[0][0]], [Section("h", entries), Section("", Rows(("", "", ""), texts))])

    assert words_of(shown(listing, columns)) == words_in(listing, columns)


@given(PROSE, st.integers(40, 170))
def test_nothing_is_wider_than_the_terminal(text: str, columns: int) -> None:
    """Measured in cells, as wide letters take two."""
    listing = Listing(
        text, [text], [Section(text, [Entry(text, text, [Line("note", (text, text), text, text)])])], [text]
    )

    assert max(line.cell_len for line in drawn(listing, columns)) <= columns


def test_only_a_word_longer_than_the_line_is_cut() -> None:
    """Nothing of it is lost."""
    listing = Listing("t", [], [Section("", [Entry("a " + "x" * 90 + " b", "", [])])])

    assert shown(listing, 40).splitlines()[2:-1] == ["  a", "  " + "x" * 38, "  " + "x" * 38, "  " + "x" * 14 + " b"]


CODE = """
import sys; sys.path.insert(0, {here!r})
from test_terminal import LISTING
from graph.answers.terminal import show
show([LISTING._replace(title={title!r}), LISTING])
"""


def on(columns: int, title: str = LISTING.title, **environment: str) -> str:
    """Show the listing twice on a real terminal."""
    code = CODE.format(here=str(Path(__file__).parent), title=title)
    tests = str(Path(__file__).parent.parent)
    return on_a_terminal([sys.executable, "-c", code], columns, **environment, PYTHONPATH=tests)


@pytest.mark.parametrize("columns", WIDTHS)
def test_a_real_terminal_shows_every_word(columns: int) -> None:
    """And fits it, with colours, listings one after the other."""
    seen = on(columns)

    plain = uncoloured(seen)
    assert plain != seen
    assert words_of(plain) == words_in(LISTING, columns) + words_in(LISTING, columns)
    assert max(map(len, plain.splitlines())) <= columns


def test_no_color_is_obeyed() -> None:
    """Not one colour is set; what is bold, dim or struck through stays so."""
    codes = set(on(80, NO_COLOR="1").split("\x1b[")[1:])

    assert {code.split("m")[0] for code in codes} <= {"0", "1", "2", "3", "9", "1;9", "2;9"}


def test_no_escape_sequence_of_the_data_reaches_the_terminal() -> None:
    """Controls, line ends and overrides of direction are shown by their number, markup as it is."""
    plain = uncoloured(on(160, title="[red]a[/red]\x1b]0;title\x07\x1b[31mb\x9b2J\u202ec\nd :smile:"))

    assert plain.splitlines()[0] == "[red]a[/red]<U+001B>]0;title<U+0007><U+001B>[31mb<U+009B>2J<U+202E>c d :smile:"
