"""A short training to watch, on generated digits: bounded in steps, time and memory.

It uses one thread and rests between blocks, so that others who use the same machine are served.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import ParameterError, integer
from deconv_viz.network import adam
from deconv_viz.network.errors import DataError
from deconv_viz.network.generated import digits
from deconv_viz.network.initial import initial
from deconv_viz.network.losses import floor
from deconv_viz.network.models import Network
from deconv_viz.network.training import Crew

Vector = NDArray[np.float32]

DIGITS, BATCH = 500, 50
MOST_STEPS = 200
MOST_SECONDS = 60.0
SLOTS = 2
REST = 0.5
"""How long it rests, as a share of the time that it has worked."""

_slots = threading.BoundedSemaphore(SLOTS)


@dataclass(frozen=True, slots=True)
class Step:
    """The training after `number` of `of` steps; `loss` is the batch's, before the step.

    `floor` is the mean entropy of the pixels: no model has a lower loss on these digits.
    """

    number: int
    of: int
    loss: float
    floor: float
    vector: Vector


def rehearse(
    network: Network,
    steps: int = 50,
    seed: int = 0,
    begin: Vector | None = None,
    seconds: float = MOST_SECONDS,
) -> Iterator[Step]:
    """Yield a training step by step; closing the iterator, or dropping it, stops the training.

    It starts from `begin`, or from drawn parameters, and ends after `steps` steps (at most
    MOST_STEPS) or after `seconds` (at most MOST_SECONDS), whichever comes first. For the same
    arguments the steps are the same. Raises ParameterError for a number of steps that is not
    allowed and, with the first step, DataError("busy") if SLOTS trainings run already.
    """
    if not 1 <= integer("steps", steps) <= MOST_STEPS:
        raise ParameterError("steps", "choice", steps, {"choices": f"1 to {MOST_STEPS}"})
    return _rehearse(network, steps, seed, begin, min(seconds, MOST_SECONDS))


def _rehearse(
    network: Network, steps: int, seed: int, begin: Vector | None, seconds: float
) -> Iterator[Step]:
    if not _slots.acquire(blocking=False):
        raise DataError("busy", SLOTS)
    try:
        images = digits(DIGITS, seed).images
        lowest = floor(images)
        vector = initial(network, seed) if begin is None else begin
        moments = adam.start(len(vector))
        chance = np.random.default_rng([seed, 0, 2])
        end = time.monotonic() + seconds
        with Crew(network, calm=True) as crew:
            for number in range(1, steps + 1):
                began = time.monotonic()
                batch = images[chance.choice(DIGITS, BATCH, replace=False)]
                loss, gradient = crew.gradient(vector, batch)
                vector, moments = adam.step(vector, gradient, moments, number, 1e-3)
                yield Step(number, steps, loss, lowest, vector)
                if time.monotonic() > end:
                    return
                time.sleep((time.monotonic() - began) * REST)
    finally:
        _slots.release()
