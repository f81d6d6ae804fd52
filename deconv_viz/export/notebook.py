"""The program as a Jupyter notebook."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from deconv_viz.export.program import program, title_of
from deconv_viz.export.subject import Subject


def notebook(subject: Subject) -> str:
    """Return a notebook (nbformat 4.5) that reproduces the numbers with NumPy alone, of any rank.

    Its cells have not been run; where deconv_viz or PyTorch is not installed, a cell says so. HTML
    in a title is shown and not interpreted.
    """
    title = escape(title_of(subject)).replace("[", r"\[").replace("`", r"\`")
    intro = [f"# {title}", subject.say("export.program.made")]
    if subject.link:
        intro.append(f"<{escape(subject.link)}>")
    cells = [_cell(0, "markdown", "\n\n".join(intro))]
    for part in program(subject):
        cells.append(_cell(len(cells), "markdown", part.says))
        cells.append(_cell(len(cells), "code", part.code))
    book = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(book, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, kind: str, text: str) -> dict[str, Any]:
    cell = {
        "cell_type": kind,
        "id": f"part-{number}",
        "metadata": {},
        "source": text.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
