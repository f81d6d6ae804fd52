"""The framework lens: a layer in its user's words, its picture, and its name elsewhere."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import streamlit as st

from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Layer,
    Meaning,
    carried,
    code,
    code_numpy,
    quirks,
    target,
    translate,
)
from deconv_viz.frameworks.literals import arguments
from deconv_viz.frameworks.parse import Parsed, ParseError, parse_layer, write
from deconv_viz.lessons.lens import Lens, Subject, decode, encode, fitted, own_keys, with_layer
from deconv_viz.lessons.lens_layer import is_drawable, meaning_of
from deconv_viz.stage import Show
from deconv_viz.ui.address import set_state
from deconv_viz.ui.lens_cases import CASES
from deconv_viz.ui.lens_form import PAGE, form, notify, plain
from deconv_viz.ui.lens_mend import mended, plainest
from deconv_viz.ui.lens_rows import STYLE, crop_said, rows
from deconv_viz.ui.lens_says import against, says
from deconv_viz.ui.lens_view import (
    MAX_NUMBERS,
    arrays_of,
    elsewhere,
    in_brief,
    is_computable,
    scene_of,
)
from deconv_viz.ui.lesson import Lesson
from deconv_viz.ui.widgets import show
from deconv_viz.ui.words import (
    framework_title,
    joined,
    sentence_for_quirk,
    sentence_for_refusal,
    text,
)

NUMPY = "numpy"

_HEIGHT = 300  # pixels: the picture and the other frameworks in one look


def read_lens() -> Lens:
    """Return the lens of this run."""
    return _lesson().open()


@cache
def _lesson() -> Lesson[Lens]:
    """Return the page's own; the keys of the address are known when the frameworks are loaded."""
    return Lesson(PAGE, decode({}), replace, own_keys(), decode, encode)


def show_lens(lens: Lens) -> None:
    """Draw the page: the confusions, the line, what it does, the picture, and the others."""
    st.html(STYLE)
    _cases(lens)
    _line(lens)
    try:
        means = meaning_of(lens.subject)
    except FrameworkError as refusal:
        _refusal(lens, refusal)
    else:
        _picture(lens, means)
        _others(lens)
    _facts(lens)
    form(lens)
    with st.sidebar:
        _lesson().history()


def _cases(lens: Lens) -> None:
    with st.container(horizontal=True, gap="small", key="lens-cases"):
        st.caption(text("frameworks.confused"), width="content")
        for name, case in CASES.items():
            st.button(
                text(f"frameworks.case.{name}"),
                key=f"lens.case.{name}",
                type="primary" if replace(lens, code="") == case else "secondary",
                on_click=set_state,
                args=(PAGE, case),
            )
        if lens.pinned:
            st.button(
                text("frameworks.alone"),
                key="lens.alone",
                type="tertiary",
                on_click=set_state,
                args=(PAGE, replace(lens, pinned=None)),
            )


def _line(lens: Lens) -> None:
    written = written_line(lens.subject)
    key = "lens-line"
    said = st.session_state.pop("lens.notice", None)
    # A line that is not understood stays as it was typed, to be mended.
    if not st.session_state.pop("lens.typed", False) and st.session_state.get(key) != written:
        st.session_state[key] = written
    st.text_input(
        text("frameworks.line"),
        key=key,
        on_change=_set_line,
        args=(lens, key),
        help=text("frameworks.line_help"),
    )
    if said is not None:
        st.markdown(f":orange-background[{said}]")


def _set_line(lens: Lens, key: str) -> None:
    try:
        parsed = parse_layer(st.session_state[key])
    except ParseError as error:
        notify(plain(sentence_for_refusal(error)))
        st.session_state["lens.typed"] = True
        return
    was = with_layer(lens.subject, parsed.layer)
    said = replace(
        was,
        kernel=fitted(parsed.kernel or was.kernel, len(was.sizes)),
        channels=parsed.channels or was.channels,
        filters=parsed.filters or was.filters,
    )
    set_state(PAGE, Lens(said))
    if parsed.assumed:
        notify(text("frameworks.assumed", names=plain(", ".join(parsed.assumed))))


def written_line(subject: Subject) -> str:
    """Return the layer as one line that can be pasted and read again."""
    layer = subject.layer
    rank = len(subject.sizes)
    shape = (subject.kernel, subject.channels, subject.filters)
    in_weight = target(layer).kernel_in_weight
    return write(Parsed("transposed", layer, rank, *(shape if in_weight else (None, None, None))))


