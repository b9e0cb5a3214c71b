"""Curated YAML written the way curators write it, and so that `yamlfile` reads back exactly what was meant.

Every scalar is text; it is quoted where YAML's syntax needs it, or another reader would make something else of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.curated.scalars import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDTH = 110
"""Up to here lists and mappings stand on one line."""


def write(sections: Mapping[str, Any]) -> Iterator[str]:
    """Yield a curated file: under each key a list of records, or a mapping of definitions; empty ones are left out.

    Values are text, lists and mappings, none of them empty.
    """
    for key, section in sections.items():
        head = f"{key}:\n"
        if isinstance(section, dict):
            lines = (f"  {_inside(name)}:{_value(value, 2)}\n" for name, value in section.items())
        else:
            lines = (f"- {_mapping(record, 0)}\n" for record in section)
        for line in lines:
            yield head + line
            head = ""


def _mapping(value: Mapping[str, Any], indent: int) -> str:
    """Return a mapping over several lines, for a place after ``- ``."""
    lines = [f"{_inside(key)}:{_value(item, indent + 2)}" for key, item in value.items()]
    return f"\n{' ' * (indent + 2)}".join(lines)


def _value(value: Any, indent: int) -> str:
    """Return what stands behind ``key:``."""
    if type(value) is str:
        return f" {scalar(value)}"
    inline = _inline(value)
    if inline is not None and len(inline) <= _WIDTH - indent:
        return f" {inline}"
    if isinstance(value, dict):
        return f"\n{' ' * (indent + 2)}{_mapping(value, indent)}"
    items = [scalar(item) if type(item) is str else _mapping(item, indent) for item in value]
    return "".join([f"\n{' ' * indent}- {item}" for item in items])


def _inline(value: Any) -> str | None:
    """Return a list of texts, or a mapping to texts and such lists, on one line; None where it holds records."""
    if type(value) is str:
        return _inside(value)
    if isinstance(value, dict):
        items = [_inline(item) for item in value.values()]
        if any(item is None for item in items):
            return None
        return "{" + ", ".join([f"{_inside(key)}: {item}" for key, item in zip(value, items, strict=True)]) + "}"
    if any(type(item) is not str for item in value):
        return None
    return f"[{', '.join([_inside(item) for item in value])}]"


def _inside(text: str) -> str:
    return scalar(text, inside=True)
