"""The running app does what its settings say: what it takes, from whom, and what it tells."""

import http.client
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.browser.server import HOST, Server, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("settings") / "log.txt", script="app.py") as app:
        yield app


def opened(server: Server, origin: str | None = None) -> ClientConnection:
    return connect(
        f"ws://{HOST}:{server.port}/_stcore/stream",
        subprotocols=[Subprotocol("streamlit")],
        origin=Origin(origin) if origin else None,
        max_size=None,
        proxy=None,
    )


def until_closed(client: ClientConnection, data: bytes) -> None:
    """Send, and read for as long as the server says something."""
    client.send(data)
    while True:
        client.recv(timeout=30)


def test_a_page_of_another_site_may_not_open_a_connection(server: Server) -> None:
    with opened(server, f"http://{HOST}:{server.port}"):
        pass
    with pytest.raises(InvalidStatus) as refused:
        opened(server, "https://elsewhere.example")
    assert refused.value.response.status_code == 403


def test_another_site_may_not_read_what_the_app_answers(server: Server) -> None:
    request = urllib.request.Request(
        f"{server.url}/_stcore/host-config", headers={"Origin": "https://elsewhere.example"}
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.headers["Access-Control-Allow-Origin"] is None


def test_an_upload_without_the_pages_token_is_refused(server: Server) -> None:
    request = urllib.request.Request(
        f"{server.url}/_stcore/upload_file/a/b", data=b"x", method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=30)
    assert refused.value.code == 403


@pytest.mark.parametrize("megabytes", [2, 30])
def test_a_message_of_more_than_a_megabyte_ends_the_connection(
    server: Server, megabytes: int
) -> None:
    message = BackMsg(rerun_script={"query_string": "i=" + "5" * megabytes * 1_000_000})
    with opened(server) as client, pytest.raises(ConnectionClosed) as closed:
        until_closed(client, message.SerializeToString())
    # Where the server ends it in the middle of the message, its reason may not come through.
    assert closed.value.rcvd is None or closed.value.rcvd.code == 1009


def test_the_page_is_told_to_report_nothing_and_to_show_no_details(server: Server) -> None:
    with opened(server) as client:
        client.send(BackMsg(rerun_script={"query_string": ""}).SerializeToString())
        while True:
            message = ForwardMsg.FromString(client.recv(timeout=30, decode=False))
            if message.WhichOneof("type") == "new_session":
                break
    told = message.new_session
    assert told.config.gather_usage_stats is False
    assert told.config.toolbar_mode == told.config.ToolbarMode.VIEWER
    assert told.config.max_cached_message_age >= 0


def test_there_is_no_second_way_in(server: Server) -> None:
    connection = http.client.HTTPConnection(HOST, server.port, timeout=30)
    connection.request("POST", "/_stcore/agent/interact", body=b"{}")
    assert connection.getresponse().status in (403, 404, 503)
    connection.close()


def test_an_operator_names_the_hosts(tmp_path_factory: pytest.TempPathFactory) -> None:
    environment = {"STREAMLIT_SERVER_ALLOWED_HOSTS": "lessons.example.edu *.example.org"}
    log = tmp_path_factory.mktemp("hosts") / "log.txt"
    with running(log, environment=environment, script="serve.py") as server:
        with pytest.raises(InvalidStatus):
            opened(server)
        for host in ("lessons.example.edu", "a.example.org"):
            there = socket.create_connection((HOST, server.port))
            with connect(f"ws://{host}:{server.port}/_stcore/stream", sock=there, proxy=None):
                pass
