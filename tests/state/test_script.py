"""Lesson scripts: edited as values, carried by one link or a file, read from strangers safely."""

import base64
import json
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from deconv_viz.core import conv_transpose
from deconv_viz.state import Lab, decode, decode_pin, encode
from deconv_viz.state.limits import MAX_FILE_BYTES, MAX_QUERY_BYTES
from deconv_viz.state.script import (
    EMPTY,
    MAX_SAYS,
    MAX_SLIDES,
    MAX_TITLE,
    PANELS,
    Script,
    Slide,
    add,
    mark,
    minutes,
    move,
    plain,
    remove,
    retitle,
    reword,
    slide_of,
)
from deconv_viz.state.script_codec import (
    MAX_PACKED,
    MAX_UNPACKED,
    fits_in_script_link,
    pack,
    script_from_file,
    script_to_file,
    unpack,
)
from deconv_viz.state.scripts import SCRIPTS, Plan
from deconv_viz.text import text
from tests.state.strategies import is_valid, labs

TEXTS = st.text(max_size=60)


@st.composite
def slides(draw: st.DrawFn) -> Slide:
    query = encode(draw(labs()), pinned=draw(st.none() | labs()))
    slide, problems = slide_of(
        query,
        draw(TEXTS),
        ask=draw(st.booleans()),
        answer=draw(TEXTS),
        panel=draw(st.sampled_from(PANELS)),
        plays=draw(st.booleans()),
    )
    assert problems == ()
    return slide


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    return retitle(Script(slides=tuple(draw(st.lists(slides(), max_size=4)))), draw(TEXTS))


def squeezed(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return base64.urlsafe_b64encode(zlib.compress(raw, 9)).decode().rstrip("=")


def code(problems: tuple[object, ...]) -> list[str]:
    return [getattr(problem, "code", "") for problem in problems]


# ---- values


def three() -> Script:
    found = EMPTY
    for says in "abc":
        found = add(found, slide_of("i=3", says)[0])
    return found


def said(script: Script) -> str:
    return "".join(slide.says for slide in script.slides)


def test_a_slide_that_asks_counts_twice_towards_the_minutes() -> None:
    slide = slide_of("i=3", "One.")[0]
    asks = replace(slide, ask=True)
    assert minutes(EMPTY) == minutes(Script("", (slide,))) == 1
    assert minutes(Script("", (slide,) * 10 + (asks,) * 4)) == 10


def test_a_slide_is_moved_as_far_as_the_list_goes() -> None:
    assert said(move(three(), 0, 1)) == "bac"
    assert said(move(three(), 2, -1)) == "acb"
    assert said(move(three(), 2, 9)) == "abc"
    assert said(move(three(), 2, -9)) == "cab"
    assert said(move(three(), 0, -1)) == "abc"


def test_a_slide_is_removed_reworded_and_marked() -> None:
    assert said(remove(three(), 1)) == "ac"
    assert said(reword(three(), 1, "  two\nlines ")) == "atwo linesc"
    asked = mark(three(), 1, ask=True, panel="gather", plays=True)
    assert replace(asked.slides[1], ask=False, panel="both", plays=False) == three().slides[1]
    assert reword(asked, 1, "b", "so").slides[1].answer == "so"
    assert reword(three(), 1, "b", "so").slides[1].answer == ""
    assert mark(reword(asked, 1, "b", "so"), 1, ask=False).slides[1].answer == ""


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_a_row_that_has_gone_changes_nothing(index: int) -> None:
    script = three()
    assert remove(script, index) == move(script, index, 1) == script
    assert reword(script, index, "x") == mark(script, index, ask=True) == script


def test_a_full_script_takes_no_more() -> None:
    slide = slide_of("", "x")[0]
    full = EMPTY
    for _ in range(MAX_SLIDES + 2):
        full = add(full, slide)
    assert len(full.slides) == MAX_SLIDES


def test_a_slide_keeps_step_order_flip_and_pin() -> None:
    slide, problems = slide_of("?f=0&o=output&t=7&pin=i%3D7&i=3", "x")
    assert (slide.query, problems) == ("i=3&pin=i%3D7&t=7&o=output&f=0", ())
    pinned = slide.pinned()
    assert pinned is not None
    assert pinned.rows.size == 7
    assert (slide.lab().step, slide.lab().order, slide.lab().flip) == (7, "output", False)


@given(st.text(max_size=600), st.integers(1, MAX_SAYS))
@example("a \u200b b", 10)
@example("\ud800\u202e x", 10)
def test_plain_text_is_one_line_that_can_be_written_anywhere(words: str, most: int) -> None:
    line = plain(words, most)
    assert len(line) <= most
    assert line.isprintable()
    assert line == line.strip()
    assert line.encode().decode() == line
    assert plain(line, most) == line


# ---- link and file


@given(scripts())
def test_a_link_gives_the_script_again(script: Script) -> None:
    packed = pack(script)
    assert re.fullmatch(r"[A-Za-z0-9_-]+", packed)
    if len(packed) <= MAX_QUERY_BYTES:
        assert unpack(packed) == (script, ())


@given(scripts())
def test_a_file_gives_the_script_again(script: Script) -> None:
    assert script_from_file(script_to_file(script)) == (script, ())


@given(scripts(), st.data())
@settings(max_examples=50)
def test_a_link_that_lost_its_end_is_noticed(script: Script, data: st.DataObject) -> None:
    packed = pack(script)
    cut = data.draw(st.integers(0, len(packed) - 1))
    # The last characters of base64 may hold no bit that counts.
    found, problems = unpack(packed[:cut])
    assert (found == EMPTY and code(problems) == ["script_unreadable"]) or (found, problems) == (
        script,
        (),
    )


@given(st.text(max_size=300) | st.binary(max_size=200).map(lambda raw: squeezed(raw)))
@example("=")
@example("ä")
@example("A")
def test_what_is_no_script_is_never_an_error(packed: str) -> None:
    script, problems = unpack(packed)
    assert script == EMPTY
    assert len(problems) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=20,
)
NAMES = st.sampled_from(["query", "says", "ask", "answer", "panel", "plays"])


