"""`make load`: how many users the service holds, and what one visitor's heavy job costs the others.

Prints a Markdown table and ends with status 1 where a bound was missed. The clients share the
machine with the servers, so the figures are lower bounds.
"""

import argparse
import asyncio
import gc
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import cases, jobs, users
from bench.report import Row, note, show_all
from tests.browser.page import launch
from tests.browser.server import running

SCRIPT = "serve.py"
BESIDE_MS = 500.0  # the p95 of the others while somebody's heavy job runs
BESIDE = 60  # how many the others are
UNBOUNDED = {"DECONV_VIZ_MAX_VISITORS": "3000"}  # where the operator's bound is not the question


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--users", type=int, default=cases.USERS_BOUND, help="bound, one process")
    parser.add_argument("--seconds", type=float, default=15, help="of each measurement")
    parser.add_argument("--processes", type=int, nargs="*", default=[1, 2], help="of `the most`")
    parser.add_argument("--step", type=int, default=150, help="more users from try to try")
    parser.add_argument("--jobs", nargs="*", default=list(jobs.JOBS), choices=list(jobs.JOBS))
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return show_all(rows(given, Path(folder)))


def rows(given: argparse.Namespace, log: Path) -> Iterator[Row]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        with running(log / "recorded.txt", script=SCRIPT) as server:
            recording = users.record(browser, server, cases.CASES[0].path, cases.CONTROL)
        browser.close()
    gc.freeze()  # the clients' own collections are not the app's
    for name in given.jobs:
        yield beside(jobs.JOBS[name], recording, log, given.seconds)
    for processes in given.processes:
        yield from most(processes, recording, log, given)


def beside(job: jobs.Job, recording: users.Recording, log: Path, seconds: float) -> Row:
    """What the others get while one visitor runs a heavy job, again and again."""
    with running(log / f"job-{job.name}.txt", script=SCRIPT) as server:
        note(f"{BESIDE} users beside {job.name}")
        with jobs.repeated(job, server) as done:
            load = asyncio.run(held([server], recording, BESIDE, seconds))
        if found := server.tracebacks():
            raise RuntimeError(f"The app failed while it was measured: {found[0]}")
    reached = f"p50 / p95 {load.p50:.0f} / {load.p95:.0f} ms, {done()} jobs done"
    kept = load.p95 < BESIDE_MS and done() > 0
    what = f"{BESIDE} others while one visitor runs: {job.says}"
    return Row(what, reached, f"p95 < {BESIDE_MS:.0f} ms", kept)


async def held(
    servers: Sequence[users.Place], recording: users.Recording, number: int, seconds: float
) -> users.Load:
    crowd = users.Crowd(servers, recording, cases.CHANGE_EVERY)
    try:
        await crowd.grow(number)
        return await crowd.work(seconds, warm_up=6)
    finally:
        await crowd.leave()


def most(
    processes: int, recording: users.Recording, log: Path, given: argparse.Namespace
) -> Iterator[Row]:
    """The bound's users on so many processes, then more and more up to the first that wait."""
    name = "one process" if processes == 1 else f"{processes} processes"
    numbers = range(given.users, 3001, given.step)
    with ExitStack() as stack:
        servers = [
            stack.enter_context(
                running(log / f"most-{processes}-{n}.txt", script=SCRIPT, environment=UNBOUNDED)
            )
            for n in range(processes)
        ]
        loads = asyncio.run(tried(servers, recording, numbers, given.seconds))
        for server in servers:
            if found := server.tracebacks():
                raise RuntimeError(f"The app failed while it was measured: {found[0]}")
    first = loads[0]
    kept = first.p95 < cases.PATIENCE_MS
    bound = f"p95 < {cases.PATIENCE_MS:.0f} ms"
    every = f"each with a change every {cases.CHANGE_EVERY:.0f} s"
    yield Row(f"{first.users} users, {every}, {name}", told(first), bound, kept)
    best = [load for load in loads if load.p95 < cases.PATIENCE_MS]
    most_held = f"{best[-1].users}: {told(best[-1])}" if best else f"fewer than {first.users}"
    if best and len(best) == len(loads):
        most_held = f"at least {most_held}"
    yield Row(f"the most users with {bound}, {name}", most_held, f"aim {cases.USERS_AIM}")


async def tried(
    servers: Sequence[users.Place],
    recording: users.Recording,
    numbers: Sequence[int],
    seconds: float,
) -> list[users.Load]:
    loads = []
    async for load in users.step_up(servers, recording, numbers, seconds=seconds):
        note(f"{len(servers)} processes, {load.users} users: {told(load)}")
        loads.append(load)
    return loads


def told(load: users.Load) -> str:
    return (
        f"p50 / p95 / longest {load.p50:.0f} / {load.p95:.0f} / {max(load.milliseconds):.0f} ms, "
        f"{load.cpu_milliseconds:.1f} ms CPU a change, {load.megabytes:.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
