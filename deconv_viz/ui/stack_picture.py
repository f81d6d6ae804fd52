"""The picture of a stack: the encoder going down at the left, the decoder coming up at the right.

Each level is a row with two bars, mirrored around the middle; what is too long or too short on the
way back stands out at the bar and as a signed number between the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import NamedTuple

from deconv_viz.frameworks.parse import write
from deconv_viz.frameworks.stack import Sizes, Step, Walk
from deconv_viz.ui.stack_links import address
from deconv_viz.ui.words import sentence_for_refusal, text


class _Node(NamedTuple):
    """A size on the way, and the step that gave it; None for the input."""

    size: Sizes | None
    step: Step | None
    place: int


class Row(NamedTuple):
    """One level: a size on the way down and one on the way up, either of which may be missing."""

    down: _Node | None
    up: _Node | None


def rows_of(walk: Walk) -> tuple[Row, ...]:
    """Return the levels from the top: sizes that should agree stand in one row."""
    nodes = [_Node(walk.stack.sizes, None, 0)]
    nodes += [_Node(step.after, step, place) for place, step in enumerate(walk.steps, 1)]
    down, up = nodes[: walk.encoder + 1], nodes[walk.encoder :]
    if len(up) == 1:
        return tuple(Row(node, None) for node in down)
    anchors = [(len(down) - 1, 0)]
    for height, node in enumerate(up):
        if node.step and node.step.mirrors is not None:
            anchors.append((node.step.mirrors, height))
    if walk.encoder and walk.stack.goal is None:
        anchors = [pair for pair in anchors if pair[1] < len(up) - 1]
        anchors = [pair for pair in anchors if pair[0] > 0] + [(0, len(up) - 1)]
    rows = [Row(down[-1], up[0])]
    for (low, left), (high, right) in pairwise(anchors):
        between = down[high + 1 : low][::-1], up[left + 1 : right]
        rows += _beside(*between)
        rows.append(Row(down[high], up[right]))
    high, right = anchors[-1]
    rows += _beside(down[:high][::-1], up[right + 1 :])
    return tuple(reversed(rows))


def _beside(down: Sequence[_Node], up: Sequence[_Node]) -> list[Row]:
    return [
        Row(down[at] if at < len(down) else None, up[at] if at < len(up) else None)
        for at in range(max(len(down), len(up)))
    ]


def picture(walk: Walk) -> str:
    """Return the picture as HTML."""
    rows = rows_of(walk)
    sizes = [size for row in rows for node in row if node for size in node.size or ()]
    sizes += [size for step in walk.steps for size in step.wanted or ()]
    most = max(sizes)
    kind = "" if walk.encoder else " up"
    if walk.encoder == len(walk.steps):
        kind = " down"
    body = "".join(_row(row, walk, most) for row in rows)
    head = ""
    if not kind:
        head = (
            f'<div class="row head"><span class="left">{text("stack.encoder")}</span>'
            f'<span class="right">{text("stack.decoder")}</span></div>'
        )
    return f'<div class="sk rows{kind}">{head}{body}</div>'


def _row(row: Row, walk: Walk, most: int) -> str:
    step = row.up.step if row.up else None
    off = step.off if step else None
    must = step in walk.misses
    lost = " lost" if step is not None and step is walk.lost and not walk.holds else ""
    soft = "" if must or not walk.holds else " soft"
    left = _side("left", row.down, walk, most, None, "")
    # At the turn the two halves of one bar meet: it is one and the same size.
    right = _side("right", row.up, walk, most, off, soft)
    error = ""
    for node in row:
        if node and node.step and node.step.error:
            error = f'<div class="error">{escape(sentence_for_refusal(node.step.error))}</div>'
    said = f'<span class="unseen">{escape(_spoken(row))}</span>'
    return (
        f'<div class="row{lost}">{left}<span class="delta">{_delta(off, soft)}</span>{right}'
        f"{said}{error}</div>"
    )


def _side(
    side: str, node: _Node | None, walk: Walk, most: int, off: Sizes | None, soft: str
) -> str:
    if node is None:
        parts = (f'<span class="code {side}"></span>', f'<span class="bars {side}"></span>')
        number = f'<span class="number {side}"></span>'
    else:
        parts = _code(side, node, walk), _bars(side, node, most, off, soft)
        shown = (
            write_sizes(node.size, is_apart(walk)) if node.size else "✕" if _error(node) else "?"
        )
        tone = "bad" if not node.size else "in" if side == "left" else "out"
        number = f'<span class="number {side} {tone}">{shown}</span>'
    code, bars = parts
    return code + bars + number if side == "left" else number + bars + code


def _code(side: str, node: _Node, walk: Walk) -> str:
    if node.step is None:
        return f'<span class="code {side}">{text("stack.input")}</span>'
    if side == "right" and node.place == walk.encoder and walk.encoder:
        return f'<span class="code {side}"><small>{text("stack.turn")}</small></span>'
    parsed = node.step.parsed
    where = address(parsed, node.step.before)
    label = escape(parsed.name)
    if where:
        label = f'<a href="{escape(where)}" title="{text("stack.open_help")}">{label}</a>'
    tag = f'<span class="tag">{node.place}</span>'
    title, short = escape(write(parsed)), escape(brief(node.step))
    body = f"{tag} <b>{label}</b><small>{short}</small>"
    return f'<span class="code {side}" title="{title}">{body}</span>'


_BRIEF = {
    "output_padding": "a",
    "dilation_rate": "d",
    "dilation": "d",
    "dilations": "d",
    "kernel_dilation": "d",
}
"""The letters of Dumoulin & Visin for what is not shown by its value alone."""


def brief(step: Step) -> str:
    """Return what bears on the size in a few letters: k 3, s 2, same."""
    parsed = step.parsed
    args = parsed.layer.args
    said = []
    if parsed.kernel and parsed.kind != "upsampling":
        said.append(f"k {write_sizes(parsed.kernel)}")
    if step.stride > 1:
        said.append(f"s {step.stride}")
    for word, value in args.items():
        if word in ("padding", "border_mode", "auto_pad") and parsed.kind != "padding":
            said.append(value if isinstance(value, str) else f"p {_plain(value)}")
        elif word in _BRIEF and value is not None:
            said.append(f"{_BRIEF[word]} {_plain(value)}")
        elif word in ("cropping", "pad", "output_shape", "pads") or parsed.kind == "padding":
            said.append(_plain(value))
    if parsed.layer.call:
        said += [f"→ {_plain(value)}" for value in parsed.layer.call.values()]
    return ", ".join(said)


def _plain(value: object) -> str:
    """Return a value as short as it can be read."""
    if isinstance(value, (tuple, list)):
        parts = [_plain(item) for item in value]
        return parts[0] if len(set(parts)) == 1 else " ".join(parts)
    return str(value).replace("-", "−")


def _bars(side: str, node: _Node, most: int, off: Sizes | None, soft: str) -> str:
    sizes = node.size or ()
    shown = list(dict.fromkeys(zip(sizes, off or (0,) * len(sizes), strict=False)))
    count = {2: " two", 3: " three"}.get(len(shown), "")
    bars = []
    for size, more in shown:
        share = 100 / most
        inner = min(size, size - more)
        cut = " cut" if more else ""
        fill = f'<span class="fill{cut}" style="width:{inner * share:.2f}%"></span>'
        rest = ""
        if more:
            name = "over" if more > 0 else "under"
            rest = f'<span class="{name}" style="width:{abs(more) * share:.2f}%"></span>'
            if more < 0:
                fill = f'<span class="fill cut" style="width:{size * share:.2f}%"></span>'
        bars.append(f'<span class="bar">{fill}{rest}</span>')
    return f'<span class="bars {side}{count}{soft}">{"".join(bars)}</span>'


def _delta(off: Sizes | None, soft: str) -> str:
    if off is None:
        return ""
    if not any(off):
        return '<span class="good">=</span>'
    return f'<span class="{soft.strip() or "bad"}">{signed(off)}</span>'


def _spoken(row: Row) -> str:
    step = row.up.step if row.up else None
    off = step.off if step else None
    if off is None or step is None:
        return ""
    key = "stack.spoken_off" if any(off) else "stack.spoken_fits"
    place = row.up.place if row.up else 0
    return text(key, off=signed(off), place=place, wanted=write_sizes(step.wanted))


def _error(node: _Node) -> bool:
    return bool(node.step and node.step.error)


def write_sizes(sizes: Sizes | None, apart: bool = False) -> str:
    """Return sizes as they are read: 28 where all axes are alike, else (or if asked) 28×30."""
    if not sizes:
        return "?"
    alike = len(set(sizes)) == 1 and not apart
    return str(sizes[0]) if alike else "×".join(map(str, sizes))


def is_apart(walk: Walk) -> bool:
    """Return whether the axes have sizes of their own anywhere: then all are written out."""
    found = [walk.stack.sizes, walk.goal or (), *(step.after or () for step in walk.steps)]
    return any(len(set(sizes)) > 1 for sizes in found)


def signed(off: Sizes) -> str:
    """Return how much too large a size is, with its sign: +4, or +4, 0 of unlike axes."""
    each = [f"+{one}" if one > 0 else f"−{-one}" if one else "0" for one in off]
    return each[0] if len(set(each)) == 1 else ", ".join(each)
