"""The networks are the ones that are spoken of: shapes, parameters, cost."""

import pytest

from deconv_viz import ParameterError
from deconv_viz.network import (
    AUTOENCODER,
    NETWORKS,
    RESIZED,
    STRIDED,
    Conv,
    Network,
    Transposed,
    Upsampling,
    network_named,
)


def shapes(network: Network) -> list[tuple[int, ...]]:
    return [row.output for row in network.flow()]


def test_the_autoencoder_has_the_tutorials_shapes_and_12785_parameters() -> None:
    assert shapes(AUTOENCODER) == [
        (32, 26, 26),
        (16, 24, 24),
        (8, 22, 22),
        (8, 24, 24),
        (16, 26, 26),
        (32, 28, 28),
        (1, 28, 28),
    ]
    parameters = [row.parameters for row in AUTOENCODER.flow()]
    assert parameters == [320, 4624, 1160, 584, 1168, 4640, 289]
    assert AUTOENCODER.parameters == sum(parameters) == 12_785


def test_its_code_is_larger_than_the_picture_and_the_pairs_smaller() -> None:
    assert [AUTOENCODER.code_size, STRIDED.code_size, RESIZED.code_size] == [3872, 392, 392]


def test_the_pair_goes_down_to_7_and_up_again_with_equal_channels() -> None:
    assert shapes(STRIDED) == [(32, 14, 14), (8, 7, 7), (32, 14, 14), (1, 28, 28)]
    steps = shapes(RESIZED)
    assert [steps[at] for at in (0, 1, 3, 5)] == shapes(STRIDED)
    assert STRIDED.parameters == RESIZED.parameters


def test_resizing_first_takes_four_times_the_decoders_multiplies() -> None:
    encoder = sum(row.multiplies for row in STRIDED.flow()[:2])
    assert RESIZED.multiplies - encoder == 4 * (STRIDED.multiplies - encoder)


@pytest.mark.parametrize(
    ("layer", "shape", "multiplies"),
    [
        (Conv("c", 4), (2, 6, 5), 4 * 3 * 9 * 2 * 4),
        (Conv("c", 4, stride=2, padding=1), (2, 6, 5), 3 * 3 * 9 * 2 * 4),
        (Transposed("t", 4, stride=3), (2, 6, 5), 6 * 5 * 9 * 2 * 4),
    ],
)
def test_multiplies_are_windows_or_stamps_times_kernel_and_channels(
    layer: Conv | Transposed, shape: tuple[int, int, int], multiplies: int
) -> None:
    (row,) = Network("one", shape, (layer,), 0).flow()
    assert row.multiplies == multiplies


@pytest.mark.parametrize("size", range(3, 12))
@pytest.mark.parametrize(("kernel", "stride", "padding"), [(3, 1, 0), (3, 2, 1), (2, 3, 0)])
def test_a_convolutions_geometry_leads_back_to_its_input(
    size: int, kernel: int, stride: int, padding: int
) -> None:
    layer = Conv("c", 1, kernel, stride, padding)
    geometry = layer.geometry((1, size, size))
    assert geometry.output_shape == (size, size)
    expected = (size + 2 * padding - kernel) // stride + 1
    assert layer.output((1, size, size)) == (1, expected, expected)


def test_upsampling_repeats_in_both_directions() -> None:
    assert Upsampling("u", 3).output((2, 4, 5)) == (2, 12, 15)


def test_every_network_is_found_by_its_name_and_no_other() -> None:
    assert [network_named(name) for name in NETWORKS] == list(NETWORKS.values())
    with pytest.raises(ParameterError, match="autoencoder, strided, resized; received 'vgg'"):
        network_named("vgg")
