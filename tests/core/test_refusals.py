"""What cannot be is refused, in one sentence, with the field, the rule and what was received."""

import copy
import pickle
from collections.abc import Callable

import numpy as np
import pytest

from deconv_viz import (
    RULES,
    Axis,
    Geometry,
    ParameterError,
    conv_transpose,
    correlate,
    fill,
    gather,
    scatter,
    steps,
    transpose_matrix,
)
from deconv_viz import conv_transpose_layer as layer

PLANE = Geometry((Axis(2, 2), Axis(3, 2)))
X, W = np.ones((2, 3)), np.ones((2, 2))
DATA, KERNELS = np.ones((1, 4, 2, 3), np.float32), np.ones((4, 5, 2, 2), np.float32)

REFUSALS: list[tuple[Callable[[], object], str, str, object]] = [
    (lambda: Axis(0, 3), "size", "at_least_one", 0),
    (lambda: Axis(5, -1), "kernel", "at_least_one", -1),
    (lambda: Axis(5, 3, 0), "stride", "at_least_one", 0),
    (lambda: Axis(5, 3, 1, 0), "dilation", "at_least_one", 0),
    (lambda: Axis(5.0, 3), "size", "integer", 5.0),
    (lambda: Axis(5, "3"), "kernel", "integer", "3"),
    (lambda: Axis(5, 3, True), "stride", "integer", True),
    (lambda: Axis(5, 3, np.True_), "stride", "integer", np.True_),
    (lambda: Axis(5, 3, 1, None), "dilation", "integer", None),
    (lambda: Axis(5, 3, crop=1), "crop", "crop_pair", 1),
    (lambda: Axis(5, 3, crop=(1, 2, 3)), "crop", "crop_pair", (1, 2, 3)),
    (lambda: Axis(5, 3, crop=(1, 0.5)), "crop", "integer", 0.5),
    (lambda: Axis(5, 3, crop=(4, 3)), "crop", "output_at_least_one", (4, 3)),
    (lambda: Axis.of(5, 3, padding=-1), "padding", "not_negative", -1),
    (lambda: Axis.of(5, 3, output_padding=-1), "output_padding", "not_negative", -1),
    (lambda: Axis.of(5, 3, padding=1.5), "padding", "integer", 1.5),
    (lambda: Axis.of(0, 3), "size", "at_least_one", 0),
    (lambda: Axis.of(2, 3, padding=2), "padding", "output_at_least_one", 2),
    (
        lambda: Axis.of(5, 3, 2, 3, output_padding=3),
        "output_padding",
        "output_padding_below_max_stride_dilation",
        3,
    ),
    (lambda: Geometry(()), "axes", "at_least_one_axis", ()),
    (lambda: Geometry(((5, 3),)), "axes", "axis_values", (5, 3)),
    (lambda: Geometry(5), "axes", "axis_values", 5),
    (lambda: conv_transpose(X.T, W, PLANE), "x", "shape", (3, 2)),
    (lambda: conv_transpose(X, W[0], PLANE), "w", "shape", (2,)),
    (lambda: scatter(X[..., None], W, PLANE), "x", "shape", (2, 3, 1)),
    (lambda: gather(1.0, W, PLANE), "x", "shape", ()),
    (lambda: transpose_matrix(X, PLANE), "w", "shape", (2, 3)),
    (lambda: correlate(X, W, PLANE), "u", "shape", (2, 3)),
    (lambda: steps(X, W.ravel(), PLANE), "w", "shape", (4,)),
    (lambda: steps(X, W, PLANE, "kernel"), "order", "choice", "kernel"),
    (lambda: conv_transpose(X + 1j, W, PLANE), "x", "real_numbers", "complex128"),
    (lambda: conv_transpose(X, [["a", "b"]] * 2, PLANE), "w", "real_numbers", "<U1"),
    (lambda: scatter([[1, 2], [3]], W, PLANE), "x", "real_numbers", [[1, 2], [3]]),
    (lambda: gather(X, W * np.inf, PLANE), "w", "finite", np.inf),
    (lambda: layer(X[None], W, PLANE), "x", "shape", (1, 2, 3)),
    (lambda: layer(DATA, W, PLANE), "w", "shape", (2, 2)),
    (lambda: layer(DATA.T, KERNELS, PLANE), "x", "shape", (3, 2, 4, 1)),
    (lambda: layer(DATA, KERNELS, PLANE, data_format="channels_last"), "x", "shape", (1, 4, 2, 3)),
    (lambda: layer(DATA[:, :3], KERNELS, PLANE), "w", "shape", (4, 5, 2, 2)),
    (lambda: layer(DATA[:, :0], KERNELS[:0], PLANE), "channels", "at_least_one", 0),
    (lambda: layer(DATA, KERNELS[:, :0], PLANE), "filters", "at_least_one", 0),
    (lambda: layer(DATA, KERNELS, PLANE, groups=3), "groups", "choice", 3),
    (lambda: layer(DATA, KERNELS, PLANE, groups=0), "groups", "at_least_one", 0),
    (lambda: layer(DATA, KERNELS, PLANE, groups=2, bias=[1] * 5), "bias", "shape", (5,)),
    (lambda: layer(DATA, KERNELS, PLANE, bias=1), "bias", "shape", ()),
    (lambda: layer(DATA, KERNELS, PLANE, activation="elu"), "activation", "choice", "elu"),
    (lambda: layer(DATA, KERNELS, PLANE, data_format="NCHW"), "data_format", "choice", "NCHW"),
    (lambda: layer(DATA * np.float32(np.inf), KERNELS, PLANE), "x", "finite", np.inf),
    (lambda: layer([[1], [2, 3]], KERNELS, PLANE), "x", "real_numbers", [[1], [2, 3]]),
    (lambda: layer(DATA, KERNELS, PLANE, bias=["a"] * 5), "bias", "real_numbers", "<U1"),
    (lambda: fill("noise", (3, 3)), "name", "choice", "noise"),
    (lambda: fill("ones", (3, 0)), "shape", "at_least_one", 0),
    (lambda: fill("random", (3,), seed=0.5), "seed", "integer", 0.5),
    (lambda: fill("random", (3,), low=4, high=3), "low", "low_not_above_high", 4),
]


