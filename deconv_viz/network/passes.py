"""A whole network at work on a block of images, there and back.

Parameters are one vector, so that an optimiser and a checkpoint see one array; `named` gives the
arrays of the layers, which are views of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from deconv_viz.network.models import Network, Row, Transposed, Upsampling
from deconv_viz.network.plans import plan
from deconv_viz.network.sheets import Scratch, Work

Array = NDArray[Any]


def named(network: Network, vector: Array) -> dict[str, Array]:
    """Return the vector's parts by name, as views: "<layer>.kernel" and "<layer>.bias"."""
    arrays, start = {}, 0
    for name, shape in network.array_shapes().items():
        size = int(np.prod(shape))
        arrays[name] = vector[start : start + size].reshape(shape)
        start += size
    return arrays


def joined(network: Network, arrays: Mapping[str, Array]) -> Array:
    """Return the arrays as one vector, in the network's order."""
    return np.concatenate([arrays[name].reshape(-1) for name in network.array_shapes()])


class _Repeat:
    """Nearest upsampling of a block, (c, batch, n, n) → (c, batch, n·f, n·f)."""

    def __init__(self, row: Row, batch: int, scratch: Scratch) -> None:
        assert isinstance(row.layer, Upsampling)
        channels, rows, columns = row.input
        factor = row.layer.factor
        self._x = np.zeros((channels, batch, rows, columns), scratch.dtype)
        self._split = (channels, batch, rows, factor, columns, factor)
        self._y = np.zeros((channels, batch, *row.output[1:]), scratch.dtype)

    def load(self, pictures: Array) -> None:
        self._x[...] = pictures

    def load_gradient(self, pictures: Array) -> None:
        self._y[...] = pictures

    def forward(self, rectify: bool) -> Array:
        self._y.reshape(self._split)[...] = self._x[:, :, :, np.newaxis, :, np.newaxis]
        return self._y

    def backward(self, rectified: bool) -> Array:
        """Return each input's gradient: the sum over the outputs that repeat it."""
        dx: Array = self._y.reshape(self._split).sum(axis=(3, 5))
        if rectified:
            dx *= self._x > 0
        return dx


class Passes:
    """A network with the room for blocks of `batch` images; not for two threads at once.

    A `calm` one keeps to the thread that it is called on (see `Scratch`).
    """

    def __init__(
        self, network: Network, batch: int, dtype: DTypeLike = np.float32, calm: bool = False
    ) -> None:
        self.network, self.batch = network, batch
        scratch = Scratch(dtype, calm)
        self._rows = network.flow()
        self._works: list[Work | _Repeat] = []
        for row in self._rows:
            if isinstance(row.layer, Upsampling):
                self._works.append(_Repeat(row, batch, scratch))
                continue
            made = plan(
                row.layer.geometry(row.input),
                row.input[0],
                row.layer.filters,
                isinstance(row.layer, Transposed),
            )
            self._works.append(Work(made, batch, scratch))

    def set(self, vector: Array) -> None:
        """Take these parameters."""
        arrays = named(self.network, vector)
        for row, work in zip(self._rows, self._works, strict=True):
            if isinstance(work, Work):
                name = row.layer.name
                work.set(arrays[f"{name}.kernel"], arrays[f"{name}.bias"])

    def outputs(self, images: Array) -> Iterator[Array]:
        """Yield what comes out of each layer, (channels, batch, rows, columns).

        Images have shape (batch, channels, rows, columns). The last output is the logits: the
        sigmoid is left to the loss. Each holds until the next is asked for.
        """
        pictures = images.swapaxes(0, 1)
        for row, work in zip(self._rows, self._works, strict=True):
            work.load(pictures)
            pictures = work.forward(row.layer.activation == "relu")
            yield pictures

    def logits(self, images: Array) -> Array:
        """Return what the network makes of images, before the sigmoid: (channels, batch, …)."""
        pictures = images
        for each in self.outputs(images):
            pictures = each
        return pictures

    def gradient(self, logits_gradient: Array, vector: Array) -> None:
        """Write to `vector` the gradient with respect to the parameters.

        Comes after `logits`, with the gradient with respect to those.
        """
        arrays = named(self.network, vector)
        pictures = logits_gradient
        for position in reversed(range(len(self._works))):
            work, name = self._works[position], self._rows[position].layer.name
            work.load_gradient(pictures)
            if isinstance(work, Work):
                kernel, bias = work.gradients()
                arrays[f"{name}.kernel"][...] = kernel
                arrays[f"{name}.bias"][...] = bias
            if position:
                before = self._rows[position - 1].layer.activation
                pictures = work.backward(before == "relu")
