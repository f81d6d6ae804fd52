"""What the lesson of sub-pixel layers shows: one value, to and from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, ParameterError, fill
from deconv_viz.lessons.codec import Numbers, keys, read, written
from deconv_viz.lessons.notice import Notice, note
from deconv_viz.state.lab import Order
from deconv_viz.state.limits import MAX_SEED

ORDER: Order = "output"
"""The order in which the stage opens: a sub-pixel layer writes output by output."""

# The letters of the lab; low and high.
NUMBERS: Numbers = {
    "size": ("i", 1, 4),
    "kernel": ("k", 1, 6),
    "stride": ("s", 2, 3),
    "padding": ("p", 0, 3),
    "output_padding": ("a", 0, 2),
    "seed": ("seed", 0, MAX_SEED),
}
OWN = keys(NUMBERS)
"""The lesson's keys of the address."""


@dataclass(frozen=True)
class SubPixel:
    """A square transposed convolution; notice: what had to give way, to be said once."""

    size: int = 3
    kernel: int = 4
    stride: int = 2
    padding: int = 1
    output_padding: int = 0
    seed: int = 3212
    notice: Notice = ()

    @property
    def geometry(self) -> Geometry:
        """Rows and columns alike."""
        axis = Axis.of(self.size, self.kernel, self.stride, 1, self.padding, self.output_padding)
        return Geometry((axis, axis))

    @property
    def x(self) -> NDArray[np.int64]:
        """The input."""
        return self._whole("input", self.size, 0, 4)

    @property
    def w(self) -> NDArray[np.int64]:
        """The kernel."""
        return self._whole("kernel", self.kernel, -3, 3)

    def _whole(self, role: str, side: int, low: int, high: int) -> NDArray[np.int64]:
        values = fill("random", (side, side), seed=self.seed, role=role, low=low, high=high)
        return values.astype(np.int64)


DEFAULT = SubPixel()

CASES: Mapping[str, SubPixel] = {
    "divides": DEFAULT,
    "not": SubPixel(kernel=3, output_padding=1),
    "blocks": SubPixel(kernel=2, padding=0),
    "three": SubPixel(kernel=5, stride=3, padding=1),
    "holes": SubPixel(kernel=2, stride=3, padding=0),
}
"""Layers worth a look: the stride divides the kernel, and it does not."""


def encoded(state: SubPixel) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    return written(state, DEFAULT, NUMBERS)


def decoded(query: Mapping[str, str]) -> SubPixel:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS)
    state = changed(DEFAULT, **given)
    said = (note("sub_pixel.link"),) if amiss else ()
    return replace(state, notice=(*said, *state.notice))


def changed(state: SubPixel, **values: Any) -> SubPixel:
    """Return the state after a change; output padding and padding give way, and it is said."""
    wanted = replace(state, **{"notice": (), **values})
    given_back = min(wanted.output_padding, wanted.stride - 1)
    state = replace(wanted, output_padding=given_back)
    while state.padding and not _is_possible(state):
        state = replace(state, padding=state.padding - 1)
    said = []
    if state.output_padding != wanted.output_padding:
        said.append(note("sub_pixel.too_much", stride=state.stride, now=state.output_padding))
    if state.padding != wanted.padding:
        said.append(note("sub_pixel.no_output", before=wanted.padding, now=state.padding))
    return replace(state, notice=tuple(said))


def _is_possible(state: SubPixel) -> bool:
    try:
        return bool(state.geometry)
    except ParameterError:
        return False
