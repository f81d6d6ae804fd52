"""The pages of the static edition as HTML: every text stands in them, in English, at first."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from deconv_viz.export.static_figures import FRAMEWORKS, figures
from deconv_viz.export.static_lessons import GROUPS, LESSONS, PAGES
from deconv_viz.export.static_text import to_html
from deconv_viz.frameworks import quirks, title
from deconv_viz.state.questions import QUESTIONS
from deconv_viz.text import CATALOGUES, text

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",  # the stage colours its terms by attributes
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
"""No address is asked for anything but the folder's own scripts and style sheet."""

FILES: Mapping[str, str] = {page: f"{page}.html" for page in PAGES} | {"home": "index.html"}
"""The file of each page."""

MORE: Mapping[str, tuple[str, ...]] = {"tasks": ("tasks.js",), "present": ("scripts.js",)}
"""What a page takes along besides what all take."""

STYLES: Mapping[str, tuple[str, ...]] = {"tasks": ("task.css",), "present": ("present.css",)}
"""The style sheets of the app's own components that only one page needs."""

_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%231d5fd1'/%3E%3C/svg%3E"
)


def page(name: str, app: str = "") -> str:
    """Return the page of a lesson. app: where the full app is, "" if nobody has said."""
    body = {"home": _home, "tasks": _tasks, "present": _present}.get(name, _lesson)(name, app)
    hidden = "" if _has_controls(name) else " hidden"
    more = "".join(f'<script src="{file}" defer></script>\n' for file in MORE.get(name, ()))
    style = "".join(f'<link rel="stylesheet" href="{file}">\n' for file in STYLES.get(name, ()))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{_say(f"page.{name}.title")} · deconv_viz</title>
<link rel="icon" href="{_ICON}">
<link rel="stylesheet" href="static.css">
{style}<script src="theme.js"></script>
<script src="words.js" defer></script>
{more}<script src="tables.js" defer></script>
<script src="static.js" defer></script>
</head>
<body data-page="{name}">
<div class="side" data-sidebar>
{_ways(name)}
<details class="controls" open{hidden}>
<summary>{_text("static.controls")}</summary><div data-controls></div></details>
</div>
<main>
<header class="headline">
<h1>{_text(f"page.{name}.title")}</h1>
<div class="bar-box" data-bar-box data-plain></div>
</header>
{body}
<footer>
<p><b>{_text("static.edition")}.</b> {_html("static.says")}</p>
<p data-tools></p>
</footer>
</main>
</body>
</html>
"""


def _has_controls(name: str) -> bool:
    return name == "two_dimensions" or bool(LESSONS[name].cases)


def _home(name: str, app: str) -> str:
    questions = [
        _to(_target(page, query, app), f"home.question.{key}") for key, page, query in QUESTIONS
    ]
    return f"""{_paragraph(f"page.{name}.says", "lead")}
{_stage()}
<p>{_to(FILES["two_dimensions"], "home.open", "open")}</p>
<h2>{_text("home.questions")}</h2>
<p class="chips">{" ".join(questions)}</p>
<h2>{_text("frame.lessons")}</h2>
{_lists(exclude="home")}
{_paragraph("home.names")}"""


def _target(page: str, query: str, app: str) -> str:
    """Return the address of a question: the app's where this edition cannot answer it."""
    elsewhere = page == "frameworks" and app
    file = f"{app}/{page}" if elsewhere else FILES[page]
    own = query if elsewhere or page == "two_dimensions" else ""
    return f"{file}?{own}" if own else file


def _lesson(name: str, app: str) -> str:
    lesson = LESSONS[name]
    cases = " ".join(
        f'<a href="?{escape(case.query)}" data-case="{escape(case.query)}"'
        f' data-shows="{case.says}">{_text(case.label)}</a>'
        for case in lesson.cases
    )
    parts = []
    for heading, paragraph in lesson.text:
        parts.append(f"<h2>{_text(heading)}</h2>" if heading else "")
        parts.append(_paragraph(paragraph))
    parts += [_paragraph(source, "source") for source in lesson.sources]
    if name == "frameworks":
        parts.append(_facts())
    lab = (
        "" if name == "two_dimensions" else _to(FILES["two_dimensions"], "static.open_lab", "open")
    )
    lead = f"page.{name}.says"
    first = f" {_only(name)}" if lesson.app_first else ""
    return f"""{f'<p class="lead">{_html(lead)}{first}</p>' if lesson.cases else ""}
<nav class="chips cases" data-label="static.cases"{"" if lesson.cases else " hidden"}>{cases}</nav>
<p class="status" role="status" data-says>{"" if lesson.cases else _html(lead)}</p>
{_stage()}
<div class="below" data-below="{lesson.below}"></div>
<p class="links"><span data-lab>{lab}</span> {"" if first else _only(name)} {_app(name, app)}</p>
{_figures(name)}<section class="text">
{"".join(parts)}
</section>"""


