"""Libraries that an export needs and that are not installed with the rest."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from graph.errors import GraphError


class MissingLibraryError(GraphError):
    """A format needs a library that is not installed; the message holds the command that installs it."""


def needed(module: str, format_: str, extra: str) -> Any:
    """Import an optional library.

    Raises:
        MissingLibraryError: when it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        library = module.partition(".")[0]
        message = f"'{format_}' needs the library {library}: pip install 'claimgraph[{extra}]'"
        raise MissingLibraryError(message) from error
