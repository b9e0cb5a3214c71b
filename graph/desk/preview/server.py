"""What answers a browser on this machine: three addresses under a token, all from memory, and nothing else."""

from __future__ import annotations

import json
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from graph.page.page import inline

if TYPE_CHECKING:
    from graph.desk.preview.watch import Preview

LOOPBACK = "127.0.0.1"
_WAIT = 20.0  # seconds that a browser waits for news before it asks again
_HERE = Path(__file__).parent


class PreviewServer(ThreadingHTTPServer):
    """Listens on the loopback address alone.

    Attributes:
        token: stands in every address, so that no other page or user of the machine can guess it.
    """

    daemon_threads = True

    def __init__(self, preview: Preview, port: int, token: str) -> None:
        self.preview = preview
        self.token = token
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def address(self) -> str:
        """Where the preview is."""
        return f"http://{LOOPBACK}:{self.server_port}/{self.token}/"


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "claimgraph"
    sys_version = ""

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        token, _, name = asked.path.removeprefix("/").partition("/")
        # A name that somebody has lead here would carry its own host.
        is_here = self.headers.get("Host") in {f"{host}:{self.server.server_port}" for host in (LOOPBACK, "localhost")}
        if not is_here or not compare_digest(token.encode(), self.server.token.encode()):
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", "nothing here\n")
        elif name == "":
            self._frame()
        elif name == "page":
            self._answer(HTTPStatus.OK, "text/html", self.server.preview.page)
        elif name == "state":
            [number] = parse_qs(asked.query).get("after", ["0"])[:1]
            state = self.server.preview.after(int(number) if number.isdecimal() else 0, _WAIT)
            self._answer(HTTPStatus.OK, "application/json", json.dumps(state._asdict()))
        else:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", "nothing here\n")

    def _frame(self) -> None:
        script, style = (inline((_HERE / f"frame.{ending}").read_text("utf-8")) for ending in ("mjs", "css"))
        policy = (
            f"default-src 'none'; script-src '{script.hash}'; style-src '{style.hash}'; connect-src 'self'; "
            "frame-src 'self'; base-uri 'none'; form-action 'none'"
        )
        page = (_HERE / "frame.html").read_text("utf-8")
        page = page.replace("/* style */", style.text).replace("/* script */", script.text)
        self._answer(HTTPStatus.OK, "text/html", page, policy)

    def _answer(self, status: HTTPStatus, kind: str, body: str, policy: str = "") -> None:
        content = body.encode()
        self.send_response(status)
        headers = {
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Length": str(len(content)),
            "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "SAMEORIGIN",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        for name, value in headers.items():
            self.send_header(name, value)
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing: the terminal is for what the files have wrong."""
