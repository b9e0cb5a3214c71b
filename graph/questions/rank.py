"""Who is spoken of most: entities by their asserted relations, by whom these join them to, and by how many sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from graph.model.sources import independent_claims, origins
from graph.questions.network import is_step

if TYPE_CHECKING:
    from graph.model.records import Dataset, Relation

By = Literal["links", "neighbours", "sources"]
BY: tuple[By, ...] = get_args(By)


class Rank(NamedTuple):
    """How much there is about one entity.

    Attributes:
        links: asserted relations that it takes part in.
        neighbours: entities that these join it to.
        sources: independent sources that assert any of them.
    """

    entity: str
    links: int
    neighbours: int
    sources: int


def ranked(dataset: Dataset, by: By = "links", *, through_documents: bool = False) -> list[Rank]:
    """Return the entities with any link, most first, then by id.

    Args:
        dataset: what is asked about.
        by: which number counts first; the others follow.
        through_documents: also count documents, and who published and wrote them.
    """
    touching: dict[str, list[Relation]] = {}
    for relation in dataset.relations.values():
        if is_step(relation) and (through_documents or not _has_document(dataset, relation)):
            for entity_id in relation.participants:
                touching.setdefault(entity_id, []).append(relation)
    origin = origins(dataset)
    found = [
        Rank(
            entity_id,
            len(relations),
            len({other for relation in relations for other in relation.participants} - {entity_id}),
            independent_claims(origin, [claim for relation in relations for claim in relation.claims]),
        )
        for entity_id, relations in touching.items()
    ]
    return sorted(found, key=lambda it: (-getattr(it, by), -it.links, -it.neighbours, -it.sources, it.entity))


def _has_document(dataset: Dataset, relation: Relation) -> bool:
    return any(dataset.entities[it].kind == "document" for it in relation.participants)
