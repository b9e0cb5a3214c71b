"""Values of facts, as their type says to read them: dates, numbers, identifiers, countries, coordinates, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from graph.model import dates, figures

if TYPE_CHECKING:
    from graph.model.dates import Date
    from graph.model.figures import Figure

Form = Literal["date", "number", "text", "identifier", "country", "coordinates", "url"]

FORMS: tuple[Form, ...] = ("date", "number", "text", "identifier", "country", "coordinates", "url")
# ISO 3166-1 alpha-2, as officially assigned in 2024.
_COUNTRIES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
    "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
    "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
    "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
    "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
    "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
    "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
COUNTRIES = frozenset(_COUNTRIES.split())
_COORDINATES = re.compile(r"(-?\d{1,3}(?:\.\d+)?), ?(-?\d{1,3}(?:\.\d+)?)", re.ASCII)
_MOST_NORTH, _MOST_EAST = 90, 180


class Value(NamedTuple):
    """One value of a fact.

    Attributes:
        form: how it was read.
        text: as curated.
        date: of a date.
        figure: of a number, its unit the type's.
    """

    form: Form
    text: str
    date: Date | None = None
    figure: Figure | None = None

    def may_equal(self, other: Value) -> bool:
        """Tell whether both can be true of one thing."""
        if self.date and other.date:
            return self.date.may_meet(other.date)
        if self.figure and other.figure:
            return self.figure.may_equal(other.figure)
        return self.text == other.text


def parse(form: Form, text: str, unit: str = "") -> Value:
    """Read a value.

    Raises:
        ValueError: with a message for the curator, when it is not of that form.
    """
    if form == "date":
        return Value(form, text, date=dates.parse(text))
    if form == "number":
        return Value(form, text, figure=figures.parse(unit, text))
    if form == "country" and text not in COUNTRIES:
        raise ValueError(f"'{text}' is no country; write the two capital letters of ISO 3166, such as MM")
    if form == "coordinates":
        point(text)
    if form == "url" and not text.startswith(("https://", "http://")):
        raise ValueError(f"'{text}' is no web address; it begins with https://")
    return Value(form, text)


def point(text: str) -> tuple[float, float]:
    """Read coordinates as degrees of latitude and longitude.

    Raises:
        ValueError: with a message for the curator, when they are none or lie off the earth.
    """
    match = _COORDINATES.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is no place on the earth; write latitude, longitude in degrees: \"21.97, 96.08\"")
    north, east = float(match[1]), float(match[2])
    if abs(north) > _MOST_NORTH or abs(east) > _MOST_EAST:
        raise ValueError(f"'{text}' lies off the earth; latitude is -90 to 90, then longitude -180 to 180")
    return north, east
