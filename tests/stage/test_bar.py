"""What the bar sends is checked before it is used, and what it is sent is one piece."""

import json
import struct
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from deconv_viz.stage import bar as module
from deconv_viz.stage.bar import Answer, Asked, Bar, asked_of, bar, language_of

WHOLE = {"id": 7, "format": "svg", "query": "s=3", "link": "http://here/", "dark": True}


def receive(monkeypatch: pytest.MonkeyPatch, **values: Any) -> None:
    monkeypatch.setattr(st, "session_state", {"bar": SimpleNamespace(**values)})


def test_a_request_arrives_as_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    receive(monkeypatch, ask=WHOLE, language="zh")
    assert asked_of("bar") == Asked(7, "svg", "s=3", "http://here/", True)
    assert language_of("bar") == "zh"
    receive(monkeypatch, ask={**WHOLE, "revealed": True})
    assert asked_of("bar") == Asked(7, "svg", "s=3", "http://here/", True, revealed=True)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "svg",
        [],
        {},
        {**WHOLE, "id": "7"},
        {**WHOLE, "id": True},
        {**WHOLE, "format": None},
        {**WHOLE, "query": {"s": 3}},
    ],
)
def test_what_is_no_request_is_none(monkeypatch: pytest.MonkeyPatch, value: object) -> None:
    receive(monkeypatch, ask=value, language=value)
    assert asked_of("bar") is None
    assert language_of("bar") in ("", "svg")


def test_a_request_is_cut_to_a_bearable_length(monkeypatch: pytest.MonkeyPatch) -> None:
    receive(monkeypatch, ask={**WHOLE, "format": "x" * 10**6, "query": "y" * 10**6, "link": 5})
    asked = asked_of("bar")
    assert asked is not None
    assert (len(asked.format), len(asked.query), asked.link) == (40, 20_000, "")


@pytest.mark.parametrize("content", [b"", b"\x00\xff{}", "é".encode() * 3])
def test_a_message_is_its_head_and_then_the_bytes_of_the_file(
    monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(module, "_mount", lambda: lambda **values: sent.append(values["data"]))
    answer = Answer(7, "ü.svg", "image/svg+xml", content)
    show = Bar("zh", {"zh": "中文"}, formats=[("svg", "图")], answer=answer)
    bar(show, key="bar", on_ask=str, on_language=str)
    (length,) = struct.unpack_from("<I", sent[0])
    head = json.loads(sent[0][4 : 4 + length])
    assert sent[0][4 + length :] == content
    assert head["answer"] == {"id": 7, "name": "ü.svg", "mime": "image/svg+xml", "error": ""}
    assert head["formats"] == [{"name": "svg", "label": "图"}]
    assert head["say"]["share"]
