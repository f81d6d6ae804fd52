"""The probe by which conventions tell themselves apart: every tap of it shows in the result."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz.frameworks import FrameworkError, Layer, call, meaning, shapes, target
from deconv_viz.frameworks.arguments import repaired

X = np.array([1, 2, 3])
W = np.array([1, 10, 100])


def along_one_axis(
    layer: Layer, rank: int = 1, w: NDArray[Any] = W, x: NDArray[Any] = X, b: Sequence[int] = ()
) -> list[int]:
    """Return what the layer makes of x along the last axis, all others of length 1."""
    ones = (1,) * (rank - 1)
    x_shape, w_shape = shapes(layer, (*ones, x.size), (*ones, w.size), 1, 1)
    bias = np.array(b) if b else None
    y = call(
        layer.framework,
        layer.target,
        layer.args,
        x.reshape(x_shape),
        w.reshape(w_shape),
        bias,
        version=layer.version,
        backend=layer.backend,
        call=layer.call,
    )
    result: list[int] = y.ravel().tolist()
    return result


def refusal(
    layer: Layer,
    x_shape: Sequence[int],
    w_shape: Sequence[int],
    b_shape: Sequence[int] | None = None,
) -> FrameworkError:
    """Return the error by which a layer is refused; its sentence can be said.

    If it has nearest arguments, the layer works with them.
    """
    with pytest.raises(FrameworkError) as caught:
        meaning(layer, x_shape, w_shape, b_shape)
    assert "{" not in str(caught.value)
    if caught.value.nearest:
        meaning(repaired(layer, target(layer), caught.value.nearest), x_shape, w_shape, b_shape)
    return caught.value


def with_args(framework: str, name: str, args: Mapping[str, Any], **more: Any) -> Layer:
    """Return a layer; a shorthand."""
    return Layer(framework, name, args, **more)
