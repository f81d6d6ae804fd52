"""The arguments of one layer as fields: which there are, what they show, what a value becomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from deconv_viz.frameworks.parse import Parsed, ParseError, parse_value
from deconv_viz.frameworks.paste.signatures import signature_of
from deconv_viz.frameworks.stack import kernel_of

FieldKind = Literal["number", "choice", "switch", "text"]

_AT_LEAST_ONE = (
    *("kernel_size", "pool_size", "window_shape", "kernel_shape", "ksize", "nb_row", "nb_col"),
    *("stride", "strides", "subsample"),
    *("dilation", "dilations", "dilation_rate", "kernel_dilation", "rhs_dilation"),
    *("upscale_factor", "downscale_factor", "block_size", "up", "size"),
)
_FROM_ZERO = ("output_padding",)
_CHOICES = {
    "padding": ("same", "valid"),
    "border_mode": ("same", "valid"),
    "auto_pad": ("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"),
}
_UPPER = ("tensorflow", "jax", "flax")
_SWITCHES = ("ceil_mode",)
_TEXTS = (
    *("output_shape", "input_shape", "input_size", "output_size", "pads", "pad", "cropping"),
    *("scale_factor", "padding"),
)
_LISTS = {"onnxruntime": list, "jax": tuple, "flax": tuple}
_DEFAULTS = {"strides": 1, "stride": 1, "subsample": 1, "pool_size": 2, "size": 2, "up": 1}


@dataclass(frozen=True, slots=True)
class ArgumentField:
    """One argument to be filled in; value None: it is not given, and `default` holds."""

    word: str
    kind: FieldKind
    value: Any
    default: Any = None
    low: int = 0
    choices: tuple[str, ...] = ()


def fields_of(parsed: Parsed, rank: int) -> tuple[ArgumentField, ...]:
    """Return the arguments that bear on the size, in the order of the signature."""
    signature = signature_of(parsed.layer.framework, parsed.layer.target)
    if signature is None or not parsed.counts:
        return ()
    found = []
    for word in signature.kept:
        field = _field(parsed, word, rank)
        if field is not None:
            found.append(field)
    if parsed.kind in ("transposed", "convolution") and signature.weight:
        kernel = parsed.kernel or kernel_of(parsed.layer, rank)
        if "kernel_size" not in signature.kept and "kernel_shape" not in signature.kept:
            alike = len(set(kernel)) == 1
            value = kernel[0] if alike else repr(tuple(kernel))
            found.insert(0, ArgumentField("weight", "number" if alike else "text", value, 3, low=1))
    return tuple(found)


def _field(parsed: Parsed, word: str, rank: int) -> ArgumentField | None:
    args = parsed.layer.args
    value = args.get(word)
    framework = parsed.layer.framework
    if word in _SWITCHES:
        return ArgumentField(word, "switch", bool(value), False)
    if word in _CHOICES and (isinstance(value, str) or (value is None and framework != "torch")):
        upper = framework in _UPPER
        choices = tuple(one.upper() if upper else one for one in _CHOICES[word])
        if isinstance(value, str) and value not in choices:
            choices = (*choices, value)
        if parsed.kind == "padding":
            return ArgumentField(word, "text", repr(1))
        return ArgumentField(word, "choice", value, _padding_default(parsed, choices), 0, choices)
    low = 1 if word in _AT_LEAST_ONE else 0 if word in _FROM_ZERO or word == "padding" else None
    if low is not None and parsed.kind != "padding":
        one = _one(value)
        if value is None or one is not None:
            if word == "size" and framework == "torch" and value is None:
                return None
            return ArgumentField(word, "number", one, _default(parsed, word), low)
        return ArgumentField(word, "text", repr(value))
    if word in _TEXTS and (value is not None or parsed.kind == "padding"):
        return ArgumentField(word, "text", repr(1 if value is None else value))
    return None


def _padding_default(parsed: Parsed, choices: tuple[str, ...]) -> str:
    if parsed.layer.target in ("flax.linen.Conv", "flax.linen.ConvTranspose"):
        return "SAME"
    if parsed.layer.framework == "tensorflow":
        return "SAME"
    return "NOTSET" if "NOTSET" in choices else "VALID" if "VALID" in choices else "valid"


def _default(parsed: Parsed, word: str) -> int | None:
    """Return what holds where nothing is said; None where that depends on something else."""
    pool = parsed.kind == "pooling"
    if pool and word in ("stride", "strides"):
        return None
    if word == "output_padding" and parsed.layer.framework in ("keras", "tf_keras"):
        return None
    return _DEFAULTS.get(word, 0 if word in (*_FROM_ZERO, "padding") else 1)


def _one(value: Any) -> int | None:
    """Return the number that stands for all axes, None where there are several or none."""
    if type(value) is int:
        return value
    if isinstance(value, (tuple, list)) and value and len(set(map(repr, value))) == 1:
        return value[0] if type(value[0]) is int else None
    return None


def value_for(parsed: Parsed, field: ArgumentField, given: Any, rank: int) -> Any:
    """Return what an argument becomes; raises ParseError for a text that is no value."""
    if field.kind == "text":
        return parse_value(str(given))
    if field.kind == "number" and given is not None:
        old = parsed.layer.args.get(field.word)
        whole = _LISTS.get(parsed.layer.framework)
        single = field.word in ("upscale_factor", "downscale_factor", "block_size", "up")
        if isinstance(old, (tuple, list)):
            return type(old)([int(given)] * len(old))
        if whole and old is None and not single:
            return whole([int(given)] * rank)
        return int(given)
    return given


__all__ = ["ArgumentField", "ParseError", "fields_of", "value_for"]
