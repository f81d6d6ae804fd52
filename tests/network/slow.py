"""A network in float64, layer by layer, by other means than the package's."""

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from deconv_viz import conv_transpose_layer
from deconv_viz.network import Conv, Network, Transposed, named

Array = NDArray[Any]


def convolution(x: Array, kernel: Array, bias: Array, stride: int, padding: int) -> Array:
    """x (n, c, rows, columns), kernel (filters, c, k, k): every window with every kernel."""
    ends = (padding, padding)
    windows = sliding_window_view(np.pad(x, ((0, 0), (0, 0), ends, ends)), kernel.shape[2:], (2, 3))
    windows = windows[:, :, ::stride, ::stride]
    return np.einsum("ncyxhw,fchw->nfyx", windows, kernel, optimize=True) + bias[:, None, None]


def outputs(network: Network, vector: Array, images: Array) -> list[Array]:
    """What comes out of each layer for images (n, rows, columns), (n, channels, rows, columns)."""
    arrays = {name: array.astype(float) for name, array in named(network, vector).items()}
    y, found = images[:, None].astype(float), []
    for row in network.flow():
        name = row.layer.name
        match row.layer:
            case Transposed() as layer:
                kernel, bias = arrays[f"{name}.kernel"], arrays[f"{name}.bias"]
                y = conv_transpose_layer(y, kernel, layer.geometry(row.input), bias=bias)
            case Conv() as layer:
                kernel, bias = arrays[f"{name}.kernel"], arrays[f"{name}.bias"]
                y = convolution(y, kernel, bias, layer.stride, layer.padding)
            case layer:
                y = y.repeat(layer.factor, axis=2).repeat(layer.factor, axis=3)
        match row.layer.activation:
            case "relu":
                y = np.maximum(y, 0)
            case "sigmoid":
                y = 1 / (1 + np.exp(-y))
        found.append(y)
    return found


def losses(network: Network, vector: Array, images: Array) -> Array:
    """The mean binary cross-entropy of each image."""
    p, t = outputs(network, vector, images)[-1][:, 0], images.astype(float)
    return -(t * np.log(p) + (1 - t) * np.log1p(-p)).mean(axis=(1, 2))
