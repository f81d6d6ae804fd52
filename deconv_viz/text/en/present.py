"""What the presenter view and the teacher's workshop say."""

from collections.abc import Mapping

PRESENT: Mapping[str, str] = {
    "page.present.title": "Present a lesson",
    "page.present.link": "Present a lesson",
    "page.present.says": (
        "A lesson is a few states of the lab with a sentence each. Take one of these, or make your "
        "own; it is one link, and runs from the keyboard or a slide clicker."
    ),
    "frame.group.class": "In class",
    # The presenter view: filled in in the browser.
    "present.view": "Lesson: {title}",
    "present.place": "{number} / {count}",
    "present.jump": "to {number}: Enter",
    "present.back": "Back (Page Up)",
    "present.next": "Next (Page Down)",
    "present.reveal": "Reveal or hide the results (v)",
    "present.panel": "Both panels, or one (s)",
    "present.black": "Black screen (b)",
    "present.clock": "Elapsed time (t)",
    "present.full": "Full screen (u)",
    "present.help": "Keys (?)",
    "present.leave": "Leave, and edit the lesson (q)",
    "present.close": "Close (Esc)",
    "present.is_black": "The screen is black; any key brings the lesson back.",
    "present.key_next": "the next state; first the answer, where something is asked",
    "present.key_back": "the state before",
    "present.key_ends": "the first state, the last one",
    "present.key_jump": "to a state by its number",
    "present.key_play": "play, pause",
    "present.key_step": "one step forward, back; with Shift to the end, to the beginning",
    "present.key_reveal": "show the results, hide them",
    "present.key_order": "step by input, or by output",
    "present.key_flip": "forget the flip, remember it",
    "present.key_turn": "show the kernel turning",
    "present.key_speed": "faster, slower",
    "present.key_panel": "both panels, the left one, the right one",
    "present.key_formula": "the output size as a formula",
    "present.key_black": "black screen",
    "present.key_clock": "elapsed time; with Shift from zero",
    "present.key_full": "full screen",
    "present.key_close": "close this card, let go of a cell",
    "present.key_leave": "leave, and edit the lesson",
    "present.clicker": "A slide clicker works: forward also reveals. A swipe does the same.",
    # Shorter names for the stage's grids: on a projector there is room for few words.
    "present_stage.canvas": "Canvas {rows}×{columns}",
    "present_stage.canvas_whole": "Canvas {rows}×{columns}",
    "present_stage.padded": "With zeros, {rows}×{columns}",
    "present_stage.pinned": "Compared with",
    "present_stage.gather": "Zero insertion + convolution",
    # The workshop.
    "workshop.choose": "Lesson",
    "workshop.title": "Title of your lesson",
    "workshop.untitled": "My lesson",
    "workshop.empty": (
        "Nothing collected yet. Open the lab, set up what you want to show, and press “Add to my "
        "lesson” there; or begin with one of the bundled lessons."
    ),
    "workshop.to_lab": "Open the lab to collect states",
    "workshop.start": "Start presenting",
    "workshop.copy": "Add these states to my lesson",
    "workshop.new": "New lesson",
    "workshop.new_help": "Empty this list; keep the link or the file of a lesson that you need",
    "workshop.says": "What you say, state {number}",
    "workshop.says_placeholder": "One sentence, at most two lines on the projector",
    "workshop.answer": "Said when the results are revealed",
    "workshop.ask": "Ask first",
    "workshop.ask_help": "The results are hidden until you reveal them.",
    "workshop.plays": "Plays by itself",
    "workshop.panel": "Shows",
    "workshop.panel.both": "Both panels",
    "workshop.panel.scatter": "Scatter alone",
    "workshop.panel.gather": "Zero insertion alone",
    "workshop.up": "Up",
    "workshop.down": "Down",
    "workshop.remove": "Remove",
    "workshop.open_state": "Open in the lab",
    "workshop.link": "The whole lesson as one link",
    "workshop.too_long": (
        "This lesson is too long for a link: {length} characters, and {limit} is the limit. Save "
        "it as a file."
    ),
    "workshop.save": "Save as a file",
    "workshop.open": "Open a saved lesson",
    "workshop.unknown": "There is no bundled lesson of this name; these are all of them.",
    "workshop.full": "A lesson holds at most {limit} states: remove one first.",
    "workshop.added": "Added as state {number} of your lesson.",
    "workshop.collect": "Add to my lesson",
    "workshop.collect_help": "Keep this state, with its step, for a lesson of your own",
    "workshop.collected": "My lesson ({count})",
    # What can be wrong with a lesson.
    "problem.script_unreadable": (
        "This link holds no whole lesson; a part of it may have been lost on the way."
    ),
    "problem.script_mended": (
        "Of this lesson, {count} states could not be used as they were: put right, or left out."
    ),
    "problem.script_file": "This file is not a lesson that was saved here.",
    "problem.script_version": "This lesson was made by a newer version than this one.",
}
"""By key."""
