"""Text as XML holds it, between tags and inside attributes. The loader lets nothing in that XML cannot hold at all."""

from __future__ import annotations

import re

_SPECIAL = re.compile('[&<"\n\t]')
# A reader turns a bare line end or tab inside an attribute into a space.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def between_tags(value: str) -> str:
    """Return a text for between two tags; in CDATA where it would need escapes, of which Tulip reads only the last."""
    if "&" in value or "<" in value or ">" in value:
        return f"<![CDATA[{value.replace(']]>', ']]]]><![CDATA[>')}]]>"
    return value


def is_plain(text: str, tags: int, quotes: int) -> bool:
    """Tell whether lines of one empty tag each hold no text that `attribute` would have changed.

    Args:
        text: the lines, written as if no value needed escapes.
        tags: how many there are.
        quotes: how many double quotes they have of their own.
    """
    return (
        "&" not in text
        and "\t" not in text
        and text.count("<") == text.count("\n") == tags
        and text.count('"') == quotes
    )


def attribute(value: str) -> str:
    """Return a text for between double quotes."""
    return value.translate(_ESCAPES) if _SPECIAL.search(value) else value
