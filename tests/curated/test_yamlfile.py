"""YAML read as text from libyaml's events, the same without libyaml."""

import gc
import tracemalloc
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.curated.characters import first_hidden
from graph.curated.yamlfile import locate, read

if TYPE_CHECKING:
    from graph.errors import Problem

LISTS = frozenset({"entities"})
SCALARS = (
    "NO",
    "yes",
    "010",
    "0x1F",
    "12:30",
    "2019-05-01",
    "2019-13-45",
    "null",
    "~",
    "1.10",
    "+959",
    "1e3",
    ".inf",
    "=",
    "<<",
)


@pytest.fixture(params=["libyaml", "pure"])
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run a test with libyaml's parser, and again as where libyaml is missing."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CBaseLoader")


def read_text(text: str, folder: Path) -> tuple[list[tuple[str, int | None, Any]], list[str]]:
    """Read a text as a file; return what it yields, and its problems without the file's name."""
    file = folder / "file.yaml"
    file.write_bytes(text.encode())
    problems: list[Problem] = []
    found = list(read(file, LISTS, problems))
    return found, [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize("scalar", SCALARS)
def test_scalars_stay_text(scalar: str, tmp_path: Path) -> None:
    """Norway, a number with a leading zero, a time, a date, a phone number: as typed, in values, lists and as keys."""
    found, problems = read_text(f"value: {scalar}\nlist: [{scalar}]\nmapping: {{{scalar}: {scalar}}}\n", tmp_path)

    assert (found, problems) == (
        [("value", None, scalar), ("list", None, [scalar]), ("mapping", None, {scalar: scalar})],
        [],
    )


@pytest.mark.usefixtures("_parser")
def test_what_is_empty_is_none_unless_quoted(tmp_path: Path) -> None:
    """Nothing after the colon is no value; quotes with nothing between them are an empty text."""
    found, problems = read_text("a:\nb: ''\nc:\n-\n- ''\n", tmp_path)

    assert (found, problems) == ([("a", None, None), ("b", None, ""), ("c", None, [None, ""])], [])


@pytest.mark.usefixtures("_parser")
def test_records_of_a_known_list_come_one_by_one(tmp_path: Path) -> None:
    """Each has its index; what stands under other keys comes whole."""
    text = "kinds: {asset: {plural: assets}}\nentities:\n- {id: a}\n- just text\n- [x, {y: z}]\nafter: [1]\n"

    found, problems = read_text(text, tmp_path)

    assert (found, problems) == (
        [
            ("kinds", None, {"asset": {"plural": "assets"}}),
            ("entities", 0, {"id": "a"}),
            ("entities", 1, "just text"),
            ("entities", 2, ["x", {"y": "z"}]),
            ("after", None, ["1"]),
        ],
        [],
    )


@pytest.mark.usefixtures("_parser")
def test_block_texts_and_folded_lines_are_text(tmp_path: Path) -> None:
    """Every way YAML has of writing text is read."""
    text = "a: |\n  two\n  lines\nb: >-\n  folded\n  line\nc: \"tab\\there\"\nd: 'it''s'\ne: plain\n  over lines # no\n"

    found, problems = read_text(text, tmp_path)

    assert (found, problems) == (
        [
            ("a", None, "two\nlines\n"),
            ("b", None, "folded line"),
            ("c", None, "tab\there"),
            ("d", None, "it's"),
            ("e", None, "plain over lines"),
        ],
        [],
    )


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x b\n", "1:4: anchor '&x': anchors are not read, take it out"),
        ("a: {b: &x c}\n", "1:8: anchor '&x': anchors are not read, take it out"),
        ("a: {&x b: c}\n", "1:5: anchor '&x': anchors are not read, take it out"),
        ("a: &x [b]\n", "1:4: anchor '&x': anchors are not read, take it out"),
        ("a: !!str b\n", "1:4: tag '!!str': every value is text, take the tag out"),
        (
            "a: [!!python/name:os.system b]\n",
            "1:5: tag '!!python/name:os.system': every value is text, take the tag out",
        ),
        ("a: {b: ! c}\n", "1:8: tag '!': every value is text, take the tag out"),
        ("a: !x {b: c}\n", "1:4: tag '!x': every value is text, take the tag out"),
        ("a: b\na: c\n", "2:1: 'a' is given twice; join the two or take one out"),
        ("a: {b: c, 'b': d}\n", "1:11: 'b' is given twice; join the two or take one out"),
        ("a: {[b]: c}\n", "1:5: a list as a key; a key is a word"),
        ("a: {? {b: c} : d}\n", "1:7: a mapping as a key; a key is a word"),
        ('a: "x\\u202ey"\n', "1:4: hidden character U+202E written as an escape; take it out"),
        ('a: ["x\\0y"]\n', "1:5: hidden character U+0000 written as an escape; take it out"),
        ('a: {"x\\u202ey": z}\n', "1:5: hidden character U+202E written as an escape; take it out"),
        ('"x\\u202ey": z\n', "1:1: hidden character U+202E written as an escape; take it out"),
        ("a: b\n---\nc: d\n", "2:1: a second document begins here; keep one document to a file"),
        ("", "1:1: the file is empty; it should hold a mapping with 'entities:'"),
        ("- a\n", "1:1: a list where a mapping belongs; begin with 'entities:'"),
        ("a: b\n", None),
    ],
)
def test_what_hides_meaning_is_refused(text: str, message: str | None, tmp_path: Path) -> None:
    """Anchors, tags, twins, keys that are no words, hidden characters and second documents, each with its place."""
    _found, problems = read_text(text, tmp_path)

    assert problems == ([message] if message else [])


