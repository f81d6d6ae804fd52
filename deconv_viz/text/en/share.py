"""What the dialog for sharing a page says."""

from collections.abc import Mapping

SHARE: Mapping[str, str] = {
    "share.title": "Share this page",
    "share.says": "The link opens just what you see: the numbers, the step and the order.",
    "share.link": "Link",
    "share.copy": "Copy link",
    "share.copied": "Copied.",
    "share.not_copied": "Select the text and copy it: this browser does not let the page do it.",
    "share.hide": "As an exercise, hide",
    "share.hide_controls": "controls",
    "share.hide_results": "results",
    "share.hide_values": "values",
    "share.hide_says": "A button on the page shows hidden numbers to whoever has tried.",
    "share.code": "QR code of this link",
    "share.larger": "Larger, for a projector",
    "share.smaller": "Smaller",
    "share.too_long": (
        "With {count} bytes the link is too long for a QR code that a phone can read: the typed "
        "cells make it long."
    ),
    "share.too_long_here": (
        "With {count} bytes the link is too long for a QR code that a phone can read. Copy it."
    ),
    "share.shorter": "Use a short link to the same layer, without typed cells",
    "share.whole": "Back to the whole link",
    "share.file": "Save everything as a state file",
    "share.embed": "Put it into a page of your own",
    "share.embed_height": "Height in pixels",
    "share.embed_code": "HTML for your page",
    "share.embed_copy": "Copy HTML",
    "share.embed_says": (
        "Whether other sites may show this one is for whoever runs this server to decide."
    ),
}
"""The dialog for sharing."""
