"""No public text names somebody restricted: an error where it does, a warning where the word is a public name too."""

from pathlib import Path

import pytest

from graph.curated.load import checked
from graph.errors import DataError

ENTITIES = """\
entities:
- {id: quay-informant, kind: person, name: Zaw Myo, aliases: [the Heron], was: [dock-source], visibility: restricted}
- {id: ana, kind: person, name: Ana, description: DESCRIPTION, note: NOTE, ALLOW}
- {id: bird-society, kind: organization, name: PUBLIC}
- {id: press, kind: organization, name: Press}
- {id: news, kind: document, name: News, text: {file: n.txt, sha256: HASH, paragraphs: 9}}
""".replace("HASH", "0" * 64)
RELATIONS = """\
types:
  met: {symmetric: true}
relations:
- {from: news, type: published by, to: press, evidence: ['news#1']}
- {from: ana, type: met, to: bird-society, evidence: [{cite: 'news#2', says: SAYS, remark: REMARK, quote: QUOTE}]}
- {from: ana, type: met, to: quay-informant, visibility: restricted, evidence: [{cite: 'news#2', says: Zaw Myo}]}
"""
WRONG = (
    "a restricted name stands in this public text; take it out, restrict the record too, or, where the word means "
    "another, say so with 'allow: {restricted-word: reason}'"
)


def said(folder: Path, monkeypatch: pytest.MonkeyPatch, **texts: str) -> list[str]:
    """Return what check says of a dataset with a restricted person, with some of its public texts replaced."""
    for name, content in (("entities", ENTITIES), ("relations", RELATIONS)):
        text = content
        for place in ("DESCRIPTION", "NOTE", "PUBLIC", "SAYS", "REMARK", "QUOTE"):
            text = text.replace(place, f'"{texts.get(place, "Nothing.")}"')
        (folder / f"{name}.yaml").write_text(text.replace("ALLOW", texts.get("ALLOW", "not: [press]")), "utf-8")
    monkeypatch.chdir(folder)
    try:
        return [str(warning) for warning in checked(Path())[1]]
    except DataError as error:
        return str(error).splitlines()


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("DESCRIPTION", "entities.yaml:3:51"),
        ("NOTE", "entities.yaml:3:69"),
        ("SAYS", "relations.yaml:5:78"),
        ("REMARK", "relations.yaml:5:98"),
        ("QUOTE", "relations.yaml:5:117"),
    ],
)
@pytest.mark.parametrize("word", ["Zaw Myo", "ZAW  MYO'S", "so said Heron, twice", "quay-informant", "dock-source"])
def test_each_public_text_is_searched(
    place: str, where: str, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name, an alias or an id of somebody restricted is found in any case, as whole words, at its place."""
    assert said(tmp_path, monkeypatch, **{place: word}) == [f"{where}: {WRONG}"]


def test_the_word_is_told_on_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`check --restricted` says which names stand there, as they are curated."""
    said(tmp_path, monkeypatch, SAYS="zaw myo told DOCK-SOURCE")
    named = WRONG.replace("a restricted name", "a restricted name ('Zaw Myo' and 'dock-source')")

    with pytest.raises(DataError) as caught:
        checked(tmp_path, names_restricted=True)

    assert [problem.message for problem in caught.value.problems] == [named]


@pytest.mark.parametrize("text", ["Zawmyo", "Zaw Myothant", "herons", "my quay informant", "nothing of it"])
def test_only_whole_words_count(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that only begins like the name is none; what the restricted relation says itself is restricted."""
    assert said(tmp_path, monkeypatch, DESCRIPTION=text) == []


def test_a_name_that_is_public_too_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody public is called the same, that one may be meant: a warning, at each place."""
    message = (
        "warning: a restricted name stands in this public text, which is a public name too; is the public one meant? "
        "[restricted-word]"
    )

    found = said(tmp_path, monkeypatch, PUBLIC="Heron", DESCRIPTION="Met Heron.")

    assert found == [f"entities.yaml:3:51: {message}", f"entities.yaml:4:48: {message}"]


def test_a_record_says_that_the_word_means_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`allow` in the record silences it there, with its reason."""
    allow = "allow: {restricted-word: the bird}"

    assert said(tmp_path, monkeypatch, DESCRIPTION="Saw a heron.", ALLOW=allow) == []
