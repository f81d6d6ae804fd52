"""The core gives what PyTorch, ONNX and SciPy gave for the same transposed convolutions.

Every case is one where each output channel comes from a single input channel, so that a channel of
a sample is a plain spatial array; a bias is one more addition. See tests/data/README.md.
"""

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz import (
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    fill,
    gather,
    scatter,
    transpose_matrix,
)

Case = dict[str, Any]
Shape = tuple[int, ...]
Array = NDArray[Any]

DATA = json.loads((Path(__file__).parents[1] / "data" / "reference_cases.json").read_text())


def full_size(size: int, kernel: int, stride: int, dilation: int) -> int:
    return (size - 1) * stride + dilation * (kernel - 1) + 1


def torch_axes(case: Case, sizes: Shape, kernels: Shape) -> list[Axis]:
    """padding and output_padding; or the size asked for, in the call or as a gradient's shape."""
    args, rank = case["args"], len(sizes)
    strides, paddings = args["stride"], args["padding"]
    dilations = args.get("dilation", [1] * rank)
    wanted = case.get("call", {}).get("output_size") or args.get("input_size")
    if wanted is None:
        rows = zip(
            sizes, kernels, strides, dilations, paddings, args["output_padding"], strict=True
        )
        return [Axis.of(*row) for row in rows]
    rows = zip(sizes, kernels, strides, dilations, paddings, wanted[-rank:], strict=True)
    return [
        Axis(n, k, s, d, (padding, full_size(n, k, s, d) - padding - target))
        for n, k, s, d, padding, target in rows
    ]


def onnx_axes(case: Case, sizes: Shape, kernels: Shape) -> list[Axis]:
    """pads with output_padding; or a target size, which auto_pad tells how to centre."""
    args, ones, zeros = case["args"], [1] * len(sizes), [0] * len(sizes)
    auto_pad, targets = args.get("auto_pad", "NOTSET"), args.get("output_shape")
    pads = args.get("pads", zeros * 2)
    rows = zip(
        *(sizes, kernels, args.get("strides", ones), args.get("dilations", ones)),
        *(pads[: len(sizes)], pads[len(sizes) :], args.get("output_padding", zeros)),
        targets or zeros,
        strict=True,
    )
    axes = []
    for n, k, s, d, begin, end, extra, target in rows:
        full = full_size(n, k, s, d)
        if targets or auto_pad.startswith("SAME"):
            length = target if targets else n * s
            total = max(full + extra - length, 0)
            first = total // 2 if auto_pad == "SAME_UPPER" else total - total // 2
            crop = first, full - first - length
        elif auto_pad == "VALID":
            crop = 0, -extra
        else:
            crop = begin, end - extra
        axes.append(Axis(n, k, s, d, crop))
    return axes


def channels(case: Case) -> Iterator[tuple[Array, Array, Array, Any]]:
    """Give x, w, y and the bias of every channel of every sample."""
    w = np.array(case["w"])
    for x, y in zip(map(np.array, case["x"]), map(np.array, case["y"]), strict=True):
        for o in range(len(y)):
            i, within = divmod(o, w.shape[1])
            yield x[i], w[i, within], y[o], case["b"][o] if "b" in case else 0


def plain(case: Case) -> Iterator[tuple[Array, Array, Array, Any]]:
    """Give the arrays of a case which has neither samples nor channels."""
    yield np.array(case["x"]), np.array(case["w"]), np.array(case["y"]), 0


def replay(
    case: Case,
    slices: Callable[[Case], Iterator[tuple[Array, Array, Array, Any]]],
    axes: Callable[[Case, Shape, Shape], list[Axis]],
) -> None:
    for x, w, expected, bias in slices(case):
        geometry = Geometry(axes(case, x.shape, w.shape))
        for way in (conv_transpose, scatter, gather):
            y = way(x, w, geometry) + bias
            assert y.tolist() == expected.tolist()
        y = transpose_matrix(w, geometry) @ x.ravel() + bias
        assert y.tolist() == expected.ravel().tolist()


def of(*operations: str) -> Any:
    """Parametrize over the cases whose operation contains one of these names."""
    cases = [
        case for case in DATA["cases"] if any(name in case["operation"] for name in operations)
    ]
    assert cases, operations
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["id"])


