"""What the presenter view and the teacher's workshop say."""

from collections.abc import Mapping

PRESENT: Mapping[str, str] = {
    "page.present.title": "Present a lesson",
    "page.present.link": "Present a lesson",
    "page.present.says": (
        "Take a lesson and press Start: it fills the screen and runs from the keyboard or a slide "
        "clicker. Each slide is a live stage with one sentence."
    ),
    "frame.group.class": "In class",
    "present.home": "{count} lessons for the projector",
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
    "present.key_next": "the next slide; first the answer, where something is asked",
    "present.key_back": "the slide before",
    "present.key_ends": "the first slide, the last one",
    "present.key_jump": "to a slide by its number",
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
    "workshop.says_bundled": (
        "What its slides show and say. Each opens in the lab; change a copy to make it yours."
    ),
    "workshop.says_mine": (
        "Your lesson: word it, put it in order, and take it with you as one link or a file."
    ),
    "workshop.all": "All lessons",
    "workshop.slides": "{count} slides",
    "workshop.minutes": "about {minutes} min",
    "workshop.edit": "Edit",
    "workshop.title": "Title of your lesson",
    "workshop.untitled": "My lesson",
    "workshop.empty": (
        "Nothing collected yet. In the lab, set up what you want to show and press “Add to my "
        "lesson”; or change a copy of a lesson that is there."
    ),
    "workshop.to_lab": "Collect in the lab",
    "workshop.start": "Start",
    "workshop.copy": "Change a copy",
    "workshop.new": "New lesson",
    "workshop.new_help": "Empty this list; keep the link or the file of a lesson that you need",
    "workshop.says": "What you say, slide {number}",
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
    "workshop.full": "A lesson holds at most {limit} slides: remove one first.",
    "workshop.added": "Added as slide {number} of your lesson.",
    "workshop.collect": "Add to my lesson",
    "workshop.collect_help": "Keep this state, with its step, for a lesson of your own",
    "workshop.collected": "My lesson ({count})",
    # What can be wrong with a lesson.
    "problem.script_unreadable": (
        "This link holds no whole lesson; a part of it may have been lost on the way."
    ),
    "problem.script_mended": (
        "Of this lesson, {count} slides could not be used as they were: put right, or left out."
    ),
    "problem.script_file": "This file is not a lesson that was saved here.",
    "problem.script_version": "This lesson was made by a newer version than this one.",
}
"""By key."""
