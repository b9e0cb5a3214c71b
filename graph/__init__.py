"""claimgraph: who is linked to whom, who says so, and where it is written.

>>> import graph
>>> dataset = graph.load("tests/data/tiny")
>>> dataset
<Dataset 'The harbour': 16 entities, 20 relations>
>>> dataset.find("Harbour Front").id
'harbour-front'
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.answers.answered import Answered
    from graph.errors import DataError, GraphError, NameNotFoundError, Problem, QuestionError, WriteError
    from graph.library import Dataset, load
    from graph.model.differences import Difference
    from graph.model.records import Claim, Entity, Relation
    from graph.questions.links import Link

__all__ = [
    "Answered",
    "Claim",
    "DataError",
    "Dataset",
    "Difference",
    "Entity",
    "GraphError",
    "Link",
    "NameNotFoundError",
    "Problem",
    "QuestionError",
    "Relation",
    "WriteError",
    "load",
]

# Loaded when asked for: a command, or a program that only wants one thing, does not wait for the rest.
_HOMES = {
    "graph.library": ("load", "Dataset"),
    "graph.answers.answered": ("Answered",),
    "graph.model.records": ("Entity", "Relation", "Claim"),
    "graph.model.differences": ("Difference",),
    "graph.questions.links": ("Link",),
    "graph.errors": ("GraphError", "DataError", "NameNotFoundError", "WriteError", "QuestionError", "Problem"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return version("claimgraph")
    for module, names in _HOMES.items():
        if name in names:
            found = globals()[name] = getattr(import_module(module), name)
            return found
    raise AttributeError(f"module 'graph' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})
