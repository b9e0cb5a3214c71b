"""How well claims and relations stand: computed from who says what, never typed in."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from graph.model.records import ASSERTED, PERSONAL, STANDINGS
from graph.model.vocabulary import IDENTITY, PUBLISHED_BY, WRITTEN_BY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.model.records import Claim, Entity, Relation, Stance, Standing
    from graph.model.vocabulary import RelationType

_BY_STANCE: dict[Stance, Standing] = {
    "denies": "denied",
    "requests": "requested",
    "proposes": "proposed",
    "expects": "expected",
}
_RANK = {standing: rank for rank, standing in enumerate(STANDINGS)}


def claim_standing(stance: Stance, by: tuple[str, ...], genre: str, *, is_own_act: bool = False) -> Standing:
    """Tell how one claim stands.

    Args:
        stance: what it does to the relation.
        by: whom the document cites for it.
        genre: of the document: what an opinion or a statement says is its author's claim.
        is_own_act: whether it is a speech act of the document's own author, or says who wrote or published it.
    """
    if stance != "asserts":
        return _BY_STANCE[stance]
    if by or (genre in PERSONAL and not is_own_act):
        return "claimed"
    return "stated"


def as_guessed(claims: tuple[Claim, ...], type_name: str) -> tuple[Claim, ...]:
    """Return the claims of a relation, those that assert a guess at identity as the curator's: no document says so."""
    if type_name != IDENTITY:
        return claims
    return tuple(claim._replace(standing="guessed") if claim.stance == "asserts" else claim for claim in claims)


def relation_standing(claims: Sequence[Claim], type_name: str = "") -> Standing:
    """Tell how a relation stands by its own claims, conflicts with others aside.

    It is disputed where a claim denies what another asserts and the dates of the two can meet. What was withdrawn does
    not count. Without any claim it is the curator's guess.
    """
    if type_name == IDENTITY or not claims:
        return "guessed"
    if len(claims) == 1 and claims[0].withdrawn is None:
        return claims[0].standing
    counted = [claim for claim in claims if claim.withdrawn is None]
    if not counted:
        return "withdrawn"
    denying = [claim for claim in counted if claim.standing == "denied"]
    if denying and _can_meet([claim for claim in counted if claim.standing in ASSERTED], denying):
        return "disputed"
    return min((claim.standing for claim in counted), key=_RANK.__getitem__)


def in_conflict(relations: Mapping[str, Relation], types: Mapping[str, RelationType]) -> dict[str, Relation]:
    """Return the relations that conflicts change: each knows its opponents from either side.

    Asserted ones are disputed if their dates can meet; speech acts are not: that both were said is not in doubt.
    """
    opponents: dict[str, set[str]] = {}
    for relation in relations.values():
        for other in relation.conflicts:
            opponents.setdefault(relation.id, set()).add(other)
            opponents.setdefault(other, set()).add(relation.id)
    changed = {}
    for relation_id, others in opponents.items():
        relation = relations[relation_id]
        is_disputed = not types[relation.type].is_speech and any(
            are_rivals(relation, relations[other]) for other in others
        )
        standing: Standing = "disputed" if is_disputed else relation.standing
        changed[relation_id] = relation._replace(conflicts=tuple(sorted(others)), standing=standing)
    return changed


def are_rivals(one: Relation, other: Relation) -> bool:
    """Tell whether both of two relations in conflict are asserted, by claims whose dates can meet."""
    return one.is_asserted and other.is_asserted and _can_meet(one.leading, other.leading)


def composition(claims: Iterable[Claim]) -> dict[Standing, int]:
    """Count the claims by standing, the strongest first; what was withdrawn is left out."""
    found = [claim.standing for claim in claims if claim.withdrawn is None]
    return {standing: found.count(standing) for standing in STANDINGS if standing in found}


def speaks_for_itself(
    document: Entity, relation: Relation, known: RelationType, authors: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether a document's own word on a relation is no mere claim, even of an opinion or a statement.

    That holds of who wrote and who published it, and of a speech act of its own author.
    """
    if relation.from_id == document.id and relation.type in {PUBLISHED_BY, WRITTEN_BY}:
        return True
    return known.is_speech and relation.from_id in authors.get(document.id, ())


def authors_of(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """Return whose voice each document is, by its id: those who wrote it, else those who published it."""
    return {**_ends(relations, PUBLISHED_BY), **_ends(relations, WRITTEN_BY)}


def publishers_of(relations: Iterable[Relation]) -> dict[str, frozenset[str]]:
    """Return who published each document, by its id."""
    return _ends(relations, PUBLISHED_BY)


def _ends(relations: Iterable[Relation], type_name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for relation in relations:
        if relation.type == type_name and relation.is_asserted:
            found.setdefault(relation.from_id, set()).add(relation.to_id)
    return {document: frozenset(ids) for document, ids in found.items()}


def _can_meet(some: Iterable[Claim], others: Iterable[Claim]) -> bool:
    return any(
        one.when is None or other.when is None or one.when.may_meet(other.when) for one, other in product(some, others)
    )
