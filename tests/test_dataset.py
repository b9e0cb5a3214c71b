"""The shipped dataset keeps its own rules: order, names, nothing unused, nothing copied."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from yaml import BaseLoader, load_all

from graph.curated.definitions import built_in
from graph.curated.load import checked, load
from graph.desk.formatting import formatted
from graph.model.differences import differences
from graph.model.records import Dataset
from graph.questions.audit import audit

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
BUILT_IN_ORDER = ("person", "organization", "government", "place", "group", "programme", "event")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """Return the dataset at the top of the repository."""
    return load(ROOT)


def test_entities_stand_by_kind_then_id(dataset: Dataset) -> None:
    """A curator finds the place of a new entity: documents last, kinds of the dataset's own before them."""
    own = [kind for kind in dataset.vocabulary.kinds if kind not in {*BUILT_IN_ORDER, "document"}]
    order = [*BUILT_IN_ORDER, *own, "document"]

    found = [(order.index(entity.kind), entity.id) for entity in dataset.entities.values()]

    assert found == sorted(found)


def test_the_files_are_in_order() -> None:
    """A curator finds the place of a new record: `graph fmt` has nothing to change."""
    assert formatted(ROOT).after == {}


def test_every_entity_is_used(dataset: Dataset) -> None:
    """No entity stands alone: each takes part in a relation, has a fact, is evidence or is a voice."""
    every = [*dataset.relations.values(), *dataset.facts.values()]
    used = {entity_id for relation in every for entity_id in relation.participants}
    used |= {by for relation in every for claim in relation.claims for by in claim.by}

    assert sorted(dataset.entities.keys() - used) == []


def test_every_document_that_was_read_is_cited_published_and_dated(dataset: Dataset) -> None:
    """A text in the dataset is evidence of something, and a citation line can be made of it."""
    read = {entity.id for entity in dataset.entities.values() if entity.text}
    cited = {claim.document for relation in dataset.relations.values() for claim in relation.claims}
    published = {r.from_id for r in dataset.relations.values() if r.type == "published by"}

    assert len(read) == 4
    assert cited == read
    assert read - published == set()
    assert [document for document in read if not dataset.entities[document].published] == []


def test_every_type_and_kind_is_used_and_sorted_into_a_family(dataset: Dataset) -> None:
    """The vocabulary is no larger than the dataset needs: 40 to 80 types in a handful of families."""
    types = dataset.vocabulary.types
    used = Counter(relation.type for relation in [*dataset.relations.values(), *dataset.facts.values()])

    assert sorted(types.keys() - used.keys() - built_in().types.keys()) == []
    assert 40 <= len(used) <= 80
    assert {known.family for known in types.values() if known.name in used} == {
        "office and membership",
        "protection and asylum",
        "coercion",
        "conflict",
        "money and support",
        "speech and reporting",
        "place",
        "identity",
    }


def test_readings_are_unique(dataset: Dataset) -> None:
    """No phrase reads two ways: every name and every inverse is of one type, in lower case."""
    readings = Counter(
        reading for known in dataset.vocabulary.types.values() for reading in {known.name, known.inverse}
    )

    assert [reading for reading, count in readings.items() if count > 1] == []
    assert [reading for reading in readings if reading != " ".join(reading.split()) or reading[0].isupper()] == []


def test_types_map_to_schemata_of_followthemoney(dataset: Dataset) -> None:
    """Each `ftm` names a schema that FollowTheMoney has, edges for types."""
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    schemata = followthemoney.model.schemata
    edges = {name for name, schema in schemata.items() if schema.edge}

    assert {known.ftm for known in dataset.vocabulary.kinds.values()} <= schemata.keys()
    assert {known.ftm for known in dataset.vocabulary.types.values()} <= edges


def test_conflicts_are_explained(dataset: Dataset) -> None:
    """Of two relations in conflict, one at least has a note that says why."""
    relations = dataset.relations

    silent = [
        (relation.id, other)
        for relation in relations.values()
        for other in relation.conflicts
        if not relation.notes and not relations[other].notes
    ]

    assert silent == []


def test_nothing_is_warned_of() -> None:
    """`graph check --strict` is silent: no name alike, no date after its document, nothing unused."""
    assert checked(ROOT)[1] == ()


def test_every_figure_has_its_words(dataset: Dataset) -> None:
    """A figure is quoted as the text has it, so that the audit finds it there; in two to seven words."""
    claims = [(relation.id, claim) for relation in dataset.relations.values() for claim in relation.claims]

    assert [(relation_id, claim.cite) for relation_id, claim in claims if claim.figures and not claim.quote] == []
    assert {len(claim.quote.split()) for _relation_id, claim in claims if claim.quote} <= set(range(2, 8))


def test_both_voices_are_kept(dataset: Dataset) -> None:
    """The texts disagree in more than twenty places, each of them in the data."""
    relations = dataset.relations.values()
    disputed = {relation.id for relation in relations if relation.standing == "disputed" or relation.conflicts}
    differing = {relation.id for relation in relations if differences(relation)}
    divided = {relation.id for relation in relations if len({claim.stance for claim in relation.claims}) > 1}

    assert len(disputed | differing | divided) > 20


def test_the_files_are_plain_yaml_to_others(dataset: Dataset) -> None:
    """Any YAML reader sees the same records."""
    [entities] = load_all((ROOT / "entities.yaml").read_text("utf-8"), BaseLoader)
    files = [ROOT / "relations.yaml", *(ROOT / "relations").glob("*.yaml")]
    relations = [record for file in files for record in load_all(file.read_text("utf-8"), BaseLoader)]
    ends = {frozenset((it["from"], it["type"], it["to"])) for each in relations for it in each["relations"]}

    assert [entity["id"] for entity in entities["entities"]] == list(dataset.entities)
    assert ends == {frozenset((it.from_id, it.type, it.to_id)) for it in dataset.relations.values()}


def test_each_document_has_a_file_of_its_own(dataset: Dataset) -> None:
    """What a text says stands in its own file, and that file cites nothing else."""
    cited = {
        file.stem: {each["document"] for each in load_all(file.read_text("utf-8"), BaseLoader)}
        for file in (ROOT / "relations").iterdir()
    }
    read = [entity.id for entity in dataset.entities.values() if entity.text]

    assert cited == {document: {document} for document in read}
    assert not any("#" in claim for file in (ROOT / "relations").iterdir() for claim in _cites(file))


def _cites(file: Path) -> list[str]:
    [content] = load_all(file.read_text("utf-8"), BaseLoader)
    pieces = [piece for record in content["relations"] for piece in record["evidence"]]
    return [piece if isinstance(piece, str) else piece["cite"] for piece in pieces]


@pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the articles are not shipped, and not beside this checkout"
)
def test_every_citation_holds(dataset: Dataset) -> None:
    """With the articles at hand, every hash, paragraph and count is right."""
    found = audit(dataset, SHARED / "seeds")

    assert found.failures == ()
    assert (found.tested.places, found.tested.untested) == (found.tested.claims, 0)


@pytest.mark.skipif(
    not (SHARED / "tools").is_dir(), reason="the articles are not shipped, and not beside this checkout"
)
def test_no_sentence_is_copied() -> None:
    """No eight words in a row of the articles stand in any tracked file."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}

    done = subprocess.run(
        [sys.executable, SHARED / "tools" / "copied.py", ROOT],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )

    assert done.stdout == "0 run(s) of 8 words shared with the source texts\n"
