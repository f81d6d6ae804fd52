"""What the visitor's link hides (state/hide.py), and whether another page frames this one.

Both are said by the address and go along wherever the visitor goes from there. The stage keeps
single numbers back; all else on a page that could tell one waits as a whole, by a style sheet,
until the visitor asks (stage/assets/veil.js): what nobody has looked through cannot tell anything.
"""

from __future__ import annotations

import json

import streamlit as st

from deconv_viz.lessons.staged import LAB, STAGED
from deconv_viz.state import hide
from deconv_viz.ui.session import session
from deconv_viz.ui.words import text

WITHOUT_CONTROLS = ("home", "tasks", "present")
"""Pages that have nothing in the sidebar but the way to the others."""

_SIZES = "output_size"
"""The page whose results are sizes: to be predicted from its controls."""


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


def offers(page: str) -> tuple[str, ...]:
    """Return what a link of the page can hide: numbers where something to try is left then."""
    if page == LAB or page in STAGED:
        return hide.PARTS
    if page == _SIZES:
        return ("controls", "results")
    return () if page in WITHOUT_CONTROLS else ("controls",)


def veiled(page: str) -> tuple[str, ...]:
    """Return which numbers are hidden here: of "results" and "values"."""
    return tuple(part for part in hidden() if part in offers(page) and part != "controls")


def embedded() -> bool:
    """Return whether the page stands in a frame of another one, by Streamlit's own embed=true."""
    return bool(st.context.is_embedded)


def carried() -> dict[str, str]:
    """Return what a link has to say of it; embed=true is kept by Streamlit itself."""
    return {hide.KEY: hide.encode(hidden())} if hidden() else {}


# ---- the veil ----

# Sheets (stage/assets/sheet.js marks them), charts, rows of charts with the sentence above them,
# sounds, programs.
_TELLING = """.stMainBlockContainer :is(
  .stElementContainer:has([data-sheet-host], .stPlotlyChart, .stAudio, .stCode),
  [data-testid="stLayoutWrapper"]:has(> .stHorizontalBlock .stPlotlyChart),
  .stElementContainer:has(.stMarkdown):has(+ * .stPlotlyChart))"""

# Numbers to be typed over; the framework lens has arguments there, and no numbers of a grid.
_TYPED = ".stSidebar .stElementContainer:has(.stTextInput, .stTextArea)"

# All that answers; what asks stays, be it a sentence or the field in which it is typed.
_ANSWERS = f".st-key-{_SIZES}-view ~ :not(:has(input), .st-key-{_SIZES}-asked)"

_VEIL = """<style>
html:not([data-revealed]) :is({parts}) {{
  display: block; height: auto !important; min-height: 0 !important; flex: none !important;
  & > * {{ display: none !important; }}
  &::before {{ content: {says}; display: block; padding: 0.5rem 0.9rem; border-radius: 0.6rem;
    border: 1px dashed rgb(128 140 155 / 70%); }}
  /* One plate says it for all that follow on each other. */
  & + :is({parts}) {{ display: none !important; }}
}}
</style>"""


def veil(page: str) -> str:
    """Return the style sheet that veils what stands beside the stage."""
    parts = [_ANSWERS if page == _SIZES else _TELLING]
    if "values" in veiled(page) and page != "frameworks":
        parts.append(_TYPED)
    says = json.dumps(text("bar.veiled"), ensure_ascii=False)
    return _VEIL.format(parts=", ".join(parts), says=says)
