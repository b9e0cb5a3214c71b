"""The columns of the three Parquet files: their names, types and order.

`id`, `src`, `dst` and `relationship` are the names that GraphFrames asks for.
"""

from __future__ import annotations

from typing import Any

NODES = {
    "id": "text",
    "name": "text",
    "kind": "text",
    "aliases": "texts",
    "description": "text",
    "note": "text",
    "url": "text",
    "links": "whole",
    "published": "text",
    "published_earliest": "day",
    "published_latest": "day",
    "genre": "text",
    "reference": "text",
    "text_file": "text",
    "text_sha256": "text",
    "text_paragraphs": "whole",
    "visibility": "text",
}
EDGES = {
    "id": "text",
    "src": "text",
    "dst": "text",
    "relationship": "text",
    "type": "text",
    "inverse": "text",
    "symmetric": "flag",
    "family": "text",
    "standing": "text",
    "asserted": "flag",
    "sentence": "text",
    "date": "text",
    "dates": "text",
    "earliest": "day",
    "latest": "day",
    "past": "flag",
    "claimants": "texts",
    "documents": "whole",
    "figures": "figures",
    "also": "participants",
    "conflicts": "texts",
    "note": "text",
    "visibility": "text",
}
EVIDENCE = {
    "relation": "text",
    "position": "whole",
    "cite": "text",
    "document": "text",
    "paragraphs": "text",
    "first_paragraph": "whole",
    "stance": "text",
    "by": "texts",
    "date": "text",
    "earliest": "day",
    "latest": "day",
    "figures": "figures",
    "says": "text",
}


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
        "participants": arrow.list_(arrow.struct([("word", text), ("entity", text)])),
    }
