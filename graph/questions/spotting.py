"""Where names stand in a text: those of known entities, and words that look like a name of nobody known."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.find import LITTLE_WORDS
from graph.questions.naming import (
    LONGEST_ENDING,
    LONGEST_INITIALS,
    SHORTEST_STEM,
    UNSPACED,
    WORD_CHARACTERS,
)
from graph.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.model.records import Entity

_KEY = 4  # letters of a name's first word by which it is looked up
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:…][\"'”’)\]]*\s+|[\"“‘(\[]\s*|—\s*|- )$")
_WITHIN_NAMES = frozenset({"al", "bin", "da", "de", "del", "der", "di", "for", "of", "on", "the", "van", "von"})
_DATES = frozenset(map(str.casefold, (*calendar.month_name, *calendar.day_name, *calendar.month_abbr))) - {""}
# What begins many an English sentence and is no part of the name behind it.
_OPENERS = LITTLE_WORDS | frozenset(
    (
        *("about", "after", "all", "also", "although", "another", "as", "because", "before", "both", "but", "despite"),
        *("during", "each", "even", "every", "few", "he", "her", "his", "how", "however", "i", "if", "it", "its"),
        *("last", "many", "meanwhile", "most", "no", "not", "now", "one", "other", "our", "over", "she", "since", "so"),
        *("some", "still", "such", "than", "that", "the", "their", "then", "there", "these", "they", "this", "those"),
        *("though", "through", "two", "under", "until", "we", "what", "when", "where", "while", "who", "why", "with"),
        *("you", "your"),
    )
)


class Spot(NamedTuple):
    """From `start` to `end` of a text somebody is named: any of `ids`, as the files have them; nobody known if none."""

    start: int
    end: int
    ids: tuple[str, ...]


class _Name(NamedTuple):
    words: tuple[str, ...]
    entity: str
    is_surname: bool
    initials: str  # as they have to be written; empty where case does not matter


class _Word(NamedTuple):
    start: int
    end: int
    written: str
    folded: str


class Spotter:
    """Finds the names of some entities in texts, the longest that begins at each word."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, list[_Name]] = {}
        self._unspaced: list[tuple[str, str]] = []
        for entity in entities:
            for name in dict.fromkeys(entity.names):
                self._add(entity, name)

    def spots(self, text: str) -> list[Spot]:
        """Return where a text names them, in order; no two overlap."""
        words = _words(text)
        found, number = [], 0
        while number < len(words):
            length, ids = self._at(words, number)
            if ids:
                found.append(Spot(words[number].start, words[number + length - 1].end, tuple(ids)))
            number += max(length, 1)
        return _apart([*found, *self._without_spaces(text)])

    def _add(self, entity: Entity, name: str) -> None:
        if UNSPACED.search(name):
            self._unspaced.append((name, entity.id))
            return
        words = tuple(word.folded for word in _words(folded(name)))
        if not words:
            return
        initials = name if name.isupper() and len(name) <= LONGEST_INITIALS else ""
        self._names.setdefault(words[0][:_KEY], []).append(_Name(words, entity.id, is_surname=False, initials=initials))
        last = words[-1]
        if entity.kind == "person" and len(words) > 1 and len(last) >= SHORTEST_STEM and last not in LITTLE_WORDS:
            self._names.setdefault(last[:_KEY], []).append(_Name((last,), entity.id, is_surname=True, initials=""))

    def _at(self, words: list[_Word], number: int) -> tuple[int, list[str]]:
        """Return how many words the longest name takes that begins there, and whose it is."""
        longest, ids = 0, dict[str, None]()
        for name in self._names.get(words[number].folded[:_KEY], ()):
            length = len(name.words)
            if length >= max(longest, 1) and _is_name(name, words[number : number + length]):
                ids = ids if length == longest else {}
                longest, ids[name.entity] = length, None
        return longest, list(ids)

    def _without_spaces(self, text: str) -> Iterator[Spot]:
        for name, entity in self._unspaced:
            at = text.find(name)
            while at >= 0:
                yield Spot(at, at + len(name), (entity,))
                at = text.find(name, at + len(name))


