"""pyvis: a real network, laid out and coloured, and its page without its requests."""

import re
from pathlib import Path

import pytest
from exporting import HOSTILE, TINY, export
from pyvis.network import Network

import graph


def test_a_network_is_drawn_as_the_page_draws_it() -> None:
    """Every entity and relation, at its place, each line with its claims as title."""
    found = graph.load(TINY, restricted=True).to_pyvis()

    assert isinstance(found, Network)
    assert (len(found.nodes), len(found.edges)) == (16, 20)
    assert found.get_node("oslo")["label"] == "Oslo"
    assert {"x", "y", "size", "color", "shape"} <= found.get_node("oslo").keys()
    [paid] = [edge for edge in found.edges if edge["id"] == "harbour-front--paid--ko-ko"]
    assert paid["title"] == (
        "Harbour Front paid ကိုကို [disputed]\n"
        "claimed · by unnamed sources · “Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2\n"
        "denied · by Harbour Front · “Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2"
    )


@pytest.mark.parametrize("folder", [TINY, HOSTILE])
def test_the_page_asks_nothing_of_the_network(folder: Path, tmp_path: Path) -> None:
    """Neither a script nor a style nor a font comes from elsewhere; hostile text ends no script."""
    export("pyvis", folder, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")

    assert re.findall(r"<(?:script|link|img)\b[^>]*\b(?:src|href)\s*=\s*[\"']?(?:https?:)?//", page) == []
    assert "</script><b>" not in page
