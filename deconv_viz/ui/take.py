"""Files to take away, made of what stands in the visitor's address when he asks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from deconv_viz.stage.bar import Answer, Asked
from deconv_viz.state import Lab, decode, fits_in_link, to_file
from deconv_viz.state.codec import encode
from deconv_viz.ui.session import session
from deconv_viz.ui.words import text

FORMATS: Mapping[str, str] = MappingProxyType({"state": "application/json"})
"""What the menu offers, in its order, with the media type of each."""


def make(asked: Asked) -> Answer:
    """Return the file, or the sentence that says why there is none."""
    if asked.format == "state":
        return Answer(
            asked.id, "deconv_viz-lab.json", FORMATS["state"], to_file(lab_of(asked.query))
        )
    return Answer(asked.id, error=text("bar.no_answer"))


def lab_of(query: str) -> Lab:
    """Return the lab that the query shows, with the view that it names.

    Where typed cells are too many for a link, the address lacks them, and the session has them.
    """
    lab, _ = decode(query)
    held = session().lab
    if fits_in_link(encode(held, view=False)):
        return lab
    return Lab(
        **{
            **{name: getattr(held, name) for name in Lab.__slots__},
            **{name: getattr(lab, name) for name in ("step", "order", "flip")},
        }
    )
