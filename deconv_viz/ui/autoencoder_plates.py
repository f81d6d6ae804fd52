"""What the sheets of the autoencoder share: arrays as plates, and small pieces of HTML."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network import Conv, Layer, Transposed
from deconv_viz.network.models import Shape
from deconv_viz.stage.pad import Ink
from deconv_viz.ui.words import text

Array = NDArray[Any]


def shades(pictures: Array, most: float | None = None) -> Ink:
    """Return pictures (count, rows, columns) as 0 … 255; `most` is full, by default the largest."""
    largest = float(pictures.max(initial=0)) if most is None else most
    found: Ink = np.rint(np.clip(pictures / (largest or 1), 0, 1) * 255).astype(np.uint8)
    return found


def signed(pictures: Array, most: float) -> Ink:
    """Return pictures of both signs as 1 … 255: 128 is zero, `most` is full."""
    found: Ink = np.rint(128 + np.clip(pictures / (most or 1), -1, 1) * 127).astype(np.uint8)
    return found


def hole(name: str, width: float | None = None, small: bool = False) -> str:
    """Return the place of a plate, `width` pixels wide or as wide as there is room."""
    style = f' style="width:{width:g}px"' if width else ""
    return f'<div data-plate="{name}"{style}{" data-small" if small else ""}></div>'


def figure(role: str, caption: str, inside: str) -> str:
    """Return something with a caption (plain words) over it."""
    return f'<figure class="{role}"><figcaption>{escape(caption)}</figcaption>{inside}</figure>'


def size(shape: Shape) -> str:
    """Return a shape as people write it: 26×26×16."""
    channels, rows, columns = shape
    return f"{rows}×{columns}×{channels}"


def described(layer: Layer) -> str:
    """Return what a layer is, in words: "transposed convolution, 3×3, stride 2"."""
    match layer:
        case Conv():
            kind = "conv"
        case Transposed():
            kind = "transposed"
        case _:
            return text("autoencoder.layer.upsampling", factor=layer.factor)
    stride = text("autoencoder.layer.stride", stride=layer.stride) if layer.stride > 1 else ""
    return text(f"autoencoder.layer.{kind}", kernel=layer.kernel) + stride


def loss(value: float) -> str:
    """Return a loss with the four digits that reports give."""
    return f"{value:.4f}"
