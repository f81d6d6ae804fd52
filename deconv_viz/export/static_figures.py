"""What the static edition shows beneath a lesson's stage: pictures that the app draws when asked.

They are made of the core's own results for the cases of a lesson, or for all of it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, AxisArguments, Geometry, conv_transpose, fill
from deconv_viz.core.checkerboard import phase_sums
from deconv_viz.core.pictures import picture
from deconv_viz.core.remedies import resize_like, side_by_side
from deconv_viz.core.spectrum import filtering
from deconv_viz.core.subpixel import polyphase
from deconv_viz.export.static_draw import curves, grid, photograph, table
from deconv_viz.export.static_lessons import LESSONS
from deconv_viz.frameworks import FrameworkError, Layer, line, title, translate
from deconv_viz.network.generated import digits
from deconv_viz.network.inside import activations
from deconv_viz.network.weights import shipped
from deconv_viz.state import Lab, decode
from deconv_viz.state.limits import DEFAULT_SEED

Array = NDArray[Any]

FRAMEWORKS = ("torch", "keras", "tensorflow", "jax", "flax", "onnxruntime")
"""Whose words stand in the table, in this order."""

_REMEDIES = {
    "untouched": "static.figure.untouched",
    "kernel_multiple": "static.figure.kernel_multiple",
    "resize": "checkerboard.remedy.resize",
    "sub_pixel": "checkerboard.remedy.sub_pixel",
    "layer_after": "checkerboard.remedy.layer_after",
}
_SIDE = 40  # of a picture before it is enlarged, in pixels


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a figure, as HTML, and what stands beneath it: a text's key, or a formula."""

    html: str
    key: str = ""
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """Pieces beside each other, the key of what they show, and the case that they belong to.

    query: the case's own; "" for a figure of the whole lesson.
    """

    says: str
    parts: tuple[Part, ...]
    query: str = ""


@cache
def figures(page: str) -> tuple[Figure, ...]:
    """Return the figures of a page, in the order in which they stand there."""
    found: list[Figure] = []
    if of_case := _OF_CASES.get(page):
        for case in LESSONS[page].cases:
            lab, _ = decode(case.query)
            found.append(Figure(f"static.figure.{page}", tuple(of_case(lab)), case.query))
    if of_lesson := _OF_LESSONS.get(page):
        found.append(Figure(f"static.figure.{page}", tuple(of_lesson())))
    return tuple(found)


def _spectrum(lab: Lab) -> Iterator[Part]:
    """A smooth signal, zeros put between its samples, and what the kernel leaves of the images."""
    arguments = lab.columns
    axis = Axis.of(*arguments._replace(size=64))
    signal = np.exp(-((np.arange(64) - 32) ** 2) / 18)
    found = filtering(signal, lab.kernel().ravel(), axis)
    half = found.frequencies >= 0
    whole = float(found.inserted.max())
    lines = (
        ("zero", found.inserted[half] / whole, True),
        ("output", found.output[half] / (whole * float(found.kernel.max())), True),
        ("kernel", found.kernel[half] / float(found.kernel.max()), False),
    )
    ticks = [(0.0, "0"), (found.passband, f"1/{2 * axis.stride}"), (found.frequencies.max(), "1/2")]
    yield Part(curves(found.frequencies[half], lines, ticks), "static.figure.spectrum")


def _volumes(lab: Lab) -> Iterator[Part]:
    """The case's layer with a third axis like the other two, slice by slice."""
    geometry = Geometry((Axis.of(*lab.rows),) * 3)
    x = fill("random", geometry.input_shape, seed=DEFAULT_SEED, role="input", low=0, high=3)
    w = fill("ones", geometry.kernel_shape)
    w[(slice(1, None),) * 3] = 2
    for name, role, volume in (
        ("x", "input", x),
        ("w", "kernel", w),
        ("y", "output", conv_transpose(x, w, geometry)),
    ):
        for depth, values in enumerate(volume):
            yield Part(grid(values, role, f"{name}[{depth}]"))


def _phases(lab: Lab) -> Iterator[Part]:
    """The kernel, and the small kernels that each place of an s×s block of outputs meets."""
    strides = (lab.rows.stride, lab.columns.stride)
    w = lab.kernel()
    yield Part(grid(w, "kernel"), formula="w")
    phases = polyphase(w, strides)
    for row, column in np.ndindex(*strides):
        name = f"w[{strides[0]}m+{row}, {strides[1]}n+{column}]"
        yield Part(grid(phases[row, column], "kernel"), formula=name)


def _counts() -> Iterator[Part]:
    """How often each output is written to, after one, two and three layers; then the remedies."""
    y = np.ones((8, 8))
    for layers in (1, 2, 3):
        axes = tuple(Axis.of(*AxisArguments(size, 3, 2)) for size in y.shape)
        y = conv_transpose(y, np.ones((3, 3)), Geometry(axes))
        shade = np.rint(255 * y / y.max()).astype(np.uint8)
        name = f"k = 3, s = 2, ×{layers}"
        yield Part(photograph(shade, max(1, round(142 / len(shade)))), formula=name)
    small = picture("face", _SIDE, _SIDE).astype(np.float64)
    w = fill("random", (3, 3), seed=DEFAULT_SEED, role="kernel", low=0, high=3)
    channels = [side_by_side(small[..., channel], w, (2, 2)) for channel in range(3)]
    for ways in zip(*channels, strict=True):
        whole = np.stack([way.output for way in ways], axis=-1) / (ways[0].gain or 1.0)
        yield Part(photograph(_bytes(whole), 2), _REMEDIES[ways[0].name])


