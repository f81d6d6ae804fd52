"""Transposed convolution, computed and explained."""

from deconv_viz.core import (
    FILLS,
    INSERTED,
    PADDING,
    PRESETS,
    RULES,
    Axis,
    AxisArguments,
    Geometry,
    ParameterError,
    Preset,
    conv_transpose,
    correlate,
    fill,
    gather,
    scatter,
    transpose_matrix,
)

__version__ = "0.1.0"

__all__ = [
    "FILLS",
    "INSERTED",
    "PADDING",
    "PRESETS",
    "RULES",
    "Axis",
    "AxisArguments",
    "Geometry",
    "ParameterError",
    "Preset",
    "__version__",
    "conv_transpose",
    "correlate",
    "fill",
    "gather",
    "scatter",
    "transpose_matrix",
]
