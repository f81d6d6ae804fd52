"""Undo and redo, as a value."""

from dataclasses import dataclass, replace

from deconv_viz.state.lab import DEFAULT, Lab
from deconv_viz.state.limits import MAX_HISTORY


@dataclass(frozen=True, slots=True)
class History:
    """The present lab, the ones before it and those that were undone.

    How a lab is looked at (step, order, flip) makes no entry and stays as it is in undo and redo.
    """

    present: Lab = DEFAULT
    past: tuple[Lab, ...] = ()
    future: tuple[Lab, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier lab."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone lab."""
        return bool(self.future)

    def push(self, lab: Lab) -> "History":
        """Return the history with a new present; the oldest of more than MAX_HISTORY is dropped."""
        if _seen_as(lab, self.present) == self.present:
            return replace(self, present=lab)
        return History(lab, (*self.past, self.present)[-MAX_HISTORY:])

    def undo(self) -> "History":
        """Return the history one lab back, or this one if there is none."""
        if not self.past:
            return self
        lab = _seen_as(self.past[-1], self.present)
        return History(lab, self.past[:-1], (*self.future, self.present))

    def redo(self) -> "History":
        """Return the history one undone lab forward, or this one if there is none."""
        if not self.future:
            return self
        lab = _seen_as(self.future[-1], self.present)
        return History(lab, (*self.past, self.present), self.future[:-1])


def _seen_as(lab: Lab, other: Lab) -> Lab:
    return replace(lab, step=other.step, order=other.order, flip=other.flip)
