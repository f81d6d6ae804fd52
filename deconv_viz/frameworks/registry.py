"""Every framework under one roof: the same questions, answered by the module that speaks it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from deconv_viz.frameworks import arrays, literals
from deconv_viz.frameworks.arguments import plainly, refuse, repaired, target_of
from deconv_viz.frameworks.arrays import from_canonical, real_numbers, to_canonical
from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.evaluate import evaluate
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Target, puts_zeros
from deconv_viz.frameworks.names import FRAMEWORKS
from deconv_viz.frameworks.related import related

MOST_REPAIRS = 12
"""More than any layer has arguments: beyond it, two of them ask each other to change."""


class Dialect(Protocol):
    """What the module of a framework answers."""

    TARGETS: Mapping[str, Target]
    QUIRKS: tuple[Quirk, ...]

    def layouts(self, layer: Layer, rank: int) -> Layouts: ...

    def meaning(
        self,
        layer: Layer,
        x_shape: tuple[int, ...],
        w_shape: tuple[int, ...],
        b_shape: tuple[int, ...] | None = None,
    ) -> Meaning: ...

    def express(self, meaning: Meaning, target: str | None = None) -> Layer: ...

    def code(
        self,
        layer: Layer,
        x: NDArray[Any],
        w: NDArray[Any],
        b: NDArray[Any] | None = None,
        crop: tuple[tuple[int, int], ...] | None = None,
    ) -> str: ...


def dialect(framework: str) -> Dialect:
    """Return the module that speaks a framework; refuse a name that is not in `FRAMEWORKS`."""
    known = FRAMEWORKS.get(framework) if isinstance(framework, str) else None
    if known is None:
        choices = ", ".join(FRAMEWORKS)
        raise FrameworkError(
            str(framework), "unknown_framework", "framework", framework, {"choices": choices}
        )
    return cast(Dialect, import_module(f"{__package__}.{known.module}"))


def targets(framework: str) -> Mapping[str, Target]:
    """Return everything that can be called in a framework, by name."""
    return dialect(framework).TARGETS


def target(layer: Layer) -> Target:
    """Return the signature of what a layer calls."""
    return target_of(layer, targets(layer.framework))


def quirks(framework: str | None = None) -> tuple[Quirk, ...]:
    """Return what surprises about a framework, or about all of them."""
    names = [framework] if framework is not None else list(FRAMEWORKS)
    found = [quirk for name in names for quirk in dialect(name).QUIRKS]
    if framework is not None:
        found = [quirk for quirk in found if quirk.framework == framework]
    return tuple(dict.fromkeys(found))


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return the order of the axes of a layer's arrays."""
    layer = plainly(layer)
    target(layer)
    return dialect(layer.framework).layouts(layer, rank)


