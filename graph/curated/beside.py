"""Records of a folder beside a dataset, which are all restricted: they may lie where the public never comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.curated.fields import Fields
    from graph.model.records import Dataset, Relation

_SHARED = ("note", "conflicts", "was", "allow")


def restricted(relation: Relation, first: Relation | None, fields: Fields) -> Relation:
    """Return a relation as restricted; where a public one has its id, its claims are, which join that one's.

    Args:
        relation: as it was read.
        first: the relation that has its id already, if any.
        fields: of the record; through them it is told what would become public by joining.
    """
    if first is None or first.visibility == "restricted":
        return relation._replace(visibility="restricted")
    for key in _SHARED:
        if key in fields.raw:
            message = f"'{key}' would be of '{first.id}', which is public; say it in the evidence, or give this an 'id'"
            fields.problem(message, key)
    claims = tuple(claim._replace(visibility="restricted") for claim in relation.claims)
    return relation._replace(claims=claims, visibility="public")


def drop_unused(dataset: Dataset, defined: Collection[tuple[str, str]]) -> None:
    """Take kinds, types and units out again that nothing uses: what is restricted alone may tell of them.

    Args:
        dataset: whose vocabulary changes.
        defined: which may go, as ``("types", name)``.
    """
    relations = (*dataset.relations.values(), *dataset.facts.values())
    vocabulary = dataset.vocabulary
    used_types = {relation.type for relation in relations}
    units = {figure.unit for relation in relations for claim in relation.claims for figure in claim.figures}
    for name in [name for name in vocabulary.types if ("types", name) in defined and name not in used_types]:
        del vocabulary.types[name]
    used_kinds = {entity.kind for entity in dataset.entities.values()}
    used_kinds |= {kind for known in vocabulary.types.values() for kind in known.from_kinds | known.to_kinds}
    for name in [name for name in vocabulary.kinds if ("kinds", name) in defined and name not in used_kinds]:
        del vocabulary.kinds[name]
    used_units = {wider for unit in units for wider in vocabulary.wider(unit)}
    for name in [name for name in vocabulary.units if ("units", name) in defined and name not in used_units]:
        del vocabulary.units[name]
