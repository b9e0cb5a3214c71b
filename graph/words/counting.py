"""One count in words: who counted, and for which time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.words.claims import voice_words
from graph.words.dates import date_words

if TYPE_CHECKING:
    from graph.model.records import Claim, Dataset, Relation
    from graph.words.citations import Citations


def counter_words(dataset: Dataset, citations: Citations, relation: Relation, claim: Claim) -> str:
    """Return who counted: of a speech act its speaker, else whose claim it is; empty where the document itself did."""
    if dataset.vocabulary.types[relation.type].is_speech and claim.stance == "asserts":
        return f"by {dataset.entities[relation.from_id].name}"
    return voice_words(dataset, citations, claim)


def period_words(claim: Claim) -> str:
    """Return the time that a claim's figures count: ``since February 2021``, ``no date``."""
    return date_words(claim.period.text) if claim.period else "no date"
