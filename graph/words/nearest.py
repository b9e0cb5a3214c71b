"""What a mistyped word may have been meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, candidates: Iterable[str], limit: int = 1) -> list[str]:
    """Return the candidates that `word` may have been meant for, best first, at most `limit`."""
    # rapidfuzz takes 20 ms to import, which only those who mistype should pay.
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, list(candidates), scorer=fuzz.ratio, processor=utils.default_process, limit=limit, score_cutoff=65
    )
    return [candidate for candidate, _score, _index in found]


def nearest_names(name: str, candidates: Iterable[str], limit: int = 1) -> list[str]:
    """Return the names that may be meant, best first: those that share words with it, in any order, or are near."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        name, list(candidates), scorer=fuzz.WRatio, processor=utils.default_process, limit=4 * limit, score_cutoff=72
    )
    # Two short words in common are much of a short name, and little of a long one.
    ranked = sorted(
        found, key=lambda it: -(it[1] + fuzz.token_sort_ratio(name, it[0], processor=utils.default_process))
    )
    return [candidate for candidate, _score, _index in ranked[:limit]]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the nearest candidate, or nothing where none is near."""
    found = nearest(word, candidates)
    return f"; did you mean '{found[0]}'?" if found else ""
