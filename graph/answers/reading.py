"""What `graph read` answers: a text, paragraph by paragraph, with who is named in it and the claims that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.answers.entries import Entries
from graph.answers.listing import Answer, Entry, Line, Listing, Section, Table
from graph.words.citations import Citations, place_words
from graph.words.english import counted, listed
from graph.words.sentences import sentence
from graph.words.spans import spans_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model.records import Claim, Dataset, Relation
    from graph.questions.audit import Doubt
    from graph.questions.reading import Paragraph, Reading

PRIVATE = "Private: this holds the text, which belongs to those who published it."


def reading_report(dataset: Dataset, found: Reading, *, only_uncited: bool = False) -> Answer:
    """Show what to look at first, then each paragraph, or those alone that nothing cites."""
    entries = Entries(dataset)
    first = suspicious(dataset, found)
    shown = [it for it in found.paragraphs if not (only_uncited and it.citing)]
    listing = Listing(
        found.document.name,
        [PRIVATE, overview(found)],
        [
            *([Section("look at first", first)] if first else []),
            *(_paragraph(dataset, entries, it) for it in shown),
        ],
        _remarks(found),
    )
    rows = [
        (
            str(it.number),
            it.text,
            " ".join(dict.fromkeys(entity for spot in it.named for entity in spot.ids)),
            "; ".join(dict.fromkeys(it.text[spot.start : spot.end] for spot in it.proposed)),
            str(len(it.citing)),
        )
        for it in shown
    ]
    return Answer([listing], Table((found.form, "text", "known", "not known", "claims"), rows), _data(found))


def overview(found: Reading) -> str:
    """Return how long a text is, how many claims cite it, and where none does."""
    claims = len({relation.address(claim) for it in found.paragraphs for relation, claim in it.citing})
    said = f"{counted(len(found.paragraphs), found.form)}, {counted(claims, 'claim')}"
    return f"{said}; not cited: {spans_words(found.uncited)}" if found.uncited else f"{said}; all are cited"


def suspicious(dataset: Dataset, found: Reading) -> list[Entry]:
    """Return what does not hold, then what a place beside the cited one would fit better."""
    every = (*dataset.relations.values(), *dataset.facts.values())
    claims = {relation.address(claim): (relation, claim) for relation in every for claim in relation.claims}
    citations = Citations(dataset)

    def told(subject: str, mark: str, message: str) -> Entry:
        if subject not in claims:
            return Entry(dataset.entities[subject].name, "", [Line(mark, (message,))])
        relation, claim = claims[subject]
        return Entry(sentence(dataset, relation), "", [Line(mark, (message,), citations.short(claim))])

    def better(doubt: Doubt) -> str:
        _relation, cited = claims[doubt.claim]
        beside = f"{cited.document}#{'p' * (found.form == 'page')}{doubt.better}"
        names = listed([dataset.entities[name].name for name in doubt.names], "and", quote="")
        return f"{place_words(cited._replace(cite=beside))} names {names}"

    return [
        *(told(it.subject, "wrong", it.message) for it in found.failures),
        *(told(it.claim, "look at", better(it)) for it in found.doubts),
    ]


def said_of(entries: Entries, relation: Relation, claim: Claim) -> Line:
    """Return what a claim says where its document is at hand: the place only where it goes beyond one."""
    line = entries.claim(relation, claim)
    return line._replace(short=place_words(claim) if len(claim.place.numbers()) > 1 else "", full="")


def _paragraph(dataset: Dataset, entries: Entries, it: Paragraph) -> Section:
    lines = [Line("known", (known,))] if (known := "; ".join(_known(it))) else []
    lines += [Line("not known", (likely,))] if (likely := "; ".join(_likely(it))) else []
    if not it.citing:
        lines.append(Line("not cited"))
    claims = [
        Entry(sentence(dataset, relation), "", [said_of(entries, relation, claim)]) for relation, claim in it.citing
    ]
    return Section(f"{it.number}", [Entry(it.text, "", lines), *claims])


def _remarks(found: Reading) -> list[str]:
    names = [f"{name} ({spans_words(numbers)})" for name, numbers in found.proposals().items()]
    return [f"Names of nobody known, perhaps: {', '.join(names)}."] if names else []


def _known(it: Paragraph) -> Iterable[str]:
    """Yield each way in which somebody is named, with the ids."""
    return dict.fromkeys(f"{it.text[spot.start : spot.end]} = {' or '.join(spot.ids)}" for spot in it.named)


def _likely(it: Paragraph) -> Iterable[str]:
    return dict.fromkeys(it.text[spot.start : spot.end] for spot in it.proposed)


def _data(found: Reading) -> dict[str, Any]:
    return {
        "document": found.document.id,
        "private": True,
        "form": found.form,
        "paragraphs": [
            {
                "number": it.number,
                "text": it.text,
                "known": [spot._asdict() for spot in it.named],
                "proposed": [{"start": spot.start, "end": spot.end} for spot in it.proposed],
                "claims": [relation.address(claim) for relation, claim in it.citing],
            }
            for it in found.paragraphs
        ],
        "failures": [it._asdict() for it in found.failures],
        "doubts": [it._asdict() for it in found.doubts],
    }
