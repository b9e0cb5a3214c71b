"""What `graph links` answers: everything linked to one entity, or to several of one name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.answers.columns import Seen, claims_table, relations_table
from graph.answers.entries import Entries
from graph.answers.listing import Answer, Entry, Listing, Section
from graph.words import sentences
from graph.words.english import counted, joined
from graph.words.standings import left_out_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.listing import Table
    from graph.model.records import Dataset, Entity, Relation
    from graph.questions.links import Link, Links

_WHERE = ("near", "steps", "reading", "far")
_SUPPORTS = {
    "asserts": "asserts",
    "denies": "denies",
    "requests": "says is asked for",
    "proposes": "says is proposed",
    "expects": "says is expected",
}


def links_report(dataset: Dataset, found: Sequence[Links], *, rows: str = "claims") -> Answer:
    """List what is linked to each entity, one after the other, by its reading, nearest first; facts stand on top.

    Args:
        dataset: as it may be shown.
        found: what is linked to each of those that are meant.
        rows: what a row of the table is: ``claims`` or ``relations``.
    """
    entries = Entries(dataset)
    listings = [_listing(entries, links) for links in found]
    data = [_data(entries, links) for links in found]
    every = {
        "entity": data[0]["entity"],
        "facts": [fact for one in data for fact in one["facts"]],
        "links": [link for one in data for link in one["links"]],
        "left_out": data[0]["left_out"] if len(data) == 1 else _added(one["left_out"] for one in data),
        "entities": data,
    }
    return Answer(listings, _table(entries, found, rows), every)


def alone_report(dataset: Dataset, document: Entity, relations: Sequence[Relation]) -> Answer:
    """List what rests on one document alone."""
    entries = Entries(dataset)
    section = Section("rests on this document alone", [entries.relation(relation) for relation in relations])
    remark = f"{counted(len(relations), 'relation')} would fall with it."
    seen = [Seen((), relation, relation.claims) for relation in relations]
    data = {
        "entity": entity_data(document),
        "alone": [sentences.relation_data(dataset, entries.citations, relation) for relation in relations],
    }
    sections = [section] if relations else []
    listing = Listing(document.name, about(document), sections, [remark])
    return Answer([listing], claims_table(entries, (), seen), data)


def about(entity: Entity) -> list[str]:
    """Return what an entity is, in a few lines: kind and other names, description, note."""
    names = ", ".join(f"{it.name} (former)" if it.is_former else it.name for it in entity.aliases)
    head = joined([entity.kind, f"also {names}" if names else ""], " · ")
    return [line for line in (head, entity.description, f"Note: {entity.note}" if entity.note else "") if line]


def entity_data(entity: Entity) -> dict[str, Any]:
    """Return an entity as plain data."""
    return {"id": entity.id, "kind": entity.kind, "name": entity.name, "aliases": [it.name for it in entity.aliases]}


def _listing(entries: Entries, links: Links) -> Listing:
    dataset = entries.dataset
    entity = dataset.entities[links.entity]
    facts = [_fact(entries, dataset.facts[fact]) for fact in links.facts]
    sections = [Section("facts", facts)] if facts else []
    for (heading, aside), group in groupby(links.links, key=lambda link: _heading(dataset, entity, link)):
        sections.append(Section(heading, [entries.link(link) for link in group], aside))
    remarks = [f"{counted(len({link.relation.id for link in links.links}), 'link')}."]
    if left_out := left_out_words(links.left_out):
        remarks.append(f"Left out: {left_out}. To see them: --all")
    return Listing(entity.name, about(entity), sections, remarks)


def _fact(entries: Entries, fact: Relation) -> Entry:
    return entries.relation(fact, f"{fact.type} {sentences.values(fact)}")


def _heading(dataset: Dataset, entity: Entity, link: Link) -> tuple[str, str]:
    """Return what a link stands under, and what is said quietly beside that."""
    if link.end == "cited":
        return _SUPPORTS[link.phrase], ""
    near = dataset.entities[link.near]
    if link.through == "part":
        return f"{near.name} {link.phrase}", "a part of it"
    if link.through == "land":
        return f"{near.name} {link.phrase}", f"the {near.kind} of that name, not this {entity.kind}"
    whose = "" if link.near == entity.id else f"{near.name} "
    return f"{whose}{link.phrase}", "" if link.steps == 1 else f"{link.steps} steps away"


def _table(entries: Entries, found: Sequence[Links], rows: str) -> Table:
    seen = [it for links in found for it in _seen(entries.dataset, links)]
    return (relations_table if rows == "relations" else claims_table)(entries, _WHERE, seen)


def _seen(dataset: Dataset, links: Links) -> Iterator[Seen]:
    for fact_id in links.facts:
        fact = dataset.facts[fact_id]
        yield Seen((links.entity, "", fact.type, ""), fact, fact.claims)
    for link in links.links:
        yield Seen((link.near, str(link.steps), link.phrase, link.far), link.relation, link.claims)


def _data(entries: Entries, links: Links) -> dict[str, Any]:
    dataset, citations = entries.dataset, entries.citations
    return {
        "entity": entity_data(dataset.entities[links.entity]),
        "facts": [sentences.relation_data(dataset, citations, dataset.facts[fact]) for fact in links.facts],
        "links": [_link_data(entries, link) for link in links.links],
        "left_out": links.left_out,
    }


def _link_data(entries: Entries, link: Link) -> dict[str, Any]:
    seen = {"near": link.near, "end": link.end, "phrase": link.phrase, "far": link.far, "steps": link.steps}
    through = {"through": link.through} if link.through else {}
    relation = sentences.relation_data(entries.dataset, entries.citations, link.relation)
    shown = {link.relation.address(claim) for claim in link.claims}
    relation["claims"] = [claim for claim in relation.get("claims", []) if claim["address"] in shown]
    return seen | through | {"relation": relation | {"independent_sources": entries.sources(link.relation)}}


def _added(counts: Iterator[dict[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for count in counts:
        for standing, number in count.items():
            total[standing] = total.get(standing, 0) + number
    return total
