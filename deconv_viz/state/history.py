"""Undo and redo, as a value."""

from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

from deconv_viz.state.lab import DEFAULT, Lab
from deconv_viz.state.limits import MAX_HISTORY

State = TypeVar("State")


@dataclass(frozen=True, slots=True)
class Trail(Generic[State]):
    """The present state, the ones before it and those that were undone."""

    present: State
    past: tuple[State, ...] = ()
    future: tuple[State, ...] = ()

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier state."""
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone state."""
        return bool(self.future)

    def push(self, state: State) -> Self:
        """Return the trail with a new present; the oldest of more than MAX_HISTORY is dropped."""
        if self._seen_as(state, self.present) == self.present:
            return replace(self, present=state)
        return type(self)(state, (*self.past, self.present)[-MAX_HISTORY:])

    def undo(self) -> Self:
        """Return the trail one state back, or this one if there is none."""
        if not self.past:
            return self
        state = self._seen_as(self.past[-1], self.present)
        return type(self)(state, self.past[:-1], (*self.future, self.present))

    def redo(self) -> Self:
        """Return the trail one undone state forward, or this one if there is none."""
        if not self.future:
            return self
        state = self._seen_as(self.future[-1], self.present)
        return type(self)(state, (*self.past, self.present), self.future[:-1])

    def _seen_as(self, state: State, other: State) -> State:
        """Return a state looked at as another one is."""
        return state


@dataclass(frozen=True, slots=True)
class History(Trail[Lab]):
    """The trail of a lab.

    How a lab is looked at (step, order, flip) makes no entry and stays as it is in undo and redo.
    """

    present: Lab = DEFAULT

    def _seen_as(self, state: Lab, other: Lab) -> Lab:
        return replace(state, step=other.step, order=other.order, flip=other.flip)
