"""GEXF 1.3, for Gephi and Gephi Lite: drawn, and on a timeline.

What readers need, measured: ``kind``, or Gephi adds parallel edges up to one; no attribute named ``type``, which breaks
Gephi Lite; all edges directed, or networkx refuses the file; whole days for ``start`` and ``end``, which is all that
``timeformat="date"`` allows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from graph.drawing.lines import LINES, apart
from graph.exports.flattened import note_flattened
from graph.exports.graphml.xmltext import attribute, is_plain
from graph.flat.columns import EDGE_COLUMNS, NODE_COLUMNS, OWN_EDGE_COLUMNS, SHARED_EDGE_COLUMNS, Attributes
from graph.model.dates import iso, parse
from graph.questions.network import edge_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.exports.formats import Subject
    from graph.exports.losses import Losses
    from graph.flat.columns import Column, Value
    from graph.model.dates import Day
    from graph.model.records import Relation

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta><creator>claimgraph</creator></meta>
<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""
_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_TITLES = {"type": "relation_type"}
_DRAWN = {"label", "x", "y", "size", "r", "g", "b"}  # in places of their own
_YEARS = range(1, 10_000)  # that every reader's calendar knows
_UNCERTAIN = "uncertain date on the timeline for as long as it may be meant"
_BEYOND = "date before year 1 or after 9999 not on the timeline"
_SYMMETRIC = "relation that reads the same from both ends drawn with a direction"


def gexf(subject: Subject) -> Iterator[str]:
    """Yield the graph as GEXF, in the order of the graph."""
    network = subject.network
    attributes = Attributes(network, subject.positions)
    note_flattened(subject)
    yield _HEAD
    yield from _declared("node", NODE_COLUMNS)
    yield from _declared("edge", EDGE_COLUMNS)
    yield "<nodes>\n"
    yield from _nodes(subject, attributes)
    yield "</nodes>\n<edges>\n"
    yield from _edges(subject, attributes)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(domain: str, columns: tuple[Column, ...]) -> Iterator[str]:
    yield f'<attributes class="{domain}">\n'
    for column in columns:
        if column.name not in _DRAWN:
            title = _title(column)
            yield f'<attribute id="{title}" title="{title}" type="{_TYPES[column.type]}"/>\n'
    yield "</attributes>\n"


def _nodes(subject: Subject, attributes: Attributes) -> Iterator[str]:
    heads = _heads(NODE_COLUMNS)
    for entity_id, entity in subject.network.nodes(data="entity"):
        values = attributes.node(entity)
        drawn = dict(zip(_names(NODE_COLUMNS), values, strict=True))
        position = ""
        if entity_id in subject.positions:
            position = f'<viz:position x="{drawn["x"]}" y="{drawn["y"]}" z="0.0"/><viz:size value="{drawn["size"]}"/>\n'
        yield (
            f'<node id="{entity_id}" label="{attribute(entity.name)}">\n'
            f"<attvalues>\n{_values(heads, values)}</attvalues>\n"
            f'<viz:color r="{drawn["r"]}" g="{drawn["g"]}" b="{drawn["b"]}"/>\n{position}</node>\n'
        )


def _edges(subject: Subject, attributes: Attributes) -> Iterator[str]:
    shared_heads, own_heads = _heads(SHARED_EDGE_COLUMNS), _heads(OWN_EDGE_COLUMNS)
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    types = subject.network.graph["dataset"].vocabulary.types
    looks = {}
    for standing, line in LINES.items():
        r, g, b = bytes.fromhex(line.colour[1:])
        looks[standing] = f'<viz:color r="{r}" g="{g}" b="{b}"/><viz:shape value="{line.style}"/>\n</edge>\n'
    for relation, name in apart(subject.network):
        if types[relation.type].is_symmetric:
            subject.losses.add(_SYMMETRIC, relation.id)
        kind = (relation.type, relation.standing)
        if kind not in shared:
            label = edge_label(relation)
            shared[kind] = attribute(label), _values(shared_heads, attributes.shared(relation))
        label, values = shared[kind]
        values += _values(own_heads, attributes.own(relation))
        times, spells = _times(relation, subject.losses)
        ends = f'id="{relation.id}" source="{relation.from_id}" target="{relation.to_id}"'
        names = f'label="{label}" kind="{attribute(name)}"'
        yield f"<edge {ends} {names}{times}>\n<attvalues>\n{values}</attvalues>\n{spells}{looks[relation.standing]}"


def _times(relation: Relation, losses: Losses) -> tuple[str, str]:
    """Return when a relation is on the timeline: as XML attributes, or as spells where dates are several."""
    spans = []
    for text in dict.fromkeys([date.text for date in relation.dates]):
        span, loss = _span(text)
        if span:
            spans.append(span)
        if loss:
            losses.add(loss, relation.id)
    if len(spans) < 2:  # noqa: PLR2004 - one needs no list
        return "".join(spans), ""
    return "", f"<spells>{''.join([f'<spell{span}/>' for span in spans])}</spells>\n"


@lru_cache(maxsize=1 << 14)
def _span(text: str) -> tuple[str, str]:
    """Return start and end of a date as XML attributes, and what that does not say of it."""
    date = parse(text)
    if any(day and day[0] not in _YEARS for day in (date.earliest, date.latest)):
        return "", _BEYOND
    is_uncertain = date.slack != (0, 0) or date.form == "one of"
    return _bound("start", date.earliest) + _bound("end", date.latest), _UNCERTAIN if is_uncertain else ""


def _bound(name: str, day: Day | None) -> str:
    return f' {name}="{iso(day)}"' if day else ""


def _title(column: Column) -> str:
    return _TITLES.get(column.name, column.name)


def _names(columns: tuple[Column, ...]) -> list[str]:
    return [column.name for column in columns]


def _heads(columns: tuple[Column, ...]) -> list[str]:
    """Return how each column's value begins; nothing for one that is drawn, not listed."""
    return ["" if column.name in _DRAWN else f'<attvalue for="{_title(column)}" value="' for column in columns]


def _values(heads: list[str], values: tuple[Value | None, ...]) -> str:
    lines = [
        f'{head}{value if type(value) is str else str(value).lower()}"/>\n'
        for head, value in zip(heads, values, strict=True)
        if head and value is not None
    ]
    text = "".join(lines)
    # Looking once whether anything but the tags is marked up takes a third of the time of looking at every value.
    if is_plain(text, len(lines), quotes=4 * len(lines)):
        return text
    return "".join(
        [_line(head, value) for head, value in zip(heads, values, strict=True) if head and value is not None]
    )


def _line(head: str, value: Value) -> str:
    return f'{head}{attribute(value) if type(value) is str else str(value).lower()}"/>\n'
