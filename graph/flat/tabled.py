"""The columns of the four Parquet files: their names, types and order.

`id`, `src`, `dst` and `relationship` are the names that GraphFrames asks for.
"""

from __future__ import annotations

from typing import Any

VERSION = "1"
"""Of the tables: what is read must be of the same."""

NODES = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "names": "names",
    "description": "text",
    "note": "text",
    "url": "text",
    "links": "whole",
    "published": "text",
    "published_earliest": "day",
    "published_latest": "day",
    "genre": "text",
    "language": "text",
    "archived": "texts",
    "accessed": "text",
    "withdrawn": "text",
    "reference": "text",
    "text_file": "text",
    "text_sha256": "text",
    "text_form": "text",
    "text_length": "whole",
    "text_transcript": "text",
    "was": "texts",
    "not": "texts",
    "visibility": "text",
}
_RELATION = {
    "type": "text",
    "family": "text",
    "standing": "text",
    "asserted": "flag",
    "sentence": "text",
    "sources": "whole",
    "documents": "whole",
    "earliest": "day",
    "latest": "day",
    "past": "flag",
    "conflicts": "texts",
    "notes": "texts",
    "was": "texts",
    "visibility": "text",
}
EDGES = {
    "id": "text",
    "src": "text",
    "dst": "text",
    "relationship": "text",
    "inverse": "text",
    "symmetric": "flag",
    "speech": "flag",
    "also": "participants",
    **_RELATION,
}
FACTS = {"id": "text", "entity": "text", **_RELATION}
CLAIMS = {
    "claim": "text",
    "relation": "text",
    "position": "whole",
    "stance": "text",
    "standing": "text",
    "document": "text",
    "place": "text",
    "first_place": "whole",
    "citation": "text",
    "by": "texts",
    "voice": "text",
    "date": "text",
    "earliest": "day",
    "latest": "day",
    "past": "flag",
    "figures": "figures",
    "covers": "text",
    "value": "text",
    "says": "text",
    "remark": "text",
    "quote": "text",
    "repeats": "texts",
    "withdrawn": "text",
    "visibility": "text",
}

COLUMNS = {"nodes": NODES, "edges": EDGES, "facts": FACTS, "claims": CLAIMS}


def schema(arrow: Any, columns: dict[str, str]) -> Any:
    """Return the columns as a schema of the given pyarrow."""
    types = _types(arrow)
    return arrow.schema([(name, types[type_]) for name, type_ in columns.items()])


def _types(arrow: Any) -> dict[str, Any]:
    text, number = arrow.string(), arrow.float64()
    figure = arrow.struct([("unit", text), ("value", text), ("low", number), ("high", number)])
    return {
        "text": text,
        "texts": arrow.list_(text),
        "whole": arrow.int32(),
        "flag": arrow.bool_(),
        "day": arrow.date32(),
        "figures": arrow.list_(figure),
        "names": arrow.list_(arrow.struct([("name", text), ("lang", text), ("former", arrow.bool_())])),
        "participants": arrow.list_(arrow.struct([("word", text), ("entity", text)])),
    }
