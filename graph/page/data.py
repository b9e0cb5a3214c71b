"""What the page is told: the dataset by columns, every number of an entity or a relation a place in its column.

Columns, because a list of fifty thousand records would repeat each key fifty thousand times. What few records have
(aliases, notes, figures) stands in a mapping by number. What the page can work out (degrees, derived ids) is left out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from graph.drawing import communities
from graph.model.records import STANCES, STANDINGS, UNNAMED
from graph.model.standing import differences
from graph.model.vocabulary import slug
from graph.words.citations import Citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graph.drawing.layout import Position
    from graph.model.dates import Date, Day
    from graph.model.figures import Figure
    from graph.model.records import Dataset, Evidence, Relation

NOBODY = -1
"""Stands where a number would: an unnamed voice, a relation without a date."""

_NAMED_MEMBERS = 3
_SMALLEST_COMMUNITY = 5
_DAYS_PER_YEAR = 365.2425

Sparse = dict[str, Any]


class Kinds(TypedDict):
    """The kinds of entities, those without any left out."""

    name: list[str]
    plural: list[str]
    colour: list[str]
    shape: list[str]


class Types(TypedDict):
    """The types of relations, those without any left out."""

    name: list[str]
    inverse: list[str]
    family: list[str]
    slug: list[str]


class Dates(TypedDict):
    """Every date that occurs, once: days since 1970, null where open; before, after: days of doubt."""

    text: list[str]
    earliest: list[int | None]
    latest: list[int | None]
    before: list[int]
    after: list[int]
    form: list[str]


class Entities(TypedDict):
    """Entities by number; `published` and `paragraphs` of documents that were read."""

    id: list[str]
    name: list[str]
    kind: list[int]
    x: list[float]
    y: list[float]
    size: list[float]
    aliases: Sparse
    description: Sparse
    note: Sparse
    url: Sparse
    published: Sparse
    genre: Sparse
    paragraphs: Sparse


class Relations(TypedDict):
    """Relations by number; `pieces`: how much of the evidence is each one's; `id` only where not derived."""

    source: list[int]
    type: list[int]
    target: list[int]
    standing: list[int]
    when: list[int]
    pieces: list[int]
    id: Sparse
    also: Sparse
    past: list[int]
    figures: Sparse
    conflicts: Sparse
    note: Sparse


class Pieces(TypedDict):
    """Pieces of evidence, in the order of their relations."""

    document: list[int]
    place: list[str]
    by: Sparse
    stance: Sparse
    when: Sparse
    figures: Sparse
    says: Sparse


class PageData(TypedDict):
    """All the page knows.

    Attributes:
        citations: of documents that are evidence, by number: short (publisher and year), and all but the date.
        differences: relation, what about, then twice a piece of evidence and what it says.
        communities: middle, radius and most important members of each.
    """

    title: str
    about: str
    standings: list[str]
    stances: list[str]
    kinds: Kinds
    types: Types
    dates: Dates
    entities: Entities
    relations: Relations
    evidence: Pieces
    citations: Sparse
    differences: list[tuple[int, str, int, str, int, str]]
    communities: list[tuple[float, float, float, list[int]]]


def page_data(network: nx.MultiDiGraph, positions: Mapping[str, Position], *, title: str, about: str = "") -> PageData:
    """Tell the page all it needs to know of a graph: sorted by id, the same every time."""
    return _Columns(network.graph["dataset"]).filled(network, positions, title, about)


