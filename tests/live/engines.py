"""The frameworks themselves: one function a framework, which runs one case as its users would.

A case is a dict in the format of the bank (see tests/data/README.md). Each engine works in a
process of its own (`Engine`): the frameworks differ in the settings that they need before they are
imported, and some abort their process.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib.metadata import version
from io import StringIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Case = dict[str, Any]

ENVIRONMENT = {
    "CUDA_VISIBLE_DEVICES": "-1",
    "JAX_PLATFORMS": "cpu",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    # The plain kernels: oneDNN's accept and refuse other things, by the machine.
    "TF_ENABLE_ONEDNN_OPTS": "0",
    # One of XLA's passes aborts the process on legal input (jaxlib 0.10.2).
    "XLA_FLAGS": "--xla_disable_hlo_passes=algsimp",
}


PATIENCE = 120
"""Seconds after which an engine that has not answered counts as crashed."""

_starting = threading.Lock()


class CrashError(Exception):
    """An engine's process ended instead of answering."""


class RefusalError(Exception):
    """What a framework said: the type and the text of its exception."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind, self.message = kind, message
        super().__init__(kind, message)


class Engine:
    """A process in which one framework is imported; started again after a crash."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        keras = {"KERAS_BACKEND": self.name.partition("-")[2]} if "-" in self.name else {}
        self._process = context.Process(target=_serve, args=(self.name, theirs), daemon=True)
        with _starting:
            os.environ.update(ENVIRONMENT | keras)  # inherited by the process that starts now
            self._process.start()
        theirs.close()

    def run(self, case: Case, x: Array, w: Array | None, b: Array | None) -> Array:
        """Return what the framework computes; raises RefusalError or CrashError."""
        return np.asarray(self._ask(("case", case, x, w, b)))

    def _ask(self, question: tuple[Any, ...]) -> Any:
        try:
            self._pipe.send(question)
            if not self._pipe.poll(PATIENCE):
                self._process.kill()
            answer = self._pipe.recv()
        except (EOFError, OSError):
            self.close()
            self._start()
            raise CrashError(self.name) from None
        if isinstance(answer, tuple):
            raise RefusalError(*answer)
        return answer

    def snippet(self, program: str) -> tuple[Array, str]:
        """Run a program; return its y and what it printed. Raises RefusalError or CrashError."""
        answer = self._ask(("program", program))
        return answer["y"], answer["printed"]

    def close(self) -> None:
        self._pipe.close()
        self._process.join(10)


def _serve(name: str, pipe: Any) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 2)  # warnings and logs; an answer goes through the pipe
    run = ENGINES[name]()
    while True:
        try:
            kind, *question = pipe.recv()
        except EOFError:
            return
        try:
            answer: Any = np.asarray(run(*question)) if kind == "case" else _execute(*question)
        except Exception as error:  # noqa: BLE001  # whatever a framework raises is its answer
            answer = (type(error).__name__, str(error))
        pipe.send(answer)


def _execute(program: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "__main__"}
    with redirect_stdout(StringIO()) as printed:
        exec(compile(program, "snippet", "exec"), names)
    return {"y": np.asarray(names["y"]), "printed": printed.getvalue()}


def target(case: Case) -> str:
    return str(next(case[key] for key in ("function", "layer", "op") if key in case))


Run = Callable[[Case, Array, Array | None, Array | None], Any]


def torch() -> Run:
    import torch

    functional = torch.nn.functional

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Array:
        name, args = target(case), case["args"]
        xs, ws, bs = (None if each is None else torch.from_numpy(each.copy()) for each in (x, w, b))
        if name.startswith("grad of"):
            inputs = torch.zeros(args["input_size"], dtype=xs.dtype, requires_grad=True)
            rest = {key: value for key, value in args.items() if key != "input_size"}
            functional.avg_pool2d(inputs, **rest).backward(xs)
            return inputs.grad.numpy()
        if name.startswith("torch.nn.grad"):
            rest = {key: value for key, value in args.items() if key != "input_size"}
            function = getattr(torch.nn.grad, name.rpartition(".")[2])
            return function(tuple(args["input_size"]), ws, xs, **rest).numpy()
        if name.startswith("torch.nn.functional"):
            function = getattr(functional, name.rpartition(".")[2])
            given = [each for each in (xs, ws, bs) if each is not None]
            return function(*given, **args).numpy()
        layer = getattr(torch.nn, name.rpartition(".")[2])(**args).to(xs.dtype)
        _same("weight", tuple(layer.weight.shape), ws.shape)
        layer.weight.data = ws
        if bs is not None:
            layer.bias.data = bs
        return layer(xs, **(case.get("call") or {})).detach().numpy()

    return run


def keras() -> Run:
    import keras

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        assert w is not None
        if "function" in case:
            y = keras.ops.conv_transpose(_tensor(x), _tensor(w), **_tuples(case["args"]))
        else:
            y = _layer(getattr(keras.layers, target(case)), case, x, w, b)
        return keras.ops.convert_to_numpy(y)

    def _tensor(values: Array) -> Any:
        return keras.ops.convert_to_tensor(values)

    return run


