"""Datasets over which the page must answer as Python does: the shipped one, and what could make the two differ."""

import random
from collections.abc import Callable
from pathlib import Path

from hostile import hostile

from graph.curated.load import load
from graph.model.records import Dataset
from graph.questions.visibility import public

ROOT = Path(__file__).parent.parent
DATES = (
    *(
        "2021",
        "2021-02",
        "2021-02-28",
        "2021~",
        "2021-03?",
        "2021-02-28%",
        "202X",
        "19XX",
        "2021-XX",
        "2021-21",
        "2021-24",
    ),
    *("2021/2022", "2021-02/..", "../2021-03", "2021~/2022-05?", "[2021-02..2022-10]", "[..2021]", "-0044", "Y-12000"),
    *("0009-05", "1969-12-31", "1970-01-01", "9999-12-31"),
)
_SOURCES = """
- {id: paper, kind: document, name: Paper, published: 2021-06~, genre: news, text: {file: p, SHA, paragraphs: 40}}
- {id: column, kind: document, name: Column, published: 2022, genre: opinion, text: {file: c, SHA, paragraphs: 9}}
- id: tape
  kind: document
  name: A Tape
  published: 1999-12
  genre: record
  text: {file: t, SHA, duration: "01:00:00"}
- {id: press, kind: organization, name: Press House}
- {id: writer, kind: person, name: Nan Writer}
""".replace("SHA", f"sha256: {'0' * 64}")
_PUBLISHED = """
- {from: paper, type: published by, to: press, evidence: ['paper#1']}
- {from: column, type: published by, to: press, evidence: ['column#1']}
- {from: column, type: written by, to: writer, evidence: ['column#1']}
- {from: tape, type: published by, to: press, evidence: ['tape#00:00:01']}
"""


def _tiny() -> Dataset:
    return load(ROOT / "tests" / "data" / "tiny")


def _shipped() -> Dataset:
    return load(ROOT)


def _dates(folder: Path) -> Dataset:
    """Return a dataset with a relation for every form of date, alone and beside another."""
    lines = []
    for number, (date, other) in enumerate(zip(DATES, DATES[1:] + DATES[:1], strict=True)):
        lines.append(f"- {{id: one-{number}, from: ana, type: met, to: ben, when: '{date}', evidence: ['paper#2']}}")
        lines.append(
            f"- {{id: two-{number}, from: ana, type: met, to: ben, evidence: [{{cite: 'paper#3', when: '{date}'}}, "
            f"{{cite: 'column#3', when: '{other}'}}, {{cite: 'paper#4', stance: denies}}]}}"
        )
    lines.append("- {id: over, from: ana, type: met, to: ben, past: true, evidence: ['paper#5']}")
    people = "- {id: ana, kind: person, name: Ana}\n- {id: ben, kind: person, name: Ben}"
    return _load(folder, people, "  met: {symmetric: true}", "\n".join(lines))


def _names(folder: Path) -> Dataset:
    """Return a dataset of namesakes, scripts, accents and names that begin like others."""
    names = [
        *("Georgia", "Georgia", "Ko Ko", "Ko Ko Aung", "အောင်နာ", "Zoë Åkerlund", "Zoe Akerlund", "Straße", "THE HAGUE"),
        *(
            "US",
            "Justus",
            "O'Brien",
            "Ministry of Defence",
            "Ministry of Defense and Trade",
            "𝔉raktur",
            "İzmir",
            "'=1+1",
        ),
        *("محمد علي", "العربية", "Ana-Maria", "Smith, Jones & Co.", "3 Brigade", "Aye"),
    ]
    kinds = ["place", "government", *["person"] * 21]
    entities = [
        f"- {{id: n{number}, kind: {kind}, name: {_quoted(name)}, aliases: [{_quoted(name[::-1])}, Alias {number}]}}"
        for number, (name, kind) in enumerate(zip(names, kinds, strict=True))
    ]
    relations = [
        f"- {{from: n{number}, type: met, to: n{(number * 7 + 1) % len(names)}, evidence: ['paper#{number + 2}']}}"
        for number in range(len(names))
        if (number * 7 + 1) % len(names) != number
    ]
    return _load(folder, "\n".join(entities), "  met: {inverse: met by}", "\n".join(relations))


def _dense(folder: Path) -> Dataset:
    """Return a dataset of few entities and much between them: every stance and voice, figures, speech and facts."""
    chance = random.Random(20261127)  # noqa: S311 - the same every time
    people = [f"p{number}" for number in range(9)]
    lines = []
    for number in range(70):
        one, other, third, voice = chance.sample(people, 4)
        type_ = chance.choice(["paid", "met", "said", "may be the same as"])
        if type_ == "may be the same as":
            lines.append(
                f"- {{id: r{number}, from: {one}, type: {type_}, to: {other}, note: alike, evidence: ['paper#7']}}"
            )
            continue
        pieces = []
        for _piece in range(chance.randint(1, 3)):
            where = chance.choice(["paper#%d", "column#%d", "tape#00:%02d:00"]) % chance.randint(2, 9)
            rest = [
                chance.choice(["", f"by: [{voice}, unnamed]", f"by: {voice}", "by: unnamed"]),
                chance.choice(["", "", "stance: denies", "stance: expects", "stance: requests", "stance: proposes"]),
                chance.choice(["", f"when: '{chance.choice(DATES)}'", "past: true"]),
                chance.choice(
                    ["", "figures: {men: about 150, USD: 200-300}", "figures: {soldiers: 3000}, covers: 2020"]
                ),
                chance.choice(
                    ["", "says: '=2+2, \"so\"'", "remark: a > b & c", "quote: 'a few words'", "withdrawn: 2023-05"]
                ),
            ]
            pieces.append(f"{{cite: '{where}', {', '.join(part for part in rest if part)}}}".replace(", }", "}"))
        also = chance.choice(["", f"also: {{with: {third}}}, ", f"also: {{for: [{third}, {voice}]}}, "])
        lines.append(
            f"- {{id: r{number}, from: {one}, type: {type_}, to: {other}, {also}evidence: [{', '.join(pieces)}]}}"
        )
    lines += [
        f"- {{from: p{at}, type: aged, value: {20 + at}, evidence: ['paper#3', {{cite: 'column#2', by: p0}}]}}"
        for at in range(9)
    ]
    entities = "\n".join(f"- {{id: {key}, kind: person, name: Person {key}}}" for key in people)
    types = (
        "  paid: {inverse: paid by}\n  met: {symmetric: true}\n  said: {inverse: was told by, speech: true}\n"
        "  aged: {value: number}\nunits:\n  soldiers: {of: men}"
    )
    return _load(folder, entities, types, "\n".join(lines))


def _load(folder: Path, entities: str, types: str, relations: str) -> Dataset:
    (folder / "entities.yaml").write_text(f"entities:\n{entities}{_SOURCES}", encoding="utf-8")
    (folder / "relations.yaml").write_text(f"types:\n{types}\nrelations:\n{relations}{_PUBLISHED}", encoding="utf-8")
    return load(folder)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


BUILDERS: dict[str, Callable[[Path], Dataset]] = {
    "tiny": lambda _folder: _tiny(),
    "hostile": lambda _folder: hostile(),
    "shipped": lambda _folder: _shipped(),
    "dates": _dates,
    "names": _names,
    "dense": _dense,
}


def dataset(name: str, folder: Path) -> Dataset:
    """Return one of the datasets as the page shows it; what has to be written first is written into a folder."""
    return public(BUILDERS[name](folder))[0]
