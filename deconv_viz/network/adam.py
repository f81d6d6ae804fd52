"""Adam (Kingma & Ba 2015, arXiv:1412.6980), as Keras has it."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

DECAY = (0.9, 0.999)
EPSILON = 1e-7
"""Keras's; PyTorch has 1e-8, and adds it to the corrected root."""


class Moments(NamedTuple):
    """Running means of the gradient and of its square."""

    first: Vector
    second: Vector


def start(size: int) -> Moments:
    """Return the moments before the first step."""
    return Moments(np.zeros(size, np.float32), np.zeros(size, np.float32))


def step(
    vector: Vector, gradient: Vector, moments: Moments, number: int, rate: float
) -> tuple[Vector, Moments]:
    """Return the parameters and moments after step `number` = 1, 2, …

    m ← 0.9·m + 0.1·g, v ← 0.999·v + 0.001·g²,
    θ ← θ − rate·√(1 − 0.999ⁿ)/(1 − 0.9ⁿ)·m / (√v + ε).
    """
    keep, keep_square = DECAY
    first = moments.first * np.float32(keep) + gradient * np.float32(1 - keep)
    square = gradient * gradient
    second = moments.second * np.float32(keep_square) + square * np.float32(1 - keep_square)
    corrected = rate * math.sqrt(1 - keep_square**number) / (1 - keep**number)
    change = first / (np.sqrt(second) + np.float32(EPSILON))
    moved = vector - change * np.float32(corrected)
    return moved.astype(np.float32, copy=False), Moments(first, second)
