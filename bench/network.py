"""Training the autoencoder against PyTorch: batches of 1,000 images, in turns, on two cores.

`python -m bench.network` prints these rows alone; `python -m bench.network NAME` is one of the
contenders, which trains on a batch for every line that it reads.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.layer import AIM, BOUND, python_of_the_frameworks

OURS, JUDGES = "deconv_viz", ("PyTorch", "PyTorch channels_last")
THREADS = 2
BATCH, EPOCH = 1000, 48_000
WHAT = f"an epoch of {EPOCH:,} images, {THREADS} threads"
Train = Callable[[], float]
"""One step on the batch; returns the loss before it."""


def deconv_viz() -> Train:
    from deconv_viz.network import AUTOENCODER, digits
    from deconv_viz.network.training import Crew, Settings, start, train

    images, crew = digits(BATCH).images, Crew(AUTOENCODER, THREADS)
    # One batch an epoch; the epoch's end comes with the loss of a single image, held out.
    settings = Settings(AUTOENCODER, batch=BATCH, epochs=sys.maxsize)
    states = train(settings, start(settings), images, images[:1], crew)
    return lambda: next(states).losses[-1]


def torch(channels_last: bool) -> Train:
    import numpy as np
    import torch

    from deconv_viz.network import AUTOENCODER, digits, torch_code, weights
    from deconv_viz.network.initial import initial

    torch.set_num_threads(THREADS)
    program: dict[str, torch.nn.Sequential] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "autoencoder.npz"
        weights.save(path, AUTOENCODER, initial(AUTOENCODER, 0))
        exec(torch_code(AUTOENCODER).replace("autoencoder.npz", str(path)), program)
    kind = torch.channels_last if channels_last else torch.contiguous_format
    logits = program["model"][:-1].to(memory_format=kind)
    x = torch.from_numpy(digits(BATCH).images[:, None] / np.float32(255)).to(memory_format=kind)
    optimiser = torch.optim.Adam(logits.parameters())

    def step() -> float:
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits(x), x)
        loss.backward()
        optimiser.step()
        return float(loss)

    return step


CONTENDERS: dict[str, Callable[[], Train]] = {
    OURS: deconv_viz,
    JUDGES[0]: lambda: torch(channels_last=False),
    JUDGES[1]: lambda: torch(channels_last=True),
}


class Contender:
    """One of them in a process of its own, asleep while others train."""

    def __init__(self, name: str, python: Path) -> None:
        self.name = name
        # Ours has threads of its own, each with BLAS to itself, as the command sets it.
        threads = 1 if name == OURS else THREADS
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        self.process = subprocess.Popen(
            [python, "-m", "bench.network", name],
            cwd=Path(__file__).parents[1],
            env={**os.environ, **dict.fromkeys(names, str(threads))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        if hasattr(os, "sched_setaffinity"):
            cores = sorted(os.sched_getaffinity(0))[:THREADS]
            os.sched_setaffinity(self.process.pid, cores)
        self.seconds: list[float] = []
        self.losses: list[float] = []

    def step(self) -> None:
        stdin, stdout = self.process.stdin, self.process.stdout
        assert stdin is not None
        assert stdout is not None
        stdin.write("\n")
        stdin.flush()
        line = stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} failed while it trained.")
        seconds, loss = json.loads(line)
        self.seconds.append(seconds)
        self.losses.append(loss)

    def epoch(self) -> float:
        """Return the seconds of an epoch, by the median batch after the first."""
        return statistics.median(self.seconds[1:]) * EPOCH / BATCH

    def close(self) -> None:
        self.process.communicate()


def rows(quick: bool) -> Iterator[tuple[str, ...]]:
    """Yield the row, or one that says why there is none."""
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
        for _ in range(4 if quick else 16):
            for contender in contenders:
                contender.step()
        for contender in contenders[1:]:
            # The same start, the same batch: the same losses, while rounding has had no time.
            for one, other in zip(contenders[0].losses[:3], contender.losses[:3], strict=True):
                if abs(one - other) > 1e-4:
                    raise RuntimeError(f"{contender.name} trains another network than ours.")
        ours, *others = [contender.epoch() for contender in contenders]
        told = ", ".join(
            f"{ours / seconds:.2f}× {name} ({seconds:.1f} s)"
            for name, seconds in zip(JUDGES, others, strict=True)
        )
        yield WHAT, "autoencoder", f"{ours:.1f} s = {told}", f"≤ {AIM}× PyTorch (bound {BOUND}×)"


def serve(name: str) -> None:
    step = CONTENDERS[name]()
    for _ in sys.stdin:
        began = time.perf_counter()
        loss = step()
        print(json.dumps([time.perf_counter() - began, loss]), flush=True)


if __name__ == "__main__":
    if sys.argv[1:] and sys.argv[1] in CONTENDERS:
        serve(sys.argv[1])
    else:
        for row in rows("--quick" in sys.argv):
            print(f"| {' | '.join(row)} |", flush=True)
