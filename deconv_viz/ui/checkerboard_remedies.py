"""The remedies on one picture: side by side, and as spectra."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped]
import streamlit as st
from numpy.typing import NDArray

from deconv_viz.charts.spectrum import spectrum_curve, spectrum_map
from deconv_viz.core.pictures import picture
from deconv_viz.core.remedies import REMEDIES, side_by_side
from deconv_viz.core.spectrum import Peak, Spectrum, artefact, spectrum
from deconv_viz.lessons.checkerboard import Checkerboard
from deconv_viz.ui.checkerboard_overlap import STYLE
from deconv_viz.ui.grids import number, row
from deconv_viz.ui.output_size_forward import is_dark
from deconv_viz.ui.picture_png import address, in_bytes
from deconv_viz.ui.words import language, text

SIZE = 40
"""Rows and columns of the small picture, as far as it is shown."""

MARGIN = 8
"""What of the picture lies beyond that at each side: a dark border would be in the spectrum."""

CLOSE = 20
"""Rows and columns of the part that is shown enlarged."""

STANDS_OUT = 4.0
"""A peak of so many times its neighbours, and of `SEEN` of the mean, counts as an artefact."""

SEEN = 0.005

_STYLE = """<style>
.cb img { image-rendering: pixelated; display: block; border-radius: 4px; max-width: 100%; }
.cb .ways { display: grid; grid-template-columns: repeat(auto-fill, minmax(162px, 1fr));
  gap: 10px; }
.cb .way { min-width: 0; display: flex; flex-direction: column; gap: 4px; }
.cb .way h4 { margin: 0; font-size: 14px; line-height: 1.25; min-height: 2.5em; display: flex;
  align-items: flex-end; }
