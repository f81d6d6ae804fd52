"""What the page of the whole layer shows: one value, to and from the address, always possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, ParameterError, fill
from deconv_viz.core.channels import common_divisors
from deconv_viz.core.identities import reshapes
from deconv_viz.core.layer import conv_transpose_layer
from deconv_viz.lessons.codec import Choices, Numbers, keys, read, whole, written
from deconv_viz.state.limits import MAX_SEED
from deconv_viz.ui.words import text

PARTS = ("weights", "counts", "three_ways", "by_hand", "open_sizes")
ACTIVATIONS = ("linear", "relu", "sigmoid", "tanh")

# The letters of the lab, and c, f, g for channels, filters and groups; low and high.
NUMBERS: Numbers = {
    "channels": ("c", 1, 4),
    "filters": ("f", 1, 4),
    "groups": ("g", 1, 4),
    "size": ("i", 1, 5),
    "kernel": ("k", 1, 4),
    "stride": ("s", 1, 3),
    "padding": ("p", 0, 4),
    "output_padding": ("a", 0, 2),
    "bias": ("b", 0, 1),
    "seed": ("seed", 0, MAX_SEED),
    "output": ("y", 0, 3),
    "row": ("r", 0, 19),
    "column": ("q", 0, 19),
    "last": ("m", 1, 16),
    "case": ("case", 0, 4),
    "sample": ("z", 0, 8819),
}
CHOICES: Choices = {
    "activation": ("act", ACTIVATIONS),
    "part": ("part", PARTS),
}
ELEMENT = "w"
OWN = keys(NUMBERS, CHOICES) | {ELEMENT}
"""The page's keys of the address."""

RESHAPED = (4, 4)
"""Time and channels of the array that the third part reshapes."""


@dataclass(frozen=True)
class WholeLayer:
    """A small square layer, and what of it is looked at.

    output, row, column: the output channel and its cell. element: a weight's input channel, output
    channel and place in the kernel. last: the last axis of the mixing reshape; case, sample: which
    convolution is done by hand, and which of its windows is shown. notice: what had to give way.
    """

    channels: int = 3
    filters: int = 2
    groups: int = 1
    size: int = 3
    kernel: int = 3
    stride: int = 2
    padding: int = 1
    output_padding: int = 1
    bias: int = 1
    seed: int = 2038
    activation: str = "linear"
    output: int = 0
    row: int = 1
    column: int = 1
    element: tuple[int, int, int, int] = (2, 1, 0, 1)
    part: str = "weights"
    last: int = 2
    case: int = 0
    sample: int = 0
    notice: tuple[str, ...] = ()

    @property
    def axis(self) -> Axis:
        """The axis of rows and of columns."""
        return Axis.of(self.size, self.kernel, self.stride, 1, self.padding, self.output_padding)

    @property
    def geometry(self) -> Geometry:
        """Rows and columns alike."""
        return Geometry((self.axis,) * 2)

    @property
    def values(self) -> Values:
        """The layer's numbers."""
        return _values(
            self.channels, self.filters, self.groups, self.size, self.kernel, self.seed, self.bias
        )

    def result(self, activation: str | None = None) -> NDArray[Any]:
        """Return what the core's layer computes: (filters, rows, columns)."""
        v = self.values
        x = v.x[np.newaxis]
        y: NDArray[Any] = conv_transpose_layer(
            x, v.w, self.geometry, groups=self.groups, bias=v.bias, activation=activation
        )[0]
        return y


@dataclass(frozen=True, eq=False)
class Values:
    """x (channels, rows, columns), w (channels, filters/groups, rows, columns), bias or None."""

    x: NDArray[np.int64]
    w: NDArray[np.int64]
    bias: NDArray[np.int64] | None


