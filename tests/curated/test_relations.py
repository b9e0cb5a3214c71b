"""One relation as curated, read into a `Relation`; whatever stands in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.curated.definitions import start
from graph.curated.load import load
from graph.errors import DataError, Problem
from graph.model import dates, figures
from graph.model.places import parse
from graph.model.records import Claim, Dataset, Relation

ENTITIES = f"""
entities:
- {{id: ana, kind: person, name: Ana}}
- {{id: front, kind: organization, name: Front}}
- {{id: news, kind: document, name: News, text: {{file: n, sha256: {"0" * 64}, paragraphs: 9}}}}
"""
TYPES = "types: {leads: {inverse: led by, from: [person]}}\nrelations:\n"


def test_every_key_is_read(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A record with everything in it, as DESIGN §2 has it."""
    [relation] = dataset_of(
        ENTITIES,
        TYPES
        + """
- id: ana-leads
  from: ana
  type: leads
  to: front
  also: {with: [news, ana], in: front}
  when: 2022-10
  past: true
  figures: {people: about 150, USD: 1000-2000}
  note: we think
  visibility: restricted
  evidence:
  - news#1
  - cite: news#2-3+5
    by: [ana, unnamed]
    stance: denies
    when: 2024/..
    figures: {people: dozens}
    covers: 2023
    says: in her own words
    remark: hedged
    quote: a few words
    repeats: news#7
    withdrawn: 2025
    visibility: restricted
""",
    ).relations.values()

    assert relation == Relation(
        id="ana-leads",
        from_id="ana",
        type="leads",
        to_id="front",
        also=(("with", "news"), ("with", "ana"), ("in", "front")),
        notes=("we think",),
        visibility="restricted",
        standing="stated",
        claims=(
            Claim(
                "news#1",
                "news",
                parse("1"),
                when=dates.parse("2022-10"),
                past=True,
                figures=(figures.parse("USD", "1000-2000"), figures.parse("people", "about 150")),
            ),
            Claim(
                cite="news#2-3+5",
                document="news",
                place=parse("2-3+5"),
                by=("ana", "unnamed"),
                stance="denies",
                standing="denied",
                when=dates.parse("2024/.."),
                past=True,
                figures=(figures.parse("people", "dozens"),),
                covers=dates.parse("2023"),
                says="in her own words",
                remark="hedged",
                quote="a few words",
                repeats=("news#7",),
                withdrawn=dates.parse("2025"),
                visibility="restricted",
            ),
        ),
    )


@pytest.mark.parametrize("missing", ["from", "type", "to", "evidence"])
def test_each_required_key_is_missed(dataset_of: Callable[[str, str], Dataset], missing: str) -> None:
    """However right the rest of the record is."""
    record = {"from": "ana", "type": "leads", "to": "front", "evidence": ["news#1"]}
    del record[missing]

    with pytest.raises(DataError) as raised:
        dataset_of(ENTITIES, TYPES + f"- {record}\n")

    assert [problem.message for problem in raised.value.problems] == [f"'{missing}' is missing"]


@pytest.mark.parametrize("digits", ["၂၀၂၂", "٢٠٢٢", "２０２２"])
def test_digits_of_other_scripts_are_none(dataset_of: Callable[[str, str], Dataset], digits: str) -> None:
    """No other tool would read them, so dates, figures and paragraphs are written in ASCII."""
    dated = f"when: {digits}, figures: {{people: {digits}}}, evidence: ['news#{digits}']"
    record = f"{{from: ana, type: leads, to: front, {dated}}}"

    with pytest.raises(DataError) as raised:
        dataset_of(ENTITIES, TYPES + f"- {record}\n")

    assert [problem.message.partition(";")[0] for problem in raised.value.problems] == [
        f"'{digits}' is no date",
        f"'{digits}' is no figure",
        f"'{digits}' is no place",
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "'news#1'",
        "{cite: 'news#2-3', by: ana}",
        "{cite: 'news#4', by: [ana, unnamed], stance: denies, when: 2022, figures: {people: 5}, says: at sea}",
    ],
)
def test_the_same_evidence_counts_once(dataset_of: Callable[[str, str], Dataset], piece: str) -> None:
    """A piece given again adds nothing, so it is taken for a slip; the second is the one reported."""
    record = f"{{from: ana, type: leads, to: front, evidence: [{piece}, {piece}]}}"

    with pytest.raises(DataError) as raised:
        dataset_of(ENTITIES, TYPES + f"- {record}\n")

    [problem] = raised.value.problems
    cite = piece.partition("'")[2].partition("'")[0]
    assert (problem.column, problem.message) == (3 + record.rindex(piece), f"'{cite}' is given twice; once is enough")


