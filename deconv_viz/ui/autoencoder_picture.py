"""The picture that goes through the network: a generated digit, a drawn or an uploaded one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.network import digits, fitted, noisy
from deconv_viz.stage.pad import Ink
from deconv_viz.ui.autoencoder_state import Autoencoder

Grey = NDArray[np.float32]

_KEY = "autoencoder.picture"
_MOST_PIXELS = 4_000_000
_FAINTEST = 20  # of 255: with less between paper and ink there is only a shade


@dataclass(frozen=True, eq=False)
class Held:
    """What a visitor has on the pad beside the digit of the address.

    own: what was drawn or uploaded, while the address names the digit `digit`; turn counts the
    times that the pad was given another picture, token is that of the last drawing.
    """

    own: Ink | None = None
    digit: int = -1
    turn: int = 0
    token: str = ""


def held() -> Held:
    """Return what this visitor has on the pad."""
    found = st.session_state.get(_KEY)
    return found if isinstance(found, Held) else Held()


def drawn(picture: Ink, token: str, state: Autoencoder) -> None:
    """Take what was drawn. For callbacks."""
    st.session_state[_KEY] = replace(held(), own=picture, digit=state.digit, token=token)


def put(picture: Ink | None, state: Autoencoder) -> None:
    """Put a picture on the pad, or the digit of the address. For callbacks."""
    st.session_state[_KEY] = replace(held(), own=picture, digit=state.digit, turn=held().turn + 1)


def is_own(state: Autoencoder) -> bool:
    """Return whether the picture is the visitor's, and so in no address."""
    return held().own is not None and held().digit == state.digit


def picture_of(state: Autoencoder) -> Ink:
    """Return the picture on the pad, (28, 28), 0 … 255."""
    own = held().own
    return own if own is not None and held().digit == state.digit else generated(state.digit)


def source_of(state: Autoencoder) -> str:
    """Return a value that changes whenever the pad is to show another picture than it does."""
    return f"{state.digit}.{held().turn}"


@lru_cache(maxsize=256)
def generated(number: int) -> Ink:
    """Return the generated digit of this number."""
    picture: Ink = digits(1, start=number).images[0]
    picture.flags.writeable = False
    return picture


def seen(picture: Ink, noise: int) -> Grey:
    """Return what the network sees, 0 … 1: the picture, with noise of so many percent added."""
    x: Grey = picture.astype(np.float32) / np.float32(255)
    return noisy(x, noise / 100) if noise else x


class RefusedPictureError(ValueError):
    """A file that gives no picture: `key` is that of the sentence, with its `values`."""

    def __init__(self, key: str, values: Mapping[str, object] | None = None) -> None:
        self.key, self.values = key, dict(values or {})
        super().__init__(key)


def read_picture(contents: bytes) -> Ink:
    """Return an uploaded picture as the network takes it: grey, light on dark, ink in the middle.

    Raises RefusedPictureError if it is no picture, a very large one, or all of one shade.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(BytesIO(contents)) as image:
            size = image.size
            # Only the head has been read yet: a very large picture is not unpacked.
            whole = ImageOps.exif_transpose(image).convert("RGBA") if _fits(size) else None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise RefusedPictureError("autoencoder.upload.unreadable") from None
    if whole is None:
        values = {"width": size[0], "height": size[1], "most": f"{_MOST_PIXELS:,}"}
        raise RefusedPictureError("autoencoder.upload.large", values)
    paper = Image.new("RGBA", whole.size, "white")
    paper.alpha_composite(whole)
    grey = np.asarray(paper.convert("L"))
    if np.ptp(grey) < _FAINTEST:
        raise RefusedPictureError("autoencoder.upload.empty")
    found: Ink = np.rint(fitted(grey) * 255).astype(np.uint8)
    return found


def _fits(size: tuple[int, int]) -> bool:
    return size[0] * size[1] <= _MOST_PIXELS
