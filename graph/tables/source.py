"""What a question needs of a dataset as tables, read and no more; then it is asked as of any other dataset.

The same records, the same questions, the same words: so the same answers. What is read is always enough, and sometimes
more, which changes nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.errors import TableError
from graph.flat.tabled import NODES
from graph.model.vocabulary import CURATORS, LAND_OF, PUBLISHED_BY, VERSION_OF, WRITTEN_BY
from graph.questions.find import find_meant
from graph.tables.files import opened
from graph.tables.rows import described, entity_of, relations_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from graph.model.records import Dataset, Entity
    from graph.tables.rows import Row

MOST_RELATIONS = 2_000_000
"""Of a dataset that is read as a whole; a question that needs more of them at once is refused, with what would help."""
_MOST_STEPS = 50
_RELATION = "type, standing, conflicts, notes, was, visibility, file_row_number"
COLUMNS = {
    "nodes": ", ".join(f'"{name}"' for name in NODES if name not in {"links", "reference"}),
    "edges": f"id, src, dst, also, asserted, {_RELATION}",
    "facts": f"id, entity, {_RELATION}",
    "claims": 'relation, document, place, "by", stance, standing, date, past, figures, covers, value, says, remark, '
    "quote, repeats, withdrawn, visibility",
}
"""What is read of each table: the rest follows from it, and would take twice the time."""
_ORDER = "order by file_row_number"


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
            self._rows(f"select 1 as found from {name} where visibility <> 'public' limit 1")
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
        nodes, edges, facts, claims = (self._rows(f"select {COLUMNS[name]} from {name} {_ORDER}") for name in COLUMNS)
        return self._dataset(nodes, edges, facts, claims)

    @cached_property
    def names(self) -> Dataset:
        """All entities, and nothing about them."""
        rows = self._rows(f"select {COLUMNS['nodes']} from nodes {_ORDER}")
        return self.described._replace(entities={row["id"]: entity_of(row) for row in rows})

    def labels(self) -> dict[str, str]:
        """Return the name of every entity, by id."""
        return dict(self._connection.execute("select id, name from nodes").fetchall())

    def meant(self, name: str) -> list[Entity]:
        """Return whom a name means, as `find_meant` has it; an id is looked up without reading the names.

        Raises:
            NameNotFoundError: when nobody is meant, or several who cannot all be.
        """
        rows = self._rows(f"select {COLUMNS['nodes']} from nodes where id = ?", [name])
        return [entity_of(row) for row in rows] or find_meant(self.names, name)

    def around(self, ids: Collection[str], depth: int = 1, *, complete: bool = False) -> Dataset:
        """Return whatever is known of all up to so many steps around some entities, their parts, land and state.

        Args:
            ids: of the entities.
            depth: how many steps.
            complete: also the claims on who published and wrote the documents cited; else only that they did.
        """
        reached = set(ids) | self._parts(ids) | self._lands(ids)
        edges: dict[str, Row] = {}
        frontier = set(reached)
        for _step in range(depth):
            touching = self._touching(frontier)
            edges |= {row["id"]: row for row in touching}
            met = {it for row in touching if row["type"] not in CURATORS for it in _participants(row)}
            frontier = met - reached - self._documents(met)
            reached |= met
        self._put("asked", ids)
        cited = self._rows("select distinct relation from claims where document in (select id from asked)")
        return self._closed(edges, reached, also={row["relation"] for row in cited}, complete=complete)

    def between(self, starts: Collection[str], ends: Collection[str], *, through_documents: bool) -> Dataset:
        """Return what lies on the shortest ways from any of some entities to any of others."""
        self._number_members(through_documents=through_documents, besides={*starts, *ends})
        self._connection.execute(_JOINED)
        self._put("asked", starts)
        self._connection.execute(_FIRST_LEVEL)
        self._put("asked", ends)
        step = 0
        while step < _MOST_STEPS and not self._connection.execute(_ARRIVED).fetchall():
            step += 1
            if not self._connection.execute(_NEXT_LEVEL, [step]).fetchall():
                break
        self._connection.execute(_BACK_FROM, [step])
        for earlier in range(step - 1, -1, -1):
            self._connection.execute(_BACK, [earlier])
        on_the_way = {row["id"] for row in self._rows(_ON_THE_WAY)}
        touching = [row for row in self._touching(on_the_way) if row["asserted"]]
        edges = {row["id"]: row for row in touching if len(on_the_way & set(_participants(row))) > 1}
        return self._closed(edges, on_the_way | set(starts) | set(ends), facts=False)

    def components(self, *, through_documents: bool) -> list[list[str]]:
        """Return the entities in groups that no asserted relation joins, the largest first, then by first id."""
        self._number_members(through_documents=through_documents)
        self._connection.execute(_BESIDE)
        rows = self._connection.execute(_COMPONENTS).fetchall()
        joined = [sorted(ids) for [ids] in rows]
        return sorted(joined, key=lambda group: (-len(group), group[0]))

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
            f"select src, dst from edges where type = ? and (src in {among} or dst in {among})",
            [LAND_OF],
        )
        return {end for row in rows for end in (row["src"], row["dst"])}

    def _touching(self, ids: Iterable[str]) -> list[Row]:
        self._put("frontier", ids)
        return self._rows(f"select {COLUMNS['edges']} from edges where {_TOUCHING}")

    def _number_members(self, *, through_documents: bool, besides: Collection[str] = ()) -> None:
        """Have a table of who takes part in each step, by number; documents only where they are asked for."""
        self._put("asked", besides)
        self._connection.execute(_NUMBERED)
        chosen = "true" if through_documents else "kind <> 'document' or id in (select id from asked)"
        curators = ", ".join(f"'{name}'" for name in sorted(CURATORS))
        self._connection.execute(_MEMBERS.format(chosen=chosen, curators=curators))

    def _documents(self, ids: Collection[str]) -> set[str]:
        self._put("asked", ids)
        rows = self._rows("select id from nodes where kind = 'document' and id in (select id from asked)")
        return {row["id"] for row in rows}

    def _closed(
        self,
        edges: dict[str, Row],
        entities: set[str],
        *,
        facts: bool = True,
        also: Collection[str] = (),
        complete: bool = False,
    ) -> Dataset:
        """Return a dataset of relations, with all that their claims need to be put into words.

        Args:
            edges: by id.
            entities: that are wanted with them.
            facts: also the facts about these.
            also: ids of further relations and facts.
            complete: also the claims of who published and wrote the documents.
        """
        facts_found: dict[str, Row] = {}
        wanted = set(also)
        if facts and self._has_facts:
            self._put("asked", entities)
            wanted |= {row["id"] for row in self._rows("select id from facts where entity in (select id from asked)")}
        wanted |= _conflicts(edges)
        while wanted := wanted - edges.keys() - facts_found.keys():
            self._put("asked", wanted)
            edges |= {row["id"]: row for row in self._among("edges", "id")}
            facts_found |= {row["id"]: row for row in self._among("facts", "id")}
            wanted = _conflicts(edges) | _conflicts(facts_found)
        self._put("asked", (*edges, *facts_found))
        claims = self._among("claims", "relation")
        documents = {row["document"] for row in claims}
        documents |= {cite.partition("#")[0] for row in claims for cite in row["repeats"] or ()}
        documents |= self._documents(entities)
        more = {row["id"]: row for row in self._of_documents(documents) if row["id"] not in edges}
        edges |= more
        if complete and more:
            self._put("asked", (*edges, *facts_found))
            claims = self._among("claims", "relation")
        named = set(entities) | documents | {row["document"] for row in claims}
        named |= {it for row in edges.values() for it in _participants(row)}
        named |= {row["entity"] for row in facts_found.values()}
        named |= {voice for row in claims for voice in row["by"] or ()}
        self._put("asked", named)
        nodes = self._among("nodes", "id")
        in_order = (_in_order(edges.values()), _in_order(facts_found.values()))
        return self._dataset(nodes, *in_order, claims)

    @cached_property
    def _has_facts(self) -> bool:
        return bool(self._rows("select 1 as found from facts limit 1"))

    def _among(self, name: str, column: str) -> list[Row]:
        """Return the rows of a table whose column holds an id that was asked for, in order."""
        return self._rows(f"select {COLUMNS[name]} from {name} where {column} in (select id from asked) {_ORDER}")

    def _of_documents(self, documents: set[str]) -> list[Row]:
        """Return the relations that say who published and wrote documents, and others that are cited alike.

        Those are of one publisher and year: a letter tells them apart.
        """
        self._put("asked", documents)
        return self._rows(_OF_DOCUMENTS, [[PUBLISHED_BY, WRITTEN_BY, VERSION_OF], PUBLISHED_BY])

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

    def _rows(self, query: str, values: Collection[Any] = ()) -> list[Row]:
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


def _conflicts(rows: Mapping[str, Row]) -> set[str]:
    return {other for row in rows.values() for other in row["conflicts"] or ()}


def _in_order(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row["file_row_number"])


def _participants(row: Row) -> tuple[str, ...]:
    return (row["src"], row["dst"], *(it["entity"] for it in row["also"] or ()))


_TOUCHING = """
    src in (select id from frontier) or dst in (select id from frontier)
    or (len(also) > 0 and list_has_any(list_transform(also, lambda it: it.entity), (select list(id) from frontier)))
