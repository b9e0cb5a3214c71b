"""Every page of the site, one after the other: nothing is held but the one that is written."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.model.differences import differences
from graph.model.vocabulary import LAND_OF
from graph.questions.links import Selection, linked
from graph.site.addresses import entity_page, kind_page, page_name, relation_page, type_page
from graph.site.words import Words
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.records import Dataset, Entity, Relation
    from graph.questions.links import Link

_HERE = Path(__file__).parent
_ON_A_PAGE = 60  # relations, each with its claims
_NAMES = 400  # names of a list
_FIRST = 30


def pages(dataset: Dataset, *, title: str) -> Iterator[tuple[str, str]]:
    """Yield the pages of a dataset as it may be shown, each with its address from the top of the site.

    The first is ``all.html``. No page holds a script, asks for anything but its style, or is long: lists go on from
    page to page.
    """
    yield "style.css", (_HERE / "templates" / "site.css").read_text("utf-8")
    addresses = []
    for address, text in _Site(dataset, title).pages():
        addresses.append(address)
        yield address, text
    if dataset.url:
        yield "sitemap.xml", _sitemap(dataset.url, addresses)


class _Site:
    def __init__(self, dataset: Dataset, title: str) -> None:
        self._dataset = dataset
        self._words = Words(dataset)
        self._environment = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {"dataset": dataset, "title": title, "base": dataset.url.rstrip("/")}
        self._links = self._linked()
        self._near = self._touching()
        self._facts: dict[str, dict[str, Relation]] = {}
        for fact in dataset.facts.values():
            self._facts.setdefault(fact.from_id, {})[fact.id] = fact

    def pages(self) -> Iterator[tuple[str, str]]:
        yield self._all()
        for kind in self._kinds():
            yield from self._kind(*kind)
        yield from self._types()
        yield from self._disagreement_pages()
        for entity in self._dataset.entities.values():
            yield from self._entity(entity)
        for relation in (*self._dataset.relations.values(), *self._dataset.facts.values()):
            address = relation_page(relation.id)
            yield address, self._render("relation.html", address, relation=relation, it=self._words.entry(relation))

    def _linked(self) -> dict[str, int]:
        found = dict.fromkeys(self._dataset.entities, 0)
        for relation in self._dataset.relations.values():
            if relation.is_asserted:
                for entity_id in relation.participants:
                    found[entity_id] += 1
        return found

    def _touching(self) -> dict[str, dict[str, Relation]]:
        """Return the relations that each entity takes part in, and those that each document is evidence of."""
        found: dict[str, dict[str, Relation]] = {key: {} for key in self._dataset.entities}
        for relation in self._dataset.relations.values():
            for entity_id in {*relation.participants, *(claim.document for claim in relation.claims)}:
                found[entity_id][relation.id] = relation
        return found

    def _about(self, entity_id: str) -> Dataset:
        """Return the part of the dataset in which all links of an entity lie, those of its land or state too."""
        own = self._near[entity_id]
        tied = {end for it in own.values() if it.type == LAND_OF for end in it.participants}
        relations = own | {key: it for end in tied for key, it in self._near[end].items()}
        return self._dataset._replace(relations=relations, facts=self._facts.get(entity_id, {}))

    def _disagreement_pages(self) -> Iterator[tuple[str, str]]:
        items = [(heading, it) for heading, some in self._disagreements() for it in some]
        for number, addresses, some in _paged(items, lambda _key: "disagreements.html", "disagreements", _ON_A_PAGE):
            sections = [(head, [it for _head, it in group]) for head, group in groupby(some, key=lambda it: it[0])]
            values = {"sections": sections, "total": len(items), "pages": addresses, "page": number}
            yield addresses[number - 1], self._render("disagreements.html", addresses[number - 1], **values)

    def _render(self, template: str, address: str, **values: Any) -> str:
        values.setdefault("pages", [])
        values.setdefault("page", 1)
        return self._environment.get_template(template).render(
            address=address, top="../" * address.count("/"), **values
        )

    def _kinds(self) -> list[tuple[str, str, list[Entity]]]:
        """Return the kinds that there are entities of: name, what several are called, the entities by name."""
        found = []
        for kind in self._dataset.vocabulary.kinds.values():
            members = [entity for entity in self._dataset.entities.values() if entity.kind == kind.name]
            if members:
                found.append((kind.name, kind.plural, sorted(members, key=lambda it: (it.name.casefold(), it.id))))
        return found

    def _all(self) -> tuple[str, str]:
        entities = self._dataset.entities
        most = sorted(entities, key=lambda key: (-self._links[key], key))
        named = [key for key in most if entities[key].kind != "document"][:_FIRST]
        return "all.html", self._render(
            "all.html",
            "all.html",
            kinds=[(plural, kind_page(name), len(members)) for name, plural, members in self._kinds()],
            documents=[
                (self._words.entries.citations.document(entity.id), entity_page(entity.id))
                for entity in entities.values()
                if entity.text
            ][:_NAMES],
            most=[(entities[key].name, entity_page(key), counted(self._links[key], "link")) for key in named],
            disagreements=sum(len(items) for _heading, items in self._disagreements()),
        )

    def _kind(self, name: str, plural: str, members: list[Entity]) -> Iterator[tuple[str, str]]:
        for number, addresses, some in _paged(members, kind_page, name, _NAMES):
            address = addresses[number - 1]
            rows = [(it.name, entity_page(it.id), it.description) for it in some]
            yield address, self._render("list.html", address, heading=plural, rows=rows, pages=addresses, page=number)

    def _types(self) -> Iterator[tuple[str, str]]:
        by_type: dict[str, list[Relation]] = {}
        for relation in (*self._dataset.relations.values(), *self._dataset.facts.values()):
            by_type.setdefault(relation.type, []).append(relation)
        types = [known for known in self._dataset.vocabulary.types.values() if known.name in by_type]
        rows = [
            (known.name, type_page(known.slug), f"{known.inverse} · {counted(len(by_type[known.name]), 'relation')}")
            for known in sorted(types, key=lambda it: it.name)
        ]
        yield "types.html", self._render("list.html", "types.html", heading="types of relation", rows=rows)
        for known in types:
            for number, addresses, some in _paged(by_type[known.name], type_page, known.slug, _ON_A_PAGE):
                address = addresses[number - 1]
                entries = [self._words.entry(relation) for relation in some]
                yield (
                    address,
                    self._render("type.html", address, known=known, entries=entries, pages=addresses, page=number),
                )

    def _disagreements(self) -> list[tuple[str, list[dict[str, Any]]]]:
        every = [*self._dataset.relations.values(), *self._dataset.facts.values()]
        types = self._dataset.vocabulary.types
        spoken = [it for it in every if it.conflicts and types[it.type].is_speech]
        disputed = [it for it in every if it.standing == "disputed"]
        differing = [it for it in every if it.standing != "disputed" and differences(it)]
        sections = (
            ("asserted and denied, or in conflict with what else is asserted", disputed),
            ("contradict each other: that each was said is not in doubt", spoken),
            ("dates, figures and values that differ", differing),
        )
        return [(heading, [self._words.entry(it) for it in items]) for heading, items in sections if items]

    def _entity(self, entity: Entity) -> Iterator[tuple[str, str]]:
        found = linked(self._about(entity.id), entity.id, Selection(unasserted=True))
        for number, addresses, some in _paged(found.links, entity_page, entity.id, _ON_A_PAGE):
            address = addresses[number - 1]
            cited = [link for link in some if link.end == "cited"]
            yield (
                address,
                self._render(
                    "entity.html",
                    address,
                    entity=entity,
                    around=self._words.around(entity.id, found.links) if number == 1 else None,
                    facts=[self._words.entry(self._dataset.facts[key]) for key in found.facts] if number == 1 else [],
                    groups=list(self._words.groups([link for link in some if link.end != "cited"])),
                    places=self._places(cited),
                    total=len(found.links),
                    document=self._words.entries.citations.document(entity.id) if entity.kind == "document" else "",
                    pages=addresses,
                    page=number,
                ),
            )

    def _places(self, cited: Sequence[Link]) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return what a document supports, paragraph by paragraph."""
        found: dict[tuple[Any, str], list[dict[str, Any]]] = {}
        for link in cited:
            for claim in link.claims:
                place = claim.cite.partition("#")[2]
                entry = self._words.entry(link.relation, [claim])
                found.setdefault((claim.place.ranges, place), []).append(entry)
        return [(place, found[ranges, place]) for ranges, place in sorted(found)]


def _paged(items: Sequence[Any], address: Any, key: str, most: int) -> Iterator[tuple[int, list[str], Sequence[Any]]]:
    """Yield the number of each page, the addresses of all, and what is on it; a page at least."""
    count = max(1, -(-len(items) // most))
    folder, slash, _name = address(key).rpartition("/")
    addresses = [f"{folder}{slash}{page_name(key, number)}" for number in range(1, count + 1)]
    for number in range(1, count + 1):
        yield number, addresses, items[(number - 1) * most : number * most]


def _sitemap(url: str, addresses: list[str]) -> str:
    lines = [f"<url><loc>{escape(url.rstrip('/'))}/{escape(address)}</loc></url>\n" for address in addresses[:50_000]]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(lines)}</urlset>\n"
