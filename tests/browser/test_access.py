"""No violation that axe-core knows of, in any view, light and dark, wide and narrow."""

from pathlib import Path

import pytest
from browsing import open_page
from nodejs import package_file
from playwright.sync_api import BrowserContext

AXE = "axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = {
    "graph": "",
    "entity": "#entity=harbour-front",
    "relation": "#relation=ko-ko--founded--harbour-front",
    "path": "#path=pier-9~harbour-front",
    "document": "#entity=daily-2022",
    "narrowed": "#entity=oslo&focus=oslo~1&kind-off=person&time=18000~19000&standings=stated denied",
    "relations": "#view=table",
    "entities": "#view=table&rows=entities&sort=links+down",
    "text": "#view=text",
    "text of one": "#view=text&entity=ko-ko",
    "disagreements": "#view=disagreements",
    "whose counts": "#view=counts",
    "counts": "#view=counts&counts=oslo",
}


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(context: BrowserContext, tiny_file: Path, view: str, scheme: str, width: int) -> None:
    """Each view stands up to every rule for WCAG 2.2 AA, and to axe's best practices."""
    page = open_page(context, tiny_file, VIEWS[view])
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if width < 800 and view in {"entity", "relation", "path", "document", "narrowed", "text of one"}:
        page.get_by_role("button", name="Read", exact=True).click()
    page.evaluate(package_file(AXE).read_text(encoding="utf-8"))
    found = page.evaluate("(tags) => axe.run({ runOnly: tags }).then((result) => result.violations)", RULES)

    assert [(each["id"], [node["html"][:160] for node in each["nodes"]][:4]) for each in found] == []


def test_axe_finds_nothing_in_dialog_menu_and_list(context: BrowserContext, tiny_file: Path) -> None:
    """What opens over the page stands up to the same rules."""
    page = open_page(context, tiny_file)
    page.evaluate(package_file(AXE).read_text(encoding="utf-8"))
    check = "(tags) => axe.run({ runOnly: tags }).then((result) => result.violations.map((each) => each.id))"
    found = []
    page.get_by_role("button", name="Share").click()
    found += page.evaluate(check, RULES)
    page.keyboard.press("Escape")
    page.get_by_role("combobox", name="Find an entity").fill("o")
    found += page.evaluate(check, RULES)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Keys and help").click()
    found += page.evaluate(check, RULES)

    assert found == []