"""
_OF_DOCUMENTS = """
    with maker as (select src as document, dst as maker from edges where type = $2),
    near as (
        select distinct other.document as id from asked
        join maker on maker.document = asked.id join maker other on other.maker = maker.maker
        join nodes here on here.id = asked.id join nodes there on there.id = other.document
        where left(here.published, 4) is not distinct from left(there.published, 4)
    )
    select EDGES from edges where list_contains($1, type) and (
        src in (select id from asked) or src in (select id from near) or dst in (select id from asked)
    )
"""
_OF_DOCUMENTS = _OF_DOCUMENTS.replace("EDGES", COLUMNS["edges"])
# Each in a table of its own: within one query they would be computed again with every step.
_NUMBERED = (
    "create or replace temp table numbered as select id, kind, row_number() over (order by id) as number from nodes"
)
_MEMBERS = """
    create or replace temp table member as
    select distinct edge, min(number) over (partition by edge) as first, number from (
        select file_row_number as edge,
            unnest(list_concat([src, dst], list_transform(also, lambda it: it.entity))) as entity
        from edges where asserted and type not in ({curators})
    ) join numbered on numbered.id = entity where {chosen}
"""
_BESIDE = """
    create or replace temp table beside as
    select distinct first as one, number as other from member where first <> number
    union select distinct number, first from member where first <> number
    order by one
