"""How many numbers a layer has and how often it multiplies, as HTML."""

from __future__ import annotations

from deconv_viz.core.channels import parameters, work
from deconv_viz.ui.whole_layer_state import WholeLayer
from deconv_viz.ui.words import text


def counts_sheet(state: WholeLayer) -> str:
    """Return the counts of this very layer: its parameters, and both ways of multiplying."""
    return f'<div class="row top"><div class="wide">{_work(state)}</div>{_parameters(state)}</div>'


def _parameters(state: WholeLayer) -> str:
    kernel = state.geometry.kernel_shape
    weights = parameters(state.channels, state.filters, kernel, state.groups)
    bias = state.filters if state.bias else 0
    rows = [
        (
            text(
                "whole_layer.weights_count",
                channels=state.channels,
                filters=state.filters // state.groups,
                kernel="·".join(map(str, kernel)),
            ),
            weights,
        ),
        (text("whole_layer.bias_count"), bias),
        (text("whole_layer.parameters"), weights + bias),
    ]
    if state.groups > 1:
        ungrouped = parameters(state.channels, state.filters, kernel) + bias
        rows.append((text("whole_layer.ungrouped", groups=state.groups), ungrouped))
    return f'<div class="frame">{_table(rows, total=2)}</div>'


def _work(state: WholeLayer) -> str:
    done = work(state.geometry, state.channels, state.filters, state.groups)
    most = max(done.direct, done.inserted)
    lost = done.direct - done.landed
    bars = _bar(
        text("whole_layer.stamps"),
        [
            ("used", done.landed, text("whole_layer.landed", count=done.landed)),
            ("spilt", lost, text("whole_layer.cropped", count=lost)),
        ],
        most,
        done.direct,
    )
    bars += _bar(
        text("whole_layer.insertion"),
        [
            ("used", done.landed, text("whole_layer.landed", count=done.landed)),
            ("waste", done.wasted, text("whole_layer.wasted", count=done.wasted)),
        ],
        most,
        done.inserted,
    )
    axis = state.axis
    pairs = state.channels * (state.filters // state.groups)
    rows = [
        (
            text("whole_layer.direct_formula", pairs=pairs, size=axis.size, kernel=axis.kernel),
            done.direct,
        ),
        (
            text(
                "whole_layer.inserted_formula",
                pairs=pairs,
                output=axis.output_size,
                kernel=axis.kernel,
            ),
            done.inserted,
        ),
    ]
    if lost:
        rows.insert(1, (text("whole_layer.lost_formula"), lost))
    share = round(100 * done.wasted / done.inserted)
    says = text(
        "whole_layer.waste", wasted=f"{done.wasted:,}", of=f"{done.inserted:,}", share=share
    )
    return f'<p>{says}</p><div class="bars">{bars}</div>{_table(rows)}'


def _bar(name: str, parts: list[tuple[str, int, str]], most: int, total: int) -> str:
    spans = "".join(
        f'<span class="{kind}" style="width:{100 * count / most:.3f}%" title="{says}">'
        f"{says if count > 0.14 * most else ''}</span>"
        for kind, count, says in parts
        if count
    )
    return (
        f'<div class="bar"><span>{name}: <b>{total:,}</b></span>'
        f'<div class="track">{spans}</div></div>'
    )


def _table(rows: list[tuple[str, int]], total: int = -1) -> str:
    cells = "".join(
        f"<tr{' data-chosen' if place == total else ''}><td>{name}</td>"
        f'<td class="right">{count:,}</td></tr>'
        for place, (name, count) in enumerate(rows)
    )
    return f'<table class="facts">{cells}</table>'
