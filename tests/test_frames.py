"""The dataset as data frames: the tables of `export csv`, a row a claim."""

from pathlib import Path

import graph

TINY = Path(__file__).parent / "data" / "tiny"


def test_every_table_is_a_frame() -> None:
    """Each claim stands by itself, and leads to its relation and its document."""
    dataset = graph.load(TINY)
    frames = dataset.to_pandas()
    claims = frames["claims"].set_index("claim")
    moved = claims[claims["relation"] == "aung-and-sons--moved--moved-people"]

    assert list(frames) == ["entities", "names", "relations", "claims", "figures", "kinds", "types", "units"]
    assert moved[["by", "when", "document"]].values.tolist() == [
        ["ko-ko", "2022-04", "daily-2022"],
        ["ministry-of-ports", "2022-04", "daily-2022"],
    ]
    assert set(claims["relation"]) <= set(frames["relations"]["id"])
    assert set(claims["document"]) <= set(frames["entities"]["id"])
    assert len(frames["entities"]) == len(dataset.entities)


def test_nothing_restricted_is_in_a_frame() -> None:
    """What the dataset leaves out, its frames leave out."""
    text = "".join(frame.to_csv() for frame in graph.load(TINY).to_pandas().values())
    with_it = "".join(frame.to_csv() for frame in graph.load(TINY, restricted=True).to_pandas().values())

    assert "Port Programme" in with_it
    assert "Port Programme" not in text
