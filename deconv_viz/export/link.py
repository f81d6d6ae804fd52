"""A link of the app as what is taken away: of the lab, and of every lesson with a stage."""

from __future__ import annotations

from typing import Unpack
from urllib.parse import parse_qsl, urlsplit

from deconv_viz.export.errors import ExportError
from deconv_viz.export.subject import Look, Subject, of_lab, of_stage
from deconv_viz.lessons.notice import Notice
from deconv_viz.lessons.staged import LAB, STAGED
from deconv_viz.state import decode
from deconv_viz.state import hide as hiding
from deconv_viz.text import CATALOGUES, text

WITH_LAB = ("", "home", LAB, "present")
"""Pages whose links say a lab."""

_MOST_FIELDS = 1000


def of_link(link: str, /, **look: Unpack[Look]) -> tuple[Subject, Notice]:
    """Return what the app's "Take away" takes at this link, and what of the link gave way.

    link: an address of the app, what of it begins at the page ("matrix?k=2"), or a query of the
    lab; "" is the default lab. Its own language and what it hides count where look says neither;
    it is the address to come back by if it is a web address. Raises ExportError: "link" if it is
    none of these, "no_stage" for a page without a stage, "no_layer" where nothing stands on it.
    """
    query, page = query_of(link), page_of(link)
    if link.strip() and not page and "://" not in link and "=" not in link:
        raise ExportError("link")
    values = values_of(query)
    own: Look = {"link": link, "language": language_of(link)}
    own["hidden"] = hiding.decode(values.get(hiding.KEY))
    view, problems = decode(query)
    if page in WITH_LAB:
        return of_lab(view, **(own | look)), problems
    if page not in STAGED:
        raise ExportError("no_stage", {"page": page, "pages": ", ".join((LAB, *STAGED))})
    found = STAGED[page](values)
    staged = found.staged
    if staged is None:
        raise ExportError("no_layer", {"page": page})
    subject = of_stage(
        *(staged.x, staged.w, staged.geometry),
        view,
        opens_at=staged.step,
        opens_in=staged.order,
        **(own | look),
    )
    return subject, found.notice


def query_of(link: str) -> str:
    """Return the query of a link, or what is a query already; "" where it cannot be told."""
    if "://" not in link and not page_of(link):
        return link
    return _parts(link)[1]


def page_of(link: str) -> str:
    """Return the page that a link leads to, "" for the home page or if it is none of ours."""
    name = _parts(link)[0].strip("/").rpartition("/")[2]
    title = f"page.{name}.title"
    return name if name and text(title) != title else ""


def language_of(link: str) -> str:
    """Return the language that a link asks for, English if there is none such."""
    wanted = values_of(query_of(link)).get("lang", "en")
    return wanted if wanted in CATALOGUES else "en"


def values_of(query: str) -> dict[str, str]:
    """Return a query taken apart, of a key that is said twice the last; nothing of a huge one."""
    try:
        pairs = parse_qsl(query.removeprefix("?"), True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return {}
    return dict(pairs)


def _parts(link: str) -> tuple[str, str]:
    """Return path and query, both "" where they cannot be told."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return "", ""
    return parts.path, parts.query
