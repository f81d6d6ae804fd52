"""Whether an answer is right, read as people type.

task_check.js reads answers in the same way; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from deconv_viz.tasks.task import Answer, Form, Said, Task

_MOST_CHARACTERS = 100
_MOST_DIGITS = 9
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.0*)?")
_BRACKETS = ("()", "[]", "{}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """right, wrong, or unread: not an answer to this question at all; says: the slip, if known."""

    case: Literal["right", "wrong", "unread"]
    says: Said | None = None


def check(task: Task, answer: object) -> Verdict:
    """Return the verdict on an answer: a number, sizes, indices, or the text that was typed."""
    found = read_answer(task.form, answer)
    if found is None or (task.form == "choice" and found not in range(len(task.options))):
        return Verdict("unread")
    if found == task.answer:
        return Verdict("right")
    return Verdict("wrong", next((w.says for w in task.wrong if w.answer == found), None))


def read_answer(form: Form, answer: object) -> Answer | None:
    """Return what is meant, None if it cannot be read.

    Text may have spaces anywhere around the numbers, full-width digits, a typographic minus, `x`,
    `×`, `*`, commas or spaces between sizes, and brackets around them.
    """
    if isinstance(answer, bool) or answer is None:
        return None
    if isinstance(answer, int):
        return answer if form in ("number", "choice") else (answer,)
    if not isinstance(answer, str):
        return _indices(form, answer)
    text = _tidy(answer)
    if form == "number" or form == "choice":
        return _whole(text)
    parts = re.split(r"\s*[x×*,;，、]\s*|\s+", text)
    numbers = [_whole(part) for part in parts]
    sizes = tuple(number for number in numbers if number is not None)
    if len(sizes) != len(numbers):
        return None
    return tuple(sorted(set(sizes))) if form == "cells" else sizes


def _indices(form: Form, answer: object) -> Answer | None:
    if form not in ("shape", "cells") or not isinstance(answer, Iterable):
        return None
    items = list(answer)
    if not all(type(item) is int for item in items):
        return None
    return tuple(sorted(set(items))) if form == "cells" else tuple(items)


def _tidy(answer: str) -> str:
    text = unicodedata.normalize("NFKC", answer[:_MOST_CHARACTERS]).lower().strip()
    text = text.replace("\u2212", "-").replace("\u2013", "-")  # a minus, a dash for one
    for pair in _BRACKETS:
        if len(text) > 1 and text[0] == pair[0] and text[-1] == pair[1]:
            text = text[1:-1].strip().removesuffix(",").strip()
    return text


def _whole(text: str) -> int | None:
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text):
        return None
    return int(text.partition(".")[0])