def _pictures(lab: Lab) -> Iterator[Part]:
    """A picture, the layer's output, and what resizing and then convolving makes of it."""
    small = picture("face", _SIDE, _SIDE)
    w = lab.kernel()
    axes = (lab.rows._replace(size=_SIDE), lab.columns._replace(size=_SIDE))
    geometry = Geometry(tuple(Axis.of(*axis) for axis in axes))
    yield Part(photograph(small, 2), "picture.way.input")
    yield Part(photograph(_through(small, w, geometry), 2), "picture.way.transposed")
    resized = _through(small, *resize_like(w, geometry))
    yield Part(photograph(resized, 2), "picture.way.resize")


def _through(values: Array, w: Array, geometry: Geometry) -> Array:
    gain = float(phase_sums(w, geometry).mean()) or 1.0
    planes = [conv_transpose(values[..., c], w, geometry) / gain for c in range(3)]
    return _bytes(np.stack(planes, axis=-1))


def _bytes(values: Array) -> Array:
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)


def _words(lab: Lab) -> Iterator[Part]:
    """The case's layer in every framework's words, and the crop that some need afterwards."""
    axis = lab.rows
    arguments = {"in_channels": 1, "out_channels": 1, "kernel_size": axis.kernel}
    for name in ("stride", "padding", "output_padding"):
        value = getattr(axis, name)
        if value != (1 if name == "stride" else 0):
            arguments[name] = value
    layer = Layer("torch", "torch.nn.ConvTranspose2d", arguments | {"bias": False})
    shapes = (1, 1, axis.size, axis.size), (1, 1, axis.kernel, axis.kernel)
    rows = []
    for framework in FRAMEWORKS:
        try:
            found = translate(layer, framework, *shapes, cropped=True)
        except FrameworkError as error:
            rows.append((escape(title(framework)), escape(str(error))))
            continue
        words = f"<code>{escape(line(found.layer))}</code>"
        if found.crop:
            cut = ", ".join(f"{begin}:{-end or ''}" for begin, end in found.crop)
            words += f"<code>[:, {cut}]</code>"
        rows.append((escape(title(framework)), words))
    yield Part(table(rows))


def _sizes() -> Iterator[Part]:
    """The outputs of eight inputs through the layers that people take for the same."""
    layers = ((3, 1, 0), (3, 1, 1), (4, 1, 0), (2, 0, 0))
    rows = [("i", *map(str, range(1, 9)))]
    for kernel, padding, output_padding in layers:
        sizes = [
            str(Axis.of(size, kernel, 2, 1, padding, output_padding).output_size)
            for size in range(1, 9)
        ]
        rows.append((f"k = {kernel}, p = {padding}, a = {output_padding}", *sizes))
    yield Part(table(rows), formula="s = 2, d = 1")


def _layer() -> Iterator[Part]:
    """Two channels in, one out: each through its own kernel, and their sum."""
    axis = Axis.of(*AxisArguments(2, 3, 2))
    geometry = Geometry((axis, axis))
    total = np.zeros(geometry.output_shape)
    for channel in range(2):
        chance = {"seed": DEFAULT_SEED + channel, "low": 0, "high": 3}
        x = fill("random", geometry.input_shape, role="input", **chance)
        w = fill("random", geometry.kernel_shape, role="kernel", **chance)
        y = conv_transpose(x, w, geometry)
        total += y
        yield Part(grid(x, "input", f"x[{channel}]"))
        yield Part(grid(w, "kernel", f"w[{channel}, 0]"))
        yield Part(grid(y, "canvas", f"x[{channel}] → y[0]"))
    yield Part(grid(total, "output", "y[0]"))


def _generator() -> Iterator[Part]:
    """DCGAN's generator, layer by layer."""
    size = 1
    rows = []
    for kernel, stride, padding in ((4, 1, 0), *[(4, 2, 1)] * 4):
        after = Axis.of(size, kernel, stride, 1, padding).output_size
        rows.append(
            (f"k = {kernel}, s = {stride}, p = {padding}", f"{size}×{size} → {after}×{after}")
        )
        size = after
    yield Part(table(rows), formula="DCGAN, arXiv:1511.06434")


def _digit() -> Iterator[Part]:
    """A digit on its way through the trained network with strides: every layer's channels."""
    trained = shipped("strided")
    digit = digits(4).images[3]
    yield Part(photograph(digit, 3), formula="1 × 28×28")
    for values in activations(trained.network, trained.vector, digit / 255):
        shown = values[: 8 if len(values) > 1 else 1]
        across = math.ceil(math.sqrt(len(shown)))
        side = values.shape[1]
        sheet = np.zeros(
            (-(-len(shown) // across) * (side + 1) - 1, across * (side + 1) - 1), np.uint8
        )
        for at, plane in enumerate(shown):
            top, left = (at // across) * (side + 1), at % across * (side + 1)
            bright = plane / (float(plane.max()) or 1.0)
            sheet[top : top + side, left : left + side] = np.rint(255 * np.clip(bright, 0, 1))
        scale = max(1, round(84 / len(sheet)))
        yield Part(photograph(sheet, scale), formula=f"{len(values)} × {side}×{side}")


_OF_CASES: dict[str, Callable[[Lab], Iterator[Part]]] = {
    "one_dimension": _spectrum,
    "three_dimensions": _volumes,
    "sub_pixel": _phases,
    "picture": _pictures,
    "frameworks": _words,
}
_OF_LESSONS: dict[str, Callable[[], Iterator[Part]]] = {
    "checkerboard": _counts,
    "output_size": _sizes,
    "whole_layer": _layer,
    "stack": _generator,
    "autoencoder": _digit,
}
