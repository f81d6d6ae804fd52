"""What the page of output sizes shows: one value, to and from the address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from deconv_viz.core.sizes import Limits
from deconv_viz.frameworks.solve import Words
from deconv_viz.state.numerals import read_whole

VIEWS = ("forward", "backward", "collapse", "case")
FRAMEWORKS = ("torch", "keras", "tensorflow", "jax", "onnxruntime")
"""Those whose sizes are drawn and searched, in the order of their buttons."""

MODES: Mapping[str, tuple[str, ...]] = {
    "torch": ("",),
    "keras": ("same", "valid"),
    "tensorflow": ("SAME", "VALID", ""),
    "jax": ("SAME", "VALID", ""),
    "onnxruntime": ("", "SAME_UPPER", "SAME_LOWER", "VALID"),
}
"""The words for the padding; "" stands for numbers."""

NONE = -1
"""An output padding that is left out: in Keras not the same as 0."""

LARGEST = 4096
"""The largest size that is searched for."""

_LONGEST = 30  # characters of what was typed as a size


class Bound(NamedTuple):
    """A number of the state: its key in the address and its bounds."""

    key: str
    low: int
    high: int


# The letters and, but for the output padding, the bounds of the lab.
BOUNDS: Mapping[str, Bound] = {
    "size": Bound("i", 1, 32),
    "kernel": Bound("k", 1, 11),
    "stride": Bound("s", 1, 10),
    "dilation": Bound("d", 1, 10),
    "padding": Bound("p", 0, 20),
    "extra": Bound("a", NONE, 9),
    "rest": Bound("r", 0, 9),
    "shown": Bound("n", 1, 120),
    "height": Bound("h", 1, 64),
    "square": Bound("f", 1, 11),
}

SEARCH = Limits((1, 64), (1, 32), (1, 8), 32, 31)
"""The widest search."""

LIMIT_KEYS: Mapping[str, str] = {
    "kernel": "lk",
    "stride": "ls",
    "dilation": "ld",
    "padding": "lp",
    "output_padding": "la",
}


_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class SizeState:
    """Everything that the page shows.

    view: which of its four parts. framework: in whose words. mode to extra: the layer of the first
    and the third part; extra is the output padding, where the framework is told an output shape
    the choice among the possible ones. rest: which of the sizes that collapse. given, needed: what
    was typed. shown: how many rows. height, square: the Keras 1 user's picture and kernel.
    """

    view: str = "forward"
    framework: str = "torch"
    mode: str = ""
    size: int = 5
    kernel: int = 3
    stride: int = 2
    dilation: int = 1
    padding: int = 1
    extra: int = 0
    rest: int = 1
    given: str = "5×5"
    needed: str = "10×10"
    limits: Limits = _LIMITS
    shown: int = 12
    height: int = 12
    square: int = 7

    def words(self) -> Words:
        """Return the layer in its framework's words."""
        stem = (self.kernel, self.stride, self.dilation)
        pads = (self.padding, self.padding) if self.mode == "" else (0, 0)
        match self.framework:
            case "keras":
                if self.extra == NONE:
                    return Words(self.mode, *stem)
                return Words(f"{self.mode}, output_padding", *stem, extra=self.extra)
            case "tensorflow" | "jax":
                return Words(self.mode, *stem, *pads)
            case "onnxruntime":
                return Words(self.mode, *stem, *pads, max(self.extra, 0) or None)
            case _:
                return Words("", *stem, *pads, max(self.extra, 0))

    def choice(self) -> int:
        """Return which of the open output shapes is meant."""
        return max(self.extra, 0)

    def with_words(self, words: Words) -> SizeState:
        """Return the state with a changed layer."""
        mode = words.mode.partition(",")[0]
        extra = self.extra if self.framework == "tensorflow" else words.extra
        return replace(
            self,
            mode=mode,
            kernel=words.kernel,
            stride=words.stride,
            dilation=words.dilation,
            padding=words.first if mode == "" else self.padding,
            extra=(NONE if self.framework == "keras" else 0) if extra is None else extra,
        )


DEFAULT = SizeState()
OWN = frozenset(
    {"v", "fw", "pad", "in", "out", *(bound.key for bound in BOUNDS.values()), *LIMIT_KEYS.values()}
)
"""The page's keys of the address."""


def in_words_of(state: SizeState, framework: str) -> SizeState:
    """Return the state in another framework's words, its padding the most usual one there."""
    extra = {"keras": NONE, "tensorflow": state.stride - 1}.get(framework, 0)
    return replace(state, framework=framework, mode=MODES[framework][0], extra=extra)


