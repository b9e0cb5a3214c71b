"""Seeded datasets of any size that look curated: communities, hubs, dates, standings, voices, parallel relations.

Used by the benchmarks and by browser tests. ``python benchmarks/synthetic.py 1000 FOLDER`` writes the curated files.
"""

# ruff: noqa: PLR2004 - chances are what it is made of
from __future__ import annotations

import random
import sys
from pathlib import Path

import yaml

from graph.curated import definitions
from graph.curated.relations import derived_id
from graph.model import dates, figures, places, vocabulary
from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Stance, Text
from graph.model.settle import settled
from graph.model.standing import claim_standing, relation_standing

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
    known = definitions.start()
    known.types.update({name: _type(name, **fields) for name, fields in _TYPES.items()})
    entities = _entities(chance, count)
    relations = _relations(chance, entities, 3 * count)
    return settled(Dataset({entity.id: entity for entity in entities}, relations, known, facts={}))


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
        text = Text(f"text-{number}.txt", f"{number:064x}", "paragraph", 60)
        found.append(Entity(f"document-{number}", "document", name, published=published, genre=genre, text=text))
    return found


def _entity(chance: random.Random, number: int, kind: str) -> Entity:
    if kind == "person":
        name = f"{chance.choice(_FIRST)} {chance.choice(_FIRST)} {chance.choice(_LAST)}"
        aliases = (Alias(f"{chance.choice(_BURMESE)} {number}"),) if chance.random() < 0.2 else ()
    else:
        name = f"{chance.choice(_PLACES)} {chance.choice(_THINGS)} {number}"
        aliases = (Alias("".join(word[0] for word in name.split())),) if chance.random() < 0.3 else ()
    description = f"A {kind} of the {chance.choice(_PLACES)} area." if chance.random() < 0.4 else ""
    return Entity(f"{kind}-{number}", kind, name, aliases, description)


def _relations(chance: random.Random, entities: list[Entity], count: int) -> dict[str, Relation]:
    actors = [entity for entity in entities if entity.kind != "document"]
    documents = [entity for entity in entities if entity.kind == "document"]
    genres = {entity.id: entity.genre for entity in documents}
    groups = max(3, int(len(actors) ** 0.5 / 2))
    members: list[list[int]] = [[] for _group in range(groups)]
    home = [chance.randrange(groups) for _actor in actors]
    for number, group in enumerate(home):
        members[group].append(number)
    publishers = [entity for entity in actors if entity.kind == "organization"] or actors
    found: dict[str, Relation] = {}
    for document in documents:
        _add(found, document, "published by", chance.choice(publishers), (_cited(document, 1, 1),), genres)
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
                claims = _claims(chance, documents, actors)
                type_name = chance.choice(tuple(_TYPES))
                _add(found, actors[start], type_name, actors[end], claims, genres, **_optional(chance, actors, found))
    return found


def _add(
    found: dict[str, Relation],
    source: Entity,
    type_name: str,
    target: Entity,
    claims: tuple[Claim, ...],
    genres: dict[str, str],
    *,
    lent: dict[str, object] | None = None,
    **optional: object,
) -> None:
    if _TYPES.get(type_name, {}).get("symmetric") and target.id < source.id:
        source, target = target, source
    relation_id = derived_id(source.id, vocabulary.slug(type_name), target.id)
    said = tuple(
        claim._replace(
            standing=claim_standing(claim.stance, claim.by, genres[claim.document]),
            **{key: value for key, value in (lent or {}).items() if not getattr(claim, key)},
        )
        for claim in claims
    )
    relation = Relation(relation_id, source.id, type_name, target.id, said, standing=relation_standing(said, type_name))
    found.setdefault(relation_id, relation._replace(**optional))  # type: ignore[arg-type]


def _optional(chance: random.Random, actors: list[Entity], found: dict[str, Relation]) -> dict[str, object]:
    lent: dict[str, object] = {}
    optional: dict[str, object] = {"lent": lent}
    if chance.random() < 0.55:
        lent["when"] = dates.parse(_date(chance))
    if chance.random() < 0.05:
        lent["past"] = True
    if chance.random() < 0.06:
        optional["also"] = (("with", chance.choice(actors).id),)
    if chance.random() < 0.05:
        lent["figures"] = (figures.parse("people", str(chance.randint(2, 900))),)
    if chance.random() < 0.01 and found:
        optional["conflicts"] = (chance.choice(list(found)[-20:]),)
        optional["notes"] = ("Both cannot be true; the sources do not settle it.",)
    return optional


def _date(chance: random.Random) -> str:
    year, month = chance.randint(2019, 2024), chance.randint(1, 12)
    shapes = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{chance.randint(1, 28):02d}", f"{year}~")
    wide = (f"{year}-{month:02d}/..", f"{year}/{year + 1}", f"[{year}..{year + 1}]")
    return chance.choice(shapes * 2 + wide)


def _claims(chance: random.Random, documents: list[Entity], actors: list[Entity]) -> tuple[Claim, ...]:
    claims: list[Claim] = []
    for _claim in range(chance.choices((1, 2, 3), (7, 2, 1))[0]):
        first = chance.randint(1, 50)
        claim = _cited(chance.choice(documents), first, first + (chance.random() < 0.15))
        if chance.random() < 0.35:
            claim = claim._replace(by=(chance.choice(actors).id if chance.random() < 0.8 else "unnamed",))
        if chance.random() < 0.12:
            claim = claim._replace(stance=chance.choice(_STANCES))
        if chance.random() < 0.04:
            claim = claim._replace(figures=(figures.parse("people", str(chance.randint(2, 900))),))
        if chance.random() < 0.1:
            claim = claim._replace(says="according to two people present")
        if all(claim.cite != other.cite for other in claims):
            claims.append(claim)
    return tuple(claims)


def _cited(document: Entity, first: int, last: int) -> Claim:
    place = f"{first}-{last}" if last > first else f"{first}"
    return Claim(f"{document.id}#{place}", document.id, places.parse(place))


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
        record["aliases"] = [alias.name for alias in entity.aliases]
    if entity.description:
        record["description"] = entity.description
    if entity.published and entity.text:
        record |= {"published": entity.published.text, "genre": entity.genre}
        record["text"] = {"file": entity.text.file, "sha256": entity.text.sha256, "paragraphs": entity.text.length}
    return record


def _relation_record(relation: Relation) -> dict[str, object]:
    record: dict[str, object] = {"from": relation.from_id, "type": relation.type, "to": relation.to_id}
    record |= {"also": dict(relation.also)} if relation.also else {}
    first = relation.claims[0]
    dated = first.when and all(claim.when == first.when for claim in relation.claims)
    record |= {"when": first.when.text} if first.when and dated else {}
    record |= {"past": "true"} if first.past else {}
    record |= {"conflicts": list(relation.conflicts)} if relation.conflicts else {}
    record |= {"note": relation.notes[0]} if relation.notes else {}
    return record | {"evidence": [_claim_record(claim) for claim in relation.claims]}


def _claim_record(claim: Claim) -> dict[str, object] | str:
    record: dict[str, object] = {"cite": claim.cite}
    record |= {"by": list(claim.by)} if claim.by else {}
    record |= {"stance": claim.stance} if claim.stance != "asserts" else {}
    record |= {"figures": {figure.unit: figure.text for figure in claim.figures}} if claim.figures else {}
    record |= {"says": claim.says} if claim.says else {}
    return record if len(record) > 1 else claim.cite


if __name__ == "__main__":
    write(synthetic(int(sys.argv[1])), Path(sys.argv[2]))
