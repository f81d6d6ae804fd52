"""Sizes alone: the strip, and the order of cleanness, against the definitions."""

from itertools import product

import numpy as np

from deconv_viz import Axis, is_even
from deconv_viz.core.sizes import Crops, Strip, forward_size, rank, strips, windows

GRID = tuple(product(range(1, 7), range(1, 6), range(1, 5), range(1, 4), range(4)))
"""Output size of the convolution, kernel, stride, dilation, padding."""


def counted(size: int, kernel: int, stride: int, dilation: int, padding: int) -> int:
    """How many windows fit, laid down one by one."""
    end = size + 2 * padding
    span = dilation * (kernel - 1) + 1
    return sum(1 for start in range(0, end, stride) if start + span <= end)


def test_the_forward_size_is_the_number_of_windows_that_fit() -> None:
    for size, *rest in GRID:
        assert forward_size(size, *rest) == counted(size, *rest)


def test_it_is_the_size_of_a_real_convolution() -> None:
    for size, kernel, stride in product(range(1, 8), range(1, 4), range(1, 4)):
        if kernel <= size:
            dense = np.convolve(np.ones(size), np.ones(kernel), "valid")
            assert forward_size(size, kernel, stride) == dense[::stride].size


def test_the_strips_are_all_inputs_that_collapse_onto_one_and_no_others() -> None:
    for output, kernel, stride, dilation, padding in GRID:
        found = [strip.size for strip in strips(output, kernel, stride, dilation, padding)]
        assert found == [
            size
            for size in range(1, 60)
            if counted(size, kernel, stride, dilation, padding) == output
        ]


def test_there_are_as_many_as_the_stride_where_the_padding_leaves_room() -> None:
    for output, kernel, stride, dilation, padding in GRID:
        if Axis(output, kernel, stride, dilation).canvas_size > 2 * padding:
            assert len(strips(output, kernel, stride, dilation, padding)) == stride


def test_the_rest_is_what_no_window_reads_and_the_output_padding_that_brings_it_back() -> None:
    for output, kernel, stride, dilation, padding in GRID:
        for strip in strips(output, kernel, stride, dilation, padding):
            last = (output - 1) * stride + dilation * (kernel - 1)
            assert strip.reach == last + 1
            assert strip.size + 2 * padding - strip.reach == strip.rest
            axis = Axis.of(output, kernel, stride, dilation, padding, strip.rest)
            assert axis.output_size == strip.size


def test_the_windows_are_those_that_fit_and_the_last_ends_where_the_reach_does() -> None:
    for output, kernel, stride, dilation, _ in GRID:
        laid = windows(output, kernel, stride, dilation)
        assert [start for start, _ in laid] == [number * stride for number in range(output)]
        assert {end - start for start, end in laid} == {dilation * (kernel - 1) + 1}
        assert laid[-1][1] == strips(output, kernel, stride, dilation)[0].reach


def test_nine_and_ten_both_become_five() -> None:
    assert strips(5, 3, 2, 1, 1) == (Strip(9, 1, 11, 0), Strip(10, 1, 11, 1))


def axes_of_one_output(size: int, output: int) -> list[Axis]:
    found = []
    for kernel, stride, dilation in product(range(1, 6), range(1, 5), range(1, 4)):
        full = Axis(size, kernel, stride, dilation).canvas_size
        for begin in range(5):
            end = full - begin - output
            if -3 <= end <= 6:
                found.append(Axis(size, kernel, stride, dilation, (begin, end)))
    return found


def test_the_rank_orders_by_its_criteria_one_after_another() -> None:
    axes = axes_of_one_output(4, 8)

    def criteria(axis: Axis) -> tuple[int, ...]:
        begin, end = axis.crop
        off = abs(axis.output_size - axis.stride * axis.size)
        return (
            min(axis.pads()) < 0 or end < 0,
            not is_even(axis),
            off >= axis.stride,
            abs(begin - end),
            axis.dilation,
            axis.kernel,
            off,
            axis.stride,
            begin,
        )

    columns = np.array(
        [(a.size, a.kernel, a.stride, a.dilation, *a.crop) for a in axes], dtype=np.int64
    ).T
    ranks = rank(Crops(*columns)).tolist()
    by_rank = [axis for _, axis in sorted(zip(ranks, axes, strict=True), key=lambda pair: pair[0])]
    assert [criteria(a) for a in by_rank] == sorted(criteria(a) for a in axes)
    assert len(set(ranks)) == len(axes)


def test_the_sum_of_two_ranks_orders_pairs_by_the_summed_criteria() -> None:
    def one(size: int, kernel: int, stride: int, dilation: int, begin: int, end: int) -> int:
        return int(rank(Crops(size, kernel, stride, dilation, begin, end)))

    wide = one(4096, 64, 32, 7, 32, 1)  # nearly the largest of every criterion but the first two
    plain, uneven = one(5, 4, 2, 1, 1, 1), one(5, 3, 2, 1, 1, 1)
    assert wide + wide < plain + uneven
    assert plain + plain < plain + wide < wide + wide


def test_what_is_too_large_for_its_place_does_not_spill_into_the_one_before() -> None:
    lopsided = int(rank(Crops(5, 200, 100, 1, 100, 0)))  # even and 5·100: only the crop is odd
    off = int(rank(Crops(5, 2, 1, 1, 0, 0)))  # even, and one more than 5·1
    plain = int(rank(Crops(5, 2, 2, 1, 0, 0)))
    assert plain + plain < lopsided + lopsided < off + plain
