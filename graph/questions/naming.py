"""Is somebody named in a text? By name, alias, surname or a form of these, as whole words where there are spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from graph.questions.find import LITTLE_WORDS
from graph.words.folding import folded

if TYPE_CHECKING:
    from graph.model.records import Entity

# Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese.
UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f]")
LONGEST_INITIALS = 5
SHORTEST_STEM = 4
LONGEST_ENDING = 3  # Malaysia, Malaysian; defector, defectors


class Words(NamedTuple):
    """A text as names are looked for in it: folded and as written, words between single spaces."""

    folded: str
    written: str


class _WordCharacters(dict[int, int]):
    """Leaves letters, digits and the marks on them, which are vowels in Burmese; turns the rest into spaces."""

    def __missing__(self, code: int) -> int:
        is_part = chr(code).isalnum() or unicodedata.category(chr(code)).startswith("M")
        return self.setdefault(code, code if is_part else ord(" "))


WORD_CHARACTERS = _WordCharacters()


def words_in(text: str) -> Words:
    """Return the words of a text, possessives undone."""
    return Words(_words(folded(text)), _words(text))


def is_named(entity: Entity, words: Words) -> bool:
    """Tell whether a text names an entity.

    Initials count in capitals only; of a person the last word of a name will do; the last word of any name may have an
    ending, as in "Malaysian".
    """
    return any(_is_there(name, words, is_person=entity.kind == "person") for name in entity.names)


def _is_there(name: str, words: Words, *, is_person: bool) -> bool:
    if name.isupper() and len(name) <= LONGEST_INITIALS:  # "US" is not what "they told us" is about
        return _words(name) in words.written
    wanted = _words(folded(name))
    if UNSPACED.search(wanted):
        return wanted.strip() in words.folded
    if wanted in words.folded or _form(wanted).search(words.folded):
        return True
    last = wanted.split()[-1:] if is_person and len(wanted.split()) > 1 else []
    return (
        bool(last) and len(last[0]) >= SHORTEST_STEM and last[0] not in LITTLE_WORDS and f" {last[0]} " in words.folded
    )


@lru_cache(maxsize=1 << 14)
def _form(wanted: str) -> re.Pattern[str]:
    """Return what finds a name whose last word has another ending: a plural, an adjective, or its singular."""
    *head, last = wanted.split() or [""]
    if len(last) < SHORTEST_STEM:
        return re.compile(r"(?!)")
    stem = last.removesuffix("s") if len(last) > SHORTEST_STEM else last
    before = "".join(f"{re.escape(word)} " for word in head)
    return re.compile(rf" {before}{re.escape(stem)}\w{{0,{LONGEST_ENDING}}} ")


def _words(text: str) -> str:
    words = re.sub(r"['’]s\b", " ", text).translate(WORD_CHARACTERS)
    return f" {' '.join(words.split())} "
