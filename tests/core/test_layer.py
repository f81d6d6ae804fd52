"""The whole layer: each output channel is a sum of transposed convolutions, in every way to it."""

import random
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from deconv_viz import (
    Axis,
    Geometry,
    conv_transpose,
    conv_transpose_layer,
    correlate,
    gather,
    scatter,
    transpose_matrix,
)
from deconv_viz.core import layer, products
from deconv_viz.core.phases import program
from tests.core import definition, grid

Array = NDArray[Any]

# What copies, sums and rounds of calls cost decides the way that is taken.
WAYS = {
    "as measured": (products.COPY, products.ADD, products.CALL),
    "phases apart": (0, 10**9, 0),
    "phases together": (0, 10**9, 10**12),
    "stamps": (10**12, 0, 0),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Each way in turn, whatever is fastest."""
    for name, cost in zip(("COPY", "ADD", "CALL"), WAYS[request.param], strict=True):
        monkeypatch.setattr(products, name, cost)
    products.fastest.cache_clear()
    yield str(request.param)
    products.fastest.cache_clear()


def some_axis(chance: random.Random, largest: int) -> Axis:
    size, kernel = chance.randint(1, largest), chance.randint(1, 5)
    stride, dilation = chance.randint(1, 5), chance.randint(1, 4)
    canvas = (size - 1) * stride + dilation * (kernel - 1) + 1
    begin = chance.randint(-4, canvas + 3)
    return Axis(size, kernel, stride, dilation, (begin, chance.randint(-4, canvas - begin - 1)))


def some_geometry(chance: random.Random) -> Geometry:
    rank = chance.randint(1, 3)
    return Geometry(tuple(some_axis(chance, (8, 5, 3)[rank - 1]) for _ in range(rank)))


def spelt_out(x: Array, w: Array, geometry: Geometry, groups: int, bias: Array) -> Array:
    """The definition, channel by channel, and the loops of plain Python within."""
    inner, filters = len(w) // groups, w.shape[1]
    y = np.empty((len(x), filters * groups, *geometry.output_shape), np.int64)
    for n, q, o in np.ndindex(len(x), groups, filters):
        channels = range(q * inner, (q + 1) * inner)
        total = sum(loops(x[n, c], w[c, o], geometry) for c in channels)
        y[n, q * filters + o] = total + bias[q * filters + o]
    return y


def loops(x: Array, w: Array, geometry: Geometry) -> Array:
    full = np.zeros(geometry.canvas_shape, np.int64)
    for i in np.ndindex(x.shape):
        for t in np.ndindex(w.shape):
            where = (
                a.stride * j + a.dilation * u for a, j, u in zip(geometry.axes, i, t, strict=True)
            )
            full[tuple(where)] += x[i] * w[t]
    return definition.cut_array(full, [axis.crop for axis in geometry.axes])


@pytest.mark.parametrize("seed", range(60))
def test_it_is_the_sum_over_the_input_channels_of_a_group(way: str, seed: int) -> None:
    chance = random.Random(seed)
    geometry, groups = some_geometry(chance), chance.choice((1, 1, 2, 3))
    inner, filters, batch = (chance.randint(1, most) for most in (3, 2, 2))
    x = grid.numbers((batch, groups * inner, *geometry.input_shape))
    w = grid.numbers((groups * inner, filters, *geometry.kernel_shape), 9000)
    bias = grid.numbers((groups * filters,), 20_000)

    y = conv_transpose_layer(x, w, geometry, groups=groups, bias=bias)
    assert y.dtype == np.int64
    assert np.array_equal(y, spelt_out(x, w, geometry, groups, bias))


@pytest.mark.parametrize("seed", range(40))
def test_with_one_channel_it_is_the_operation_of_the_core(way: str, seed: int) -> None:
    geometry = some_geometry(random.Random(1000 + seed))
    x, w = grid.numbers(geometry.input_shape), grid.numbers(geometry.kernel_shape, 9000)
    (((y),),) = conv_transpose_layer(x[None, None], w[None, None], geometry)
    for operation in (conv_transpose, scatter, gather):
        assert np.array_equal(y, operation(x, w, geometry))
    assert np.array_equal(y.ravel(), transpose_matrix(w, geometry) @ x.ravel())


@pytest.mark.parametrize("dtype", [np.int64, np.float32, np.float64])
@pytest.mark.parametrize("seed", range(10))
def test_both_data_formats_and_all_types_hold_the_same_numbers(
    way: str, seed: int, dtype: type
) -> None:
    chance = random.Random(2000 + seed)
    geometry = some_geometry(chance)
    draw = np.random.default_rng(seed)
    x = draw.integers(-9, 10, (3, 4, *geometry.input_shape)).astype(dtype)
    w = draw.integers(-9, 10, (4, 3, *geometry.kernel_shape)).astype(dtype)
    bias = draw.integers(-9, 10, 6).astype(dtype)

    y = conv_transpose_layer(x, w, geometry, groups=2, bias=bias)
    last = conv_transpose_layer(
        np.moveaxis(x, 1, -1), w, geometry, groups=2, bias=bias, data_format="channels_last"
    )
    assert y.dtype == last.dtype == dtype
    assert y.flags.c_contiguous
    assert last.flags.c_contiguous
    assert np.array_equal(np.moveaxis(last, -1, 1), y)
    whole = [each.astype(np.int64) for each in (x, w, bias)]
    assert np.array_equal(y, spelt_out(whole[0], whole[1], geometry, 2, whole[2]))


def test_blocks_of_samples_join_without_a_seam(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    geometry = Geometry((Axis(5, 3, 2, 1, (1, 0)), Axis(4, 2, 3, 1, (0, -2))))
    x, w = grid.numbers((7, 2, 5, 4)), grid.numbers((2, 3, 3, 2), 9000)
    whole = conv_transpose_layer(x, w, geometry)
    for block in (1, 2_000, 6_000):
        monkeypatch.setattr(products, "BLOCK", block)
        assert np.array_equal(conv_transpose_layer(x, w, geometry), whole)


def test_whole_numbers_too_large_for_float64_stay_exact(way: str) -> None:
    geometry = Geometry((Axis(3, 2, 2),))
    x, w = np.array([[[2**40 + 1, -(2**40), 3]]]), np.array([[[2**20 + 1, -7]]])
    y = conv_transpose_layer(x, w, geometry, bias=[2**60 + 1])
    assert y.tolist() == [[[i * t + 2**60 + 1 for i in x[0, 0].tolist() for t in w[0, 0].tolist()]]]


def test_the_bound_for_float64_holds_for_all_terms_and_the_bias() -> None:
    # As many terms as one output can have, each as large as it can be, and the bias on top.
    geometry = Geometry((Axis(4, 4),))
    for largest in (2**24, 2**25 - 1, 2**25):
        x, w = np.full((1, 2, 4), largest), np.full((2, 1, 4), largest)
        y = conv_transpose_layer(x, w, geometry, bias=[1])
        assert y[0, 0].tolist() == [2 * c * largest**2 + 1 for c in (1, 2, 3, 4, 3, 2, 1)]


def test_outputs_without_a_stamp_hold_the_bias(way: str) -> None:
    holes = Geometry((Axis(2, 1, 3, 1, (-1, -2)),))
    y = conv_transpose_layer([[[5, 7]]], [[[1], [10]]], holes, bias=[2, 3], activation="relu")
    assert y.tolist() == [[[2, 7, 2, 2, 9, 2, 2], [3, 53, 3, 3, 73, 3, 3]]]
    y = conv_transpose_layer([[[5, 7]]], [[[1], [10]]], holes)
    assert y.tolist() == [[[0, 5, 0, 0, 7, 0, 0], [0, 50, 0, 0, 70, 0, 0]]]


def test_activations_come_after_the_bias() -> None:
    geometry = Geometry((Axis(1, 3),))
    x, w, bias = [[[1]]], [[[-2, 0, 3]]], [-1]
    sums = np.array([-3.0, -1.0, 2.0])

    def with_activation(name: str | None, kind: type = np.int64) -> Array:
        arrays = np.array(x, kind), np.array(w, kind)
        return conv_transpose_layer(*arrays, geometry, bias=bias, activation=name)[0, 0]

    assert with_activation(None).tolist() == with_activation("linear").tolist() == [-3, -1, 2]
    assert with_activation("relu").tolist() == [0, 0, 2]
    assert with_activation("relu").dtype == np.int64
    assert np.allclose(with_activation("sigmoid"), 1 / (1 + np.exp(-sums)), rtol=1e-14)
    assert np.allclose(with_activation("tanh"), np.tanh(sums), rtol=1e-14)
    for name in ("relu", "sigmoid", "tanh"):
        assert with_activation(name, np.float32).dtype == np.float32


def test_a_sigmoid_of_large_sums_does_not_overflow() -> None:
    point = Geometry((Axis(1, 2),))
    with np.errstate(all="raise"):
        y = conv_transpose_layer([[[1e6]]], [[[1.0, -1.0]]], point, activation="sigmoid")
    assert y.tolist() == [[[1, 0]]]


@pytest.mark.parametrize(
    ("x", "w", "bias", "expected"),
    [
        (np.int32, np.uint8, np.int64, np.int64),
        (np.float32, np.float32, np.int64, np.float32),
        (np.float32, np.float32, np.float64, np.float64),
        (np.float32, np.float64, np.float32, np.float64),
        (np.float16, np.float16, np.float16, np.float64),
        (np.int64, np.int64, np.float32, np.float64),
    ],
)
def test_the_type_is_that_of_the_widest(x: type, w: type, bias: type, expected: type) -> None:
    geometry = Geometry((Axis(2, 2),))
    arrays = np.ones((1, 1, 2), x), np.ones((1, 1, 2), w)
    y = conv_transpose_layer(*arrays, geometry, bias=np.ones(1, bias))
    assert y.dtype == expected
    assert y.tolist() == [[[2, 3, 2]]]


def test_what_comes_in_is_left_as_it_was_and_what_comes_out_is_new() -> None:
    x, w, bias = grid.numbers((1, 1, 3)), grid.numbers((1, 1, 1), 50), grid.numbers((1,), 90)
    before = [each.copy() for each in (x, w, bias)]
    y = conv_transpose_layer(x, w, Geometry((Axis(3, 1),)), bias=bias, activation="relu")
    y += 1
    assert all(map(np.array_equal, (x, w, bias), before))


def test_an_empty_batch_gives_an_empty_batch() -> None:
    geometry = Geometry((Axis(3, 2, 2),))
    assert conv_transpose_layer(np.ones((0, 2, 3)), np.ones((2, 5, 2)), geometry).shape == (0, 5, 6)


@settings(deadline=None, max_examples=60)
@given(st.randoms(use_true_random=False), st.integers(1, 3), st.integers(1, 3), st.integers(1, 2))
def test_its_adjoint_is_the_strided_convolution_of_all_channels(
    chance: random.Random, channels: int, filters: int, batch: int
) -> None:
    geometry = some_geometry(chance)
    x = grid.numbers((batch, channels, *geometry.input_shape))
    w = grid.numbers((channels, filters, *geometry.kernel_shape), 5000)
    u = grid.numbers((batch, filters, *geometry.output_shape), 9000)
    # <u, layer(x)> = <C u, x>, where C u sums over the filters.
    back = np.empty_like(x)
    for n, c in np.ndindex(batch, channels):
        back[n, c] = sum(correlate(u[n, o], w[c, o], geometry) for o in range(filters))
    assert np.vdot(u, conv_transpose_layer(x, w, geometry)) == np.vdot(back, x)


def test_phases_that_read_the_same_windows_make_one_product() -> None:
    def made(*axes: Axis) -> list[tuple[int, int]]:
        parts = program(Geometry(axes), together=False).products
        return [(len(each.places), len(each.windows)) for each in parts]

    assert made(Axis(8, 4, 2)) == [(2, 2)]
    assert made(Axis(8, 3, 2)) == [(1, 2), (1, 1)]
    assert made(Axis(8, 4, 2), Axis(8, 4, 2)) == [(4, 4)]
    assert made(Axis(8, 3, 1, 4)) == [(1, 3)]
    assert made(Axis(8, 3, 2, 2)) == [(1, 3)], "dilated by the stride: no tap in the other phase"


def test_no_whole_number_layer_is_left_to_slow_integer_products_without_need() -> None:
    x, w = np.full((1, 1, 1, 2), 255), np.full((1, 1, 2, 1, 3), 9)
    assert layer._working_type(x, w, None, np.dtype(np.int64)) == np.float64
