"""What the links of each page can hide, and what of it is hidden there."""

import pytest
import streamlit as st

from deconv_viz.state.hide import KEY, PARTS
from deconv_viz.ui import hidden
from deconv_viz.ui.frame import PAGES


def test_every_page_with_a_stage_of_its_own_can_hide_everything() -> None:
    whole = {page for page in PAGES if hidden.offers(page) == PARTS}
    assert whole == {hidden.LAB, *hidden.STAGED}
    assert all(set(hidden.offers(page)) <= set(PARTS) for page in PAGES)


def test_a_page_hides_only_what_its_links_can_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {KEY: PARTS})
    assert hidden.veiled("matrix") == ("results", "values")
    assert hidden.veiled("output_size") == ("results",)
    assert hidden.veiled("autoencoder") == hidden.veiled("home") == ()
