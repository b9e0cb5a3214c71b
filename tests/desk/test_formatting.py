"""Files in order: the same records, the same comments; and again, nothing to change."""

import random
import re
import shutil
from pathlib import Path

import pytest
from shipped import ROOT, copy_shipped

from graph.curated.load import load
from graph.desk.formatting import formatted

TINY = Path(__file__).parent.parent / "data" / "tiny"


@pytest.mark.parametrize("file", sorted((ROOT / "relations").iterdir()), ids=lambda file: file.stem)
def test_records_in_any_order_come_out_in_one(file: Path, tmp_path: Path) -> None:
    """The shipped relations of a document, shuffled with the comments above them, come back byte for byte."""
    copied = copy_shipped(tmp_path) / "relations" / file.name
    text = copied.read_text("utf-8")
    head, records = text.split("\nrelations:\n")
    shuffled = records.rstrip("\n").split("\n\n")
    random.Random(len(text)).shuffle(shuffled)  # noqa: S311 - no secret
    copied.write_text(f"{head}\nrelations:\n" + "\n\n".join(shuffled) + "\n", "utf-8")

    change = formatted(tmp_path)

    assert change.after == {copied: text}


def test_what_is_in_order_stays_byte_for_byte(tmp_path: Path) -> None:
    """A second time there is nothing to change, and the same is said."""
    folder = shutil.copytree(TINY, tmp_path / "tiny")
    formatted(folder).write()

    assert formatted(folder).after == {}
    before, after = load(TINY), load(folder)
    assert (before.entities, before.relations, before.facts) == (after.entities, after.relations, after.facts)
    comments = [
        sorted(re.findall(r"#.*", (each / name).read_text("utf-8")))
        for name in ("entities.yaml", "relations.yaml")
        for each in (TINY, folder)
    ]
    assert comments[0::2] == comments[1::2]


def test_what_another_reader_would_misread_is_quoted(tmp_path: Path) -> None:
    """Yes, a leading zero and a time are text here, and something else to most; dates and whole numbers stay plain."""
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    (tmp_path / "entities.yaml").write_text(
        "entities:\n- {id: norway, kind: place, name: NO, aliases: [yes, 010, '12:30', 1.5, null, Oslo]}\n",
        "utf-8",
    )

    formatted(tmp_path).write()

    assert (tmp_path / "entities.yaml").read_text("utf-8") == (
        'entities:\n- {id: norway, kind: place, name: "NO", aliases: ["yes", "010", \'12:30\', "1.5", "null", Oslo]}\n'
    )


def test_in_a_file_of_one_document_the_order_is_that_of_the_text(tmp_path: Path) -> None:
    """With `document:` at the top, records stand by the first place they cite; a heading keeps its place."""
    (tmp_path / "entities.yaml").write_text(
        "entities:\n"
        "- {id: ana, kind: person, name: Ana}\n"
        "- {id: ben, kind: person, name: Ben}\n"
        f"- {{id: news, kind: document, name: News, text: {{file: n.txt, sha256: {'0' * 64}, paragraphs: 20}}}}\n",
        "utf-8",
    )
    (tmp_path / "relations.yaml").write_text(
        "document: news\n"
        "types:\n"
        "  led: {inverse: led by}\n"
        "  met: {symmetric: true}\n"
        "relations:\n"
        "# goes with the tenth\n"
        "- {from: ana, type: led, to: ben, evidence: [10]}\n"
        "- {from: ben, type: led, to: ana, evidence: [9-11, 2]}\n"
        "\n"
        "# ---- a heading\n"
        "\n"
        "- {from: ana, type: met, to: ben, evidence: [1]}\n",
        "utf-8",
    )

    formatted(tmp_path).write()

    assert (tmp_path / "relations.yaml").read_text("utf-8").split("relations:\n")[1] == (
        "- {from: ben, type: led, to: ana, evidence: [9-11, 2]}\n"
        "# goes with the tenth\n"
        "- {from: ana, type: led, to: ben, evidence: [10]}\n"
        "\n"
        "# ---- a heading\n"
        "\n"
        "- {from: ana, type: met, to: ben, evidence: [1]}\n"
    )
