"""Several replicas behind nginx, with the configuration that is deployed.

Skipped, and said so in the summary, where nginx is not installed: nothing is installed for it.
"""

import gzip
import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPMessage
from pathlib import Path

import pytest
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench import nginx, proxy
from tests.browser.server import HOST, ROOT, free_port


def missing() -> bool:
    try:
        nginx.find()
    except nginx.NoNginxError:
        return True
    return False


pytestmark = [pytest.mark.long, pytest.mark.skipif(missing(), reason=nginx.MISSING)]


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[proxy.Replicas]:
    """Two replicas, numbered 1 and 2."""
    started = proxy.Replicas([free_port(), free_port()], tmp_path_factory.mktemp("replicas"))
    yield started
    started.close()


@pytest.fixture(scope="module")
def front(replicas: proxy.Replicas) -> Iterator[nginx.Proxy]:
    """nginx in front of them."""
    with nginx.proxy([f"{HOST}:{port}" for port in replicas.ports]) as started:
        yield started


def get(url: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, b""


def replica_of(front: nginx.Proxy, cookie: str = "") -> str:
    """The replica that takes a connection, from the cookie that it gives."""
    with connect(
        f"ws://{HOST}:{front.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"Cookie": cookie} if cookie else {},
        proxy=None,
    ) as socket:
        assert socket.response is not None
        (given,) = socket.response.headers.get_all("Set-Cookie")
    found = re.match(r"deconv_viz_replica=(\d+); Path=/; HttpOnly; SameSite=Lax$", given)
    assert found is not None
    return found[1]


def test_a_visitor_comes_to_the_replica_that_his_cookie_names(front: nginx.Proxy) -> None:
    for name in "1221":
        assert replica_of(front, f"deconv_viz_replica={name}") == name


def test_newcomers_are_spread_over_all_replicas(front: nginx.Proxy) -> None:
    assert {replica_of(front) for _ in range(4)} == {"1", "2"}
    assert replica_of(front, "deconv_viz_replica=nonsense") in ("1", "2")


def test_scripts_come_compressed_and_are_kept_for_a_year(front: nginx.Proxy) -> None:
    status, headers, page = get(front.url + "/two_dimensions")
    assert status == 200
    assert headers["Cache-Control"] == "no-cache"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    found = re.search(rb'src="\./(static/js/index\.[^"]+\.js)"', page)
    assert found is not None
    address = f"{front.url}/{found[1].decode()}"
    _, packed, content = get(address, **{"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert "max-age=31536000" in packed["Cache-Control"]
    _, plain, same = get(address)
    assert plain["Content-Encoding"] is None
    assert gzip.decompress(content) == same
    assert len(content) < len(same) / 2


def test_what_is_the_operators_is_not_shown_to_visitors(
    front: nginx.Proxy, replicas: proxy.Replicas
) -> None:
    for path in ("/service/metrics", "/service/ready", "/_stcore/metrics"):
        assert get(front.url + path)[0] == 404
    assert get(replicas.servers[0].url + "/service/ready")[0] == 200
    assert get(front.url + "/_stcore/health")[2] == b"ok"
    assert get(front.url + "/nginx-health")[2] == b"ok\n"


def test_a_file_that_is_too_large_is_refused_before_it_reaches_the_app(front: nginx.Proxy) -> None:
    request = urllib.request.Request(
        front.url + "/_stcore/upload_file/a/b", data=b"0" * 6_300_000, method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code == 413


def test_a_full_replica_sends_newcomers_to_the_next(
    tmp_path: Path, replicas: proxy.Replicas
) -> None:
    full = {"DECONV_VIZ_REPLICA": "1", "DECONV_VIZ_MAX_VISITORS": "1"}
    with (
        proxy.running(tmp_path / "full.txt", script="serve.py", environment=full) as first,
        nginx.proxy([f"{HOST}:{first.port}", f"{HOST}:{replicas.ports[1]}"]) as front,
        connect(f"ws://{HOST}:{first.port}/_stcore/stream", proxy=None),
    ):
        assert replica_of(front, "deconv_viz_replica=1") == "2"
        assert get(first.url + "/service/ready")[0] == 503
        assert get(first.url + "/_stcore/health")[0] == 200
        metrics = get(first.url + "/service/metrics")[2].decode()
        assert 'deconv_viz_refused_total{reason="full"} 1\n' in metrics


def test_no_visitor_loses_his_state_when_replicas_go() -> None:
    # In a process of its own: the browser's fixtures leave a running event loop in this one.
    small = ["--users", "6", "--replicas", "2", "--seconds", "4"]
    done = subprocess.run(
        [sys.executable, "-m", "bench.proxy", *small], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("| kept |") == 6


def test_logs_of_a_replica_hold_no_word_of_a_visitor(
    tmp_path: Path,
) -> None:
    environment = {"DECONV_VIZ_LOG_REQUESTS": "1"}
    with proxy.running(tmp_path / "log.txt", script="serve.py", environment=environment) as server:
        for path in ("/two_dimensions?i=alice", "/alice/secret.png", "/media/alice?x=alice"):
            get(server.url + path, Referer="https://alice.example", Cookie="a=alice")
        expected = [("media", 404), ("other", 200), ("page", 200)]
        # A request is logged after it was answered.
        for _ in range(50):
            if sorted(requests(server.text())) == expected:
                break
            time.sleep(0.1)
        text = server.text()
    assert sorted(requests(text)) == expected
    assert "alice" not in text


def requests(text: str) -> list[tuple[str, int]]:
    """What the lines of a log say of requests, those for its health left out."""
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    asked = [(line["what"], line["status"]) for line in lines if line["says"] == "request"]
    return [(what, status) for what, status in asked if what != "health"]
