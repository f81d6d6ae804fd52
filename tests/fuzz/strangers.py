"""Everything that reads what a stranger wrote, each as one function that must not fail.

Addresses, files, pasted text and messages of a browser. A reader may refuse in a sentence of its
own, and nothing else: no other exception, and nothing of the stranger's markup in a sentence. What
it made of an address must be written so that it reads the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from types import ModuleType, SimpleNamespace
from typing import Any, get_args

import streamlit as st

from deconv_viz.export import ExportError
from deconv_viz.export.link import of_link, query_of
from deconv_viz.frameworks.parse import ParseError, mend, parse_layers, parse_value
from deconv_viz.lessons import (
    checkerboard,
    lens,
    matrix,
    one_dimension,
    sub_pixel,
    upsampling,
)
from deconv_viz.lessons.notice import Note
from deconv_viz.lessons.staged import STAGED
from deconv_viz.stage import bar, component, pad, sheet, task
from deconv_viz.state import (
    Problem,
    decode,
    decode_pin,
    encode,
    from_file,
    hide,
    parse_block,
    repair,
    script_codec,
    to_file,
)
from deconv_viz.tasks.check import read_answer
from deconv_viz.tasks.task import Form
from deconv_viz.ui import (
    autoencoder_picture,
    autoencoder_state,
    output_size_state,
    picture_state,
    picture_upload,
    present_state,
    stack_state,
    tasks_state,
    three_dimensions_state,
    whole_layer_state,
)
from deconv_viz.ui.words import sentence

Query = Mapping[str, str]

MARK = "<img src=x onerror=alert(1)>"
"""What must not turn up in a sentence."""

PAGES: Mapping[str, ModuleType] = {
    "autoencoder": autoencoder_state,
    "checkerboard": checkerboard,
    "frameworks": lens,
    "matrix": matrix,
    "one_dimension": one_dimension,
    "output_size": output_size_state,
    "picture": picture_state,
    "present": present_state,
    "stack": stack_state,
    "sub_pixel": sub_pixel,
    "tasks": tasks_state,
    "three_dimensions": three_dimensions_state,
    "upsampling": upsampling,
    "whole_layer": whole_layer_state,
}


# ---- addresses ----


def own_keys(page: str) -> list[str]:
    """The keys of a page's address that it reads itself."""
    if page == "frameworks":
        return sorted(lens.own_keys())
    return sorted(PAGES[page].OWN)


def read_page(page: str, query: Query) -> None:
    """A page's own part of an address: read, written and read again."""
    room = PAGES[page]
    # Some rooms have the lab's own codec among their names, too.
    read = getattr(room, "decoded", None) or room.decode
    written = getattr(room, "encoded", None) or room.encode
    state, said = _parted(read(query))
    notice = getattr(state, "notice", "")
    noted = page in STAGED and page != "frameworks"
    assert MARK not in f"{said}{sentence(notice) if noted else notice}"
    plain = written(state)
    again = written(_parted(read(plain))[0])
    assert again == plain, (plain, again)


def _parted(found: Any) -> tuple[Any, str]:
    return found if isinstance(found, tuple) and isinstance(found[-1], str) else (found, "")


def read_lab(query: Query) -> None:
    """The lab's address, with what it pins."""
    lab, problems = decode(query)
    assert repair(lab.rows, lab.columns) == (lab.rows, lab.columns, ())
    assert MARK not in sentence(problems)
    plain = encode(lab)
    assert decode(plain) == (lab, ())
    pinned, of_pin = decode_pin(query)
    assert MARK not in sentence(of_pin)
    if pinned is not None:
        assert decode_pin(encode(lab, pinned=pinned))[0] == decode(encode(pinned, view=False))[0]
    hidden = hide.decode(query.get("hide"))
    assert hide.decode(",".join(hidden)) == hidden


# ---- texts and files ----


def read_line(content: bytes) -> None:
    """A line of code, pasted from a framework; never executed."""
    source = content.decode(errors="replace")
    for read in (parse_value, parse_layers):
        try:
            read(source)
        except ParseError as error:
            mend(source, error)


def read_link(content: bytes) -> None:
    """A whole address as text: on the command line, or in a lesson's script."""
    link = content.decode(errors="replace")
    lab, _ = decode(query_of(link))
    assert decode(encode(lab)) == (lab, ())
    for said in (link, *(f"https://lab.example/{page}?{query_of(link)}" for page in STAGED)):
        with suppress(ExportError):
            subject, notice = of_link(said)
            assert subject.x.shape == subject.geometry.input_shape
            assert MARK not in sentence(notice)


def read_lab_file(content: bytes) -> None:
    """A state file."""
    lab, problems = from_file(content)
    assert MARK not in sentence(problems)
    assert from_file(to_file(lab)) == (lab, ())


def read_script_file(content: bytes) -> None:
    """The file of a teacher's lesson."""
    script, problems = script_codec.script_from_file(content)
    assert MARK not in sentence(problems)
    assert script_codec.script_from_file(script_codec.script_to_file(script)) == (script, ())


def read_script_link(content: bytes) -> None:
    """A teacher's lesson in a link: packed, and perhaps made to burst."""
    script, problems = script_codec.unpack(content.decode(errors="replace"))
    assert MARK not in sentence(problems)
    assert script_codec.unpack(script_codec.pack(script)) == (script, ())


def read_block(content: bytes) -> None:
    """Numbers pasted into a grid."""
    block = parse_block(content.decode(errors="replace"))
    if isinstance(block, Problem):
        assert MARK not in sentence((block,))
    else:
        assert all(value is None or abs(value) <= 1e6 for row in block for value in row)


def read_typed(content: bytes) -> None:
    """Numbers typed into the lessons' fields."""
    typed = content.decode(errors="replace")
    for read in (
        upsampling.read_rows,
        one_dimension.read_values,
        matrix.read_numbers,
    ):
        said = read(typed)
        assert not isinstance(said, Note) or MARK not in sentence((said,))
    output_size_state.read_sizes(typed)


def read_photograph(content: bytes) -> None:
    """An uploaded picture, by its content."""
    found = picture_upload.read_picture(content)
    if isinstance(found, picture_upload.Refusal):
        assert MARK not in found.sentence
    else:
        rows, columns, _ = found.shape
        assert rows * columns <= 4_000_000


def read_digit(content: bytes) -> None:
    """An uploaded digit."""
    with suppress(autoencoder_picture.RefusedPictureError):
        autoencoder_picture.read_picture(content)


# ---- messages of a browser ----


def hear(value: object) -> None:
    """What anybody's browser may send in the name of a component, under every name."""
    st.session_state["stranger"] = SimpleNamespace(**dict.fromkeys(SENT, value))
    for read in MESSAGES:
        read("stranger")
    pad.read_drawing(value)
    for form in get_args(Form):
        read_answer(form, value)


MESSAGES: tuple[Callable[[str], object], ...] = (
    *(component.edit_of, component.visit_of, component.history_of),
    *(bar.asked_of, bar.language_of, task.asked_of, task.revealed_of),
    *(pad.drawing_of, pad.chosen_of, sheet.choice_of),
)
SENT = ("edit", "visit", "history", "ask", "language", "reveal", "drawing", "choice")


BLOBS: Mapping[str, Callable[[bytes], None]] = {
    "line": read_line,
    "link": read_link,
    "lab_file": read_lab_file,
    "script_file": read_script_file,
    "script_link": read_script_link,
    "block": read_block,
    "typed": read_typed,
    "photograph": read_photograph,
    "digit": read_digit,
}
"""Readers of text and files: what a coverage-guided fuzzer is let loose on."""
