"""`make proxy-test`: replicas behind nginx under load; one is killed, all are restarted in turn.

Prints a Markdown table and ends with status 1 where a visitor lost his state or was not served.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import cases, nginx, users
from bench.load import SCRIPT
from bench.report import Row, note, show_all
from bench.steady import Steady, Tally
from tests.browser.page import launch
from tests.browser.server import HOST, Server, free_port, running

PATHS = ("/", "/two_dimensions?i=7", "/_stcore/health")


class Replicas:
    """So many servers at fixed ports, each of which can be ended and started anew."""

    def __init__(self, ports: Sequence[int], log: Path) -> None:
        self.ports = ports
        self._log = log
        self._stacks = [ExitStack() for _ in ports]
        self._starts = 0
        self.servers: list[Server] = [self._start(number) for number in range(len(ports))]

    def _start(self, number: int) -> Server:
        self._starts += 1
        return self._stacks[number].enter_context(
            running(
                self._log / f"replica-{number}-{self._starts}.txt",
                port=self.ports[number],
                script=SCRIPT,
                environment={"DECONV_VIZ_REPLICA": str(number + 1)},
            )
        )

    def kill(self, number: int) -> None:
        """End it as a crash would."""
        self.servers[number].process.kill()
        self.servers[number].process.wait()

    def restart(self, number: int) -> None:
        """End it as an operator would, if it is there, and wait until it is there again."""
        self._stacks[number].close()
        self.servers[number] = self._start(number)

    def close(self) -> None:
        for stack in self._stacks:
            stack.close()


@dataclass
class Requests:
    """Plain requests beside the connections, one after another."""

    url: str
    answered: int = 0
    failed: list[str] = field(default_factory=list)

    async def go_on(self) -> None:
        while True:
            path = PATHS[(self.answered + len(self.failed)) % len(PATHS)]
            try:
                await asyncio.to_thread(self.one, path)
                self.answered += 1
            except (urllib.error.URLError, OSError) as error:
                self.failed.append(f"{path}: {error}")
            await asyncio.sleep(0.1)

    def one(self, path: str) -> None:
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            answer.read()


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.proxy", description=__doc__)
    parser.add_argument("--replicas", type=int, default=3)
    parser.add_argument("--users", type=int, default=60)
    parser.add_argument("--seconds", type=float, default=15, help="of each episode, at least")
    given = parser.parse_args(arguments)
    try:
        nginx.find()
    except nginx.NoNginxError as missing:
        print(missing, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        return show_all(rows(given, Path(folder)))


def rows(given: argparse.Namespace, log: Path) -> Iterator[Row]:
    with ExitStack() as stack:
        replicas = Replicas([free_port() for _ in range(given.replicas)], log)
        stack.callback(replicas.close)
        proxy = stack.enter_context(nginx.proxy([f"{HOST}:{port}" for port in replicas.ports]))
        with sync_playwright() as playwright:
            browser = launch(playwright)
            recording = users.record(browser, proxy, cases.CASES[0].path, cases.CONTROL)
            browser.close()
        gc.freeze()
        yield from asyncio.run(episodes(given, replicas, proxy, recording))


async def episodes(
    given: argparse.Namespace, replicas: Replicas, proxy: nginx.Proxy, recording: users.Recording
) -> list[Row]:
    people = [Steady(proxy, recording) for _ in range(given.users)]
    for begin in range(0, len(people), 4):
        await asyncio.gather(*(one.come() for one in people[begin : begin + 4]))

    async def nothing() -> None:
        """All goes well."""

    async def crash() -> None:
        await asyncio.sleep(2)
        note("one replica is killed")
        await asyncio.to_thread(replicas.kill, 0)
        await asyncio.sleep(given.seconds / 2)
        await asyncio.to_thread(replicas.restart, 0)

    async def rolling() -> None:
        for number in range(given.replicas):
            await asyncio.sleep(2)
            note(f"replica {number + 1} is restarted")
            await asyncio.to_thread(replicas.restart, number)

    found = []
    for what, happens in (
        ("all well", nothing),
        ("one replica killed, then back", crash),
        ("all replicas restarted in turn", rolling),
    ):
        note(what)
        found += await episode(what, happens, people, proxy, given.seconds)
    await asyncio.gather(*(one.leave() for one in people))
    return found


async def episode(
    what: str,
    happens: Callable[[], Awaitable[None]],
    people: Sequence[Steady],
    proxy: nginx.Proxy,
    seconds: float,
) -> list[Row]:
    """Let everybody work while something happens, and until some time after it."""
    tally, requests = Tally(), Requests(proxy.url)
    asking = asyncio.create_task(requests.go_on())
    event = asyncio.ensure_future(happens())
    begin = time.perf_counter()
    while True:
        now = time.perf_counter()
        every = cases.CHANGE_EVERY
        await asyncio.gather(
            *(
                one.use(tally, now + every * n / len(people), now + max(seconds / 2, every))
                for n, one in enumerate(people)
            )
        )
        if event.done() and time.perf_counter() > begin + seconds:
            break
    await event
    asking.cancel()
    for failure in (*tally.failures, *requests.failed)[:5]:
        note(failure)
    took = sorted(tally.milliseconds) or [0.0]
    served = f"{len(took)} changes, p50 {took[len(took) // 2]:.0f} ms; "
    away = max(tally.seconds_away, default=0)
    lost = (
        f"{tally.lost_connections} connections lost, all back within {away:.1f} s, "
        f"{tally.lost_states} states lost, {len(tally.failures)} not served"
    )
    return [
        Row(
            f"{what}: {len(people)} users",
            served + lost,
            "0 states lost, 0 not served",
            tally.lost_states == len(tally.failures) == 0,
        ),
        Row(
            f"{what}: pages and health",
            f"{requests.answered} answered, {len(requests.failed)} failed",
            "0 failed",
            not requests.failed,
        ),
    ]


if __name__ == "__main__":
    sys.exit(main())
