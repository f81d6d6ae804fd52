"""Coming back after a lost connection, also to a server that knows nothing of the visitor."""

import streamlit as st

NEVER = "20d"
"""Longer than a visit, and still what a browser's timer can hold (24.8 days)."""


@st.fragment(run_every=NEVER)
def come_back() -> None:
    """Let Streamlit's page ask for a run whenever it has found a server again.

    It does so by itself only if its last run was a fragment's, or if a part of the page runs at
    intervals. Otherwise the fragments that the sliders stand in are not there on a server that was
    started anew, and a slider that is moved is not heard. So every page has a part that runs at
    intervals: an empty one, which never comes to its turn.
    """
