"""Take the picture that the README shows.

usage: python benchmarks/screenshot.py

Builds the page of the dataset in this folder, opens it in the system's Chromium and writes docs/screenshot.png.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from graph.curated.load import load
from graph.drawing import layout
from graph.page.page import render
from graph.questions.network import assemble
from graph.questions.visibility import public

ROOT = Path(__file__).parent.parent
CHOSEN = "peoples-embrace"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")


def main() -> None:
    """Write docs/screenshot.png."""
    dataset, _withheld = public(load(ROOT))
    network = assemble(dataset)
    address = f"#entity={CHOSEN}&focus={CHOSEN}~1" if CHOSEN in dataset.entities else ""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "index.html"
        page_text = render(network, layout.positions(network), title=dataset.title or "Graph", about=dataset.about)
        file.write_text(page_text, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page.goto(f"{file.as_uri()}{address}")
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs" / "screenshot.png")
        browser.close()


if __name__ == "__main__":
    main()
