"""A listing as Markdown."""

import pytest

from graph.answers.listing import Entry, Line, Listing, Rows, Section
from graph.answers.markdown import as_markdown

ENTRIES = [
    Entry(
        "Norway",
        "stated by 1, claimed by 1",
        [
            Line("stated", (), "Daily ¶4", "“Asylum”, The River Daily, ¶4"),
            Line("claimed", ("by ကိုကို", "", "150 people"), "Daily ¶3", "“Asylum”, ¶3", "withdrawn in June 2022"),
        ],
    ),
    Entry("Pier 9", "", [Line("note", ("one",))]),
]


def test_a_relation_is_a_bullet_and_a_claim_a_bullet_below_it() -> None:
    """With full citations; what is withdrawn is struck through; rows are a table."""
    rows = Section("", Rows(("link", "when"), [("x", ""), ("y", "2022")]))
    listing = Listing("Oslo", ["place"], [Section("asked", ENTRIES, "2 steps away"), rows], ["2 links.", "1 denied."])

    assert as_markdown([listing, Listing("Bergen", [], [], ["0 links."])]) == (
        "# Oslo\n"
        "\n"
        "place\n"
        "\n"
        "## asked (2 steps away)\n"
        "\n"
        "- **Norway**: stated by 1, claimed by 1\n"
        "  - *stated*: “Asylum”, The River Daily, ¶4\n"
        "  - *claimed*: ~~by ကိုကို · 150 people · “Asylum”, ¶3~~ · withdrawn in June 2022\n"
        "- **Pier 9**\n"
        "  - *note*: one\n"
        "\n"
        "| link | when |\n"
        "| --- | --- |\n"
        "| x |  |\n"
        "| y | 2022 |\n"
        "\n"
        "2 links.  \n"
        "1 denied.\n"
        "\n"
        "# Bergen\n"
        "\n"
        "0 links.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | b", "a \\| b"),
        ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~"),
        ("[a](javascript:x)", "\\[a\\](javascript:x)"),
        ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
        ("a\\b", "a\\\\b"),
        ("# a", "\\# a"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
    ],
)
def test_text_is_shown_as_text(text: str, expected: str) -> None:
    """Nothing of a name is taken for markup or ends a line, wherever it stands."""
    entry = Entry(text, text, [Line(text, (text,), text, text, text)])
    sections = [Section(text, [entry], text), Section("", Rows((text,), [(text,)]))]

    lines = as_markdown([Listing(text, [text], sections, [text])]).splitlines()

    assert lines == [
        f"# {expected}",
        "",
        expected,
        "",
        f"## {expected} ({expected})",
        "",
        f"- **{expected}**: {expected}",
        f"  - *{expected}*: ~~{expected} · {expected}~~ · {expected}",
        "",
        f"| {expected} |",
        "| --- |",
        f"| {expected} |",
        "",
        expected,
    ]
