"""Nonsense in every place: nothing but a refusal comes out, and none takes long."""

from itertools import islice
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.core.errors import ParameterError
from deconv_viz.frameworks import (
    FRAMEWORKS,
    FrameworkError,
    Layer,
    call,
    code,
    layouts,
    meaning,
    shapes,
    targets,
    translate,
)
from deconv_viz.frameworks.parse import ParseError, mend, parse_layers, write
from deconv_viz.frameworks.related import RELATED
from deconv_viz.frameworks.stack import Stack, walk
from deconv_viz.frameworks.stack_changes import changes

LARGE: list[Any] = [10**6, 10**9, -(10**9), 10**18, 10**30, ((10**9, 5 - 10**9), (1, 1))]
SMALL: list[Any] = [
    *(0, -1, 1, 2, 3, 7, 2.5, float("nan"), float("inf"), True, False, None),
    *("", "same", "SAME", "VALID", "valid", "SAME_LOWER", "CIRCULAR", "<b>", "{field}", "\ud800"),
    *((), [], (2, 2), [2, 2], (1, 2, 3), ((1, 1), (1, 1)), [(1, 2)], [[[]]], {}, {1}, b"x"),
    *((None, 1, 8, 8), (1, 8, 8, 1), ("NHWC", "HWIO", "NHWC"), "channels_first", "NCHW"),
    *(np.int64(2), np.array(2), np.array([2, 2]), object, range(3), 1j, slice(1)),
]
CALLS = [(name, target) for name in FRAMEWORKS for target in targets(name)]


@st.composite
def layers(draw: st.DrawFn, values: list[Any]) -> Layer:
    framework, name = draw(st.sampled_from(CALLS))
    target = targets(framework)[name]
    args = {}
    for word in target.words:
        if word.required or draw(st.integers(0, 2)) == 0:
            usual = st.sampled_from((1, 2, 3, *word.choices))
            args[word.name] = draw(st.one_of(usual, st.sampled_from(values)))
    said = {word.name: draw(st.sampled_from(values)) for word in target.on_call}
    names = st.one_of(st.none(), st.sampled_from(["1.0", "torch", "jax", *values]))
    return Layer(
        framework, name, args, draw(names), draw(names), draw(st.sampled_from([None, said]))
    )


@st.composite
def arrays(draw: st.DrawFn, layer: Layer) -> tuple[Any, Any]:
    """Arrays that fit the layer mostly, and anything otherwise."""
    if draw(st.integers(0, 3)):
        rank = targets(layer.framework)[layer.target].rank or 2
        sizes, kernel = ((draw(st.integers(1, 4)),) * rank for _ in range(2))
        try:
            return tuple(map(np.ones, shapes(layer, sizes, kernel, 2, 2)))  # type: ignore[return-value]
        except FrameworkError:
            pass
    odd: list[Any] = [None, "x", [[1, 2], [3]], 1, float("nan"), [], np.ones((1, 1, 2), complex)]
    some = st.lists(st.integers(0, 3), max_size=6).map(np.ones)
    return draw(st.one_of(some, st.sampled_from(odd))), draw(some)


def only_refuses(answer: Any, *given: Any, **more: Any) -> None:
    try:
        answer(*given, **more)
    except (FrameworkError, ParameterError) as refusal:
        _ = str(refusal)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.data())
def test_nothing_but_a_refusal_comes_out_of_a_layer(data: st.DataObject) -> None:
    layer = data.draw(layers(SMALL))
    x, w = data.draw(arrays(layer))
    b = data.draw(st.sampled_from([None, None, np.ones(2), np.ones(0), "x"]))
    only_refuses(
        *(call, layer.framework, layer.target, layer.args, x, w, b),
        **{"version": layer.version, "backend": layer.backend, "call": layer.call},
    )
    only_refuses(code, layer, [] if x is None else x, w, b)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.data())
def test_no_number_is_too_large_to_be_asked_about(data: st.DataObject) -> None:
    layer = data.draw(layers([*SMALL, *LARGE]))
    x, w = (getattr(each, "shape", (1, 1, 4, 4)) for each in data.draw(arrays(layer)))
    only_refuses(layouts, layer, 2)
    only_refuses(meaning, layer, x, w)
    only_refuses(translate, layer, data.draw(st.sampled_from([*FRAMEWORKS, "x"])), x, w)


