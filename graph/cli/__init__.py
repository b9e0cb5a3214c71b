"""The command `graph`: arguments in, exit status out; the only place that prints or catches.

Exit status: 0 done, 1 the data or the question is wrong, 2 the command line is. Each command is a module of its own and
imported when it is asked for, with what it needs: networkx, igraph and the page take longer than most answers.
"""

from graph.cli.main import commands, main, run

__all__ = ["commands", "main", "run"]
