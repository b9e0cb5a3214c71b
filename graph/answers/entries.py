"""Relations as entries of a listing: what each reads like, what it is made of, and a line a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.answers.listing import Entry, Line
from graph.model.sources import independent, origins
from graph.words import sentences
from graph.words.citations import Citations
from graph.words.claims import claim_parts, withdrawn_words
from graph.words.standings import made_of, sources_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Claim, Dataset, Relation
    from graph.questions.links import Link


class Entries:
    """Writes the relations of one dataset; looks up once whose voice each document is."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.citations = Citations(dataset)
        self._origins = origins(dataset)

    def link(self, link: Link) -> Entry:
        """Return the entry of a link; of a document that is evidence, with what it says itself alone."""
        entry = self.relation(link.relation, self.head(link), link.claims)
        if len(link.claims) == len(link.relation.claims):
            return entry
        together = self.summary(link.relation) or link.relation.standing
        return entry._replace(summary=f"all documents together: {together}")

    def head(self, link: Link) -> str:
        """Return what a link reads like under its heading: who is at the far end, or the whole sentence."""
        if link.end in {"also", "cited"}:
            return sentences.sentence(self.dataset, link.relation)
        also = sentences.others(self.dataset, link.relation, link.near)
        return self.dataset.entities[link.far].name + (f" ({also})" if also else "")

    def relation(self, relation: Relation, head: str = "", claims: Sequence[Claim] | None = None) -> Entry:
        """Return the entry of a relation with some of its claims or all, under its sentence or another head."""
        lines = [self.claim(relation, claim) for claim in (relation.claims if claims is None else claims)]
        lines += [Line("differ", (text,)) for text in sentences.differing(self.citations, relation)]
        lines += [Line("against", (text,)) for text in sentences.against(self.dataset, relation)]
        lines += [Line("note", (note,)) for note in relation.notes]
        return Entry(head or sentences.sentence(self.dataset, relation), self.summary(relation), lines)

    def claim(self, relation: Relation, claim: Claim) -> Line:
        """Return the line of one claim: all that it says, and nothing that another one says."""
        return Line(
            claim.standing,
            claim_parts(self.dataset, self.citations, relation, claim),
            self.citations.short(claim),
            self.citations.full(claim),
            withdrawn_words(claim),
        )

    def summary(self, relation: Relation) -> str:
        """Return how a relation stands and what that is made of; empty where its only claim says so."""
        if len(relation.claims) == 1 and relation.standing == relation.claims[0].standing:
            return ""
        made = made_of(relation)
        return f"{relation.standing}: {made}; {sources_words(self.sources(relation))}" if made else relation.standing

    def sources(self, relation: Relation) -> int:
        """Return how many independent sources assert a relation."""
        return independent(self._origins, relation)
