"""The dice: the numbers of one case, and how people write them.

`wide` draws larger numbers and the rarer ways to write an argument: a plain integer, a list of
one, an argument left out.
"""

import random
from collections.abc import Callable
from typing import Any

Case = dict[str, Any]
Shape = list[int]


class Draw:
    """The dice: all numbers of one case."""

    def __init__(self, chance: random.Random, wide: bool, most_axes: int = 3) -> None:
        self.chance, self.wide = chance, wide
        weights = (5, 4, 1)[:most_axes]
        (self.rank,) = chance.choices(range(1, most_axes + 1), weights)
        largest = (12, 7, 4)[self.rank - 1] if wide else (7, 5, 3)[self.rank - 1]
        self.sizes = self.each(lambda: chance.randint(1, largest))
        self.kernels = self.each(lambda: chance.randint(1, 7 if wide and self.rank < 3 else 5))
        self.strides = self.each(lambda: chance.randint(1, 6 if wide else 4))
        self.dilations = self.each(lambda: chance.choice((1, 1, 1, 2, 3)))
        self.batch, self.channels = chance.randint(1, 2), chance.randint(1, 3)
        self.filters = chance.randint(1, 3)
        self.groups = 1

    def each(self, number: Callable[[], int]) -> list[int]:
        return [number() for _ in range(self.rank)]

    def grouped(self) -> None:
        """Draw groups too, and the channels and filters that they divide."""
        self.groups = self.chance.choice((1, 1, 2, 3))
        self.channels = self.groups * self.chance.randint(1, 2)
        self.filters = self.groups * self.chance.randint(1, 2)

    def some(self, odds: float = 0.5) -> bool:
        return self.chance.random() < odds

    def pads(self, most: int = 3) -> list[int]:
        return self.each(lambda: self.chance.randint(0, most))

    def written(self, values: list[int]) -> Any:
        """Return one number an axis in one of the ways in which people write it."""
        if self.some(0.15 if not self.wide else 0.3) and len(set(values)) == 1:
            return values[0]
        return values

    def left_out(self, args: dict[str, Any], defaults: dict[str, Any]) -> dict[str, Any]:
        """Leave out, at times, what is the default anyway."""
        if not self.wide:
            return args
        return {
            key: value
            for key, value in args.items()
            if not (key in defaults and value in _same_as(defaults[key], self.rank) and self.some())
        }

    def spans(self) -> list[int]:
        """The dilated kernels."""
        return [d * (k - 1) + 1 for d, k in zip(self.dilations, self.kernels, strict=True)]

    def full(self) -> list[int]:
        """The canvases."""
        steps = [(n - 1) * s for n, s in zip(self.sizes, self.strides, strict=True)]
        return [step + span for step, span in zip(steps, self.spans(), strict=True)]

    def first(self, sizes: list[int], channels: int) -> Shape:
        return [self.batch, channels, *sizes]

    def last(self, sizes: list[int], channels: int) -> Shape:
        return [self.batch, *sizes, channels]

    def bias(self, odds: float = 0.5) -> Shape | None:
        return [self.filters] if self.some(odds) else None

    def torch_weight(self) -> Shape:
        return [self.channels, self.filters // self.groups, *self.kernels]


def _same_as(default: Any, rank: int) -> list[Any]:
    return [default, [default] * rank]


def as_case(
    framework: str,
    key: str,
    name: str,
    d: Draw,
    args: dict[str, Any],
    shapes: dict[str, Shape | None],
    dtype: str = "float32",
) -> Case:
    return {
        "framework": framework,
        key: name,
        "rank": d.rank,
        "args": args,
        "dtype": dtype,
        "shapes": shapes,
    }
