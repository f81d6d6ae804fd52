"""Inside a layer: all its pictures, and one output taken apart down to a patch and a kernel."""

from __future__ import annotations

import numpy as np

from deconv_viz.core import AxisArguments
from deconv_viz.network import Opened, Upsampling, opened
from deconv_viz.network.inside import Pictures
from deconv_viz.stage.pad import Plate, Sheet
from deconv_viz.state import Lab
from deconv_viz.state.lab import Edit
from deconv_viz.ui.autoencoder_hero import Passed
from deconv_viz.ui.autoencoder_plates import described, figure, hole, shades, size
from deconv_viz.ui.autoencoder_state import Autoencoder
from deconv_viz.ui.grids import Cell, Grid, Hue, grid, index, number
from deconv_viz.ui.words import text

_WIDE = 464  # pixels for all pictures of a layer
_ONE = 196  # and for one of them
_BELOW = 140
_CELL = 44
_DECIMALS = 3  # what the lab is given: its links stay short, and the product nearly what it was


def taken_apart(state: Autoencoder, way: Passed) -> Opened | None:
    """Return the output that the state names, taken apart; None in a layer without a kernel."""
    if not state.has_kernel:
        return None
    return opened(
        way.network,
        way.vector,
        way.seen,
        state.layer,
        state.channel,
        (state.row, state.column),
        None if state.inputs < 0 else state.inputs,
    )


def inside(state: Autoencoder, way: Passed, found: Opened | None) -> Sheet:
    """Return the sheet of the layer that is open."""
    row, outputs = state.layer_row, way.outputs[state.layer]
    tall, wide = row.output[1:]
    own = outputs[state.channel : state.channel + 1]
    most = float(outputs.max())
    role = "input" if state.layer <= way.network.code else "output"
    plates = {
        "maps": Plate(
            shades(outputs),
            role,
            text("autoencoder.maps_of", layer=row.layer.name, shape=size(row.output)),
            across=min(8, len(outputs)),
            picture=text("autoencoder.channel_short"),
            choose="ch:",
            chosen=(state.channel, 0, 0, tall, wide),
        ),
        "own": Plate(
            shades(own, most),
            role,
            text("autoencoder.cells_of", channel=state.channel),
            picture=text("autoencoder.cell_short"),
            choose="at:",
            cells=True,
            chosen=(0, state.row, state.column, 1, 1),
        ),
    }
    scale = min(_WIDE / plates["maps"].width, 5)
    caption = text(
        "autoencoder.maps",
        count=len(outputs),
        layer=described(row.layer),
        before=size(row.input),
        after=size(row.output),
    )
    chosen = text("autoencoder.own", channel=state.channel)
    html = '<div class="plates">'
    if len(outputs) > 1:
        html += figure(role, caption, hole("maps", plates["maps"].width * scale, scale < 1))
    else:
        del plates["maps"]
        chosen = text(
            "autoencoder.maps_one",
            layer=described(row.layer),
            before=size(row.input),
            after=size(row.output),
        )
    html += figure(role, chosen, hole("own", _ONE)) + "</div>"
    if found is None:
        assert isinstance(row.layer, Upsampling)
        says = text("autoencoder.repeats", factor=row.layer.factor)
        return Sheet(f"{html}<p>{says}</p>", plates)
    below = way.outputs[state.layer - 1] if state.layer else way.seen[np.newaxis]
    plates["below"] = Plate(
        shades(below[found.inputs][np.newaxis], float(below.max())),
        "input" if state.layer <= way.network.code + 1 else "output",
        text("autoencoder.below", channel=found.inputs),
        chosen=(0, *found.origin, *found.patch.shape),
    )
    return Sheet(html + _apart(state, found), plates)


def _apart(state: Autoencoder, found: Opened) -> str:
    hues_of_patch, hues_of_kernel = _hues(found)
    patch = grid(
        Grid(
            found.patch,
            text("autoencoder.patch"),
            "input",
            text("autoencoder.patch"),
            _CELL,
            hues=hues_of_patch,
        )
    )
    kernel = found.kernel.tolist()
    turned = grid(
        Grid(
            found.kernel,
            text("autoencoder.kernel"),
            "kernel",
            text("autoencoder.kernel_turned" if found.flipped else "autoencoder.kernel"),
            _CELL,
            hues=hues_of_kernel,
            texts=[[f"{value:.{_DECIMALS}f}".replace("-", "−") for value in row] for row in kernel],
        )
    )
    share = found.shares[found.inputs]
    activation = state.layer_row.layer.activation
    equals = text(
        f"autoencoder.equals.{activation}",
        cell=f"y<sub>{found.channel}</sub>{index(*found.position)}",
        bias=number(found.bias),
        sum=number(float(found.shares.sum())),
        total=number(found.total),
        value=number(found.value),
        count=len(found.shares),
    )
    below = figure("input", text("autoencoder.below", channel=found.inputs), hole("below", _BELOW))
    return (
        f'<p class="equals">{equals}</p><div class="taken">{below}'
        f'<span class="sign">→</span>{patch}<span class="sign">·</span>{turned}'
        f'<span class="sign">=</span><span class="big">{number(float(share))}</span>'
        f'<div><p class="muted">{text("autoencoder.shares", count=len(found.shares))}</p>'
        f'<div class="shares">{_shares(found)}</div></div></div>'
    )


def _shares(found: Opened) -> str:
    most = float(np.abs(found.shares).max()) or 1.0
    rows = ""
    for channel, share in enumerate(found.shares):
        long = abs(float(share)) / most * 50
        side = f"right:50%;width:{long:.1f}%" if share < 0 else f"left:50%;width:{long:.1f}%"
        pressed = str(channel == found.inputs).lower()
        label = text("autoencoder.share_label", channel=channel, share=number(float(share)))
        rows += (
            f'<button type="button" data-choose="in:{channel}" aria-pressed="{pressed}"'
            f' aria-label="{label}"><span>{channel}</span><span class="lane">'
            f'<i class="{"less" if share < 0 else ""}" style="{side}"></i></span>'
            f"<span>{number(float(share))}</span></button>"
        )
    return rows


def _hues(found: Opened) -> tuple[dict[Cell, Hue], dict[Cell, Hue]]:
    """Return the hue of each product, for the element of the patch and that of the kernel."""
    rows, columns = (
        np.argwhere(axis.taps() == at)
        for axis, at in zip(found.geometry.axes, found.cell, strict=True)
    )
    across = found.kernel.shape[1]
    patch: dict[Cell, Hue] = {}
    kernel: dict[Cell, Hue] = {}
    for i, t in rows.tolist():
        for j, u in columns.tolist():
            patch[i, j] = kernel[t, u] = (t * across + u, found.kernel.size)
    return patch, kernel


def lab_of(found: Opened) -> Lab:
    """Return the lab with this patch and this kernel, rounded, at the output that they make."""
    rows, columns = (
        AxisArguments(axis.size, axis.kernel, axis.stride, 1, 0, 0) for axis in found.geometry.axes
    )
    return Lab(
        rows,
        columns,
        linked=rows == columns,
        input_edits=_edits(found.patch),
        kernel_edits=_edits(found.kernel),
        step=int(np.ravel_multi_index(found.cell, found.geometry.output_shape)) + 1,
        order="output",
    )


def _edits(values: Pictures) -> tuple[Edit, ...]:
    # Adding zero makes a rounded -0.0 a plain zero.
    return tuple(
        (row, column, round(float(value), _DECIMALS) + 0.0)
        for row, line in enumerate(values)
        for column, value in enumerate(line)
    )
