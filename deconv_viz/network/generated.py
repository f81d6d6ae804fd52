"""Digits that are drawn here, not written by anyone: for all who have no MNIST files.

Each is a few strokes, put through a random affine change and drawn with a pen of random width.
They look enough like MNIST to try the networks on, and are easier; no loss on them says anything
about the loss on MNIST.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

SIZE = 28

Points = NDArray[np.float64]
Path = tuple[tuple[float, float], ...]

# Strokes in a box of 1 × 1, x to the right and y downwards; corners are rounded when drawn.
STROKES: tuple[tuple[Path, ...], ...] = (
    (
        (
            (0.5, 0.0),
            (0.1, 0.0),
            (0.1, 0.5),
            (0.1, 1.0),
            (0.9, 1.0),
            (0.9, 0.5),
            (0.9, 0.0),
            (0.5, 0.0),
        ),
    ),
    (((0.35, 0.2), (0.55, 0.0), (0.55, 0.5), (0.55, 1.0)),),
    (((0.15, 0.25), (0.2, 0.0), (0.85, -0.05), (0.85, 0.4), (0.1, 1.0), (0.1, 1.0), (0.9, 1.0)),),
    (
        ((0.15, 0.1), (0.5, -0.1), (0.95, 0.2), (0.7, 0.48), (0.4, 0.48)),
        ((0.4, 0.48), (0.75, 0.45), (1.0, 0.75), (0.7, 1.05), (0.1, 0.95)),
    ),
    (((0.3, 0.0), (0.1, 0.6), (0.1, 0.6), (0.9, 0.6)), ((0.7, 0.1), (0.7, 0.5), (0.65, 1.0))),
    (
        ((0.25, 0.0), (0.2, 0.4), (0.2, 0.4), (0.8, 0.3), (0.95, 0.7), (0.7, 1.05), (0.1, 0.95)),
        ((0.25, 0.02), (0.85, 0.0)),
    ),
    (
        (
            (0.75, 0.0),
            (0.2, 0.2),
            (0.0, 0.8),
            (0.4, 1.05),
            (0.9, 0.95),
            (0.8, 0.5),
            (0.35, 0.5),
            (0.15, 0.75),
        ),
    ),
    (((0.1, 0.05), (0.5, 0.0), (0.9, 0.0), (0.9, 0.0), (0.6, 0.4), (0.4, 1.0)),),
    (
        ((0.5, 0.48), (0.1, 0.4), (0.1, 0.0), (0.5, 0.0), (0.9, 0.0), (0.9, 0.4), (0.5, 0.48)),
        ((0.5, 0.48), (0.0, 0.55), (0.05, 1.0), (0.5, 1.0), (0.95, 1.0), (1.0, 0.55), (0.5, 0.48)),
    ),
    (
        (
            (0.85, 0.2),
            (0.6, -0.05),
            (0.1, 0.0),
            (0.15, 0.5),
            (0.6, 0.5),
            (0.85, 0.15),
            (0.85, 0.2),
            (0.75, 1.0),
        ),
    ),
)
"""The strokes of 0 … 9."""


class Digits(NamedTuple):
    """Images (count, 28, 28), 0 is the background, and what each shows (count,)."""

    images: NDArray[np.uint8]
    labels: NDArray[np.intp]


def digits(count: int, seed: int = 0, start: int = 0) -> Digits:
    """Return generated digits number `start` to `start + count`: 0, 1, … 9, 0, and so on.

    Each depends on seed and number alone: more of them begin with the same ones.
    """
    numbers = np.arange(start, start + count)
    images = np.zeros((count, SIZE, SIZE), np.uint8)
    for image, number in zip(images, numbers, strict=True):
        image[...] = _drawn(int(number) % 10, np.random.default_rng([seed, int(number)]))
    return Digits(images, numbers % 10)


def _drawn(label: int, chance: np.random.Generator) -> NDArray[np.uint8]:
    """Return one digit, its strokes scaled, turned, slanted and moved by chance."""
    width, height = chance.uniform(8, 14), chance.uniform(16, 20)
    slant, turn = chance.uniform(-0.35, 0.15), chance.uniform(-0.15, 0.15)
    centre = SIZE / 2 - 0.5 + chance.uniform(-1.5, 1.5, 2)
    pen, ink = chance.uniform(0.8, 1.7), chance.uniform(200, 255)
    # Only sums, products and roots, which every machine rounds alike.
    matrix = ((width, slant * height), (turn * width, height))
    segments = []
    for stroke in STROKES[label]:
        x, y = (_rounded(np.array(stroke)) - 0.5).T
        placed = np.stack([a * x + b * y for a, b in matrix], axis=1) + centre
        segments.append(np.stack([placed[:-1], placed[1:]]))
    distance = _distance(np.concatenate(segments, axis=1))
    covered = np.clip(pen + 0.5 - distance, 0, 1)
    return np.rint(covered * ink).astype(np.uint8)


def _rounded(points: Points, times: int = 2) -> Points:
    """Cut the corners of a line (Chaikin 1974); its ends stay where they are."""
    for _ in range(times):
        before, after = points[:-1], points[1:]
        cut = np.stack([before * 0.75 + after * 0.25, before * 0.25 + after * 0.75], axis=1)
        points = np.concatenate([points[:1], cut.reshape(-1, 2), points[-1:]])
    return points


def _distance(segments: Points) -> Points:
    """Return each pixel's distance from the nearest of the segments (2, count, 2)."""
    begin, end = segments
    rows, columns = np.indices((SIZE, SIZE), np.float64)
    x, y = columns.reshape(-1, 1) - begin[:, 0], rows.reshape(-1, 1) - begin[:, 1]
    along, down = (end - begin).T
    length = np.maximum(along * along + down * down, 1e-12)
    share = np.clip((x * along + y * down) / length, 0, 1)
    x, y = x - share * along, y - share * down
    distance: Points = np.sqrt(x * x + y * y).min(axis=1).reshape(SIZE, SIZE)
    return distance
