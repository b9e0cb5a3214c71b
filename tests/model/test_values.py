"""Values of facts, by form (rule 9)."""

import pytest

from graph.model.values import parse, point


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("date", "1990-05"),
        ("number", "about 150"),
        ("text", "captain"),
        ("identifier", "9074729"),
        ("country", "MM"),
        ("coordinates", "21.97, 96.08"),
        ("url", "https://example.org/"),
    ],
)
def test_a_value_keeps_its_text(form: str, text: str) -> None:
    """As curated, whatever its form."""
    assert (parse(form, text).form, parse(form, text).text) == (form, text)


@pytest.mark.parametrize(
    ("form", "text", "message"),
    [
        ("country", "Burma", "'Burma' is no country; write the two capital letters of ISO 3166, such as MM"),
        (
            "coordinates",
            "Mandalay",
            "'Mandalay' is no place on the earth; write latitude, longitude in degrees: \"21.97, 96.08\"",
        ),
        (
            "coordinates",
            "96.08, 21.97",
            "'96.08, 21.97' lies off the earth; latitude is -90 to 90, then longitude -180 to 180",
        ),
        ("url", "example.org", "'example.org' is no web address; it begins with https://"),
    ],
)
def test_what_is_no_value_of_its_form_is_told(form: str, text: str, message: str) -> None:
    """With what would be one."""
    with pytest.raises(ValueError) as raised:  # noqa: PT011 - compared whole below
        parse(form, text)

    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("form", "one", "other", "can_be"),
    [
        ("date", "1990", "1990-05", True),
        ("date", "1990", "1991", False),
        ("number", "about 100", "110", True),
        ("number", "100", "200", False),
        ("text", "captain", "major", False),
        ("text", "captain", "captain", True),
    ],
)
def test_values_that_can_both_be_true_do_not_differ(form: str, one: str, other: str, *, can_be: bool) -> None:
    """By the bounds of dates and numbers; texts only where they are the same."""
    assert parse(form, one).may_equal(parse(form, other)) is can_be


def test_coordinates_are_degrees_north_and_east() -> None:
    """South and west are less than nothing."""
    assert point("-21.5,96") == (-21.5, 96.0)
