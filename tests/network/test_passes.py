"""Whole networks: forward by another way in float64, backward by finite differences."""

import numpy as np
import pytest

from deconv_viz.network import NETWORKS, Conv, Network, Transposed, Upsampling, digits, named
from deconv_viz.network.initial import initial
from deconv_viz.network.losses import cross_entropy, sigmoid
from deconv_viz.network.passes import Passes, joined
from tests.network import slow

# Every kind of layer behind and before every other, with and without a stride.
MIXED = Network(
    "mixed",
    (1, 7, 6),
    (
        Conv("a", 3, padding=1),
        Transposed("b", 2, stride=2, padding=1, output_padding=1),
        Upsampling("c"),
        Conv("d", 4, kernel=2, stride=3),
        Transposed("e", 3, kernel=2, stride=2),
        Transposed("f", 2, activation="linear"),
        Conv("g", 2, kernel=4, stride=2, padding=1),
        Upsampling("h", 3),
        Transposed("i", 1, padding=1, activation="sigmoid"),
    ),
    code=3,
)


def drawn(network: Network, seed: int = 0) -> np.ndarray:
    """Parameters with biases that are not zero."""
    chance = np.random.default_rng(seed)
    vector = initial(network, seed).astype(np.float64)
    return vector + chance.normal(0, 0.05, len(vector))


@pytest.mark.parametrize("network", [MIXED, *NETWORKS.values()], ids=lambda each: each.name)
def test_the_gradient_is_the_one_of_finite_differences(network: Network) -> None:
    chance = np.random.default_rng(1)
    images = chance.random((2, *network.input))
    targets = chance.random((2, *network.flow()[-1].output)).swapaxes(0, 1)
    passes, vector = Passes(network, 2, np.float64, calm=True), drawn(network)

    def loss(at: np.ndarray) -> float:
        passes.set(at)
        return float(cross_entropy(passes.logits(images), targets).mean())

    passes.set(vector)
    logits = passes.logits(images)
    gradient = np.full_like(vector, np.nan)
    passes.gradient((sigmoid(logits) - targets) / targets.size, gradient)
    assert np.isfinite(gradient).all()
    # All of an array at once, in a direction of its own, so that no element is left out.
    for name, shape in network.array_shapes().items():
        direction = np.zeros_like(vector)
        named(network, direction)[name][...] = chance.normal(0, 1, shape)
        direction /= np.linalg.norm(direction)
        step = 1e-6
        measured = (loss(vector + step * direction) - loss(vector - step * direction)) / (2 * step)
        assert measured == pytest.approx(gradient @ direction, rel=1e-4, abs=1e-8), name


@pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda each: each.name)
def test_in_float32_every_layer_is_what_it_is_in_float64(network: Network) -> None:
    images = digits(3).images / np.float32(255)
    vector = drawn(network).astype(np.float32)
    passes = Passes(network, 3, calm=True)
    passes.set(vector)
    expected = slow.outputs(network, vector, images)
    found = [y.swapaxes(0, 1).copy() for y in passes.outputs(images[:, None])]
    assert {y.dtype for y in found} == {np.dtype(np.float32)}
    found[-1] = sigmoid(found[-1])
    for y, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(y, other, atol=2e-6, rtol=2e-5)


def test_parameters_are_one_vector_and_named_views_of_it() -> None:
    vector = np.arange(MIXED.parameters, dtype=np.float32)
    arrays = named(MIXED, vector)
    assert {name: array.shape for name, array in arrays.items()} == MIXED.array_shapes()
    assert np.array_equal(joined(MIXED, arrays), vector)
    arrays["d.bias"][...] = -1
    assert (vector == -1).sum() == 4
