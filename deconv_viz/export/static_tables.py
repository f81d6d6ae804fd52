"""The core's tables of every axis that the controls allow, for a browser without Python.

Some 2.6 million settings of an axis are valid, but few numbers tell them apart. A longer input only
adds rows to a table, so the tables of the longest one hold all others; what is cropped only cuts.
Hence, for the browser to look up and to cut, never to work out:

    sizes     for each setting in the box of limits the output size, or the rule that it breaks
    board     for each kernel, stride and dilation where its stamps land, a row for each input
    windows   for each kernel and dilation what each window reads, a row for each output
    strips    the zero-inserted input at its longest; `strip` tells which one a setting has
    crops     for each padding and output padding how many cells go in front and behind, and how
              many the strip loses in front
    canvas, grown, padded, cut   the lengths that a refusal names

All are bytes or 16-bit words, the rows of tables as differences, deflated together (180 kB).
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis
from deconv_viz.state import FIELDS, RULES
from deconv_viz.state.limits import FIELD, MAX_SIDE

ORDER = ("kernel", "dilation", "size", "stride", "output_padding", "padding")
"""How the box of `sizes` is laid out: of all orders tried, the one that deflates best."""

FIRST_RULE = 250
"""In `sizes`, FIRST_RULE + n stands for `RULES[n]`; every output size lies below."""

_LONGEST_END = FIELD["output_padding"].high


class _Axes(Axis):
    """Many axes at once: the core's own formulas with arrays for numbers, and without its checks.

    Arrays are no integers to it, and most of the box is not valid.
    """

    def __post_init__(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Section:
    """A table's name, its numbers (one byte or two), and whether differences are written."""

    name: str
    values: NDArray[Any]
    differences: bool = False


def pack(sections: Sequence[Section]) -> tuple[list[list[Any]], str]:
    """Return what stands where, `[name, bytes a number, count, differences]`, and base64."""
    index = [
        [part.name, part.values.dtype.itemsize, part.values.size, int(part.differences)]
        for part in sections
    ]
    body = b"".join(_bytes(part) for part in sections)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    return index, base64.b64encode(deflate.compress(body) + deflate.flush()).decode()


def sections() -> list[Section]:
    """Return all tables, two-byte ones first, so that each begins where its words can be read."""
    sizes = _sizes()
    valid = sizes < FIRST_RULE
    spread = np.asarray(valid.any(axis=(4, 5)))
    strip, lengths, strips = _strips(spread)
    longest = _longest(spread)
    outputs = np.where(valid, sizes, 0).max(axis=(0, 2, 4, 5))
    canvas, padded, grown, cut = _lengths()
    names = [field.name for field in FIELDS]
    box = np.ascontiguousarray(sizes.transpose([names.index(name) for name in ORDER]))
    return [
        Section("strip", strip, differences=True),
        Section("canvas", canvas, differences=True),
        Section("padded", padded, differences=True),
        Section("cut", cut),
        Section("sizes", box),
        Section("lengths", lengths),
        Section("strips", strips),
        Section("longest", longest),
        Section("board", _boards(longest)),
        Section("outputs", outputs.astype(np.uint8)),
        Section("windows", _windows(outputs)),
        Section("crops", _crops()),
        Section("grown", grown),
    ]


def _bytes(section: Section) -> bytes:
    flat = section.values.ravel()
    if section.differences:
        flat = np.diff(flat, prepend=flat.dtype.type(0))
    return flat.astype(flat.dtype.newbyteorder("<")).tobytes()


def _axes(*arguments: Any) -> Any:
    return _Axes(*arguments)


def _box() -> tuple[Any, NDArray[Any], NDArray[Any]]:
    """Return the axes of the box of limits, padding, output padding; one dimension a field."""
    ranges = [np.arange(field.low, field.high + 1, dtype=np.int16) for field in FIELDS]
    size, kernel, stride, dilation, padding, output_padding = np.meshgrid(
        *ranges, indexing="ij", sparse=True
    )
    crop = (padding, padding - output_padding)
    return _axes(size, kernel, stride, dilation, crop), padding, output_padding


