"""The loss, binary cross-entropy per pixel, and the floor beneath it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def cross_entropy(logits: Array, targets: Array) -> Array:
    """Return −t·log p − (1 − t)·log(1 − p) for p = sigmoid(logits), elementwise.

    Written as max(z, 0) − z·t + log(1 + exp(−|z|)), in which nothing can overflow.
    """
    found: Array = np.maximum(logits, 0) - logits * targets + np.log1p(np.exp(-np.abs(logits)))
    return found


def sigmoid(logits: Array) -> Array:
    """Return 1 / (1 + exp(−z)), as (1 + tanh(z/2)) / 2, in which nothing can overflow."""
    found: Array = np.tanh(logits * 0.5) * 0.5 + 0.5
    return found


def entropy(targets: Array) -> Array:
    """Return −t·log t − (1 − t)·log(1 − t), elementwise: 0 for black and white.

    Binary cross-entropy with grey targets is least where the model returns the targets
    themselves, and then it is this.
    """
    t = np.asarray(targets, np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Array = np.where((t > 0) & (t < 1), -t * np.log(t) - (1 - t) * np.log1p(-t), 0.0)
    return found


def floor(pixels: NDArray[np.uint8]) -> float:
    """Return the mean entropy of pixels 0 … 255: no model has a lower loss on these images."""
    counts = np.bincount(pixels.reshape(-1), minlength=256)
    return float(counts @ entropy(np.arange(256) / 255)) / pixels.size
