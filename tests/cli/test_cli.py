"""The command as a user meets it: what it prints where, and its exit status."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TINY = Path(__file__).parent.parent / "data" / "tiny"
GRAPH = Path(sys.executable).with_name("graph")


def network(*arguments: str | Path, folder: Path = TINY) -> tuple[int, str, str]:
    """Run `graph` in a folder; return its exit status and what it printed on either stream."""
    done = subprocess.run([GRAPH, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


WITHHELD = "1 relation and 1 entity restricted, left out: --restricted\n"


def test_check_is_one_line_when_all_is_well(tmp_path: Path) -> None:
    """A clean dataset is counted."""
    (tmp_path / "entities.yaml").write_text("entities: []\n", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")

    assert network("check", folder=tmp_path) == (0, "0 entities, 0 relations, 0 documents read: no problems\n", "")


def test_check_warns_and_fails_only_where_it_is_strict() -> None:
    """Warnings stand before the count, sorted by place; they are no failure unless asked for."""
    status, out, err = network("check")

    *warnings, summary = out.splitlines()
    assert [warning.split("[")[-1] for warning in warnings] == [
        "unused-entity]",
        "no-publisher]",
        "to-itself]",
        "dates-apart]",
    ]
    assert (status, summary, err) == (
        0,
        "16 entities, 20 relations, 2 documents read: no problems, 4 warnings",
        "",
    )
    assert network("check", "--strict") == (1, out, "")
    told = json.loads(network("check", "--format", "json")[1])
    assert told["problems"] == []
    assert told["warnings"][0] == {
        "file": "entities.yaml",
        "line": 46,
        "column": 3,
        "message": "nothing refers to 'the-strike'; add what is said of it, or take it out",
        "name": "unused-entity",
    }


def test_of_many_warnings_of_one_kind_the_first_are_shown(tmp_path: Path) -> None:
    """Twenty of a kind, and how many more; JSON has them all."""
    unused = "".join(f"- {{id: p{number}, kind: person, name: Person {number}}}\n" for number in range(23))
    (tmp_path / "entities.yaml").write_text(f"entities:\n{unused}", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")

    *warnings, more, summary = network("check", folder=tmp_path)[1].splitlines()
    assert len(warnings) == 20
    assert more == "and 3 more [unused-entity]; all of them: --format json"
    assert summary == "23 entities, 0 relations, 0 documents read: no problems, 23 warnings"
    assert len(json.loads(network("check", "--format", "json", folder=tmp_path)[1])["warnings"]) == 23


def test_check_prints_problems_where_editors_find_them(tmp_path: Path) -> None:
    """Problems go to standard output, their number to standard error."""
    (tmp_path / "entities.yaml").write_text("entities:\n- {id: a, kind: persn, name: A}\n", "utf-8")
    (tmp_path / "relations.yaml").write_text("relations: []\n", "utf-8")
    message = (
        "'persn' is no kind of entity; did you mean 'person'?; the kinds are person, organization, government, place, "
        "group, programme, event, document"
    )

    assert network("check", folder=tmp_path) == (1, f"entities.yaml:2:17: {message}\n", "1 problem\n")
    status, out, err = network("check", "--format", "json", folder=tmp_path)
    assert (status, err) == (1, "")
    assert json.loads(out) == {"problems": [{"file": "entities.yaml", "line": 2, "column": 17, "message": message}]}


def test_other_commands_tell_problems_too(tmp_path: Path) -> None:
    """A command that cannot read the dataset says why on standard error and writes nothing."""
    status, out, err = network("build", folder=tmp_path)

    assert (status, out) == (1, "")
    assert err.splitlines()[0] == (
        "entities.yaml:1:1: no such file; a dataset has entities.yaml, or entities/ with *.yaml in it"
    )
    assert list(tmp_path.iterdir()) == []


def test_build_writes_two_files(tmp_path: Path) -> None:
    """The page and the graph are written and named, with how to open them."""
    status, out, err = network("build", "-o", tmp_path / "out")

    names = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert (status, err) == (0, WITHHELD)
    assert names == ["graph.graphml", "index.html"]
    assert out.splitlines()[0] == "15 entities, 19 relations, 2 documents read"
    assert "index.html" in out.splitlines()[1]


def test_build_is_the_same_every_time(tmp_path: Path) -> None:
    """Two builds are equal, byte for byte."""
    for name in ("one", "two"):
        network("build", "-o", tmp_path / name)

    for file in ("index.html", "graph.graphml"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_a_target_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A file where the folder should be: one sentence, and the file is as it was."""
    (tmp_path / "out").write_text("mine", "utf-8")

    status, out, err = network("build", "-o", tmp_path / "out")

    assert (status, out) == (1, "")
    assert err == f"{WITHHELD}{tmp_path / 'out' / 'index.html'}: cannot be written: File exists\n"
    assert (tmp_path / "out").read_text("utf-8") == "mine"


def test_links_of_a_name_that_several_share() -> None:
    """Namesakes of different kinds are answered one after the other; else they are listed with their ids (rule 16)."""
    status, out, err = network("links", "Norway")

    assert (status, [line for line in out.splitlines() if line.startswith("Norway · ")], err) == (
        0,
        ["Norway · government", "Norway · place"],
        WITHHELD,
    )
    several = "'harbour' may mean 2 entities; say which by its id:"
    assert network("links", "harbour") == (
        1,
        "",
        (
            f"{WITHHELD}{several}\n"
            '  ko-ko  (person: ကိုကို, also Ko "Harbour" Ko)\n'
            "  harbour-front  (organization: Harbour Front)\n"
        ),
    )


