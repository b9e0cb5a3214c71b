"""One claim in words: whose it is, what it says, and nothing that another claim says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words.dates import date_words
from graph.words.english import joined, listed
from graph.words.figures import figures_words
from graph.words.sentences import value_words

if TYPE_CHECKING:
    from graph.model.records import Claim, Dataset, Relation
    from graph.words.citations import Citations


def voice_words(dataset: Dataset, citations: Citations, claim: Claim) -> str:
    """Return whose claim it is: ``by Reuters and an army captain``; empty where a document states it in its own voice.

    What an opinion or a statement says is its author's claim, whoever published it.
    """
    names = citations.voices(claim)
    if not names and dataset.entities[claim.document].genre in {"opinion", "statement"}:
        names = citations.owners(claim.document)
    if claim.standing == "stated":
        return ""
    return f"by {listed(names, 'and', quote='')}" if names else "in its own voice"


def content_words(dataset: Dataset, relation: Relation, claim: Claim) -> str:
    """Return what a claim says beyond its relation: figures, and the curator's words.

    Of a speech act both are the speaker's, and said to be so: the document only reports them.
    """
    figures = figures_words(claim.figures)
    if figures and claim.covers:
        figures += f" ({date_words(claim.covers.text)})"
    said = joined([figures, claim.says])
    if said and dataset.vocabulary.types[relation.type].is_speech and claim.stance == "asserts":
        return f"{dataset.entities[relation.from_id].name} said: {said}"
    return said


def time_words(claim: Claim) -> str:
    """Return when it was so: ``October 2022``, ``formerly``."""
    return joined([date_words(claim.when.text) if claim.when else "", "formerly" if claim.past else ""], ", ")


def claim_parts(dataset: Dataset, citations: Citations, relation: Relation, claim: Claim) -> tuple[str, ...]:
    """Return all that one claim says, each part by itself: whose it is, when it was so, what, and the words quoted."""
    return (
        voice_words(dataset, citations, claim),
        time_words(claim),
        own_value_words(relation, claim),
        content_words(dataset, relation, claim),
        claim.remark,
        f"“{claim.quote}”" if claim.quote else "",
        repeats_words(citations, claim),
    )


def own_value_words(relation: Relation, claim: Claim) -> str:
    """Return the value that a claim gives, where others give another; empty where all agree: the fact says it."""
    return value_words(claim.value) if claim.value and len({it.value for it in relation.claims}) > 1 else ""


def repeats_words(citations: Citations, claim: Claim) -> str:
    """Return whom a claim repeats: ``repeats Reuters 2022 ¶3``."""
    return f"repeats {listed(tuple(map(citations.place, claim.repeats)), 'and', quote='')}" if claim.repeats else ""


def withdrawn_words(claim: Claim) -> str:
    """Return when a claim was taken back: ``withdrawn May 2023``; empty where it was not."""
    return f"withdrawn {date_words(claim.withdrawn.text)}" if claim.withdrawn else ""
