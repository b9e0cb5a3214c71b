"""The flat attributes that every export writes: their names, types and order, in one place.

Values are non-empty text, numbers and booleans, what GraphML, GEXF and CSV can all hold; lists are joined with ``; ``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.model.dates import iso
from graph.questions.network import edge_label
from graph.words.citations import Citations

if TYPE_CHECKING:
    import networkx as nx

    from graph.drawing.layout import Position
    from graph.model.dates import Date
    from graph.model.records import Entity, Relation

Value = str | int | float | bool


class Column(NamedTuple):
    """One attribute: its name, its type, and what it says."""

    name: str
    type: type[Value]
    about: str


NODE_COLUMNS = (
    Column("label", str, "name"),
    Column("kind", str, "kind of entity"),
    Column("aliases", str, "further names"),
    Column("description", str, "who or what it is"),
    Column("note", str, "curator's remark"),
    Column("url", str, "web address"),
    Column("published", str, "of a document: date, EDTF"),
    Column("genre", str, "of a document: news or opinion"),
    Column("restricted", bool, "true where it is not for publication"),
    Column("links", int, "number of asserted relations it takes part in"),
    Column("x", float, "position"),
    Column("y", float, "position, growing upwards"),
    Column("size", float, "diameter"),
    Column("r", int, "colour of its kind, red"),
    Column("g", int, "green"),
    Column("b", int, "blue"),
)
# What relations of one type and standing share, apart from what each has of its own: writers compute the former once.
SHARED_EDGE_COLUMNS = (
    Column("label", str, "type, and standing where it is neither stated nor claimed"),
    Column("type", str, "how it reads from its source"),
    Column("family", str, "family of the type"),
    Column("symmetric", bool, "true where it reads the same from both ends"),
    Column("standing", str, "stated, claimed, disputed, denied, requested, proposed or expected"),
    Column("asserted", bool, "stated, claimed or disputed"),
)
OWN_EDGE_COLUMNS = (
    Column("relation", str, "id of the relation"),
    Column("when", str, "date, EDTF; several where the evidence differs"),
    Column("earliest", str, "first day the date can mean, ISO 8601"),
    Column("latest", str, "last day the date can mean, ISO 8601"),
    Column("past", bool, "true where it is over and no end is given"),
    Column("claimants", str, "those whom a document cites for asserting it"),
    Column("citations", str, "document#paragraphs of each piece of evidence, with stance and voice unless it asserts"),
    Column("documents", int, "number of documents cited"),
    Column("figures", str, "figures given"),
    Column("says", str, "what the type does not say"),
    Column("also", str, "further participants, by id, each with the word that ties them"),
    Column("conflicts", str, "ids of relations that cannot be true beside this one"),
    Column("note", str, "curator's remark"),
    Column("restricted", bool, "true where it is not for publication"),
)
EDGE_COLUMNS = SHARED_EDGE_COLUMNS + OWN_EDGE_COLUMNS


class Attributes:
    """Computes the attributes of one graph's nodes and edges, each as a tuple in the order of the columns.

    An attribute that does not apply is None.
    """

    def __init__(self, network: nx.MultiDiGraph, positions: dict[str, Position]) -> None:
        self._graph = network
        self._positions = positions
        self._vocabulary = network.graph["dataset"].vocabulary
        self._citations = Citations(network.graph["dataset"])
        colours = {name: kind.colour for name, kind in self._vocabulary.kinds.items()}
        self._colours = {name: tuple(bytes.fromhex(colour[1:])) for name, colour in colours.items()}

    def node(self, entity: Entity) -> tuple[Value | None, ...]:
        """Return the values of `NODE_COLUMNS` for an entity; no position where the graph was not laid out."""
        position = self._positions.get(entity.id)
        return (
            entity.name,
            entity.kind,
            "; ".join(entity.aliases) or None,
            entity.description or None,
            entity.note or None,
            entity.url or None,
            entity.published.text if entity.published else None,
            entity.genre or None,
            entity.visibility == "restricted" or None,
            self._graph.nodes[entity.id]["links"],
            *((position.x, -position.y, position.size) if position else (None, None, None)),
            *self._colours[entity.kind],
        )

    def edge(self, relation: Relation) -> tuple[Value | None, ...]:
        """Return the values of `EDGE_COLUMNS` for a relation."""
        return self.shared(relation) + self.own(relation)

    def shared(self, relation: Relation) -> tuple[Value | None, ...]:
        """Return the values of `SHARED_EDGE_COLUMNS`, the same for all relations of one type and standing."""
        known = self._vocabulary.types[relation.type]
        return (
            edge_label(relation),
            known.name,
            known.family,
            known.is_symmetric or None,
            relation.standing,
            relation.is_asserted,
        )

    def own(self, relation: Relation) -> tuple[Value | None, ...]:
        """Return the values of `OWN_EDGE_COLUMNS` for a relation."""
        dates = [relation.when] if relation.when else []
        figures = [str(figure) for figure in relation.figures]
        citations, documents, voices, says = [], set(), dict[str, None](), []
        for cite, document, _paragraphs, by, stance, when, counted, said in relation.evidence:
            citations.append(cite if stance == "asserts" else f"{cite} {stance}{_by(by)}")
            documents.add(document)
            if by and stance == "asserts":
                voices.update(dict.fromkeys(by))
            if when:
                dates.append(when)
            if counted:
                figures += map(str, counted)
            if said:
                says.append(said)
        return (
            relation.id,
            *(_bounds(*dates) if dates else (None, None, None)),
            relation.past or None,
            "; ".join(map(self._citations.voice, voices)) if voices else None,
            "; ".join(citations),
            len(documents),
            _joined(figures),
            _joined(says),
            _joined([f"{word} {entity_id}" for word, entity_id in relation.also]) if relation.also else None,
            "; ".join(relation.conflicts) or None,
            relation.note or None,
            relation.visibility == "restricted" or None,
        )


def _by(voices: tuple[str, ...]) -> str:
    return f" (by {', '.join(voices)})" if voices else ""


def _joined(texts: list[str]) -> str | None:
    return "; ".join(dict.fromkeys(texts)) if texts else None


@lru_cache(maxsize=1 << 16)
def _bounds(*dates: Date) -> tuple[str, str | None, str | None]:
    """Return the dates given, with the first and last day they can mean; None where that is open."""
    starts = [date.earliest for date in dates]
    ends = [date.latest for date in dates]
    earliest = min(day for day in starts if day) if all(starts) else None
    latest = max(day for day in ends if day) if all(ends) else None
    texts = "; ".join(dict.fromkeys(date.text for date in dates))
    return texts, iso(earliest) if earliest else None, iso(latest) if latest else None
