"""The one table of kinds of question, in the order in which they are offered within a level."""

from collections.abc import Mapping
from types import MappingProxyType

from deconv_viz.tasks import (
    checkerboard,
    insertion,
    layers,
    sizes,
    stamps,
    transpose,
    upsampling,
    words,
)
from deconv_viz.tasks.build import Kind
from deconv_viz.tasks.task import Task

_ALL = (
    Kind("stamp", 1, "two_dimensions", stamps.stamp),
    Kind("size", 1, "two_dimensions", sizes.size),
    Kind("zeros_between", 1, "two_dimensions", insertion.zeros_between),
    Kind("holes", 1, "two_dimensions", stamps.holes),
    Kind("hole_value", 1, "two_dimensions", stamps.hole_value),
    Kind("padding", 1, "output_size", sizes.padding),
    Kind("open_length", 1, "one_dimension", words.open_length),
    Kind("voxels", 1, "three_dimensions", transpose.voxels),
    Kind("matrix_shape", 1, "matrix", transpose.matrix_shape),
    Kind("repeats", 1, "upsampling", upsampling.repeats),
    Kind("even", 1, "checkerboard", checkerboard.even),
    Kind("phases", 1, "sub_pixel", upsampling.phases),
    Kind("keras_same", 1, "frameworks", words.keras_same),
    Kind("torch_size", 1, "frameworks", sizes.torch_size),
    Kind("parameters", 1, "whole_layer", layers.count_parameters),
    Kind("decoder", 1, "autoencoder", layers.decoder),
    Kind("meet", 2, "two_dimensions", stamps.meet),
    Kind("terms", 2, "two_dimensions", stamps.terms),
    Kind("spread_stamp", 2, "two_dimensions", stamps.spread_stamp),
    Kind("cropped_stamp", 2, "two_dimensions", stamps.cropped_stamp),
    Kind("window_step", 2, "two_dimensions", insertion.window_step),
    Kind("flip", 2, "two_dimensions", insertion.flip),
    Kind("dilated_length", 2, "one_dimension", sizes.dilated_length),
    Kind("volume", 2, "three_dimensions", transpose.volume),
    Kind("column", 2, "matrix", transpose.column),
    Kind("undone", 2, "matrix", transpose.undone),
    Kind("max_pool_back", 2, "upsampling", upsampling.max_pool_back),
    Kind("average_pool_back", 2, "upsampling", upsampling.average_pool_back),
    Kind("overlap", 2, "checkerboard", checkerboard.overlap),
    Kind("phase_weights", 2, "sub_pixel", upsampling.phase_weights),
    Kind("keras_valid", 2, "frameworks", words.keras_valid),
    Kind("weight_shape", 2, "frameworks", words.weight_shape),
    Kind("keras_word", 2, "frameworks", words.keras_word),
    Kind("input_sizes", 2, "output_size", sizes.input_sizes),
    Kind("same_arguments", 2, "output_size", sizes.same_arguments),
    Kind("needed_output_padding", 2, "output_size", sizes.needed_output_padding),
    Kind("doubles", 2, "output_size", sizes.doubles),
    Kind("bias_on_hole", 2, "whole_layer", stamps.bias_on_hole),
    Kind("direction", 2, "whole_layer", layers.direction),
    Kind("stack_size", 2, "stack", layers.stack_size),
    Kind("there_and_back", 2, "autoencoder", layers.there_and_back),
    Kind("gap", 3, "two_dimensions", stamps.gap),
    Kind("window_padding", 3, "two_dimensions", insertion.window_padding),
    Kind("causal", 3, "one_dimension", transpose.causal),
    Kind("meeting_voxels", 3, "three_dimensions", transpose.meeting_voxels),
    Kind("gradient", 3, "matrix", transpose.gradient),
    Kind("bilinear_size", 3, "upsampling", upsampling.bilinear_size),
    Kind("resize_conv", 3, "upsampling", upsampling.resize_conv),
    Kind("even_dilated", 3, "checkerboard", checkerboard.even_dilated),
    Kind("border", 3, "checkerboard", checkerboard.border),
    Kind("weights", 3, "checkerboard", checkerboard.weights),
    Kind("shuffle", 3, "sub_pixel", upsampling.shuffle),
    Kind("none_or_zero", 3, "frameworks", words.none_or_zero),
    Kind("jax_flip", 3, "frameworks", words.jax_flip),
    Kind("last_value", 3, "output_size", sizes.last_value),
    Kind("subsample", 3, "output_size", sizes.subsample),
    Kind("groups", 3, "whole_layer", layers.groups),
    Kind("stack_kernel", 3, "stack", layers.stack_kernel),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of question by its name, the easy ones first."""

FIRST = "stamp"
"""The kind that a visitor meets first."""


def make(kind: str, seed: int) -> Task:
    """Return the task of a kind and seed; the first kind for a name that is none."""
    return KINDS.get(kind, KINDS[FIRST]).make(seed)
