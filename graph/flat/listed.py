"""The columns of an answer as a table for spreadsheets: the relation's, then the claim's, then one for each unit."""

from __future__ import annotations

LISTED_RELATION = (
    *("relation", "sentence", "from", "type", "to", "also", "standing", "made of", "independent sources"),
    *("earliest", "latest", "conflicts", "note"),
)
LISTED_CLAIM = (
    *("claim", "stands", "stance", "voice", "by", "when", "when in words", "past", "covers", "value"),
    *("says", "remark", "quote", "repeats", "withdrawn", "document", "place", "citation"),
)
