"""What `graph counts` answers: who counted what, for which time, and where counts cannot both be right."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from graph.answers.links import about, entity_data
from graph.answers.listing import Answer, Entry, Line, Listing, Section, Table
from graph.words.citations import Citations
from graph.words.counting import counter_words, period_words
from graph.words.english import counted
from graph.words.figures import figure_words
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.model.records import Dataset, Entity
    from graph.questions.counts import Count

_COLUMNS = (
    *("group", "unit", "figure", "low", "high", "when", "covers", "standing", "by", "sentence", "differs from"),
    *("document", "place", "citation", "claim"),
)


def counts_report(dataset: Dataset, entities: Sequence[Entity], found: Sequence[Count]) -> Answer:
    """List figures by what is counted, each with its claim, earliest first; say which cannot both be right."""
    rows = _Rows(dataset, found)
    groups = groupby(range(len(found)), key=lambda at: found[at].heading)
    sections = [Section(heading, rows.entries(numbers)) for heading, numbers in groups]
    remarks = [f"{counted(len(found), 'figure')}."]
    if pairs := sum(len(count.against) for count in found) // 2:
        remarks.append(f"{counted(pairs, 'pair')} cannot both be right.")
    title = ", ".join(dict.fromkeys(entity.name for entity in entities))
    listing = Listing(title, about(entities[0]), sections, remarks)
    data = {
        "entity": entity_data(entities[0]),
        "entities": [entity_data(entity) for entity in entities],
        "counts": [rows.data(at) for at in range(len(found))],
    }
    return Answer([listing], Table(_COLUMNS, [rows.cells(at) for at in range(len(found))]), data)


class _Rows:
    """Writes counts as entries, as cells and as data."""

    def __init__(self, dataset: Dataset, found: Sequence[Count]) -> None:
        self._dataset = dataset
        self._found = found
        self._citations = Citations(dataset)

    def entries(self, numbers: Iterable[int]) -> list[Entry]:
        """Write some counts; what one place says once, of the counting and of what was counted, is one entry."""
        together: dict[tuple[str, str], list[int]] = {}
        for at in numbers:
            count = self._found[at]
            together.setdefault((str(count.figure), count.claim.cite), []).append(at)
        return [
            Entry(figure_words(self._found[same[0]].figure), "", [line for at in same for line in self._lines(at)])
            for same in together.values()
        ]

    def _lines(self, at: int) -> list[Line]:
        count = self._found[at]
        claim = count.claim
        parts = (self._by(count), period_words(claim), sentence(self._dataset, count.relation))
        line = Line(count.standing, parts, self._citations.short(claim), self._citations.full(claim))
        return [line, *(Line("differs", (self._other(number),)) for number in count.against)]

    def cells(self, at: int) -> tuple[str, ...]:
        data = self.data(at)
        data["differs from"] = "; ".join(data.pop("differs_from"))
        data["high"] = "" if data["high"] is None else data["high"]
        return tuple(str(data[column]) for column in _COLUMNS)

    def data(self, at: int) -> dict[str, Any]:
        count = self._found[at]
        claim, figure = count.claim, count.figure
        return {
            "group": count.group,
            "unit": figure.unit,
            "figure": figure.text,
            "low": _number(figure.low),
            "high": _number(figure.high) if figure.high != float("inf") else None,
            "when": claim.when.text if claim.when else "",
            "covers": claim.covers.text if claim.covers else "",
            "standing": count.standing,
            "by": self._by(count).removeprefix("by "),
            "sentence": sentence(self._dataset, count.relation),
            "differs_from": [self._found[it].relation.address(self._found[it].claim) for it in count.against],
            "document": claim.document,
            "place": claim.cite.partition("#")[2],
            "citation": self._citations.full(claim),
            "claim": count.relation.address(claim),
        }

    def _by(self, count: Count) -> str:
        return counter_words(self._dataset, self._citations, count.relation, count.claim)

    def _other(self, at: int) -> str:
        other = self._found[at]
        who = self._by(other) or "stated"
        return f"{figure_words(other.figure)}, {who}, {self._citations.short(other.claim)}"


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value
