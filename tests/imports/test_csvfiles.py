"""CSV in: our own tables come back whole, Gephi's lists become a dataset, and every bad row is told with its line."""

from hashlib import sha256
from pathlib import Path

import pytest

from graph.cli import main
from graph.curated.load import load
from graph.errors import DataError
from graph.imports.csv.csvfiles import csv_files
from graph.model.places import parse
from graph.model.records import Alias, Claim, Dataset, Entity, Relation, Text

NODES = (
    'Id;Label;Kind;Aliases;Wealth\nn1;Ko Ko;person;"KK; Ko";\nAcme Ltd;Acme Ltd;company;;\'=1+1\nn3;Ko Ko;person;;\n'
)
EDGES = "Source;Target;Type;Label;Weight\nn1;Acme Ltd;Directed;owns;3\nn1;n3;Undirected;knows;\nn3;n1;Undirected;;1\n"


def laid(folder: Path, **files: str | bytes) -> list[Path]:
    """Write CSV files; return their paths."""
    paths = []
    for name, text in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
    return paths


def imported(folder: Path, *, skip_bad: bool = False, **files: str | bytes) -> Dataset:
    """Import CSV files; return the dataset they make, which has passed every check."""
    draft, _problems = csv_files(laid(folder, **files), skip_bad=skip_bad)
    for name, pieces in draft.files().items():
        (folder / name).write_text("".join(pieces), "utf-8", newline="\n")
    return load(folder)


def problems(folder: Path, **files: str | bytes) -> list[str]:
    """Return what is wrong with CSV files, without their folder."""
    with pytest.raises(DataError) as raised:
        csv_files(laid(folder, **files))
    return [line.removeprefix(f"{folder}/") for line in str(raised.value).splitlines()]


def test_gephis_lists(tmp_path: Path) -> None:
    """Ids that will do are kept, namesakes told apart, other columns kept in the note, lines cited."""
    dataset = imported(tmp_path, nodes=NODES, edges=EDGES)

    document = Entity(
        id="import-edges-csv",
        kind="document",
        name="edges.csv, as imported",
        description="CSV; a paragraph is a line.",
        genre="news",
        text=Text("edges.csv", sha256(EDGES.encode()).hexdigest(), "paragraph", 4),
    )
    cited = [Claim(f"import-edges-csv#{line}", "import-edges-csv", parse(str(line))) for line in (2, 3, 4)]
    assert list(dataset.entities.values()) == [
        Entity("n1", "person", "Ko Ko", (Alias("KK"), Alias("Ko"))),
        Entity("acme-ltd", "company", "Acme Ltd", note="wealth: =1+1"),
        Entity("n3", "person", "Ko Ko (n3)", (Alias("Ko Ko"),)),
        document,
    ]
    assert list(dataset.relations.values()) == [
        Relation("n1--owns--acme-ltd", "n1", "owns", "acme-ltd", (cited[0],), notes=("weight: 3",)),
        Relation("n1--knows--n3", "n1", "knows", "n3", (cited[1],)),
        Relation("n1--linked-to--n3", "n1", "linked to", "n3", (cited[2],), notes=("weight: 1",)),
    ]
    types = dataset.vocabulary.types
    assert [(types[name].inverse, types[name].is_symmetric) for name in ("owns", "knows", "linked to")] == [
        ("(inverse of) owns", False),
        ("knows", True),
        ("linked to", True),
    ]


def test_a_list_of_edges_alone(tmp_path: Path) -> None:
    """Without nodes, whatever an edge names is an entity; a name without a-z gets an id too."""
    dataset = imported(tmp_path, edges="source,target\nMin Ko,ကိုကို\nMin Ko,Min Ko\n")

    assert [(it.kind, it.name) for it in dataset.entities.values()][:2] == [("thing", "Min Ko"), ("thing", "ကိုကို")]
    assert list(dataset.relations) == ["min-ko--linked-to--x49460aa3", "min-ko--linked-to--min-ko"]


def test_cells_over_several_lines_are_cited_as_such(tmp_path: Path) -> None:
    """A row that begins on one line and ends on another cites both; empty lines do not count."""
    dataset = imported(tmp_path, edges='source,target,note\n\na,b,"one\ntwo"\nb,c,\n')

    assert [(it.claims[0].cite, it.notes) for it in dataset.relations.values()] == [
        ("import-edges-csv#2-3", ("one\ntwo",)),
        ("import-edges-csv#4", ()),
    ]


def test_line_ends_of_windows_are_no_fault(tmp_path: Path) -> None:
    """Within a cell they become plain ones."""
    dataset = imported(tmp_path, edges='source,target,note\r\na,b,"one\r\ntwo"\r\n')

    [relation] = dataset.relations.values()
    assert relation.notes == ("one\ntwo",)


def test_a_type_used_both_ways_is_two(tmp_path: Path) -> None:
    """Directed and undirected edges of one label are different types; parallel edges stay apart."""
    edges = "source,target,type,label\na,b,Directed,knows\na,b,Undirected,knows\na,b,Directed,knows\n"

    dataset = imported(tmp_path, edges=edges)

    assert [(it.id, it.type) for it in dataset.relations.values()] == [
        ("a--knows--b", "knows"),
        ("a--knows-undirected--b", "knows (undirected)"),
        ("a--knows--b-2", "knows"),
    ]


