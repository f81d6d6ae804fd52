"""Transposed convolution, computed and explained."""

from typing import TYPE_CHECKING, Any

from deconv_viz.core import (
    FILLS,
    INSERTED,
    PADDING,
    PRESETS,
    RULES,
    Axis,
    AxisArguments,
    Coverage,
    Evenness,
    Geometry,
    ParameterError,
    Preset,
    ResizeVerdict,
    Step,
    adjoint_test,
    as_resize_conv,
    as_sub_pixel,
    by_sub_pixel,
    causal_axis,
    conv_transpose,
    conv_transpose_layer,
    convolve,
    correlate,
    coverage,
    evenness,
    fill,
    forward_matrix,
    gather,
    gradient_check,
    icnr,
    is_even,
    latest_read,
    phase_sums,
    pixel_shuffle,
    pixel_unshuffle,
    polyphase,
    resize_conv,
    resize_geometry,
    resize_kernel,
    round_trip,
    scatter,
    steps,
    transpose_matrix,
)

if TYPE_CHECKING:
    from deconv_viz.notebook import show

__version__ = "0.1.0"

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
    "__version__",
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
    "show",
    "steps",
    "transpose_matrix",
]


def __getattr__(name: str) -> Any:
    """Import `show` when it is asked for: the library itself stays NumPy and nothing else."""
    if name == "show":
        from deconv_viz.notebook import show

        return show
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