"""
_COMPONENTS = """
    with recursive reached(number, lowest) using key (number) as (
        select number, number from numbered
        union
        select beside.other, min(reached.lowest) from reached
        join beside on beside.one = reached.number
        join recurring.reached before on before.number = beside.other
        where reached.lowest < before.lowest group by beside.other
    )
    select list(id) from reached join numbered using (number) group by lowest
"""
_JOINED = """
    create or replace temp table joined as
    select distinct here.number as one, there.number as other
    from member here join member there using (edge) where here.number <> there.number
"""
_FIRST_LEVEL = """
    create or replace temp table level as
    select number, 0 as step, false as is_on_the_way from numbered where id in (select id from asked)
"""
_ARRIVED = "select 1 from level join numbered using (number) where id in (select id from asked) limit 1"
_NEXT_LEVEL = """
    insert into level
    select distinct other, $1, false from joined join level on level.number = one and step = $1 - 1
    where other not in (select number from level)
    returning 1
"""
_BACK_FROM = """
    update level set is_on_the_way = true where step = $1 and number in (
        select number from numbered where id in (select id from asked)
    )
"""
_BACK = """
    update level set is_on_the_way = true where step = $1 and number in (
        select one from joined join level later on later.number = other and later.step = $1 + 1 and later.is_on_the_way
    )
"""
_ON_THE_WAY = "select id from level join numbered using (number) where is_on_the_way"
