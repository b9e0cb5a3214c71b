"""Seeded datasets of any size that look curated: communities, hubs, dates, standings, voices, parallel relations.

Used by the benchmarks and by browser tests. ``python benchmarks/synthetic.py 1000 FOLDER`` writes the curated files.
"""

# ruff: noqa: PLR2004 - chances are what it is made of
from __future__ import annotations

import random
import sys
from pathlib import Path

import yaml

from graph.model import dates, figures, vocabulary
from graph.model.records import Dataset, Entity, Evidence, Relation, Stance, Text
from graph.model.standing import in_conflict, own_standing

_KINDS = (
    ("person", 46),
    ("organization", 20),
    ("place", 12),
    ("group", 8),
    ("government", 5),
    ("event", 5),
    ("programme", 4),
)
_FIRST = (
    "Aung",
    "Hla",
    "Khin",
    "Kyaw",
    "Maung",
    "Myint",
    "Naing",
    "Nyan",
    "Soe",
    "Thant",
    "Thiri",
    "Tin",
    "Wai",
    "Win",
    "Yan",
    "Zaw",
    "Zin",
    "José",
    "Zoë",
    "Håkon",
    "Đặng",
)
_LAST = (
    "Aye",
    "Htun",
    "Lwin",
    "Moe",
    "Oo",
    "Phyo",
    "Shwe",
    "Swe",
    "Thein",
    "Tun",
    "Ye",
    "Hlaing",
    "Müller",
    "Okafor",
    "Nguyễn",
    "Çelik",
    "Łukasz",
    "Ortega",
)
_BURMESE = ("အောင်ကျော်", "ခင်မောင်ဝင်း", "သီရိလှိုင်", "ကော်သူးလေ", "ချင်းပြည်နယ်")
_PLACES = ("Hakha", "Sagaing", "Mindat", "Kalay", "Aizawl", "Falam", "Lashio", "Myawaddy", "Mae Sot", "Loikaw")
_THINGS = (
    "Committee",
    "Front",
    "Council",
    "Institute",
    "Battalion",
    "Network",
    "Ministry",
    "Agency",
    "Programme",
    "Summit",
)
_TYPES: dict[str, dict[str, str]] = {
    "member of": {"inverse": "has member", "family": "office", "ftm": "Membership"},
    "commander of": {"inverse": "commanded by", "family": "office", "ftm": "Directorship"},
    "spokesperson for": {"inverse": "has spokesperson", "family": "office", "ftm": "Representation"},
    "based in": {"inverse": "seat of", "family": "place"},
    "fled to": {"inverse": "took in", "family": "movement"},
    "supports": {"inverse": "supported by", "family": "relations between bodies"},
    "allied with": {"symmetric": "true", "family": "relations between bodies"},
    "detained": {"inverse": "detained by", "family": "force"},
    "attacked": {"inverse": "attacked by", "family": "force"},
    "criticised": {"inverse": "criticised by", "family": "speech and reporting"},
    "spoke to": {"inverse": "was told by", "family": "speech and reporting"},
}
_STANCES: tuple[Stance, ...] = ("denies", "requests", "proposes", "expects")


def synthetic(count: int, seed: int = 7) -> Dataset:
    """Return a dataset of `count` entities and three times as many relations; the same arguments give the same."""
    chance = random.Random(seed)  # noqa: S311 - test data
    known = vocabulary.start()
    known.types.update({name: _type(name, **fields) for name, fields in _TYPES.items()})
    entities = _entities(chance, count)
    relations = _relations(chance, entities, 3 * count)
    dataset = Dataset({entity.id: entity for entity in entities}, relations, known)
    relations.update(in_conflict(relations))
    return dataset


def _type(
    name: str, *, family: str, inverse: str = "", symmetric: str = "", ftm: str = "UnknownLink"
) -> vocabulary.RelationType:
    is_symmetric = symmetric == "true"
    return vocabulary.RelationType(
        name, inverse or name, is_symmetric, frozenset(), frozenset(), family, ftm, vocabulary.slug(name)
    )


