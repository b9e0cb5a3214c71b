"""A few words quoted from a text, looked for in it the way a reader would."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans(
    {**dict.fromkeys("‘’‚‛′`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)


def is_quoted(quote: str, text: str) -> bool:
    """Tell whether words stand in a text: blanks, quotation marks and dashes of any kind are the same, case is not."""
    return _plain(quote) in _plain(text)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).split())
