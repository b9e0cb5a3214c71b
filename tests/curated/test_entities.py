"""One entity as curated, read into an `Entity`."""

from collections.abc import Callable

import pytest

from graph.errors import DataError
from graph.model import dates
from graph.model.records import Dataset, Entity, Text

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
  published: 2022-10
  text: {{file: 2022/news.txt, sha256: {SHA256}, paragraphs: 9}}
- {{id: essay, kind: document, name: Essay, genre: opinion}}
- {{id: "010", kind: place, name: NO, aliases: [12:30, ~]}}
""",
        "relations: []\n",
    )

    assert list(dataset.entities.values()) == [
        Entity(
            id="news",
            kind="document",
            name="News",
            aliases=("The News",),
            description="An article.",
            note="read twice",
            url="https://example.org/news",
            visibility="restricted",
            published=dates.parse("2022-10"),
            genre="news",
            text=Text("2022/news.txt", SHA256, 9),
        ),
        Entity("essay", "document", "Essay", genre="opinion"),
        Entity("010", "place", "NO", aliases=("12:30", "~")),
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
