"""Where each page of the site lies: the same for ever, as the ids are."""

from __future__ import annotations

from hashlib import sha256

_LONGEST = 180  # bytes of a name: file systems take 255


def page_name(record_id: str, number: int = 1) -> str:
    """Return the file name of a record's page, without its folder; a long id is cut, and told apart by a hash.

    >>> page_name("nug"), page_name("nug", 2)
    ('nug.html', 'nug.page-2.html')
    """
    name = record_id
    if len(record_id) > _LONGEST:
        name = f"{record_id[: _LONGEST - 13]}-{sha256(record_id.encode()).hexdigest()[:12]}"
    return f"{name}.html" if number == 1 else f"{name}.page-{number}.html"


def entity_page(entity_id: str) -> str:
    """Return the address of an entity's page, from the top of the site."""
    return f"entity/{page_name(entity_id)}"


def relation_page(relation_id: str) -> str:
    """Return the address of the page of a relation or fact."""
    return f"relation/{page_name(relation_id)}"


def type_page(slug: str) -> str:
    """Return the address of the page of a type."""
    return f"type/{page_name(slug)}"


def kind_page(name: str) -> str:
    """Return the address of the page that lists a kind."""
    return f"kind/{page_name(name)}"
