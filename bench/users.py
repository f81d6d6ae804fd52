"""Users without browsers: clients that speak Streamlit's own protocol to a running app.

One real browser shows how a visit and a change of a slider look on the wire; every client then does
the same with values of its own. So the server gets exactly what browsers would send, whatever
controls the page has.
"""

import asyncio
import itertools
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import psutil
from playwright.sync_api import Browser, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.cases import CHANGE_EVERY, PATIENCE_MS
from bench.page import percentile
from tests.browser.page import repainted, slider, wait_ready
from tests.browser.server import HOST

SUCCESS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
# A fragment that finds more to be drawn than itself ends so, and a run of the page follows.
EARLY_FOR_RERUN = ForwardMsg.FINISHED_EARLY_FOR_RERUN
STAGE = "bidi_component"  # the stage, among the elements of a reply


class Place(Protocol):
    """Where users go: a server, or a proxy in front of some."""

    @property
    def port(self) -> int: ...

    @property
    def process(self) -> subprocess.Popen[bytes]: ...

    @property
    def url(self) -> str: ...


@dataclass(frozen=True)
class Recording:
    """What a browser sends for a visit and for a change of one slider."""

    visit: BackMsg
    change: BackMsg
    widget: str
    values: tuple[float, float]


@dataclass(frozen=True)
class Load:
    """What so many users got."""

    users: int
    milliseconds: Sequence[float]
    cpu_milliseconds: float
    megabytes: float

    @property
    def p50(self) -> float:
        return percentile(self.milliseconds, 50)

    @property
    def p95(self) -> float:
        return percentile(self.milliseconds, 95)


def record(browser: Browser, server: Place, path: str, label: str) -> Recording:
    """Visit a page, move the slider with this label by one, and keep what was sent."""
    sent: list[bytes] = []
    received: list[bytes] = []

    def follow(socket: WebSocket) -> None:
        # Streamlit's protocol is binary; a text frame would be somebody else's.
        socket.on("framesent", lambda data: sent.append(data) if isinstance(data, bytes) else None)
        socket.on(
            "framereceived",
            lambda data: received.append(data) if isinstance(data, bytes) else None,
        )

    page = browser.new_page(base_url=server.url)
    page.on("websocket", follow)
    page.goto(path)
    wait_ready(page)
    page.wait_for_timeout(1000)
    visit = reruns(sent)[0]
    sent.clear()
    slider(page, label).focus()
    with repainted(page):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1000)
    changes = reruns(sent)
    page.context.close()
    if len(changes) != 1:
        raise RuntimeError(f"A change cost {len(changes)} reruns; the clients would make only one.")
    found = find_slider(received, label)
    (value,) = [
        state.double_array_value.data[0]
        for state in changes[0].rerun_script.widget_states.widgets
        if state.id == found.id
    ]
    return Recording(visit, changes[0], found.id, (value - found.step, value))


def reruns(sent: Sequence[bytes]) -> list[BackMsg]:
    """The messages that made the server run a script."""
    messages = map(BackMsg.FromString, sent)
    return [message for message in messages if message.WhichOneof("type") == "rerun_script"]


def find_slider(received: Sequence[bytes], label: str) -> Slider:
    """The slider whose label begins so, from the messages that describe the page."""
    for message in map(ForwardMsg.FromString, received):
        element = message.delta.new_element
        if element.WhichOneof("type") == "slider" and element.slider.label.startswith(label):
            found: Slider = element.slider
            return found
    raise LookupError(f"The page has no slider {label!r}.")


