"""A dataset in memory as questions ask for it: what they need of it is all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.questions.find import find_meant

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.model.records import Dataset, Entity


class Memory:
    """The whole of a dataset; `tables.source.Tables` has the same methods, and reads only what is asked for.

    Attributes:
        whole: all of it.
        names: all entities, whatever is known of them.
        described: what it says of itself, and its vocabulary.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.whole = self.names = self.described = dataset

    def labels(self) -> dict[str, str]:
        """Return the name of every entity, by id."""
        return {entity.id: entity.name for entity in self.whole.entities.values()}

    def meant(self, name: str) -> list[Entity]:
        """Return whom a name means.

        Raises:
            NameNotFoundError: when nobody is meant, or several who cannot all be.
        """
        return find_meant(self.whole, name)

    def around(self, _ids: Collection[str], _depth: int = 1, *, complete: bool = False) -> Dataset:  # noqa: ARG002
        """Return at least what is known of all up to so many steps around some entities."""
        return self.whole

    def between(self, _starts: Collection[str], _ends: Collection[str], *, through_documents: bool) -> Dataset:  # noqa: ARG002
        """Return at least what lies on the shortest ways from any of some entities to any of others."""
        return self.whole

    def components(self, *, through_documents: bool) -> list[list[str]]:
        """Return the entities in groups that no asserted relation joins, the largest first, then by first id."""
        from graph.questions.components import components  # imports networkx, which other questions need not wait for

        return components(self.whole, through_documents=through_documents)
