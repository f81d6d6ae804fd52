"""The long form: `python -m tests.fuzz [--times 40] [--seconds 60]`.

First the tests of this room with that many times as many cases (1 is some 4,000), then a fuzzer
that watches which lines are reached, so many seconds for each reader of text and files. No reader
may take longer than a few seconds or more memory than a generous bound. Ends with 1 if one did.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-untyped]

MEMORY = 3 * 2**30  # bytes of address space; the libraries alone take about one GiB of it
SLOWEST = 5  # seconds for one case


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--times", type=int, default=40, help="how many times as many cases")
    parser.add_argument("--seconds", type=int, default=60, help="of each reader, by coverage")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.only:
        _watch(arguments.only, arguments.seconds)
    failed = _by_cases(arguments.times) + _by_coverage(arguments.seconds)
    return bool(failed)


def _by_cases(times: int) -> int:
    environment = {**os.environ, "DECONV_VIZ_FUZZ": str(times)}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "tests/fuzz"]
    return subprocess.run(command, env=environment, check=False).returncode


def _by_coverage(seconds: int) -> int:
    from tests.fuzz.strangers import BLOBS

    failed = []
    for kind in BLOBS:
        command = [sys.executable, "-m", "tests.fuzz", "--only", kind, "--seconds", str(seconds)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        runs = [line for line in done.stderr.splitlines() if "DONE" in line or "Done" in line]
        print(f"{kind:13} {'FAIL' if done.returncode else 'ok':5}", *runs[-1:], flush=True)
        if done.returncode:
            failed.append(kind)
            print(done.stderr[-3000:])
    return len(failed)


def _watch(kind: str, seconds: int) -> None:
    with atheris.instrument_imports(include=["deconv_viz"]):
        from tests.fuzz.strangers import BLOBS
    from tests.fuzz.test_strangers import SEEDS

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(SEEDS[kind]):
            (Path(corpus) / str(number)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", "-max_len=4096"]
        atheris.Setup([sys.argv[0], *options, "-rss_limit_mb=0", corpus], BLOBS[kind])
        atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