def shapes(
    layer: Layer,
    sizes: Sequence[int],
    kernel: Sequence[int],
    channels: int,
    filters: int,
    groups: int = 1,
    batch: int = 1,
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the shapes of a layer's input and weight in its own layouts."""
    own = layouts(layer, len(sizes))
    return arrays.shapes(own, sizes, kernel, channels, filters, groups, batch)


def meaning(
    layer: Layer,
    x_shape: Sequence[int],
    w_shape: Sequence[int],
    b_shape: Sequence[int] | None = None,
    *,
    float32: bool = False,
) -> Meaning:
    """Return what a layer computes of arrays of these shapes (own layouts).

    float32: of arrays of single precision, which PyTorch treats differently.

    Raises FrameworkError where the framework refuses; the error's `nearest` has been tried, so
    that the layer works with it, or is empty.
    """
    layer = plainly(layer)
    called = target(layer)
    speak = dialect(layer.framework).meaning
    if float32 and layer.framework == "torch":
        speak = cast(Dialect, import_module(f"{__package__}.torch_float32")).meaning
    given = tuple(x_shape), tuple(w_shape), None if b_shape is None else tuple(b_shape)
    try:
        means = speak(layer, *given)
        return replace(means, batch=arrays.read_shape(means.layouts.data, given[0])[0]["N"])
    except FrameworkError as error:
        error.nearest = _tried(
            error, lambda nearest: speak(repaired(layer, called, nearest), *given)
        )
        raise


def _tried(error: FrameworkError, attempt: Callable[[Mapping[str, Any]], object]) -> dict[str, Any]:
    """Return arguments with which the attempt succeeds, starting from an error's nearest ones.

    One repair may bring the next fault to light, whose repair is added. Empty where there is none,
    or no end of them.
    """
    nearest: dict[str, Any] = {}
    found = error.nearest
    for _ in range(MOST_REPAIRS):
        if not found:
            break
        nearest |= found
        try:
            attempt(nearest)
        except FrameworkError as further:
            found = further.nearest
        else:
            return nearest
    return {}


def code(
    layer: Layer,
    x: ArrayLike,
    w: ArrayLike,
    b: ArrayLike | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program, complete with these very numbers (own layouts), that prints the result.

    crop: what is cut off it afterwards, (begin, end) a spatial axis, negative for zeros put there.
    These have the bias as well, so that it is added last then.
    """
    layer = plainly(layer)
    speaker = dialect(layer.framework)
    given = real_numbers(layer, "input", x), real_numbers(layer, "weight", w)
    bias = None if b is None else real_numbers(layer, "bias", b)
    # A program of a layer that is refused would only say so later.
    meaning(layer, given[0].shape, given[1].shape)
    if bias is not None and bias.size == 0:
        raise refuse(layer, "empty_input", "bias", bias.shape)
    if bias is None or not puts_zeros(crop):
        return speaker.code(layer, *given, bias, crop)
    target_of(layer, speaker.TARGETS)
    lines = speaker.code(layer, *given, None, crop).split("\n")
    means = speaker.meaning(layer, given[0].shape, given[1].shape)
    after = 0 if (means.layouts.result or means.layouts.data).endswith("C") else len(means.spans)
    return "\n".join(literals.with_bias(lines, bias, after))


def reported_output_shape(
    layer: Layer, x_shape: Sequence[int], w_shape: Sequence[int]
) -> tuple[int | None, ...] | None:
    """Return what the layer says its output shape is, where that need not be the array's.

    Keras 1 alone has such an attribute; None for all others.
    """
    reported = getattr(dialect(layer.framework), "reported_output_shape", None)
    if reported is None:
        return None
    return cast(tuple[int | None, ...], reported(layer, tuple(x_shape), tuple(w_shape)))


def call(
    framework: str,
    target: str,
    args: Mapping[str, Any],
    x: ArrayLike,
    w: ArrayLike | None = None,
    b: ArrayLike | None = None,
    *,
    version: str | None = None,
    backend: str | None = None,
    call: Mapping[str, Any] | None = None,
) -> NDArray[Any]:
    """Return what a framework computes, in its own layouts and, of floating arrays, in their dtype.

    `target` is a function, layer or operator of `targets(framework)`, or one of the related
    operations (`related.RELATED`). Raises FrameworkError where the framework refuses.
    """
    layer = plainly(Layer(framework, target, args, version, backend, call))
    speaker = dialect(framework)
    given = {
        name: real_numbers(layer, name, values)
        for name, values in (("input", x), ("weight", w), ("bias", b))
        if values is not None
    }
    if "input" not in given:
        raise refuse(layer, "numbers", "input")
    dtype = np.result_type(*given.values())
    if dtype.kind != "f":
        dtype = np.dtype(np.int64)
    other = related(layer)
    if other is not None:
        y = other(layer, given["input"], given.get("weight"), given.get("bias"))
        return y.astype(dtype, copy=False) if dtype.kind == "f" else y
    target_of(layer, speaker.TARGETS)
    if "weight" not in given:
        raise refuse(layer, "weight_missing", "weight")
    own_x, own_w, own_b = given["input"], given["weight"], given.get("bias")
    b_shape = None if own_b is None else own_b.shape
    means = meaning(layer, own_x.shape, own_w.shape, b_shape, float32=dtype == np.float32)
    y = evaluate(
        means,
        to_canonical(own_x, means.layouts.data, arrays.DATA),
        to_canonical(own_w, means.layouts.weight, arrays.WEIGHT),
        own_b,
    )
    result = means.layouts.result or means.layouts.data
    return from_canonical(y.astype(dtype, copy=False), arrays.DATA, result)