def _refusal(lens: Lens, refusal: FrameworkError) -> None:
    """Say what the framework says, and offer the nearest layer that works."""
    subject, layer = lens.subject, lens.subject.layer
    found = mended(subject, refusal)
    better, near = found or (plainest(layer.framework, subject.sizes, layer.target), {})
    crop = near.pop("crop", ())
    if "layer" in near:
        says = text("frameworks.use", words=written_line(better))
    elif near:
        says = text("frameworks.use", words=", ".join(arguments(near)))
    else:
        says = text("frameworks.anew")
    with st.container(border=True, key="lens-refusal"):
        st.markdown(text("frameworks.refuses", why=plain(sentence_for_refusal(refusal))))
        st.button(
            plain(says),
            key="lens.use",
            type="primary",
            on_click=set_state,
            args=(PAGE, replace(lens, subject=better)),
        )
        if cut := crop_said(crop):
            st.caption(text("frameworks.then", crop=cut))


def _picture(lens: Lens, means: Meaning) -> None:
    pinned, why = _pinned(lens)
    if why:
        st.markdown(f":orange-background[{why}]")
    st.markdown(joined(says(means), against(means, pinned) if pinned else ""))
    if len(means.spans) > 2:
        st.caption(text("frameworks.last_axes"))
    if means.channels > 1 or means.filters > 1:
        st.caption(text("frameworks.one_pair", channels=means.channels, filters=means.filters))
    if not is_drawable(means) or (pinned and not is_drawable(pinned)):
        st.markdown(text("frameworks.no_picture"))
        return
    shown = Show(
        scene_of(means),
        pinned=scene_of(pinned) if pinned else None,
        summaries=(
            (_name(lens.pinned.layer), _name(lens.subject.layer)) if lens.pinned else ("", "")
        ),
        height=_HEIGHT,
    )
    _lesson().stage(lambda _: shown)


def _pinned(lens: Lens) -> tuple[Meaning | None, str]:
    """Return the meaning of the layer to compare with, and why there is none if it is refused."""
    if lens.pinned is None:
        return None, ""
    try:
        return meaning_of(lens.pinned), ""
    except FrameworkError as refusal:
        return None, text("frameworks.other_refused", why=plain(sentence_for_refusal(refusal)))


def _name(layer: Layer) -> str:
    words = ", ".join(f"{name}={value!r}" for name, value in layer.args.items())
    version = f" {layer.version}" if layer.version else ""
    return f"{framework_title(layer.framework)}{version}: {words}"


def _others(lens: Lens) -> None:
    """The layer in every other framework, and the code of the one that is chosen."""
    subject = lens.subject
    found = list(elsewhere(subject))
    st.subheader(text("frameworks.elsewhere"), anchor=False)
    st.html(
        STYLE
        + rows(found, len(subject.sizes), lambda layer: written_line(with_layer(subject, layer)))
    )
    own = subject.layer.framework
    choices = [own, *(each.framework for each in found if each.translation), NUMPY]
    chosen = lens.code if lens.code in choices else own
    st.segmented_control(
        text("frameworks.code"),
        choices,
        key=show("lens.code", chosen),
        format_func=lambda name: framework_title(name) if name in FRAMEWORKS else "NumPy",
        on_change=_set_code,
        args=(lens,),
    )
    brief = in_brief(subject)
    if brief != subject:
        st.caption(text("frameworks.brief"))
    if is_computable(brief):
        st.code(_snippet(brief, chosen), language="python")
    else:
        st.markdown(text("frameworks.no_code", most=MAX_NUMBERS))
    translation = {each.framework: each.translation for each in found}.get(chosen)
    if translation:
        st.button(
            text("frameworks.take", framework=framework_title(chosen)),
            on_click=_take,
            args=(Lens(with_layer(subject, translation.layer)), crop_said(translation.crop or ())),
        )


def _take(lens: Lens, crop: str) -> None:
    set_state(PAGE, lens)
    if crop:
        notify(text("frameworks.then", crop=crop))


def _set_code(lens: Lens) -> None:
    set_state(PAGE, replace(lens, code=st.session_state["lens.code"] or ""))


def _snippet(subject: Subject, framework: str) -> str:
    """Return the program that computes the numbers on the screen in a framework."""
    arrays = arrays_of(subject)
    if framework == NUMPY:
        return code_numpy(meaning_of(subject), arrays.x, arrays.w)
    layer = subject.layer
    if framework == layer.framework:
        return code(layer, arrays.x, arrays.w)
    there = translate(layer, framework, arrays.x.shape, arrays.w.shape, cropped=True)
    x, w = carried(layer, there, arrays.x, arrays.w)
    return code(there.layer, x, w, crop=there.crop)


def _facts(lens: Lens) -> None:
    """What surprises about the framework that is spoken."""
    framework = lens.subject.layer.framework
    facts = quirks(framework)
    if facts:
        with st.expander(text("frameworks.facts", framework=framework_title(framework))):
            for fact in facts:
                versions = f" ({fact.versions})" if fact.versions else ""
                st.markdown(f"- {sentence_for_quirk(fact)}{versions}")