def _sizes() -> NDArray[np.uint8]:
    """Return output size or broken rule of each axis, a dimension for each of FIELDS."""
    axes, _, output_padding = _box()
    begin, end = axes.crop
    ends = (np.minimum(begin, 0), np.minimum(end, 0))
    board = _axes(axes.size, axes.kernel, axes.stride, axes.dilation, ends).output_size
    output = axes.output_size
    refused = {
        "output_padding_below_max_stride_dilation": output_padding
        >= np.maximum(axes.stride, axes.dilation),
        "output_at_least_one": output < 1,
        "board_side": board > MAX_SIDE,
        "padded_side": output + axes.effective_kernel - 1 > MAX_SIDE,
    }
    sizes: NDArray[np.uint8] = np.clip(output, 0, FIRST_RULE - 1).astype(np.uint8)
    for rule, broken in reversed(refused.items()):  # the first rule that is broken is the one told
        sizes[np.broadcast_to(broken, sizes.shape)] = FIRST_RULE + RULES.index(rule)
    return sizes


def _lengths() -> tuple[NDArray[Any], ...]:
    """Return the canvas and what a crop adds to it, the longest padded input and what it loses."""
    axes, _, _ = _box()
    shape = tuple(field.high - field.low + 1 for field in FIELDS)
    longest = _axes(axes.size, axes.kernel, axes.stride, axes.dilation, (0, -_LONGEST_END))
    canvas = np.broadcast_to(longest.canvas_size, (*shape[:4], 1, 1)).astype(np.uint16)
    padded = np.broadcast_to(longest.output_size + longest.effective_kernel - 1, canvas.shape)
    grown = np.maximum(-axes.crop[1], 0)
    cut = axes.crop[0] + axes.crop[1] + _LONGEST_END
    return canvas, padded.astype(np.uint16), grown.astype(np.uint8), cut.astype(np.uint16)


def _longest(any_valid: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the largest valid input size for each (kernel, stride, dilation), 0 where none is."""
    sizes = np.arange(FIELD["size"].low, FIELD["size"].high + 1)
    longest: NDArray[np.intp] = np.where(any_valid, sizes[:, None, None, None], 0).max(axis=0)
    return longest.astype(np.uint8)


def _boards(longest: NDArray[np.uint8]) -> NDArray[np.uint8]:
    tables = []
    for (kernel, stride, dilation), size in np.ndenumerate(longest):
        if size:
            axis = Axis(int(size), kernel + 1, stride + 1, dilation + 1)
            tables.append(_by_rows(axis.board().taps()))
    return np.concatenate(tables)


def _windows(outputs: NDArray[Any]) -> NDArray[np.uint8]:
    """Return the windows of every (kernel, dilation), as many as its longest output has.

    Which positions a window reads depends on nothing else; an axis of that output size is made by
    an input as long, at stride 1, cropped by what the kernel adds.
    """
    tables = []
    for (kernel, dilation), size in np.ndenumerate(outputs):
        if size:
            reach = kernel * (dilation + 1)
            axis = Axis(int(size), kernel + 1, 1, dilation + 1, (0, reach))
            tables.append(_by_rows(axis.windows()))
    return np.concatenate(tables)


def _strips(any_valid: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return which strip each (size, kernel, stride, dilation) has, 0 for none; lengths; strips."""
    which = np.zeros(any_valid.shape, np.uint16)
    found: dict[bytes, int] = {}
    for size, kernel, stride, dilation in np.argwhere(any_valid).tolist():
        axis = Axis(size + 1, kernel + 1, stride + 1, dilation + 1, (0, -_LONGEST_END))
        strip = axis.padded_source().astype(np.uint8).tobytes()
        which[size, kernel, stride, dilation] = found.setdefault(strip, len(found) + 1)
    lengths = np.array([len(strip) for strip in found], np.uint8)
    return which, lengths, np.frombuffer(b"".join(found), np.uint8)


def _crops() -> NDArray[np.uint8]:
    """Return, for each (padding, output padding), what is cut in front, behind, and of a strip."""
    axes, padding, output_padding = _box()
    begin, end = axes.crop
    parts = (np.maximum(begin, 0), np.maximum(end, 0), begin)
    shape = np.broadcast_shapes(padding.shape, output_padding.shape)
    return np.stack([np.broadcast_to(part, shape) for part in parts], axis=-1).astype(np.uint8)


def _by_rows(table: NDArray[np.intp]) -> NDArray[np.uint8]:
    """Return a table of bytes, each row as its difference from the one before."""
    rows: NDArray[np.intp] = np.diff(table, axis=0, prepend=np.zeros((1, table.shape[1]), np.intp))
    return rows.astype(np.uint8).ravel()
