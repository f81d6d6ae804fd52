"""Curves of a training: the loss of each epoch, and the floor that no model can go below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10

import plotly.graph_objects as go  # type: ignore[import-untyped]

from deconv_viz.charts.colours import roles

_GRID = "rgba(128, 140, 160, 0.22)"
# Small: Plotly's own template travels with every figure. Streamlit's theme colours text and ground.
_TEMPLATE = go.layout.Template(
    layout={
        "margin": {"l": 56, "r": 12, "t": 8, "b": 44},
        "hovermode": "x unified",
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
        "yaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
    }
)
_TICKS = (0.05, 0.06, 0.07, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0)


def loss_curve(
    training: Sequence[float],
    validation: Sequence[float],
    floor: float,
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return the losses against the epochs, from 1, on a logarithmic scale, with the floor.

    validation may be empty. labels: "epoch", "loss", "training", "validation" and "floor", the last
    of which stands on its line. Raises ValueError if there is no epoch.
    """
    if not training:
        raise ValueError("A curve needs at least one epoch.")
    colour = roles(dark)
    figure = go.Figure(layout={"template": _TEMPLATE})
    epochs = list(range(1, len(training) + 1))
    for name, values, role, dash in (
        ("training", training, "input", "solid"),
        ("validation", validation, "output", "dash"),
    ):
        if not values:
            continue
        figure.add_scatter(
            x=epochs,
            y=list(values),
            mode="lines",
            line={"color": colour[role], "width": 2.5, "dash": dash},
            name=labels[name],
            hovertemplate="%{y:.4f}",
        )
        # The two lie on each other at the end: their names stand where the curve is steep.
        place = min(1 if name == "training" else 2, len(values) - 1)
        figure.add_annotation(
            x=epochs[place],
            y=log10(values[place]),
            text=labels[name],
            showarrow=False,
            xanchor="left",
            yanchor="bottom",
            xshift=8,
            font={"color": colour[role], "size": 13},
        )
    figure.add_scatter(
        x=[1, max(2, len(epochs))],
        y=[floor, floor],
        mode="lines",
        line={"color": colour["bad"], "width": 2, "dash": "dot"},
        name=labels["floor"],
        hovertemplate=f"{floor:.4f}",
    )
    figure.add_annotation(
        x=1,
        xref="paper",
        xanchor="right",
        y=log10(floor),
        yanchor="top",
        yshift=-2,
        text=labels["floor"],
        showarrow=False,
        font={"color": colour["bad"], "size": 13},
    )
    figure.update_xaxes(title={"text": labels["epoch"], "font": {"color": colour["zero"]}})
    figure.update_yaxes(
        type="log",
        title={"text": labels["loss"], "font": {"color": colour["zero"]}},
        tickvals=list(_TICKS),
        ticktext=[f"{tick:g}" for tick in _TICKS],
        range=[log10(floor * 0.86), log10(max(*training, *(validation or training)) * 1.1)],
    )
    for update in (figure.update_xaxes, figure.update_yaxes):
        update(tickfont={"color": colour["zero"], "size": 13})
    return figure
