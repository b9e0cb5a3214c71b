"""What a question needs of a dataset as tables, read and no more; then it is asked as of any other dataset.

The same records, the same questions, the same words: so the same answers. What is read is always enough, and sometimes
more, which changes nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.errors import TableError
from graph.model.vocabulary import CURATORS, LAND_OF, PUBLISHED_BY, VERSION_OF, WRITTEN_BY
from graph.questions.find import find_meant
from graph.tables.files import opened
from graph.tables.rows import described, entity_of, relations_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from graph.model.records import Dataset, Entity

MOST_RELATIONS = 2_000_000
"""Of a dataset that is read as a whole: about a gigabyte for each million."""
_MOST_STEPS = 50


class Tables:
    """A folder of tables."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection, metadata = opened(folder)
        self.described = described(metadata)

    @cached_property
    def holds_restricted(self) -> bool:
        """Whether any record or claim is restricted: then only the whole tells what may be seen."""
        return any(
            self._rows(f"select 1 as found from {name} where visibility <> 'public' limit 1")  # noqa: S608
            for name in ("nodes", "edges", "facts", "claims")
        )

    @cached_property
    def whole(self) -> Dataset:
        """All of it.

        Raises:
            TableError: if that is more than a machine of today holds with ease.
        """
        [count] = self._rows("select count(*) as number from edges")
        if count["number"] > MOST_RELATIONS:
            raise TableError(
                f"{self._folder}: {count['number']:,} relations are too many for this question, which needs all of "
                "them at once; cut a part out first: graph cut NAME --depth 2 -o DIR"
            )
        return self._dataset(
            self._rows("select * from nodes order by file_row_number"),
            self._rows("select * from edges order by file_row_number"),
            self._rows("select * from facts order by file_row_number"),
            self._rows("select * from claims order by file_row_number"),
        )

    @cached_property
    def names(self) -> Dataset:
        """All entities, and nothing about them."""
        rows = self._rows("select * from nodes order by file_row_number")
        return self.described._replace(entities={row["id"]: entity_of(row) for row in rows})

    def labels(self) -> dict[str, str]:
        """Return the name of every entity, by id."""
        return dict(self._connection.execute("select id, name from nodes").fetchall())

    def meant(self, name: str) -> list[Entity]:
        """Return whom a name means, as `find_meant` has it; an id is looked up without reading the names.

        Raises:
            NameNotFoundError: when nobody is meant, or several who cannot all be.
        """
        rows = self._rows("select * from nodes where id = ?", [name])
        return [entity_of(row) for row in rows] or find_meant(self.names, name)

    def around(self, ids: Collection[str], depth: int = 1) -> Dataset:
        """Return whatever is known of all up to so many steps around some entities, their parts, land and state."""
        reached = set(ids) | self._parts(ids) | self._lands(ids)
        relations: set[str] = set()
        frontier = set(reached)
        for _step in range(depth):
            self._put("frontier", frontier)
            touching = self._rows(f"select id, src, dst, also, type from edges where id in ({_TOUCHING})")  # noqa: S608
            relations |= {row["id"] for row in touching}
            met = {it for row in touching if row["type"] not in CURATORS for it in _participants(row)}
            frontier = met - reached - self._documents(met)
            reached |= met
        self._put("frontier", ids)
        cited = self._rows("select distinct relation from claims where document in (select id from frontier)")
        return self._closed(relations | {row["relation"] for row in cited}, reached)

    def between(self, starts: Collection[str], ends: Collection[str], *, through_documents: bool) -> Dataset:
        """Return what lies on the shortest ways from any of some entities to any of others."""
        levels, allowed = [set(starts)], set(starts) | set(ends)
        seen = set(starts)
        while levels[-1] and seen.isdisjoint(ends) and len(levels) <= _MOST_STEPS:
            levels.append(self._beside(levels[-1], allowed, through_documents=through_documents) - seen)
            seen |= levels[-1]
        on_the_way = backwards = levels[-1] & set(ends)
        for level in reversed(levels[:-1]):
            backwards = self._beside(backwards, allowed, through_documents=through_documents) & level
            on_the_way |= backwards
        self._put("frontier", on_the_way)
        touching = self._rows(f"select id, src, dst, also, type from edges where asserted and id in ({_TOUCHING})")  # noqa: S608
        relations = {row["id"] for row in touching if len(on_the_way & set(_participants(row))) > 1}
        return self._closed(relations, on_the_way | set(starts) | set(ends))

    def components(self, *, through_documents: bool) -> list[list[str]]:
        """Return the entities in groups that no asserted relation joins, the largest first, then by first id."""
        chosen = "true" if through_documents else "kind <> 'document'"
        curators = ", ".join(f"'{name}'" for name in sorted(CURATORS))
        rows = self._connection.execute(_COMPONENTS.format(chosen=chosen, curators=curators)).fetchall()
        return sorted((sorted(ids) for [ids] in rows), key=lambda group: (-len(group), group[0]))

    def _parts(self, ids: Collection[str]) -> set[str]:
        types = [name for name, known in self.described.vocabulary.types.items() if known.is_part]
        found, frontier = set[str](), set(ids)
        while types and frontier:
            self._put("frontier", frontier)
            rows = self._rows(
                "select src from edges where asserted and list_contains(?, type) and dst in (select id from frontier)",
                [types],
            )
            frontier = {row["src"] for row in rows} - found - set(ids)
            found |= frontier
        return found

    def _lands(self, ids: Collection[str]) -> set[str]:
        self._put("frontier", ids)
        among = "(select id from frontier)"
        rows = self._rows(
            f"select src, dst from edges where type = ? and (src in {among} or dst in {among})",  # noqa: S608
            [LAND_OF],
        )
        return {end for row in rows for end in (row["src"], row["dst"])}

    def _beside(self, ids: set[str], allowed: set[str], *, through_documents: bool) -> set[str]:
        self._put("frontier", ids)
        rows = self._rows(f"select id, src, dst, also, type from edges where asserted and id in ({_TOUCHING})")  # noqa: S608
        met = {it for row in rows if row["type"] not in CURATORS for it in _participants(row)}
        return met if through_documents else met - (self._documents(met) - allowed)

    def _documents(self, ids: Collection[str]) -> set[str]:
        self._put("asked", ids)
        rows = self._rows("select id from nodes where kind = 'document' and id in (select id from asked)")
        return {row["id"] for row in rows}

    def _closed(self, relations: set[str], entities: set[str]) -> Dataset:
        """Return a dataset of relations, with all that their claims need to be put into words."""
        edges, facts, claims = self._with_conflicts(relations, entities)
        documents = {row["document"] for row in claims}
        documents |= {cite.partition("#")[0] for row in claims for cite in row["repeats"] or ()}
        documents |= self._documents(entities)
        more = self._of_documents(documents) - {row["id"] for row in edges}
        if more:
            edges, facts, claims = self._with_conflicts({row["id"] for row in edges} | more, entities)
        named = set(entities) | documents | {row["document"] for row in claims}
        named |= {it for row in edges for it in _participants(row)} | {row["entity"] for row in facts}
        named |= {voice for row in claims for voice in row["by"] or ()}
        self._put("asked", named)
        nodes = self._rows("select * from nodes where id in (select id from asked) order by file_row_number")
        return self._dataset(nodes, edges, facts, claims)

    def _with_conflicts(
        self, relations: set[str], entities: set[str]
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
        wanted = set(relations)
        self._put("asked", entities)
        about = self._rows("select id from facts where entity in (select id from asked)")
        wanted |= {row["id"] for row in about}
        while True:
            self._put("asked", wanted)
            chosen = "where id in (select id from asked) order by file_row_number"
            edges, facts = (self._rows(f"select * from {name} {chosen}") for name in ("edges", "facts"))  # noqa: S608
            new = {other for row in (*edges, *facts) for other in row["conflicts"] or ()} - wanted
            if not new:
                break
            wanted |= new
        claims = self._rows("select * from claims where relation in (select id from asked) order by file_row_number")
        return edges, facts, claims

    def _of_documents(self, documents: set[str]) -> set[str]:
        """Return the relations that say who published and wrote documents, and others that are cited alike.

        Those are of one publisher and year: a letter tells them apart.
        """
        self._put("asked", documents)
        rows = self._rows(_OF_DOCUMENTS, [[PUBLISHED_BY, WRITTEN_BY, VERSION_OF], PUBLISHED_BY])
        return {row["id"] for row in rows}

    def _dataset(
        self, nodes: Iterable[Any], edges: Iterable[Any], facts: Iterable[Any], claims: Iterable[Any]
    ) -> Dataset:
        rows = list(claims)
        vocabulary = self.described.vocabulary
        return self.described._replace(
            entities={row["id"]: entity_of(row) for row in nodes},
            relations=relations_of(edges, rows, vocabulary),
            facts=relations_of(facts, rows, vocabulary),
        )

    def _put(self, name: str, ids: Iterable[str]) -> None:
        """Have a table of ids stand under a name."""
        self._connection.execute(
            f"create or replace temp table {name} as select unnest(?::varchar[]) as id", [list(ids)]
        )

    def _rows(self, query: str, values: Collection[Any] = ()) -> list[dict[str, Any]]:
        try:
            cursor = self._connection.execute(query, list(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except self._errors() as error:
            raise TableError(f"{self._folder}: cannot be read: {str(error).splitlines()[0]}") from error

    @staticmethod
    def _errors() -> tuple[type[Exception], ...]:
        """Return what the data, the disk and the memory may be to blame for; anything else is a bug of ours."""
        import duckdb

        return (duckdb.IOException, duckdb.InvalidInputException, duckdb.OutOfMemoryException)


def _participants(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["src"], row["dst"], *(it["entity"] for it in row["also"] or ()))


_TOUCHING = """
    select edges.id from edges join frontier on src = frontier.id
    union select edges.id from edges join frontier on dst = frontier.id
    union select it.id from (select id, unnest(also).entity as entity from edges where len(also) > 0) it
        join frontier on it.entity = frontier.id
"""
_OF_DOCUMENTS = """
    with maker as (select src as document, dst as maker from edges where type = $2),
    near as (
        select distinct other.document as id from asked
        join maker on maker.document = asked.id join maker other on other.maker = maker.maker
        join nodes here on here.id = asked.id join nodes there on there.id = other.document
        where left(here.published, 4) is not distinct from left(there.published, 4)
    )
    select id from edges where list_contains($1, type) and (
        src in (select id from asked) or src in (select id from near) or dst in (select id from asked)
    )
"""
_COMPONENTS = """
    with recursive numbered as (select id, kind, row_number() over (order by id) as number from nodes),
    member as (
        select edge, min(number) over (partition by edge) as first, number from (
            select id as edge, unnest(list_concat([src, dst], list_transform(also, lambda it: it.entity))) as entity
            from edges where asserted and type not in ({curators})
        ) join numbered on numbered.id = entity where {chosen}
    ),
    beside as (
        select distinct first as one, number as other from member where first <> number
        union select distinct number, first from member where first <> number
    ),
    reached(number, lowest) using key (number) as (
        select number, number from numbered
        union
        select beside.other, min(reached.lowest) from reached
        join beside on beside.one = reached.number
        join recurring.reached before on before.number = beside.other
        where reached.lowest < before.lowest group by beside.other
    )
    select list(id) from reached join numbered using (number) group by lowest
"""
