"""What the lesson of three dimensions shows: one value, to and from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, ParameterError, fill
from deconv_viz.frameworks import Layer
from deconv_viz.lessons.codec import Numbers, keys, read, written
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui.words import joined, text

Array = NDArray[Any]

NUMBERS: Numbers = {
    "depth": ("id", 1, 3),
    "size": ("i", 1, 3),
    "kernel_depth": ("kd", 1, 3),
    "kernel": ("k", 1, 3),
    "stride_depth": ("sd", 1, 2),
    "stride": ("s", 1, 2),
    "padding_depth": ("pd", 0, 2),
    "padding": ("p", 0, 2),
    "output_padding_depth": ("ad", 0, 1),
    "output_padding": ("a", 0, 1),
    "seed": ("r", 0, MAX_SEED),
}
"""Each number's key of the address, and its bounds."""

OWN = keys(NUMBERS)
"""The lesson's keys of the address."""


@dataclass(frozen=True)
class Volumes:
    """A layer of three dimensions: the depth's arguments, and those that rows and columns share.

    notice: what had to give way, to be said once.
    """

    depth: int = 2
    size: int = 3
    kernel_depth: int = 3
    kernel: int = 3
    stride_depth: int = 2
    stride: int = 2
    padding_depth: int = 1
    padding: int = 1
    output_padding_depth: int = 0
    output_padding: int = 0
    seed: int = 4
    notice: str = ""

    @property
    def geometry(self) -> Geometry:
        """Depth, rows, columns."""
        rest = _axis(self)
        return Geometry((_axis(self, "_depth"), rest, rest))

    @property
    def x(self) -> Array:
        """The input: whole numbers from 0 to 3."""
        return _whole("input", self.geometry.input_shape, self.seed, 0, 3)

    @property
    def w(self) -> Array:
        """The kernel: whole numbers from -1 to 2."""
        return _whole("kernel", self.geometry.kernel_shape, self.seed, -1, 2)

    @property
    def layer(self) -> Layer:
        """PyTorch's layer of these arguments."""
        args: dict[str, object] = {"in_channels": 1, "out_channels": 1}
        for name, usual in _WORDS.items():
            deep, flat = getattr(self, f"{name}_depth"), getattr(self, name)
            if name == "kernel" or (deep, flat) != (usual, usual):
                word = "kernel_size" if name == "kernel" else name
                args[word] = flat if deep == flat else (deep, flat, flat)
        return Layer("torch", "torch.nn.ConvTranspose3d", args)


_WORDS = {"kernel": 0, "stride": 1, "padding": 0, "output_padding": 0}

DEFAULT = Volumes()

CASES: Mapping[str, Mapping[str, int]] = {
    "overlap": {},
    "tiles": {
        "kernel": 2,
        "kernel_depth": 2,
        "padding": 0,
        "padding_depth": 0,
    },
    "slices": {"kernel_depth": 1, "stride_depth": 1, "padding_depth": 0},
    "one": {"depth": 1, "padding_depth": 0, "padding": 0},
}
"""What to look at first, as what differs from the first of them."""


def case(name: str) -> Volumes:
    """Return the state of a case."""
    return changed(DEFAULT, **CASES[name])


def encoded(state: Volumes) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    return written(state, DEFAULT, NUMBERS)


def decoded(query: Mapping[str, str]) -> Volumes:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS)
    state = changed(DEFAULT, **given)
    said = text("three_dimensions.link") if amiss else ""
    return replace(state, notice=joined(said, state.notice))


def changed(state: Volumes, **values: int) -> Volumes:
    """Return the state after a change; a padding that it makes impossible gives way."""
    wanted = replace(state, **{"notice": "", **values})  # type: ignore[arg-type]
    state = wanted
    for end in ("", "_depth"):
        for name in ("output_padding", "padding"):
            while getattr(state, name + end) and not _possible(state, end, name):
                state = replace(state, **{name + end: getattr(state, name + end) - 1})
    said = [
        text(f"three_dimensions.now_{name}", value=getattr(state, name))
        for name in (field.name for field in fields(state))
        if getattr(state, name) != getattr(wanted, name)
    ]
    return replace(state, notice=joined(*said))


def _possible(state: Volumes, end: str, name: str) -> bool:
    """Return whether the core takes this axis; of two paddings, each answers for itself."""
    try:
        _axis(state, end)
    except ParameterError as error:
        return error.field != name
    return True


def _axis(state: Volumes, end: str = "") -> Axis:
    names = ("kernel", "stride", "padding", "output_padding")
    kernel, stride, padding, more = (getattr(state, name + end) for name in names)
    size = state.depth if end else state.size
    return Axis.of(size, kernel, stride, 1, padding, more)


def _whole(role: str, shape: tuple[int, ...], seed: int, low: int, high: int) -> Array:
    return fill("random", shape, seed=seed, role=role, low=low, high=high).astype(np.int64)
