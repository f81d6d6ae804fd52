"""Causal layers in one dimension: outputs that know nothing of what comes later.

Input i reaches the outputs from i*s on, on the full canvas. So nothing may be cropped at the
beginning: then output o reads the inputs up to o // s and no later one. All that is too long is
cropped at the end. (A crop at the beginning, as in "same" padding, shifts outputs forward in time
and lets them read ahead.)
"""

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.geometry import Axis

NONE = -1
"""Stands for the input of an output that reads none."""


def causal_axis(size: int, kernel: int, stride: int = 1, dilation: int = 1) -> Axis:
    """Return the causal axis with stride times as many outputs as inputs: d(k-1) + 1 - s cropped at
    the end, or zeros put there where that is negative. Raises ParameterError as `Axis` does."""
    full = Axis(size, kernel, stride, dilation)
    return Axis(size, kernel, stride, dilation, (0, full.canvas_size - full.size * full.stride))


def latest_read(axis: Axis) -> NDArray[np.intp]:
    """Return the last input that each output reads, shape (output_size,); NONE if it reads none."""
    latest: NDArray[np.intp] = np.full(axis.output_size, NONE, np.intp)
    taps = axis.taps()
    inputs, elements = np.nonzero(taps >= 0)
    np.maximum.at(latest, taps[inputs, elements], inputs)
    return latest


def now(axis: Axis) -> NDArray[np.intp]:
    """Return the last input that is there in time for each output, o // stride."""
    return np.arange(axis.output_size) // axis.stride


def ahead(axis: Axis) -> NDArray[np.bool_]:
    """Return for each output whether it reads an input that comes after it in time."""
    return np.asarray(latest_read(axis) > now(axis))


def is_causal(axis: Axis) -> bool:
    """Return whether no output reads ahead."""
    return not ahead(axis).any()
