"""Print one Markdown table of measurements of the app on this machine.

`python -m bench --quick` gives a rough one in about two minutes.
"""

import argparse
import asyncio
import gc
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import psutil
from playwright.sync_api import Browser, sync_playwright

from bench import cases, layer, network, page, users
from tests.browser.page import launch
from tests.browser.server import Server, running

Row = tuple[str, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, fewer users")
    quick = parser.parse_args(arguments).quick
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder)
        with sync_playwright() as playwright:
            browser = launch(playwright)
            print(f"{describe(browser)}\n")
            show(("measured", "in", "reached", "aim"))
            show(("---",) * 4)
            for row in in_the_browser(browser, log, quick):
                show(row)
            with running(log / "recorded.txt") as server:
                recording = users.record(browser, server, cases.CASES[0].path, cases.CONTROL)
            browser.close()
        gc.freeze()  # the clients' own collections are not the app's
        for processes in (1, 2):
            show(under_load(processes, recording, log, quick))
    for row in chain(layer.rows(quick), network.rows(quick)):
        show(row)


def show(row: Row) -> None:
    """Print a line of the table as soon as it is known: measuring takes minutes."""
    print(f"| {' | '.join(row)} |", flush=True)


def describe(browser: Browser) -> str:
    """The machine and the versions that the figures hold for."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "plotly", "numpy"))
    return (
        f"{os.cpu_count()} cores, {psutil.virtual_memory().total / 2**30:.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        f"{packages}, headless Chromium {browser.version} with software drawing. "
        "Browser or clients share the cores with the server."
    )


def in_the_browser(browser: Browser, log: Path, quick: bool) -> Iterator[Row]:
    """What one visitor sees."""
    with running(log / "shared.txt") as server:
        for case in cases.CASES:
            note(f"slider changes, {case.name}")
            got = page.changes(browser, server, case, 10 if quick else 60)
            p50, p95 = (page.percentile(got.milliseconds, percent) for percent in (50, 95))
            aim = f"p95 ≤ {case.p95_ms:.0f} ms"
            yield "slider change → painted, p50 / p95", case.name, f"{p50:.0f} / {p95:.0f} ms", aim
            size = f"{statistics.median(got.kilobytes):.1f} kB"
            yield "sent for a slider change", case.name, size, f"≤ {case.kilobytes:.0f} kB"
        for case in cases.CASES:
            note(f"playing, {case.name}")
            speed = page.steps_per_second(browser, server, case, 2 if quick else 10)
            aim = f"{case.steps_per_second:.0f}"
            yield "steps a second while playing", case.name, f"{speed:.1f}", aim
    times = []
    for number in range(2 if quick else 7):
        note("cold page")
        with running(log / f"cold-{number}.txt") as server:
            times.append(page.first_paint(browser, server))
    reached = f"{statistics.median(times):.2f} s"
    yield "first paint, new server and empty cache", "lesson", reached, f"< {cases.COLD_SECONDS} s"


def under_load(processes: int, recording: users.Recording, log: Path, quick: bool) -> Row:
    """How many users so many server processes hold, the users split evenly among them."""
    with ExitStack() as stack:
        servers = [
            stack.enter_context(running(log / f"load-{processes}-{number}.txt"))
            for number in range(processes)
        ]
        loads = asyncio.run(all_loads(servers, recording, quick))
        check(servers)
    held = [load for load in loads if load.p95 <= cases.PATIENCE_MS]
    best = held[-1] if held else loads[0]
    reached = (
        f"{best.users if held else 0} (p50 / p95 {best.p50:.0f} / {best.p95:.0f} ms, "
        f"{best.cpu_milliseconds:.1f} ms CPU a change, {best.megabytes:.0f} MB)"
    )
    if held and len(held) == len(loads):
        reached = f"at least {reached}"
    name = "one process" if processes == 1 else f"{processes} processes"
    what = f"users held, each with a change every {cases.CHANGE_EVERY:.0f} s"
    return what, name, reached, f"{cases.USERS_AIM} (bound {cases.USERS_BOUND} on one)"


async def all_loads(
    servers: Sequence[Server], recording: users.Recording, quick: bool
) -> list[users.Load]:
    numbers = cases.USERS[:2] if quick else cases.USERS
    loads = []
    async for load in users.step_up(servers, recording, numbers, seconds=5 if quick else 20):
        note(
            f"{len(servers)} processes, {load.users} users: p50 {load.p50:.0f} ms, "
            f"p95 {load.p95:.0f} ms, {load.cpu_milliseconds:.1f} ms CPU a change, "
            f"{load.megabytes:.0f} MB"
        )
        loads.append(load)
    return loads


def check(servers: Sequence[Server]) -> None:
    for server in servers:
        if found := server.tracebacks():
            raise RuntimeError(f"The app failed while it was measured: {found[0]}")


def note(text: str) -> None:
    """Progress, apart from the table."""
    print(f"... {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
