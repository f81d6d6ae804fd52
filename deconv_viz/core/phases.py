"""A layer's outputs by phases: which of them are ordinary convolutions of the same windows.

Output o meets only the kernel elements t for which t*dilation and o + crop leave the same rest when
divided by the stride. Each rest is a phase: an ordinary convolution at stride 1, which reads the
input at (o + crop - rest)/stride - shift, one shift a kernel element, and never an inserted zero
(Shi et al. 2016, "Is the deconvolution layer the same as a convolutional layer?",
arXiv:1609.07009).
"""

import math
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.geometry import Axis, Geometry

Index = tuple[Any, ...]


class Product(NamedTuple):
    """One matrix product: phases that read the same windows.

    `windows` index the padded input, each for an array of shape `counts`; `places` say for each
    phase which outputs it makes and from which part of `counts`. Both leave the axes before the
    spatial ones to an ellipsis. `elements` is which of the program's elements it takes, one for
    each phase and window.
    """

    elements: slice
    counts: tuple[int, ...]
    windows: tuple[Index, ...]
    places: tuple[tuple[Index, Index], ...]


class Program(NamedTuple):
    """The products that make a whole output.

    The part `source` of the input goes to `inside` of an array of zeros of shape `padded`, where
    the windows are. `complete`: every output belongs to a phase; if not, some hold the bias alone.
    `elements` are flat indices into the kernel, with one zero behind it if `zero`. For one sample
    and input channel, `largest` counts the values of the largest product's windows, `copied` those
    of all windows, and `multiplied` the multiplies for one output channel.
    """

    source: Index
    inside: Index
    padded: tuple[int, ...]
    complete: bool
    elements: NDArray[np.intp]
    zero: bool
    products: tuple[Product, ...]
    largest: int
    copied: int
    multiplied: int


class Phase(NamedTuple):
    """Outputs of one axis: the kernel element for each shift, and what shift 0 reads first."""

    elements: dict[int, int]
    places: range
    nearest: int


class Share(NamedTuple):
    """Phases of one axis that read the same windows, and the kernel elements by (phase, window).

    Windows begin at `starts` of the padded input, all of them `length` long; `outputs` and `parts`
    say for each phase where it goes and which part of `length` it is.
    """

    starts: tuple[int, ...]
    length: int
    elements: tuple[tuple[int, ...], ...]
    outputs: tuple[slice, ...]
    parts: tuple[slice, ...]


class Plan(NamedTuple):
    """One axis of a program."""

    source: slice
    inside: slice
    padded: int
    complete: bool
    shares: tuple[Share, ...]


@lru_cache(maxsize=256)
def program(geometry: Geometry, together: bool) -> Program:
    """Return how a layer of this geometry is computed by phases.

    Phases that read the same windows make one product. `together` makes it one product for all,
    of the windows that any of them reads, and a zero where a phase has no kernel element: fewer
    and larger steps, at the price of products with zero.
    """
    plans = [_plan(axis, together) for axis in geometry.axes]
    beyond = math.prod(geometry.kernel_shape)
    products: list[Product] = []
    elements: list[int] = []
    for shares in product(*(each.shares for each in plans)):
        first = len(elements)
        for phases in product(*(share.elements for share in shares)):
            elements += [_flat(t, geometry.kernel_shape, beyond) for t in product(*phases)]
        counts = tuple(share.length for share in shares)
        windows = [
            (..., *map(_window, starts, counts))
            for starts in product(*(share.starts for share in shares))
        ]
        outputs = product(*(share.outputs for share in shares))
        parts = product(*(share.parts for share in shares))
        places = [((..., *to), (..., *part)) for to, part in zip(outputs, parts, strict=True)]
        taken = slice(first, len(elements))
        products.append(Product(taken, counts, tuple(windows), tuple(places)))
    copied = [len(each.windows) * math.prod(each.counts) for each in products]
    return Program(
        source=(..., *(each.source for each in plans)),
        inside=(..., *(each.inside for each in plans)),
        padded=tuple(each.padded for each in plans),
        complete=all(each.complete for each in plans),
        elements=np.array(elements, np.intp),
        zero=beyond in elements,
        products=tuple(products),
        largest=max(copied, default=1),
        copied=sum(copied),
        multiplied=sum(
            values * len(each.places) for values, each in zip(copied, products, strict=True)
        ),
    )


def _plan(axis: Axis, together: bool) -> Plan:
    phases = _phases(axis)
    alike: dict[tuple[int, ...], list[Phase]] = {}
    every = tuple(sorted({shift for phase in phases for shift in phase.elements}))
    for phase in phases:
        alike.setdefault(every if together else tuple(phase.elements), []).append(phase)
    spans = {shifts: _span(those) for shifts, those in alike.items()}
    # The padded input begins with the first and ends with the last that any window reads.
    low = min((first - max(shifts) for shifts, (first, _) in spans.items()), default=0)
    high = max((end - min(shifts) for shifts, (_, end) in spans.items()), default=0)
    begin, end, _ = slice(max(low, 0), max(high, 0)).indices(axis.size)
    return Plan(
        source=slice(begin, end),
        inside=slice(begin - low, end - low),
        padded=high - low,
        complete=sum(len(phase.places) for phase in phases) == axis.output_size,
        shares=tuple(
            _share(shifts, those, spans[shifts], low, axis) for shifts, those in alike.items()
        ),
    )


def _phases(axis: Axis) -> list[Phase]:
    """Return the phases of an axis that have an output and a kernel element."""
    begin = axis.crop[0]
    found: dict[int, dict[int, int]] = {}
    for t in range(axis.kernel):
        shift, rest = divmod(t * axis.dilation, axis.stride)
        found.setdefault(rest, {})[shift] = t
    phases = []
    for rest, elements in found.items():
        places = range(axis.output_size)[(rest - begin) % axis.stride :: axis.stride]
        if places:
            nearest = (places[0] + begin - rest) // axis.stride
            phases.append(Phase(elements, places, nearest))
    return phases


def _span(phases: list[Phase]) -> tuple[int, int]:
    """Return what shift 0 must read of the input for all of these phases, begin and end."""
    begin = min(phase.nearest for phase in phases)
    return begin, max(phase.nearest + len(phase.places) for phase in phases)


def _share(
    shifts: tuple[int, ...], phases: list[Phase], span: tuple[int, int], low: int, axis: Axis
) -> Share:
    begin, end = span
    return Share(
        starts=tuple(begin - shift - low for shift in shifts),
        length=end - begin,
        elements=tuple(
            tuple(phase.elements.get(shift, axis.kernel) for shift in shifts) for phase in phases
        ),
        outputs=tuple(slice(phase.places[0], None, axis.stride) for phase in phases),
        parts=tuple(_window(phase.nearest - begin, len(phase.places)) for phase in phases),
    )


def _window(start: int, count: int) -> slice:
    return slice(start, start + count)


def _flat(element: tuple[int, ...], kernel: tuple[int, ...], beyond: int) -> int:
    """Return the flat index of a kernel element, or `beyond` where an axis has none."""
    flat = 0
    for t, size in zip(element, kernel, strict=True):
        if t == size:
            return beyond
        flat = flat * size + t
    return flat
