"""The geometries that the proofs run over, and whole numbers to fill them with."""

import math
import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from deconv_viz import Axis

Stem = tuple[int, int, int, int]

SIZES = range(1, 7)
KERNELS = range(1, 6)
STRIDES = range(1, 5)
DILATIONS = range(1, 4)
BEYOND = 2  # crops go from -2 to one past the end of the canvas

STEMS = tuple(product(SIZES, KERNELS, STRIDES, DILATIONS))
"""Every (size, kernel, stride, dilation)."""


def stems(size: int, kernel: int) -> list[Stem]:
    """Every (size, kernel, stride, dilation) with this size and kernel."""
    return [(size, kernel, *rest) for rest in product(STRIDES, DILATIONS)]


def crops(stem: Stem) -> Iterator[tuple[int, int]]:
    """Every crop of the grid, whether or not it leaves an output."""
    size, kernel, stride, dilation = stem
    canvas_size = (size - 1) * stride + dilation * (kernel - 1) + 1
    return product(range(-BEYOND, canvas_size + BEYOND), repeat=2)


def leaves_an_output(stem: Stem, crop: tuple[int, int]) -> bool:
    size, kernel, stride, dilation = stem
    return (size - 1) * stride + dilation * (kernel - 1) + 1 - sum(crop) >= 1


@cache
def axes(stem: Stem) -> tuple[Axis, ...]:
    """Every axis of the grid with this size, kernel, stride and dilation."""
    return tuple(Axis(*stem, crop) for crop in crops(stem) if leaves_an_output(stem, crop))


def sampled_axes(chosen: Sequence[Stem], chance: random.Random) -> tuple[Axis, ...]:
    """One axis for each chosen stem, its crop drawn by `chance`."""
    return tuple(chance.choice(axes(stem)) for stem in chosen)


# No zero and none twice: an index gone wrong cannot go unseen.
_NUMBERS = np.random.default_rng(1603_07285).permutation(np.r_[-20_000:0, 1:20_001])


def numbers(shape: tuple[int, ...], start: int = 0) -> NDArray[np.int64]:
    """Return whole numbers which are all different, and others for another start."""
    return _NUMBERS[start : start + math.prod(shape)].reshape(shape)
