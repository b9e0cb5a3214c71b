"""What may be shown to anyone, and that nothing else is."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from graph.curated.definitions import start
from graph.model.places import parse
from graph.model.records import Claim, Dataset, Entity, Relation
from graph.model.settle import settled
from graph.questions.visibility import Withheld, public

ENTITIES = f"""
entities:
- {{id: open-one, kind: person, name: Open One}}
- {{id: open-two, kind: organization, name: Open Two}}
- {{id: secret-one, kind: person, name: Secret One, note: told us in confidence, visibility: restricted}}
- {{id: go-between, kind: person, name: Go-between}}
- {{id: bystander, kind: person, name: Bystander}}
- {{id: news, kind: document, name: News, text: {{file: n, sha256: {"0" * 64}, paragraphs: 9}}}}
- {{id: leak, kind: document, name: The Leak, text: {{file: l, sha256: {"1" * 64}, paragraphs: 9}}}}
"""
RELATIONS = """
types: {knows: {inverse: known by}, left: {inverse: left by}}
relations:
- {from: open-one, type: knows, to: open-two, evidence: ["news#1"], conflicts: [open-one--left--open-two]}
- {id: open-one--left--open-two, from: open-one, type: left, to: open-two, visibility: restricted,
   note: the go-between says so, evidence: [{cite: "leak#1", by: go-between}]}
- {from: secret-one, type: knows, to: open-two, visibility: restricted, evidence: ["leak#2"]}
- {from: open-two, type: knows, to: open-one, evidence: ["news#2"]}
"""


def test_a_dataset_without_anything_restricted_is_shown_as_it_is(dataset_of: Callable[[str, str], Dataset]) -> None:
    """It is not even copied."""
    dataset = dataset_of(ENTITIES.replace(", visibility: restricted", ""), "relations: []\n")

    shown, withheld = public(dataset)

    assert shown is dataset
    assert withheld == Withheld((), (), ())


def test_what_only_restricted_relations_name_is_withheld_too(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Their mere presence would tell; whoever no relation names at all stays."""
    shown, withheld = public(dataset_of(ENTITIES, RELATIONS))

    assert withheld == Withheld(
        entities=("go-between", "leak", "secret-one"),
        relations=("open-one--left--open-two", "secret-one--knows--open-two"),
        claims=(),
    )
    assert list(shown.entities) == ["open-one", "open-two", "bystander", "news"]
    assert list(shown.relations) == ["open-one--knows--open-two", "open-two--knows--open-one"]


