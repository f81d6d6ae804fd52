"""What Cᵀ is not: the inverse of C. On three numbers, on nine, and on a picture."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from functools import lru_cache
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry
from deconv_viz.core.adjoint import Lost, RoundTrip, round_trip, what_is_lost
from deconv_viz.lessons.matrix import Matrix
from deconv_viz.network.generated import SIZE, digits
from deconv_viz.ui.grids import Grid, grid, number
from deconv_viz.ui.matrix_style import INVERSE
from deconv_viz.ui.words import text

Array = NDArray[Any]

THREE = (Geometry((Axis(1, 1), Axis(1, 3))), np.array([[1, 2, 3]]))
"""A kernel as long as its input: three numbers become one."""

INPUTS = ((1, 2, 3), (3, 1, 2), (2, 3, 1))
"""The last two become the same number."""

NINE = (Geometry((Axis(2, 2), Axis(2, 2))), np.array([[1, 2], [3, 4]]))
"""The example of Zhang et al., Dive into Deep Learning, section 14.10."""

_HALF = Axis.of(SIZE // 2, 3, 2, 1, 1, 1)
PICTURE = (Geometry((_HALF, _HALF)), np.array([[1, 2, 1], [2, 4, 2], [1, 2, 1]]) / 16)
"""A small blur at stride 2, the first layer of many encoders: a half of each side is left."""


def inverse_sheet(state: Matrix) -> str:
    """Return the example that is chosen, and what the layer above keeps."""
    show = {"three": _three, "nine": _nine, "picture": _picture}[state.example]
    return f'{INVERSE}{show()}<p class="after">{_above(state)}</p>'


def _three() -> str:
    geometry, w = THREE
    rows = ""
    for values in INPUTS:
        u = np.array([values])
        trip = round_trip(u, w, geometry)
        rows += _trip(u, trip)
    lost = what_is_lost(np.array([INPUTS[0]]), w, geometry)
    said = text("matrix.three", rank=lost.rank, size=lost.size)
    return f'<div class="beside"><div class="trips">{rows}</div><p>{said}</p></div>'


def _nine() -> str:
    geometry, w = NINE
    u = np.arange(9).reshape(3, 3)
    lost = what_is_lost(u, w, geometry)
    said = text("matrix.nine", rank=lost.rank, size=lost.size)
    trip = _trip(u, round_trip(u, w, geometry))
    return f'<div class="beside"><div class="trips">{trip}</div><p>{said}</p></div>'


def _trip(u: Array, trip: RoundTrip) -> str:
    parts = [
        _grid(u, "u", "output"),
        '<span class="sign">C →</span>',
        _grid(trip.small, "Cu", "input"),
        '<span class="sign">Cᵀ →</span>',
        _grid(trip.back, "CᵀCu", "output"),
    ]
    return "".join(parts)


def _grid(values: Array, name: str, role: str) -> str:
    return grid(Grid(values, name, role, caption=name, cell=30))


@lru_cache(maxsize=1)
def _seen() -> tuple[Array, RoundTrip, Lost]:
    """The picture, its way there and back, and what of it is lost: 40 ms, the same for all."""
    geometry, w = PICTURE
    u = digits(1, seed=2, start=8).images[0] / 255
    return u, round_trip(u, w, geometry), what_is_lost(u, w, geometry)


def _picture() -> str:
    u, trip, lost = _seen()
    pictures = [
        _image(u, "matrix.original", SIZE),
        _image(trip.small, "matrix.small", SIZE // 2),
        _image(trip.scale * trip.back, "matrix.back", SIZE),
        _image(lost.kept, "matrix.kept", SIZE),
        _image((lost.lost + 1) / 2, "matrix.lost", SIZE),
    ]
    said = text(
        "matrix.picture",
        rank=lost.rank,
        size=lost.size,
        error=round(100 * trip.error),
        least=round(100 * float(np.linalg.norm(lost.lost) / np.linalg.norm(u))),
    )
    return f'<div class="pictures">{"".join(pictures)}</div><p class="after">{said}</p>'


def _image(values: Array, key: str, size: int) -> str:
    caption = text(key, size=size)
    side = 5 * size
    source = b64encode(png(values)).decode()
    return (
        f"<figure><figcaption>{caption}</figcaption>"
        f'<img width="{side}" height="{side}" alt="{escape(caption)}"'
        f' src="data:image/png;base64,{source}"></figure>'
    )


def png(values: Array) -> bytes:
    """Return a grey picture as a PNG file; values from 0 (black) to 1 (white), others cut off."""
    grey = np.rint(np.clip(values, 0, 1) * 255).astype(np.uint8)
    rows, columns = grey.shape
    # Each row begins with the number of its filter: 0, none.
    lines = np.concatenate([np.zeros((rows, 1), np.uint8), grey], axis=1)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", columns, rows, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(lines.tobytes())),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _above(state: Matrix) -> str:
    """What the layer above keeps: never more than its rank."""
    geometry, w = state.geometry, state.kernel_values
    u = state.drawn("u", geometry.output_shape)
    rank, size = what_is_lost(u, w, geometry)[:2]
    key = "matrix.above_lost" if rank < size else "matrix.above_whole"
    trip = round_trip(u, w, geometry)
    if rank == size and np.array_equal(trip.back, u):
        key = "matrix.above_orthogonal"
    return text(key, rank=rank, size=size, rows=number(trip.small.size))
