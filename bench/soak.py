"""`make soak`: users come, work and go for an hour; memory stays flat and nothing of them is kept.

Prints a Markdown table and ends with status 1 where a bound was missed.
"""

import argparse
import asyncio
import gc
import random
import re
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from playwright.sync_api import sync_playwright
from websockets.exceptions import WebSocketException

from bench import cases, users
from bench.load import SCRIPT
from bench.report import Row, note, show_all
from tests.browser.page import launch
from tests.browser.server import Server, running

STAY = 180.0  # seconds that a user stays, on average
GROWTH = 0.05  # of memory, from the first to the last quarter after the warm-up
KEPT_SECONDS = 120  # server.disconnectedSessionTTL: how long a visitor's state waits for him


@dataclass
class Record:
    """What was seen over time."""

    milliseconds: list[float] = field(default_factory=list)
    megabytes: list[tuple[float, float]] = field(default_factory=list)
    visits: int = 0
    lost: int = 0


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--users", type=int, default=100, help="at a time")
    parser.add_argument("--stay", type=float, default=STAY, help="seconds, on average")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            with running(log / "recorded.txt", script=SCRIPT) as server:
                recording = users.record(browser, server, cases.CASES[0].path, cases.CONTROL)
            browser.close()
        gc.freeze()  # the clients' own collections are not the app's
        with running(log / "soak.txt", script=SCRIPT) as server:
            seconds = 60 * given.minutes
            record = asyncio.run(soak(server, recording, given.users, given.stay, seconds))
            note("all are gone; what was kept for their return is given up")
            time.sleep(KEPT_SECONDS + 5)
            after = sessions(server)
            failed = server.tracebacks()
    return show_all(rows(record, given, after, failed))


async def soak(
    server: Server, recording: users.Recording, number: int, stay: float, seconds: float
) -> Record:
    """Keep so many places taken; whoever leaves is followed by another."""
    record = Record()
    end = time.perf_counter() + seconds
    # The same comings and goings in every run.
    chance = random.Random(0)
    places = [
        asyncio.create_task(
            place(server, recording, record, stay, end, random.Random(chance.random()))
        )
        for _ in range(number)
    ]
    watching = asyncio.create_task(watch(server, record))
    await asyncio.gather(*places)
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return record


async def place(
    server: Server,
    recording: users.Recording,
    record: Record,
    stay: float,
    end: float,
    chance: random.Random,
) -> None:
    """One place in the class: users take it one after another."""
    await asyncio.sleep(chance.uniform(0, min(30, stay)))
    while time.perf_counter() < end:
        client = users.Client(server, recording)
        until = min(end, time.perf_counter() + chance.expovariate(1 / stay))
        try:
            await stay_until(client, until, record, chance)
        except (OSError, WebSocketException):
            # One lost connection in an hour is a figure, and no reason to lose the hour.
            record.lost += 1


async def stay_until(
    client: users.Client, until: float, record: Record, chance: random.Random
) -> None:
    """Visit, change the slider every few seconds, and go."""
    await client.visit()
    record.visits += 1
    due = time.perf_counter() + chance.uniform(0, cases.CHANGE_EVERY)
    while due < until:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        await client.change()
        record.milliseconds.append(1000 * (time.perf_counter() - due))
        due += cases.CHANGE_EVERY
    await client.socket.close()


async def watch(server: Server, record: Record, every: float = 5) -> None:
    """Note the memory every few seconds."""
    process = psutil.Process(server.process.pid)
    begin = time.perf_counter()
    while True:
        now = time.perf_counter() - begin
        record.megabytes.append((now, process.memory_info().rss / 1e6))
        if len(record.megabytes) % 12 == 0:
            note(f"{now / 60:.0f} min: {record.megabytes[-1][1]:.0f} MB, {record.visits} visits")
        await asyncio.sleep(every)


def sessions(server: Server) -> dict[str, int]:
    """What the server says about sessions in its memory."""
    with urllib.request.urlopen(f"{server.url}/service/metrics", timeout=30) as answer:
        text = answer.read().decode()
    found = re.findall(r'^deconv_viz_sessions\{state="(\w+)"\} (\d+)$', text, re.MULTILINE)
    return {state: int(number) for state, number in found}


def growth(megabytes: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Medians of the first and the last quarter of what follows the warm-up (a quarter of all)."""
    later = [memory for _, memory in megabytes[len(megabytes) // 4 :]]
    quarter = max(1, len(later) // 4)
    return statistics.median(later[:quarter]), statistics.median(later[-quarter:])


def rows(
    record: Record, given: argparse.Namespace, after: dict[str, int], failed: Sequence[str]
) -> list[Row]:
    first, last = growth(record.megabytes)
    took = sorted(record.milliseconds)
    p50, p95 = (took[int(len(took) * share)] for share in (0.5, 0.95))
    held = sum(after.values())
    what = f"{given.users} users at a time for {given.minutes:g} min, {record.visits} in all"
    return [
        Row(
            what,
            f"{len(took)} changes, p50 / p95 {p50:.0f} / {p95:.0f} ms",
            f"p95 < {cases.PATIENCE_MS:.0f} ms",
            p95 < cases.PATIENCE_MS,
        ),
        Row(
            "memory, first and last quarter after the warm-up",
            f"{first:.0f} → {last:.0f} MB ({100 * (last / first - 1):+.1f} %)",
            f"≤ {100 * GROWTH:+.0f} %",
            last <= first * (1 + GROWTH),
        ),
        Row("sessions in memory two minutes after all have left", f"{held}", "0", held == 0),
        Row("connections lost", f"{record.lost}", "0", record.lost == 0),
        Row("errors in the server's log", f"{len(failed)}", "0", not failed),
    ]


if __name__ == "__main__":
    sys.exit(main())
