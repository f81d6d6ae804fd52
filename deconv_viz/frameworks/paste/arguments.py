"""The arguments of a pasted call, matched to the names of a signature."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.paste.layer import Parsed, read_weight
from deconv_viz.frameworks.paste.signatures import EVERY_KERAS_LAYER, LAZY, Signature
from deconv_viz.frameworks.paste.spelling import unknown_argument
from deconv_viz.frameworks.paste.values import ParseError, dotted, not_a_value, value_of, written

Shapes = dict[str, tuple[int, ...]]

ARRAYS = ("randn", "rand", "zeros", "ones", "empty", "normal", "uniform", "full")
"""What makes an array of a shape that is written out."""

_ARRAY_HOMES = ("torch", "np", "numpy", "jnp", "jax", "random", "tf", "keras", "ops", "numpy")
_CHANNELS = ("in_channels", "out_channels", "filters", "features", "nb_filter")
_SWITCHES = ("bias", "use_bias")
_KERNELS = ("kernel_size", "pool_size", "window_shape", "kernel_shape")
_KERAS = ("keras", "tf_keras", "keras1")


def parsed_call(
    signature: Signature,
    name: str,
    call: ast.Call,
    values: Mapping[str, Any],
    shapes: Shapes,
) -> tuple[Parsed, dict[str, ast.expr]]:
    """Return the layer of a call, and the expressions that stand for its arrays.

    values and shapes: what the text has given names. Raises ParseError.
    """
    given = _by_name(signature, call)
    layer = Layer(signature.framework, signature.target)
    if signature.kind in ("keeps", "ends", "joins"):
        source = _source(signature, name, call)
        parsed = Parsed(signature.kind, layer, source=source, line=call.lineno)
        return parsed, {key: given[key] for key in signature.arrays if key in given}
    if signature.kind == "sets" and not signature.kept:
        return _sets(signature, call, given, values), {}
    args: dict[str, Any] = {}
    assumed = []
    for word in signature.kept:
        if word not in given:
            continue
        try:
            args[word] = value_of(given[word], values)
        except ParseError as error:
            if error.rule != "not_a_value" or word not in _CHANNELS + _SWITCHES:
                raise
            assumed.append(word)
            if word in _CHANNELS:
                args[word] = 1
    if signature.short.startswith(LAZY):
        args = {"in_channels": 1, **args}
        assumed.append("in_channels")
    if signature.framework == "keras1" and "dim_ordering" not in args:
        args |= _ordering(args)
    for word in signature.required:
        if word not in args:
            raise ParseError("missing", call.lineno, word, target=signature.short)
    arrays = {key: given[key] for key in signature.arrays if key in given}
    parsed = Parsed(
        signature.kind,
        Layer(signature.framework, signature.target, args),
        line=call.lineno,
        assumed=tuple(assumed),
    )
    return _with_facts(parsed, signature, arrays, values, shapes), arrays


def _ordering(args: Mapping[str, Any]) -> dict[str, str]:
    """Return the order of the axes of Keras 1 where only one fits the output's shape.

    Otherwise it is the version's default, as a line without one depends on the machine's settings.
    """
    filters, shape = args.get("nb_filter"), args.get("output_shape")
    if not isinstance(shape, (tuple, list)) or len(shape) != 4:
        return {}
    fits = {"th": shape[1] == filters, "tf": shape[3] == filters}
    return {"dim_ordering": "th"} if fits == {"th": True, "tf": False} else {}


def _by_name(signature: Signature, call: ast.Call) -> dict[str, ast.expr]:
    """Return the expression of each argument by name."""
    positions = signature.positions
    anything = not signature.words or signature.kind == "keeps"
    for node in call.args:
        if isinstance(node, ast.Starred):
            raise not_a_value(node)
    for word in call.keywords:
        if word.arg is None:
            raise not_a_value(word.value)
    if len(call.args) > len(positions) and not anything:
        raise ParseError(
            "too_many_arguments",
            call.lineno,
            len(call.args),
            target=signature.short,
            limit=len(positions),
        )
    given = dict(zip(positions, call.args, strict=False))
    known = {*positions, *(EVERY_KERAS_LAYER if signature.framework in _KERAS else ())}
    for word in call.keywords:
        key = str(word.arg)
        if key in given:
            raise ParseError("given_twice", word.value.lineno, key, target=signature.short)
        if key not in known and not anything:
            raise unknown_argument(word.value.lineno, signature, key)
        given[key] = word.value
    return given


def _with_facts(
    parsed: Parsed,
    signature: Signature,
    arrays: Mapping[str, ast.expr],
    values: Mapping[str, Any],
    shapes: Shapes,
) -> Parsed:
    """Return the layer with kernel, channels and filters where the text names them."""
    args = parsed.layer.args
    rank, kernel = signature.rank, None
    for word in _KERNELS:
        kernel = args.get(word, kernel)
    if "nb_row" in args:
        kernel = (args["nb_row"], args["nb_col"])
    if isinstance(kernel, (tuple, list)):
        rank = rank or min(len(kernel), 3)
    elif type(kernel) is int and rank:
        kernel = (kernel,) * rank
    whole = isinstance(kernel, (tuple, list)) and all(type(size) is int for size in kernel)
    channels = args.get("in_channels")
    filters = next((args[word] for word in _CHANNELS[1:] if word in args), None)
    found = Parsed(
        parsed.kind,
        parsed.layer,
        rank,
        tuple(kernel) if whole and isinstance(kernel, (tuple, list)) else None,
        channels if type(channels) is int else None,
        filters if type(filters) is int else None,
        line=parsed.line,
        assumed=parsed.assumed,
    )
    if signature.weight:
        weights = [
            key for key in arrays if key in ("weight", "kernel", "filters", "rhs", "h", "in2")
        ]
        shape = array_shape(arrays[weights[0]], values, shapes) if weights else None
        groups = args.get("groups", args.get("num_groups", 1))
        read = (
            read_weight(signature, shape, groups if type(groups) is int else 1) if shape else None
        )
        if read:
            found = replace(
                found, rank=len(read[0]), kernel=read[0], channels=read[1], filters=read[2]
            )
    return found


def _sets(
    signature: Signature, call: ast.Call, given: Mapping[str, ast.expr], values: Mapping[str, Any]
) -> Parsed:
    """Return a layer that names a size: Input, Reshape, Unflatten."""
    word, batch = next(
        (
            (key, key.startswith("batch_"))
            for key in ("shape", "batch_shape", "input_shape", "target_shape", "unflattened_size")
            if key in given
        ),
        ("", False),
    )
    if not word:
        raise ParseError("missing", call.lineno, "shape", target=signature.short)
    try:
        shape = value_of(given[word], values)
    except ParseError as error:
        if signature.target != "Input" or error.rule != "not_a_value":
            raise
        shape = (None,)  # an input of any shape says nothing about sizes
    if not isinstance(shape, (tuple, list)):
        shape = (shape,)
    inner = tuple(shape[1:] if batch else shape)
    first = signature.framework == "torch"
    sizes = sizes_of_shape([None, *inner], first=first)
    name = "nn.Unflatten(1, " if first else f"{signature.target}("
    return Parsed(
        "sets" if sizes else "keeps",
        Layer(signature.framework, signature.target, {"shape": inner}),
        len(sizes or ()),
        sizes=sizes,
        source=f"{name}{inner!r})",
        line=call.lineno,
    )


def sizes_of_shape(shape: Sequence[object], *, first: bool) -> tuple[int, ...] | None:
    """Return the spatial sizes of a whole shape, channels first or last; None where open."""
    sizes = shape[2:] if first else shape[1:-1]
    whole = [size for size in sizes if type(size) is int and size > 0]
    return tuple(whole) if len(whole) == len(sizes) and 1 <= len(sizes) <= 3 else None


def input_sizes(parsed: Parsed, *, channels_first: bool) -> Parsed:
    """Return an input as it is where the other layers put the channels first."""
    if not channels_first or parsed.layer.target not in ("Input", "Reshape"):
        return parsed
    shape = [None, *parsed.layer.args["shape"]]
    sizes = sizes_of_shape(shape, first=True)
    return replace(parsed, sizes=sizes, kind="sets" if sizes else "keeps")


def array_shape(
    node: ast.expr, values: Mapping[str, Any], shapes: Shapes
) -> tuple[int, ...] | None:
    """Return the shape of an array that the text writes out: torch.ones(8, 16, 4, 4), or a name."""
    name = dotted(node)
    if name:
        return shapes.get(name)
    if not isinstance(node, ast.Call):
        return None
    *homes, last = dotted(node.func).split(".")
    if last not in ARRAYS or not homes or homes[0] not in _ARRAY_HOMES:
        return None
    try:
        numbers = [value_of(item, values) for item in node.args]
    except ParseError:
        return None
    tuples = [number for number in numbers if isinstance(number, (tuple, list))]
    shape = tuples[0] if tuples else numbers
    whole = [size for size in shape if type(size) is int and size > 0]
    return tuple(whole) if len(whole) == len(shape) and shape else None


def _source(signature: Signature, name: str, call: ast.Call) -> str:
    """Return how a layer without a size of its own is written: its constants stay, no names."""
    short = name.removeprefix("torch.nn.functional.") or signature.short
    if signature.arrays:
        return f"{name}(x)"
    if signature.short in ("concatenate", "cat", "concat"):
        return f"{name}([x, skip])"
    if signature.short == "flatten":
        return f"{name}(x, 1)"
    parts = [*call.args, *(word.value for word in call.keywords)]
    text = written(call, 90)
    plain = all(isinstance(part, ast.Constant) for part in parts) and not text.endswith("…")
    return text if plain else f"{dotted(call.func) or short}()"
