"""Citations and voices as a reader sees them."""

from collections.abc import Callable

import pytest

from graph.model import dates
from graph.model.places import parse
from graph.model.records import UNNAMED, Claim, Dataset
from graph.words.citations import Citations, place_words

OTHERS = f"""
entities:
- {{id: ana, kind: person, name: Ana}}
- {{id: ben, kind: person, name: Ben}}
- {{id: wire, kind: organization, name: Wire}}
- {{id: daily, kind: organization, name: Daily}}
- {{id: news, kind: document, name: News, published: 2022-10, text: {{file: n, sha256: {"0" * 64}, paragraphs: 9}}}}
- {{id: bare, kind: document, name: Bare, text: {{file: b, sha256: {"1" * 64}, paragraphs: 9}}}}
"""
MAKERS = """
relations:
- {from: news, type: published by, to: daily, evidence: ["news#1"]}
- {from: news, type: published by, to: wire, evidence: ["news#1"]}
- {from: news, type: written by, to: ana, evidence: ["news#1"]}
- {from: news, type: written by, to: ben, evidence: ["news#1"]}
- {from: bare, type: published by, to: wire, evidence: [{cite: "news#2", stance: denies}]}
- {from: bare, type: written by, to: wire, evidence: ["bare#1"]}
- {id: twice, from: bare, type: published by, to: daily, evidence: ["bare#1"]}
"""


def claim(cite: str, *by: str) -> Claim:
    """Return a claim from a place in a document."""
    return Claim(cite, cite.partition("#")[0], parse(cite.partition("#")[2]), by)


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("voa#23", "¶23"),
        ("voa#23-24", "¶¶23–24"),
        ("voa#2+4", "¶¶2, 4"),
        ("voa#23-24+26+30-31", "¶¶23–24, 26, 30–31"),
        ("voa#p5", "p. 5"),
        ("voa#p5-6+9", "pp. 5–6, 9"),
        ("voa#00:12:30-00:13:10", "00:12:30–00:13:10"),
    ],
)
def test_places_are_written_as_readers_know_them(cite: str, expected: str) -> None:
    """One pilcrow for one paragraph, two for several; pages as pages, times as times."""
    assert place_words(claim(cite)) == expected


def test_a_short_citation_is_publisher_year_and_paragraph(tiny: Dataset) -> None:
    """Where no publisher is known, the document's name; where no date, so said."""
    citations = Citations(tiny)

    assert [citations.short(claim(cite)) for cite in ("daily-2022#2", "opinion-2023#1-2", "port-bill#1")] == [
        "The River Daily 2022 ¶2",
        "Ports & power: an opinion 2023 ¶¶1–2",
        "Port Bill undated ¶1",
    ]


@pytest.mark.parametrize(
    ("published", "year"),
    [
        ("2022", "2022"),
        ("2023~", "2023"),
        ("2022-10-19", "2022"),
        ("[2021-02..2022-10]", "2021–2022"),
        ("[2021-02..2021-10]", "2021"),
        ("2021/2022", "2021–2022"),
        ("202X", "2020–2029"),
        ("../2022", "2022"),
        ("[2021..]", "2021"),
        ("-0044-03-15", "-44"),
        ("Y12345", "12345"),
    ],
)
def test_the_year_is_that_of_any_form_of_date(tiny: Dataset, published: str, year: str) -> None:
    """Both years where a date spans several; the one that is known where it is open."""
    document = tiny.entities["daily-2022"]._replace(published=dates.parse(published))
    citations = Citations(tiny._replace(entities=tiny.entities | {"daily-2022": document}))

    assert citations.short(claim("daily-2022#2")) == f"The River Daily {year} ¶2"


def test_documents_of_one_publisher_and_year_are_told_apart(dataset_of: Callable[[str, str], Dataset]) -> None:
    """By letters, in the order of their dates; one alone has none, nor has one that was not read."""
    more = "".join(
        f"- {{id: n{at}, kind: document, name: N {at}, published: {date}, "
        f"text: {{file: n{at}, sha256: {'2' * 64}, paragraphs: 9}}}}\n"
        for at, date in enumerate(("2022-11-05", "2022-11-04", "2021"))
    )
    printed = "".join(f'- {{from: n{at}, type: published by, to: wire, evidence: ["n{at}#1"]}}\n' for at in range(3))
    citations = Citations(dataset_of(OTHERS + more, MAKERS + printed))

    assert [citations.place(f"n{at}#2") for at in range(3)] == ["Wire 2022b ¶2", "Wire 2022a ¶2", "Wire 2021 ¶2"]


def test_a_full_citation_is_authors_title_publisher_date_and_paragraph(
    dataset_of: Callable[[str, str], Dataset],
) -> None:
    """Several publishers and authors in the order of the files; who only denies to have published is none."""
    citations = Citations(dataset_of(OTHERS, MAKERS))

    assert [citations.full(claim("news#2")), citations.full(claim("bare#2+4"))] == [
        "Ana and Ben, “News”, Daily, Wire, October 2022, ¶2",
        "Wire, “Bare”, Daily, undated, ¶¶2, 4",
    ]


def test_a_publisher_that_is_the_author_is_named_once(dataset_of: Callable[[str, str], Dataset]) -> None:
    """An agency's own report."""
    relations = MAKERS.replace('to: daily, evidence: ["bare#1"]', 'to: wire, evidence: ["bare#1"]')

    assert Citations(dataset_of(OTHERS, relations)).document("bare") == "Wire, “Bare”, undated"


def test_a_title_that_is_the_curators_stands_in_brackets(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Nobody takes for a title, in quotation marks, what a document was never called."""
    entities = OTHERS.replace("name: Bare", 'name: "[On the harbour]"')

    assert Citations(dataset_of(entities, MAKERS)).document("bare") == "Wire, [On the harbour], Daily, undated"


def test_a_publisher_stated_twice_is_named_once(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Printed and then put online, by one and the same."""
    relations = MAKERS + "- {id: again, from: news, type: published by, to: daily, when: 2023, evidence: ['news#3']}\n"

    assert Citations(dataset_of(OTHERS, relations)).short(claim("news#1")) == "Daily, Wire 2022 ¶1"


def test_voices_are_those_the_document_cites(tiny: Dataset) -> None:
    """By name; unnamed sources as such; none where the document speaks itself."""
    citations = Citations(tiny)

    assert [citations.voices(claim("daily-2022#1", *by)) for by in [(), ("ko-ko", "no"), (UNNAMED,)]] == [
        (),
        ("ကိုကို", "Norway"),
        ("unnamed sources",),
    ]


def test_an_opinion_is_its_authors(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Where nobody is known to have written it, its publishers'."""
    citations = Citations(dataset_of(OTHERS, MAKERS))
    unsigned = Citations(
        dataset_of(OTHERS, MAKERS.replace('- {from: bare, type: written by, to: wire, evidence: ["bare#1"]}\n', ""))
    )

    assert (citations.owners("news"), citations.owners("bare"), unsigned.owners("bare")) == (
        ("Ana", "Ben"),
        ("Wire",),
        ("Daily",),
    )
