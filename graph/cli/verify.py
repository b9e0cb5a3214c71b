"""`graph verify`."""

from __future__ import annotations

from pathlib import Path

import click

from graph.desk.seal import signer, verified
from graph.words.english import counted


@click.command("verify")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR")
@click.option(
    "--signers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Whose signature counts: a file as ssh-keygen reads it, a name and a public key a line.",
)
def command(folder: Path, signers: Path | None) -> int:
    """Hold what was published in DIR against its manifest, and against a signature.

    Exits with 1 where a file is missing, changed, or was put there since.
    """
    number, differences = verified(folder)
    for it in differences:
        click.echo(f"{folder / it.file}: {it.what}")
    who = signer(folder, signers) if signers else ""
    if not differences:
        click.echo(f"{counted(number, 'file')}, all as they were published")
    if signers:
        click.echo(f"signed by {who}" if who else f"signed by nobody in {signers}")
    return 1 if differences or (signers and not who) else 0
