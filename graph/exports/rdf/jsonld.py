"""RDF as JSON-LD, one node a line; what it says is decided in `rdf_nodes`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.exports.rdf.nodes import Nodes
from graph.exports.rdf.terms import PREFIXES, TERMS, A

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.exports.rdf.terms import Term

_encode = json.JSONEncoder(ensure_ascii=False).encode


def jsonld(subject: Subject) -> Iterator[str]:
    """Yield the dataset as one JSON-LD document, its context inside, so that it can be read offline."""
    context: dict[str, Any] = {"@version": 1.1} | PREFIXES
    context |= {word: _definition(term) for word, term in TERMS.items() if word != A}
    yield f'{{"@context": {_encode(context)},\n"@graph": ['
    before = "\n"
    for node in Nodes(subject.network.graph["dataset"]):
        plain = {key: value if key in _KEYS else {"@id": value} for key, value in node.items()}
        yield f"{before}{_encode(plain)}"
        before = ",\n"
    yield "\n]}\n"


_KEYS = {"@id", *TERMS}  # any other key is a relation type, and refers to its other end


def _definition(term: Term) -> Any:
    match term.form:
        case "text" | "node" | "plain":
            return term.property
        case "ref":
            return {"@id": term.property, "@type": "@id"}
        case _:
            return {"@id": term.property, "@type": term.form}
