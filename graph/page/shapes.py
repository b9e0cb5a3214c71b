"""What the page is told: the shape of its data, column by column.

Columns, because a list of fifty thousand records would repeat each key fifty thousand times. What few records have
(aliases, notes, figures) stands in a mapping by number. What the page can work out (degrees, derived ids) is left out.
"""

from __future__ import annotations

from typing import Any, TypedDict

Sparse = dict[str, Any]


class Kinds(TypedDict):
    """The kinds of entities, those without any left out."""

    name: list[str]
    plural: list[str]
    colour: list[str]
    shape: list[str]


class Types(TypedDict):
    """The types of relations, those without any left out; `speech` are the numbers of those that are speech acts."""

    name: list[str]
    inverse: list[str]
    family: list[str]
    slug: list[str]
    symmetric: list[int]
    speech: list[int]
    curators: list[int]


class Dates(TypedDict):
    """Every date that occurs, once: days since 1970, null where open; before, after: days of doubt.

    Attributes:
        far: first and last day as text, of those whose years have not four digits.
    """

    text: list[str]
    words: list[str]
    earliest: list[int | None]
    latest: list[int | None]
    before: list[int]
    after: list[int]
    form: list[str]
    far: Sparse


class Entities(TypedDict):
    """Entities by number.

    Attributes:
        published, accessed, withdrawn: numbers of dates.
        read: how much of a document was read, in words.
        text: of a document, the values of `graph.flat.columns.TEXT_COLUMNS`.
    """

    id: list[str]
    name: list[str]
    kind: list[int]
    x: list[float]
    y: list[float]
    size: list[float]
    aliases: Sparse
    description: Sparse
    note: Sparse
    url: Sparse
    archived: Sparse
    published: Sparse
    genre: Sparse
    language: Sparse
    accessed: Sparse
    withdrawn: Sparse
    read: Sparse
    text: Sparse
    was: Sparse
    not_same: Sparse
    restricted: list[int]


class Relations(TypedDict):
    """Relations by number.

    Attributes:
        claims: how many of the claims are each one's.
        id: only where not derived.
        when: the dates of its leading claims, in words.
        dates: the same as numbers of dates.
        past: those that are over without a date.
        timeless: relations, of those that `dates` or `ended` know, of which a leading claim gives neither.
        ended: of which a leading claim says only that it is over.
        made: what its standing is made of, in words.
        sources: number of independent sources, where that is not one.
    """

    source: list[int]
    type: list[int]
    target: list[int]
    standing: list[int]
    claims: list[int]
    id: Sparse
    also: Sparse
    when: Sparse
    dates: Sparse
    past: list[int]
    timeless: list[int]
    ended: list[int]
    made: Sparse
    sources: Sparse
    conflicts: Sparse
    notes: Sparse
    was: Sparse
    restricted: list[int]


class Facts(TypedDict):
    """Facts about entities; their claims follow those of the relations."""

    id: list[str]
    type: list[str]
    entity: list[int]
    words: list[str]
    standing: list[int]
    claims: list[int]
    made: Sparse
    notes: Sparse


class Claims(TypedDict):
    """Claims, in the order of their relations, then those of the facts.

    Attributes:
        document: that it stands in.
        place: number of the place where it stands in it.
        number: which it is of several of one relation from one place, where that is not the first.
        standing: its own.
        stance: where it does not assert.
        by: whom the document cites.
        voice: where it cites nobody and does not state it: whose claim it is, in words.
        when, covers, withdrawn: numbers of dates.
        past: those that say that it is over.
        value: as curated; `value_words` where the claims of one fact give several.
        figures: unit and value of each.
        content: what it says, figures and all, in words, where that is more than `says`.
        repeats: citations; `repeats_words` in words.
    """

    document: list[int]
    place: list[int]
    number: Sparse
    standing: list[int]
    stance: Sparse
    by: Sparse
    voice: Sparse
    when: Sparse
    past: list[int]
    covers: Sparse
    value: Sparse
    value_words: Sparse
    figures: Sparse
    content: Sparse
    says: Sparse
    remark: Sparse
    quote: Sparse
    repeats: Sparse
    repeats_words: Sparse
    withdrawn: Sparse
    restricted: list[int]


class Places(TypedDict):
    """Every place that is cited, once; `first`: the paragraph, page or second where it begins, to sort by."""

    text: list[str]
    words: list[str]
    first: list[int]


class ExportColumns(TypedDict):
    """The columns of what the page saves, as the exports have them: names, for graph formats with their types."""

    node: list[tuple[str, str]]
    edge: list[tuple[str, str]]
    entity: list[str]
    text: list[str]
    relation: list[str]
    claim: list[str]


class Counts(TypedDict):
    """Figures, by unit and then by time, as `graph counts` would list those of all entities together.

    Attributes:
        claim: number of the claim that gives it; several for one that gives several.
        relation: number of its relation; the numbers of facts follow those of the relations.
        group: the widest unit that its unit is some of.
        unit: what is counted.
        rates: numbers of the counts that are money or a rate; these stand last.
        words: the figure, in words.
        number: the number as it is written; null of a range or of words.
        low, high: the least and the most it can mean; null where there is no bound.
        by: who counted, in words; empty where the document itself did.
        time: which time it counts, in words.
        period: number of the date of that.
        standing: that of its claim; what a speaker counts is claimed.
        against: the counts that it cannot both be right with.
    """

    claim: list[int]
    relation: list[int]
    group: list[str]
    unit: list[str]
    rates: list[int]
    words: list[str]
    number: list[float | None]
    low: list[float]
    high: list[float | None]
    by: list[str]
    time: list[str]
    period: Sparse
    standing: list[int]
    against: Sparse


class PageData(TypedDict):
    """All the page knows.

    Attributes:
        source: of the data: by whom, as of when, under which licence, where, which version; empty where not said.
        meanings: what each standing says, in words.
        citations: of documents that are evidence, by number: short (publisher and year), and in full.
        differences: relation, what about, then twice a claim and what it says, in words.
        communities: middle, radius and most important members of each.
        regions: middle, radius, name and all members of each.
    """

    title: str
    about: str
    source: dict[str, str]
    columns: ExportColumns
    standings: list[str]
    meanings: list[str]
    kinds: Kinds
    types: Types
    dates: Dates
    entities: Entities
    relations: Relations
    facts: Facts
    places: Places
    claims: Claims
    counts: Counts
    citations: Sparse
    differences: list[tuple[int, str, int, str, int, str]]
    communities: list[tuple[float, float, float, list[int]]]
    regions: list[tuple[int, int, int, str, list[int]]]
