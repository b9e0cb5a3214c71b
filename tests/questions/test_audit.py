"""Citations held against their texts."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph.model.records import Dataset
from graph.questions.audit import Audit, Coverage, Doubt, Failure, Scope, Unnamed, audit

TEXTS = Path(__file__).parent.parent / "data" / "tiny" / "texts"


@pytest.fixture
def audited(dataset_of: Callable[[str, str], Dataset], tmp_path: Path) -> Callable[..., Audit]:
    """Return a function that audits `ANA leads FRONT`, cited from a text, its facts as given or else as they are."""

    def run(content: bytes | str, place: str = "1", ana: str = "Ana Núñez", **facts: Any) -> Audit:
        raw = content.encode() if isinstance(content, str) else content
        (tmp_path / "text.txt").write_bytes(raw)
        count = facts.get("paragraphs", len([line for line in raw.splitlines() if line.strip()]))
        text = f"{{file: {facts.get('file', 'text.txt')}, sha256: {sha256(raw).hexdigest()}, paragraphs: {count}}}"
        dataset = dataset_of(
            f"entities:\n- {{id: ana, kind: person, name: {ana}}}\n"
            f"- {{id: front, kind: organization, name: Front, aliases: [HF, harbour front]}}\n"
            f"- {{id: news, kind: document, name: News, text: {text}}}\n",
            "types: {leads: {inverse: led by}}\nrelations:\n"
            f"- {{from: ana, type: leads, to: front, evidence: ['news#{place}']}}\n",
        )
        if "sha256" in facts:
            news = dataset.entities["news"]
            wrong = news._replace(text=news.text._replace(sha256=facts["sha256"]))
            dataset = dataset._replace(entities=dataset.entities | {"news": wrong})
        return audit(dataset, tmp_path)

    return run


def unnamed_in(found: Audit) -> list[str]:
    """Return the ends that the cited paragraphs do not name."""
    return [missing.entity for missing in found.unnamed]


def test_a_sound_citation_holds(audited: Callable[..., Audit]) -> None:
    """The text is the one that was read, the paragraph exists, both ends are named in it."""
    found = audited("Title\n\nAna Núñez leads the Front.\n", "2")

    assert found == Audit(Scope(1, 1, 0, 1, 1, 0), (), (), (), (Coverage("news", 1, "paragraph", 2, (2,), (1,)),))


def test_the_tiny_dataset_holds(tiny: Dataset) -> None:
    """Every text is there; ends that are only understood from context are listed, not failed."""
    assert audit(tiny, TEXTS) == Audit(
        tested=Scope(claims=23, places=23, quotes=0, names=23, named=16, untested=0),
        failures=(),
        doubts=(Doubt("aung-and-sons--moved--moved-people@daily-2022#4", "daily-2022#4", 3, ("aung-and-sons",)),),
        unnamed=(
            Unnamed("aung-and-sons--moved--moved-people@daily-2022#3", "daily-2022#3", "moved-people"),
            Unnamed("aung-and-sons--moved--moved-people@daily-2022#4", "daily-2022#4", "aung-and-sons"),
            Unnamed("aung-and-sons--moved--moved-people@daily-2022#4", "daily-2022#4", "moved-people"),
            Unnamed("oslo--located-in--norway-place@daily-2022#3", "daily-2022#3", "norway-place"),
            Unnamed("pier-9--located-in--oslo@daily-2022#3", "daily-2022#3", "pier-9"),
            Unnamed("port-bill--gave-to--harbour-front@opinion-2023#3", "opinion-2023#3", "port-bill"),
            Unnamed("port-programme--moved--moved-people@daily-2022#3", "daily-2022#3", "port-programme"),
            Unnamed("port-programme--moved--moved-people@daily-2022#3", "daily-2022#3", "moved-people"),
            Unnamed("ana-nunez--may-be-the-same-as--ko-ko@opinion-2023#1", "opinion-2023#1", "ko-ko"),
        ),
        coverage=(
            Coverage("daily-2022", 14, "paragraph", 4, (1, 2, 3, 4), ()),
            Coverage("opinion-2023", 7, "paragraph", 3, (1, 2, 3), ()),
        ),
    )


def test_another_text_than_the_one_that_was_read_fails(audited: Callable[..., Audit], tmp_path: Path) -> None:
    """One changed byte is enough; its citations are looked up all the same."""
    content = b"Ana N\xc3\xba\xc3\xb1ez leads the Front."

    found = audited(content, sha256="0" * 64)

    actual = sha256(content).hexdigest()
    assert found.failures == (
        Failure(
            "news",
            f"{tmp_path / 'text.txt'}: this is not the text that was read: its SHA-256 is {actual}, not {'0' * 64}",
        ),
    )
    assert found.tested.places == 1


def test_a_missing_text_fails_once(audited: Callable[..., Audit], tmp_path: Path) -> None:
    """Its citations are not held against anything, and not counted."""
    found = audited("Ana Núñez leads the Front.", file="gone.txt")

    assert found == Audit(
        Scope(1, 0, 0, 0, 0, 1),
        (Failure("news", f"{tmp_path / 'gone.txt'}: cannot be read: No such file or directory"),),
        (),
        (),
        (Coverage("news", 1, "paragraph", 1, (1,), ()),),
    )


def test_a_text_that_is_not_utf8_fails(audited: Callable[..., Audit], tmp_path: Path) -> None:
    """It has no paragraphs to look into."""
    found = audited("Ana Núñez leads the Front.".encode("latin-1"))

    assert (found.tested.places, found.failures) == (0, (Failure("news", f"{tmp_path / 'text.txt'}: is not UTF-8"),))


def test_a_paragraph_beyond_the_text_fails(audited: Callable[..., Audit], tmp_path: Path) -> None:
    """The text is shorter than its record says: the record fails, and so does the citation."""
    found = audited("Ana Núñez leads the Front.\n", "1-3", paragraphs=3)

    assert found.failures == (
        Failure("news", f"{tmp_path / 'text.txt'}: has 1 paragraphs, not 3"),
        Failure("ana--leads--front@news#1-3", "news#1-3: there is no such paragraph in the text"),
    )


def test_paragraphs_are_the_lines_that_are_not_empty(audited: Callable[..., Audit]) -> None:
    """Blank lines, lines of spaces and Windows line ends do not count."""
    found = audited("One.\r\n\r\n   \r\nTwo.\r\n\r\nAna Núñez leads the Front.", "3")

    assert (found.failures, unnamed_in(found)) == ((), [])


def test_a_byte_order_mark_is_no_paragraph(audited: Callable[..., Audit]) -> None:
    """Some editors on Windows put one in front, here of a first line that is empty."""
    found = audited("\ufeff\r\nAna Núñez leads the Front.", paragraphs=1)

    assert (found.failures, unnamed_in(found)) == ((), [])


def test_old_line_ends_are_line_ends(audited: Callable[..., Audit]) -> None:
    """A lone carriage return, as on old Macs, ends a paragraph too."""
    found = audited("One.\rAna Núñez leads the Front.\r", "2")

    assert (found.failures, unnamed_in(found)) == ((), [])


@pytest.mark.parametrize("mark", ["\f", "\v", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_nothing_else_ends_a_paragraph(audited: Callable[..., Audit], mark: str) -> None:
    """A page break in the middle of a line is no line end in any editor, so it does not shift the count."""
    found = audited(f"Ana Núñez spoke.{mark}She leads the Front.\nTwo.\n", "1", paragraphs=2)

    assert (found.failures, unnamed_in(found)) == ((), [])


@pytest.mark.parametrize("place", ["1+3", "1-3"])
def test_names_may_be_spread_over_the_cited_paragraphs(audited: Callable[..., Audit], place: str) -> None:
    """One end in the first, the other in the last of them."""
    assert unnamed_in(audited("Ana Núñez spoke.\nIn between.\nShe leads the Front.\n", place)) == []


def test_a_name_in_another_paragraph_does_not_count(audited: Callable[..., Audit]) -> None:
    """Only what is cited is looked at."""
    assert unnamed_in(audited("Ana Núñez spoke.\nShe leads the Front.\n", "2")) == ["ana"]


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("ana nunez leads the FRONT", []),
        ("ANA NU\u0301N\u0303EZ leads HF.", []),
        ("Ana  Núñez’s “Harbour Front”", []),
        ("Ana Núñez's Front's", []),
        ("Ana-Núñez leads the harbour-front", []),
        ("Anastasia leads the Frontiersmen", ["ana", "front"]),
        ("Ana leads the HFC", ["ana", "front"]),
        ("Ana M. Núñez leads the Front", []),
        ("Mrs. Núñez leads the Fronts", []),
        ("Ana. Núñez leads the Front", []),
        ("Ana Núñez leads HF’s boats", []),
        ("Ana Núñez leads the hf", ["front"]),
    ],
)
def test_a_name_counts_in_any_case_and_accents_as_whole_words(
    audited: Callable[..., Audit], text: str, unnamed: list[str]
) -> None:
    """By name, alias or surname; possessives, hyphens and endings do not hide it, "us" is not the US."""
    assert unnamed_in(audited(text)) == unnamed


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [("ကိုကို leads the Front", []), ("ကိုကိုသည် leads the Front", []), ("ကာကာ leads the Front", ["ana"])],
)
def test_a_burmese_name_is_told_by_its_vowels_too(audited: Callable[..., Audit], text: str, unnamed: list[str]) -> None:
    """Burmese writes vowels as marks and no spaces between words: a name is found with a particle, another is not."""
    assert unnamed_in(audited(text, ana="ကိုကို")) == unnamed


def test_a_document_need_not_name_itself(tiny: Dataset) -> None:
    """That it was published by somebody is said in its byline; only the somebody is looked for."""
    found = audit(tiny, TEXTS)

    assert [u for u in found.unnamed if u.entity in {"daily-2022", "opinion-2023", "river-daily", "ana-nunez"}] == []


def test_coverage_lists_the_paragraphs_that_were_never_cited(audited: Callable[..., Audit]) -> None:
    """They are where a second reading begins."""
    found = audited("a\nAna Núñez, Front\nb\nAna Núñez, HF\nc\n", "2+4")

    assert found.coverage == (Coverage("news", 1, "paragraph", 5, (2, 4), (1, 3, 5)),)


SPREAD = "Ana Núñez leads the Front.\nIt met.\nShe spoke of ships.\n"


def test_a_paragraph_beside_the_cited_one_may_fit_better(audited: Callable[..., Audit]) -> None:
    """Cited one too late, the one before names more of whom the claim is about (findings curator A1)."""
    found = audited(SPREAD, "2")

    assert found.doubts == (Doubt("ana--leads--front@news#2", "news#2", 1, ("ana", "front")),)


def test_only_the_paragraphs_right_beside_it_are_looked_at(audited: Callable[..., Audit]) -> None:
    """What is further off is another matter."""
    assert audited(SPREAD, "3").doubts == ()


@pytest.mark.parametrize(
    ("quote", "place", "message"),
    [
        ("It met.", "2", ""),
        ('"They - all - left"', "4", ""),
        ("it met", "2", "news#2: “it met” is not there; it stands nowhere in the text"),
        ("spoke of ships", "2", "news#2: “spoke of ships” is not there; it stands in 3"),
    ],
)
def test_a_quote_must_stand_at_its_place(
    dataset_of: Callable[[str, str], Dataset], tmp_path: Path, quote: str, place: str, message: str
) -> None:
    """Blanks, quotation marks and dashes of any kind are the same, case is not (rule 15)."""
    found = audit(quoted(dataset_of, tmp_path, quote, place), tmp_path)

    assert [failure.message for failure in found.failures] == ([message] if message else [])
    assert found.tested.quotes == 1


def quoted(dataset_of: Callable[[str, str], Dataset], folder: Path, quote: str, place: str) -> Dataset:
    """Return a dataset whose only claim quotes a text of four paragraphs."""
    raw = (SPREAD + "“They – all – left”, she said.\n").encode()
    (folder / "text.txt").write_bytes(raw)
    text = f"{{file: text.txt, sha256: {sha256(raw).hexdigest()}, paragraphs: 4}}"
    return dataset_of(
        "entities:\n- {id: ana, kind: person, name: Ana Núñez}\n- {id: front, kind: organization, name: Front}\n"
        f"- {{id: news, kind: document, name: News, text: {text}}}\n",
        "types: {leads: {inverse: led by}}\nrelations:\n- from: ana\n  type: leads\n  to: front\n  evidence:\n"
        f"  - cite: news#{place}\n    quote: '{quote}'\n",
    )


def test_a_claim_whose_quote_is_found_is_not_held_against_its_neighbours(
    dataset_of: Callable[[str, str], Dataset], tmp_path: Path
) -> None:
    """Nor against the names: the words are the proof (rule 14)."""
    found = audit(quoted(dataset_of, tmp_path, "It met.", "2"), tmp_path)

    assert (found.doubts, found.unnamed) == ((), ())


def test_a_recording_is_tested_by_its_hash_alone(dataset_of: Callable[[str, str], Dataset], tmp_path: Path) -> None:
    """Unless what is said in it was written down (rule 15)."""
    (tmp_path / "talk.mp3").write_bytes(b"sound")
    (tmp_path / "talk.txt").write_text("She said: we will leave.", "utf-8")
    text = f"{{file: talk.mp3, sha256: {sha256(b'sound').hexdigest()}, duration: 00:10:00, transcript: talk.txt}}"
    dataset = dataset_of(
        "entities:\n- {id: ana, kind: person, name: Ana}\n- {id: front, kind: organization, name: Front}\n"
        f"- {{id: talk, kind: document, name: Talk, text: {text}}}\n",
        "types: {leads: {inverse: led by}}\nrelations:\n- from: ana\n  type: leads\n  to: front\n  evidence:\n"
        "  - {cite: 'talk#00:01:00', quote: we will leave}\n  - {cite: 'talk#00:02:00', quote: we stay}\n"
        "  - 'talk#00:03:00'\n",
    )

    found = audit(dataset, tmp_path)

    assert found.tested == Scope(claims=3, places=0, quotes=2, names=0, named=0, untested=1)
    assert [failure.message for failure in found.failures] == [
        "talk#00:02:00: “we stay” is not there; it stands nowhere in the text"
    ]