BAD_EDGES = (
    "id,source,target,when,figures\n"
    "r1,n1,nobody,,\n"
    "r2,n1,n2\n"
    "r3,n1,n2,2022-13,\n"
    "r4,n1,n2,,lots\n"
    "r5,n1,n2,,\n"
    "r5,n2,n1,,\n"
    "r6,n1,n\u202e2,,\n"
    'r7,n1,"n2"x,,\n'
)


def test_every_bad_row_is_told_with_its_line(tmp_path: Path) -> None:
    """Unknown ends, missing cells, bad dates and figures, ids given twice, hidden characters and broken quotes."""
    nodes = "id,label,kind,genre\nn1,One,person,\nn2,Two,person,\nn2,Three,person,\n,Four,,\nd,D,document,poem\n"

    found = problems(tmp_path, nodes=nodes, edges=BAD_EDGES, other="a,b\n1,2\n")

    assert found == [
        "edges.csv:2:1: no entity 'nobody'",
        "edges.csv:3:1: 3 cells where the first line has 5",
        "edges.csv:4:1: '2022-13' is no date: there is no month 13",
        "edges.csv:5:1: 'lots' is no figure; write a number and its unit, such as 'about 150 people'",
        "edges.csv:7:1: id 'r5' is taken already; every id is given once",
        "edges.csv:8:1: hidden character U+202E, which can make a text read as what it is not; take it out",
        "edges.csv:9:1: not CSV: ',' expected after '\"'",
        "nodes.csv:4:1: id 'n2' is taken already; every id is given once",
        "nodes.csv:5:1: 'id' is empty",
        "nodes.csv:6:1: 'poem' is no genre; it is one of: news, opinion, statement, record",
        (
            "other.csv:1:1: no table that is known: entities have 'id', relations 'source' and 'target', "
            "claims 'relation', 'document' and 'place'; this one has 'a', 'b'"
        ),
    ]


def test_the_rest_is_imported_when_asked(tmp_path: Path) -> None:
    """With `skip_bad` the sound rows make a dataset."""
    dataset = imported(tmp_path, skip_bad=True, nodes="id,label\nn1,One\nn2,Two\n", edges=BAD_EDGES)

    assert list(dataset.relations) == ["r5"]


EVIDENCE = "relation,document,paragraphs,stance,by,when,figures\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("r9,d,1,,,,", "no relation 'r9'"),
        ("r1,n1,1,,,,", "no document 'n1' with a text"),
        ("r1,d,0,,,,", "there is no paragraph 0; they are counted from 1"),
        ("r1,d,2-1,,,,", "'2-1' runs backwards; the earlier paragraph comes first"),
        ("r1,d,3+4,,,,", "'3+4' is not in the document: it has 3 paragraphs"),
        ("r1,d,p1,,,,", "'p1' is not in the document: it has 3 paragraphs"),
        (
            "r1,d,one,,,,",
            "'one' is no place; a place is a paragraph 23, 23-24 or 23-24+26, a page p5, or a time 00:12:30-00:13:10",
        ),
        ("r1,d,1,hopes,,,", "'hopes' is no stance; it is one of: asserts, denies, requests, proposes, expects"),
        ("r1,d,1,,n7,,", "no entity 'n7'"),
    ],
)
def test_bad_evidence_is_told_with_its_line(row: str, message: str, tmp_path: Path) -> None:
    """Evidence of nothing, from nothing, nowhere in it, by nobody."""
    nodes = f"id,label,kind,text_file,text_sha256,text_paragraphs\nn1,One,person,,,\nd,D,document,d.txt,{'0' * 64},3\n"
    edges = "id,source,target,type\nr1,n1,d,met\n"

    assert problems(tmp_path, a=nodes, b=edges, c=f"{EVIDENCE}r1,d,1,,,,\n{row}\n") == [f"c.csv:3:1: {message}"]


TEXT = (
    "a text has text_file, text_sha256 (64 hexadecimal digits), text_form (paragraph, page, time) "
    "and text_length (a number)"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("../d.txt,{hash},3", "'../d.txt' leads out of the folder of texts; write the path below it"),
        ("d.txt,abc,3", TEXT),
        ("d.txt,{hash},0", TEXT),
    ],
)
def test_bad_texts_are_told(text: str, message: str, tmp_path: Path) -> None:
    """A text has a file below the folder of texts, a hash and a number of paragraphs."""
    nodes = f"id,kind,text_file,text_sha256,text_paragraphs\nd,document,{text.format(hash='0' * 64)}\n"

    assert problems(tmp_path, nodes=nodes) == [f"nodes.csv:2:1: {message}"]


def test_a_folder_without_tables(tmp_path: Path) -> None:
    """An empty folder is a mistake, not an empty dataset."""
    with pytest.raises(DataError) as raised:
        csv_files([tmp_path], skip_bad=True)

    assert str(raised.value) == f"{tmp_path}:1:1: there is no *.csv in this folder"


