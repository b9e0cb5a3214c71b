"""One entity as curated, read into an `Entity`."""

from collections.abc import Callable

import pytest

from graph.errors import DataError
from graph.model import dates
from graph.model.records import Alias, Dataset, Entity, Text

SHA256 = "0123456789abcdef" * 4


def test_every_key_is_read(dataset_of: Callable[[str, str], Dataset]) -> None:
    """A record with everything in it; a single alias needs no list; a document is news unless it is an opinion."""
    dataset = dataset_of(
        f"""
entities:
- id: news
  kind: document
  name: News
  aliases: The News
  description: An article.
  note: read twice
  url: https://example.org/news
  visibility: restricted
  was: [paper]
  not: essay
  allow: {{unused-entity: to come}}
  published: 2022-10
  language: zh-Hant
  archived: https://example.org/copy
  accessed: 2022-11-01
  withdrawn: 2023
  text: {{file: 2022/news.txt, sha256: {SHA256}, paragraphs: 9}}
- {{id: essay, kind: document, name: Essay, genre: opinion, text: {{file: e.pdf, sha256: {SHA256}, pages: 12}}}}
- id: talk
  kind: document
  name: Talk
  genre: statement
  text: {{file: t.mp3, sha256: {SHA256}, duration: 00:42:10, transcript: t.txt}}
- {{id: ko, kind: person, name: Ko, aliases: [{{name: ကို, lang: my}}, {{name: Maung, former: true}}]}}
- {{id: "010", kind: place, name: NO, aliases: [12:30, ~]}}
""",
        "relations: []\n",
    )

    assert list(dataset.entities.values()) == [
        Entity(
            id="news",
            kind="document",
            name="News",
            aliases=(Alias("The News"),),
            description="An article.",
            note="read twice",
            url="https://example.org/news",
            visibility="restricted",
            published=dates.parse("2022-10"),
            genre="news",
            text=Text("2022/news.txt", SHA256, "paragraph", 9),
            was=("paper",),
            not_same=("essay",),
            language="zh-Hant",
            archived=("https://example.org/copy",),
            accessed=dates.parse("2022-11-01"),
            withdrawn=dates.parse("2023"),
            allow=(("unused-entity", "to come"),),
        ),
        Entity("essay", "document", "Essay", genre="opinion", text=Text("e.pdf", SHA256, "page", 12)),
        Entity("talk", "document", "Talk", genre="statement", text=Text("t.mp3", SHA256, "time", 2530, "t.txt")),
        Entity("ko", "person", "Ko", aliases=(Alias("ကို", "my"), Alias("Maung", is_former=True))),
        Entity("010", "place", "NO", aliases=(Alias("12:30"), Alias("~"))),
    ]


def test_two_records_without_an_id_are_two_mistakes(dataset_of: Callable[[str, str], Dataset]) -> None:
    """Neither is taken for the other."""
    with pytest.raises(DataError) as raised:
        dataset_of("entities:\n- {kind: person, name: A}\n- {kind: person, name: B}\n", "relations: []\n")

    assert [(problem.line, problem.message) for problem in raised.value.problems] == [
        (2, "'id' is missing"),
        (3, "'id' is missing"),
    ]


@pytest.mark.parametrize("file", ["/etc/passwd", "../secret.txt", "a/../../secret.txt"])
def test_a_text_lies_below_the_folder_of_texts(dataset_of: Callable[[str, str], Dataset], file: str) -> None:
    """A pull request cannot make an audit read, and tell of, another file on the machine it runs on."""
    text = f"{{file: {file}, sha256: {SHA256}, paragraphs: 9}}"

    with pytest.raises(DataError) as raised:
        dataset_of(f"entities:\n- {{id: d, kind: document, name: D, text: {text}}}\n", "relations: []\n")

    assert [problem.message for problem in raised.value.problems] == [
        f"'{file}' leads out of the folder of texts; write the path below it"
    ]
