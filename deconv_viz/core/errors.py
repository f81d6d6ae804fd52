"""The one error of the core: what was refused, by which rule, and what was received."""

import operator
import reprlib
from collections.abc import Mapping
from types import MappingProxyType

RULES: Mapping[str, str] = MappingProxyType(
    {
        "integer": "{field} must be an integer; received {received}.",
        "at_least_one": "{field} must be at least 1; received {received}.",
        "not_negative": "{field} must not be negative; received {received}.",
        "output_padding_below_max_stride_dilation": (
            "output_padding must be smaller than the larger of stride ({stride}) and dilation "
            "({dilation}); received {received}."
        ),
        "crop_pair": "crop must be a pair (begin, end); received {received}.",
        "output_at_least_one": (
            "The output must have at least 1 element: a canvas of {canvas} with {begin} cropped "
            "at the beginning and {end} at the end leaves {output}."
        ),
        "at_least_one_axis": "A geometry must have at least one axis; received {received}.",
        "axis_values": "Every axis of a geometry must be an Axis; received {received}.",
        "shape": "{field} must have shape {expected}; received shape {received}.",
        "real_numbers": "{field} must be an array of real numbers; received {received}.",
        "finite": "{field} must hold finite numbers only; received {received}.",
        "choice": "{field} must be one of {choices}; received {received}.",
        "low_not_above_high": "low must not be above high ({high}); received {received}.",
    }
)
"""Every rule that the core can refuse by, with its English sentence."""


class ParameterError(ValueError):
    """A value that cannot be, with all that is needed to say so in any language.

    `field` is the name of the argument, `rule` a key of `RULES`, `received` the refused value and
    `values` the further numbers (or words) that the rule's sentence speaks of.
    """

    def __init__(
        self, field: str, rule: str, received: object, values: Mapping[str, int | str] | None = None
    ) -> None:
        self.field = field
        self.rule = rule
        self.received = received
        self.values: dict[str, int | str] = dict(values or {})
        # All arguments, so that the error can be copied and pickled like any other.
        super().__init__(field, rule, received, self.values)

    def __str__(self) -> str:
        received = reprlib.repr(self.received)
        return RULES[self.rule].format(field=self.field, received=received, **self.values)


def integer(field: str, value: object) -> int:
    """Return `value` as an int if it is one (NumPy's included); True and 2.0 are not."""
    if isinstance(value, bool):
        raise ParameterError(field, "integer", value)
    try:
        return operator.index(value)  # type: ignore[arg-type]  # the refusal is the point
    except TypeError:
        raise ParameterError(field, "integer", value) from None


def positive(field: str, value: object) -> int:
    """Return `value` as an int of at least 1."""
    number = integer(field, value)
    if number < 1:
        raise ParameterError(field, "at_least_one", number)
    return number


def not_negative(field: str, value: object) -> int:
    """Return `value` as an int of at least 0."""
    number = integer(field, value)
    if number < 0:
        raise ParameterError(field, "not_negative", number)
    return number
