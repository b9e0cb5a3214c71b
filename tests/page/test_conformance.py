"""One engine, two readers: what the page works out for itself is what Python answers, word for word and byte for byte.

Python writes a conformance file over several datasets, with every question and its answer; Node answers the same
questions from the page's data alone.
"""

import csv
import io
import json
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from conforming import BUILDERS, dataset

from graph.answers.columns import Seen, claims_table
from graph.answers.entries import Entries
from graph.answers.listing import Answer
from graph.answers.programs import as_csv
from graph.drawing.layout import Position
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.exports.tables.csvfolder import csv_folder
from graph.model.dates import parse
from graph.model.records import Dataset, Relation
from graph.page.data import page_data
from graph.questions.counts import counts
from graph.questions.find import find_all
from graph.questions.links import Selection, is_possible, links_of
from graph.questions.network import assemble
from graph.questions.paths import shortest_paths
from graph.words.citations import Citations
from graph.words.claims import claim_parts, withdrawn_words
from graph.words.english import counted
from graph.words.sentences import sentence, values
from graph.words.standings import made_of

HERE = Path(__file__).parent
_PAIRS = 300
_BOUNDARIES = 200
_SHOWN = 12  # names that the page suggests


class Case:
    """One dataset: the questions, what Python answers, and what the page does."""

    def __init__(self, name: str, folder: Path) -> None:
        found = dataset(name, folder)
        # The page is sorted by id; so is this, that both can be compared whole.
        self.dataset: Dataset = found._replace(
            entities=dict(sorted(found.entities.items())),
            relations=dict(sorted(found.relations.items())),
            facts=dict(sorted(found.facts.items())),
        )
        self.network = assemble(self.dataset)
        self.positions = {key: Position(1.5 * at, float(-at), 10.25) for at, key in enumerate(self.network)}
        self.citations = Citations(self.dataset)
        self.entries = Entries(self.dataset)
        self.folder = folder
        keys = list(self.dataset.entities)
        chance = random.Random(len(keys))  # noqa: S311 - the same every time
        pairs = list(combinations(keys, 2))
        self.questions: dict[str, Any] = {
            "reached": [(key, steps) for key in chance.sample(keys, min(40, len(keys))) for steps in (1, 2, 3)],
            "paths": chance.sample(pairs, min(_PAIRS, len(pairs))),
            "possible": self._boundaries(chance),
            "found": self._typed(),
        }

    def _boundaries(self, chance: random.Random) -> list[int]:
        """Return days, counted from 1970, on which and beside which what is possible changes."""
        dates = [claim.when for it in self.dataset.relations.values() for claim in it.claims if claim.when]
        dates += [entity.published for entity in self.dataset.entities.values() if entity.published]
        days = {day for when in dates for day in (when.earliest, when.latest) if day and 2 < day[0] < 9998}
        near = {(date(*day) - date(1970, 1, 1)).days + step for day in days for step in (-1, 0, 1)}
        return chance.sample(sorted(near), min(_BOUNDARIES, len(near)))

    def _typed(self) -> list[str]:
        """Return what somebody may type: ids, names, aliases, and the words of names."""
        names = [name for entity in self.dataset.entities.values() for name in (entity.id, *entity.names)]
        return sorted({*names, *(word for name in names for word in name.split()), *(name.upper() for name in names)})


def _expected(case: Case) -> dict[str, Any]:
    return {
        "sentences": {key: _words(case, it) for key, it in case.dataset.relations.items()},
        "facts": _facts(case),
        "reached": [_reached(case.dataset, key, steps) for key, steps in case.questions["reached"]],
        "paths": [_paths(case.network, start, end) for start, end in case.questions["paths"]],
        "possible": [_possible(case.dataset, day) for day in case.questions["possible"]],
        "counts": {key: found for key in case.dataset.entities if (found := _counts(case.dataset, key))},
        "entityCsv": _entity_csv(case),
        "relationCsv": _relation_csv(case),
        "graphml": "".join(FORMATS["graphml"].text(Subject(case.network, case.positions, Losses()))),
    }


def _words(case: Case, relation: Relation) -> list[str]:
    made = made_of(relation)
    sources = f"; {counted(case.entries.sources(relation), 'independent source')}"
    return [sentence(case.dataset, relation), made and made + sources, *_claims(case, relation)]


def _claims(case: Case, relation: Relation) -> Iterator[str]:
    for claim in relation.claims:
        parts = claim_parts(case.dataset, case.citations, relation, claim)
        said = " · ".join(part for part in (*parts, case.citations.full(claim), withdrawn_words(claim)) if part)
        yield f"{claim.standing}: {said}"


def _facts(case: Case) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for fact in case.dataset.facts.values():
        own = [fact.id, f"{fact.type} {values(fact)}", *_claims(case, fact)]
        found.setdefault(fact.from_id, []).append(own)
    return found


def _reached(dataset: Dataset, key: str, steps: int) -> list[str]:
    links = links_of(dataset, key, depth=steps)
    own = [link for link in links if link.end != "cited" and not link.through]
    return sorted({key, *(entity for link in own for entity in link.relation.participants)})


