"""The dataset as it is reasoned about: frozen, and valid by the time it exists.

Named tuples rather than dataclasses: a tenth of the time to make a hundred thousand, and no import of `inspect`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.places import Form, Place
    from graph.model.values import Value
    from graph.model.vocabulary import Vocabulary

Stance = Literal["asserts", "denies", "requests", "proposes", "expects"]
Standing = Literal[
    "stated", "claimed", "disputed", "guessed", "denied", "requested", "proposed", "expected", "withdrawn"
]
Genre = Literal["", "news", "opinion", "statement", "record"]
Visibility = Literal["public", "restricted"]

STANCES: tuple[Stance, ...] = ("asserts", "denies", "requests", "proposes", "expects")
STANDINGS: tuple[Standing, ...] = (
    *("stated", "claimed", "disputed", "guessed"),
    *("denied", "requested", "proposed", "expected", "withdrawn"),
)
"""The strongest first. A claim by itself is never disputed, and keeps its standing when it is withdrawn."""
ASSERTED: frozenset[Standing] = frozenset({"stated", "claimed", "disputed"})
PERSONAL: frozenset[Genre] = frozenset({"opinion", "statement"})
"""Genres whose own voice is their author's claim."""
GENRES: tuple[Genre, ...] = ("news", "opinion", "statement", "record")
UNNAMED = "unnamed"
"""Stands under ``by`` where the document says that somebody says so, not who."""


class Text(NamedTuple):
    """The text, or recording, of a document that was read: where it lay, its SHA-256 and how long it is.

    Attributes:
        form: what is counted in it: paragraphs, pages, or seconds of a recording.
        length: how many.
        transcript: of a recording: file of what is said in it, where there is one.
    """

    file: str
    sha256: str
    form: Form
    length: int
    transcript: str = ""

    @property
    def paragraphs(self) -> int:
        """Number of paragraphs; none of what is counted otherwise."""
        return self.length if self.form == "paragraph" else 0


class Alias(NamedTuple):
    """A further name: its language as BCP 47, and whether it is no longer in use."""

    name: str
    language: str = ""
    is_former: bool = False


class Entity(NamedTuple):
    """Someone or something that relations join.

    Attributes:
        id: kebab-case, unique, for ever.
        kind: a name in the dataset's vocabulary.
        aliases: further names, never descriptions.
        was: former ids.
        not_same: ids of those it could be taken for and is not.
        published: of a document.
        genre: of a document; of anything else empty.
        language: of a document, as BCP 47.
        archived: addresses of copies of a document.
        accessed: when a document was read on the web.
        withdrawn: of a document: when it was retracted; its claims count no more.
        text: of a document that can be evidence; None where it is only mentioned.
        allow: warnings that are answered, each with its reason.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[Alias, ...] = ()
    description: str = ""
    note: str = ""
    url: str = ""
    visibility: Visibility = "public"
    published: Date | None = None
    genre: Genre = ""
    text: Text | None = None
    was: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    language: str = ""
    archived: tuple[str, ...] = ()
    accessed: Date | None = None
    withdrawn: Date | None = None
    allow: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then its aliases."""
        return (self.name, *(alias.name for alias in self.aliases))


class Claim(NamedTuple):
    """One voice, in one place of one document, taking one stance on a relation.

    Attributes:
        cite: document and place as curated: ``voa-2023-defections-drop#23-24+26``.
        document: id of the document.
        by: ids of those whom the document cites for it, or `UNNAMED`; empty where it speaks in its own voice.
        standing: computed from the stance, the voice and the document's genre; never ``disputed``.
        when: when it was so, as this claim has it.
        past: over, no end given.
        covers: the period that the figures count, where it is not `when`.
        value: of a fact.
        says: what a type cannot say, in the curator's words; of a speech act its content.
        remark: the document's hedge, the chain of voices, circumstances, a curator's distinction.
        quote: a few words that stand at that place.
        repeats: citations of what it passes on.
        withdrawn: when it was taken back; it counts no more.
        number: 1, or which of several claims of one relation from one place it is, in the order of the files.
    """

    cite: str
    document: str
    place: Place
    by: tuple[str, ...] = ()
    stance: Stance = "asserts"
    standing: Standing = "stated"
    when: Date | None = None
    past: bool = False
    figures: tuple[Figure, ...] = ()
    covers: Date | None = None
    value: Value | None = None
    says: str = ""
    remark: str = ""
    quote: str = ""
    repeats: tuple[str, ...] = ()
    withdrawn: Date | None = None
    visibility: Visibility = "public"
    number: int = 1

    @property
    def is_asserted(self) -> bool:
        """Whether it asserts the relation and was not taken back."""
        return self.standing in ASSERTED and self.withdrawn is None

    @property
    def period(self) -> Date | None:
        """What its figures count: the period they cover, else when it was so."""
        return self.covers or self.when

    @property
    def voice(self) -> tuple[str, tuple[str, ...]]:
        """Who says it where: claims of one voice in one document are not held against each other."""
        return self.document, self.by


