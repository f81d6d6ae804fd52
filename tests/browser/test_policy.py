"""The app as a service in a browser: pages work under the policy, and say who may frame them.

A page that does what the policy forbids logs an error, which fails the test that opened it. With
`DECONV_VIZ_SCRIPT=serve.py make test` all other browser tests run under it as well.
"""

import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.server import HOST, ROOT, Server, running

pytestmark = pytest.mark.long

PAGES = ["/", *sorted(f"/{path.stem}" for path in (ROOT / "pages").glob("*.py"))]


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("service") / "log.txt", script="serve.py") as server:
        yield server
    assert server.tracebacks() == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_works_under_the_policy(open_page: OpenPage, service: Server, path: str) -> None:
    page = open_page(path, server=service, wait="idle")
    page.wait_for_timeout(500)  # charts and components are fetched when they are needed
    assert page.locator(".stMain h1, .stMain h2, .stMain [data-bar]").count() > 0


def test_a_script_that_is_not_ours_does_not_run(open_page: OpenPage, service: Server) -> None:
    page = open_page("/two_dimensions", server=service, server_goes=True)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.intruder = 1";
          document.head.append(script);
        }"""
    )
    assert page.evaluate("window.intruder") is None
    page.close()


def test_what_is_counted_is_what_happened(open_page: OpenPage, service: Server) -> None:
    before = counted(service)
    page = open_page("/two_dimensions", server=service)
    now = counted(service)
    assert now["deconv_viz_connected"] >= 1
    assert now["deconv_viz_visits_total"] == before["deconv_viz_visits_total"] + 1
    assert now["deconv_viz_rerun_seconds_count"] > before["deconv_viz_rerun_seconds_count"]
    assert now["deconv_viz_failures_total"] == before["deconv_viz_failures_total"]
    page.close()


def counted(server: Server) -> dict[str, float]:
    with urllib.request.urlopen(f"{server.url}/service/metrics", timeout=30) as answer:
        lines = answer.read().decode().splitlines()
    samples = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in samples}


class Framing(BaseHTTPRequestHandler):
    """Another site, whose page shows the app in a frame."""

    app = ""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f'<iframe src="{self.app}" width=900 height=700></iframe>'.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.mark.parametrize("allowed", [True, False])
def test_who_may_frame_the_app_is_the_operators_choice(
    open_page: OpenPage, tmp_path: Path, allowed: bool
) -> None:
    site = ThreadingHTTPServer((HOST, 0), Framing)
    Thread(target=site.serve_forever, daemon=True).start()
    there = f"http://{HOST}:{site.server_port}"
    environment = {"DECONV_VIZ_FRAME_ANCESTORS": f"'self' {there}" if allowed else "'self'"}
    with running(tmp_path / "log.txt", script="serve.py", environment=environment) as server:
        Framing.app = f"{server.url}/two_dimensions?embed=true"
        page = open_page("/two_dimensions", server=server, server_goes=True)
        page.goto(there)
        if allowed:
            wait_in_frame = page.frame_locator("iframe").locator("[data-stage][data-ready]")
            wait_in_frame.wait_for()
        else:
            page.wait_for_timeout(1000)
            assert page.frame_locator("iframe").locator("[data-stage]").count() == 0
        page.close()
    site.shutdown()
    site.server_close()
