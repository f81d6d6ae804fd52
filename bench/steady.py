"""Users who come back as a browser does: after a lost connection, by their state in the address."""

import asyncio
import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qsl, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from bench.cases import CHANGE_EVERY
from bench.users import SUCCESS, Place, Recording, find_slider
from tests.browser.server import HOST

AGAIN = 0.5  # seconds until the next try; Streamlit's page waits about as long after the first
PARAMETER, LABEL = "p", "Padding"
LOST = (WebSocketException, OSError, TimeoutError, EOFError)


@dataclass
class Tally:
    """What befell all users in one episode."""

    milliseconds: list[float] = field(default_factory=list)
    lost_connections: int = 0
    seconds_away: list[float] = field(default_factory=list)
    lost_states: int = 0
    failures: list[str] = field(default_factory=list)


class Steady:
    """One user, who moves the slider and expects to find it where he left it."""

    def __init__(self, place: Place, recording: Recording) -> None:
        self.place = place
        self.recording = recording
        self.value = recording.values[0]
        self.cookies: dict[str, str] = {}
        self.socket: ClientConnection | None = None

    async def come(self) -> float:
        """Connect, load the page by the address, and return where the slider stands."""
        header = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.socket = await connect(
            f"ws://{HOST}:{self.place.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": header} if header else {},
            compression=None,
            max_size=None,
            ping_interval=None,
            proxy=None,
        )
        answer = self.socket.response
        for given in answer.headers.get_all("Set-Cookie") if answer else ():
            morsels = SimpleCookie(given)
            self.cookies |= {name: morsel.value for name, morsel in morsels.items()}
        visit = BackMsg()
        visit.CopyFrom(self.recording.visit)
        query = dict(parse_qsl(self.recording.change.rerun_script.query_string))
        visit.rerun_script.query_string = urlencode(query | {PARAMETER: f"{self.value:.0f}"})
        slider = find_slider(await self.ask(visit), LABEL)
        return slider.value[0] if slider.set_value else slider.default[0]

    async def change(self) -> None:
        """Move the slider to the other value."""
        low, high = self.recording.values
        self.value = low if self.value == high else high
        message = BackMsg()
        message.CopyFrom(self.recording.change)
        for state in message.rerun_script.widget_states.widgets:
            if state.id == self.recording.widget:
                state.double_array_value.data[:] = [self.value]
        await self.ask(message)

    async def ask(self, message: BackMsg) -> Sequence[bytes]:
        """Send, and return what comes until the run has ended."""
        if self.socket is None:
            raise EOFError
        await self.socket.send(message.SerializeToString())
        received: list[bytes] = []
        while True:
            async with asyncio.timeout(20):
                received.append(await self.socket.recv(decode=False))
            answer = ForwardMsg.FromString(received[-1])
            if answer.WhichOneof("type") != "script_finished":
                continue
            if answer.script_finished in SUCCESS:
                return received

    async def use(self, tally: Tally, first: float, end: float) -> None:
        """Change the slider in a rhythm; come back whenever the connection is lost."""
        for turn in itertools.count():
            due = first + turn * CHANGE_EVERY
            if due >= end:
                return
            await asyncio.sleep(max(0, due - time.perf_counter()))
            try:
                await self.change()
                tally.milliseconds.append(1000 * (time.perf_counter() - due))
            except LOST:
                tally.lost_connections += 1
                await self.come_back(tally)

    async def come_back(self, tally: Tally, patience: float = 40) -> None:
        """Try until somebody answers; the slider has to stand where it was moved to last."""
        left = time.perf_counter()
        while time.perf_counter() < left + patience:
            try:
                found = await self.come()
            except LOST:
                await asyncio.sleep(AGAIN)
                continue
            tally.seconds_away.append(time.perf_counter() - left)
            tally.lost_states += found != self.value
            return
        tally.failures.append(f"no answer for {patience:.0f} s")

    async def leave(self) -> None:
        if self.socket:
            await self.socket.close()
