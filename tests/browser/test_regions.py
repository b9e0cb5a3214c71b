"""The first picture is by regions: named grounds, bands between them, everybody's own lines when they are looked at."""

from pathlib import Path

import pytest
from browsing import ROOT, open_page, write_page
from playwright.sync_api import BrowserContext, Page, expect

from graph.curated.load import load
from graph.questions.visibility import public

DATASET = public(load(ROOT))[0]
LOOK = """() => {
  const { graph, stage } = explorer;
  const { regions } = stage.picture;
  if (!regions) return null;
  const bands = regions.bands.reduce((sum, [, , count]) => sum + count, 0);
  return { lines: regions.lines.length, bands, home: [...regions.home] };
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the shipped dataset."""
    return write_page(DATASET, tmp_path_factory.mktemp("shipped") / "index.html")


@pytest.fixture
def page(context: BrowserContext, file: Path) -> Page:
    """Return it, open."""
    return open_page(context, file)


def test_every_relation_is_a_line_a_band_or_on_demand(page: Page) -> None:
    """Bands count all asserted relations between two regions, and say so below the picture."""
    found = page.evaluate(LOOK)
    home = dict(zip(sorted(DATASET.entities), found["home"], strict=True))
    apart = [
        relation
        for relation in DATASET.relations.values()
        if relation.standing in {"stated", "claimed", "disputed", "guessed"}
        and home[relation.from_id] != home[relation.to_id]
    ]

    assert found["bands"] == len(apart)
    assert 0 < found["lines"] < 250
    expect(page.locator("#lines")).to_have_text("Bands count the lines between regions; point at a name for its own")


def test_a_focus_is_read_line_by_line(page: Page) -> None:
    """There are no regions in it; all that is shown again, there are."""
    page.evaluate("() => explorer.expand(explorer.graph.entities.id.indexOf('james-shwe'))")
    assert page.evaluate(LOOK) is None

    page.get_by_role("button", name="Show all").click()
    assert page.evaluate(LOOK) is not None


def test_whoever_is_pointed_at_shows_all_lines(page: Page) -> None:
    """Also those that lead out of the region."""
    box = page.locator("#stage").bounding_box()
    assert box is not None
    x, y = page.evaluate(
        """() => {
          const { stage, graph } = explorer;
          const hub = graph.entities.id.indexOf('national-unity-government');
          const { x, y } = stage.network.canvasToDOM({ x: stage.xs[hub], y: stage.ys[hub] });
          return [x, y];
        }"""
    )
    before = page.screenshot()

    page.mouse.move(box["x"] + x, box["y"] + y)
    page.wait_for_function("() => explorer.stage.picture.hovered >= 0")
    page.wait_for_timeout(100)

    assert (
        page.evaluate("() => explorer.graph.entities.id[explorer.stage.picture.hovered]") == "national-unity-government"
    )
    assert page.screenshot() != before


def test_namesakes_are_told_apart(page: Page) -> None:
    """In words: the government and the place."""
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture as SVG").click()
    svg = download.value.path().read_text("utf-8")

    assert "(government)" in svg
    assert "Defectors" in svg
    assert "Shadow government and resistance" in svg
