"""Public text that names somebody restricted: the restriction would be a sieve."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from graph.words.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.curated.yamlfile import Trail
    from graph.model.records import Dataset, Entity, Relation

NAME = "restricted-word"
"""What ``allow`` takes where a word only happens to be a restricted name too."""


class Mention(NamedTuple):
    """One public text that holds a restricted id, name or alias.

    Attributes:
        of: ``entities`` or ``relations``.
        record: id of the public record.
        words: the names and ids that it holds, as they are curated, sorted.
        is_shared: whether all of these are names of public entities too.
    """

    of: str
    record: str
    trail: Trail
    words: tuple[str, ...]
    is_shared: bool


def mentions(dataset: Dataset) -> Iterator[Mention]:
    """Yield the public texts in which a restricted id, name or alias stands as whole words.

    An id counts only where it has two parts or more: `harbour` alone is a word.
    """
    withheld = [entity for entity in dataset.entities.values() if entity.visibility == "restricted"]
    if not withheld:
        return
    words = {folded(name): name for entity in withheld for name in entity.names}
    words |= {key: key for entity in withheld for key in (entity.id, *entity.was) if "-" in key}
    shown = [entity for entity in dataset.entities.values() if entity.visibility == "public"]
    shared = words.keys() & {folded(name) for entity in shown for name in entity.names}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    for entity in shown:
        if NAME not in dict(entity.allow):
            yield from _found("entities", entity.id, _texts_of(entity), pattern, words, shared)
    for relation in (*dataset.relations.values(), *dataset.facts.values()):
        if relation.visibility == "public" and NAME not in dict(relation.allow):
            yield from _found("relations", relation.id, _texts_about(relation), pattern, words, shared)


def _found(
    of: str,
    record: str,
    texts: Iterator[tuple[Trail, str]],
    pattern: re.Pattern[str],
    words: dict[str, str],
    shared: set[str],
) -> Iterator[Mention]:
    for trail, text in texts:
        if found := set(pattern.findall(folded(text))):
            yield Mention(of, record, trail, tuple(sorted(words[word] for word in found)), found <= shared)


def _texts_of(entity: Entity) -> Iterator[tuple[Trail, str]]:
    yield ("id",), entity.id
    yield ("name",), entity.name
    for index, alias in enumerate(entity.aliases):
        yield ("aliases", index), alias.name
    for key, text in (("description", entity.description), ("note", entity.note), ("url", entity.url)):
        if text:
            yield (key,), text
    if entity.text:
        yield ("text", "file"), entity.text.file


def _texts_about(relation: Relation) -> Iterator[tuple[Trail, str]]:
    yield ("id",), relation.id
    for note in relation.notes:
        yield ("note",), note
    for index, claim in enumerate(relation.claims):
        if claim.visibility == "public":
            for key, text in (("says", claim.says), ("remark", claim.remark), ("quote", claim.quote)):
                if text:
                    yield ("evidence", index, key), text
