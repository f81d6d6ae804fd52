"""A scene: the core's tables and results, small enough to be sent at every change.

The stage groups the tables into steps and adds the products itself; it holds no index formula.
Its final sums are compared with the core's result that travels along, so a picture that
disagrees with the core says so.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import (
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    transpose_matrix,
)

MATRIX_OUTPUTS = 1000
"""The matrix way is worked out, too, up to this many outputs."""

TOLERANCE = 1e-12
"""Equal means within this share of the sum of the absolute terms, cell by cell."""

Number = int | float


@dataclass(frozen=True, slots=True)
class Scene:
    """What one picture needs; `data` is plain JSON, `id` its fingerprint.

    x, w and geometry are what it was made of: for files to take away, not for the browser.
    """

    id: str
    data: dict[str, Any]
    x: NDArray[Any] = field(compare=False, repr=False)
    w: NDArray[Any] = field(compare=False, repr=False)
    geometry: Geometry = field(compare=False, repr=False)


def two_dimensional(x: NDArray[Any], w: NDArray[Any], geometry: Geometry) -> Scene:
    """Return the scene of a two-dimensional transposed convolution of x with w.

    x has geometry.input_shape, w geometry.kernel_shape. Axes that are equal are sent once.
    Raises ParameterError unless the geometry has two axes.
    """
    if geometry.rank != 2:
        raise ParameterError("rank", "choice", geometry.rank, {"choices": "2"})
    y = conv_transpose(x, w, geometry)
    axes = list(dict.fromkeys(geometry.axes))
    equal, worst = _matrix_agrees(x, w, y, geometry)
    data = {
        "axes": [_axis_tables(axis) for axis in axes],
        "dims": [axes.index(axis) for axis in geometry.axes],
        "x": numbers(x),
        "w": numbers(w),
        "y": numbers(y),
        "tolerance": TOLERANCE,
        "matrix": worst,
        "matrix_equal": equal,
    }
    fingerprint = hashlib.blake2b(_json(data), digest_size=6).hexdigest()
    return Scene(fingerprint, {"id": fingerprint, **data}, x, w, geometry)


def numbers(values: NDArray[Any]) -> list[Number]:
    """Return all values in row-major order, whole ones as integers: shorter, and exact."""
    return [int(value) if float(value).is_integer() else float(value) for value in values.flat]


def _axis_tables(axis: Axis) -> dict[str, Any]:
    return {
        "n": axis.size,
        "k": axis.kernel,
        "m": axis.output_size,
        "board": axis.board().taps().ravel().tolist(),
        "output": axis.board_to_output().tolist(),
        "source": axis.padded_source().tolist(),
        "windows": axis.windows().ravel().tolist(),
    }


def _matrix_agrees(
    x: NDArray[Any], w: NDArray[Any], y: NDArray[Any], geometry: Geometry
) -> tuple[bool | None, float]:
    """Whether the matrix way gives y too, and the largest difference; None if it is too large."""
    if y.size > MATRIX_OUTPUTS:
        return None, 0.0
    difference = np.abs(transpose_matrix(w, geometry) @ x.ravel() - y.ravel())
    allowed = TOLERANCE * conv_transpose(np.abs(x), np.abs(w), geometry).ravel()
    return bool((difference <= allowed).all()), float(difference.max())


def _json(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode()
