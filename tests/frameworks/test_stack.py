"""Sizes through stacks of layers, and the changes that bring them back."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deconv_viz.frameworks.errors import FrameworkError
from deconv_viz.frameworks.ordinary import ordinary_sizes, window
from deconv_viz.frameworks.parse import parse_layers, write
from deconv_viz.frameworks.stack import Sizes, Stack, alike, facts_of, walk
from deconv_viz.frameworks.stack_changes import changes
from deconv_viz.frameworks.stack_edits import apply

SAME = "padding='same'"


def stack(source: str, *sizes: int, goal: Sizes | None = None, joined: bool = False) -> Stack:
    return Stack(parse_layers(source), sizes, goal, joined)


def sizes_of(found: Stack) -> list[int | None]:
    """The size of the first axis after each layer."""
    return [step.after[0] if step.after else None for step in walk(found).steps]


def repeated(line: str, count: int) -> str:
    return "\n".join([line] * count)


STRIDED = (
    repeated(f"Conv2D(8, 3, strides=2, {SAME})", 3)
    + "\n"
    + repeated(f"Conv2DTranspose(8, 3, strides=2, {SAME})", 3)
)
POOLED = (
    repeated("nn.MaxPool2d(2)", 4) + "\n" + repeated("nn.ConvTranspose2d(8, 8, 2, stride=2)", 4)
)
UNET_LEVEL = (
    "nn.Conv2d(1, 8, 3, padding=1)\nnn.MaxPool2d(2)\nnn.Conv2d(8, 16, 3, padding=1)\n"
    "nn.ConvTranspose2d(16, 8, 2, stride=2)\nnn.Conv2d(16, 8, 3, padding=1)"
)


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        # VGG: 3×3 with padding 1 keeps, pooling halves. Simonyan & Zisserman 2015.
        ("nn.Conv2d(3, 64, kernel_size=3, padding=1)", (224, 224), (224, 224)),
        ("nn.MaxPool2d(kernel_size=2, stride=2)", (7, 7), (3, 3)),
        # ResNet's stem. He et al. 2016.
        ("nn.Conv2d(3, 64, 7, stride=2, padding=3)", (224, 224), (112, 112)),
        ("nn.MaxPool2d(3, 2, 1)", (112, 112), (56, 56)),
        # AlexNet: 224 → 55 → 27. Krizhevsky et al. 2012, torchvision.
        ("nn.Conv2d(3, 64, kernel_size=11, stride=4, padding=2)", (224, 224), (55, 55)),
        ("nn.MaxPool2d(kernel_size=3, stride=2)", (55, 55), (27, 27)),
        # U-Net: 572 → 570, valid. Ronneberger et al. 2015.
        ("Conv2D(64, 3)", (572, 572), (570, 570)),
        ("nn.MaxPool2d(2, ceil_mode=True)", (29, 30), (15, 15)),
        ("nn.MaxPool2d(3, stride=3, ceil_mode=True, padding=1)", (10, 10), (4, 4)),
        ("nn.AvgPool1d(4)", (9,), (2,)),
        ("nn.AdaptiveAvgPool2d((None, 7))", (9, 9), (9, 7)),
        ("nn.Conv1d(1, 1, 3, dilation=2)", (8820,), (8816,)),
        ("nn.Conv2d(1, 1, 3, padding='same')", (9, 9), (9, 9)),
        ("F.conv2d(x, torch.ones(1, 1, 5, 3), stride=2)", (9, 9), (3, 4)),
        ("Conv2D(8, 3, strides=2, padding='same')", (7, 8), (4, 4)),
        ("Conv1D(8, 3, dilation_rate=2, padding='causal')", (9,), (9,)),
        ("MaxPooling2D()", (7, 7), (3, 3)),
        ("MaxPooling2D(3, strides=2, padding='same')", (7, 7), (4, 4)),
        ("AveragePooling3D(2)", (7, 8, 9), (3, 4, 4)),
        ("UpSampling2D((2, 3))", (7, 7), (14, 21)),
        ("UpSampling1D()", (7,), (14,)),
        ("ZeroPadding2D(((1, 0), (2, 2)))", (7, 7), (8, 11)),
        ("ZeroPadding1D((1, 0))", (7,), (8,)),
        ("Cropping2D(2)", (32, 32), (28, 28)),
        ("Cropping1D()", (7,), (5,)),
        ("nn.ZeroPad2d((0, 1, 0, -1))", (7, 7), (6, 8)),
        ("F.pad(x, (1, 2))", (7, 7), (7, 10)),
        ("nn.Upsample(scale_factor=1.5)", (7, 7), (10, 10)),
        ("F.interpolate(x, size=(28, 28))", (7, 7), (28, 28)),
        ("nn.PixelShuffle(3)", (7, 7), (21, 21)),
        ("nn.PixelUnshuffle(2)", (8, 8), (4, 4)),
        ("tf.nn.depth_to_space(x, 2)", (8, 8), (16, 16)),
        ("tf.nn.conv2d(x, np.ones((3, 3, 1, 1)), [1, 2, 2, 1], 'SAME')", (7, 7), (4, 4)),
        ("tf.nn.max_pool2d(x, 2, 2, 'VALID')", (7, 7), (3, 3)),
        ("nn.Conv(8, (3, 3), strides=2)", (7, 7), (4, 4)),
        ("nn.max_pool(x, (2, 2), strides=(2, 2))", (7, 7), (3, 3)),
        ("nn.avg_pool(x, (2, 2))", (7, 7), (6, 6)),
        ("Conv(kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])", (7, 7), (4, 4)),
        ("Conv(kernel_shape=[3, 3], strides=[2, 2], auto_pad='SAME_UPPER')", (8, 8), (4, 4)),
        ("MaxPool(kernel_shape=[2, 2])", (7, 7), (6, 6)),
        ("Convolution2D(8, 3, 3, border_mode='same')", (7, 7), (7, 7)),
        ("nn.ConvTranspose2d(100, 512, 4, 1, 0, bias=False)", (1, 1), (4, 4)),
        ("Conv2DTranspose(8, 3, strides=2, padding='same')", (7, 7), (14, 14)),
        ("F.conv_transpose2d(x, torch.ones(8, 8, 4, 3), stride=2, groups=4)", (5, 5), (12, 11)),
        ("nn.ConvTranspose2d(8, 8, 3, stride=2)(x, output_size=(12, 11))", (5, 5), (12, 11)),
        ("nn.ConvTranspose3d(1, 1, 2, stride=2)", (3, 4, 5), (6, 8, 10)),
    ],
)
def test_the_size_after_one_layer(line: str, before: Sizes, after: Sizes) -> None:
    (parsed,) = parse_layers(line)
    facts = facts_of(parsed, before)
    assert (facts.after, facts.error) == (after, None)


@pytest.mark.parametrize(
    ("line", "before", "said"),
    [
        ("nn.Conv2d(1, 1, 5)", (4, 4), "at least 5"),
        ("nn.Conv2d(1, 1, 3, stride=2, padding='same')", (9, 9), "stride 1"),
        ("nn.MaxPool2d(2, padding=2)", (9, 9), "half its window"),
        ("nn.PixelUnshuffle(2)", (9, 9), "divisible by 2"),
        ("nn.Upsample()", (9, 9), "scale_factor"),
        ("Cropping2D(5)", (9, 9), "nothing"),
        ("Conv2D(1, 3, padding='some')", (9, 9), "'same'"),
        ("Conv2D(1, 3)", (9,), "2 spatial axes"),
        ("Conv2D(1, 0)", (9, 9), "at least 1"),
        ("nn.ConvTranspose2d(1, 1, 3, output_padding=1)", (9, 9), "smaller"),
        ("nn.ConvTranspose2d(1, 1, 3, padding=9)", (3, 3), "output"),
        ("UpSampling2D(100000)", (9, 9), "sizes up to"),
        ("Conv2DTranspose(1, 3)", (9, 9, 9), "2 spatial axes"),
    ],
)
def test_what_a_layer_refuses_stands_in_its_step(line: str, before: Sizes, said: str) -> None:
    found = walk(stack(line, *before))
    assert found.result is None
    assert not found.holds
    assert said in str(found.steps[0].error)


@settings(max_examples=200)
@given(
    n=st.integers(1, 40),
    k=st.integers(1, 7),
    s=st.integers(1, 5),
    d=st.integers(1, 3),
    p=st.integers(0, 4),
)
def test_a_window_goes_as_far_as_it_fits(n: int, k: int, s: int, d: int, p: int) -> None:
    (parsed,) = parse_layers(f"nn.Conv1d(1, 1, {k}, {s}, {p}, {d})")
    starts = [at for at in range(0, n + 2 * p, s) if at + d * (k - 1) < n + 2 * p]
    if starts:
        assert ordinary_sizes(parsed, (n,)) == (len(starts),)
    else:
        with pytest.raises(FrameworkError):
            ordinary_sizes(parsed, (n,))
    (pool,) = parse_layers(f"nn.MaxPool1d({k}, {s}, {min(p, k // 2)}, {d}, ceil_mode=True)")
    p = min(p, k // 2)
    reach = d * (k - 1) + 1
    if n + 2 * p >= reach:
        # Rounded up: windows may hang over the end, but none begins beyond the input itself.
        last = max(at for at in range(0, n + 2 * p + s, s) if at - s + reach < n + 2 * p or not at)
        while last >= n + p and last:
            last -= s
        assert ordinary_sizes(pool, (n,)) == (last // s + 1,)
    assert window(parsed, 1).stride == (s,)


def test_dcgan_doubles_up_to_64() -> None:
    source = "nn.ConvTranspose2d(100, 512, 4, 1, 0)\n" + repeated(
        "nn.ConvTranspose2d(8, 8, 4, 2, 1)", 4
    )
    found = walk(stack(source, 1, 1, goal=(64, 64)))
    assert [step.after for step in found.steps] == [(4, 4), (8, 8), (16, 16), (32, 32), (64, 64)]
    assert found.encoder == 0
    assert found.holds


def test_the_original_unet_loses_184_on_its_way() -> None:
    """572 → 388, figure 1 of Ronneberger et al. 2015; here one level of it."""
    level = "Conv2D(64, 3)\nConv2D(64, 3)\nMaxPooling2D()\nConv2D(128, 3)\nConv2D(128, 3)\n"
    level += "Conv2DTranspose(64, 2, strides=2)\nConv2D(64, 3)\nConv2D(64, 3)"
    assert sizes_of(stack(level, 572, 572)) == [570, 568, 284, 282, 280, 560, 558, 556]


def test_levels_are_paired_from_the_inside_out() -> None:
    found = walk(stack(STRIDED, 28, 28))
    assert sizes_of(found.stack) == [14, 7, 4, 8, 16, 32]
    assert [step.mirrors for step in found.steps] == [None, None, None, 2, 1, 0]
    assert [step.off for step in found.steps[3:]] == [(1, 1), (2, 2), (4, 4)]
    assert found.lost is found.steps[3]
    assert [step.at for step in found.misses] == [5]
    assert [step.at for step in walk(stack(STRIDED, 28, 28, joined=True)).misses] == [3, 4, 5]


def test_a_layer_with_a_stride_undoes_one_with_a_stride() -> None:
    found = walk(stack(UNET_LEVEL, 29, 29, joined=True))
    assert found.steps[3].mirrors == 1
    assert found.steps[3].wanted == (29, 29)
    assert found.steps[4].wanted == (29, 29)
    assert walk(stack(UNET_LEVEL, 28, 28, joined=True)).holds


def test_a_crop_right_after_a_layer_is_judged_in_its_place() -> None:
    source = UNET_LEVEL.replace("stride=2)", "stride=2)\nnn.ZeroPad2d((0, 1, 0, 1))")
    found = walk(stack(source, 29, 29, joined=True))
    assert found.steps[3].wanted is None
    assert found.steps[4].mirrors == 1
    assert found.holds


def test_a_layer_between_flatten_and_reshape_has_no_size() -> None:
    source = "Conv2D(8, 3)\nFlatten()\nDense(9)\nConv2DTranspose(8, 3)"
    found = walk(stack(source, 9, 9))
    assert found.steps[-1].error is not None
    assert "Dense" in str(found.steps[-1].error)
    mended = source.replace("Dense(9)", "Dense(9)\nReshape((3, 4, 1))")
    assert walk(stack(mended, 9, 9)).result == (5, 6)


def test_sizes_that_a_stride_makes_one_are_listed() -> None:
    down = walk(stack(STRIDED, 28, 28)).steps[2]
    assert alike(down) == ((7, 7), (8, 8))
    assert alike(walk(stack(STRIDED, 32, 32)).steps[0]) == ((31, 31), (32, 32))


def first_change(found: Stack) -> list[str]:
    return [edit.text for edit in changes(found)[0].edits]


def test_the_smallest_change_is_in_the_words_of_the_layers_framework() -> None:
    assert first_change(stack(STRIDED, 28, 28)) == ["output_padding=0"]
    assert changes(stack(STRIDED, 28, 28))[0].edits[0].at == 3
    assert first_change(stack(UNET_LEVEL, 29, 29, joined=True)) == ["output_padding=1"]
    fsrcnn = stack("nn.ConvTranspose2d(56, 1, 9, stride=3, padding=4)", 11, 11, goal=(33, 33))
    assert first_change(fsrcnn) == ["output_padding=2"]
    assert {edit.text for change in changes(fsrcnn) for edit in change.edits} >= {
        "padding=3",
        "output_size=(33, 33)",
        "kernel_size=11",
    }
    tensorflow = stack("tf.nn.conv2d_transpose(x, w, [1, 8, 8, 1], 2)", 5, 5, goal=(10, 10))
    assert first_change(tensorflow) == ["output_shape=[1, 10, 10, 1]"]


def test_several_levels_are_put_right_together() -> None:
    best = changes(stack(POOLED, 29, 29, joined=True))[0]
    assert [(edit.at, edit.text) for edit in best.edits] == [
        (4, "output_padding=1"),
        (5, "output_padding=1"),
        (7, "output_padding=1"),
    ]


def test_axes_that_are_unlike_get_a_value_each() -> None:
    best = changes(stack(STRIDED, 27, 25, joined=True))[0]
    assert [edit.text for edit in best.edits] == [
        "output_padding=0",
        "output_padding=(1, 0)",
        "output_padding=0",
    ]


def test_the_layer_that_would_not_double_needs_two_changes() -> None:
    """Keras 1: output_shape alone is refused or ignored, and subsample alone is not enough."""
    line = "Deconvolution2D(1, 7, 7, (None, 1, 12, 12), subsample=(2, 2), dim_ordering='th')"
    best = changes(stack(line, 12, 12, goal=(24, 24)))[0]
    assert {edit.text for edit in best.edits} == {
        "output_shape=(None, 1, 24, 24)",
        "border_mode='same'",
    }


def test_a_refused_layer_is_offered_what_its_framework_takes() -> None:
    found = stack("nn.ConvTranspose2d(8, 8, 3, stride=2, output_padding=5)", 5, 5)
    assert walk(found).result is None
    texts = [edit.text for change in changes(found) for edit in change.edits]
    assert any(re.fullmatch(r"output_padding=[01]", text) for text in texts)
    assert all(change.walk.result is not None for change in changes(found))


def test_a_stack_that_holds_is_left_alone() -> None:
    assert changes(stack(STRIDED, 32, 32)) == ()
    assert changes(stack("Conv2DTranspose(8, 3)", 5, 5)) == ()


LINES = st.sampled_from(
    [
        f"Conv2D(8, 3, strides=2, {SAME})",
        "Conv2D(8, 3)",
        "MaxPooling2D()",
        "nn.Conv2d(8, 8, 3, stride=2, padding=1)",
        "nn.MaxPool2d(2)",
        "nn.AvgPool2d(3, stride=2)",
    ]
)
UPS = st.sampled_from(
    [
        f"Conv2DTranspose(8, 3, strides=2, {SAME})",
        "Conv2DTranspose(8, 2, strides=2)",
        "nn.ConvTranspose2d(8, 8, 4, stride=2, padding=1)",
        "nn.ConvTranspose2d(8, 8, 3, stride=2, padding=1)",
        "nn.ConvTranspose2d(8, 8, 3)",
        "UpSampling2D()",
        "F.conv_transpose2d(x, np.ones((8, 8, 2, 2)), stride=3)",
    ]
)


@settings(max_examples=60)
@given(
    down=st.lists(LINES, max_size=3),
    up=st.lists(UPS, min_size=1, max_size=3),
    size=st.tuples(st.integers(20, 60), st.integers(20, 60)) | st.integers(20, 60),
    joined=st.booleans(),
    goal=st.none() | st.integers(20, 60),
)
def test_every_change_that_is_proposed_does_what_it_says(
    down: list[str], up: list[str], size: tuple[int, int] | int, joined: bool, goal: int | None
) -> None:
    sizes = size if isinstance(size, tuple) else (size, size)
    wanted = None if goal is None else (goal, goal)
    found = stack("\n".join([*down, *up]), *sizes, goal=wanted, joined=joined)
    before = walk(found)
    proposed = changes(found)
    assert not (before.holds and proposed)
    assert [change.cost for change in proposed] == sorted(change.cost for change in proposed)
    for change in proposed:
        # From the edits, and from the text of the changed stack: both come to the size wanted.
        made = apply(found, change.edits)
        lines = "\n".join(write(layer) for layer in made.layers)
        again = walk(stack(lines, *made.sizes, goal=made.goal, joined=joined))
        assert again.result == change.walk.result
        assert again.holds or before.result is None
        if goal is not None and before.result is not None:
            assert again.result == wanted
        elif before.result is not None and down:
            assert again.result == made.sizes
