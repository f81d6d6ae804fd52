"""A program for ONNX: a model of one node, run by ONNX Runtime or by the reference evaluator."""

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray

from deconv_viz.frameworks import literals
from deconv_viz.frameworks.layer import Layer


def program(
    layer: Layer,
    x: NDArray[Any],
    w: NDArray[Any],
    b: NDArray[Any] | None = None,
    crop: Sequence[tuple[int, int]] | None = None,
    *,
    reference: bool = False,
) -> str:
    """Return Python source that computes y from x, w and b, crops and prints it."""
    arrays = [("x", x), ("w", w), *([] if b is None else [("b", b)])]
    names = [name for name, _ in arrays]
    runner = "from onnx.reference import ReferenceEvaluator" if reference else "import onnxruntime"
    lines = ["import numpy as np", runner, "from onnx import TensorProto, helper", ""]
    for name, values in arrays:
        # ONNX Runtime computes this operator in single precision only.
        lines.append(
            literals.assignment(name, "np.array", values.astype(float), ", dtype=np.float32")
        )
    args = [f"{name}={_value(value)}" for name, value in layer.args.items() if value is not None]
    given = [f'"{layer.target}"', _names(names), '["y"]', *args]
    lines += [
        "",
        literals.invocation("node = helper.make_node", given),
        "inputs = [",
        "    helper.make_tensor_value_info(name, TensorProto.FLOAT, value.shape)",
        f"    for name, value in [{', '.join(f'({_quoted(name)}, {name})' for name in names)}]",
        "]",
        'output = helper.make_tensor_value_info("y", TensorProto.FLOAT, None)',
        'graph = helper.make_graph([node], "transposed", inputs, [output])',
        "model = helper.make_model(",
        '    graph, opset_imports=[helper.make_opsetid("", 22)], ir_version=10',
        ")",
    ]
    if reference:
        lines.append("session = ReferenceEvaluator(model)")
    else:
        lines += [
            "session = onnxruntime.InferenceSession(",
            '    model.SerializeToString(), providers=["CPUExecutionProvider"]',
            ")",
        ]
    feed = ", ".join(f"{_quoted(name)}: {name}" for name in names)
    lines.append(f"(y,) = session.run(None, {{{feed}}})")
    lines += literals.numpy_crop("y", crop, "NCS")
    return "\n".join([*lines, "", "print(y.shape)", "print(y)", ""])


def _value(value: object) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return repr([int(item) for item in value])
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _names(names: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, names))}]"
