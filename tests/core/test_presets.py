"""The table of presets."""

import pytest

from deconv_viz import FILLS, PRESETS, Axis, Geometry, Preset

BY_KEY = {preset.key: preset for preset in PRESETS}

# The guide's own table of the direct convolutions: input, output, padding, kernel, stride.
GUIDE = {
    "no_padding_no_strides_transposed": (4, 2, 0, 3, 1),
    "arbitrary_padding_no_strides_transposed": (5, 6, 2, 4, 1),
    "same_padding_no_strides_transposed": (5, 5, 1, 3, 1),
    "full_padding_no_strides_transposed": (5, 7, 2, 3, 1),
    "no_padding_strides_transposed": (5, 2, 0, 3, 2),
    "padding_strides_transposed": (5, 3, 1, 3, 2),
    "padding_strides_odd_transposed": (6, 3, 1, 3, 2),
}

NETWORKS = {  # input, output, kernel, stride
    "dcgan": (4, 8, 4, 2),
    "dcgan_projection": (1, 4, 4, 1),
    "unet": (4, 8, 2, 2),
    "fcn_bilinear": (5, 10, 4, 2),
    "checkerboard": (5, 10, 3, 2),
    "fsrcnn": (5, 15, 9, 3),
}


@pytest.mark.parametrize("key", GUIDE)
def test_a_preset_of_the_guide_undoes_the_shape_of_its_convolution(key: str) -> None:
    direct_input, direct_output, padding, kernel, stride = GUIDE[key]
    for axis in BY_KEY[key].geometry().axes:
        assert (axis.size, axis.output_size) == (direct_output, direct_input)
        assert (axis.kernel, axis.stride, axis.dilation) == (kernel, stride, 1)
        assert axis.crop[0] == padding
        assert (direct_input + 2 * padding - kernel) // stride + 1 == direct_output


@pytest.mark.parametrize("key", NETWORKS)
def test_a_preset_of_a_network_gives_the_size_that_the_network_needs(key: str) -> None:
    for axis in BY_KEY[key].geometry().axes:
        assert (axis.size, axis.output_size, axis.kernel, axis.stride) == NETWORKS[key]


def test_the_upsampling_layers_multiply_the_size_by_their_stride() -> None:
    for key in ("dcgan", "unet", "fcn_bilinear", "checkerboard", "fsrcnn"):
        for axis in BY_KEY[key].geometry().axes:
            assert axis.output_size == axis.size * axis.stride


def test_there_is_no_other_preset_and_none_twice() -> None:
    assert [preset.key for preset in PRESETS] == [*GUIDE, *NETWORKS]
    assert {preset.group for preset in PRESETS} == {"guide", "network"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_every_preset_is_complete(preset: Preset) -> None:
    assert preset.geometry().rank == 2
    assert preset.title
    assert preset.source
    assert preset.kernel_fill is None or preset.kernel_fill in FILLS


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.key)
def test_the_axes_of_a_preset_are_the_arguments_of_axis_of(preset: Preset) -> None:
    assert Geometry([Axis.of(**arguments) for arguments in preset.axes]) == preset.geometry()
    for arguments in preset.axes:
        assert list(arguments) == [
            "size",
            "kernel",
            "stride",
            "dilation",
            "padding",
            "output_padding",
        ]


def test_the_bilinear_preset_comes_with_its_kernel() -> None:
    assert BY_KEY["fcn_bilinear"].kernel_fill == "bilinear"
