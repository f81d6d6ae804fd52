"""What is taken away is what the visitor sees, and what cannot be made is one sentence."""

import json
from dataclasses import replace

import pytest

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


def test_each_entry_of_the_menu_has_words() -> None:
    assert all(text(f"bar.{name}") != f"bar.{name}" for name in take.NAMES)


def test_what_cannot_be_made_is_one_sentence() -> None:
    answer = take.make(ask("docx", ""), silent)
    assert answer.content == b""
    assert answer.error.startswith("There is no such format")
