"""ONNX: where SAME and output_shape lose the odd sample, and who refuses what."""

import numpy as np
import pytest

from deconv_viz.frameworks import Layer, Span, call, meaning, onnx
from deconv_viz.frameworks.layer import Layouts, Meaning
from tests.frameworks.probe import W, along_one_axis, refusal

ALL = ("onnxruntime", "onnx-published", "onnx-reference")
UPPER = [1, 10, 102, 20, 203, 30]
LOWER = [10, 102, 20, 203, 30, 300]
SHAPES = ((1, 1, 3), (1, 1, 3))


def node(framework="onnxruntime", **args):
    return Layer(framework, "ConvTranspose", args)


def probe(framework="onnxruntime", **args):
    return along_one_axis(node(framework, **{"strides": [2], **args}))


@pytest.mark.parametrize("framework", ALL)
@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ({}, [1, 10, 102, 20, 203, 30, 300]),
        ({"auto_pad": "VALID"}, [1, 10, 102, 20, 203, 30, 300]),
        ({"auto_pad": "SAME_UPPER"}, UPPER),
        ({"auto_pad": "SAME_LOWER"}, LOWER),
        ({"auto_pad": "SAME_UPPER", "output_shape": [6]}, UPPER),
        ({"auto_pad": "SAME_LOWER", "output_shape": [6]}, LOWER),
        ({"pads": [1, 0]}, LOWER),
        ({"pads": [0, 1]}, UPPER),
        ({"output_padding": [1]}, [1, 10, 102, 20, 203, 30, 300, 0]),
        ({"auto_pad": "SAME_LOWER", "output_padding": [1]}, LOWER),
        ({"kernel_shape": [3], "dilations": [1], "group": 1}, [1, 10, 102, 20, 203, 30, 300]),
    ],
)
def test_all_three_agree_here(framework, args, wanted):
    assert probe(framework, **args) == wanted


@pytest.mark.parametrize("framework", ["onnxruntime", "onnx-published"])
@pytest.mark.parametrize("auto_pad", ["NOTSET", "VALID", "SAME_LOWER"])
def test_output_shape_crops_the_odd_sample_at_the_beginning(framework, auto_pad):
    assert probe(framework, auto_pad=auto_pad, output_shape=[6]) == LOWER


def test_pads_are_ignored_beside_output_shape_but_by_the_reference():
    args = {"output_shape": [5], "pads": [2, 0]}
    assert probe(**args) == [10, 102, 20, 203, 30]
    assert probe("onnx-published", **args) == [10, 102, 20, 203, 30]
    assert probe("onnx-reference", **args) == [102, 20, 203, 30, 300]


def test_same_with_a_kernel_shorter_than_the_stride():
    args = {"auto_pad": "SAME_UPPER", "strides": [4]}
    short = [1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300]
    assert probe(**args) == short
    assert probe("onnx-published", **args) == [0, *short]
    assert probe("onnx-reference", **args) == [0, *short]


def test_an_output_shape_longer_than_the_canvas_ends_in_zeros():
    assert probe(output_shape=[8]) == [1, 10, 102, 20, 203, 30, 300, 0]
    error = refusal(node(strides=[2], output_shape=[9]), *SHAPES)
    assert (error.rule, error.nearest) == ("onnx_output_shape", {"output_shape": [8]})


def test_the_sentence_gives_what_the_convolution_would_make():
    error = refusal(node(strides=[2], dilations=[2], output_shape=[11]), *SHAPES)
    assert str(error) == (
        "ONNX Runtime: a convolution of 11 makes 4 along axis 0, not the 3 of the input; "
        "output_shape may be at most 10 there; received [11]."
    )


def test_the_reference_is_mended_by_leaving_the_shape_out():
    layer = node("onnx-reference", output_shape=[9], output_padding=[0], strides=[2])
    assert refusal(layer, *SHAPES).nearest == {"output_shape": None, "output_padding": [0]}


def test_an_output_shape_may_be_as_small_as_one():
    assert probe(output_shape=[1]) == [20]


def test_the_reference_takes_output_shape_without_same_literally():
    layer = node("onnx-reference", strides=[2], output_shape=[6])
    assert refusal(layer, *SHAPES).rule == "onnx_reference_blocks"
    assert probe("onnx-reference", output_shape=[8]) == [1, 10, 102, 20, 203, 30, 300, 0]


def test_the_reference_pads_by_negative_numbers():
    assert probe("onnx-reference", pads=[-1, -2]) == [0, 1, 10, 102, 20, 203, 30, 300, 0, 0]