def test_a_conflict_with_a_restricted_relation_leaves_no_trace(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Neither its id nor a standing that nothing shown explains: the rest reads as if it had never been there."""
    dataset = dataset_of(ENTITIES, RELATIONS)

    shown, _withheld = public(dataset)

    assert dataset.relations["open-one--knows--open-two"].standing == "disputed"
    assert shown.relations["open-one--knows--open-two"] == dataset.relations["open-one--knows--open-two"]._replace(
        conflicts=(), standing="stated"
    )


def test_a_conflict_that_is_shown_still_disputes(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Of two opponents one restricted: the other is enough."""
    relations = RELATIONS.replace(
        "conflicts: [open-one--left--open-two]", "conflicts: [open-one--left--open-two, open-two--knows--open-one]"
    )

    shown, _withheld = public(dataset_of(ENTITIES, relations))

    assert {key: (found.conflicts, found.standing) for key, found in shown.relations.items()} == {
        "open-one--knows--open-two": (("open-two--knows--open-one",), "disputed"),
        "open-two--knows--open-one": (("open-one--knows--open-two",), "disputed"),
    }


def test_nothing_of_what_is_withheld_is_left_anywhere(dataset_of: Callable[[str, str], Dataset]) -> None:
    """No id, no name, no note, wherever one looks."""
    shown, _withheld = public(dataset_of(ENTITIES, RELATIONS))

    told = repr((shown.entities, shown.relations))

    secrets = ("secret", "Secret One", "confidence", "go-between", "Go-between", "leak", "The Leak", "left")
    assert [secret for secret in secrets if secret in told] == []


def test_words_that_only_what_is_withheld_uses_are_withheld(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A type or a kind of the dataset's own would tell; what is built in, or defined and not used, tells nothing."""
    entities = (
        "kinds: {informant: {plural: informants}, ship: {plural: ships}, port: {plural: ports}}"
        + ENTITIES.replace("secret-one, kind: person", "secret-one, kind: informant")
        + "- {id: boat, kind: ship, name: Boat}\n"
    )
    dataset = dataset_of(entities, RELATIONS.replace("left: {", "sank: {inverse: sunk by}, left: {"))

    shown, _withheld = public(dataset)

    assert list(dataset.vocabulary.kinds)[8:] == ["informant", "ship", "port"]
    assert shown.vocabulary.kinds == {k: kind for k, kind in dataset.vocabulary.kinds.items() if k != "informant"}
    assert list(dataset.vocabulary.types)[5:] == ["knows", "sank", "left"]
    assert shown.vocabulary.types == {t: known for t, known in dataset.vocabulary.types.items() if t != "left"}


def test_a_built_in_word_stays_though_nothing_shown_uses_it(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Everybody knows those."""
    relations = """
relations:
- {from: secret-one, type: may be the same as, to: go-between, visibility: restricted, evidence: ["leak#1"]}
"""

    shown, withheld = public(dataset_of(ENTITIES, relations))

    assert withheld.relations == ("go-between--may-be-the-same-as--secret-one",)
    assert shown.vocabulary == start()


def test_the_tiny_dataset_withholds_one_relation_and_who_only_it_names(tiny: Dataset) -> None:
    """The programme is public in itself, but nothing public names it."""
    assert public(tiny)[1] == Withheld(("port-programme",), ("port-programme--moved--moved-people",), ())


def test_showing_changes_nothing(tiny: Dataset) -> None:
    """The whole dataset is still there for those who may see it."""
    before = repr(tiny)

    public(tiny)

    assert repr(tiny) == before


visibilities = st.sampled_from(["public", "restricted"])
ids = st.sampled_from("abcdefgh")


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Draw datasets whose restricted entities stand in restricted relations only, as `load` demands."""
    entities = {
        key: Entity(key, "document", f"name-{key}", visibility=draw(visibilities), genre="news") for key in "abcdefgh"
    }
    relations = {}
    for number, (source, target, document, voice) in enumerate(
        draw(st.lists(st.tuples(ids, ids, ids, st.one_of(st.none(), ids)), max_size=8))
    ):
        named = {source, target, document} | ({voice} if voice else set())
        must_hide = any(entities[key].visibility == "restricted" for key in named)
        opponents = draw(st.frozensets(st.integers(0, number - 1), max_size=2)) if number else ()
        claim = Claim(f"{document}#1", document, parse("1"), (voice,) if voice else ())
        claim = claim._replace(standing="claimed" if voice else "stated", visibility=draw(visibilities))
        relations[f"r{number}"] = Relation(
            f"r{number}",
            source,
            "published by",
            target,
            (claim,),
            conflicts=tuple(f"r{other}" for other in sorted(opponents)),
            visibility="restricted" if must_hide else draw(visibilities),
            standing="claimed" if voice else "stated",
        )
    return settled(Dataset(entities, relations, start(), facts={}))


@given(datasets())
def test_a_public_dataset_is_whole_and_holds_nothing_withheld(dataset: Dataset) -> None:
    """Everything it names is in it, nothing withheld is named, and showing it again withholds nothing more."""
    shown, withheld = public(dataset)

    named = {
        entity_id
        for relation in shown.relations.values()
        for claim in relation.claims
        for entity_id in (*relation.participants, claim.document, *claim.by)
    }
    opponents = {other for relation in shown.relations.values() for other in relation.conflicts}
    assert named <= shown.entities.keys()
    assert opponents <= shown.relations.keys()
    assert {*shown.entities}.isdisjoint(withheld.entities)
    assert {*shown.relations}.isdisjoint(withheld.relations)
    assert public(shown) == (shown, Withheld((), (), ()))


@given(datasets())
def test_no_standing_tells_of_what_is_withheld(dataset: Dataset) -> None:
    """Whoever sees the public part could have computed every standing in it from that part alone."""
    shown, _withheld = public(dataset)

    disputed = {key for key, relation in shown.relations.items() if relation.standing == "disputed"}

    assert disputed == {key for key, relation in shown.relations.items() if relation.conflicts}


CLAIMS = """
types: {knows: {inverse: known by}}
relations:
- from: open-one
  type: knows
  to: open-two
  evidence:
  - news#1
  - {cite: "news#1", says: whispered, visibility: restricted}
  - {cite: "news#1", says: aloud}
  - {cite: "leak#3", stance: denies, visibility: restricted}
"""


def test_a_restricted_claim_leaves_no_trace(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Neither a standing, nor a number that skips it, nor the document that only it cites (rule 13)."""
    dataset = dataset_of(ENTITIES.replace(", visibility: restricted", ""), CLAIMS)

    shown, withheld = public(dataset)

    [relation], [whole] = shown.relations.values(), dataset.relations.values()
    assert whole.standing == "disputed"
    assert (relation.standing, [relation.address(it) for it in relation.claims]) == (
        "stated",
        ["open-one--knows--open-two@news#1", "open-one--knows--open-two@news#1~2"],
    )
    assert withheld == Withheld(
        ("leak",), (), ("open-one--knows--open-two@leak#3", "open-one--knows--open-two@news#1~2")
    )
