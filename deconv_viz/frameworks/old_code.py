"""Programs for Keras 1 and Theano, as they were written when these were new."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.layer import Layer, Layouts

Crop = Sequence[tuple[int, int]] | None


def keras1(
    layer: Layer,
    layouts: Layouts,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None,
    crop: Crop,
) -> str:
    """Return Python source for Keras 1.2.2 on Theano 0.8.2."""
    args = {name: value for name, value in layer.args.items() if name != "bias"}
    size = [args.pop(name) for name in ("nb_filter", "nb_row", "nb_col")]
    given = [*map(repr, size), *literals.arguments(args)]
    given += [] if b is not None else ["bias=False"]
    given.append(f"input_shape={literals.argument(x.shape[1:])}")
    weights = "[w]" if b is None else "[w, b]"
    lines = [
        "# Keras 1.2.2 on Theano 0.8.2, of 2016: it runs only beside the packages of that time.",
        *_arrays(
            x, w, b, "from keras.layers import Deconvolution2D\nfrom keras.models import Sequential"
        ),
        "model = Sequential()",
        literals.invocation(f"layer = {layer.target}", given),
        "model.add(layer)",
        f"layer.set_weights({weights})",
        "y = model.predict(x)",
        *literals.numpy_crop("y", crop, layouts.data),
    ]
    return "\n".join([*lines, "", "print(y.shape)", "print(y)", ""])


def theano(
    layer: Layer, x: NDArray[Any], w: NDArray[Any], b: NDArray[Any] | None, crop: Crop
) -> str:
    """Return Python source for Theano 1.0.5."""
    given = ["x", "w", *literals.arguments(layer.args)]
    name = layer.target.rpartition(".")[2]
    imports = f"from {layer.target.rpartition('.')[0]} import {name}"
    lines = [
        "# Theano 1.0.5, of 2020: it runs only beside the packages of that time.",
        *_arrays(x, w, b, imports),
        literals.invocation(f"y = {name}", given, ".eval()"),
        *([] if b is None else ["y = y + b[:, None, None]"]),
        *literals.numpy_crop("y", crop, "NCS"),
    ]
    return "\n".join([*lines, "", "print(y.shape)", "print(y)", ""])


def _arrays(x: NDArray[Any], w: NDArray[Any], b: NDArray[Any] | None, imports: str) -> list[str]:
    arrays = [("x", x), ("w", w), *([] if b is None else [("b", b)])]
    return [
        "import numpy as np",
        *imports.split("\n"),
        "",
        *(literals.assignment(name, "np.array", values.astype(float)) for name, values in arrays),
        "",
    ]
