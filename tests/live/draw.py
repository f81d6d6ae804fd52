"""Cases drawn by chance, in the words of each framework: what may be computed and what may not.

`GROUPS[group](chance, wide)` returns a case in the format of the bank, without arrays: "shapes"
holds the shapes of x, w and b instead.
"""

import random
from collections.abc import Callable

from tests.live.dice import Case
from tests.live.draw_keras import flax, jax, keras, keras_ops, tensorflow, tf_keras
from tests.live.draw_torch import (
    onnx_reference,
    onnxruntime,
    related,
    scipy,
    torch_function,
    torch_gradient,
    torch_module,
)

GROUPS: dict[str, Callable[[random.Random, bool], Case]] = {
    "torch_f": torch_function,
    "torch_outsize": torch_module,
    "torch_convgrad": torch_gradient,
    "keras_tf": keras("tensorflow"),
    "keras_jax": keras("jax"),
    "keras_torch": keras("torch"),
    "kerasops_tf": keras_ops("tensorflow"),
    "kerasops_jax": keras_ops("jax"),
    "kerasops_torch": keras_ops("torch"),
    "tf_keras": tf_keras,
    "tfnn": tensorflow,
    "jaxlax": jax,
    "flax": flax,
    "ort": onnxruntime,
    "onnxref": onnx_reference,
    "scipy": scipy,
    "related": related,
}
