"""`python -m graph`."""

from graph.cli import run

run()
