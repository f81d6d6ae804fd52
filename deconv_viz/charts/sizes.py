"""Curves of sizes: what a layer makes of every input, and what the ordinary convolution does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go  # type: ignore[import-untyped]

from deconv_viz.charts.colours import roles
from deconv_viz.core.sizes import forward_size

_GRID = "rgba(128, 140, 160, 0.22)"
# Small: Plotly's own template travels with every figure. Streamlit's theme colours text and ground.
_TEMPLATE = go.layout.Template(
    layout={
        "margin": {"l": 52, "r": 12, "t": 8, "b": 44},
        "hovermode": "closest",
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"gridcolor": _GRID, "zeroline": False, "dtick": 1, "fixedrange": True},
        "yaxis": {"gridcolor": _GRID, "zeroline": False, "fixedrange": True},
    }
)


def _axes(figure: go.Figure, labels: Mapping[str, str], muted: str) -> None:
    for update, name in ((figure.update_xaxes, "input"), (figure.update_yaxes, "output")):
        update(
            title={"text": labels[name], "font": {"color": muted, "size": 14}},
            tickfont={"color": muted, "size": 13},
        )


def size_curve(
    outputs: Mapping[int, int | None],
    open_outputs: Mapping[int, Sequence[int]],
    size: int,
    factor: int,
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return the outputs against the inputs, beside the line factor * input.

    outputs: the output of each input, None where there is none. open_outputs: further outputs that
    the layer leaves open. size: the present input; its point and its distance from the line are
    marked. labels: "input", "output", "line" (at the line's end), "point" and "gap".
    """
    colour = roles(dark)
    figure = go.Figure(layout={"template": _TEMPLATE})
    line = {i: factor * i for i in outputs}
    figure.add_scatter(
        x=list(line),
        y=list(line.values()),
        mode="lines+markers",
        line={"color": colour["zero"], "dash": "dash", "width": 1.5},
        marker={"symbol": "line-ew-open", "size": 9, "color": colour["zero"]},
        hovertemplate=f"{labels['line']}: %{{y}}<extra></extra>",
    )
    others = [(i, o) for i, several in open_outputs.items() for o in several if o != outputs[i]]
    if others:
        figure.add_scatter(
            x=[i for i, _ in others],
            y=[o for _, o in others],
            mode="markers",
            marker={"symbol": "circle-open", "size": 8, "color": colour["output"]},
            hovertemplate=f"%{{x}} → %{{y}}, {labels['open']}<extra></extra>",
        )
    figure.add_scatter(
        x=list(outputs),
        y=list(outputs.values()),
        mode="lines+markers+text",
        text=["" if o is None else f"{o}" for o in outputs.values()],
        textposition="bottom right",
        textfont={"color": colour["output"], "size": 13},
        line={"color": colour["output"], "width": 2},
        marker={"size": 8, "color": colour["output"]},
        hovertemplate="%{x} → %{y}<extra></extra>",
        cliponaxis=False,
    )
    now = outputs[size]
    if now is not None:
        _mark(figure, size, now, line[size], labels, colour)
    last = max(line)
    figure.add_annotation(
        x=last,
        y=line[last],
        text=labels["line"],
        showarrow=False,
        xanchor="right",
        yanchor="bottom",
        xshift=-6,
        yshift=6,
        font={"color": colour["zero"], "size": 13},
    )
    _axes(figure, labels, colour["zero"])
    figure.update_xaxes(range=[min(line) - 0.5, last + 0.6])
    return figure


def _mark(
    figure: go.Figure,
    size: int,
    output: int,
    wanted: int,
    labels: Mapping[str, str],
    colour: Mapping[str, str],
) -> None:
    """Mark the present point, and how far it is from the line."""
    if output != wanted:
        figure.add_scatter(
            x=[size, size],
            y=[output, wanted],
            mode="lines",
            line={"color": colour["bad"], "width": 4},
            hoverinfo="skip",
        )
    figure.add_scatter(
        x=[size],
        y=[output],
        mode="markers",
        marker={
            "size": 13,
            "color": colour["output"],
            "line": {"color": colour["input"], "width": 3},
        },
        hovertemplate="%{x} → %{y}<extra></extra>",
    )
    figure.add_annotation(
        x=size,
        y=max(output, wanted),
        text=f"<b>{labels['point']}</b><br>{labels['gap']}",
        align="right",
        showarrow=True,
        arrowhead=0,
        arrowwidth=1,
        arrowcolor=colour["zero"],
        standoff=9,
        ax=-64,
        ay=-44,
        font={"size": 15, "color": colour["output"] if output == wanted else colour["bad"]},
    )


def staircase(
    sizes: Sequence[int],
    layer: tuple[int, int, int, int],
    output: int,
    collapsing: Sequence[int],
    chosen: int,
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return the ordinary convolution's output against its input: a staircase.

    layer: kernel, stride, dilation and padding. collapsing: the inputs that share the step
    `output`; chosen: the one among them that is looked at. labels: "input", "output" and "step".
    """
    colour = roles(dark)
    kernel, stride, dilation, padding = layer
    steps = [forward_size(size, kernel, stride, dilation, padding) for size in sizes]
    figure = go.Figure(layout={"template": _TEMPLATE})
    figure.add_scatter(
        x=list(sizes),
        y=steps,
        mode="lines+markers",
        line={"color": colour["zero"], "width": 1.5, "shape": "hv"},
        marker={"size": 7, "color": colour["zero"]},
        hovertemplate="%{x} → %{y}<extra></extra>",
    )
    figure.add_scatter(
        x=list(collapsing),
        y=[output] * len(collapsing),
        mode="lines+markers+text",
        # More than three numbers would lie on each other.
        text=[
            f"{size}" if len(collapsing) <= 3 or size in (collapsing[0], collapsing[-1]) else ""
            for size in collapsing
        ],
        textposition="top center",
        textfont={"color": colour["output"], "size": 13},
        line={"color": colour["output"], "width": 4},
        marker={
            "size": [15 if size == chosen else 10 for size in collapsing],
            "color": colour["output"],
            "line": {
                "color": colour["input"],
                "width": [3 if size == chosen else 0 for size in collapsing],
            },
        },
        hovertemplate="%{x} → %{y}<extra></extra>",
    )
    _axes(figure, labels, colour["zero"])
    figure.update_xaxes(dtick=max(1, len(sizes) // 14))
    figure.update_yaxes(tickvals=sorted({*steps, output}))
    return figure