def _figures(name: str) -> str:
    """Return the pictures beneath a stage; a script leaves those of the case that is shown."""
    found = []
    for figure in figures(name):
        pieces = "".join(
            f'<div class="piece"{_by_keyboard(part.html)}>{part.html}'
            f"{f'<p>{_html(part.key)}</p>' if part.key else ''}"
            f"{f'<p>{escape(part.formula)}</p>' if part.formula else ''}</div>"
            for part in figure.parts
        )
        found.append(
            f'<figure class="figure" data-of="{escape(figure.query)}">'
            f'<figcaption>{_text(figure.says)}</figcaption><div class="pieces">{pieces}</div>'
            "</figure>\n"
        )
    return "".join(found)


def _facts() -> str:
    """Return what surprises about each framework, to unfold."""
    folds = []
    for framework in FRAMEWORKS:
        facts = "".join(
            f'<li><span data-html="quirk.{fact.key}">{to_html(fact.says)}</span></li>'
            for fact in quirks(framework)
        )
        folds.append(
            f"<details><summary>{escape(title(framework))}</summary><ul>{facts}</ul></details>\n"
        )
    return f"<h2>{_text('static.facts')}</h2>\n{''.join(folds)}"


def _by_keyboard(html: str) -> str:
    """Return what lets a table that is wider than a phone be scrolled without a finger."""
    return ' tabindex="0"' if html.startswith("<table") else ""


def _tasks(name: str, app: str) -> str:
    return f"""{_paragraph(f"page.{name}.says", "lead")}
<div data-task-page></div>
<div data-explains hidden>
{_stage()}
<p class="links" data-ways-on></p>
</div>
<p class="links">{_only(name)} {_app(name, app)}</p>"""


def _present(name: str, app: str) -> str:
    return f"""{_paragraph(f"page.{name}.says", "lead")}
<p class="status" role="status" data-says></p>
<p class="chips" data-scripts></p>
<div data-present></div>
<noscript>{_text("static.no_script")}</noscript>
<p data-trouble hidden>{_text("static.old_browser")}</p>
<p class="links">{_only(name)} {_app(name, app)}</p>"""


def _stage() -> str:
    return f"""<div class="stage" data-stage></div>
<noscript>{_text("static.no_script")}</noscript>
<p data-trouble hidden>{_text("static.old_browser")}</p>"""


def _app(name: str, app: str) -> str:
    """Return the way to the same page of the full app, or what that is."""
    if not app:
        return f'<span class="only">{_text("static.app_none")}</span>'
    address = f"{escape(app)}/{name}"
    return f'<a class="open" data-app="{address}" href="{address}">{_text("static.app")}</a>'


def _only(name: str) -> str:
    """Return what only the full app has."""
    says = escape(text("static.app_only", what=text(f"static.lacks.{name}")))
    return f'<span class="only" data-only="static.lacks.{name}">{says}</span>'


def _ways(name: str) -> str:
    """Return the list of lessons, and the neighbours."""
    at = PAGES.index(name)
    arrows = []
    for step, sign in ((-1, "←"), (1, "→")):
        other = PAGES[(at + step) % len(PAGES)]
        title = f"page.{other}.title"
        arrows.append(
            f'<a data-to="{FILES[other]}" href="{FILES[other]}" data-title="{title}"'
            f' title="{_say(title)}" aria-label="{_say(title)}">{sign}</a>'
        )
    always = "" if _has_controls(name) else " open"
    return f"""<nav class="ways" data-label="frame.lessons">
<details class="lessons"{always}><summary>{_text("frame.lessons")}</summary>
<div class="list">{_lists(here=name)}</div></details>
{"".join(arrows)}
</nav>"""


def _lists(here: str = "", exclude: str = "") -> str:
    lines = []
    for group, pages in GROUPS.items():
        links = [
            _to(FILES[page], f"page.{page}.link", "here" if page == here else "")
            for page in pages
            if page != exclude
        ]
        lines.append(
            f'<p class="chips"><span class="group">{_text(f"frame.group.{group}")}</span> '
            f"{' '.join(links)}</p>"
        )
    return "\n".join(lines)


def _to(target: str, key: str, kind: str = "") -> str:
    current = ' aria-current="page"' if kind == "here" else f' class="{kind}"' if kind else ""
    address = escape(target)
    return f'<a data-to="{address}" href="{address}"{current}>{_text(key)}</a>'


def _paragraph(key: str, kind: str = "") -> str:
    return f"<p{f' class={kind}' if kind else ''}>{_html(key)}</p>\n"


def _text(key: str) -> str:
    return f'<span data-text="{key}">{_say(key)}</span>'


def _html(key: str) -> str:
    return f'<span data-html="{key}">{to_html(text(key))}</span>'


def _say(key: str) -> str:
    return escape(text(key))


def languages() -> dict[str, str]:
    """Return the languages there are, by code, as each calls itself."""
    return {code: text("language.name", code) for code in CATALOGUES}
