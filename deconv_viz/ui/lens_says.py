"""The lens's sentences: what a layer does to the size, and how two layers differ."""

from __future__ import annotations

from collections.abc import Sequence

from deconv_viz.frameworks import Meaning, Span
from deconv_viz.ui.words import joined, listed, text


def says(means: Meaning) -> str:
    """Return what becomes of the size: canvas, crop at both ends, output."""
    axes = [_axis(span) for span in means.spans]
    if len(set(axes)) == 1:
        said = text(
            "frameworks.each_axis" if len(axes) > 1 else "frameworks.one_axis", what=axes[0]
        )
    else:
        names = ("depth", "rows", "columns")[-len(axes) :]
        said = joined(
            *(
                text(f"frameworks.of_{name}", what=what)
                for name, what in zip(names, axes, strict=True)
            )
        )
    sizes = _by([span.size for span in means.spans]), _by([span.output for span in means.spans])
    more = []
    if means.flipped:
        more.append(text("frameworks.flipped"))
    if means.wrap:
        more.append(text("frameworks.wraps"))
    if means.groups > 1:
        more.append(text("frameworks.groups", groups=means.groups))
    if means.bias != "channels":
        more.append(text(f"frameworks.bias_{means.bias}"))
    whole = text("frameworks.says", input=sizes[0], output=sizes[1], what=said)
    return joined(whole, *more)


def against(means: Meaning, pinned: Meaning) -> str:
    """Return how a layer's output differs from that of the one it is compared with."""
    here = [(span.begin, span.output) for span in means.spans]
    there = [(span.begin, span.output) for span in pinned.spans]
    parts = []
    sizes = _by([output for _, output in there]), _by([output for _, output in here])
    if sizes[0] != sizes[1]:
        parts.append(text("frameworks.sizes_differ", here=sizes[1], there=sizes[0]))
    shifts = [
        there_begin - here_begin
        for (here_begin, _), (there_begin, _) in zip(here, there, strict=False)
    ]
    here_sums, there_sums = (
        ([span[:4] for span in each.spans], each.groups, each.wrap) for each in (means, pinned)
    )
    if here_sums != there_sums:
        parts.append(text("frameworks.other_sums"))
    elif any(shifts):
        by = max(shifts, key=abs)
        key = "frameworks.later" if by > 0 else "frameworks.earlier"
        parts.append(text(key, by=abs(by)))
    if means.flipped != pinned.flipped:
        parts.append(text("frameworks.kernels_reversed"))
    return joined(*parts) or text("frameworks.no_difference")


def _axis(span: Span) -> str:
    """Return one axis: the canvas, what is cut at either end or put there, and the output."""
    cuts = [
        text(f"frameworks.{'cut' if cut > 0 else 'zeros'}_{place}", count=abs(cut))
        for place, cut in (("begin", span.begin), ("end", span.end))
        if cut
    ]
    what = listed(cuts) or text("frameworks.nothing_cut")
    return text("frameworks.axis", canvas=span.full, what=what, output=span.output)


def _by(sizes: Sequence[int]) -> str:
    return "×".join(map(str, sizes))
