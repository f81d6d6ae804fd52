"""The words that the static edition takes along, and its paragraphs as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from deconv_viz.export.static_figures import FRAMEWORKS, figures
from deconv_viz.export.static_lessons import LESSONS
from deconv_viz.frameworks import quirks
from deconv_viz.state.questions import QUESTIONS
from deconv_viz.text import CATALOGUES, text, text_or

# Whole sections: what the stage, the controls and the sentences about changes are made of.
_SECTIONS = (
    "stage", "static", "control", "field", "name", "fill", "preset", "repair", "problem", "list",
    "formula", "frame", "page", "home", "bar", "share", "tour",
)  # fmt: skip
_SINGLE = ("tasks.lab", "tasks.lesson", "export.title")

_MARKS = (
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
)


def plain() -> dict[str, dict[str, str]]:
    """Return the templates by language and key: those of whole sections, and the cases' names."""
    labels = {case.label for lesson in LESSONS.values() for case in lesson.cases}
    headings = {heading for lesson in LESSONS.values() for heading, _ in lesson.text if heading}
    return {
        language: {
            key: text(key, language) if "{" not in template else texts.get(key, template)
            for key, template in CATALOGUES["en"].items()
            if key.partition(".")[0] in _SECTIONS or key in {*labels, *headings, *_SINGLE}
        }
        for language, texts in CATALOGUES.items()
    }


def rich() -> dict[str, dict[str, str]]:
    """Return what is said in paragraphs, as HTML, by language and key."""
    return {
        language: {key: to_html(text(key, language)) for key in sorted(_paragraphs())}
        | {
            f"quirk.{fact.key}": to_html(text_or(f"quirk.{fact.key}", fact.says, language))
            for framework in FRAMEWORKS
            for fact in quirks(framework)
        }
        for language in CATALOGUES
    }


def to_html(paragraph: str) -> str:
    """Return a text of the catalogue as HTML: **bold**, `code`, and the few tags that it has."""
    safe = escape(paragraph, quote=False)
    for mark, tags in _MARKS:
        safe = mark.sub(tags, safe)
    return re.sub(r"&lt;(/?(?:b|i|br|code))&gt;", r"<\1>", safe)


def _paragraphs() -> Iterable[str]:
    keys = {"home.names", "static.says"}
    for page in LESSONS:
        keys |= {part.key for figure in figures(page) for part in figure.parts if part.key}
    for page, lesson in LESSONS.items():
        keys.add(f"page.{page}.says")
        keys |= {key for _, key in lesson.text} | {*lesson.sources}
        keys |= {case.says for case in lesson.cases}
    keys |= {f"home.answer.{name}" for name, _, _ in QUESTIONS if f"home.answer.{name}" in _EN}
    return keys | {key for key in _EN if key.startswith("preset.") and key.endswith("_says")}


_EN = CATALOGUES["en"]
