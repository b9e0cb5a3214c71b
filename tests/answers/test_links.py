"""What `graph links` and `graph path` answer: every claim by itself, in words, as a table and as data."""

from collections.abc import Callable

import networkx as nx

from graph.answers.links import alone_report, links_report
from graph.answers.listing import Entry, Line, Section
from graph.answers.paths import paths_report
from graph.flat.listed import LISTED_CLAIM, LISTED_RELATION
from graph.model.records import Dataset
from graph.questions.alone import resting_on
from graph.questions.links import Links, Selection, linked
from graph.questions.paths import shortest_paths

DAILY = "“Asylum for Ko Ko”, The River Daily, 4 May 2022"
MOVED = Entry(
    "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
    "claimed: claimed by 2; 2 independent sources",
    [
        Line(
            "claimed",
            ("by ကိုကို", "April 2022", "", "about 150 people; by ship & by road, <at night>", "", "", ""),
            "The River Daily 2022 ¶3",
            f"{DAILY}, ¶3",
        ),
        Line(
            "claimed",
            ("by Ministry of Ports", "April 2022", "", "200 people", "", "", ""),
            "The River Daily 2022 ¶4",
            f"{DAILY}, ¶4",
        ),
        Line(
            "differ",
            (
                (
                    "on people: about 150 (ကိုကို in The River Daily 2022 ¶3) or "
                    "200 (Ministry of Ports in The River Daily 2022 ¶4)"
                ),
            ),
        ),
    ],
)


def plain(place: str) -> Line:
    """Return the line of a claim that a document states and says nothing more of."""
    return Line("stated", ("",) * 7, f"The River Daily 2022 {place}", f"{DAILY}, {place}")


def test_links_are_grouped_by_how_they_read(tiny: Dataset) -> None:
    """An entry a relation, a line a claim: its own voice, date, figures, words and place."""
    [listing] = links_report(tiny, [linked(tiny, "oslo")]).listings

    assert listing.sections == [
        Section("located in", [Entry("Norway", "", [plain("¶3")])]),
        Section("location of", [Entry("Pier 9", "", [plain("¶3")])]),
        Section("takes part in", [MOVED]),
    ]
    assert listing.remarks == ["3 links."]


def test_the_title_is_followed_by_what_it_is(tiny: Dataset) -> None:
    """So that the reader sees who was found, and what the curator is not sure of."""
    [listing] = links_report(tiny, [Links("ko-ko", [], {}, [])]).listings

    assert (listing.title, listing.about) == (
        "ကိုကို",
        ['person · also Ko Ko, Ko "Harbour" Ko', "Speaks for the Harbour Front", "Note: one man, we think"],
    )


def test_what_is_left_out_is_told_by_standing(tiny: Dataset) -> None:
    """With the way to it (rule 17)."""
    [listing] = links_report(tiny, [linked(tiny, "no")]).listings

    assert listing.remarks == ["2 links.", "Left out: 1 denied, 1 requested and 1 expected. To see them: --all"]


def test_links_further_away_say_from_where(tiny: Dataset) -> None:
    """Whose link it is, and how many steps away."""
    [listing] = links_report(tiny, [linked(tiny, "pier-9", depth=2)]).listings

    assert [(section.heading, section.aside) for section in listing.sections] == [
        ("located in", ""),
        ("Oslo located in", "2 steps away"),
        ("Oslo takes part in", "2 steps away"),
    ]


def test_what_a_document_denies_stands_under_that(tiny: Dataset) -> None:
    """With its own words only, and how the relation stands with all documents together."""
    found = linked(tiny, "daily-2022", Selection(types=frozenset({"paid"}), unasserted=True))

    [listing] = links_report(tiny, [found]).listings

    assert [(section.heading, [entry.head for entry in section.body]) for section in listing.sections] == [
        ("asserts", ["Harbour Front paid ကိုကို"]),
        ("denies", ["Harbour Front paid ကိုကို", "Norway paid Harbour Front"]),
    ]
    [asserted], [denied, _other] = (section.body for section in listing.sections)
    assert [line.parts[0] for line in asserted.lines[:1]] == ["by unnamed sources"]
    assert (denied.lines[0].mark, denied.lines[0].parts[0]) == ("denied", "by Harbour Front")
    assert denied.summary == "all documents together: disputed: claimed by 1, denied by 1; 1 independent source"


def test_namesakes_are_answered_one_after_the_other(tiny: Dataset) -> None:
    """JSON keeps the first under `entity` and gains `entities` (rule 16)."""
    found = links_report(tiny, [linked(tiny, "no"), linked(tiny, "norway-place")])

    assert [listing.about[0] for listing in found.listings] == ["government", "place"]
    assert found.data["entity"]["id"] == "no"
    assert [one["entity"]["id"] for one in found.data["entities"]] == ["no", "norway-place"]
    assert len(found.data["links"]) == sum(len(one["links"]) for one in found.data["entities"])