def test_links_of_an_unknown_name() -> None:
    """The nearest names are suggested."""
    assert network("links", "Harbor Frnt") == (
        1,
        "",
        f"{WITHHELD}no entity is called 'Harbor Frnt'; did you mean:\n  harbour-front  (organization: Harbour Front)\n",
    )


def test_links_as_data() -> None:
    """JSON holds the whole relation, with bounds of dates and full citations."""
    status, out, _err = network("links", "no", "--type", "granted asylum to", "--format", "json")

    assert status == 0
    data = json.loads(out)
    link = {
        "near": "no",
        "end": "from",
        "phrase": "granted asylum to",
        "far": "ko-ko",
        "steps": 1,
        "relation": {
            "id": "no--granted-asylum-to--ko-ko",
            "from": "no",
            "type": "granted asylum to",
            "to": "ko-ko",
            "sentence": "Norway granted asylum to ကိုကို",
            "standing": "claimed",
            "made_of": {"claimed": 1},
            "when": [WHEN],
            "claims": [
                {
                    "address": "no--granted-asylum-to--ko-ko@daily-2022#2",
                    "cite": "daily-2022#2",
                    "document": "daily-2022",
                    "place": "2",
                    "citation": "“Asylum for Ko Ko”, The River Daily, 4 May 2022, ¶2",
                    "stance": "asserts",
                    "standing": "claimed",
                    "by": ["harbour-front"],
                    "when": WHEN,
                }
            ],
            "independent_sources": 1,
        },
    }
    one = {
        "entity": {"id": "no", "kind": "government", "name": "Norway", "aliases": []},
        "facts": [],
        "links": [link],
        "left_out": {},
    }
    assert data == one | {"entities": [one]}


WHEN = {"edtf": "2022-04-30~", "words": "about 30 April 2022", "earliest": "2022-04-30", "latest": "2022-04-30"}


def test_an_unknown_format_is_told() -> None:
    """The nearest format is suggested, and all are listed."""
    status, _out, err = network("export", "grapml")

    assert status == 2
    assert err.splitlines()[-1].startswith(
        "Error: no format 'grapml'; did you mean 'graphml'?; the formats are graphml"
    )


def test_export_to_standard_output() -> None:
    """A text format goes to a pipe with `-o -`, and only the format does."""
    status, out, err = network("export", "graphml", "--no-layout", "-o", "-")

    assert (status, err.startswith(f"{WITHHELD}  file, hash and length")) == (0, True)
    assert out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<graphml ')
    assert out.endswith("</graph>\n</graphml>\n")


def test_what_is_restricted_is_shown_only_when_asked_for() -> None:
    """Neither the relation nor the entity that only it names is found without the option."""
    assert network("links", "Port Programme")[0] == 1
    assert network("links", "Port Programme", "--restricted")[1].splitlines()[2] == (
        "moved  people moved to Oslo  stated  The River Daily 2022 ¶3"
    )


def test_audit_fails_when_a_text_is_another(tmp_path: Path) -> None:
    """A changed text is told with both hashes; the exit status is 1."""
    for file in (TINY / "texts").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes().replace(b"4 May", b"5 May"))

    status, out, _err = network("audit", "--texts", tmp_path, "--format", "json")

    [failure] = json.loads(out)["failures"]
    assert status == 1
    assert failure["subject"] == "daily-2022"
    assert "this is not the text that was read: its SHA-256 is " in failure["message"]


def test_the_reader_of_a_pipe_may_leave() -> None:
    """`graph export … | head -1` ends quietly."""
    line = f"{GRAPH} export graphml --no-layout -o - | head -1"

    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=TINY, capture_output=True, text=True, check=False)

    assert done.stdout == '<?xml version="1.0" encoding="UTF-8"?>\n'
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["networkx", "igraph", "rich", "pyvis", "jinja2"])
def test_links_imports_only_what_it_needs(module: str) -> None:
    """Listing links in a pipe loads none of what takes long."""
    code = f"import sys; from graph.cli import main; main(['links', 'HF']); sys.exit({module!r} in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=TINY, capture_output=True, check=False)

    assert done.returncode == 0


@pytest.mark.parametrize("target", ["entities.yaml", "relations.yaml", "./entities.yaml", "relations/part.yaml"])
def test_the_datasets_own_files_are_not_written_over(target: str, tmp_path: Path) -> None:
    """An export or a build that would replace what it is made from is refused, before anything is read."""
    for name in ("entities.yaml", "relations.yaml"):
        (tmp_path / name).write_bytes((TINY / name).read_bytes())
    said = f"{Path(target)}: is of the dataset itself; name another file or folder after -o\n"

    assert network("export", "graphml", "-o", target, folder=tmp_path) == (1, "", said)
    assert network("build", "-o", target, folder=tmp_path) == (1, "", said)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["entities.yaml", "relations.yaml"]
    assert (tmp_path / "entities.yaml").read_bytes() == (TINY / "entities.yaml").read_bytes()


def test_dev_stdout_is_standard_output() -> None:
    """`-o /dev/stdout` is `-o -`, in a pipe too."""
    assert network("export", "graphml", "-o", "/dev/stdout")[:2] == network("export", "graphml", "-o", "-")[:2]


def test_find_lists_ids() -> None:
    """Each that may be meant, with the id that files and commands take; none is exit 1, with what is near."""
    status, out, err = network("find", "norway", "--format", "csv")

    assert (status, [line.split(",")[:3] for line in out.splitlines()], err) == (
        0,
        [["id", "kind", "name"], ["no", "government", "Norway"], ["norway-place", "place", "Norway"]],
        WITHHELD,
    )
    assert network("find", "Norwey")[0] == 1
    assert network("find", "Norwey")[2].splitlines()[1] == "no entity is called 'Norwey'; did you mean:"