@pytest.mark.usefixtures("_parser")
def test_an_alias_is_refused_and_not_followed(tmp_path: Path) -> None:
    """An alias bomb costs nothing: what an alias stands for is never built."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\n"

    found, problems = read_text(bomb, tmp_path)

    assert found == [("a", None, ["x", "x"]), ("b", None, [None, None])]
    assert problems == [
        "1:4: anchor '&a': anchors are not read, take it out",
        "2:4: anchor '&b': anchors are not read, take it out",
        "2:8: alias '*a': write the value out, aliases are not read",
        "2:12: alias '*a': write the value out, aliases are not read",
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "{? ", "- ", "? "])
def test_absurd_nesting_is_one_problem_and_no_crash(opening: str, tmp_path: Path) -> None:
    """Values and keys 10,000 levels deep stop the reading where they pass all sense."""
    _found, problems = read_text("a:\n  " + opening * 10_000 + "\n", tmp_path)

    assert problems[-1].partition(": ")[2] == "nested more than 24 levels deep; a dataset needs no more than six"


def test_records_are_yielded_before_the_rest_is_read(tmp_path: Path) -> None:
    """What stands before a syntax error arrives; the error is a problem once reading gets there."""
    file = tmp_path / "file.yaml"
    file.write_text("entities:\n- {id: a}\n- {id: b}\n- {id: c\n", "utf-8")
    problems: list[Problem] = []

    records = read(file, LISTS, problems)

    assert (next(records), problems) == (("entities", 0, {"id": "a"}), [])
    assert list(records) == [("entities", 1, {"id": "b"})]
    assert [(problem.line, problem.column) for problem in problems] == [(5, 1)]


def test_a_long_list_is_never_held_whole(tmp_path: Path) -> None:
    """Reading 20,000 records that nobody keeps takes less memory than 1,000 of them that somebody does."""
    file = tmp_path / "file.yaml"
    file.write_text("entities:\n" + "".join(f"- {{id: e{n}, name: Entity {n}}}\n" for n in range(20_000)), "utf-8")

    kept = _peak_bytes(lambda: list(islice(read(file, LISTS, []), 1_000)))
    passed_by = _peak_bytes(lambda: sum(1 for _record in read(file, LISTS, [])))

    assert passed_by < file.stat().st_size + kept


def _peak_bytes(work: Any) -> int:
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.usefixtures("_parser")
def test_places_are_found_by_trail(tmp_path: Path) -> None:
    """A trail leads to a value; with `?` at its end, to the key; one that leads nowhere is left out."""
    file = tmp_path / "file.yaml"
    file.write_text("entities:\n- id: a\n  names:\n  - ကို\n  - {x: y}\n- id: b\nother: z\n", "utf-8")
    trails = [
        (),
        ("entities", 0),
        ("entities", 0, "id"),
        ("entities", 0, "names", "?"),
        ("entities", 0, "names", 1, "x"),
        ("entities", 1),
        ("other",),
        ("entities", 9),
        ("nowhere", "?"),
    ]

    found = locate(file, trails)

    assert found == {
        (): (1, 1),
        ("entities", 0): (2, 3),
        ("entities", 0, "id"): (2, 7),
        ("entities", 0, "names", "?"): (3, 3),
        ("entities", 0, "names", 1, "x"): (5, 9),
        ("entities", 1): (6, 3),
        ("other",): (7, 8),
    }


@pytest.mark.usefixtures("_parser")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {}),
        ("# nothing but a comment\n", {}),
        ("a: b\nc: [\n", {("a",): (1, 4)}),
        ("a: b\nc: " + "[" * 10_000 + "]" * 10_000 + "\n", {("a",): (1, 4)}),
        ("a: b\n? " + "? " * 10_000 + "\n", {("a",): (1, 4)}),
    ],
    ids=["empty", "comment", "syntax error", "deep value", "deep key"],
)
def test_places_before_a_fault_are_found(text: str, expected: dict, tmp_path: Path) -> None:
    """A file that cannot be read to its end still gives the places before that."""
    file = tmp_path / "file.yaml"
    file.write_text(text, "utf-8")

    assert locate(file, [("a",), ("z",)]) == expected


words = st.text(max_size=12).filter(lambda text: first_hidden(text) is None and "\ufeff" not in text)
values = st.recursive(
    words,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=20,
)


@given(st.dictionaries(words, values, min_size=1, max_size=5))
def test_what_was_dumped_is_read_back(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]) -> None:
    """Any nesting of mappings, lists and text that PyYAML writes in quotes is read back equal."""
    folder = tmp_path_factory.mktemp("dumped")
    text = yaml.safe_dump(data, default_style='"', allow_unicode=True, sort_keys=False)

    found, problems = read_text(text, folder)

    assert (found, problems) == (
        [item for key, value in data.items() for item in _expected(key, value)],
        [],
    )


def _expected(key: str, value: Any) -> list[tuple[str, int | None, Any]]:
    if key in LISTS and isinstance(value, list):
        return [(key, index, item) for index, item in enumerate(value)]
    return [(key, None, value)]


@given(st.dictionaries(words, values, min_size=1, max_size=5))
def test_both_parsers_read_the_same(tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]) -> None:
    """Plain, single-quoted and folded text, as PyYAML chooses: libyaml and the pure parser agree."""
    folder = tmp_path_factory.mktemp("both")
    text = yaml.dump(data, allow_unicode=True, sort_keys=False)

    fast = read_text(text, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CBaseLoader")
        slow = read_text(text, folder)

    assert fast == slow
