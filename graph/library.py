"""A dataset opened, asked and written, as notebooks do, and the command line."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from graph.answers.answered import Answered
from graph.curated.load import load as load_records
from graph.errors import QuestionError
from graph.model import dates
from graph.model.differences import Difference, differences
from graph.questions import find, links
from graph.questions.memory import Memory
from graph.questions.visibility import Withheld, public
from graph.tables.files import is_tables
from graph.tables.source import Tables
from graph.words.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import igraph
    import networkx as nx
    import pandas as pd
    from pyvis.network import Network

    from graph.drawing.layout import Position
    from graph.exports.losses import Loss
    from graph.model.records import Dataset as Records
    from graph.model.records import Entity, Relation
    from graph.model.vocabulary import Kind, RelationType, Vocabulary
    from graph.questions.audit import Audit
    from graph.questions.counts import Count
    from graph.questions.links import Link
    from graph.questions.paths import Path as Chain
    from graph.questions.rank import By, Rank
    from graph.questions.stats import Stats

NOTHING = Withheld((), (), ())


def load(folder: str | Path = ".", *, restricted: bool = False, with_: str | Path | None = None) -> Dataset:
    """Open the dataset in a folder, checked; or one as tables, of which each question reads what it needs.

    Args:
        folder: where its entities and relations lie, or what `graph export parquet` wrote of them.
        restricted: also what is marked ``visibility: restricted``, which is left out otherwise.
        with_: a folder of more curated files, all of whose records are restricted.

    Raises:
        DataError: with every problem found, each with its place.
        TableError: where tables cannot be read.
    """
    if is_tables(Path(folder)):
        return _tabled(Path(folder), restricted=restricted, with_=with_)
    records = load_records(Path(folder), Path(with_) if with_ else None)
    return Dataset(records) if restricted else Dataset(*public(records))


class Dataset:
    """Entities, relations and facts by id, each in the order of the files, and what can be asked of them.

    Nothing in it can be changed. Wherever an entity is asked for, its id, a former id, a name, an alias or distinctive
    words of one will do, as on the command line.
    """

    __slots__ = ("_source", "withheld")

    _source: Memory | Tables
    withheld: Withheld

    def __init__(self, source: Records | Tables, withheld: Withheld = NOTHING) -> None:
        object.__setattr__(self, "_source", source if isinstance(source, Tables) else Memory(source))
        object.__setattr__(self, "withheld", withheld)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a dataset cannot be changed; edit its files and load it again, not '{name}'")

    __delattr__ = None  # type: ignore[assignment]

    @property
    def records(self) -> Records:
        """All of it; of tables only now read as a whole."""
        return self._source.whole

    @property
    def title(self) -> str:
        """Its title."""
        return self._source.described.title

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Its entities by id."""
        return MappingProxyType(self.records.entities)

    @property
    def relations(self) -> Mapping[str, Relation]:
        """Its relations by id."""
        return MappingProxyType(self.records.relations)

    @property
    def facts(self) -> Mapping[str, Relation]:
        """Its facts by id: relations that give one entity a value."""
        return MappingProxyType(self.records.facts)

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds, types and units it may use."""
        kinds, types, units = self._source.described.vocabulary
        return self._source.described.vocabulary._replace(
            kinds=cast("dict[str, Kind]", MappingProxyType(kinds)),
            types=cast("dict[str, RelationType]", MappingProxyType(types)),
            units=cast("dict[str, tuple[str, ...]]", MappingProxyType(units)),
        )

    def find(self, name: str) -> Entity:
        """Return the one entity that is meant.

        Raises:
            NameNotFoundError: when there is none, with the nearest names, or several, with their ids.
        """
        return find.find(self._source.names, name)

    def find_all(self, name: str) -> list[Entity]:
        """List all entities that may be meant; none is no error."""
        return find.find_all(self._source.names, name)

    def mentioned(self, text: str) -> list[Entity]:
        """List all entities that a text may mean, then those in whose id or names all its words stand."""
        return find.mentioned(self._source.names, text)

    def links(
        self,
        name: str,
        *,
        depth: int = 1,
        types: Iterable[str] = (),
        kinds: Iterable[str] = (),
        at: str = "",
        unasserted: bool = False,
        parts: bool = False,
        undated: bool = False,
        single_source: bool = False,
        rows: str = "claims",
    ) -> Answered[Link]:
        """List everything linked to an entity, or to each of its namesakes of other kinds.

        Args:
            name: who is meant.
            depth: how many steps to go.
            types: only these types, by either reading; all by default.
            kinds: only to these kinds of entities; all by default.
            at: only what is possibly true then, a date in EDTF.
            unasserted: also what nobody asserts.
            parts: also the links of its parts.
            undated: only what no source dates.
            single_source: only what one independent source asserts.
            rows: what a row of the table is, ``claims`` or ``relations``.

        Raises:
            NameNotFoundError: when nobody is meant, or several who cannot all be.
            QuestionError: when `at` is no date.
        """
        from graph.answers.links import links_report

        selection = links.Selection(
            frozenset(types), frozenset(kinds), _date(at), unasserted, parts, undated, single_source
        )
        meant = self._source.meant(name)
        records = self._source.around([entity.id for entity in meant], depth)
        found = [links.linked(records, entity.id, selection, depth) for entity in meant]
        return Answered([link for one in found for link in one.links], links_report(records, found, rows=rows))

    def resting_on(self, document: str) -> Answered[Relation]:
        """List what rests on one document alone: what would fall with it.

        Raises:
            NameNotFoundError: when it is not found.
            QuestionError: when it is no document.
        """
        from graph.answers.links import alone_report
        from graph.questions.alone import resting_on

        entity = self.find(document)
        if entity.kind != "document":
            raise QuestionError(f"'{entity.id}' is no document; nothing is written in it")
        found = resting_on(self.records, entity.id)
        return Answered(found, alone_report(self.records, entity, found))

    def paths(self, start: str, end: str, *, limit: int | None = 5, through_documents: bool = False) -> Answered[Chain]:
        """List the shortest chains of asserted relations between two entities, at most `limit`; all of them with None.

        Raises:
            NameNotFoundError: when either is not found.
            QuestionError: when both are the same.
        """
        from graph.answers.paths import paths_report
        from graph.questions.network import assemble
        from graph.questions.paths import shortest_among

        starts, ends = self._source.meant(start), self._source.meant(end)
        if same := [entity.id for entity in starts if entity in ends]:
            raise QuestionError(f"'{start}' and '{end}' are the same entity, '{same[0]}'")
        ids = [entity.id for entity in starts], [entity.id for entity in ends]
        between = self._source.between(*ids, through_documents=through_documents)
        found = shortest_among(assemble(between), *ids, through_documents=through_documents, limit=limit)
        return Answered(found, paths_report(between, starts[0], ends[0], found))

    def counts(self, name: str) -> Answered[Count]:
        """List every figure about an entity, or about all of one name, by what is counted and then by time.

        Raises:
            NameNotFoundError: when nobody is meant, or several who cannot all be.
        """
        from graph.answers.counts import counts_report
        from graph.questions.counts import counts

        meant = self._source.meant(name)
        records = self._source.around([entity.id for entity in meant])
        found = counts(records, [entity.id for entity in meant])
        return Answered(found, counts_report(records, meant, found))

    def components(self, *, through_documents: bool = False, limit: int = 20) -> Answered[list[str]]:
        """List the entities in groups that no asserted relation joins, the largest first; `limit` of them are shown."""
        from graph.answers.whole import components_report

        found = self._source.components(through_documents=through_documents)
        return Answered(found, components_report(self._source.labels(), found, limit))

    def rank(self, by: By = "links", *, through_documents: bool = False, limit: int = 20) -> Answered[Rank]:
        """List of whom most is said, by ``links``, ``neighbours`` or ``sources``; `limit` of them are shown."""
        from graph.answers.whole import ranks_report
        from graph.questions.rank import ranked

        found = ranked(self.records, by, through_documents=through_documents)
        return Answered(found, ranks_report(self.records, found, by, limit))

    def cut(self, *names: str, depth: int = 1) -> Dataset:
        """Return what lies up to so many steps around some entities, with all that its claims need, as a dataset.

        Raises:
            NameNotFoundError: when one of them is not found.
        """
        from graph.questions.cutting import cut, within

        starts = [entity.id for name in names for entity in self._source.meant(name)]
        records = self._source.around(starts, depth + 1, complete=True)
        return Dataset(cut(records, within(records, starts, depth)), self.withheld)

    def stats(self) -> Stats:
        """Count what there is by document, type and entity, and list what lacks a date, a second source, a citation."""
        from graph.questions.stats import stats

        return stats(self.records)

    def differences(self) -> list[tuple[Relation, Difference]]:
        """List where the sources of one relation or fact differ, each with that relation."""
        every = (*self.records.relations.values(), *self.records.facts.values())
        return [(relation, found) for relation in every for found in differences(relation)]

    def audit(self, texts: str | Path) -> Audit:
        """Hold every citation against the texts in a folder."""
        from graph.questions.audit import audit

        return audit(self.records, Path(texts))

    def export(self, format_: str, target: str | Path, *, layout: bool = True) -> list[Loss]:
        """Write a format that other tools read, whole or not at all; return what it cannot say.

        Args:
            format_: one of those that ``graph export --list`` shows.
            target: a file, or a folder for formats of several files.
            layout: whether to compute positions, where the format holds them.

        Raises:
            KeyError: if there is no such format.
            WriteError: if it cannot be written.
        """
        from graph import output
        from graph.exports.formats import FORMATS, Subject
        from graph.exports.losses import Losses

        chosen = FORMATS[format_]
        network, positions = self._drawn(layout=layout and chosen.is_laid_out)
        subject = Subject(network, positions, Losses())
        if chosen.is_text:
            output.write(Path(target), chosen.text(subject))
        else:
            output.put(Path(target), lambda path: chosen.write(subject, path))
        return subject.losses.report()

    def to_networkx(self, *, layout: bool = False) -> nx.MultiDiGraph:
        """Return a graph whose attributes are text, numbers and booleans, named as in the exports.

        One node an entity, one edge a relation, its key the relation's id; networkx's own writers accept it.
        """
        import networkx as nx

        from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, Attributes

        network, positions = self._drawn(layout=layout)
        attributes = Attributes(network, positions)
        found = nx.MultiDiGraph(title=self.title)
        for entity_id, entity in network.nodes(data="entity"):
            found.add_node(entity_id, **_named(NODE_COLUMNS, attributes.node(entity)))
        for start, end, key, relation in network.edges(keys=True, data="relation"):
            found.add_edge(start, end, key, **_named(EDGE_COLUMNS, attributes.edge(relation)))
        return found

    def to_pandas(self) -> dict[str, pd.DataFrame]:
        """Return the tables of ``graph export csv`` by name: entities, names, relations, claims, figures and so on.

        A claim is a row of ``claims``; ``relation`` leads from there to ``relations``, ``document`` to ``entities``.
        """
        import pandas as pd

        from graph.exports.formats import Subject
        from graph.exports.losses import Losses
        from graph.exports.tables.csvfolder import tables

        found = tables(Subject(*self._drawn(layout=False), Losses()))
        return {
            name: pd.DataFrame(list(rows), columns=[column.name for column in columns])
            for name, (columns, rows) in found.items()
        }

    def to_igraph(self, *, layout: bool = False) -> igraph.Graph:
        """Return a directed `igraph.Graph` with the attributes of `to_networkx`; ``name`` is the entity's id."""
        import igraph

        network = self.to_networkx(layout=layout)
        number = {entity_id: index for index, entity_id in enumerate(network)}
        edges = list(network.edges(data=True))
        found = igraph.Graph(len(number), [(number[start], number[end]) for start, end, _ in edges], directed=True)
        found.vs["name"] = list(network)
        for column in dict.fromkeys(key for _, data in network.nodes(data=True) for key in data):
            found.vs[column] = [data.get(column) for _, data in network.nodes(data=True)]
        for column in dict.fromkeys(key for *_, data in edges for key in data):
            found.es[column] = [data.get(column) for *_, data in edges]
        return found

    def to_pyvis(self, **options: Any) -> Network:
        """Return a `pyvis.network.Network`, laid out and coloured, each line with its citations as title.

        Args:
            options: passed on to pyvis: ``height``, ``width``, ``bgcolor``, ``notebook``, …
        """
        from graph.exports.formats import Subject
        from graph.exports.losses import Losses
        from graph.exports.pyvis import network as drawn

        return drawn(Subject(*self._drawn(layout=True), Losses()), **options)

    def _drawn(self, *, layout: bool) -> tuple[nx.MultiDiGraph, dict[str, Position]]:
        from graph.questions.network import assemble

        network = assemble(self.records)
        if not layout:
            return network, {}
        from graph.drawing.layout import positions

        return network, positions(network)

    def __repr__(self) -> str:
        held = f"{counted(len(self.entities), 'entity', 'entities')}, {counted(len(self.relations), 'relation')}"
        return f"<Dataset {self.title!r}: {held}>"

    def _repr_html_(self) -> str:
        from graph.answers.overview import overview_report
        from graph.answers.webpage import as_html

        return as_html(overview_report(self.records).listings)


def _tabled(folder: Path, *, restricted: bool, with_: str | Path | None) -> Dataset:
    if with_:
        raise QuestionError(f"{folder}: holds tables; a folder of restricted records goes with curated files")
    tables = Tables(folder)
    if not tables.holds_restricted:
        return Dataset(tables)
    return Dataset(tables.whole) if restricted else Dataset(*public(tables.whole))


def _date(text: str) -> dates.Date | None:
    try:
        return dates.parse(text) if text else None
    except ValueError as error:
        raise QuestionError(str(error)) from error


def _named(columns: Sequence[Any], values: Sequence[Any]) -> dict[str, Any]:
    return {column.name: value for column, value in zip(columns, values, strict=True) if value is not None}
