"""Everything linked to one entity, read from its end."""

from collections.abc import Callable

import pytest

from graph.model import dates
from graph.model.places import parse
from graph.model.records import Claim, Dataset, Relation
from graph.questions.links import Link, Selection, is_possible, links_of

ALL = Selection(unasserted=True)
RING = """
types: {knows: {inverse: known by}}
relations:
- {from: a, type: knows, to: b, evidence: ["doc#1"]}
- {from: a, type: knows, to: c, evidence: ["doc#1"]}
- {from: b, type: knows, to: c, evidence: ["doc#1"]}
- {from: c, type: knows, to: d, evidence: ["doc#1"]}
- {from: doc, type: published by, to: e, evidence: ["doc#1"]}
- {from: other, type: published by, to: e, evidence: ["doc#1"]}
"""
PEOPLE = f"""
entities:
- {{id: a, kind: person, name: A}}
- {{id: b, kind: person, name: B}}
- {{id: c, kind: person, name: C}}
- {{id: d, kind: person, name: D}}
- {{id: e, kind: organization, name: E}}
- {{id: doc, kind: document, name: Doc, published: 2022-05-04, text: {{file: d, sha256: {"0" * 64}, paragraphs: 1}}}}
- {{id: other, kind: document, name: Other}}
"""


def brief(links: list[Link]) -> list[tuple[str, str, str, str]]:
    """Return near end, place in the relation, reading and far end of each link."""
    return [(link.near, link.end, link.phrase, link.far) for link in links]


def test_a_link_is_read_from_the_end_it_is_seen_from(tiny: Dataset) -> None:
    """By type under `from`, by inverse under `to`, as taking part under `also`; sorted by reading."""
    assert brief(links_of(tiny, "harbour-front")) == [
        ("harbour-front", "to", "allied with", "aung-and-sons"),
        ("harbour-front", "to", "founded by", "ko-ko"),
        ("harbour-front", "to", "given by", "ministry-of-ports"),
        ("harbour-front", "to", "has spokesperson", "ko-ko"),
        ("harbour-front", "from", "paid", "ko-ko"),
        ("harbour-front", "also", "takes part in", "aung-and-sons"),
    ]


def test_a_link_holds_its_relation_and_its_distance(tiny: Dataset) -> None:
    """The whole link, so that evidence and standing are at hand."""
    [only] = links_of(tiny, "pier-9")

    assert only == Link("pier-9", "from", "located in", "oslo", tiny.relations["pier-9--located-in--oslo"], 1)


def test_a_symmetric_relation_reads_the_same_from_both_ends(tiny: Dataset) -> None:
    """The two allies are allied with each other."""
    one, other = links_of(tiny, "aung-and-sons", Selection(frozenset({"allied with"}))), links_of(tiny, "harbour-front")

    assert brief([*one, other[0]]) == [
        ("aung-and-sons", "from", "allied with", "harbour-front"),
        ("harbour-front", "to", "allied with", "aung-and-sons"),
    ]


def test_a_loop_is_listed_from_both_its_ends(tiny: Dataset) -> None:
    """Who knows himself knows and is known."""
    loops = [link for link in links_of(tiny, "ko-ko") if link.far == "ko-ko"]

    assert brief(loops) == [("ko-ko", "to", "known by", "ko-ko"), ("ko-ko", "from", "knows", "ko-ko")]


def test_an_isolated_entity_has_no_links(tiny: Dataset) -> None:
    """It is found all the same."""
    assert links_of(tiny, "the-strike", ALL) == []


def test_an_unknown_id_is_a_key_error(tiny: Dataset) -> None:
    """Names are resolved before."""
    with pytest.raises(KeyError, match="nobody"):
        links_of(tiny, "nobody")


def test_a_document_lists_what_it_supports_in_the_order_of_its_paragraphs(tiny: Dataset) -> None:
    """After its own relations, by the stance that it takes: what it denies is not what it supports."""
    found = links_of(tiny, "opinion-2023", ALL)

    assert [(link.end, link.phrase, link.relation.id, link.steps) for link in found] == [
        ("from", "written by", "opinion-2023--written-by--ana-nunez", 1),
        ("cited", "asserts", "ana-nunez--may-be-the-same-as--ko-ko", 1),
        ("cited", "asserts", "opinion-2023--written-by--ana-nunez", 1),
        ("cited", "asserts", "ko-ko--founded--harbour-front", 1),
        ("cited", "asserts", "ko-ko--spokesperson-for--harbour-front", 1),
        ("cited", "requests", "no--expelled--ko-ko", 1),
        ("cited", "proposes", "port-bill--gave-to--harbour-front", 1),
        ("cited", "expects", "no--recognised--harbour-front", 1),
    ]


def test_a_document_lists_its_own_claims_alone(tiny: Dataset) -> None:
    """Nobody is made to say what another said (findings A6)."""
    [link] = [
        link
        for link in links_of(tiny, "opinion-2023")
        if link.end == "cited" and link.relation.id == "ko-ko--spokesperson-for--harbour-front"
    ]

    assert [claim.cite for claim in link.relation.claims] == ["daily-2022#3", "opinion-2023#3"]
    assert [claim.cite for claim in link.claims] == ["opinion-2023#3"]


