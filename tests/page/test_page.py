"""The page as a file: what may run in it, where data enters, that nothing is fetched."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import networkx as nx
import pytest
from lxml import html

from graph.curated.load import load
from graph.drawing import layout
from graph.page import page
from graph.page.page import render
from graph.questions.network import assemble
from graph.questions.visibility import public

TINY = Path(__file__).parent.parent / "data" / "tiny"
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    """Return the graph of the tiny dataset."""
    return assemble(load(TINY))


@pytest.fixture(scope="module")
def text(network: nx.MultiDiGraph) -> str:
    """Return the page of the tiny dataset under a hostile title."""
    return render(network, layout.positions(network), title=HOSTILE, about=HOSTILE)


@pytest.fixture(scope="module")
def document(text: str) -> html.HtmlElement:
    """Return the page, parsed."""
    return html.document_fromstring(text)


def test_the_same_graph_makes_the_same_page(network: nx.MultiDiGraph, text: str) -> None:
    """There is no clock, path or chance in it."""
    assert render(network, layout.positions(network), title=HOSTILE, about=HOSTILE) == text


def test_restricted_records_are_said_on_the_face_of_the_page(document: html.HtmlElement) -> None:
    """A page with anything restricted in it bears a banner; one of what is public bears none."""
    shown = public(load(TINY))[0]
    drawn = render(assemble(shown), layout.positions(assemble(shown)), title="Public")

    assert [note.text for note in document.xpath("//header/p[@role='note']")] == [
        "Holds restricted records: not to be passed on."
    ]
    assert 'restricted-banner"' not in drawn


def test_only_our_scripts_and_styles_may_run(document: html.HtmlElement) -> None:
    """The policy names the hash of each script and style that stands in the page, and allows nothing else."""
    policy = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    running = document.xpath("//script[not(@type) or @type='module'] | //style")
    hashes = [f"'sha256-{b64encode(sha256(each.text.encode()).digest()).decode()}'" for each in running]

    assert len(hashes) == 3
    assert sorted(re.findall(r"'sha256-[^']+'", policy)) == sorted(hashes)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_data_enters_in_one_place(document: html.HtmlElement) -> None:
    """Two scripts of type JSON hold all data, with a title that cannot end them."""
    blocks = document.xpath("//script[@type='application/json']")

    assert [each.get("id") for each in blocks] == ["graph-data", "claims-data"]
    assert json.loads(blocks[0].text)["title"] == HOSTILE


def test_nothing_in_the_markup_is_fetched_or_run(document: html.HtmlElement) -> None:
    """No attribute of the template loads anything, and none is a handler."""
    attributes = [(each.tag, name, value) for each in document.iter() for name, value in each.attrib.items()]

    assert [each for each in attributes if each[1] in {"src", "href", "srcset", "style", "action"}] == []
    assert [each for each in attributes if each[1].startswith("on")] == []
    assert len(document.xpath("//img")) == 0


def test_every_id_stands_once(document: html.HtmlElement) -> None:
    """The scripts find what they look for."""
    ids = document.xpath("//@id")
    wanted = set(re.findall(r'getElementById\("([\w-]+)"\)', page.explorer_script())) - {"search"}

    assert len(ids) == len(set(ids))
    assert {each for each in wanted if not each.startswith("tab-")} <= set(ids)


def test_modules_share_one_scope() -> None:
    """Joined into one script, no two modules define the same name at the top."""
    names = re.findall(
        r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)",
        page.explorer_script(),
        re.MULTILINE,
    )

    assert sorted(names) == sorted(set(names))


def test_every_module_is_in_the_page() -> None:
    """A module that is not listed would be missing without a word; one that is too long should become two."""
    files = sorted(page.HERE.rglob("*.mjs"))

    assert sorted(page.MODULES) == sorted(str(file.relative_to(page.HERE).with_suffix("")) for file in files)
    assert [file.name for file in files if file.read_text(encoding="utf-8").count("\n") > 400] == []


def test_modules_use_only_those_before_them() -> None:
    """The order in which they are joined is the order of their floors."""
    for place, name in enumerate(page.MODULES):
        text = (page.HERE / f"{name}.mjs").read_text(encoding="utf-8")
        folder = (page.HERE / name).parent
        used = {
            str((folder / used).resolve().relative_to(page.HERE))
            for used in re.findall(r'from "(\.[\w./]+)\.mjs"', text)
        }

        assert used <= set(page.MODULES[:place]), name


def test_no_module_writes_markup() -> None:
    """Texts enter the page as text; nothing is parsed as HTML or evaluated."""
    risky = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|\bfetch\(|XMLHttpRequest"
    )
    found = [file.name for file in page.HERE.rglob("*.mjs") if risky.search(file.read_text(encoding="utf-8"))]

    assert found == []


def test_dark_is_the_same_chosen_or_followed() -> None:
    """CSS has no way to write a set of colours once for the reader's choice and for the system's: the two are equal."""
    style = (page.HERE / "style" / "theme.css").read_text("utf-8")
    followed = re.search(r':not\(\[data-theme="light"\]\) \{(.*?)\}', style, re.DOTALL)
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\}', style, re.DOTALL)

    colours = [re.findall(r"--[\w-]+: [^;]+;", block[1]) for block in (followed, chosen) if block]

    assert len(colours) == 2
    assert colours[0] == colours[1] != []
