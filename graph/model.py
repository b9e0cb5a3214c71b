"""The dataset as it is reasoned about: frozen, and valid by the time it exists.

Named tuples rather than dataclasses: a tenth of the time to make a hundred thousand, and no import of `inspect`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from graph.dates import Date
    from graph.figures import Figure
    from graph.vocabulary import Vocabulary

Stance = Literal["asserts", "denies", "requests", "proposes", "expects"]
Standing = Literal["stated", "claimed", "disputed", "denied", "requested", "proposed", "expected"]
Visibility = Literal["public", "restricted"]

STANCES: tuple[Stance, ...] = ("asserts", "denies", "requests", "proposes", "expects")
STANDINGS: tuple[Standing, ...] = ("stated", "claimed", "disputed", "denied", "requested", "proposed", "expected")
ASSERTED: frozenset[Standing] = frozenset({"stated", "claimed", "disputed"})
UNNAMED = "unnamed"
"""Stands under ``by`` where the document says that somebody says so, not who."""


class Text(NamedTuple):
    """The text of a document that was read: where it lay, its SHA-256 and its number of paragraphs."""

    file: str
    sha256: str
    paragraphs: int


class Entity(NamedTuple):
    """Someone or something that relations join.

    Attributes:
        id: kebab-case, unique, for ever.
        kind: a name in the dataset's vocabulary.
        aliases: further names, never descriptions.
        published: of a document.
        genre: of a document, ``news`` or ``opinion``; of anything else empty.
        text: of a document that can be evidence; None where it is only mentioned.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    note: str = ""
    url: str = ""
    visibility: Visibility = "public"
    published: Date | None = None
    genre: str = ""
    text: Text | None = None


class Evidence(NamedTuple):
    """What one document says of one relation, and where.

    Attributes:
        cite: document and paragraphs as curated: ``voa-2023-defections-drop#23-24+26``.
        document: id of the document.
        paragraphs: ranges of paragraphs, first and last included, counted from 1.
        by: ids of those whom the document cites for it, or `UNNAMED`; empty where it speaks in its own voice.
        when: where it differs from, or alone supplies, the relation's.
        says: what a type cannot say, in the curator's words.
    """

    cite: str
    document: str
    paragraphs: tuple[tuple[int, int], ...]
    by: tuple[str, ...] = ()
    stance: Stance = "asserts"
    when: Date | None = None
    figures: tuple[Figure, ...] = ()
    says: str = ""


class Relation(NamedTuple):
    """One sentence about two entities, and all the evidence there is of it.

    Attributes:
        id: given, or derived from both ends, the type and the date.
        also: further participants, each with the word that ties them: ``("to", "myanmar")``.
        past: over, no end given.
        conflicts: ids of relations that cannot be true beside this one, written there or here, sorted.
        standing: computed from the evidence and the conflicts.
    """

    id: str
    from_id: str
    type: str
    to_id: str
    evidence: tuple[Evidence, ...]
    also: tuple[tuple[str, str], ...] = ()
    when: Date | None = None
    past: bool = False
    figures: tuple[Figure, ...] = ()
    conflicts: tuple[str, ...] = ()
    note: str = ""
    visibility: Visibility = "public"
    standing: Standing = "stated"

    @property
    def is_asserted(self) -> bool:
        """Whether anybody asserts it; only then does it count in links, paths and degrees."""
        return self.standing in ASSERTED

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every date given: its own, then each evidence's."""
        own = (self.when,) if self.when else ()
        return (*own, *(piece.when for piece in self.evidence if piece.when))

    @property
    def participants(self) -> tuple[str, ...]:
        """Ids of both ends and of all further participants, each once, in that order."""
        return tuple(dict.fromkeys((self.from_id, self.to_id, *(entity_id for _word, entity_id in self.also))))


class Dataset(NamedTuple):
    """A checked dataset: entities and relations by id, each in the order of the files; what it is called and about."""

    entities: dict[str, Entity]
    relations: dict[str, Relation]
    vocabulary: Vocabulary
    title: str = ""
    about: str = ""
