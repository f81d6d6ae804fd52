"""PyTorch: padding crops both ends, output padding extends the end; sizes may be said on call."""

import numpy as np
import pytest

from deconv_viz.frameworks import Layer, Span, call, meaning, torch
from deconv_viz.frameworks.layer import Layouts, Meaning
from tests.frameworks.probe import W, X, along_one_axis, refusal

F = "torch.nn.functional.conv_transpose1d"
MODULE = "torch.nn.ConvTranspose1d"
GRADIENT = "torch.nn.grad.conv1d_input"


def function(**args):
    return Layer("torch", F, args)


def module(output_size=None, **args):
    given = {"in_channels": 1, "out_channels": 1, "kernel_size": 3, **args}
    on_call = None if output_size is None else {"output_size": output_size}
    return Layer("torch", MODULE, given, call=on_call)


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ({}, [1, 12, 123, 230, 300]),
        ({"stride": 2}, [1, 10, 102, 20, 203, 30, 300]),
        ({"stride": [2]}, [1, 10, 102, 20, 203, 30, 300]),
        ({"stride": 2, "padding": 1}, [10, 102, 20, 203, 30]),
        ({"stride": 2, "padding": 1, "output_padding": 1}, [10, 102, 20, 203, 30, 300]),
        ({"stride": (2,), "output_padding": (1,)}, [1, 10, 102, 20, 203, 30, 300, 0]),
        ({"dilation": 2, "output_padding": 1}, [1, 2, 13, 20, 130, 200, 300, 0]),
        ({"stride": 4}, [1, 10, 100, 0, 2, 20, 200, 0, 3, 30, 300]),
    ],
)
def test_the_function_crops_by_padding_and_extends_the_end_by_output_padding(args, wanted):
    assert along_one_axis(function(**args)) == wanted


def test_a_bias_is_added_where_no_stamp_lands_too():
    assert along_one_axis(function(stride=4), b=[5])[3] == 5


def test_an_input_without_a_batch_gives_a_result_without_one():
    y = call("torch", F, {}, X.reshape(1, 3), W.reshape(1, 1, 3))
    assert (y.shape, y.ravel().tolist()) == ((1, 5), [1, 12, 123, 230, 300])


def test_an_empty_batch_gives_an_empty_result():
    assert call("torch", F, {}, np.zeros((0, 1, 3)), W.reshape(1, 1, 3)).shape == (0, 1, 5)


def test_groups_take_block_to_block():
    x, w = np.array([[[1], [1], [2], [2]]]), np.arange(1, 9).reshape(4, 2, 1)
    y = call("torch", F, {"groups": 2}, x, w)
    assert y.ravel().tolist() == [1 + 3, 2 + 4, 2 * (5 + 7), 2 * (6 + 8)]


@pytest.mark.parametrize("size", [[6], [1, 1, 6], (9, 9, 6), np.array([6])])
def test_output_size_is_the_spatial_size_or_ends_with_it(size):
    assert along_one_axis(module(size, stride=2, padding=1)) == [10, 102, 20, 203, 30, 300]


def test_output_size_wins_over_the_output_padding_of_the_constructor():
    assert len(along_one_axis(module([7], stride=2, output_padding=1))) == 7
    assert len(along_one_axis(module([7], stride=2, output_padding=5))) == 7


@pytest.mark.parametrize("size", [[1, 6], [6], [1, 1, 1, 6], [1, 1, 6]])
def test_without_a_batch_output_size_may_say_the_channels_as_well(size):
    layer = module(size, stride=2, padding=1)
    if len(size) < 3:
        assert meaning(layer, (1, 3), (1, 1, 3)).spans[0].output == 6
    else:
        assert refusal(layer, (1, 3), (1, 1, 3)).rule == "torch_output_size_length"


def test_output_size_reaches_one_less_than_the_stride_not_the_dilation():
    error = refusal(module([8], dilation=2), (1, 1, 3), (1, 1, 3))
    assert (error.rule, error.values["low"], error.values["high"]) == (
        "torch_output_size",
        [7],
        [7],
    )
    assert error.nearest == {"output_size": [7]}


