"""Figures in words: numbers grouped, ranges with a dash, the unit behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.figures import Figure


def figure_words(figure: Figure) -> str:
    """Write one figure: ``about 14,000 soldiers``, ``100–200 people``, ``thousands of families``."""
    number = number_words(figure.text)
    if not figure.unit:
        return number
    return f"{number} {figure.unit}" if number[-1].isdigit() else f"{number} of {figure.unit}"


def figures_words(figures: Iterable[Figure]) -> str:
    """Write the figures of one claim, in their order."""
    return ", ".join(map(figure_words, figures))


def number_words(text: str) -> str:
    """Write a figure's value with its thousands apart.

    >>> number_words("about 14000"), number_words("1000-2000"), number_words("0.12345"), number_words("dozens")
    ('about 14,000', '1,000–2,000', '0.12345', 'dozens')
    """
    whole = "–".join(text.rsplit("-", 1)) if re.search(r"\d-\d", text) else text
    return re.sub(r"(?<![\d.])\d{4,}", lambda match: f"{int(match[0]):,}", whole)
