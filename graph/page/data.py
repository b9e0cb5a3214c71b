"""What the page is told: the dataset by columns, every number of an entity or a relation a place in its column.

Columns, because a list of fifty thousand records would repeat each key fifty thousand times. What few records have
(aliases, notes, figures) stands in a mapping by number. What the page can work out (degrees, derived ids) is left out.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from graph.curated.relations import derived_id
from graph.drawing import communities
from graph.model.differences import differences
from graph.model.places import clock
from graph.model.records import STANDINGS
from graph.model.sources import independent, origins
from graph.model.vocabulary import CURATORS
from graph.questions.counts import counts
from graph.words.citations import Citations, place_words
from graph.words.claims import claim_parts, voice_words, withdrawn_words
from graph.words.counting import counter_words, period_words
from graph.words.dates import date_words
from graph.words.english import counted
from graph.words.figures import figure_words, number_words
from graph.words.sentences import values, when
from graph.words.standings import MEANINGS, made_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx

    from graph.drawing.layout import Position
    from graph.model.dates import Date, Day
    from graph.model.records import Claim, Dataset, Relation, Text
    from graph.page.shapes import Claims, Counts, Dates, Entities, Facts, PageData, Relations, Sparse

NOBODY = -1
"""Stands where a number would: for a voice that a document does not name."""

_NAMED_MEMBERS = 3
_SMALLEST_COMMUNITY = 5
_DAYS_PER_YEAR = 365.2425
_UNBOUNDED = float("inf")


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
        self._facts = [dataset.facts[key] for key in sorted(dataset.facts)]
        self._date_number: dict[Date, int] = {}
        self._first_claim: list[int] = []
        self._origins = origins(dataset)
        self._cite = Citations(dataset)

    def filled(self, network: nx.MultiDiGraph, positions: Mapping[str, Position], title: str, about: str) -> PageData:
        entities = self._entity_columns(positions)
        relations = self._relation_columns()
        claims = self._claim_columns()
        counted_figures = self._count_columns()
        return {
            "title": title,
            "about": about,
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
                "speech": [number for number, known in enumerate(self._types) if known.is_speech],
                "curators": [number for number, known in enumerate(self._types) if known.name in CURATORS],
            },
            "dates": _date_columns(self._date_number),
            "entities": entities,
            "relations": relations,
            "facts": self._fact_columns(),
            "claims": claims,
            "counts": counted_figures,
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
            "aliases": _sparse([alias.name for alias in entity.aliases] for entity in found),
            "description": _sparse(entity.description for entity in found),
            "note": _sparse(entity.note for entity in found),
            "url": _sparse(entity.url for entity in found),
            "published": _sparse_dates(self._date(entity.published) for entity in found),
            "genre": _sparse(entity.genre for entity in found),
            "archived": _sparse(list(entity.archived) for entity in found),
            "language": _sparse(entity.language for entity in found),
            "withdrawn": _sparse(date_words(it.withdrawn.text) if it.withdrawn else "" for it in found),
            "read": _sparse(_length(entity.text) if entity.text else "" for entity in found),
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
            "id": _sparse("" if relation.id == self._derived_id(relation) else relation.id for relation in found),
            "also": _sparse([[word, number[key]] for word, key in relation.also] for relation in found),
            "when": _sparse(when(relation) for relation in found),
            "dates": _sparse([self._date(date) for date in relation.dates] for relation in found),
            "timeless": [index for index, it in enumerate(found) if _is_timeless(it)],
            "ended": [index for index, it in enumerate(found) if any(_is_ended(claim) for claim in it.leading)],
            "made": _sparse(made_of(relation) for relation in found),
            "sources": {str(index): count for index, count in enumerate(self._sources(found)) if count != 1},
            "conflicts": _sparse(
                [index[other] for other in relation.conflicts if other in index] for relation in found
            ),
            "notes": _sparse(list(relation.notes) for relation in found),
            "restricted": [number for number, relation in enumerate(found) if relation.visibility == "restricted"],
        }

    def _sources(self, relations: Iterable[Relation]) -> Iterable[int]:
        return (independent(self._origins, relation) for relation in relations)

    def _derived_id(self, relation: Relation) -> str:
        return derived_id(relation.from_id, self._dataset.vocabulary.types[relation.type].slug, relation.to_id)

    def _fact_columns(self) -> Facts:
        found = self._facts
        return {
            "entity": [self._number[fact.from_id] for fact in found],
            "words": [f"{fact.type} {values(fact)}" for fact in found],
            "standing": [STANDINGS.index(fact.standing) for fact in found],
            "claims": [len(fact.claims) for fact in found],
            "made": _sparse(made_of(fact) for fact in found),
            "notes": _sparse(list(fact.notes) for fact in found),
        }

    def _claim_columns(self) -> Claims:
        every: list[tuple[Relation, Claim]] = []
        for relation in (*self._relations, *self._facts):
            self._first_claim.append(len(every))
            every += [(relation, claim) for claim in relation.claims]
        standings = {name: index for index, name in enumerate(STANDINGS)}
        number = self._number
        return {
            "document": [number[claim.document] for _relation, claim in every],
            "place": [place_words(claim) for _relation, claim in every],
            "first": [claim.place.ranges[0][0] for _relation, claim in every],
            "standing": [standings[claim.standing] for _relation, claim in every],
            "by": _sparse([number.get(key, NOBODY) for key in claim.by] for _relation, claim in every),
            "voice": _sparse(
                "" if claim.by else voice_words(self._dataset, self._cite, claim) for _relation, claim in every
            ),
            "when": _sparse_dates(self._date(claim.when) for _relation, claim in every),
            "said": _sparse(
                [part for part in claim_parts(self._dataset, self._cite, relation, claim)[1:] if part]
                for relation, claim in every
            ),
            "withdrawn": _sparse(withdrawn_words(claim) for _relation, claim in every),
        }

    def _count_columns(self) -> Counts:
        found = counts(self._dataset, self._dataset.entities)
        relations = {relation.id: index for index, relation in enumerate((*self._relations, *self._facts))}
        owners = [relations[count.relation.id] for count in found]
        claims = [
            self._first_claim[owner] + _place_of(count.claim, count.relation.claims)
            for owner, count in zip(owners, found, strict=True)
        ]
        return {
            "claim": claims,
            "relation": owners,
            "group": [count.group for count in found],
            "unit": [count.figure.unit for count in found],
            "rates": [index for index, count in enumerate(found) if count.is_rate],
            "words": [figure_words(count.figure) for count in found],
            "number": [count.figure.number for count in found],
            "low": [count.figure.low for count in found],
            "high": [None if count.figure.high == _UNBOUNDED else count.figure.high for count in found],
            "by": [counter_words(self._dataset, self._cite, count.relation, count.claim) for count in found],
            "time": [period_words(count.claim) for count in found],
            "period": _sparse_dates(self._date(count.claim.period) for count in found),
            "standing": [STANDINGS.index(count.standing) for count in found],
            "against": _sparse(list(count.against) for count in found),
        }

    def _citations(self) -> Sparse:
        every = (*self._relations, *self._facts)
        cited = {claim.document: claim for relation in every for claim in relation.claims}
        return {
            str(self._number[key]): [
                self._cite.short(cited[key]).removesuffix(f" {place_words(cited[key])}"),
                self._cite.document(key),
            ]
            for key in sorted(cited)
        }

    def _differences(self) -> list[tuple[int, str, int, str, int, str]]:
        found = []
        for index, relation in enumerate(self._relations):
            if len(relation.claims) > 1:
                first = self._first_claim[index]
                order = {id(claim): first + place for place, claim in enumerate(relation.claims)}
                for about, (one, said), (other, otherwise) in differences(relation):
                    both = _words(about, said), _words(about, otherwise)
                    found.append((index, about, order[id(one)], both[0], order[id(other)], both[1]))
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


def _place_of(claim: Claim, claims: tuple[Claim, ...]) -> int:
    """Return which of some claims this very one is; two may be equal in all they say."""
    return next(index for index, other in enumerate(claims) if other is claim)


def _date_columns(numbers: Mapping[Date, int]) -> Dates:
    found = sorted(numbers, key=numbers.__getitem__)
    return {
        "text": [when.text for when in found],
        "words": [date_words(when.text) for when in found],
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


def _words(about: str, said: str) -> str:
    """Write what one of two differing claims says: a date, or a figure with its unit."""
    return date_words(said) if about == "date" else f"{number_words(said)} {'' if about == 'value' else about}".strip()


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


def _sparse(values: Iterable[object]) -> Sparse:
    """Return the values that say something, by number."""
    return {str(number): value for number, value in enumerate(values) if value}


def _sparse_dates(values: Iterable[int | None]) -> Sparse:
    """Return the dates that are given, by number; the number of a date may be 0."""
    return {str(number): value for number, value in enumerate(values) if value is not None}
