"""Networks as values: what each layer is, and what follows from it: shapes, parameters, cost.

Shapes are (channels, rows, columns). A layer's kernel has shape (small, big, k, k), where "big" is
the end of the larger picture: a convolution goes from big to small, a transposed convolution from
small to big, with the same array. That is PyTorch's layout of both.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from deconv_viz.core.errors import ParameterError
from deconv_viz.core.geometry import Axis, Geometry

Shape = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Conv:
    """A convolution, (c, n, n) → (filters, m, m).

    m = (n + 2·padding − kernel) // stride + 1.
    """

    name: str
    filters: int
    kernel: int = 3
    stride: int = 1
    padding: int = 0
    activation: str = "relu"

    def geometry(self, shape: Shape) -> Geometry:
        """Return the transposed convolution whose adjoint this is: it maps (m, m) to (n, n)."""
        return Geometry((self._axis(shape[1]), self._axis(shape[2])))

    def _axis(self, size: int) -> Axis:
        steps, rest = divmod(size + 2 * self.padding - self.kernel, self.stride)
        # What no window reaches is given back at the end, as zeros if need be.
        crop = (self.padding, self.padding - rest)
        return Axis(steps + 1, self.kernel, self.stride, crop=crop)

    def output(self, shape: Shape) -> Shape:
        """Return the shape of what comes out."""
        rows, columns = self.geometry(shape).input_shape
        return self.filters, rows, columns

    def kernel_shape(self, shape: Shape) -> tuple[int, int, int, int]:
        """Return (filters, c, k, k)."""
        return self.filters, shape[0], self.kernel, self.kernel


@dataclass(frozen=True, slots=True)
class Transposed:
    """A transposed convolution, (c, n, n) → (filters, m, m).

    m = (n − 1)·stride + kernel − 2·padding + output_padding.
    """

    name: str
    filters: int
    kernel: int = 3
    stride: int = 1
    padding: int = 0
    output_padding: int = 0
    activation: str = "relu"

    def geometry(self, shape: Shape) -> Geometry:
        """Return the geometry, with the sizes of `shape` as its inputs."""
        return Geometry((self._axis(shape[1]), self._axis(shape[2])))

    def _axis(self, size: int) -> Axis:
        padding, output_padding = self.padding, self.output_padding
        return Axis.of(
            size, self.kernel, self.stride, padding=padding, output_padding=output_padding
        )

    def output(self, shape: Shape) -> Shape:
        """Return the shape of what comes out."""
        rows, columns = self.geometry(shape).output_shape
        return self.filters, rows, columns

    def kernel_shape(self, shape: Shape) -> tuple[int, int, int, int]:
        """Return (c, filters, k, k)."""
        return shape[0], self.filters, self.kernel, self.kernel


@dataclass(frozen=True, slots=True)
class Upsampling:
    """Every value repeated factor × factor times, (c, n, n) → (c, n·factor, n·factor)."""

    name: str
    factor: int = 2

    @property
    def activation(self) -> str:
        """Nothing is done to the values."""
        return "linear"

    def output(self, shape: Shape) -> Shape:
        """Return the shape of what comes out."""
        return shape[0], shape[1] * self.factor, shape[2] * self.factor


Layer = Conv | Transposed | Upsampling


class Row(NamedTuple):
    """One layer's place in the flow: what it is, what comes out of it, and what it costs."""

    layer: Layer
    input: Shape
    output: Shape
    parameters: int
    multiplies: int


@dataclass(frozen=True, slots=True)
class Network:
    """Layers one after another; the last is a convolution or a transposed one.

    A sigmoid may stand only there: what the network computes before it are the logits. `code` is
    the position of the layer whose output is the code, the last of the encoder.
    """

    name: str
    input: Shape
    layers: tuple[Layer, ...]
    code: int

    def flow(self) -> tuple[Row, ...]:
        """Return a row a layer. Multiplies are one image's, those with padded zeros included."""
        rows, shape = [], self.input
        for layer in self.layers:
            output, parameters, multiplies = layer.output(shape), 0, 0
            if not isinstance(layer, Upsampling):
                parameters = math.prod(layer.kernel_shape(shape)) + layer.filters
                multiplies = layer.geometry(shape).tap_count * shape[0] * layer.filters
            rows.append(Row(layer, shape, output, parameters, multiplies))
            shape = output
        return tuple(rows)

    @property
    def parameters(self) -> int:
        """The number of parameters: kernels and biases."""
        return sum(row.parameters for row in self.flow())

    @property
    def multiplies(self) -> int:
        """The number of multiplies for one image."""
        return sum(row.multiplies for row in self.flow())

    @property
    def code_size(self) -> int:
        """How many numbers the code has."""
        return math.prod(self.flow()[self.code].output)

    def array_shapes(self) -> dict[str, tuple[int, ...]]:
        """Return the shape of every array of parameters: "<layer>.kernel" and "<layer>.bias"."""
        shapes: dict[str, tuple[int, ...]] = {}
        for row in self.flow():
            if not isinstance(row.layer, Upsampling):
                shapes[f"{row.layer.name}.kernel"] = row.layer.kernel_shape(row.input)
                shapes[f"{row.layer.name}.bias"] = (row.layer.filters,)
        return shapes


DIGIT: Shape = (1, 28, 28)

AUTOENCODER = Network(
    "autoencoder",
    DIGIT,
    (
        Conv("conv1", 32),
        Conv("conv2", 16),
        Conv("conv3", 8),
        Transposed("transposed1", 8),
        Transposed("transposed2", 16),
        Transposed("transposed3", 32),
        Conv("output", 1, padding=1, activation="sigmoid"),
    ),
    code=2,
)
"""The tutorials' network, 12,785 parameters. Its code of 22×22×8 = 3,872 numbers is larger than
the picture's 784: it narrows nothing."""

_ENCODER = (Conv("conv1", 32, stride=2, padding=1), Conv("conv2", 8, stride=2, padding=1))

STRIDED = Network(
    "strided",
    DIGIT,
    (
        *_ENCODER,
        Transposed("up1", 32, stride=2, padding=1, output_padding=1),
        Transposed("up2", 1, stride=2, padding=1, output_padding=1, activation="sigmoid"),
    ),
    code=1,
)
"""28 → 14 → 7 → 14 → 28 with a code of 7×7×8 = 392 numbers, half the picture. The decoder's
kernel of 3 at stride 2 lands once, twice or four times on an output: room for a checkerboard."""

RESIZED = Network(
    "resized",
    DIGIT,
    (
        *_ENCODER,
        Upsampling("nearest1"),
        Conv("up1", 32, padding=1),
        Upsampling("nearest2"),
        Conv("up2", 1, padding=1, activation="sigmoid"),
    ),
    code=1,
)
"""The same encoder, channels and number of parameters as `STRIDED`; the decoder repeats values
and convolves (Odena, Dumoulin & Olah 2016), at four times the multiplies."""

NETWORKS: Mapping[str, Network] = MappingProxyType(
    {network.name: network for network in (AUTOENCODER, STRIDED, RESIZED)}
)
"""The networks by name."""


def network_named(name: str) -> Network:
    """Return the network of this name; raises ParameterError if there is none."""
    if name not in NETWORKS:
        raise ParameterError("model", "choice", name, {"choices": ", ".join(NETWORKS)})
    return NETWORKS[name]
