"""What a dataset says of itself, under ``dataset`` in `entities.yaml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import DataError, Problem

if TYPE_CHECKING:
    from graph.curated.fields import Fields
    from graph.model.records import Dataset

KEYS = ("title", "about", "by", "licence", "url", "date", "version", "language", "format", "regions", "story")
FORMAT = "2"
"""The form that datasets have today; one without ``format`` is read as being of it."""


def read_description(fields: Fields, dataset: Dataset) -> Dataset:
    """Add to a dataset what it says of itself; what is wrong is reported through `fields`.

    Raises:
        DataError: at once, when it is of another format: what else is wrong would only be that.
    """
    found = fields.text("format")
    if found and found != FORMAT:
        message = (
            f"this dataset is of format '{found}'; this claimgraph reads format {FORMAT}: install the other version"
        )
        raise DataError([Problem(str(fields.file), 1, 1, message)])
    fields.check_keys(KEYS, ("title",))
    regions = fields.inner("regions")
    return dataset._replace(
        title=fields.text("title"),
        about=fields.text("about"),
        by=fields.text("by"),
        licence=fields.text("licence"),
        url=fields.address("url"),
        date=fields.date("date"),
        version=fields.text("version"),
        language=fields.language("language"),
        regions=tuple((name, regions.texts(name)) for name in regions.raw),
        story=fields.text("story"),
    )
