"""The stage as one HTML file, which opens from disk and asks nobody for anything."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path

from deconv_viz.export.bundle import STAGE_ASSETS, bundle
from deconv_viz.export.message import message
from deconv_viz.export.page import page
from deconv_viz.export.subject import Subject, in_two_dimensions
from deconv_viz.export.theme import grounds_css
from deconv_viz.text import section

ASSETS = Path(__file__).parent / "assets"


def standalone(subject: Subject, *, scheme: str = "") -> str:
    """Return the page: title, sentence, and the stage with play, keys, order and flip.

    scheme: "light" or "dark"; "" follows the visitor's system. Raises ExportError for more than
    two dimensions.
    """
    subject = in_two_dimensions(subject)
    title = subject.title or heading(subject)
    words = section("export.video", subject.language)
    return page(
        language=subject.language,
        title=title,
        body=_body(subject, title),
        css=_css(),
        script=_script(),
        data={"message": message(subject), "words": words, "scheme": scheme},
    )


def heading(subject: Subject) -> str:
    """Return what the subject is, as a title: from which size to which."""
    sizes = [subject.geometry.input_shape, subject.geometry.output_shape]
    before, after = ("×".join(map(str, shape)) for shape in sizes)
    return subject.say("export.title", before=before, after=after)


def _body(subject: Subject, title: str) -> str:
    back = ""
    if subject.link:
        label = subject.say("export.open")
        back = f'<a href="{escape(subject.link)}" rel="noreferrer">{escape(label)}</a>'
    return f"""<main class="page">
<header>
<h1>{escape(title)}</h1>
<div class="take"><span data-record></span>{back}</div>
<p class="idea">{escape(subject.say("page.two_dimensions.says"))}</p>
</header>
<div class="stage" data-stage></div>
<noscript>{escape(subject.say("export.no_script"))}</noscript>
</main>"""


@cache
def _css() -> str:
    files = (ASSETS / "standalone.css", STAGE_ASSETS / "stage.css")
    return "\n".join([grounds_css(), *(file.read_text(encoding="utf-8") for file in files)])


@cache
def _script() -> str:
    return bundle(ASSETS / "standalone.js")