def test_one_paragraph_may_say_several_things(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Cited again for another voice, stance, date, figure or remark it is another piece of evidence."""
    more = ("by: ana", "by: unnamed", "stance: denies", "when: 2022", "figures: {people: 5}", "says: at sea")
    pieces = "".join(f", {{cite: 'news#1', {key}}}" for key in more)

    [relation] = dataset_of(
        ENTITIES, TYPES + f"- {{from: ana, type: leads, to: front, evidence: ['news#1'{pieces}]}}\n"
    ).relations.values()

    assert [claim.cite for claim in relation.claims] == ["news#1"] * 7


def test_a_further_participant_is_given_once_with_a_word(dataset_of: Callable[[str, str], Dataset]) -> None:
    """With another word it is another part they play."""
    record = "{from: ana, type: leads, to: front, also: {with: [ana, news, ana], for: news}, evidence: ['news#1']}"

    with pytest.raises(DataError) as raised:
        dataset_of(ENTITIES, TYPES + f"- {record}\n")

    assert {problem.message for problem in raised.value.problems} == {"'ana' is given twice; once is enough"}


@pytest.mark.parametrize("spaces", ["", " ", "   ", "\u00a0", "\u3000"])
def test_spaces_are_no_value(dataset_of: Callable[[str, str], Dataset], spaces: str) -> None:
    """A value of nothing else is as empty as none."""
    record = f"{{from: ana, type: leads, to: front, evidence: ['news#1'], note: '{spaces}'}}"

    with pytest.raises(DataError) as raised:
        dataset_of(ENTITIES, TYPES + f"- {record}\n")

    assert [problem.message for problem in raised.value.problems] == ["'note' is empty; give it a value or take it out"]


words = st.sampled_from(
    [
        "ana",
        "front",
        "news",
        "nobody",
        "unnamed",
        "leads",
        "news#1",
        "news#0",
        "news#9-1",
        "ana#1",
        "2022",
        "2022-13",
        "[2021..2022]",
        "true",
        "restricted",
        "denies",
        "dozens",
        "150",
        "person",
        "#",
        "ကို",
        "~",
        "",
    ]
)
keys = st.sampled_from(
    [
        "id",
        "from",
        "type",
        "to",
        "also",
        "when",
        "past",
        "figures",
        "conflicts",
        "note",
        "visibility",
        "evidence",
        "cite",
        "by",
        "stance",
        "says",
        "kind",
        "name",
        "aliases",
        "text",
        "file",
        "sha256",
        "paragraphs",
        "pages",
        "duration",
        "value",
        "covers",
        "remark",
        "quote",
        "repeats",
        "withdrawn",
        "was",
        "not",
        "allow",
        "lang",
        "former",
        "speech",
        "part",
        "units",
        "of",
        "document",
        "published",
        "genre",
        "kinds",
        "types",
        "entities",
        "relations",
        "dataset",
        "inverse",
        "symmetric",
        "plural",
        "",
    ]
)
anything = st.recursive(
    words, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(keys, inner, max_size=5)), max_leaves=12
)
relation = st.fixed_dictionaries(
    {},
    optional={
        "id": anything,
        "from": st.one_of(st.just("ana"), anything),
        "type": st.one_of(st.just("leads"), anything),
        "to": st.one_of(st.just("front"), anything),
        "evidence": st.one_of(st.just(["news#1"]), st.lists(anything, max_size=3), anything),
        "also": anything,
        "when": anything,
        "past": anything,
        "figures": anything,
        "conflicts": anything,
        "note": anything,
        "visibility": anything,
        "value": anything,
        "covers": anything,
        "was": anything,
        "allow": anything,
    },
)


@settings(max_examples=300)
@given(
    st.one_of(
        st.none(), st.fixed_dictionaries({"entities": st.one_of(st.lists(anything, max_size=3), anything)}), anything
    ),
    st.one_of(
        st.fixed_dictionaries({"relations": st.lists(relation, max_size=3)}, optional={"types": anything}),
        st.fixed_dictionaries({"relations": anything, "types": st.dictionaries(words, anything, max_size=2)}),
        anything,
    ),
)
def test_any_record_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, entities: Any, relations: Any
) -> None:
    """Whatever is written where, it is a dataset or a list of problems with their places, never a traceback."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "entities.yaml").write_text(ENTITIES if entities is None else dumped(entities), "utf-8")
    (folder / "relations.yaml").write_text(dumped(relations), "utf-8")

    found, problems = loaded(folder)

    assert {end for r in found.relations.values() for end in r.participants} <= found.entities.keys()
    assert [r.id for r in found.relations.values() if not (r.claims or r.standing == "guessed")] == []
    assert [p for p in problems if p.line < 1 or p.column < 1 or Path(p.file).parent != folder] == []


def loaded(folder: Path) -> tuple[Dataset, tuple[Problem, ...]]:
    """Return the dataset in a folder, or an empty one and what is wrong with it."""
    try:
        return load(folder), ()
    except DataError as error:
        return Dataset({}, {}, start()), error.problems


def dumped(data: Any) -> str:
    """Write data as a curator might: plain where it can be."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=None)
