"""Counts what comes and goes, and sends newcomers on when there is no room for them."""

import logging
import time
from typing import TYPE_CHECKING

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from deconv_viz.service.counters import Counters

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The end of a run takes a few bytes; a longer message is something else and is not looked into.
_SHORT = 64
_CLOSED = {1002: "not_understood", 1008: "origin_or_host", 1009: "too_large"}
_STATUS = {400: "bad_request", 403: "forbidden", 413: "too_large"}
_FIRST = {"static": "static", "media": "media", "service": "service", "component": "component"}
_LOG = logging.getLogger(__name__)


def kind_of(path: str) -> str:
    """Name what is asked for without repeating what a visitor wrote.

    >>> kind_of("/static/js/index.js"), kind_of("/_stcore/upload_file/a/b"), kind_of("/matrix")
    ('static', 'upload_file', 'page')
    """
    first, _, rest = path.lstrip("/").partition("/")
    if first == "_stcore":
        known = ("bidi-components", "health", "host-config", "metrics", "stream", "upload_file")
        second = rest.partition("/")[0]
        return second if second in known else "other"
    return _FIRST.get(first, "other" if rest else "page")


class Guard:
    """ASGI middleware: counts requests, connections and runs; refuses connections past a bound.

    A connection is given `cookie`, which names this process to the proxy in front of several.

    A refused connection is answered with status 503: a reason for a proxy to ask the next process.
    """

    def __init__(
        self,
        app: "ASGIApp",
        *,
        counters: Counters,
        max_visitors: int,
        log_requests: bool,
        cookie: str = "",
    ) -> None:
        self._app = app
        self._counters = counters
        self._max = max_visitors
        self._log = log_requests
        self._cookie = cookie.encode("ascii")

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] == "websocket":
            await self._connection(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        begin = time.perf_counter()
        status = 500

        async def note(message: "Message") -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        kind = kind_of(scope["path"])
        try:
            await self._app(scope, receive, note)
        finally:
            self._counters.requests[kind, status] += 1
            if status in _STATUS:
                self._counters.refuse(_STATUS[status])
            if self._log:
                milliseconds = round(1000 * (time.perf_counter() - begin), 1)
                known = {"what": kind, "status": status, "ms": milliseconds}
                _LOG.info("request", extra={"known": known})

    async def _connection(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        counters = self._counters
        if counters.connected >= self._max:
            counters.refuse("full")
            await receive()  # the request to connect
            head = {"type": "websocket.http.response.start", "status": 503}
            await send({**head, "headers": [(b"retry-after", b"5")]})
            await send({"type": "websocket.http.response.body", "body": b""})
            return
        counters.connected += 1
        counters.visits += 1
        asked: float | None = None

        async def hear() -> "Message":
            nonlocal asked
            message = await receive()
            if asked is None and message["type"] == "websocket.receive":
                asked = time.perf_counter() if _asks(message.get("bytes")) else None
            return message

        async def say(message: "Message") -> None:
            nonlocal asked
            if message["type"] == "websocket.close" and message.get("code") in _CLOSED:
                counters.refuse(_CLOSED[message["code"]])
            if message["type"] == "websocket.accept" and self._cookie:
                headers = [*message.get("headers", ()), (b"set-cookie", self._cookie)]
                message = {**message, "headers": headers}
            await send(message)
            if asked is not None and _ends(message.get("bytes")):
                counters.rerun(time.perf_counter() - asked)
                asked = None

        try:
            await self._app(scope, hear, say)
        finally:
            counters.connected -= 1


def _asks(data: bytes | None) -> bool:
    """Whether a browser's message asks for a run."""
    try:
        return bool(data) and BackMsg.FromString(data or b"").WhichOneof("type") == "rerun_script"
    except DecodeError:
        return False  # Streamlit closes such a connection


def _ends(data: bytes | None) -> bool:
    """Whether a message to a browser says that a run has ended, and none follows it at once."""
    if not data or len(data) > _SHORT:
        return False
    message = ForwardMsg.FromString(data)
    ended = message.WhichOneof("type") == "script_finished"
    return ended and bool(message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN)
