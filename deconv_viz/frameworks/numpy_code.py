"""A program in plain NumPy: the stamps, one after another."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.layer import Meaning


def code_numpy(
    meaning: Meaning,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
) -> str:
    """Return Python source that scatters these very numbers (own layouts) and prints the result."""
    rank = len(meaning.spans)
    arrays = [("x", x), ("w", w), *([] if b is None else [("b", b)])]
    lines = ["import numpy as np", ""]
    lines += [
        literals.assignment(name, "np.array", values.astype(float)) for name, values in arrays
    ]
    lines += ["", *_to_canonical("x", meaning.layouts.data, "NCS", rank)]
    lines += _to_canonical("w", meaning.layouts.weight, "IOS", rank)
    if meaning.flipped:
        lines.append(f"w = w[{', '.join([':', ':', *['::-1'] * rank])}]  # scattered reversed")
    lines += _stamps(meaning, len(x) if "N" in meaning.layouts.data else 1)
    lines += _wound(meaning)
    if b is not None:
        lines.append(_bias(meaning))
    result = meaning.layouts.result or meaning.layouts.data
    lines += _from_canonical("y", result, "NCS", rank)
    return "\n".join([*lines, "", "print(y.shape)", "print(y)", ""])


def _stamps(meaning: Meaning, batch: int) -> list[str]:
    spans = meaning.spans
    # What lies beyond the canvas is zero: the board is the canvas and those zeros.
    before = [max(-span.begin, 0) for span in spans]
    board = [
        max(span.full, span.begin + span.output) + first
        for span, first in zip(spans, before, strict=True)
    ]
    places = [
        f"{letter} * {span.stride} + {element} * {span.dilation}" + (f" + {first}" if first else "")
        for letter, element, span, first in zip("ijl", "tuv", spans, before, strict=False)
    ]
    inputs, elements = "ijl"[: len(spans)], "tuv"[: len(spans)]
    sizes = ", ".join(str(span.size) for span in spans)
    kernels = ", ".join(str(span.kernel) for span in spans)
    kept = [
        f"{span.begin + first}:{span.begin + first + span.output}"
        for span, first in zip(spans, before, strict=True)
    ]
    shape = literals.argument([batch, meaning.filters, *board])
    at_input, at_element = ", ".join(inputs), ", ".join(elements)
    target = ", ".join(places)
    lines = [
        "",
        "# Each input element puts a stamp, the scaled kernel, on the canvas; overlaps add up.",
        f"canvas = np.zeros({shape})",
        f"for {_names(inputs)} in np.ndindex({sizes}):",
        f"    for {_names(elements)} in np.ndindex({kernels}):",
    ]
    if meaning.groups == 1:
        lines.append(f"        stamp = x[:, :, {at_input}] @ w[:, :, {at_element}]")
        lines.append(f"        canvas[:, :, {target}] += stamp")
    else:
        inner, outer = (
            meaning.channels // meaning.groups,
            meaning.filters // meaning.groups,
        )
        lines += [
            f"        for group in range({meaning.groups}):",
            f"            c = slice(group * {inner}, (group + 1) * {inner})",
            f"            f = slice(group * {outer}, (group + 1) * {outer})",
            f"            stamp = x[:, c, {at_input}] @ w[c, :, {at_element}]",
            f"            canvas[:, f, {target}] += stamp",
        ]
    return [*lines, f"y = canvas[:, :, {', '.join(kept)}]", ""]


def _names(letters: str) -> str:
    return f"({letters},)" if len(letters) == 1 else ", ".join(letters)


def _wound(meaning: Meaning) -> list[str]:
    if meaning.wrap is None:
        return []
    lines = ["# The result is wound round a circle, and what meets there adds up."]
    for axis, (period, lead) in enumerate(meaning.wrap, start=2):
        before = ", ".join([":"] * axis)
        shape = ", ".join(
            str(period) if at == axis else f"y.shape[{at}]" for at in range(2 + len(meaning.wrap))
        )
        lines += [
            f"wound = np.zeros(({shape}))",
            f"for j in range(y.shape[{axis}]):",
            f"    wound[{before}, (j + {lead}) % {period}] += y[{before}, j]",
            "y = wound",
        ]
    return lines


def _bias(meaning: Meaning) -> str:
    rank = len(meaning.spans)
    if meaning.bias == "last_axis":
        return "y = y + b  # along the last axis, a defect"
    index = ", ".join([":", *["None"] * rank])
    if meaning.bias == "first_of_group":
        each = meaning.filters // meaning.groups
        return (
            f"y = y + np.resize(b[:{each}], {meaning.filters})[{index}]  "
            "# the first group's bias for all, a defect"
        )
    return f"y = y + b[{index}]"


def _to_canonical(name: str, layout: str, wanted: str, rank: int) -> list[str]:
    missing = [letter for letter in wanted if letter not in layout]
    lines = []
    if missing:
        lines.append(f"{name} = {name}[{', '.join(['None'] * len(missing))}]")
    order = _order("".join(missing) + layout, wanted, rank)
    if order != list(range(len(order))):
        lines.append(f"{name} = {name}.transpose({literals.argument(order)})")
    return lines


def _from_canonical(name: str, layout: str, canonical: str, rank: int) -> list[str]:
    missing = [letter for letter in canonical if letter not in layout]
    lines = []
    order = _order(canonical, "".join(missing) + layout, rank)
    if order != list(range(len(order))):
        lines.append(f"{name} = {name}.transpose({literals.argument(order)})")
    if missing:
        lines.append(f"{name} = {name}[{', '.join(['0'] * len(missing))}]")
    return lines


def _order(layout: str, wanted: str, rank: int) -> Sequence[int]:
    first = layout.index("S")
    order: list[int] = []
    for letter in wanted:
        at = layout.index(letter)
        if letter == "S":
            order += range(first, first + rank)
        else:
            order.append(at if at < first else at + rank - 1)
    return order
