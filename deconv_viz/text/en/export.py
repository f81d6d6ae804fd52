"""What files that are taken away say, and what making them says."""

from collections.abc import Mapping

EXPORT: Mapping[str, str] = {
    "export.title": "Transposed convolution, {before} to {after}",
    "export.alt": "{title}: step {step} of {steps}, scatter beside zero insertion and convolution.",
    "export.open": "Open in the app",
    "export.no_script": "This page draws its pictures with JavaScript, which is switched off here.",
    # The button of a page of its own that records a film; its words are filled in by the browser.
    "export.video.record": "Record video",
    "export.video.recording": "Recording…",
    "export.video.stop": "Stop",
    "export.video.save": "Save video",
    "export.video.failed": "This browser could not record the video.",
}
"""Files to take away."""
