"""Volumes as voxels in space: the input beside the output that it builds up, a frame for each step.

Depth goes downwards, as the slices do on the page; rows go to the back, columns to the right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped]
from numpy.typing import NDArray

from deconv_viz.charts.colours import roles

Array = NDArray[Any]

UIREVISION = "volumes"
"""As long as it is the same, Plotly keeps the camera over a change of the figure."""

_SIDE = 0.62  # of a voxel's cube: between them one sees what lies behind
_FRAME = 0.86  # the side of the frame around a voxel
_GAP = 2.2  # voxels between the input and the output
_CAMERA = {"eye": {"x": 0.5, "y": -1.2, "z": 0.7}, "projection": {"type": "orthographic"}}
_ROOM = 1.7
"""How large the picture is: the length of its diagonal, in Plotly's units."""
_HIDDEN = {"visible": False, "showspikes": False}
_TEMPLATE = go.layout.Template(
    layout={
        # The buttons that the page hides would push the picture aside.
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "autoexpand": False},
        "showlegend": False,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "scene": {"aspectmode": "manual", "xaxis": _HIDDEN, "yaxis": _HIDDEN, "zaxis": _HIDDEN},
    }
)


def volume_steps(
    x: Array,
    sums: Sequence[Array],
    touched: Sequence[Array],
    labels: Mapping[str, str],
    dark: bool = False,
) -> go.Figure:
    """Return the figure, with frames "0", "1", … and a button for each, in the order of the steps.

    The layout's meta is the name of the frame that is shown.

    x: the input volume (depth, rows, columns). sums: the output volume after each step, the empty
    one first. touched: for each step but the first the mask of the outputs that it adds to.
    labels: "input", "output", and "voxel", a Plotly template with %{customdata} and %{text}.
    """
    colour = roles(dark)
    ground = x.shape, sums[0].shape
    places = _input_places(*ground), _places(sums[0].shape)
    figure = go.Figure(layout={"template": _TEMPLATE, "uirevision": UIREVISION})
    for role, shape, (left, back, top) in zip(("input", "output"), ground, places, strict=True):
        edges = _edges((left.min(), back.min(), top.min()), (left.max(), back.max(), top.max()))
        figure.add_scatter3d(
            **_named(edges),
            mode="lines",
            line={"color": colour[role], "width": 2},
            hoverinfo="skip",
        )
        figure.add_scatter3d(
            x=[float(left.min() + left.max()) / 2],
            y=[float(back.max()) + 0.5],
            z=[float(top.max()) + 1.0],
            mode="text",
            text=[f"<b>{labels[role]} {'×'.join(map(str, shape))}</b>"],
            textfont={"color": colour[role], "size": 14},
            hoverinfo="skip",
        )
    figure.add_mesh3d(**_cubes(x, places[0], _scale(colour, "input"), _most(x)))
    figure.add_trace(_names(x, places[0], "x", labels["voxel"]))
    still = len(figure.data)
    figure.add_mesh3d(**_cubes(sums[0], places[1], _scale(colour, "output"), _most(*sums)))
    nothing = np.zeros(x.shape, bool)
    frames = []
    for step, values in enumerate(sums):
        stamped = nothing.copy()
        stamped.flat[step - 1 : step] = True
        landed = touched[step - 1] if step else np.zeros(values.shape, bool)
        frames.append(
            [
                go.Mesh3d(intensity=_intensity(values)),
                go.Scatter3d(text=_texts(values)),
                _frame_around(places[0], stamped, colour["input"]),
                _frame_around(places[1], landed, colour["kernel"]),
            ]
        )
    figure.add_trace(_names(sums[0], places[1], "y", labels["voxel"]))
    for trace in frames[0][2:]:
        figure.add_trace(trace)
    moving = list(range(still, still + 4))
    figure.frames = [
        go.Frame(name=f"{step}", data=traces, traces=moving, layout={"meta": f"{step}"})
        for step, traces in enumerate(frames)
    ]
    figure.update_layout(
        updatemenus=[_buttons(len(frames))],
        scene={"camera": _CAMERA, "uirevision": UIREVISION, "aspectratio": _ratio(places)},
    )
    return figure


def _ratio(places: Sequence[Sequence[Array]]) -> dict[str, float]:
    """Return the sides of the whole picture, the same length a voxel along each."""
    sides = [float(np.ptp(np.concatenate(line))) + 1 for line in zip(*places, strict=True)]
    diagonal = float(np.linalg.norm(sides))
    return {axis: _ROOM * side / diagonal for axis, side in zip("xyz", sides, strict=True)}


def _places(shape: tuple[int, ...], left: float = 0.0) -> tuple[Array, Array, Array]:
    """Return where the voxels' centres are: to the right, to the back, upwards; row-major."""
    depth, rows, columns = (line.ravel() for line in np.indices(shape))
    return columns + left, -rows.astype(float), -depth.astype(float)


