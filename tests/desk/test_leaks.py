"""A restricted word is found wherever it stands in a published file, however it is written there."""

import base64
import gzip
import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from graph.curated.load import load
from graph.desk.leaks import leaks, restricted_words
from graph.desk.start import EXAMPLE
from graph.page.page import vis_network
from graph.questions.visibility import public

NAME = "Zoë Quayle-Informant"
WORDS = frozenset({NAME, "zoe-quayle", "informant for"})


def _zip(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner/a.txt", text)
    return stream.getvalue()


def _named_in_zip(text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"{text}.txt", "")
    return stream.getvalue()


def _sqlite(text: str) -> bytes:
    """Return a database in which a long cell breaks the name over two pages."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create table t (a text)")
    for padding in range(4000, 4100):
        connection.execute("insert into t values (?)", ["x" * padding + f" {text} " + "y" * 9000])
    connection.commit()
    content = bytes(connection.serialize())
    connection.close()
    return content


def _parquet(text: str) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.table({"a": [text, "b"]}), stream, compression="zstd", write_statistics=False)
    return stream.getvalue()


def _parquet_statistics(text: str) -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.table({"a": [text, text]}), stream, compression="zstd", use_dictionary=False)
    return stream.getvalue()


def _parquet_metadata(text: str) -> bytes:
    stream = io.BytesIO()
    table = pa.table({"a": ["b"]}).replace_schema_metadata({"about": text})
    parquet.write_table(table, stream)
    return stream.getvalue()


PLANTED: dict[str, Callable[[str], bytes]] = {
    "as it is": str.encode,
    "in other case and without accents": lambda text: text.upper().replace("Ë", "E").encode(),
    "decomposed": lambda text: text.replace("ë", "e\u0308").encode(),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "as UTF-16": lambda text: text.encode("utf-16"),
    "in JSON, as ASCII": lambda text: json.dumps({"a": text}).encode(),
    "in a page's data": lambda text: b"<script>{'a': '" + text.replace("-", "\\u002d").encode() + b"'}</script>",
    "with HTML's signs": lambda text: text.replace("ë", "&euml;").replace("-", "&#x2d;").encode(),
    "in XML": lambda text: f"<data>{text.replace('ë', '&#235;')}</data>".encode(),
    "in Turtle": lambda text: f'"{text.replace("ë", chr(92) + "U000000EB")}"'.encode(),
    "in an address": lambda text: b"https://example.org/" + text.replace("ë", "%C3%AB").replace(" ", "%20").encode(),
    "in base64": lambda text: b"data:text/plain;base64," + base64.b64encode(f"It is {text} who".encode()),
    "in base64 for addresses": lambda text: base64.urlsafe_b64encode(f"{text} ÿÿÿ who is ??>> it".encode()),
    "across lines": lambda text: text.replace(" ", "\n  ").encode(),
    "compressed": lambda text: gzip.compress(text.encode()),
    "twice compressed": lambda text: gzip.compress(gzip.compress(text.encode())),
    "in an archive": _zip,
    "as a name in an archive": _named_in_zip,
    "in a database, over two pages": _sqlite,
    "in a column": _parquet,
    "in the bounds of a column": _parquet_statistics,
    "in the metadata of a table": _parquet_metadata,
}


@pytest.mark.parametrize("how", PLANTED)
def test_a_planted_name_is_found(how: str) -> None:
    """And the file is clean without it."""
    assert NAME in [leak.word for leak in leaks("file", PLANTED[how](NAME), WORDS)]
    assert leaks("file", PLANTED[how]("Someone quite else, whose name is public"), WORDS) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("entity=zoe-quayle&view=table", ["zoe-quayle"]),
        ("(a)-[:INFORMANT_FOR]->(b)", ["informant for"]),
        ("a--informant-for--b", ["informant for"]),
        ("informant for zoe-quayle", ["informant for", "zoe-quayle"]),
        ("zoe-quayles, informants for", []),
        ("Zoë, Quayle", ["zoe-quayle"]),
    ],
)
def test_words_are_whole(text: str, words: list[str]) -> None:
    """In any case, whatever signs join them; not as a part of others."""
    assert [leak.word for leak in leaks("file", text.encode(), WORDS)] == words


def test_the_name_of_a_file_counts() -> None:
    """It is published too."""
    assert [(leak.where, leak.word) for leak in leaks("csv/zoe-quayle.csv", b"", WORDS)] == [
        ("in its name", "zoe-quayle")
    ]


def test_the_engine_s_own_files_are_left_out() -> None:
    """A word of vis-network is nobody's name."""
    assert leaks("index.html", vis_network().encode(), frozenset({"Physics", "function"})) == []


@given(st.binary(max_size=300))
def test_any_bytes_can_be_searched(content: bytes) -> None:
    """Broken archives and databases too; nothing is raised."""
    for beginning in (b"", b"\x1f\x8b", b"PK\x03\x04", b"SQLite format 3\0", b"PAR1"):
        leaks("file", beginning + content, WORDS)


def test_what_is_searched_for() -> None:
    """Whoever is withheld by id and name, withheld relations, what only they say and use; not what is public too."""
    dataset = load(EXAMPLE)
    entities = dict(dataset.entities)
    entities["ferry"] = entities["town-hall-source"]._replace(id="ferry", name="Nordlink", aliases=())
    found = restricted_words(dataset._replace(entities=entities), public(dataset)[0])

    assert found.words == {
        "A clerk at the town hall",
        "town-hall-source",
        "town-hall-source--speaks-for--sundhavn-holding",
    }
    assert found.passed_over == {"Nordlink"}


def test_what_every_page_says_cannot_be_searched_for(tmp_path: Path) -> None:
    """A word of the page's own is no leak, and is told to be left out."""
    (tmp_path / "entities.yaml").write_text(
        "entities:\n- {id: search, kind: person, name: Search, visibility: restricted}\n", "utf-8"
    )
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    dataset = load(tmp_path)

    assert restricted_words(dataset, public(dataset)[0]) == (frozenset(), frozenset({"Search"}))
