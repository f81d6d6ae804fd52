"""The typed wrapper of a pad: a picture to draw on, and what becomes of it.

The page is HTML whose placeholders the browser fills: `<div data-pad>` with the pad, `<div
data-plate="name">` with a plate, `<span data-say="name">` with words that change while one draws.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.stage.mount import mount

SIDE = 28
"""Rows and columns of what is drawn: one byte each, 784 in all."""

_LONGEST = 40  # characters of a choice, or of the token that comes with a drawing

Ink = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Plate:
    """Pictures side by side on one canvas.

    pictures: (count, rows, columns), 0 is nothing and 255 the full tint of `role`; if they are
    `signed`, 128 is nothing, what lies below has the tint of negative numbers.
    across: how many stand in a row. label: what a screen reader calls them, and `picture` each.
    choose: if something can be chosen, what is told then: "{choose}picture", or
    "{choose}picture,row,column" if it is a cell (`cells`).
    chosen: the part with a frame: (picture, row, column, rows, columns).
    """

    pictures: Ink
    role: str
    label: str
    across: int = 1
    signed: bool = False
    picture: str = ""
    choose: str = ""
    cells: bool = False
    chosen: tuple[int, int, int, int, int] | None = None

    @property
    def width(self) -> int:
        """Pixels across, a pixel between two pictures."""
        across = min(self.across, len(self.pictures))
        return across * (int(self.pictures.shape[2]) + 1) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """All that one message tells the browser.

    html is trusted: made from the catalogue and numbers alone; `says` holds plain words.
    picture, source: what the pad shows as soon as `source` is another than before; until then it
    keeps what was drawn. answer: the token of the drawing that this is about.
    words: what the pad says of itself.
    """

    html: str
    plates: Mapping[str, Plate]
    says: Mapping[str, str] = field(default_factory=dict)
    picture: Ink | None = None
    source: str = ""
    answer: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


class Drawing(NamedTuple):
    """What was drawn, (28, 28), and the token that its answer has to carry."""

    picture: Ink
    token: str


def pad(
    shown: Sheet,
    *,
    key: str,
    on_drawing: Callable[[], None] | None = None,
    on_choice: Callable[[], None] | None = None,
) -> None:
    """Mount a pad, or update it: with a stable key what is being drawn goes on.

    on_drawing is called before the run after a stroke has changed the picture, with what was drawn
    in `drawing_of(key)`; on_choice after something was chosen, with `chosen_of(key)`. The browser
    sends the next drawing when the one before was answered, so that a slow server gets fewer.
    """
    mount("pad", "pad.css")(
        key=key,
        data=message(shown),
        on_drawing_change=on_drawing or _ignore,
        on_choice_change=on_choice or _ignore,
    )


def message(shown: Sheet) -> bytes:
    """Return the bytes for the browser: the length of the head (4), the head, the deflated pixels.

    The pixels are the picture of the pad, if there is one, and the plates' in their order.
    """
    head = {
        "html": shown.html,
        "says": dict(shown.says),
        "drawn": shown.picture is not None,
        "source": shown.source,
        "answer": shown.answer,
        "words": dict(shown.words),
        "plates": [
            {
                "name": name,
                "shape": plate.pictures.shape,
                "role": plate.role,
                "label": plate.label,
                "picture": plate.picture,
                "across": min(plate.across, len(plate.pictures)),
                "signed": plate.signed,
                "choose": plate.choose,
                "cells": plate.cells,
                "chosen": plate.chosen,
            }
            for name, plate in shown.plates.items()
        ],
    }
    pixels = [] if shown.picture is None else [shown.picture]
    pixels += [plate.pictures for plate in shown.plates.values()]
    text = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode()
    # Level 1 takes a millisecond and halves what goes over the wire; more takes too long.
    block = zlib.compress(b"".join(part.tobytes() for part in pixels), 1)
    return len(text).to_bytes(4, "little") + text + block


def drawing_of(key: str) -> Drawing | None:
    """Return what was just drawn on the pad of this key, or None if it is not a picture."""
    return read_drawing(getattr(st.session_state.get(key), "drawing", None))


def read_drawing(sent: object) -> Drawing | None:
    """Return a drawing as the browser writes it, "token.base64", or None if it is not one."""
    if not isinstance(sent, str) or len(sent) > _LONGEST + 4 * SIDE * SIDE // 3 + 8:
        return None
    token, _, text = sent.partition(".")
    try:
        pixels = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(pixels) != SIDE * SIDE:
        return None
    return Drawing(np.frombuffer(pixels, np.uint8).reshape(SIDE, SIDE), token[:_LONGEST])


def chosen_of(key: str) -> str:
    """Return what was just chosen on the pad of this key, or nothing."""
    value = getattr(st.session_state.get(key), "choice", None)
    return value[:_LONGEST] if isinstance(value, str) else ""


def _ignore() -> None:
    """Nothing on the pad can be chosen."""
