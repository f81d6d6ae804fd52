"""Training: batches in an order that the seed fixes, their gradient on several threads, steps.

A training is a sequence of states, one after each batch. Each follows from the one before alone, so
a training that goes on from a stored state ends where it would have ended anyway, to the last bit.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import SimpleQueue
from types import TracebackType
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network import adam
from deconv_viz.network.initial import initial
from deconv_viz.network.losses import cross_entropy, sigmoid
from deconv_viz.network.models import Network
from deconv_viz.network.passes import Passes

Vector = NDArray[np.float32]
Images = NDArray[np.uint8]
Found = TypeVar("Found")

BLOCK = 10
"""How many images a thread works on at once: what they need should fit into a core's cache."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that a training's result depends on besides the data."""

    network: Network
    seed: int = 0
    batch: int = 1000
    epochs: int = 25
    rate: float = 1e-3


@dataclass(frozen=True, slots=True)
class State:
    """Where a training is: `batch` batches of epoch `epoch` (from 0) are done.

    `total` is the sum of the epoch's images' losses so far; `losses` and `validation` hold one
    mean loss per pixel for each epoch that is done. A training loss is the mean over the epoch's
    batches, each before its step, as Keras reports it.
    """

    vector: Vector
    moments: adam.Moments
    epoch: int = 0
    batch: int = 0
    total: float = 0.0
    losses: tuple[float, ...] = ()
    validation: tuple[float, ...] = ()


def start(settings: Settings) -> State:
    """Return the state before the first batch."""
    vector = initial(settings.network, settings.seed)
    return State(vector, adam.start(len(vector)))


def batches(settings: Settings, images: int) -> int:
    """Return how many batches an epoch has; the last may be smaller."""
    return -(-images // settings.batch)


def order(settings: Settings, epoch: int, images: int) -> NDArray[np.intp]:
    """Return the order of the images in an epoch."""
    # The 1 keeps the stream apart from those that the first parameters are drawn from.
    return np.random.default_rng([settings.seed, epoch, 1]).permutation(images)


def train(
    settings: Settings, state: State, images: Images, held_out: Images, crew: "Crew"
) -> Iterator[State]:
    """Yield the state after each batch, until all epochs are done."""
    count = batches(settings, len(images))
    while state.epoch < settings.epochs:
        chosen = order(settings, state.epoch, len(images))
        while state.batch < count:
            start = state.batch * settings.batch
            batch = images[chosen[start : start + settings.batch]]
            number = state.epoch * count + state.batch + 1
            loss, gradient = crew.gradient(state.vector, batch)
            vector, moments = adam.step(
                state.vector, gradient, state.moments, number, settings.rate
            )
            total = state.total + loss * len(batch)
            state = replace(
                state, vector=vector, moments=moments, batch=state.batch + 1, total=total
            )
            if state.batch < count:
                yield state
        state = replace(
            state,
            epoch=state.epoch + 1,
            batch=0,
            total=0.0,
            losses=(*state.losses, state.total / len(images)),
            validation=(*state.validation, crew.loss(state.vector, held_out)),
        )
        yield state


def scaled(images: Images) -> NDArray[np.float32]:
    """Return images (n, rows, columns) as the network takes them: (n, 1, rows, columns), 0 … 1."""
    return np.divide(images[:, np.newaxis], np.float32(255), dtype=np.float32)


class Crew:
    """Threads that share the images of a batch among them, in blocks; a context manager.

    The result does not depend on their number: every block is computed alone, and the blocks'
    results are added in their order. That holds to the last bit where the BLAS library that NumPy
    uses has one thread (see `deconv_viz.network.train`). A `calm` crew leaves BLAS no other thread
    in any case, at some cost in speed.
    """

    def __init__(
        self, network: Network, threads: int = 1, block: int = BLOCK, calm: bool = False
    ) -> None:
        self.network, self.block = network, block
        self._pool = ThreadPoolExecutor(threads, "crew")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for _ in range(threads):
            self._idle.put(_Worker(network, calm))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(cancel_futures=True)

    def gradient(self, vector: Vector, images: Images) -> tuple[float, Vector]:
        """Return the mean loss per pixel and its gradient with respect to the parameters."""
        blocks = self._blocks(images)
        rows = np.empty((len(blocks), len(vector)), np.float32)
        weight = np.float32(1 / images.size)

        def work(worker: "_Worker", position: int) -> float:
            return worker.gradient(vector, blocks[position], weight, rows[position])

        total = sum(self._each(work, len(blocks)))
        return total / images.size, rows.sum(axis=0, dtype=np.float64).astype(np.float32)

    def loss(self, vector: Vector, images: Images) -> float:
        """Return the mean loss per pixel."""
        blocks = self._blocks(images)

        def work(worker: "_Worker", position: int) -> float:
            return worker.loss(vector, blocks[position])

        return sum(self._each(work, len(blocks))) / images.size

    def _blocks(self, images: Images) -> Sequence[Images]:
        return [images[start : start + self.block] for start in range(0, len(images), self.block)]

    def _each(self, work: Callable[["_Worker", int], Found], count: int) -> list[Found]:
        """Do work for every position, each with a worker of its own; results in their order."""

        def one(position: int) -> Found:
            worker = self._idle.get()
            try:
                return work(worker, position)
            finally:
                self._idle.put(worker)

        return list(self._pool.map(one, range(count)))


class _Worker:
    """What one thread needs: room for blocks of each size that comes."""

    def __init__(self, network: Network, calm: bool) -> None:
        self.network, self.calm = network, calm
        self._passes: dict[int, Passes] = {}
        self._taken: dict[int, Vector] = {}

    def _ready(self, vector: Vector, size: int) -> Passes:
        if size not in self._passes:
            self._passes[size] = Passes(self.network, size, calm=self.calm)
        if self._taken.get(size) is not vector:
            self._passes[size].set(vector)
            self._taken[size] = vector
        return self._passes[size]

    def loss(self, vector: Vector, images: Images) -> float:
        x = scaled(images)
        logits = self._ready(vector, len(images)).logits(x)
        return float(cross_entropy(logits, x.swapaxes(0, 1)).sum(dtype=np.float64))

    def gradient(self, vector: Vector, images: Images, weight: np.float32, found: Vector) -> float:
        x = scaled(images)
        passes, targets = self._ready(vector, len(images)), x.swapaxes(0, 1)
        logits = passes.logits(x)
        loss = float(cross_entropy(logits, targets).sum(dtype=np.float64))
        passes.gradient((sigmoid(logits) - targets) * weight, found)
        return loss
