"""What is missing is counted exactly, and whatever is counted can be listed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graph.model.records import Dataset
from graph.questions.links import Selection, linked
from graph.questions.stats import Share, stats

TINY = Path(__file__).parent.parent / "data" / "tiny"
GRAPH = Path(sys.executable).with_name("graph")


def test_every_gap_of_the_tiny_dataset(tiny: Dataset) -> None:
    """Each is what a reader of the two files would put into it; citation lines lack neither date nor second source."""
    daily = tiny.entities["daily-2022"]
    assert daily.text
    longer = daily._replace(text=daily.text._replace(length=6))
    dataset = tiny._replace(entities=tiny.entities | {daily.id: longer})

    found = {gap.name: (list(gap.found), gap.total) for gap in stats(dataset).gaps}

    undated = [
        *("harbour-front--paid--ko-ko", "ko-ko--knows--ko-ko", "oslo--located-in--norway-place"),
        *("pier-9--located-in--oslo", "port-programme--moved--moved-people"),
    ]
    assert found["undated"] == (undated, 13)
    assert found["one-opinion"] == (["ko-ko--founded--harbour-front"], 13)
    assert (len(found["single-source"][0]), len(found["unquoted"][0])) == (11, 23)
    assert found["uncited"] == (["daily-2022#5", "daily-2022#6"], 9)
    assert found["loose"] == (
        ["norway-place", "port-programme", "the-strike", "daily-2022", "opinion-2023", "port-bill"],
        16,
    )
    assert "knows" in found["seldom"][0]
    assert "moved" not in found["seldom"][0]


def test_a_share_counts_claims_and_what_they_lack(tiny: Dataset) -> None:
    """Of a document its own claims, and the relations that it asserts."""
    assert stats(tiny).documents == (
        Share("daily-2022", claims=16, relations=12, undated=5, alone=10, uncited=0),
        Share("opinion-2023", claims=7, relations=2, undated=0, alone=1, uncited=0),
    )


@pytest.mark.parametrize("gap", ["undated", "single-source"])
def test_links_list_the_same(gap: str, tiny: Dataset) -> None:
    """`links NAME --undated` and `--single-source` list of one entity what `stats` lists of all."""
    [found] = [each for each in stats(tiny).gaps if each.name == gap]
    selection = Selection(undated=gap == "undated", single_source=gap == "single-source")
    listed = {
        link.relation.id
        for key in tiny.entities
        for link in linked(tiny, key, selection).links
        if link.relation.is_asserted and link.relation.type not in {"published by", "written by"}
    }

    assert listed == set(found.found) & set(tiny.relations)


def test_each_number_has_the_command_that_lists_it() -> None:
    """What the overview says is listed by, lists as many."""

    def said(*arguments: str) -> dict[str, object]:
        command = [GRAPH, "stats", *arguments, "-C", TINY, "--format", "json"]
        found: dict[str, object] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        return found

    missing = said()["missing"]
    assert isinstance(missing, list)
    for gap in missing:
        found = said(gap["gap"])["found"]
        assert isinstance(found, list)
        assert (gap["gap"], len(found)) == (gap["gap"], gap["number"])


def test_a_gap_that_there_is_not_is_a_wrong_command_line() -> None:
    """With the one that may be meant."""
    done = subprocess.run([GRAPH, "stats", "undatd", "-C", TINY], capture_output=True, check=False, text=True)

    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        2,
        "Error: there is no gap 'undatd'; did you mean 'undated'?",
    )
