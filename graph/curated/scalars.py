"""Text as it is written in a curated file: plain where every YAML reader would read that text again, else in quotes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import yaml

# Begins with a letter, a digit or a dot, and has no `: ` and ` #`, nor anything that closes or opens.
_PLAIN = re.compile(r"[^\W_](?:[^\n\t:#]|:(?=[^\s])|(?<! )#)*(?<! )|\.\.[^\n\t:#]*(?<! )")
_PLAIN_INSIDE = re.compile(r"[^\W_](?:[\w .;/~+&%!@()=*'-]|(?<! )#)*(?<! )")  # in [ ] and { }, and as a key
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TEXT, _WHOLE, _TIME = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "timestamp"))


def scalar(text: str, *, inside: bool = False) -> str:
    """Write a text as a value; `inside` brackets, and as a key, more of them need quotes.

    >>> scalar("Ko Ko"), scalar("NO"), scalar("010"), scalar("2022-10-19"), scalar("#23")
    ('Ko Ko', '"NO"', '"010"', '2022-10-19', '"#23"')
    """
    pattern = _PLAIN_INSIDE if inside else _PLAIN
    return text if pattern.fullmatch(text) and not is_misread(text) else quoted(text)


def is_misread(text: str) -> bool:
    """Tell whether another YAML reader would make something else of a plain text, which could not be turned back.

    A whole number and a day lose nothing: ``38`` and ``2022-10-19`` stay as they are. ``NO`` would be false, ``010``
    eight, ``1:30`` ninety, ``2019-13-45`` an error.
    """
    if text[:1] not in _STARTS:
        return False
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))
    if tag == _WHOLE:
        return str(int(text)) != text if text.isdecimal() else True
    if tag == _TIME:
        return not (_DAY.fullmatch(text) and _is_day(text))
    return tag != _TEXT


def quoted(text: str) -> str:
    """Write a text in quotes: double ones, single where that saves escapes."""
    if "\n" in text or "\t" in text or "'" in text:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    return f"'{text}'" if '"' in text or "\\" in text else f'"{text}"'


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_RESOLVER: Any = yaml.resolver.Resolver()
# No text that begins otherwise is anything else; most are told from that alone.
_STARTS = frozenset(start for start in _RESOLVER.yaml_implicit_resolvers if start)
