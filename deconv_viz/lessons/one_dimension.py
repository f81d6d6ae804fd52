"""What the lesson of one dimension shows: one value, to and from the address, always possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, ParameterError, fill
from deconv_viz.core.causal import causal_axis
from deconv_viz.core.signals import signal
from deconv_viz.frameworks import Layer
from deconv_viz.frameworks.same_valid import keras_span
from deconv_viz.lessons.codec import Choices, Numbers, in_plain_signs, keys, plain, read, written
from deconv_viz.lessons.notice import Note, Notice, note

Array = NDArray[Any]

PARTS = ("stamps", "sound", "causal")
SIGNALS = ("whole", "tone", "chirp", "pluck", "impulse", "step")
SOUNDS = ("speech", "pluck", "chirp", "tone")
CROPS = ("causal", "same")
OWN_VALUES = "own"

LONGEST = 12
"""The numbers that an input or a kernel may have."""

LARGEST = 99
"""The largest magnitude of a typed number."""

KERNELS: Mapping[str, Callable[[int], Array]] = {
    "integers": lambda k: np.resize(np.array((1, 2, -1), np.int64), k),
    "linear": lambda k: fill("bilinear", (k,)),
    "box": lambda k: np.ones(k, np.int64),
    "decay": lambda k: 0.5 ** np.arange(k),
    "bad": lambda k: np.arange(k) == 0,
}
"""Kernels by name, of any length."""

FITTED: Mapping[str, Callable[[int], tuple[int, int]]] = {
    "linear": lambda s: (2 * s - 1, s - 1),
    "box": lambda s: (s, 0),
    "bad": lambda s: (s, 0),
}
"""The length and padding with which a kernel interpolates, or fails to, at a stride."""

NUMBERS: Numbers = {
    "size": ("i", 1, LONGEST),
    "length": ("k", 1, LONGEST),
    "stride": ("s", 1, 4),
    "dilation": ("d", 1, 3),
    "padding": ("p", 0, 8),
    "output_padding": ("a", 0, 3),
}
CHOICES: Choices = {
    "part": ("part", PARTS),
    "signal": ("x", (*SIGNALS, OWN_VALUES)),
    "kernel": ("w", (*KERNELS, OWN_VALUES)),
    "sound": ("sound", SOUNDS),
    "filtered": ("filter", ("bad", "box", "linear")),
    "crop": ("crop", CROPS),
}
TYPED: Mapping[str, str] = {"typed_x": "xv", "typed_w": "wv"}
OWN = keys(NUMBERS, CHOICES) | set(TYPED.values())
"""The lesson's keys of the address."""


@dataclass(frozen=True)
class Line:
    """One axis, its values, and what the parts show of it.

    stamps: the signal of `size` through the kernel of `length`. sound: a long signal, `sound`,
    through the kernel `filtered`. causal: the same axis with its crop chosen by `crop`.
    typed_x, typed_w: values that were typed, used while signal or kernel is "own".
    notice: what had to give way, to be said once.
    """

    part: str = "stamps"
    size: int = 5
    length: int = 4
    stride: int = 2
    dilation: int = 1
    padding: int = 0
    output_padding: int = 0
    signal: str = "whole"
    kernel: str = "integers"
    sound: str = "speech"
    filtered: str = "bad"
    crop: str = "causal"
    typed_x: tuple[float, ...] = ()
    typed_w: tuple[float, ...] = ()
    notice: Notice = ()

    @property
    def x(self) -> Array:
        """The input; real-looking signals to two decimals, so that the stage can show them."""
        if self.signal == OWN_VALUES:
            return _whole(np.array(self.typed_x))
        values = signal(self.signal, self.size)
        return np.asarray(values if values.dtype.kind == "i" else np.round(values, 2) + 0.0)

    @property
    def w(self) -> Array:
        """The kernel."""
        if self.kernel == OWN_VALUES:
            return _whole(np.array(self.typed_w))
        return _whole(np.asarray(KERNELS[self.kernel](self.length), float))

    @property
    def axis(self) -> Axis:
        """The axis of the part that is open."""
        if self.part == "causal":
            return self.cropped(self.crop)
        return Axis.of(
            self.size,
            self.length,
            self.stride,
            self.dilation,
            self.padding,
            self.output_padding,
        )

    @property
    def geometry(self) -> Geometry:
        """The axis as the stage takes it: one row."""
        return Geometry((Axis(1, 1), self.axis))

    def cropped(self, crop: str) -> Axis:
        """Return the axis with stride times as many outputs as inputs, cropped in this way."""
        words = (self.size, self.length, self.stride, self.dilation)
        return causal_axis(*words) if crop == "causal" else keras_span(*words, "same", None).axis()

    @property
    def layer(self) -> Layer:
        """PyTorch's layer of the part `stamps`."""
        args: dict[str, object] = {"in_channels": 1, "out_channels": 1, "kernel_size": self.length}
        for name, usual in (("stride", 1), ("padding", 0), ("output_padding", 0), ("dilation", 1)):
            if getattr(self, name) != usual:
                args[name] = getattr(self, name)
        return Layer("torch", "torch.nn.ConvTranspose1d", args)


