"""Two addresses for machines: /service/ready and /service/metrics."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime, RuntimeState

from deconv_viz.service.counters import Counters

_PAGE = 4096  # bytes of a page of memory, on every machine that has /proc
_RUNNING = (RuntimeState.NO_SESSIONS_CONNECTED, RuntimeState.ONE_OR_MORE_SESSIONS_CONNECTED)


def service_routes(counters: Counters, max_visitors: int) -> list[Route]:
    """Return the routes.

    Ready means that there is room for a newcomer; alive is `/_stcore/health`. A full process is
    alive and not ready.
    """

    async def ready(_request: Request) -> Response:
        running = Runtime.exists() and Runtime.instance().state in _RUNNING
        if running and counters.connected < max_visitors:
            return PlainTextResponse("ready\n")
        return PlainTextResponse("full\n" if running else "not running\n", 503)

    async def metrics(_request: Request) -> Response:
        text = counters.text(sessions(), process())
        return Response(text, media_type="text/plain; version=0.0.4")

    pages: list[tuple[str, Callable[..., object]]] = [("ready", ready), ("metrics", metrics)]
    return [Route(f"/service/{name}", page, methods=["GET"]) for name, page in pages]


def sessions() -> dict[str, int]:
    """Sessions in memory: those of connected visitors, and those kept for one who may come back.

    The latter go two minutes after their connection (`server.disconnectedSessionTTL`).
    """
    if not Runtime.exists():
        return {"connected": 0, "kept": 0}
    manager = Runtime.instance()._session_mgr
    connected = len(manager.list_active_sessions())
    return {"connected": connected, "kept": len(manager.list_sessions()) - connected}


def process() -> dict[str, float]:
    """CPU time in seconds and, where the system tells it, memory in bytes."""
    known = {"cpu_seconds_total": time.process_time()}
    if sys.platform == "linux":
        resident = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        known["resident_memory_bytes"] = float(resident) * _PAGE
    return known
