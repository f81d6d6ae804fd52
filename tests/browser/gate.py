"""A gate on the way from the browser to the server, which can be shut or fall silent."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress

from tests.browser.server import HOST, free_port


class Gate:
    """Passes bytes on between a port of its own and the server's, as long as it is open.

    Cut: connections end and new ones are refused, as when a cable is drawn near the server.
    Silent: connections stay and nothing comes through, as when a radio link fades.
    """

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._passing = asyncio.Event()
        self._passing.set()
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    def start(self) -> None:
        self._thread.start()
        self.open()

    def open(self) -> None:
        """Let everything through, also what has waited."""
        self._do(self._open())

    def cut(self) -> None:
        """End all connections, and refuse new ones."""
        self._do(self._cut())

    def silence(self) -> None:
        """Let nothing through, without anybody being told."""
        self._do(self._silence())

    def close(self) -> None:
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _do(self, what: Coroutine[None, None, None]) -> None:
        asyncio.run_coroutine_threadsafe(what, self._loop).result(10)

    async def _open(self) -> None:
        self._passing.set()
        if self._server is None:
            self._server = await asyncio.start_server(self._relay, HOST, self.port)

    async def _silence(self) -> None:
        self._passing.clear()

    async def _cut(self) -> None:
        if self._server:
            self._server.close()
            self._server = None
        for writer in self._writers:
            writer.transport.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection(HOST, self._target)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, back}
        self._writers |= ends
        tasks = [
            asyncio.create_task(self._pass(reader, back)),
            asyncio.create_task(self._pass(there, writer)),
        ]
        self._tasks.update(tasks)
        await asyncio.wait(tasks)
        self._tasks.difference_update(tasks)
        self._writers -= ends

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                await self._passing.wait()
                writer.write(data)
                await writer.drain()
        writer.close()


@contextmanager
def gate(target: int) -> Iterator[Gate]:
    """An open gate before the server at this port."""
    made = Gate(target)
    made.start()
    try:
        yield made
    finally:
        made.close()
