"""The layer of the core against the frameworks: the same work, in turns, on two cores.

`python -m bench.layer` prints these rows alone.
"""

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.contenders import CASES, CONTENDERS, THREADS

OURS, JUDGE = "deconv_viz", "PyTorch"
AIM, BOUND = 3, 5  # times PyTorch's time
SLOW = ("SciPy", "ONNX reference")  # seconds a call: one round is enough
WHAT = f"layer with bias, float32, {THREADS} threads"


class Contender:
    """A framework in a process of its own, asleep while others are measured."""

    def __init__(self, name: str, python: Path) -> None:
        self.name = name
        threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        self.process = subprocess.Popen(
            [python, "-m", "bench.contenders", name],
            cwd=Path(__file__).parents[1],
            env={**os.environ, **dict.fromkeys(threads, str(THREADS)), "JAX_PLATFORMS": "cpu"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if hasattr(os, "sched_setaffinity"):
            cores = sorted(os.sched_getaffinity(0))[:THREADS]
            os.sched_setaffinity(self.process.pid, cores)
        self.seconds: dict[str, list[float]] = {case: [] for case in CASES}
        self.digests: dict[str, str] = {}

    def measure(self, case: str, seconds: float) -> None:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write(f"{case} {seconds}\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} failed while {CASES[case].name} was measured.")
        answer = json.loads(line)
        self.seconds[case] += answer["seconds"]
        self.digests[case] = answer["digest"] or self.digests[case]

    def median(self, case: str) -> float:
        return statistics.median(self.seconds[case])

    def close(self) -> None:
        self.process.communicate()


def python_of_the_frameworks() -> Path | None:
    """Return the interpreter of the frameworks' environment, if it is there."""
    here = Path(__file__).parents[1]
    folder = here / os.environ.get("FRAMEWORKS_VENV", ".venv-frameworks")
    python = folder / "bin" / "python"
    return python if python.exists() else None


def rows(quick: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row for each case, or one that says why there is none."""
    python = python_of_the_frameworks()
    if python is None:
        yield WHAT, "", "not measured: `make test-frameworks` sets up what to compare with", ""
        return
    with ExitStack() as stack:
        contenders = []
        for name in CONTENDERS:
            contender = Contender(name, Path(sys.executable) if name == OURS else python)
            stack.callback(contender.close)
            contenders.append(contender)
        for case, shape in CASES.items():
            for turn in range(2 if quick else 8):
                for contender in contenders:
                    if turn == 0 or contender.name not in SLOW:
                        contender.measure(case, 0.1 if quick else 0.4)
            digests = {contender.digests[case] for contender in contenders}
            if len(digests) != 1:
                raise RuntimeError(f"The frameworks do not agree on {shape.name}.")
            yield WHAT, shape.name, reached(contenders, case), f"≤ {AIM}× PyTorch (bound {BOUND}×)"


def reached(contenders: list[Contender], case: str) -> str:
    """Say how long each took, ours first and as a multiple of PyTorch's.

    Medians; and the multiple of the best times, which a busy machine disturbs less.
    """
    times = {contender.name: contender.median(case) for contender in contenders}
    others = ", ".join(f"{name} {spelt(times[name])}" for name in times if name != OURS)
    best = {contender.name: min(contender.seconds[case]) for contender in contenders}
    ratio, least = (each[OURS] / each[JUDGE] for each in (times, best))
    return f"{spelt(times[OURS])} = {ratio:.2f}× PyTorch, best {least:.2f}× ({others})"


def spelt(seconds: float) -> str:
    """Say a duration with three digits or so."""
    if seconds < 1e-3:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


if __name__ == "__main__":
    for row in rows("--quick" in sys.argv):
        print(f"| {' | '.join(row)} |", flush=True)
