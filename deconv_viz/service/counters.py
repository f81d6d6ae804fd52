"""What the process has done so far, in Prometheus' text form.

The one place where state is shared by all visitors on purpose: numbers, and no word about anybody.
Written on the event loop, except for failures, which come from a visitor's own thread.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from threading import Lock

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the histogram's buckets in seconds; one more takes what is longer."""


class Counters:
    """Visits, reruns and how long they took, refusals, failures, requests.

    >>> counters = Counters()
    >>> counters.rerun(0.02)
    >>> counters.refuse("full")
    >>> (counters.reruns, counters.refused["full"])
    (1, 1)
    """

    def __init__(self) -> None:
        self.connected = 0
        self.visits = 0
        self.refused: Counter[str] = Counter()
        self.requests: Counter[tuple[str, int]] = Counter()
        self.failures = 0
        self.seconds = 0.0
        self._buckets = [0] * (len(BOUNDS) + 1)
        self._lock = Lock()

    @property
    def reruns(self) -> int:
        """How many runs of a page or of a part of it have ended."""
        return sum(self._buckets)

    def rerun(self, seconds: float) -> None:
        """Count a run that was asked for so many seconds ago and has ended."""
        self._buckets[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def refuse(self, reason: str) -> None:
        """Count something that was asked for and not done."""
        self.refused[reason] += 1

    def fail(self, _error: Exception) -> None:
        """Count a run that ended with an error; Streamlit calls this and words it for the page."""
        with self._lock:
            self.failures += 1

    def text(self, sessions: Mapping[str, int], process: Mapping[str, float]) -> str:
        """Return everything in Prometheus' text form, version 0.0.4.

        `sessions` and `process` are what others know: sessions by state; memory in bytes and CPU
        time in seconds.
        """
        lines: list[str] = []

        def add(name: str, kind: str, says: str, values: Iterable[tuple[str, float]]) -> None:
            lines.extend((f"# HELP {name} {says}", f"# TYPE {name} {kind}"))
            lines.extend(f"{name}{labels} {value:.12g}" for labels, value in values)

        add("deconv_viz_connected", "gauge", "Open connections.", [("", self.connected)])
        add("deconv_viz_visits_total", "counter", "Connections so far.", [("", self.visits)])
        states = [(f'{{state="{state}"}}', number) for state, number in sessions.items()]
        add("deconv_viz_sessions", "gauge", "Sessions in memory, by state.", states)
        name = "deconv_viz_rerun_seconds"
        add(name, "histogram", "From a visitor's change to the end of the run.", ())
        total = 0
        for bound, number in zip([*map(str, BOUNDS), "+Inf"], self._buckets, strict=True):
            total += number
            lines.append(f'{name}_bucket{{le="{bound}"}} {total}')
        lines += [f"{name}_sum {self.seconds:.6f}", f"{name}_count {total}"]
        refused = [(f'{{reason="{reason}"}}', n) for reason, n in sorted(self.refused.items())]
        add("deconv_viz_refused_total", "counter", "Refusals, by reason.", refused)
        add("deconv_viz_failures_total", "counter", "Runs with an error.", [("", self.failures)])
        answered = [
            (f'{{what="{what}",status="{status}"}}', number)
            for (what, status), number in sorted(self.requests.items())
        ]
        add("deconv_viz_requests_total", "counter", "Answers, by kind and status.", answered)
        for key, value in process.items():
            kind = "counter" if key.endswith("_total") else "gauge"
            add(f"process_{key}", kind, "Of this process.", [("", value)])
        return "\n".join(lines) + "\n"
