"""The frame that every page opens with: page settings, the way to the other pages, the title.

Each page is complete in itself: on a server that has just started, the first visitor of a lesson's
link runs that page alone, without app.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from deconv_viz.ui import hidden, words
from deconv_viz.ui.bar import show_bar, speak_anew
from deconv_viz.ui.hidden import WITHOUT_CONTROLS
from deconv_viz.ui.reconnect import come_back
from deconv_viz.ui.session import Session, arrive, is_whole_in_link
from deconv_viz.ui.words import sentence, text

PAGES = {
    "home": "app.py",
    "two_dimensions": "pages/two_dimensions.py",
    "one_dimension": "pages/one_dimension.py",
    "three_dimensions": "pages/three_dimensions.py",
    "matrix": "pages/matrix.py",
    "upsampling": "pages/upsampling.py",
    "checkerboard": "pages/checkerboard.py",
    "sub_pixel": "pages/sub_pixel.py",
    "picture": "pages/picture.py",
    "frameworks": "pages/frameworks.py",
    "output_size": "pages/output_size.py",
    "whole_layer": "pages/whole_layer.py",
    "stack": "pages/stack.py",
    "autoencoder": "pages/autoencoder.py",
    "tasks": "pages/tasks.py",
    "present": "pages/present.py",
}
"""Every page by its key in the catalogue, in the order of the lessons."""

GROUPS = {
    "idea": ("home", "two_dimensions", "one_dimension", "three_dimensions", "matrix"),
    "follows": ("upsampling", "checkerboard", "sub_pixel", "picture"),
    "practice": ("frameworks", "output_size", "whole_layer", "stack", "autoencoder", "tasks"),
    "class": ("present",),
}
"""The pages as the list of lessons shows them."""


# Streamlit leaves a header's height above a page and wide margins beside it; the stage needs both
# to stand in one look at 1280x800. Its menu stays where it is, over the title's row.
_STYLE = """<style>
.stMainBlockContainer { padding: 0.5rem 1.5rem 0.5rem; }
.stMainBlockContainer > .stVerticalBlock { gap: 0.5rem; }
.stMainBlockContainer h2 { padding: 0 3rem 0.3rem 0; }
/* Streamlit draws what follows a title up into its row: a sentence less far, choices not at all. */
.stElementContainer:has(h2) + .stElementContainer { margin-top: 0.35rem; }
.stElementContainer:has(h2) + .stElementContainer:has(.stButtonGroup) { margin-top: 0.6rem; }
.stApp:has(.stSidebar[data-collapsed="true"]) .stMainBlockContainer h2 { padding-left: 2.5rem; }
.stAppHeader, .stAppHeader * { pointer-events: none; }
@media (min-width: 641px) { .stAppHeader { background: transparent; } }
.stAppHeader :is(button, a), .stAppHeader :is(button, a) * { pointer-events: auto; }
.stAppHeader .stAppToolbar { background: transparent; }
[class*="st-key-wire-"] { display: none; }
/* The bar stands in the title's row, beside Streamlit's menu, and takes no room of its own. What
   Streamlit says there while a page runs, it says beneath; and the bar does not fade meanwhile. */
.st-key-bar { opacity: 1 !important; }
.stAppHeader [data-testid="stStatusWidget"] { position: fixed; top: 2.6rem; right: 1rem; }
.stMainBlockContainer > .stVerticalBlock { position: relative; }
.stMainBlockContainer > .stVerticalBlock > :has(.st-key-bar) { position: absolute;
  right: 2.5rem; top: -2px; width: auto; z-index: 5; }
