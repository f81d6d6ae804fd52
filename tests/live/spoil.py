"""One thing wrong: what a case becomes when somebody mistypes it."""

import copy
import random
from collections.abc import Callable
from typing import Any

Case = dict[str, Any]
Spoil = Callable[[random.Random, Case], None]

LISTS = (
    "stride",
    "strides",
    "subsample",
    "padding",
    "pads",
    "output_padding",
    "dilation",
    "dilations",
    "dilation_rate",
    "rhs_dilation",
    "kernel_dilation",
    "kernel_size",
    "kernel_shape",
    "output_shape",
    "output_size",
    "input_size",
)
STEPS = (
    "stride",
    "strides",
    "dilation",
    "dilations",
    "dilation_rate",
    "rhs_dilation",
    "kernel_dilation",
)


def spoilt(chance: random.Random, case: Case) -> tuple[Case, str]:
    """Return a copy of the case with one thing wrong, and the class of what is wrong with it."""
    while True:
        reason, way = chance.choice(WAYS)
        wrong = copy.deepcopy(case)
        try:
            way(chance, wrong)
        except (LookupError, TypeError, ValueError, StopIteration):
            continue  # this case has nothing that could be wrong in this way
        return wrong, reason


def _pick(chance: random.Random, args: dict[str, Any], names: tuple[str, ...]) -> str:
    there = [name for name in names if args.get(name) is not None]
    return chance.choice(there)


def _set(chance: random.Random, args: dict[str, Any], name: str, value: Any) -> None:
    """Put a value in the place of one entry, or of the number."""
    if isinstance(args[name], list) and not isinstance(args[name][0], list):
        args[name][chance.randrange(len(args[name]))] = value
    elif isinstance(args[name], int):
        args[name] = value
    else:
        raise TypeError


def _negative(chance: random.Random, case: Case) -> None:
    args = case["args"]
    name = _pick(chance, args, ("padding", "pads", "output_padding"))
    if case["framework"] in ("jax", "flax"):
        raise TypeError  # a negative pad is a crop there
    _set(chance, args, name, -chance.randint(1, 2))


def _not_positive(chance: random.Random, case: Case) -> None:
    args = case["args"]
    _set(chance, args, _pick(chance, args, STEPS), chance.choice((0, -1)))


def _length(chance: random.Random, case: Case) -> None:
    args = case["args"]
    name = _pick(chance, args, LISTS)
    if not isinstance(args[name], list):
        raise TypeError
    args[name] = args[name] + args[name][-1:] if chance.random() < 0.6 else args[name][:-1]


def _padding(chance: random.Random, case: Case) -> None:
    framework, args = case["framework"], case["args"]
    if "auto_pad" in args or framework.startswith("onnx"):
        args["auto_pad"] = chance.choice(("FULL", "SAME", "same_upper"))
        args.pop("pads", None)
    elif framework == "torch":
        args["padding"] = chance.choice(("same", "valid"))
    else:
        args["padding"] = chance.choice(("causal", "half", "full", "FULL", "reflect"))


def _too_large(chance: random.Random, case: Case) -> None:
    args = case["args"]
    name = next(each for each in ("strides", "stride") if each in args)
    strides, rank = args[name], case["rank"]
    strides = strides if isinstance(strides, list) else [strides] * rank
    padding = args.get("output_padding")
    if case["framework"] not in ("torch", "keras", "tf_keras", "onnxruntime"):
        raise TypeError
    values = list(padding) if isinstance(padding, list) else [padding or 0] * rank
    at = chance.randrange(rank)
    values[at] = strides[at] + chance.randint(0, 2)
    args["output_padding"] = values


def _channels(chance: random.Random, case: Case) -> None:
    shape = case["shapes"]["w"]
    where = {"torch": 0, "onnxruntime": 0, "keras": -1, "tf_keras": -1, "tensorflow": -1}
    where |= {"jax": -2, "flax": -2}
    shape[where[case["framework"]]] += chance.randint(1, 2)


def _groups(chance: random.Random, case: Case) -> None:
    name = {"torch": "groups", "onnxruntime": "group"}[case["framework"]]
    channels = case["shapes"]["x"][1]
    case["args"][name] = chance.choice([n for n in (2, 3, 4, 5) if channels % n])


def _bias(chance: random.Random, case: Case) -> None:
    case["shapes"]["b"][0] += chance.choice((1, 2))


def _batch(chance: random.Random, case: Case) -> None:
    if case["framework"] != "tensorflow":
        raise TypeError  # PyTorch's gradient reads beyond its arrays then
    case["args"]["output_shape"][0] += 1


def _output(chance: random.Random, case: Case) -> None:
    place = case["args"]
    name = next(
        each
        for each in ("output_shape", "input_size", "output_size")
        if each in (case.get("call") or place)
    )
    place = case["call"] if "call" in case and name == "output_size" else place
    values = place[name]
    at = chance.randrange(max(0, len(values) - case["rank"]), len(values))
    values[at] = max(0, values[at] + chance.choice((-9, -2, -1, 1, 2, 9, 30)))


def _kernel_shape(chance: random.Random, case: Case) -> None:
    if case["framework"] != "onnxruntime":
        raise TypeError
    case["args"]["kernel_shape"] = [each + 1 for each in case["shapes"]["w"][2:]]


def _conflict(chance: random.Random, case: Case) -> None:
    if case["framework"] != "onnxruntime":
        raise TypeError
    case["args"]["auto_pad"] = chance.choice(("SAME_UPPER", "SAME_LOWER", "VALID"))
    case["args"]["pads"] = [chance.randint(0, 2) for _ in range(2 * case["rank"])]


def _much(chance: random.Random, case: Case) -> None:
    args = case["args"]
    name = _pick(chance, args, ("padding", "pads"))
    _set(chance, args, name, chance.randint(5, 30))


def _dilated(chance: random.Random, case: Case) -> None:
    if "dilation_rate" not in case["args"]:
        raise KeyError
    rank = case["rank"]
    case["args"]["dilation_rate"] = [chance.randint(1, 3) for _ in range(rank)]
    case["args"]["strides"] = [chance.randint(1, 3) for _ in range(rank)]


def _rank(chance: random.Random, case: Case) -> None:
    shapes = case["shapes"]
    if case["framework"] == "scipy":
        raise TypeError  # upfirdn filters the rows of a plane, one by one
    shapes["x"] = [*shapes["x"], 2] if chance.random() < 0.5 else shapes["x"][1:]


WAYS: tuple[tuple[str, Spoil], ...] = (
    ("negative_argument", _negative),
    ("nonpositive_stride_or_dilation", _not_positive),
    ("wrong_argument_length", _length),
    ("bad_padding_argument", _padding),
    ("output_padding_too_large", _too_large),
    ("channels_or_groups", _channels),
    ("channels_or_groups", _groups),
    ("channels_or_groups", _bias),
    ("batch_mismatch", _batch),
    ("inconsistent_output_shape", _output),
    ("kernel_shape_mismatch", _kernel_shape),
    ("conflicting_arguments", _conflict),
    ("empty_output", _much),
    ("stride_with_dilation", _dilated),
    ("wrong_rank", _rank),
)
