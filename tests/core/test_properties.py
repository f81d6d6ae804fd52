"""Laws of the transposed convolution, over geometries that hypothesis makes up.

The axes of a geometry differ from each other and go beyond the grid of the proofs.
"""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

from deconv_viz import (
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    correlate,
    coverage,
    gather,
    scatter,
    steps,
    transpose_matrix,
)

Array = NDArray[Any]
whole = st.integers(-9, 9)
tried = settings(deadline=None, max_examples=150)


@st.composite
def axes(draw: Any, largest: int = 7) -> Axis:
    size, kernel = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    stride, dilation = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    canvas_size = Axis(size, kernel, stride, dilation).canvas_size
    begin = draw(st.integers(-4, canvas_size + 3))
    end = draw(st.integers(-4, canvas_size - begin - 1))
    return Axis(size, kernel, stride, dilation, (begin, end))


@st.composite
def geometries(draw: Any, ranks: tuple[int, int] = (1, 3)) -> Geometry:
    rank = draw(st.integers(*ranks))
    return Geometry(tuple(draw(axes((9, 6, 3)[rank - 1])) for _ in range(rank)))


def arrays(shape: tuple[int, ...]) -> st.SearchStrategy[Array]:
    return hnp.arrays(np.int64, shape, elements=whole)


@st.composite
def problems(draw: Any, ranks: tuple[int, int] = (1, 3)) -> tuple[Geometry, Array, Array]:
    geometry = draw(geometries(ranks))
    return geometry, draw(arrays(geometry.input_shape)), draw(arrays(geometry.kernel_shape))


@tried
@given(problems())
def test_all_ways_agree(problem: tuple[Geometry, Array, Array]) -> None:
    geometry, x, w = problem
    y = conv_transpose(x, w, geometry)
    assert y.shape == geometry.output_shape
    assert np.array_equal(scatter(x, w, geometry), y)
    assert np.array_equal(gather(x, w, geometry), y)
    assert np.array_equal(transpose_matrix(w, geometry) @ x.ravel(), y.ravel())


@tried
@given(problems(), st.data())
def test_correlate_is_the_adjoint(problem: tuple[Geometry, Array, Array], data: Any) -> None:
    geometry, x, w = problem
    u = data.draw(arrays(geometry.output_shape))
    z = correlate(u, w, geometry)
    assert z.shape == geometry.input_shape
    assert np.vdot(z, x) == np.vdot(u, conv_transpose(x, w, geometry))


@tried
@given(problems(), st.data())
def test_it_is_linear_in_the_input_and_in_the_kernel(
    problem: tuple[Geometry, Array, Array], data: Any
) -> None:
    geometry, x, w = problem
    x2, w2 = data.draw(arrays(x.shape)), data.draw(arrays(w.shape))
    y = conv_transpose(x, w, geometry)
    more = conv_transpose(x2, w, geometry)
    assert np.array_equal(conv_transpose(3 * x - x2, w, geometry), 3 * y - more)
    more = conv_transpose(x, w2, geometry)
    assert np.array_equal(conv_transpose(x, 3 * w - w2, geometry), 3 * y - more)


@tried
@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_the_axes_is_a_matter_of_naming(
    problem: tuple[Geometry, Array, Array], chance: Any
) -> None:
    geometry, x, w = problem
    order = chance.sample(range(geometry.rank), geometry.rank)
    turned = Geometry(tuple(geometry.axes[position] for position in order))
    y = conv_transpose(x, w, geometry)
    assert np.array_equal(
        conv_transpose(x.transpose(order), w.transpose(order), turned), y.transpose(order)
    )


@tried
@given(problems())
def test_mirrored_input_kernel_and_crops_give_the_mirrored_output(
    problem: tuple[Geometry, Array, Array],
) -> None:
    geometry, x, w = problem
    mirrored = Geometry(
        tuple(Axis(a.size, a.kernel, a.stride, a.dilation, a.crop[::-1]) for a in geometry.axes)
    )
    y = conv_transpose(np.flip(x), np.flip(w), mirrored)
    assert np.array_equal(np.flip(y), conv_transpose(x, w, geometry))


@tried
@given(problems())
def test_the_output_is_the_board_seen_through_its_table(
    problem: tuple[Geometry, Array, Array],
) -> None:
    geometry, x, w = problem
    board = conv_transpose(x, w, geometry.board())
    seen = [np.flatnonzero(axis.board_to_output() >= 0) for axis in geometry.axes]
    assert np.array_equal(board[np.ix_(*seen)], conv_transpose(x, w, geometry))


