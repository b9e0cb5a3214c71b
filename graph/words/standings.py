"""How claims and relations stand, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.standing import composition
from graph.words.english import counted, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model.records import Relation, Standing

MEANINGS: dict[Standing, str] = {
    "stated": "a document says so in its own voice",
    "claimed": "somebody whom a document cites says so, or the author of an opinion or a statement",
    "disputed": "asserted, and denied or in conflict with another asserted relation",
    "guessed": "the curator's own word; no document says so",
    "denied": "only denied: nobody asserts it",
    "requested": "asked for or urged: nobody says it is so",
    "proposed": "planned or suggested: nobody says it is so",
    "expected": "expected to be so: nobody says it is",
    "withdrawn": "whoever said so has taken it back",
}
"""What each standing says of a relation."""


def made_of(relation: Relation) -> str:
    """Write what a relation's standing is made of: ``stated by 1, claimed by 2, denied by 1``.

    Empty where one claim is all there is: it says so itself; and of a mere guess, which is the curator's however many
    places are given for it.
    """
    made = composition(relation.claims)
    if len(relation.claims) <= 1 or set(made) == {"guessed"}:
        return ""
    withdrawn = sum(claim.withdrawn is not None for claim in relation.claims)
    parts = [f"{standing} by {number}" for standing, number in made.items()]
    return ", ".join(parts + [f"withdrawn by {withdrawn}"] * (withdrawn > 0))


def sources_words(number: int) -> str:
    """Write the number of independent sources: ``2 independent sources``."""
    return counted(number, "independent source")


def left_out_words(left_out: Mapping[Standing, int]) -> str:
    """Write what is left out, by standing: ``1 denied and 2 proposed``; nothing where nothing is."""
    parts = [f"{number:,} {standing}" for standing, number in left_out.items() if number]
    return listed(parts, "and", quote="") if parts else ""
