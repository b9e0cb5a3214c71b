"""Records as the pages hold them: sentences whose names are links, claims with their citations, lists in pages."""

from __future__ import annotations

from itertools import groupby
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from graph.answers.entries import Entries
from graph.site.addresses import entity_page, relation_page, type_page
from graph.words import sentences
from graph.words.english import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.records import Claim, Dataset, Relation
    from graph.questions.links import Link

_AROUND = 14  # neighbours on the small picture
_RADIUS, _MIDDLE = 150, (260, 190)


class Part(NamedTuple):
    """A piece of a sentence: words, and where they lead, from the top of the site; nowhere where empty."""

    text: str
    href: str = ""


class Words:
    """Puts the records of one dataset into what the templates print."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.entries = Entries(dataset)

    def sentence(self, relation: Relation) -> list[Part]:
        """Return a relation as its sentence, every name a way on."""
        known = self.dataset.vocabulary.types[relation.type]
        parts = [self.name(relation.from_id), Part(" "), Part(relation.type, type_page(known.slug)), Part(" ")]
        parts.append(Part(sentences.values(relation)) if relation.is_fact else self.name(relation.to_id))
        for number, (word, entity_id) in enumerate(relation.also):
            parts += [Part(f" ({word} " if not number else f", {word} "), self.name(entity_id)]
        return [*parts, Part(")")] if relation.also else parts

    def name(self, entity_id: str) -> Part:
        """Return a name that leads to its page."""
        return Part(self.dataset.entities[entity_id].name, entity_page(entity_id))

    def claim(self, relation: Relation, claim: Claim) -> dict[str, Any]:
        """Return a claim: how it stands, what it says, where it is written, and those words on the web."""
        line = self.entries.claim(relation, claim)
        document = self.dataset.entities[claim.document]
        place = claim.cite.partition("#")[2]
        web = ""
        if document.url and claim.quote:
            web = f"{document.url.partition('#')[0]}#:~:text={quote(claim.quote, safe='')}"
        return {
            "mark": line.mark,
            "said": joined(line.parts, " · "),
            "citation": line.full,
            "document": f"{entity_page(claim.document)}#at-{place}",
            "language": document.language,
            "withdrawn": line.withdrawn,
            "web": web,
            "address": relation.address(claim),
        }

    def entry(self, relation: Relation, claims: Sequence[Claim] | None = None) -> dict[str, Any]:
        """Return a relation with some of its claims, or all."""
        written = self.entries.relation(relation, claims=claims)
        more = [line for line in written.lines if line.mark in {"differ", "against", "note"}]
        return {
            "sentence": self.sentence(relation),
            "href": relation_page(relation.id),
            "standing": relation.standing,
            "summary": written.summary,
            "claims": [self.claim(relation, claim) for claim in (relation.claims if claims is None else claims)],
            "more": [(line.mark, line.parts[0]) for line in more],
        }

    def groups(self, links: Sequence[Link]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield the links of an entity under how they read from there."""
        for heading, group in groupby(links, key=lambda link: link.phrase if link.end != "cited" else ""):
            yield heading, [self.entry(link.relation, link.claims) for link in group]

    def around(self, entity_id: str, links: Sequence[Link]) -> dict[str, Any]:
        """Return the small picture of whom an entity is linked to: as many as can be read."""
        found: dict[str, str] = {}
        for link in links:
            if link.end != "cited" and link.far != entity_id and link.steps == 1:
                found.setdefault(link.far, link.relation.standing)
        shown = list(found.items())[:_AROUND]
        x, y = _MIDDLE
        spots = []
        for number, (far, standing) in enumerate(shown):
            angle = 2 * pi * number / len(shown) - pi / 2
            at = (round(x + 1.25 * _RADIUS * cos(angle)), round(y + _RADIUS * sin(angle)))
            part = self.name(far)
            spots.append({"x": at[0], "y": at[1], "name": _short(part.text), "href": part.href, "standing": standing})
        return {"x": x, "y": y, "spots": spots, "more": len(found) - len(shown)}


def _short(name: str) -> str:
    return name if len(name) <= 26 else f"{name[:25].rstrip()}…"  # noqa: PLR2004 - what has room
