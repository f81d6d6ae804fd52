"""Rules that came to light when the frameworks were run on cases drawn by chance."""

import numpy as np
import pytest

from deconv_viz.frameworks import FrameworkError, call

FUNCTION = "torch.nn.functional.conv_transpose{}d"


def torch(x: tuple[int, ...], w: tuple[int, ...], dtype: str = "float32", **args: object) -> tuple:
    """The shape of what PyTorch computes."""
    name = FUNCTION.format(len(w) - 2)
    return call("torch", name, args, np.ones(x, dtype), np.ones(w, dtype)).shape


def test_torch_returns_an_empty_tensor_where_onednn_computes() -> None:
    assert torch((2, 1, 3), (1, 1, 2), padding=2) == (2, 1, 0)
    assert torch((1, 2, 3), (2, 1, 2), padding=2, groups=2) == (1, 2, 0)
    assert torch((1, 1, 3, 3), (1, 1, 4, 4), padding=3) == (1, 1, 0, 0)
    assert torch((1, 1, 3, 3, 3), (1, 1, 1, 4, 4), padding=(0, 3, 3)) == (1, 1, 3, 0, 0)
    assert torch((1, 1, 30_000), (1, 1, 1), padding=15_000) == (1, 1, 0)


@pytest.mark.parametrize(
    ("x", "w", "args", "dtype"),
    [
        ((1, 1, 3), (1, 1, 2), {"padding": 2}, "float32"),
        ((1, 3), (1, 1, 2), {"padding": 2}, "float32"),
        ((2, 1, 3), (1, 1, 2), {"padding": 2}, "float64"),
        ((2, 1, 3), (1, 1, 1), {"padding": 2}, "float32"),  # length -1
        ((1, 1, 3), (1, 1, 4), {"padding": 3}, "float32"),
        ((1, 1, 3, 3), (1, 1, 4, 2), {"padding": (3, 0)}, "float32"),
    ],
)
def test_torch_refuses_any_other_empty_output(
    x: tuple[int, ...], w: tuple[int, ...], args: dict[str, object], dtype: str
) -> None:
    with pytest.raises(FrameworkError) as refusal:
        torch(x, w, dtype, **args)
    assert refusal.value.rule == "empty_output"


def test_a_single_sample_needs_no_batch() -> None:
    draw = np.random.default_rng(5)
    x, w, b = (draw.integers(-5, 6, shape) for shape in ((1, 3, 4, 2), (2, 3, 2, 5), (5,)))
    layer = {"features": 5, "kernel_size": (2, 3), "strides": (2, 3), "padding": "CIRCULAR"}
    flax = ("flax", "flax.linen.ConvTranspose", layer)
    assert np.array_equal(call(*flax, x[0], w, b), call(*flax, x, w, b)[0])

    x, w = draw.integers(-5, 6, (1, 4, 6)), draw.integers(-5, 6, (3, 4, 2))
    row = ("torch", "torch.nn.functional.conv1d", {"stride": 2})
    assert np.array_equal(call(*row, x[0], w), call(*row, x, w)[0])
    x = draw.integers(-5, 6, (1, 8, 3, 2))
    shuffle = ("torch", "torch.nn.functional.pixel_shuffle", {"upscale_factor": 2})
    assert np.array_equal(call(*shuffle, x[0]), call(*shuffle, x)[0])


def test_upfirdn_filters_the_rows_of_a_plane() -> None:
    x, w = np.array([[1, 2], [3, 4]]), np.array([1, 10, 100])
    y = call("scipy", "scipy.signal.upfirdn", {"up": 2}, x, w)
    assert y.tolist() == [[1, 10, 102, 20, 200], [3, 30, 304, 40, 400]]


def test_interpolation_of_what_has_no_spatial_axis_is_refused() -> None:
    name, args = "torch.nn.functional.interpolate", {"scale_factor": 3, "mode": "nearest"}
    for shape in ((3, 6), (1, 1, 2, 2, 2, 2)):
        with pytest.raises(FrameworkError) as refusal:
            call("torch", name, args, np.ones(shape))
        assert refusal.value.rule == "rank"


def test_torch_takes_a_list_of_one_for_all_axes_of_a_convolution() -> None:
    x, w = np.arange(35).reshape(1, 1, 5, 7), np.array([[[[1, 10], [100, 1000]]]])
    name = "torch.nn.functional.conv2d"
    one = call("torch", name, {"dilation": [2], "stride": [3]}, x, w)
    assert np.array_equal(one, call("torch", name, {"dilation": 2, "stride": (3, 3)}, x, w))


def test_pixels_are_shuffled_whatever_stands_before_the_channels() -> None:
    x = np.arange(2 * 3 * 4 * 2).reshape(2, 3, 4, 1, 2)
    shuffle = ("torch", "torch.nn.functional.pixel_shuffle", {"upscale_factor": 2})
    assert np.array_equal(call(*shuffle, x)[1], call(*shuffle, x[1]))
    with pytest.raises(FrameworkError):
        call(*shuffle, x[0, 0, 0])
