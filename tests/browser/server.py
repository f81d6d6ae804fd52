"""The app as its users get it: `streamlit run app.py` in a process of its own."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
# `DECONV_VIZ_SCRIPT=serve.py make test` runs the browser tests against the app as a service.
SCRIPT = os.environ.get("DECONV_VIZ_SCRIPT", "app.py")
TRACEBACK = re.compile(
    r"^Traceback \(most recent call last\):\n(?:.*\n)*?(?=\S)(.*)$", re.MULTILINE
)
JSON_ERROR = re.compile(r'^\{.*"error": .*$', re.MULTILINE)  # an error in serve.py's logs


@dataclass(frozen=True)
class Server:
    """A running app."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def tracebacks(self) -> list[str]:
        """The last line of each traceback that the server wrote, or of what stands for one."""
        text = self.text()
        return TRACEBACK.findall(text) + JSON_ERROR.findall(text)


@contextmanager
def running(
    log: Path,
    *,
    root: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    port: int | None = None,
    script: str = SCRIPT,
) -> Iterator[Server]:
    """Start the app with the project's own settings, wait until it answers, end it afterwards."""
    port = port or free_port()
    command = [str(Path(sys.executable).with_name("streamlit")), "run", script]
    command += ["--server.port", str(port), "--server.address", HOST, "--server.headless", "true"]
    # STREAMLIT_* variables of the developer's shell would overrule the project's settings.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=root,
            env=clean | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    server = Server(port, process, log)
    try:
        wait_until_healthy(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_healthy(server: Server, seconds: float = 60) -> None:
    """Wait for the health check, which the server answers without running any page."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"The app did not start:\n{server.text()}")