def tf_keras() -> Run:
    import tf_keras

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        assert w is not None
        return _layer(getattr(tf_keras.layers, target(case)), case, x, w, b).numpy()

    return run


def _layer(kind: Any, case: Case, x: Array, w: Array, b: Array | None) -> Any:
    """Build a Keras layer for the channels of w, give it its weights, and call it."""
    layer = kind(**_tuples(case["args"]))
    first = case["args"].get("data_format") == "channels_first"
    built = (x.shape[0], w.shape[-1], *x.shape[2:]) if first else (*x.shape[:-1], w.shape[-1])
    layer.build(built)
    layer.set_weights([w] if b is None else [w, b])
    return layer(x)


def tensorflow() -> Run:
    import tensorflow as tf

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        function = getattr(tf.nn, target(case).rpartition(".")[2])
        if w is None:
            return function(tf.constant(x), **case["args"]).numpy()
        if (case.get("call") or {}).get("jit_compile"):
            compiled = tf.function(lambda x, w: function(x, w, **case["args"]), jit_compile=True)
            return compiled(tf.constant(x), tf.constant(w)).numpy()
        return function(tf.constant(x), tf.constant(w), **case["args"]).numpy()

    return run


def jax() -> Run:
    import jax

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        return np.asarray(jax.lax.conv_transpose(x, w, **_tuples(case["args"])))

    return run


def flax() -> Run:
    from flax import linen

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        layer = linen.ConvTranspose(**_tuples(case["args"]))
        weights = {"kernel": w} if b is None else {"kernel": w, "bias": b}
        return np.asarray(layer.apply({"params": weights}, x))

    return run


def onnxruntime() -> Run:
    import onnxruntime

    onnxruntime.set_default_logger_severity(4)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        model = _model(case, _inputs(x, w, b))
        session = onnxruntime.InferenceSession(
            model.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        return session.run(None, _inputs(x, w, b))[0]

    return run


def onnx() -> Run:
    """The reference evaluator; a case of the published tests, which it makes, is run the same."""
    from onnx.reference import ReferenceEvaluator

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        inputs = _inputs(x, w, b)
        return ReferenceEvaluator(_model(case, inputs)).run(None, inputs)[0]

    return run


def _model(case: Case, inputs: dict[str, Array]) -> Any:
    from onnx import helper

    node = helper.make_node(case["op"], list(inputs), ["y"], **case["args"])
    # The shapes are declared, so that what they make impossible is refused as soon as it is known.
    declared = [
        helper.make_tensor_value_info(name, helper.np_dtype_to_tensor_dtype(each.dtype), each.shape)
        for name, each in inputs.items()
    ]
    kind = helper.np_dtype_to_tensor_dtype(inputs["x"].dtype)
    graph = helper.make_graph(
        [node], "case", declared, [helper.make_tensor_value_info("y", kind, None)]
    )
    opset = helper.make_opsetid("", case.get("opset", 22))
    return helper.make_model(graph, opset_imports=[opset], ir_version=10)


def _inputs(x: Array, w: Array | None, b: Array | None) -> dict[str, Array]:
    given = {"x": x, "w": w, "b": b}
    return {name: values for name, values in given.items() if values is not None}


def scipy() -> Run:
    from scipy import signal

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        if target(case).endswith("upfirdn"):
            return signal.upfirdn(w, x, **case["args"])
        return signal.convolve(x, w, **case["args"])

    return run


def numpy() -> Run:
    """No framework at all: for programs in plain NumPy, which have no cases."""

    def run(case: Case, x: Array, w: Array | None, b: Array | None) -> Any:
        raise NotImplementedError

    return run


def _tuples(value: Any) -> Any:
    """Return JSON's lists as the tuples that these frameworks ask for, at every depth."""
    if isinstance(value, dict):
        return {key: _tuples(each) for key, each in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _same(what: str, expected: tuple[int, ...], received: tuple[int, ...]) -> None:
    if expected != tuple(received):
        raise ValueError(f"{what} has shape {tuple(received)} instead of {expected}")


ENGINES: dict[str, Callable[[], Run]] = {
    "torch": torch,
    "keras-tensorflow": keras,
    "keras-jax": keras,
    "keras-torch": keras,
    "tf_keras": tf_keras,
    "tensorflow": tensorflow,
    "jax": jax,
    "flax": flax,
    "onnxruntime": onnxruntime,
    "onnx": onnx,
    "scipy": scipy,
    "numpy": numpy,
}

VERSIONS = {"torch": "torch", "tensorflow": "tensorflow-cpu", "onnx-reference": "onnx"}


def installed(framework: str) -> str:
    """Return the version of a framework, as it calls itself."""
    return version(VERSIONS.get(framework, framework))


def engine_of(case: Case) -> str:
    """Return the name of the engine that runs a case."""
    if case["framework"] == "keras":
        return f"keras-{case['backend']}"
    return "onnx" if case["framework"].startswith("onnx-") else str(case["framework"])
