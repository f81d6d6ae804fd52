"""Looking into a network: what comes back, every layer's pictures, and one output's products."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.errors import ParameterError, integer
from deconv_viz.core.geometry import Axis, Geometry
from deconv_viz.network.losses import cross_entropy, sigmoid
from deconv_viz.network.models import Network, Row, Transposed, Upsampling
from deconv_viz.network.passes import Passes, named

Array = NDArray[Any]
Pictures = NDArray[np.float32]


def reconstruct(network: Network, vector: Array, images: ArrayLike) -> Pictures:
    """Return what the network makes of images (n, rows, columns), 0 … 1, in the same shape."""
    x = _images(network, images)
    return sigmoid(_passes(network, vector, len(x)).logits(x)[0])


def image_losses(
    network: Network, vector: Array, images: ArrayLike, targets: ArrayLike | None = None
) -> NDArray[np.float64]:
    """Return each image's binary cross-entropy per pixel, shape (n,).

    Compared with the images themselves, or with `targets` where the images are noisy ones.
    """
    x = _images(network, images)
    t = x if targets is None else _images(network, targets)
    logits = _passes(network, vector, len(x)).logits(x)[0]
    found: NDArray[np.float64] = cross_entropy(logits, t[:, 0]).mean(axis=(1, 2), dtype=np.float64)
    return found


def activations(network: Network, vector: Array, image: ArrayLike) -> tuple[Pictures, ...]:
    """Return what comes out of each layer for one image (rows, columns): (channels, rows, columns).

    Behind the layer's activation; the last is the reconstruction.
    """
    x = _images(network, np.asarray(image)[np.newaxis])
    found = [y[:, 0].copy() for y in _passes(network, vector, 1).outputs(x)]
    found[-1] = sigmoid(found[-1])
    return tuple(found)


def _passes(network: Network, vector: Array, batch: int) -> Passes:
    passes = Passes(network, batch, calm=True)
    passes.set(vector)
    return passes


def _images(network: Network, images: ArrayLike) -> Pictures:
    """Return images (n, rows, columns) as (n, 1, rows, columns), float32."""
    x = np.asarray(images, np.float32)
    if x.shape[1:] != network.input[1:] or not len(x):
        expected = f"(n, {network.input[1]}, {network.input[2]})"
        raise ParameterError("images", "shape", x.shape, {"expected": expected})
    if not np.isfinite(x).all():
        raise ParameterError("images", "finite", x[~np.isfinite(x)][0].item())
    return x[:, np.newaxis]


@dataclass(frozen=True, slots=True)
class Opened:
    """One output of a layer, taken apart.

    `shares` holds what each input channel adds, (channels,); with the bias they make `total`,
    which the activation makes `value`. The rest is about one input channel, `inputs`: the `patch`
    of inputs that reach the output, whose first element has the position `origin` in the
    channel's picture; the `kernel`, shape (k, k); and `geometry`, a transposed convolution
    without any crop, in which patch and kernel give shares[inputs] at the output `cell`.

    A convolution reads the patch with its kernel as it is; seen as a transposed convolution, which
    stamps, it has the kernel turned round: then `flipped` is true and `kernel` is the turned one.
    """

    channel: int
    position: tuple[int, int]
    shares: NDArray[np.float64]
    bias: float
    total: float
    value: float
    inputs: int
    patch: Pictures
    origin: tuple[int, int]
    kernel: Pictures
    geometry: Geometry
    cell: tuple[int, int]
    flipped: bool


def opened(
    network: Network,
    vector: Array,
    image: ArrayLike,
    layer: int,
    channel: int,
    position: tuple[int, int],
    inputs: int | None = None,
) -> Opened:
    """Return output `position` (row, column) of `channel` of the layer number `layer`, taken apart.

    `inputs` is the input channel to show; without it, the one that adds the most. Raises
    ParameterError if there is no such layer, channel or position, or the layer has no kernel.
    """
    rows = network.flow()
    layer = _within("layer", layer, len(rows))
    row = rows[layer]
    if isinstance(row.layer, Upsampling):
        names = [each.layer.name for each in rows if not isinstance(each.layer, Upsampling)]
        raise ParameterError("layer", "choice", row.layer.name, {"choices": ", ".join(names)})
    channel = _within("channel", channel, row.output[0])
    position = (
        _within("row", position[0], row.output[1]),
        _within("column", position[1], row.output[2]),
    )
    pictures = activations(network, vector, image)
    below = pictures[layer - 1] if layer else _images(network, np.asarray(image)[np.newaxis])[0]
    flipped = not isinstance(row.layer, Transposed)
    axes = row.layer.geometry(row.input).axes
    reads = [_reads(axis, at, flipped) for axis, at in zip(axes, position, strict=True)]
    arrays = named(network, vector)
    kernels = _kernels(arrays[f"{row.layer.name}.kernel"], row, channel)
    lit, elements = (np.ix_(*pair) for pair in zip(*reads, strict=True))
    products = below[:, *lit].astype(np.float64) * kernels[:, *elements]
    shares = products.sum(axis=(1, 2))
    bias = float(arrays[f"{row.layer.name}.bias"][channel])
    if inputs is None:
        inputs = int(np.abs(shares).argmax())
    inputs = _within("inputs", inputs, row.input[0])
    patch = below[inputs][lit].copy()
    own = [
        Axis(size, axis.kernel, 1 if flipped else axis.stride)
        for size, axis in zip(patch.shape, axes, strict=True)
    ]
    kernel = kernels[inputs]
    cell = [
        int(axis.taps()[0, axis.kernel - 1 - elements[0] if flipped else elements[0]])
        for axis, (_, elements) in zip(own, reads, strict=True)
    ]
    return Opened(
        channel,
        position,
        shares,
        bias,
        float(shares.sum()) + bias,
        float(pictures[layer][channel, *position]),
        inputs,
        patch,
        (int(reads[0][0][0]), int(reads[1][0][0])),
        kernel[::-1, ::-1].copy() if flipped else kernel.copy(),
        Geometry(tuple(own)),
        (cell[0], cell[1]),
        flipped,
    )


def _reads(axis: Axis, at: int, convolution: bool) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the inputs that meet in the output `at`, and with which kernel element each."""
    taps = axis.taps()
    if convolution:  # from the big side to the small one: the taps of the small element `at`
        elements = np.flatnonzero(taps[at] >= 0)
        return taps[at][elements], elements
    inputs, elements = np.nonzero(taps == at)
    return inputs, elements


def _kernels(kernel: Array, row: Row, channel: int) -> Array:
    """Return one output channel's kernels, (input channels, k, k)."""
    found: Array = kernel[:, channel] if isinstance(row.layer, Transposed) else kernel[channel]
    return found


def _within(field: str, number: int, count: int) -> int:
    if not 0 <= integer(field, number) < count:
        raise ParameterError(field, "choice", number, {"choices": f"0 to {count - 1}"})
    return number
