"""The evidence of one relation, read into claims: one voice in one place, with what is its own.

A correct record has no business with the slow checks: of a hundred thousand, most are correct.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from graph.curated.fields import VISIBILITIES
from graph.model.dates import is_later
from graph.model.records import STANCES, UNNAMED, Claim
from graph.model.standing import claim_standing
from graph.model.values import parse as parse_value
from graph.words.english import noun
from graph.words.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.curated.cites import Cites
    from graph.curated.fields import Fields
    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Entity
    from graph.model.values import Value
    from graph.model.vocabulary import RelationType

_RARE_KEYS = frozenset({"remark", "quote", "repeats", "withdrawn", "visibility"})
CLAIM_KEYS = _RARE_KEYS | {"cite", "by", "stance", "when", "past", "figures", "covers", "value", "says"}
_MOST_WORDS, _MOST_LETTERS = 12, 60
# Scripts that put no spaces between words: Thai, Lao, Tibetan, Burmese, Khmer, Japanese, Chinese.
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f]")


class Lent(NamedTuple):
    """What stands beside the evidence, shorthand for each piece of it that has none."""

    when: Date | None = None
    past: bool = False
    figures: tuple[Figure, ...] = ()
    covers: Date | None = None
    value: Value | None = None


NOTHING = Lent()


class ClaimReader:
    """Reads the evidence of relations against the entities that there are."""

    def __init__(self, entities: Mapping[str, Entity], cites: Cites) -> None:
        self._entities = entities
        self._cites = cites
        # Every mention of an entity shares one text: a hundred thousand copies would be tens of megabytes.
        self._ids = {entity_id: entity_id for entity_id in entities}
        self._voices = {entity_id: (entity_id,) for entity_id in entities}
        self._personal = {e.id: e.genre for e in entities.values() if e.genre in {"opinion", "statement"}}
        # Each document with each of those that it cites: who cites itself is found once all is read.
        self.cited: set[tuple[str, tuple[str, ...]]] = set()

    def read(self, fields: Fields, known: RelationType | None, lent: Lent) -> tuple[Claim, ...]:
        """Read all pieces of evidence of one record; what is wrong is reported through `fields`."""
        value = fields.raw.get("evidence") or []
        if type(value) is not list:
            fields.problem(f"'evidence' should be a list of citations, not {noun(value)}", "evidence")
            return ()
        claims: list[Claim] = []
        for index, item in enumerate(value):
            if type(item) is str and item:
                claim = self._cites.known.get(item) or self._cites.read(item, fields, "evidence", index)
                if claim and (lent is not NOTHING or claim.document in self._personal):
                    claim = self._claim(claim, (), "asserts", lent, "")
            elif type(item) is dict:
                claim = self._usual(item, lent) or self._piece(fields.inner("evidence", index, raw=item), known, lent)
            else:
                message = "an empty item: a citation that begins with # is a comment unless it stands in quotes"
                if item is not None:
                    message = f"{noun(item)} where a citation belongs, such as 'document-id#12'"
                fields.problem(message, "evidence", index)
                continue
            if claim:
                if claim in claims:
                    fields.problem(f"'{claim.cite}' is given twice; once is enough", "evidence", index)
                claims.append(claim)
        return numbered(claims) if len(claims) > 1 else tuple(claims)

    def _claim(self, cited: Claim, by: tuple[str, ...], stance: Any, lent: Lent, says: str) -> Claim:
        standing = claim_standing(stance, by, self._personal.get(cited.document, ""))
        when, past, figures, covers, value = lent
        claim = Claim(
            cited.cite, cited.document, cited.place, by, stance, standing, when, past, figures, covers, value, says
        )
        return claim if cited.withdrawn is None else claim._replace(withdrawn=cited.withdrawn)

    def _usual(self, raw: dict[str, Any], lent: Lent) -> Claim | None:
        """Return a claim of known citation, with or without one known voice and what it says; None for any other.

        Nearly every piece is of that kind, and this takes a third of the time of looking at each key for itself.
        """
        cite, by, says = raw.get("cite"), raw.get("by"), raw.get("says", "")
        if type(cite) is not str or type(says) is not str or len(raw) != 1 + ("by" in raw) + (says != ""):
            return None
        cited = self._cites.known.get(cite)
        voices = self._voices.get(by) if type(by) is str else () if by is None and "by" not in raw else None
        if cited is None or voices is None:
            return None
        if voices:
            self.cited.add((cited.document, voices))
        return self._claim(cited, voices, "asserts", lent, says)

    def _piece(self, fields: Fields, known: RelationType | None, lent: Lent) -> Claim | None:
        raw = fields.raw
        if "cite" in raw and raw["cite"] is None:
            message = "'cite' is empty: a citation that begins with # is a comment unless it stands in quotes"
            fields.problem(message, "cite")
        elif not (raw.keys() <= CLAIM_KEYS and all(raw.values()) and "cite" in raw):
            fields.check_keys(CLAIM_KEYS, ("cite",))
        cite = fields.text("cite")
        cited = self._cites.read(cite, fields, "cite") if cite else None
        by = self._by(fields) if "by" in raw else ()
        stance = fields.one_of("stance", STANCES, "asserts") if "stance" in raw else "asserts"
        own = Lent(
            fields.date("when") if "when" in raw else lent.when,
            fields.flag("past") if "past" in raw else lent.past,
            fields.figures("figures") if "figures" in raw else lent.figures,
            fields.date("covers") if "covers" in raw else lent.covers,
            read_value(fields, known) if "value" in raw else lent.value,
        )
        says = fields.text("says") if "says" in raw else ""
        if cited is None:
            return None
        if by:
            self.cited.add((cited.document, by))
        claim = self._claim(cited, by, stance, own, says)
        if raw.keys().isdisjoint(_RARE_KEYS):
            return claim
        return claim._replace(
            remark=fields.text("remark"),
            quote=_quote(fields),
            repeats=self._repeats(fields, cited),
            withdrawn=fields.date("withdrawn") or cited.withdrawn,
            visibility=fields.one_of("visibility", VISIBILITIES, "public"),  # type: ignore[arg-type]
        )

    def _by(self, fields: Fields) -> tuple[str, ...]:
        voices = fields.texts("by")
        for index, voice in enumerate(voices):
            if voice not in self._entities and voice != UNNAMED:
                place = (index,) if type(fields.raw["by"]) is list else ()
                suggestion = did_you_mean(voice, [*self._entities, UNNAMED])
                fields.problem(f"no entity '{voice}' to say so{suggestion}", "by", *place)
            elif voices.count(voice) > 1 and voices.index(voice) < index:
                fields.problem(f"'{voice}' is given twice; once is enough", "by", index)
        return tuple(self._ids.get(voice, voice) for voice in voices)

    def _repeats(self, fields: Fields, cited: Claim | None) -> tuple[str, ...]:
        found = []
        for index, cite in enumerate(fields.texts("repeats")):
            place = (index,) if type(fields.raw["repeats"]) is list else ()
            if not cite:
                continue
            other = self._cites.read(cite, fields, "repeats", *place)
            if other is None or cited is None:
                continue
            message = self._no_repetition(cited, other)
            if message:
                fields.problem(message, "repeats", *place)
            else:
                found.append(other.cite)
        return tuple(found)

    def _no_repetition(self, cited: Claim, other: Claim) -> str:
        """Return why one place cannot pass on what another says; nothing where it can."""
        if cited.document == other.document and cited.place.may_meet(other.place):
            return f"'{cited.cite}' cannot repeat itself; name the place that it passes on"
        here, there = self._entities[cited.document].published, self._entities[other.document].published
        if here and there and is_later(there, here):
            return f"'{other.document}' is later than '{cited.document}' ({there.text}, {here.text}); turn them about"
        return ""


def numbered(claims: list[Claim]) -> tuple[Claim, ...]:
    """Number the claims that one relation has from one place: their address tells them apart."""
    seen: dict[str, int] = {}
    for index, claim in enumerate(claims):
        number = seen[claim.cite] = seen.get(claim.cite, 0) + 1
        if number != claim.number:
            claims[index] = claim._replace(number=number)
    return tuple(claims)


def read_value(fields: Fields, known: RelationType | None) -> Value | None:
    """Read the value of a fact; what is wrong with it is reported through `fields`."""
    text = fields.text("value")
    if not (text and known and known.value):  # what does not belong there is reported of the relation
        return None
    try:
        return parse_value(known.value, text, known.unit)
    except ValueError as error:
        fields.problem(str(error), "value")
        return None


def _quote(fields: Fields) -> str:
    quote = fields.text("quote")
    words, letters = len(quote.split()), len(quote)
    if _UNSPACED.search(quote):
        if letters > _MOST_LETTERS:
            fields.problem(f"a quote of {letters} letters; {_MOST_LETTERS} are enough to find it by", "quote")
    elif words > _MOST_WORDS:
        fields.problem(f"a quote of {words} words; a few that find it again are enough, at most {_MOST_WORDS}", "quote")
    return quote
