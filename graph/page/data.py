"""What the page is told: the dataset by columns, every number of an entity or a relation a place in its column.

Columns, because a list of fifty thousand records would repeat each key fifty thousand times. What few records have
(aliases, notes, figures) stands in a mapping by number. What the page can work out (degrees, derived ids) is left out.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from graph.curated.relations import derived_id
from graph.drawing import communities
from graph.drawing.regions import regions
from graph.flat.columns import (
    EDGE_COLUMNS,
    LISTED_ENTITY,
    NODE_COLUMNS,
    TEXT_COLUMNS,
    text_values,
)
from graph.flat.listed import LISTED_CLAIM, LISTED_RELATION
from graph.model.places import clock
from graph.model.records import STANDINGS
from graph.model.sources import independent, origins
from graph.model.vocabulary import CURATORS
from graph.page.evidence import Evidence
from graph.page.numbers import DateNumbers, sparse
from graph.words.dates import date_words
from graph.words.english import counted
from graph.words.sentences import when
from graph.words.standings import MEANINGS, made_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graph.drawing.layout import Position
    from graph.model.records import Claim, Dataset, Relation, Text
    from graph.page.shapes import Entities, ExportColumns, PageData, Relations

_NAMED_MEMBERS = 3
_NAMED_REGION = 2
_SMALLEST_COMMUNITY = 5


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
        self._origins = origins(dataset)
        self._dates = DateNumbers()
        facts = [dataset.facts[key] for key in sorted(dataset.facts)]
        self._evidence = Evidence(dataset, self._relations, facts, self._number, self._dates)

    def filled(self, network: nx.MultiDiGraph, positions: Mapping[str, Position], title: str, about: str) -> PageData:
        entities = self._entity_columns(positions)
        relations = self._relation_columns()
        claims, counts = self._evidence.claims(), self._evidence.counts()
        return {
            "title": title,
            "about": about,
            "source": self._source(),
            "columns": _export_columns(),
            "standings": list(STANDINGS),
            "meanings": [MEANINGS[standing] for standing in STANDINGS],
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
                "symmetric": [number for number, known in enumerate(self._types) if known.is_symmetric],
                "speech": [number for number, known in enumerate(self._types) if known.is_speech],
                "curators": [number for number, known in enumerate(self._types) if known.name in CURATORS],
            },
            "dates": self._dates.columns(),
            "entities": entities,
            "relations": relations,
            "facts": self._evidence.facts(),
            "places": self._evidence.places(),
            "claims": claims,
            "counts": counts,
            "citations": self._evidence.citations(),
            "differences": self._evidence.differences(),
            "communities": self._communities(network, positions),
            "regions": self._regions(network, positions),
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
            "aliases": sparse([alias.name for alias in entity.aliases] for entity in found),
            "description": sparse(entity.description for entity in found),
            "note": sparse(entity.note for entity in found),
            "url": sparse(entity.url for entity in found),
            "published": self._dates.sparse(entity.published for entity in found),
            "genre": sparse(entity.genre for entity in found),
            "archived": sparse(list(entity.archived) for entity in found),
            "language": sparse(entity.language for entity in found),
            "accessed": self._dates.sparse(entity.accessed for entity in found),
            "withdrawn": self._dates.sparse(entity.withdrawn for entity in found),
            "read": sparse(_length(entity.text) if entity.text else "" for entity in found),
            "text": sparse(list(text_values(entity)) if entity.text else [] for entity in found),
            "was": sparse(list(entity.was) for entity in found),
            "not_same": sparse(list(entity.not_same) for entity in found),
            "restricted": [number for number, entity in enumerate(found) if entity.visibility == "restricted"],
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
            "claims": [len(relation.claims) for relation in found],
            "id": sparse("" if relation.id == self._derived_id(relation) else relation.id for relation in found),
            "also": sparse([[word, number[key]] for word, key in relation.also] for relation in found),
            "when": sparse(when(relation) for relation in found),
            "dates": sparse([self._dates.of(date) for date in relation.dates] for relation in found),
            "past": [index for index, it in enumerate(found) if it.is_past],
            "timeless": [index for index, it in enumerate(found) if _is_timeless(it)],
            "ended": [index for index, it in enumerate(found) if any(_is_ended(claim) for claim in it.leading)],
            "made": sparse(made_of(relation) for relation in found),
            "sources": {str(index): count for index, count in enumerate(self._sources(found)) if count != 1},
            "conflicts": sparse([index[other] for other in relation.conflicts if other in index] for relation in found),
            "notes": sparse(list(relation.notes) for relation in found),
            "was": sparse(list(relation.was) for relation in found),
            "restricted": [number for number, relation in enumerate(found) if relation.visibility == "restricted"],
        }

    def _sources(self, relations: Iterable[Relation]) -> Iterable[int]:
        return (independent(self._origins, relation) for relation in relations)

    def _derived_id(self, relation: Relation) -> str:
        return derived_id(relation.from_id, self._dataset.vocabulary.types[relation.type].slug, relation.to_id)

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

    def _source(self) -> dict[str, str]:
        """Say whose data it is, as of when, under which licence: a picture that is passed on says so."""
        dataset = self._dataset
        date = date_words(dataset.date.text) if dataset.date else ""
        return {
            "by": dataset.by,
            "date": date,
            "licence": dataset.licence,
            "url": dataset.url,
            "version": dataset.version,
        }

    def _regions(
        self, network: nx.MultiDiGraph, positions: Mapping[str, Position]
    ) -> list[tuple[int, int, int, str, list[int]]]:
        """Return middle, radius, name and members of each region; without a name it is called after its first two."""
        found = []
        for region in regions(network):
            spots = [positions[key] for key in region.members]
            x = (min(it.x for it in spots) + max(it.x for it in spots)) / 2
            y = (min(it.y for it in spots) + max(it.y for it in spots)) / 2
            radius = max(hypot(it.x - x, it.y - y) + it.size / 2 for it in spots)
            named = [self._dataset.entities[key] for key in region.members]
            called = [it.name for it in named if it.kind != "document"][:_NAMED_REGION] or [named[0].name]
            name = region.name or " and ".join(called)
            found.append((round(x), round(y), round(radius), name, [self._number[key] for key in region.members]))
        return found


def _export_columns() -> ExportColumns:
    return {
        "node": [(column.name, _TYPES[column.type]) for column in NODE_COLUMNS],
        "edge": [(column.name, _TYPES[column.type]) for column in EDGE_COLUMNS],
        "entity": [column.name for column in LISTED_ENTITY],
        "text": [column.name for column in TEXT_COLUMNS],
        "relation": list(LISTED_RELATION),
        "claim": list(LISTED_CLAIM),
    }


_TYPES = {str: "string", int: "int", float: "double", bool: "boolean"}


def _length(text: Text) -> str:
    if text.form == "time":
        return f"{clock(text.length)} long"
    return counted(text.length, text.form)


def _is_timeless(relation: Relation) -> bool:
    """Tell whether some leading claim gives no date where another does, or says that it is over."""
    leading = relation.leading
    is_plain = [not claim.when and not claim.past for claim in leading]
    return any(is_plain) and not all(is_plain)


def _is_ended(claim: Claim) -> bool:
    return claim.past and claim.when is None
