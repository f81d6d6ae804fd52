"""The tasks of two hundred seeds, made once in a process."""

from functools import cache

from deconv_viz.tasks import KINDS, Task

SEEDS = range(200)


@cache
def tasks(kind: str) -> tuple[Task, ...]:
    """Every task of a kind, in the order of the seeds."""
    return tuple(KINDS[kind].make(seed) for seed in SEEDS)
