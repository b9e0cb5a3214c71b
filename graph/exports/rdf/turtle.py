"""RDF as Turtle, written as a stream; what it says is decided in `rdf_nodes`."""

from __future__ import annotations

from json.encoder import encode_basestring as _quoted
from typing import TYPE_CHECKING, Any

from graph.exports.rdf.nodes import Nodes
from graph.exports.rdf.terms import PREFIXES, TERMS, A

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.exports.formats import Subject
    from graph.exports.rdf.nodes import Node


def turtle(subject: Subject) -> Iterator[str]:
    """Yield the dataset as Turtle."""
    yield from (f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for node in Nodes(subject.network.graph["dataset"]):
        yield f"\n{_reference(node.pop('@id'))} {_pairs(node)} .\n"


def _pairs(node: Node) -> str:
    return " ;\n  ".join([_pair(term, value) for term, value in node.items()])


def _pair(term: str, value: Any) -> str:
    name, write = _WRITERS.get(term) or (term, str)  # a term of no such name is a relation type
    if type(value) in {list, tuple}:
        return f"{name} {', '.join([write(item) for item in value])}"
    return f"{name} {write(value)}"


def _blank(node: Node) -> str:
    return f"[ {' ; '.join([_pair(term, value) for term, value in node.items()])} ]"


def _reference(name: str) -> str:
    """Write the id of a node; a claim's address has signs in it that a prefixed name may not hold."""
    return f"<{PREFIXES['claim']}{name.removeprefix('claim:')}>" if name.startswith("claim:") else name


def _typed(datatype: str) -> Callable[[str], str]:
    return lambda text: f"{_quoted(text)}^^{datatype}"


# JSON's escapes are all Turtle's too.
_FORMS: dict[str, Callable[[Any], str]] = {
    "text": _quoted,
    "ref": _reference,
    "node": _blank,
    "plain": lambda value: str(value).lower(),
}
_WRITERS = {
    word: ("a" if word == A else term.property, _FORMS.get(term.form) or _typed(term.form))
    for word, term in TERMS.items()
}