def encode(state: SizeState) -> dict[str, str]:
    """Return the state as a query; what is at its default is left out."""
    base = in_words_of(DEFAULT, state.framework)
    query = {}
    if state.view != DEFAULT.view:
        query["v"] = state.view
    if state.framework != DEFAULT.framework:
        query["fw"] = state.framework
    if state.mode != base.mode:
        query["pad"] = state.mode or "numbers"
    for name, bound in BOUNDS.items():
        if getattr(state, name) != getattr(base, name):
            query[bound.key] = str(getattr(state, name))
    if state.given != DEFAULT.given:
        query["in"] = state.given or " "  # a key without a value would be lost on the way
    if state.needed != DEFAULT.needed:
        query["out"] = state.needed or " "
    for name, key in LIMIT_KEYS.items():
        value = getattr(state.limits, name)
        if value != getattr(DEFAULT.limits, name):
            query[key] = f"{value}" if isinstance(value, int) else f"{value[0]}-{value[1]}"
    return query


def decode(query: Mapping[str, str]) -> SizeState:
    """Return the state nearest to what the query asks for; never raises."""
    framework = query.get("fw", "")
    state = in_words_of(DEFAULT, framework if framework in FRAMEWORKS else DEFAULT.framework)
    view = query.get("v", "")
    mode = query.get("pad", state.mode).replace("numbers", "")
    numbers: dict[str, Any] = {
        name: _number(query, bound, getattr(state, name)) for name, bound in BOUNDS.items()
    }
    return replace(
        state,
        view=view if view in VIEWS else DEFAULT.view,
        mode=mode if mode in MODES[state.framework] else state.mode,
        given=query.get("in", DEFAULT.given)[:_LONGEST].strip(),
        needed=query.get("out", DEFAULT.needed)[:_LONGEST].strip(),
        limits=_limits(query),
        **numbers,
    )


def _number(query: Mapping[str, str], bound: Bound, default: int) -> int:
    value = read_whole(query.get(bound.key, ""))
    return default if value is None else min(max(value, bound.low), bound.high)


def _limits(query: Mapping[str, str]) -> Limits:
    return Limits(
        _between(query, "kernel"),
        _between(query, "stride"),
        _between(query, "dilation"),
        _at_most(query, "padding"),
        _at_most(query, "output_padding"),
    )


def _between(query: Mapping[str, str], name: str) -> tuple[int, int]:
    least, most = getattr(SEARCH, name)
    low, high = (read_whole(part) for part in query.get(LIMIT_KEYS[name], "").partition("-")[::2])
    if low is None or high is None:
        low, high = getattr(DEFAULT.limits, name)
    low = min(max(low, least), most)
    return low, min(max(high, low), most)


def _at_most(query: Mapping[str, str], name: str) -> int:
    most = read_whole(query.get(LIMIT_KEYS[name], ""))
    return int(
        getattr(DEFAULT.limits, name) if most is None else min(max(most, 0), getattr(SEARCH, name))
    )


class Unreadable(NamedTuple):
    """What was typed as a size and is none: why, and the nearest that is one."""

    code: str
    nearest: str


def read_sizes(typed: str) -> tuple[int, int] | Unreadable:
    """Return the rows and columns that were typed: 28, 28×28, 28x28, (28, 28)."""
    typed = unicodedata.normalize("NFKC", typed)
    if not typed.strip():
        return Unreadable("empty", "")
    numbers = [read_whole(number) or 0 for number in re.findall(r"[+-]?[0-9]+", typed)]
    if not re.fullmatch(r"[\s(\[]*[+-]?[0-9]+([\s,;xX×*]+[+-]?[0-9]+)*[\s)\]]*", typed):
        return Unreadable("unreadable", _sizes(numbers[:2]))
    if len(numbers) > 2:
        return Unreadable("too_many", _sizes(numbers[:2]))
    if min(numbers) < 1:
        return Unreadable("too_small", _sizes(numbers))
    if max(numbers) > LARGEST:
        return Unreadable("too_large", _sizes(numbers))
    return numbers[0], numbers[-1]


def _sizes(numbers: list[int]) -> str:
    """Return the nearest sizes that can be had, written out; empty where there is no number."""
    return write_sizes([min(max(number, 1), LARGEST) for number in numbers]) if numbers else ""


def write_sizes(sizes: list[int] | tuple[int, ...]) -> str:
    """Return sizes as they are written: 5×7."""
    return f"{sizes[0]}×{sizes[-1]}"
