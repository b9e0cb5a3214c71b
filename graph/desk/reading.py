"""A reading as one private page for a curator: text and claims side by side, and YAML for the words one chooses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.answers.entries import Entries
from graph.answers.reading import overview, said_of, suspicious
from graph.page.page import HERE as PAGE
from graph.page.page import as_json, holds_restricted, inline
from graph.words.english import joined
from graph.words.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.model.records import Dataset
    from graph.questions.reading import Paragraph, Reading
    from graph.questions.spotting import Spot

_HERE = Path(__file__).parent / "readpage"
_SENTENCE_END = re.compile(r"[.!?…။][\"'”’)\]]*\s+(?=[^a-z0-9])|\n+")  # "Jan. 4" ends nothing


class Piece(NamedTuple):
    """A run of a text: plain, or a name that is ``known`` or ``likely``."""

    text: str
    kind: str = ""
    ids: str = ""
    title: str = ""


def reading_page(dataset: Dataset, found: Reading, *, own_file: bool) -> str:
    """Return the page: one file, no request, nothing stored.

    Args:
        dataset: what may be seen of it.
        found: the reading of one document.
        own_file: whether what the document says stands in a file of its own, where the place alone cites it.
    """
    entries = Entries(dataset)
    sign = "p" if found.form == "page" else ""
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    style = (PAGE / "style" / "theme.css").read_text("utf-8") + (_HERE / "page.css").read_text("utf-8")
    return environment.get_template("page.html").render(
        document=found.document,
        language=found.document.language or "en",
        restricted=holds_restricted(dataset),
        citation=entries.citations.document(found.document.id),
        overview=overview(found),
        sign=sign or "¶",
        suspicious=suspicious(dataset, found),
        proposals=list(found.proposals().items()),
        paragraphs=[_paragraph(dataset, entries, it) for it in found.paragraphs],
        entities=sorted(dataset.entities.values(), key=lambda it: it.id),
        types=sorted(dataset.vocabulary.types),
        data=as_json({"prefix": "" if own_file else f"{found.document.id}#", "sign": sign}),
        style=inline(style),
        script=inline((_HERE / "page.mjs").read_text("utf-8")),
    )


def _paragraph(dataset: Dataset, entries: Entries, it: Paragraph) -> dict[str, Any]:
    lines = [(relation, said_of(entries, relation, claim)) for relation, claim in it.citing]
    return {
        "number": it.number,
        "sentences": list(_sentences(dataset, it)),
        "claims": [
            {
                "sentence": sentence(dataset, relation),
                "mark": line.mark,
                "said": joined([*line.parts, line.short, line.withdrawn], " · "),
            }
            for relation, line in lines
        ],
    }


def _sentences(dataset: Dataset, it: Paragraph) -> Iterator[list[Piece]]:
    """Yield the sentences of a paragraph in pieces, none broken inside a name."""
    spots = sorted([*it.named, *it.proposed])
    ends = [end.end() for end in _SENTENCE_END.finditer(it.text)]
    inside = {end for end in ends for spot in spots if spot.start < end < spot.end}
    start = 0
    for end in [*(end for end in ends if end not in inside and end < len(it.text)), len(it.text)]:
        yield list(_pieces(dataset, it.text, [spot for spot in spots if start <= spot.start < end], start, end))
        start = end


def _pieces(dataset: Dataset, text: str, spots: Sequence[Spot], start: int, end: int) -> Iterator[Piece]:
    for spot in spots:
        if start < spot.start:
            yield Piece(text[start : spot.start])
        names = " or ".join(f"{dataset.entities[name].name} ({name})" for name in spot.ids)
        kind = "known" if spot.ids else "likely"
        yield Piece(text[spot.start : spot.end], kind, " ".join(spot.ids), names)
        start = spot.end
    if start < end:
        yield Piece(text[start:end])