def test_the_gradient_of_a_convolution_has_the_size_of_its_input():
    def gradient(size):
        return Layer("torch", GRADIENT, {"input_size": [1, 1, size], "stride": 2, "padding": 1})

    assert along_one_axis(gradient(5)) == [10, 102, 20, 203, 30]
    assert along_one_axis(gradient(6)) == [10, 102, 20, 203, 30, 300]
    error = refusal(gradient(7), (1, 1, 3), (1, 1, 3))
    assert (error.rule, error.values["low"], error.values["high"]) == ("torch_gradient_size", 5, 6)


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"stride": 0}, "at_least"),
        ({"dilation": [0]}, "at_least"),
        ({"padding": -1}, "at_least"),
        ({"output_padding": -1}, "at_least"),
        ({"groups": 0}, "at_least"),
        ({"output_padding": 1}, "torch_output_padding"),
        ({"stride": 3, "dilation": 2, "output_padding": 3}, "torch_output_padding"),
        ({"padding": 3}, "empty_output"),
        ({"padding": 9, "stride": 2}, "empty_output"),
        ({"padding": "same"}, "torch_no_words_for_padding"),
        ({"padding": "valid"}, "torch_no_words_for_padding"),
        ({"stride": [1, 1]}, "one_or_each"),
        ({"stride": []}, "one_or_each"),
        ({"stride": 2.0}, "one_or_each"),
        ({"stride": True}, "one_or_each"),
        ({"stride": None}, "one_or_each"),
        ({"groups": 2.0}, "integer"),
        ({"groups": 2}, "groups_divide_channels"),
        ({"strides": 2}, "unknown_argument"),
    ],
)
def test_the_function_refuses(args, rule):
    assert refusal(function(**args), (1, 1, 3), (1, 1, 3)).rule == rule


@pytest.mark.parametrize(
    ("args", "rule"),
    [
        ({"kernel_size": 2}, "kernel_of_weight"),
        ({"out_channels": 2}, "filters_of_weight"),
        ({"in_channels": 2}, "channels"),
        ({"in_channels": 4, "out_channels": 2, "groups": 2}, "groups_divide_channels"),
        ({"padding_mode": "reflect"}, "torch_padding_mode"),
        ({"padding": "same"}, "torch_no_words_for_padding"),
        ({"bias": 3}, "boolean"),
    ],
)
def test_the_module_refuses(args, rule):
    assert refusal(module(**args), (1, 1, 3), (1, 1, 3)).rule == rule


def test_a_module_needs_its_channels():
    error = refusal(Layer("torch", MODULE, {"in_channels": 1}), (1, 1, 3), (1, 1, 3))
    assert (error.rule, error.field) == ("missing_argument", "out_channels")


@pytest.mark.parametrize("size", [5, "55555", [5.0], [], [True]])
def test_an_output_size_that_is_none_is_refused(size):
    refusal(module(size), (1, 1, 3), (1, 1, 3))


@pytest.mark.parametrize(
    ("x_shape", "w_shape", "b_shape", "rule"),
    [
        ((1, 2, 3), (1, 1, 3), None, "channels"),
        ((1, 1, 3), (1, 1, 3), (2,), "bias_shape"),
        ((1, 1, 3), (1, 1, 3), (1, 1), "bias_shape"),
        ((3,), (1, 1, 3), None, "input_rank"),
        ((1, 1, 1, 3), (1, 1, 3), None, "input_rank"),
        ((1, 1, 3), (1, 1, 3, 3), None, "weight_rank"),
        ((1, 1, 0), (1, 1, 3), None, "empty_input"),
        ((1, 1, 3), (1, 1, 0), None, "empty_input"),
    ],
)
def test_shapes_that_do_not_fit_are_refused(x_shape, w_shape, b_shape, rule):
    assert refusal(function(), x_shape, w_shape, b_shape).rule == rule


def test_nearest_sizes_are_the_nearest():
    low = refusal(module([3], stride=2, padding=1), (1, 1, 3), (1, 1, 3))
    assert low.nearest == {"output_size": [5]}
    empty = refusal(module([0], kernel_size=2, stride=2, padding=1), (1, 1, 1), (1, 1, 2))
    assert empty.nearest == {"output_size": [1]}
    short = Layer("torch", GRADIENT, {"input_size": [1, 1, 9]})
    assert refusal(short, (1, 1, 3), (1, 1, 3)).nearest == {"input_size": [1, 1, 5]}


def test_the_words_of_a_meaning_are_the_shortest():
    spans = (Span(3, 3, 2, 1, 1, 6), Span(4, 3, 2, 1, 1, 8))
    found = torch.express(Meaning(spans, 2, 4, Layouts("NCS", "IOS")))
    wanted = {"in_channels": 2, "out_channels": 4, "kernel_size": 3, "stride": 2}
    assert found == Layer(
        "torch", "torch.nn.ConvTranspose2d", wanted | {"padding": 1, "output_padding": 1}
    )


def test_cropping_the_last_sample_is_said_by_no_padding():
    same = Meaning((Span(3, 3, 2, 1, 0, 6),), 1, 1, Layouts("NCS", "IOS"))
    with pytest.raises(ValueError, match="no words for this crop") as caught:
        torch.express(same)
    assert caught.value.nearest["crop"] == ((0, 1),)
    assert caught.value.nearest["layer"].args == {
        "in_channels": 1,
        "out_channels": 1,
        "kernel_size": 3,
        "stride": 2,
    }


def test_the_gradient_can_be_asked_for_by_name():
    means = Meaning((Span(3, 3, 2, 1, 1, 6),), 1, 1, Layouts("NCS", "IOS"))
    found = torch.express(means, GRADIENT)
    assert found.args == {"input_size": [1, 1, 6], "stride": 2, "padding": 1}