def _paths(network: nx.MultiDiGraph, start: str, end: str) -> list[list[Any]]:
    found = shortest_paths(network, start, end)
    return [[[hop.start, hop.end, sorted(it.id for it in hop.relations)] for hop in path] for path in found]


def _possible(dataset: Dataset, day: int) -> list[str]:
    at = parse((date(1970, 1, 1) + timedelta(days=day)).isoformat())
    return [
        key
        for key, it in dataset.relations.items()
        if is_possible(it, at, [when for claim in it.claims if (when := dataset.entities[claim.document].published)])
    ]


def _counts(dataset: Dataset, key: str) -> list[list[Any]]:
    found = counts(dataset, [key])
    address = [count.relation.address(count.claim) for count in found]
    together: dict[
        tuple[str, str, str], list[int]
    ] = {}  # what one place says once is one entry, as `graph counts` prints it
    for at, count in enumerate(found):
        together.setdefault((count.heading, str(count.figure), count.claim.cite), []).append(at)
    order = {heading: number for number, heading in enumerate(dict.fromkeys(count.heading for count in found))}
    numbers = [at for _key, same in sorted(together.items(), key=lambda it: order[it[0][0]]) for at in same]
    return [
        [found[at].heading, address[at], found[at].figure.unit, sorted(address[it] for it in found[at].against)]
        for at in numbers
    ]


def _entity_csv(case: Case) -> str:
    folder = case.folder / "csv"
    csv_folder(Subject(case.network, {}, Losses()), folder)
    return (folder / "entities.csv").read_bytes().decode()


def _relation_csv(case: Case) -> str:
    table = claims_table(case.entries, (), [Seen((), it, it.claims) for it in case.dataset.relations.values()])
    return as_csv(Answer([], table, {}))


@pytest.fixture(scope="module", params=list(BUILDERS))
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a dataset with its questions."""
    return Case(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module")
def answered(case: Case) -> dict[str, Any]:
    """Return what the page answers to all questions of a dataset."""
    if not shutil.which("node"):
        sentence_ = "Node.js is not installed, so what the page answers was not compared"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(sentence_)
    file = case.folder / "conformance.json"
    told = page_data(case.network, case.positions, title="x")
    file.write_text(json.dumps({"data": told, "questions": case.questions}), encoding="utf-8")
    done = subprocess.run(["node", HERE / "conformance.mjs", file], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def expected(case: Case) -> dict[str, Any]:
    """Return what Python answers to the same."""
    found: dict[str, Any] = json.loads(json.dumps(_expected(case)))
    return found


@pytest.mark.parametrize("what", ["sentences", "facts", "reached", "paths", "possible", "counts"])
def test_both_answer_alike(what: str, expected: dict[str, Any], answered: dict[str, Any]) -> None:
    """Every word of every claim, who is how far, how two are connected, what is possible when, and who counted what."""
    assert answered[what] == expected[what]


@pytest.mark.parametrize("what", ["entityCsv", "relationCsv"])
def test_both_write_the_same_tables(what: str, expected: dict[str, Any], answered: dict[str, Any]) -> None:
    """What the page saves as CSV has the columns and cells of `export csv` and of `links --format csv`."""

    def rows(text: str) -> list[list[str]]:
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))

    assert rows(answered[what]) == rows(expected[what])
    assert answered[what].startswith("\ufeff")


def test_both_write_the_same_graphml(expected: dict[str, Any], answered: dict[str, Any]) -> None:
    """What the page saves as GraphML is byte for byte what `export graphml` writes, edges in the order of their ids."""
    assert _parts(answered["graphml"]) == _parts(expected["graphml"])


def _parts(text: str) -> tuple[list[str], list[str]]:
    lines = text.split("\n<edge ")
    last, tail = lines[-1].split("</graph>")
    return [lines[0], tail], sorted([*lines[1:-1], last.removesuffix("\n")])


def test_what_is_named_is_suggested_first(case: Case, answered: dict[str, Any]) -> None:
    """Whoever `find` finds by an id, a name, an alias or words of one comes first among the page's suggestions."""
    wrong = {}
    for typed, suggested in zip(case.questions["found"], answered["found"], strict=True):
        meant = {entity.id for entity in find_all(case.dataset, typed)}
        if len(meant) <= _SHOWN and set(suggested[: len(meant)]) != meant:
            wrong[typed] = (sorted(meant), suggested)
    assert wrong == {}


def test_selection_is_not_narrower_than_the_page(case: Case) -> None:
    """The default of the page and of `links` leave out the same: what nobody asserts."""
    told = page_data(case.network, case.positions, title="x")
    shown = {
        key
        for key, standing in zip(sorted(case.dataset.relations), told["relations"]["standing"], strict=True)
        if told["standings"][standing] in {"stated", "claimed", "disputed", "guessed"}
    }
    listed = {link.relation.id for key in case.dataset.entities for link in links_of(case.dataset, key, Selection())}
    assert listed == shown
