"""What the browser sends is checked before anything is done with it."""

from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from deconv_viz.stage import Edit, Visit, edit_of, fingerprint, visit_of


def receive(monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
    monkeypatch.setattr(st, "session_state", {"stage": SimpleNamespace(**values)})


def test_an_edit_arrives_as_it_was_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    receive(monkeypatch, edit={"grid": "kernel", "row": 1, "column": 2, "text": "−3"})
    assert edit_of("stage") == Edit("kernel", 1, 2, "−3")


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        7,
        [],
        {},
        {"grid": "output", "row": 0, "column": 0, "text": "1"},
        {"grid": "input", "row": "0", "column": 0, "text": "1"},
        {"grid": "input", "row": True, "column": 0, "text": "1"},
        {"grid": "input", "row": 0.5, "column": 0, "text": "1"},
        {"grid": "input", "row": 0, "column": 0, "text": 1},
    ],
)
def test_what_is_not_an_edit_is_none(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    receive(monkeypatch, edit=value)
    assert edit_of("stage") is None


def test_a_visit_keeps_texts_only_and_a_bounded_fingerprint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receive(monkeypatch, visit={"query": {"i": "5", "k": 3}, "asked": "x" * 5000})
    visit = visit_of("stage")
    assert visit == Visit({"i": "5"}, "x" * 2000)


@pytest.mark.parametrize("value", [None, "i=5", {}, {"query": [], "asked": ""}, {"query": {}}])
def test_what_is_not_a_visit_is_none(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    receive(monkeypatch, visit=value)
    assert visit_of("stage") is None


def test_nothing_sent_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})
    assert edit_of("stage") is None
    assert visit_of("stage") is None


def test_a_fingerprint_does_not_depend_on_the_order_of_the_keys() -> None:
    assert fingerprint({"s": "2", "i": "5"}) == fingerprint({"i": "5", "s": "2"}) == "i=5&s=2"
