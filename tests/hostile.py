"""The tiny dataset with texts that formats trip over, parallel relations and dates that calendars do not know."""

from pathlib import Path

from graph.curated.load import load
from graph.model import dates
from graph.model.records import Dataset

TINY = Path(__file__).parent / "data" / "tiny"
TEXT = "\t\"q\" 'a' \\n \\u0041 \\ ''' \"\"\" ; -- /* <b>&amp;</b> ]]> {{x}} ${y}\n@prefix : <x> . 🦊 e\u0301 \u200dပြည်"


def hostile() -> Dataset:
    """Return the tiny dataset with hostile texts, an early date and a parallel relation."""
    dataset = load(TINY)
    entities, relations = dict(dataset.entities), dict(dataset.relations)
    entities["ko-ko"] = entities["ko-ko"]._replace(name=TEXT, aliases=(TEXT, "; "), description=TEXT, note=TEXT)
    entities["daily-2022"] = entities["daily-2022"]._replace(published=dates.parse("Y-12000"))
    moved = relations["aung-and-sons--moved--moved-people"]
    pieces = tuple(piece._replace(says=TEXT, when=dates.parse("0900/..")) for piece in moved.evidence)
    moved = relations[moved.id] = moved._replace(evidence=pieces, note=TEXT, when=None)
    relations["twin"] = moved._replace(id="twin", past=True)
    return dataset._replace(entities=entities, relations=relations, title=TEXT, about=TEXT)
