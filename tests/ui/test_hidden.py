"""What the links of each page can hide, and what of it is hidden there."""

import re

import pytest
import streamlit as st

from deconv_viz.lessons.staged import LAB, STAGED
from deconv_viz.state.hide import KEY, PARTS
from deconv_viz.ui import hidden
from deconv_viz.ui.frame import PAGES
from deconv_viz.ui.output_size_asked import asked_sheet
from deconv_viz.ui.output_size_state import SizeState


def test_every_page_with_a_stage_of_its_own_can_hide_everything() -> None:
    whole = {page for page in PAGES if hidden.offers(page) == PARTS}
    assert whole == {LAB, *STAGED}
    assert all(set(hidden.offers(page)) <= set(PARTS) for page in PAGES)


def test_a_page_hides_only_what_its_links_can_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {KEY: PARTS})
    assert hidden.veiled("matrix") == ("results", "values")
    assert hidden.veiled("output_size") == ("results",)
    assert hidden.veiled("autoencoder") == hidden.veiled("home") == ()


@pytest.mark.parametrize(
    ("state", "given"),
    [
        # 6·5 + 3 come out, or with SAME what the layer is told: 35.
        (SizeState(size=7, stride=5, padding=0), [7, 3, 5, 0, 0, 1]),
        (SizeState(framework="tensorflow", mode="SAME", size=7, stride=5, extra=4), [7, 3, 5, 1]),
        (SizeState(view="collapse", size=7, stride=5), [7, 3, 5, 1, 1]),
    ],
)
def test_the_question_of_a_size_gives_the_layer_and_not_the_answer(
    state: SizeState, given: list[int]
) -> None:
    said = asked_sheet(state).partition("</style>")[2]
    assert [int(found) for found in re.findall(r"\d+", said)] == given
