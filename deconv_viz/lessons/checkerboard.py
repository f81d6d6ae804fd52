"""What the lesson of checkerboards shows: one value, to and from the address, always possible."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import AxisArguments, fill
from deconv_viz.core.checkerboard import EXAMPLES
from deconv_viz.core.pictures import PICTURES
from deconv_viz.core.remedies import REMEDIES
from deconv_viz.core.stacks import StackLayer
from deconv_viz.lessons.codec import Choices, Numbers, keys, lab_query, read, written
from deconv_viz.lessons.notice import Note, Notice, note
from deconv_viz.state import OWN_KEYS, Lab, decode
from deconv_viz.state.limits import MAX_SEED

PARTS = ("overlap", "weights", "stacks", "spectrum", "remedies")
FILLS = ("random", "ones", "bilinear")
"""What the kernel of the pictures may hold."""

NUMBERS: Numbers = {
    "kernel": ("pk", 1, 8),
    "stride": ("ps", 2, 4),
    "seed": ("pr", 0, MAX_SEED),
}
CHOICES: Choices = {
    "part": ("part", PARTS),
    "picture": ("pic", tuple(PICTURES)),
    "fill": ("pf", FILLS),
    "remedy": ("rem", tuple(REMEDIES)),
}
STACK = "stack"
LAYERS = 3
"""The most layers of a stack; its kernels reach from 1 to 8, its strides from 1 to 3."""

LAB_KEYS = OWN_KEYS - {"pin", "t", "o", "f"}
OWN = keys(NUMBERS, CHOICES) | LAB_KEYS | {STACK}
"""The lesson's keys of the address; those of the lab are the layer on the stage."""

Layer = tuple[int, int]
"""Kernel and stride of a layer of the stack."""


def square(size: int, kernel: int, stride: int, dilation: int = 1) -> Lab:
    """Return the lab of ones in a square: its output is the coverage."""
    axis = AxisArguments(size, kernel, stride, dilation)
    return Lab(axis, axis, input_fill="ones", kernel_fill="ones")


def line(kernel: tuple[float, ...]) -> Lab:
    """Return the lab of a kernel in one dimension at stride 2, on ones."""
    return Lab(
        AxisArguments(1, 1),
        AxisArguments(7, len(kernel), 2),
        linked=False,
        input_fill="ones",
        kernel_fill="ones",
        kernel_edits=tuple((0, c, float(v)) for c, v in enumerate(kernel) if v != 1),
    )


OVERLAPS: Mapping[str, Lab] = {
    "uneven": square(6, 3, 2),
    "even": square(6, 4, 2),
    "thirds": square(5, 4, 3),
    "ramp": square(7, 9, 3),
    "holes": square(6, 2, 2, 2),
    "gaps": square(6, 2, 3),
}
"""Layers of ones, the usual culprit first."""

WEIGHTS: Mapping[str, Lab] = {case: line(kernel) for case, kernel in EXAMPLES.items()}
"""The smallest layers of the four cases."""

FIRST: Mapping[str, Lab] = {"overlap": OVERLAPS["uneven"], "weights": WEIGHTS["weights"]}
"""What the stage of a part opens with."""

STACKS: Mapping[str, tuple[Layer, ...]] = {
    "threes": ((3, 2), (3, 2), (3, 2)),
    "fours": ((4, 2), (4, 2), (4, 2)),
    "passed": ((3, 2), (2, 2), (2, 2)),
    "averaged": ((3, 2), (4, 2)),
    "last": ((4, 2), (4, 2), (3, 2)),
    "after": ((3, 2), (3, 1)),
}
"""Stacks to compare, as (kernel, stride)."""


@dataclass(frozen=True)
class Checkerboard:
    """What the five parts show.

    overlap, weights: `lab`, any layer. stacks: `stack`, from the first layer on.
    spectrum, remedies: `picture` through a `kernel` with `fill` at `stride`; of the spectra that of
    `remedy`. notice: what had to give way, to be said once.
    """

    part: str = "overlap"
    lab: Lab = FIRST["overlap"]
    stack: tuple[Layer, ...] = STACKS["threes"]
    picture: str = "face"
    kernel: int = 3
    stride: int = 2
    fill: str = "random"
    seed: int = 5
    remedy: str = "untouched"
    notice: Notice = ()

    @property
    def w(self) -> NDArray[np.float64]:
        """The kernel of the pictures: random weights are whole, from 1 to 9."""
        shape = (self.kernel, self.kernel)
        return fill(self.fill, shape, seed=self.seed, role="kernel", low=1, high=9)

    @property
    def strides(self) -> tuple[int, int]:
        """The stride of the pictures on both axes."""
        return self.stride, self.stride

    def layers(self) -> tuple[StackLayer, ...]:
        """Return the stack's layers, each to a multiple of its input; kernels of ones."""
        return tuple(
            StackLayer.to_multiple(np.ones((k, k), np.int64), (s, s)) for k, s in self.stack
        )


DEFAULT = Checkerboard()


def encoded(state: Checkerboard) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    query = written(state, DEFAULT, NUMBERS, CHOICES)
    if state.stack != DEFAULT.stack:
        query[STACK] = ".".join(f"{k}s{s}" for k, s in state.stack)
    return query | lab_query(state.lab, _first(state.part))


def decoded(query: Mapping[str, str]) -> Checkerboard:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS, CHOICES)
    said: list[Note] = [note("checkerboard.link")] if amiss else []
    if STACK in query:
        stack = _stack(query[STACK])
        if stack:
            given["stack"] = stack
        else:
            said.append(note("checkerboard.no_stack", layers=LAYERS))
    layer = {key: value for key, value in query.items() if key in LAB_KEYS}
    lab, problems = decode(layer, _first(given.get("part", DEFAULT.part)))
    return replace(DEFAULT, lab=lab, notice=(*said, *problems), **given)


def changed(state: Checkerboard, **values: Any) -> Checkerboard:
    """Return the state after a change.

    Another part opens with its own layer, unless the visitor has made one.
    """
    then = replace(state, **{"notice": (), **values})
    if then.part != state.part and then.lab == FIRST.get(state.part):
        then = replace(then, lab=_first(then.part, then.lab))
    return then


def _first(part: str, otherwise: Lab = FIRST["overlap"]) -> Lab:
    return FIRST.get(part, otherwise)


def _stack(written: str) -> tuple[Layer, ...]:
    found = [re.fullmatch(r"([1-8])s([1-3])", word) for word in written[:40].split(".")]
    layers = tuple((int(m[1]), int(m[2])) for m in found if m)
    return layers if len(layers) == len(found) <= LAYERS else ()
