"""Names are found in a text where they stand; what looks like a name of nobody known is proposed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.records import Alias, Entity
from graph.questions.naming import is_named, words_in
from graph.questions.spotting import Spotter, likely_names

ENTITIES = (
    Entity("nug", "government", "National Unity Government", (Alias("NUG"),)),
    Entity("zin-mar-aung", "person", "Zin Mar Aung"),
    Entity("ana-nunez", "person", "Ana Núñez"),
    Entity("malaysia", "government", "Malaysia"),
    Entity("malaysia-place", "place", "Malaysia"),
    Entity("defectors", "group", "Defectors"),
    Entity("us", "government", "United States", (Alias("US"),)),
    Entity("peoples-embrace", "organization", "People's Embrace"),
    Entity("ko-ko", "person", "ကိုကို"),
)


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("The National Unity Government (NUG) said", [("National Unity Government", "nug"), ("NUG", "nug")]),
        ("Aung said that an aung is a spear", [("Aung", "zin-mar-aung")]),
        ("ANA NUNEZ and Núñez", [("ANA NUNEZ", "ana-nunez"), ("Núñez", "ana-nunez")]),
        ("a Malaysian defector", [("Malaysian", "malaysia malaysia-place"), ("defector", "defectors")]),
        ("they told us that the US, not us", [("US", "us")]),
        ("the people’s embrace", [("people’s embrace", "peoples-embrace")]),
        ("ပြောသည် ကိုကို", [("ကိုကို", "ko-ko")]),
        ("Nobody here", []),
        ("", []),
    ],
)
def test_names_are_found_where_they_stand(text: str, spots: list[tuple[str, str]]) -> None:
    """The longest that begins at a word; initials as they are written; all whom a name may mean."""
    found = Spotter(ENTITIES).spots(text)

    assert [(text[spot.start : spot.end], " ".join(spot.ids)) for spot in found] == spots


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        (["Mira Solberg met the Bank of Norway, and Per."], [["Mira Solberg", "Bank of Norway", "Per"]]),
        (["Yesterday nothing happened. Then it rained on Monday in May."], [[]]),
        (["Kyiv fell.", "It was not Kyiv that fell."], [["Kyiv"], ["Kyiv"]]),
        (["The Northern Lines ferry"], [["Northern Lines"]]),
        (["He met Zin Mar Aung of Sagaing."], [["Sagaing"]]),
        (["I went to A."], [[]]),
        (["the Zin Mar Aung, The Zin Mar Aung"], [[]]),
    ],
)
def test_what_looks_like_a_name_is_proposed(texts: list[str], names: list[list[str]]) -> None:
    """Not the word that begins a sentence, nor months and days, nor who is known."""
    spotter = Spotter(ENTITIES)
    known = [spotter.spots(text) for text in texts]

    found = likely_names(texts, known)

    proposed = [[text[it.start : it.end] for it in spots] for text, spots in zip(texts, found, strict=True)]
    assert proposed == names
    assert all(not spot.ids for spots in found for spot in spots)


@given(st.lists(st.sampled_from(["Ana", "Núñez", "NUG", "us", "US", "Malaysian", "ကိုကို", "the", "of", ".", "“", "Oslo"])))
def test_spots_are_apart_and_agree_with_the_audit(words: list[str]) -> None:
    """In order, none over another; whoever is spotted is named, as the audit has it."""
    text = " ".join(words)

    found = Spotter(ENTITIES).spots(text)

    assert all(one.end <= other.start for one, other in pairwise(found))
    for spot in found:
        for entity in ENTITIES:
            assert entity.id not in spot.ids or is_named(entity, words_in(text))
