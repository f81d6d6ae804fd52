"""A lesson script as one value of a link, and as a file.

    script=eNp9…   base64url of zlib of [1, title, [[flags, query, says, answer?], …]], as JSON
    flags          a: asks first; p: plays; s, g: the scatter or the gather panel alone

zlib brings a checksum, so that a link that lost its end is noticed. What strangers wrote is read
within bounds: a link's length, what it may unpack to, the number of slides, the length of texts.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping

from deconv_viz.state.limits import MAX_FILE_BYTES, MAX_QUERY_BYTES
from deconv_viz.state.problem import Problem
from deconv_viz.state.script import (
    EMPTY,
    MAX_SLIDES,
    PANELS,
    Panel,
    Script,
    Slide,
    plain,
    retitle,
    slide_of,
)

SCRIPT = "script"
"""The key in the address."""

FORMAT = "deconv_viz lesson"
VERSION = 1
MAX_PACKED = MAX_QUERY_BYTES - 200
"""Characters of a packed script; the rest of the link is for the page's name and other keys."""

MAX_UNPACKED = 200_000
"""Bytes that a packed script may become: zlib could make millions of a link's few thousand."""

_PANEL_OF: Mapping[str, Panel] = {"s": "scatter", "g": "gather"}
_Read = tuple[Script, tuple[Problem, ...]]


def pack(script: Script) -> str:
    """Return the script as the value of a link; `unpack` gives it again."""
    slides = [
        [_flags(slide), slide.query, slide.says, *([slide.answer] if slide.answer else [])]
        for slide in script.slides
    ]
    content = json.dumps([VERSION, script.title, slides], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(zlib.compress(content.encode(), 9)).decode().rstrip("=")


def fits_in_script_link(packed: str) -> bool:
    """Return whether a packed script is short enough for a link; otherwise a file holds it."""
    return len(packed) <= MAX_PACKED


def unpack(packed: str) -> _Read:
    """Return the script of a link, and at most one problem; never raises.

    What cannot be read as a whole gives the empty script.
    """
    if len(packed) > MAX_QUERY_BYTES:
        return EMPTY, (Problem("script_unreadable"),)
    try:
        squeezed = base64.b64decode(
            packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True
        )
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(squeezed, MAX_UNPACKED)
        found = json.loads(content) if unpacker.eof else None
    except (ValueError, RecursionError, zlib.error):
        return EMPTY, (Problem("script_unreadable"),)
    if not isinstance(found, list) or not found:
        return EMPTY, (Problem("script_unreadable"),)
    if found[0] != VERSION:
        return EMPTY, (Problem("script_version"),)
    if len(found) != 3 or not isinstance(found[2], list):
        return EMPTY, (Problem("script_unreadable"),)
    return _assemble(found[1], [_fields_of(item) for item in found[2]])


def script_to_file(script: Script) -> bytes:
    """Return the script as JSON for people to read, in UTF-8."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "title": script.title,
        "states": [
            {
                "query": slide.query,
                "says": slide.says,
                "ask": slide.ask,
                "answer": slide.answer,
                "panel": slide.panel,
                "plays": slide.plays,
            }
            for slide in script.slides
        ],
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def script_from_file(content: bytes) -> _Read:
    """Return the script of a file, and at most one problem; never raises.

    What is no lesson at all gives the empty script.
    """
    if len(content) > MAX_FILE_BYTES:
        return EMPTY, (Problem("script_file"),)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return EMPTY, (Problem("script_file"),)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return EMPTY, (Problem("script_file"),)
    if found.get("version") != VERSION:
        return EMPTY, (Problem("script_version"),)
    states = found.get("states")
    if not isinstance(states, list):
        return EMPTY, (Problem("script_file"),)
    return _assemble(found.get("title"), [s if isinstance(s, dict) else None for s in states])


def _flags(slide: Slide) -> str:
    panel = {name: flag for flag, name in _PANEL_OF.items()}.get(slide.panel, "")
    return ("a" if slide.ask else "") + ("p" if slide.plays else "") + panel


def _fields_of(item: object) -> Mapping[str, object] | None:
    """Return the fields of a packed slide by name, as a file holds them."""
    if not isinstance(item, list) or len(item) not in (3, 4) or not isinstance(item[0], str):
        return None
    flags = item[0][:8]
    panel = next((panel for flag, panel in _PANEL_OF.items() if flag in flags), PANELS[0])
    answer = item[3] if len(item) == 4 else ""
    fields: dict[str, object] = {"query": item[1], "says": item[2], "answer": answer}
    return fields | {"ask": "a" in flags, "plays": "p" in flags, "panel": panel}


def _assemble(title: object, states: list[Mapping[str, object] | None]) -> _Read:
    slides = []
    mended = len(states[MAX_SLIDES:])
    for fields in states[:MAX_SLIDES]:
        slide, whole = _slide(fields) if fields else (None, False)
        if slide:
            slides.append(slide)
        mended += not whole
    script = retitle(Script(slides=tuple(slides)), title if isinstance(title, str) else "")
    return script, (Problem("script_mended", values={"count": mended}),) if mended else ()


def _slide(fields: Mapping[str, object]) -> tuple[Slide | None, bool]:
    """Return the slide nearest to what the fields say, and whether it is just that."""
    query, says = fields.get("query"), fields.get("says", "")
    if not isinstance(query, str) or len(query) > 2 * MAX_QUERY_BYTES:
        return None, False
    ask, plays = fields.get("ask") is True, fields.get("plays") is True
    answer = fields.get("answer", "")
    panel = next((panel for panel in PANELS if panel == fields.get("panel")), None)
    says, answer = (text if isinstance(text, str) else None for text in (says, answer))
    slide, problems = slide_of(
        query, says or "", ask=ask, answer=answer or "", panel=panel or "both", plays=plays
    )
    whole = says is not None and answer is not None and not problems
    return slide, whole and slide.says == plain(says or "", len(says or "") + 1)