DEFAULT = Line()

STAMPS: Mapping[str, Mapping[str, Any]] = {
    "integers": {},
    "linear": {"kernel": "linear", "length": 3, "padding": 1, "size": 7},
    "box": {"kernel": "box", "length": 2, "size": 7},
    "bad": {"kernel": "bad", "length": 2, "size": 7},
    "decay": {"kernel": "decay", "length": 6, "signal": "impulse", "size": 4},
}
"""What to look at first in the part `stamps`, as what differs from the first of them."""

CAUSAL: Mapping[str, Mapping[str, Any]] = {
    "causal": {"part": "causal", "crop": "causal"},
    "same": {"part": "causal", "crop": "same"},
    "dilated": {
        "part": "causal",
        "crop": "causal",
        "length": 3,
        "stride": 1,
        "dilation": 3,
        "size": 8,
    },
}
"""The cases of the part `causal`."""


def encoded(state: Line) -> dict[str, str]:
    """Return the address of a state, without what is as at first."""
    query = written(state, DEFAULT, NUMBERS, CHOICES)
    for name, key in TYPED.items():
        if getattr(state, name):
            query[key] = ",".join(f"{value:g}" for value in getattr(state, name))
    return query


def decoded(query: Mapping[str, str]) -> Line:
    """Return the nearest state to an address; what of it cannot be used is said."""
    given, amiss = read(query, NUMBERS, CHOICES)
    said = [note("one_dimension.link")] if amiss else []
    for name, key in TYPED.items():
        if key in query:
            values = read_values(query[key])
            if isinstance(values, Note):
                said.append(values)
            else:
                given[name] = values
    state = _repaired(replace(DEFAULT, **given))
    return replace(state, notice=(*said, *state.notice))


def changed(state: Line, **values: Any) -> Line:
    """Return the state after a change, with what it makes impossible repaired.

    A kernel that interpolates keeps to the stride: it changes its length with it.
    """
    wanted = replace(state, **{"notice": (), **values})
    if {"kernel", "stride"} & values.keys() and "length" not in values and wanted.kernel in FITTED:
        length, padding = FITTED[wanted.kernel](wanted.stride)
        wanted = replace(wanted, length=length, padding=padding, output_padding=0)
    for name, own, count in (("signal", "typed_x", "size"), ("kernel", "typed_w", "length")):
        # A typed list has the length that it has: another length means another list.
        if count in values and getattr(state, name) == OWN_VALUES and own not in values:
            wanted = replace(wanted, **{name: getattr(DEFAULT, name)})
    return _repaired(wanted)


def _repaired(wanted: Line) -> Line:
    state = wanted
    for name, own, count in (("signal", "typed_x", "size"), ("kernel", "typed_w", "length")):
        typed = getattr(state, own)
        if getattr(state, name) != OWN_VALUES:
            state = _with(state, **{own: ()})
        elif typed:
            state = _with(state, **{count: len(typed)})
        else:
            state = _with(state, **{name: getattr(DEFAULT, name)})
    for name in ("output_padding", "padding"):
        while getattr(state, name) and _refused(state) == name:
            state = replace(state, **{name: getattr(state, name) - 1})
    said = [
        note(f"one_dimension.now_{name}", value=getattr(state, name))
        for name in (field.name for field in fields(state))
        if name in ("padding", "output_padding") and getattr(state, name) != getattr(wanted, name)
    ]
    return replace(state, notice=tuple(said))


def _with(state: Line, **values: Any) -> Line:
    return replace(state, **values)


def _refused(state: Line) -> str:
    """Return the argument that the core refuses, or nothing."""
    try:
        _ = replace(state, part="stamps").axis
    except ParameterError as error:
        return error.field
    return ""


def read_values(written: str) -> tuple[float, ...] | Note:
    """Return numbers as they were typed, or what is amiss."""
    words = [word for word in re.split(r"[\s,;]+", in_plain_signs(written)) if word]
    for word in words:
        known = re.fullmatch(r"[+-]?([0-9]{1,4}(\.[0-9]{0,4})?|\.[0-9]{1,4})", word)
        if not known or abs(float(word)) > LARGEST:
            return note("one_dimension.not_number", word=plain(word), largest=LARGEST)
    if not 1 <= len(words) <= LONGEST:
        return note("one_dimension.count", count=len(words), longest=LONGEST)
    return tuple(float(word) for word in words)


def _whole(values: Array) -> Array:
    """Return the values as whole numbers if they are."""
    whole = values.astype(np.int64)
    return whole if np.array_equal(whole, values) else values
