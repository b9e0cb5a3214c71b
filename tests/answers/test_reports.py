"""What the commands answer, in words and as data."""

from pathlib import Path

import networkx as nx
from graph.answers.reports import audit_report, links_report, paths_report

from graph.answers.listing import Section
from graph.model.records import Dataset
from graph.questions.audit import Audit, Coverage, Failure, audit
from graph.questions.links import Selection, links_of
from graph.questions.paths import shortest_paths

TEXTS = Path(__file__).parent.parent / "data" / "tiny" / "texts"
COLUMNS = ("link", "when", "standing", "details", "citations")
MOVED = (
    "Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)",
    "2022-04",
    "claimed",
    (
        "about 150 people; 200 people; by ship & by road, <at night>; "
        "sources differ on people: about 150 (ကိုကို in The River Daily 2022 ¶3) or "
        "200 (Ministry of Ports in The River Daily 2022 ¶4); "
        "according to ကိုကို, Ministry of Ports"
    ),
    "The River Daily 2022 ¶3; The River Daily 2022 ¶4",
)


def test_links_are_grouped_by_how_they_read(tiny: Dataset) -> None:
    """A title that says who it is, a section a reading, and what was left out."""
    oslo = tiny.entities["oslo"]

    found = links_report(tiny, oslo, links_of(tiny, "oslo"), left_out=1)

    assert found._replace(data=None) == (
        "Oslo · place",
        COLUMNS,
        [
            Section("located in", [("Norway", "", "stated", "", "The River Daily 2022 ¶3")]),
            Section("location of", [("Pier 9", "", "stated", "", "The River Daily 2022 ¶3")]),
            Section("takes part in", [MOVED]),
        ],
        "3 links. 1 more is only denied, requested, proposed or expected: --all",
        None,
    )


def test_the_title_names_aliases_kind_description_and_note(tiny: Dataset) -> None:
    """So that the reader sees who was found, and what the curator is not sure of."""
    entity = tiny.entities["ko-ko"]

    assert links_report(tiny, entity, [], 0).title == (
        'ကိုကို (Ko Ko, Ko "Harbour" Ko) · person · Speaks for the Harbour Front · note: one man, we think'
    )


def test_no_links_are_said_to_be_none(tiny: Dataset) -> None:
    """An answer all the same."""
    found = links_report(tiny, tiny.entities["the-strike"], [], 0)

    assert (found.sections, found.remark) == ([], "0 links.")
    assert found.data["links"] == []


def test_further_participants_stand_behind_the_far_end(tiny: Dataset) -> None:
    """Seen from an end of the relation."""
    entity = tiny.entities["moved-people"]

    found = links_report(tiny, entity, links_of(tiny, "moved-people", Selection(kinds=frozenset({"place"}))), 0)

    assert found.sections == [
        Section("moved by", [("Aung & Sons <Ltd> (to Oslo, for Norway, for Harbour Front)", *MOVED[1:])])
    ]


def test_links_further_away_say_from_where(tiny: Dataset) -> None:
    """Whose link it is, and how many steps away."""
    found = links_report(tiny, tiny.entities["pier-9"], links_of(tiny, "pier-9", depth=2), 0)

    assert [(section.heading, [row[0] for row in section.rows]) for section in found.sections] == [
        ("located in", ["Oslo"]),
        ("Oslo located in  (2 steps away)", ["Norway"]),
        ("Oslo takes part in  (2 steps away)", [MOVED[0]]),
    ]


def test_a_document_lists_its_paragraphs_with_what_it_says_of_them(tiny: Dataset) -> None:
    """Its own places only; and what it does not assert itself is not passed off as its assertion."""
    entity = tiny.entities["daily-2022"]

    found = links_report(
        tiny, entity, links_of(tiny, "daily-2022", Selection(types=frozenset({"paid"}), unasserted=True)), 0
    )

    assert found.sections == [
        Section(
            "supports",
            [
                (
                    "Harbour Front paid ကိုကို",
                    "",
                    "disputed",
                    "according to unnamed sources",
                    "¶2; ¶2, denied by Harbour Front",
                ),
                ("Norway paid Harbour Front", "", "denied", "", "¶2 denies"),
            ],
        )
    ]


