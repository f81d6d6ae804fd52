"""What is taken away is what the visitor sees, and what cannot be made is one sentence."""

import json
from dataclasses import replace

import numpy as np
import pytest

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.scenes import two_dimensional
from deconv_viz.stage import Link, Show
from deconv_viz.stage.bar import Asked
from deconv_viz.state import DEFAULT, History, decode, encode, fits_in_link
from deconv_viz.text import text
from deconv_viz.ui import take
from deconv_viz.ui.session import Session

MANY = tuple((row, column, 1.23456789) for row in range(32) for column in range(32))


def ask(format: str, query: str) -> Asked:
    return Asked(1, format, query, "https://example.org/two_dimensions?" + query, False)


def silent(done: int, of: int) -> None:
    """Nobody listens."""


def test_the_address_says_what_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    # The session may be a change behind or ahead of what the address says.
    other = Session(History(replace(DEFAULT, seed=5)))
    monkeypatch.setattr(take, "session", lambda: other)
    lab, _ = decode("s=3&t=4&o=output&f=0")
    assert take.lab_of("s=3&t=4&o=output&f=0") == lab
    assert take.lab_of("lang=zh&hide=results&embed=true") == DEFAULT


def test_what_no_link_holds_is_taken_from_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = DEFAULT.rows._replace(size=32)
    held = replace(DEFAULT, rows=rows, columns=rows, input_edits=MANY)
    assert not fits_in_link(encode(held, view=False))
    monkeypatch.setattr(take, "session", lambda: Session(History(held)))
    assert take.lab_of("i=32&t=9&o=output") == replace(held, step=9, order="output")


def test_each_entry_of_the_menu_but_the_video_gives_a_file() -> None:
    for name in take.NAMES:
        if name in (take.VIDEO, "gif"):
            continue
        answer = take.make(ask(name, "i=2&k=2&t=1"), silent)
        assert answer.error == "", name
        assert answer.content, name
        assert answer.name.endswith("json" if name == "state" else f".{name}"), name
    state = take.make(ask("state", "i=2&s=3"), silent)
    assert json.loads(state.content)["rows"]["stride"] == 3


def test_what_cannot_keep_a_number_back_waits_for_who_asks_for_it() -> None:
    for name in ("csv", "py", "ipynb", "state"):
        asked = ask(name, "i=2&k=2&t=1")
        answer = take.make(asked, silent, None, ("results",))
        assert (answer.content, answer.error) == (b"", text("bar.withheld")), name
        assert take.make(replace(asked, revealed=True), silent, None, ("results",)).content, name


def test_a_picture_shows_what_is_seen_and_a_web_page_stays_an_exercise() -> None:
    seen = replace(ask("svg", "i=2&k=2&t=4"), revealed=True)
    plain = take.make(seen, silent).content
    assert take.make(seen, silent, None, ("results",)).content == plain
    assert take.make(replace(seen, revealed=False), silent, None, ("results",)).content != plain
    page = take.make(replace(seen, format="html"), silent, None, ("results",)).content
    assert b'"hidden":["results"]' in page


def test_each_entry_of_the_menu_has_words() -> None:
    assert all(text(f"bar.{name}") != f"bar.{name}" for name in take.NAMES)


def test_what_cannot_be_made_is_one_sentence() -> None:
    answer = take.make(ask("docx", ""), silent)
    assert answer.content == b""
    assert answer.error.startswith("There is no such format")


@pytest.mark.parametrize(
    ("query", "step", "order"),
    [
        ("", 3, "output"),  # where the lesson opens
        ("o=output", 3, "output"),
        ("t=2", 2, "input"),
        ("t=2&o=output&s=9&i=31", 2, "output"),  # other keys are the lesson's own
        ("t=999&o=output", 25, "output"),
        ("t=999", 4, "input"),
    ],
)
def test_a_lessons_stage_is_taken_where_its_player_stands(
    query: str, step: int, order: str
) -> None:
    geometry = Geometry((Axis.of(size=2, kernel=3, stride=2),) * 2)
    x, w = np.arange(4).reshape(2, 2), np.arange(9).reshape(3, 3)
    link = Link(name="", query="", visit="", own=(), step=3, order="output")
    subject = take.subject_of(Show(two_dimensional(x, w, geometry), link, ""), ask("csv", query))
    assert (subject.step, subject.order) == (step, order)
    assert (subject.y == conv_transpose(x, w, geometry)).all()
    answer = take.make(ask("csv", query), silent, Show(two_dimensional(x, w, geometry), link, ""))
    assert answer.content.decode().count("output,") == 25
