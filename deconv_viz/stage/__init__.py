"""The stage: one player for every scene, as a Streamlit component."""

from deconv_viz.stage.component import (
    Edit,
    Link,
    Show,
    Visit,
    edit_of,
    fingerprint,
    history_of,
    send,
    stage,
    visit_of,
)

__all__ = [
    "Edit",
    "Link",
    "Show",
    "Visit",
    "edit_of",
    "fingerprint",
    "history_of",
    "send",
    "stage",
    "visit_of",
]
