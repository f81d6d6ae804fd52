"""Values to start from: named fills for inputs and kernels."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import ParameterError, integer, positive

FILLS: tuple[str, ...] = ("ones", "impulse", "ramp", "random", "bilinear", "checker")
"""The names that `fill` knows."""


def fill(
    name: str,
    shape: Sequence[int],
    *,
    seed: int = 0,
    role: str = "",
    low: int = -3,
    high: int = 3,
) -> NDArray[np.float64]:
    """Return an array of the given shape.

    - ones: 1 everywhere
    - impulse: a single 1, at shape // 2
    - ramp: 0, 1, 2, ... in row-major order
    - random: whole numbers from low to high (both included). Each depends on nothing but seed,
      role and its own index, so a grid that grows keeps the values that it had
    - bilinear: the interpolation kernel of Long, Shelhamer & Darrell 2015 (arXiv:1411.4038)
    - checker: 1 and 0 alternating, 1 at the origin

    `seed`, `role`, `low` and `high` concern random alone. Raises ParameterError for an unknown
    name, a size below 1 or low above high.
    """
    sizes = tuple(positive("shape", size) for size in shape)
    match name:
        case "ones":
            return np.ones(sizes)
        case "impulse":
            values = np.zeros(sizes)
            values[tuple(size // 2 for size in sizes)] = 1.0
            return values
        case "ramp":
            return np.arange(math.prod(sizes), dtype=np.float64).reshape(sizes)
        case "random":
            return _random(sizes, integer("seed", seed), role, low, high)
        case "bilinear":
            return _outer([_triangle(size) for size in sizes])
        case "checker":
            return np.asarray(1.0 - np.indices(sizes).sum(axis=0) % 2)
        case _:
            raise ParameterError("name", "choice", name, {"choices": ", ".join(FILLS)})


def _triangle(size: int) -> NDArray[np.float64]:
    """Return the weights of linear interpolation by (size + 1) // 2: 1 - |t - c| / f."""
    factor = (size + 1) // 2
    centre = factor - 1 if size % 2 else factor - 0.5
    return np.asarray(1 - np.abs(np.arange(size) - centre) / factor)


def _outer(factors: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    result = np.ones(())
    for factor in factors:
        result = np.multiply.outer(result, factor)
    return result


def _random(
    sizes: tuple[int, ...], seed: int, role: str, low: int, high: int
) -> NDArray[np.float64]:
    low, high = integer("low", low), integer("high", high)
    if low > high:
        raise ParameterError("low", "low_not_above_high", low, {"high": high})
    # One mixing per byte and coordinate, instead of a stream of random numbers: a stream would
    # give other values to the old cells as soon as a row gets longer.
    state = _mixed(np.array([seed % 2**64], np.uint64))
    for byte in role.encode():
        state = _mixed(state ^ np.uint64(byte))
    state = state.reshape((1,) * len(sizes))
    for coordinates in np.indices(sizes, dtype=np.uint64, sparse=True):
        state = _mixed(state ^ coordinates)
    return (state % np.uint64(high - low + 1)).astype(np.float64) + low


def _mixed(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return splitmix64 of each element (Steele, Lea & Flood 2014)."""
    state = state + np.uint64(0x9E3779B97F4A7C15)
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))