@tried
@given(problems())
def test_the_padded_source_and_the_windows_spell_out_the_gather(
    problem: tuple[Geometry, Array, Array],
) -> None:
    geometry, x, w = problem
    sources = [axis.padded_source() for axis in geometry.axes]
    values = x[np.ix_(*(np.maximum(source, 0) for source in sources))]
    padded = values * outer([(source >= 0).astype(int) for source in sources])
    expected = conv_transpose(x, w, geometry)
    for output in np.ndindex(expected.shape):
        reads = [axis.windows()[o] for axis, o in zip(geometry.axes, output, strict=True)]
        assert (padded[np.ix_(*reads)] * np.flip(w)).sum() == expected[output]


@tried
@given(problems(ranks=(2, 3)), st.data())
def test_a_product_of_signals_becomes_the_product_of_their_outputs(
    problem: tuple[Geometry, Array, Array], data: Any
) -> None:
    geometry, _, _ = problem
    xs = [data.draw(arrays((axis.size,))) for axis in geometry.axes]
    ws = [data.draw(arrays((axis.kernel,))) for axis in geometry.axes]
    ys = [conv_transpose(*row) for row in zip(xs, ws, each_alone(geometry), strict=True)]
    assert np.array_equal(conv_transpose(outer(xs), outer(ws), geometry), outer(ys))


def each_alone(geometry: Geometry) -> list[Geometry]:
    return [Geometry((axis,)) for axis in geometry.axes]


def outer(factors: list[Array]) -> Array:
    result = np.ones((), np.int64)
    for factor in factors:
        result = np.multiply.outer(result, factor)
    return result


@tried
@given(arrays((6,)), arrays((5,)))
def test_at_stride_1_it_is_the_full_convolution(x: Array, w: Array) -> None:
    assert np.array_equal(conv_transpose(x, w, Geometry((Axis(6, 5),))), np.convolve(x, w))


@tried
@given(problems())
def test_dilation_is_a_kernel_with_zeros_between(problem: tuple[Geometry, Array, Array]) -> None:
    geometry, x, w = problem
    spread = np.zeros([axis.effective_kernel for axis in geometry.axes], np.int64)
    spread[tuple(slice(None, None, axis.dilation) for axis in geometry.axes)] = w
    dense = [Axis(a.size, a.effective_kernel, a.stride, 1, a.crop) for a in geometry.axes]
    assert np.array_equal(
        conv_transpose(x, spread, Geometry(dense)), conv_transpose(x, w, geometry)
    )


@tried
@given(problems(ranks=(1, 2)), st.sampled_from(["input", "output"]))
def test_the_trace_adds_up(problem: tuple[Geometry, Array, Array], order: Any) -> None:
    geometry, x, w = problem
    y = np.zeros(geometry.output_shape, np.int64)
    terms = 0
    for step in steps(x, w, geometry, order):
        for partner, tap, term in zip(step.partners, step.taps, step.products, strict=True):
            i, o = (step.index, partner) if order == "input" else (partner, step.index)
            assert term == x[i] * w[tap]
            y[o] += term
            terms += 1
    assert np.array_equal(y, conv_transpose(x, w, geometry))
    assert terms == coverage(geometry).counts.sum()


@tried
@given(geometries())
def test_coverage_is_the_answer_to_ones(geometry: Geometry) -> None:
    ones = np.ones(geometry.input_shape, int), np.ones(geometry.kernel_shape, int)
    covered = coverage(geometry)
    assert np.array_equal(covered.counts, conv_transpose(*ones, geometry))
    kept = [int((axis.taps() >= 0).sum()) for axis in geometry.axes]
    assert covered.counts.sum() == math.prod(kept)
    for axis, counts, (begin, end), pattern, even in zip(
        geometry.axes,
        covered.axis_counts,
        covered.border,
        covered.pattern,
        covered.even,
        strict=True,
    ):
        for o in range(begin, axis.output_size - end):
            assert counts[o] == pattern[o % axis.stride]
        assert even is (len(set(pattern)) == 1)


@tried
@given(*[st.integers(-2, 9)] * 6)
def test_of_gives_the_size_of_pytorchs_formula_or_refuses(
    size: int, kernel: int, stride: int, dilation: int, padding: int, output_padding: int
) -> None:
    output_size = (size - 1) * stride - 2 * padding + dilation * (kernel - 1) + output_padding + 1
    allowed = (
        min(size, kernel, stride, dilation, output_size) >= 1
        and min(padding, output_padding) >= 0
        and output_padding < max(stride, dilation)
    )
    arguments = size, kernel, stride, dilation, padding, output_padding
    if allowed:
        assert Axis.of(*arguments).output_size == output_size
    else:
        with pytest.raises(ParameterError):
            Axis.of(*arguments)
