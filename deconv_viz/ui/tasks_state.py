"""Which task the page shows: one value, to and from the address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from deconv_viz.tasks import FIRST, KINDS, LEVELS, MAX_SEED

OWN = frozenset({"task", "n", "level", "lesson"})
"""The page's keys of the address."""

LESSONS: tuple[str, ...] = tuple(dict.fromkeys(kind.lesson for kind in KINDS.values()))
"""The lessons that have tasks, in the order in which they first occur."""

FIRST_SEED = 27
"""A first question that is worth a look: a stamp that overlaps its neighbours."""


@dataclass(frozen=True, slots=True)
class TaskState:
    """A question, among which ones it was chosen (0 and "" for all), and what was revealed."""

    kind: str = FIRST
    seed: int = FIRST_SEED
    level: int = 0
    lesson: str = ""
    revealed: tuple[str, int] | None = None

    @property
    def is_revealed(self) -> bool:
        """Whether this very question was revealed."""
        return self.revealed == (self.kind, self.seed)


DEFAULT = TaskState()


def encoded(state: TaskState) -> dict[str, str]:
    """Return the address of a question, empty for the first one."""
    query = {}
    if (state.kind, state.seed) != (DEFAULT.kind, DEFAULT.seed):
        query = {"task": state.kind, "n": str(state.seed)}
    if state.level:
        query["level"] = str(state.level)
    if state.lesson:
        query["lesson"] = state.lesson
    return query


def decoded(query: Mapping[str, str]) -> TaskState:
    """Return the nearest question to an address; any address names one.

    A level or lesson without a task opens the first question of those.
    """
    level = _number(query.get("level", ""), 0)
    lesson = query.get("lesson", "")
    level = level if level in LEVELS else 0
    lesson = lesson if lesson in LESSONS else ""
    fitting = [
        kind.name
        for kind in KINDS.values()
        if level in (0, kind.level) and lesson in ("", kind.lesson)
    ]
    if not fitting:
        level, fitting = 0, [kind.name for kind in KINDS.values() if kind.lesson == lesson]
    kind = query.get("task", "")
    if kind not in KINDS:
        kind = FIRST if FIRST in fitting else fitting[0]
    return TaskState(kind, _number(query.get("n", ""), FIRST_SEED) % (MAX_SEED + 1), level, lesson)


def asked(task: str, n: int, level: int, lesson: str) -> TaskState:
    """Return the state that the browser asked for, brought within what there is."""
    return decoded({"task": task, "n": str(n), "level": str(level), "lesson": lesson})


def _number(said: str, instead: int) -> int:
    return int(said) if re.fullmatch(r"[0-9]{1,6}", said.strip()) else instead
