"""A document is added with its hash and length; whoever published it stands as its first citation."""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.curated.load import checked
from graph.desk.adding import About, added_document
from graph.desk.formatting import formatted
from graph.desk.inserting import record
from graph.desk.start import start
from graph.errors import EditError
from graph.questions.audit import audit

TINY = Path(__file__).parent.parent / "data" / "tiny"
TEXT = """Harbour strike ends
By Ana Petrova, The Harbour Tribune, 14 May 2024

The dockers' union signed.
"""
HTML = """<html lang="en"><head><title>Harbour strike ends</title><meta property="og:site_name" content="The Tribune">
<meta name="author" content="Ana Petrova"><meta property="article:published_time" content="2024-05-14T08:00:00Z">
<link rel="canonical" href="https://example.org/strike"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Harbour strike ends</h1><p>By Ana Petrova</p><p>The dockers' union
signed a <b>wage agreement</b> with Northern Lines on Monday, after three weeks.</p><p>Northern Lines says that it
had no choice, and that the ships had waited long enough.</p></article></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dataset that has just begun, beside a folder of texts."""
    start(tmp_path / "harbour")
    (tmp_path / "texts").mkdir()
    return tmp_path / "harbour"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a text beside a dataset."""
    path = folder.parent / "texts" / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def pdf(*pages: str) -> bytes:
    """Return a PDF of a line or more a page, two blank lines between paragraphs."""
    bodies = []
    for page in pages:
        moves = " ".join(f"({line}) Tj 0 -40 Td" for line in page.splitlines())
        bodies.append(f"BT /F1 12 Tf 72 700 Td {moves} ET")
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, body in enumerate(bodies):
        contents = 5 + 2 * number
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {contents} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
    written, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>"
    return written + f"{end}\nstartxref\n{len(written)}\n%%EOF\n".encode()


def test_a_text_is_added(folder: Path) -> None:
    """Hash, paragraphs, who published and wrote it: what is written checks, is in order, and holds."""
    text = put(folder, "tribune.txt", TEXT)
    about = About(publisher="The Harbour Tribune", authors=["Ana Petrova"], published="2024-05-14", new=True)

    added = added_document(folder, text, about)
    added.change.write()

    document = "harbour-tribune-2024-harbour-strike-ends"
    assert added.says == [
        "title, from the first line: Harbour strike ends",
        "new: harbour-tribune (organization)",
        "new: ana-petrova (person)",
        "published by The Harbour Tribune: paragraph 2",
        "written by Ana Petrova: paragraph 2",
    ]
    assert (added.document, added.texts) == (document, {})
    written = (folder / "entities.yaml").read_text("utf-8")
    assert written[written.index("entities:") : written.index("# - id: mira")] == (
        "entities:\n"
        "- id: ana-petrova\n  kind: person\n  name: Ana Petrova\n"
        "- id: harbour-tribune\n  kind: organization\n  name: The Harbour Tribune\n"
        f"- id: {document}\n  kind: document\n  name: Harbour strike ends\n  published: 2024-05-14\n"
        f"  text: {{file: tribune.txt, sha256: {sha256(TEXT.encode()).hexdigest()}, paragraphs: 3}}\n"
    )
    assert (folder / "relations" / f"{document}.yaml").read_text("utf-8") == (
        f"document: {document}\nrelations:\n"
        f"- from: {document}\n  type: published by\n  to: harbour-tribune\n  evidence: [2]\n\n"
        f"- from: {document}\n  type: written by\n  to: ana-petrova\n  evidence: [2]\n"
    )
    dataset, warnings = checked(folder)
    found = audit(dataset, folder.parent / "texts")
    assert (warnings, found.failures, found.doubts, found.unnamed) == ((), (), (), ())
    assert formatted(folder).after == {}


def test_only_what_was_added_changes(tmp_path: Path) -> None:
    """In a dataset that holds much, every line stays, and the new ones are where the order has them."""
    folder = shutil.copytree(TINY, tmp_path / "tiny")
    before = formatted(folder)
    before.write()
    kept = {path: path.read_text("utf-8") for path in before.before}
    text = put(folder, "b.txt", TEXT) if (tmp_path / "texts").mkdir() is None else Path()

    change = added_document(folder, text, About(publisher="Zeta Post", authors=["Aa Bb"], new=True)).change

    removed = [line for line in change.diff().splitlines() if line.startswith("-") and not line.startswith("---")]
    assert removed == []
    change.write()
    assert formatted(folder).after == {}
    assert sum(path.read_text("utf-8") != text for path, text in kept.items()) == 1


def test_a_page_gives_its_text_and_what_it_says_of_itself(folder: Path) -> None:
    """Title, date and address are taken; who published it is proposed, never added."""
    page = put(folder, "strike.html", HTML)

    added = added_document(folder, page, About())

    plain = page.with_suffix(".txt")
    assert list(added.texts) == [plain]
    assert added.texts[plain].splitlines() == [
        "Harbour strike ends",
        "By Ana Petrova",
        "The dockers' union signed a wage agreement with Northern Lines on Monday, after three weeks.",
        "Northern Lines says that it had no choice, and that the ships had waited long enough.",
    ]
    assert added.says == [
        f"plain text: {plain}, 4 paragraphs; read it through",
        "the page says: title Harbour strike ends, published 2024-05-14, url https://example.org/strike",
        'the page names as publisher: The Tribune; if that is so: --publisher "The Tribune"',
        'the page names as author: Ana Petrova; if that is so: --author "Ana Petrova"',
    ]
    [entity] = added.change.checked().entities.values()
    assert (entity.id, entity.url) == ("2024-harbour-strike-ends", "https://example.org/strike")


def test_a_pdf_is_cited_by_page_or_as_text(folder: Path) -> None:
    """By page its own bytes are what was read; as text its paragraphs are."""
    file = put(folder, "report.pdf", pdf("Report of the port\nBy the Port Authority", "Nobody was paid"))
    about = About(publisher="Port Authority", new=True, title="Report")

    by_page = added_document(folder, file, about)
    as_text = added_document(folder, file, about._replace(as_text=True))

    pages, paragraphs = by_page.change.checked(), as_text.change.checked()
    [read] = [it.text for it in pages.entities.values() if it.text]
    assert (read.file, read.form, read.length) == ("report.pdf", "page", 2)
    assert read.sha256 == sha256(file.read_bytes()).hexdigest()
    assert [claim.cite.partition("#")[2] for it in pages.relations.values() for claim in it.claims] == ["p1"]
    [taken] = [it.text for it in paragraphs.entities.values() if it.text]
    assert (taken.file, taken.form, taken.length) == ("report.txt", "paragraph", 3)
    assert as_text.texts == {
        file.with_suffix(".txt"): "Report of the port\nBy the Port Authority\nNobody was paid\n",
    }


def test_a_recording_has_a_duration(folder: Path) -> None:
    """Nobody reads it: its hash and its length are what there is."""
    file = put(folder, "talk.ogg", b"OggS")

    added = added_document(folder, file, About(duration="00:42:10", publisher="Radio", new=True))

    dataset = added.change.checked()
    [text] = [it.text for it in dataset.entities.values() if it.text]
    assert (text.file, text.form, text.length) == ("talk.ogg", "time", 2530)


@pytest.mark.parametrize(
    ("about", "message"),
    [
        (About(publisher="Nobody"), "--publisher: no entity is called 'Nobody'\nif that is somebody new, add --new"),
        (About(id="A b"), "'A b' is no id: use a-z, 0-9 and hyphens, such as 'salai-timmy'"),
        (About(published="May"), "'May' is no date; write 2022, 2022-10"),
        (About(duration="42"), "'42' is no duration; write hours, minutes and seconds, such as 00:42:10"),
    ],
)
def test_what_will_not_do_is_told(folder: Path, about: About, message: str) -> None:
    """And nothing is changed."""
    text = put(folder, "a.txt", TEXT)

    with pytest.raises(EditError) as caught:
        added_document(folder, text, about)

    assert message in str(caught.value)


def test_a_text_is_added_once(folder: Path) -> None:
    """The same bytes under another name are the same text; a file that holds none is told."""
    added_document(folder, put(folder, "a.txt", TEXT), About(id="a")).change.write()

    for name, content, message in (
        ("b.txt", TEXT, "b.txt: is the text of 'a' already"),
        ("c.txt", "\n \n", "c.txt: holds no text"),
        ("d.txt", b"\xff\xfe", "d.txt: is not UTF-8"),
        ("e.html", "<html><body></body></html>", "e.html: no text was found in it"),
        ("f.pdf", b"no pdf", "f.pdf: is no PDF that can be read"),
    ):
        with pytest.raises(EditError) as caught:
            added_document(folder, put(folder, name, content), About(id="b"))
        assert message in str(caught.value)
    with pytest.raises(EditError, match="does not lie in the folder of texts"):
        added_document(folder, put(folder, "g.txt", "Other\n"), About(id="b"), folder)


def test_the_command_says_how_to_undo_it(folder: Path) -> None:
    """In git; what it says to run brings back what was there."""
    text = put(folder, "a.txt", TEXT)
    graph = Path(sys.executable).with_name("graph")
    author = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "begun"]):
        subprocess.run(["git", *command], cwd=folder, check=True)

    done = subprocess.run(
        [graph, "add", "document", text, "-C", folder], capture_output=True, text=True, check=True, cwd=folder
    )

    [undo] = [line for line in done.stdout.splitlines() if line.startswith("to undo: ")]
    subprocess.run(["bash", "-c", undo.removeprefix("to undo: ")], cwd=folder, check=True, capture_output=True)
    status = subprocess.run(["git", "status", "--short"], cwd=folder, capture_output=True, text=True, check=True)
    assert status.stdout == ""


@given(st.dictionaries(st.from_regex("[a-z]{1,5}", fullmatch=True), st.text("ab: #'\"-[]{}\n", min_size=1), min_size=1))
@settings(max_examples=60)
def test_a_record_reads_back(values: dict[str, str]) -> None:
    """Whatever its values are, another YAML reader finds them as they were given."""
    import yaml

    assert yaml.safe_load(record(values, "  ")) == [values]
