"""`graph schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph import output
from graph.cli import console, options
from graph.desk.schema import MOST_IDS, schemas
from graph.words.english import counted


@click.command("schema")
@options.folder
@click.option(
    *("-o", "target"),
    default=Path("build/schema"),
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder to write to.",
)
@options.restricted
def command(folder: Path, target: Path, restricted: bool) -> int:
    """Write JSON Schema of both files, with which an editor completes ids and explains keys.

    It holds the kinds, types and ids that there are: write it anew when there are others.
    """
    dataset = console.opened(folder, restricted=restricted).records
    console.guarded(target, folder)
    found = schemas(dataset)
    for name, schema in found.items():
        output.write(target / f"{name}.json", [json.dumps(schema, ensure_ascii=False, indent=1), "\n"])
    place = target.as_posix() if target.is_absolute() else f"./{target.as_posix()}"
    settings = {f"{place}/{name}.json": [f"{name}.yaml", f"{name}/**/*.yaml"] for name in found}
    if len(dataset.entities) > MOST_IDS:
        click.echo(
            f"{counted(len(dataset.entities), 'entity', 'entities')}: too many to complete; keys are explained",
            err=True,
        )
    click.echo("for VS Code with its YAML extension, in .vscode/settings.json:")
    console.echo_json({"yaml.schemas": settings})
    return 0