class Relation(NamedTuple):
    """One sentence about two entities, or a fact about one, and all the claims there are of it.

    Attributes:
        id: given, or derived from both ends and the type: ``FROM--TYPE--TO``.
        to_id: empty of a fact, whose claims carry a `value`.
        also: further participants, each with the word that ties them: ``("to", "myanmar")``.
        conflicts: ids of relations that cannot be true beside this one, written there or here, sorted.
        notes: the curator's, one a record that was joined into it.
        was: former ids.
        allow: warnings that are answered, each with its reason.
        standing: the strongest of its claims; ``disputed`` where some assert and some deny it, or in conflict;
            ``withdrawn`` where all were.
    """

    id: str
    from_id: str
    type: str
    to_id: str
    claims: tuple[Claim, ...]
    also: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    visibility: Visibility = "public"
    was: tuple[str, ...] = ()
    allow: tuple[tuple[str, str], ...] = ()
    standing: Standing = "stated"

    @property
    def is_asserted(self) -> bool:
        """Whether anybody asserts it; only then does it count in links, paths and degrees."""
        return self.standing in ASSERTED

    @property
    def is_fact(self) -> bool:
        """Whether it gives one entity a value, rather than joining two."""
        return not self.to_id

    @property
    def leading(self) -> tuple[Claim, ...]:
        """The claims that make it stand: those that assert it; where nobody does, all that were not taken back."""
        asserting = tuple([claim for claim in self.claims if claim.is_asserted])
        return asserting or tuple([claim for claim in self.claims if claim.withdrawn is None]) or self.claims

    @property
    def dates(self) -> tuple[Date, ...]:
        """The dates that its leading claims give, each once: a relation has none of its own."""
        return tuple(dict.fromkeys([claim.when for claim in self.leading if claim.when]))

    @property
    def is_past(self) -> bool:
        """Whether all its leading claims say that it is over, without saying when."""
        if len(self.claims) == 1:
            return self.claims[0].past
        leading = self.leading
        return bool(leading) and all(claim.past for claim in leading)

    @property
    def participants(self) -> tuple[str, ...]:
        """Ids of both ends and of all further participants, each once, in that order."""
        ends = (self.from_id, self.to_id) if self.to_id else (self.from_id,)
        return tuple(dict.fromkeys((*ends, *(entity_id for _word, entity_id in self.also))))

    def address(self, claim: Claim) -> str:
        """Return what one of its claims is cited by: ``RELATION@DOCUMENT#PLACE``, then ``~2`` where there are more."""
        address = f"{self.id}@{claim.cite}"
        return address if claim.number == 1 else f"{address}~{claim.number}"


class Dataset(NamedTuple):
    """A checked dataset: entities, relations and facts by id, each in the order of the files; what it says of itself.

    Attributes:
        facts: the relations that give a value; never an edge, a step or a link.
        about: what it is about, in a few sentences.
        by: who made it.
        licence: under which it may be used.
        url: where it is published.
        date: of the data.
        regions: names given to parts of the picture, each with ids of entities in it.
        story: name of the story that the page opens with.
    """

    entities: dict[str, Entity]
    relations: dict[str, Relation]
    vocabulary: Vocabulary
    title: str = ""
    about: str = ""
    facts: dict[str, Relation] = {}  # noqa: RUF012 - the reader gives each its own
    by: str = ""
    licence: str = ""
    url: str = ""
    date: Date | None = None
    version: str = ""
    language: str = ""
    regions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    story: str = ""
