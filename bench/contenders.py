"""One framework's transposed convolution, measured when asked: `python -m bench.contenders NAME`.

Reads lines `case seconds` and answers each with a line of JSON: how long every call took, and a
digest of the numbers, which are whole and so must be the same for all.
"""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Call = Callable[[], Array]
THREADS = 2


@dataclass(frozen=True)
class Case:
    """A layer with square input, kernel, stride and padding, and a bias."""

    name: str
    batch: int
    channels: int
    filters: int
    size: int
    kernel: int
    stride: int
    padding: int

    def arrays(self) -> tuple[Array, Array, Array]:
        """Return x, w and bias in PyTorch's layouts: small whole numbers, so every sum is exact."""
        draw = np.random.default_rng(self.batch)
        shapes = (
            (self.batch, self.channels, self.size, self.size),
            (self.channels, self.filters, self.kernel, self.kernel),
            (self.filters,),
        )
        x, w, b = (draw.integers(-4, 5, shape).astype(np.float32) for shape in shapes)
        return x, w, b


CASES = {
    "one": Case("1x1 channel 28x28 k3 s2", 1, 1, 1, 28, 3, 2, 0),
    "batch": Case("64x(8→16)x22x22 k3 s1", 64, 8, 16, 22, 3, 1, 0),
    "deep": Case("16x(64→32)x32x32 k4 s2 p1", 16, 64, 32, 32, 4, 2, 1),
}


def deconv_viz(case: Case, x: Array, w: Array, b: Array) -> Call:
    from deconv_viz import Axis, Geometry, conv_transpose_layer

    axis = Axis.of(case.size, case.kernel, case.stride, padding=case.padding)
    geometry = Geometry((axis, axis))
    return lambda: conv_transpose_layer(x, w, geometry, bias=b)


def pytorch(case: Case, x: Array, w: Array, b: Array) -> Call:
    import torch

    torch.set_num_threads(THREADS)
    tensors = [torch.from_numpy(each) for each in (x, w, b)]
    options = {"stride": case.stride, "padding": case.padding}

    def call() -> Array:
        with torch.inference_mode():
            return torch.nn.functional.conv_transpose2d(*tensors, **options).numpy()

    return call


def jax(case: Case, x: Array, w: Array, b: Array) -> Call:
    import jax

    pads = [(case.padding, case.padding)] * 2

    @jax.jit
    def layer(x: jax.Array, w: jax.Array, b: jax.Array) -> jax.Array:
        y = jax.lax.conv_transpose(
            x,
            w,
            (case.stride, case.stride),
            pads,
            dimension_numbers=("NCHW", "OIHW", "NCHW"),
            transpose_kernel=True,
            use_consistent_padding=True,
        )
        return y + b.reshape(1, -1, 1, 1)

    arrays = [jax.numpy.asarray(each) for each in (x, w, b)]
    return lambda: np.asarray(layer(*arrays).block_until_ready())


def onnx_reference(case: Case, x: Array, w: Array, b: Array) -> Call:
    from onnx import TensorProto, helper
    from onnx.reference import ReferenceEvaluator

    node = helper.make_node(
        "ConvTranspose", ["x", "w", "b"], ["y"], strides=[case.stride] * 2, pads=[case.padding] * 4
    )
    values = {name: helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in "xwby"}
    graph = helper.make_graph([node], "layer", [values[name] for name in "xwb"], [values["y"]])
    evaluator = ReferenceEvaluator(helper.make_model(graph))
    return lambda: evaluator.run(None, {"x": x, "w": w, "b": b})[0]


def scipy(case: Case, x: Array, w: Array, b: Array) -> Call:
    """Zeros inserted, then a full convolution for each sample and pair of channels."""
    from scipy.signal import convolve2d

    def call() -> Array:
        spread = (case.size - 1) * case.stride + 1
        canvas, crop = spread + case.kernel - 1, slice(case.padding, -case.padding or None)
        inserted = np.zeros((case.batch, case.channels, spread, spread), np.float32)
        inserted[:, :, :: case.stride, :: case.stride] = x
        y = np.empty((case.batch, case.filters, canvas, canvas), np.float32)
        y[:] = b.reshape(1, -1, 1, 1)
        for n, c, f in product(range(case.batch), range(case.channels), range(case.filters)):
            y[n, f] += convolve2d(inserted[n, c], w[c, f])
        return y[:, :, crop, crop]

    return call


CONTENDERS: dict[str, Callable[[Case, Array, Array, Array], Call]] = {
    "deconv_viz": deconv_viz,
    "PyTorch": pytorch,
    "JAX": jax,
    "SciPy": scipy,
    "ONNX reference": onnx_reference,
}


def main(name: str) -> None:
    calls: dict[str, Call] = {}
    for line in sys.stdin:
        key, seconds = line.split()
        first = key not in calls
        if first:
            case = CASES[key]
            calls[key] = CONTENDERS[name](case, *case.arrays())
            y = calls[key]()  # compiles, allocates, fills caches
        times = measured(calls[key], float(seconds))
        answer = {"seconds": times, "digest": digest(y) if first else None}
        print(json.dumps(answer), flush=True)


def measured(call: Call, seconds: float) -> list[float]:
    """Call at least once, and again until so many seconds have gone by."""
    times: list[float] = []
    while sum(times) < seconds:
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return times


def digest(y: Array) -> str:
    """The shape and the numbers, with one zero only."""
    return hashlib.sha256(
        repr(y.shape).encode() + np.ascontiguousarray(y + 0.0).tobytes()
    ).hexdigest()


if __name__ == "__main__":
    main(sys.argv[1])
