"""Looking into a network: what comes back, what every layer makes, one output taken apart."""

import numpy as np
import pytest

from deconv_viz import ParameterError, conv_transpose
from deconv_viz.network import (
    AUTOENCODER,
    NETWORKS,
    RESIZED,
    STRIDED,
    Network,
    Transposed,
    Upsampling,
    activations,
    digits,
    image_losses,
    named,
    opened,
    reconstruct,
)
from deconv_viz.network.initial import initial
from tests.network import slow

IMAGES = digits(4).images / np.float32(255)


def vector_of(network: Network) -> np.ndarray:
    """Parameters as before training, but with biases."""
    chance = np.random.default_rng(1)
    vector = initial(network, 1)
    return (vector + chance.normal(0, 0.05, len(vector))).astype(np.float32)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda each: each.name)
def test_what_comes_back_and_its_loss_are_those_of_the_slow_way(network: Network) -> None:
    vector = vector_of(network)
    expected = slow.outputs(network, vector, IMAGES)
    np.testing.assert_allclose(
        reconstruct(network, vector, IMAGES), expected[-1][:, 0], atol=1e-6, rtol=0
    )
    found = image_losses(network, vector, IMAGES)
    np.testing.assert_allclose(found, slow.losses(network, vector, IMAGES), atol=1e-6)
    for y, other in zip(activations(network, vector, IMAGES[2]), expected, strict=True):
        np.testing.assert_allclose(y, other[2], atol=2e-6, rtol=2e-5)


def test_a_noisy_image_is_compared_with_the_clean_one() -> None:
    vector = vector_of(STRIDED)
    noisy = np.clip(IMAGES + np.random.default_rng(0).normal(0, 0.3, IMAGES.shape), 0, 1)
    back = reconstruct(STRIDED, vector, noisy).astype(float)
    expected = -(IMAGES * np.log(back) + (1 - IMAGES) * np.log1p(-back)).mean(axis=(1, 2))
    found = image_losses(STRIDED, vector, noisy, IMAGES)
    np.testing.assert_allclose(found, expected, atol=1e-6)


@pytest.mark.parametrize("network", NETWORKS.values(), ids=lambda each: each.name)
def test_an_opened_output_is_its_channels_shares_and_the_lab_shows_one_of_them(
    network: Network,
) -> None:
    vector, chance = vector_of(network), np.random.default_rng(0)
    pictures = activations(network, vector, IMAGES[1])
    for number, row in enumerate(network.flow()):
        if isinstance(row.layer, Upsampling):
            continue
        channels, rows, columns = row.output
        corners = [(0, 0), (rows - 1, columns - 1), (0, columns - 1), (rows // 2, 3), (5, 6)]
        for position in corners:
            channel = int(chance.integers(channels))
            found = opened(network, vector, IMAGES[1], number, channel, position)
            kernel = named(network, vector)[f"{row.layer.name}.kernel"]
            transposed = isinstance(row.layer, Transposed)
            own = kernel[found.inputs, channel] if transposed else kernel[channel, found.inputs]
            assert found.flipped is not transposed
            assert np.array_equal(found.kernel, own if transposed else own[::-1, ::-1])
            below = pictures[number - 1] if number else IMAGES[1][None]
            top, left = found.origin
            high, wide = found.patch.shape
            part = below[found.inputs, top : top + high, left : left + wide]
            assert np.array_equal(found.patch, part)
            # The stamps of the patch add up to the share, at the cell that is told.
            stamped = conv_transpose(found.patch, found.kernel, found.geometry)
            assert stamped[found.cell] == pytest.approx(found.shares[found.inputs], abs=1e-12)
            assert found.total == pytest.approx(found.shares.sum() + found.bias)
            end = row.layer.activation
            value = max(found.total, 0) if end == "relu" else 1 / (1 + np.exp(-found.total))
            assert found.value == pytest.approx(value, abs=2e-6)
            assert found.value == pictures[number][channel, *position]


def test_the_strongest_input_channel_is_shown_unless_one_is_asked_for() -> None:
    vector = vector_of(AUTOENCODER)
    for column in range(8, 20, 2):
        found = opened(AUTOENCODER, vector, IMAGES[0], 4, 3, (12, column))
        assert found.inputs == np.abs(found.shares).argmax()
        other = (found.inputs + 1) % 8
        asked = opened(AUTOENCODER, vector, IMAGES[0], 4, 3, (12, column), inputs=other)
        assert asked.inputs == other
        assert np.array_equal(asked.shares, found.shares)
        assert not np.array_equal(asked.kernel, found.kernel)


def test_in_the_middle_a_patch_is_all_that_the_output_reads() -> None:
    vector = vector_of(AUTOENCODER)
    found = opened(AUTOENCODER, vector, IMAGES[0], 5, 0, (10, 12))
    assert (found.origin, found.patch.shape, found.cell) == ((8, 10), (3, 3), (2, 2))
    vector = vector_of(STRIDED)
    shapes = {
        opened(STRIDED, vector, IMAGES[0], 2, 0, (row, column)).patch.shape
        for row in (6, 7)
        for column in (6, 7)
    }
    assert shapes == {(1, 1), (1, 2), (2, 1), (2, 2)}


@pytest.mark.parametrize(
    ("network", "where", "says"),
    [
        (AUTOENCODER, (7, 0, (0, 0)), "layer must be one of 0 to 6; received 7"),
        (AUTOENCODER, (3, 8, (0, 0)), "channel must be one of 0 to 7; received 8"),
        (AUTOENCODER, (3, 0, (24, 0)), "row must be one of 0 to 23; received 24"),
        (AUTOENCODER, (3, 0, (0, -1)), "column must be one of 0 to 23; received -1"),
        (AUTOENCODER, (3, 0, (0, 0), 8), "inputs must be one of 0 to 7; received 8"),
        (AUTOENCODER, (True, 0, (0, 0)), "layer must be an integer"),
        (RESIZED, (2, 0, (0, 0)), "layer must be one of conv1, conv2, up1, up2; received 'near"),
    ],
)
def test_what_is_not_there_cannot_be_opened(network: Network, where: tuple, says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        opened(network, vector_of(network), IMAGES[0], *where)


@pytest.mark.parametrize("shape", [(28, 28), (0, 28, 28), (2, 27, 28), (1, 1, 28, 28)])
def test_images_of_another_shape_are_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ParameterError, match=r"images must have shape \(n, 28, 28\)"):
        reconstruct(STRIDED, vector_of(STRIDED), np.zeros(shape))


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(ParameterError, match="images must hold finite numbers only; received nan"):
        reconstruct(STRIDED, vector_of(STRIDED), np.full((1, 28, 28), np.nan))
