"""Spectra of pictures: a map of all frequencies, and a cut along one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped]
from numpy.typing import NDArray

from deconv_viz.charts.colours import roles
from deconv_viz.core.spectrum import Peak, Spectrum

_GRID = "rgba(128, 140, 160, 0.22)"
# Small: Plotly's own template travels with every figure. Streamlit's theme colours text and ground.
_TEMPLATE = go.layout.Template(
    layout={
        "margin": {"l": 52, "r": 14, "t": 8, "b": 44},
        "hovermode": "closest",
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
        "yaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
    }
)

FLOOR = -80.0
"""Decibels below the largest magnitude at which the maps and curves end."""


def decibels(magnitude: NDArray[Any], reference: float = 0.0) -> NDArray[np.float64]:
    """Return 20 log10 of the magnitudes over the reference (the largest one if it is 0), at least
    `FLOOR`."""
    most = reference or float(magnitude.max(initial=0.0))
    if not most:
        return np.full(magnitude.shape, FLOOR)
    with np.errstate(divide="ignore"):
        return np.asarray(np.maximum(20 * np.log10(magnitude / most), FLOOR))


def thinned(spectrum: Spectrum, most: int) -> Spectrum:
    """Return the spectrum with at most about `most` frequencies an axis.

    Of neighbours the largest magnitude stays, so that no peak is lost, and the frequency in the
    middle of them.
    """
    frequencies, magnitude = list(spectrum.frequencies), spectrum.magnitude
    for axis, values in enumerate(frequencies):
        step = -(-len(values) // most)
        starts = np.arange(0, len(values), step)
        magnitude = np.maximum.reduceat(magnitude, starts, axis=axis)
        frequencies[axis] = np.add.reduceat(values, starts) / np.diff(starts, append=len(values))
    return Spectrum(tuple(frequencies), magnitude)


def wrapped(frequency: float) -> float:
    """Return a frequency as the spectra have it, from -1/2 up to but not including 1/2."""
    return (frequency + 0.5) % 1 - 0.5


def spectrum_map(
    spectrum: Spectrum,
    peaks: Sequence[Peak],
    labels: Mapping[str, str],
    dark: bool = False,
    reference: float = 0.0,
    small: bool = False,
) -> go.Figure:
    """Return a plane's spectrum as a heatmap, with a circle around each peak.

    labels: "across", "down" and "peak". reference: the magnitude that counts as 0 dB. small: there
    is no room for a scale, and no need of its numbers.
    """
    colour = roles(dark)
    ground = "#10151d" if dark else "#ffffff"
    down, across = spectrum.frequencies
    figure = go.Figure(layout={"template": _TEMPLATE})
    figure.add_heatmap(
        x=across,
        y=down,
        z=np.round(decibels(spectrum.magnitude, reference), 1),
        zmin=FLOOR,
        zmax=0,
        colorscale=[[0, ground], [0.12, ground], [1, colour["output"]]],
        showscale=not small,
        colorbar={"title": {"text": "dB", "side": "top"}, "thickness": 9, "len": 0.9},
        hovertemplate=f"{labels['across']} %{{x:.2f}}<br>{labels['down']} %{{y:.2f}}"
        "<br>%{z} dB<extra></extra>",
    )
    places = {mirror for peak in peaks for mirror in _mirrored(peak)}
    if places:
        figure.add_scatter(
            x=[across for _, across in sorted(places)],
            y=[down for down, _ in sorted(places)],
            mode="markers",
            marker={
                "symbol": "circle-open",
                "size": 17,
                "color": colour["bad"],
                "line": {"width": 2.5},
            },
            hovertemplate=f"{labels['peak']}<extra></extra>",
            cliponaxis=False,
        )
    for update, name in ((figure.update_xaxes, "across"), (figure.update_yaxes, "down")):
        update(
            title={"text": labels[name], "font": {"color": colour["zero"], "size": 13}},
            tickfont={"color": colour["zero"], "size": 12},
            tickvals=[-0.5, -0.25, 0, 0.25, 0.5],
            ticktext=["−½", "−¼", "0", "¼", "½"],
            range=[-0.53, 0.53],
            showgrid=False,
        )
    figure.update_yaxes(autorange=False, range=[0.53, -0.53])
    if small:
        figure.update_layout(margin={"l": 44, "r": 10, "t": 8, "b": 38})
    return figure


def _mirrored(peak: Peak) -> set[tuple[float, float]]:
    """The places of a peak: both of the mirror images, and both edges where it lies on one."""
    found = set()
    for turn in (1, -1):
        down, across = (wrapped(turn * part) for part in peak.frequency)
        found.add((down, across))
    return found


def spectrum_curve(
    spectra: Mapping[str, Spectrum],
    stride: int,
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return cuts through planes' spectra along the columns' frequency, from 0 to 1/2.

    spectra: by name, the one that stands out last. The multiples of 1/stride, where an artefact
    would be, are marked. labels: "across", "level", "multiple", and every name.
    """
    colour = roles(dark)
    shades = [colour["zero"], colour["output"]][-len(spectra) :]
    figure = go.Figure(layout={"template": _TEMPLATE})
    reference = max(float(spectrum.magnitude.max()) for spectrum in spectra.values())
    for multiple in range(1, stride // 2 + 1):
        figure.add_vline(
            x=multiple / stride,
            line={"color": colour["bad"], "dash": "dot", "width": 1.5},
            annotation={
                "text": labels["multiple"].replace("#", f"{multiple}/{stride}"),
                "font": {"color": colour["bad"], "size": 12},
                "xanchor": "right",
                "yanchor": "top",
                "showarrow": False,
            },
            annotation_position="top left",
        )
    for (name, spectrum), shade in zip(spectra.items(), shades, strict=True):
        down, across = spectrum.frequencies
        cut = spectrum.magnitude[int(np.argmin(np.abs(down)))]
        # The spectrum of a real plane has the same at -1/2 and 1/2, and holds only the one.
        places = np.where(across == -0.5, 0.5, across)
        order = np.argsort(places)
        order = order[places[order] >= 0]
        figure.add_scatter(
            x=places[order],
            y=np.round(decibels(cut, reference)[order], 2),
            mode="lines",
            name=labels[name],
            line={"color": shade, "width": 2},
            hovertemplate=f"{labels[name]}: %{{y:.0f}} dB<extra></extra>",
        )
    axis = {"font": {"color": colour["zero"], "size": 13}}
    ticks = {"color": colour["zero"], "size": 12}
    figure.update_xaxes(
        title={"text": labels["across"], **axis},
        tickfont=ticks,
        range=[0, 0.51],
        tickvals=[0, 0.125, 0.25, 0.375, 0.5],
        ticktext=["0", "⅛", "¼", "⅜", "½"],
    )
    figure.update_yaxes(title={"text": labels["level"], **axis}, tickfont=ticks)
    figure.update_layout(
        showlegend=len(spectra) > 1,
        legend={"x": 0.98, "xanchor": "right", "y": 0.98, "bgcolor": "rgba(0,0,0,0)"},
        margin={"l": 58, "r": 16, "t": 10, "b": 44},
    )
    return figure
