"""How many taps reach each output: the uneven overlap behind checkerboard artefacts.

See Odena, Dumoulin & Olah, "Deconvolution and checkerboard artifacts" (2016,
doi:10.23915/distill.00003).
"""

import math
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.geometry import Axis, Geometry


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The number of taps that reach each output, and how that number comes about.

    Two different things make it uneven. A `pattern` repeats every stride outputs however large
    the input is. The `border` is a ramp: cells near the ends which have fewer taps than the
    pattern gives them, only because the input ends. Cell o of an axis belongs to it if
    o < begin or o >= output_size - end; away from it, axis_counts[o] == pattern[o % stride].
    On a small input the two ends may overlap.
    """

    counts: NDArray[np.intp]
    """Taps per output, output_shape: the outer product of the axes' counts."""
    axis_counts: tuple[NDArray[np.intp], ...]
    """Taps per output of each axis alone."""
    even: tuple[bool, ...]
    """Per axis, `is_even`."""
    border: tuple[tuple[int, int], ...]
    """Per axis, the number of cells that the ramp takes at the beginning and at the end."""
    pattern: tuple[tuple[int, ...], ...]
    """Per axis, the taps of each phase o % stride which an endless input would give."""


def coverage(geometry: Geometry) -> Coverage:
    """Return how many taps reach each output of the geometry."""
    reach = [_reach(axis) for axis in geometry.axes]
    axis_counts = tuple(counts for counts, _, _ in reach)
    counts = reduce(np.multiply.outer, axis_counts)
    counts.flags.writeable = False
    return Coverage(
        counts=counts,
        axis_counts=axis_counts,
        even=tuple(is_even(axis) for axis in geometry.axes),
        border=tuple(border for _, border, _ in reach),
        pattern=tuple(pattern for _, _, pattern in reach),
    )


def is_even(axis: Axis) -> bool:
    """Return whether an endless input would reach every output equally often.

    So it is if the stride divides the kernel and shares no divisor with the dilation, which
    stride 1 always does. Equal counts are all that this says: learned weights can still differ
    from phase to phase.
    """
    return axis.kernel % axis.stride == 0 and math.gcd(axis.dilation, axis.stride) == 1


def _reach(axis: Axis) -> tuple[NDArray[np.intp], tuple[int, int], tuple[int, ...]]:
    """Return the counts, the border and the pattern of one axis."""
    # Which input would kernel element t need in order to reach output o? There is one where the
    # division leaves no rest, and it is missing where its index is not one of the input.
    outputs = np.arange(max(axis.output_size, axis.stride))[:, np.newaxis] + axis.crop[0]
    needed, rest = np.divmod(outputs - np.arange(axis.kernel) * axis.dilation, axis.stride)
    wanted = rest == 0
    pattern = wanted[: axis.stride].sum(axis=1)

    wanted, needed = wanted[: axis.output_size], needed[: axis.output_size]
    before, after = wanted & (needed < 0), wanted & (needed >= axis.size)
    counts = (wanted & ~before & ~after).sum(axis=1)
    counts.flags.writeable = False

    short_before, short_after = before.any(axis=1).nonzero()[0], after.any(axis=1).nonzero()[0]
    begin = int(short_before[-1]) + 1 if short_before.size else 0
    end = axis.output_size - int(short_after[0]) if short_after.size else 0
    return counts, (begin, end), tuple(pattern.tolist())
