"""Every figure about one entity: what is counted, for which time, by whom; and which counts cannot both be right."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph.model.dates import Date
    from graph.model.figures import Figure
    from graph.model.records import Claim, Dataset, Relation, Standing
    from graph.model.vocabulary import Vocabulary

_LAST = (9999, 12, 31)
_FIRST = (-9999, 1, 1)


class Count(NamedTuple):
    """One figure that one claim gives.

    Attributes:
        standing: that of its claim; but what a speaker counts is claimed, though it is stated that they did.
        group: the widest of the units that its unit is some of; counts of one group stand together.
        against: numbers, in the list that it is from, of the counts that it cannot both be right with.
    """

    relation: Relation
    claim: Claim
    figure: Figure
    group: str
    standing: Standing
    against: tuple[int, ...] = ()

    @property
    def is_rate(self) -> bool:
        """Whether it is money or a rate, not a number of somebody or something."""
        return is_rate(self.figure.unit)

    @property
    def heading(self) -> str:
        """Under which it is listed: its group, or that it is money or a rate."""
        return "money and rates" if self.is_rate else self.group


def is_rate(unit: str) -> bool:
    """Tell whether a unit is a currency, by its ISO code, or a rate: these are listed apart, and never compared.

    >>> is_rate("USD"), is_rate("USD per month"), is_rate("percent of the country"), is_rate("soldiers")
    (True, True, True, False)
    """
    words = unit.split()
    return bool(words) and (
        "per" in words or words[0] == "percent" or (len(words[0]) == 3 and words[0].isupper())  # noqa: PLR2004
    )


def counts(dataset: Dataset, entities: Collection[str]) -> list[Count]:
    """List the figures of all claims about any of some entities, by group, widest unit first, and then by time.

    What nobody asserts is listed too, as it stands; only what is asserted is held against anything. Rates and money
    come last.
    """
    vocabulary = dataset.vocabulary
    found = [
        Count(relation, claim, figure, _widest(vocabulary, figure.unit), _standing(dataset, relation, claim))
        for relation in (*dataset.relations.values(), *dataset.facts.values())
        if not set(relation.participants).isdisjoint(entities)
        for claim in relation.claims
        for figure in claim.figures
    ]
    size: dict[str, int] = {}
    for count in found:
        size[count.group] = size.get(count.group, 0) + 1
    found.sort(
        key=lambda it: (
            it.is_rate,
            -size[it.group],
            it.group,
            _end(it),
            -it.figure.low,
            len(vocabulary.wider(it.figure.unit)),
            it.claim.cite,
            it.relation.id,
        )
    )
    against: dict[int, list[int]] = {}
    for one, other in _differing(dataset, found):
        against.setdefault(one, []).append(other)
        against.setdefault(other, []).append(one)
    return [count._replace(against=tuple(sorted(against.get(at, ())))) for at, count in enumerate(found)]


def _standing(dataset: Dataset, relation: Relation, claim: Claim) -> Standing:
    is_speech = dataset.vocabulary.types[relation.type].is_speech
    return "claimed" if is_speech and claim.standing == "stated" else claim.standing


def _widest(vocabulary: Vocabulary, unit: str) -> str:
    """Return the unit at the top of those that a unit is some of; the first by name where there are several."""
    wider = vocabulary.wider(unit)
    return min((it for it in wider if not vocabulary.units.get(it)), default=unit)


def _end(count: Count) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """Return when the time ends that is counted, then when it begins; what has none stands last."""
    period = count.claim.period
    if period is None:
        return (_LAST, _LAST)
    return (period.latest or _LAST, period.earliest or _FIRST)


def _differing(dataset: Dataset, found: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """Yield pairs of counts that cannot both be right; only those of one question are held against each other."""
    asked: dict[tuple[object, ...], list[int]] = {}
    for at, count in enumerate(found):
        if count.claim.is_asserted and not count.is_rate:
            asked.setdefault((count.group, *_question(dataset, count)), []).append(at)
    for numbers in asked.values():
        for one, other in combinations(numbers, 2):
            if _cannot_both(dataset, found[one], found[other]):
                yield one, other


def _question(dataset: Dataset, count: Count) -> tuple[object, ...]:
    """Return what a count answers: its type, its ``to`` and ``also``; its ``from`` where that did not count."""
    relation = count.relation
    is_speech = dataset.vocabulary.types[relation.type].is_speech
    return (relation.type, relation.to_id, relation.also, "" if is_speech else relation.from_id)


def _cannot_both(dataset: Dataset, one: Count, other: Count) -> bool:
    is_tied = other.relation.id in one.relation.conflicts
    if _voice(dataset, one) == _voice(dataset, other) and not is_tied:
        return False
    wider = dataset.vocabulary.wider
    return (other.figure.unit in wider(one.figure.unit) and _exceeds(one, other)) or (
        one.figure.unit in wider(other.figure.unit) and _exceeds(other, one)
    )


def _exceeds(part: Count, whole: Count) -> bool:
    """Tell whether some are surely more than all at a time that both may count; a running total may grow."""
    early, late = whole.claim.period, part.claim.period
    if early and late and (not early.may_meet(late) or _grows(early, late)):
        return False
    return part.figure.low > whole.figure.high


def _grows(early: Date, late: Date) -> bool:
    """Tell whether one period goes on where another ends: a running total may grow in it, and cannot shrink."""
    is_running = early.form == late.form == "interval" and early.earliest == late.earliest
    return is_running and early.latest is not None and (late.latest is None or early.latest < late.latest)


def _voice(dataset: Dataset, count: Count) -> tuple[object, ...]:
    is_speech = dataset.vocabulary.types[count.relation.type].is_speech
    return (count.claim.document, (count.relation.from_id,) if is_speech else count.claim.by)
