"""Reading an uploaded picture within limits; the only place where Pillow is used.

Nothing is written to disk. The type is judged by what the file holds, never by its name, and the
size by the file's header, before a pixel is unpacked.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from deconv_viz.ui.picture_state import MOST_PIXELS
from deconv_viz.ui.words import text

MOST_BYTES = 5_000_000
"""How large a file may be; 5 MB."""

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
"""What is read; others that Pillow knows are refused, vector and document formats among them."""


@dataclass(frozen=True)
class Refusal:
    """Why a file is not taken, in one sentence."""

    sentence: str


def read_picture(data: bytes) -> NDArray[np.uint8] | Refusal:
    """Return the picture in a file as uint8 (height, width, 3), upright, on white; or a refusal.

    Of an animation it is the first picture.
    """
    if not data:
        return Refusal(text("picture.refused_empty"))
    if len(data) > MOST_BYTES:
        return Refusal(text("picture.refused_bytes", size=f"{len(data) / 1e6:.1f}"))
    try:
        with warnings.catch_warnings():
            # Pillow only warns at first of what would take too much room; the limit here is lower.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    return _too_large(width, height)
                return _pixels(image)
    except UnidentifiedImageError:
        return Refusal(text("picture.refused_type", formats=", ".join(FORMATS)))
    except Image.DecompressionBombError:
        return Refusal(text("picture.refused_bomb"))
    # A damaged file can fail anywhere in a decoder, and in many ways.
    except Exception:  # noqa: BLE001
        return Refusal(text("picture.refused_damaged"))


def _too_large(width: int, height: int) -> Refusal:
    # The largest size with the same sides that is taken.
    across = max(1, isqrt(MOST_PIXELS * width // height))
    down = max(1, MOST_PIXELS // across * height // max(height, MOST_PIXELS // across))
    return Refusal(
        text(
            "picture.refused_pixels",
            width=width,
            height=height,
            across=min(across, width),
            down=min(down, height),
        )
    )


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    # The orientation first: converting would drop the note of it.
    upright: Image.Image = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I") or upright.mode == "F":
        # 16 bits a pixel; Pillow would cut them off at 255.
        grey = np.clip(np.asarray(upright, np.float64) / 257, 0, 255)
        return np.repeat(np.rint(grey).astype(np.uint8)[..., np.newaxis], 3, axis=-1)
    if upright.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in upright.info:
        layer = upright.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        upright = Image.alpha_composite(paper, layer)
    return np.array(upright.convert("RGB"), np.uint8)