def _entities(chance: random.Random, count: int) -> list[Entity]:
    documents = max(4, count // 25)
    names = [name for name, _weight in _KINDS]
    kinds = chance.choices(names, [weight for _name, weight in _KINDS], k=count - documents)
    found = [_entity(chance, number, kind) for number, kind in enumerate(kinds)]
    for number in range(documents):
        published = dates.parse(f"{chance.randint(2021, 2024)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}")
        name = f"{chance.choice(_PLACES)} {chance.choice(('report', 'briefing', 'dispatch'))} no. {number}"
        genre = "opinion" if chance.random() < 0.1 else "news"
        text = Text(f"text-{number}.txt", f"{number:064x}", 60)
        found.append(Entity(f"document-{number}", "document", name, published=published, genre=genre, text=text))
    return found


def _entity(chance: random.Random, number: int, kind: str) -> Entity:
    if kind == "person":
        name = f"{chance.choice(_FIRST)} {chance.choice(_FIRST)} {chance.choice(_LAST)}"
        aliases = (f"{chance.choice(_BURMESE)} {number}",) if chance.random() < 0.2 else ()
    else:
        name = f"{chance.choice(_PLACES)} {chance.choice(_THINGS)} {number}"
        aliases = ("".join(word[0] for word in name.split()),) if chance.random() < 0.3 else ()
    description = f"A {kind} of the {chance.choice(_PLACES)} area." if chance.random() < 0.4 else ""
    return Entity(f"{kind}-{number}", kind, name, aliases, description)


def _relations(chance: random.Random, entities: list[Entity], count: int) -> dict[str, Relation]:
    actors = [entity for entity in entities if entity.kind != "document"]
    documents = [entity for entity in entities if entity.kind == "document"]
    opinions = {entity.id for entity in documents if entity.genre == "opinion"}
    groups = max(3, int(len(actors) ** 0.5 / 2))
    members: list[list[int]] = [[] for _group in range(groups)]
    home = [chance.randrange(groups) for _actor in actors]
    for number, group in enumerate(home):
        members[group].append(number)
    publishers = [entity for entity in actors if entity.kind == "organization"] or actors
    found: dict[str, Relation] = {}
    for document in documents:
        _add(found, document, "published by", chance.choice(publishers), (_cited(document, 1, 1),), opinions)
    while len(found) < count:
        start = int(len(actors) * chance.random() ** 2)
        near = members[home[start]]
        end = (
            near[int(len(near) * chance.random() ** 2)]
            if chance.random() < 0.85
            else int(len(actors) * chance.random() ** 2)
        )
        if start != end or chance.random() < 0.01:
            for _parallel in range(2 if chance.random() < 0.03 else 1):
                evidence = _evidence(chance, documents, actors)
                type_name = chance.choice(tuple(_TYPES))
                _add(
                    found, actors[start], type_name, actors[end], evidence, opinions, **_optional(chance, actors, found)
                )
    return found


def _add(
    found: dict[str, Relation],
    source: Entity,
    type_name: str,
    target: Entity,
    evidence: tuple[Evidence, ...],
    opinions: set[str],
    **optional: object,
) -> None:
    when = optional.get("when")
    slugs = [source.id, vocabulary.slug(type_name), target.id]
    relation_id = "--".join([*slugs, vocabulary.slug(when.text)] if isinstance(when, dates.Date) else slugs)
    standing = own_standing(evidence, opinions)
    relation = Relation(relation_id, source.id, type_name, target.id, evidence, standing=standing)
    found.setdefault(relation_id, relation._replace(**optional))  # type: ignore[arg-type]


def _optional(chance: random.Random, actors: list[Entity], found: dict[str, Relation]) -> dict[str, object]:
    optional: dict[str, object] = {}
    if chance.random() < 0.55:
        optional["when"] = dates.parse(_date(chance))
    if chance.random() < 0.05:
        optional["past"] = True
    if chance.random() < 0.06:
        optional["also"] = (("with", chance.choice(actors).id),)
    if chance.random() < 0.05:
        optional["figures"] = (figures.parse("people", str(chance.randint(2, 900))),)
    if chance.random() < 0.01 and found:
        optional["conflicts"] = (chance.choice(list(found)[-20:]),)
        optional["note"] = "Both cannot be true; the sources do not settle it."
    return optional


def _date(chance: random.Random) -> str:
    year, month = chance.randint(2019, 2024), chance.randint(1, 12)
    shapes = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{chance.randint(1, 28):02d}", f"{year}~")
    wide = (f"{year}-{month:02d}/..", f"{year}/{year + 1}", f"[{year}..{year + 1}]")
    return chance.choice(shapes * 2 + wide)


def _evidence(chance: random.Random, documents: list[Entity], actors: list[Entity]) -> tuple[Evidence, ...]:
    pieces = []
    for _piece in range(chance.choices((1, 2, 3), (7, 2, 1))[0]):
        first = chance.randint(1, 50)
        piece = _cited(chance.choice(documents), first, first + (chance.random() < 0.15))
        if chance.random() < 0.35:
            piece = piece._replace(by=(chance.choice(actors).id if chance.random() < 0.8 else "unnamed",))
        if chance.random() < 0.12:
            piece = piece._replace(stance=chance.choice(_STANCES))
        if chance.random() < 0.04:
            piece = piece._replace(figures=(figures.parse("people", str(chance.randint(2, 900))),))
        if chance.random() < 0.1:
            piece = piece._replace(says="according to two people present")
        pieces.append(piece)
    return tuple(pieces)


def _cited(document: Entity, first: int, last: int) -> Evidence:
    place = f"{first}-{last}" if last > first else f"{first}"
    return Evidence(f"{document.id}#{place}", document.id, ((first, last),))


def write(dataset: Dataset, folder: Path) -> None:
    """Write a dataset as the curated files it could have been read from."""
    folder.mkdir(parents=True, exist_ok=True)
    entities = [_entity_record(entity) for entity in dataset.entities.values()]
    relations = [_relation_record(relation) for relation in dataset.relations.values()]
    for name, content in (
        ("entities", {"entities": entities}),
        ("relations", {"types": _TYPES, "relations": relations}),
    ):
        text = yaml.dump(content, Dumper=_Plain, allow_unicode=True, sort_keys=False)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


class _Plain(yaml.CSafeDumper):
    """Writes no anchors: the curated files may have none."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


def _entity_record(entity: Entity) -> dict[str, object]:
    record: dict[str, object] = {"id": entity.id, "kind": entity.kind, "name": entity.name}
    if entity.aliases:
        record["aliases"] = list(entity.aliases)
    if entity.description:
        record["description"] = entity.description
    if entity.published and entity.text:
        record |= {"published": entity.published.text, "genre": entity.genre, "text": entity.text._asdict()}
    return record


def _relation_record(relation: Relation) -> dict[str, object]:
    record: dict[str, object] = {"from": relation.from_id, "type": relation.type, "to": relation.to_id}
    record |= {"also": dict(relation.also)} if relation.also else {}
    record |= {"when": relation.when.text} if relation.when else {}
    record |= {"past": "true"} if relation.past else {}
    record |= {"figures": {figure.unit: figure.text for figure in relation.figures}} if relation.figures else {}
    record |= {"conflicts": list(relation.conflicts)} if relation.conflicts else {}
    record |= {"note": relation.note} if relation.note else {}
    return record | {"evidence": [_evidence_record(piece) for piece in relation.evidence]}


def _evidence_record(piece: Evidence) -> dict[str, object] | str:
    record: dict[str, object] = {"cite": piece.cite}
    record |= {"by": list(piece.by)} if piece.by else {}
    record |= {"stance": piece.stance} if piece.stance != "asserts" else {}
    record |= {"figures": {figure.unit: figure.text for figure in piece.figures}} if piece.figures else {}
    record |= {"says": piece.says} if piece.says else {}
    return record if len(record) > 1 else piece.cite


if __name__ == "__main__":
    write(synthetic(int(sys.argv[1])), Path(sys.argv[2]))
