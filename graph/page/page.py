"""The graph as one HTML file that needs no network: the template, the data, the styles and the scripts put together.

pyvis supplies vis-network, which draws and moves the entities in front; its own template is not used, because it loads
Bootstrap from a CDN and escapes nothing. The scripts are ES modules that `node --test` can import one by one; here they
are joined into a single inline module, since a page opened from disk may not import files.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.page.data import page_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graph.drawing.layout import Position
    from graph.model.records import Dataset

HERE = Path(__file__).parent
VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
MODULES = (
    "core/model",
    "core/time",
    "core/words",
    "core/counts",
    "core/search",
    "core/filter",
    "core/paths",
    "core/state",
    "picture/geometry",
    "core/columns",
    "core/export",
    "core/graphml",
    "core/cite",
    "panels/dom",
    "panels/place",
    "picture/svg",
    "picture/caption",
    "picture/theme",
    "picture/arrange",
    "picture/scene",
    "picture/regions",
    "picture/paint",
    "picture/labels",
    "picture/stage",
    "picture/passing",
    "panels/choose",
    "panels/filters",
    "panels/timeline",
    "panels/read",
    "panels/counts",
    "panels/views",
    "panels/menu",
    "panels/keys",
    "explorer",
)
"""The scripts in the order they are joined: each uses only those before it."""

STYLES = ("theme", "frame", "filters", "reading", "counts", "views", "paper")
"""The styles in the order they are joined: colours first, the narrow screen and paper last."""

_NAMED = 3_000
"""Entities up to which a page names them for those who run no script."""

READ_LATER = ("columns", "places", "claims", "counts", "facts", "citations", "differences")
"""The half of the data that the picture does not need: the page parses it after the first frame."""

_IMPORT = re.compile(r"^import\s[^;]*;\n", re.MULTILINE)
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*\Z", re.MULTILINE)
_ENDS = re.compile(r"</(script|style)|<!--", re.IGNORECASE)
# What would end a script or start a comment in it; JSON may write each of them as an escape.
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class Script(NamedTuple):
    """A script or style that stands in the page, and the hash by which the policy allows it."""

    text: Markup
    hash: str


def render(network: nx.MultiDiGraph, positions: Mapping[str, Position], *, title: str, about: str = "") -> str:
    """Return the whole page.

    Args:
        network: as `graph.assemble.assemble` builds it.
        positions: where each of its nodes is drawn.
        title: heading of the page.
        about: one sentence on what the graph is of.
    """
    data = page_data(network, positions, title=title, about=about)
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html").render(
        title=title,
        about=about,
        named=list(entities.values()) if len(entities := network.graph["dataset"].entities) <= _NAMED else [],
        linked=as_json(_linked(network.graph["dataset"], title, about)),
        restricted=holds_restricted(network.graph["dataset"]),
        drawn=as_json({key: value for key, value in data.items() if key not in READ_LATER}),
        claims=as_json({key: value for key, value in data.items() if key in READ_LATER}),
        vis=inline(vis_network()),
        explorer=inline(explorer_script()),
        style=inline("\n".join(_read(f"style/{name}.css") for name in STYLES)),
    )


def _linked(dataset: Dataset, title: str, about: str) -> dict[str, object]:
    """Return what a dataset is, in the words of schema.org, for those who index pages."""
    found = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": about,
        "creator": dataset.by,
        "license": dataset.licence,
        "version": dataset.version,
        "url": dataset.url,
        "inLanguage": dataset.language,
        "dateModified": dataset.date.text if dataset.date else "",
    }
    return {key: value for key, value in found.items() if value}


def holds_restricted(dataset: Dataset) -> bool:
    """Tell whether anything in a dataset is restricted: then the page says so on its face, on screen and in print."""
    return any(it.visibility == "restricted" for it in dataset.entities.values()) or any(
        relation.visibility == "restricted" or any(claim.visibility == "restricted" for claim in relation.claims)
        for relation in (*dataset.relations.values(), *dataset.facts.values())
    )


def as_json(data: Mapping[str, object]) -> Markup:
    """Write the data so that nothing in it can leave its script element."""
    text = dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return Markup(text)  # noqa: S704 - every sign that HTML knows is escaped


@cache
def vis_network() -> str:
    """Return the vis-network that pyvis bundles, without importing pyvis, which would import IPython."""
    pyvis = find_spec("pyvis")
    assert pyvis is not None and pyvis.origin is not None  # noqa: S101, PT018 - a dependency of ours
    # With developer tools open, a browser would go looking for the source map.
    return _SOURCE_MAP.sub("", (Path(pyvis.origin).parent / VIS).read_text(encoding="utf-8"))


def own_words() -> str:
    """Return what stands in every page, whatever its data: the template, the styles, the scripts but vis-network."""
    return "\n".join([_read("page.html"), *(_read(f"style/{name}.css") for name in STYLES), explorer_script()])


def explorer_script() -> str:
    """Return the modules joined into one script."""
    return "\n".join(_IMPORT.sub("", _read(f"{name}.mjs")) for name in MODULES)


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def inline(text: str) -> Script:
    """Return a text of ours with its hash, as it will stand between the tags."""
    assert not _ENDS.search(text), "would end its own element"  # noqa: S101 - a bug of ours
    return Script(Markup(text), f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}")  # noqa: S704 - our files
