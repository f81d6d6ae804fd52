"""Theano: the gradient of a convolution, whose input shape is asked for and checked."""

import pytest

from deconv_viz.frameworks import Layer, Span, meaning, theano
from deconv_viz.frameworks.layer import Layouts, Meaning
from tests.frameworks.probe import along_one_axis, refusal

SHAPES = ((1, 1, 1, 3), (1, 1, 1, 3))


def gradient(size, version=None, **args):
    given = {"input_shape": (1, 1, 1, size), "filter_flip": False, **args}
    return Layer("theano", theano.NAME, given, version)


@pytest.mark.parametrize(
    ("size", "args", "wanted"),
    [
        (5, {}, [1, 12, 123, 230, 300]),
        (5, {"filter_flip": True}, [100, 210, 321, 32, 3]),
        (7, {"subsample": (1, 2)}, [1, 10, 102, 20, 203, 30, 300]),
        (8, {"subsample": (1, 2)}, [1, 10, 102, 20, 203, 30, 300, 0]),
        (5, {"subsample": (1, 2), "border_mode": "half"}, [10, 102, 20, 203, 30]),
        (6, {"subsample": (1, 2), "border_mode": (0, 1)}, [10, 102, 20, 203, 30, 300]),
        (4, {"subsample": (1, 2), "border_mode": ((0, 0), (1, 2))}, [10, 102, 20, 203]),
        (3, {"subsample": (1, 2), "border_mode": "full"}, [102, 20, 203]),
        (7, {"filter_dilation": (1, 2)}, [1, 2, 13, 20, 130, 200, 300]),
    ],
)
def test_the_border_mode_crops_and_the_shape_chooses(size, args, wanted):
    assert along_one_axis(gradient(size, **args), rank=2) == wanted


def test_half_goes_by_the_dilated_filter():
    layer = gradient(3, border_mode="half", filter_dilation=(1, 2))
    assert meaning(layer, *SHAPES).spans[1].begin == 2


def test_batch_and_filters_may_be_left_open():
    layer = gradient(5, input_shape=(None, None, 1, 5))
    assert along_one_axis(layer, rank=2) == [1, 12, 123, 230, 300]


def test_theano_0_8_drops_the_shape_where_nothing_is_subsampled():
    assert meaning(gradient(99, "0.8.2"), *SHAPES).spans[1].output == 5
    assert refusal(gradient(99), *SHAPES).nearest == {"input_shape": [1, 1, 1, 5]}


@pytest.mark.parametrize(
    ("size", "args", "rule"),
    [
        (9, {"subsample": (1, 2)}, "theano_input_shape"),
        (6, {"subsample": (1, 2)}, "theano_input_shape"),
        (5, {"border_mode": "same"}, "theano_border_mode"),
        (5, {"border_mode": -1}, "theano_border_mode"),
        (5, {"border_mode": (1, 1, 1)}, "theano_border_mode"),
        (5, {"border_mode": ((0, 0), (0, 0, 0))}, "theano_border_mode"),
        (5, {"border_mode": 9}, "empty_output"),
        (5, {"subsample": 2}, "each"),
        (5, {"filter_flip": 1}, "boolean"),
        (5, {"unshared": True}, "theano_unshared"),
        (5, {"num_groups": 2}, "groups_divide_channels"),
        (5, {"input_shape": (1, 5)}, "theano_whole_shape"),
        (5, {"input_shape": (2, 1, 1, 5)}, "theano_whole_shape"),
        (5, {"input_shape": (1, 2, 1, 5)}, "theano_whole_shape"),
        (5, {"filter_shape": (1, 1, 1, 2)}, "kernel_of_weight"),
    ],
)
def test_refusals(size, args, rule):
    assert refusal(gradient(size, **args), *SHAPES).rule == rule


def test_the_sentence_gives_what_the_convolution_would_make():
    error = refusal(gradient(9, filter_dilation=(1, 2)), *SHAPES)
    assert "a convolution of 9 makes 5 along axis 1, not the 3 that are given; 7 to 7" in str(error)


def test_theano_0_8_knows_neither_dilation_nor_pairs():
    assert refusal(gradient(5, "0.8.2", filter_dilation=(1, 1)), *SHAPES).rule == "theano_old"
    pairs = gradient(5, "0.8.2", border_mode=((0, 0), (1, 2)))
    assert refusal(pairs, *SHAPES).rule == "theano_border_mode"


def test_a_reversed_kernel_is_filter_flip():
    means = Meaning((Span(1, 1, 1, 1, 0, 1), Span(3, 3, 2, 1, 0, 6)), 1, 1, Layouts("NCS", "IOS"))
    assert theano.express(means).args == {
        "input_shape": (1, 1, 1, 6),
        "border_mode": ((0, 0), (0, 1)),
        "subsample": (1, 2),
        "filter_flip": False,
    }
