"""What the lesson of upsampling shows: one value, to and from the address, always possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import AxisArguments, Geometry, fill
from deconv_viz.core.convolution import Pads, same_pads
from deconv_viz.core.upsampling import resize_geometry, resize_kernel
from deconv_viz.lessons.codec import (
    Choices,
    Numbers,
    in_plain_signs,
    keys,
    lab_query,
    plain,
    read,
    written,
)
from deconv_viz.lessons.codec import whole as whole_number
from deconv_viz.lessons.notice import Note, Notice, note
from deconv_viz.state import OWN_KEYS, Edit, Lab, decode
from deconv_viz.state.limits import MAX_SEED

PARTS = ("there", "back", "bilinear", "pooling", "decoder")
PADS = ("same", "valid", "full")
BORDERS = ("zeros", "repeat", "aligned")
VALUES = ("random", "ones", "ramp")
LONGEST = 5
"""Rows and columns that the convolution's kernel may have."""

LARGEST = 99
"""The largest magnitude of its elements."""

NUMBERS: Numbers = {
    "size": ("n", 2, 5),
    "factor": ("u", 2, 4),
    "seed": ("r", 0, MAX_SEED),
    "pooled": ("m", 4, 7),
    "channels": ("c", 1, 1024),
    "filters": ("q", 1, 1024),
    "kernel_size": ("h", 2, 4),
}
CHOICES: Choices = {
    "part": ("part", PARTS),
    "pads": ("pad", PADS),
    "border": ("b", BORDERS),
    "values": ("v", VALUES),
}
KERNEL = "g"
_LAB = OWN_KEYS - {"pin", "t", "o", "f"}
OWN = keys(NUMBERS, CHOICES) | _LAB | {KERNEL}
"""The lesson's keys of the address; those of the lab are the layer of the part `back`."""

Rows = tuple[tuple[int, ...], ...]


def _edits(rows: tuple[tuple[float, ...], ...]) -> tuple[Edit, ...]:
    return tuple((r, c, float(value)) for r, row in enumerate(rows) for c, value in enumerate(row))


def _square(rows: tuple[tuple[float, ...], ...], padding: int = 0) -> Lab:
    """Return the lab of a square kernel at stride 2, on ones."""
    axis = AxisArguments(4, len(rows), 2, 1, padding)
    return Lab(axis, axis, input_fill="ones", kernel_edits=_edits(rows))


def _line(row: tuple[float, ...], padding: int = 0) -> Lab:
    """Return the lab of a kernel in one dimension at stride 2, on ones."""
    columns = AxisArguments(5, len(row), 2, 1, padding)
    return Lab(
        AxisArguments(1, 1),
        columns,
        linked=False,
        input_fill="ones",
        kernel_edits=_edits((row,)),
    )


_G: Rows = ((1, 2, 0), (0, 3, 1), (2, 0, -1))

CASES: Mapping[str, Lab] = {
    "comb": _line((1, 0)),
    "tent": _line((0.5, 1, 0.5), 1),
    "flat": _square(((0, 0, 0), (0, 1, 1), (1, 1, 0))),
    "resize": _square(tuple(map(tuple, resize_kernel(np.array(_G), (2, 2)).tolist())), 1),
    "bilinear": replace(_square(((0.0,) * 4,) * 4, 1), kernel_fill="bilinear", kernel_edits=()),
    "random": Lab(AxisArguments(4, 3, 2, 1, 1), AxisArguments(4, 3, 2, 1, 1)),
}
"""Layers to ask the question of, the smallest counter-example first."""


