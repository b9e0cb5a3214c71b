"""Nothing a dataset holds runs, is fetched or leaves its place, in any view and any export."""

import re
from pathlib import Path

import pytest
from browsing import open_page, write_page
from playwright.sync_api import BrowserContext, expect

from graph.curated import definitions
from graph.model.dates import parse
from graph.model.places import parse as place
from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Text

RUN = "window.ran=1"
HOSTILE = (
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"javascript:{RUN}",
    "\u202egnihtemos\u202c right to left",
    "]]><!--",
    "{{ 7 * 7 }} ${7 * 7} href",
)


def hostile() -> Dataset:
    """Return a dataset that is nothing but attacks, past what the loader would let through."""
    known = definitions.start()
    names = list(HOSTILE)
    entities = [
        Entity(f"x{number}", "person", name, (Alias(f"alias {name}"),), name, name, f"javascript:{RUN}//{name}")
        for number, name in enumerate(names)
    ]
    document = Entity(
        "doc",
        "document",
        names[0],
        published=parse("2022"),
        genre="news",
        text=Text(names[0], "0" * 64, "paragraph", 9),
    )
    claim = Claim("doc#1", "doc", place("1"), ("x1",), says=names[1], remark=names[2], quote=names[0])
    denial = claim._replace(stance="denies", standing="denied", withdrawn=parse("2024"))
    relations = [
        Relation(
            *(f"r{number}", f"x{number}", "published by", f"x{(number + 1) % len(names)}"),
            claims=(claim, denial),
            also=((names[1], "x0"),),
            notes=(name,),
            conflicts=("r0",) if number else ("r1",),
            standing="disputed",
        )
        for number, name in enumerate(names)
    ]
    return Dataset(
        {each.id: each for each in (*entities, document)},
        {each.id: each for each in relations},
        known,
        names[0],
        names[1],
        {},
    )


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of attacks."""
    return write_page(hostile(), tmp_path_factory.mktemp("hostile") / "index.html")


VIEWS = (
    *(
        "",
        "#view=table",
        "#view=table&rows=entities",
        "#view=text",
        "#view=disagreements",
        "#view=counts",
        "#view=counts&counts=x0",
    ),
    *("#entity=x0", "#entity=x4", "#entity=doc", "#relation=r1", "#path=x0~x2", "#view=text&entity=x1"),
    f"#entity=</script><script>{RUN}</script>&contains=<img src=x onerror={RUN}>&view=table",
)


@pytest.mark.parametrize("address", VIEWS)
def test_nothing_runs_in_any_view(context: BrowserContext, hostile_file: Path, address: str) -> None:
    """Attacks are shown as text; the fixture sees to it that nothing was requested and no policy was hurt."""
    page = open_page(context, hostile_file, address)
    page.mouse.move(700, 400)

    expect(page.get_by_role("heading", level=1)).to_have_text(HOSTILE[0])
    assert page.evaluate("globalThis.ran") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed, svg[onload]').length") == 0
    assert page.evaluate("[...document.links].filter((each) => !/^(https?:|file:)/.test(each.protocol)).length") == 0


def test_nothing_runs_in_search_tip_and_filters(context: BrowserContext, hostile_file: Path) -> None:
    """What opens on typing, hovering and unfolding is text too."""
    page = open_page(context, hostile_file)
    page.get_by_role("combobox", name="Find an entity").fill("script")
    expect(page.get_by_role("option").first).to_contain_text("<script>")
    page.keyboard.press("Enter")
    for title in ("Only from document", "Only as claimed by"):
        page.get_by_text(title).click()
    page.evaluate("explorer.hover({ entity: 1, relation: -1 }, 500, 400)")

    assert page.evaluate("globalThis.ran") is None


@pytest.mark.parametrize("name", ["Picture as SVG", "Shown as GraphML", "Entities as CSV", "Relations as CSV"])
def test_nothing_runs_in_any_export(context: BrowserContext, hostile_file: Path, tmp_path: Path, name: str) -> None:
    """A saved file, opened in the browser, is inert as well."""
    page = open_page(context, hostile_file)
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")

    if not name.endswith("CSV"):
        tags = re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)  # which no reader takes for markup
        assert not re.search(r"<script|<img|<svg onload", tags)
        opened = context.new_page()
        opened.goto(file.as_uri())
        assert opened.evaluate("globalThis.ran") is None


def test_nothing_is_stored_before_the_reader_chooses(context: BrowserContext, tmp_path: Path) -> None:
    """Opening a page leaves no trace in the browser; choosing a theme leaves that choice."""
    page = open_page(context, write_page(hostile(), tmp_path / "page.html"))

    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name=re.compile("Theme")).click()
    assert page.evaluate("Object.keys(localStorage)") == ["claimgraph-theme"]
