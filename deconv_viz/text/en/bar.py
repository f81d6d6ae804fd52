"""What the bar in the title's row says, and what the stage says of what a link hides."""

from collections.abc import Mapping

BAR: Mapping[str, str] = {
    "stage.reveal": "Show the hidden numbers",
    "bar.bar": "This page",
    "bar.share": "Share",
    "bar.take": "Take away",
    "bar.present": "Present",
    "bar.present_help": "Show this lesson on a projector",
    "bar.reveal": "Show",
    "bar.reveal_help": "Show the hidden numbers",
    "bar.veiled": "Hidden until you show the numbers.",
    "bar.language": "Language",
    "bar.help": "Help: keys and tour",
    "bar.close": "Close",
    "bar.open": "Open in deconv_viz",
    # Taking away.
    "bar.making": "{name}: being made…",
    "bar.making_share": "{name}: {percent} % done",
    "bar.saved": "{name} is saved.",
    "bar.failed": "{name} could not be made: {why}",
    "bar.no_answer": "the server does not answer. Please try once more.",
    "bar.not_recorded": "this browser cannot record videos; take the GIF instead.",
    "bar.video": "Video, recorded here",
    "bar.stop": "Stop",
    "bar.state": "State file, to open again",
    "bar.nothing": "This part has no stage to take away: open one that has.",
    "bar.withheld": "it would tell the hidden numbers. Show them first.",
    "bar.html": "Web page that works by itself (HTML)",
    "bar.gif": "Animation (GIF)",
    "bar.svg": "Picture of this step, for print (SVG)",
    "bar.png": "Picture of this step (PNG)",
    "bar.figures_svg": "Figures of this page, for print (SVG)",
    "bar.figures_png": "Figures of this page (PNG)",
    "bar.code": "Program of this page (Python)",
    "bar.no_figures": "there is none here that stands still: open a part that has one.",
    "bar.no_code": "there is none here: open a part that has one.",
    "bar.ipynb": "Jupyter notebook",
    "bar.py": "Python program",
    "bar.csv": "Numbers as a table (CSV)",
    # Help.
    "bar.keys": "Keys on the stage",
    "bar.key.play": "play or pause",
    "bar.key.step": "one step forward or back",
    "bar.key.row": "one row of steps forward or back",
    "bar.key.ends": "to the beginning or the end",
    "bar.key.order": "order: by input or by output",
    "bar.key.loop": "loop",
    "bar.key.turn": "show the flip",
    "bar.key.flip": "forget the flip, or remember it",
    "bar.key.speed": "faster or slower",
    "bar.key.leave": "let go of a pinned cell",
    "bar.key.undo": "undo or redo a change",
    "bar.key.space": "Space",
    "bar.keys_says": (
        "They work while the stage has the focus: click it, or reach it with Tab. Presenter "
        "clickers work as well."
    ),
}
"""Buttons and menus of the bar."""
