"""The panes: the whole picture to point at, and the same small part of every output, enlarged."""

from __future__ import annotations

from html import escape

import numpy as np
from numpy.typing import NDArray

from deconv_viz.ui.picture_png import address
from deconv_viz.ui.picture_state import PLACES, OwnPicture
from deconv_viz.ui.picture_ways import lens, reduced
from deconv_viz.ui.words import text

PANE = 216
"""Pixels of a pane's side; divisible by every zoom."""

CHOICE = "lens:"
"""What the whole picture tells when it is clicked begins so."""

_STYLE = """<style>
.own figcaption { white-space: normal; }
.own figcaption::before { display: none; }
.own figure { align-items: flex-start; }
.own .map { position: relative; line-height: 0; }
.own .map img { display: block; border-radius: 4px; width: 100%; height: 100%; }
.own .map :is(table, tbody, tr, td) { display: grid; padding: 0; min-width: 0; min-height: 0; }
.own .map table { position: absolute; inset: 0; }
.own .map tbody { grid-auto-rows: 1fr; }
.own .map tr { grid-auto-flow: column; grid-auto-columns: 1fr; }
.own .map td { cursor: crosshair; }
.own .map td.pointed { outline: 1px dashed #fff; outline-offset: -1px; }
.own .map td:focus-visible { outline: 3px solid var(--accent); }
.own .map i { position: absolute; box-sizing: border-box; border: 2px solid #fff;
  outline: 2px solid #000; pointer-events: none; min-width: 8px; min-height: 8px; }
</style>"""


def whole_sheet(picture: NDArray[np.uint8], state: OwnPicture) -> str:
    """Return the sheet: an output as a whole, the lens on it; a click moves the lens."""
    height, width = picture.shape[:2]
    scale = PANE / max(height, width)
    rows, columns = lens(picture.shape, (state.row, state.column), PLACES, side_of(state))
    box = (
        f"left:{100 * columns.start / width:.2f}%;top:{100 * rows.start / height:.2f}%;"
        f"width:{100 * (columns.stop - columns.start) / width:.2f}%;"
        f"height:{100 * (rows.stop - rows.start) / height:.2f}%"
    )
    cells = ""
    for r in range(PLACES):
        line = ""
        for c in range(PLACES):
            here = (r, c) == (state.row, state.column)
            marks = ' aria-selected="true" tabindex="0"' if here else ""
            label = text("picture.place", row=r + 1, column=c + 1)
            place = f'data-choose="{CHOICE}{r},{c}" aria-label="{label}"{marks}'
            line += f'<td role="gridcell" {place}></td>'
        cells += f'<tr role="row">{line}</tr>'
    size = text("picture.size", height=height, width=width)
    style = f"width:{max(8, round(width * scale))}px;aspect-ratio:{width}/{height};max-width:100%"
    return (
        f"{_STYLE}<div class='own'><figure><figcaption>{text('picture.whole', size=size)}"
        f'</figcaption><div class="map" style="{style}">'
        f'<img src="{address(reduced(picture, 2 * PANE))}" alt="{text("picture.whole_alt")}">'
        f'<table id="own-map" role="grid" aria-label="{text("picture.map_label")}">{cells}</table>'
        f'<i style="{box}"></i></div></figure></div>'
    )


def side_of(state: OwnPicture) -> int:
    """Return how many pixels of the output the lens shows along each side."""
    return PANE // int(state.zoom)


def pane(picture: NDArray[np.uint8], title: str, says: str = "", answer: str = "") -> str:
    """Return a small picture as a pane, its pixels sharp; `answer` (yes or no) colours `says`."""
    height, width = picture.shape[:2]
    scale = PANE / max(height, width)
    colour = f" {answer}" if answer else ""
    return (
        f'<figure class="own-pane"><figcaption><b>{title}</b></figcaption>'
        f'<img src="{address(picture)}" alt="{escape(title)}" '
        f'style="width:{width * scale:.0f}px;aspect-ratio:{width}/{height}">'
        f'<small class="own-says{colour}">{says}</small></figure>'
    )


def full(picture: NDArray[np.uint8]) -> str:
    """Return a picture in its own size, to be moved about in."""
    return (
        f'<div class="own-full"><img src="{address(picture)}" alt="{text("picture.full_alt")}" '
        f'width="{picture.shape[1]}" height="{picture.shape[0]}"></div>'
    )