.stSidebar .stVerticalBlock { gap: 0.6rem; }
.st-key-ways { align-items: center; flex-wrap: nowrap; }
.st-key-ways a { padding: 0.1rem 0.6rem; }
.st-key-ways a p { width: 1.1em; overflow: hidden; white-space: nowrap; }
:is([data-testid="stPopoverBody"], .st-key-all-lessons) .stVerticalBlock,
.st-key-all-lessons { gap: 0.55rem !important; }
[data-testid="stPageLink-NavLink"][disabled] p { color: light-dark(#5b6573, #a3afbd); }
.st-key-questions, [class*="st-key-lessons-"] { gap: 0.6rem !important; align-items: center; }
.st-key-questions a, [class*="st-key-lessons-"] a { padding: 0.15rem 0.8rem; border-radius: 1rem;
  border: 1px solid rgb(128 140 155 / 45%); }
.stSidebar [data-testid="stSidebarHeader"] { height: 2.5rem; }
/* Streamlit's own colours and sizes where they fall short of WCAG 2.2 AA. */
[data-testid="stCaptionContainer"] { opacity: 0.8; }
button[kind="primary"] { color: light-dark(#fff, #10151d); }
[data-testid="stCode"] .token.comment { color: light-dark(#596575, #a3afbd) !important; }
[data-testid="stCode"] .token:is(.keyword, .function, .variable) {
  color: light-dark(#1d5fd1, #8fbdff) !important;
}
[data-testid="stCode"] .token.string { color: light-dark(#0b6e33, #6fd69a) !important; }
[data-testid="stCode"] .token:is(.number, .boolean) {
  color: light-dark(#0b6b66, #5fd0c5) !important;
}
/* A program that scrolls sideways could not be reached by keyboard. */
[data-testid="stCode"] :is(pre, code) { white-space: pre-wrap !important; overflow-wrap: anywhere; }
[data-testid="stNumberInputContainer"] button, button[aria-label^="Clear"] { min-width: 24px; }
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 3.75rem 0.75rem 0; }
  .stApp .stMainBlockContainer h2 { padding-left: 0 !important; }
  .stMainBlockContainer > .stVerticalBlock > :has(.st-key-bar) { position: fixed;
    right: 3.2rem; top: 0.6rem; z-index: 999990; }
  .stAppHeader [data-testid="stStatusWidget"] { top: 3.6rem; }
}
</style>"""

# What a link hides stays hidden to the keyboard, too; the way to the other pages stays.
_NO_CONTROLS = """<style>
.stSidebar .stVerticalBlock > :has(.st-key-ways) ~ * { display: none; }
</style>"""

# In a frame of another page: no list of lessons, no uploads (a browser that keeps other sites'
# cookies out of frames would refuse them), and where the frame is low, no sentence.
_EMBEDDED = """<style>
.stSidebar, .stAppHeader, [data-testid="stFileUploader"] { display: none !important; }
.stApp .stMainBlockContainer { padding-top: 0.5rem; }
.stApp .stMainBlockContainer h2 { padding-left: 0 !important; }
.stMainBlockContainer > .stVerticalBlock > :has(.st-key-bar) { position: absolute !important;
  right: 0 !important; top: 0 !important; }
@media (max-height: 600px) { .stElementContainer:has(h2) + .stElementContainer { display: none; } }
</style>"""


def open_page(page: str) -> None:
    """Set the page up and draw the links to all pages. To be called first on every page."""
    arrive(page)
    words.arrive()
    hidden.arrive()
    speak_anew()
    narrow = "controls" in hidden.hidden() or hidden.embedded()
    st.set_page_config(
        page_title=text(f"page.{page}.title") + " · deconv_viz",
        page_icon="🟦",
        layout="wide",
        initial_sidebar_state="collapsed" if narrow else 300,
    )
    st.html(_STYLE)
    if "controls" in hidden.hidden():
        st.html(_NO_CONTROLS)
    if hidden.veiled(page):
        st.html(hidden.veil(page))
    if hidden.embedded():
        st.html(_EMBEDDED)
    with st.sidebar:
        _ways(page)
    come_back()


def _ways(page: str) -> None:
    """Draw the way to all pages: a list that opens, and the neighbours."""
    order = list(PAGES)
    here = order.index(page)
    with st.container(horizontal=True, gap="small", key="ways"):
        with st.popover(text("frame.lessons"), width="stretch"):
            _list(page)
        for step, sign in ((-1, "←"), (1, "→")):
            key = order[(here + step) % len(order)]
            # The arrow is what is seen of it: the rest is for those who hear it.
            label = f"{sign}\u2003{text(f'page.{key}.link')}"
            page_link(key, label=label, help=text(f"page.{key}.title"))
    if page in WITHOUT_CONTROLS:
        with st.container(key="all-lessons"):
            _list(page)


def _list(page: str) -> None:
    for name, keys in GROUPS.items():
        st.caption(text(f"frame.group.{name}"))
        for key in keys:
            page_link(key, label=text(f"page.{key}.link"), disabled=key == page)


def page_link(
    page: str,
    label: str,
    *,
    query_params: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    help: str | None = None,
    disabled: bool = False,
    place: DeltaGenerator | None = None,
) -> None:
    """Draw a link to a page, in a state of it; language and what is hidden go along."""
    (place or st).page_link(
        PAGES[page],
        label=label,
        query_params={**dict(query_params), **words.carried(), **hidden.carried()} or None,
        help=help,
        disabled=disabled,
    )


def title(page: str, says: str = "", notice: str = "") -> None:
    """Draw the title and, beneath it, one sentence.

    It is what has to be said about a change, else `says`, else what the page says: always in the
    same place, so that nothing on the page moves when there is something to say.
    """
    heading(page)
    says_of(page, says, notice)


def heading(page: str) -> None:
    """Draw the title, the bar in its row: for pages with something between it and the sentence."""
    show_bar(page)  # before the title: Streamlit draws what follows a title up to it
    st.header(text(f"page.{page}.title"), anchor=False)


def says_of(page: str, says: str = "", notice: str = "") -> None:
    """Draw the sentence of `title`."""
    said = f":orange-background[{notice}]" if notice else says or text(f"page.{page}.says")
    st.markdown(said)


def notice_of(now: Session) -> str:
    """Return what has to be said about the lab of this run, if anything."""
    if now.notice:
        return sentence(now.notice)
    return "" if is_whole_in_link(now) else text("files.needed")
