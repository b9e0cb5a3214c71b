"""From what a user typed to the entity they mean."""

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import NameNotFoundError
from graph.model.records import Alias, Dataset
from graph.questions.find import find, find_all, find_meant, mentioned
from graph.words.folding import folded

MEAN = "no entity is called '{}'; did you mean:\n  "
AMBIGUOUS = """\
'norway' may mean 2 entities; say which by its id:
  no  (government: Norway)
  norway-place  (place: Norway)"""


@pytest.mark.parametrize(
    ("typed", "entity_id"),
    [
        ("harbour-front", "harbour-front"),
        ("Harbour Front", "harbour-front"),
        ("HF", "harbour-front"),
        ("hf", "harbour-front"),
        ("HARBOUR  FRONT", "harbour-front"),
        (" Harbour Front\n", "harbour-front"),
        ("the Harbour Front", "harbour-front"),
        ("The Harbour Front", "harbour-front"),
        ("River Daily", "river-daily"),
        ("the river daily", "river-daily"),
        ("strike", "the-strike"),
        ("Ana Núñez", "ana-nunez"),
        ("ana nunez", "ana-nunez"),
        ("Ana Nu\u0301n\u0303ez", "ana-nunez"),
        ("ကိုကို", "ko-ko"),
        ("NO", "no"),
        ("Ko-Ko", "ko-ko"),
        ("Ko Ko", "ko-ko"),
        ('Ko "Harbour" Ko', "ko-ko"),
        ("Aung & Sons <Ltd>", "aung-and-sons"),
    ],
)
def test_id_name_and_alias_are_found(tiny: Dataset, typed: str, entity_id: str) -> None:
    """Case, accents, spaces and a leading article do not matter, in any script."""
    assert find(tiny, typed) == tiny.entities[entity_id]


def test_an_id_wins_over_a_name(tiny: Dataset) -> None:
    """`no` is Norway's id, whatever else may be called so."""
    clash = tiny._replace(entities=tiny.entities | {"x": tiny.entities["oslo"]._replace(id="x", name="no")})

    assert find(clash, "no").id == "no"


def test_an_entity_called_so_twice_is_one(tiny: Dataset) -> None:
    """Name and alias that differ in case only do not make it ambiguous."""
    twice = tiny.entities["oslo"]._replace(aliases=(Alias("OSLO"), Alias("oslo ")))

    assert find(tiny._replace(entities={"x-1": twice}), "Oslo") == twice


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("norway", AMBIGUOUS),
        (
            "harbor front",
            MEAN.format("harbor front") + "harbour-front  (organization: Harbour Front)",
        ),
        (
            "ministri ports",
            MEAN.format("ministri ports") + "ministry-of-ports  (organization: Ministry of Ports)\n"
            "  opinion-2023  (document: Ports & power: an opinion)",
        ),
        (
            "Port Programm",
            MEAN.format("Port Programm") + "port-programme  (programme: Port Programme)",
        ),
        ("zzz", "no entity is called 'zzz'"),
        ("", "no entity is called ''"),
        ("ကကက", "no entity is called 'ကကက'"),
    ],
)
def test_what_is_not_found_is_told_with_what_was_meant(tiny: Dataset, typed: str, message: str) -> None:
    """Several of that name are listed with their ids, near misses suggested, and nothing where nothing is near."""
    with pytest.raises(NameNotFoundError) as raised:
        find(tiny, typed)

    assert str(raised.value) == message


def test_at_most_four_near_misses_are_listed(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Each once, though several of its names are near; the nearest first."""
    records = "\n".join(
        f"- {{id: e{n}, kind: organization, name: Front {n}, aliases: [Frontt {n % 2}]}}" for n in range(9)
    )
    dataset = dataset_of(f"entities:\n{records}\n", "relations: []\n")

    with pytest.raises(NameNotFoundError) as raised:
        find(dataset, "Frnt 7")
    ids = [line.split()[0] for line in str(raised.value).splitlines()[1:]]

    assert ids[0] == "e7"
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The  Irrawaddy", "irrawaddy"),
        ("Theatre", "theatre"),
        ("the", "the"),
        ("Ørsted Ångström", "ørsted angstrom"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("ကိုကို", "ကိုကို"),
        ("ကာကာ", "ကာကာ"),
    ],
)
def test_names_are_compared_folded(text: str, expected: str) -> None:
    """Accents on Latin letters go; the vowels of Burmese, which are marks too, stay."""
    assert folded(text) == expected


@given(st.text(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_it_does_not_matter_how_a_keyboard_composes(text: str, form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    """A name is the same whether its accents are typed as one character or two."""
    assert folded(unicodedata.normalize(form, text)) == folded(text)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Nunez", ["ana-nunez"]),
        ("harbour", ["harbour-front", "ko-ko"]),
        ("Norway", ["no", "norway-place"]),
        ("ministry ports", ["ministry-of-ports"]),
        ("of the", []),
        ("port", ["port-bill", "port-programme"]),
        ("nobody", []),
    ],
)
def test_distinctive_words_of_a_name_find_it(tiny: Dataset, typed: str, ids: list[str]) -> None:
    """A surname is enough; all that may be meant are listed (issue 9.7)."""
    assert sorted(entity.id for entity in find_all(tiny, typed)) == ids


def test_a_former_id_finds_the_entity(tiny: Dataset) -> None:
    """Ids stay found for ever (rule 11)."""
    renamed = tiny.entities["oslo"]._replace(was=("christiania",))

    assert find(tiny._replace(entities=tiny.entities | {"oslo": renamed}), "christiania") == renamed


def test_namesakes_of_different_kinds_are_all_meant(tiny: Dataset) -> None:
    """A state and its land (rule 16); what only shares a word is not."""
    assert [entity.id for entity in find_meant(tiny, "norway")] == ["no", "norway-place"]
    with pytest.raises(NameNotFoundError, match="'port' may mean 2 entities; say which by its id:"):
        find_meant(tiny, "port")


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("norway", ["no", "norway-place"]),
        ("no", ["no"]),
        ("HARBOUR", ["ko-ko", "harbour-front"]),
        ("ports", ["ministry-of-ports", "opinion-2023"]),
        ("daily river", ["river-daily"]),
        ("nobody of that name", []),
        ("", []),
    ],
)
def test_all_that_are_named_with_the_words_are_mentioned(tiny: Dataset, typed: str, ids: list[str]) -> None:
    """Whoever is meant outright stands first, then whoever has all the words in a name or in the id."""
    assert [entity.id for entity in mentioned(tiny, typed)] == ids
