"""Train a network, on MNIST or on generated digits; interrupted, the same command goes on.

`python -m deconv_viz.network.train --data DIR` writes <model>.npz (the parameters), <model>.json
(the report) and <model>.checkpoint.npz (after every batch) to the folder --out.
"""

import argparse
import hashlib
import json
import os
import platform
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from deconv_viz import __version__
from deconv_viz.network import checkpoints, generated, losses, mnist, weights
from deconv_viz.network.errors import VARIABLE, DataError
from deconv_viz.network.models import NETWORKS, network_named
from deconv_viz.network.training import (
    Crew,
    Images,
    Settings,
    State,
    Vector,
    batches,
    start,
    train,
)

HELD_OUT = 0.2
CHECK = 16  # generated digits whose loss the report holds, so that anyone can check the parameters

BLAS_THREADS = (
    "OPENBLAS_NUM_THREADS",
    "OMP_NUM_THREADS",
    "MKL_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


class Data(NamedTuple):
    """Images to train on, to validate with and to test with, and where they are from."""

    name: str
    training: Images
    validation: Images
    test: Images

    def digest(self) -> str:
        """Return what tells these images from others."""
        found = hashlib.sha256()
        for images in (self.training, self.validation, self.test):
            found.update(images.tobytes())
        return found.hexdigest()


def data(folder: str | None, count: int | None) -> Data:
    """Return MNIST from a folder, or as many generated digits; the last fifth is held out.

    Raises DataError if the files are not there or not what they should be.
    """
    if count is not None:
        drawn = generated.digits(count + max(count // 6, 1)).images
        name, images, test = "generated digits", drawn[:count], drawn[count:]
    else:
        where = mnist.folder(folder)
        name = "MNIST"
        images, test = mnist.images(where, mnist.TRAINING), mnist.images(where, mnist.TEST)
    kept = len(images) - round(len(images) * HELD_OUT)
    return Data(name, images[:kept], images[kept:], test)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train as told, and return the exit status: 0, 1 for refused data, 130 if interrupted."""
    options = parse(arguments)
    try:
        run(options)
    except DataError as error:
        say(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        say("\nInterrupted. The same command goes on from here.\n")
        return 130
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m deconv_viz.network.train", description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--data", metavar="DIR", help=f"the MNIST files (or {VARIABLE})")
    source.add_argument(
        "--generated", type=_count, metavar="COUNT", help="train on so many generated digits"
    )
    parser.add_argument("--model", choices=tuple(NETWORKS), default="autoencoder")
    parser.add_argument("--epochs", type=_count, default=25)
    parser.add_argument("--batch", type=_count, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--threads", type=_count, default=len(_cores()), help="all cores if left out"
    )
    parser.add_argument("--out", type=Path, default=Path("trained"), metavar="DIR")
    parser.add_argument("--fresh", action="store_true", help="begin anew, whatever is in --out")
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be at least 1; received {number}")
    return number


def _cores() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


def run(options: argparse.Namespace) -> None:
    """Train, evaluate and write the parameters and the report."""
    found = data(options.data, options.generated)
    settings = Settings(network_named(options.model), options.seed, options.batch, options.epochs)
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / f"{options.model}.checkpoint.npz"
    facts = {
        "model": options.model,
        "seed": options.seed,
        "batch": options.batch,
        "data": found.digest(),
    }
    state, seconds = start(settings), 0.0
    if path.exists() and not options.fresh:
        state, seconds = checkpoints.read(path, facts)
        say(f"Goes on after {state.epoch} epochs and {state.batch} batches.\n")
    began = time.monotonic() - seconds
    with Crew(settings.network, options.threads, calm=not alone()) as crew:
        progress = Progress(settings, len(found.training), state)
        for reached in train(settings, state, found.training, found.validation, crew):
            state, seconds = reached, time.monotonic() - began
            checkpoints.write(path, state, facts, seconds)
            progress.show(state)
        report = _report(settings, found, state, seconds, crew)
    weights.save(options.out / f"{options.model}.npz", settings.network, state.vector)
    text = json.dumps(report, indent=2) + "\n"
    (options.out / f"{options.model}.json").write_text(text, encoding="utf-8")
    final = report["loss"]
    say(
        f"Validation loss {final['validation']:.4f}, test loss {final['test']:.4f}; no model can "
        f"go below {report['floor']['validation']:.4f} and {report['floor']['test']:.4f}.\n"
    )


class Progress:
    """Says how far a training is: a line an epoch, and on a terminal a line in between."""

    def __init__(self, settings: Settings, images: int, state: State) -> None:
        self.settings, self.images = settings, images
        self.count = batches(settings, images)
        self.began, self.before = time.monotonic(), self._done(state)

    def _done(self, state: State) -> int:
        return state.epoch * self.count + state.batch

    def show(self, state: State) -> None:
        """Say where the training is, and how long it will take at the pace so far."""
        done = self._done(state)
        pace = (time.monotonic() - self.began) / max(done - self.before, 1)
        left = _spelt(pace * (self.settings.epochs * self.count - done))
        epochs = self.settings.epochs
        if not state.batch:
            say(
                f"\repoch {state.epoch} of {epochs}: loss {state.losses[-1]:.4f}, "
                f"validation loss {state.validation[-1]:.4f}, {left} left\n"
            )
        elif sys.stdout.isatty():
            loss = state.total / min(state.batch * self.settings.batch, self.images)
            say(
                f"\repoch {state.epoch + 1} of {epochs}, batch {state.batch} of {self.count}: "
                f"loss {loss:.4f}, {left} left   "
            )


def _spelt(seconds: float) -> str:
    """Say a duration."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def say(text: str) -> None:
    """Write to the terminal, or the log, at once."""
    sys.stdout.write(text)
    sys.stdout.flush()


def _report(
    settings: Settings, found: Data, state: State, seconds: float, crew: Crew
) -> dict[str, Any]:
    parts = {"training": found.training, "validation": found.validation, "test": found.test}
    return {
        "model": settings.network.name,
        "parameters": settings.network.parameters,
        "data": found.name,
        "images": {name: len(images) for name, images in parts.items()},
        "seed": settings.seed,
        "batch": settings.batch,
        "epochs": state.epoch,
        "optimiser": {"name": "Adam", "rate": settings.rate},
        "loss_per_epoch": list(state.losses),
        "validation_loss_per_epoch": list(state.validation),
        "loss": {name: crew.loss(state.vector, images) for name, images in parts.items()},
        "floor": {name: losses.floor(images) for name, images in parts.items()},
        "check": check(state.vector, crew),
        "seconds": round(seconds, 1),
        "versions": versions(),
    }


def check(vector: Vector, crew: Crew) -> Mapping[str, float]:
    """Return the loss on a few generated digits, by which the parameters can be recognised."""
    return {"generated_digits": CHECK, "loss": crew.loss(vector, generated.digits(CHECK).images)}


def versions() -> dict[str, str]:
    """Return what the result was made with."""
    return {
        "deconv_viz": __version__,
        "python": platform.python_version(),
        "numpy": np.__version__,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def alone() -> bool:
    """Return whether BLAS was told to keep to one thread."""
    return "1" in {os.environ.get(name) for name in BLAS_THREADS}


def begin_alone() -> None:
    """Start again with one BLAS thread: NumPy reads the number when it is imported.

    The crew has the threads; with more beneath it they would wait for each other, and sums would
    depend on their number.
    """
    if os.name == "posix" and not alone():
        environment = os.environ | dict.fromkeys(BLAS_THREADS, "1")
        command = [sys.executable, "-m", "deconv_viz.network.train", *sys.argv[1:]]
        os.execve(sys.executable, command, environment)


if __name__ == "__main__":
    begin_alone()
    sys.exit(main())
