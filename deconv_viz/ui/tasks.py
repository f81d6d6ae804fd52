"""The page of tasks: a question, and the stage that explains the answer once it is out."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import numpy as np
import streamlit as st

from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show, stage
from deconv_viz.stage.task import asked_of, revealed_of, task
from deconv_viz.tasks import KINDS, Shown, Task, geometry_of, make
from deconv_viz.text.tasks import offer, worded
from deconv_viz.ui.address import read_state, set_state
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.tasks_state import DEFAULT, LESSONS, OWN, TaskState, asked, decoded, encoded
from deconv_viz.ui.words import language, text

_PAGE = "tasks"
_KEY = "tasks.question"
_STAGE = "tasks-stage"
_HEIGHT = 300  # pixels: the verdict and the stage in one look
_PARTS = {
    **dict.fromkeys(("voxels", "volume", "meeting_voxels"), "plane"),
    **dict.fromkeys(("torch_size", "keras_same", "keras_valid", "none_or_zero", "doubles"), "row"),
    **dict.fromkeys(("stack_size", "stack_kernel", "decoder", "there_and_back"), "last"),
}
"""What of a question's layers the stage can show, where it is not all."""


def show_tasks() -> None:
    """Draw the page: the question, and after it was revealed the stage and the ways on."""
    state: TaskState = read_state(_PAGE, OWN, decoded, encoded)
    title(_PAGE)
    question = make(state.kind, state.seed)
    task(_message(state, question), key=_KEY, on_ask=_ask, on_reveal=_reveal)
    if state.is_revealed:
        if state.kind in _PARTS:
            st.caption(text(f"tasks.part.{_PARTS[state.kind]}"))
        with st.container(key=_STAGE):
            _stage(state, question.shown)
        _ways_on(question)


def _message(state: TaskState, question: Task) -> dict[str, object]:
    kinds = [(kind.name, kind.level, kind.lesson) for kind in KINDS.values()]
    return {
        **offer(kinds, LESSONS, language()),
        "task": worded(question.to_json(), language()),
        "level": state.level,
        "lesson": state.lesson,
        "revealed": state.is_revealed,
        "stage": f".st-key-{_STAGE}",
    }


def _stage(state: TaskState, shown: Shown) -> None:
    geometry = geometry_of(shown)
    scene = two_dimensional(
        np.reshape(shown.x, geometry.input_shape),
        np.reshape(shown.w, geometry.kernel_shape),
        geometry,
    )
    link = Link(
        name=_PAGE,
        query="",
        visit=f"{state.kind}.{state.seed}",
        own=(),
        step=shown.step,
        order=shown.order,
        flip=shown.flip,
        write=False,
    )
    show = Show(scene, link, "", language=language(), compact=True, height=_HEIGHT)
    stage(show, key=f"{_PAGE}.stage")


def _ways_on(question: Task) -> None:
    with st.container(horizontal=True, gap="small"):
        if question.shown.query:
            page_link(
                "two_dimensions",
                label=text("tasks.lab"),
                query_params=parse_qsl(question.shown.query),
            )
        name = text(f"page.{question.lesson}.link")
        page_link(question.lesson, label=text("tasks.lesson", name=name))


def _now() -> TaskState:
    state = st.session_state.get(_PAGE)
    return state if isinstance(state, TaskState) else DEFAULT


def _ask() -> None:
    wish = asked_of(_KEY)
    if wish:
        set_state(_PAGE, asked(wish.task, wish.n, wish.level, wish.lesson))


def _reveal() -> None:
    wish = revealed_of(_KEY)
    now = _now()
    if wish and (wish.task, wish.n) == (now.kind, now.seed):
        set_state(_PAGE, replace(now, revealed=(now.kind, now.seed)))
