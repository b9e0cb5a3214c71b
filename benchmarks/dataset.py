"""A made-up dataset of any size, the same every time: five relations an entity, one to three citations each.

usage: python benchmarks/dataset.py FOLDER RELATIONS
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = ("person", "organization", "government", "place")
TYPES = {
    "member of": ("has member", "person", "organization"),
    "spokesperson for": ("has spokesperson", "person", "organization"),
    "spoke to": ("heard from", "person", "organization"),
    "part of": ("includes", "organization", "government"),
    "located in": ("location of", "organization", "place"),
    "deported": ("deported by", "government", "person"),
    "criticised": ("criticised by", "person", "government"),
    "funded": ("funded by", "organization", "organization"),
}
DOCUMENTS = 200
_ALIASES = ("အမျိုးသား ညီညွတ်ရေး", "ပြည်ထဲရေး", "ဗိုလ်ကြီး", "Джон", "محمد")


def write(folder: Path, relations: int) -> None:
    """Write entities.yaml and relations.yaml with that many relations and a fifth as many entities."""
    folder.mkdir(parents=True, exist_ok=True)
    entities = relations // 5
    for name, lines in (("entities", _entities(entities)), ("relations", _relations(entities, relations))):
        with (folder / f"{name}.yaml").open("w", encoding="utf-8") as stream:
            stream.writelines(lines)


def _entities(count: int) -> Iterator[str]:
    rng = random.Random(1)  # noqa: S311
    yield "entities:\n"
    for number in range(count):
        yield f"- id: entity-{number:06}\n  kind: {KINDS[number % 4]}\n  name: Entity number {number}\n"
        yield f"  aliases: [E{number}, {rng.choice(_ALIASES)} {number}]\n"
        yield f"  description: The one made under number {number}, for measuring & testing\n"
    for number in range(DOCUMENTS):
        yield f"- id: document-{number:03}\n  kind: document\n  name: Report {number}\n"
        yield f"  published: {2024 + number % 2}-05\n"
        yield f"  text: {{file: d{number}.txt, sha256: {number:064x}, paragraphs: 90}}\n"


def _relations(entities: int, count: int) -> Iterator[str]:
    rng = random.Random(2)  # noqa: S311
    yield "types:\n"
    for name, (inverse, source, target) in TYPES.items():
        yield f"  {name}: {{inverse: {inverse}, from: [{source}], to: [{target}]}}\n"
    yield "relations:\n"
    names = list(TYPES)
    for number in range(count):
        name = rng.choice(names)
        _inverse, source, target = TYPES[name]
        yield f"- id: relation-{number:07}\n  from: {_entity(rng, source, entities)}\n  type: {name}\n"
        yield f"  to: {_entity(rng, target, entities)}\n"
        if number % 3:
            day = f"-{1 + number % 28:02}" if number % 3 == 1 else ""
            yield f"  when: {2000 + number % 24}-{1 + number % 12:02}{day}\n"
        yield "  evidence:\n"
        for document in rng.sample(range(DOCUMENTS), 1 if number % 3 else 3):
            yield from _evidence(rng, document, entities)
        if number % 4 == 0:
            yield f"  note: Checked against the register in {1990 + number % 30}, which gives another spelling\n"


def _evidence(rng: random.Random, document: int, entities: int) -> Iterator[str]:
    """Yield a piece of evidence, with a remark and a voice as often as in the shipped dataset."""
    has_voice, has_remark = rng.random() < 0.28, rng.random() < 0.62  # noqa: PLR2004
    yield f"  - cite: document-{document:03}#{rng.randint(1, 90)}\n"
    if has_voice:
        yield f"    by: entity-{rng.randrange(entities):06}\n"
    if has_remark:
        yield f"    says: under number {rng.randrange(10_000)}, in the words of the one who entered it\n"


def _entity(rng: random.Random, kind: str, entities: int) -> str:
    # Squared, so that a few entities have most of the relations, as in any real network.
    place = int(rng.random() ** 2 * (entities // 4))
    return f"entity-{place * 4 + KINDS.index(kind):06}"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
