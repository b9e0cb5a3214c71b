"""The dataset as it is reasoned about."""

from typing import get_args

import pytest

from graph.model.dates import parse as date
from graph.model.places import parse
from graph.model.records import ASSERTED, STANCES, STANDINGS, Claim, Dataset, Relation, Stance, Standing

CLAIM = Claim("d#1", "d", parse("1"))


@pytest.mark.parametrize("standing", STANDINGS)
def test_stated_claimed_and_disputed_are_asserted(standing: Standing) -> None:
    """Somebody says so; of the rest nobody does."""
    relation = Relation("r", "a", "knows", "b", (CLAIM,), standing=standing)

    assert relation.is_asserted is (standing in {"stated", "claimed", "disputed"}) is (standing in ASSERTED)


def test_participants_are_both_ends_and_the_further_ones_each_once() -> None:
    """In that order; a loop has one."""
    also = (("to", "c"), ("for", "a"), ("with", "d"), ("from", "c"))

    moved, loop = Relation("r", "a", "moved", "b", (CLAIM,), also), Relation("l", "a", "knows", "a", (CLAIM,))

    assert (moved.participants, loop.participants) == (("a", "b", "c", "d"), ("a",))


def test_words_for_the_type_checker_are_those_for_the_loader() -> None:
    """A stance or a standing cannot be in one list and missing in the other."""
    assert (get_args(Stance), get_args(Standing)) == (STANCES, STANDINGS)


def test_a_claim_is_cited_by_relation_document_and_place() -> None:
    """The second from one place gets a number (rule 1)."""
    relation = Relation("r", "a", "knows", "b", (CLAIM, CLAIM._replace(says="x", number=2)))

    assert [relation.address(claim) for claim in relation.claims] == ["r@d#1", "r@d#1~2"]


def test_a_relation_has_the_dates_of_its_leading_claims_alone() -> None:
    """Nothing is lent: who denies it gives it no date, who took back a claim neither (rules 2 and 24)."""
    asserted, other = CLAIM._replace(when=date("2022")), CLAIM._replace(when=date("2023"), standing="claimed")
    denied = CLAIM._replace(when=date("2019"), stance="denies", standing="denied")
    withdrawn = CLAIM._replace(when=date("2018"), withdrawn=date("2024"))

    relation = Relation("r", "a", "knows", "b", (denied, asserted, withdrawn, other))

    assert (relation.leading, [found.text for found in relation.dates]) == ((asserted, other), ["2022", "2023"])
    assert Relation("r", "a", "knows", "b", (denied,)).leading == (denied,)


def test_a_relation_is_past_where_all_its_leading_claims_say_so() -> None:
    """One that does not say so keeps it open."""
    over = CLAIM._replace(past=True)

    assert [Relation("r", "a", "knows", "b", claims).is_past for claims in ((over,), (over, over), (over, CLAIM))] == [
        True,
        True,
        False,
    ]


def test_a_dataset_is_frozen(tiny: Dataset) -> None:
    """Nobody changes a record behind the back of what was computed from it."""
    with pytest.raises(AttributeError, match="can't set attribute"):
        tiny.entities["no"].name = "Sweden"  # type: ignore[misc]
