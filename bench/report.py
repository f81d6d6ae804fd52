"""Tables of what was measured beside its bound, and whether every bound was kept."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measurement. `kept` is None where it is told for information only."""

    what: str
    reached: str
    bound: str = ""
    kept: bool | None = None

    @property
    def verdict(self) -> str:
        return {True: "kept", False: "MISSED", None: ""}[self.kept]


def show_all(rows: Iterable[Row]) -> int:
    """Print rows as they come; return the exit code: 1 where a bound was missed."""
    line("measured", "reached", "bound", "")
    line("---", "---", "---", "---")
    missed = 0
    for row in rows:
        line(row.what, row.reached, row.bound, row.verdict)
        missed += row.kept is False
    if missed:
        note(f"{missed} missed")
    return 1 if missed else 0


def line(*cells: str) -> None:
    """Print a line of the table at once: measuring takes minutes."""
    print(f"| {' | '.join(cells)} |", flush=True)


def note(text: str) -> None:
    """Tell about progress, apart from the table."""
    print(f"... {text}", file=sys.stderr, flush=True)
