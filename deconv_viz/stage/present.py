"""The typed wrapper of the presenter view: a lesson script that fills the screen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from deconv_viz.stage.component import Link, Show
from deconv_viz.stage.mount import mount
from deconv_viz.text import section


@dataclass(frozen=True, slots=True)
class Projected:
    """One state of a lesson with what is said of it; see `deconv_viz.state.script.Slide`."""

    show: Show
    says: str
    ask: bool = False
    answer: str = ""
    panel: Literal["both", "scatter", "gather"] = "both"
    plays: bool = False


def present(
    slides: Sequence[Projected],
    *,
    title: str,
    key: str,
    language: str = "en",
    on_leave: Callable[[], None] | None = None,
) -> None:
    """Mount the presenter view over the whole window.

    All slides, at least one, are sent at once: none of them asks the server for anything later.
    on_leave is called before the run after the presenter has left.
    """
    mount("present", "present.css")(
        key=key,
        data=_message(slides, title, language),
        on_leave_change=on_leave or _ignore,
    )


def _message(slides: Sequence[Projected], title: str, language: str) -> bytes:
    said = {
        "title": title,
        "words": {**section("stage", language), **section("present_stage", language)},
        "said": section("present", language),
        "slides": [
            {
                "show": _shown(slide.show),
                "says": slide.says,
                "ask": slide.ask,
                "answer": slide.answer,
                "panel": slide.panel,
                "plays": slide.plays,
            }
            for slide in slides
        ],
    }
    content = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
    # The browser starts anew for another lesson only, not whenever this one is sent again.
    said["name"] = hashlib.blake2b(content.encode(errors="replace"), digest_size=6).hexdigest()
    return json.dumps(said, separators=(",", ":"), ensure_ascii=False).encode(errors="replace")


def _shown(show: Show) -> dict[str, Any]:
    return {
        **{name: getattr(show, name) for name in Show.__slots__},
        "scene": show.scene.data,
        "pinned": show.pinned.data if show.pinned else None,
        "link": {name: getattr(show.link, name) for name in Link.__slots__},
    }


def _ignore() -> None:
    """Nobody waits for the presenter to leave."""
