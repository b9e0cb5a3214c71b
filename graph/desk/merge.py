"""Two entities made into one: all that either says stays, every mention follows, relations that become one join."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.curated.relations import derived_id
from graph.curated.scalars import scalar
from graph.desk.changes import Change, Desk
from graph.desk.chunks import chunks
from graph.desk.edits import Edit, edited
from graph.desk.joining import joined_record
from graph.desk.rename import record_indent, replace_references
from graph.desk.source import parsed
from graph.errors import EditError
from graph.questions.find import find

if TYPE_CHECKING:
    from pathlib import Path

    from graph.desk.source import Node, Source
    from graph.model.records import Alias, Entity
    from graph.model.vocabulary import RelationType


def merged(folder: Path, keep: str, gone: str) -> Change:
    """Return what making one entity of two changes.

    The one that goes leaves its id under ``was``, its names as aliases, and what it says where the other says nothing;
    of what both say its own goes into the note. Of two visibilities the stricter holds.

    Raises:
        NameNotFoundError: if either is not found.
        EditError: if they are of different kinds, are said not to be the same, or are tied to each other.
    """
    desk = Desk(folder)
    kept, going = find(desk.dataset, keep), find(desk.dataset, gone)
    _check(desk, kept, going)
    replace_references(desk, {going.id: kept.id})
    change = desk.change()
    after = {source.path: change.after.get(source.path, source.text) for source in desk.sources}
    for source in desk.of("entities"):
        after[source.path] = _entities(source, after[source.path], kept, going)
    types = desk.dataset.vocabulary.types
    for source in desk.of("relations"):
        after[source.path] = _joined(source, after[source.path], types)
    before = change.before
    change = change._replace(after={path: text for path, text in after.items() if text != before[path]})
    change.checked()
    return change


def _check(desk: Desk, kept: Entity, going: Entity) -> None:
    if kept.id == going.id:
        raise EditError(f"'{kept.id}' is one already")
    if kept.kind != going.kind:
        raise EditError(f"'{kept.id}' is of kind {kept.kind}, '{going.id}' of kind {going.kind}: make them agree first")
    if going.id in kept.not_same or kept.id in going.not_same:
        raise EditError(f"'{kept.id}' and '{going.id}' are said not to be the same, under 'not'; take that out first")
    if kept.text and going.text and kept.text != going.text:
        raise EditError(f"'{kept.id}' and '{going.id}' are two texts that were read; tie them by 'version of' instead")
    both = {kept.id, going.id}
    every = [*desk.dataset.relations.values(), *desk.dataset.facts.values()]
    tied = [relation.id for relation in every if len(both & set(relation.participants)) > 1]
    if tied:
        lines = "\n".join(f"  {relation_id}" for relation_id in tied)
        raise EditError(f"these would tie '{kept.id}' to itself; settle them first:\n{lines}")


def _entities(source: Source, text: str, kept: Entity, going: Entity) -> str:
    """Return a file of entities without the one that goes, and with the other as it is then."""
    now = source._replace(text=text, root=parsed(text))
    for chunk, record in zip(chunks(now), now.records, strict=False):
        if _text(record, "id") == going.id:
            end = chunk.end
            while text[end : end + 1] == "\n":  # the blank line that set it apart
                end += 1
            text = _without(text[: chunk.start], text[end:])
            now = now._replace(text=text, root=parsed(text))
            break
    for record in now.records:
        if _text(record, "id") == kept.id:
            return text[: record.start] + _kept(now, record, kept, going) + text[record.end :]
    return text


def _kept(source: Source, record: Node, kept: Entity, going: Entity) -> str:
    """Return the text of the record that stays."""
    fields: dict[str, str] = {}
    names = [_alias(alias) for alias in going.aliases if alias.name not in kept.names]
    if going.name not in kept.names:
        names.insert(0, scalar(going.name, inside=True))
    added: dict[str, list[str]] = {
        "aliases": names,
        "was": [scalar(it, inside=True) for it in (going.id, *going.was)],
        "not": [scalar(it, inside=True) for it in going.not_same if it not in kept.not_same],
    }
    for key, items in added.items():
        if items:
            fields[key] = _longer(record.get(key), source, items)
    note = [kept.note] if kept.note else []
    for key, mine, other in (("description", kept.description, going.description), ("url", kept.url, going.url)):
        if other and not mine:
            fields[key] = scalar(other)
        elif other and other != mine:
            note.append(f"Of {going.id}: {other}")
    note += [going.note] if going.note and going.note not in note else []
    if " ".join(note) != kept.note:
        fields["note"] = scalar(" ".join(note))
    if going.visibility == "restricted":
        fields["visibility"] = "restricted"
    return _with_fields(source, record, fields)


def _with_fields(source: Source, record: Node, fields: dict[str, str]) -> str:
    """Return a record with some keys set: in their place where they stand, ``was`` below the id, others at the end."""
    written = source.text[record.start : record.end]
    end = len(written) - 1 if record.is_flow else len(written.rstrip())
    between = ", " if record.is_flow else f"\n{' ' * record_indent(source, record)}"
    edits = []
    for key, value in fields.items():
        node, after = record.get(key), record.get("id")
        if node:
            old = source.text[node.start : node.end]
            edits.append(Edit(node.start - record.start, node.start + len(old.rstrip()) - record.start, value))
        else:
            place = after.end - record.start if key == "was" and after else end
            edits.append(Edit(place, place, f"{between}{key}: {value}"))
    return edited(written, edits)


def _without(before: str, behind: str) -> str:
    """Join what stands around a record that goes; at the end of a file no blank line is left of it."""
    return before + behind if behind else before.rstrip("\n") + "\n"


def _alias(alias: Alias) -> str:
    more = {"lang": alias.language, "former": "true" if alias.is_former else ""}
    parts = [f", {key}: {value}" for key, value in more.items() if value]
    name = scalar(alias.name, inside=True)
    return f"{{name: {name}{''.join(parts)}}}" if parts else name


def _longer(node: Node | None, source: Source, items: list[str]) -> str:
    """Return a list in brackets with more in it."""
    if node is None:
        return f"[{', '.join(items)}]"
    if node.kind == "list" and not node.is_flow:
        written = [source.text[it.start : it.end].rstrip() for it in node.values]
    else:
        written = [source.text[node.start : node.end].strip("[]")]
    return f"[{', '.join([*(it for it in written if it), *items])}]"


def _joined(source: Source, text: str, types: dict[str, RelationType]) -> str:
    """Return a file of relations in which no two records without an id are the same relation."""
    while pair := _twins(source._replace(text=text, root=parsed(text)), types):
        now = source._replace(text=text, root=parsed(text))
        first, second = (now.records[number] for number in pair)
        one, other = (chunks(now)[number] for number in pair)
        end = other.end
        while text[end : end + 1] == "\n":
            end += 1
        record = joined_record(now, first, second)
        comment = text[other.start : text.rfind("\n", 0, second.start) + 1]
        rest = _without(text[first.end : other.start], text[end:])
        text = text[: one.start] + comment + text[one.start : first.start] + record + rest
    return text


def _twins(source: Source, types: dict[str, RelationType]) -> tuple[int, int] | None:
    seen: dict[str, int] = {}
    for number, record in enumerate(source.records):
        known = types[_text(record, "type")]
        start, end = _text(record, "from"), _text(record, "to")
        if known.is_symmetric:
            start, end = sorted((start, end))
        if _text(record, "id") or known.value:
            continue
        first = seen.setdefault(derived_id(start, known.slug, end), number)
        if first != number:
            return first, number
    return None


def _text(record: Node, key: str) -> str:
    node = record.get(key)
    return node.text if node and node.kind == "scalar" else ""