@dataclass
class Client:
    """One user's connection."""

    server: Place
    recording: Recording
    changes: int = 0
    socket: ClientConnection = field(init=False)

    async def visit(self) -> None:
        """Connect and load the page."""
        self.socket = await connect(
            f"ws://{HOST}:{self.server.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            compression=None,
            max_size=None,
            max_queue=None,
            ping_interval=None,
        )
        await self.ask(self.recording.visit)

    async def change(self) -> None:
        """Move the slider, forth and back in turn, and take in the answer."""
        self.changes += 1
        message = BackMsg()
        message.CopyFrom(self.recording.change)
        for state in message.rerun_script.widget_states.widgets:
            if state.id == self.recording.widget:
                state.double_array_value.data[:] = [self.recording.values[self.changes % 2]]
        await self.ask(message)

    async def ask(self, message: BackMsg) -> None:
        """Send, and read until the script has finished; it must have sent the stage a scene."""
        await self.socket.send(message.SerializeToString())
        kinds = set()
        while True:
            answer = ForwardMsg.FromString(await self.socket.recv(decode=False))
            match answer.WhichOneof("type"):
                case "delta":
                    kinds.add(answer.delta.new_element.WhichOneof("type"))
                case "script_finished" if answer.script_finished != EARLY_FOR_RERUN:
                    break
        if answer.script_finished not in SUCCESS or STAGE not in kinds or "exception" in kinds:
            raise RuntimeError(f"A rerun ended as {answer.script_finished} with only {kinds}.")


class Crowd:
    """Users of one or more servers, each changing the slider once in `every` seconds."""

    def __init__(self, servers: Sequence[Place], recording: Recording, every: float) -> None:
        self.servers = servers
        self.recording = recording
        self.every = every
        self.clients: list[Client] = []

    async def grow(self, users: int, at_once: int = 4) -> None:
        """Let users come, a few at a time, until there are so many."""
        while len(self.clients) < users:
            places = range(len(self.clients), min(users, len(self.clients) + at_once))
            new = [Client(self.servers[n % len(self.servers)], self.recording) for n in places]
            await asyncio.gather(*(client.visit() for client in new))
            self.clients += new

    async def work(self, seconds: float, warm_up: float) -> Load:
        """Measure for some seconds, after some that do not count."""
        processes = [psutil.Process(server.process.pid) for server in self.servers]
        begin = time.perf_counter() + warm_up
        # Everybody has the same rhythm, and the moments are spread evenly over it.
        users = [
            asyncio.create_task(
                self.use(
                    client, begin - warm_up + self.every * n / len(self.clients), begin, seconds
                )
            )
            for n, client in enumerate(self.clients)
        ]
        await asyncio.sleep(warm_up)
        before = cpu_seconds(processes)
        taken = [time for times in await asyncio.gather(*users) for time in times]
        used = cpu_seconds(processes) - before
        memory = sum(process.memory_info().rss for process in processes) / 1e6
        return Load(len(self.clients), taken, 1000 * used / len(taken), memory)

    async def use(self, client: Client, first: float, begin: float, seconds: float) -> list[float]:
        """One user's changes, each timed from when it was due: waiting in line counts."""
        taken = []
        for turn in itertools.count():
            due = first + turn * self.every
            if due >= begin + seconds:
                break
            await asyncio.sleep(due - time.perf_counter())
            await client.change()
            if due >= begin:
                taken.append(1000 * (time.perf_counter() - due))
        return taken

    async def leave(self) -> None:
        await asyncio.gather(*(client.socket.close() for client in self.clients))


def cpu_seconds(processes: Sequence[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


async def step_up(
    servers: Sequence[Place],
    recording: Recording,
    users: Sequence[int],
    *,
    every: float = CHANGE_EVERY,
    patience_ms: float = PATIENCE_MS,
    seconds: float = 20,
    warm_up: float = 6,
) -> AsyncIterator[Load]:
    """Loads with more and more users, up to the first whose p95 is past what people put up with."""
    crowd = Crowd(servers, recording, every)
    try:
        for number in users:
            await crowd.grow(number)
            load = await crowd.work(seconds, warm_up)
            yield load
            if load.p95 > patience_ms:
                return
    finally:
        await crowd.leave()
