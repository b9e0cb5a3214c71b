"""Runs the command that was asked for, and turns mistakes of the user's into a sentence and an exit status."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from graph.cli.console import problems_remark
from graph.errors import DataError, GraphError
from graph.words.nearest import did_you_mean

_COMMANDS = (
    *(
        "check",
        "build",
        "find",
        "links",
        "path",
        "counts",
        "stats",
        "components",
        "rank",
        "cut",
        "export",
        "import",
        "audit",
        "publish",
        "verify",
    ),
    *("init", "add", "read", "diff", "duplicates", "fmt", "rename", "merge", "merge-driver", "schema", "serve"),
)
_MODULES = {"import": "imports", "merge-driver": "mergedriver"}  # a module called import could not be imported


def run() -> NoReturn:
    """Run the command of this process's arguments and end the process with its exit status."""
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Freeing a large dataset, object by object, would take a tenth of the whole time.
    os._exit(status)


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit status."""
    # A command builds up a dataset and ends; the cyclic collector would walk it over and over and find nothing.
    was_on = gc.isenabled()
    gc.disable()
    try:
        return _run(argv)
    finally:
        if was_on:
            gc.enable()


def _run(argv: list[str] | None) -> int:
    try:
        return int(commands.main(args=argv, prog_name="graph", standalone_mode=False) or 0)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except GraphError as error:
        click.echo(str(error), err=True)
        if isinstance(error, DataError):
            click.echo(problems_remark(error), err=True)
        return 1
    except BrokenPipeError:  # `graph links NUG | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is left to flush goes nowhere
        return 0


class _Commands(click.Group):
    """Commands in the order they are used, each imported when it is asked for; a mistyped one is suggested."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"graph.cli.{_MODULES.get(cmd_name, cmd_name)}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"no command '{args[0]}'{did_you_mean(args[0], _COMMANDS)}")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="claimgraph", prog_name="graph")
def commands() -> None:
    """Who is linked to whom, who says so, and where it is written.

    Works on the dataset in this folder: entities.yaml and relations.yaml. Begin with 'graph check', then 'graph build'.
    """