def test_what_nobody_asserts_is_left_out_unless_asked_for(tiny: Dataset) -> None:
    """Denied, requested, proposed and expected relations appear with `unasserted` only."""
    asserted = {link.relation.id for link in links_of(tiny, "no")}
    every = {link.relation.id for link in links_of(tiny, "no", ALL)}

    assert every - asserted == {"no--expelled--ko-ko", "no--paid--harbour-front", "no--recognised--harbour-front"}
    assert asserted < every


@pytest.mark.parametrize("reading", ["spokesperson for", "has spokesperson"])
@pytest.mark.parametrize(("entity_id", "end"), [("ko-ko", "from"), ("harbour-front", "to"), ("daily-2022", "cited")])
def test_a_type_is_selected_by_either_reading(tiny: Dataset, reading: str, entity_id: str, end: str) -> None:
    """From any end, for documents too: the user need not know which way round it was curated."""
    found = links_of(tiny, entity_id, Selection(types=frozenset({reading})))

    assert [(link.end, link.relation.id) for link in found] == [(end, "ko-ko--spokesperson-for--harbour-front")]


def test_several_types_are_selected_together(tiny: Dataset) -> None:
    """What is neither is left out."""
    found = links_of(tiny, "ko-ko", Selection(types=frozenset({"paid", "founded by"})))

    assert [link.phrase for link in found] == ["founded", "paid by"]


def test_a_kind_is_that_of_somebody_else_in_the_relation(tiny: Dataset) -> None:
    """At the far end, or a further participant; of a loop, the entity itself."""
    positions = links_of(tiny, "aung-and-sons", Selection(kinds=frozenset({"place"})))
    people = links_of(tiny, "ko-ko", Selection(kinds=frozenset({"person"})))

    assert brief(positions) == [("aung-and-sons", "from", "moved", "moved-people")]
    assert [link.far for link in people] == ["ko-ko", "ko-ko", "ana-nunez"]


def test_a_kind_chooses_what_is_listed_not_what_is_passed(dataset_of: Callable[[str, str], Dataset]) -> None:
    """An organization that only people lead to is found through them."""
    dataset = dataset_of(PEOPLE, RING + '- {from: d, type: knows, to: e, evidence: ["doc#1"]}\n')

    found = links_of(dataset, "a", Selection(kinds=frozenset({"organization"})), depth=3)

    assert [(link.steps, link.near, link.phrase, link.far) for link in found] == [(3, "d", "knows", "e")]


def test_a_guess_at_identity_does_not_lead_on(dataset_of: Callable[[str, str], Dataset]) -> None:
    """It is listed, but the links of one are not passed off as those of the other."""
    dataset = dataset_of(PEOPLE, RING + '- {from: e, type: may be the same as, to: d, evidence: ["doc#1"]}\n')

    found = links_of(dataset, "e", depth=3)

    assert brief(found) == [
        ("e", "to", "may be the same as", "d"),
        ("e", "to", "published", "doc"),
        ("e", "to", "published", "other"),
    ]


