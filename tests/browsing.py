"""Pages written and opened for the tests in a browser."""

import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from graph.drawing import layout
from graph.model.records import Dataset
from graph.page.page import render
from graph.questions.network import assemble

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))  # for the generator of benchmarks/


def write_page(dataset: Dataset, file: Path) -> Path:
    """Write the page of a dataset."""
    network = assemble(dataset)
    file.write_text(
        render(network, layout.positions(network), title=dataset.title or "Test", about=dataset.about), encoding="utf-8"
    )
    return file


def open_page(context: BrowserContext, file: Path, address: str = "") -> Page:
    """Open a page and wait until everything around the picture stands."""
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{file.as_uri()}{address}")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    return page


def heading(page: Page, name: str) -> None:
    """Expect the panel to be about something."""
    expect(page.get_by_role("region", name="Reading").get_by_role("heading", level=2)).to_contain_text(name)


def find(page: Page, typed: str) -> None:
    """Go to what a search finds first."""
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
