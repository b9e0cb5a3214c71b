"""The dataset as it is reasoned about."""

from typing import get_args

import pytest

from graph.model.records import ASSERTED, STANCES, STANDINGS, Dataset, Evidence, Relation, Stance, Standing

PIECE = Evidence("d#1", "d", ((1, 1),))


@pytest.mark.parametrize("standing", STANDINGS)
def test_stated_claimed_and_disputed_are_asserted(standing: Standing) -> None:
    """Somebody says so; of the rest nobody does."""
    relation = Relation("r", "a", "knows", "b", (PIECE,), standing=standing)

    assert relation.is_asserted is (standing in {"stated", "claimed", "disputed"}) is (standing in ASSERTED)


def test_participants_are_both_ends_and_the_further_ones_each_once() -> None:
    """In that order; a loop has one."""
    also = (("to", "c"), ("for", "a"), ("with", "d"), ("from", "c"))

    moved, loop = Relation("r", "a", "moved", "b", (PIECE,), also), Relation("l", "a", "knows", "a", (PIECE,))

    assert (moved.participants, loop.participants) == (("a", "b", "c", "d"), ("a",))


def test_words_for_the_type_checker_are_those_for_the_loader() -> None:
    """A stance or a standing cannot be in one list and missing in the other."""
    assert (get_args(Stance), get_args(Standing)) == (STANCES, STANDINGS)


def test_a_dataset_is_frozen(tiny: Dataset) -> None:
    """Nobody changes a record behind the back of what was computed from it."""
    with pytest.raises(AttributeError, match="can't set attribute"):
        tiny.entities["no"].name = "Sweden"  # type: ignore[misc]
