"""The flat attributes that every export writes: their names, types and order, in one place.

Values are non-empty text, numbers and booleans, what GraphML, GEXF and CSV can all hold; lists are joined with ``; ``.
An edge says what is the relation's; what each claim says stays apart, in ``claims``, as a list of JSON.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, NamedTuple

from graph.model.dates import iso
from graph.model.places import Place
from graph.model.records import STANDINGS, Claim
from graph.model.sources import independent, origins
from graph.questions.network import edge_label

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
    Column("genre", str, "of a document: news, opinion, statement or record"),
    Column("language", str, "of a document, as BCP 47"),
    Column("archived", str, "of a document: addresses of copies"),
    Column("accessed", str, "of a document: when it was read on the web, EDTF"),
    Column("withdrawn", str, "of a document: when it was retracted, EDTF"),
    Column("facts", str, "facts about it, with their claims, a list of JSON"),
    Column("was", str, "former ids"),
    Column("not", str, "ids of those it could be taken for and is not"),
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
    Column("speech", bool, "true of a speech act: what its claims say is said by its source"),
    Column("standing", str, f"how it stands, by its strongest claim: {', '.join(STANDINGS)}"),
    Column("asserted", bool, "stated, claimed or disputed"),
)
_COUNTED = tuple(it for it in STANDINGS if it not in {"disputed", "guessed"})
OWN_EDGE_COLUMNS = (
    Column("relation", str, "id of the relation"),
    Column("earliest", str, "first day that the dates of its asserting claims can mean, ISO 8601"),
    Column("latest", str, "last day that they can mean, ISO 8601"),
    Column("past", bool, "true where it is over and no end is given"),
    *(Column(standing, int, f"number of claims by which it is {standing}") for standing in _COUNTED),
    Column("sources", int, "number of independent sources that assert it"),
    Column("documents", int, "number of documents cited"),
    Column("citations", str, "document#place of each claim, with its stance and voices unless it asserts"),
    Column("claims", str, "every claim by itself, a list of JSON"),
    Column("also", str, "further participants, by id, each with the word that ties them"),
    Column("conflicts", str, "ids of relations that cannot be true beside this one"),
    Column("note", str, "curator's remark"),
    Column("was", str, "former ids"),
    Column("restricted", bool, "true where it is not for publication"),
)
EDGE_COLUMNS = SHARED_EDGE_COLUMNS + OWN_EDGE_COLUMNS
CLAIM_COLUMNS = (
    Column("claim", str, "address of the claim: RELATION@DOCUMENT#PLACE, then ~2 where one place has several"),
    Column("relation", str, "id of the relation or fact"),
    Column("stance", str, "asserts, denies, requests, proposes or expects"),
    Column("standing", str, "how it stands by itself"),
    Column("document", str, "id of the document"),
    Column("place", str, "where in it: paragraphs 23-24+26, a page p5, a time 00:12:30"),
    Column("by", str, "ids of those whom the document cites for it, or unnamed; empty where it speaks itself"),
    Column("when", str, "when it was so, EDTF"),
    Column("earliest", str, "first day that date can mean, ISO 8601"),
    Column("latest", str, "last day that date can mean, ISO 8601"),
    Column("past", bool, "true where it is over and no end is given"),
    Column("covers", str, "period that its figures count, where that is not when it was so, EDTF"),
    Column("value", str, "of a fact"),
    Column("says", str, "what the type does not say; of a speech act its content, said by its source"),
    Column("remark", str, "hedges, chains of voices, circumstances"),
    Column("quote", str, "a few words that stand at that place"),
    Column("repeats", str, "citations of what it passes on"),
    Column("withdrawn", str, "when it was taken back, EDTF"),
    Column("restricted", bool, "true where it is not for publication"),
)
FIGURE_COLUMNS = (
    Column("claim", str, "address of the claim that gives it"),
    Column("relation", str, "id of the relation or fact"),
    Column("unit", str, "what is counted"),
    Column("value", str, "as curated: about 150"),
    Column("low", float, "least it can mean"),
    Column("high", float, "most it can mean; empty where there is no bound"),
)

# What a table of entities has: not what only a picture needs, nor what has a table of its own.
LISTED_ENTITY = tuple(it for it in NODE_COLUMNS if it.name not in {"x", "y", "size", "r", "g", "b", "facts"})
TEXT_COLUMNS = (
    Column("text_file", str, "of a document: file of the text that was read"),
    Column("text_sha256", str, "of a document: SHA-256 of that text"),
    Column("text_form", str, "of a document: what is counted in it, paragraph, page or time"),
    Column("text_length", int, "of a document: how many of these, or seconds"),
    Column("text_transcript", str, "of a recording: file of what is said in it"),
)


def text_values(entity: Entity) -> tuple[Value | None, ...]:
    """Return the values of `TEXT_COLUMNS` for an entity."""
    text = entity.text
    if text is None:
        return (None,) * len(TEXT_COLUMNS)
    return (text.file, text.sha256, text.form, text.length, text.transcript or None)


class Attributes:
    """Computes the attributes of one graph's nodes and edges, each as a tuple in the order of the columns.

    An attribute that does not apply is None.
    """

    def __init__(self, network: nx.MultiDiGraph, positions: dict[str, Position]) -> None:
        self._graph = network
        self._positions = positions
        self._dataset = network.graph["dataset"]
        self._vocabulary = self._dataset.vocabulary
        self._origins = origins(self._dataset)
        colours = {name: kind.colour for name, kind in self._vocabulary.kinds.items()}
        self._colours = {name: tuple(bytes.fromhex(colour[1:])) for name, colour in colours.items()}
        self._facts: dict[str, list[Relation]] = {}
        for fact in self._dataset.facts.values():
            self._facts.setdefault(fact.from_id, []).append(fact)

    def node(self, entity: Entity) -> tuple[Value | None, ...]:
        """Return the values of `NODE_COLUMNS` for an entity; no position where the graph was not laid out."""
        position = self._positions.get(entity.id)
        return (
            entity.name,
            entity.kind,
            "; ".join([alias.name for alias in entity.aliases]) or None,
            entity.description or None,
            entity.note or None,
            entity.url or None,
            entity.published.text if entity.published else None,
            entity.genre or None,
            entity.language or None,
            "; ".join(entity.archived) or None,
            entity.accessed.text if entity.accessed else None,
            entity.withdrawn.text if entity.withdrawn else None,
            _facts_text(self._facts[entity.id]) if entity.id in self._facts else None,
            "; ".join(entity.was) or None,
            "; ".join(entity.not_same) or None,
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
            known.is_speech or None,
            relation.standing,
            relation.is_asserted,
        )

    def sources(self, relation: Relation) -> int:
        """Return how many independent sources assert a relation."""
        return independent(self._origins, relation)

    @staticmethod
    def span(relation: Relation) -> tuple[str | None, str | None]:
        """Return the first and last day that the dates of its asserting claims can mean, ISO 8601."""
        claims = relation.claims
        if len(claims) == 1:
            date = claims[0].when
            return _bounds(date) if date else (None, None)
        dates = relation.dates
        return _bounds(*dates) if dates else (None, None)

    def own(self, relation: Relation) -> tuple[Value | None, ...]:
        """Return the values of `OWN_EDGE_COLUMNS` for a relation."""
        claims = relation.claims
        return (
            relation.id,
            *self.span(relation),
            relation.is_past or None,
            *_counts(claims),
            self.sources(relation),
            len({claim.document for claim in claims}),
            "; ".join([_cited(claim) for claim in claims]) or None,
            claims_text(relation) if claims else None,
            "; ".join([f"{word} {entity_id}" for word, entity_id in relation.also]) or None,
            "; ".join(relation.conflicts) or None,
            "; ".join(relation.notes) or None,
            "; ".join(relation.was) or None,
            relation.visibility == "restricted" or None,
        )


def claim_row(relation: Relation, claim: Claim) -> tuple[Value | None, ...]:
    """Return the values of `CLAIM_COLUMNS` for one claim of a relation or fact."""
    when = claim.when
    return (
        relation.address(claim),
        relation.id,
        claim.stance,
        claim.standing,
        claim.document,
        claim.cite.partition("#")[2],
        "; ".join(claim.by) or None,
        when.text if when else None,
        iso(when.earliest) if when and when.earliest else None,
        iso(when.latest) if when and when.latest else None,
        claim.past or None,
        claim.covers.text if claim.covers else None,
        claim.value.text if claim.value else None,
        claim.says or None,
        claim.remark or None,
        claim.quote or None,
        "; ".join(claim.repeats) or None,
        claim.withdrawn.text if claim.withdrawn else None,
        claim.visibility == "restricted" or None,
    )


def figure_rows(relation: Relation, claim: Claim) -> list[tuple[Value | None, ...]]:
    """Return the values of `FIGURE_COLUMNS` for each figure of one claim."""
    address = relation.address(claim)
    return [
        (address, relation.id, it.unit, it.text, it.low, None if it.high == _UNBOUNDED else it.high)
        for it in claim.figures
    ]


_UNBOUNDED = float("inf")


def claims_text(relation: Relation) -> str:
    """Return the claims of a relation as a list of JSON, each with what it says itself."""
    return f"[{', '.join([_claim_text(claim) for claim in relation.claims])}]"


def _claim_text(claim: Claim) -> str:
    # Written here, because `json.dumps` takes three times as long; few claims have more than the first of these.
    text = f'{{"standing": "{claim.standing}", "cite": "{claim.cite}"'
    if claim.by:
        text += f', "by": ["{_BETWEEN.join(claim.by)}"]'
    if claim.when:
        text += f', "when": "{claim.when.text}"'
    if claim.figures:
        text += f', "figures": {{{", ".join([f"{_json(it.unit)}: {_json(it.text)}" for it in claim.figures])}}}'
    if claim.says:
        text += f', "says": {_json(claim.says)}'
    return (
        f"{text}{_rarely(claim)}}}"
        if claim[12:18] != _NOTHING or claim.past or claim.covers or claim.value
        else text + "}"
    )


_BETWEEN = '", "'
_json = encode_basestring


# What `remark` to `visibility` are of nearly every claim.
_NOTHING = Claim("", "", Place("paragraph", ()))[12:18]


def _rarely(claim: Claim) -> str:
    rest = {
        "past": "true" if claim.past else "",
        "covers": _json(claim.covers.text) if claim.covers else "",
        "value": _json(claim.value.text) if claim.value else "",
        "remark": _json(claim.remark) if claim.remark else "",
        "quote": _json(claim.quote) if claim.quote else "",
        "repeats": f'["{_BETWEEN.join(claim.repeats)}"]' if claim.repeats else "",
        "withdrawn": _json(claim.withdrawn.text) if claim.withdrawn else "",
        "restricted": "true" if claim.visibility == "restricted" else "",
    }
    return "".join([f', "{key}": {text}' for key, text in rest.items() if text])


def _facts_text(facts: list[Relation]) -> str:
    return f"[{', '.join([_fact_text(fact) for fact in facts])}]"


def _fact_text(fact: Relation) -> str:
    head = f'"fact": {_json(fact.id)}, "type": {_json(fact.type)}, "standing": "{fact.standing}"'
    return f'{{{head}, "claims": {claims_text(fact)}}}'


def _counts(claims: tuple[Claim, ...]) -> tuple[int | None, ...]:
    if len(claims) == 1:
        return _ONE[claims[0].standing if claims[0].withdrawn is None else "withdrawn"]
    standings = [claim.standing if claim.withdrawn is None else "withdrawn" for claim in claims]
    return tuple(standings.count(standing) or None for standing in _COUNTED)


_ONE: dict[str, tuple[int | None, ...]] = {
    standing: tuple(1 if it == standing else None for it in _COUNTED) for standing in (*_COUNTED, "guessed")
}


def _cited(claim: Claim) -> str:
    if claim.stance == "asserts":
        return claim.cite
    return f"{claim.cite} {claim.stance}{f' (by {_AND.join(claim.by)})' if claim.by else ''}"


_AND = ", "


@lru_cache(maxsize=1 << 16)
def _bounds(*dates: Date) -> tuple[str | None, str | None]:
    """Return the first and last day that dates can mean; None where that is open."""
    starts = [date.earliest for date in dates]
    ends = [date.latest for date in dates]
    earliest = min(day for day in starts if day) if all(starts) else None
    latest = max(day for day in ends if day) if all(ends) else None
    return iso(earliest) if earliest else None, iso(latest) if latest else None
