"""The typed wrapper of a player without a stage: it leads sheets, and a chart made of frames."""

from __future__ import annotations

import json
from collections.abc import Sequence

from deconv_viz.stage.mount import mount
from deconv_viz.text import section


def steps(lit: Sequence[Sequence[str]], *, key: str, chart: str, language: str = "en") -> None:
    """Mount the player; sheets follow it as they follow the stage, in the order of the inputs.

    lit: for each step the words of what it lights ("i3", "o7"). chart: the key of the container
    whose Plotly figure has one update button for each step, from 0 on.
    """
    words = section("stage", language)
    data = {"name": key, "lit": lit, "chart": chart, "words": words}
    mount("steps", "stage.css")(key=key, data=json.dumps(data, separators=(",", ":")).encode())
