"""The live preview: what is saved is seen, where the reader was; nothing but the page, and nobody but this machine."""

import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from graph.desk.start import EXAMPLE

GRAPH = Path(sys.executable).with_name("graph")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a dataset to be written in."""
    return shutil.copytree(EXAMPLE, tmp_path / "town")


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Return where its preview is."""
    with served(folder) as found:
        yield found


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a dataset, and end that as a person does."""
    command = [GRAPH, "serve", "-C", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
            process.terminate()
            assert process.wait(10) == 0
        finally:
            process.kill()


def asked(address: str, host: str = "") -> int:
    """Return the status that an address is answered with."""
    request = urllib.request.Request(address, headers={"Host": host} if host else {})  # noqa: S310 - our own
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - our own
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_what_is_saved_is_seen_where_the_reader_was(address: str, folder: Path, browser: Browser) -> None:
    """A name changes in the open panel; a mistake is told with its line while the page stays; mended, it goes."""
    page = browser.new_page()
    page.goto(f"{address}#entity=nordlink")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Nordlink Ferries")).to_be_visible()
    file = folder / "entities.yaml"
    before = file.read_text("utf-8")

    file.write_text(before.replace("Nordlink Ferries", "Nordlink Lines"), "utf-8")
    expect(frame.get_by_role("heading", name="Nordlink Lines")).to_be_visible()

    file.write_text(before.replace("kind: person", "kind: parson", 1), "utf-8")
    expect(page.get_by_role("alert")).to_contain_text(
        re.compile(r"entities\.yaml:\d+:\d+: 'parson' is no kind of entity")
    )
    expect(frame.get_by_role("heading", name="Nordlink Lines")).to_be_visible()

    file.write_text(before, "utf-8")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(frame.get_by_role("heading", name="Nordlink Ferries")).to_be_visible()
    page.close()


def test_nothing_else_is_served(address: str, folder: Path) -> None:
    """No file, no other name of the machine, no address without the token; each is answered alike."""
    parts = urlsplit(address)
    base = f"{parts.scheme}://{parts.netloc}"
    assert asked(address) == asked(f"{address}page") == 200
    assert (folder / "entities.yaml").exists()

    for path in (
        "/",
        "/page",
        f"{parts.path}entities.yaml",
        f"{parts.path}../entities.yaml",
        f"{parts.path[:-2]}/",
        "//",
    ):
        assert (path, asked(f"{base}{path}")) == (path, 404)
    assert asked(address, host="example.org") == 404
    assert len(parts.path) > 16


def test_it_listens_on_the_loopback_address_alone(address: str) -> None:
    """Whoever asks at another address of this machine is refused."""
    port = urlsplit(address).port
    assert urlsplit(address).hostname == "127.0.0.1"
    for other in ("127.0.0.2", socket.gethostbyname(socket.gethostname())):
        if other != "127.0.0.1":
            with socket.socket() as tried:
                tried.settimeout(2)
                assert tried.connect_ex((other, port)) != 0


def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    """In a sentence."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [GRAPH, "serve", "-C", folder, "--port", str(port)], capture_output=True, text=True, check=False
        )

    assert done.returncode == 1
    assert done.stderr == f"port {port}: cannot be listened at: Address already in use; leave --port out for any\n"


def test_a_dataset_that_is_wrong_at_first(folder: Path, browser: Browser) -> None:
    """Is told in the browser, and shown once it is right."""
    file = folder / "entities.yaml"
    before = file.read_text("utf-8")
    file.write_text("entities: nothing\n", "utf-8")
    with served(folder) as address:
        page = browser.new_page()
        page.goto(address)
        expect(page.get_by_role("alert")).to_contain_text("entities.yaml:1:11")

        file.write_text(before, "utf-8")
        expect(page.frame_locator("iframe").get_by_role("heading", name="The quay of Vikhavn")).to_be_visible()
        page.close()
