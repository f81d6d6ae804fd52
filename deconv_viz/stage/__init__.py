"""The stage: one player for every scene, as a Streamlit component."""

from deconv_viz.stage.component import (
    Edit,
    Link,
    Show,
    Visit,
    edit_of,
    fingerprint,
    history_of,
    stage,
    visit_of,
)
from deconv_viz.stage.wire import wire

__all__ = [
    "Edit",
    "Link",
    "Show",
    "Visit",
    "edit_of",
    "fingerprint",
    "history_of",
    "stage",
    "visit_of",
    "wire",
]
