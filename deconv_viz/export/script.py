"""The program as a script."""

from __future__ import annotations

from textwrap import wrap

from deconv_viz.export.program import program, title_of
from deconv_viz.export.subject import Subject

_WIDTH = 88


def script(subject: Subject) -> str:
    """Return a Python script that reproduces the numbers with NumPy alone, of any rank.

    What strangers wrote into a title stands in a comment, in one line.
    """
    first = [f"# {title_of(subject)}", f"# {subject.say('export.program.made')}"]
    if subject.link:
        first.append(f"# {subject.link}")
    blocks = ["\n".join(first)]
    for part in program(subject):
        if not part.optional:
            says = "\n".join(f"# {line}" for line in wrap(part.says, _WIDTH - 2))
            gap = "\n" if part.code.startswith("def ") else ""
            blocks.append(f"{says}\n{gap}{part.code}{gap}")
    return "\n\n".join(blocks) + "\n"
