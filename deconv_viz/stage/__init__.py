"""The stage: one player for every scene, as a Streamlit component."""

from deconv_viz.stage.component import (
    Edit,
    Link,
    Show,
    Visit,
    edit_of,
    fingerprint,
    send,
    stage,
    visit_of,
)

__all__ = ["Edit", "Link", "Show", "Visit", "edit_of", "fingerprint", "send", "stage", "visit_of"]
