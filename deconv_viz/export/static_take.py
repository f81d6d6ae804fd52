"""What the static edition takes along for taking away: the page of its own, around gaps."""

from __future__ import annotations

import re
from typing import Any

from deconv_viz.export.standalone import standalone
from deconv_viz.export.subject import of_lab
from deconv_viz.state import DEFAULT
from deconv_viz.text import CATALOGUES, section

GAPS = {
    "title": "@@title@@",
    "link": "https://link.invalid/",
    "data": "@@data@@",
    "script": "@@script@@",
    "css": "@@css@@",
}
"""What the browser fills in, by what stands in its place."""

_PARTS = {
    "css": re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL),
    "data": re.compile(r'(?<=<script type="application/json" id="data">).*?(?=</script>)'),
    "script": re.compile(r"(?<=<script>).*?(?=</script>)", re.DOTALL),
}


def take_data() -> dict[str, Any]:
    """Return the page that `standalone` makes, by language, its script and styles but once.

    Its policy allows this script and these styles by their hashes, so both are put back as they
    are; what the page shows is data beside them, and may be any.
    """
    pages: dict[str, str] = {}
    parts: dict[str, str] = {}
    for language in CATALOGUES:
        subject = of_lab(DEFAULT, language=language, link=GAPS["link"], title=GAPS["title"])
        page = standalone(subject)
        for name, pattern in _PARTS.items():
            (parts[name],) = pattern.findall(page)
            page = page.replace(parts[name], GAPS[name])
        pages[language] = page
    said = {language: section("export.video", language) for language in CATALOGUES}
    return {"script": parts["script"], "css": parts["css"], "pages": pages, "said": said} | {
        "gaps": GAPS
    }
