"""How columns share a width."""

import pytest

from graph.answers.wrapping import widths


@pytest.mark.parametrize(
    ("columns", "width", "expected"),
    [
        ((["ab", "abcd"], ["x y"]), 80, [4, 3]),  # room for all: each as wide as its longest cell
        ((["ab"], ["word " * 20]), 30, [2, 26]),  # short ones keep what they need
        ((["word " * 5], ["word " * 20]), 40, [12, 25]),  # long ones share by the root of what they want
        ((["abcdefgh ij"], ["word " * 20]), 20, [11, 7]),  # a short one stays whole
        ((["abcdefgh ij"], ["word " * 20]), 15, [8, 5]),  # unless that leaves another no room for its longest word
        ((["abcdefghij"], ["klmnopqrst"]), 21, None),  # where not all can stand side by side, none does
        ((["abcdefghij"], ["klmnopqrst"]), 22, [10, 10]),
        ((["日本"], ["a"]), 10, [4, 1]),  # in cells, not in letters
        ((["a · b"], ["word " * 20]), 10, [3, 5]),  # a dot stays with the word before it
        (([""], [""]), 10, [0, 0]),
    ],
)
def test_columns_share_a_width(columns: tuple, width: int, expected: list) -> None:
    """So that no word is broken."""
    assert widths(columns, width) == expected
