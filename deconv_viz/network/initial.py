"""Where training starts: parameters drawn by the layers' fan-in."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.network.models import Network, Upsampling
from deconv_viz.network.passes import named


def initial(network: Network, seed: int) -> NDArray[np.float32]:
    """Return the parameters to start from: He-normal kernels, the last Glorot-uniform, biases 0.

    He-normal (He et al. 2015) draws with variance 2 / fan-in, cut at two standard deviations as in
    Keras. The fan-in is k·k·c, with c the channels that come in; at stride 1 that many products
    meet in an output of a transposed convolution too. Keras takes k·k·filters for a transposed
    layer, because it reads the kernel's axes as a convolution's. At stride s only one product in
    s·s meets an output; the fan-in is not divided, as no framework does.

    Glorot-uniform (Glorot & Bengio 2010) draws from ±√(6 / (fan-in + fan-out)).
    """
    vector = np.zeros(network.parameters, np.float32)
    arrays = named(network, vector)
    rows = [row for row in network.flow() if not isinstance(row.layer, Upsampling)]
    for position, row in enumerate(rows):
        assert not isinstance(row.layer, Upsampling)
        # A stream for each layer: what one draws leaves the others as they are.
        chance = np.random.default_rng([seed, position])
        kernel = arrays[f"{row.layer.name}.kernel"]
        area = row.layer.kernel**2
        inputs, outputs = area * row.input[0], area * row.layer.filters
        if row is rows[-1]:
            limit = math.sqrt(6 / (inputs + outputs))
            kernel[...] = chance.uniform(-limit, limit, kernel.shape)
        else:
            kernel[...] = _normal(chance, math.sqrt(2 / inputs), kernel.shape)
    return vector


CUT = 0.87962566103423978
"""The standard deviation of a standard normal cut at ±2."""


def _normal(chance: np.random.Generator, deviation: float, shape: tuple[int, ...]) -> Any:
    """Draw normal values without those beyond two deviations, so spread that `deviation` holds."""
    drawn = chance.standard_normal(shape)
    while (beyond := np.abs(drawn) > 2).any():
        drawn[beyond] = chance.standard_normal(int(beyond.sum()))
    return drawn * (deviation / CUT)