class _Columns:
    """The state of one filling: numbers given to entities, relations, kinds, types and dates."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._entities = [dataset.entities[key] for key in sorted(dataset.entities)]
        self._relations = [dataset.relations[key] for key in sorted(dataset.relations)]
        self._number = {entity.id: number for number, entity in enumerate(self._entities)}
        kinds = {entity.kind for entity in self._entities}
        types = {relation.type for relation in self._relations}
        self._kinds = [kind for name, kind in dataset.vocabulary.kinds.items() if name in kinds]
        self._types = [known for name, known in dataset.vocabulary.types.items() if name in types]
        self._date_number: dict[Date, int] = {}
        self._first_piece: list[int] = []

    def filled(self, network: nx.MultiDiGraph, positions: Mapping[str, Position], title: str, about: str) -> PageData:
        entities = self._entity_columns(positions)
        relations = self._relation_columns()
        evidence = self._evidence_columns()
        return {
            "title": title,
            "about": about,
            "standings": list(STANDINGS),
            "stances": list(STANCES),
            "kinds": {
                "name": [kind.name for kind in self._kinds],
                "plural": [kind.plural for kind in self._kinds],
                "colour": [kind.colour for kind in self._kinds],
                "shape": [kind.shape for kind in self._kinds],
            },
            "types": {
                "name": [known.name for known in self._types],
                "inverse": [known.inverse for known in self._types],
                "family": [known.family for known in self._types],
                "slug": [known.slug for known in self._types],
            },
            "dates": _date_columns(self._date_number),
            "entities": entities,
            "relations": relations,
            "evidence": evidence,
            "citations": self._citations(),
            "differences": self._differences(),
            "communities": self._communities(network, positions),
        }

    def _entity_columns(self, positions: Mapping[str, Position]) -> Entities:
        found, kinds = self._entities, {kind.name: number for number, kind in enumerate(self._kinds)}
        spots = [positions[entity.id] for entity in found]
        return {
            "id": [entity.id for entity in found],
            "name": [entity.name for entity in found],
            "kind": [kinds[entity.kind] for entity in found],
            "x": [spot.x for spot in spots],
            "y": [spot.y for spot in spots],
            "size": [spot.size for spot in spots],
            "aliases": _sparse(list(entity.aliases) for entity in found),
            "description": _sparse(entity.description for entity in found),
            "note": _sparse(entity.note for entity in found),
            "url": _sparse(entity.url for entity in found),
            "published": _sparse_dates(self._date(entity.published) for entity in found),
            "genre": _sparse(entity.genre for entity in found),
            "paragraphs": _sparse(entity.text.paragraphs if entity.text else None for entity in found),
        }

    def _relation_columns(self) -> Relations:
        found, number = self._relations, self._number
        types = {known.name: index for index, known in enumerate(self._types)}
        standings = {name: index for index, name in enumerate(STANDINGS)}
        index = {relation.id: index for index, relation in enumerate(found)}
        return {
            "source": [number[relation.from_id] for relation in found],
            "type": [types[relation.type] for relation in found],
            "target": [number[relation.to_id] for relation in found],
            "standing": [standings[relation.standing] for relation in found],
            "when": [NOBODY if (when := self._date(relation.when)) is None else when for relation in found],
            "pieces": [len(relation.evidence) for relation in found],
            "id": _sparse("" if relation.id == self._derived_id(relation) else relation.id for relation in found),
            "also": _sparse([[word, number[key]] for word, key in relation.also] for relation in found),
            "past": [index for index, relation in enumerate(found) if relation.past],
            "figures": _sparse(_figures(relation.figures) for relation in found),
            "conflicts": _sparse([index[other] for other in relation.conflicts] for relation in found),
            "note": _sparse(relation.note for relation in found),
        }

    def _derived_id(self, relation: Relation) -> str:
        parts = [relation.from_id, self._dataset.vocabulary.types[relation.type].slug, relation.to_id]
        return "--".join([*parts, slug(relation.when.text)] if relation.when else parts)

    def _evidence_columns(self) -> Pieces:
        pieces: list[Evidence] = []
        for relation in self._relations:
            self._first_piece.append(len(pieces))
            pieces += relation.evidence
        return {
            "document": [self._number[piece.document] for piece in pieces],
            "place": [piece.cite.partition("#")[2] for piece in pieces],
            "by": _sparse([NOBODY if key == UNNAMED else self._number[key] for key in piece.by] for piece in pieces),
            "stance": _sparse(STANCES.index(piece.stance) for piece in pieces),
            "when": _sparse_dates(self._date(piece.when) for piece in pieces),
            "figures": _sparse(_figures(piece.figures) for piece in pieces),
            "says": _sparse(piece.says for piece in pieces),
        }

    def _citations(self) -> Sparse:
        cite = Citations(self._dataset)
        cited = {piece.document: piece for relation in self._relations for piece in relation.evidence}
        return {
            str(self._number[key]): [cite.short(cited[key]).partition(" ¶")[0], self._undated(cite.document(key), key)]
            for key in sorted(cited)
        }

    def _undated(self, citation: str, key: str) -> str:
        """Return a citation without the date at its end: the page writes dates in words."""
        published = self._dataset.entities[key].published
        return citation.removesuffix(f", {published.text}") if published else citation

    def _differences(self) -> list[tuple[int, str, int, str, int, str]]:
        found = []
        for index, relation in enumerate(self._relations):
            if len(relation.evidence) > 1:
                first = self._first_piece[index]
                order = {id(piece): first + index for index, piece in enumerate(relation.evidence)}
                for about, (one, says), (other, other_says) in differences(relation):
                    found.append((index, about, order[id(one)], says, order[id(other)], other_says))
        return found

    def _communities(
        self, network: nx.MultiDiGraph, positions: Mapping[str, Position]
    ) -> list[tuple[float, float, float, list[int]]]:
        """Say where each community is and after whom to call it; documents lend their name to none."""
        found: list[tuple[float, float, float, list[int]]] = []
        for group in communities.communities(network):
            named = [key for key in group if self._dataset.entities[key].kind != "document"][:_NAMED_MEMBERS]
            if len(group) < _SMALLEST_COMMUNITY or not named:
                continue
            x = sum(positions[key].x for key in group) / len(group)
            y = sum(positions[key].y for key in group) / len(group)
            spread = sum(abs(positions[key].x - x) + abs(positions[key].y - y) for key in group) / len(group)
            found.append((round(x), round(y), round(spread), [self._number[key] for key in named]))
        return found

    def _date(self, when: Date | None) -> int | None:
        return None if when is None else self._date_number.setdefault(when, len(self._date_number))


def _date_columns(numbers: Mapping[Date, int]) -> Dates:
    found = sorted(numbers, key=numbers.__getitem__)
    return {
        "text": [when.text for when in found],
        "earliest": [_days(when.earliest) for when in found],
        "latest": [_days(when.latest) for when in found],
        "before": [when.slack[0] for when in found],
        "after": [when.slack[1] for when in found],
        "form": [when.form for when in found],
    }


def _days(day: Day | None) -> int | None:
    """Count days since 1970; beyond the years of `datetime` by average length: such are drawn at the edge anyway."""
    if day is None:
        return None
    if 1 <= day[0] <= 9999:  # noqa: PLR2004 - what datetime reaches
        return (date(*day) - date(1970, 1, 1)).days
    return round((day[0] - 1970) * _DAYS_PER_YEAR)


def _figures(figures: tuple[Figure, ...]) -> list[list[str]]:
    return [[figure.unit, figure.text] for figure in figures] if figures else []


def _sparse(values: Iterable[object]) -> Sparse:
    """Return the values that say something, by number."""
    return {str(number): value for number, value in enumerate(values) if value}


def _sparse_dates(values: Iterable[int | None]) -> Sparse:
    """Return the dates that are given, by number; the number of a date may be 0."""
    return {str(number): value for number, value in enumerate(values) if value is not None}
