"""Links and paths as a table for spreadsheets: the relation's columns, then the claim's, a row a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.answers.listing import Table
from graph.flat.listed import LISTED_CLAIM, LISTED_RELATION
from graph.model.dates import iso
from graph.words import sentences
from graph.words.claims import voice_words
from graph.words.standings import made_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.answers.entries import Entries
    from graph.model.dates import Date
    from graph.model.records import Claim, Relation


class Seen(NamedTuple):
    """One relation in an answer: where it was seen from, in cells of its own, and the claims to show."""

    where: tuple[str, ...]
    relation: Relation
    claims: Sequence[Claim]


def claims_table(entries: Entries, where: tuple[str, ...], seen: Iterable[Seen]) -> Table:
    """Return a row a claim, with a column for each unit that is counted; what has no claim has a row too."""
    seen = list(seen)
    units = sorted({figure.unit for _where, _relation, claims in seen for claim in claims for figure in claim.figures})
    rows = []
    for place, relation, claims in seen:
        cells = (*place, *relation_cells(entries, relation))
        rows += [(*cells, *_claim_cells(entries, relation, claim), *_figures(claim, units)) for claim in claims]
        if not claims:
            rows.append((*cells, *[""] * (len(LISTED_CLAIM) + len(units))))
    return Table((*where, *LISTED_RELATION, *LISTED_CLAIM, *(f"figure: {unit}" for unit in units)), rows)


def relations_table(entries: Entries, where: tuple[str, ...], seen: Iterable[Seen]) -> Table:
    """Return a row a relation, with the citations of all its claims joined."""
    rows = [
        (*place, *relation_cells(entries, relation), "; ".join(dict.fromkeys(map(entries.citations.short, claims))))
        for place, relation, claims in seen
    ]
    return Table((*where, *LISTED_RELATION, "citations"), rows)


def relation_cells(entries: Entries, relation: Relation) -> tuple[str, ...]:
    """Return the cells of `LISTED_RELATION`: what is the relation's own, nothing that only a claim says."""
    earliest, latest = _span(relation.dates)
    return (
        relation.id,
        sentences.sentence(entries.dataset, relation),
        relation.from_id,
        relation.type,
        relation.to_id,
        "; ".join(f"{word} {entity_id}" for word, entity_id in relation.also),
        relation.standing,
        made_of(relation),
        str(entries.sources(relation)),
        earliest,
        latest,
        "; ".join(relation.conflicts),
        "; ".join(relation.notes),
    )


def _claim_cells(entries: Entries, relation: Relation, claim: Claim) -> tuple[str, ...]:
    when = sentences.date_data(claim.when) or {}
    return (
        relation.address(claim),
        claim.standing,
        claim.stance,
        voice_words(entries.dataset, entries.citations, claim),
        "; ".join(claim.by),
        when.get("edtf", ""),
        when.get("words", ""),
        "true" if claim.past else "",
        claim.covers.text if claim.covers else "",
        claim.value.text if claim.value else "",
        claim.says,
        claim.remark,
        claim.quote,
        "; ".join(claim.repeats),
        claim.withdrawn.text if claim.withdrawn else "",
        claim.document,
        claim.cite.partition("#")[2],
        entries.citations.full(claim),
    )


def _figures(claim: Claim, units: Sequence[str]) -> tuple[str, ...]:
    given = {figure.unit: figure.text for figure in claim.figures}
    return tuple(given.get(unit, "") for unit in units)


def _span(dates: Sequence[Date]) -> tuple[str, str]:
    """Return the first and last day that any of some dates can mean; empty where that is open, or there is none."""
    starts, ends = [date.earliest for date in dates if date.earliest], [date.latest for date in dates if date.latest]
    return (
        iso(min(starts)) if starts and len(starts) == len(dates) else "",
        iso(max(ends)) if ends and len(ends) == len(dates) else "",
    )
