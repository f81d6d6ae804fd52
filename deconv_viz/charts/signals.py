"""Signals as stems and curves, and what a transposed convolution does to their spectrum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped]
from numpy.typing import NDArray

from deconv_viz.charts.colours import roles
from deconv_viz.core.spectrum import Filtering

Array = NDArray[Any]

_GRID = "rgba(128, 140, 160, 0.22)"
_TEMPLATE = go.layout.Template(
    layout={
        "margin": {"l": 8, "r": 8, "t": 6, "b": 38},
        "hovermode": "closest",
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
        "yaxis": {"showgrid": False, "showticklabels": False, "fixedrange": True},
    }
)
_ROWS = ((0.7, 0.93), (0.35, 0.58), (0.0, 0.23))
"""The room of the three signals, from below."""


def signal_rows(
    x: Array,
    inserted: Array,
    output: Array,
    stride: int,
    window: tuple[int, int],
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return three signals over one time: the input, the zeros between, the output.

    x stands at every stride-th place. window: the first and last place that are shown. labels:
    "input", "inserted", "output" and "time".
    """
    colour = roles(dark)
    figure = go.Figure(layout={"template": _TEMPLATE})
    rows = (
        ("input", np.arange(len(x)) * stride, x, "input"),
        ("inserted", np.arange(len(inserted)), inserted, "zero"),
        ("output", np.arange(len(output)), output, "output"),
    )
    for number, (name, places, values, role) in enumerate(rows, 1):
        shown = (places >= window[0]) & (places <= window[1])
        _stems(figure, places[shown], values[shown], colour[role], number, labels[name])
        if name == "output":
            _curve(figure, places[shown], values[shown], colour[role], number)
        most = 1.1 * (float(np.abs(values[shown]).max()) or 1.0)
        axis = f"yaxis{number if number > 1 else ''}"
        figure.update_layout(
            {axis: {"domain": _ROWS[number - 1], "range": [-most, most], "zeroline": True}}
        )
        figure.update_layout({axis: {"zerolinecolor": _GRID}})
        figure.add_annotation(
            text=f"<b>{labels[name]}</b>",
            xref="paper",
            yref="paper",
            x=0,
            y=_ROWS[number - 1][1],
            xanchor="left",
            yanchor="bottom",
            showarrow=False,
            font={"color": colour[role], "size": 13},
        )
    figure.update_xaxes(
        range=[window[0] - 1, window[1] + 1],
        title={
            "text": labels["time"],
            "font": {"color": colour["zero"], "size": 13},
            "standoff": 4,
        },
        tickfont={"color": colour["zero"], "size": 12},
        anchor="y3",
    )
    return figure


def _stems(
    figure: go.Figure, places: Array, values: Array, colour: str, number: int, name: str
) -> None:
    """Draw a line from zero to each value, and a dot on it; zeros are open dots."""
    gaps = np.full(len(places), None)
    figure.add_scatter(
        x=np.stack([places, places, gaps], 1).ravel().tolist(),
        y=np.stack([np.zeros(len(places)), values, gaps], 1).ravel().tolist(),
        mode="lines",
        line={"color": colour, "width": 1.5},
        hoverinfo="skip",
        yaxis=f"y{number}",
    )
    figure.add_scatter(
        x=places.tolist(),
        y=values.tolist(),
        mode="markers",
        marker={
            "color": colour,
            "size": 6,
            "symbol": ["circle-open" if value == 0 else "circle" for value in values.tolist()],
        },
        hovertemplate=f"{name}[%{{x}}]: %{{y:.3f}}<extra></extra>",
        yaxis=f"y{number}",
    )


def _curve(figure: go.Figure, places: Array, values: Array, colour: str, number: int) -> None:
    figure.add_scatter(
        x=places.tolist(),
        y=values.tolist(),
        mode="lines",
        line={"color": colour, "width": 1},
        opacity=0.6,
        hoverinfo="skip",
        yaxis=f"y{number}",
    )


def spectrum_curve(
    of: Filtering, stride: int, labels: Mapping[str, str], dark: bool = False
) -> go.Figure:
    """Return what zero insertion makes of the spectrum, the kernel as its filter, and what is left.

    All in parts of the largest of the zero-inserted input; the kernel over the stride, so that 1
    keeps a frequency. Beyond 1/(2s) there are images and nothing else. labels: "inserted",
    "kernel", "output", "images" and "frequency".
    """
    colour = roles(dark)
    half = of.frequencies >= 0
    places = of.frequencies[half]
    whole = float(of.inserted.max()) or 1.0
    inserted = of.inserted[half] / whole
    kernel = of.kernel[half] / stride
    output = of.output[half] / (whole * stride)
    figure = go.Figure(layout={"template": _TEMPLATE})
    figure.add_vrect(
        x0=of.passband,
        x1=0.5,
        fillcolor=colour["bad"],
        opacity=0.08,
        line={"width": 0},
        layer="below",
    )
    figure.add_annotation(
        x=(of.passband + 0.5) / 2,
        y=1.13,
        text=f"<b>{labels['images']}</b>",
        showarrow=False,
        font={"color": colour["bad"], "size": 13},
    )
    for name, values, role, filled, width, dash in (
        ("inserted", inserted, "zero", True, 1.2, "dot"),
        ("output", output, "output", True, 2.0, "solid"),
        ("kernel", kernel, "kernel", False, 2.5, "solid"),
    ):
        figure.add_scatter(
            x=places.tolist(),
            y=np.round(values, 4).tolist(),
            name=labels[name],
            mode="lines",
            line={"color": colour[role], "width": width, "dash": dash},
            fill="tozeroy" if filled else "none",
            fillcolor=_faded(colour[role], 0.12 if name == "inserted" else 0.4),
            hovertemplate=f"{labels[name]}, %{{x:.3f}}: %{{y:.2f}}<extra></extra>",
        )
    ticks = [share / (2 * stride) for share in range(stride + 1)]
    figure.update_xaxes(
        range=[-0.008, 0.515],
        tickvals=ticks,
        ticktext=["0", *(_fraction(share, 2 * stride) for share in range(1, stride + 1))],
        title={"text": labels["frequency"], "font": {"color": colour["zero"], "size": 13}},
        tickfont={"color": colour["zero"], "size": 12},
    )
    figure.update_yaxes(range=[0, 1.22])
    figure.update_layout(
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "font": {"size": 13, "color": colour["zero"]},
        },
        margin={"t": 30},
    )
    return figure


def _fraction(above: int, below: int) -> str:
    return "1/2" if 2 * above == below else f"{above}/{below}"


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
