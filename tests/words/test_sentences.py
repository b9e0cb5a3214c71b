"""A relation in words and as plain data."""

import pytest

from graph.model import dates, figures
from graph.model.places import parse
from graph.model.records import Claim, Dataset, Relation
from graph.words.citations import Citations
from graph.words.sentences import against, differing, others, relation_data, sentence, when

MOVED = "aung-and-sons--moved--moved-people"


@pytest.fixture
def citations(tiny: Dataset) -> Citations:
    """Return the citations of the made-up dataset."""
    return Citations(tiny)


@pytest.mark.parametrize(
    ("relation_id", "expected"),
    [
        ("ko-ko--founded--harbour-front", "2020"),
        ("ministry-of-ports--founded-by-decree", "at some time between 2019 and June 2021"),
        ("ko-ko--spokesperson-for--harbour-front", "2022 or 2019"),
        ("ko-ko--secretary-of--ministry-of-ports", "(former)"),
        ("pier-9--located-in--oslo", ""),
    ],
)
def test_dates_are_those_that_its_claims_give(tiny: Dataset, relation_id: str, expected: str) -> None:
    """Each once, in words; former where it is over."""
    assert when(tiny.relations[relation_id]) == expected


def test_a_sentence_reads_as_curated(tiny: Dataset) -> None:
    """Names of both ends with the type between, and the further participants each with its word."""
    assert [sentence(tiny, tiny.relations[key]) for key in ("pier-9--located-in--oslo", MOVED)] == [
        "Pier 9 located in Oslo",
        "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
    ]


@pytest.mark.parametrize(
    ("near", "expected"),
    [("aung-and-sons", "to Oslo, for Norway, for Harbour Front"), ("oslo", "for Norway, for Harbour Front")],
)
def test_further_participants_leave_out_the_one_looked_from(tiny: Dataset, near: str, expected: str) -> None:
    """Seen from Oslo, that it was to Oslo goes without saying."""
    assert others(tiny, tiny.relations[MOVED], near) == expected


def test_every_pair_that_differs_is_named(citations: Citations) -> None:
    """Of three voices that all differ, each pair, with who says which."""
    claims = tuple(
        Claim(f"daily-2022#{number}", "daily-2022", parse(str(number)), by, figures=(figures.parse("ships", text),))
        for number, by, text in ((1, ("no",), "2"), (2, ("oslo",), "3"), (4, (), "5-6"))
    )

    assert differing(citations, Relation("r", "no", "paid", "oslo", claims)) == [
        "on ships: 2 (Norway in The River Daily 2022 ¶1) or 3 (Oslo in The River Daily 2022 ¶2)",
        "on ships: 2 (Norway in The River Daily 2022 ¶1) or 5–6 (The River Daily 2022 ¶4)",
        "on ships: 3 (Oslo in The River Daily 2022 ¶2) or 5–6 (The River Daily 2022 ¶4)",
    ]


def test_what_stands_against_a_relation_is_named_with_its_standing(tiny: Dataset) -> None:
    """From either side (rule 25)."""
    assert against(tiny, tiny.relations["ko-ko--founded--harbour-front"]) == [
        "Ministry of Ports gave to Harbour Front [disputed]"
    ]


def test_speakers_contradict_each_other_and_themselves(tiny: Dataset) -> None:
    """That either was said is in no doubt (rule 7)."""
    speech = tiny.vocabulary.types["paid"]._replace(is_speech=True)
    types = tiny.vocabulary.types | {"paid": speech}
    dataset = tiny._replace(vocabulary=tiny.vocabulary._replace(types=types))
    one = tiny.relations["harbour-front--paid--ko-ko"]._replace(conflicts=("no--paid--harbour-front",))
    same = one._replace(from_id="no")

    assert [against(dataset, it) for it in (one, same)] == [
        ["contradicted by: Norway paid Harbour Front [denied]"],
        ["contradicts itself: Norway paid Harbour Front [denied]"],
    ]


def test_plain_data_keeps_each_claim_by_itself(tiny: Dataset, citations: Citations) -> None:
    """Ids beside words, dates with their bounds, and the full citation of each claim."""
    april = {"edtf": "2022-04", "words": "April 2022", "earliest": "2022-04-01", "latest": "2022-04-30"}
    assert relation_data(tiny, citations, tiny.relations[MOVED]) == {
        "id": MOVED,
        "from": "aung-and-sons",
        "type": "moved",
        "to": "moved-people",
        "sentence": "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
        "also": [
            {"as": "to", "entity": "oslo"},
            {"as": "for", "entity": "no"},
            {"as": "for", "entity": "harbour-front"},
        ],
        "standing": "claimed",
        "made_of": {"claimed": 2},
        "when": [april],
        "differences": [
            {
                "about": "people",
                "one": [f"{MOVED}@daily-2022#3", "about 150"],
                "other": [f"{MOVED}@daily-2022#4", "200"],
            }
        ],
        "claims": [
            {
                "address": f"{MOVED}@daily-2022#3",
                "cite": "daily-2022#3",
                "document": "daily-2022",
                "place": "3",
                "citation": "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3",
                "stance": "asserts",
                "standing": "claimed",
                "by": ["ko-ko"],
                "when": april,
                "figures": {"people": "about 150"},
                "says": "by ship & by road, <at night>",
            },
            {
                "address": f"{MOVED}@daily-2022#4",
                "cite": "daily-2022#4",
                "document": "daily-2022",
                "place": "4",
                "citation": "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶4",
                "stance": "asserts",
                "standing": "claimed",
                "by": ["ministry-of-ports"],
                "when": april,
                "figures": {"people": "200"},
            },
        ],
    }


def test_plain_data_of_the_rarer_keys(tiny: Dataset, citations: Citations) -> None:
    """What few claims have is there where it was written."""
    claim = Claim(
        "daily-2022#2",
        "daily-2022",
        parse("2"),
        past=True,
        covers=dates.parse("2020/.."),
        remark="hedged",
        quote="a few words",
        repeats=("opinion-2023#1",),
        withdrawn=dates.parse("2024"),
        visibility="restricted",
        number=2,
    )
    relation = tiny.relations["pier-9--located-in--oslo"]._replace(
        claims=(claim,), notes=("by hearsay",), was=("old",), visibility="restricted"
    )

    found = relation_data(tiny, citations, relation)

    assert {key: found[key] for key in ("notes", "was", "restricted")} == {
        "notes": ["by hearsay"],
        "was": ["old"],
        "restricted": True,
    }
    [told] = found["claims"]
    assert told["address"] == "pier-9--located-in--oslo@daily-2022#2~2"
    assert {key: told[key] for key in ("past", "covers", "remark", "quote", "repeats", "withdrawn", "restricted")} == {
        "past": True,
        "covers": {"edtf": "2020/..", "words": "since 2020", "earliest": "2020-01-01"},
        "remark": "hedged",
        "quote": "a few words",
        "repeats": ["opinion-2023#1"],
        "withdrawn": {"edtf": "2024", "words": "2024", "earliest": "2024-01-01", "latest": "2024-12-31"},
        "restricted": True,
    }
