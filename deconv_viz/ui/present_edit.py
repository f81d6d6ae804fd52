"""The teacher's workshop: read a bundled lesson, or make one: reword, reorder, take it away."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import streamlit as st

from deconv_viz.state.script import (
    EMPTY,
    MAX_SAYS,
    MAX_SLIDES,
    MAX_TITLE,
    PANELS,
    Script,
    Slide,
    mark,
    move,
    remove,
    retitle,
    reword,
)
from deconv_viz.state.script_codec import (
    MAX_PACKED,
    SCRIPT,
    fits_in_script_link,
    pack,
    script_to_file,
)
from deconv_viz.ui.frame import page_link, title
from deconv_viz.ui.present_parts import PLAY, button, copy, start, upload
from deconv_viz.ui.present_state import LESSON, PAGE, Desk, changed, chosen, desk
from deconv_viz.ui.show import summary
from deconv_viz.ui.words import carried, sentence, text


def workshop(now: Desk) -> None:
    """Draw the workshop."""
    script = now.script()
    says = text("workshop.says_bundled" if now.lesson else "workshop.says_mine")
    title(PAGE, says, notice=sentence(now.problems))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if script.slides:
            button("start", start, now.lesson, type="primary", icon=PLAY)
        if now.lesson:
            button("copy", copy, now.lesson)
        button("all", chosen, icon="\u2190", type="tertiary")
    if now.lesson:
        st.subheader(script.title, anchor=False)
        _read(script)
        _link(now)
        return
    _edit(script)
    if script.slides:
        _link(now)
    _files(script)


def _read(script: Script) -> None:
    """List a bundled lesson, which cannot be changed."""
    for number, slide in enumerate(script.slides, 1):
        with st.container(border=True, gap="xsmall"):
            answer = f" → {_plain(slide.answer)}" if slide.answer else ""
            st.markdown(f"**{number}** {_plain(slide.says)}{answer}")
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                _state(slide)


def _state(slide: Slide) -> None:
    page_link(
        "two_dimensions",
        label=text("workshop.open_state"),
        query_params=parse_qsl(slide.query),
    )
    pinned = slide.pinned()
    beside = f"{summary(pinned)} | " if pinned else ""
    st.caption(beside + summary(slide.lab()), width="content")


def _edit(script: Script) -> None:
    if not script.slides:
        st.markdown(text("workshop.empty"))
        page_link("two_dimensions", label=f"**{text('workshop.to_lab')}** →")
        return
    st.text_input(
        text("workshop.title"),
        key=_show("workshop.name", script.title),
        max_chars=MAX_TITLE,
        placeholder=text("workshop.untitled"),
        on_change=_retitle,
        width=420,
    )
    for index, slide in enumerate(script.slides):
        with st.container(border=True, gap="xsmall", key=f"slide-{index}"):
            _words(index, slide)
            _marks(index, slide)
    if len(script.slides) >= MAX_SLIDES:
        st.markdown(text("workshop.full", limit=MAX_SLIDES))
    else:
        page_link("two_dimensions", label=f"**{text('workshop.to_lab')}** →")


def _words(index: int, slide: Slide) -> None:
    says = _show(f"workshop.{index}.says", slide.says)
    answer = _show(f"workshop.{index}.answer", slide.answer)
    st.text_input(
        text("workshop.says", number=index + 1),
        key=says,
        max_chars=MAX_SAYS,
        placeholder=text("workshop.says_placeholder"),
        on_change=_reword,
        args=(index,),
    )
    if slide.ask:
        st.text_input(
            text("workshop.answer"),
            key=answer,
            max_chars=MAX_SAYS,
            on_change=_reword,
            args=(index,),
        )


def _marks(index: int, slide: Slide) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        for name, on in (("ask", slide.ask), ("plays", slide.plays)):
            st.toggle(
                text(f"workshop.{name}"),
                key=_show(f"workshop.{index}.{name}", on),
                on_change=_mark,
                args=(index,),
                help=text("workshop.ask_help") if name == "ask" else None,
            )
        st.selectbox(
            text("workshop.panel"),
            PANELS,
            key=_show(f"workshop.{index}.panel", slide.panel),
            format_func=lambda panel: text(f"workshop.panel.{panel}"),
            on_change=_mark,
            args=(index,),
            label_visibility="collapsed",
            width=190,
        )
        button("up", _move, index, -1, disabled=index == 0)
        button("down", _move, index, 1, disabled=index == len(desk().mine.slides) - 1)
        button("remove", _remove, index)
        _state(slide)


def _retitle() -> None:
    changed(retitle(desk().mine, st.session_state["workshop.name"]))


def _reword(index: int) -> None:
    says = st.session_state[f"workshop.{index}.says"]
    changed(reword(desk().mine, index, says, st.session_state.get(f"workshop.{index}.answer", "")))


def _mark(index: int) -> None:
    ask, plays, panel = (
        st.session_state[f"workshop.{index}.{name}"] for name in ("ask", "plays", "panel")
    )
    changed(mark(desk().mine, index, ask=bool(ask), plays=bool(plays), panel=panel))


def _move(index: int, by: int) -> None:
    changed(move(desk().mine, index, by))


def _remove(index: int) -> None:
    changed(remove(desk().mine, index))


def _link(now: Desk) -> None:
    """Show the one link of the lesson, or say why there is none."""
    packed = pack(now.mine)
    if not now.lesson and not fits_in_script_link(packed):
        st.markdown(text("workshop.too_long", length=len(packed), limit=MAX_PACKED))
        return
    query = {LESSON: now.lesson} if now.lesson else {SCRIPT: packed}
    address = (st.context.url or "").partition("?")[0]
    st.markdown(f"**{text('workshop.link')}**")
    st.code(f"{address}?{urlencode({**query, **carried()})}", language=None, wrap_lines=True)


def _files(script: Script) -> None:
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        if script.slides:
            st.download_button(
                text("workshop.save"),
                script_to_file(script),
                file_name="deconv_viz-lesson.json",
                mime="application/json",
                on_click="ignore",
            )
            button("new", changed, EMPTY, help=text("workshop.new_help"))
    with st.expander(text("workshop.open")):
        upload()


def _show(key: str, value: object) -> str:
    """Make the widget of this key show value, and return the key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key


def _plain(words: str) -> str:
    """Return a stranger's words so that they are no Markdown."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]()#+-.!$:<>~|&^=" else c for c in words)
