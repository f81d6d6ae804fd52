"""The wire: what a part of the page sends to the stage and sheets that stand elsewhere on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from deconv_viz.stage.component import Show, message
from deconv_viz.stage.mount import mount


def wire(
    number: int,
    *,
    key: str,
    show: Show | None = None,
    sheets: Mapping[str, str] | None = None,
    on_shown: Callable[[], None] | None = None,
) -> None:
    """Send the running stage a scene, and sheets their HTML, from a fragment.

    It mounts something that has no size and is not to be seen. sheets go by their keys. number
    grows with each message of a visitor: what comes with a lower one is old, and passed over.
    With on_shown, a run follows when all is painted and nothing newer has come for a moment.
    """
    data = {
        "number": number,
        "stage": message(show) if show else None,
        "sheets": sheets or {},
        "ask": on_shown is not None,
    }
    packed = json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode(errors="replace")
    mount("wire")(key=key, data=packed, on_shown_change=on_shown or _ignore)


def _ignore() -> None:
    """What follows is for somebody else to say."""