def test_the_reference_may_take_the_input_for_one_of_another_shape():
    x, w = np.arange(6).reshape(1, 1, 2, 3), np.ones((1, 1, 1, 1))
    y = call("onnx-reference", "ConvTranspose", {"output_shape": [3, 2]}, x, w)
    assert y.tolist() == [[[[0, 1], [2, 3], [4, 5]]]]


def test_the_reference_gives_every_group_the_bias_of_the_first():
    x, w, b = np.ones((1, 2, 1)), np.ones((2, 1, 1)), np.array([10.0, 20.0])
    right, wrong = (
        call(framework, "ConvTranspose", {"group": 2}, x, w, b).ravel().tolist()
        for framework in ("onnxruntime", "onnx-reference")
    )
    assert (right, wrong) == ([11, 21], [11, 11])
    layer = node("onnx-reference", group=2)
    assert refusal(layer, (1, 4, 3), (4, 2, 3)).rule == "onnx_reference_groups"


def test_an_output_padding_of_a_stride_is_refused_even_below_the_dilation():
    layer = node(dilations=[2], output_padding=[1])
    assert refusal(layer, *SHAPES).rule == "onnx_output_padding"
    published = node("onnx-published", dilations=[2], output_padding=[1])
    assert meaning(published, *SHAPES).spans[0].output == 8


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"strides": [0]}, "at_least"),
        ({"strides": 2}, "each"),
        ({"strides": []}, "each"),
        ({"dilations": [1, 1]}, "each"),
        ({"output_padding": [-1]}, "at_least"),
        ({"output_padding": [2], "strides": [2]}, "onnx_output_padding"),
        ({"output_shape": [0]}, "at_least"),
        ({"output_shape": [1, 1, 5]}, "each"),
        ({"pads": [1, 1, 1]}, "onnx_pads"),
        ({"pads": [-1, 0]}, "at_least"),
        ({"pads": [5, 0]}, "empty_output"),
        ({"pads": [9, 9]}, "empty_output"),
        ({"pads": [0, 0], "auto_pad": "VALID"}, "onnx_pads_and_auto_pad"),
        ({"pads": [0, 0], "auto_pad": "SAME_UPPER"}, "onnx_pads_and_auto_pad"),
        ({"auto_pad": "FULL"}, "choice"),
        ({"auto_pad": "same_upper"}, "choice"),
        ({"kernel_shape": [2]}, "kernel_of_weight"),
        ({"group": 0}, "at_least"),
        ({"group": 2}, "groups_divide_channels"),
        ({"stride": [2]}, "unknown_argument"),
    ],
)
def test_onnx_runtime_refuses(args, rule):
    assert refusal(node(**args), *SHAPES).rule == rule


def test_a_lower_case_word_is_put_right():
    error = refusal(node(auto_pad="same_upper"), *SHAPES)
    assert error.nearest == {"auto_pad": "SAME_UPPER"}


@pytest.mark.parametrize(
    ("x_shape", "w_shape", "b_shape", "rule"),
    [
        ((1, 2, 3), (1, 1, 3), None, "channels"),
        ((1, 1, 3), (1, 1, 3, 3), None, "weight_rank"),
        ((1, 1), (1, 1), None, "rank"),
        ((1, 1, 3), (1, 1, 3), (3,), "bias_shape"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(x_shape, w_shape, b_shape, rule):
    assert refusal(node(), x_shape, w_shape, b_shape).rule == rule


def test_what_keras_calls_same_is_same_upper():
    same = Meaning((Span(3, 3, 2, 1, 0, 6),), 1, 1, Layouts("NCS", "IOS"))
    assert onnx.express(same).args == {"auto_pad": "SAME_UPPER", "strides": [2]}


def test_what_torch_says_with_output_padding_is_said_by_pads():
    means = Meaning((Span(3, 3, 2, 1, 1, 6),), 1, 1, Layouts("NCS", "IOS"))
    assert onnx.express(means).args == {"pads": [1, 0], "strides": [2]}


def test_a_crop_at_the_end_alone_is_same_upper_only_if_it_is_all_of_it():
    means = Meaning((Span(3, 5, 2, 1, 0, 8),), 1, 1, Layouts("NCS", "IOS"))
    assert onnx.express(means).args == {"pads": [0, 1], "strides": [2]}
    even = Meaning((Span(3, 4, 2, 1, 1, 6),), 1, 1, Layouts("NCS", "IOS"))
    assert onnx.express(even).args == {"pads": [1, 1], "strides": [2]}


def test_a_single_pad_beside_the_kernel_leaves_out_defaults():
    means = Meaning((Span(3, 3, 1, 1, 0, 5),), 1, 1, Layouts("NCS", "IOS"))
    assert onnx.express(means).args == {}
    assert along_one_axis(onnx.express(means), w=W) == [1, 12, 123, 230, 300]
