"""A task as plain data: what is asked, what is right, which slips lead to which wrong answers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Form = Literal["number", "shape", "choice", "cells"]
Answer = int | tuple[int, ...]
Role = Literal["input", "kernel", "canvas", "output"]
Order = Literal["input", "output"]

LEVELS = (1, 2, 3)
"""Easy, middle, hard."""

MAX_SEED = 9_999


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its key in the catalogue, after "tasks.", and the values of its fields."""

    key: str
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of numbers beside the question; without values its cells stand empty.

    marks: the flat indices of the cells that the question is about. name: the letter that the
    question calls it by, where it is not the input or output of the layer itself.
    """

    role: Role
    rows: int
    columns: int
    values: tuple[int, ...] | None = None
    marks: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that a known misconception gives, and the sentence that names it."""

    answer: Answer
    says: Said


@dataclass(frozen=True, slots=True)
class Shown:
    """What the stage shows once the answer is out, and where it stands.

    axes: rows and columns, each (size, kernel, stride, dilation, crop begin, crop end). x and w are
    in row-major order. step counts from 1, in the order named. query: the same as a link of the
    two-dimensional lab, step and order included; empty where the lab has no words for it.
    """

    axes: tuple[tuple[int, ...], tuple[int, ...]]
    x: tuple[int, ...]
    w: tuple[int, ...]
    step: int
    order: Order = "output"
    flip: bool = True
    query: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One question with exactly one right answer.

    The answer is an integer (form "number"), the index of an option ("choice"), or a tuple: the
    sizes ("shape") or the flat indices of the chosen cells in ascending order ("cells"), which are
    cells of grids[pick]. lines are code or a sum, as it is; `□` stands for the number asked for.
    """

    kind: str
    seed: int
    level: int
    lesson: str
    form: Form
    asks: Said
    answer: Answer
    why: Said
    shown: Shown
    wrong: tuple[Wrong, ...] = ()
    options: tuple[Said, ...] = ()
    grids: tuple[Grid, ...] = ()
    pick: int | None = None
    lines: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the task as JSON's own types; `from_json` makes it a task again."""
        data: dict[str, Any] = _plain(asdict(self))
        return data


def from_json(data: Mapping[str, Any]) -> Task:
    """Return the task that `to_json` wrote."""
    shown = dict(data["shown"])
    return Task(
        **{
            **data,
            "asks": Said(**data["asks"]),
            "why": Said(**data["why"]),
            "answer": _answer(data["answer"]),
            "options": tuple(Said(**each) for each in data["options"]),
            "wrong": tuple(
                Wrong(_answer(each["answer"]), Said(**each["says"])) for each in data["wrong"]
            ),
            "grids": tuple(
                Grid(**{**each, "values": _tuple(each["values"]), "marks": tuple(each["marks"])})
                for each in data["grids"]
            ),
            "lines": tuple(data["lines"]),
            "shown": Shown(
                **{
                    **shown,
                    "axes": (tuple(shown["axes"][0]), tuple(shown["axes"][1])),
                    "x": tuple(shown["x"]),
                    "w": tuple(shown["w"]),
                }
            ),
        }
    )


def _answer(value: Any) -> Answer:
    return int(value) if isinstance(value, int) else tuple(value)


def _tuple(values: Any) -> tuple[int, ...] | None:
    return None if values is None else tuple(values)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