def _input_places(given: tuple[int, ...], made: tuple[int, ...]) -> tuple[Array, Array, Array]:
    """Return the places of the input: at the left of the output, their middles level."""
    columns, rows, depth = _places(given, -given[2] - _GAP)
    return columns, rows - (made[1] - given[1]) / 2, depth - (made[0] - given[0]) / 2


def _edges(low: Sequence[float], high: Sequence[float], room: float = 0.5) -> tuple[list[Any], ...]:
    """Return the twelve edges of a box around the voxels, as lines with gaps."""
    ends = [(round(a - room, 2), round(b + room, 2)) for a, b in zip(low, high, strict=True)]
    lines: tuple[list[Any], ...] = ([], [], [])
    for along in range(3):
        others = [axis for axis in range(3) if axis != along]
        for corner in np.ndindex(2, 2):
            for end in (0, 1):
                lines[along].append(ends[along][end])
                for axis, side in zip(others, corner, strict=True):
                    lines[axis].append(ends[axis][side])
            for line in lines:
                line.append(None)
    return lines


def _named(places: Sequence[Any]) -> dict[str, Any]:
    return dict(zip("xyz", places, strict=True))


def _scale(colour: Mapping[str, str], role: str) -> list[list[Any]]:
    """Return a scale around zero; a list, as named ones differ between Python and the browser."""
    return [
        [0.0, _faded(colour["negative"], 0.95)],
        [0.488, _faded(colour["negative"], 0.4)],
        [0.494, _faded(colour["zero"], 0.04)],
        [0.506, _faded(colour["zero"], 0.04)],
        [0.512, _faded(colour[role], 0.4)],
        [1.0, _faded(colour[role], 0.95)],
    ]


def _most(*volumes: Array) -> float:
    return max(float(np.abs(volume).max()) for volume in volumes) or 1.0


def _faded(colour: str, opacity: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def _cubes(
    values: Array, places: Sequence[Array], scale: list[list[Any]], most: float
) -> dict[str, Any]:
    """Return a cube for each voxel, its colour and opacity by value."""
    corners = np.array(list(np.ndindex(2, 2, 2))) - 0.5
    points = [
        (place[:, None] + _SIDE * corners[:, axis]).ravel() for axis, place in enumerate(places)
    ]
    faces = (8 * np.arange(values.size)[:, None, None] + _TRIANGLES).reshape(-1, 3)
    return {
        **_named([line.round(2).tolist() for line in points]),
        **dict(zip("ijk", faces.T.tolist(), strict=True)),
        "intensity": _intensity(values),
        "colorscale": scale,
        "cmin": -most,
        "cmax": most,
        "showscale": False,
        "flatshading": True,
        # Below 1, Plotly draws the cubes as transparent ones, each by its own colour's opacity.
        "opacity": 0.99,
        "lighting": {"ambient": 0.75, "diffuse": 0.5, "specular": 0.05},
        "hoverinfo": "skip",
    }


def _intensity(values: Array) -> list[Any]:
    """Return the value of each corner."""
    repeated: list[Any] = np.repeat(values.ravel(), 8).tolist()
    return repeated


_TRIANGLES = np.array(
    [
        *((0, 1, 3), (0, 3, 2), (4, 7, 5), (4, 6, 7), (0, 5, 1), (0, 4, 5)),
        *((2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3)),
    ]
)
"""The twelve triangles of a cube, by its corners in binary order."""


def _names(values: Array, places: Sequence[Array], name: str, template: str) -> go.Scatter3d:
    """Return what the pointer tells of each voxel: points that are not seen."""
    return go.Scatter3d(
        **_named([place.tolist() for place in places]),
        mode="markers",
        marker={"size": 14, "color": "rgba(0,0,0,0)"},
        text=_texts(values),
        customdata=[f"{name}[{d},{r},{c}]" for d, r, c in np.ndindex(values.shape)],
        hovertemplate=template + "<extra></extra>",
    )


def _texts(values: Array) -> list[str]:
    return [f"{value:g}" for value in values.ravel().tolist()]


def _frame_around(places: Sequence[Array], mask: Array, colour: str) -> go.Scatter3d:
    """Return the edges of the box around the voxels of a mask."""
    lines: tuple[list[Any], ...] = ([], [], [])
    if mask.any():
        chosen = [place[mask.ravel()] for place in places]
        low, high = ([float(end(line)) for line in chosen] for end in (np.min, np.max))
        lines = _edges(low, high, _FRAME / 2)
    return go.Scatter3d(
        **_named(lines), mode="lines", line={"color": colour, "width": 6}, hoverinfo="skip"
    )


def _buttons(count: int) -> dict[str, Any]:
    """Return one button for each frame; the page hides them, and its player presses them."""
    still = {
        "mode": "immediate",
        "frame": {"duration": 0, "redraw": True},
        "transition": {"duration": 0},
    }
    return {
        "type": "buttons",
        "showactive": False,
        "font": {"size": 1},
        "buttons": [
            {"label": f"{step}", "method": "animate", "args": [[f"{step}"], still]}
            for step in range(count)
        ],
    }
