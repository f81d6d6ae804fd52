"""The page of the autoencoder: a digit on its way through a network, and six ways to look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from deconv_viz.lessons.codec import lab_query
from deconv_viz.network import NETWORKS, keras_code, network_named, torch_code
from deconv_viz.stage.pad import Sheet, chosen_of, drawing_of, pad
from deconv_viz.ui.autoencoder_hero import hero, passed
from deconv_viz.ui.autoencoder_inside import inside, lab_of, taken_apart
from deconv_viz.ui.autoencoder_picture import (
    RefusedPictureError,
    drawn,
    is_own,
    picture_of,
    put,
    read_picture,
)
from deconv_viz.ui.autoencoder_sheets import MANY, many, pair, shapes
from deconv_viz.ui.autoencoder_state import (
    DEFAULT,
    FRAMEWORKS,
    MOST_NOISE,
    NUMBERS,
    OWN,
    PARTS,
    Autoencoder,
    changed,
    decoded,
    encoded,
)
from deconv_viz.ui.autoencoder_training import show_training
from deconv_viz.ui.autoencoder_weights import choices, missing, name, parameters
from deconv_viz.ui.frame import heading, page_link, says_of
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.words import text

_PAGE = "autoencoder"
_PAD = f"{_PAGE}.pad"
_WHOLE = f"{_PAGE}.whole"
_BESIDE = ("inside", "pair")
"""The parts that are about the picture on the pad: they follow each stroke."""


class _Network(Lesson[Autoencoder]):
    def put(self, state: Autoencoder) -> None:
        """Change the state: the whole page is to be drawn anew, for the address."""
        super().put(state)
        st.session_state[_WHOLE] = True


_LESSON = _Network(_PAGE, DEFAULT, changed, OWN, decoded, encoded, NUMBERS)


def show_autoencoder() -> None:
    """Draw the page: the pad and what comes back, the part that is open, the controls."""
    state = _LESSON.open()
    st.session_state.pop(_WHOLE, None)
    _says(state)
    _follow()
    if state.part not in _BESIDE:
        _PARTS[state.part](state)
    _controls(state)


def _says(state: Autoencoder) -> None:
    heading(_PAGE)
    notice = state.notice or st.session_state.pop(f"{_PAGE}.refused", "")
    kind = parameters(state.model, state.weights).kind
    first = state.model == DEFAULT.model
    says = text(f"page.{_PAGE}.says" if first else f"autoencoder.says.{state.model}")
    lacks = missing(state.model)
    if lacks and kind == "untrained":
        says += f" :orange-background[{lacks}]"
    says_of(_PAGE, says, notice)


@st.fragment
def _follow() -> None:
    """Draw what follows the pad: a stroke runs this and no more."""
    if st.session_state.pop(_WHOLE, False):
        st.rerun()
    state = _LESSON.now()
    picture = picture_of(state)
    way = passed(state, state.network, picture)
    pad(hero(state, way), key=_PAD, on_drawing=_drawing, on_choice=lambda: _choose(_PAD))
    if is_own(state):
        st.caption(text("autoencoder.exempt"))
    _LESSON.parts("part", PARTS)
    if state.part == "inside":
        _inside(state, way)
    elif state.part == "pair":
        _lacking(*_pair_models())
        _sheet("pair", pair(state, picture))
        st.markdown(text("autoencoder.pair_says"))


def _inside(state: Autoencoder, way: Any) -> None:
    rows = state.network.flow()
    _LESSON.parts(
        "layer",
        range(len(rows)),
        label="layers",
        format_func=lambda place: rows[place].layer.name,
    )
    found = taken_apart(state, way)
    _sheet("inside", inside(state, way, found))
    if found is not None:
        page_link(
            "two_dimensions",
            label=text("autoencoder.lab_turned" if found.flipped else "autoencoder.lab"),
            query_params=lab_query(lab_of(found), view=True),
        )


def _pair_models() -> tuple[str, ...]:
    return tuple(model for model in NETWORKS if model != DEFAULT.model)


def _lacking(*models: str) -> None:
    """Say of which networks there are no trained parameters."""
    for model in models:
        if missing(model):
            st.markdown(f":orange-background[{missing(model)}]")


# ---- the parts that are not about the pad's picture ----


def _shapes(state: Autoencoder) -> None:
    _sheet("shapes", shapes(state))
    st.markdown(text("autoencoder.shapes_says"))


def _many(state: Autoencoder) -> None:
    _sheet("many", many(state))
    with st.container(horizontal=True, gap="small"):
        last = NUMBERS["first"][2]
        for key, first in (
            ("before", max(state.first - MANY, 0)),
            ("next", min(state.first + MANY, last)),
        ):
            st.button(
                text(f"autoencoder.{key}"),
                key=f"{_PAGE}.{key}",
                disabled=first == state.first,
                on_click=_LESSON.change,
                kwargs={"first": first},
            )


def _code(state: Autoencoder) -> None:
    _LESSON.parts("framework", FRAMEWORKS, label="framework")
    st.markdown(text("autoencoder.code_says", file=f"{state.model}.npz"))
    write = keras_code if state.framework == "keras" else torch_code
    st.code(write(network_named(state.model)), language="python")
    st.markdown(text("autoencoder.command_says"))
    st.code(text("autoencoder.command", model=state.model), language="bash")


_PARTS: dict[str, Callable[[Autoencoder], None]] = {
    "shapes": _shapes,
    "many": _many,
    "training": show_training,
    "code": _code,
}


# ---- what was chosen ----


def _sheet(part: str, shown: Sheet) -> None:
    key = f"{_PAGE}.sheet.{part}"
    pad(shown, key=key, on_choice=lambda: _choose(key))


def _drawing() -> None:
    found = drawing_of(_PAD)
    if found:
        drawn(found.picture, found.token, _LESSON.now())


def _choose(key: str) -> None:
    """Do what was chosen on a sheet: another digit, a layer, a channel, an output."""
    said, state = chosen_of(key), _LESSON.now()
    if said == "another":
        # The next set of ten, the same digit.
        digit = state.digit + 10
        _put(digit if digit <= NUMBERS["digit"][2] else state.digit % 10)
        return
    kind, _, place = said.partition(":")
    try:
        numbers = [int(part) for part in place.replace(".", ",").split(",")]
    except ValueError:
        return
    match kind, numbers:
        case "pick", [first, label]:
            _put(first + label)
        case "map", [layer, channel]:
            _choose_within(part="inside", layer=layer, channel=channel)
        case "layer", [layer]:
            _choose_within(part="inside", layer=layer)
        case "ch", [channel]:
            _choose_within(channel=channel)
        case "at", [_, row, column]:
            _choose_within(row=row, column=column)
        case "in", [inputs]:
            _choose_within(inputs=-1 if inputs == state.inputs else inputs)


def _choose_within(**values: Any) -> None:
    """Change the state if the numbers are within the page's bounds: they come from a browser."""
    for name_of, value in values.items():
        if name_of in NUMBERS and not NUMBERS[name_of][1] <= value <= NUMBERS[name_of][2]:
            return
    _LESSON.change(**values)


