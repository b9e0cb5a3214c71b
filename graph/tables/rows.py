"""Rows of the tables made into the records that every question and every word is about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.curated.definitions import start
from graph.model import dates, figures, places, values
from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Text
from graph.model.vocabulary import Kind, RelationType, Vocabulary, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.model.dates import Date

Row = dict[str, Any]


def described(metadata: Mapping[str, str]) -> Dataset:
    """Return a dataset without records: what it says of itself, and its vocabulary."""
    said = json.loads(metadata["dataset"])
    return Dataset(
        {},
        {},
        _vocabulary(metadata),
        facts={},
        title=said.get("title", ""),
        about=said.get("about", ""),
        by=said.get("by", ""),
        licence=said.get("licence", ""),
        url=said.get("url", ""),
        date=_date(said.get("date")),
        version=said.get("version", ""),
        language=said.get("language", ""),
        regions=tuple((name, tuple(ids)) for name, ids in said.get("regions", {}).items()),
        story=said.get("story", ""),
    )


def entity_of(row: Row) -> Entity:
    """Return the entity of a row of nodes."""
    text = None
    if row["text_file"]:
        text = Text(
            row["text_file"], row["text_sha256"], row["text_form"], row["text_length"], row["text_transcript"] or ""
        )
    return Entity(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=tuple(Alias(it["name"], it["lang"] or "", it["former"]) for it in row["names"] or ()),
        description=row["description"] or "",
        note=row["note"] or "",
        url=row["url"] or "",
        visibility=row["visibility"],
        published=_date(row["published"]),
        genre=row["genre"] or "",
        text=text,
        was=tuple(row["was"] or ()),
        not_same=tuple(row["not"] or ()),
        language=row["language"] or "",
        archived=tuple(row["archived"] or ()),
        accessed=_date(row["accessed"]),
        withdrawn=_date(row["withdrawn"]),
    )


def relations_of(rows: Iterable[Row], claims: Iterable[Row], vocabulary: Vocabulary) -> dict[str, Relation]:
    """Return the relations of rows of edges, or facts of rows of facts, with their claims, in the order of the rows.

    Args:
        rows: of edges or facts.
        claims: of these, by relation in the order of their positions.
        vocabulary: that their types are of.
    """
    by_relation: dict[str, list[Row]] = {}
    for claim in claims:
        by_relation.setdefault(claim["relation"], []).append(claim)
    found = {}
    for row in rows:
        known = vocabulary.types[row["type"]]
        found[row["id"]] = Relation(
            id=row["id"],
            from_id=row["src"] if "src" in row else row["entity"],
            type=row["type"],
            to_id=row.get("dst", ""),
            claims=_claims(by_relation.get(row["id"], ()), known),
            also=tuple((it["word"], it["entity"]) for it in row.get("also") or ()),
            conflicts=tuple(row["conflicts"] or ()),
            notes=tuple(row["notes"] or ()),
            visibility=row["visibility"],
            was=tuple(row["was"] or ()),
            standing=row["standing"],
        )
    return found


def _claims(rows: Iterable[Row], known: RelationType) -> tuple[Claim, ...]:
    numbers: dict[str, int] = {}
    found = []
    for row in rows:
        cite = f"{row['document']}#{row['place']}"
        numbers[cite] = numbers.get(cite, 0) + 1
        found.append(
            Claim(
                cite=cite,
                document=row["document"],
                place=places.parse(row["place"]),
                by=tuple(row["by"] or ()),
                stance=row["stance"],
                standing=row["standing"],
                when=_date(row["date"]),
                past=row["past"],
                figures=tuple(figures.parse(it["unit"], it["value"]) for it in row["figures"] or ()),
                covers=_date(row["covers"]),
                value=values.parse(known.value, row["value"], known.unit) if known.value and row["value"] else None,
                says=row["says"] or "",
                remark=row["remark"] or "",
                quote=row["quote"] or "",
                repeats=tuple(row["repeats"] or ()),
                withdrawn=_date(row["withdrawn"]),
                visibility=row["visibility"],
                number=numbers[cite],
            )
        )
    return tuple(found)


def _vocabulary(metadata: Mapping[str, str]) -> Vocabulary:
    found = start()
    found.kinds.clear()
    found.types.clear()
    for kind in json.loads(metadata["kinds"]):
        found.kinds[kind["name"]] = Kind(**kind)
    for it in json.loads(metadata["types"]):
        found.types[it["name"]] = RelationType(
            name=it["name"],
            inverse=it["inverse"] or it["name"],
            is_symmetric=it["symmetric"],
            from_kinds=frozenset(it["from"]),
            to_kinds=frozenset(it["to"]),
            family=it["family"],
            ftm=it["ftm"],
            slug=slug(it["name"]),
            is_speech=it["speech"],
            is_part=it["part"],
            value=it["value"],
            unit=it["unit"],
            scheme=it["scheme"],
            many=it["many"],
            was=tuple(it["was"]),
        )
    found.units.update({name: tuple(of) for name, of in json.loads(metadata["units"]).items()})
    return found


def _date(text: str | None) -> Date | None:
    return dates.parse(text) if text else None