def test_whom_more_than_a_guess_joins_is_passed(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A guess beside another relation takes nothing away."""
    dataset = dataset_of(PEOPLE, RING + '- {from: a, type: may be the same as, to: c, evidence: ["doc#1"]}\n')

    found = links_of(dataset, "a", depth=2)

    assert [(link.steps, link.near, link.phrase, link.far) for link in found] == [
        (1, "a", "knows", "b"),
        (1, "a", "knows", "c"),
        (1, "a", "may be the same as", "c"),
        (2, "b", "knows", "c"),
        (2, "c", "knows", "d"),
    ]


def test_what_an_entity_only_takes_part_in_comes_last(dataset_of: Callable[[str, str], Dataset]) -> None:
    """After all its own links, whatever these are called."""
    dataset = dataset_of(
        PEOPLE,
        """
types: {warned: {inverse: warned by}}
relations:
- {from: b, type: warned, to: c, also: {about: a}, evidence: ["doc#1"]}
- {from: a, type: warned, to: d, evidence: ["doc#1"]}
- {from: d, type: warned, to: a, evidence: ["doc#1"]}
""",
    )

    assert brief(links_of(dataset, "a")) == [
        ("a", "from", "warned", "d"),
        ("a", "to", "warned by", "d"),
        ("a", "also", "takes part in", "b"),
    ]


def test_depth_leads_on_from_every_participant(tiny: Dataset) -> None:
    """Each relation stands at its fewest steps, read from where it was reached."""
    found = links_of(tiny, "pier-9", depth=3)

    assert [(link.steps, link.near, link.phrase, link.far) for link in found] == [
        (1, "pier-9", "located in", "oslo"),
        (2, "oslo", "located in", "norway-place"),
        (2, "oslo", "takes part in", "aung-and-sons"),
        (3, "aung-and-sons", "allied with", "harbour-front"),
        (3, "harbour-front", "founded by", "ko-ko"),
        (3, "harbour-front", "given by", "ministry-of-ports"),
        (3, "harbour-front", "has spokesperson", "ko-ko"),
        (3, "harbour-front", "paid", "ko-ko"),
        (3, "moved-people", "moved by", "port-programme"),
        (3, "no", "granted asylum to", "ko-ko"),
    ]


def test_a_relation_between_two_neighbours_is_listed_once(dataset_of: Callable[[str, str], Dataset]) -> None:
    """It is reached from both at once, and is still one relation."""
    found = links_of(dataset_of(PEOPLE, RING), "a", depth=2)

    assert [(link.steps, link.near, link.phrase, link.far) for link in found] == [
        (1, "a", "knows", "b"),
        (1, "a", "knows", "c"),
        (2, "b", "knows", "c"),
        (2, "c", "knows", "d"),
    ]


def test_documents_do_not_lead_on(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A publisher's articles are listed, what else they are linked to is not; a document itself may be the start."""
    dataset = dataset_of(PEOPLE, RING + '- {from: other, type: written by, to: d, evidence: ["doc#1"]}\n')

    from_publisher = links_of(dataset, "e", depth=3)
    from_document = [link for link in links_of(dataset, "doc", depth=2) if link.end != "cited"]

    assert brief(from_publisher) == [("e", "to", "published", "doc"), ("e", "to", "published", "other")]
    assert [(link.steps, link.near, link.far) for link in from_document] == [(1, "doc", "e"), (2, "e", "other")]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2018", {"ministry-of-ports--founded-by-decree": False, "ko-ko--spokesperson-for--harbour-front": False}),
        ("2019", {"ministry-of-ports--founded-by-decree": True, "ko-ko--spokesperson-for--harbour-front": True}),
        ("2021", {"ministry-of-ports--founded-by-decree": True, "ko-ko--spokesperson-for--harbour-front": False}),
        ("2021-07", {"ministry-of-ports--founded-by-decree": False, "ko-ko--spokesperson-for--harbour-front": False}),
        ("2022-03", {"ministry-of-ports--founded-by-decree": False, "ko-ko--spokesperson-for--harbour-front": True}),
    ],
)
def test_at_lists_what_is_possibly_true_then(tiny: Dataset, at: str, expected: dict[str, bool]) -> None:
    """By the date of any claim that asserts it."""
    listed = {link.relation.id for link in links_of(tiny, "harbour-front", Selection(at=dates.parse(at)))}

    assert {relation_id: relation_id in listed for relation_id in expected} == expected


def dated(*when: str, past: bool = False, stance: str = "asserts", denied: str = "") -> Relation:
    """Return a relation with a claim for each date, empty for none; and a denial with a date of its own."""
    standing = "stated" if stance == "asserts" else "denied"
    claims = [
        Claim("d#1", "d", parse("1"), (), stance, standing, dates.parse(text) if text else None, past)
        for text in when or ("",)
    ]
    if denied:
        claims.append(Claim("d#2", "d", parse("2"), (), "denies", "denied", dates.parse(denied)))
    return Relation("r", "a", "t", "b", tuple(claims), standing=standing)


@pytest.mark.parametrize(
    ("relation", "at", "published", "expected"),
    [
        (dated(), "1950", "2022", True),
        (dated("2022"), "2022-10-19", "2023", True),
        (dated("2022"), "2023", "2023", False),
        (dated("2022~"), "2023", "2023", True),
        (dated("2021/.."), "2030", "2023", True),
        (dated("../2021"), "2022", "2023", False),
        (dated("[2019..2021]"), "2020-05", "2023", True),
        (dated("2019", "2022"), "2022", "2023", True),
        (dated("2019", "2022"), "2020", "2023", False),
        (dated("2019", ""), "2020", "2023", True),
        (dated("2022", denied="2019"), "2019", "2023", False),
        (dated("2022-04", stance="denies"), "1990", "2023", False),
        (dated(past=True), "2022-05-04", "2022-05-04", True),
        (dated(past=True), "2022-05-05", "2022-05-04", False),
        (dated(past=True), "2023", None, True),
        (dated(past=True), "../2023", "2022", True),
        (dated(past=True), "2024", "2023/..", True),
        (dated("2019", past=True), "2019", "2022", True),
    ],
)
def test_a_relation_is_possible_where_nothing_speaks_against_it(
    relation: Relation, at: str, published: str | None, *, expected: bool
) -> None:
    """Undated always; with doubt a little longer; what is over, not after it was said to be over."""
    documents = [dates.parse(published)] if published else []

    assert is_possible(relation, dates.parse(at), documents) is expected


def test_what_is_over_ends_when_a_document_says_so(tiny: Dataset) -> None:
    """A former secretary in an article of 4 May 2022 may have been one that day, not the day after."""
    then, later = (
        [link.phrase for link in links_of(tiny, "ministry-of-ports", Selection(at=dates.parse(day)))]
        for day in ("2022-05-04", "2022-05-05")
    )

    assert (then, later) == (["has secretary"], [])
