"""Transposed convolution in NumPy: geometry, operations, and what a picture of them needs."""

from deconv_viz.core.adjoint import adjoint_test, forward_matrix, gradient_check, round_trip
from deconv_viz.core.causal import causal_axis, latest_read
from deconv_viz.core.checkerboard import Evenness, evenness, phase_sums
from deconv_viz.core.convolution import convolve
from deconv_viz.core.errors import RULES, ParameterError
from deconv_viz.core.fills import FILLS, fill
from deconv_viz.core.geometry import INSERTED, PADDING, Axis, Geometry
from deconv_viz.core.layer import conv_transpose_layer
from deconv_viz.core.operations import (
    conv_transpose,
    correlate,
    gather,
    scatter,
    transpose_matrix,
)
from deconv_viz.core.overlap import Coverage, coverage, is_even
from deconv_viz.core.presets import PRESETS, AxisArguments, Preset
from deconv_viz.core.resize_verdict import ResizeVerdict, as_resize_conv
from deconv_viz.core.subpixel import (
    as_sub_pixel,
    by_sub_pixel,
    icnr,
    pixel_shuffle,
    pixel_unshuffle,
    polyphase,
)
from deconv_viz.core.trace import Step, steps
from deconv_viz.core.upsampling import resize_conv, resize_geometry, resize_kernel

__all__ = [
    "FILLS",
    "INSERTED",
    "PADDING",
    "PRESETS",
    "RULES",
    "Axis",
    "AxisArguments",
    "Coverage",
    "Evenness",
    "Geometry",
    "ParameterError",
    "Preset",
    "ResizeVerdict",
    "Step",
    "adjoint_test",
    "as_resize_conv",
    "as_sub_pixel",
    "by_sub_pixel",
    "causal_axis",
    "conv_transpose",
    "conv_transpose_layer",
    "convolve",
    "correlate",
    "coverage",
    "evenness",
    "fill",
    "forward_matrix",
    "gather",
    "gradient_check",
    "icnr",
    "is_even",
    "latest_read",
    "phase_sums",
    "pixel_shuffle",
    "pixel_unshuffle",
    "polyphase",
    "resize_conv",
    "resize_geometry",
    "resize_kernel",
    "round_trip",
    "scatter",
    "steps",
    "transpose_matrix",
]
