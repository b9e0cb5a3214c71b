"""FollowTheMoney in: entities and links become a dataset that passes every check, and nothing is dropped in silence."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from followthemoney import model

from graph.cli import main
from graph.curated.load import load
from graph.errors import DataError
from graph.imports.ftm.links import ftm
from graph.imports.ftm.records import known
from graph.model.dates import parse as date
from graph.model.figures import parse as figure
from graph.model.places import parse
from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Text


def line(entity_id: str, schema: str, **properties: str | list[str]) -> str:
    """Return an entity of FollowTheMoney as a line."""
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return json.dumps({"id": entity_id, "schema": schema, "properties": values}, ensure_ascii=False) + "\n"


PEOPLE = line("NK-a", "Person", name=["Ko Ko", "KK"], alias="Ko", birthDate="1960", country=["mm", "th"])
PEOPLE += line("acme", "Company", name="Acme & Sons", website="https://acme.example", addressEntity="addr")
PEOPLE += line("addr", "Address", full="1 Road, Oslo") + line("NK-b", "Person", name="Ko Ko", notes="seen once")


def imported(folder: Path, text: str, *, skip_bad: bool = False) -> Dataset:
    """Import a file; return the dataset it makes, which has passed every check."""
    file = folder / "data.ftm.json"
    file.write_text(text, "utf-8", newline="\n")
    draft, _problems = ftm(file, skip_bad=skip_bad)
    for name, pieces in draft.files().items():
        (folder / name).write_text("".join(pieces), "utf-8", newline="\n")
    return load(folder)


def problems(folder: Path, text: str) -> list[str]:
    """Return what is wrong with a file, without its folder."""
    with pytest.raises(DataError) as raised:
        imported(folder, text)
    return [found.removeprefix(f"{folder}/data.ftm.json:") for found in str(raised.value).splitlines()]


def claim(number: int, **fields: Any) -> Claim:
    """Return the claim that a line of the file makes."""
    standing = "claimed" if fields.get("by") else "stated"
    place = parse(str(number))
    return Claim(f"import-data-ftm-json#{number}", "import-data-ftm-json", place, standing=standing, **fields)


def test_every_schema_and_reference_is_known() -> None:
    """The table of schemata holds what the library has: no more, no less, with the same ends."""
    concrete = {schema.name: schema for schema in model.schemata.values() if not schema.abstract}
    edges = {name: schema for name, schema in concrete.items() if schema.edge}
    references = {
        prop.name
        for schema in concrete.values()
        for prop in schema.properties.values()
        if prop.type.name == "entity" and not prop.stub
    }

    schemata = known().schemata
    links = {name: (it["from"], it["to"]) for name, it in schemata.items() if "type" in it and name != "Similar"}
    ends = {end for it in schemata.values() for end in (it.get("from"), it.get("to"))}
    assert schemata.keys() == concrete.keys()
    assert links == {name: (it.source_prop.name, it.target_prop.name) for name, it in edges.items()}
    assert known().references.keys() | ends >= references
    words = {
        name: [prop.name for prop in it.properties.values() if prop.name in known().references and prop.range is None]
        for name, it in concrete.items()
    }
    assert known().words == {name: found for name, found in words.items() if found}


def test_entities(tmp_path: Path) -> None:
    """Names, aliases and addresses find their keys; namesakes are told apart; the rest stands in the note."""
    dataset = imported(tmp_path, PEOPLE)

    text = Text("data.ftm.json", sha256(PEOPLE.encode()).hexdigest(), "paragraph", 4)
    about = "FollowTheMoney data; a paragraph is a line."
    assert list(dataset.entities.values()) == [
        Entity(
            "ko-ko", "person", "Ko Ko", (Alias("KK"), Alias("Ko")), note="id: NK-a; birthDate: 1960; country: mm, th"
        ),
        Entity("acme", "company", "Acme & Sons", url="https://acme.example"),
        Entity("addr", "place", "1 Road, Oslo"),
        Entity("ko-ko-2", "person", "Ko Ko (NK-b)", (Alias("Ko Ko"),), note="seen once; id: NK-b"),
        Entity("import-data-ftm-json", "document", "data.ftm.json, as imported", (), about, genre="news", text=text),
    ]
    assert list(dataset.relations.values()) == [
        Relation("acme--has-address--addr", "acme", "has address", "addr", (claim(2),)),
    ]
    assert dataset.vocabulary.kinds["company"].ftm == "Company"


def test_links(tmp_path: Path) -> None:
    """A link becomes a relation that reads from both ends; role, dates, amounts and publishers find their keys."""
    text = PEOPLE + line(
        *("own-1", "Ownership"),
        owner=["NK-a", "NK-b"],
        asset="acme",
        role="founder",
        percentage="50",
        startDate="2001-05-03T00:00:00",
        publisher="The Daily",
        sourceUrl="https://daily.example/1",
    )
    text += line("p", "Payment", payer="NK-a", beneficiary="acme", amount="1000", currency="usd", date=["2001", "2002"])
    text += line("u", "UnknownLink", subject="NK-a", object="NK-b", endDate="2003", summary="they met")

    dataset = imported(tmp_path, text)

    says = "founder; percentage: 50; sourceUrl: https://daily.example/1"
    found = list(dataset.relations.values())[:4]
    owned = claim(5, by=("the-daily",), says=says, when=date("2001-05-03/"))
    paid = claim(6, says="date: 2001, 2002", figures=(figure("USD", "1000"),))
    assert [(it.id, it.from_id, it.type, it.to_id, it.claims, it.standing) for it in found] == [
        ("own-1", "ko-ko", "owns", "acme", (owned,), "claimed"),
        ("own-1-2", "ko-ko-2", "owns", "acme", (owned,), "claimed"),
        ("p", "ko-ko", "paid", "acme", (paid,), "stated"),
        ("u", "ko-ko", "linked to", "ko-ko-2", (claim(7, says="they met", when=date("/2003")),), "stated"),
    ]
    assert dataset.entities["the-daily"] == Entity("the-daily", "organization", "The Daily")
    assert (dataset.vocabulary.types["owns"].inverse, dataset.vocabulary.types["owns"].ftm) == ("owned by", "Ownership")


def test_documents_and_what_entities_say_of_each_other(tmp_path: Path) -> None:
    """Who published and wrote a document are relations; so is any reference from one entity to another."""
    text = PEOPLE + line(
        *("doc", "Article"),
        title="News",
        publisher="Acme & Sons",
        author="Ko Ko",
        publishedAt="2022-05-04",
        parent="acme",
    )
    text += line("s", "Sanction", entity="NK-a", program="SDN", bodyText="x" * 10)

    dataset = imported(tmp_path, text)

    assert [(it.from_id, it.type, it.to_id) for it in dataset.relations.values()] == [
        ("acme", "has address", "addr"),
        ("doc", "has parent", "acme"),
        ("doc", "published by", "acme-sons"),
        ("doc", "written by", "ko-ko"),
        ("s", "has subject", "ko-ko"),
    ]
    published = dataset.entities["doc"].published
    assert published
    assert published.text == "2022-05-04"
    assert dataset.entities["s"] == Entity("s", "sanction", "SDN")
    about = "FollowTheMoney data; a paragraph is a line. What it gives as bodyText stands only there."
    assert dataset.entities["import-data-ftm-json"].description == about


def test_what_is_withheld_stays_withheld(tmp_path: Path) -> None:
    """What our own export marks as restricted is restricted again, with every relation that names it."""
    text = PEOPLE + line("x", "Person", name="X", keywords=["person", "restricted"])
    text += line("k", "Family", person="x", relative="NK-a", relationship="aunt of", recordId="k")

    dataset = imported(tmp_path, text)

    assert (dataset.entities["x"].visibility, dataset.relations["k"].visibility) == ("restricted", "restricted")
    assert dataset.relations["k"].type == "aunt of"


def test_keywords_of_others_are_remarks(tmp_path: Path) -> None:
    """Only our own export means a kind, a genre or a restriction by a keyword."""
    dataset = imported(tmp_path, line("x", "Person", name="X", keywords=["restricted", "organization", "opinion"]))

    note = "keyword: restricted; keyword: organization; keyword: opinion"
    assert dataset.entities["x"] == Entity("x", "person", "X", note=note)


BAD = (
    PEOPLE + line("o1", "Ownership", owner="NK-a", asset="NK-z") + line("o2", "Ownership", owner="NK-a"),
    line("c", "Compny", name="C") + line("acme", "Person", name="Again"),
    line("r", "Company", name="R", parent="nowhere")
    + '{"id": "x"}\n[1]\n{"id": "y", "schema"\n\n'
    + "[" * 100_000
    + "\n",
    line("h", "Person", name="a\u202eb") + '{"id": "l", "schema": "Person", "properties": {"name": [["a"]]}}\n',
)


def test_every_bad_line_is_told(tmp_path: Path) -> None:
    """Dangling and missing ends, unknown schemata, ids given twice, what is no JSON or no entity, hidden characters."""
    no_entity = "no entity of FollowTheMoney: that is a mapping with 'id', 'schema' and 'properties'"
    assert problems(tmp_path, "".join(BAD)) == [
        "5:1: no entity 'NK-z' for 'asset'; did you mean 'NK-a'?",
        "6:1: Ownership needs 'asset'",
        "7:1: unknown schema 'Compny'; did you mean 'Company'?",
        "8:1: id 'acme' stands on line 2 already; join fragments with 'ftm aggregate' first",
        "9:1: no entity 'nowhere' for 'parent'",
        f"10:1: {no_entity}",
        f"11:1: {no_entity}",
        "12:21: not JSON: Expecting ':' delimiter",
        "14:1: nested beyond all sense",
        "15:1: hidden character U+202E, which can make a text read as what it is not; take it out",
        "16:1: 'name' should be a list of texts",
    ]


def test_an_empty_file(tmp_path: Path) -> None:
    """There is nothing to import, whatever is skipped."""
    message = "1:1: the file is empty; it should hold an entity on each line"
    assert problems(tmp_path, "\n \n") == [message]
    with pytest.raises(DataError):
        imported(tmp_path, "", skip_bad=True)


def test_words_too_long_for_a_key(tmp_path: Path) -> None:
    """A role, a currency or a keyword as long as a page does not become a type, a unit or a kind."""
    page = "x" * 2000
    text = line("a", "Person", name="A", keywords=page)
    text += line("p", "Payment", payer="a", beneficiary="a", purpose=page, amount="1", currency=page, recordId="p")

    dataset = imported(tmp_path, text)

    says = f"{page}; amount: 1; currency: {page}; recordId: p"
    assert (dataset.entities["a"].kind, dataset.relations["p"].type) == ("person", "paid")
    assert dataset.relations["p"].claims == (claim(2, says=says),)


def test_the_rest_is_imported_when_asked(tmp_path: Path) -> None:
    """With `skip_bad` the sound lines make a dataset; paragraphs still count every line that is not empty."""
    dataset = imported(tmp_path, "".join(BAD), skip_bad=True)

    document = dataset.entities["import-data-ftm-json"]
    assert list(dataset.entities) == ["ko-ko", "acme", "addr", "ko-ko-2", "r", "import-data-ftm-json"]
    assert document.text
    assert document.text.length == 15


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes the dataset, and the audit finds the file and the lines that it cites."""
    file = tmp_path / "data.ftm.json"
    file.write_text(PEOPLE, "utf-8", newline="\n")

    status = main(["import", "ftm", str(file), "-o", str(tmp_path / "made")])

    assert (status, capsys.readouterr().out) == (0, f"{tmp_path}/made  5 entities, 1 relation, 1 document read\n")
    assert main(["audit", "-C", str(tmp_path / "made"), "--texts", str(tmp_path)]) == 0