@given(st.lists(JSON, max_size=5))
@example([[["ap", "i=3", "x", 7]]])
@example([[["zz", "i=99&k=z", "\ud800"]], [7]])
@example([[["", None, ""]]])
def test_any_json_in_a_link_gives_a_usable_script(rest: list[object]) -> None:
    script, problems = unpack(squeezed([1, "title", *rest]))
    assert len(problems) <= 1
    check(script)


@given(JSON | st.lists(st.dictionaries(NAMES, JSON, max_size=6), max_size=4))
def test_any_json_in_a_file_gives_a_usable_script(states: object) -> None:
    content = {"format": "deconv_viz lesson", "version": 1, "title": states, "states": states}
    script, problems = script_from_file(json.dumps(content).encode())
    assert len(problems) <= 1
    check(script)


def check(script: Script) -> None:
    assert len(script.slides) <= MAX_SLIDES
    assert len(script.title) <= MAX_TITLE
    for slide in script.slides:
        assert is_valid(slide.lab())
        assert slide.panel in PANELS
        assert len(slide.says) <= MAX_SAYS >= len(slide.answer)
    assert script_from_file(script_to_file(script)) == (script, ())


def test_a_bomb_is_not_unpacked() -> None:
    # A lesson like any other, but for the blanks behind it.
    assert unpack(squeezed(b'[1,"title",[]]' + b" " * 1000)) == (Script("title"), ())
    bomb = squeezed(b'[1,"title",[]]' + b" " * (MAX_UNPACKED + 1))
    assert len(bomb) < MAX_PACKED
    assert unpack(bomb) == (EMPTY, unpack("=")[1])
    deep = squeezed(b"[" * (MAX_UNPACKED - 1))
    assert code(unpack(deep)[1]) == ["script_unreadable"]
    assert code(unpack("A" * (MAX_QUERY_BYTES + 1))[1]) == ["script_unreadable"]
    assert code(script_from_file(b" " * (MAX_FILE_BYTES + 1))[1]) == ["script_file"]


def test_another_version_is_named() -> None:
    assert code(unpack(squeezed([2, "title", []]))[1]) == ["script_version"]
    later = {"format": "deconv_viz lesson", "version": 2, "states": []}
    assert code(script_from_file(json.dumps(later).encode())[1]) == ["script_version"]


