"""The stage: one player for every scene, as a Streamlit component."""

from deconv_viz.stage.component import Edit, Link, Visit, edit_of, fingerprint, stage, visit_of

__all__ = ["Edit", "Link", "Visit", "edit_of", "fingerprint", "stage", "visit_of"]
