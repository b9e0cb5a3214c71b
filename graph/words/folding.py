"""Names as they are compared: no case, no accents, no signs around words; and letters that only look alike."""

from __future__ import annotations

import re
import unicodedata

# Letters of the Greek and Cyrillic scripts that print like a Latin one, by Unicode's list of confusable characters.
_LOOK_ALIKE = str.maketrans(
    "АВЕКМНОРСТХаеорсухіјѕԁһѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα",
    "ABEKMHOPCTXaeopcyxijsdhvABEZHIKMNOPTYXoa",
)


def folded(text: str) -> str:
    """Return a text as names are compared: no case, no accents, single spaces, no leading article."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        # Only marks on Latin, Greek and Cyrillic letters are accents; elsewhere (Burmese) they are vowels.
        text = "".join(mark for mark in decomposed if not "\u0300" <= mark <= "\u036f")
    return " ".join(text.casefold().split()).removeprefix("the ")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a name as they are compared, without the signs around them."""
    return frozenset(word for part in folded(text).split() if (word := re.sub(r"^[^\w]+|[^\w]+$|['’]s$", "", part)))


def skeleton(text: str) -> str:
    """Return a text with every letter that prints like a Latin one made Latin, as it is compared.

    >>> skeleton("Аnа") == skeleton("Ana")
    True
    """
    return folded(text.translate(_LOOK_ALIKE))
