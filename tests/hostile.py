"""The tiny dataset with texts that formats trip over, parallel relations and dates that calendars do not know."""

from pathlib import Path

from graph.curated.load import load
from graph.model import dates
from graph.model.records import Alias, Dataset

TINY = Path(__file__).parent / "data" / "tiny"
TEXT = "\t\"q\" 'a' \\n \\u0041 \\ ''' \"\"\" ; -- /* <b>&amp;</b> ]]> {{x}} ${y}\n@prefix : <x> . 🦊 e\u0301 \u200dပြည်"


def hostile() -> Dataset:
    """Return the tiny dataset with hostile texts, an early date and a parallel relation."""
    dataset = load(TINY)
    entities, relations = dict(dataset.entities), dict(dataset.relations)
    entities["ko-ko"] = entities["ko-ko"]._replace(
        name=TEXT, aliases=(Alias(TEXT, "my"), Alias("; ", is_former=True)), description=TEXT, note=TEXT
    )
    entities["daily-2022"] = entities["daily-2022"]._replace(published=dates.parse("Y-12000"))
    moved = relations["aung-and-sons--moved--moved-people"]
    early = dates.parse("0900/..")
    claims = tuple(claim._replace(says=TEXT, remark=TEXT, quote=TEXT, when=early) for claim in moved.claims)
    moved = relations[moved.id] = moved._replace(claims=claims, notes=(TEXT,))
    over = tuple(claim._replace(past=True, withdrawn=dates.parse("2024")) for claim in claims[:1])
    relations["twin"] = moved._replace(id="twin", claims=(*over, *claims[1:]))
    return dataset._replace(entities=entities, relations=relations, title=TEXT, about=TEXT)
