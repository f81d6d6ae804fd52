"""Room for large pictures: at most two worked on at once, and a bounded shelf of results.

What a visitor has made is kept in memory alone, and only while his session lasts.
"""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from typing import Any

from numpy.typing import NDArray

AT_ONCE = 2
"""How many heavy jobs run at the same time, over all visitors."""

ROOM = 600_000_000
"""Bytes of all results on the shelf; beyond it the ones that were used longest ago are dropped."""

_JOBS = BoundedSemaphore(AT_ONCE)
_AGAIN = 0.3  # seconds between two looks whether there is room


@contextmanager
def heavy(waiting: Callable[[], None], jobs: Any = _JOBS) -> Iterator[None]:
    """Do something heavy when there is room for it.

    `waiting` is called while there is none, again and again: so a visitor who has moved on is not
    waited for, as Streamlit stops his run there.
    """
    while not jobs.acquire(timeout=_AGAIN):
        waiting()
    try:
        yield
    finally:
        jobs.release()


class Ticket:
    """A session's claim to its places on the shelf; they are cleared when it is gone."""


class Shelf:
    """Arrays by ticket and name, all together within a bound."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[tuple[int, str], tuple[Hashable, NDArray[Any]]] = OrderedDict()
        self._lock = Lock()

    def ticket(self) -> Ticket:
        """Return a new session's ticket."""
        ticket = Ticket()
        weakref.finalize(ticket, self._clear, id(ticket))
        return ticket

    def get(self, ticket: Ticket, name: str, key: Hashable) -> NDArray[Any] | None:
        """Return what was put under this name, if it was made from `key` and is still there."""
        with self._lock:
            place = (id(ticket), name)
            found = self._kept.get(place)
            if found is None or found[0] != key:
                return None
            self._kept.move_to_end(place)
            return found[1]

    def put(self, ticket: Ticket, name: str, key: Hashable, array: NDArray[Any]) -> None:
        """Keep an array under a name, in the place of what was there."""
        with self._lock:
            self._kept.pop((id(ticket), name), None)
            self._kept[id(ticket), name] = (key, array)
            while self._kept and self._bytes() > self._room:
                self._kept.popitem(last=False)

    def __len__(self) -> int:
        return len(self._kept)

    def _bytes(self) -> int:
        # The same array may stand on two places.
        sizes = {id(array): array.nbytes for _, array in self._kept.values()}
        return sum(sizes.values())

    def _clear(self, owner: int) -> None:
        with self._lock:
            for place in [place for place in self._kept if place[0] == owner]:
                del self._kept[place]


SHELF = Shelf()
"""The shelf of this server."""