@pytest.mark.parametrize(
    "layer",
    [
        Layer("torch", "torch.nn.functional.conv_transpose2d", {"groups": 10**18}),
        Layer("onnxruntime", "ConvTranspose", {"group": 10**18}),
    ],
)
@pytest.mark.parametrize("channels", [6, 10**9 + 7, 10**18])
def test_groups_that_do_not_divide_are_mended_without_counting_up_to_them(
    layer: Layer, channels: int
) -> None:
    if channels % 10**18 == 0:
        channels += 1
    with pytest.raises(FrameworkError) as refusal:
        meaning(layer, (1, channels, 4, 4), (channels, 1, 3, 3))
    (fits,) = refusal.value.nearest.values()
    assert channels % fits == 0


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.sampled_from(sorted(set(RELATED), key=str)), st.data())
def test_the_related_operations_only_refuse(name: Any, data: st.DataObject) -> None:
    words = ("size", "scale_factor", "mode", "kernel_size", "stride", "padding", "blocksize")
    args = data.draw(st.dictionaries(st.sampled_from(words), st.sampled_from(SMALL), max_size=3))
    target = name if isinstance(name, str) else name[-1]
    for framework in ("torch", "keras", "tensorflow", "onnxruntime"):
        only_refuses(call, framework, target, args, np.ones((1, 4, 4, 4)), np.ones((4, 4, 3, 3)))


# ---- pasted text ----

TEXTS = (
    "x = Conv2D(8, 3)(x)\ny = Conv2DTranspose(4, (3, 3), strides=(2, 2), padding='same')(x)",
    "class G(nn.Module):\n    def __init__(self):\n        ngf = 64\n        self.main = "
    "nn.Sequential(nn.ConvTranspose2d(100, ngf * 8, 4, 1, 0, bias=False), nn.ReLU(True))\n"
    "    def forward(self, x):\n        return self.main(x)",
    "y = tf.nn.conv2d_transpose(x, w, [1, 8, 8, 1], [1, 2, 2, 1], 'SAME')",
    "helper.make_node('ConvTranspose', ['x', 'w'], ['y'], strides=[2, 2], pads=[1, 1, 1, 1])",
    "Input(shape=(28, 28, 1))\nMaxPooling2D(2)\nUpSampling2D(2)\nFlatten()\nReshape((7, 7, 64))",
    "F.interpolate(x, scale_factor=2)\nnn.PixelShuffle(2)\nx = x.view(-1, 256, 7, 7)",
)
PIECES = (
    *"()[]{},=:*/%-~'\"#\\\n\t $`<\0é²",
    *("**", "<<", "lambda x:", "10**10**10", "1e999", "nan", "None", "1j", "...", "b'x'", "f'{x}'"),
    *("for x in y: ", "import os", "await x", "x:=3", "*args", "**kw", "'''", "\u2028", "\x0c"),
    *("[1]*10**8", "(1,)*10**9", "1<<10**9", "1/0", "9" * 30, "9" * 4400, "0x" + "f" * 4000),
    *("(" * 300, "-" * 300 + "1", "[" * 100 + "]" * 100, "a." * 500 + "b", "strides=10**6"),
    *("padding=-5", "groups=0", "kernel_size=10**6", "output_padding=99", "size=(10**9, 10**9)"),
)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(st.data())
def test_nothing_but_a_refusal_comes_out_of_a_pasted_text(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(TEXTS))
    for piece in data.draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3)):
        at = data.draw(st.integers(0, len(source)))
        until = at + data.draw(st.sampled_from([0, 0, 1, 5]))
        source = source[:at] + piece + source[until:]
    try:
        found = parse_layers(source)
    except ParseError as refusal:
        _ = str(refusal)
        mend(source, refusal)
        return
    own = "\n".join(map(write, found))
    assert [write(each) for each in parse_layers(own)] == own.split("\n")


@pytest.mark.parametrize(
    "source",
    [
        "nn.MaxPool2d(2, stride=1000000)\nnn.ConvTranspose2d(1, 1, 1000000, stride=1000000)",
        "nn.ConvTranspose2d(1, 1, 9, stride=100000)\nnn.Conv2d(1, 1, 3, stride=1000000)",
        "Conv2D(8, 3, strides=1000000, padding='same')\nUpSampling2D(3)",
        "x = Conv2D(8, 3)(x)\nlax.conv_transpose(x, np.ones((3000, 3000, 1, 1)), (2, 2), 'SAME')",
    ],
)
def test_changes_of_a_stack_with_huge_numbers_are_few(source: str) -> None:
    stack = Stack(parse_layers(source), (28, 28), (29, 29), False)
    found = walk(stack)
    assert found.steps
    assert len(list(islice(changes(stack), 1000))) < 1000
