"""Turning a combination that is not allowed into the nearest one that is."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from deconv_viz.core import Axis, AxisArguments, ParameterError
from deconv_viz.state.lab import AxisName
from deconv_viz.state.limits import FIELD, FIELDS, MAX_SIDE
from deconv_viz.state.problem import Repair

GIVING_WAY: tuple[str, ...] = (
    "output_padding",
    "padding",
    "dilation",
    "stride",
    "kernel",
    "size",
)
"""The order in which fields give way to the one that was touched."""

RULES: tuple[str, ...] = (
    "limit",
    "output_padding_below_max_stride_dilation",
    "output_at_least_one",
    "board_side",
    "padded_side",
)
"""Every rule that a `Repair` can name."""

_Refusal = tuple[str, Mapping[str, int]]


def repair(
    rows: AxisArguments,
    columns: AxisArguments,
    touched: str | None = None,
    axis: AxisName | None = None,
) -> tuple[AxisArguments, AxisArguments, tuple[Repair, ...]]:
    """Return the nearest valid pair of axes, and what had to be changed for it.

    `touched` is the field that the user set last, on `axis` or, if that is None, on both. It keeps
    its value (within its limits); the others give way in the order of `GIVING_WAY`. The earliest
    field that can mend an axis by itself takes the nearest value that does. Where none can, they
    give way together, in the same order: of all the valid axes with the touched value, the one
    that leaves the last of them nearest to its value, then the one before it, and so on. A valid
    axis stays as it is, and since every bound is one of a single axis, equal axes stay equal
    unless one of them alone was touched.
    """
    new_rows, of_rows = _repair_axis(rows, "rows", touched if axis != "columns" else None)
    if axis is None and columns == rows:
        return new_rows, new_rows, of_rows + tuple(replace(r, axis="columns") for r in of_rows)
    new_columns, of_columns = _repair_axis(columns, "columns", touched if axis != "rows" else None)
    return new_rows, new_columns, of_rows + of_columns


def refusal(axis: AxisArguments) -> _Refusal | None:
    """Return the first rule that an axis within the limits breaks, with its numbers, or None."""
    try:
        lengths = Axis.of(*axis)
    except ParameterError as error:
        return error.rule, {k: v for k, v in error.values.items() if isinstance(v, int)}
    board, padded = _sides(lengths)
    if board > MAX_SIDE:
        return "board_side", {"side": board, "limit": MAX_SIDE}
    if padded > MAX_SIDE:
        return "padded_side", {"side": padded, "limit": MAX_SIDE}
    return None


def _repair_axis(
    axis: AxisArguments, name: AxisName, touched: str | None
) -> tuple[AxisArguments, tuple[Repair, ...]]:
    repairs = []
    for field in FIELDS:
        before = getattr(axis, field.name)
        after = min(max(before, field.low), field.high)
        if after != before:
            axis = axis._replace(**{field.name: after})
            limits = {"low": field.low, "high": field.high}
            repairs.append(Repair(field.name, name, before, after, "limit", limits))
    broken = refusal(axis)
    if broken is None:
        return axis, tuple(repairs)
    mended = _nearest_valid(axis, touched)
    for field in FIELDS:
        before, after = getattr(axis, field.name), getattr(mended, field.name)
        if after != before:
            repairs.append(Repair(field.name, name, before, after, *broken))
    return mended, tuple(repairs)


def _nearest_valid(axis: AxisArguments, touched: str | None) -> AxisArguments:
    order = [field for field in GIVING_WAY if field != touched]
    for free in [*([field] for field in order), order[::-1]]:
        mended = _settle(axis, free)
        if mended is not None:
            return mended
    raise AssertionError(f"no valid axis has this {touched}: {axis}")


def _settle(axis: AxisArguments, free: list[str]) -> AxisArguments | None:
    """Return the valid axis that leaves free[0] nearest to its value, then free[1], and so on."""
    if not free:
        return axis if refusal(axis) is None else None
    for value in _nearest_first(free[0], getattr(axis, free[0])):
        candidate = axis._replace(**{free[0]: value})
        if _is_promising(candidate, free[1:]):
            settled = _settle(candidate, free[1:])
            if settled is not None:
                return settled
    return None


def _nearest_first(name: str, value: int) -> Iterator[int]:
    field = FIELD[name]
    yield value
    for distance in range(1, field.high - field.low + 1):
        if value - distance >= field.low:
            yield value - distance
        if value + distance <= field.high:
            yield value + distance


def _is_promising(axis: AxisArguments, free: list[str]) -> bool:
    """Return False only if no values of the free fields make the axis valid.

    Spares the search most of the box. Every length grows with size, kernel, stride, dilation and
    output padding and shrinks with padding, so the two extreme axes tell.
    """
    least, most = axis, axis
    for name in free:
        low, high = FIELD[name].low, FIELD[name].high
        shrinks = name == "padding"
        least = least._replace(**{name: high if shrinks else low})
        most = most._replace(**{name: low if shrinks else high})
    return _can_be_short(least) and _can_have_output(most, "output_padding" in free)


def _can_be_short(least: AxisArguments) -> bool:
    try:
        sides = _sides(Axis.of(*least))
    except ParameterError:
        # Too short to be an axis: what is free has to grow, from the least lengths that there are.
        uncropped = Axis(least.size, least.kernel, least.stride, least.dilation)
        sides = (uncropped.canvas_size, uncropped.effective_kernel)
    return max(sides) <= MAX_SIDE


def _can_have_output(most: AxisArguments, any_output_padding: bool) -> bool:
    candidates = range(most.output_padding, -1, -1) if any_output_padding else [most.output_padding]
    for output_padding in candidates:
        try:
            Axis.of(*most._replace(output_padding=output_padding))
        except ParameterError:
            continue
        return True
    return False


def _sides(axis: Axis) -> tuple[int, int]:
    """Return the lengths of the board and of the padded input that the convolution reads."""
    return axis.board().output_size, axis.output_size + axis.effective_kernel - 1
