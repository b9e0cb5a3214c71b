"""Out and in again: nothing is lost that the export does not report."""

from pathlib import Path

import pytest
from hostile import TINY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.cli import main
from graph.curated.characters import first_hidden
from graph.curated.load import load
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.exports.tables.csvfolder import csv_folder
from graph.imports.csv.csvfiles import csv_files
from graph.model.records import Dataset, Relation
from graph.questions.network import assemble


def there_and_back(format_: str, folder: Path) -> Dataset:
    """Export the tiny dataset, what is restricted included, import that again, and check it."""
    if format_ not in FORMATS:
        pytest.skip(f"there is no export to {format_} here")
    exported, made = folder / "exported", folder / "made"
    assert main(["export", format_, "-C", str(TINY), "--restricted", "-o", str(exported)]) == 0
    assert main(["import", format_, str(exported), "-o", str(made)]) == 0
    return load(made)


def test_csv_brings_every_entity_and_relation_back(tmp_path: Path) -> None:
    """Entities, relations, evidence, standing, dates, figures and visibility are as they were."""
    dataset, again = load(TINY), there_and_back("csv", tmp_path)

    assert again.entities == dataset.entities
    assert again.relations == dataset.relations
    assert again.title == dataset.title


def test_csv_brings_the_types_back(tmp_path: Path) -> None:
    """Of a type come back name, family and whether it is symmetric; the rest is what the export says it cannot."""
    dataset, again = load(TINY), there_and_back("csv", tmp_path)

    used = {relation.type for relation in dataset.relations.values()}
    types, again_types = dataset.vocabulary.types, again.vocabulary.types
    assert {name: (types[name].family, types[name].is_symmetric) for name in used} == {
        name: (again_types[name].family, again_types[name].is_symmetric) for name in used
    }
    assert "how types read from the other end" in FORMATS["csv"].cannot


SAID = st.text(min_size=1).filter(lambda text: first_hidden(text) is None and text.strip() and text[0] != "'")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SAID, min_size=7, max_size=7))
def test_csv_brings_any_text_back(tmp_path: Path, texts: list[str]) -> None:
    """Whatever a name, an alias, a description, a note, a remark, a title or a word says comes back as it was."""
    dataset = load(TINY)
    name, alias, *_rest, word = texts
    relation = dataset.relations["aung-and-sons--moved--moved-people"]
    pieces = tuple(piece._replace(says=texts[4]) for piece in relation.evidence)
    entity = dataset.entities["ko-ko"]._replace(name=name, description=texts[2], note=texts[3])
    if ";" not in alias and alias != name:
        entity = entity._replace(aliases=(alias,))
    relation = relation._replace(evidence=pieces, note=texts[5])
    if ";" not in word and len(word) < 200 and word.isprintable() and word == word.strip():
        relation = relation._replace(also=((word, "oslo"),))
    dataset.entities["ko-ko"], dataset.relations[relation.id] = entity, relation
    folder = tmp_path / "csv"

    csv_folder(Subject(assemble(dataset), {}, Losses()), folder)
    draft, _problems = csv_files([folder])
    for file, lines in draft.files().items():
        (tmp_path / file).write_text("".join(lines), "utf-8", newline="\n")
    again = load(tmp_path)

    assert again.entities == dataset.entities
    assert again.relations == dataset.relations


def test_ftm_brings_every_entity_back(tmp_path: Path) -> None:
    """Entities come back but for what the loss report names: the text that was read, doubt about a date."""
    dataset, again = load(TINY), there_and_back("ftm", tmp_path)

    expected = [entity._replace(text=None) for entity in dataset.entities.values()]
    actual = [entity for entity in again.entities.values() if not entity.text]
    opinion = next(entity for entity in actual if entity.id == "opinion-2023")
    assert opinion.published
    assert opinion.published.text == "2023"
    published = {"opinion-2023": opinion.published}
    assert actual == [it._replace(published=published.get(it.id, it.published)) for it in expected]


def test_ftm_brings_what_is_asserted_back(tmp_path: Path) -> None:
    """Ends, types, dates and ids of all asserted relations come back; the documents' words stand in ``says``."""
    dataset, again = load(TINY), there_and_back("ftm", tmp_path)

    asserted = {key: it for key, it in dataset.relations.items() if it.is_asserted}
    assert {key: core(it) for key, it in again.relations.items()} == {key: core(it) for key, it in asserted.items()}
    for key, relation in again.relations.items():
        [piece] = relation.evidence
        for cited in asserted[key].evidence:
            assert dataset.entities[cited.document].name in piece.says


def core(relation: Relation) -> tuple[object, ...]:
    """Return what of a relation FollowTheMoney has a place for."""
    when = relation.when.text if relation.when else None
    return (relation.from_id, relation.type, relation.to_id, when, relation.past, relation.visibility)