def likely_names(texts: list[str], known: list[list[Spot]]) -> list[list[Spot]]:
    """Return for each text where words look like the name of nobody known: capitals, where no sentence begins.

    A guess, for scripts that have capitals and by the habits of English; the word that begins a sentence counts where
    it stands with a capital elsewhere too.

    Args:
        texts: the paragraphs of one document.
        known: of each, where somebody known is named.
    """
    runs = [list(_runs(text, spots)) for text, spots in zip(texts, known, strict=True)]
    inside = {
        word.folded for text, some in zip(texts, runs, strict=True) for run in some for word in run[_opens(text, run) :]
    }
    return [
        [
            Spot(kept[0].start, kept[-1].end, ())
            for run in some
            if (kept := _without_opener(run, inside, opens=_opens(text, run)))
        ]
        for text, some in zip(texts, runs, strict=True)
    ]


def _runs(text: str, spots: list[Spot]) -> Iterator[list[_Word]]:
    """Yield words with capitals that follow one another, little words between them included."""
    run: list[_Word] = []
    taken = iter([*spots, Spot(len(text) + 1, len(text) + 1, ())])
    spot = next(taken)
    for word in _words(text):
        while word.start >= spot.end:
            spot = next(taken)
        is_known = spot.start <= word.start < spot.end
        is_near = bool(run) and text[run[-1].end : word.start] in {" ", "-", "’", "'"}
        is_name = word.written[0].isupper() and word.folded not in _DATES and len(word.written) > 1
        if is_known or not (is_name or (is_near and word.folded in _WITHIN_NAMES)) or not is_near:
            if run:
                yield _trimmed(run)
            run = [word] if is_name and not is_known else []
        else:
            run.append(word)
    if run:
        yield _trimmed(run)


def _trimmed(run: list[_Word]) -> list[_Word]:
    while not run[-1].written[0].isupper():
        run = run[:-1]
    return run


def _opens(text: str, run: list[_Word]) -> bool:
    return bool(_SENTENCE_ENDS.search(text[: run[0].start]))


def _without_opener(run: list[_Word], inside: set[str], *, opens: bool) -> list[_Word]:
    """Take away what stands before a name, and the word that begins a sentence, unless that is part of the name."""
    first = run[0].folded
    while run and (run[0].folded in _OPENERS or not run[0].written[0].isupper()):
        run = run[1:]
    return [] if opens and len(run) == 1 and run[0].folded == first and first not in inside else run


def _is_name(name: _Name, words: list[_Word]) -> bool:
    if len(words) < len(name.words):
        return False
    if name.initials:
        return words[0].written == name.initials
    *head, last = name.words
    if [word.folded for word in words[:-1]] != head:
        return False
    if name.is_surname:
        return words[0].folded == last and not words[0].written[0].islower()
    return words[-1].folded == last or _is_form(last, words[-1].folded)


def _is_form(name: str, word: str) -> bool:
    """Tell whether a word is a name with another ending: a plural, an adjective, or its singular."""
    if len(name) < SHORTEST_STEM:
        return False
    stem = name.removesuffix("s") if len(name) > SHORTEST_STEM else name
    return word.startswith(stem) and len(word) - len(stem) <= LONGEST_ENDING


def _words(text: str) -> list[_Word]:
    """Return the words of a text, each with its place in it."""
    apart = text.translate(WORD_CHARACTERS)
    return [_Word(it.start(), it.end(), it[0], folded(it[0])) for it in re.finditer(r"\S+", apart)]


def _apart(spots: list[Spot]) -> list[Spot]:
    """Return spots in order; of two that overlap the longer."""
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda it: (it.start - it.end, it.start)):
        if all(spot.end <= other.start or spot.start >= other.end for other in kept):
            kept.append(spot)
    return sorted(kept)
