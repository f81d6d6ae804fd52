"""Pictures that people bring: made to look like the network's digits, or noisy."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError

Array = NDArray[Any]
Picture = NDArray[np.float32]

SIZE, BOX = 28, 20
FAINT = 0.1
"""Below this share of the darkest ink, paper counts as empty."""


def fitted(picture: ArrayLike) -> Picture:
    """Return a grey picture (rows, columns) of any size and range as a digit (28, 28), 0 … 1.

    As MNIST was made: light on a dark ground, its longer side brought to 20 by averaging areas,
    its centre of mass in the middle. What is dark on light, by its edge, is turned round. Raises
    ParameterError if it has no rows and columns, or holds what is no number.
    """
    grey = np.asarray(picture, np.float64)
    if grey.ndim != 2 or not grey.size:
        raise ParameterError("picture", "shape", grey.shape, {"expected": "(rows, columns)"})
    if not np.isfinite(grey).all():
        raise ParameterError("picture", "finite", grey[~np.isfinite(grey)][0].item())
    grey = grey - grey.min()
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    if np.median(edge) > grey.max() / 2:
        grey = grey.max() - grey
    digit = np.zeros((SIZE, SIZE), np.float32)
    if not grey.any():
        return digit
    ink = grey > FAINT * grey.max()
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    cut = grey[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    high, wide = (max(round(BOX * size / max(cut.shape)), 1) for size in cut.shape)
    small = _averages(cut.shape[0], high) @ cut @ _averages(cut.shape[1], wide).T
    small /= small.max()
    top, left = (_begin(small.sum(axis=axis)) for axis in (1, 0))
    digit[top : top + high, left : left + wide] = small
    return digit


def _averages(size: int, fewer: int) -> Array:
    """Return the matrix (fewer, size) that takes the mean over each of `fewer` equal stretches."""
    ends = np.linspace(0, size, fewer + 1)
    cells = np.arange(size)
    begins = np.maximum(ends[:-1, np.newaxis], cells)
    stops = np.minimum(ends[1:, np.newaxis], cells + 1)
    means: Array = np.maximum(stops - begins, 0) * (fewer / size)
    return means


def _begin(weights: Array) -> int:
    """Return where to begin so that the centre of mass comes to the middle of the picture."""
    centre = float((np.arange(len(weights)) + 0.5) @ weights / weights.sum())
    return min(max(round(SIZE / 2 - centre), 0), SIZE - len(weights))


def noisy(images: ArrayLike, amount: float, seed: int = 0) -> Picture:
    """Return images 0 … 1 with normal noise of standard deviation `amount`, cut to 0 … 1.

    A larger amount makes the same noise stronger.
    """
    clean = np.asarray(images, np.float32)
    noise = np.random.default_rng(seed).standard_normal(clean.shape, np.float32)
    return np.clip(clean + np.float32(amount) * noise, 0, 1)
