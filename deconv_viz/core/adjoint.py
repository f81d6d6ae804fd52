"""What the transpose of a convolution is, and what it is not.

C is the matrix of the forward convolution (`correlate`), Cᵀ that of the transposed one. Cᵀ is the
adjoint of C: ⟨Cu, v⟩ == ⟨u, Cᵀv⟩ for all u and v. So it is the gradient of a convolution: what
comes from above goes back through Cᵀ (Dumoulin & Visin 2016, section 4; Zeiler et al. 2010, who
named such layers deconvolution). It is not the inverse of C, which mostly does not exist: C has at
most as many rows as the small side has elements, and what lies in its null space is lost.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.geometry import Geometry
from deconv_viz.core.operations import conv_transpose, correlate, numbers, transpose_matrix

Array = NDArray[Any]


def forward_matrix(w: ArrayLike, geometry: Geometry) -> Array:
    """Return C, shape (inputs, outputs) of the geometry: correlate(u).ravel() == C @ u.ravel().

    The geometry is that of the transposed convolution: u has its output_shape.
    """
    return transpose_matrix(w, geometry).T


class AdjointTest(NamedTuple):
    """Both sides of ⟨Cu, v⟩ == ⟨u, Cᵀv⟩, with the terms that are summed."""

    forward: Array
    """Cu, of the geometry's input_shape."""
    backward: Array
    """Cᵀv, of the geometry's output_shape."""
    left: int | float
    """⟨Cu, v⟩"""
    right: int | float
    """⟨u, Cᵀv⟩"""


def adjoint_test(u: ArrayLike, v: ArrayLike, w: ArrayLike, geometry: Geometry) -> AdjointTest:
    """Return both sides for u (output_shape) and v (input_shape): equal, exactly in whole numbers.

    Raises ParameterError if a shape does not fit the geometry.
    """
    u, v = numbers("u", u, geometry.output_shape), numbers("v", v, geometry.input_shape)
    forward, backward = correlate(u, w, geometry), conv_transpose(v, w, geometry)
    left, right = (forward * v).sum(), (u * backward).sum()
    return AdjointTest(forward, backward, left.item(), right.item())


def finite_differences(loss: Callable[[Array], float], u: ArrayLike, step: float = 1) -> Array:
    """Return (loss(u + step·e) - loss(u - step·e)) / (2·step) for every unit vector e.

    Exact for a loss that is linear or quadratic in u, whatever the step, up to rounding: with
    whole numbers and step 1 there is none.
    """
    u = np.asarray(u)
    gradient = np.zeros(u.shape)
    for index in np.ndindex(u.shape):
        moved = np.zeros(u.shape, np.result_type(u, step))
        moved[index] = step
        gradient[index] = (loss(u + moved) - loss(u - moved)) / (2 * step)
    return gradient


class GradientCheck(NamedTuple):
    """The gradient of ½‖Cu - target‖² with respect to u, in two ways."""

    loss: float
    residual: Array
    """Cu - target: what comes from above."""
    measured: Array
    """By finite differences: the convolution is only ever run forwards."""
    transposed: Array
    """Cᵀ(Cu - target): the transposed convolution of the residual."""


def gradient_check(
    u: ArrayLike, target: ArrayLike, w: ArrayLike, geometry: Geometry
) -> GradientCheck:
    """Return the gradient of a convolution's squared error in both ways: they are equal.

    u has the geometry's output_shape, target its input_shape. Runs the forward convolution twice
    for every element of u. Raises ParameterError if a shape does not fit.
    """
    u = numbers("u", u, geometry.output_shape)
    target = numbers("target", target, geometry.input_shape)

    def loss(moved: Array) -> float:
        return float(((correlate(moved, w, geometry) - target) ** 2).sum() / 2)

    residual = correlate(u, w, geometry) - target
    back = conv_transpose(residual, w, geometry)
    return GradientCheck(loss(u), residual, finite_differences(loss, u), back)


class RoundTrip(NamedTuple):
    """A convolution and then its transpose: the same shape again, and another picture."""

    small: Array
    """Cu"""
    back: Array
    """CᵀCu"""
    scale: float
    """The one number that brings `back` closest to u: ⟨u, CᵀCu⟩/‖CᵀCu‖²."""
    error: float
    """‖u - scale·CᵀCu‖/‖u‖: 0 only if u came back."""


def round_trip(u: ArrayLike, w: ArrayLike, geometry: Geometry) -> RoundTrip:
    """Return what a convolution and then its transpose make of u (the geometry's output_shape).

    Raises ParameterError if a shape does not fit.
    """
    u = numbers("u", u, geometry.output_shape)
    small = correlate(u, w, geometry)
    back = conv_transpose(small, w, geometry)
    energy, size = float((back * back).sum()), float(np.linalg.norm(u))
    scale = float((u * back).sum()) / energy if energy else 0.0
    error = float(np.linalg.norm(u - scale * back)) / size if size else 0.0
    return RoundTrip(small, back, scale, error)


class Lost(NamedTuple):
    """What a convolution keeps of u, and what no layer after it brings back: u == kept + lost."""

    rank: int
    """The rank of C: so many numbers about u are left."""
    size: int
    """The number of elements of u."""
    kept: Array
    """The part of u in the row space of C: the best that any inverse can give."""
    lost: Array
    """The part in the null space: C @ lost is 0."""


def what_is_lost(u: ArrayLike, w: ArrayLike, geometry: Geometry) -> Lost:
    """Return u in two parts, the one that the convolution sees and the one that it does not.

    By the singular values of the dense matrix C, so for small shapes: its cost grows with the cube
    of the number of elements. Raises ParameterError if a shape does not fit.
    """
    u = numbers("u", u, geometry.output_shape)
    matrix = forward_matrix(w, geometry).astype(np.float64)
    _, values, rows = np.linalg.svd(matrix, full_matrices=False)
    limit = max(matrix.shape) * np.finfo(np.float64).eps * values.max(initial=0)
    seen = rows[values > limit]
    kept = (seen.T @ (seen @ u.ravel())).reshape(u.shape)
    return Lost(len(seen), u.size, kept, u - kept)