def test_no_cell_of_the_table_holds_two_claims(tiny: Dataset) -> None:
    """A row a claim: the relation's columns, then the claim's, figures by unit (rule 17)."""
    columns, rows = links_report(tiny, [linked(tiny, "moved-people")]).table

    assert columns == ("near", "steps", "reading", "far", *LISTED_RELATION, *LISTED_CLAIM, "figure: people")
    assert [(row[4], row[columns.index("voice")], row[columns.index("says")], row[-1]) for row in rows] == [
        ("aung-and-sons--moved--moved-people", "by ကိုကို", "by ship & by road, <at night>", "about 150"),
        ("aung-and-sons--moved--moved-people", "by Ministry of Ports", "", "200"),
        ("port-programme--moved--moved-people", "", "", ""),
    ]


def test_a_row_may_be_a_relation(tiny: Dataset) -> None:
    """With the places of all its claims."""
    columns, rows = links_report(tiny, [linked(tiny, "oslo")], rows="relations").table

    assert columns == ("near", "steps", "reading", "far", *LISTED_RELATION, "citations")
    assert [row[-1] for row in rows] == ["The River Daily 2022 ¶3"] * 2 + [
        "The River Daily 2022 ¶3; The River Daily 2022 ¶4"
    ]


def test_links_as_data_name_ids(tiny: Dataset) -> None:
    """What programs need: ids, the reading, the distance, the relation with its claims."""
    data = links_report(tiny, [linked(tiny, "pier-9")]).data

    [link] = data["links"]
    assert data["entity"] == {"id": "pier-9", "kind": "asset", "name": "Pier 9", "aliases": []}
    assert {key: value for key, value in link.items() if key != "relation"} == {
        "near": "pier-9",
        "end": "from",
        "phrase": "located in",
        "far": "oslo",
        "steps": 1,
    }
    assert link["relation"] == {
        "id": "pier-9--located-in--oslo",
        "from": "pier-9",
        "type": "located in",
        "to": "oslo",
        "sentence": "Pier 9 located in Oslo",
        "standing": "stated",
        "made_of": {"stated": 1},
        "claims": [
            {
                "address": "pier-9--located-in--oslo@daily-2022#3",
                "cite": "daily-2022#3",
                "document": "daily-2022",
                "place": "3",
                "citation": f"{DAILY}, ¶3",
                "stance": "asserts",
                "standing": "stated",
            }
        ],
        "independent_sources": 1,
    }


def test_a_path_is_a_section_with_an_entry_for_every_relation(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Each step with all its reasons and their claims."""
    ends = tiny.entities["no"], tiny.entities["pier-9"]

    [listing] = paths_report(tiny, *ends, shortest_paths(tiny_graph, "no", "pier-9", limit=1)).listings

    assert listing.title == "Norway – Pier 9"
    assert listing.sections == [
        Section("1. Norway – Oslo – Pier 9", [MOVED, Entry("Pier 9 located in Oslo", "", [plain("¶3")])])
    ]
    assert listing.remarks == ["1 shortest path, 2 steps."]


def test_no_path_is_said_to_be_none(tiny: Dataset) -> None:
    """With what was looked for."""
    found = paths_report(tiny, tiny.entities["oslo"], tiny.entities["the-strike"], [])

    assert found.listings[0].remarks == ["No path over asserted relations."]
    assert found.data == {"from": "oslo", "to": "the-strike", "paths": []}


def test_what_rests_on_one_document_would_fall_with_it(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Also what only passes on what it said, and its versions (rule 26)."""
    text = f"text: {{file: f, sha256: {'0' * 64}, paragraphs: 9}}"
    dataset = dataset_of(
        "entities:\n- {id: a, kind: person, name: A}\n- {id: b, kind: person, name: B}\n"
        + "".join(f"- {{id: {it}, kind: document, name: {it}, {text}}}\n" for it in ("one", "two", "new", "old")),
        """
types: {knows: {inverse: known by}, met: {inverse: met by}, saw: {inverse: seen by}, heard: {inverse: heard by}}
relations:
- {from: a, type: knows, to: b, evidence: ["one#1"]}
- {from: a, type: met, to: b, evidence: ["one#1", "two#1"]}
- {from: a, type: saw, to: b, evidence: ["one#2", {cite: "two#2", repeats: "one#2"}]}
- {from: a, type: heard, to: b, evidence: ["new#1", "one#3"]}
- {from: new, type: version of, to: one}
- {from: b, type: knows, to: a, evidence: ["two#4", {cite: "one#4", stance: denies}]}
""",
    )

    relations = resting_on(dataset, "one")

    assert [relation.id for relation in relations] == ["a--knows--b", "a--saw--b", "a--heard--b"]
    assert alone_report(dataset, dataset.entities["one"], relations).listings[0].remarks == [
        "3 relations would fall with it."
    ]
