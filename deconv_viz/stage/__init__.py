"""The stage: one player for every scene, as a Streamlit component."""

from deconv_viz.stage.component import Edit, Link, edit_of, stage, visit_of

__all__ = ["Edit", "Link", "edit_of", "stage", "visit_of"]
