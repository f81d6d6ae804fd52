"""What the visitor's link hides (state/hide.py), and whether another page frames this one.

Both are said by the address and go along wherever the visitor goes from there.
"""

from __future__ import annotations

import streamlit as st

from deconv_viz.state import hide
from deconv_viz.ui.session import session


def arrive() -> None:
    """Take what the address hides, on arrival at a page.

    At all other runs the query that Streamlit hands over may be an old one (decision 3).
    """
    if session().entered:
        st.session_state[hide.KEY] = hide.decode(st.query_params.get(hide.KEY))


def hidden() -> tuple[str, ...]:
    """Return what is hidden: of "controls", "results" and "values"."""
    found: tuple[str, ...] = st.session_state.get(hide.KEY, ())
    return found


def embedded() -> bool:
    """Return whether the page stands in a frame of another one, by Streamlit's own embed=true."""
    return bool(st.context.is_embedded)


def carried() -> dict[str, str]:
    """Return what a link has to say of it; embed=true is kept by Streamlit itself."""
    return {hide.KEY: hide.encode(hidden())} if hidden() else {}
