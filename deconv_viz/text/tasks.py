"""A task in words: what the browser shows of one question, and of the choice between them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from deconv_viz.text.catalogue import section, text

Json = Mapping[str, Any]

_SIGN = re.compile(r"(?<![\w)-])-(?=\d)")
"""The hyphen of a negative number, which becomes a minus: not one that joins words or numbers."""


def worded(task: Json, language: str = "en") -> dict[str, Any]:
    """Return a task (`Task.to_json`) with its keys put into words, all that the browser needs.

    The stage that explains it is not part of it: whoever shows the task shows that.
    """

    def said(sentence: Json) -> str:
        words = text(f"tasks.{sentence['key']}", language, **sentence["values"])
        return _SIGN.sub("−", words)

    options = [said(option) for option in task["options"]]
    return {
        "kind": task["kind"],
        "n": task["seed"],
        "level": task["level"],
        "lesson": task["lesson"],
        "form": task["form"],
        "title": text(f"tasks.kind.{task['kind']}", language),
        "ask": said(task["asks"]),
        "lines": task["lines"],
        "grids": task["grids"],
        "pick": task["pick"],
        "options": options,
        "answer": task["answer"],
        "solution": _solution(task),
        "why": said(task["why"]),
        "wrong": [{"answer": each["answer"], "says": said(each["says"])} for each in task["wrong"]],
    }


def offer(
    kinds: Iterable[tuple[str, int, str]], lessons: Sequence[str], language: str = "en"
) -> dict[str, Any]:
    """Return the words of the browser's half and what there is to choose from.

    kinds are (name, level, lesson) in their order; lessons the keys of the pages that have any.
    """
    return {
        "labels": section("task", language),
        "kinds": [
            {
                "kind": kind,
                "level": level,
                "lesson": lesson,
                "title": text(f"tasks.kind.{kind}", language),
            }
            for kind, level, lesson in kinds
        ],
        "lessons": {lesson: text(f"page.{lesson}.link", language) for lesson in lessons},
    }


def _solution(task: Json) -> str:
    """Return the right answer as it is read, empty where it is ticked among what there was."""
    answer = task["answer"]
    match task["form"]:
        case "shape":
            return "×".join(map(str, answer))
        case "number":
            return str(answer).replace("-", "−")
        case _:
            return ""
