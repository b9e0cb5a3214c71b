"""What the page is told of the evidence: claims, facts, figures, citations and differences, by columns.

The picture does without; the page parses this half after the first frame.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.differences import differences
from graph.model.records import STANDINGS
from graph.page.numbers import sparse
from graph.questions.counts import counts
from graph.words.citations import Citations, place_words
from graph.words.claims import content_words, own_value_words, repeats_words, voice_words
from graph.words.counting import counter_words, period_words
from graph.words.dates import date_words
from graph.words.figures import figure_words, number_words
from graph.words.sentences import values
from graph.words.standings import made_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model.records import Claim, Dataset, Relation
    from graph.page.numbers import DateNumbers
    from graph.page.shapes import Claims, Counts, Facts, Places, Sparse

NOBODY = -1
"""Stands where a number would: for a voice that a document does not name."""

_UNBOUNDED = float("inf")


class Evidence:
    """Fills the columns of the evidence of one dataset.

    Args:
        dataset: all of it.
        relations: in the order of their numbers; the facts follow them.
        facts: likewise.
        number: of each entity.
        dates: gives numbers to dates.
    """

    def __init__(
        self,
        dataset: Dataset,
        relations: Sequence[Relation],
        facts: Sequence[Relation],
        number: Mapping[str, int],
        dates: DateNumbers,
    ) -> None:
        self._dataset = dataset
        self._relations = relations
        self._facts = facts
        self._number = number
        self._dates = dates
        self._cite = Citations(dataset)
        self._first_claim: list[int] = []
        self._every: list[tuple[Relation, Claim]] = []
        for relation in (*relations, *facts):
            self._first_claim.append(len(self._every))
            self._every += [(relation, claim) for claim in relation.claims]
        self._places: dict[str, tuple[int, str, int]] = {}
        for _relation, claim in self._every:
            text = claim.cite.partition("#")[2]
            if text not in self._places:
                self._places[text] = (len(self._places), place_words(claim), claim.place.ranges[0][0])

    def claims(self) -> Claims:
        """Return a row a claim, in the order of the relations, then of the facts."""
        standings = {name: index for index, name in enumerate(STANDINGS)}
        claims = [claim for _relation, claim in self._every]
        number, dates = self._number, self._dates
        said = [
            (content_words(self._dataset, relation, claim), own_value_words(relation, claim))
            for relation, claim in self._every
        ]
        return {
            "document": [number[claim.document] for claim in claims],
            "place": [self._places[claim.cite.partition("#")[2]][0] for claim in claims],
            "number": {str(at): claim.number for at, claim in enumerate(claims) if claim.number > 1},
            "standing": [standings[claim.standing] for claim in claims],
            "stance": sparse(claim.stance if claim.stance != "asserts" else "" for claim in claims),
            "by": sparse([number.get(key, NOBODY) for key in claim.by] for claim in claims),
            "voice": sparse("" if it.by else voice_words(self._dataset, self._cite, it) for it in claims),
            "when": dates.sparse(claim.when for claim in claims),
            "past": [at for at, claim in enumerate(claims) if claim.past],
            "covers": dates.sparse(claim.covers for claim in claims),
            "value": sparse(claim.value.text if claim.value else "" for claim in claims),
            "value_words": sparse(words for _content, words in said),
            "figures": sparse([[it.unit, it.text] for it in claim.figures] for claim in claims),
            "content": sparse(
                content if content != claim.says else "" for (content, _words), claim in zip(said, claims, strict=True)
            ),
            "says": sparse(claim.says for claim in claims),
            "remark": sparse(claim.remark for claim in claims),
            "quote": sparse(claim.quote for claim in claims),
            "repeats": sparse(list(claim.repeats) for claim in claims),
            "repeats_words": sparse(repeats_words(self._cite, claim) for claim in claims),
            "withdrawn": dates.sparse(claim.withdrawn for claim in claims),
            "restricted": [at for at, claim in enumerate(claims) if claim.visibility == "restricted"],
        }

    def places(self) -> Places:
        """Return every place that is cited, once: as it is written, in words, and where it begins."""
        return {
            "text": list(self._places),
            "words": [words for _number, words, _first in self._places.values()],
            "first": [first for _number, _words, first in self._places.values()],
        }

    def facts(self) -> Facts:
        """Return a row a fact; their claims follow those of the relations."""
        found = self._facts
        return {
            "id": [fact.id for fact in found],
            "type": [fact.type for fact in found],
            "entity": [self._number[fact.from_id] for fact in found],
            "words": [f"{fact.type} {values(fact)}" for fact in found],
            "standing": [STANDINGS.index(fact.standing) for fact in found],
            "claims": [len(fact.claims) for fact in found],
            "made": sparse(made_of(fact) for fact in found),
            "notes": sparse(list(fact.notes) for fact in found),
        }

    def counts(self) -> Counts:
        """Return a row a figure, in the order of `graph counts`."""
        found = counts(self._dataset, self._dataset.entities)
        owner = {relation.id: index for index, relation in enumerate((*self._relations, *self._facts))}
        owners = [owner[count.relation.id] for count in found]
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
            "period": self._dates.sparse(count.claim.period for count in found),
            "standing": [STANDINGS.index(count.standing) for count in found],
            "against": sparse(list(count.against) for count in found),
        }

    def citations(self) -> Sparse:
        """Return, of each document that is evidence, publisher and year, and the whole."""
        cited = {claim.document: claim for _relation, claim in self._every}
        return {
            str(self._number[key]): [
                self._cite.short(cited[key]).removesuffix(f" {place_words(cited[key])}"),
                self._cite.document(key),
            ]
            for key in sorted(cited)
        }

    def differences(self) -> list[tuple[int, str, int, str, int, str]]:
        """Return where sources differ: relation, what about, then twice a claim and what it says."""
        found = []
        for index, relation in enumerate(self._relations):
            if len(relation.claims) > 1:
                first = self._first_claim[index]
                order = {id(claim): first + place for place, claim in enumerate(relation.claims)}
                for about, (one, said), (other, otherwise) in differences(relation):
                    both = _words(about, said), _words(about, otherwise)
                    found.append((index, about, order[id(one)], both[0], order[id(other)], both[1]))
        return found


def _place_of(claim: Claim, claims: tuple[Claim, ...]) -> int:
    """Return which of some claims this very one is; two may be equal in all they say."""
    return next(index for index, other in enumerate(claims) if other is claim)


def _words(about: str, said: str) -> str:
    """Write what one of two differing claims says: a date, or a figure with its unit."""
    return date_words(said) if about == "date" else f"{number_words(said)} {'' if about == 'value' else about}".strip()
