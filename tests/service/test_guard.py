"""The guard counts what passes, and stops newcomers when there is no room."""

from collections.abc import Sequence
from typing import Any

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from deconv_viz.service import Counters, Guard
from deconv_viz.service.guard import kind_of
from tests.service.loop import run

RUN = BackMsg(rerun_script={"query_string": "i=5"}).SerializeToString()
BEAT = BackMsg(app_heartbeat=True).SerializeToString()
DONE = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()
EARLY = ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN).SerializeToString()
LONG = b"\x00" * 1000


def talk(
    counters: Counters,
    heard: Sequence[bytes],
    said: Sequence[bytes],
    *,
    code: int = 1000,
    full: int = 9,
) -> list[Any]:
    """One connection: the app hears everything, then says everything, then closes."""
    sent: list[Any] = []
    messages = [{"type": "websocket.receive", "bytes": data} for data in heard]
    incoming = iter([{"type": "websocket.connect"}, *messages])

    async def app(_scope: Any, receive: Any, send: Any) -> None:
        for _ in range(len(heard) + 1):
            await receive()
        assert counters.connected == 1
        await send({"type": "websocket.accept", "headers": [(b"a", b"b")]})
        for data in said:
            await send({"type": "websocket.send", "bytes": data})
        await send({"type": "websocket.close", "code": code})

    async def receive() -> Any:
        return next(incoming)

    async def send(message: Any) -> None:
        sent.append(message)

    guard = Guard(app, counters=counters, max_visitors=full, log_requests=False, cookie="name=1")
    run(guard({"type": "websocket", "path": "/_stcore/stream"}, receive, send))
    return sent


@pytest.mark.parametrize(
    ("heard", "said", "runs"),
    [
        ([RUN], [LONG, DONE], 1),
        ([RUN], [EARLY, DONE], 1),  # a run that was overtaken is part of the one that follows
        ([RUN], [EARLY], 0),
        ([BEAT], [DONE], 0),
        ([RUN, RUN], [DONE], 1),
        ([b"\xff\xff"], [], 0),
        ([], [], 0),
    ],
)
def test_a_run_counts_when_it_was_asked_for_and_has_ended(
    heard: list[bytes], said: list[bytes], runs: int
) -> None:
    counters = Counters()
    sent = talk(counters, heard, said)
    assert counters.reruns == runs
    assert [message.get("bytes") for message in sent[1:-1]] == said
    assert sent[0]["headers"] == [(b"a", b"b"), (b"set-cookie", b"name=1")]
    assert (counters.visits, counters.connected) == (1, 0)


@pytest.mark.parametrize(
    ("code", "reason"), [(1009, "too_large"), (1008, "origin_or_host"), (1002, "not_understood")]
)
def test_a_connection_that_streamlit_closes_on_a_visitor_is_a_refusal(
    code: int, reason: str
) -> None:
    counters = Counters()
    talk(counters, [], [], code=code)
    assert dict(counters.refused) == {reason: 1}


def test_a_newcomer_past_the_bound_is_sent_on_and_counted() -> None:
    counters = Counters()
    counters.connected = 9
    sent = talk(counters, [], [])
    assert sent[0]["type"] == "websocket.http.response.start"
    assert sent[0]["status"] == 503
    assert (counters.connected, counters.visits, counters.refused["full"]) == (9, 0, 1)


def test_an_app_that_fails_leaves_its_place() -> None:
    counters = Counters()

    async def app(_scope: Any, _receive: Any, _send: Any) -> None:
        raise OSError("gone")

    guard = Guard(app, counters=counters, max_visitors=9, log_requests=False)
    with pytest.raises(OSError, match="gone"):
        run(guard({"type": "websocket", "path": "/"}, None, None))  # type: ignore[arg-type]
    assert counters.connected == 0


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "page"),
        ("/two_dimensions", "page"),
        ("/static/js/a.js", "static"),
        ("/_stcore/upload_file/1/2", "upload_file"),
        ("/_stcore/upload_file", "upload_file"),
        ("/_stcore/alice", "other"),
        ("/alice/bob", "other"),
        ("/media/alice.png", "media"),
        ("/service/ready", "service"),
    ],
)
def test_a_request_is_counted_by_a_word_of_ours(path: str, kind: str) -> None:
    assert kind_of(path) == kind
