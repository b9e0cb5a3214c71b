"""Small pieces of English: counts with their noun, lists, articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 relation``, ``2,000 relations``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def joined(parts: Iterable[str], between: str = "; ") -> str:
    """Join the parts that are not empty."""
    return between.join(part for part in parts if part)


def listed(words: Collection[str], last: str, quote: str = "'") -> str:
    """Return words as a list in a sentence: ``'id', 'kind' and 'name'``."""
    *head, tail = [f"{quote}{word}{quote}" for word in words]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def noun(value: object) -> str:
    """Name what was written, for a message."""
    if value is None or value == "":
        return "nothing"
    return "text" if type(value) is str else "a list" if type(value) is list else "a mapping"


def indefinite(word: str) -> str:
    """Return a word with its article."""
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
