"""`graph publish`."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import click

from graph import output
from graph.cli import console, options
from graph.curated.load import load
from graph.desk.leaks import Leak, leaks, restricted_words
from graph.desk.seal import MANIFEST, is_ours, manifest, sign
from graph.errors import WriteError
from graph.exports.formats import FORMATS, Subject
from graph.exports.losses import Losses
from graph.page.page import render
from graph.questions.visibility import public
from graph.site.pages import pages
from graph.words.english import counted
from graph.words.nearest import did_you_mean

_USUAL = ("graphml", "csv", "json")


@click.command("publish")
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR")
@options.folder
@options.with_folder
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORMAT",
    help=f"Export too; left out: {', '.join(_USUAL)}. Repeatable.",
)
@click.option(
    "--sign", "key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="An SSH key to sign with."
)
@click.option("--site", is_flag=True, help="Also the pages that need no script.")
@click.option("--restricted", is_flag=True, help="Name the restricted words that were found; not for a log.")
def command(
    target: Path, folder: Path, formats: tuple[str, ...], key: Path | None, site: bool, restricted: bool
) -> int:
    """Write what may be passed on into DIR: the data, the page, exports, and a manifest of them all.

    Nothing restricted goes in. Before anything is written, every byte of every file, decompressed and decoded, is
    searched for the names and ids of whoever is restricted; one found, and nothing is written. `graph verify DIR` tells
    anyone later whether a file was changed.
    """
    for name in formats:
        if name not in FORMATS:
            raise click.UsageError(f"no format '{name}'{did_you_mean(name, FORMATS)}; they are {', '.join(FORMATS)}")
    console.guarded(target, folder)
    full = load(folder, console.beside())
    dataset, _withheld = public(full)
    searched = restricted_words(full, dataset)
    with tempfile.TemporaryDirectory() as beside:
        made = Path(beside) / "made"
        _make(made, folder, ("yaml", *(formats or _USUAL)), site=site)
        files = {
            path.relative_to(made).as_posix(): path.read_bytes() for path in sorted(made.rglob("*")) if path.is_file()
        }
        files |= {MANIFEST: manifest(dataset, folder, files).encode()}
        with console.progress("searching every byte"):
            found = [leak for name, content in files.items() for leak in leaks(name, content, searched.words)]
        if found:
            raise WriteError(_refusal(found, restricted=restricted))
        written = output.put(target, lambda path: _put(path, files, key), is_ours=is_ours(target))
    _tell(target, written, len(files), searched.words, searched.passed_over)
    if not dataset.licence:
        click.echo(
            "no licence: say under 'dataset' in entities.yaml what others may do with it, 'licence: CC-BY-4.0'",
            err=True,
        )
    click.echo(f"later: graph verify {target}")
    return 0


def _make(made: Path, folder: Path, formats: tuple[str, ...], *, site: bool) -> None:
    """Write page, exports and site of what anyone may see."""
    dataset = console.opened(folder, restricted=False).records
    network, positions = console.assembled(dataset, laid_out=True)
    title = dataset.title or folder.resolve().name
    output.write(made / "index.html", [render(network, positions, title=title, about=dataset.about)])
    for address, text in pages(dataset, title=title) if site else ():
        (made / address).parent.mkdir(exist_ok=True)
        (made / address).write_text(text, "utf-8", newline="\n")
    for name in dict.fromkeys(formats):
        chosen = FORMATS[name]
        subject = Subject(network, positions if chosen.is_laid_out else {}, Losses())
        if chosen.is_text:
            output.write(made / chosen.target, chosen.text(subject))
        else:
            output.put(made / chosen.target, partial(chosen.write, subject))


def _put(path: Path, files: dict[str, bytes], key: Path | None) -> None:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    if key:
        sign(path, key)


def _refusal(found: list[Leak], *, restricted: bool) -> str:
    if restricted:
        lines = [f"{leak.file}: holds '{leak.word}', {leak.where}" for leak in found]
    else:
        numbers = {(leak.file, leak.where): 0 for leak in found}
        for leak in found:
            numbers[leak.file, leak.where] += 1
        words = {place: counted(number, "restricted word") for place, number in numbers.items()}
        lines = [f"{file}: holds {words[file, where]}, {where}" for file, where in numbers]
        lines.append("which they are, for your eyes alone: --restricted")
    return "\n".join([*lines, "nothing was written"])


def _tell(target: Path, written: int, number: int, words: frozenset[str], passed_over: frozenset[str]) -> None:
    click.echo(f"{target}  {console.size(written)}  {counted(number, 'file')}, {MANIFEST} among them")
    if words:
        click.echo(f"searched for {counted(len(words), 'restricted word')}: none is in it")
    if passed_over:
        said = counted(len(passed_over), "restricted word")
        click.echo(f"{said} could not be searched for: public records or the page itself use the same", err=True)
