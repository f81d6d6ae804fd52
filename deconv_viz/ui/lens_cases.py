"""The classic confusions: pairs of layers that look the same and are not."""

from __future__ import annotations

from dataclasses import replace

from deconv_viz.frameworks import Layer
from deconv_viz.lessons.lens import Lens, Subject


def _keras(**args: object) -> Layer:
    return Layer("keras", "Conv2DTranspose", {"filters": 1, **args})


def _torch(**args: object) -> Layer:
    said = {"in_channels": 1, "out_channels": 1, **args}
    return Layer("torch", "torch.nn.ConvTranspose2d", said)


def _tensorflow(size: int) -> Layer:
    said = {"output_shape": (1, size, size, 1), "strides": 2, "padding": "SAME"}
    return Layer("tensorflow", "tf.nn.conv2d_transpose", said)


def _jax(**args: object) -> Layer:
    return Layer("jax", "jax.lax.conv_transpose", {"strides": (2, 2), "padding": "SAME", **args})


def _flax(**args: object) -> Layer:
    return Layer("flax", "flax.linen.ConvTranspose", {"features": 1, **args})


def _onnx(auto_pad: str) -> Layer:
    return Layer("onnxruntime", "ConvTranspose", {"auto_pad": auto_pad, "strides": [2, 2]})


def _pair(layer: Layer, other: Layer, size: int = 4) -> Lens:
    one = Subject(layer, (size, size), (3, 3))
    return Lens(one, replace(one, layer=other))


_SAME = _keras(kernel_size=3, strides=2, padding="same")

CASES: dict[str, Lens] = {
    "shift": _pair(_SAME, _torch(kernel_size=3, stride=2, padding=1, output_padding=1)),
    "none": _pair(_SAME, _keras(kernel_size=3, strides=2, padding="same", output_padding=0)),
    "gap": _pair(_keras(kernel_size=2, strides=3), _torch(kernel_size=2, stride=3)),
    "flip": _pair(_jax(), _jax(transpose_kernel=True)),
    "pads": _pair(
        _flax(kernel_size=(5, 5), strides=(2, 2), padding=1, transpose_kernel=True),
        _torch(kernel_size=5, stride=2, padding=1),
        3,
    ),
    "output_shape": _pair(_tensorflow(8), _tensorflow(7)),
    "lower": _pair(_onnx("SAME_UPPER"), _onnx("SAME_LOWER")),
    "old": _pair(
        replace(_SAME, backend="torch"), replace(_SAME, backend="torch", version="3.12.4")
    ),
}
"""Each opens with one click: the first layer, and beside it the one that it is taken for."""