def test_links_as_data_name_ids(tiny: Dataset) -> None:
    """What programs need: ids, the reading, the distance, the relation."""
    data = links_report(tiny, tiny.entities["pier-9"], links_of(tiny, "pier-9"), 2).data

    assert data["entity"] == {"id": "pier-9", "kind": "asset", "name": "Pier 9", "aliases": []}
    assert data["left_out"] == 2
    assert [{key: value for key, value in link.items() if key != "relation"} for link in data["links"]] == [
        {"near": "pier-9", "end": "from", "phrase": "located in", "far": "oslo", "steps": 1}
    ]
    assert data["links"][0]["relation"]["id"] == "pier-9--located-in--oslo"


def test_a_path_is_a_section_with_a_row_for_every_relation(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """Each step with all its reasons and their citations."""
    ends = tiny.entities["no"], tiny.entities["pier-9"]

    found = paths_report(tiny, *ends, shortest_paths(tiny_graph, "no", "pier-9", limit=1))

    assert found._replace(data=None) == (
        "Norway – Pier 9",
        ("sentence", *COLUMNS[1:]),
        [
            Section(
                "1. Norway – Oslo – Pier 9",
                [MOVED, ("Pier 9 located in Oslo", "", "stated", "", "The River Daily 2022 ¶3")],
            )
        ],
        "1 shortest path, 2 steps.",
        None,
    )


def test_a_path_as_data_names_ids_hop_by_hop(tiny: Dataset, tiny_graph: nx.MultiDiGraph) -> None:
    """From where to where, and along which relations."""
    ends = tiny.entities["oslo"], tiny.entities["pier-9"]

    data = paths_report(tiny, *ends, shortest_paths(tiny_graph, "oslo", "pier-9")).data

    [[hop]] = data.pop("paths")
    assert data == {"from": "oslo", "to": "pier-9"}
    assert (hop["from"], hop["to"]) == ("oslo", "pier-9")
    assert [relation["id"] for relation in hop["relations"]] == ["pier-9--located-in--oslo"]


def test_no_path_is_said_to_be_none(tiny: Dataset) -> None:
    """With what was looked for."""
    found = paths_report(tiny, tiny.entities["oslo"], tiny.entities["the-strike"], [])

    assert (found.sections, found.remark) == ([], "No path over asserted relations.")
    assert found.data == {"from": "oslo", "to": "the-strike", "paths": []}


def test_an_audit_that_holds_says_what_is_understood_from_context(tiny: Dataset) -> None:
    """Ends by name, where they are cited, and what each text was used for."""
    found = audit_report(tiny, audit(tiny, TEXTS))

    assert found.remark == "23 citations held against 2 texts: all hold, 9 ends understood from context."
    assert [section.heading for section in found.sections] == [
        "not named in the paragraph, understood from context",
        "texts",
    ]
    assert found.sections[0].rows[3] == ("Norway", "oslo--located-in--norway-place", "daily-2022#3")
    assert found.sections[1].rows == [
        ("Asylum for Ko Ko", "14 relations; 4 of 4 paragraphs cited", ""),
        ("Ports & power: an opinion", "7 relations; 3 of 3 paragraphs cited", ""),
    ]


def test_an_audit_that_fails_begins_with_what_does_not_hold(tiny: Dataset) -> None:
    """Paragraphs never cited are given as ranges."""
    failed = Audit(
        citations=1,
        failures=(Failure("daily-2022", "daily.txt: is not UTF-8"),),
        unnamed=(),
        coverage=(Coverage("daily-2022", 1, 9, (4, 6), (1, 2, 3, 5, 7, 8, 9)),),
    )

    found = audit_report(tiny, failed)

    assert found.sections == [
        Section("does not hold", [("daily-2022", "daily.txt: is not UTF-8", "")]),
        Section("texts", [("Asylum for Ko Ko", "1 relation; 2 of 9 paragraphs cited", "never cited: 1–3, 5, 7–9")]),
    ]
    assert found.remark == "1 citation held against 1 text: 1 does not hold."
    assert found.data == {
        "citations": 1,
        "failures": [{"subject": "daily-2022", "message": "daily.txt: is not UTF-8"}],
        "unnamed": [],
        "coverage": [failed.coverage[0]._asdict()],
    }
