"""nginx on loopback with the configuration of deploy/nginx, in front of replicas of the app."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.server import HOST, ROOT, free_port

CONFIGURATION = ROOT / "deploy" / "nginx" / "nginx.conf"
MISSING = (
    "This needs nginx and found none: install it (Debian, Ubuntu: apt-get install nginx-light)."
)


class NoNginxError(RuntimeError):
    """There is no nginx. The text is the whole instruction to the user."""


@dataclass(frozen=True)
class Proxy:
    """A running nginx."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"


def find() -> str:
    """Path of nginx, which Debian keeps out of an ordinary user's search path."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if not found:
        raise NoNginxError(MISSING)
    return found


def rendered(folder: Path, port: int) -> str:
    """The configuration as it stands, but for where it listens and where it writes."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    for old, new in (
        ("listen 8080;", f"listen {HOST}:{port};"),
        ("/tmp/", f"{folder}/"),
        ("include mime.types;", f"include {mime_types()};"),
    ):
        if old not in text:
            raise RuntimeError(f"nginx.conf has no {old!r} any more.")
        text = text.replace(old, new)
    return text


def mime_types() -> Path:
    """nginx's own list of media types."""
    places = (Path("/etc/nginx/mime.types"), Path("/usr/local/etc/nginx/mime.types"))
    return next(place for place in places if place.exists())


@contextmanager
def proxy(addresses: Sequence[str]) -> Iterator[Proxy]:
    """Start nginx in front of the app at these addresses, and end it afterwards."""
    program = find()
    with tempfile.TemporaryDirectory(prefix="nginx-") as made:
        folder, port = Path(made), free_port()
        written = subprocess.run(
            [sys.executable, ROOT / "deploy" / "replicas.py", *addresses],
            capture_output=True,
            check=True,
        )
        (folder / "replicas.conf").write_bytes(written.stdout)
        (folder / "nginx.conf").write_text(rendered(folder, port), encoding="utf-8")
        options = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")
        command = [program, "-p", made, "-c", str(folder / "nginx.conf"), "-g", options]
        subprocess.run([*command, "-t", "-q"], check=True)
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        try:
            wait(folder / "compressed.sock")
            yield Proxy(port, process)
        finally:
            process.terminate()
            process.wait(20)


def wait(socket: Path, seconds: float = 20) -> None:
    """Wait until nginx listens."""
    deadline = time.monotonic() + seconds
    while not socket.exists():
        if time.monotonic() > deadline:
            raise RuntimeError("nginx did not start.")
        time.sleep(0.05)
