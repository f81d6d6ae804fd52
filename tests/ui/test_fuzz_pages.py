"""Hostile addresses and nonsense typed: each page answers in a sentence and reads no markup."""

import math
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from deconv_viz.frameworks import FRAMEWORKS, FrameworkError, targets
from deconv_viz.lessons.lens import decode, encode, own_keys, with_layer, write_value
from deconv_viz.lessons.lens_layer import is_drawable, meaning_of
from deconv_viz.ui import output_size_state, stack_state, whole_layer_state
from deconv_viz.ui.lens import written_line
from deconv_viz.ui.lens_form import plain
from deconv_viz.ui.lens_mend import mended, plainest
from deconv_viz.ui.lens_rows import rows
from deconv_viz.ui.lens_says import says
from deconv_viz.ui.lens_view import (
    arrays_of,
    elsewhere,
    in_brief,
    is_computable,
    scene_of,
)
from tests.ui.visit import visit

MARKUP = "<img src=x onerror=alert(1)>"
SAID = (
    *("0", "-1", "1", "2", "3", "16", "64", "65", "5000", "1000000000", "-1000000000", "1" * 90),
    *("1e3", "1e999", "nan", "1j", "True", "None", "2.5", "2,", "2,2", "1,2,3", "(1,(2,3))"),
    *("((1,1),(1,1))", "((1000000000,-999999990),(1,1))", "[]", "()", "{}", "{1:2}", "b'x'", "..."),
    *("(None,1,8,8)", "(1,8,8,1)", "'3'", "same", "SAME", "VALID", "CIRCULAR", "channels_first"),
    *(MARKUP, "$a$", "`x`", "**x**", "[a](javascript:alert(1))", ":red[x]", "\0", "é☃", "٣", "²"),
    *("x" * 5000, "(" * 150, "-" * 190 + "1", "lambda: 0", "{field}", "%s", "\\", "'", "\n", "]"),
    *("5×5", "×", "5-1", "1-99999999999999999999", "1,1,1,1", "-1,-1,-1,-1", "relu", "backward"),
    *("Conv2DTranspose(1, 3)", "nn.ConvTranspose2d(1, 1, 3, stride=1000000)", "import os"),
)
values = st.one_of(st.sampled_from(SAID), st.integers(-3, 40).map(str), st.text(max_size=20))


@st.composite
def queries(draw: st.DrawFn) -> dict[str, str]:
    """Addresses of the lens, from nearly right to nonsense."""
    framework = draw(st.sampled_from(sorted(FRAMEWORKS)))
    called = draw(st.sampled_from(sorted(targets(framework))))
    query = {"fw": framework, "layer": called}
    words = targets(framework)[called]
    for word in (*words.words, *words.on_call):
        if word.required or not draw(st.integers(0, 2)):
            usual = st.sampled_from([word.default, 1, 2, (2, 2), *word.choices]).map(write_value)
            query[word.name] = draw(st.one_of(usual, usual, values))
    for key in ("in", "kernel", "channels", "outputs", "version", "backend", "code"):
        if not draw(st.integers(0, 3)):
            query[key] = draw(values)
    return query


@settings(max_examples=250, deadline=None, derandomize=True)
@given(queries())
def test_the_lens_answers_every_address(query: dict[str, str]) -> None:
    lens = decode(query)
    assert encode(decode(encode(lens))) == encode(lens)
    assert encode(lens).keys() <= own_keys()
    subject = lens.subject
    assert written_line(subject)
    try:
        means = meaning_of(subject)
    except FrameworkError as refusal:
        layer = subject.layer
        found = mended(subject, refusal)
        better = found[0] if found else plainest(layer.framework, subject.sizes, layer.target)
        assert meaning_of(better)  # the button works
        _ = plain(str(refusal))
        return
    assert says(means)
    if is_drawable(means):
        scene_of(means)
    others = list(elsewhere(subject))
    rows(others, len(subject.sizes), lambda each: written_line(with_layer(subject, each)))
    for each in others:
        if each.translation and not each.translation.crop:
            there = meaning_of(with_layer(subject, each.translation.layer))
            assert [span.output for span in there.spans] == [span.output for span in means.spans]
    if is_computable(in_brief(subject)):
        assert math.prod(arrays_of(in_brief(subject)).x.shape) < 10**6


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(sorted(output_size_state.OWN)), values))
def test_the_page_of_sizes_reads_every_address(query: dict[str, str]) -> None:
    state = output_size_state.decode(query)
    assert output_size_state.decode(output_size_state.encode(state)) == state


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(sorted(whole_layer_state.OWN)), values))
def test_the_page_of_the_layer_reads_every_address(query: dict[str, str]) -> None:
    state = replace(whole_layer_state.decode(query), notice=())
    again = whole_layer_state.decode(whole_layer_state.encode(state))
    assert replace(again, notice=()) == state
    assert state.result().shape[0] == state.filters


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(sorted(stack_state.OWN)), values))
def test_the_page_of_stacks_reads_every_address(query: dict[str, str]) -> None:
    stack = stack_state.decode(query)[0].stack
    assert stack_state.decode(stack_state.encode(stack_state.decode(query)[0]))[0].stack == stack


# ---- the pages as a visitor sees them ----


def is_clean(test: AppTest) -> bool:
    """Whether there is neither a traceback nor anything that was typed as markup."""
    assert not test.exception
    for each in test.get("html"):
        assert "<img" not in each.proto.body
    for said in [*(each.value for each in (*test.markdown, *test.caption))]:
        assert not re.search(r"(?<!\\)<img|(?<!\\)\]\(javascript|(?<!\\)\$a\$|(?<!\\):red\[x", said)
    for button in test.button:
        assert not re.search(r"(?<!\\)<img|(?<!\\)\]\(javascript", button.label)
    return True


LENS = {"fw": "keras", "layer": "Conv2DTranspose", "filters": "1", "kernel_size": "3"}


@pytest.mark.parametrize("hostile", [MARKUP, "[a](javascript:alert(1))", "$a$", ":red[x]"])
def test_no_page_reads_markup_out_of_its_address(hostile: str) -> None:
    words = dict.fromkeys(("strides", "padding", "data_format", "version", "in"), hostile)
    for word, said in words.items():
        assert is_clean(
            visit("frameworks", **{**LENS, word: said, f"vs.{word}": said, "vs.fw": "jax"})
        )
    for page, own in (
        ("output_size", output_size_state.OWN),
        ("whole_layer", whole_layer_state.OWN),
        ("stack", stack_state.OWN),
    ):
        assert is_clean(visit(page, **dict.fromkeys(own, hostile)))
    for view in output_size_state.VIEWS:
        assert is_clean(visit("output_size", **{"v": view, "in": hostile, "out": hostile}))


@pytest.mark.parametrize("hostile", [MARKUP, "[a](javascript:alert(1))", "$a$", "\0", "9" * 5000])
def test_what_is_typed_is_answered_and_read_as_no_markup(hostile: str) -> None:
    test = visit("frameworks", **{})
    test.text_input("lens-line").set_value(hostile).run()
    assert is_clean(test)
    test.text_input("lens-line").set_value(f"Conv2DTranspose(1, 3, padding={hostile!r})").run()
    assert is_clean(test)
    test = visit("stack", **{})
    test.text_area("stack.text").set_value(f"{hostile}\nConv2D({hostile!r}, 3)").run()
    assert is_clean(test)
    test = visit("output_size", **{"v": "backward"})
    for box in test.text_input:
        box.set_value(hostile).run()
        assert is_clean(test)