.cb .way small { color: var(--muted); font-size: 12.5px; line-height: 1.3; }
.cb .way b { font-size: 15px; }
</style>"""


class Shown(NamedTuple):
    """A picture after a remedy: in colours, the spectrum of its grey, its peaks, its ripple."""

    picture: NDArray[np.uint8]
    spectrum: Spectrum
    peaks: tuple[Peak, ...]
    ripple: float

    @property
    def stands_out(self) -> tuple[Peak, ...]:
        """The peaks that make an artefact."""
        return tuple(p for p in self.peaks if p.ratio >= STANDS_OUT and p.relative >= SEEN)


def after(state: Checkerboard) -> dict[str, Shown]:
    """Return the picture of a state after every remedy."""
    return _after(state.picture, state.kernel, state.stride, state.fill, state.seed)


@lru_cache(maxsize=32)
def _after(name: str, kernel: int, stride: int, fill: str, seed: int) -> dict[str, Shown]:
    state = Checkerboard(picture=name, kernel=kernel, stride=stride, fill=fill, seed=seed)
    whole_size = SIZE + 2 * MARGIN
    small = picture(name, whole_size, whole_size).astype(np.float64)
    shown_part = (slice(MARGIN * stride, (MARGIN + SIZE) * stride),) * 2
    channels = [side_by_side(small[..., c], state.w, state.strides) for c in range(3)]
    shown = {}
    for ways in zip(*channels, strict=True):
        whole = np.stack([way.output[shown_part] for way in ways], axis=-1)
        grey = whole.mean(axis=-1) / (ways[0].gain or 1.0)
        shown[ways[0].name] = Shown(
            in_bytes(whole, ways[0].gain),
            spectrum(grey),
            artefact(grey, state.strides),
            ways[0].ripple,
        )
    return shown


def remedies_sheet(state: Checkerboard) -> str:
    """Return the sheet: the same picture by every way, beneath it a part of it enlarged."""
    ways = "".join(_way(state, name, shown) for name, shown in after(state).items())
    return STYLE + _STYLE + f'<div class="cb remedies"><div class="ways">{ways}</div></div>'


def _way(state: Checkerboard, name: str, shown: Shown) -> str:
    clean = not shown.ripple
    said = (
        text("checkerboard.no_ripple")
        if clean
        else text("checkerboard.with_ripple", ripple=number(round(100 * shown.ripple)))
    )
    multiple = state.kernel + -state.kernel % state.stride
    title = text(
        f"checkerboard.remedy.{name}", kernel=state.kernel, stride=state.stride, multiple=multiple
    )
    return (
        f'<div class="way" data-name="{name}"><h4>{title}</h4>{_image(shown.picture, title, 160)}'
        f"{_image(_close(shown.picture), title, 160)}"
        f'<b class="{"yes" if clean else "no"}">{said}</b>'
        f"<small>{text(f'checkerboard.remedy_says.{name}')}</small></div>"
    )


def _close(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The middle of a picture."""
    top, left = ((n - CLOSE) // 2 for n in picture.shape[:2])
    return picture[top : top + CLOSE, left : left + CLOSE]


def _image(picture: NDArray[np.uint8], title: str, width: int) -> str:
    return f'<img src="{address(picture)}" alt="{title}" width="{width}" height="{width}">'


def spectrum_sheet(state: Checkerboard) -> str:
    """Return the sheet: the picture of the remedy, and what stands out of its spectrum."""
    shown = after(state)[state.remedy]
    found = shown.stands_out
    if found:
        answer = text("checkerboard.peak", times=_times(found[0].ratio))
        says = text("checkerboard.peak_says", count=len(found), stride=state.stride)
    else:
        answer, says = text("checkerboard.no_peak"), text("checkerboard.no_peak_says")
    said = (
        f'<div class="side"><p class="answer {"no" if found else "yes"}">{answer}</p>'
        f"<p>{says}</p></div>"
    )
    label = text(f"checkerboard.short.{state.remedy}")
    images = _image(shown.picture, label, 160) + _image(_close(shown.picture), label, 160)
    return STYLE + _STYLE + f'<div class="cb spectrum">{row(images, said)}</div>'


def _times(ratio: float) -> str:
    return text("checkerboard.many") if ratio > 9999 else f"{ratio:.0f}"


def charts(state: Checkerboard) -> None:
    """Draw the map of the spectrum, and beside it the cut with the untouched layer's."""
    left, right = st.columns([5, 6], gap="small")
    shown = after(state)
    key = (state.picture, state.kernel, state.stride, state.fill, state.seed, state.remedy)
    with left:
        st.plotly_chart(
            _map(key, language(), is_dark()),
            key="checkerboard.map",
            height=330,
            config={"displayModeBar": False},
            alt=text("checkerboard.map_alt", count=len(shown[state.remedy].stands_out)),
        )
    with right:
        st.plotly_chart(
            _curve(key, language(), is_dark()),
            key="checkerboard.curve",
            height=330,
            config={"displayModeBar": False},
            alt=text("checkerboard.curve_alt"),
        )


_Key = tuple[str, int, int, str, int, str]


@st.cache_resource(max_entries=60, show_spinner=False)
def _map(key: _Key, of: str, dark: bool) -> go.Figure:
    shown = _after(*key[:5])
    here = shown[key[5]]
    labels = {
        "across": text("checkerboard.across", of),
        "down": text("checkerboard.down", of),
        "peak": text("checkerboard.peak_here", of),
    }
    return spectrum_map(here.spectrum, here.stands_out, labels, dark)


@st.cache_resource(max_entries=60, show_spinner=False)
def _curve(key: _Key, of: str, dark: bool) -> go.Figure:
    shown = _after(*key[:5])
    names = dict.fromkeys(("untouched", key[5]))
    labels = {name: text(f"checkerboard.short.{name}", of) for name in REMEDIES} | {
        "across": text("checkerboard.across", of),
        "level": text("checkerboard.level", of),
        "multiple": text("checkerboard.multiple", of, multiple="#"),
    }
    return spectrum_curve({name: shown[name].spectrum for name in names}, key[2], labels, dark)
