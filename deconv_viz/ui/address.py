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
    written = st.session_state.get(_written(page))
    back = session().entered and not query
    if page not in st.session_state or (query != written and not back):
        st.session_state[page] = decode(query)
    state: State = st.session_state[page]
    present = encode(state)
    if present != query:
        foreign = {key: value for key, value in whole.items() if key not in own}
        st.query_params.from_dict({**foreign, **present})
    st.session_state[_written(page)] = present
    return state


def set_state(page: str, state: object) -> None:
    """Make this the page's state: the next run shows it and writes it. For callbacks."""
    st.session_state[page] = state


def _written(page: str) -> str:
    return f"{page}.written"