def test_more_slides_than_a_script_holds_are_counted() -> None:
    script, problems = unpack(squeezed([1, "", [["", "i=3", "x"]] * (MAX_SLIDES + 3)]))
    assert len(script.slides) == MAX_SLIDES
    assert problems[0].values == {"count": 3}


def test_a_state_that_had_to_be_repaired_is_counted() -> None:
    script, problems = unpack(squeezed([1, "", [["", "i=99", "x"], ["", "i=3", "y"]]]))
    assert [slide.lab().rows.size for slide in script.slides] == [32, 3]
    assert problems[0].values == {"count": 1}


# ---- the bundled scripts

BUNDLED = [(lesson, plan) for lesson, plans in SCRIPTS.items() for plan in plans]
LANGUAGES = ("en", "zh")


def words(lesson: str, plan: Plan, language: str) -> list[str]:
    names = [plan.name, *([f"{plan.name}_answer"] if plan.ask else [])]
    return [text(f"script.{lesson}.{name}", language) for name in names]


@pytest.mark.parametrize(
    ("lesson", "plan"), BUNDLED, ids=lambda value: getattr(value, "name", value)
)
def test_a_bundled_state_needs_no_repair_and_has_its_sentences(lesson: str, plan: Plan) -> None:
    slide, problems = slide_of(plan.query, "x", ask=plan.ask)
    assert (slide.query, problems) == (plan.query, ()), "canonical"
    geometry = slide.lab().geometry()
    steps = geometry.input_shape if slide.lab().order == "input" else geometry.output_shape
    assert slide.lab().step is not None
    assert (slide.lab().step or 0) <= steps[0] * steps[1]
    for language, most in (("en", 150), ("zh", 75)):
        for sentence in words(lesson, plan, language):
            assert not sentence.startswith("script."), "a text is missing"
            assert len(sentence) <= most, "two lines on a projector"
    assert (plan.ask and words(lesson, plan, "en")[0].endswith("?")) or not plan.ask


def sizes(lab: Lab) -> set[tuple[int, ...]]:
    """Every pair of lengths that a sentence about this lab may name."""
    axes = lab.geometry().axes
    of_axes = [
        (a.size, a.kernel, a.effective_kernel, a.canvas_size, a.output_size, a.kernel // a.stride)
        for a in axes
    ]
    return set(zip(*of_axes, strict=True))


@pytest.mark.parametrize(
    ("lesson", "plan"), BUNDLED, ids=lambda value: getattr(value, "name", value)
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bundled_sentence_says_what_the_core_computes(
    lesson: str, plan: Plan, language: str
) -> None:
    lab, pinned = decode(plan.query)[0], decode_pin(plan.query)[0]
    allowed = sizes(lab) | (sizes(pinned) if pinned else set())
    y = conv_transpose(lab.input(), lab.kernel(), lab.geometry())
    for sentence in words(lesson, plan, language):
        for rows, columns in re.findall(r"(\d+)×(\d+)", sentence):
            assert (int(rows), int(columns)) in allowed, sentence
        for index, value in re.findall(r"y\[([\d,]+)\] = ([−\d]+)", sentence):
            cell = tuple(map(int, index.split(",")))
            assert y[cell if len(cell) == 2 else (0, *cell)] == int(value.replace("−", "-"))
        for index in re.findall(r"y\[(\d+),(\d+)\]\??", sentence):
            assert all(int(at) < length for at, length in zip(index, y.shape, strict=True))


def test_the_ten_minutes_have_ten_to_fourteen_states_and_two_languages() -> None:
    assert 10 <= len(SCRIPTS["ten_minutes"]) <= 14
    assert all(
        text(f"script.{lesson}.title", "zh") != text(f"script.{lesson}.title") for lesson in SCRIPTS
    )


@pytest.mark.parametrize("lesson", SCRIPTS)
def test_a_bundled_script_fits_in_a_link(lesson: str) -> None:
    for language in LANGUAGES:
        script = retitle(EMPTY, text(f"script.{lesson}.title", language))
        for plan in SCRIPTS[lesson]:
            says, *answer = words(lesson, plan, language)
            slide, _ = slide_of(plan.query, says, ask=plan.ask, answer="".join(answer))
            script = add(script, slide)
        assert fits_in_script_link(pack(script))
        assert unpack(pack(script)) == (script, ())
