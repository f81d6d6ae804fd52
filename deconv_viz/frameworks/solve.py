"""Which layers of a framework make q out of n: all of them within limits, the cleanest first.

Nothing is tried out: what a combination of kernel, stride, dilation and padding can reach is an
interval (`deconv_viz.frameworks.paddings`). A table of the intervals of all combinations answers
which of them hold the size that is wanted, and where none does, which sizes are nearest.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.sizes import Crops, Limits, rank
from deconv_viz.frameworks.layer import Span
from deconv_viz.frameworks.paddings import MODES, Mode, grid

Numbers = NDArray[np.int64]


class Words(NamedTuple):
    """One axis in a framework's words: `mode` is its word for the padding, the rest is numbers.

    first, last: the padding of either end, where numbers say it. extra: the output padding, or
    None where it is not said.
    """

    mode: str
    kernel: int
    stride: int
    dilation: int
    first: int = 0
    last: int = 0
    extra: int | None = None


class Solution(NamedTuple):
    """A layer that gives the wanted sizes: its words and its meaning for each axis.

    same: whether one set of words serves all axes.
    """

    words: tuple[Words, ...]
    spans: tuple[Span, ...]
    same: bool


class Found(NamedTuple):
    """How many layers there are, with one set of words for all axes and with others; the first."""

    same: int
    apart: int
    first: tuple[Solution, ...]


class _Table(NamedTuple):
    """All solutions of one axis under one name, the cleanest first: a row each.

    words: kernel, stride, dilation, first, last, extra (-1 where unsaid). begins: what is cropped
    at the beginning. codes, effects: an integer for the words, one for what is computed.
    """

    words: Numbers
    begins: Numbers
    ranks: Numbers
    codes: Numbers
    effects: Numbers


_Tables = dict[str, _Table]


def solve(
    framework: str,
    sizes: Sequence[int],
    wanted: Sequence[int],
    limits: Limits,
    most: int = 20,
) -> Found:
    """Return how many layers make `wanted` out of `sizes` within the limits, and the first `most`.

    Rows and columns; all sizes are at least 1. One and the same operation counts once, in the
    plainest words that there are for it. Layers with one set of words for both axes come first,
    then those with two, both the cleanest first (`core.sizes.rank`).
    """
    ends = list(zip(sizes, wanted, strict=True))
    tables = {end: _tables(framework, *end, limits) for end in set(ends)}  # often both are alike
    rows, columns = (tables[end] for end in ends)
    same = _same(rows, columns)
    first = list(same[:most])
    if len(first) < most:
        seen = {(rows[name].effects[i], columns[name].effects[j]) for name, i, j in same}
        apart = (
            place
            for place in _cleanest(rows, columns)
            if _novel(rows, columns, place, seen) and _agree(framework, rows, columns, place)
        )
        first += [place for place, _ in zip(apart, range(most - len(first)), strict=False)]
    solutions = []
    for number, (name, i, j) in enumerate(first):
        axes = zip((rows[name], columns[name]), (i, j), sizes, wanted, strict=True)
        words, spans = zip(*(_read(name, *axis) for axis in axes), strict=True)
        solutions.append(Solution(words, spans, number < len(same)))
    return Found(len(same), _count(framework, rows, columns) - len(same), tuple(solutions))


_Place = tuple[str, int, int]


def _same(rows: _Tables, columns: _Tables) -> list[_Place]:
    """Return where the words of both axes are the same, the cleanest first, no operation twice."""
    places: dict[tuple[int, int], tuple[int, int, _Place]] = {}
    for order, name in enumerate(rows):
        one, other = rows[name], columns[name]
        _, i, j = np.intersect1d(one.codes, other.codes, return_indices=True)
        ranks = (one.ranks[i] + other.ranks[j]).tolist()
        effects = zip(one.effects[i].tolist(), other.effects[j].tolist(), strict=True)
        for effect, key, at in zip(
            effects, ranks, zip(i.tolist(), j.tolist(), strict=True), strict=True
        ):
            # The plainer name has come first.
            places.setdefault(effect, (key, order, (name, *at)))
    return [place for _, _, place in sorted(places.values())]


def _cleanest(rows: _Tables, columns: _Tables) -> Iterator[_Place]:
    """Yield all pairs in the order of their summed ranks, without ever making all of them."""
    names = [name for name in rows if rows[name].ranks.size and columns[name].ranks.size]
    key = {name: (rows[name].ranks, columns[name].ranks) for name in names}
    heap = [(int(key[name][0][0] + key[name][1][0]), n, 0, 0) for n, name in enumerate(names)]
    heapq.heapify(heap)
    while heap:
        _, n, i, j = heapq.heappop(heap)
        name = names[n]
        yield name, i, j
        one, other = key[name]
        for a, b in ((i, j + 1), (i + 1, 0)) if j == 0 else ((i, j + 1),):
            if a < one.size and b < other.size:
                heapq.heappush(heap, (int(one[a] + other[b]), n, a, b))


def _novel(rows: _Tables, columns: _Tables, place: _Place, seen: set[tuple[int, int]]) -> bool:
    name, i, j = place
    effect = (int(rows[name].effects[i]), int(columns[name].effects[j]))
    if effect in seen:
        return False
    seen.add(effect)
    return True


def _agree(framework: str, rows: _Tables, columns: _Tables, place: _Place) -> bool:
    """Return whether the framework takes these two axes in one layer."""
    name, i, j = place
    words = np.maximum(rows[name].words[i], columns[name].words[j])
    return framework != "keras" or bool(words[1] == 1 or words[2] == 1)


def _count(framework: str, rows: _Tables, columns: _Tables) -> int:
    """Return how many different pairs of axes there are."""
    one, other = (_kinds(framework, tables) for tables in (rows, columns))
    return sum(
        count * counts
        for (names, stride, dilation), count in one.items()
        for (others, strides, dilations), counts in other.items()
        if names & others and not ((stride or strides) and (dilation or dilations))
    )


def _kinds(framework: str, tables: _Tables) -> dict[tuple[int, bool, bool], int]:
    """Count the operations of an axis by the names that can say them (a bit each).

    In Keras also by whether they stride and whether they dilate: a layer may not do both.
    """
    if not any(table.effects.size for table in tables.values()):
        return {}
    effects = np.concatenate([table.effects for table in tables.values()])
    bits = np.concatenate([np.full(t.effects.size, 1 << n) for n, t in enumerate(tables.values())])
    words = np.concatenate([table.words for table in tables.values()])
    each, first, place = np.unique(effects, return_index=True, return_inverse=True)
    names = np.zeros(each.size, dtype=np.int64)
    np.bitwise_or.at(names, place, bits)
    moves = (words[first, 1:3] > 1) & (framework == "keras")
    kinds, counts = np.unique(np.column_stack([names, moves]), axis=0, return_counts=True)
    return {
        (int(kind[0]), bool(kind[1]), bool(kind[2])): int(count)
        for kind, count in zip(kinds, counts, strict=True)
    }


def _read(name: str, table: _Table, row: int, size: int, output: int) -> tuple[Words, Span]:
    kernel, stride, dilation, first, last, extra = table.words[row].tolist()
    words = Words(name, kernel, stride, dilation, first, last, extra if extra >= 0 else None)
    return words, Span(size, kernel, stride, dilation, int(table.begins[row]), output)


def _tables(framework: str, size: int, output: int, limits: Limits) -> _Tables:
    """Return all solutions of one axis, by the name of their padding."""
    parts: dict[str, list[tuple[Numbers, Numbers, Numbers]]] = {}
    for mode in MODES[framework]:
        parts.setdefault(mode.name, []).append(_solutions(mode, size, output, limits))
    tables = {}
    for name, part in parts.items():
        words, begins, ends = (np.concatenate(column) for column in zip(*part, strict=True))
        kernel, stride, dilation = words.T[:3]
        effects = _packed((kernel, stride, dilation, begins, ends + _MOST))
        _, first = np.unique(effects, return_index=True)
        ranks = rank(Crops(size, kernel, stride, dilation, begins, ends))
        order = first[np.argsort(ranks[first], kind="stable")]
        codes = _packed((*words.T[:4], words.T[4] + 1, words.T[5] + 1))
        tables[name] = _Table(*(column[order] for column in (words, begins, ranks, codes, effects)))
    return tables


_BITS = 10
_MOST = 1 << _BITS - 1  # of every number of a layer; sizes are not among them


def _packed(columns: Sequence[Numbers]) -> Numbers:
    code = np.zeros_like(columns[0])
    for column in columns:
        code = (code << _BITS) + column
    return code


def _solutions(
    mode: Mode, size: int, output: int, limits: Limits
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the words, the begins and the ends of one way to pad."""
    shape = grid(mode, size, limits)
    low, high = mode.reach(shape)
    hit = (low <= output) & (output <= high) & mode.takes(shape)
    found = np.nonzero(np.broadcast_to(hit, shape.extent))
    picked = [np.broadcast_to(part, shape.extent)[found] for part in shape[1:5]]
    low = np.broadcast_to(low, shape.extent)[found]
    chosen = shape._replace(
        **dict(zip(("kernel", "stride", "dilation", "padding"), picked, strict=True))
    )
    begins = np.broadcast_to(mode.cropped(chosen, output), low.shape)
    ends = chosen.full - begins - output
    none = np.zeros_like(low)
    words = (
        *picked[:3],
        begins if mode.padded else none,
        ends if mode.says == "last" else begins if mode.padded else none,
        output - low + mode.least(chosen) if mode.says == "extra" else none - 1,
    )
    return np.stack(words, axis=1), begins, ends
