"""A relation in words and as plain data."""

import pytest

from graph.model import dates, figures
from graph.model.records import Dataset, Evidence, Relation
from graph.words.citations import Citations
from graph.words.sentences import cited, details, others, relation_data, sentence, stance, voices, when

MOVED = "aung-and-sons--moved--moved-people"


@pytest.fixture
def citations(tiny: Dataset) -> Citations:
    """Return the citations of the made-up dataset."""
    return Citations(tiny)


@pytest.mark.parametrize(
    ("relation_id", "expected"),
    [
        ("ko-ko--founded--harbour-front", "2020"),
        ("ministry-of-ports--founded-by-decree", "[2019..2021-06]"),
        ("ko-ko--spokesperson-for--harbour-front", "2022 or 2019"),
        ("ko-ko--secretary-of--ministry-of-ports", "(former)"),
        ("pier-9--located-in--oslo", ""),
    ],
)
def test_dates_are_those_that_were_given(tiny: Dataset, relation_id: str, expected: str) -> None:
    """The relation's and the evidence's own, each once; former where it is over."""
    assert when(tiny.relations[relation_id]) == expected


def test_a_dated_relation_may_be_over(tiny: Dataset) -> None:
    """Both are said."""
    over = tiny.relations["ko-ko--founded--harbour-front"]._replace(past=True)

    assert when(over) == "2020 (former)"


@pytest.mark.parametrize(
    ("relation_id", "expected"),
    [
        (
            MOVED,
            (
                "about 150 people; 200 people; by ship & by road, <at night>; "
                "sources differ on people: about 150 (ကိုကို in The River Daily 2022 ¶3) or "
                "200 (Ministry of Ports in The River Daily 2022 ¶4)"
            ),
        ),
        (
            "ko-ko--spokesperson-for--harbour-front",
            "sources differ on date: 2022 (The River Daily 2022 ¶3) or 2019 (Ports & power: an opinion 2023 ¶3)",
        ),
        ("ko-ko--founded--harbour-front", "against: Ministry of Ports gave to Harbour Front"),
        (
            "ministry-of-ports--founded-by-decree",
            "against: ကိုကို founded Harbour Front; note: says the ministry made it, which cannot be if Ko Ko founded it",
        ),
        ("ko-ko--knows--ko-ko", "note: a loop, for readers that drop them"),
        ("oslo--located-in--norway-place", ""),
    ],
)
def test_details_are_what_the_type_does_not_say(
    tiny: Dataset, citations: Citations, relation_id: str, expected: str
) -> None:
    """Figures, remarks, which source gives which value, what cannot be true beside it, and the curator's note."""
    assert details(tiny, citations, tiny.relations[relation_id]) == expected


def test_details_name_every_value_that_differs(tiny: Dataset, citations: Citations) -> None:
    """Of three sources that all differ, each pair."""
    pieces = tuple(
        Evidence(f"daily-2022#{number}", "daily-2022", ((number, number),), figures=(figures.parse("ships", text),))
        for number, text in ((1, "2"), (2, "3"), (4, "5-6"))
    )

    assert details(tiny, citations, Relation("r", "no", "paid", "oslo", pieces)) == (
        "2 ships; 3 ships; 5-6 ships; "
        "sources differ on ships: 2 (The River Daily 2022 ¶1) or 3 (The River Daily 2022 ¶2); "
        "sources differ on ships: 2 (The River Daily 2022 ¶1) or 5-6 (The River Daily 2022 ¶4); "
        "sources differ on ships: 3 (The River Daily 2022 ¶2) or 5-6 (The River Daily 2022 ¶4)"
    )


def test_details_are_given_once(tiny: Dataset, citations: Citations) -> None:
    """Two sources with the same figure and the same remark need no repetition."""
    piece = Evidence("d#1", "d", ((1, 1),), figures=(figures.parse("people", "5"),), says="at sea")
    relation = Relation("r", "a", "t", "b", (piece, piece), figures=(figures.parse("people", "5"),))

    assert details(tiny, citations, relation) == "5 people; at sea"


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


