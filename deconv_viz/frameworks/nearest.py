"""Why no layer within the limits gives the sizes that are wanted, and which sizes are nearest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks.paddings import MODES, Mode, grid
from deconv_viz.frameworks.solve import solve

_Reached = NDArray[np.intp]


class Gap(NamedTuple):
    """An axis that cannot be had: the nearest sizes below and above that can, None for no such."""

    axis: int
    below: int | None
    above: int | None


class Unreachable(NamedTuple):
    """Why no layer gives the wanted sizes, and the nearest that some layer gives.

    gaps: the axes that by themselves cannot be had. There is none where each axis alone can be had,
    but not both in one layer.
    """

    gaps: tuple[Gap, ...]
    nearest: tuple[tuple[int, ...], ...]


def unreachable(
    framework: str, sizes: Sequence[int], wanted: Sequence[int], limits: Limits, most: int = 4
) -> Unreachable:
    """Say why `solve` finds nothing, with at most `most` sizes for which it finds something."""
    reached_from = {size: _reached(framework, size, limits) for size in set(sizes)}
    axes = [reached_from[size] for size in sizes]
    gaps = []
    for axis, (reached, output) in enumerate(zip(axes, wanted, strict=True)):
        every = np.unique(np.concatenate(list(reached.values())))
        if output not in every:
            gaps.append(Gap(axis, *_around(every, output)))
    candidates = {
        pair
        for name in axes[0]
        for pair in product(
            *(
                _close(reached[name], output, besides=not gaps)
                for reached, output in zip(axes, wanted, strict=True)
            )
        )
    }
    near = sorted(
        candidates,
        key=lambda pair: (sum(abs(a - b) for a, b in zip(pair, wanted, strict=True)), pair),
    )
    given = (pair for pair in near if _together(framework, sizes, pair, limits))
    return Unreachable(
        tuple(gaps), tuple(pair for pair, _ in zip(given, range(most), strict=False))
    )


def _together(framework: str, sizes: Sequence[int], pair: tuple[int, ...], limits: Limits) -> bool:
    """Return whether axes that can be had under one name can be had in one layer.

    Only Keras forbids it, where one of them strides and the other dilates.
    """
    return framework != "keras" or bool(solve(framework, sizes, pair, limits, 1).first)


def _reached(framework: str, size: int, limits: Limits) -> dict[str, _Reached]:
    """Return every output that one axis can have, by the name of its padding."""
    found: dict[str, list[_Reached]] = {}
    for mode in MODES[framework]:
        found.setdefault(mode.name, []).append(_outputs(mode, size, limits))
    return {name: np.unique(np.concatenate(parts)) for name, parts in found.items()}


def _outputs(mode: Mode, size: int, limits: Limits) -> _Reached:
    """Return the union of the intervals of a mode, as the sizes in it."""
    shape = grid(mode, size, limits)
    low, high = (np.broadcast_to(end, shape.extent) for end in mode.reach(shape))
    taken = np.broadcast_to(mode.takes(shape), shape.extent) & (high >= 1) & (high >= low)
    if not taken.any():
        return np.empty(0, dtype=np.intp)
    starts, ends = np.maximum(low[taken], 1), high[taken] + 1
    # How many intervals begin and end at each size: between them, some are open.
    length = int(ends.max()) + 1
    opened = np.bincount(starts, minlength=length) - np.bincount(ends, minlength=length)
    return np.nonzero(np.cumsum(opened))[0]


def _around(reached: _Reached, output: int) -> tuple[int | None, int | None]:
    place = int(np.searchsorted(reached, output))
    below = int(reached[place - 1]) if place else None
    return below, int(reached[place]) if place < reached.size else None


def _close(reached: _Reached, output: int, *, besides: bool) -> Iterator[int]:
    """Yield the size itself where it can be had, and else (or besides) the nearest to it."""
    if output in reached:
        yield output
        if besides:
            yield from (size for size in _around(reached[reached != output], output) if size)
        return
    yield from (size for size in _around(reached, output) if size)
