"""The page in a real browser, which must be there on CI and may be missing elsewhere; every request is recorded."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import ROOT, open_page, write_page
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from benchmarks.synthetic import synthetic
from graph.curated.load import load
from graph.questions.visibility import public

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the system's Chromium, or Playwright's own."""
    installed = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=ARGUMENTS)
        except Error:
            sentence = "no Chromium is installed (apt install chromium), so the page was not tried in a browser"
            (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tiny_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the tiny dataset, which has one of everything."""
    return write_page(public(load(ROOT / "tests" / "data" / "tiny"))[0], tmp_path_factory.mktemp("tiny") / "index.html")


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of 10,000 entities."""
    return write_page(synthetic(10_000), tmp_path_factory.mktemp("large") / "index.html")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Return a fresh context whose pages may ask for nothing but themselves, and may not break their own policy."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce", locale="en-GB")
    problems: list[str] = []
    context.on("request", lambda request: None if _is_own(request.url) else problems.append(f"request: {request.url}"))
    context.on("console", lambda line: problems.append(f"{line.type}: {line.text}") if line.type == "error" else None)
    context.on("weberror", lambda error: problems.append(f"error: {error.error}"))
    context.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield context
    context.close()

    assert problems == []


def _is_own(url: str) -> bool:
    return url.startswith(("file:", "blob:"))


@pytest.fixture
def page(context: BrowserContext, tiny_file: Path) -> Page:
    """Return the page of the tiny dataset, opened."""
    return open_page(context, tiny_file)
