"""Small pictures of the page of output sizes, as HTML that follows the theme by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from deconv_viz.core.sizes import Strip, windows
from deconv_viz.ui.words import text

_MOST_COLUMNS = 34


def answer(size: int, output: int, says: str, good: bool) -> str:
    """Return the answer at one look: 5 → 9, and what that means."""
    tone = "good" if good else "bad"
    return (
        f'<div class="os answer"><span class="sizes"><span class="input">{size}</span> → '
        f'<span class="output">{output}</span></span>'
        f'<span class="says {tone}">{escape(says)}</span></div>'
    )


def headline(says: str) -> str:
    """Return one sentence in the place of the answer: why there is none."""
    return f'<div class="os answer"><span class="says bad">{escape(says)}</span></div>'


def chain(sizes: Sequence[int], says: str) -> str:
    """Return several sizes one after another, the last the output, and what that means."""
    first = " → ".join(f'<span class="input">{size}</span>' for size in sizes[:-1])
    return (
        f'<div class="os answer"><span class="sizes">{first} → <span class="output">{sizes[-1]}'
        f'</span></span><span class="says bad">{escape(says)}</span></div>'
    )


def attempt(
    name: str,
    code: str,
    why: str,
    runs: Sequence[str],
    sizes: tuple[int, int | None],
    marks: tuple[int, int],
) -> str:
    """Return one way to write a layer, with a bar for what came out.

    sizes: what went in and what came out, None where it raised. marks: the size of the picture, and
    the one that is wanted, at which the bar is full.
    """
    gave, wanted = sizes[1], marks[1]
    share = 100 if gave is None else 100 * min(gave, wanted * 1.05) / wanted / 1.1
    tone = "bad" if gave != wanted else "good"
    ticks = "".join(
        f'<i class="mark" style="left:{100 * mark / wanted / 1.1:.2f}%"><em>{mark}</em></i>'
        for mark in marks
    )
    kind = "fill refused" if gave is None else f"fill {tone}"
    said = text("output_size.case.raises") if gave is None else f"{sizes[0]} → {gave}"
    lines = "".join(f"<span>{escape(run)}</span>" for run in runs)
    return (
        f'<div class="os attempt"><p><b class="{tone}">{escape(said)}</b> {escape(name)}</p>'
        f"<code>{escape(code)}</code>"
        f'<div class="track" aria-hidden="true"><div class="{kind}" style="width:{share:.2f}%">'
        f'</div>{ticks}</div><p class="why">{escape(why)}</p><p class="runs">{lines}</p></div>'
    )


def ledger(parts: Iterable[tuple[str, str]], total: tuple[str, str]) -> str:
    """Return a sum as a row of cards: what is added or taken off, and why."""
    cards = "".join(
        f"<div><b>{escape(number)}</b><span>{escape(why)}</span></div>" for number, why in parts
    )
    number, why = total
    return (
        f'<div class="os sum">{cards}<div class="total"><b>{escape(number)}</b>'
        f"<span>{escape(why)}</span></div></div>"
    )


def formula(html: str) -> str:
    """Return the formula with its numbers; `html` has the roles as classes."""
    return f'<div class="os formula">{html}</div>'


def strip_picture(
    strips: Sequence[Strip], chosen: int, output: int, kernel: int, stride: int, dilation: int
) -> str:
    """Return the inputs that collapse, one beneath the other, with the windows over each.

    Where they are too long, the beginning, in which they are all alike, is left out.
    """
    length = strips[-1].reach + max(strip.rest for strip in strips)
    start = max(0, length - _MOST_COLUMNS)
    rows = [
        _strip(strip, strip.size == chosen, output, (kernel, stride, dilation), length, start)
        for strip in strips
    ]
    return f'<div class="os strips">{"".join(rows)}{_legend(strips)}</div>'


def _strip(
    strip: Strip, chosen: bool, output: int, layer: tuple[int, int, int], length: int, start: int
) -> str:
    columns = length - start + (1 if start else 0)
    shift = 1 - start + (1 if start else 0)  # grid columns count from 1
    cells = []
    if start:
        cells.append('<div class="cell more">…</div>')
    end = 2 * strip.padding + strip.size
    for cell in range(start, end):
        kind = "x" if strip.padding <= cell < end - strip.padding else "p"
        name = f"{cell - strip.padding + 1}" if kind == "x" else "0"
        rest = " rest" if cell >= strip.reach else ""
        cells.append(f'<div class="cell {kind}{rest}">{name}</div>')
    laid = windows(output, *layer)
    lanes = sum(begin < laid[0][1] for begin, _ in laid)  # those that overlap stand apart
    drawn = []
    for number, (first, last) in enumerate(laid):
        if last > start:
            place = f"grid-column:{max(first, start) + shift}/{last + shift}"
            drawn.append(
                f'<div class="window" style="{place};grid-row:{number % lanes + 1}"></div>'
            )
    grid = f"grid-template-columns:repeat({columns},minmax(0,1fr))"
    label = text("output_size.strip", size=strip.size, output=output)
    rest = text("output_size.strip_rest", count=strip.rest)
    return (
        f'<div class="strip{" chosen" if chosen else ""}"><p><b><i class="input">{strip.size}</i>'
        f' → <i class="output">{output}</i></b><small>{escape(rest)}</small></p>'
        f'<div role="img" aria-label="{escape(label)} {escape(rest)}">'
        f'<div class="cells" style="{grid}">{"".join(cells)}</div>'
        f'<div class="cells windows" style="{grid}">{"".join(drawn)}</div></div></div>'
    )


def _legend(strips: Sequence[Strip]) -> str:
    kinds = [("cell x", "input"), ("window", "window")]
    if strips[0].padding:
        kinds.insert(1, ("cell p", "padding"))
    if strips[-1].rest:
        kinds.append(("cell x rest", "rest"))
    items = "".join(
        f'<span><i class="{kind}"></i>{escape(text(f"output_size.legend.{name}"))}</span>'
        for kind, name in kinds
    )
    return f'<div class="legend">{items}</div>'
