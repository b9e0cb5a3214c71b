"""Ten thousand entities: an overview first, and every one of them can be found, hovered and opened."""

import re
from pathlib import Path

import pytest
from browsing import open_page
from playwright.sync_api import BrowserContext, Page, expect


@pytest.fixture
def page(context: BrowserContext, large_file: Path) -> Page:
    """Return the page of 10,000 entities, opened."""
    return open_page(context, large_file)


def test_the_least_linked_is_found_hovered_and_opened(page: Page) -> None:
    """An entity that vis-network does not hold answers to the pointer like any other."""
    name = page.evaluate(
        """() => {
          const { graph: { links, entities: { name } }, stage } = explorer;
          const isUnique = (each) => name.indexOf(name[each]) === name.lastIndexOf(name[each]);
          const isLeast = (count, each) => count === 1 && !stage.picture.front.has(each) && isUnique(each);
          const entity = links.findIndex(isLeast);
          globalThis.least = entity;
          return name[entity];
        }"""
    )
    page.get_by_role("combobox", name="Find an entity").fill(name)
    expect(page.get_by_role("option").first).to_contain_text(name)
    page.evaluate(
        "explorer.stage.moveTo({ x: explorer.stage.xs[least], y: explorer.stage.ys[least], scale: 1.5 }, false)"
    )
    box = page.get_by_role("application").bounding_box()
    assert box is not None
    page.keyboard.press("Escape")
    page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2 + 1)
    expect(page.locator("#tip")).to_contain_text(name)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(page.get_by_role("region", name="Reading").get_by_role("heading", level=2)).to_have_text(name)


def test_focus_makes_a_small_picture_of_a_large_graph(page: Page) -> None:
    """From the overview into one neighbourhood, and back."""
    page.get_by_role("region", name="Reading").get_by_role("link").first.click()
    page.get_by_role("button", name="Focus on 1 step around").click()
    status = page.locator("#status")
    expect(status).to_have_text(re.compile(r"Shown: \d{2,3} of 10,000 entities"))
    page.get_by_role("button", name="Show all").click()

    expect(status).to_contain_text("Shown: 10,000 of 10,000 entities")


def test_tables_and_text_show_a_page_at_a_time(page: Page) -> None:
    """No view lists thirty thousand rows at once, and none leaves any out."""
    page.get_by_role("tab", name="Table").click()
    expect(page.get_by_role("row")).to_have_count(101)
    page.get_by_role("button", name=re.compile("Show 100 more")).click()
    expect(page.get_by_role("row")).to_have_count(201)
    page.get_by_role("tab", name="Text").click()

    expect(page.get_by_role("article")).to_have_count(20)
