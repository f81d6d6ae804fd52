"""SciPy: a signal and a kernel alone, without batch or channels.

    upfirdn(w, x, up=s)            y = full[0 : F], F = (n-1)s + k, along one axis
    convolve(x, w, mode)           stride 1, along any number of axes:
        full    y = full[0 : n + k - 1]
        same    y = full[(k-1)//2 : (k-1)//2 + n]
        valid   y = full[min(n, k) - 1 : max(n, k)]

There is no dilation: a dilated kernel is one with zeros put in by hand.

Sources: scipy.signal.upfirdn and scipy.signal.convolve in the SciPy documentation; all rules
found by running SciPy 1.17.1.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.arguments import choice, integer, read, refuse, target_of
from deconv_viz.frameworks.arrays import kernel_of, sizes_of
from deconv_viz.frameworks.checks import cannot_say
from deconv_viz.frameworks.errors import add_rules
from deconv_viz.frameworks.layer import Layer, Layouts, Meaning, Quirk, Span, Target, Word

add_rules(
    {
        "scipy_down": (
            "{framework}: down={received} keeps every {received}th sample only, and what is left "
            "is no transposed convolution."
        ),
        "scipy_valid": (
            "{framework}: for mode='valid' one of input and kernel must be at least as long as "
            "the other along every axis; received {received} and {kernel}."
        ),
        "scipy_one_signal": (
            "{framework} knows no channels and no batch: one signal and one kernel; this has "
            "{received}."
        ),
        "scipy_dilation": (
            "{framework} has no dilation: put {received} zeros between the kernel's elements by "
            "hand."
        ),
        "scipy_stride": "{framework}: upfirdn inserts zeros along one axis; this has {received}.",
    }
)

UPFIRDN = "scipy.signal.upfirdn"
CONVOLVE = "scipy.signal.convolve"
MODES = ("full", "same", "valid")

TARGETS = MappingProxyType(
    {
        UPFIRDN: Target(
            UPFIRDN, 1, (Word("up", "int", 1), Word("down", "int", 1)), kernel_in_weight=True
        ),
        CONVOLVE: Target(
            CONVOLVE,
            0,
            (
                Word("mode", "choice", "full", MODES),
                Word("method", "choice", "auto", ("auto", "direct", "fft")),
            ),
            kernel_in_weight=True,
        ),
    }
)

QUIRKS = (
    Quirk(
        "scipy_full",
        "scipy",
        "upfirdn gives the whole canvas, uncropped. Padding is a crop by hand, dilation zeros in "
        "the kernel by hand.",
    ),
    Quirk(
        "scipy_kernel_first",
        "scipy",
        "upfirdn takes the kernel first and the signal second; convolve does not mind.",
    ),
)
_LAYOUTS = Layouts("S", "S")


def layouts(layer: Layer, rank: int) -> Layouts:
    """Return spatial axes only."""
    return _LAYOUTS


def meaning(
    layer: Layer,
    x_shape: tuple[int, ...],
    w_shape: tuple[int, ...],
    b_shape: tuple[int, ...] | None = None,
) -> Meaning:
    """Return what SciPy computes; raises FrameworkError where it refuses."""
    target = target_of(layer, TARGETS)
    args = read(layer, target)
    rank = target.rank or len(x_shape)
    if rank not in (1, 2, 3):
        raise refuse(layer, "rank", "input", rank)
    # upfirdn filters the rows of a plane, each for itself.
    rows = target.name == UPFIRDN and len(x_shape) == 2
    order = Layouts("NS", "S") if rows else _LAYOUTS
    sizes = sizes_of(layer, order.data, x_shape, rank)
    kernel = kernel_of(layer, "S", w_shape, rank)
    if b_shape is not None:
        raise refuse(layer, "no_bias", "bias", b_shape)
    if target.name == UPFIRDN:
        up = integer(layer, "up", args["up"], 1)
        down = integer(layer, "down", args["down"], 1)
        if down != 1:
            raise refuse(layer, "scipy_down", "down", down, nearest={"down": 1})
        spans = [Span(n, k, up, 1, 0, (n - 1) * up + k) for n, k in zip(sizes, kernel, strict=True)]
    else:
        choice(layer, "method", args["method"], ("auto", "direct", "fft"))
        mode = choice(layer, "mode", args["mode"], MODES)
        if mode == "valid" and not (
            all(n >= k for n, k in zip(sizes, kernel, strict=True))
            or all(k >= n for n, k in zip(sizes, kernel, strict=True))
        ):
            values, nearest = {"kernel": kernel}, {"mode": "full"}
            raise refuse(layer, "scipy_valid", "mode", sizes, values, nearest)
        spans = [_mode(n, k, mode) for n, k in zip(sizes, kernel, strict=True)]
    return Meaning(tuple(spans), 1, 1, order)


def express(meaning: Meaning, target: str | None = None) -> Layer:
    """Return upfirdn along one axis, convolve (stride 1) along several.

    Raises FrameworkError where these do not say it; `nearest` crops the whole canvas.
    """
    rank = len(meaning.spans)
    layer = Layer("scipy", target or (UPFIRDN if rank == 1 else CONVOLVE))
    target_of(layer, TARGETS)
    if (meaning.channels, meaning.filters, meaning.batch) != (1, 1, 1):
        many = f"{meaning.channels} channels, {meaning.filters} filters, batch {meaning.batch}"
        raise refuse(layer, "scipy_one_signal", "input", many)
    if meaning.wrap is not None:
        raise refuse(layer, "no_circle")
    if meaning.bias != "channels":
        raise refuse(layer, "no_such_bias")
    for span in meaning.spans:
        if span.dilation > 1 and span.kernel > 1:
            raise refuse(layer, "scipy_dilation", "dilation", span.dilation - 1)
    strides = tuple(span.stride for span in meaning.spans)
    if layer.target == UPFIRDN and rank == 1:
        args = {} if strides == (1,) else {"up": strides[0]}
        whole = _whole(meaning.spans)
    else:
        # The stride of a single sample, which nothing follows, does not matter.
        if any(span.stride > 1 and span.size > 1 for span in meaning.spans):
            raise refuse(layer, "scipy_stride", "stride", strides)
        layer = Layer("scipy", CONVOLVE)
        args = {}
        for mode in MODES:
            if all(
                (span.begin, span.output) == _mode(span.size, span.kernel, mode)[4:]
                for span in meaning.spans
            ):
                return Layer("scipy", CONVOLVE, {} if mode == "full" else {"mode": mode})
        whole = _whole(meaning.spans)
    found = Layer("scipy", layer.target, args)
    if whole != meaning.spans:
        raise cannot_say(found, meaning.spans, whole, found)
    return found


def code(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: tuple[tuple[int, int], ...] | None = None,
) -> str:
    """Return a program for SciPy that prints what it makes of these very numbers."""
    target_of(layer, TARGETS)
    name = layer.target.rpartition(".")[2]
    order = ["w", "x"] if layer.target == UPFIRDN else ["x", "w"]
    lines = [
        "import numpy as np",
        f"from scipy.signal import {name}",
        "",
        literals.assignment("x", "np.array", x.astype(float)),
        literals.assignment("w", "np.array", w.astype(float)),
        "",
        f"y = {name}({', '.join(order + literals.arguments(layer.args))})",
        *literals.numpy_crop("y", crop, "S"),
        *([] if b is None else [f"y = y + {literals.number(float(b.reshape(-1)[0]))}"]),
    ]
    return "\n".join([*lines, "", "print(y.shape)", "print(y)", ""])


def _mode(size: int, kernel: int, mode: str) -> Span:
    full = size + kernel - 1
    begin, output = {
        "full": (0, full),
        "same": ((kernel - 1) // 2, size),
        "valid": (min(size, kernel) - 1, abs(size - kernel) + 1),
    }[mode]
    return Span(size, kernel, 1, 1, begin, output)


def _whole(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span._replace(begin=0, output=span.full) for span in spans)
