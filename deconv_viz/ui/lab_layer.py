"""A layer of a lesson as the lab and the framework lens know it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, AxisArguments, Geometry, ParameterError
from deconv_viz.frameworks import Layer, Span
from deconv_viz.state import Edit, Lab


def lab_of(x: NDArray[Any], w: NDArray[Any], geometry: Geometry) -> Lab:
    """Return the lab that holds these very numbers.

    The geometry has to be one of PyTorch's, its crop of the form (p, p - a) with a below the
    stride, as all layers of these lessons have it.
    """
    rows, columns = (
        AxisArguments(axis.size, axis.kernel, axis.stride, axis.dilation, begin, begin - end)
        for axis in geometry.axes
        for begin, end in [axis.crop]
    )
    return Lab(rows, columns, rows == columns, input_edits=_edits(x), kernel_edits=_edits(w))


def layer_of(lab: Lab) -> Layer:
    """Return PyTorch's layer with the arguments of a lab."""
    args: dict[str, object] = {"in_channels": 1, "out_channels": 1}
    for name, word in _WORDS.items():
        pair = (getattr(lab.rows, name), getattr(lab.columns, name))
        if name == "kernel" or pair != (_USUAL[name],) * 2:
            args[word] = pair[0] if pair[0] == pair[1] else pair
    return Layer("torch", "torch.nn.ConvTranspose2d", args)


def arguments_of(span: Span) -> AxisArguments | None:
    """Return an axis in the lab's words, None where it has none."""
    arguments = AxisArguments(
        span.size, span.kernel, span.stride, span.dilation, span.begin, span.begin - span.end
    )
    try:
        same = Axis.of(*arguments).output_size == span.output
    except ParameterError:
        return None
    return arguments if same else None


_WORDS = {
    "kernel": "kernel_size",
    "stride": "stride",
    "padding": "padding",
    "output_padding": "output_padding",
    "dilation": "dilation",
}
_USUAL = {"stride": 1, "padding": 0, "output_padding": 0, "dilation": 1}


def _edits(values: NDArray[Any]) -> tuple[Edit, ...]:
    return tuple((int(r), int(c), float(values[r, c])) for r, c in np.ndindex(values.shape))
