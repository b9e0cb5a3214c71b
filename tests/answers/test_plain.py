"""A listing in a pipe."""

from graph.answers.listing import Entry, Line, Listing, Rows, Section
from graph.answers.plain import as_text

CLAIMS = [
    Line("stated", ("[bold]x[/bold] " * 30,), "The River Daily 2022 ¶4", "“Asylum”, ¶4"),
    Line("claimed", ("by Ko Ko", "", "150 people"), "The River Daily 2022 ¶3", "", "withdrawn in June 2022"),
    Line("note", ("two\nlines",)),
]


def test_each_claim_is_one_line_that_says_all() -> None:
    """The reading and the relation are repeated, so that grep finds whole claims; nothing is wrapped or coloured."""
    entries = [Entry("Norway", "stated by 1, claimed by 1", CLAIMS), Entry("Pier 9", "", [Line("denied")])]

    assert as_text([Listing("Oslo", ["place"], [Section("asked", entries, "2 steps away")], ["2 links.", "x"])]) == (
        "Oslo · place\n"
        "\n"
        "asked (2 steps away)  Norway           stated by 1, claimed by 1\n"
        f"asked (2 steps away)  Norway  stated   {'[bold]x[/bold] ' * 30} · The River Daily 2022 ¶4\n"
        "asked (2 steps away)  Norway  claimed  by Ko Ko · 150 people · The River Daily 2022 ¶3 "
        "· withdrawn in June 2022\n"
        "asked (2 steps away)  Norway  note     two lines\n"
        "asked (2 steps away)  Pier 9  denied\n"
        "\n"
        "2 links.\n"
        "x\n"
    )


def test_rows_line_up() -> None:
    """With their header where they have one; a column in which nothing stands takes no room."""
    table = Rows(("format", "", "for"), [("graphml", "", "Gephi"), ("ftm", "", "")])

    shown = as_text([Listing("Formats", [], [Section("known", table)], []), Listing("x", [], [], [])])

    assert shown == "Formats\n\nknown\n  format   for\n  graphml  Gephi\n  ftm\n\n\nx\n\n"


def test_no_escape_sequence_goes_through_a_pipe() -> None:
    """A pager would obey it."""
    hostile = "a\x1b[31mb"
    entry = Entry(hostile, hostile, [Line(hostile, (hostile,), hostile, hostile, hostile)])
    rows = Rows((hostile,), [(hostile,)])
    listing = Listing(hostile, [hostile], [Section(hostile, [entry], hostile), Section(hostile, rows)], [hostile])

    shown = as_text([listing])

    assert ("\x1b" in shown, shown.count("a<U+001B>[31mb")) == (False, 17)
