"""Kinds and types: those built in, those added, and what is wrong with them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.curated.definitions import add_kinds, add_types, built_in, start
from graph.curated.fields import ID, Fields, TrailProblem
from graph.model.vocabulary import (
    IDENTITY,
    LAND_OF,
    PUBLISHED_BY,
    VERSION_OF,
    WRITTEN_BY,
    Kind,
    RelationType,
    Vocabulary,
    slug,
)

SHAPES = "dot, square, diamond, triangle, triangleDown, hexagon, star or box"


def problems_in(vocabulary: Vocabulary, **definitions: Any) -> list[TrailProblem]:
    """Add what stands under `kinds` or `types` of a file; return what is wrong with it."""
    found: list[tuple[Path, TrailProblem]] = []
    for key, raw in definitions.items():
        define = add_kinds if key == "kinds" else add_types
        define(vocabulary, Fields(Path("any.yaml"), (), {key: raw}, found).inner(key))
    return [problem for _file, problem in found]


def test_the_built_in_kinds_are_those_of_the_contract() -> None:
    """Eight kinds, in the order in which lists and legends show them."""
    assert list(built_in().kinds) == [
        *("person", "organization", "government", "place"),
        *("group", "programme", "event", "document"),
    ]


def test_the_built_in_types_are_those_the_engine_itself_understands() -> None:
    """A citation line needs publisher and author; identity is never a step of a path."""
    assert list(built_in().types) == [PUBLISHED_BY, WRITTEN_BY, IDENTITY, VERSION_OF, LAND_OF]
    assert built_in().types[IDENTITY] == RelationType(
        name=IDENTITY,
        inverse=IDENTITY,
        is_symmetric=True,
        from_kinds=frozenset(),
        to_kinds=frozenset(),
        family="identity",
        ftm="UnknownLink",
        slug="may-be-the-same-as",
    )


def test_every_built_in_kind_is_drawn_in_its_own_way() -> None:
    """No two kinds share a colour, and none shares its shape with another."""
    kinds = built_in().kinds.values()

    assert len({kind.colour for kind in kinds}) == len({kind.shape for kind in kinds}) == len(kinds)


def test_a_dataset_adds_to_a_copy() -> None:
    """What one dataset defines is not there for the next one."""
    before = (dict(built_in().kinds), dict(built_in().types))

    vocabulary = start()
    problems = problems_in(vocabulary, kinds={"ship": {"plural": "ships"}}, types={"sank": {"inverse": "sunk by"}})

    assert problems == []
    assert (list(vocabulary.kinds)[8:], list(vocabulary.types)[5:]) == (["ship"], ["sank"])
    assert (built_in().kinds, built_in().types) == before
    assert start() == built_in()


def test_a_kind_has_defaults() -> None:
    """Without colour, shape and schema it is a dot in a colour of its own, and a Thing."""
    vocabulary = start()

    problems = problems_in(vocabulary, kinds={"ship": {"plural": "ships"}})

    assert problems == []
    assert vocabulary.kinds["ship"] == Kind("ship", "ships", "#3d4f9f", "dot", "Thing")


def test_kinds_without_a_colour_get_different_ones() -> None:
    """Six of them at least, none that a built-in kind has."""
    vocabulary = start()

    problems = problems_in(vocabulary, kinds={name: {"plural": name} for name in "abcdef"})

    assert problems == []
    assert len({kind.colour for kind in vocabulary.kinds.values()}) == 8 + 6


def test_a_type_is_read_from_both_ends() -> None:
    """Name, inverse, kinds, family, schema and slug; what is left out has a default."""
    vocabulary = start()

    problems = problems_in(
        vocabulary,
        types={
            "deported": {"inverse": "deported by", "from": ["government"], "family": "coercion", "ftm": "Interest"},
            "allied with": {"symmetric": "true"},
        },
    )

    assert problems == []
    assert [vocabulary.types["deported"], vocabulary.types["allied with"]] == [
        RelationType(
            name="deported",
            inverse="deported by",
            is_symmetric=False,
            from_kinds=frozenset({"government"}),
            to_kinds=frozenset(),
            family="coercion",
            ftm="Interest",
            slug="deported",
        ),
        RelationType(
            name="allied with",
            inverse="allied with",
            is_symmetric=True,
            from_kinds=frozenset(),
            to_kinds=frozenset(),
            family="other",
            ftm="UnknownLink",
            slug="allied-with",
        ),
    ]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (["asset"], [(("kinds",), "'kinds' should be a mapping, not a list")]),
        (
            {"person": {"plural": "p"}},
            [(("kinds", "person", "?"), "kind 'person' is built in or defined already; take it out")],
        ),
        (
            {"ship": "ships"},
            [
                (("kinds", "ship"), "'ship' should be a mapping, not text"),
                (("kinds", "ship", "?"), "kind 'ship' needs a 'plural', for headings"),
            ],
        ),
        ({"ship": {}}, [(("kinds", "ship", "?"), "kind 'ship' needs a 'plural', for headings")]),
        (
            {"ship": {"plural": "ships", "color": "#000000"}},
            [(("kinds", "ship", "color", "?"), "unknown key 'color'; did you mean 'colour'?")],
        ),
        (
            {"ship": {"plural": "ships", "colour": "red"}},
            [(("kinds", "ship", "colour"), "'red' is no colour; write it as \"#0072b2\"")],
        ),
        (
            {"ship": {"plural": "ships", "colour": ["red"]}},
            [(("kinds", "ship", "colour"), "'colour' should be text, not a list")],
        ),
        (
            {"ship": {"plural": "ships", "shape": "round"}},
            [(("kinds", "ship", "shape"), f"'shape' should be {SHAPES}, not 'round'")],
        ),
    ],
)
def test_a_wrong_kind_is_reported(raw: object, problems: list[tuple]) -> None:
    """Each mistake in a definition says what is wrong, under its trail."""
    assert problems_in(start(), kinds=raw) == [TrailProblem(*problem) for problem in problems]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        ("x", [(("types",), "'types' should be a mapping, not text")]),
        (
            {"written by": {"inverse": "wrote"}},
            [(("types", "written by", "?"), "type 'written by' is built in or defined already; take it out")],
        ),
        (
            {"paid": {}},
            [
                (
                    ("types", "paid", "?"),
                    "type 'paid' needs an 'inverse', how it reads from the other end, or 'symmetric: true'",
                )
            ],
        ),
        (
            {"paid": {"symmetric": "false"}},
            [
                (
                    ("types", "paid", "?"),
                    "type 'paid' needs an 'inverse', how it reads from the other end, or 'symmetric: true'",
                )
            ],
        ),
        (
            {"met": {"symmetric": "true", "inverse": "met by"}},
            [(("types", "met", "inverse"), "a symmetric type reads the same from both ends; take 'inverse' out")],
        ),
        (
            {"met": {"symmetric": "maybe"}},
            [
                (("types", "met", "symmetric"), "'symmetric' should be true or false, not 'maybe'"),
                (
                    ("types", "met", "?"),
                    "type 'met' needs an 'inverse', how it reads from the other end, or 'symmetric: true'",
                ),
            ],
        ),
        (
            {"paid": {"inverse": "paid by", "form": ["person"]}},
            [(("types", "paid", "form", "?"), "unknown key 'form'; did you mean 'from'?")],
        ),
        (
            {"paid": {"inverse": "paid by", "from": "person"}},
            [(("types", "paid", "from"), "'from' should be a list of kinds, such as [person, organization]")],
        ),
        (
            {"paid": {"inverse": "paid by", "to": []}},
            [(("types", "paid", "to"), "'to' is empty; give it a value or take it out")],
        ),
        (
            {"paid": {"inverse": "paid by", "to": ["place", "persn"]}},
            [(("types", "paid", "to", 1), "'persn' is no kind of entity; did you mean 'person'?")],
        ),
        (
            {"paid": {"inverse": "paid by", "to": [{"a": "b"}, None]}},
            [
                (("types", "paid", "to", 0), "'to' should hold texts, not a mapping"),
                (("types", "paid", "to", 1), "'to' should hold texts, not nothing"),
            ],
        ),
        (
            {"met": {"inverse": "met"}},
            [
                (
                    ("types", "met", "inverse"),
                    "this reads the same from both ends; write 'symmetric: true' instead",
                )
            ],
        ),
    ],
)
def test_a_wrong_type_is_reported(raw: object, problems: list[tuple]) -> None:
    """Each mistake in a definition says what is wrong, under its trail."""
    assert problems_in(start(), types=raw) == [TrailProblem(*problem) for problem in problems]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (
            {"wrote": {"inverse": "penned by"}},
            [(("types", "wrote", "?"), "'wrote' is a reading of type 'written by' already; word one otherwise")],
        ),
        (
            {"issued": {"inverse": "published by"}},
            [
                (
                    ("types", "issued", "inverse"),
                    "'published by' is a reading of type 'published by' already; word one otherwise",
                )
            ],
        ),
        (
            {"paid": {"inverse": "paid by"}, "hired": {"inverse": "paid by"}},
            [(("types", "hired", "inverse"), "'paid by' is a reading of type 'paid' already; word one otherwise")],
        ),
        (
            {"paid": {"inverse": "paid by"}, "paid by": {"inverse": "paid"}},
            [
                (("types", "paid by", "?"), "'paid by' is a reading of type 'paid' already; word one otherwise"),
                (("types", "paid by", "inverse"), "'paid' is a reading of type 'paid' already; word one otherwise"),
            ],
        ),
        (
            {"took over": {"inverse": "taken over by"}, "took-over": {"inverse": "fell to"}},
            [
                (
                    ("types", "took-over", "?"),
                    "type 'took-over' stands in ids as 'took-over', which 'took over' does already; name one otherwise",
                )
            ],
        ),
    ],
)
def test_two_types_are_told_apart_in_words_and_in_ids(raw: object, problems: list[tuple]) -> None:
    """No reading and no slug belongs to two types, built in or added."""
    assert problems_in(start(), types=raw) == [TrailProblem(*problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("spokesperson for", "spokesperson-for"),
        ("2022-10-19/..", "2022-10-19"),
        ("[2019..2021-06]", "2019-2021-06"),
        ("A&B", "a-b"),
        ("ကိုကို", "x49460aa3"),
        ("~", "x65bfb3b6"),
    ],
)
def test_a_slug_is_ascii_and_stays_the_same(text: str, expected: str) -> None:
    """Lower case and hyphens; a script without a-z gets a code that never changes, since ids hold it."""
    assert slug(text) == expected


@given(st.text(min_size=1))
def test_every_slug_may_stand_in_an_id(text: str) -> None:
    """Whatever a type is called, the ids derived from it are ids."""
    assert ID.fullmatch(slug(text))
