"""Pictures as PNG files and as addresses that hold the whole file, made without a library.

Python's own zlib does it: the pages with small pictures need no imaging library for it.
"""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2


def png(picture: NDArray[np.uint8], level: int = 1) -> bytes:
    """Return a uint8 picture (height, width), or (height, width, 3), as a PNG file.

    Raises ValueError for another type or shape.
    """
    colours = picture.ndim == 3 and picture.shape[2] == 3
    if picture.dtype != np.uint8 or not (colours or picture.ndim == 2) or not picture.size:
        raise ValueError(f"no picture: {picture.dtype}, {picture.shape}")
    height, width = picture.shape[:2]
    # Every row begins with its filter; 0 is none.
    rows = np.zeros((height, 1 + picture[0].size), np.uint8)
    rows[:, 1:] = picture.reshape(height, -1)
    header = struct.pack(">IIBBBBB", width, height, 8, _RGB if colours else _GREY, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows.data, level)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def address(picture: NDArray[np.uint8]) -> str:
    """Return a picture as an address for an <img>."""
    return "data:image/png;base64," + base64.b64encode(png(picture, 6)).decode()


def in_bytes(values: NDArray[Any], gain: float = 1.0) -> NDArray[np.uint8]:
    """Return values as a picture: divided by the gain, rounded, and cut to 0 ... 255.

    In 32 bits: they hold a byte's half exactly, and sums that were made in another order, apart by
    a rounding error, become equal.
    """
    scaled = values.astype(np.float32)
    scaled /= np.float32(gain or 1.0)
    np.clip(np.rint(scaled, out=scaled), 0, 255, out=scaled)
    return scaled.astype(np.uint8)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
