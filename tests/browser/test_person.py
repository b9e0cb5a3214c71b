"""What a person can do with a pointer, ten of the eleven points, with the tiny dataset that has one of everything."""

import re
from pathlib import Path

import networkx as nx
from browsing import find, heading, open_page
from playwright.sync_api import BrowserContext, Page, expect


def spot(page: Page, name: str) -> dict[str, float]:
    """Return where on the screen an entity is drawn, as the page itself knows it."""
    return page.evaluate(
        """(name) => {
          const { stage, graph } = explorer;
          const entity = graph.entities.name.indexOf(name);
          const { x, y } = stage.network.canvasToDOM({ x: stage.xs[entity], y: stage.ys[entity] });
          const box = stage.container.getBoundingClientRect();
          return { x: x + box.left, y: y + box.top };
        }""",
        name,
    )


# 1. Arrive


def test_arriving_one_sees_what_it_is_and_how_much(page: Page) -> None:
    """Title, one sentence, how many entities, relations and documents; a legend of kinds and standings."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour affairs")
    expect(page.get_by_text("15 entities, 19 relations, read from 2 documents")).to_be_visible()
    filters = page.get_by_role("region", name="Filters")

    expect(filters.get_by_role("checkbox", name="people 2")).to_be_checked()
    expect(filters.get_by_role("checkbox", name="disputed")).to_be_checked()
    expect(filters.get_by_role("checkbox", name="denied")).not_to_be_checked()
    expect(page.get_by_role("application")).to_have_accessible_name(re.compile("^15 entities and 15 relations"))


def test_light_and_dark_can_be_chosen(page: Page) -> None:
    """The theme follows the system until it is switched."""
    ground = "getComputedStyle(document.body).color"
    light = page.evaluate(ground)
    page.get_by_role("button", name="Theme: system").click()
    page.get_by_role("button", name="Theme: light").click()

    expect(page.get_by_role("button", name="Theme: dark")).to_be_visible()
    assert page.evaluate(ground) != light


# 2. Find


def test_a_name_is_found_by_any_part_in_any_script(page: Page) -> None:
    """Accents are ignored, aliases and Burmese work, kind and number of links are shown, Enter goes there."""
    field = page.get_by_role("combobox", name="Find an entity")
    for typed, name in (("nunez", "Ana Núñez"), ('harbour" ko', "ကိုကို"), ("ကို", "ကိုကို"), ("<ltd>", "Aung & Sons <Ltd>")):
        field.fill(typed)
        expect(page.get_by_role("option").first).to_contain_text(name)
    expect(page.get_by_role("option").first).to_contain_text("organization, 2 links")
    page.keyboard.press("Enter")

    heading(page, "Aung & Sons <Ltd>")


# 3. Read one entity


def test_an_entity_is_read_with_its_links_and_citations(page: Page) -> None:
    """Links are grouped by how they read from this end, with standing, date, voice and citation."""
    find(page, "harbour front")
    panel = page.get_by_role("region", name="Reading")

    expect(panel).to_contain_text("Also HF, Front </script><b>")
    expect(panel.get_by_role("link", name="https://example.org/front?a=1&b=2")).to_have_attribute(
        "rel", "noreferrer noopener"
    )
    expect(panel.get_by_role("heading", name="has spokesperson 1")).to_be_visible()
    expect(panel.get_by_role("heading", name="allied with 1")).to_be_visible()
    expect(panel).to_contain_text("since 2021")
    expect(panel).to_contain_text("by unnamed sources · The River Daily 2022 ¶2")
    expect(panel).to_contain_text("“Asylum for Ko Ko”, The River Daily, 4 May 2022")
    expect(panel).to_contain_text("3 links that nobody asserts")


def test_every_name_leads_on_and_back_leads_back(page: Page) -> None:
    """Following a link in the panel moves on; the browser's back and forward work."""
    find(page, "harbour front")
    page.get_by_role("region", name="Reading").get_by_role("link", name="person: ကိုကို").first.click()
    heading(page, "ကိုကို")
    page.go_back()
    heading(page, "Harbour Front")
    page.go_forward()

    heading(page, "ကိုကို")


