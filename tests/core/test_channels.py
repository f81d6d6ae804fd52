"""A layer channel by channel, against its definition."""

from itertools import product

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz.core import Axis, Geometry, ParameterError, coverage, fill
from deconv_viz.core.channels import (
    Work,
    common_divisors,
    parameters,
    sources,
    summands,
    taps_on,
    work,
)
from deconv_viz.core.layer import conv_transpose_layer

GEOMETRIES = [
    Geometry((Axis(3, 3, 2, 1, (1, 0)), Axis(2, 2, 3))),
    Geometry((Axis(4, 2, 1, 2, (-1, 2)),)),
    Geometry((Axis(2, 3, 2), Axis(2, 1, 2), Axis(1, 2, 1))),
]
CASES = [(1, 1, 1), (3, 2, 1), (4, 2, 2), (4, 4, 4), (2, 4, 2), (4, 4, 2)]


def whole(*shape: int, role: str) -> np.ndarray:
    return fill("random", shape, seed=3, role=role, low=-5, high=5).astype(np.int64)


@pytest.mark.parametrize("geometry", GEOMETRIES)
@pytest.mark.parametrize(("channels", "filters", "groups"), CASES)
def test_the_summands_add_up_to_the_layer(
    geometry: Geometry, channels: int, filters: int, groups: int
) -> None:
    x = whole(channels, *geometry.input_shape, role="x")
    w = whole(channels, filters // groups, *geometry.kernel_shape, role="w")
    y = conv_transpose_layer(x[np.newaxis], w, geometry, groups=groups)[0]
    for output in range(filters):
        parts = summands(x, w, geometry, output, groups)
        assert len(parts) == channels // groups
        assert_array_equal(sum(parts.values()), y[output])


def test_a_group_joins_its_own_block_of_channels() -> None:
    joined = [list(sources(output, 4, 6, 2)) for output in range(6)]
    assert joined == [[0, 1]] * 3 + [[2, 3]] * 3
    assert list(sources(2, 4, 4, 4)) == [2]
    assert list(sources(1, 3, 2)) == [0, 1, 2]


def test_groups_and_channels_that_do_not_fit_are_refused() -> None:
    assert common_divisors(4, 2) == (1, 2)
    assert common_divisors(3, 2) == common_divisors(2, 3) == (1,)
    with pytest.raises(ParameterError, match="groups must be one of 1, 2; received 4"):
        sources(0, 4, 2, 4)
    for output in (-1, 2):
        with pytest.raises(ParameterError, match="output must be one of 0, 1"):
            sources(output, 4, 2)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_taps_on_an_output_are_its_terms(geometry: Geometry) -> None:
    x, w = whole(*geometry.input_shape, role="x"), whole(*geometry.kernel_shape, role="w")
    y = summands(x[np.newaxis], w[np.newaxis, np.newaxis], geometry, 0)[0]
    counts = coverage(geometry).counts
    for output in np.ndindex(y.shape):
        taps = taps_on(geometry, output)
        assert len(taps) == counts[output]
        assert sum(x[tap.input] * w[tap.kernel] for tap in taps) == y[output]
        assert [tap.input for tap in taps] == sorted(tap.input for tap in taps)


def test_the_full_convolution_of_4_by_3_at_stride_2_multiplies_144_times_not_729() -> None:
    geometry = Geometry((Axis(4, 3, 2),) * 2)
    assert work(geometry) == Work(144, 144, 729)
    assert work(geometry).wasted == 585
    assert work(geometry, 3, 2) == Work(6 * 144, 6 * 144, 6 * 729)
    assert work(geometry, 4, 2, 2) == Work(4 * 144, 4 * 144, 4 * 729)


def test_the_crop_takes_products_from_both_ways() -> None:
    # One row of 1 2 3 at stride 2 with 3 elements: the crop takes one of the nine products.
    assert work(Geometry((Axis(3, 3, 2, 1, (1, 0)),))) == Work(9, 8, 18)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_what_lands_is_what_the_inserted_input_multiplies_by_no_zero(geometry: Geometry) -> None:
    real = 0
    for places in product(*(range(axis.output_size) for axis in geometry.axes)):
        windows = [
            axis.padded_source()[axis.windows()[place]]
            for axis, place in zip(geometry.axes, places, strict=True)
        ]
        real += int(np.prod([(window >= 0).sum() for window in windows]))
    assert work(geometry).landed == real


def test_parameters_are_a_kernel_for_each_joined_pair() -> None:
    assert parameters(3, 2, (3, 3)) == 54
    assert parameters(4, 4, (3, 3), 4) == 36
    with pytest.raises(ParameterError):
        parameters(4, 2, (3, 3), 4)