def _put(digit: int) -> None:
    if NUMBERS["digit"][1] <= digit <= NUMBERS["digit"][2]:
        _LESSON.change(digit=digit)
        put(None, _LESSON.now())


# ---- the controls ----


def _controls(state: Autoencoder) -> None:
    with st.sidebar:
        _LESSON.select("model", tuple(NETWORKS), label="autoencoder.model", format_func=name)
        _LESSON.choose(
            "weights",
            choices(state.model),
            label="autoencoder.weights",
            value=parameters(state.model, state.weights).kind,
        )
        st.slider(
            text("autoencoder.noise"),
            0,
            MOST_NOISE,
            step=5,
            key=_LESSON.show("noise", state.noise),
            format="%d%%",
            on_change=_LESSON.take,
            args=("noise",),
            help=text("autoencoder.noise_help"),
        )
        st.file_uploader(
            text("autoencoder.upload"),
            type=["png", "jpg", "jpeg", "gif", "bmp", "webp"],
            key=_LESSON.key("upload"),
            on_change=_upload,
            help=text("autoencoder.upload_help"),
        )
        _LESSON.history("part", "digit")


def _upload() -> None:
    file = st.session_state[_LESSON.key("upload")]
    if file is None:
        return
    try:
        put(read_picture(file.getvalue()), _LESSON.now())
    except RefusedPictureError as error:
        st.session_state[f"{_PAGE}.refused"] = text(error.key, **error.values)
