"""Where training starts."""

import math

import numpy as np
import pytest

from deconv_viz.network import AUTOENCODER, NETWORKS, Conv, Network, Transposed, named
from deconv_viz.network.initial import initial

WIDE = Network("wide", (1, 9, 9), (Conv("a", 64), Transposed("b", 96), Conv("c", 40)), 0)


@pytest.mark.parametrize(("name", "fan_in"), [("a.kernel", 9), ("b.kernel", 9 * 64)])
def test_he_normal_by_the_channels_that_come_in(name: str, fan_in: int) -> None:
    kernel = named(WIDE, initial(WIDE, 0))[name]
    deviation = math.sqrt(2 / fan_in)
    few = kernel.size < 1000
    assert kernel.std() == pytest.approx(deviation, rel=0.1 if few else 0.01)
    # Cut at two deviations of the normal that is drawn from, which are 2.27 of the rest.
    assert 2 < np.abs(kernel).max() / deviation < 2 / 0.8796


def test_the_last_layer_is_glorot_uniform() -> None:
    kernel = named(WIDE, initial(WIDE, 0))["c.kernel"]
    limit = math.sqrt(6 / (9 * 96 + 9 * 40))
    assert np.abs(kernel).max() == pytest.approx(limit, rel=0.01)
    assert np.abs(kernel).max() <= limit
    assert kernel.std() == pytest.approx(limit / math.sqrt(3), rel=0.01)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda each: each.name)
def test_biases_are_zero_and_a_seed_gives_the_same_again(network: Network) -> None:
    arrays = named(network, initial(network, 3))
    assert not any(array.any() for name, array in arrays.items() if name.endswith("bias"))
    assert np.array_equal(initial(network, 3), initial(network, 3))
    assert not np.array_equal(initial(network, 3), initial(network, 4))


def test_no_layer_starts_like_another() -> None:
    arrays = named(AUTOENCODER, initial(AUTOENCODER, 0))
    firsts = [array.flat[0] for name, array in arrays.items() if name.endswith("kernel")]
    assert len(set(firsts)) == len(firsts)
