"""The typed wrapper of the bar in the title's row: sharing, taking away, language, help, tour."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from deconv_viz.text import section

_NAME = "deconv_viz.bar"
_LONGEST = 20_000  # characters of a query or link
_WORDS = 40  # characters of a format's name or a language's code


@dataclass(frozen=True, slots=True)
class Answer:
    """A file that was asked for, or in `error` one sentence why there is none."""

    id: int
    name: str = ""
    mime: str = ""
    content: bytes = b""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar offers on this page.

    languages: their own names by their codes. formats: pairs of a format's name and what the menu
    calls it. hides: what a link of this page can hide, hidden: what this one does. veiled: whether
    numbers are among that. long: keys of the query that typed cells make long. present: the
    presenter's address, if there is one. tour: whether the tour is given here, invite: whether a
    first visitor is asked here, stride: how the label begins of the slider that the tour leads to.
    """

    language: str
    languages: Mapping[str, str]
    formats: Sequence[tuple[str, str]] = ()
    ways: Sequence[str] = ()
    hides: Sequence[str] = ()
    hidden: Sequence[str] = ()
    veiled: bool = False
    long: Sequence[str] = ()
    present: str = ""
    embedded: bool = False
    tour: bool = False
    invite: bool = False
    stride: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that the visitor asks for, of what stands in his address.

    revealed: whether he has asked for the numbers that his link hides.
    """

    id: int
    format: str
    query: str
    link: str
    dark: bool
    revealed: bool = False


def bar(
    show: Bar,
    *,
    key: str,
    on_ask: Callable[[], None],
    on_language: Callable[[], None],
) -> None:
    """Mount the bar.

    on_ask is called before the run after a file was asked for, with `asked_of(key)`; on_language
    likewise after another language was chosen, with `language_of(key)`.
    """
    answer = show.answer
    head = {
        **{name: getattr(show, name) for name in Bar.__slots__},
        "formats": [{"name": name, "label": label} for name, label in show.formats],
        "answer": answer
        and {name: getattr(answer, name) for name in ("id", "name", "mime", "error")},
        "say": section("bar", show.language),
        "share": section("share", show.language),
        "tell": section("tour", show.language),
    }
    written = json.dumps(head, separators=(",", ":"), ensure_ascii=False).encode(errors="replace")
    content = answer.content if answer else b""
    _mount()(
        key=key,
        data=struct.pack("<I", len(written)) + written + content,
        on_ask_change=on_ask,
        on_language_change=on_language,
    )


def asked_of(key: str) -> Asked | None:
    """Return what the bar of this key has just asked for, or None if it is not a request."""
    value = _sent(key, "ask")
    if not isinstance(value, Mapping):
        return None
    number, format, query, link, dark, revealed = (
        value.get(name) for name in ("id", "format", "query", "link", "dark", "revealed")
    )
    if type(number) is not int or not isinstance(format, str) or not isinstance(query, str):
        return None
    link = link if isinstance(link, str) else ""
    link, query = link[:_LONGEST], query[:_LONGEST]
    return Asked(number, format[:_WORDS], query, link, dark is True, revealed is True)


def language_of(key: str) -> str:
    """Return the language that was just chosen in the bar of this key, or nothing."""
    value = _sent(key, "language")
    return value[:_WORDS] if isinstance(value, str) else ""


def _sent(key: str, name: str) -> object:
    return getattr(st.session_state.get(key), name, None)


def _mount() -> Callable[..., Any]:
    """Return the mount function, registered as the stage's is (see `component`)."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        room, name = _NAME.split(".")
        manifest = ComponentManifest(room, "1", [ComponentConfig(name, "assets")])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    mount: Callable[..., Any] = st.components.v2.component(_NAME, js="bar.js", css="bar.css")
    return mount
