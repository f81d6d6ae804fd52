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
    # The program: sentences between its parts, and what it prints.
    "export.program.made": "Made by deconv_viz. It needs NumPy and nothing else.",
    "export.program.values": (
        "The numbers: input x, kernel w, the output that the app showed, and the arguments of each "
        "axis."
    ),
    "export.program.crop": "cells cut from both ends of the canvas; below 0: zeros put there",
    "export.program.two_ways": "The same output in two ways.",
    "export.program.scatter": "Each input element stamps the scaled kernel; overlaps add up.",
    "export.program.gather": "Zero insertion, then an ordinary convolution: the kernel is flipped.",
    "export.program.agree_how": "Equal but for rounding, relative to the sum of absolute terms.",
    "export.program.compare": "Both give the output of the app.",
    "export.program.agree": "Scatter and gather agree with the app:",
    "export.program.library": "The library itself, where it is installed.",
    "export.program.torch": "PyTorch, where it is installed.",
    "export.program.absent": "{name} is not installed; NumPy alone has done it.",
    "export.program.present": "{name} agrees, too.",
    # What is refused, one sentence each.
    "export.error.format": "There is no such format; there are {choices}.",
    "export.error.language": "There is no such language; there are {choices}.",
    "export.error.rank": (
        "A picture has one or two dimensions and this has {rank}; take the notebook, the script or "
        "the table."
    ),
    "export.error.step": "There is no such step; they go from 0 to {steps}.",
    "export.error.order": "There is no such order of the steps; there are {choices}.",
    "export.error.geometry": (
        "Give a geometry, or stride, dilation, padding and output padding, but not both."
    ),
    "export.error.arrays": "Give both the input x and the kernel w, as arrays of one shape each.",
    "export.error.link": "This is neither a link nor a query such as i=5&k=3&s=2.",
    "export.error.no_stage": (
        "The page {page} has no stage for a file to be made of; these pages have one: {pages}."
    ),
    "export.error.no_layer": (
        "Nothing stands on the stage of {page} at this link; choose another part or layer in the "
        "app, and take that link."
    ),
    # The command line.
    "export.cli.about": "Transposed convolution, seen: take what the app shows with you.",
    "export.cli.help": "write a page, a picture, a program or a table of a link",
    "export.cli.says": (
        "Write what a link of the app shows to a file. The file's ending says what: {formats}."
    ),
    "export.cli.example": 'python -m deconv_viz export "i=5&k=3&s=2&p=1" out.gif --order output',
    "export.cli.link": (
        "a link of the app, 'matrix?k=2' for short, or a query of the lab, such as 'i=5&k=3&s=2'; "
        "'' is the default"
    ),
    "export.cli.out": "the file to write; its ending is one of {formats}",
    "export.cli.step": "the step of a still picture, 0 for none yet; otherwise the link's",
    "export.cli.order": "step by input (scatter) or by output (gather); otherwise the link's",
    "export.cli.no_flip": "forget to flip the kernel, to show the mistake",
    "export.cli.dark": "in dark colours",
    "export.cli.lang": "the language of the file; otherwise the link's, or English",
    "export.cli.title": "a title of your own",
    "export.cli.not_written": "{file} could not be written: {reason}.",
    "export.cli.progress": "{done} of {of} pictures",
    "export.cli.skipped": "{steps} steps are too many for one film: it shows {shown} of them.",
    "export.cli.done": "{file}, {size} kB",
}
"""Files to take away."""
