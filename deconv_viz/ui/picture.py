"""One's own picture, through the layer and its twins, in full size."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.charts.colours import css_properties
from deconv_viz.charts.spectrum import spectrum_map, thinned
from deconv_viz.core.pictures import picture as generated
from deconv_viz.stage.sheet import choice_of, sheet
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import heading, page_link, says_of
from deconv_viz.ui.output_size_forward import is_dark
from deconv_viz.ui.picture_code import code
from deconv_viz.ui.picture_panes import CHOICE, full, pane, side_of, whole_sheet
from deconv_viz.ui.picture_png import png
from deconv_viz.ui.picture_room import SHELF, Ticket, heavy
from deconv_viz.ui.picture_state import (
    CASES,
    DEFAULT,
    FILLS,
    NUMBERS,
    OWN,
    PLACES,
    SIDES,
    SOURCES,
    TWINS,
    UPLOAD,
    ZOOMS,
    OwnPicture,
    changed,
    decoded,
    encoded,
    fitting,
    output_pixels,
)
from deconv_viz.ui.picture_upload import Refusal, read_picture
from deconv_viz.ui.picture_ways import (
    WAYS,
    Difference,
    Picture,
    amplified,
    apart,
    difference,
    lens,
    same_part,
)
from deconv_viz.ui.words import text

_PAGE = "picture"
_SHEET = f"{_PAGE}.whole"
_POINTS = 128  # frequencies of the map along each axis

_STYLE = (
    f"<style>.own-says {{ {css_properties()} }}</style>"
    + """<style>
