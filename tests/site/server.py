"""Serves the built site on this computer, as a host of static pages does."""

import gzip
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).parents[2]
# What a site is published under; a project's pages are rarely at the root.
PREFIX = urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/") + "/"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".ipynb": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".py": "text/x-python; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
PACKED = ("text/", "application/json", "application/wasm", "image/svg")


def folder() -> Path:
    """Return where the built site lies; the variable SITE names another."""
    return Path(ROOT, os.environ.get("SITE", "docs/_build/html")).resolve()


def content_type(path: Path) -> str:
    return TYPES.get(path.suffix, "application/octet-stream")


def is_packed(path: Path) -> bool:
    """Say whether a host sends a file with gzip."""
    return content_type(path).startswith((*PACKED, "application/xml"))


@cache
def sent(path: Path, modified: float) -> bytes:
    """Return a file's bytes as they are sent; made once for each change."""
    content = path.read_bytes()
    return gzip.compress(content, 6) if is_packed(path) else content


class Handler(BaseHTTPRequestHandler):
    """Answers with one file of the site, or with its 404 page."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file with its type, packed where hosts pack it."""
        path = unquote(urlsplit(self.path).path)
        file = folder() / path.removeprefix(PREFIX).lstrip("/")
        if path.endswith("/"):
            file /= "index.html"
        inside = path.startswith(PREFIX) and ".." not in path
        found = inside and file.is_file()
        self.send(200 if found else 404, file if found else missing())

    do_HEAD = do_GET

    def send(self, status: int, file: Path) -> None:
        body = sent(file, file.stat().st_mtime) if file.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", content_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if is_packed(file):
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: the tests say what is wrong."""


def missing() -> Path:
    """Return the page that is shown where there is none."""
    return folder() / "404.html"


class Server(ThreadingHTTPServer):
    """Keeps quiet about browsers that leave in the middle of an answer."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a connection that its other end has closed."""


@contextmanager
def serve() -> Iterator[str]:
    """Serve the built site on a free port; yield its address."""
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}{PREFIX}"
    server.shutdown()
    server.server_close()
