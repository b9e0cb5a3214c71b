"""Kinds and types: those built in, those added, and what is wrong with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.fields import ID
from graph.vocabulary import (
    IDENTITY,
    PUBLISHED_BY,
    WRITTEN_BY,
    Fault,
    Kind,
    RelationType,
    add_kinds,
    add_types,
    built_in,
    slug,
    start,
)

SHAPES = "dot, square, diamond, triangle, triangleDown, hexagon, star, box"


def test_the_built_in_kinds_are_those_of_the_contract() -> None:
    """Eight kinds, in the order in which lists and legends show them."""
    assert list(built_in().kinds) == [
        *("person", "organization", "government", "place"),
        *("group", "programme", "event", "document"),
    ]


def test_the_built_in_types_are_those_the_engine_itself_understands() -> None:
    """A citation line needs publisher and author; identity is never a step of a path."""
    assert list(built_in().types) == [PUBLISHED_BY, WRITTEN_BY, IDENTITY]
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
    add_kinds(vocabulary, {"ship": {"plural": "ships"}})
    add_types(vocabulary, {"sank": {"inverse": "sunk by"}})

    assert (built_in().kinds, built_in().types) == before
    assert start() == built_in()


def test_a_kind_has_defaults() -> None:
    """Without colour, shape and schema it is a dot in a colour of its own, and a Thing."""
    vocabulary = start()

    faults = add_kinds(vocabulary, {"ship": {"plural": "ships"}})

    assert faults == []
    assert vocabulary.kinds["ship"] == Kind("ship", "ships", "#3d4f9f", "dot", "Thing")


def test_kinds_without_a_colour_get_different_ones() -> None:
    """Six of them at least, none that a built-in kind has."""
    vocabulary = start()

    add_kinds(vocabulary, {name: {"plural": name} for name in "abcdef"})

    assert len({kind.colour for kind in vocabulary.kinds.values()}) == 8 + 6


def test_a_type_is_read_from_both_ends() -> None:
    """Name, inverse, kinds, family, schema and slug; what is left out has a default."""
    vocabulary = start()

    faults = add_types(
        vocabulary,
        {
            "deported": {"inverse": "deported by", "from": ["government"], "family": "coercion", "ftm": "Interest"},
            "allied with": {"symmetric": "true"},
        },
    )

    assert faults == []
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
    ("raw", "faults"),
    [
        (["asset"], [(("kinds",), "a mapping belongs here, such as 'kinds: {asset: {plural: assets}}'")]),
        (
            {"person": {"plural": "p"}},
            [(("kinds", "person", "?"), "kind 'person' is built in or defined already; take it out")],
        ),
        (
            {"ship": "ships"},
            [
                (("kinds", "ship"), "a mapping belongs here"),
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
        ({"ship": {"plural": "ships", "colour": ["red"]}}, [(("kinds", "ship", "colour"), "'colour' should be text")]),
        (
            {"ship": {"plural": "ships", "shape": "round"}},
            [
                (
                    ("kinds", "ship", "shape"),
                    f"'round' is no shape; choose one of: {SHAPES}",
                )
            ],
        ),
    ],
)
def test_a_wrong_kind_is_reported(raw: object, faults: list[tuple]) -> None:
    """Each mistake in a definition says what is wrong, under its trail."""
    assert add_kinds(start(), raw) == [Fault(*fault) for fault in faults]


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        ("x", [(("types",), "a mapping belongs here, such as 'types: {deported: {inverse: deported by}}'")]),
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
            {"met": {"symmetric": "yes"}},
            [
                (("types", "met", "symmetric"), "'yes' is no symmetric; choose one of: true, false"),
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
            [(("types", "paid", "to"), "'to' should be a list of kinds, such as [person, organization]")],
        ),
        (
            {"paid": {"inverse": "paid by", "to": ["place", "persn"]}},
            [(("types", "paid", "to", 1), "'persn' is no kind of entity; did you mean 'person'?")],
        ),
        (
            {"paid": {"inverse": "paid by", "to": [{"a": "b"}, None]}},
            [
                (("types", "paid", "to", 0), "'to' should hold kinds, such as person"),
                (("types", "paid", "to", 1), "'to' should hold kinds, such as person"),
            ],
        ),
    ],
)
def test_a_wrong_type_is_reported(raw: object, faults: list[tuple]) -> None:
    """Each mistake in a definition says what is wrong, under its trail."""
    assert add_types(start(), raw) == [Fault(*fault) for fault in faults]


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
