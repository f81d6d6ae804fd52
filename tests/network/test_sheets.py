"""A layer on sheets is the core's layer, and its way back the core's other direction: exactly."""

from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from numpy.typing import NDArray

from deconv_viz import Axis, Geometry, conv_transpose, correlate
from deconv_viz.network import plans, sheets
from deconv_viz.network.sheets import Scratch, Work

Array = NDArray[Any]


class Case(NamedTuple):
    geometry: Geometry
    small: int
    big: int
    batch: int
    transposed: bool

    def numbers(self, *shape: int) -> Array:
        return np.random.default_rng(len(shape)).integers(-4, 5, shape).astype(np.float64)

    @property
    def x(self) -> Array:
        return self.small_side if self.transposed else self.big_side

    @property
    def dy(self) -> Array:
        return self.big_side if self.transposed else self.small_side

    @property
    def small_side(self) -> Array:
        return self.numbers(self.small, self.batch, *self.geometry.input_shape)

    @property
    def big_side(self) -> Array:
        return self.numbers(self.big, self.batch, *self.geometry.output_shape)

    @property
    def kernel(self) -> Array:
        return self.numbers(self.small, self.big, *self.geometry.kernel_shape)

    @property
    def bias(self) -> Array:
        return self.numbers(self.big if self.transposed else self.small)

    def work(self, calm: bool = False) -> Work:
        inputs, outputs = (self.small, self.big) if self.transposed else (self.big, self.small)
        made = plans.plan(self.geometry, inputs, outputs, self.transposed)
        work = Work(made, self.batch, Scratch(np.float64, calm))
        work.set(self.kernel, self.bias)
        return work


def up(small_side: Array, kernel: Array, geometry: Geometry) -> Array:
    """The core's transposed convolution, summed over the small side's channels."""
    batch, bigs = small_side.shape[1], range(kernel.shape[1])
    return np.array(
        [
            [
                sum(
                    conv_transpose(pictures[n], kernel[c, o], geometry)
                    for c, pictures in enumerate(small_side)
                )
                for n in range(batch)
            ]
            for o in bigs
        ]
    )


def down(big_side: Array, kernel: Array, geometry: Geometry) -> Array:
    """The core's convolution, summed over the big side's channels."""
    return np.array(
        [
            [
                sum(
                    correlate(pictures[n], kernel[c, o], geometry)
                    for o, pictures in enumerate(big_side)
                )
                for n in range(big_side.shape[1])
            ]
            for c in range(len(kernel))
        ]
    )


def kernel_gradient(small_side: Array, big_side: Array, geometry: Geometry) -> Array:
    """The derivative of <big, up(small, kernel)> with respect to each kernel element."""
    found = np.zeros((len(small_side), len(big_side), *geometry.kernel_shape))
    for t in np.ndindex(geometry.kernel_shape):
        one = np.zeros(geometry.kernel_shape)
        one[t] = 1
        for c, n in np.ndindex(small_side.shape[:2]):
            stamped = conv_transpose(small_side[c, n], one, geometry)
            found[c, :, *t] += (big_side[:, n] * stamped).sum(axis=(1, 2))
    return found


@st.composite
def cases(draw: st.DrawFn) -> Case:
    axes = []
    for _ in range(2):
        kernel, stride = draw(st.integers(1, 4)), draw(st.integers(1, 3))
        begin = draw(st.integers(0, 2))
        canvas = Axis(size := draw(st.integers(1, 5)), kernel, stride).canvas_size
        begin = min(begin, canvas - 1)
        end = draw(st.integers(-2, canvas - begin - 1))
        axes.append(Axis(size, kernel, stride, crop=(begin, end)))
    channels = [draw(st.integers(1, 3)) for _ in range(3)]
    return Case(Geometry((axes[0], axes[1])), *channels, draw(st.booleans()))


EQUAL = Case(Geometry((Axis(3, 3), Axis(4, 3))), 3, 3, 2, False)
WIDE = Case(Geometry((Axis(4, 3), Axis(5, 3, 2, crop=(1, 0)))), 2, 1, 3, False)