.own-says.yes { color: var(--good); }
.own-says.no { color: var(--bad); }
.own-pane { margin: 0; display: flex; flex-direction: column; gap: 3px; font-size: 13px; }
.own-pane img { image-rendering: pixelated; border-radius: 4px; max-width: 100%; }
.own-pane figcaption { line-height: 18px; }
.own-says { opacity: 0.85; min-height: 2.7em; line-height: 1.35; }
.own-says:is(.yes, .no) { opacity: 1; font-weight: 650; }
.own-full { overflow: auto; max-height: 80vh; border-radius: 6px; }
.own-full img { max-width: none; image-rendering: pixelated; display: block; }
@media (max-width: 640px) {
  .st-key-picture-panes [data-testid="stColumn"] { min-width: 0; flex: 1 1 calc(50% - 1rem); }
  .st-key-picture-panes [data-testid="stColumn"]:has(.stPlotlyChart, .stDownloadButton) {
    flex-basis: 100%; }
}
</style>"""
)


def show_picture() -> None:
    """Draw the page: the whole output first, then each twin as it is ready."""
    state: OwnPicture = read_state(_PAGE, OWN, decoded, encoded)
    st.html(_STYLE)
    heading(_PAGE)
    with st.sidebar:
        _controls(state)
    _choose_source(state)
    given = _input(state)
    refused = given.sentence if isinstance(given, Refusal) else ""
    says_of(_PAGE, notice=state.notice or refused)
    _cases(state)
    if isinstance(given, Refusal):
        given = _bundled(DEFAULT.source, DEFAULT.side)
    _picture(state, given)
    with st.expander(text("picture.code")):
        st.code(code(state), language="python")
    page_link("checkerboard", label=text("picture.checkerboard"))
    st.caption(text("picture.sources"))


def _now() -> OwnPicture:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, OwnPicture) else DEFAULT


def _change(values: Mapping[str, Any]) -> None:
    set_state(_PAGE, changed(_now(), **values))


def _key(name: str) -> str:
    return f"{_PAGE}.{name}.control"


def _show(name: str, value: object) -> str:
    """Make the widget of this name show value, and return its key."""
    key = _key(name)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _set(name: str) -> None:
    value = st.session_state[_key(name)]
    if value is not None:
        _change({name: value})


# ---- the input ----


def _choose_source(state: OwnPicture) -> None:
    st.segmented_control(
        text("picture.label.source"),
        SOURCES,
        key=_show("source", state.source),
        required=True,
        format_func=lambda name: text(f"picture.source.{name}"),
        on_change=_set,
        args=("source",),
        label_visibility="collapsed",
    )


def _input(state: OwnPicture) -> Picture | Refusal:
    """Return the picture to work on; until there is one, the sentence of what is wanted."""
    if state.source != UPLOAD:
        return _bundled(state.source, state.side)
    file = st.file_uploader(text("picture.upload"), key=_key("file"))
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
def _bundled(name: str, side: str) -> Picture:
    return generated(name, int(side), int(side))


def _ticket() -> Ticket:
    ticket = st.session_state.get(f"{_PAGE}.ticket")
    if not isinstance(ticket, Ticket):
        ticket = st.session_state[f"{_PAGE}.ticket"] = SHELF.ticket()
    return ticket


# ---- the outputs ----


def _picture(state: OwnPicture, given: Picture) -> None:
    fits = fitting(state, *given.shape[:2])
    if fits != state:
        _too_large(state, given, fits)
        return
    waiting = st.empty()
    with st.container(key=f"{_PAGE}-panes"):
        top, bottom = st.columns(4, gap="small"), st.columns(4, gap="small")
    key = _made_from(state, given)
    main = _output("transposed", state, given, key, waiting)
    cut = lens(main.shape, (state.row, state.column), PLACES, side_of(state))
    with top[0]:
        sheet(whole_sheet(main, state), key=_SHEET, on_choice=_move)
    with top[1]:
        st.html(pane(main[cut], text("picture.way.transposed"), _layer(state)))
    with bottom[0]:
        part = given[same_part(cut, main.shape, given.shape)]
        size = text("picture.size", height=given.shape[0], width=given.shape[1])
        st.html(pane(part, text("picture.way.input"), size))
    outputs = {}
    for place, twin in zip(top[2:], reversed(TWINS), strict=True):
        outputs[twin] = _output(twin, state, given, key, waiting)
        found = _difference(main, outputs[twin], state, (*key, twin))
        with place:
            says, answer = _compared(found, main)
            st.html(pane(outputs[twin][cut], text(f"picture.way.{twin}"), says, answer))
    other = outputs[state.twin]
    found = _difference(main, other, state, (*key, state.twin))
    times = amplified(found.worst)
    title = text("picture.way.difference", twin=text(f"picture.short.{state.twin}"))
    with bottom[1]:
        st.html(
            pane(apart(main[cut], other[cut], times), title, text("picture.times", times=times))
        )
    with bottom[2]:
        st.segmented_control(
            text("picture.label.twin"),
            TWINS,
            key=_show("twin", state.twin),
            required=True,
            format_func=lambda twin: text(f"picture.short.{twin}"),
            on_change=_set,
            args=("twin",),
        )
        st.markdown(_spectrum_says(state, found))
        _downloads(main)
    with bottom[3]:
        _spectrum(found, (*key, state.twin))
    if st.toggle(text("picture.full"), key=_key("full")):
        st.html(full(main))


def _made_from(state: OwnPicture, given: Picture) -> tuple[object, ...]:
    """What an output is made from: the layer, and the picture."""
    of = hashlib.blake2b(np.ascontiguousarray(given).data, digest_size=12).hexdigest()
    seed = state.seed if state.fill == "random" else 0
    return of, state.kernel, state.stride, state.padding, state.fill, seed


def _output(
    name: str, state: OwnPicture, given: Picture, key: tuple[object, ...], waiting: Any
) -> Picture:
    """Return an output, from the shelf if it is there."""
    ticket = _ticket()
    found = SHELF.get(ticket, name, key)
    if found is None:
        with heavy(lambda: waiting.markdown(f":orange-background[{text('picture.waiting')}]")):
            found = WAYS[name](given, state)
        waiting.empty()
        main = SHELF.get(ticket, "transposed", key)
        if main is not None and np.array_equal(main, found):
            found = main  # the same in every pixel: it needs no room of its own
        SHELF.put(ticket, name, key, found)
    return found


def _difference(
    main: Picture, other: Picture, state: OwnPicture, key: tuple[object, ...]
) -> Difference:
    """Return the difference; the last few are kept, they are small."""
    kept: dict[tuple[object, ...], Difference] = st.session_state.setdefault(
        f"{_PAGE}.differences", {}
    )
    if key not in kept:
        while len(kept) > 3:
            del kept[next(iter(kept))]
        found = difference(main, other, state.stride)
        kept[key] = found._replace(spectrum=thinned(found.spectrum, _POINTS))
    return kept[key]


def _compared(found: Difference, main: Picture) -> tuple[str, str]:
    count = main.shape[0] * main.shape[1]
    if not found.pixels:
        return text("picture.same", count=f"{count:,}"), "yes"
    share = 100 * found.pixels / count
    return text("picture.differs", share=f"{share:.0f}", worst=found.worst), "no"


def _layer(state: OwnPicture) -> str:
    return text("picture.layer", kernel=state.kernel, stride=state.stride, padding=state.padding)


def _spectrum_says(state: OwnPicture, found: Difference) -> str:
    if not found.pixels:
        return text("picture.spectrum_none")
    if found.peaks:
        times = min(found.peaks[0].ratio, 9999)
        return text(
            "picture.spectrum_peaks",
            count=len(found.peaks),
            stride=state.stride,
            times=f"{times:.0f}",
        )
    return text("picture.spectrum_clean", stride=state.stride)


def _spectrum(found: Difference, key: tuple[object, ...]) -> None:
    labels = {
        "across": text("picture.across"),
        "down": text("picture.down"),
        "peak": text("picture.peak"),
    }
    figure: go.Figure = spectrum_map(found.spectrum, found.peaks, labels, is_dark(), small=True)
    st.plotly_chart(
        figure,
        key=f"{_PAGE}.spectrum",
        height=260,
        config={"displayModeBar": False},
        alt=text("picture.spectrum_alt", count=len(found.peaks)),
    )


def _downloads(main: Picture) -> None:
    st.download_button(
        text("picture.download"),
        data=lambda: png(main, 6),
        file_name="output.png",
        mime="image/png",
        on_click="ignore",
        key=f"{_PAGE}.download",
    )


def _too_large(state: OwnPicture, given: Picture, fits: OwnPicture | None) -> None:
    """Say that there is no such output, and offer the nearest layer that has one."""
    pixels = output_pixels(state, *given.shape[:2])
    if pixels:
        st.markdown(f":orange-background[{text('picture.output', size=f'{pixels / 1e6:.1f}')}]")
    else:
        st.markdown(f":orange-background[{text('picture.nothing_left', padding=state.padding)}]")
    if fits is not None:
        st.button(
            text("picture.use", stride=fits.stride, padding=fits.padding),
            key=f"{_PAGE}.use",
            on_click=_change,
            args=({"stride": fits.stride, "padding": fits.padding},),
        )


def _move() -> None:
    """Take the lens to where the whole picture was clicked."""
    place = choice_of(_SHEET).removeprefix(CHOICE).split(",")
    if len(place) == 2 and all(part.isdigit() and int(part) < PLACES for part in place):
        _change({"row": int(place[0]), "column": int(place[1])})


# ---- what to look at first, and the controls ----


def _cases(state: OwnPicture) -> None:
    with st.container(horizontal=True, gap="small", key=f"{_PAGE}-cases"):
        for case, values in CASES.items():
            shown = all(getattr(state, name) == value for name, value in values.items())
            st.button(
                text(f"picture.case.{case}"),
                key=f"{_PAGE}.case.{case}",
                type="primary" if shown else "secondary",
                on_click=_change,
                args=(values,),
            )


def _controls(state: OwnPicture) -> None:
    _select("zoom", ZOOMS, state, st.segmented_control)
    left, right = st.columns(2, gap="small")
    for place, name in ((left, "kernel"), (right, "stride"), (left, "padding")):
        with place:
            _number(name, state)
    with right:
        _select("fill", FILLS, state, st.selectbox)
    if state.fill == "random":
        _number("seed", state)
    if state.source != UPLOAD:
        _select("side", SIDES, state, st.segmented_control)


def _number(name: str, state: OwnPicture) -> None:
    _, low, high = NUMBERS[name]
    kind: Callable[..., Any] = st.slider if high < 10 else st.number_input
    kind(
        text(f"picture.label.{name}"),
        low,
        high,
        key=_show(name, getattr(state, name)),
        on_change=_set,
        args=(name,),
    )


def _select(
    name: str, choices: tuple[str, ...], state: OwnPicture, kind: Callable[..., Any]
) -> None:
    more = {"required": True} if kind is st.segmented_control else {}
    kind(
        text(f"picture.label.{name}"),
        choices,
        key=_show(name, getattr(state, name)),
        format_func=lambda choice: text(f"picture.{name}.{choice}"),
        on_change=_set,
        args=(name,),
        **more,
    )