@dataclass(frozen=True)
class Upsampling:
    """What the five parts show.

    there: an input of `size` upsampled by `factor`, then a convolution with `g` and `pads`.
    back: `lab`, any layer. bilinear: `border` and `values`, with size and factor.
    pooling: an input of size `pooled`, by `factor`. decoder: `channels` to `filters`, by
    a kernel of `kernel_size`.
    notice: what had to give way, to be said once.
    """

    part: str = "there"
    size: int = 3
    factor: int = 2
    g: Rows = _G
    pads: str = "same"
    lab: Lab = CASES["comb"]
    border: str = "zeros"
    values: str = "ones"
    pooled: int = 4
    channels: int = 1024
    filters: int = 512
    kernel_size: int = 2
    seed: int = 21
    notice: Notice = ()

    @property
    def kernel(self) -> NDArray[np.int64]:
        """The kernel of the convolution after the upsampling."""
        return np.array(self.g, np.int64)

    @property
    def x(self) -> NDArray[np.int64]:
        """The small picture."""
        return whole("input", (self.size, self.size), self.seed, 0, 4)

    @property
    def padding(self) -> Pads:
        """The padding of the convolution, (begin, end) per axis."""
        shape = self.kernel.shape
        if self.pads == "same":
            return same_pads(shape)
        return [(0, 0) if self.pads == "valid" else (k - 1, k - 1) for k in shape]

    @property
    def geometry(self) -> Geometry:
        """The geometry of the transposed convolution that is both."""
        return resize_geometry(
            (self.size,) * 2, self.kernel.shape, (self.factor,) * 2, self.padding
        )


def whole(role: str, shape: tuple[int, ...], seed: int, low: int, high: int) -> NDArray[np.int64]:
    """Return random whole numbers from low to high."""
    return fill("random", shape, seed=seed, role=role, low=low, high=high).astype(np.int64)


DEFAULT = Upsampling()


def encoded(state: Upsampling) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    query = written(state, DEFAULT, NUMBERS, CHOICES)
    if state.g != DEFAULT.g:
        query[KERNEL] = "~".join(",".join(map(str, row)) for row in state.g)
    return query | lab_query(state.lab, DEFAULT.lab)


def decoded(query: Mapping[str, str]) -> Upsampling:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS, CHOICES)
    said = [note("upsampling.link")] if amiss else []
    if KERNEL in query:
        rows = read_rows(query[KERNEL])
        if isinstance(rows, Note):
            said.append(rows)
        else:
            given["g"] = rows
    layer = {key: value for key, value in query.items() if key in _LAB}
    lab, problems = decode(layer, DEFAULT.lab)
    state = changed(DEFAULT, lab=lab, **given)
    return replace(state, notice=(*said, *problems, *state.notice))


def changed(state: Upsampling, **values: Any) -> Upsampling:
    """Return the state after a change, with what it makes impossible repaired."""
    state = replace(state, **{"notice": (), **values})
    room, reach = state.size * state.factor, max(state.kernel.shape)
    if state.pads == "valid" and reach > room:
        notice = (note("upsampling.no_room", room=room, reach=reach),)
        return replace(state, pads="same", notice=notice)
    return state


def read_rows(written: str) -> Rows | Note:
    """Return the rows of a kernel as they were typed, or what is amiss.

    Rows are separated by lines, semicolons, slashes or tildes, numbers by spaces or commas.
    """
    lines = [line for line in re.split(r"[~/;\n]", in_plain_signs(written)) if line.strip()]
    words = [re.split(r"[\s,]+", line.strip(" ,")) for line in lines]
    for word in (word for line in words for word in line):
        number = whole_number(word)
        if number is None or abs(number) > LARGEST:
            return note("upsampling.not_whole", word=plain(word), largest=LARGEST)
    lengths = {len(line) for line in words}
    if not lengths:
        return note("upsampling.not_whole", word="?", largest=LARGEST)
    if len(lengths) != 1:
        return note("upsampling.ragged", lengths=", ".join(map(str, sorted(lengths))))
    if max(len(words), *lengths) > LONGEST:
        return note("upsampling.too_large", rows=len(words), columns=max(lengths), longest=LONGEST)
    return tuple(tuple(map(int, line)) for line in words)