@given(cases())
@example(WIDE)
@example(WIDE._replace(transposed=True))
@example(Case(Geometry((Axis(3, 3), Axis(3, 3))), 1, 8, 2, False))
@example(Case(Geometry((Axis(3, 3), Axis(3, 3))), 8, 1, 2, False))
def test_a_layer_and_its_gradients_are_the_cores(case: Case) -> None:
    across, back = (up, down) if case.transposed else (down, up)
    work = case.work()
    work.load(case.x)
    bias = case.bias[:, None, None, None]
    expected = across(case.x, case.kernel, case.geometry) + bias
    assert np.array_equal(work.forward(rectify=False), expected)
    work.load_gradient(case.dy)
    kernel, found_bias = work.gradients()
    assert np.array_equal(kernel, kernel_gradient(case.small_side, case.big_side, case.geometry))
    assert np.array_equal(found_bias, case.dy.sum(axis=(1, 2, 3)))
    dx = work.backward(rectified=False)
    assert np.array_equal(dx, back(case.dy, case.kernel, case.geometry))


@given(cases())
def test_behind_a_relu_nothing_is_negative_and_what_it_stopped_gets_no_gradient(case: Case) -> None:
    work = case.work()
    stopped = np.maximum(case.x, 0)
    work.load(stopped)
    plain = work.forward(rectify=False).copy()
    assert np.array_equal(work.forward(rectify=True), np.maximum(plain, 0))
    work.load_gradient(case.dy)
    work.gradients()
    plain = work.backward(rectified=False).copy()
    assert np.array_equal(work.backward(rectified=True), plain * (stopped > 0))


@given(cases())
def test_a_second_block_is_not_touched_by_the_first(case: Case) -> None:
    used, fresh = case.work(), case.work()
    used.load(case.x)
    used.forward(rectify=True)
    used.load_gradient(case.dy)
    used.gradients()
    used.backward(rectified=False)
    results = []
    for work in (used, fresh):
        work.load(case.x[..., ::-1] * 3)
        y = work.forward(rectify=False).copy()
        work.load_gradient(case.dy * 2)
        results.append([y, *work.gradients(), work.backward(rectified=False).copy()])
    for one, other in zip(*results, strict=True):
        assert np.array_equal(one, other)


class Dirty(Scratch):
    """Rooms as others leave them, at their worst."""

    def room(self, name: str, shape: tuple[int, ...]) -> Array:
        found = super().room(name, shape)
        found[...] = np.nan
        return found


@given(cases())
@example(EQUAL)
@example(EQUAL._replace(transposed=True))
def test_what_others_left_in_the_scratch_is_never_read(case: Case) -> None:
    results = []
    for scratch in (Scratch(np.float64), Dirty(np.float64)):
        work = Work(case.work().plan, case.batch, scratch)
        work.set(case.kernel, case.bias)
        work.load(case.x)
        y = work.forward(rectify=True).copy()
        work.load_gradient(case.dy)
        results.append([y, *work.gradients(), work.backward(rectified=True).copy()])
    for one, other in zip(*results, strict=True):
        assert np.array_equal(one, other)


@given(cases(), st.integers(1, 200))
def test_calm_products_are_the_same_in_parts(case: Case, alone: int) -> None:
    results = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "ALONE", alone)
        for calm in (False, True):
            work = case.work(calm)
            work.load(case.x)
            y = work.forward(rectify=True).copy()
            work.load_gradient(case.dy)
            results.append([y, *work.gradients(), work.backward(rectified=True).copy()])
    for one, other in zip(*results, strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize("transposed", [False, True])
def test_every_split_of_the_taps_gives_the_same(transposed: bool) -> None:
    case = Case(Geometry((Axis(4, 3), Axis(3, 4, 2))), 2, 3, 2, transposed)
    channels = (2, 3) if transposed else (3, 2)
    results = []
    for taken in ("", "h", "w", "hw"):
        made = plans._plan(case.geometry, *channels, transposed, taken)
        work = Work(made, case.batch, Scratch(np.float64))
        work.set(case.kernel, case.bias)
        work.load(case.x)
        y = work.forward(rectify=False).copy()
        work.load_gradient(case.dy)
        results.append([y, *work.gradients(), work.backward(rectified=False).copy()])
    for result in results[1:]:
        for one, other in zip(results[0], result, strict=True):
            assert np.array_equal(one, other)


def test_few_channels_are_copied_rather_than_many_added() -> None:
    geometry = Geometry((Axis(26, 3), Axis(26, 3)))
    assert len(plans.plan(geometry, 1, 32, False).before) == 9
    assert len(plans.plan(geometry, 32, 1, False).after) == 9
    assert len(plans.plan(geometry, 32, 16, False).before) == 3
