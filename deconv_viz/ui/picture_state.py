"""What the page of one's own picture shows: one value, to and from the address, always possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, ParameterError, fill
from deconv_viz.core.geometry import Axis
from deconv_viz.core.pictures import PICTURES
from deconv_viz.lessons.codec import Choices, Numbers, keys, read, written
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui.words import joined, text

UPLOAD = "upload"
SOURCES = (*PICTURES, UPLOAD)
SIDES = ("256", "512", "1000")
"""Rows and columns that a bundled picture may have."""

FILLS = ("random", "ones", "bilinear")
TWINS = ("resize", "sub_pixel")
ZOOMS = ("1", "2", "4", "8")

PLACES = 8
"""The lens stands in one of so many rows and columns."""

MOST_PIXELS = 4_000_000
"""Pixels that an uploaded picture may have."""

MOST_OUTPUT = 16_000_000
"""Pixels that an output may have."""

NUMBERS: Numbers = {
    "kernel": ("k", 1, 8),
    "stride": ("s", 1, 4),
    "padding": ("p", 0, 7),
    "seed": ("r", 0, MAX_SEED),
    "row": ("y", 0, PLACES - 1),
    "column": ("x", 0, PLACES - 1),
}
CHOICES: Choices = {
    "source": ("pic", SOURCES),
    "side": ("n", SIDES),
    "fill": ("w", FILLS),
    "twin": ("twin", TWINS),
    "zoom": ("z", ZOOMS),
}
OWN = keys(NUMBERS, CHOICES)
"""The page's keys of the address; kernel, stride and padding are called as in the lab."""


@dataclass(frozen=True)
class OwnPicture:
    """A picture (`source`, of `side` if it is a bundled one) through a layer.

    twin: what the output is compared with. zoom, row, column: the lens.
    notice: what had to give way, to be said once.
    """

    source: str = "face"
    side: str = "512"
    kernel: int = 4
    stride: int = 2
    padding: int = 1
    fill: str = "random"
    seed: int = 5
    twin: str = "resize"
    zoom: str = "8"
    row: int = 3
    column: int = 4
    notice: str = ""

    @property
    def w(self) -> NDArray[np.float64]:
        """The kernel; random weights are whole, from 1 to 9."""
        shape = (self.kernel, self.kernel)
        return fill(self.fill, shape, seed=self.seed, role="kernel", low=1, high=9)

    def geometry(self, height: int, width: int) -> Geometry:
        """Return the geometry for a picture. Raises ParameterError where nothing would be left."""
        return Geometry(
            tuple(Axis.of(n, self.kernel, self.stride, 1, self.padding) for n in (height, width))
        )


DEFAULT = OwnPicture()

CASES: Mapping[str, Mapping[str, Any]] = {
    "usual": {"kernel": 4, "stride": 2, "padding": 1, "fill": "random"},
    "uneven": {"kernel": 3, "stride": 2, "padding": 1, "fill": "ones"},
    "bilinear": {"kernel": 4, "stride": 2, "padding": 1, "fill": "bilinear"},
    "holes": {"kernel": 2, "stride": 3, "padding": 0, "fill": "ones"},
    "large": {"kernel": 8, "stride": 4, "padding": 2, "fill": "random"},
}
"""Layers to try, the usual one first."""


def encoded(state: OwnPicture) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    return written(state, DEFAULT, NUMBERS, CHOICES)


def decoded(query: Mapping[str, str]) -> OwnPicture:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS, CHOICES)
    state = changed(DEFAULT, **given)
    return replace(state, notice=joined(text("picture.link") if amiss else "", state.notice))


def changed(state: OwnPicture, **values: Any) -> OwnPicture:
    """Return the state after a change; padding beyond the kernel's edge gives way."""
    then = replace(state, **{"notice": "", **values})
    most = then.kernel - 1
    if then.padding > most:
        notice = text("picture.padding_gives_way", padding=most, kernel=then.kernel)
        return replace(then, padding=most, notice=notice)
    return then


def output_pixels(state: OwnPicture, height: int, width: int) -> int:
    """Return how many pixels the output would have, 0 if none is left."""
    try:
        rows, columns = state.geometry(height, width).output_shape
    except ParameterError:
        return 0
    return rows * columns


def fitting(state: OwnPicture, height: int, width: int) -> OwnPicture | None:
    """Return the state itself if its output has a size that can be shown, else the nearest that
    has: the same stride with more padding, or a smaller stride."""
    paddings = sorted(range(state.kernel), key=lambda p: abs(p - state.padding))
    for stride in range(state.stride, 0, -1):
        for padding in paddings:
            found = replace(state, stride=stride, padding=padding)
            if 0 < output_pixels(found, height, width) <= MOST_OUTPUT:
                return found
    return None