@pytest.mark.parametrize(
    ("attempt", "field", "rule", "received"), REFUSALS, ids=range(len(REFUSALS))
)
def test_it_is_refused_with_its_field_rule_and_value(
    attempt: Callable[[], object], field: str, rule: str, received: object
) -> None:
    with pytest.raises(ParameterError) as refusal:
        attempt()
    error = refusal.value
    assert (error.field, error.rule, error.received) == (field, rule, received)
    assert type(error.received) is type(received)
    assert isinstance(error, ValueError)

    sentence = str(error)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "\n" not in sentence


def test_no_rule_goes_untested() -> None:
    assert {rule for _, _, rule, _ in REFUSALS} == set(RULES)


def test_sentences_name_the_numbers() -> None:
    with pytest.raises(ParameterError) as refusal:
        Axis.of(5, 3, stride=2, dilation=3, output_padding=3)
    assert refusal.value.values == {"stride": 2, "dilation": 3}
    assert str(refusal.value) == (
        "output_padding must be smaller than the larger of stride (2) and dilation (3); received 3."
    )

    with pytest.raises(ParameterError) as refusal:
        Axis.of(2, 3, padding=2)
    assert refusal.value.values == {"canvas": 4, "begin": 2, "end": 2, "output": 0}

    with pytest.raises(ParameterError) as refusal:
        conv_transpose(X.T, W, PLANE)
    assert str(refusal.value) == "x must have shape (2, 3); received shape (3, 2)."


def test_a_long_value_does_not_make_a_long_sentence() -> None:
    with pytest.raises(ParameterError) as refusal:
        Axis("9" * 10_000, 3)
    assert len(str(refusal.value)) < 100


def test_an_error_can_be_copied_and_pickled() -> None:
    error = ParameterError("size", "at_least_one", 0, {"low": 1})
    for twin in (copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert (twin.field, twin.rule, twin.received, twin.values) == (
            "size",
            "at_least_one",
            0,
            {"low": 1},
        )
        assert str(twin) == str(error)
