"""`graph serve`."""

from __future__ import annotations

import gc
import secrets
import signal
import threading
from typing import TYPE_CHECKING

import click

from graph.cli import console, options
from graph.desk.preview.server import PreviewServer
from graph.desk.preview.watch import Preview
from graph.errors import WriteError

if TYPE_CHECKING:
    from pathlib import Path

_EVERY = 0.2  # seconds between two looks at the files


@click.command("serve")
@options.folder
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Left out: any that is free.")
@click.option("--open", "open_", is_flag=True, help="Open it in the browser.")
@options.restricted
def command(folder: Path, port: int, open_: bool, restricted: bool) -> int:
    """Show the page while you write: it is made again whenever a file is saved, and keeps the reader's place.

    On this machine alone, at an address that nobody can guess; nothing is written. What is wrong is listed below the
    page, with its line. Ctrl-C ends it.
    """
    from graph.page.page import render

    def make() -> str:
        dataset = console.opened(folder, restricted=restricted).records
        network, positions = console.assembled(dataset, laid_out=True)
        return render(network, positions, title=dataset.title or folder.resolve().name, about=dataset.about)

    preview = Preview(folder, make)
    try:
        server = PreviewServer(preview, port, secrets.token_urlsafe(16))
    except OSError as error:
        raise WriteError(f"port {port}: cannot be listened at: {error.strerror}; leave --port out for any") from error
    gc.enable()  # off for commands that end; this one goes on
    # Whoever started it in the background may have it ignore Ctrl-C; asked politely it ends all the same.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    preview.look()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        click.echo(f"{server.address}\nCtrl-C ends it")
        if open_:
            click.launch(server.address)
        _follow(preview)
    except KeyboardInterrupt:
        server.shutdown()
    return 0


def _follow(preview: Preview) -> None:
    _tell(preview)
    while not threading.Event().wait(_EVERY):
        if preview.look():
            _tell(preview)


def _tell(preview: Preview) -> None:
    state = preview.after(-1, 0)
    for problem in state.problems:
        click.echo(problem, err=True)
    click.echo("problems: the page is as it was before" if state.problems else "made", err=True)
