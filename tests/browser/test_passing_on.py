"""What is passed on says what it is: pictures with caption and key, citations, a frame in another page, paper."""

import json
from pathlib import Path

import pytest
from browsing import ROOT, find, heading, open_page, write_page
from lxml import etree
from playwright.sync_api import BrowserContext, Page, expect

from graph.curated.load import load
from graph.questions.visibility import public

DATASET = public(load(ROOT))[0]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the shipped dataset."""
    return write_page(DATASET, tmp_path_factory.mktemp("shipped") / "index.html")


@pytest.fixture
def page(context: BrowserContext, file: Path) -> Page:
    """Return it, open."""
    return open_page(context, file)


def shared(page: Page, name: str) -> bytes:
    """Return the file that an entry of the menu saves."""
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def test_a_picture_has_title_key_and_source(page: Page) -> None:
    """And for those who do not see it a description; as SVG it is sound XML, as PNG it is taller by the caption."""
    find(page, "james shwe")
    heading(page, "James Shwe")

    svg = etree.fromstring(shared(page, "Picture as SVG"))

    texts = ["".join(it.itertext()) for it in svg.iter("{http://www.w3.org/2000/svg}text")]
    for words in (
        "James Shwe, person, ",
        *("stated by a document", "claimed", "disputed", "nobody asserts it"),
        "Data: claimgraph curators, CC-BY-4.0",
    ):
        assert any(text.startswith(words) for text in texts)
    assert svg.findtext("{http://www.w3.org/2000/svg}desc", "").startswith("Shown: 174 of 174 entities")
    png = shared(page, "Picture as PNG")
    box = page.locator("#stage").bounding_box()
    assert box is not None
    assert int.from_bytes(png[20:24], "big") == (round(box["height"]) + 112) * 2


def test_what_is_looked_at_can_be_cited(page: Page) -> None:
    """The dataset, a relation with its id, a document with its authors; as text, BibTeX and CSL-JSON."""
    bibtex = shared(page, "Cite as BibTeX").decode()
    assert "title = {Myanmar's military defectors}" in bibtex
    assert "author = {claimgraph curators}" in bibtex

    page.evaluate("() => explorer.go({ relation: 3 })")
    [item] = json.loads(shared(page, "Cite as CSL-JSON"))
    assert item["container-title"] == "Myanmar's military defectors"
    assert item["id"] in DATASET.relations

    page.evaluate("() => explorer.go({ entity: explorer.graph.entities.id.indexOf('voa-2023-defections-drop') })")
    [item] = json.loads(shared(page, "Cite as CSL-JSON"))
    assert (item["title"], item["issued"]) == (
        "Junta Defections Drop Two Years After Myanmar Coup",
        {"date-parts": [[2023]]},
    )


def test_in_a_frame_there_is_the_picture_and_the_way_to_all(context: BrowserContext, file: Path) -> None:
    """No rails; the link leads to the same view, whole."""
    page = open_page(context, file, "#entity=james-shwe&embed=yes")

    expect(page.get_by_role("region", name="Filters")).to_be_hidden()
    expect(page.get_by_role("region", name="Reading")).to_be_hidden()
    expect(page.get_by_role("link", name="Open Myanmar's military defectors")).to_have_attribute(
        "href", f"{file.as_uri()}#entity=james-shwe"
    )


def test_the_graph_prints_as_a_picture(page: Page) -> None:
    """With its caption; nothing of it is there before."""
    assert page.locator("#printed img").count() == 0
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    image = page.locator("#printed img")
    expect(image).to_be_visible()
    assert image.evaluate("(it) => it.decode().then(() => it.naturalWidth > 300)")


def test_the_window_says_where_one_is(page: Page) -> None:
    """In its title, so that bookmarks and history tell pages apart."""
    expect(page).to_have_title("Myanmar's military defectors")
    find(page, "james shwe")
    expect(page).to_have_title("James Shwe · Myanmar's military defectors")
    page.get_by_role("button", name="Close what is read").click()
    page.get_by_role("tab", name="Table").click()
    expect(page).to_have_title("Table · Myanmar's military defectors")


def test_a_row_that_is_read_stays_where_it_is(page: Page) -> None:
    """It is marked, and lies under the pointer still."""
    page.get_by_role("tab", name="Table").click()
    row = page.locator("tbody tr").nth(40)
    row.scroll_into_view_if_needed()
    before = row.bounding_box()
    row.get_by_role("link").nth(1).click()
    page.wait_for_timeout(200)

    after = row.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 30
    assert "is-read" in (row.get_attribute("class") or "")


def test_a_citation_opens_its_document_at_the_place(page: Page) -> None:
    """What that paragraph says is marked and in view, however far down it stands."""
    page.evaluate("() => explorer.go({ entity: explorer.graph.entities.id.indexOf('salai-timmy') })")
    panel = page.get_by_role("region", name="Reading")
    panel.get_by_role("link", name="Voice of America 2023 ¶23", exact=True).first.click()

    heading(page, "Junta Defections Drop")
    marked = panel.locator("li.is-read")
    expect(marked.first).to_be_in_viewport()
    for text in marked.all_inner_texts():
        assert "¶23" in text or "¶¶" in text


def test_hiding_and_expanding_move_nobody(page: Page) -> None:
    """Who was there stays to the pixel; who comes has a place of its own."""
    spots = """() => {
      const { moved, xs, ys } = explorer.stage;
      return Object.fromEntries(moved.map((it) => [it, [xs[it], ys[it]]]));
    }"""
    number = "(id) => explorer.graph.entities.id.indexOf(id)"
    james, states = page.evaluate(number, "james-shwe"), page.evaluate(number, "united-states")
    page.evaluate("(it) => explorer.expand(it)", james)
    first = page.evaluate(spots)

    page.evaluate("(it) => explorer.expand(it)", states)
    second = page.evaluate(spots)
    page.evaluate("(it) => explorer.hide(it)", states)
    third = page.evaluate(spots)

    assert {key: second[key] for key in first} == first
    assert len(second) > len(first)
    assert {key: second[key] for key in third} == third
    assert len({tuple(it) for it in second.values()}) == len(second)


def test_without_script_there_are_names(file: Path) -> None:
    """And for those who index pages, what the dataset is."""
    text = file.read_text("utf-8")

    assert "<li>James Shwe (person): " in text
    linked = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(linked)["license"] == "CC-BY-4.0"
