"""The page of tasks, apart from its browser half: addresses, messages, what is shown and when."""

import json
import re
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from deconv_viz.tasks import FIRST, KINDS, LEVELS, MAX_SEED, make
from deconv_viz.text import CATALOGUES, section
from deconv_viz.text.tasks import worded
from deconv_viz.ui.tasks_state import DEFAULT, LESSONS, TaskState, asked, decoded, encoded
from tests.ui.visit import ROOT, visit

opened = partial(visit, "tasks")


def messages(at: AppTest) -> list[dict[str, Any]]:
    """The JSON of every component on the page that has some."""
    found = []
    for mounted in at.get("bidi_component"):
        try:
            found.append(json.loads(mounted.proto.bytes))
        except ValueError:
            continue
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_an_address_names_a_question(kind: str) -> None:
    for state in (TaskState(kind, 17), TaskState(kind, 0, KINDS[kind].level, KINDS[kind].lesson)):
        assert decoded(encoded(state)) == state


def test_the_plain_address_is_the_first_question() -> None:
    assert decoded({}) == DEFAULT
    assert encoded(DEFAULT) == {}
    assert DEFAULT.kind == FIRST


@pytest.mark.parametrize(
    "query",
    [
        {"task": "nothing", "n": "-4"},
        {"task": "size", "n": "1e9"},
        {"task": "size", "n": "９９９"},
        {"n": "999999", "level": "7", "lesson": "picture"},
        {"level": "2", "lesson": "autoencoder", "task": "<script>"},
        {"level": "1", "lesson": "stack"},
    ],
)
def test_any_address_opens_a_question(query: dict[str, str]) -> None:
    state = decoded(query)
    assert state.kind in KINDS
    assert 0 <= state.seed <= MAX_SEED
    assert state.level in (0, *LEVELS)
    assert state.lesson in ("", *LESSONS)
    kinds = KINDS.values()
    assert any(
        state.level in (0, kind.level) and state.lesson in ("", kind.lesson) for kind in kinds
    )
    assert decoded(encoded(state)) == state


def test_what_the_browser_asks_for_is_brought_within_what_there_is() -> None:
    assert asked("flip", 3, 2, "two_dimensions") == TaskState("flip", 3, 2, "two_dimensions")
    assert asked("", MAX_SEED + 1, -1, "x") == TaskState(FIRST, 0)


def test_the_page_sends_the_question_in_the_visitors_language() -> None:
    at = opened(task="gap", n="5", lang="zh")
    assert not at.exception
    sent = [message for message in messages(at) if "kinds" in message]
    assert len(sent) == 1
    assert sent[0]["task"] == json.loads(json.dumps(worded(make("gap", 5).to_json(), "zh")))
    assert [kind["kind"] for kind in sent[0]["kinds"]] == list(KINDS)
    assert sent[0]["revealed"] is False


def test_the_answers_stage_is_not_on_the_page_before_it_is_asked_for() -> None:
    at = opened(task="gap", n="5")
    assert not [message for message in messages(at) if "scene" in message]
    at.session_state["tasks"] = TaskState("gap", 5, revealed=("gap", 5))
    at.run()
    assert not at.exception
    (stage,) = [message for message in messages(at) if "scene" in message]
    assert stage["link"]["step"] == make("gap", 5).shown.step
    assert stage["link"]["write"] is False


def test_what_was_revealed_of_one_question_says_nothing_of_the_next() -> None:
    assert TaskState("size", 3, revealed=("size", 3)).is_revealed
    assert not TaskState("size", 4, revealed=("size", 3)).is_revealed
    assert not TaskState("flip", 3, revealed=("size", 3)).is_revealed


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_browsers_half_has_all_its_words(language: str) -> None:
    labels = section("task", language)
    scripts = (ROOT / "deconv_viz" / "stage" / "assets").glob("task*.js")
    asked_for = {
        name
        for script in scripts
        for name in re.findall(r"\blabels\.([a-z_]+)", script.read_text("utf-8"))
    }
    forms = ("number", "shape", "choice", "cells")
    made = {
        *(f"unread_{form}" for form in forms),
        *(f"level_{level}" for level in LEVELS),
        *("solution_choice", "solution_cells", "input", "kernel", "canvas", "output"),
    }
    assert asked_for | made == set(labels)
