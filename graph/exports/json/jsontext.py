"""Records as JSON, one a line, so that a file of any size is written as a stream and compared line by line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

dumps: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def array(records: Iterable[object]) -> Iterator[str]:
    """Yield a JSON array, one record a line."""
    between = "[\n"
    for record in records:
        yield between + dumps(record)
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"
