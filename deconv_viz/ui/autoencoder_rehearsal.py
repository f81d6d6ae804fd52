"""A training for one visitor: a thread of its own, which ends when nobody looks any more."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network import DataError, Network, Step, rehearse

Vector = NDArray[np.float32]

UNSEEN = 6.0
"""Seconds after which a training ends that no page has asked about."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training is; `refused` is a sentence if it could not begin."""

    model: str
    losses: tuple[float, ...] = ()
    of: int = 0
    floor: float = 0.0
    vector: Vector | None = None
    running: bool = True
    refused: str = ""


class Rehearsal:
    """One training; `rehearse` bounds it in steps and seconds, and how many run at once."""

    def __init__(self, network: Network, steps: int, begin: Vector | None, seed: int) -> None:
        self.model = network.name
        self._steps = rehearse(network, steps, seed, begin)
        self._last: Step | None = None
        self._losses: list[float] = []
        self._refused = ""
        self._stop = threading.Event()
        self._asked = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="rehearsal", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            for step in self._steps:
                self._last = step
                self._losses.append(step.loss)
                if self._stop.is_set() or time.monotonic() - self._asked > UNSEEN:
                    break
        except DataError as error:
            self._refused = str(error)
        finally:
            self._steps.close()  # type: ignore[attr-defined]  # a generator; gives the slot back

    def progress(self) -> Progress:
        """Return how far it is. Whoever asks keeps it going."""
        self._asked = time.monotonic()
        running = self._thread.is_alive()
        last, losses = self._last, tuple(self._losses)
        if last is None:
            return Progress(self.model, running=running, refused=self._refused)
        return Progress(self.model, losses, last.of, last.floor, last.vector, running)

    def stop(self) -> None:
        """End it after the present step."""
        self._stop.set()

    def wait(self, seconds: float) -> None:
        """Wait until it has ended, at most so many seconds."""
        self._thread.join(seconds)