def test_an_entity_of_every_schema_with_every_property(tmp_path: Path) -> None:
    """Whatever the library allows becomes a dataset that passes every check, every value in it somewhere."""
    values = {
        "date": "2001-02-03",
        "url": "https://one.example/?a=1#b",
        "number": "12.5",
        "country": "mm",
        "json": '{"a": 1}',
    }
    lines, expected = [line("thing", "Person", name="Some: one, #1")], []
    for schema in sorted(model.schemata.values(), key=lambda schema: schema.name):
        properties = {}
        for prop in schema.properties.values():
            if prop.stub:
                continue
            value = (
                "thing" if prop.type.name == "entity" else values.get(prop.type.name, f"{prop.name} of {schema.name}")
            )
            properties[prop.name] = value
            if prop.name not in {
                "bodyText",
                "bodyHtml",
                "indexText",
                "translatedText",
                "rawText",
                "headers",
                "metadata",
            }:
                expected.append(value)
        if not schema.abstract:
            lines.append(line(f"one-{schema.name}", schema.name, **properties))

    dataset = imported(tmp_path, "".join(lines))

    written = "".join((tmp_path / name).read_text("utf-8") for name in ("entities.yaml", "relations.yaml"))
    abstract = [schema.name for schema in model.schemata.values() if schema.abstract]
    missing = [value for value in set(expected) if value.replace('"', '\\"') not in written and value not in written]
    assert [value for value in missing if not value.endswith(tuple(f" of {name}" for name in abstract))] == []
    assert len(dataset.entities) > len(lines) - 20
