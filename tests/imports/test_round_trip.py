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
from graph.model.records import Alias, Dataset, Relation
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


def test_csv_brings_the_vocabulary_back(tmp_path: Path) -> None:
    """Kinds, types and units as they were defined, in their order."""
    dataset, again = load(TINY), there_and_back("csv", tmp_path)

    assert again.vocabulary == dataset.vocabulary


FULL = f"""
dataset: {{format: 2, title: T, about: A, by: B, licence: CC-BY, url: https://example.org/, date: 2024, version: "1"}}
entities:
- id: ko
  kind: person
  name: Ko
  aliases: [K, {{name: ကို, lang: my}}, {{name: Maung; U, former: true}}]
  was: [old-ko]
  not: [ana]
- {{id: ana, kind: person, name: Ana}}
- {{id: front, kind: organization, name: Front}}
- id: news
  kind: document
  name: News
  language: en
  archived: [https://example.org/a, https://example.org/b]
  accessed: 2024-01-01
  text: {{file: n.txt, sha256: {"0" * 64}, paragraphs: 9}}
- {{id: scan, kind: document, name: Scan, genre: record, text: {{file: s.pdf, sha256: {"1" * 64}, pages: 9}}}}
- id: talk
  kind: document
  name: Talk
  genre: statement
  withdrawn: 2025
  text: {{file: t.mp3, sha256: {"2" * 64}, duration: 00:42:10, transcript: t.txt}}
"""
CLAIMS = """
types:
  leads: {inverse: led by, was: [heads]}
  blamed: {inverse: blamed by, speech: true}
  part of: {inverse: includes, part: true}
  born on: {value: date}
  owns ship: {value: identifier, scheme: imo, many: true}
units: {soldiers: {of: people}, people: {}}
relations:
- from: ko
  type: leads
  to: front
  was: [ko-led-front]
  note: a note
  evidence:
  - news#1
  - {cite: "news#1", says: again}
  - {cite: "scan#p5-6", by: [ana, unnamed], when: 2022~, past: true, figures: {soldiers: about 150, people: "200"},
     covers: 2021, remark: hedged, quote: led the front, repeats: ["news#1"]}
  - {cite: "talk#00:12:30-00:13:10", stance: denies, withdrawn: 2023, visibility: restricted}
- {from: ana, type: blamed, to: ko, evidence: ["news#2"]}
- {from: ko, type: born on, evidence: [{cite: "news#3", value: 1990-05}, {cite: "scan#p1", value: "1991", by: ana}]}
- {from: front, type: owns ship, value: "9074729", evidence: ["news#4"]}
- {from: ana, type: may be the same as, to: ko}
"""


def test_csv_brings_claims_facts_and_names_back(tmp_path: Path) -> None:
    """Every key there is, one by one: claims with all they say, values, units, former names and ids, the header."""
    (tmp_path / "entities.yaml").write_text(FULL, "utf-8")
    (tmp_path / "relations.yaml").write_text(CLAIMS, "utf-8")
    dataset = load(tmp_path)
    exported, made = tmp_path / "exported", tmp_path / "made"

    assert main(["export", "csv", "-C", str(tmp_path), "--restricted", "-o", str(exported)]) == 0
    assert main(["import", "csv", str(exported), "-o", str(made)]) == 0

    assert load(made) == dataset


SAID = st.text(min_size=1).filter(lambda text: first_hidden(text) is None and text.strip() and text[0] != "'")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SAID, min_size=7, max_size=7))
def test_csv_brings_any_text_back(tmp_path: Path, texts: list[str]) -> None:
    """Whatever a name, an alias, a description, a note, a remark, a title or a word says comes back as it was."""
    dataset = load(TINY)
    name, alias, *_rest, word = texts
    relation = dataset.relations["aung-and-sons--moved--moved-people"]
    claims = tuple(claim._replace(says=texts[4], remark=texts[4]) for claim in relation.claims)
    entity = dataset.entities["ko-ko"]._replace(name=name, description=texts[2], note=texts[3])
    if alias != name:
        entity = entity._replace(aliases=(Alias(alias),))
    relation = relation._replace(claims=claims, notes=(texts[5],))
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
        [claim] = relation.claims
        for cited in asserted[key].claims:
            assert dataset.entities[cited.document].name in claim.says


def core(relation: Relation) -> tuple[object, ...]:
    """Return what of a relation FollowTheMoney has a place for."""
    dates = [date.text for date in relation.dates]
    return (
        relation.from_id,
        relation.type,
        relation.to_id,
        dates if len(dates) == 1 else [],
        relation.is_past,
        relation.visibility,
    )
