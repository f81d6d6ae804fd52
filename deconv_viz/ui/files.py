"""State files: a lab with everything that was typed into it, for what is too long for a link."""

from __future__ import annotations

import streamlit as st

from deconv_viz.state import from_file, to_file
from deconv_viz.ui import session
from deconv_viz.ui.session import Session
from deconv_viz.ui.words import text


def files(now: Session) -> None:
    """Open the dialog that saves the lab as a file and opens a saved one."""
    st.dialog(text("files.title"))(_dialog)(now)


def _dialog(now: Session) -> None:
    st.markdown(text("files.says"))
    st.download_button(
        text("files.save"),
        to_file(now.lab),
        file_name="deconv_viz-lab.json",
        mime="application/json",
        on_click="ignore",
    )
    upload = st.file_uploader(text("files.open"), type="json")
    if upload is None:
        return
    lab, problems = from_file(upload.getvalue())
    if any(problem.code.startswith("file_") for problem in problems):
        session.notify(*problems)
    else:
        session.open_lab(lab, problems)
    st.rerun()
