"""What the page "A stack of layers" says."""

from collections.abc import Mapping

STACK: Mapping[str, str] = {
    "page.stack.title": "A stack of layers",
    "page.stack.link": "A stack",
    "page.stack.says": "Follow the size through encoder and decoder, and find where it fails to come back.",
}
