"""The desk page: a curator chooses words of a text by keyboard or mouse and gets the relation as YAML."""

from pathlib import Path

import pytest
import yaml
from nodejs import package_file
from playwright.sync_api import BrowserContext, Page, expect

from graph.curated.load import load
from graph.desk.reading import reading_page
from graph.desk.start import EXAMPLE
from graph.questions.reading import read
from graph.questions.visibility import public

DATASET = public(load(EXAMPLE))[0]


@pytest.fixture
def desk(context: BrowserContext, tmp_path: Path) -> Page:
    """Return the desk page of the invented column."""
    found = read(DATASET, DATASET.entities["courier-2025-quay"], EXAMPLE / "texts")
    (tmp_path / "desk.html").write_text(reading_page(DATASET, found, own_file=True), "utf-8")
    page = context.new_page()
    page.goto((tmp_path / "desk.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    return page


def written(desk: Page) -> object:
    """Return the relation that the page offers, as a YAML reader reads it."""
    return yaml.safe_load(desk.get_by_label("YAML").text_content() or "")


def test_a_sentence_becomes_a_relation(desk: Page) -> None:
    """By keyboard alone: ends, place and quote are filled in; the type is the curator's to say."""
    for _step in range(6):
        desk.keyboard.press("j")

    ends = {"from": "vikhavn-council", "type": "TYPE", "to": "quay-of-vikhavn"}
    assert written(desk) == [{**ends, "evidence": [{"cite": 6, "quote": "council of Vikhavn should buy the quay"}]}]
    desk.keyboard.press("s")
    desk.get_by_label("type").fill("wants")
    desk.get_by_label("by", exact=True).fill("per-lind")
    assert written(desk) == [
        {
            "from": "quay-of-vikhavn",
            "type": "wants",
            "to": "vikhavn-council",
            "evidence": [{"cite": 6, "by": "per-lind", "quote": "council of Vikhavn should buy the quay"}],
        }
    ]


def test_selected_words_are_the_quote(desk: Page) -> None:
    """With the mouse: from where one presses to where one lets go."""
    sentence = desk.locator("#n5 .sentence")
    box = sentence.locator("mark").first.bounding_box()
    assert box is not None
    desk.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    desk.mouse.down()
    desk.mouse.move(box["x"] + box["width"] + 72, box["y"] + box["height"] / 2, steps=4)
    desk.mouse.up()

    [relation] = written(desk)  # type: ignore[misc]
    assert (relation["from"], relation["evidence"][0]["cite"]) == ("karin-holt", 5)
    assert relation["evidence"][0]["quote"].startswith("Karin Holt has")


def test_the_next_that_is_not_cited(desk: Page) -> None:
    """One key goes there; one box shows those alone."""
    desk.keyboard.press("u")
    expect(desk.locator("#where")).to_have_text("1")

    desk.get_by_label("only what is not cited").check()
    expect(desk.locator(".text > li:visible")).to_have_count(1)


def test_it_says_that_it_is_private(desk: Page) -> None:
    """On its face, in its title, and to robots."""
    expect(desk.get_by_role("note")).to_contain_text("Private.")
    expect(desk).to_have_title("Private: The quay belongs to the town")
    assert desk.locator("meta[name=robots]").get_attribute("content") == "noindex, noarchive"


def test_it_is_accessible(desk: Page) -> None:
    """Axe finds nothing, with and without the relation at the foot."""
    script = package_file("axe-core/axe.min.js").read_text("utf-8")
    desk.keyboard.press("j")
    desk.keyboard.press("j")
    # The policy of the page lets no script in: axe goes in by the debugger.
    desk.context.new_cdp_session(desk).send("Page.setBypassCSP", {"enabled": True})
    desk.reload()
    desk.keyboard.press("j")
    desk.evaluate(script)

    found = desk.evaluate("axe.run().then((result) => result.violations.map((it) => [it.id, it.nodes[0].html]))")

    assert found == []
