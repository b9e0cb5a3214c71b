"""Mistakes with their place, and what was meant instead."""

import pytest

from graph.errors import DataError, Problem
from graph.words.nearest import did_you_mean, nearest

WORDS = ["deported", "deported by", "founded", "ကိုကို"]


def test_a_problem_reads_so_that_an_editor_can_jump_to_it() -> None:
    """File, line, column, message."""
    assert str(Problem("data/entities.yaml", 14, 3, "unknown key 'nmae'")) == (
        "data/entities.yaml:14:3: unknown key 'nmae'"
    )


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """By number, not by digit; files by name."""
    found = [Problem("r", 2, 1, "c"), Problem("e", 10, 1, "b"), Problem("e", 9, 1, "a"), Problem("r", 2, 1, "c")]

    error = DataError(found)

    assert error.problems == (found[2], found[1], found[0])
    assert str(error) == "e:9:1: a\ne:10:1: b\nr:2:1: c"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("deport", "; did you mean 'deported'?"),
        ("DEPORTED", "; did you mean 'deported'?"),
        ("found", "; did you mean 'founded'?"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_the_nearest_word_is_suggested(word: str, expected: str) -> None:
    """Whatever its case; nothing where nothing is near."""
    assert did_you_mean(word, WORDS) == expected


def test_the_best_comes_first_and_no_more_than_asked_for() -> None:
    """Among several near ones."""
    assert nearest("deported b", WORDS, limit=2) == ["deported by", "deported"]
    assert nearest("deported b", [], limit=2) == []
