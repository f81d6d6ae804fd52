"""How a layer is computed: matrix products, and one copy or one sum a kernel element.

By phases: each product takes windows of the input, copied side by side, to the outputs of the
phases that read them (see `core.phases`); or all phases together in one product.

By stamps: one product multiplies every input by the whole kernel; then each kernel element's share
is added to the output, at the stride.

Which is fastest depends on the channels: phases copy inputs, stamps add outputs. Arrays here are x
(N, groups, Cin/groups, *input_shape), w (groups, Cin/groups, Cout/groups, *kernel_shape), y
(N, groups, Cout/groups, *output_shape) and bias (groups, Cout/groups, 1, …).
"""

import math
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.core.phases import Product, Program, program

Array = NDArray[Any]

BLOCK = 2**22
"""How many bytes of windows or products are made at once: they should stay in the cache, and be
large, because each product waits for all threads of BLAS, which on a busy machine is long."""

COPY, ADD, CALL = 20, 60, 100_000
"""What a copied value, a value added to the output and one round of calls cost, in multiplies of a
matrix product; measured on small and large layers, and only good for choosing the way."""


def compute(x: Array, w: Array, bias: Array | None, geometry: Geometry, y: Array) -> None:
    """Write the layer's output to y, in the way that should be the fastest."""
    groups, channels, filters = w.shape[:3]
    todo = fastest(geometry, len(x) * groups, channels, filters)
    if todo is None:
        by_stamps(x, w, bias, geometry, y)
    else:
        by_phases(x, w, bias, todo, y)


@lru_cache(maxsize=256)
def fastest(geometry: Geometry, samples: int, channels: int, filters: int) -> Program | None:
    """Return the program of phases that should be the fastest, None if stamps should be."""
    programs = [program(geometry, together) for together in (False, True)]
    costs = [
        samples * channels * (each.multiplied * filters + each.copied * COPY)
        + CALL * len(each.products)
        for each in programs
    ]
    stamps = samples * geometry.tap_count * filters * (channels + ADD) + CALL
    return None if stamps < min(costs) else programs[costs.index(min(costs))]


def by_phases(x: Array, w: Array, bias: Array | None, todo: Program, y: Array) -> None:
    """Write the layer's output to y, a block of samples at a time."""
    if not todo.complete:
        y[...] = 0 if bias is None else bias
    groups, channels = w.shape[:2]
    elements = _elements(w, todo)
    matrices = [_matrix(each, elements) for each in todo.products]
    block = min(len(y), _block(groups * channels * todo.largest * w.itemsize))
    # The samples come after the channels, so that all of a block are columns of one product.
    padded = np.zeros((groups, channels, block, *todo.padded), w.dtype)
    inside = padded[todo.inside]
    x = x[todo.source].transpose(1, 2, 0, *range(3, x.ndim))
    for first in range(0, len(y), block):
        size = min(block, len(y) - first)
        inside[:, :, :size] = x[:, :, first : first + size]
        here, target = padded[:, :, :size], y[first : first + size]
        for each, matrix in zip(todo.products, matrices, strict=True):
            _multiply(each, matrix, here, bias, target)


def by_stamps(x: Array, w: Array, bias: Array | None, geometry: Geometry, y: Array) -> None:
    """Write the layer's output to y, a block of samples at a time."""
    y[...] = 0 if bias is None else bias
    groups, channels, filters = w.shape[:3]
    kernels = [_stamps(axis) for axis in geometry.axes]
    matrix = w.transpose(0, *range(3, w.ndim), 2, 1).reshape(groups, -1, channels)
    block = _block(groups * matrix.shape[1] * math.prod(geometry.input_shape) * w.itemsize)
    for first in range(0, len(y), block):
        target = y[first : first + block]
        size = len(target)
        inputs = x[first : first + size].reshape(size, groups, channels, -1)
        found = np.matmul(matrix, inputs.astype(w.dtype, copy=False)).reshape(
            size, groups, *geometry.kernel_shape, filters, *geometry.input_shape
        )
        for element in np.ndindex(geometry.kernel_shape):
            stamps = [kernel[t] for kernel, t in zip(kernels, element, strict=True)]
            share = found[(slice(None), slice(None), *element)]
            part = target[(..., *(stamp.outputs for stamp in stamps))]
            share = share[(..., *(stamp.inputs for stamp in stamps))]
            np.add(part, share, out=part, casting="unsafe")


def _elements(w: Array, todo: Program) -> Array:
    """Return the kernel's elements in the order of the products, (groups, element, Cout, Cin)."""
    groups, channels, filters = w.shape[:3]
    flat = w.reshape(groups, channels, filters, -1).transpose(0, 3, 2, 1)
    if todo.zero:
        longer = np.zeros((groups, flat.shape[1] + 1, filters, channels), w.dtype)
        longer[:, :-1] = flat
        flat = longer
    return flat[:, todo.elements]


def _matrix(made: Product, elements: Array) -> Array:
    """Return the elements of one product as (groups, phases * filters, windows * channels)."""
    groups, _, filters, channels = elements.shape
    phases, windows = len(made.places), len(made.windows)
    own = elements[:, made.elements].reshape(groups, phases, windows, filters, channels)
    return own.swapaxes(2, 3).reshape(groups, phases * filters, windows * channels)


def _multiply(made: Product, matrix: Array, padded: Array, bias: Array | None, y: Array) -> None:
    """Write the outputs of one product for one block of samples."""
    groups, channels, size = padded.shape[:3]
    windows = np.empty((groups, len(made.windows), channels, size, *made.counts), padded.dtype)
    for number, window in enumerate(made.windows):
        windows[:, number] = padded[window]
    found = np.matmul(matrix, windows.reshape(groups, matrix.shape[2], -1))
    found = found.reshape(groups, len(made.places), -1, size, *made.counts)
    found = found.transpose(1, 3, 0, 2, *range(4, found.ndim))
    for (outputs, part), phase in zip(made.places, found, strict=True):
        if bias is None:
            y[outputs] = phase[part]
        else:
            np.add(phase[part], bias, out=y[outputs], casting="unsafe")


class _Stamp(NamedTuple):
    """Where along one axis a kernel element takes which inputs."""

    inputs: slice
    outputs: slice


@lru_cache(maxsize=256)
def _stamps(axis: Axis) -> tuple[_Stamp, ...]:
    """Return, for each kernel element, the inputs that it takes to an output, and to which."""
    stamps = []
    for t, landings in enumerate(axis.taps().T):
        inputs = np.flatnonzero(landings >= 0)
        low, high = (int(inputs[0]), int(inputs[-1]) + 1) if len(inputs) else (0, 0)
        first = t * axis.dilation - axis.crop[0] + low * axis.stride
        end = first + max(high - low - 1, -1) * axis.stride + 1
        stamps.append(_Stamp(slice(low, high), slice(max(first, 0), max(end, 0), axis.stride)))
    return tuple(stamps)


def _block(bytes_a_sample: int) -> int:
    """Return how many samples are computed at once."""
    return max(1, BLOCK // bytes_a_sample)
