"""A lab as a state file, for what is too long for a link."""

import json

from deconv_viz.state.assemble import assemble
from deconv_viz.state.lab import DEFAULT, Lab
from deconv_viz.state.limits import FIELDS, MAX_FILE_BYTES
from deconv_viz.state.problem import Problem

FORMAT = "deconv_viz lab"
VERSION = 1


def to_file(lab: Lab) -> bytes:
    """Return the lab as JSON for people to read, in UTF-8."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "rows": lab.rows._asdict(),
        "columns": lab.columns._asdict(),
        "linked": lab.linked,
        "input": {"fill": lab.input_fill, "edits": lab.input_edits},
        "kernel": {"fill": lab.kernel_fill, "edits": lab.kernel_edits},
        "seed": lab.seed,
        "view": {"step": lab.step, "order": lab.order, "flip": lab.flip},
    }
    return (json.dumps(content, indent=1) + "\n").encode()


def from_file(content: bytes) -> tuple[Lab, tuple[Problem, ...]]:
    """Return the lab of a state file, and at most one problem; never raises.

    What is no state file at all gives the default lab.
    """
    if len(content) > MAX_FILE_BYTES:
        return DEFAULT, (Problem("file_unreadable"),)
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return DEFAULT, (Problem("file_unreadable"),)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        return DEFAULT, (Problem("file_unreadable"),)
    if found.get("version") != VERSION:
        return DEFAULT, (Problem("file_version"),)
    parts = {name: found.get(name) for name in ("rows", "columns", "input", "kernel", "view")}
    rows, columns, x, w, view = (p if isinstance(p, dict) else {} for p in parts.values())
    raw: dict[str, object] = {
        field.key: [rows.get(field.name), columns.get(field.name)] for field in FIELDS
    }
    places = {
        "l": (found, "linked"),
        "x": (x, "fill"),
        "xe": (x, "edits"),
        "w": (w, "fill"),
        "we": (w, "edits"),
        "seed": (found, "seed"),
        "t": (view, "step"),
        "o": (view, "order"),
        "f": (view, "flip"),
    }
    raw |= {key: part[name] for key, (part, name) in places.items() if name in part}
    return assemble(raw, DEFAULT, "file")
