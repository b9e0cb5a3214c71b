"""The pages do what they say: their examples run and print what is shown, and their links lead somewhere."""

import os
import re
from pathlib import Path

import pytest
from shown import PAGES, ROOT, run_page

_LINK = re.compile(r"\]\(<?([^)<>\s]+)>?\)")
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
named = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@named
def test_examples_do_what_is_shown(page: Path, tmp_path: Path) -> None:
    """What a page shows of commands is what they print; its files are datasets; its Python runs."""
    shown = run_page(page, tmp_path)

    if os.environ.get("ACCEPT"):
        page.write_text(shown.text, "utf-8")
    assert shown.complaints == []
    assert page.read_text("utf-8") == shown.text


@pytest.mark.parametrize("page", [*PAGES, ROOT / "docs" / "errors.md"], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """Files and headings that a page links to are there; what lies on the web is not asked for."""
    links = [link for link in _LINK.findall(_CODE.sub("", page.read_text("utf-8"))) if ":" not in link]

    assert [link for link in links if not _is_there(page, link)] == []


def _is_there(page: Path, link: str) -> bool:
    path, _, heading = link.partition("#")
    file = page.parent / path if path else page
    if not heading or not file.exists():
        return file.exists()
    titles = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return heading in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