@pytest.mark.parametrize(
    ("relation_id", "expected"),
    [
        (MOVED, "according to ကိုကို, Ministry of Ports"),
        ("harbour-front--paid--ko-ko", "according to unnamed sources"),
        ("no--paid--harbour-front", ""),
        ("pier-9--located-in--oslo", ""),
    ],
)
def test_voices_are_named_where_the_document_does_not_say_so_itself(
    tiny: Dataset, citations: Citations, relation_id: str, expected: str
) -> None:
    """Those who assert; not those who deny."""
    assert voices(citations, tiny.relations[relation_id]) == expected


@pytest.mark.parametrize(
    ("relation_id", "expected"),
    [
        ("ko-ko--knows--ko-ko", "The River Daily 2022 ¶¶2–3"),
        ("no--paid--harbour-front", "The River Daily 2022 ¶2 denies"),
        ("no--recognised--harbour-front", "Ports & power: an opinion 2023 ¶2 expects"),
        ("harbour-front--paid--ko-ko", "The River Daily 2022 ¶2; The River Daily 2022 ¶2, denied by Harbour Front"),
    ],
)
def test_citations_tell_who_takes_which_stance(
    tiny: Dataset, citations: Citations, relation_id: str, expected: str
) -> None:
    """A denial that a newspaper reports is not the newspaper's."""
    assert cited(citations, tiny.relations[relation_id]) == expected


def test_a_stance_names_its_voices(citations: Citations) -> None:
    """Several, unnamed ones, or none where the document itself takes it."""
    plain = Evidence("daily-2022#2", "daily-2022", ((2, 2),), stance="denies")
    pieces = [plain, plain._replace(by=("no", "oslo")), plain._replace(by=("unnamed",))]

    assert [stance(citations, piece) for piece in pieces] == [
        " denies",
        ", denied by Norway, Oslo",
        ", denied by unnamed sources",
    ]


def test_plain_data_holds_everything_that_is_known(tiny: Dataset, citations: Citations) -> None:
    """Ids beside words, dates with their bounds, and the full citation of each piece of evidence."""
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
        "when": {"edtf": "2022-04", "earliest": "2022-04-01", "latest": "2022-04-30"},
        "standing": "claimed",
        "differences": [{"about": "people", "one": ["daily-2022#3", "about 150"], "other": ["daily-2022#4", "200"]}],
        "evidence": [
            {
                "cite": "daily-2022#3",
                "citation": "“Asylum for Ko Ko”, The River Daily, 2022-05-04, ¶3",
                "stance": "asserts",
                "by": ["ko-ko"],
                "figures": {"people": "about 150"},
                "says": "by ship & by road, <at night>",
            },
            {
                "cite": "daily-2022#4",
                "citation": "“Asylum for Ko Ko”, The River Daily, 2022-05-04, ¶4",
                "stance": "asserts",
                "by": ["ministry-of-ports"],
                "figures": {"people": "200"},
            },
        ],
    }


def test_plain_data_leaves_out_what_does_not_apply(tiny: Dataset, citations: Citations) -> None:
    """No empty lists and no nulls to step over."""
    assert relation_data(tiny, citations, tiny.relations["pier-9--located-in--oslo"]) == {
        "id": "pier-9--located-in--oslo",
        "from": "pier-9",
        "type": "located in",
        "to": "oslo",
        "sentence": "Pier 9 located in Oslo",
        "standing": "stated",
        "evidence": [
            {
                "cite": "daily-2022#3",
                "citation": "“Asylum for Ko Ko”, The River Daily, 2022-05-04, ¶3",
                "stance": "asserts",
            }
        ],
    }


def test_plain_data_of_the_rarer_keys(tiny: Dataset, citations: Citations) -> None:
    """Open dates have one bound; past, figures, conflicts and note are there where they were written."""
    relation = tiny.relations["ko-ko--founded--harbour-front"]._replace(
        when=dates.parse("2020/.."), past=True, figures=(figures.parse("people", "9"),), note="by hearsay"
    )

    found = relation_data(tiny, citations, relation)

    assert {key: found[key] for key in ("when", "past", "figures", "conflicts", "note")} == {
        "when": {"edtf": "2020/..", "earliest": "2020-01-01"},
        "past": True,
        "figures": {"people": "9"},
        "conflicts": ["ministry-of-ports--founded-by-decree"],
        "note": "by hearsay",
    }
