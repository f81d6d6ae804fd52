"""The weight of the layer, and where each framework keeps one element of it, as HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.channels import sources
from deconv_viz.frameworks import Layer, layouts, meaning, shapes, targets
from deconv_viz.frameworks.arrays import WEIGHT, from_canonical
from deconv_viz.ui.grids import Grid, grid, index, number
from deconv_viz.ui.whole_layer_state import WholeLayer
from deconv_viz.ui.words import framework_title, language, text

_CELL = 19  # pixels
_RANK = 2
_ANY = (1, 1)  # the order of the axes depends on no size

# As short as each framework lets one write it; what matters here is the order of the axes alone.
_KERAS = {"filters": 1, "kernel_size": 1}
_JAX = {"strides": [1, 1], "padding": "VALID"}
_KERAS1 = {"nb_filter": 1, "nb_row": 1, "nb_col": 1, "output_shape": [None, 1, 1, 1]}
_GRADIENT = "theano.tensor.nnet.abstract_conv.conv2d_grad_wrt_inputs"
LAYERS: tuple[tuple[str, Layer], ...] = (
    ("", Layer("torch", "torch.nn.functional.conv_transpose2d")),
    ("", Layer("onnxruntime", "ConvTranspose")),
    ("", Layer("keras", "Conv2DTranspose", _KERAS)),
    ("", Layer("tf_keras", "Conv2DTranspose", _KERAS)),
    (
        "",
        Layer(
            "tensorflow",
            "tf.nn.conv2d_transpose",
            {"output_shape": [1, 1, 1, 1], "strides": 1, "padding": "VALID"},
        ),
    ),
    ("transposed", Layer("jax", "jax.lax.conv_transpose", {**_JAX, "transpose_kernel": True})),
    ("", Layer("jax", "jax.lax.conv_transpose", _JAX)),
    ("", Layer("flax", "flax.linen.ConvTranspose", {"features": 1, "kernel_size": [1, 1]})),
    ("tf", Layer("keras1", "Deconvolution2D", {**_KERAS1, "dim_ordering": "tf"})),
    ("th", Layer("keras1", "Deconvolution2D", {**_KERAS1, "dim_ordering": "th"})),
    ("", Layer("theano", _GRADIENT, {"input_shape": [None, 1, 1, 1]})),
)
"""Which layers are compared, and what is to be said of how they are called."""


class Order(NamedTuple):
    """How some frameworks keep a weight: the order of its axes, reversed or not, groups or not."""

    names: tuple[str, ...]
    layout: str
    flipped: bool
    groups: bool


class Place(NamedTuple):
    """One element of a weight in an order: the weight's shape, where it is, and all of memory.

    memory holds, in the order of memory, the input channel of each element; `position` is the
    element's own place in it.
    """

    shape: tuple[int, ...]
    at: tuple[int, ...]
    position: int
    memory: tuple[int, ...]


def orders() -> tuple[Order, ...]:
    """Return every order once, with the names of those who use it."""
    return _orders(language())


@lru_cache(8)
def _orders(of: str) -> tuple[Order, ...]:
    found: dict[tuple[str, bool, bool], list[str]] = {}
    for called, layer in LAYERS:
        layout = layouts(layer, _RANK).weight
        x_shape, w_shape = shapes(layer, _ANY, _ANY, 1, 1)
        flipped = meaning(layer, x_shape, w_shape).flipped
        words = targets(layer.framework)[layer.target].words
        groups = any("group" in word.name for word in words)
        title = framework_title(layer.framework)
        name = text(f"whole_layer.called.{called}", of, framework=title) if called else title
        found.setdefault((layout, flipped, groups), []).append(name)
    return tuple(Order(tuple(names), *key) for key, names in found.items())


def place(state: WholeLayer, order: Order) -> Place:
    """Return where the chosen element stands in this order; reversed where the kernel is."""
    channel, output, row, column = state.element
    w = state.values.w
    numbers: NDArray[np.intp] = np.arange(w.size).reshape(w.shape)
    chosen = numbers[channel, output % w.shape[1], row, column]
    channels = np.broadcast_to(np.arange(len(w))[:, np.newaxis, np.newaxis, np.newaxis], w.shape)
    if order.flipped:
        numbers, channels = (np.flip(array, (2, 3)) for array in (numbers, channels))
    kept = from_canonical(numbers, WEIGHT, order.layout)
    at = tuple(int(where) for where in np.argwhere(kept == chosen)[0])
    memory = from_canonical(channels, WEIGHT, order.layout).ravel()
    position = int(np.flatnonzero(kept.ravel() == chosen)[0])
    return Place(kept.shape, at, position, tuple(memory.tolist()))


def weights_sheet(state: WholeLayer) -> str:
    """Return all kernels, to choose an element of, and the table of the orders."""
    channel, output, row, column = state.element
    w = state.values.w
    joined = channel in sources(output, state.channels, state.filters, state.groups)
    value = w[channel, output % w.shape[1], row, column] if joined else None
    table = ""
    for order in orders():
        if joined and (state.groups == 1 or order.groups):
            table += _row(state, order)
        else:
            says = text("whole_layer.no_groups")
            table += f"<tr><td>{', '.join(order.names)}</td>"
            table += f'<td class="muted" colspan="3">{says}</td></tr>'
    head = "".join(
        f"<th>{text(f'whole_layer.column.{name}')}</th>"
        for name in ("who", "axes", "element", "memory")
    )
    says = text("whole_layer.not_an_element", channel=channel, output=output)
    if value is not None:
        says = text(
            "whole_layer.element",
            channel=channel,
            output=output,
            place=index(row, column),
            value=number(value),
        )
    return (
        f'<div class="row top"><div>{_kernels(state)}</div>'
        f'<div class="wide"><p>{says}</p><div class="scroll"><table class="facts">'
        f"<tr>{head}</tr>{table}</table></div>"
        f'<p class="muted">{text("whole_layer.memory")}</p></div></div>'
    )


def _kernels(state: WholeLayer) -> str:
    """Return the kernels as a table, input channels downwards, output channels to the right."""
    channel, output, row, column = state.element
    w = state.values.w
    most = float(np.abs(w).max())
    rows = "".join(
        f'<th scope="col"><b class="output">{text("whole_layer.y", channel=f)}</b></th>'
        for f in range(state.filters)
    )
    rows = f"<tr><th></th>{rows}</tr>"
    for c in range(state.channels):
        cells = ""
        for f in range(state.filters):
            if c not in sources(f, state.channels, state.filters, state.groups):
                cells += f'<td class="none" title="{text("whole_layer.no_kernel")}">–</td>'
                continue
            here = (c, f) == (channel, output)
            kernel = Grid(
                w[c, f % w.shape[1]],
                text("whole_layer.kernel_of", channel=c, output=f),
                "kernel",
                cell=_CELL,
                most=most,
                chosen=frozenset({(row, column)} if here else ()),
                choose=f"weight:{c},{f},",
                name=f"kernel{c}{f}",
            )
            cells += f"<td>{grid(kernel)}</td>"
        name = text("whole_layer.x", channel=c)
        rows += f'<tr><th scope="row"><b class="input">{name}</b></th>{cells}</tr>'
    return f'<table class="kernels">{rows}</table>'


def _row(state: WholeLayer, order: Order) -> str:
    found = place(state, order)
    names = _axes(order)
    chips = "".join(
        f'<span class="axis {role}"><i>{name}</i>{length}</span>'
        for (name, role), length in zip(names, found.shape, strict=True)
    )
    note = f' <span class="muted">{text("whole_layer.reversed")}</span>' if order.flipped else ""
    at = ", ".join(
        f'<b class="{role}">{i}</b>' for (_, role), i in zip(names, found.at, strict=True)
    )
    return (
        f'<tr><td>{", ".join(order.names)}</td><td class="chips">{chips}{note}</td>'
        f'<td class="code">w[{at}]</td><td class="strips">{_strip(found, state.channels)}</td></tr>'
    )


def _axes(order: Order) -> list[tuple[str, str]]:
    """Return the name and the role of each axis."""
    names = {
        "I": [(text("whole_layer.axis.in"), "input")],
        "O": [(text(f"whole_layer.axis.{'out_of_group' if order.groups else 'out'}"), "output")],
        "S": [
            (text("whole_layer.axis.rows"), "kernel"),
            (text("whole_layer.axis.columns"), "kernel"),
        ],
    }
    return [name for letter in order.layout for name in names[letter]]


def _strip(found: Place, channels: int) -> str:
    """Return the weight in the order of memory, a bar an element, coloured by input channel."""
    bars, start = "", 0
    count = len(found.memory)
    for end in range(1, count + 1):
        if end == count or found.memory[end] != found.memory[start]:
            hue = f"{found.memory[start]}/{channels}"
            bars += f'<rect x="{start}" width="{end - start}" height="9" data-hue="{hue}"/>'
            start = end
    mark = f'<rect class="mark" x="{found.position}" width="1" height="9"/>'
    says = text("whole_layer.position", position=found.position, count=count)
    return (
        f'<svg class="strip" viewBox="0 0 {count} 9" preserveAspectRatio="none" role="img"'
        f' aria-label="{says}">{bars}{mark}</svg>'
    )
