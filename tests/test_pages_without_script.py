"""The site: pages without script that say of every record what the command line says, and lead to one another."""

import re
import shutil
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hostile import hostile

import graph
from graph.desk.start import EXAMPLE
from graph.model.records import Dataset
from graph.questions.visibility import public
from graph.site.addresses import page_name
from graph.site.pages import pages

ROOT = Path(__file__).parent.parent
GRAPH = Path(sys.executable).with_name("graph")
SHIPPED = graph.load(ROOT).records
VOID = {"meta", "link", "circle", "line", "br"}


class Page(HTMLParser):
    """Reads one page: its links, anchors, elements, and whether they are closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.elements: set[str] = set()
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        found = dict(attrs)
        self.elements.add(tag)
        assert not any(name.startswith("on") for name in found)
        self.links += [value for name, value in found.items() if name in {"href", "src"} and value]
        if found.get("id"):
            self.ids.add(str(found["id"]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.words.append(data)


def made(dataset: Dataset, title: str = "The title") -> dict[str, Page]:
    """Return the pages of a dataset by address."""
    return {address: Page(text) for address, text in pages(dataset, title=title) if address.endswith(".html")}


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    """Return the pages of the shipped dataset."""
    return made(SHIPPED)


def test_every_record_has_its_page(site: dict[str, Page]) -> None:
    """Entities, relations, types in use, kinds; the addresses follow from the ids alone."""
    wanted = {f"entity/{page_name(key)}" for key in SHIPPED.entities}
    wanted |= {f"relation/{page_name(key)}" for key in SHIPPED.relations}
    wanted |= {f"type/{SHIPPED.vocabulary.types[it.type].slug}.html" for it in SHIPPED.relations.values()}
    wanted |= {f"kind/{entity.kind.replace(' ', ' ')}.html" for entity in SHIPPED.entities.values()}

    first = {address for address in site if ".page-" not in address}
    assert first == wanted | {"all.html", "types.html", "disagreements.html"}


def test_every_link_leads_somewhere(site: dict[str, Page]) -> None:
    """To a page and an anchor on it, to the explorer beside them, or out on the web."""
    lost = []
    for address, page in site.items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            if path.startswith("https://"):
                continue
            target = str((Path("/") / address).parent.joinpath(path).resolve()).lstrip("/")
            if target in {"index.html", "style.css"}:
                continue
            anywhere = [other for name, other in site.items() if name.startswith(target.removesuffix(".html"))]
            if target not in site or (anchor and not any(anchor in other.ids for other in anywhere)):
                lost.append((address, link))
    assert lost == []


def test_no_page_runs_or_fetches_anything(site: dict[str, Page]) -> None:
    """Not a script, a form, a frame or a picture; and none is long."""
    for address, page in site.items():
        assert page.elements.isdisjoint({"script", "form", "iframe", "img", "object", "embed", "style"}), address
    sizes = {address: len(text.encode()) for address, text in pages(SHIPPED, title="x")}
    assert max(sizes.values()) < 300_000


def test_a_relation_says_what_the_command_line_says(site: dict[str, Page]) -> None:
    """Each claim of it, with its standing, its words and its citation in full."""
    from graph.answers.entries import Entries

    entries = Entries(SHIPPED)
    for key, relation in list(SHIPPED.relations.items())[::7]:
        text = " ".join("".join(site[f"relation/{page_name(key)}"].words).split())
        for line in entries.relation(relation).lines:
            for part in (*line.parts, line.full):
                assert " ".join(part.split()) in text, (key, part)


def test_whoever_is_restricted_is_on_no_page() -> None:
    """Neither by name nor by id."""
    dataset = public(graph.load(EXAMPLE, restricted=True).records)[0]
    every = "".join(text for _address, text in pages(dataset, title="x"))

    assert "clerk at the town hall" not in unescape(every)
    assert "town-hall-source" not in every


def test_hostile_text_stays_text() -> None:
    """Markup in any field is shown as it is written; every page is sound."""
    dataset = hostile()
    for _address, text in pages(dataset, title="<script>alert(1)</script>"):
        assert "<script" not in text
    made(dataset, "</title><b>")


def test_an_entity_has_all_its_links(site: dict[str, Page]) -> None:
    """Of every entity, as `graph links --all` lists them, its land's and its documents' too."""
    from graph.questions.links import Selection, linked

    for key in list(SHIPPED.entities)[::5]:
        found = linked(SHIPPED, key, Selection(unasserted=True)).links
        own = [page for address, page in site.items() if re.fullmatch(rf"entity/{key}(\.page-\d+)?\.html", address)]
        shown = {link.rpartition("/")[2] for page in own for link in page.links if "/relation/" in link}
        assert shown == {page_name(link.relation.id) for link in found}


def test_long_ids_have_short_names() -> None:
    """Within what file systems take, and apart."""
    one, other = "a" * 300, "a" * 299 + "b"

    assert len(page_name(one).encode()) <= 200
    assert page_name(one) != page_name(other)


def test_the_command_writes_it_beside_the_page(tmp_path: Path) -> None:
    """Again, what is gone from the data is gone from the site; a file of somebody else's is never taken away."""
    folder = shutil.copytree(EXAMPLE, tmp_path / "town")
    out = folder / "build"

    def build() -> subprocess.CompletedProcess[str]:
        return subprocess.run([GRAPH, "build", "--site", "-C", folder], capture_output=True, text=True, check=False)

    assert build().returncode == 0
    assert (out / "entity" / "nordlink.html").exists()
    assert re.search(r"all\.html  \d+ kB  \d+ pages to read without script", build().stdout)
    subprocess.run([GRAPH, "rename", "nordlink", "northern-link", "-C", folder], check=True, capture_output=True)
    assert build().returncode == 0
    assert (out / "entity" / "northern-link.html").exists()
    assert not (out / "entity" / "nordlink.html").exists()
    (out / "entity" / "mine.txt").write_text("mine", "utf-8")
    assert build().returncode == 1
    assert (out / "entity" / "mine.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("browser", ["w3m", "lynx"])
def test_a_text_browser_reads_it(browser: str, tmp_path: Path) -> None:
    """Names, sentences, standings, citations."""
    if not shutil.which(browser):
        pytest.skip(f"{browser} is not installed, so the site was not read in it")
    for address, text in pages(SHIPPED, title="Defectors"):
        if address == "entity/salai-timmy.html":
            (tmp_path / "page.html").write_text(text, "utf-8")

    arguments = [
        "-dump",
        *(["-cols", "200"] if browser == "w3m" else ["-width=200", "-nolist", "-nonumbers"]),
        tmp_path / "page.html",
    ]
    done = subprocess.run([browser, *arguments], capture_output=True, text=True, check=True)

    assert "Spokesman of the Chinland Joint Defense Committee." in done.stdout
    assert "Salai Timmy spokesperson for Chinland Joint Defense Committee stated" in done.stdout
