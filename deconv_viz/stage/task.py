"""The typed wrapper of the tasks' browser half: a question, its answer, the verdict, the progress.

All that it shows is in the message; its progress stays in the browser's own storage.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from deconv_viz.stage.mount import mount


@dataclass(frozen=True, slots=True)
class Asked:
    """What the visitor asks for: a question, and among which ones; not checked yet."""

    task: str
    n: int
    level: int = 0
    lesson: str = ""


def task(
    message: Mapping[str, Any],
    *,
    key: str,
    on_ask: Callable[[], None],
    on_reveal: Callable[[], None],
) -> None:
    """Mount the tasks; message is what `text.tasks` words, see assets/task_view.js.

    on_ask is called before the run after another question was asked for, with `asked_of(key)`;
    on_reveal likewise after the stage was asked for, with the question in `revealed_of(key)`.
    """
    data = json.dumps(message, separators=(",", ":"), ensure_ascii=False).encode(errors="replace")
    mount("task", "task.css")(key=key, data=data, on_ask_change=on_ask, on_reveal_change=on_reveal)


def asked_of(key: str) -> Asked | None:
    """Return what the tasks of this key have just asked for, or None."""
    return _read(getattr(st.session_state.get(key), "ask", None))


def revealed_of(key: str) -> Asked | None:
    """Return the question that was just to be revealed, or None."""
    return _read(getattr(st.session_state.get(key), "reveal", None))


def _read(value: object) -> Asked | None:
    if not isinstance(value, Mapping):
        return None
    task, n = value.get("task"), value.get("n")
    level, lesson = value.get("level", 0), value.get("lesson", "")
    if not isinstance(task, str) or not isinstance(lesson, str):
        return None
    return Asked(task, n, level, lesson) if type(n) is int and type(level) is int else None
