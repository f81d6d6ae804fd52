"""The kernel that splits into its phases, and the maps that the pixel shuffle puts together.

Every cell knows two places, among the phases and in one piece. A switch moves all cells from the
one to the other; the style alone does it, and stands still for those who asked for less motion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Geometry, conv_transpose
from deconv_viz.core.insertion import insert_pad_crop
from deconv_viz.core.subpixel import as_sub_pixel, by_sub_pixel, pixel_shuffle, sub_pixel_weight
from deconv_viz.lessons.sub_pixel import SubPixel
from deconv_viz.ui.grids import Grid, badge, following, number, row, sign
from deconv_viz.ui.words import text

_GAP = 14  # pixels between two phases

_STYLE = """<style>
.pieces { position: relative; }
.pieces > span { position: absolute; left: 0; top: 0; display: grid; place-items: center;
  width: calc(var(--side) - 1px); height: calc(var(--side) - 1px); border-radius: 2px;
  line-height: 1;
  font-size: var(--font); transform: translate(var(--bx), var(--by));
  transition: transform 0.9s ease-in-out, opacity 0.9s; }
.split .pieces.kernels > span { animation: apart 1.2s 0.5s backwards ease-in-out; }
.one .pieces.kernels > span, .shuffled .pieces.maps > span
  { transform: translate(var(--ax), var(--ay)); animation: none; }
.pieces > .none { outline: 1px dashed var(--muted); outline-offset: -1px; opacity: 0.6; }
.shuffled .pieces.maps > .cut { opacity: 0.35; }
.pieces > .lit { outline: 2px solid var(--st-text-color); outline-offset: -1px; opacity: 1; }
.pieces > .at { box-shadow: 0 0 0 2px var(--accent); z-index: 2; }
.pieces > i { position: absolute; border: 2px solid var(--output); border-radius: 3px; opacity: 0;
  transition: opacity 0.4s 0.6s; pointer-events: none; }
