"""What is measured, and what is aimed at."""

from dataclasses import dataclass

LESSON = "/two_dimensions"
CONTROL = "Padding"  # the slider that is moved: to the next value and back
CHANGE_EVERY = 5.0  # seconds between the changes of one user
PATIENCE_MS = 300.0  # the p95 up to which users count as held


@dataclass(frozen=True)
class Case:
    """One state of the lesson, given by its URL."""

    name: str
    query: str
    p95_ms: float
    kilobytes: float
    steps_per_second: float = 60

    @property
    def path(self) -> str:
        return f"{LESSON}?{self.query}"


CASES = (
    Case("5x5 k3 s2 p1", "i=5&k=3&s=2&p=1", 100, 10),
    Case("16x16 k5 s2 p2", "i=16&k=5&s=2&p=2", 150, 10),
    Case("28x28 k3 s2 p1", "i=28&k=3&s=2&p=1", 150, 25),
)
COLD_SECONDS = 1.5
USERS_AIM = 1000
USERS_BOUND = 300
USERS = (50, 100, 200, 300, 400, 600, 800, 1000, 1250, 1500)
