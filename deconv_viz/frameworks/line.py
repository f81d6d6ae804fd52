"""A layer on one line, as it is written in a program."""

from typing import Any

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.layer import Layer
from deconv_viz.frameworks.registry import target

_SHORT = {
    "torch.nn.functional.": "F.",
    "torch.nn.grad.": "torch.nn.grad.",
    "torch.nn.": "nn.",
    "theano.tensor.nnet.abstract_conv.": "",
    "scipy.signal.": "",
    "flax.linen.": "nn.",
    "jax.lax.": "lax.",
}
"""What a name's beginning is called in programs, by convention; the first that fits."""

_ARRAYS = {
    "scipy.signal.upfirdn": ("w", "x"),
    "torch.nn.grad.conv1d_input": ("input_size", "w", "x"),
    "torch.nn.grad.conv2d_input": ("input_size", "w", "x"),
    "torch.nn.grad.conv3d_input": ("input_size", "w", "x"),
}
"""The first arguments of functions which do not begin with x, w; others may be among them."""


def line(layer: Layer) -> str:
    """Return the call of a layer, such as Conv2DTranspose(16, 3, strides=2, padding='same').

    Arguments that begin the signature and have no default stand by position; functions get their
    arrays as x and w. Raises FrameworkError for a target that is not known.
    """
    called = target(layer)
    args = dict(layer.args)
    given: list[str] = []
    if called.kernel_in_weight:
        first = _ARRAYS.get(layer.target, ("x", "w"))
        given += [_written(layer, args.pop(name)) if name in args else name for name in first]
    for word in called.words:
        if not word.required or word.name not in args or called.kernel_in_weight:
            break
        given.append(_written(layer, args.pop(word.name)))
    given += [f"{name}={_written(layer, value)}" for name, value in args.items()]
    said = f"{_short(layer.target)}({', '.join(given)})"
    if layer.call:
        on_call = [f"{name}={_written(layer, value)}" for name, value in layer.call.items()]
        said += f"(x, {', '.join(on_call)})"
    return said


def _short(name: str) -> str:
    for start, short in _SHORT.items():
        if name.startswith(start):
            return short + name.removeprefix(start)
    return name


def _written(layer: Layer, value: Any) -> str:
    if layer.target == "ConvTranspose" and isinstance(value, (tuple, list)):
        return repr([int(item) for item in value])
    return literals.argument(value)
