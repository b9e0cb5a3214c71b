"""A part of a dataset is a dataset in which every relation and claim stands as it does in the whole."""

from pathlib import Path

import pytest
from conforming import BUILDERS
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.curated.load import load
from graph.curated.writing import curated
from graph.model.records import Dataset
from graph.model.sources import independent, origins
from graph.questions.cutting import cut, within

ROOT = Path(__file__).parent.parent.parent
SHIPPED = load(ROOT)
TINY = load(ROOT / "tests" / "data" / "tiny")


def held(part: Dataset, whole: Dataset) -> None:
    """Expect every record of a part to be that of the whole, standing and sources included."""
    ours, theirs = origins(part), origins(whole)
    for key, relation in {**part.relations, **part.facts}.items():
        full = {**whole.relations, **whole.facts}[key]
        assert relation == full
        assert independent(ours, relation) == independent(theirs, full)
    for key, entity in part.entities.items():
        assert entity._replace(not_same=()) == whole.entities[key]._replace(not_same=())


@pytest.mark.parametrize("dataset", [TINY, SHIPPED], ids=["tiny", "shipped"])
def test_every_neighbourhood_is_a_dataset(dataset: Dataset, tmp_path: Path) -> None:
    """Around each entity, a step away: it is true to the whole, and reads back as it is."""
    for number, start in enumerate(dataset.entities):
        part = cut(dataset, within(dataset, [start], 1))
        held(part, dataset)
        assert start in part.entities
        if number % 5 == 0:
            for name, text in curated(part).items():
                (tmp_path / name).write_text(text, "utf-8")
            assert load(tmp_path) == part


@given(st.sets(st.sampled_from(sorted(TINY.entities))))
@settings(max_examples=60)
def test_any_part_is_true_to_the_whole(entities: set[str]) -> None:
    """Whatever is chosen; and a part of a part is no larger."""
    part = cut(TINY, entities)

    held(part, TINY)
    assert cut(part, entities) == part


@pytest.mark.parametrize("name", sorted(BUILDERS))
def test_all_of_it_is_the_whole(name: str, tmp_path: Path) -> None:
    """But for words that nothing uses."""
    dataset = BUILDERS[name](tmp_path)

    part = cut(dataset, dataset.entities)

    assert part._replace(vocabulary=dataset.vocabulary) == dataset


def test_steps_are_counted_along_what_is_asserted() -> None:
    """None is the entity alone; documents do not lead on."""
    start = "salai-timmy"

    assert within(SHIPPED, [start], 0) == {start}
    near = within(SHIPPED, [start], 1)
    asserted = [it for it in SHIPPED.relations.values() if it.is_asserted and start in it.participants]
    assert near == {start} | {other for it in asserted if it.type != "may be the same as" for other in it.participants}
    assert near < within(SHIPPED, [start], 2)