@of("conv_transpose", "nn.ConvTranspose", "nn.grad.conv")
def test_pytorch_gave_the_same(case: Case) -> None:
    replay(case, channels, torch_axes)


ONNX = [case for case in DATA["cases"] if case["framework"].startswith("onnx")]


@pytest.mark.parametrize("case", ONNX, ids=lambda case: f"{case['framework']}-{case['id']}")
def test_onnx_gave_the_same(case: Case) -> None:
    replay(case, channels, onnx_axes)


@of("scipy.signal.convolve")
def test_scipy_convolve_gave_the_same_at_stride_1(case: Case) -> None:
    replay(case, plain, lambda _, sizes, kernels: list(map(Axis, sizes, kernels)))


@of("scipy.signal.upfirdn")
def test_scipy_upfirdn_gave_the_same_at_every_stride(case: Case) -> None:
    stride = case["args"]["up"]
    replay(case, plain, lambda _, sizes, kernels: [Axis(*sizes, *kernels, stride)])


def spatial(case: Case) -> Iterator[tuple[Array, Array]]:
    """Give x and y of every channel of every sample of a case without a kernel."""
    for x, y in zip(case["x"], case["y"], strict=True):
        yield from zip(map(np.array, x), map(np.array, y), strict=True)


@of("avg_pool2d")
def test_the_gradient_of_average_pooling_is_a_transposed_convolution(case: Case) -> None:
    k, wanted = case["args"]["kernel_size"], case["args"]["input_size"][2:]
    for x, expected in spatial(case):
        geometry = Geometry(
            [Axis(n, k, k, crop=(0, n * k - size)) for n, size in zip(x.shape, wanted, strict=True)]
        )
        assert conv_transpose(x, np.full((k, k), k**-2), geometry).tolist() == expected.tolist()


@of("interpolate")
def test_interpolation_is_a_transposed_convolution(case: Case) -> None:
    mode, corners = case["args"]["mode"], case["args"].get("align_corners")
    for x, expected in spatial(case):
        if mode == "nearest":  # one box of ones for each input
            s = case["args"]["scale_factor"]
            w, axes = np.ones((s,) * x.ndim), [Axis(n, s, s) for n in x.shape]
        elif corners:  # triangles that reach from neighbour to neighbour
            s = (expected.shape[0] - 1) // (x.shape[0] - 1)
            w = fill("bilinear", (2 * s - 1,) * x.ndim)
            axes = [Axis.of(n, 2 * s - 1, s, padding=s - 1) for n in x.shape]
        else:  # the same at half a pixel's shift, the edges repeated once and cut off again
            s = case["args"]["scale_factor"]
            k, begin = 2 * s - s % 2, math.ceil((s - 1) / 2) + s
            w, x = fill("bilinear", (k,) * x.ndim), np.pad(x, 1, mode="edge")
            axes = [
                Axis(n, k, s, crop=(begin, full_size(n, k, s, 1) - begin - (n - 2) * s))
                for n in x.shape
            ]
        assert conv_transpose(x, w, Geometry(axes)).tolist() == expected.tolist()


def test_every_case_is_replayed_by_one_of_the_tests_above() -> None:
    replayed = (
        *("conv_transpose", "nn.ConvTranspose", "nn.grad.conv", "avg_pool2d", "interpolate"),
        *("scipy.signal.convolve", "scipy.signal.upfirdn"),
    )
    for case in DATA["cases"]:
        named = sum(name in case["operation"] for name in replayed)
        assert named + case["framework"].startswith("onnx") == 1, case["id"]
    assert len(DATA["cases"]) == 171


REASONS = {
    "output_padding_too_large": "output_padding_below_max_stride_dilation",
    "nonpositive_stride_or_dilation": "at_least_one",
    "negative_argument": "not_negative",
    "empty_output": "output_at_least_one",
}


@pytest.mark.parametrize("case", DATA["refusals"], ids=lambda case: case["id"])
def test_what_pytorch_refuses_axis_of_refuses_for_the_same_reason(case: Case) -> None:
    args, rules = case["args"], set()
    rows = zip(
        case["input_shape"][2:],
        case["weight_shape"][2:],
        *(args[name] for name in ("stride", "dilation", "padding", "output_padding")),
        strict=True,
    )
    for row in rows:
        try:
            Axis.of(*row)
        except ParameterError as error:
            rules.add(error.rule)
    assert REASONS[case["reason"]] in rules