def test_a_document_shows_all_that_it_supports(page: Page) -> None:
    """A document lists what it is evidence of, by paragraph."""
    find(page, "asylum for")
    panel = page.get_by_role("region", name="Reading")

    expect(panel).to_contain_text("document · 4 May 2022 · news · 4 paragraphs")
    expect(panel.get_by_role("heading", name=re.compile("^Evidence of"))).to_be_visible()
    expect(panel.get_by_role("list").last).to_be_visible()
    expect(panel).to_contain_text("¶2 ")


def test_an_entity_is_copied_as_text_with_citations(context: BrowserContext, page: Page) -> None:
    """What is pasted elsewhere carries its citations."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    find(page, "oslo")
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_text("Copied with citations").first).to_be_attached()
    text = page.evaluate("navigator.clipboard.readText()")

    assert "- Oslo located in Norway [stated]\n  - stated: “Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3" in text


# 4. Read one relation


def test_a_line_is_read_by_clicking_it(page: Page) -> None:
    """A click on a line shows the sentence, its evidence and the other relations between the two."""
    one, other = spot(page, "Pier 9"), spot(page, "Oslo")
    page.mouse.click((one["x"] + other["x"]) / 2, (one["y"] + other["y"]) / 2)
    heading(page, "Pier 9 located in")

    expect(page.get_by_role("region", name="Reading")).to_contain_text(
        "stated “Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3"
    )


def test_parallel_relations_and_conflicts_are_reachable(page: Page) -> None:
    """From one relation to its parallels, and to the other side of a conflict."""
    find(page, "ko ko")
    panel = page.get_by_role("region", name="Reading")
    panel.get_by_role("heading", name="founded 1").locator("..").get_by_role("link", name="disputed").click()
    heading(page, "founded")

    expect(panel.get_by_role("heading", name="In conflict with")).to_be_visible()
    expect(panel).to_contain_text("says the ministry made it")
    expect(panel.get_by_role("heading", name=re.compile("^Also between these two"))).to_be_visible()
    panel.get_by_role("link", name="spokesperson for").first.click()
    expect(panel.get_by_role("heading", name="Sources differ")).to_be_visible()


# 5. Focus


def test_focus_expand_hide_pin_undo_and_all(page: Page) -> None:
    """The picture narrows to a neighbourhood, grows, shrinks, and comes back step by step."""
    status = page.locator("#status")
    find(page, "oslo")
    page.get_by_role("button", name="Focus on 1 step around").click()
    expect(status).to_contain_text("Shown: 7 of 15 entities")
    find(page, "harbour front")
    page.get_by_role("button", name="Expand").click()
    expect(status).not_to_contain_text("Shown: 7 of 15")
    page.get_by_role("button", name="Pin").click()
    expect(page.get_by_role("button", name="Unpin")).to_be_visible()
    page.get_by_role("button", name="Hide").click()
    expect(status).to_contain_text("hidden")
    page.get_by_role("button", name="Undo").click()
    expect(status).not_to_contain_text("hidden")
    page.get_by_role("button", name="Show all").click()

    expect(status).to_contain_text("Shown: 15 of 15 entities")


def test_an_entity_is_moved_by_hand_and_stays(page: Page) -> None:
    """Dragging an entity moves and pins it; the address remembers where."""
    at = spot(page, "Pier 9")
    page.mouse.move(at["x"], at["y"])
    page.mouse.down()
    page.mouse.move(at["x"] + 60, at["y"] + 40, steps=5)
    page.mouse.up()
    page.wait_for_function("() => location.hash.includes('pin=pier-9')")
    moved = spot(page, "Pier 9")

    # The first few pixels tell a drag from a click.
    assert abs(moved["x"] - at["x"] - 60) < 15
    assert abs(moved["y"] - at["y"] - 40) < 15


# 6. Connect


def test_two_are_connected_hop_by_hop(page: Page) -> None:
    """The shortest chain is written out with citations, and its ends are the two."""
    find(page, "pier 9")
    page.get_by_text("Connect to…").click()
    page.get_by_role("combobox", name="Connect Pier 9 to").fill("harbour front")
    page.keyboard.press("Enter")
    panel = page.get_by_role("region", name="Reading")

    expect(panel).to_contain_text("1 shortest chain of 2 steps")
    expect(panel).to_contain_text("The River Daily 2022 ¶3")
    page.get_by_role("button", name="Show only these").click()
    expect(page.locator("#status")).to_contain_text("Shown: 6 of 15 entities")


# 7. Filter


def test_filters_leave_out_and_count(page: Page) -> None:
    """By kind, standing, family and document; what is left out is counted under its reason."""
    status = page.locator("#status")
    filters = page.get_by_role("region", name="Filters")
    expect(status).to_contain_text("15 of 19 relations. Left out: 4 that nobody asserts")
    filters.get_by_role("checkbox", name="denied").check()
    expect(status).to_contain_text("16 of 19 relations. Left out: 3 that nobody asserts")
    filters.get_by_role("checkbox", name="organizations").uncheck()
    expect(status).to_contain_text("by kind")
    filters.get_by_role("checkbox", name="place 2").uncheck()
    expect(status).to_contain_text("by type")
    filters.get_by_text("Only from document").click()
    filters.get_by_role("checkbox", name="Ports & power").check()
    expect(status).to_contain_text("by document")
    filters.get_by_text("Only as claimed by").click()
    expect(filters.get_by_role("checkbox", name="unnamed sources")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").click()

    expect(status).to_contain_text("15 of 19 relations. Left out: 4 that nobody asserts")


def test_time_narrows_and_says_what_is_only_possible(page: Page) -> None:
    """The range leaves out what was not then; without "possibly" also what is undated or approximate."""
    time = page.get_by_role("region", name="Time")
    status = page.locator("#status")
    expect(time).to_contain_text("without a date")
    time.get_by_role("slider", name="To").fill("0")
    expect(status).to_contain_text("by time")
    possible = status.text_content()
    time.get_by_role("checkbox", name="possibly true then").uncheck()
    expect(status).not_to_have_text(possible or "")
    time.get_by_role("button", name="All time").click()

    expect(status).not_to_contain_text("by time")


# 8. Where sources disagree


def test_disagreements_stand_side_by_side(page: Page) -> None:
    """Conflicts, disputes, and dates and figures that differ, each with its voices."""
    page.get_by_role("tab", name=re.compile("Disagreements")).click()
    view = page.get_by_role("tabpanel", name=re.compile("Disagreements"))

    expect(view.get_by_role("heading", name="Cannot all be true 1")).to_be_visible()
    expect(view.get_by_role("heading", name="Asserted and denied 1")).to_be_visible()
    expect(view.get_by_role("heading", name="Dates, figures and values that differ 2")).to_be_visible()
    expect(view.get_by_role("group", name="On the number of people")).to_contain_text("about 150 people")
    expect(view.get_by_role("group", name="On the number of people")).to_contain_text("200 people")
    expect(view.get_by_role("group", name="On the date")).to_contain_text("2019")


# 9. Counts


def test_counts_stand_side_by_side(page: Page) -> None:
    """Who counted what about the one looked at: a row a claim, with what it cannot be right beside; saved as shown."""
    page.get_by_role("combobox", name="Find an entity").fill("oslo")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Counts", exact=True).click()
    view = page.get_by_role("tabpanel", name="Counts")
    rows = view.get_by_role("row")

    expect(view.get_by_role("heading", name="Oslo 2 figures, 2 that cannot be right beside another")).to_be_visible()
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_contain_text("200 peopleApril 2022Ministry of Portsclaimed")
    expect(rows.nth(1)).to_contain_text("differs from about 150 people, by ကိုကို, The River Daily 2022 ¶3")
    expect(rows.nth(2)).to_contain_text("about 150 people")
    with page.expect_download() as download:
        view.get_by_role("button", name="Save as CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    view.get_by_role("button", name="Others who were counted").click()
    expect(view.get_by_role("button", name="Oslo", exact=True)).to_be_visible()


# 10. Table and text


def test_tables_sort_filter_and_save(page: Page) -> None:
    """Rows sort by any column, narrow to what is typed, and are saved as they are shown."""
    page.get_by_role("tab", name="Table").click()
    table = page.get_by_role("table")
    expect(table).to_have_accessible_name("15 relations shown")
    page.get_by_role("button", name="to", exact=True).click()
    expect(page.get_by_role("columnheader", name="to", exact=True)).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="entities").click()
    page.get_by_role("searchbox", name="Rows that contain").fill("norway")
    page.keyboard.press("Enter")
    expect(table).to_have_accessible_name("2 entities shown")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()

    assert [line.split(",")[0] for line in lines] == ["id", "no", "norway-place"]


def test_the_graph_reads_as_text(page: Page) -> None:
    """Every entity has its plain sentences with full citations, and one can be read alone."""
    page.get_by_role("tab", name="Text").click()
    view = page.get_by_role("tabpanel", name="Text")
    expect(view.get_by_role("article")).to_have_count(15)
    expect(view).to_contain_text("“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3")
    view.get_by_role("link", name="place: Oslo").first.click()

    expect(view.get_by_role("article")).to_have_count(1)


# 11. Share


def test_a_copied_link_restores_everything(context: BrowserContext, page: Page, tiny_file: Path) -> None:
    """What is chosen, focused, filtered and viewed stands in the address."""
    find(page, "harbour front")
    page.get_by_role("button", name="Focus on 2 steps around").click()
    page.get_by_role("region", name="Filters").get_by_role("checkbox", name="denied").check()
    page.get_by_role("tab", name="Table").click()
    other = open_page(context, tiny_file, page.evaluate("location.hash"))

    heading(other, "Harbour Front")
    expect(other.get_by_role("tab", name="Table")).to_have_attribute("aria-selected", "true")
    expect(other.get_by_role("checkbox", name="denied")).to_be_checked()
    assert other.locator("#status").text_content() == page.locator("#status").text_content()


def test_an_unknown_link_opens_and_says_so(context: BrowserContext, tiny_file: Path) -> None:
    """A link to what is no longer there is no dead end."""
    page = open_page(context, tiny_file, "#entity=gone&view=nothing")

    expect(page.locator("#status")).to_contain_text("not in this graph: gone")


def test_the_picture_and_the_data_are_saved(page: Page, tmp_path: Path) -> None:
    """PNG, SVG, GraphML and CSV come out of the file itself, names as text in each."""
    saved = {}
    for name in ("Picture as PNG", "Picture as SVG", "Shown as GraphML", "Entities as CSV", "Relations as CSV"):
        page.get_by_role("button", name="Share").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        saved[name] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[name])
    read = nx.read_graphml(saved["Shown as GraphML"], force_multigraph=True)
    picture = saved["Picture as SVG"].read_text(encoding="utf-8")

    assert saved["Picture as PNG"].read_bytes().startswith(b"\x89PNG")
    assert "Harbour Front" in picture
    assert "<script" not in picture
    assert read.nodes["aung-and-sons"]["label"] == "Aung & Sons <Ltd>"
    assert len(read.edges) == 15
    assert "ko-ko--knows--ko-ko" in saved["Relations as CSV"].read_text(encoding="utf-8")
