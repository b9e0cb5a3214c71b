"""JSON Schema of the two files of one dataset, so that an editor completes its ids and explains the keys.

Made from the tables of keys that the reader itself uses, with the dataset's own kinds, types, units and ids. What YAML
readers make of a value (a number, a truth) is text to us: the schema takes them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.curated.claims import CLAIM_KEYS
from graph.curated.definitions import KIND_KEYS, SHAPES, TYPE_KEYS
from graph.curated.description import KEYS as DATASET_KEYS
from graph.curated.entities import ALIAS_KEYS, TEXT_KEYS
from graph.curated.entities import KEYS as ENTITY_KEYS
from graph.curated.fields import VISIBILITIES, WARNINGS
from graph.curated.relations import KEYS as RELATION_KEYS
from graph.model.records import GENRES, STANCES, UNNAMED
from graph.model.values import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.records import Dataset

MOST_IDS = 5000
"""Up to so many ids are listed for an editor to complete; more would make it slow."""

Schema = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"  # what yaml-language-server reads best
_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_DATE = "EDTF: 2021, 2021-02, 2021-02-08, 2021~ (about), 2021/2022, 2021/.., [2021-02..2022-10]"
_ABOUT = {
    "dataset": {
        "title": "What the dataset is called.",
        "about": "One sentence on what it is of.",
        "by": "Who answers for it.",
        "licence": "Under which licence it may be passed on; written into every export that can hold it.",
        "url": "Where it is published.",
        "date": f"As of when it is. {_DATE}",
        "version": "Of the dataset.",
        "language": "Of the curators' words, as BCP 47: en, my.",
        "format": "Of these files: 2.",
        "regions": "Named regions of the picture: NAME: [ids].",
        "story": "The story that the page opens with.",
    },
    "entity": {
        "id": "What other records call it, for ever: a-z, 0-9 and hyphens.",
        "kind": "What it is.",
        "name": "As the sources have it.",
        "aliases": "Further names, never descriptions; or {name, lang, former}.",
        "description": "Who or what it is, in one sentence without judgement.",
        "note": "A curator's remark: identity left open, how something was inferred.",
        "url": "Its page on the web.",
        "visibility": "restricted: left out of whatever is written, unless asked for.",
        "was": "Former ids, under which it is still found.",
        "not": "Ids of those that it could be taken for, and is not.",
        "allow": "Warnings that need not be told here: {WARNING: reason}.",
        "published": f"Of a document: when. {_DATE}",
        "genre": "Of a document: whose word it is. An opinion's and a statement's own voice is its author's claim.",
        "language": "Of a document, as BCP 47.",
        "archived": "Of a document: addresses of copies.",
        "accessed": "Of a document: the day it was read on the web.",
        "withdrawn": "Of a document: the day it was retracted; its claims count no more.",
        "text": "Of a document: the text that was read; without it a document can be an end, not evidence.",
    },
    "alias": {
        "name": "The name.",
        "lang": "Its language, as BCP 47.",
        "former": "true: no longer in use.",
    },
    "text": {
        "file": "File name of the text.",
        "sha256": "Of that file.",
        "paragraphs": "How many non-empty lines it has.",
        "pages": "How many pages it has.",
        "duration": "Of a recording: 00:42:10.",
        "transcript": "Of a recording: file of what is said in it.",
    },
    "relation": {
        "from": "Who or what it starts from.",
        "type": "How it reads from there.",
        "to": "Whom or what it leads to.",
        "value": "Of a fact, in place of `to`.",
        "evidence": "Every claim of it: DOCUMENT#PLACE, or {cite, by, when, …}.",
        "id": "Only where two relations would have the same derived id, FROM--TYPE--TO.",
        "was": "Former ids, under which it is still found.",
        "also": "Further participants, by the word that ties them: {to: myanmar}.",
        "conflicts": "Ids of relations that cannot be true beside this one.",
        "note": "A curator's remark.",
        "visibility": "restricted: left out of whatever is written, unless asked for.",
        "allow": "Warnings that need not be told here: {WARNING: reason}.",
        "when": f"Shorthand for each piece of evidence that has none. {_DATE}",
        "past": "Likewise: over, no end given.",
        "figures": "Likewise: {soldiers: about 14000}.",
        "covers": "Likewise: the period that the figures count.",
    },
    "claim": {
        "cite": "Where: voa-2023#23-24+26, report#p5, tape#00:12:30-00:13:10; with `document` above, the place alone.",
        "by": "Whom the document cites for it; `unnamed` for reportedly; a list where several say it together.",
        "stance": "What is done to the sentence; asserts where it is left out.",
        "when": f"When it was so. {_DATE}",
        "past": "true: over, no end given.",
        "figures": "UNIT: NUMBER, led by about, nearly, at least, more than, up to or less than where the source does.",
        "covers": f"The period that the figures count, where that is not `when`. {_DATE}",
        "value": "Of a fact, where sources differ.",
        "says": "What the type does not say, in own words; of a speech act its content.",
        "remark": "The document's hedge, the chain of voices, circumstances, a curator's distinction.",
        "quote": "A few words, at most twelve, that the audit must find at that place.",
        "repeats": "Citations of what it only passes on; then the two are one source.",
        "withdrawn": f"When it was taken back; it counts no more. {_DATE}",
        "visibility": "restricted: left out of whatever is written, unless asked for.",
    },
    "kind": {
        "plural": "How several are called, for headings.",
        "colour": 'How it is drawn: "#0072b2".',
        "shape": "Likewise.",
        "ftm": "Nearest FollowTheMoney schema.",
    },
    "type": {
        "inverse": "How it reads from the other end; required unless symmetric or a value.",
        "symmetric": "true: it reads the same from both ends.",
        "from": "Kinds that may stand at its start; left out: any.",
        "to": "Kinds that may stand at its end; left out: any.",
        "family": "What it is grouped under in filters.",
        "ftm": "Nearest FollowTheMoney schema.",
        "was": "Former names.",
        "speech": "true: an act of saying. The document reports it; its content is said by its `from`.",
        "part": "true: its `from` is a part of its `to`.",
        "value": "Of a fact: what its value is.",
        "unit": "Of a value that is a number.",
        "scheme": "Of a value that is an identifier.",
        "many": "true: one entity may have several such facts.",
    },
}


def schemas(dataset: Dataset) -> dict[str, Schema]:
    """Return the schema of each file by its name, ``entities`` and ``relations``."""
    ids = {entity.id: f"{entity.name} ({entity.kind})" for entity in dataset.entities.values()}
    documents = {it.id: it.name for it in dataset.entities.values() if it.text}
    kinds = list(dataset.vocabulary.kinds)
    entity = _record("entity", ENTITY_KEYS, ("id", "kind", "name"))
    entity["properties"] |= {
        "id": _about("entity", "id") | {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
        "kind": _about("entity", "kind") | {"enum": kinds},
        "aliases": _about("entity", "aliases") | _list(_either(_TEXT, _record("alias", ALIAS_KEYS, ("name",)))),
        "visibility": _about("entity", "visibility") | {"enum": list(VISIBILITIES)},
        "was": _about("entity", "was") | _one_or_list(_TEXT),
        "not": _about("entity", "not") | _list(_chosen(ids)),
        "allow": _about("entity", "allow") | _allow(),
        "genre": _about("entity", "genre") | {"enum": list(GENRES)},
        "archived": _about("entity", "archived") | _one_or_list(_TEXT),
        "text": _about("entity", "text") | _record("text", TEXT_KEYS, ("file", "sha256")),
    }
    kind = _record("kind", KIND_KEYS, ("plural",))
    kind["properties"]["shape"] |= {"enum": list(SHAPES)}
    return {
        "entities": _file(
            {
                "dataset": _description() | {"description": "What the dataset says of itself."},
                "kinds": _mapping(kind) | {"description": "Further kinds of entities."},
                "entities": _list(entity) | {"description": "Who and what there is; documents too."},
            }
        ),
        "relations": _file(
            {
                "document": _chosen(documents)
                | {"description": "The document that this file reads: places alone then cite it."},
                "types": _mapping(_type(kinds)) | {"description": "The dataset's vocabulary of relations."},
                "units": {
                    "type": "object",
                    "description": "What counts can be compared: soldiers: {of: security personnel}.",
                },
                "relations": _list(_relation(dataset, ids))
                | {"description": "What is said of whom, with every claim of it."},
            }
        ),
    }


def _file(properties: Schema) -> Schema:
    return {"$schema": _DRAFT, "type": "object", "properties": properties, "additionalProperties": False}


def _description() -> Schema:
    found = _record("dataset", DATASET_KEYS, ("title",))
    found["properties"]["regions"] |= {"type": "object"}
    return found


def _type(kinds: list[str]) -> Schema:
    found = _record("type", TYPE_KEYS, ())
    several = _one_or_list({"enum": kinds})
    found["properties"] |= {
        "from": _about("type", "from") | several,
        "to": _about("type", "to") | several,
        "was": _about("type", "was") | _one_or_list(_TEXT),
        "value": _about("type", "value") | _either({"enum": list(FORMS)}, {"type": "object"}),
    }
    return found


def _relation(dataset: Dataset, ids: dict[str, str]) -> Schema:
    types = {it.name: f"… {it.name} …; from the other end: {it.inverse}" for it in dataset.vocabulary.types.values()}
    voices = {UNNAMED: "whom the document does not name"} | ids
    relation = _record("relation", RELATION_KEYS, ("from", "type"))
    claim = _record("claim", CLAIM_KEYS, ("cite",))
    for owner, properties in (("relation", relation["properties"]), ("claim", claim["properties"])):
        properties["figures"] = _about(owner, "figures") | _figures(dataset)
        properties["visibility"] = _about(owner, "visibility") | {"enum": list(VISIBILITIES)}
    claim["properties"] |= {
        "by": _about("claim", "by") | _one_or_list(_chosen(voices)),
        "stance": _about("claim", "stance") | {"enum": list(STANCES)},
        "repeats": _about("claim", "repeats") | _one_or_list(_TEXT),
    }
    others = {"type": "object", "additionalProperties": _one_or_list(_chosen(ids))}
    relation["properties"] |= {
        "from": _about("relation", "from") | _chosen(ids),
        "type": _about("relation", "type") | _chosen(types),
        "to": _about("relation", "to") | _chosen(ids),
        "also": _about("relation", "also") | others,
        "conflicts": _about("relation", "conflicts") | _one_or_list(_TEXT),
        "was": _about("relation", "was") | _one_or_list(_TEXT),
        "note": _about("relation", "note") | _one_or_list(_TEXT),
        "allow": _about("relation", "allow") | _allow(),
        "evidence": _about("relation", "evidence") | _list(_either(_TEXT, claim)),
    }
    return relation


# -- pieces -----------------------------------------------------------------------------------------------------------


def _record(name: str, keys: Iterable[str], required: tuple[str, ...]) -> Schema:
    """Return the schema of a record whose every key is text, each with what it means, in that order."""
    known = set(keys)
    properties = {key: _about(name, key) | _TEXT for key in _ABOUT[name] if key in known}
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _about(name: str, key: str) -> Schema:
    return {"description": _ABOUT[name][key]}


def _chosen(choices: dict[str, str]) -> Schema:
    """Return the schema of one of some words, each with what it is; any text where they are too many to list."""
    if len(choices) > MOST_IDS:
        return dict(_TEXT)
    return {"enum": list(choices), "markdownEnumDescriptions": list(choices.values())}


def _figures(dataset: Dataset) -> Schema:
    units = dict.fromkeys(
        [
            *dataset.vocabulary.units,
            *(figure.unit for it in dataset.relations.values() for claim in it.claims for figure in claim.figures),
        ]
    )
    return {
        "type": "object",
        "properties": dict.fromkeys(list(units)[:MOST_IDS], _TEXT),
        "additionalProperties": _TEXT,
    }


def _allow() -> Schema:
    return {"type": "object", "properties": dict.fromkeys(WARNINGS, _TEXT), "additionalProperties": False}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _one_or_list(item: Schema) -> Schema:
    return {"anyOf": [item, _list(item)]}


def _either(one: Schema, other: Schema) -> Schema:
    return {"anyOf": [one, other]}


def _mapping(value: Schema) -> Schema:
    return {"type": "object", "additionalProperties": value}