.shuffled .pieces.maps > i { opacity: 1; }
.split .wide { flex-basis: 300px; }
.sheet .switches { display: flex; flex-wrap: wrap; gap: 6px; margin: 8px 0; }
.split .switches button { min-height: 36px; padding: 0 14px; }
.split ol { margin: 0; padding-left: 20px; line-height: 1.55; }
@keyframes apart { from { transform: translate(var(--ax), var(--ay)); } }
@media (prefers-reduced-motion: reduce) {
  .pieces > span, .pieces > i { transition: none; }
  .split .pieces.kernels > span { animation: none; }
}
</style>"""


class Piece(NamedTuple):
    """One cell: its phase, its place in there and in one piece, its value, its marks."""

    phase: int
    there: tuple[int, int]
    whole: tuple[int, int]
    value: int
    marks: str


def sub_pixel_sheet(state: SubPixel) -> str:
    """Return the sheet: input, the kernel's phases, their outputs, and what is done to them."""
    x, w, geometry = state.x, state.w, state.geometry
    made = by_sub_pixel(x[None, None], w[None, None], geometry)
    equal = bool(np.array_equal(made.output[0, 0], conv_transpose(x, w, geometry)))
    shuffled = made.shuffled.shape[-1]
    side = min(26, (240 - _GAP * (state.stride - 1)) // shuffled)
    marks = {cell: f'data-lit="i{i}" data-go="i{i}"' for i, cell in enumerate(np.ndindex(x.shape))}
    picture = Grid(
        x,
        label=text("sub_pixel.input"),
        role="input",
        caption=text("sub_pixel.input"),
        cell=min(side, 24),
    )
    phases = state.stride**2
    kernels = _area("kernels", "kernel", list(kernel_pieces(w, geometry)), state.stride, side)
    maps = _area(
        "maps",
        "output",
        list(map_pieces(made.convolved, geometry)),
        state.stride,
        side,
        _frame(geometry, side),
    )
    verdict = badge(equal, text("sub_pixel.equal" if equal else "sub_pixel.unequal"))
    return (
        f'{_STYLE}<div class="split" data-part>'
        + row(
            following(picture, marks),
            sign("∗"),
            _figure("kernels", kernels, phases, "kernel"),
            sign("="),
            _figure("maps", maps, phases, "output"),
            f'<div class="wide">{_steps(state)}{_switches()}{verdict}</div>',
        )
        + "</div>"
    )


def kernel_pieces(w: NDArray[Any], geometry: Geometry) -> Iterator[Piece]:
    """Return the kernel's elements, and the zeros that fill it up, each with both its places."""
    strides = tuple(axis.stride for axis in geometry.axes)
    dropped = as_sub_pixel(w[None, None], geometry).dropped
    filled = w
    for position, more in enumerate(dropped):
        filled = insert_pad_crop(filled, position, 1, (0, more))
    places = np.arange(filled.size).reshape(filled.shape)
    for phase, plane in enumerate(sub_pixel_weight(places[None, None], strides)[:, 0]):
        for there in np.ndindex(plane.shape):
            r, c = (int(at) for at in np.unravel_index(plane[there], filled.shape))
            inside = r < w.shape[0] and c < w.shape[1]
            k = int(np.ravel_multi_index((r, c), w.shape)) if inside else -1
            marks = f'data-lit="k{k}"' if inside else 'class="none"'
            yield Piece(phase, (there[0], there[1]), (r, c), int(filled[r, c]), marks)


def map_pieces(convolved: NDArray[Any], geometry: Geometry) -> Iterator[Piece]:
    """Return what the small convolutions make, each cell with its place in the canvas."""
    strides = tuple(axis.stride for axis in geometry.axes)
    sources = pixel_shuffle(np.arange(convolved.size).reshape(convolved.shape), strides)[0, 0]
    outputs = [axis.board_to_output() for axis in geometry.axes]
    canvas = geometry.canvas_shape
    for r, c in np.ndindex(sources.shape):
        _, phase, i, j = (int(at) for at in np.unravel_index(sources[r, c], convolved.shape))
        if r >= canvas[0] or c >= canvas[1]:
            marks = 'class="none cut"'
        elif min(outputs[0][r], outputs[1][c]) < 0:
            marks = 'class="cut"'
        else:
            o = int(np.ravel_multi_index((outputs[0][r], outputs[1][c]), geometry.output_shape))
            marks = f'data-lit="o{o}" data-at="o{o}" data-go="o{o}"'
        yield Piece(phase, (i, j), (r, c), int(convolved[0, phase, i, j]), marks)


def _area(
    kind: str, role: str, pieces: list[Piece], stride: int, side: int, frame: str = ""
) -> str:
    """Return the pieces, placed twice: the phases apart, and in one piece in the middle."""
    count = stride**2
    small = 1 + max(max(piece.there) for piece in pieces)
    apart = small * side + _GAP
    inset = _GAP * (stride - 1) / 2
    longest = max(len(number(piece.value)) for piece in pieces)
    font = min(13.0, side * 0.56, (side - 2) / (0.58 * longest))
    cells = "".join(_cell(piece, count, side, inset, _apart(stride, apart)) for piece in pieces)
    extent = small * side * stride + _GAP * (stride - 1)
    label = text(f"sub_pixel.{kind}_label")
    return (
        f'<div class="pieces {kind} {role}" role="img" aria-label="{label}"'
        f' style="--side:{side}px;--font:{font:.1f}px;width:{extent}px;height:{extent}px">'
        f"{cells}{frame}</div>"
    )


def _apart(stride: int, apart: int) -> Callable[[int], tuple[int, int]]:
    def corner(phase: int) -> tuple[int, int]:
        down, right = np.unravel_index(phase, (stride, stride))
        return int(down) * apart, int(right) * apart

    return corner


def _cell(
    piece: Piece, count: int, side: int, inset: float, corner: Callable[[int], tuple[int, int]]
) -> str:
    down, right = corner(piece.phase)
    (i, j), (r, c) = piece.there, piece.whole
    places = (
        f"--ax:{inset + c * side:g}px;--ay:{inset + r * side:g}px;"
        f"--bx:{right + j * side}px;--by:{down + i * side}px"
    )
    return (
        f'<span data-hue="{piece.phase}/{count}" style="{places}" {piece.marks}>'
        f"{number(piece.value)}</span>"
    )


def _frame(geometry: Geometry, side: int) -> str:
    """What the crop keeps of the canvas, to be seen when it is in one piece."""
    inset = _GAP * (geometry.axes[0].stride - 1) / 2
    top, left = (inset + max(axis.crop[0], 0) * side for axis in geometry.axes)
    height, width = (
        int((axis.board_to_output()[: axis.canvas_size] >= 0).sum()) * side
        for axis in geometry.axes
    )
    return (
        f'<i style="top:{top - 2:g}px;left:{left - 2:g}px;width:{width - 1}px;'
        f'height:{height - 1}px"></i>'
    )


def _figure(kind: str, area: str, phases: int, role: str) -> str:
    caption = text(f"sub_pixel.{kind}", phases=phases)
    return f'<figure class="{role}"><figcaption>{caption}</figcaption>{area}</figure>'


def _switches() -> str:
    return (
        '<p class="switches"><button type="button" data-toggle="one" aria-pressed="false">'
        f'{text("sub_pixel.one")}</button><button type="button" data-toggle="shuffled"'
        f' aria-pressed="false">{text("sub_pixel.shuffle")}</button></p>'
    )


def _steps(state: SubPixel) -> str:
    """What a sub-pixel layer does, with the numbers of this one."""
    w, geometry = state.w, state.geometry
    layer = as_sub_pixel(w[None, None], geometry)
    made = by_sub_pixel(state.x[None, None], w[None, None], geometry)
    small, maps, shuffled = (
        layer.weight.shape[-1],
        made.convolved.shape[-1],
        made.shuffled.shape[-1],
    )
    begin, end = layer.crop[0]
    dropped = layer.dropped[0]
    filled = text(
        "sub_pixel.filled" if dropped else "sub_pixel.fits",
        kernel=state.kernel,
        stride=state.stride,
        zeros=layer.weight.size - w.size,
        weights=w.size,
    )
    shuffle = text(
        "sub_pixel.dropped" if dropped else "sub_pixel.shuffles",
        large=shuffled,
        left=shuffled - dropped,
    )
    steps = (
        filled,
        text(
            "sub_pixel.convolves",
            phases=state.stride**2,
            small=small,
            padding=layer.padding[0],
            maps=maps,
        ),
        shuffle,
        text(
            "sub_pixel.crops",
            begin=begin,
            end=number(end),
            output=geometry.output_shape[0],
        ),
    )
    return f"<ol>{''.join(f'<li>{step}</li>' for step in steps)}</ol>"
