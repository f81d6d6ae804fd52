"""What the picture's page has made for one visitor: its input, the outputs, what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.charts.spectrum import thinned
from deconv_viz.core.pictures import picture as generated
from deconv_viz.ui.picture_room import SHELF, Ticket, heavy
from deconv_viz.ui.picture_state import UPLOAD, OwnPicture
from deconv_viz.ui.picture_upload import Refusal, read_picture
from deconv_viz.ui.picture_ways import WAYS, Difference, Picture, difference
from deconv_viz.ui.words import text

POINTS = 128  # frequencies of the map along each axis

Key = tuple[object, ...]


def given_picture(state: OwnPicture, file_key: str) -> Picture | Refusal:
    """Return the picture to work on; until there is one, the sentence of what is wanted."""
    if state.source != UPLOAD:
        return bundled(state.source, state.side)
    file = st.file_uploader(text("picture.upload"), key=file_key)
    if file is None:
        return Refusal(text("picture.wanted"))
    data = file.getvalue()
    key = hashlib.blake2b(data, digest_size=16).hexdigest()
    found: NDArray[Any] | Refusal | None = SHELF.get(_ticket(), "input", key)
    if found is None:
        found = read_picture(data)
        if not isinstance(found, Refusal):
            SHELF.put(_ticket(), "input", key, found)
    return found


# Of these, unlike of a visitor's own, all visitors may have the same.
@st.cache_resource(max_entries=6, show_spinner=False)
def bundled(name: str, side: str) -> Picture:
    """Return a generated picture."""
    return generated(name, int(side), int(side))


def _ticket() -> Ticket:
    ticket = st.session_state.get("picture.ticket")
    if not isinstance(ticket, Ticket):
        ticket = st.session_state["picture.ticket"] = SHELF.ticket()
    return ticket


def made_from(state: OwnPicture, given: Picture) -> Key:
    """Return what an output is made from: the layer, and the picture."""
    of = hashlib.blake2b(np.ascontiguousarray(given).data, digest_size=12).hexdigest()
    seed = state.seed if state.fill == "random" else 0
    return of, state.kernel, state.stride, state.padding, state.fill, seed


def output(
    name: str, state: OwnPicture, given: Picture, key: Key, waiting: Callable[[bool], None]
) -> Picture:
    """Return an output, from the shelf if it is there; waiting is told when one has to wait."""
    ticket = _ticket()
    found = SHELF.get(ticket, name, key)
    if found is None:
        with heavy(lambda: waiting(True)):
            found = WAYS[name](given, state)
        waiting(False)
        main = SHELF.get(ticket, "transposed", key)
        if main is not None and np.array_equal(main, found):
            found = main  # the same in every pixel: it needs no room of its own
        SHELF.put(ticket, name, key, found)
    return found


def difference_of(main: Picture, other: Picture, state: OwnPicture, key: Key) -> Difference:
    """Return the difference; the last few are kept, they are small."""
    kept: dict[Key, Difference] = st.session_state.setdefault("picture.differences", {})
    if key not in kept:
        while len(kept) > 3:
            del kept[next(iter(kept))]
        found = difference(main, other, state.stride)
        kept[key] = found._replace(spectrum=thinned(found.spectrum, POINTS))
    return kept[key]
