"""The state of a page without a stage, kept in the session and in the address.

On these pages Python alone writes the address, so Streamlit's query is the truth: where it is not
what was written last, the visitor came by a link, by Back or by hand. A link between the pages
names no state: the visitor finds the page as he left it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from deconv_viz.ui.session import session
from deconv_viz.ui.words import carried

State = TypeVar("State")
Query = Mapping[str, str]


def read_state(
    page: str,
    own: frozenset[str],
    decode: Callable[[Query], State],
    encode: Callable[[State], dict[str, str]],
) -> State:
    """Return the page's state in this run, and write it into the address if it has changed.

    own names the page's keys of the address; all others stay as they are. decode must accept any
    query, and gives the default for an empty one; encode leaves defaults out.
    """
    whole = st.query_params.to_dict()
    query = {key: whole[key] for key in own & whole.keys()}
    # What stands in the address, and the plain form of the state that it named.
    standing, named = st.session_state.get(_written(page), (None, None))
    back = session().entered and not query
    if page not in st.session_state or (query != standing and not back):
        st.session_state[page] = decode(query)
        # A link is left as it was written: to put it straight would take an entry of the
        # history, and Back would lead to the link and at once forward again.
        named = encode(st.session_state[page])
    state: State = st.session_state[page]
    present = encode(state)
    if present != named or back:
        if present != query:
            foreign = {key: value for key, value in whole.items() if key not in own}
            # The query is that of the last arrival; the language may have been changed since.
            st.query_params.from_dict({**foreign, **carried(), **present})
        query = present
    st.session_state[_written(page)] = (query, present)
    return state


def set_state(page: str, state: object) -> None:
    """Make this the page's state: the next run shows it and writes it. For callbacks."""
    st.session_state[page] = state


def _written(page: str) -> str:
    return f"{page}.written"
