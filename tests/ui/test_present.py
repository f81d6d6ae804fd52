"""The desk of the page for presenting: what an address asks for, and what is kept of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.state.script import EMPTY, MAX_SLIDES, Script, add, retitle, slide_of
from deconv_viz.state.script_codec import MAX_PACKED, pack
from deconv_viz.state.scripts import SCRIPTS
from deconv_viz.ui.present_state import OWN, Desk, bundled, decode, encode, lesson_of

MINE = retitle(add(EMPTY, slide_of("i=3&t=2", "One.")[0]), "Mine")


def test_a_lesson_in_the_address_is_given_and_with_edit_it_is_open_in_the_workshop() -> None:
    assert decode({"lesson": "padding"}) == Desk(lesson="padding", playing=True)
    assert decode({"lesson": "padding", "edit": "1"}) == Desk(lesson="padding", editing=True)
    assert decode({"script": pack(MINE)}) == Desk(MINE, playing=True)
    assert decode({"script": pack(MINE), "edit": "1", "n": "3"}) == Desk(MINE, editing=True)
    assert decode({"edit": "1"}) == Desk(editing=True)


def test_a_link_to_no_lesson_opens_the_list_of_all() -> None:
    assert decode({}) == Desk()
    assert decode({"lesson": "nothing", "edit": "1"}) == Desk(unknown=True)
    lost = decode({"script": "eNp9", "edit": "1"})
    assert (lost.playing, lost.editing) == (False, False)
    assert [problem.code for problem in lost.problems] == ["script_unreadable"]
    assert encode(lost) == encode(Desk(MINE)) == {}


def test_the_pages_know_their_lessons() -> None:
    assert lesson_of("home") == "ten_minutes"
    assert lesson_of("checkerboard") == "checkerboard"
    assert lesson_of("autoencoder") == lesson_of("present") == ""


@pytest.mark.parametrize("lesson", SCRIPTS)
def test_a_bundled_lesson_has_words_for_each_slide_in_both_languages(lesson: str) -> None:
    english, chinese = bundled(lesson, "en"), bundled(lesson, "zh")
    assert len(english.slides) == len(chinese.slides) == len(SCRIPTS[lesson])
    for one, other in zip(english.slides, chinese.slides, strict=True):
        assert (one.query, one.ask, one.panel) == (other.query, other.ask, other.panel)
        assert one.says != other.says
        assert bool(one.answer) == bool(other.answer) == one.ask


@pytest.mark.parametrize(
    "desk",
    [
        Desk(),
        Desk(MINE, editing=True),
        Desk(MINE, playing=True),
        Desk(lesson="padding", editing=True),
        Desk(lesson="matrix", playing=True),
    ],
)
def test_the_address_of_a_desk_opens_it_again(desk: Desk) -> None:
    assert decode(encode(desk)) == desk


def test_a_lesson_too_long_for_a_link_is_in_no_address() -> None:
    # Values that do not repeat, or zlib would make them short.
    long = Script("Long", tuple(slide_of(f"i=7&xe={edits(n)}", "x")[0] for n in range(MAX_SLIDES)))
    assert len(pack(long)) > MAX_PACKED
    assert encode(Desk(long, editing=True)) == {"edit": "1"}
    assert encode(Desk(long, playing=True)) == {}


def edits(seed: int) -> str:
    return "~".join(f"{i // 7}.{i % 7}.{(i * 7919 + seed * 104729) % 99991}" for i in range(40))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(sorted(OWN)), st.text(max_size=30) | st.just(pack(MINE))))
def test_the_page_for_presenting_reads_every_address(query: dict[str, str]) -> None:
    desk = decode(query)
    assert not desk.playing or desk.script().slides
    again = decode(encode(desk))
    if desk.playing or desk.editing:
        assert (again.script(), again.lesson) == (desk.script(), desk.lesson)
