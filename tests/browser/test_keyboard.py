"""What a person can do without a mouse, without sight, or on a small screen."""

from pathlib import Path

from browsing import find, heading, open_page
from playwright.sync_api import BrowserContext, Page, expect

WHERE = """(() => {
  const around = document.activeElement.closest("section, [role=application], header, #tabs");
  return around?.id || (around?.tagName === "HEADER" ? "top" : "");
})()"""
SMALLEST_BUTTON = """Math.min(...[...document.querySelectorAll("button")]
  .map((button) => button.getBoundingClientRect())
  .filter(({ width }) => width)
  .map(({ width, height }) => Math.min(width, height)))"""


def test_everything_is_reached_by_keyboard(page: Page) -> None:
    """Tab reaches search, tabs, filters, picture and panel in that order, each visibly focused."""
    seen = []
    for _press in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(WHERE))
    order = list(dict.fromkeys(name for name in seen if name))

    assert order[:3] == ["top", "tabs", "rail"]
    page.get_by_role("application").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("region", name="Reading").get_by_role("heading", level=2)).not_to_have_text("Start here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Reading")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    heading(page, "Start here")


def test_tabs_follow_the_arrow_keys(page: Page) -> None:
    """The views are tabs, and behave as such."""
    page.get_by_role("tab", name="Graph").focus()
    page.keyboard.press("ArrowRight")

    expect(page.get_by_role("tab", name="Table")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Table")).to_be_visible()


def test_changes_are_announced(page: Page) -> None:
    """What happens on the picture is said."""
    find(page, "oslo")
    live = page.locator("[aria-live=polite]")

    expect(live).to_have_text("Oslo, place, 3 links")
    page.keyboard.press("h")
    expect(live).to_have_text("Oslo hidden")


def test_it_is_usable_at_360_px_by_touch(context: BrowserContext, tiny_file: Path) -> None:
    """On a small screen the panels are sheets, nothing is wider than the screen, and targets are large enough."""
    page = open_page(context, tiny_file)
    page.set_viewport_size({"width": 360, "height": 740})
    expect(page.get_by_role("region", name="Filters")).to_be_hidden()
    page.get_by_role("button", name="Filters").click()
    expect(page.get_by_role("checkbox", name="people 2")).to_be_visible()
    page.get_by_role("button", name="Filters").click()
    find(page, "oslo")
    heading(page, "Oslo")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate(SMALLEST_BUTTON) >= 24
