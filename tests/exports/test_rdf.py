"""RDF as triple stores see it: both notations say the same, a denial is no fact, and citations are one query away."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hostile import TEXT, TINY, hostile
from rdflib.compare import isomorphic

from graph import output
from graph.curated.load import load
from graph.exports.formats import Subject
from graph.exports.losses import Losses
from graph.exports.rdf.jsonld import jsonld
from graph.exports.rdf.turtle import turtle
from graph.model.records import Dataset
from graph.questions.network import assemble

DOCS = Path(__file__).parent.parent.parent / "docs" / "exports-rdf.md"
TERM, ENTITY, TYPE = (f"urn:claimgraph:{name}:" for name in ("term", "entity", "type"))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def text(write: Any, dataset: Dataset) -> str:
    """Return a dataset in one notation."""
    return "".join(write(Subject(assemble(dataset), {}, Losses())))


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    """Return the tiny dataset, loaded from Turtle into Oxigraph."""
    found = pyoxigraph.Store()
    found.load(text(turtle, load(TINY)).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return found


def query(name: str) -> str:
    """Return the SPARQL query that stands under a heading of the docs."""
    found = re.search(rf"## {re.escape(name)}\n.*?```sparql\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def answers(store: pyoxigraph.Store, sparql: str) -> list[tuple[str | None, ...]]:
    """Return what a query finds, as text."""
    solutions = store.query(sparql)
    return [tuple(value and value.value for value in solution) for solution in solutions]


# rdflib warns of years that Python's calendar does not know.
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dataset", [load(TINY), hostile()], ids=["tiny", "hostile"])
def test_both_notations_say_the_same(dataset: Dataset) -> None:
    """To rdflib Turtle and JSON-LD are isomorphic; Oxigraph counts as many triples in each."""
    as_turtle, as_json = text(turtle, dataset), text(jsonld, dataset)

    one, two = (
        rdflib.Graph().parse(data=as_turtle, format="turtle"),
        rdflib.Graph().parse(data=as_json, format="json-ld"),
    )
    stores = [pyoxigraph.Store(), pyoxigraph.Store()]
    stores[0].load(as_turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    stores[1].load(as_json.encode(), format=pyoxigraph.RdfFormat.JSON_LD)

    assert isomorphic(one, two)
    assert [len(store) for store in stores] == [len(one), len(two)]


def test_what_nobody_asserts_is_no_triple(store: pyoxigraph.Store) -> None:
    """The plain triples are the asserted relations, each once; the others are statements only."""
    dataset = load(TINY)
    plain = f"SELECT ?s ?p ?o {{ ?s ?p ?o FILTER strstarts(str(?p), '{TYPE}') }}"

    types = {known.name: f"{TYPE}{known.slug}" for known in dataset.vocabulary.types.values()}
    relations = dataset.relations.values()
    assert set(answers(store, plain)) == {
        (ENTITY + it.from_id, types[it.type], ENTITY + it.to_id) for it in relations if it.is_asserted
    }
    stated = f"SELECT ?r ?s {{ ?r a <{RDF}Statement> ; <{TERM}standing> ?s }}"
    assert set(answers(store, stated)) == {(f"urn:claimgraph:relation:{it.id}", it.standing) for it in relations}


def test_everything_linked_with_its_citations(store: pyoxigraph.Store) -> None:
    """The first query of the docs lists what is linked to an entity from either end, with voices and citations."""
    sparql = query("Everything linked to X, with its citations").replace("entity:X", "entity:no")

    assert answers(store, sparql) == [
        (
            *("Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)", "claimed"),
            *("claimed", "2022-04", "ကိုကို", "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶3"),
        ),
        (
            *("Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)", "claimed"),
            *("claimed", "2022-04", "Ministry of Ports", "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶4"),
        ),
        (
            *("Norway granted asylum to ကိုကို", "claimed", "claimed", "2022-04-30~", "Harbour Front"),
            "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2",
        ),
    ]


# rdflib's own parser of JSON-LD still uses what rdflib deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_answers_alike(store: pyoxigraph.Store) -> None:
    """The same query gives the same rows in rdflib, from JSON-LD."""
    network = rdflib.Graph().parse(data=text(jsonld, load(TINY)), format="json-ld")
    sparql = query("Everything linked to X, with its citations").replace("entity:X", "entity:ko-ko")

    found = [tuple(None if value is None else str(value) for value in row) for row in network.query(sparql)]

    assert len(found) == 9
    assert sorted(found, key=str) == sorted(answers(store, sparql), key=str)


def test_what_is_only_denied_or_proposed(store: pyoxigraph.Store) -> None:
    """The second query of the docs lists what nobody asserts."""
    assert answers(store, query("What nobody asserts")) == [
        ("Norway paid Harbour Front", "denied"),
        ("Norway recognised Harbour Front", "expected"),
        ("Ana Núñez may be the same as ကိုကို", "guessed"),
        ("Port Bill gave to Harbour Front (of Pier 9)", "proposed"),
        ("Norway expelled ကိုကို", "requested"),
    ]


def test_what_rests_on_one_document(store: pyoxigraph.Store) -> None:
    """The third query of the docs lists what a document is evidence of."""
    sparql = query("What rests on one document").replace("entity:X", "entity:opinion-2023")

    assert [row[:2] for row in answers(store, sparql)] == [
        ("Ana Núñez may be the same as ကိုကို", "1"),
        ("Ports & power: an opinion written by Ana Núñez", "1"),
        ("Norway expelled ကိုကို", "2"),
        ("Norway recognised Harbour Front", "2"),
        ("Port Bill gave to Harbour Front (of Pier 9)", "3"),
        ("ကိုကို founded Harbour Front", "3"),
        ("ကိုကို spokesperson for Harbour Front", "3"),
    ]


def test_a_query_by_time(store: pyoxigraph.Store) -> None:
    """The fourth query of the docs compares days."""
    assert answers(store, query("What may have been true on a day")) == [
        ("Aung & Sons <Ltd> allied with Harbour Front", "2021/.."),
        ("Aung & Sons <Ltd> moved people moved to Oslo (to Oslo, for Norway, for Harbour Front)", "2022-04"),
        ("Norway granted asylum to ကိုကို", "2022-04-30~"),
        ("ကိုကို spokesperson for Harbour Front", "2022"),
    ]


@pytest.mark.filterwarnings("ignore")
def test_every_statement_survives() -> None:
    """From the triples alone each relation's ends, type, date, note, participants, figures and evidence come back."""
    dataset = hostile()
    network = rdflib.Graph().parse(data=text(turtle, dataset), format="turtle")
    term, prov, schema = rdflib.Namespace(TERM), rdflib.Namespace("http://www.w3.org/ns/prov#"), "https://schema.org/"

    def texts(node: Any, *path: str) -> list[str]:
        found = [node]
        for step in path:
            found = [value for one in found for value in network.objects(one, rdflib.URIRef(step))]
        return sorted(str(value) for value in found)

    for relation in dataset.relations.values():
        node = rdflib.URIRef(f"urn:claimgraph:relation:{relation.id}")
        assert texts(node, f"{RDF}subject") == [ENTITY + relation.from_id]
        assert texts(node, f"{RDF}object") == [ENTITY + relation.to_id]
        assert texts(node, f"{RDF}predicate", str(rdflib.RDFS.label)) == [relation.type]
        assert texts(node, term.note) == sorted(relation.notes)
        assert texts(node, term.also, term.participant) == sorted(
            ENTITY + entity_id for _word, entity_id in relation.also
        )
        assert texts(node, term.conflictsWith) == [f"urn:claimgraph:relation:{other}" for other in relation.conflicts]
        for claim in relation.claims:
            node = rdflib.URIRef(f"urn:claimgraph:claim:{relation.address(claim)}")
            assert texts(node, prov.wasDerivedFrom) == [ENTITY + claim.document]
            assert texts(node, prov.wasAttributedTo) == sorted(
                f"{TERM}unnamed" if by == "unnamed" else ENTITY + by for by in claim.by
            )
            assert texts(node, term.stance) == [claim.stance]
            assert texts(node, term.standing) == [claim.standing]
            assert texts(node, term.place) == [claim.cite.partition("#")[2]]
            assert texts(node, term.when) == [claim.when.text if claim.when else ""][: bool(claim.when)]
            assert (
                texts(node, term.withdrawn)
                == [claim.withdrawn.text if claim.withdrawn else ""][: bool(claim.withdrawn)]
            )
            assert texts(node, term.says) == [claim.says] * bool(claim.says)
            assert texts(node, term.remark) == [claim.remark] * bool(claim.remark)
            assert texts(node, f"{schema}text") == [claim.quote] * bool(claim.quote)
            assert texts(node, term.figure, f"{schema}value") == [figure.text for figure in claim.figures]
    for entity in dataset.entities.values():
        node = rdflib.URIRef(ENTITY + entity.id)
        assert texts(node, f"{schema}name") == [entity.name]
        assert texts(node, f"{schema}alternateName") == sorted(alias.name for alias in entity.aliases)
        assert texts(node, f"{schema}url") == [entity.url] * bool(entity.url)
        assert (
            texts(node, f"{schema}encoding", f"{schema}sha256")
            == [entity.text.sha256 if entity.text else ""][: bool(entity.text)]
        )
    assert texts(rdflib.URIRef(ENTITY + "ko-ko"), f"{schema}description") == [TEXT]


def test_types_of_one_spelling_stay_apart() -> None:
    """Types whose names differ only in what an id cannot hold are two properties."""
    dataset = load(TINY)
    paid = dataset.vocabulary.types["paid"]
    dataset.vocabulary.types["Paid!"] = paid._replace(name="Paid!")

    network = rdflib.Graph().parse(data=text(turtle, dataset), format="turtle")

    labels = {str(node): str(label) for node, label in network.subject_objects(rdflib.RDFS.label)}
    assert (labels[f"{TYPE}paid"], labels[f"{TYPE}paid-2"]) == ("paid", "Paid!")


@pytest.mark.parametrize("write", [turtle, jsonld])
def test_the_same_bytes_every_time(write: Any, tmp_path: Path) -> None:
    """Two exports of one dataset are the same file."""
    for name in ("one", "two"):
        output.write(tmp_path / name, write(Subject(assemble(hostile()), {}, Losses())))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
