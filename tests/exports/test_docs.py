"""docs/exports.md names the formats there are, and no others."""

import re
from pathlib import Path

from graph.exports.formats import FORMATS

SHOWN = (Path(__file__).parent.parent.parent / "docs" / "exports.md").read_text("utf-8")
ELSEWHERE = {"sqlite", "parquet", "turtle", "jsonld"}  # have pages of their own


def test_every_format_has_the_line_to_type_and_its_reader() -> None:
    """Once in the table of tools, once in that of readers."""
    typed = set(re.findall(r"\| `graph export (\w+)` \|", SHOWN))
    read = set(re.findall(r"^\| (\w+) \| [^|]+ \| +\d+ \| +\d+ \|", SHOWN, re.MULTILINE))

    assert typed == read == FORMATS.keys() - ELSEWHERE


def test_files_are_called_what_the_page_calls_them() -> None:
    """What stands under build/ in the table of tools is what the export writes."""
    named = re.findall(r"\| `graph export (\w+)` \| [^|]*?build/([\w./]+)", SHOWN)

    assert len(named) >= 8
    assert [(name, file) for name, file in named if not file.startswith(FORMATS[name].target)] == []
