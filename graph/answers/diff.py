"""What `graph diff` answers: each claim that came, went or reads otherwise, under the relation that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.answers.entries import Entries
from graph.answers.links import about
from graph.answers.listing import Answer, Entry, Line, Listing, Section, Table
from graph.words.english import counted
from graph.words.sentences import claim_data, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Claim, Dataset, Entity, Relation
    from graph.questions.diff import Altered, ChangedPath, ChangedRelation, Diff
    from graph.questions.paths import Path

_COLUMNS = ("change", "what", "id", "sentence", "field", "before", "after", "claim", "citation")


def diff_report(old: Dataset, new: Dataset, found: Diff, title: str = "Changes") -> Answer:
    """List entities first, then relations that came, went and changed, then chains that lead otherwise."""
    words = _Words(old, new)
    sections = [
        Section("entities added", [words.entity(it) for it in found.added_entities]),
        Section("entities gone", [words.entity(it) for it in found.gone_entities]),
        Section("entities changed", [Entry(it.new.name, "", _lines(it.altered)) for it in found.changed_entities]),
        Section("relations added", [words.after.relation(it) for it in found.added]),
        Section("relations gone", [words.before.relation(it) for it in found.gone]),
        Section("relations changed", [words.changed(it) for it in found.changed]),
        Section("shortest chains", [words.chains(it) for it in found.paths]),
    ]
    listing = Listing(title, [], [section for section in sections if section.body], [_remark(found)])
    return Answer([listing], Table(_COLUMNS, words.rows(found)), words.data(found))


def _remark(found: Diff) -> str:
    if found.is_empty:
        return "Nothing changed."
    added = sum(len(it.claims) for it in found.added) + sum(len(it.added) for it in found.changed)
    gone = sum(len(it.claims) for it in found.gone) + sum(len(it.gone) for it in found.changed)
    changed = sum(len(it.changed) for it in found.changed)
    standings = sum(it.standings is not None for it in found.changed)
    parts = [f"{counted(added, 'claim')} added", f"{gone:,} gone", f"{changed:,} changed"]
    if standings:
        parts.append(f"{counted(standings, 'relation')} {'stands' if standings == 1 else 'stand'} otherwise")
    return f"{', '.join(parts)}."


def _lines(altered: Sequence[Altered]) -> list[Line]:
    return [Line(it.field, (f"{it.old or 'nothing'} → {it.new or 'nothing'}",)) for it in altered]


class _Words:
    """Writes what changed, each side in the words of its own dataset."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self._old, self._new = old, new
        self.before, self.after = Entries(old), Entries(new)

    def entity(self, entity: Entity) -> Entry:
        """Return the entry of an entity that came or went."""
        return Entry(entity.name, "", [Line(entity.id, tuple(about(entity)))])

    def changed(self, it: ChangedRelation) -> Entry:
        """Return a relation under its sentence of now: how it stands, then claim by claim."""
        summary = f"{it.standings[0]} → {it.standings[1]}" if it.standings else ""
        lines = _lines(it.altered)
        lines += [_marked("added", self.after.claim(it.new, claim)) for claim in it.added]
        lines += [_marked("gone", self.before.claim(it.old, claim)) for claim in it.gone]
        for changed in it.changed:
            said = tuple(f"{each.field}: {each.old or 'nothing'} → {each.new or 'nothing'}" for each in changed.altered)
            line = self.after.claim(it.new, changed.new)
            lines.append(Line("changed", said, line.short, line.full))
        return Entry(sentence(self._new, it.new), summary, lines)

    def chains(self, it: ChangedPath) -> Entry:
        """Return the shortest chains between two, before and now."""
        names = self._new.entities[it.start].name, self._new.entities[it.end].name
        lines = [Line("before", (self._chain(self._old, path),)) for path in it.old] or [Line("before", ("no chain",))]
        lines += [Line("now", (self._chain(self._new, path),)) for path in it.new] or [Line("now", ("no chain",))]
        return Entry(" – ".join(names), "", lines)

    @staticmethod
    def _chain(dataset: Dataset, path: Path) -> str:
        return " – ".join(dataset.entities[key].name for key in (path[0].start, *(hop.end for hop in path)))

    def rows(self, found: Diff) -> list[tuple[str, ...]]:
        """Return a row a claim that came or went, and a row a field that changed."""
        rows = [("added", "entity", it.id, it.name, *[""] * 5) for it in found.added_entities]
        rows += [("gone", "entity", it.id, it.name, *[""] * 5) for it in found.gone_entities]
        for each in found.changed_entities:
            rows += [
                ("changed", "entity", each.new.id, each.new.name, a.field, a.old, a.new, "", "") for a in each.altered
            ]
        for relation in found.added:
            rows += [self._row("added", self.after, relation, claim) for claim in relation.claims]
        for relation in found.gone:
            rows += [self._row("gone", self.before, relation, claim) for claim in relation.claims]
        for it in found.changed:
            own = (it.new.id, sentence(self._new, it.new))
            rows += [("changed", "relation", *own, a.field, a.old, a.new, "", "") for a in it.altered]
            if it.standings:
                rows.append(("changed", "relation", *own, "standing", *it.standings, "", ""))
            rows += [self._row("added", self.after, it.new, claim) for claim in it.added]
            rows += [self._row("gone", self.before, it.old, claim) for claim in it.gone]
            for changed in it.changed:
                where = (it.new.address(changed.new), self.after.citations.full(changed.new))
                rows += [("changed", "claim", *own, a.field, a.old, a.new, *where) for a in changed.altered]
        return rows

    @staticmethod
    def _row(change: str, entries: Entries, relation: Relation, claim: Claim) -> tuple[str, ...]:
        own = (relation.id, sentence(entries.dataset, relation))
        return (change, "claim", *own, "", "", "", relation.address(claim), entries.citations.full(claim))

    def data(self, found: Diff) -> dict[str, Any]:
        """Return the same for programs."""
        return {
            "entities": {
                "added": [it.id for it in found.added_entities],
                "gone": [it.id for it in found.gone_entities],
                "changed": [{"id": it.new.id, "altered": _fields(it.altered)} for it in found.changed_entities],
            },
            "relations": {
                "added": [self._whole(self.after, it) for it in found.added],
                "gone": [self._whole(self.before, it) for it in found.gone],
                "changed": [self._changed_data(it) for it in found.changed],
            },
            "paths": [
                {
                    "start": it.start,
                    "end": it.end,
                    "before": [[path[0].start, *(hop.end for hop in path)] for path in it.old],
                    "now": [[path[0].start, *(hop.end for hop in path)] for path in it.new],
                }
                for it in found.paths
            ],
        }

    @staticmethod
    def _whole(entries: Entries, relation: Relation) -> dict[str, Any]:
        claims = [claim_data(entries.citations, relation, claim) for claim in relation.claims]
        head = {"id": relation.id, "sentence": sentence(entries.dataset, relation), "standing": relation.standing}
        return head | {"claims": claims}

    def _changed_data(self, it: ChangedRelation) -> dict[str, Any]:
        data: dict[str, Any] = {"id": it.new.id, "sentence": sentence(self._new, it.new)}
        if it.standings:
            data["standing"] = {"before": it.standings[0], "after": it.standings[1]}
        data["altered"] = _fields(it.altered)
        data["added"] = [claim_data(self.after.citations, it.new, claim) for claim in it.added]
        data["gone"] = [claim_data(self.before.citations, it.old, claim) for claim in it.gone]
        data["changed"] = [
            {"claim": it.new.address(changed.new), "altered": _fields(changed.altered)} for changed in it.changed
        ]
        return {key: value for key, value in data.items() if value}


def _fields(altered: Sequence[Altered]) -> list[dict[str, str]]:
    return [{"field": it.field, "before": it.old, "after": it.new} for it in altered]


def _marked(mark: str, line: Line) -> Line:
    return line._replace(mark=mark, parts=(line.mark, *line.parts))
