"""Transposed convolution in NumPy: geometry, operations, and what a picture of them needs."""

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
from deconv_viz.core.trace import Step, steps

__all__ = [
    "FILLS",
    "INSERTED",
    "PADDING",
    "PRESETS",
    "RULES",
    "Axis",
    "AxisArguments",
    "Coverage",
    "Geometry",
    "ParameterError",
    "Preset",
    "Step",
    "conv_transpose",
    "conv_transpose_layer",
    "correlate",
    "coverage",
    "fill",
    "gather",
    "is_even",
    "scatter",
    "steps",
    "transpose_matrix",
]
