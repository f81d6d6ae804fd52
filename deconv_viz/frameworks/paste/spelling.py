"""Which layer a written name means: by its last part, what stands before it, its arguments."""

import ast
from difflib import get_close_matches

from deconv_viz.frameworks.paste.signatures import EVERY_KERAS_LAYER, SIGNATURES, Signature
from deconv_viz.frameworks.paste.values import ParseError

_HOMES: dict[str, frozenset[str]] = {
    "keras": frozenset(("keras", "layers", "tf", "tensorflow", "ops")),
    "tf_keras": frozenset(("tf_keras", "tf", "layers")),
    "keras1": frozenset(("keras", "layers", "convolutional")),
    "torch": frozenset(("torch", "nn", "functional", "F")),
    "tensorflow": frozenset(("tf", "tensorflow", "nn")),
    "jax": frozenset(("jax", "lax")),
    "flax": frozenset(("flax", "linen", "nn")),
    "onnxruntime": frozenset(("onnx",)),
    "theano": frozenset(("theano", "tensor", "T", "nnet", "abstract_conv")),
    "scipy": frozenset(("scipy", "signal")),
}
"""What may stand before a layer's name, by framework."""

_STRANGERS = frozenset(
    ("chainer", "eqx", "equinox", "gluon", "haiku", "hk", "lasagne", "mindspore", "mx", "mxnet")
).union(("nnx", "paddle", "slim", "snt", "sonnet", "tf_slim", "tflearn"))
"""Libraries with layers of the same names, and other arguments: not known here."""


def choose(name: str, call: ast.Call) -> Signature | None:
    """Return the signature that fits best, None where no layer has this name.

    It is the one that knows most of the arguments' names, then the one whose framework the name
    speaks of, then the first.
    """
    *before, last = name.split(".")
    if not _STRANGERS.isdisjoint(before):
        return None
    found = SIGNATURES.get(last, ())
    return max(found, key=lambda one: _fit(one, before, call), default=None)


def _fit(signature: Signature, before: list[str], call: ast.Call) -> tuple[int, int]:
    known = {*signature.positions, *EVERY_KERAS_LAYER}
    strange = sum(word.arg not in known for word in call.keywords)
    if signature.framework.startswith("onnx"):
        strange += len(call.args)
    elif signature.framework in ("flax", "keras1"):
        # What it cannot do without tells it from a namesake: Conv(…) of ONNX, Keras' MaxPooling2D.
        given = len(call.args) + sum(word.arg in signature.required for word in call.keywords)
        strange += max(len(signature.required) - given, 0)
    home = _HOMES.get(signature.framework, frozenset())
    return -strange, sum(1 if part in home else -1 for part in before if part != "self")


def unknown_layer(line: int, name: str) -> ParseError:
    """Return the refusal of a name, with the layer that is meant nearest."""
    *before, last = name.split(".")
    if last in SIGNATURES and not _STRANGERS.isdisjoint(before):
        known = "Keras, TensorFlow, PyTorch, JAX, flax.linen, ONNX, Theano, SciPy"
        return ParseError("unknown_layer", line, name[:60], "libraries", known=known)
    alike = [known for known in SIGNATURES if known.lower() == last.lower()]
    close = alike or get_close_matches(last, list(SIGNATURES), 1, 0.7)
    if not close:
        return ParseError("unknown_layer", line, name[:60], "made_of")
    short = SIGNATURES[close[0]][0].short
    meant = short.rpartition(".")[2]
    return ParseError("unknown_layer", line, name[:60], "perhaps", perhaps=short, meant=meant)


_OLD_WORDS = {
    "border_mode": "padding",
    "subsample": "strides",
    "nb_filter": "filters",
    "dim_ordering": "data_format",
    "pads": "padding",
    "pad": "padding",
    "kernel_shape": "kernel_size",
    "group": "groups",
    "ksize": "kernel_size",
    "channels": "filters",
}
"""What other frameworks and earlier versions call the same."""


def unknown_argument(line: int, signature: Signature, word: str) -> ParseError:
    """Return the refusal of an argument's name, with the one that is meant nearest."""
    choices = list(signature.kept)
    close = get_close_matches(word, choices, 1, 0.6)
    if _OLD_WORDS.get(word) in choices:
        close = [_OLD_WORDS[word]]
    meant = close[0] if close else ""
    return ParseError(
        "unknown_argument",
        line,
        word[:40],
        "perhaps" if close else "choices" if choices else "",
        target=signature.short,
        perhaps=meant,
        choices=", ".join(choices),
        meant=meant,
    )
