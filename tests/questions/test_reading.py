"""A document is read with its text: who is named, what cites each paragraph, what does not hold."""

import shutil
from pathlib import Path

import pytest

from graph.curated.load import checked
from graph.desk.start import EXAMPLE
from graph.errors import QuestionError
from graph.questions.audit import audit
from graph.questions.reading import read
from graph.questions.visibility import public

DATASET = checked(EXAMPLE)[0]
COLUMN = DATASET.entities["courier-2025-quay"]


def test_every_claim_stands_under_what_it_cites() -> None:
    """Each paragraph has the claims whose place it is part of, and no others."""
    for document in DATASET.entities.values():
        if document.text:
            found = read(DATASET, document, EXAMPLE / "texts")
            claims = [
                (number, relation.address(claim))
                for relation in (*DATASET.relations.values(), *DATASET.facts.values())
                for claim in relation.claims
                if claim.document == document.id
                for number in claim.place.numbers()
            ]
            shown = [(it.number, relation.address(claim)) for it in found.paragraphs for relation, claim in it.citing]
            assert sorted(shown) == sorted(claims)
            [coverage] = [it for it in audit(DATASET, EXAMPLE / "texts").coverage if it.document == document.id]
            assert found.uncited == coverage.uncited


def test_names_of_a_paragraph() -> None:
    """In the order in which they stand."""
    paragraph = read(DATASET, COLUMN, EXAMPLE / "texts").paragraphs[5]

    assert [(paragraph.text[it.start : it.end], it.ids) for it in paragraph.named] == [
        ("council of Vikhavn", ("vikhavn-council",)),
        ("quay", ("quay-of-vikhavn",)),
        ("Nordlink", ("nordlink",)),
    ]
    assert paragraph.proposed == ()


def test_whoever_is_restricted_is_nobody_known() -> None:
    """Unless they are read too."""
    seen = read(public(DATASET)[0], COLUMN, EXAMPLE / "texts")

    ids = {entity for it in seen.paragraphs for spot in it.named for entity in spot.ids}
    assert "town-hall-source" not in ids
    assert not any("town-hall-source" in claim.by for it in seen.paragraphs for _relation, claim in it.citing)


def test_what_does_not_hold_comes_with_it(tmp_path: Path) -> None:
    """A text that was changed, and citations that are a paragraph off."""
    texts = shutil.copytree(EXAMPLE / "texts", tmp_path / "texts")
    assert COLUMN.text is not None
    path = texts / COLUMN.text.file
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], "A line more", *lines[1:-1]]), "utf-8")

    found = read(DATASET, COLUMN, texts)

    assert "this is not the text that was read" in found.failures[0].message
    assert [it.subject for it in found.failures[1:]] == [
        it.subject
        for it in audit(DATASET, texts).failures
        if it.subject.startswith(("t-vik", "sund", "fam", "jon", "vik"))
    ]
    assert found.doubts


def test_proposals_are_gathered(tmp_path: Path) -> None:
    """Each once, with the paragraphs that hold it."""
    texts = shutil.copytree(EXAMPLE / "texts", tmp_path / "texts")
    assert COLUMN.text is not None
    (texts / COLUMN.text.file).write_text("A Mira Solberg here\n\nand Mira Solberg, Mira Solberg\nOne Oslo\n", "utf-8")

    assert read(DATASET, COLUMN, texts).proposals() == {"Mira Solberg": [1, 2], "Oslo": [3]}


def test_what_has_no_text_cannot_be_read() -> None:
    """Said in a sentence."""
    with pytest.raises(QuestionError, match="'nordlink' has no text: it is only mentioned"):
        read(DATASET, DATASET.entities["nordlink"], EXAMPLE / "texts")
    with pytest.raises(QuestionError, match="cannot be read"):
        read(DATASET, COLUMN, EXAMPLE)
