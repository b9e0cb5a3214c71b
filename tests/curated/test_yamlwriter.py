"""YAML as curators write it: what was meant comes back, and nothing is quoted without need."""

import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.curated.characters import first_hidden
from graph.curated.yamlfile import read
from graph.curated.yamlwriter import write

TRICKY = [
    "NO",
    "on",
    "~",
    "null",
    "010",
    "2022-10",
    "[2021-02..2022-10]",
    "../2022",
    "a: b",
    "a #b",
    "a#b",
    "- a",
    "-",
    "?",
]
TRICKY += [
    "'",
    '"',
    "''",
    '"\\"',
    "\\",
    "{a}",
    "[a",
    "a]",
    "a,b",
    "a: ",
    "a:",
    ":a",
    "#",
    "&a",
    "*a",
    "!a",
    "!!str a",
    "|",
    ">",
]
TRICKY += [
    "%a",
    "@a",
    "`a",
    " a",
    "a ",
    "a\nb",
    "\n\na\n",
    "\ta",
    "a\t",
    "---",
    "...",
    "--- a",
    "... a",
    "<<",
    "=",
    "a\n- b",
]
TRICKY += [
    "https://a.b/?c=d&e#f",
    "x" * 300,
    "ကိုကို",
    "\u200dက",
    "e\u0301",
    "\u0301",
    "\u00a0a\u00a0",
    "🦊",
    "\U000e0001",
    "\ufdd0",
]
TRICKY += ["a: b: c", "a :b", "a:\u00a0b", "?a", "a?", "a ?b", "{", "}", "],[", "a\u3000"]

texts = st.text(min_size=1).filter(lambda text: first_hidden(text) is None and not text.isspace()) | st.sampled_from(
    TRICKY
)
texts |= st.text("aB1 :#-?[]{},&*!|>'\"%@`~\\\n\t.=<", min_size=1)
keys = st.text(string.ascii_letters + " :#-?[]{},&*!|>'\"%@`~\\.က", min_size=1, max_size=60)
mappings = st.dictionaries(keys, texts | st.lists(texts, min_size=1), min_size=1)
records = st.dictionaries(
    keys, texts | st.lists(texts, min_size=1) | mappings | st.lists(mappings | texts, min_size=1), min_size=1
)


def read_back(file: Path) -> dict[str, Any]:
    """Return what the reader of curated files finds, by key; lists of records together."""
    problems: list[Any] = []
    found: dict[str, Any] = {}
    for key, index, value in read(file, frozenset({"entities"}), problems):
        if index is None:
            found[key] = value
        else:
            found.setdefault(key, []).append(value)
    assert problems == []
    return found


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(kinds=st.dictionaries(keys, mappings, min_size=1), entities=st.lists(records, min_size=1))
def test_whatever_is_written_is_read_back(tmp_path: Path, kinds: Any, entities: Any) -> None:
    """Any text a dataset may hold, as value and in lists, and any mapping of them, survives."""
    file = tmp_path / "entities.yaml"

    file.write_text("".join(write({"kinds": kinds, "entities": entities})), "utf-8", newline="\n")

    assert read_back(file) == {"kinds": kinds, "entities": entities}


@pytest.mark.parametrize("text", TRICKY)
def test_tricky_texts_survive_everywhere(text: str, tmp_path: Path) -> None:
    """As a value, in a list, in a mapping, in a mapping in a list, as a key."""
    record = {"name": text, "aliases": [text, text], "figures": {text[:80]: text}, "evidence": [{"cite": text}, text]}
    file = tmp_path / "entities.yaml"

    file.write_text("".join(write({"entities": [record, record]})), "utf-8", newline="\n")

    assert read_back(file) == {"entities": [record, record]}


def test_it_reads_like_the_work_of_a_curator() -> None:
    """Plain words stay plain, short lists and mappings stand on one line, evidence with more to say on several."""
    record = {
        "from": "malaysia",
        "type": "deported",
        "to": "myanmar-nationals-in-malaysia",
        "also": {"to": ["myanmar", "no"]},
        "when": "[2021-02..2022-10]",
        "evidence": [
            {"cite": "asia-times#42", "by": "reuters", "figures": {"people": "150"}, "says": "it's: so, they say"},
            {"cite": "voa#23-24+26"},
        ],
        "note": "Plain, with a comma, (brackets) & more",
    }

    text = "".join(
        write({"types": {"deported": {"inverse": "deported by", "from": ["government"]}}, "relations": [record]})
    )

    assert (
        text
        == """\
types:
  deported: {inverse: deported by, from: [government]}
relations:
- from: malaysia
  type: deported
  to: myanmar-nationals-in-malaysia
  also: {to: [myanmar, "no"]}
  when: "[2021-02..2022-10]"
  evidence:
  - cite: asia-times#42
    by: reuters
    figures: {people: 150}
    says: "it's: so, they say"
  - cite: voa#23-24+26
  note: Plain, with a comma, (brackets) & more
"""
    )
