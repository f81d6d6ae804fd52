"""Arguments as their users write them, read by a target's signature.

Everything here refuses with a FrameworkError that says the rule, what was received, and (where
there is one) the nearest value that fits.
"""

import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.layer import Layer, Target, Word
from deconv_viz.frameworks.names import title


def refuse(
    layer: Layer,
    rule: str,
    field: str = "",
    received: object = None,
    values: Mapping[str, Any] | None = None,
    nearest: Mapping[str, Any] | None = None,
) -> FrameworkError:
    """Return (not raise) the refusal of a layer, named as people name its framework."""
    values = {"target": layer.target, **(values or {})}
    return FrameworkError(title(layer.framework), rule, field, received, values, nearest)


def plainly(layer: Layer) -> Layer:
    """Return the layer with NumPy arrays among its arguments as lists, and its names as text.

    An array cannot be compared with a word, and has no length if it has no axis.
    """
    version, backend = (
        name if name is None else str(name) for name in (layer.version, layer.backend)
    )
    call = None if layer.call is None else _plain_values(layer.call)
    return Layer(layer.framework, layer.target, _plain_values(layer.args), version, backend, call)


def _plain_values(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value
        for name, value in given.items()
    }


def target_of(layer: Layer, targets: Mapping[str, Target]) -> Target:
    """Return the target that a layer names; refuse one that its framework does not have."""
    target = targets.get(layer.target) if isinstance(layer.target, str) else None
    if target is None:
        raise refuse(
            layer, "unknown_target", "target", layer.target, {"choices": ", ".join(targets)}
        )
    return target


def read(layer: Layer, target: Target) -> dict[str, Any]:
    """Return the value of every argument of a target, those not given at their default.

    The words of the call stand beside those of the constructor. Refuses a name that the signature
    does not have and a required one that is missing.
    """
    values: dict[str, Any] = {}
    for words, given in ((target.words, layer.args), (target.on_call, layer.call or {})):
        names = {word.name for word in words}
        for name in given:
            if name not in names:
                choices = ", ".join(word.name for word in words) or "none"
                raise refuse(layer, "unknown_argument", name, given[name], {"choices": choices})
        for word in words:
            if word.name in given:
                values[word.name] = given[word.name]
            elif word.required:
                raise refuse(layer, "missing_argument", word.name)
            else:
                values[word.name] = word.default
    return values


def integer(layer: Layer, name: str, value: object, minimum: int | None = None) -> int:
    """Return a whole number of at least `minimum`; True, 2.0 and "2" are none."""
    number = _whole(value)
    if number is None:
        nearest = {name: _closest(value, minimum)}
        raise refuse(layer, "integer", name, value, nearest=nearest)
    if minimum is not None and number < minimum:
        raise refuse(layer, "at_least", name, number, {"minimum": minimum}, nearest={name: minimum})
    return number


def one_or_each(
    layer: Layer, name: str, value: object, rank: int, minimum: int | None = None
) -> tuple[int, ...]:
    """Return one integer an axis, of a single one for all axes or of one for each."""
    single = _whole(value)
    if single is not None:
        return (integer(layer, name, single, minimum),) * rank
    return each(layer, name, value, rank, minimum, rule="one_or_each")


def each(
    layer: Layer,
    name: str,
    value: object,
    count: int,
    minimum: int | None = None,
    *,
    rule: str = "each",
) -> tuple[int, ...]:
    """Return exactly `count` integers of at least `minimum`."""
    items = _items(value)
    numbers = [_whole(item) for item in items or ()]
    if items is None or len(items) != count or None in numbers:
        # A single number that is not whole is as near as a list of such.
        kept = [_closest(item, minimum) for item in ([value] if items is None else items)][:count]
        kept += [kept[-1] if kept else _closest(None, minimum)] * (count - len(kept))
        values = {"rank": count, "count": count}
        raise refuse(layer, rule, name, value, values, nearest={name: kept})
    whole = tuple(number for number in numbers if number is not None)
    if minimum is not None and min(whole, default=minimum) < minimum:
        nearest = {name: [max(number, minimum) for number in whole]}
        raise refuse(layer, "at_least", name, value, {"minimum": minimum}, nearest=nearest)
    return whole


def choice(layer: Layer, name: str, value: object, choices: Sequence[str]) -> str:
    """Return one of the words that may stand there."""
    if not isinstance(value, str) or value not in choices:
        # The first is a framework's default, or its plainest word.
        alike = [
            word for word in choices if isinstance(value, str) and word.lower() == value.lower()
        ]
        nearest = {name: (alike or list(choices))[0]}
        raise refuse(
            layer, "choice", name, value, {"choices": ", ".join(map(repr, choices))}, nearest
        )
    return value


def boolean(layer: Layer, name: str, value: object) -> bool:
    """Return True or False."""
    if not isinstance(value, bool):
        raise refuse(layer, "boolean", name, value, nearest={name: bool(value)})
    return value


def repaired(layer: Layer, target: Target, nearest: Mapping[str, Any]) -> Layer:
    """Return the layer with the arguments of a refusal's `nearest` in the place of its own."""
    said_on_call = {word.name for word in target.on_call}
    args = dict(layer.args) | {k: v for k, v in nearest.items() if k not in said_on_call}
    call = dict(layer.call or {}) | {k: v for k, v in nearest.items() if k in said_on_call}
    return Layer(
        layer.framework, layer.target, args, layer.version, layer.backend, call or layer.call
    )


def shortest(words: Iterable[Word], args: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments that are not at their default, a number that all axes share once."""
    kept = {}
    for word in words:
        if word.name not in args:
            continue
        value = args[word.name]
        if word.kind in ("sizes", "sizes_or_none") and isinstance(value, (tuple, list)):
            value = value[0] if len(set(value)) == 1 else tuple(value)
        if (
            word.required
            or value != word.default
            or isinstance(value, bool) != isinstance(word.default, bool)
        ):
            kept[word.name] = value
    return kept


def _whole(value: object) -> int | None:
    """Return an integer (NumPy's included) as such, None for everything else."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)  # type: ignore[arg-type]  # what is none is the question
    except TypeError:
        return None


def _items(value: object) -> list[object] | None:
    """Return the elements of a list or the like; None for a number, a word or a mapping."""
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        return None
    return list(value)


def _closest(value: object, minimum: int | None) -> int:
    """Return the whole number closest to a value that is none."""
    least = minimum if minimum is not None else 0
    if isinstance(value, (int, float)) and value == value and abs(value) < 2**31:
        return max(int(value), least)
    return least
