"""Predict, then reveal: questions made from a seed, each with one right answer from the core."""

from deconv_viz.tasks.build import Kind, geometry_of
from deconv_viz.tasks.check import Verdict, check, read_answer
from deconv_viz.tasks.kinds import FIRST, KINDS, make
from deconv_viz.tasks.task import (
    LEVELS,
    MAX_SEED,
    Answer,
    Form,
    Grid,
    Said,
    Shown,
    Task,
    Wrong,
    from_json,
)

__all__ = [
    "FIRST",
    "KINDS",
    "LEVELS",
    "MAX_SEED",
    "Answer",
    "Form",
    "Grid",
    "Kind",
    "Said",
    "Shown",
    "Task",
    "Verdict",
    "Wrong",
    "check",
    "from_json",
    "geometry_of",
    "make",
    "read_answer",
]
