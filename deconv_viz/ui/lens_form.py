"""The lens's form: a layer's arguments under the framework's own names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Word,
    target,
    targets,
    translate,
)
from deconv_viz.lessons.lens import MOST, Lens, Subject, fitted, read_value, with_layer, write_value
from deconv_viz.lessons.lens_layer import shapes_of
from deconv_viz.ui.address import set_state
from deconv_viz.ui.lens_mend import plainest
from deconv_viz.ui.widgets import show
from deconv_viz.ui.words import framework_title, sentence_for_refusal, text

PAGE = "frameworks"

_USUAL: Mapping[str, tuple[str, ...]] = {
    "sizes": ("1", "2", "3", "4"),
    "sizes_or_none": ("None", "0", "1", "2"),
    "kernel": ("1", "2", "3", "4", "5", "6", "7"),
    "padding": ("0", "1", "2", "3"),
    "input": ("1", "2", "3", "4", "5", "6", "8"),
}
"""What is offered where any number may be typed."""


_MARKUP = frozenset("\\`*_{}[]()<>#+-!|~$:&")


def form(lens: Lens) -> None:
    """Draw the framework, what is called, the shapes, and every argument, in the sidebar."""
    subject, layer = lens.subject, lens.subject.layer
    with st.sidebar:
        _framework(lens)
        known = targets(layer.framework)
        if len(known) > 1:
            _choose("layer", layer.target, tuple(known), lens, _set_target)
        _versions(lens)
        called = target(layer)
        left, right = st.columns(2, gap="small")
        with left:
            _typed("in", _written(subject.sizes), _USUAL["input"], lens, "in")
        if called.kernel_in_weight:
            with right:
                _typed("kernel", _written(subject.kernel), _USUAL["kernel"], lens, "kernel")
        _words(lens, (*called.words, *called.on_call))


def notify(sentence: str) -> None:
    """Say something about a change that did not happen, in the next run. For callbacks."""
    st.session_state["lens.notice"] = sentence


def plain(said: str) -> str:
    """Return a sentence in which nothing that a visitor typed is read as markup."""
    return "".join(f"\\{sign}" if sign in _MARKUP else sign for sign in said)


def _framework(lens: Lens) -> None:
    _choose("fw", lens.subject.layer.framework, tuple(FRAMEWORKS), lens, _set_framework)


def _versions(lens: Lens) -> None:
    layer = lens.subject.layer
    known = FRAMEWORKS[layer.framework]
    if known.backends:
        _choose("backend", layer.backend or known.backends[0], known.backends, lens, _set_backend)
    if known.older:
        versions = (known.version, *known.older)
        _choose("version", layer.version or known.version, versions, lens, _set_version)


def _words(lens: Lens, words: tuple[Word, ...]) -> None:
    layer = lens.subject.layer
    said = {**layer.args, **(layer.call or {})}
    for start in range(0, len(words), 2):
        for place, word in zip(st.columns(2, gap="small"), words[start : start + 2], strict=False):
            with place:
                _word(lens, word, said.get(word.name, word.default))


def _word(lens: Lens, word: Word, value: Any) -> None:
    if word.kind == "bool" and isinstance(value, bool):
        key = _key(lens, word.name)
        st.toggle(word.name, key=show(key, value), on_change=_set_word, args=(lens, word, key))
        return
    usual = word.choices
    if word.kind == "list":
        rank = len(lens.subject.sizes)
        usual = tuple(write_value((count,) * rank) for count in (1, 2, 3, 4))
    if word.kind in ("sizes", "sizes_or_none", "int"):
        kind = "kernel" if "kernel" in word.name or word.name.startswith("nb_") else word.kind
        kind = "padding" if word.name == "padding" else kind
        usual = _USUAL.get(kind, _USUAL["sizes"])
    _typed(word.name, write_value(value), usual, lens, word)


def _typed(name: str, said: str, usual: tuple[str, ...], lens: Lens, word: Word | str) -> None:
    """Draw a box that offers what is usual and takes whatever is typed."""
    key = _key(lens, name)
    options = list(dict.fromkeys((*usual, said)))
    st.selectbox(
        text(f"frameworks.{name}") if isinstance(word, str) else name,
        options,
        key=show(key, said),
        accept_new_options=True,
        on_change=_set_word if isinstance(word, Word) else _set_shape,
        args=(lens, word, key),
    )


def _choose(name: str, value: str, options: tuple[str, ...], lens: Lens, on_change: Any) -> None:
    key = _key(lens, name)
    st.selectbox(
        text(f"frameworks.{name}"),
        options if value in options else (value, *options),
        key=show(key, value),
        format_func=lambda each: framework_title(each) if name == "fw" else each,
        on_change=on_change,
        args=(lens, key),
    )


def _key(lens: Lens, name: str) -> str:
    layer = lens.subject.layer
    return f"lens.{layer.framework}.{layer.target}.{name}" if name != "fw" else "lens.fw"


def _set(lens: Lens, subject: Subject) -> None:
    set_state(PAGE, replace(lens, subject=subject, code=""))


def _set_framework(lens: Lens, key: str) -> None:
    """Say the same layer in another framework; where that cannot be, say its plainest."""
    subject, name = lens.subject, st.session_state[key]
    try:
        x_shape, w_shape = shapes_of(subject)
        said = with_layer(subject, translate(subject.layer, name, x_shape, w_shape).layer)
    except FrameworkError as refusal:
        notify(text("frameworks.not_the_same", why=plain(sentence_for_refusal(refusal))))
        near = refusal.nearest.get("layer")
        said = with_layer(subject, near) if near else plainest(name, subject.sizes)
    _set(lens, said)


def _set_target(lens: Lens, key: str) -> None:
    """Keep the words that the other target knows as well; where they are not enough, start anew."""
    layer = lens.subject.layer
    called = targets(layer.framework)[st.session_state[key]]
    names = {word.name for word in called.words}
    args = {name: value for name, value in layer.args.items() if name in names}
    missing = any(word.required and word.name not in args for word in called.words)
    rank = called.rank or len(lens.subject.sizes)
    if missing or any(isinstance(value, (tuple, list)) for value in args.values()):
        _set(lens, plainest(layer.framework, fitted(lens.subject.sizes, rank), called.name))
    else:
        chosen = replace(layer, target=called.name, args=args, call=None)
        _set(lens, with_layer(lens.subject, chosen))


def _set_backend(lens: Lens, key: str) -> None:
    layer = replace(lens.subject.layer, backend=st.session_state[key])
    _set(lens, replace(lens.subject, layer=layer))


def _set_version(lens: Lens, key: str) -> None:
    layer = replace(lens.subject.layer, version=st.session_state[key])
    _set(lens, replace(lens.subject, layer=layer))


def _set_shape(lens: Lens, name: str, key: str) -> None:
    subject = lens.subject
    rank = target(subject.layer).rank or 0
    sizes = _sizes(st.session_state[key], rank or len(subject.sizes))
    if sizes is None:
        received = str(st.session_state[key])[:40]
        notify(text("frameworks.not_a_size", most=MOST, received=received))
        return
    if name == "in":
        _set(lens, replace(subject, sizes=sizes))
    else:
        _set(lens, replace(subject, kernel=sizes))


def _written(sizes: tuple[int, ...]) -> str:
    return write_value(sizes[0] if len(sizes) == 1 else sizes)


def _sizes(said: object, rank: int) -> tuple[int, ...] | None:
    value = read_value(str(said))
    items = value if isinstance(value, (tuple, list)) else (value,) * rank
    fits = len(items) == rank and all(type(item) is int and 1 <= item <= MOST for item in items)
    return tuple(items) if fits else None


def _set_word(lens: Lens, word: Word, key: str) -> None:
    shown = st.session_state[key]
    value = shown if isinstance(shown, bool) else read_value(str(shown)) if shown else word.default
    layer = lens.subject.layer
    on_call = any(each.name == word.name for each in target(layer).on_call)
    said = dict((layer.call if on_call else layer.args) or {})
    if value == word.default and type(value) is type(word.default) and not word.required:
        said.pop(word.name, None)
    else:
        said[word.name] = value
    changed = replace(layer, call=said or None) if on_call else replace(layer, args=said)
    _set(lens, replace(lens.subject, layer=changed))
