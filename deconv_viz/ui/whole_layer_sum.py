"""One output channel as the sum over the input channels, as HTML for a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import coverage
from deconv_viz.core.channels import Tap, sources, summands, taps_on
from deconv_viz.ui.grids import Cell, Grid, Hue, badge, factor, grid, index, number, tap
from deconv_viz.ui.whole_layer_state import WholeLayer
from deconv_viz.ui.words import text

_ROOM = 880  # pixels of the whole row at 1280 beside the controls
_SIGN = 27  # pixels of a sign with its gaps
_CELL = (9, 22)  # pixels, from and to
_PAIR = 24  # pixels between input and kernel
_ABSENT = 112  # pixels of an input channel of another group
_READABLE = 16  # pixels of a cell in which a number of two digits can be read
_THUMB = 42  # pixels of a small picture of an output channel
_MOST_TERMS = 6  # a channel's products that are written out; the cells show all


def sum_sheet(state: WholeLayer) -> str:
    """Return the stacks of channels, the sum of the chosen one, and one cell of it written out."""
    layer = _Drawn(state)
    return layer.stacks() + layer.sum() + layer.written() + layer.foot()


class _Drawn:
    """The numbers of a state that several parts of the picture need."""

    def __init__(self, state: WholeLayer) -> None:
        self.state = state
        self.values = state.values
        self.before = state.result()
        self.after = state.result(state.activation)
        self.joined = sources(state.output, state.channels, state.filters, state.groups)
        self.place = state.output % self.values.w.shape[1]
        self.parts = summands(
            self.values.x, self.values.w, state.geometry, state.output, state.groups
        )
        self.holes = coverage(state.geometry).counts == 0
        self.at: Cell = (state.row, state.column)
        self.taps: tuple[Tap, ...] = taps_on(state.geometry, self.at)
        self.bias = None if self.values.bias is None else int(self.values.bias[state.output])
        self.cell = self._side()
        self.most = float(max(np.abs(part).max() for part in self.parts.values()))

    def _side(self) -> int:
        """Return a cell's side: all in one row if numbers can be read there, else in two rows."""
        state = self.state
        absent = (state.channels - len(self.joined)) * _ABSENT
        results = 1 + (self.bias is not None) + (state.activation != "linear")
        one = self._fitting(_ROOM - absent, len(self.joined) + results)
        two = self._fitting(_ROOM - absent, max(len(self.joined), results))
        return one if one >= _READABLE else two

    def _fitting(self, room: float, figures: int) -> int:
        each = (room - _SIGN * (figures - 1)) / figures
        pair = (each - _PAIR) / (self.state.size + self.state.kernel)
        return int(min(max(min(each / self.state.axis.output_size, pair) - 1, _CELL[0]), _CELL[1]))

    # ---- the stacks: what goes in, what comes out ----

    def stacks(self) -> str:
        state = self.state
        tall = state.axis.output_size
        cell = max(_THUMB // tall, 2)
        inputs = "".join(
            self._thumb(
                Grid(
                    x,
                    text("whole_layer.input_of", channel=c),
                    "input",
                    cell=max(_THUMB // len(x), 2),
                ),
                text("whole_layer.x", channel=c),
                off=c not in self.joined,
            )
            for c, x in enumerate(self.values.x)
        )
        outputs = "".join(
            self._thumb(
                Grid(y, text("whole_layer.output_of", channel=f), "output", cell=cell),
                text("whole_layer.y", channel=f),
                choose=f"output:{f}",
                pressed=f == state.output,
            )
            for f, y in enumerate(self.after)
        )
        coming = text("whole_layer.stack_in", count=state.channels)
        going = text("whole_layer.stack_out", count=state.filters)
        return (
            f'<div class="stacks"><span class="muted">{coming}</span>'
            f'<div class="stack">{inputs}</div><span class="sign">→</span>'
            f'<span class="muted">{going}</span>'
            f'<div class="stack" role="group" aria-label="{text("whole_layer.choose_output")}">'
            f"{outputs}</div></div>"
        )

    def _thumb(
        self, of: Grid, label: str, *, off: bool = False, choose: str = "", pressed: bool = False
    ) -> str:
        blank = [[""] * of.values.shape[1] for _ in of.values]
        picture = grid(replace(of, texts=blank))
        if not choose:
            return f'<div class="thumb{" off" if off else ""}">{picture}{label}</div>'
        return (
            f'<button class="thumb" data-choose="{choose}" aria-pressed="{str(pressed).lower()}">'
            f"{picture}{label}</button>"
        )

    # ---- the sum ----

    def sum(self) -> str:
        state = self.state
        tall = state.axis.output_size * (self.cell + 1)
        results = []
        if self.bias is not None:
            values = np.full(state.geometry.output_shape, self.bias)
            results += [_sign("+"), self._result(values, "bias", "kernel", holes=False)]
        results.append(_sign("="))
        if state.activation != "linear":
            name = text(f"whole_layer.activation.{state.activation}")
            results += [self._result(self.before[state.output], "z", "canvas"), _sign("→", name)]
        results.append(self._result(self.after[state.output], "y", "output"))
        before = "".join(self._absent(c) for c in range(self.joined.start))
        after = "".join(self._absent(c) for c in range(self.joined.stop, state.channels))
        inputs = before + _sign("+").join(map(self._part, self.joined)) + after
        return (
            f'<div class="sum" style="--tall:{tall}px"><div class="parts">{inputs}</div>'
            f'<div class="parts">{"".join(results)}</div></div>'
        )

    def _absent(self, channel: int) -> str:
        """Return the column of an input channel that nothing joins with this output channel."""
        x = self._input(channel)
        says = text("whole_layer.not_joined", output=self.state.output)
        says = f'<div class="absent">{says}</div>'
        return f'<div class="part"><div class="off">{grid(x)}</div>{says}</div>'

    def _input(self, channel: int) -> Grid:
        return Grid(
            self.values.x[channel],
            text("whole_layer.input_of", channel=channel),
            "input",
            caption=text("whole_layer.x", channel=channel),
            cell=self.cell,
        )

    def _part(self, channel: int) -> str:
        """Return the column of an input channel: input and kernel, and beneath it what they add."""
        count = len(self.taps)
        inputs: dict[Cell, Hue] = {_cell(t.input): (i, count) for i, t in enumerate(self.taps)}
        kernels: dict[Cell, Hue] = {_cell(t.kernel): (i, count) for i, t in enumerate(self.taps)}
        x = replace(self._input(channel), hues=inputs)
        names: dict[str, Any] = {"channel": channel, "output": self.state.output}
        w = Grid(
            self.values.w[channel, self.place],
            text("whole_layer.kernel_of", **names),
            "kernel",
            caption=text("whole_layer.w", **names),
            cell=self.cell,
            hues=kernels,
        )
        part = Grid(
            self.parts[channel],
            text("whole_layer.summand_of", **names),
            "canvas",
            caption=text("whole_layer.summand", **names),
            cell=self.cell,
            most=self.most,
            chosen=frozenset({self.at}),
            holes=self.holes,
            choose="cell:",
            name=f"summand{channel}",
        )
        pair = f'<div class="pair">{grid(x)}<span class="sign">∗</span>{grid(w)}</div>'
        return f'<div class="part">{pair}{grid(part)}</div>'

    def _result(self, values: NDArray[Any], what: str, role: str, *, holes: bool = True) -> str:
        bias = "" if self.bias is None else number(self.bias)
        names: dict[str, Any] = {"output": self.state.output, "bias": bias}
        return grid(
            Grid(
                values,
                text(f"whole_layer.{what}_of", **names),
                role,
                caption=text(f"whole_layer.{what}_caption", **names),
                cell=self.cell,
                chosen=frozenset({self.at}),
                holes=self.holes if holes else None,
                choose="cell:",
                name=what,
            )
        )

    # ---- the chosen cell, written out ----

    def written(self) -> str:
        """Return a line for each input channel, the bias, their sum and the activation."""
        state, added = self.state, [self.parts[c][self.at] for c in self.joined]
        lines = [
            (text("whole_layer.line_input", channel=c), self._terms(c), _equals(total))
            for c, total in zip(self.joined, added, strict=True)
        ]
        if self.bias is not None:
            hole = self.holes[self.at]
            says = text("whole_layer.line_bias_hole" if hole else "whole_layer.line_bias")
            name = text("whole_layer.bias_name", output=state.output)
            lines.append((name, says, _equals(self.bias)))
            added.append(self.bias)
        z, y = self.before[state.output][self.at], self.after[state.output][self.at]
        name = f"{text('whole_layer.y', channel=state.output)}{index(*self.at)}"
        linear = state.activation == "linear"
        total = " + ".join([number(added[0]), *map(factor, added[1:])])
        lines.append((name if linear else text("whole_layer.z_caption"), total, _equals(z)))
        if not linear:
            applied = text(f"whole_layer.line_{state.activation}", value=factor(z))
            lines.append((name, applied, _equals(y)))
        rows = ""
        for line, (head, says, total) in enumerate(lines, start=1):
            last = " last" if line == len(lines) else ""
            rows += f'<span class="name{last}">{head}</span><span>{says}</span>'
            rows += f'<span class="total{last}">{total}</span>'
        return f'<div class="written" aria-live="polite">{rows}</div>'

    def _terms(self, channel: int) -> str:
        if not self.taps:
            return text("whole_layer.no_taps")
        x, w = self.values.x[channel], self.values.w[channel, self.place]
        terms = [
            tap(place, len(self.taps), f"{number(x[t.input])}·{factor(w[t.kernel])}")
            for place, t in enumerate(self.taps[:_MOST_TERMS])
        ]
        more = len(self.taps) - len(terms)
        rest = f" + {text('whole_layer.more', count=more)}" if more else ""
        return " + ".join(terms) + rest

    def foot(self) -> str:
        """Return how to use the picture, and whether both ways agree in every output channel."""
        state = self.state
        pairwise = [
            sum(summands(self.values.x, self.values.w, state.geometry, f, state.groups).values())
            for f in range(state.filters)
        ]
        if self.values.bias is not None:
            pairwise = [part + b for part, b in zip(pairwise, self.values.bias, strict=True)]
        equal = bool(np.array_equal(np.stack(pairwise), self.before))
        says = text(
            "whole_layer.equal" if equal else "whole_layer.differs",
            cells=self.before.size,
        )
        return (
            f'<div class="foot"><span class="muted">{text("whole_layer.how")}</span>'
            f"{badge(equal, says)}</div>"
        )


def _cell(place: tuple[int, ...]) -> Cell:
    row, column = place
    return row, column


def _equals(value: float) -> str:
    """Return what a line comes to; two decimals are not the whole number."""
    return f"{'=' if float(value).is_integer() else '≈'} {number(value)}"


def _sign(sign: str, below: str = "") -> str:
    return f'<span class="sign">{sign}{f"<small>{below}</small>" if below else ""}</span>'