@lru_cache(64)
def _values(
    channels: int, filters: int, groups: int, size: int, kernel: int, seed: int, bias: int
) -> Values:
    def whole(role: str, shape: tuple[int, ...], low: int, high: int) -> NDArray[np.int64]:
        return fill("random", shape, seed=seed, role=role, low=low, high=high).astype(np.int64)

    return Values(
        whole("input", (channels, size, size), 0, 4),
        whole("kernel", (channels, filters // groups, kernel, kernel), -3, 3),
        whole("bias", (filters,), -4, 4) if bias else None,
    )


DEFAULT = WholeLayer()


def encode(state: WholeLayer) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    query = written(state, DEFAULT, NUMBERS, CHOICES)
    if state.element != DEFAULT.element:
        query[ELEMENT] = ",".join(map(str, state.element))
    return query


def decode(query: Mapping[str, str]) -> WholeLayer:
    """Return the nearest state to an address; what of it cannot be used is said."""
    # Bounds are kept by `repaired`, which says so of each number.
    far = {name: (key, -(10**6), 10**6) for name, (key, *_) in NUMBERS.items()}
    given, unusable = read(query, far, CHOICES)
    if ELEMENT in query:
        places = [whole(part) for part in query[ELEMENT].split(",")]
        if len(places) == 4 and None not in places:
            given["element"] = tuple(places)
        else:
            unusable = True
    wanted = replace(DEFAULT, **given)
    state = repaired(wanted)
    if unusable or (replace(state, notice=()) != wanted and not state.notice):
        state = replace(state, notice=(text("whole_layer.link"), *state.notice))
    return state


def changed(state: WholeLayer, **values: Any) -> WholeLayer:
    """Return the state after a change of the visitor's, repaired."""
    return repaired(replace(state, notice=(), **values))


def chosen(state: WholeLayer, choice: str) -> WholeLayer:
    """Return the state after a click: "cell:row,column", "output:o" or "weight:c,o,row,column"."""
    what, _, where = choice.partition(":")
    places = [whole(part) for part in where.split(",")]
    if None in places:
        return state
    match what, places:
        case "cell", [row, column]:
            return changed(state, row=row, column=column)
        case "output", [output]:
            return changed(state, output=output)
        case "weight", [_, _, _, _]:
            return changed(state, element=tuple(places))
    return state


def repaired(state: WholeLayer) -> WholeLayer:
    """Return the nearest possible state, with a sentence for each value that had to give way."""
    said: list[str] = []

    def give_way(name: str, after: int, reason: str) -> None:
        nonlocal state
        before = getattr(state, name)
        if after != before:
            label = text(f"whole_layer.name.{name}")
            says = text(
                "whole_layer.gave_way", reason=reason, name=label, before=before, after=after
            )
            said.append(says)
            state = _with(state, name, after)

    for name, (_, low, high) in NUMBERS.items():
        label = text(f"whole_layer.label.{name}")
        reason = text("repair.limit", field=label, low=low, high=high)
        give_way(name, min(max(getattr(state, name), low), high), reason)
    common = common_divisors(state.channels, state.filters)
    groups = max(g for g in common if g <= state.groups)
    reason = text("whole_layer.groups_divide", channels=state.channels, filters=state.filters)
    give_way("groups", groups, reason)
    while (refusal := _refusal(state)) is not None:
        name = "output_padding" if refusal.field == "output_padding" else "padding"
        after = _settled(state, name)
        values: dict[str, Any] = refusal.values
        give_way(name, after, text(f"repair.{refusal.rule}", **values))
    elements = RESHAPED[0] * RESHAPED[1]
    fitting = [last for last in reshapes(*RESHAPED) if last <= state.last]
    give_way("last", max(fitting), text("whole_layer.last_divides", elements=elements))
    return replace(_in_sight(state), notice=(*state.notice, *said))


def _in_sight(state: WholeLayer) -> WholeLayer:
    """Return the state with what is looked at moved to where there is something to see."""
    last = state.axis.output_size - 1
    ends = (state.channels - 1, state.filters - 1, state.kernel - 1, state.kernel - 1)
    channel, output, row, column = (
        min(max(place, 0), end) for place, end in zip(state.element, ends, strict=True)
    )
    return replace(
        state,
        output=min(state.output, state.filters - 1),
        row=min(state.row, last),
        column=min(state.column, last),
        element=(channel, output, row, column),
    )


def _with(state: WholeLayer, name: str, value: int) -> WholeLayer:
    changes: dict[str, Any] = {name: value}
    return replace(state, **changes)


def _refusal(state: WholeLayer) -> ParameterError | None:
    try:
        _ = state.axis
    except ParameterError as error:
        return error
    return None


def _settled(state: WholeLayer, name: str) -> int:
    """Return the largest lower value of a field that ends the refusal of this field."""
    before = getattr(state, name)
    for after in range(before - 1, -1, -1):
        refusal = _refusal(_with(state, name, after))
        if refusal is None or refusal.field != name:
            return after
    raise AssertionError(f"no {name} is possible: {state}")
