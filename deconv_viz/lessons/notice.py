"""What a lesson has to say of a change, as data; `deconv_viz.text` words it."""

from __future__ import annotations

from dataclasses import dataclass

from deconv_viz.core import ParameterError
from deconv_viz.state import Problem, Repair


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the catalogue: its key, and what is filled in."""

    key: str
    given: tuple[tuple[str, int | str], ...] = ()

    @property
    def values(self) -> dict[str, int | str]:
        """What is filled in, by name."""
        return dict(self.given)


def note(key: str, **values: int | str) -> Note:
    """Return the note of this key with these values."""
    return Note(key, tuple(values.items()))


Notice = tuple[Note | Problem | Repair | ParameterError, ...]
"""What had to give way, or could not be used: to be said once."""
