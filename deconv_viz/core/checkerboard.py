"""Where checkerboards come from: uneven coverage, uneven phases of the kernel, and their verdict.

Two different things can make the output of a constant input uneven. Outputs are reached by
different numbers of taps (`coverage`), or by equally many with different sums of weights: the
phase sums. Odena, Dumoulin & Olah 2016 (doi:10.23915/distill.00003) tell of the first; a kernel
can have the one without the other, either way round.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.core.geometry import Geometry
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.operations import conv_transpose, numbers
from deconv_viz.core.overlap import coverage
from deconv_viz.core.subpixel import polyphase

Array = NDArray[Any]

Case = Literal["clean", "weights", "balanced", "checkered"]

EXAMPLES: Mapping[Case, tuple[float, ...]] = MappingProxyType(
    {
        "clean": (1, 1),
        "weights": (1, 0),
        "balanced": (0.5, 1, 0.5),
        "checkered": (1, 1, 1),
    }
)
"""The smallest kernels for each case at stride 2."""

ROUNDING = 1e-12
"""Which part of a kernel's total magnitude passes for zero where numbers are not whole."""


class Stamped(NamedTuple):
    """One stamp: the input it comes from, the outputs it reaches, and all counts after it.

    `cells` holds the outputs along each axis; the stamp reaches every combination of them, which
    are counts[np.ix_(*cells)].
    """

    input: tuple[int, ...]
    cells: tuple[NDArray[np.intp], ...]
    counts: NDArray[np.intp]


def stamping(geometry: Geometry) -> Iterator[Stamped]:
    """Return how coverage comes about, one stamp after the other, in the order of the inputs.

    The counts of the last one are those of `coverage`. Nothing is computed before it is asked for.
    """
    reached = [[taps[taps >= 0] for taps in axis.taps()] for axis in geometry.axes]
    counts = np.zeros(geometry.output_shape, np.intp)
    for index in product(*map(range, geometry.input_shape)):
        cells = tuple(axis[i] for axis, i in zip(reached, index, strict=True))
        counts = counts.copy()
        counts[np.ix_(*cells)] += 1
        yield Stamped(index, cells, counts)


class CoverageParts(NamedTuple):
    """Coverage told apart, all of output_shape: counts == pattern + ramp."""

    pattern: NDArray[np.intp]
    """What an endless input would give: the part that repeats with the stride."""
    ramp: NDArray[np.intp]
    """What is missing because the input ends: zero or less, and zero away from the border."""
    border: NDArray[np.bool_]
    """Which outputs belong to the border (see `Coverage.border`)."""


def coverage_parts(geometry: Geometry) -> CoverageParts:
    """Return the repeating pattern and the border's ramp of a coverage."""
    covered = coverage(geometry)
    places = [np.arange(size) for size in geometry.output_shape]
    lines = [
        np.array(pattern, np.intp)[place % len(pattern)]
        for pattern, place in zip(covered.pattern, places, strict=True)
    ]
    inside = [
        (place >= begin) & (place < len(place) - end)
        for (begin, end), place in zip(covered.border, places, strict=True)
    ]
    pattern = reduce(np.multiply.outer, lines)
    return CoverageParts(pattern, covered.counts - pattern, ~reduce(np.logical_and.outer, inside))


def phase_sums(w: ArrayLike, geometry: Geometry) -> Array:
    """Return what an endless input of ones gives at each phase, shape (*strides).

    Entry r is the value of every output o with o mod s == r that is far from the border: the sum of
    the weights that reach it. Raises ParameterError if w does not fit the geometry.
    """
    w = numbers("w", w, geometry.kernel_shape)
    for position, axis in enumerate(geometry.axes):
        w = insert_pad_crop(w, position, axis.dilation, (0, 0))
    phases = polyphase(w, [axis.stride for axis in geometry.axes])
    sums = phases.sum(axis=tuple(range(-geometry.rank, 0)))
    # Output 0 lies crop[0] into the canvas, and phases are counted from the canvas' beginning.
    shifts = [-axis.crop[0] for axis in geometry.axes]
    return np.asarray(np.roll(sums, shifts, tuple(range(geometry.rank))))


def response(w: ArrayLike, geometry: Geometry) -> Array:
    """Return what the layer makes of ones everywhere: even, unless there is an artefact."""
    return conv_transpose(np.ones(geometry.input_shape, np.int64), w, geometry)


@dataclass(frozen=True, slots=True, eq=False)
class Evenness:
    """The verdict on a kernel: are outputs reached equally often, and with equal weight?

    `taps` counts the taps of each phase, `sums` are the phase sums, both of shape (*strides).
    """

    taps: NDArray[np.intp]
    sums: Array
    even_coverage: bool
    even_response: bool

    @property
    def case(self) -> Case:
        """Which of the four cases it is.

        clean: both even. weights: even coverage, and yet the weights make a checkerboard. balanced:
        uneven coverage, for which the weights make up. checkered: both uneven.
        """
        if self.even_coverage:
            return "clean" if self.even_response else "weights"
        return "balanced" if self.even_response else "checkered"

    @property
    def gain(self) -> float:
        """The mean of the phase sums: what becomes of the mean of a picture."""
        return float(self.sums.mean())

    @property
    def ripple(self) -> float:
        """The spread of the phase sums, in parts of their mean magnitude; 0 if there is none."""
        size = float(np.abs(self.sums).mean())
        return float(np.ptp(self.sums)) / size if size and not self.even_response else 0.0


def evenness(w: ArrayLike, geometry: Geometry) -> Evenness:
    """Return the verdict on the kernel w with this geometry, for any number of axes.

    Exact for whole numbers. Otherwise sums count as equal up to `ROUNDING` of the sum of all
    magnitudes. Raises ParameterError if w does not fit the geometry.
    """
    sums = phase_sums(w, geometry)
    covered = coverage(geometry)
    tolerance = 0.0 if sums.dtype.kind == "i" else ROUNDING * float(np.abs(w).sum())
    taps = reduce(np.multiply.outer, [np.array(p, np.intp) for p in covered.pattern])
    return Evenness(taps, sums, all(covered.even), float(np.ptp(sums)) <= tolerance)
