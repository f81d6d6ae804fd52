"""What the tour of a first visit says."""

from collections.abc import Mapping

TOUR: Mapping[str, str] = {
    "tour.title": "Tour",
    "tour.invite": "New here? 60-second tour",
    "tour.invite_short": "Short tour",
    "tour.decline": "No tour, thank you",
    "tour.start": "Take the 60-second tour",
    "tour.skip": "Skip this",
    "tour.end": "End tour (Esc)",
    "tour.finish": "Close",
    "tour.play": "Press play and watch: each input stamps a scaled kernel onto the canvas.",
    "tour.step": "Now step yourself: press the right arrow key on the stage, or this button.",
    "tour.step_touch": "Now step yourself with this button.",
    "tour.point": (
        "Point at a cell of the output: the terms of its sum light up in both pictures."
    ),
    "tour.point_touch": "Tap a cell of the output: the terms of its sum light up in both pictures.",
    "tour.stride": "Change the stride: it spreads the stamps, and the zeros at the right.",
    "tour.order": "Switch the order: by output, each cell gathers its terms at once.",
    "tour.share": "Open Share: the link holds all that you have set, the step included.",
    "tour.done": "That was all. The keys of the stage are under “?”.",
}
"""The tour's invitation and its cards."""
