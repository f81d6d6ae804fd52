"""The frameworks that are known here: how they are named, and by which module they are spoken."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Framework(NamedTuple):
    """One dialect: `module` of this package speaks it, `title` is what people call it.

    `version` is the version that was run, `backends` those that it can compute with (the first is
    meant where none is named), `older` further versions that behave differently.
    """

    module: str
    title: str
    version: str
    backends: tuple[str, ...] = ()
    older: tuple[str, ...] = ()


FRAMEWORKS: Mapping[str, Framework] = MappingProxyType(
    {
        "torch": Framework("torch", "PyTorch", "2.13.0"),
        "keras": Framework(
            "keras", "Keras 3", "3.15.1", ("tensorflow", "jax", "torch"), ("3.10.0", "3.13.2")
        ),
        "tf_keras": Framework("tf_keras", "Keras 2", "2.21.0", ("tensorflow",)),
        "tensorflow": Framework("tensorflow", "TensorFlow", "2.21.0"),
        "jax": Framework("jax", "JAX", "0.10.2"),
        "flax": Framework("flax", "Flax", "0.12.8"),
        "onnxruntime": Framework("onnx", "ONNX Runtime", "1.31.1"),
        "onnx-published": Framework("onnx", "ONNX as specified", "1.23.2"),
        "onnx-reference": Framework("onnx", "ONNX reference evaluator", "1.23.2"),
        "keras1": Framework(
            "keras1", "Keras 1", "1.2.2", ("theano 0.8.2", "theano 1.0.5"), ("1.0.7", "1.1.0")
        ),
        "theano": Framework("theano", "Theano", "1.0.5", (), ("0.8.2",)),
        "scipy": Framework("scipy", "SciPy", "1.17.1"),
    }
)
"""Every framework by the name that `Layer.framework` takes, in the order in which to show them."""


def title(framework: str) -> str:
    """Return what people call a framework; the name itself where it is not known."""
    known = FRAMEWORKS.get(framework)
    return known.title if known else framework