def test_words_too_long_for_a_key(tmp_path: Path) -> None:
    """A kind and a type as long as a page are told."""
    nodes, edges = f"id,kind\na,{'k' * 300}\nb,\n", f"source,target,label\nb,b,{'t' * 300}\n"

    assert problems(tmp_path, nodes=nodes, edges=edges) == [
        "edges.csv:2:1: 'tttttttttttttttttttt…' is too long for the name of a kind, a type or a unit",
        "nodes.csv:2:1: 'kkkkkkkkkkkkkkkkkkkk…' is too long for the name of a kind, a type or a unit",
    ]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    """A byte that is not UTF-8 is told with its line."""
    assert problems(tmp_path, nodes=b"id,label\nn1,caf\xe9\n") == [
        "nodes.csv:2:1: byte 0xE9 is not UTF-8; save it as UTF-8"
    ]


def test_an_existing_dataset_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command refuses a folder that holds a dataset, and leaves it alone."""
    [edges] = laid(tmp_path, edges="source,target\na,b\n")
    (tmp_path / "relations.yaml").write_text("mine", "utf-8")

    status = main(["import", "csv", str(edges), "-o", str(tmp_path)])

    assert (status, (tmp_path / "relations.yaml").read_text("utf-8")) == (1, "mine")
    assert "stands there already; an import begins a new dataset, choose another folder" in capsys.readouterr().err


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes the dataset, says what it holds, and the audit finds every line it cites."""
    paths = [str(path) for path in laid(tmp_path, nodes=NODES, edges=EDGES)]

    status = main(["import", "csv", *paths, "-o", str(tmp_path / "made")])

    assert (status, capsys.readouterr().out) == (0, f"{tmp_path}/made  4 entities, 3 relations, 1 document read\n")
    assert main(["audit", "-C", str(tmp_path / "made"), "--texts", str(tmp_path)]) == 0


def test_the_command_skips_what_is_bad(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It lists what it leaves out; without --skip-bad it writes nothing."""
    [edges] = laid(tmp_path, edges="source,target\na,b\na\n")

    statuses = [main(["import", "csv", str(edges), "-o", str(tmp_path / name), *flag]) for name, flag in FLAGS]

    written = [(tmp_path / name).exists() for name, _flag in FLAGS]
    message = f"{edges}:3:1: 1 cells where the first line has 2\n"
    captured = capsys.readouterr()
    assert (statuses, written) == ([1, 0], [False, True])
    account = f"  {edges}: 2 rows = 1 used + 1 left out\n"
    assert captured.err == f"{message}1 problem\n{message}{account}"
    assert (
        captured.out == f"{tmp_path}/two  3 entities, 1 relation, 1 document read; left out for 1 problem: see above\n"
    )


FLAGS = (("one", []), ("two", ["--skip-bad"]))


def test_types_that_read_alike_are_told_apart(tmp_path: Path) -> None:
    """A reading stands for one type: neither a built-in reading, nor one that differs only in what ids leave out."""
    edges = "source,target,label,inverse\na,b,paid by,paid\nb,a,paid,\na,b,paid-by,\na,b,published,\na,a,loop,loop\n"

    dataset = imported(tmp_path, edges=edges)

    types = {relation.type: dataset.vocabulary.types[relation.type].inverse for relation in dataset.relations.values()}
    assert types == {
        "paid by": "paid",
        "paid (directed)": "(inverse of) paid (directed)",
        "paid-by (directed)": "(inverse of) paid-by (directed)",
        "published (directed)": "(inverse of) published (directed)",
        "loop": "(inverse of) loop",
    }


def test_what_is_given_twice_is_kept_once(tmp_path: Path) -> None:
    """The same evidence, and the same participant by the same word."""
    nodes = f"id,kind,text_file,text_sha256,text_paragraphs\na,person,,,\nd,document,d.txt,{'0' * 64},3\n"
    edges = "id,source,target,type,also\nr,a,d,met,to a; to a; in a\n"

    dataset = imported(tmp_path, nodes=nodes, edges=edges, evidence=f"{EVIDENCE}r,d,1,,,,\nr,d,1,,,,\n")

    [relation] = dataset.relations.values()
    assert (relation.claims, relation.also) == ((Claim("d#1", "d", parse("1")),), (("to", "a"), ("in", "a")))


@pytest.mark.parametrize(
    ("cell", "restricted"), [("TRUE", True), ("true", True), ("Yes", True), ("1", True), ("FALSE", False), ("0", False)]
)
def test_a_flag_is_read_however_a_spreadsheet_writes_it(tmp_path: Path, cell: str, *, restricted: bool) -> None:
    """A protected witness does not become public on the way through one (findings trust)."""
    dataset = imported(tmp_path, nodes=f"id,label,restricted\nn1,One,{cell}\n")

    assert (dataset.entities["n1"].visibility == "restricted") is restricted


def test_a_flag_that_is_none_is_told(tmp_path: Path) -> None:
    """Never taken for no."""
    assert problems(tmp_path, nodes="id,label,restricted\nn1,One,secret\n") == [
        "nodes.csv:2:1: 'secret' under 'restricted' is neither true nor false"
    ]
