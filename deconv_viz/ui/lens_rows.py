"""The same layer in every other framework, a row each: its words there, or why it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from deconv_viz.frameworks import Layer
from deconv_viz.ui.lens_view import Elsewhere, axis_names
from deconv_viz.ui.words import framework_title, listed, sentence_for_refusal, text

STYLE = """<style>
.st-key-lens-cases { gap: 0.4rem; align-items: center; }
.st-key-lens-cases button { min-height: 0; padding: 0.1rem 0.6rem; }
.st-key-lens-cases button p { font-size: 0.85rem; }
.st-key-lens-line input { font-family: ui-monospace, monospace; }
table.lens { width: 100%; border-collapse: collapse; font-size: 0.87rem; }
table.lens th { text-align: left; font-weight: 600; padding: 0.2rem 0.75rem 0.2rem 0; }
table.lens td { padding: 0.3rem 0.75rem 0.3rem 0; vertical-align: top;
  border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
table.lens code { font-size: 0.82rem; overflow-wrap: anywhere; background: none; }
table.lens .mark { font-weight: 600; white-space: nowrap; }
table.lens .no, table.lens details { opacity: 0.85; }
table.lens summary { cursor: pointer; width: fit-content; }
table.lens td:first-child { white-space: nowrap; font-weight: 600; }
@media (max-width: 640px) {
  table.lens thead { display: none; }
  table.lens tr { display: block; padding: 0.5rem 0;
    border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
  table.lens td { display: block; border: 0; padding: 0.1rem 0; }
}
</style>"""


def rows(found: Iterable[Elsewhere], rank: int, write: Callable[[Layer], str]) -> str:
    """Return the rows as an HTML table; whatever came from a visitor is escaped."""
    head = "".join(
        f"<th>{text(f'frameworks.head_{name}')}</th>" for name in ("name", "words", "note")
    )
    body = "".join(_row(each, rank, write) for each in found)
    return f'<table class="lens"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def crop_said(crop: Sequence[tuple[int, int]]) -> str:
    """Return what is to be cut afterwards, and what zeros are to be put."""
    parts: list[str] = []
    for place in (0, 1):
        name = ("begin", "end")[place]
        counts = [cut[place] for cut in crop]
        for sign, kind in ((1, "cut"), (-1, "zeros")):
            some = [max(sign * count, 0) for count in counts]
            if any(some):
                alike = str(some[0]) if len(set(some)) == 1 else ", ".join(map(str, some))
                parts.append(text(f"frameworks.{kind}_{name}", count=alike))
    return listed(parts)


def _row(each: Elsewhere, rank: int, write: Callable[[Layer], str]) -> str:
    name = escape(framework_title(each.framework))
    if each.translation is None:
        words = ""
    else:
        words = f"<code>{escape(write(each.translation.layer))}</code>"
    return f"<tr><td>{name}</td><td>{words}</td><td>{_note(each, rank)}</td></tr>"


def _note(each: Elsewhere, rank: int) -> str:
    translation = each.translation
    if translation is None:
        mark, why = text("frameworks.cannot"), escape(_why(each))
        return f'<span class="mark">✕ {mark}</span> <span class="no">{why}</span>'
    weight = text("frameworks.weight", axes=", ".join(axis_names(translation.layer, rank)))
    turned = f" {text('frameworks.reverse')}" if translation.flipped else ""
    if translation.crop:
        then = text("frameworks.then", crop=crop_said(translation.crop))
        summary, said = text("frameworks.why"), escape(_why(each))
        why = f"<details><summary>{summary}</summary>{said}</details>"
        return f'<span class="mark">≈ {then}</span>{turned} <span class="no">{weight}</span>{why}'
    same = text("frameworks.same")
    return f'<span class="mark">= {same}</span>{turned} <span class="no">{weight}</span>'


def _why(each: Elsewhere) -> str:
    return sentence_for_refusal(each.refusal) if each.refusal else ""
