"""Operations to compare with: interpolation, shuffling, convolution, the gradient of pooling."""

import numpy as np
import pytest

from deconv_viz.frameworks import FrameworkError, call

INTERPOLATE = "torch.nn.functional.interpolate"
SHUFFLE = "torch.nn.functional.pixel_shuffle"
POOL = "grad of torch.nn.functional.avg_pool2d wrt input"
CONV = "torch.nn.functional.conv1d"


def stretched(x, **args):
    return call("torch", INTERPOLATE, args, np.array([[x]], float)).ravel().tolist()


@pytest.mark.parametrize(
    ("args", "wanted"),
    [
        ({"scale_factor": 2}, [0, 0, 4, 4]),
        ({"size": 3}, [0, 0, 4]),
        ({"size": [1]}, [0]),
        ({"scale_factor": 2, "mode": "linear"}, [0, 1, 3, 4]),
        ({"scale_factor": (2.5,), "mode": "nearest"}, [0, 0, 0, 4, 4]),
        ({"size": 5, "mode": "linear", "align_corners": True}, [0, 1, 2, 3, 4]),
        ({"size": 1, "mode": "linear", "align_corners": True}, [0]),
        ({"scale_factor": 2, "mode": "linear", "align_corners": False}, [0, 1, 3, 4]),
    ],
)
def test_interpolation(args, wanted):
    assert stretched([0, 4], **args) == wanted


def test_bilinear_is_linear_along_both_axes():
    x = np.array([[[[0.0, 4.0], [8.0, 12.0]]]])
    y = call("torch", INTERPOLATE, {"scale_factor": 2, "mode": "bilinear"}, x)
    assert y[0, 0].tolist() == [[0, 1, 3, 4], [2, 3, 5, 6], [6, 7, 9, 10], [8, 9, 11, 12]]
    assert call("torch", INTERPOLATE, {"size": 2}, x.astype(np.float32)).dtype == np.float32


def test_pixel_shuffle_counts_channels_first_and_depth_to_space_last():
    x = np.arange(8).reshape(1, 8, 1, 1)
    y = call("torch", SHUFFLE, {"upscale_factor": 2}, x)
    assert y.tolist() == [[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]]
    for layout, order in (("NHWC", (0, 2, 3, 1)), ("NCHW", (0, 1, 2, 3))):
        args = {"block_size": 2, "data_format": layout}
        z = call("tensorflow", "tf.nn.depth_to_space", args, x.transpose(order))
        assert z.transpose(np.argsort(order))[0].tolist() == [[[0, 2], [4, 6]], [[1, 3], [5, 7]]]


def test_a_convolution_correlates():
    x, w = np.array([[[1, 2, 3, 4]]]), np.array([[[1, 10, 100]]])

    def conv(**args):
        return call("torch", CONV, args, x, w).ravel().tolist()

    assert conv() == [321, 432]
    assert conv(stride=2, padding=1) == [210, 432]
    assert conv(padding="same") == [210, 321, 432, 43]
    assert conv(padding=2, dilation=2) == [310, 420, 31, 42]
    b = np.array([5])
    assert call("torch", CONV, {"padding": "valid"}, x, w, b).ravel().tolist() == [326, 437]


def test_a_convolution_in_groups():
    x, w = np.array([[[1], [2], [3], [4]]]), np.ones((2, 2, 1), int)
    assert call("torch", CONV, {"groups": 2}, x, w).ravel().tolist() == [3, 7]


def test_the_gradient_of_pooling_leaves_what_no_window_read_at_zero():
    x = np.array([[[[4.0, 8.0]]]])
    y = call("torch", POOL, {"kernel_size": 2, "input_size": [1, 1, 3, 5]}, x)
    assert y[0, 0].tolist() == [[1, 1, 2, 2, 0], [1, 1, 2, 2, 0], [0, 0, 0, 0, 0]]
    args = {"kernel_size": (1, 2), "stride": 1, "input_size": [1, 1, 1, 3]}
    assert call("torch", POOL, args, x)[0, 0].tolist() == [[2, 6, 4]]


@pytest.mark.parametrize(
    ("target", "args", "shape"),
    [
        (INTERPOLATE, {}, (1, 1, 2)),
        (INTERPOLATE, {"size": 2, "scale_factor": 2}, (1, 1, 2)),
        (INTERPOLATE, {"size": 2, "mode": "bilinear"}, (1, 1, 2)),
        (INTERPOLATE, {"size": 2, "align_corners": True}, (1, 1, 2)),
        (INTERPOLATE, {"scale_factor": 0}, (1, 1, 2)),
        (INTERPOLATE, {"scale_factor": 0.1}, (1, 1, 2)),
        (INTERPOLATE, {"scale_factor": [2, 2]}, (1, 1, 2)),
        (SHUFFLE, {"upscale_factor": 2}, (1, 3, 1, 1)),
        (SHUFFLE, {"upscale_factor": 0}, (1, 4, 1, 1)),
        (SHUFFLE, {}, (1, 4, 1, 1)),
        (POOL, {"kernel_size": 2, "input_size": [1, 1, 6, 5]}, (1, 1, 1, 2)),
        (POOL, {"kernel_size": 2, "input_size": [1, 2, 2, 4]}, (1, 1, 1, 2)),
    ],
)
def test_refusals(target, args, shape):
    with pytest.raises(FrameworkError):
        call("torch", target, args, np.ones(shape))


@pytest.mark.parametrize(("factor", "rule"), [(0, "related_factor"), (0.1, "empty_output")])
def test_a_factor_must_be_positive_and_leave_something(factor, rule):
    with pytest.raises(FrameworkError) as caught:
        stretched([1, 2], scale_factor=factor)
    assert caught.value.rule == rule


@pytest.mark.parametrize(
    ("args", "shape"),
    [
        ({"padding": "same", "stride": 2}, (1, 1, 3)),
        ({"padding": "full"}, (1, 1, 3)),
        ({"groups": 2}, (2, 1, 3)),
        ({}, (1, 2, 3)),
        ({}, (1, 1, 9)),
    ],
)
def test_refusals_of_the_convolution(args, shape):
    with pytest.raises(FrameworkError):
        call("torch", CONV, args, np.ones((1, 1, 4)), np.ones(shape))
