"""FollowTheMoney entities, held against the library's own model and run through its commands."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from exporting import DATASETS, HOSTILE, TINY, export

from graph.exports.ftm.dates import reduced
from graph.exports.ftm.schemata import EDGES, NAMES, THINGS, Edge, is_a

followthemoney = pytest.importorskip("followthemoney", reason="the followthemoney library is not installed")
FTM = Path(sys.executable).with_name("ftm")


def lines(file: Path) -> list[dict[str, Any]]:
    """Return the entities of a file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def run_ftm(*arguments: str | Path) -> None:
    """Run an `ftm` command, which must not complain."""
    done = subprocess.run([FTM, *arguments], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_tables_are_the_librarys() -> None:
    """The schemata we may write and what they join, as followthemoney itself has them."""
    schemata = list(followthemoney.model.schemata.values())

    edges = {
        schema.name: Edge(
            schema.source_prop.name,
            schema.source_prop.range.name,
            schema.target_prop.name,
            schema.target_prop.range.name,
            next((word for word in ("role", "relationship", "purpose") if word in schema.properties), ""),
            has_status="status" in schema.properties,
        )
        for schema in schemata
        if schema.edge
    }
    things = {schema.name: schema for schema in schemata if not schema.edge and schema.is_a("Thing")}

    assert edges == EDGES
    assert things.keys() - {"Thing"} == THINGS.keys()
    for name in THINGS:
        assert {other for other in things if is_a(name, other)} == {it.name for it in things[name].schemata} & set(
            things
        )
    assert [name for name, own in NAMES.items() if own not in things[name].properties] == []


@pytest.mark.parametrize("folder", DATASETS)
def test_the_library_drops_nothing(folder: Path, tmp_path: Path) -> None:
    """Read with cleaning, as the commands do, every entity keeps every value; every required property is there."""
    export("ftm", folder, tmp_path / "file.ftm.json")

    for line in lines(tmp_path / "file.ftm.json"):
        read = followthemoney.ValueEntity.from_dict(line, cleaned=False)
        properties = {name: sorted(values) for name, values in line["properties"].items()}

        assert read.schema.name == line["schema"]
        assert {name: sorted(values) for name, values in read.properties.items()} == properties
        assert read.schema.validate(line) is None
        assert not read.schema.abstract


@pytest.mark.parametrize("folder", DATASETS)
def test_ends_and_proof_lead_to_what_they_must_be(folder: Path, tmp_path: Path) -> None:
    """Every reference names an entity of the file, of a schema that the property may refer to."""
    export("ftm", folder, tmp_path / "file.ftm.json")
    entities = {line["id"]: line for line in lines(tmp_path / "file.ftm.json")}

    assert len(entities) == len(lines(tmp_path / "file.ftm.json"))
    for line in entities.values():
        schema = followthemoney.model.get(line["schema"])
        for name, values in line["properties"].items():
            wanted = schema.get(name).range
            for value in values if wanted else ():
                assert followthemoney.model.get(entities[value]["schema"]).is_a(wanted)


@pytest.mark.parametrize("folder", DATASETS)
def test_only_what_somebody_asserts_is_written(folder: Path, tmp_path: Path) -> None:
    """All entities, all asserted relations, and each of the others in the report under how it stands."""
    network, losses = export("ftm", folder, tmp_path / "file.ftm.json")
    relations = network.graph["dataset"].relations.values()

    recorded = [line["properties"].get("recordId") for line in lines(tmp_path / "file.ftm.json")]

    assert recorded[: len(network)] == [None] * len(network)
    assert sorted(ids[0] for ids in recorded[len(network) :]) == sorted(it.id for it in relations if it.is_asserted)
    for it in relations:
        what = f"{it.standing} relation left out, for FollowTheMoney would assert it"
        assert (it.id in losses.get(what, ())) == (not it.is_asserted)


def test_a_relation_with_all_it_has(tmp_path: Path) -> None:
    """Ends, role, dates no more precise than they are, both voices, documents with their publisher."""
    export("ftm", TINY, tmp_path / "file.ftm.json")
    entities = {line["id"]: line for line in lines(tmp_path / "file.ftm.json")}

    assert entities["ko-ko--spokesperson-for--harbour-front"] == {
        "id": "ko-ko--spokesperson-for--harbour-front",
        "schema": "Representation",
        "properties": {
            "agent": ["ko-ko"],
            "client": ["harbour-front"],
            "role": ["spokesperson for"],
            "status": ["stated"],
            "date": ["2022", "2019"],
            "summary": [
                "ကိုကို spokesperson for Harbour Front [stated]",
                "sources differ on date: 2022 (The River Daily 2022 ¶3) or 2019 (Ports & power: an opinion 2023 ¶3)",
            ],
            "description": [
                "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3: stated · 2022",
                "Ana Núñez, “Ports & power: an opinion”, about 2023, ¶3: claimed · by Ana Núñez · 2019",
            ],
            "proof": ["daily-2022", "opinion-2023"],
            "publisher": ["The River Daily"],
            "recordId": ["ko-ko--spokesperson-for--harbour-front"],
        },
    }


def test_a_dispute_is_said_where_it_is_seen(tmp_path: Path) -> None:
    """In the words that captions show, and with the denial beside the assertion."""
    export("ftm", TINY, tmp_path / "file.ftm.json")

    [paid] = [line["properties"] for line in lines(tmp_path / "file.ftm.json") if line["schema"] == "Payment"]

    assert paid["purpose"] == ["paid [disputed]"]
    assert paid["description"] == [
        "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2: claimed · by unnamed sources",
        "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2: denied · by Harbour Front",
    ]


@pytest.mark.parametrize(
    ("text", "values", "is_whole"),
    [
        ("2022", {"date": "2022"}, True),
        ("2022-10", {"date": "2022-10"}, True),
        ("2022-10-19", {"date": "2022-10-19"}, True),
        ("2023~", {"date": "2023"}, False),
        ("2021-21", {"date": "2021"}, False),
        ("2022-XX", {"date": "2022"}, False),
        ("201X", {}, False),
        ("-0044-03-15", {}, False),
        ("Y12000", {}, False),
        ("[2021-02..2021-10]", {"date": "2021"}, False),
        ("[2021-02..2022-10]", {}, False),
        ("[..2022-10]", {}, False),
        ("2021/2022-10", {"startDate": "2021", "endDate": "2022-10"}, True),
        ("2021-02-01/..", {"startDate": "2021-02-01"}, True),
        ("../2022~", {"endDate": "2022"}, False),
    ],
)
def test_a_date_is_never_made_more_precise(text: str, values: dict[str, str], *, is_whole: bool) -> None:
    """What is left is true of the date, and anything lost is told."""
    found = reduced(text)

    assert (dict(found.values), found.is_whole) == (values, is_whole)
    assert all(followthemoney.types.registry.date.clean(value) == value for value in values.values())


def test_every_loss_is_reported(tmp_path: Path) -> None:
    """On the hostile dataset, all of them."""
    _graph, losses = export("ftm", HOSTILE, tmp_path / "file.ftm.json")

    assert losses == {
        "'Meeting' is no schema for relations, written as UnknownLink": ["m1", "m2"],
        "Ownership cannot join these kinds, written as UnknownLink": ["r-same-id"],
        "claimed, said only in words": ["m2"],
        "date reduced to the year, month or day it surely shares, the date itself in the summary": [
            *("doc", "l2", "m1", "m2", "old", "p4"),
        ],
        "denied relation left out, for FollowTheMoney would assert it": ["p3"],
        "expected relation left out, for FollowTheMoney would assert it": ["s2"],
        "file, hash and length of the text that was read left out": ["doc", "old"],
        "further participants only named, not linked": ["m1"],
        "kind 'odd kind' has no schema of FollowTheMoney, written as Note": ["c"],
        "over with no end given, said only in words": ["s1"],
    }


@pytest.mark.parametrize("folder", DATASETS)
def test_ftm_validates_it(folder: Path, tmp_path: Path) -> None:
    """`ftm validate` gives back the same entities."""
    export("ftm", folder, tmp_path / "file.ftm.json")

    run_ftm("validate", "-i", tmp_path / "file.ftm.json", "-o", tmp_path / "validated.json")

    def known(file: Path) -> dict[str, tuple[str, dict[str, list[str]]]]:
        return {
            line["id"]: (line["schema"], {name: sorted(values) for name, values in line["properties"].items()})
            for line in lines(file)
        }

    assert known(tmp_path / "validated.json") == known(tmp_path / "file.ftm.json")


@pytest.mark.parametrize("command", ["aggregate", "export-csv", "export-cypher", "export-gexf", "export-neo4j-bulk"])
def test_ftm_commands_run_over_it(command: str, tmp_path: Path) -> None:
    """Each takes the file without complaint."""
    export("ftm", TINY, tmp_path / "file.ftm.json")

    run_ftm(command, "-i", tmp_path / "file.ftm.json", "-o", tmp_path / "out")

    assert (tmp_path / "out").exists()


def test_ftm_finds_the_people(tmp_path: Path) -> None:
    """Its table of persons holds ours, aliases included."""
    export("ftm", TINY, tmp_path / "file.ftm.json")
    run_ftm("export-csv", "-i", tmp_path / "file.ftm.json", "-o", tmp_path / "out")

    with (tmp_path / "out" / "Person.csv").open(encoding="utf-8", newline="") as stream:
        people = {row["id"]: (row["name"], row["alias"]) for row in csv.DictReader(stream)}

    assert people == {"ana-nunez": ("Ana Núñez", ""), "ko-ko": ("ကိုကို", 'Ko Ko; Ko "Harbour" Ko')}
