"""One's own picture, through the layer and its twins, in full size."""

from __future__ import annotations

import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st

from deconv_viz.charts.colours import css_properties
from deconv_viz.charts.spectrum import spectrum_map
from deconv_viz.stage.sheet import choice_of
from deconv_viz.ui.frame import heading, page_link, says_of
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.output_size_forward import is_dark
from deconv_viz.ui.picture_code import code
from deconv_viz.ui.picture_made import bundled, difference_of, given_picture, made_from, output
from deconv_viz.ui.picture_panes import CHOICE, full, pane, side_of, whole_sheet
from deconv_viz.ui.picture_png import png
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
from deconv_viz.ui.picture_upload import Refusal
from deconv_viz.ui.picture_ways import Difference, Picture, amplified, apart, lens, same_part
from deconv_viz.ui.words import text

_LESSON = Lesson("picture", DEFAULT, changed, OWN, decoded, encoded, NUMBERS)

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
    state = _LESSON.open()
    st.html(_STYLE)
    heading("picture")
    with st.sidebar:
        _controls(state)
        _LESSON.history()
    _LESSON.parts("source", SOURCES, label="label.source")
    given = given_picture(state, _LESSON.key("file"))
    refused = given.sentence if isinstance(given, Refusal) else ""
    says_of("picture", notice=state.notice or refused)
    cases = {name: changed(state, **values) for name, values in CASES.items()}
    _LESSON.cases("picture.case", cases)
    _picture(state, bundled(DEFAULT.source, DEFAULT.side) if isinstance(given, Refusal) else given)
    with st.expander(text("picture.code")):
        st.code(code(state), language="python")
    page_link("checkerboard", label=text("picture.checkerboard"))
    st.caption(text("picture.sources"))


# ---- the outputs ----


def _picture(state: OwnPicture, given: Picture) -> None:
    fits = fitting(state, *given.shape[:2])
    if fits != state:
        _too_large(state, given, fits)
        return
    place = st.empty()

    def waiting(now: bool) -> None:
        if now:
            place.markdown(f":orange-background[{text('picture.waiting')}]")
        else:
            place.empty()

    with st.container(key="picture-panes"):
        top, bottom = st.columns(4, gap="small"), st.columns(4, gap="small")
    key = made_from(state, given)
    main = output("transposed", state, given, key, waiting)
    cut = lens(main.shape, (state.row, state.column), PLACES, side_of(state))
    with top[0]:
        _LESSON.sheet("whole", _whole, on_choice=_move, drawn=whole_sheet(main, state))
    with top[1]:
        st.html(pane(main[cut], text("picture.way.transposed"), _layer(state)))
    with bottom[0]:
        part = given[same_part(cut, main.shape, given.shape)]
        size = text("picture.size", height=given.shape[0], width=given.shape[1])
        st.html(pane(part, text("picture.way.input"), size))
    outputs, differences = {}, {}
    for column, twin in zip(top[2:], reversed(TWINS), strict=True):
        outputs[twin] = output(twin, state, given, key, waiting)
        differences[twin] = difference_of(main, outputs[twin], state, (*key, twin))
        with column:
            says, answer = _compared(differences[twin], main)
            st.html(pane(outputs[twin][cut], text(f"picture.way.{twin}"), says, answer))
    other, found = outputs[state.twin], differences[state.twin]
    times = amplified(found.worst)
    title = text("picture.way.difference", twin=text(f"picture.short.{state.twin}"))
    with bottom[1]:
        differs = apart(main[cut], other[cut], times)
        st.html(pane(differs, title, text("picture.times", times=times)))
    with bottom[2]:
        _LESSON.choose("twin", TWINS, format_func=lambda twin: text(f"picture.short.{twin}"))
        st.markdown(_spectrum_says(state, found))
        _downloads(main)
    with bottom[3]:
        _spectrum(found)
    if st.toggle(text("picture.full"), key=_LESSON.key("full")):
        st.html(full(main))


def _whole(state: OwnPicture) -> str | None:
    """Return the sheet of the whole output, None where it is one's own or too large."""
    given = None if state.source == UPLOAD else bundled(state.source, state.side)
    if given is None or fitting(state, *given.shape[:2]) != state:
        return None
    made = output("transposed", state, given, made_from(state, given), lambda now: None)
    return whole_sheet(made, state)


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


def _spectrum(found: Difference) -> None:
    labels = {
        "across": text("picture.across"),
        "down": text("picture.down"),
        "peak": text("picture.peak"),
    }
    figure: go.Figure = spectrum_map(found.spectrum, found.peaks, labels, is_dark(), small=True)
    st.plotly_chart(
        figure,
        key="picture.spectrum",
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
        key="picture.download",
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
            key="picture.use",
            on_click=_LESSON.change,
            kwargs={"stride": fits.stride, "padding": fits.padding},
        )


def _move() -> None:
    """Take the lens to where the whole picture was clicked."""
    place = choice_of("picture.whole").removeprefix(CHOICE).split(",")
    if len(place) == 2 and all(part.isdigit() and int(part) < PLACES for part in place):
        _LESSON.change(row=int(place[0]), column=int(place[1]))


# ---- the controls ----


def _controls(state: OwnPicture) -> None:
    _LESSON.choose("zoom", ZOOMS)
    left, right = st.columns(2, gap="small")
    for place, name in ((left, "kernel"), (right, "stride"), (left, "padding")):
        with place:
            _LESSON.number(name)
    with right:
        _LESSON.select("fill", FILLS)
    if state.fill == "random":
        _LESSON.number("seed")
    if state.source != UPLOAD:
        _LESSON.choose("side", SIDES)
