"""One HTML file with everything in it, which may do nothing but what it was written to do."""

from __future__ import annotations

import base64
import hashlib
import json
from html import escape
from typing import Any


def page(
    *, language: str, title: str, body: str, css: str, script: str, data: dict[str, Any]
) -> str:
    """Return an HTML file that runs `script` with `data`, offline and from disk.

    title is plain text, body trusted HTML, css and script trusted and free of `</style` and
    `</script` (as `bundle` makes them). The script finds data, as JSON, in the element of the id
    "data". A content security policy allows this one script and this one style sheet by their
    hashes, style attributes, pictures and films that the page makes itself, and nothing else: no
    address is asked for anything, and nothing that a value says is run.
    """
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_source(script)}",
            f"style-src-elem {_source(css)}",
            "style-src-attr 'unsafe-inline'",  # the stage colours its terms by attributes
            "img-src data: blob:",
            "media-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{escape(title)}</title>
<style>{css}</style>
</head>
<body>
{body}
<script type="application/json" id="data">{_json(data)}</script>
<script>{script}</script>
</body>
</html>
"""


def _source(content: str) -> str:
    """Return the hash by which a policy allows an element of this very content."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _json(data: dict[str, Any]) -> str:
    """Return the data as JSON that cannot end the element that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
