"""Programs: those in plain NumPy are run here, all others at least parse and hold the numbers."""

import ast
import contextlib
import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Layer,
    call,
    carried,
    code,
    code_numpy,
    literals,
    meaning,
    translate,
)

F = "torch.nn.functional.conv_transpose{}d"


def run(source):
    """Return y of a program, and what it prints."""
    names, printed = {}, io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(source, names)
    return names["y"], printed.getvalue()


def plain(layer, x, w, b=None):
    means = meaning(layer, x.shape, w.shape, None if b is None else b.shape)
    return run(code_numpy(means, x, w, b))[0]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3), st.tuples(*[st.integers(1, 2)] * 6), st.booleans())
def test_the_numpy_program_computes_the_layer(rank, numbers, biased):
    n, k, stride, dilation, groups, filters = numbers
    args = {"stride": stride, "dilation": dilation, "groups": groups}
    x = np.arange(groups * n**rank).reshape(1, groups, *(n,) * rank) - 2
    w = np.arange(groups * filters * k**rank).reshape(groups, filters, *(k,) * rank) - 1
    b = np.arange(filters * groups) if biased else None
    layer = Layer("torch", F.format(rank), args)
    assert np.array_equal(plain(layer, x, w, b), call("torch", layer.target, args, x, w, b))


@pytest.mark.parametrize(
    ("layer", "x_shape", "w_shape", "filters"),
    [
        (Layer("torch", F.format(1)), (2, 3), (2, 1, 3), 1),
        (Layer("scipy", "scipy.signal.convolve", {"mode": "same"}), (4, 3), (2, 3), 0),
        (
            Layer("keras", "Conv2DTranspose", {"filters": 2, "kernel_size": 3, "padding": "same"}),
            (1, 3, 4, 1),
            (3, 3, 2, 1),
            2,
        ),
        (
            Layer("jax", "jax.lax.conv_transpose", {"strides": (2,), "padding": [(4, -1)]}),
            (1, 3, 2),
            (3, 2, 1),
            0,
        ),
        (
            Layer(
                "flax",
                "flax.linen.ConvTranspose",
                {"features": 1, "kernel_size": (4, 3), "strides": (2, 2), "padding": "CIRCULAR"},
            ),
            (1, 3, 2, 1),
            (4, 3, 1, 1),
            1,
        ),
        (Layer("onnx-reference", "ConvTranspose", {"group": 2}), (1, 2, 3), (2, 1, 3), 2),
    ],
)
def test_the_numpy_program_knows_layouts_crops_circles_and_defects(
    layer, x_shape, w_shape, filters
):
    numbers = np.random.default_rng(3)
    x, w = (numbers.integers(-9, 10, shape) for shape in (x_shape, w_shape))
    b = numbers.integers(1, 10, filters) if filters else None
    wanted = call(layer.framework, layer.target, layer.args, x, w, b)
    assert np.array_equal(plain(layer, x, w, b), wanted)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("biased", [False, True])
def test_every_framework_has_a_program_that_parses_and_holds_the_numbers(framework, biased):
    layer = Layer("torch", F.format(2), {"stride": 2})
    x, w = np.array([[[[12321, 7]]]]), np.array([[[[45654, 5], [6, 8]]]])
    found = (
        translate(layer, framework, x.shape, w.shape, cropped=True)
        if framework != ("scipy")
        else translate(Layer("torch", F.format(2)), "scipy", x.shape, w.shape)
    )
    b = np.array([78987]) if biased else None
    source = code(found.layer, *carried(layer, found, x, w), b, found.crop)
    ast.parse(source)
    assert "12321" in source
    assert "45654" in source
    assert ("78987" in source) == biased
    assert source.rstrip().endswith("print(y)") or "print(" in source
    assert max(map(len, source.splitlines())) <= 120


def test_a_program_says_the_crop_and_adds_the_bias_to_the_zeros_as_well():
    layer = Layer("torch", F.format(1))
    x, w = np.array([[[1, 2, 3]]]), np.array([[[1, 10]]])
    source = code(layer, x, w, np.array([5]), ((1, -2),))
    lines = source.splitlines()
    cut, put, bias = (
        next(at for at, line in enumerate(lines) if part in line)
        for part in ("y = y[:, :, 1:]", "torch.nn.functional.pad(y, (0, 2))", "y = y + ")
    )
    assert cut < put < bias
    assert "y = y + torch.tensor([[5.]])" in source


def test_a_program_of_an_unknown_target_is_refused():
    with pytest.raises(FrameworkError):
        code(Layer("torch", "none"), np.ones((1, 1, 1)), np.ones((1, 1, 1)))


def test_numbers_are_written_as_people_write_them():
    assert literals.array(np.array([[1.0, 0.5], [-2.0, 1e20]])) == "[[1., 0.5], [-2., 1e+20]]"
    assert literals.array(np.array([1, 2])) == "[1, 2]"
    assert literals.argument((np.int64(3),)) == "(3,)"
    assert literals.argument([(0, 1), None]) == "((0, 1), None)"
    assert literals.cut(((1, 0), (0, 2)), "NSC") == "[:, 1:, :-2, :]"
    assert literals.cut(((0, -1),), "NCS") == ""


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (0, 2, 3, 1), (3, 2, 1, 0), (2, 3, 0, 1)])
@pytest.mark.parametrize("turned", [(), (2, 3), (0,)])
def test_a_long_array_that_counts_up_is_counted_by_the_program(order, turned):
    values = np.arange(1.0, 1681.0).reshape(5, 6, 7, 8).transpose(order)
    values = np.flip(values, turned)
    source = literals.assignment("x", "np.array", values, ', dtype="float32"')
    assert len(source) < 200
    names = {"np": np}
    exec(source, names)
    assert names["x"].dtype == "float32"
    assert np.array_equal(names["x"], values)
    assert "torch.arange(1.0, 1681.0)" in literals.assignment("x", "torch.tensor", values)
    if not turned:
        other = values.copy()
        other[0, 1, 2, 3] = 0
        assert len(literals.assignment("x", "np.array", other)) > 5000
