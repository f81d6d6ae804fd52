"""The replay of a bank: what passes, what fails, and that a fault hides nothing after it."""

import json
from pathlib import Path

import numpy as np
import pytest

from deconv_viz.frameworks.replay import main

F = "torch.nn.functional.conv_transpose1d"
X, W = np.array([[[1.0, 2, 3]]]), np.array([[[1.0, 10, 100]]])
Y = np.array([[[1.0, 10, 102, 20, 203, 30, 300]]])


def case(key, **change):
    arrays = {"x": "x", "w": "w", "y": "y"}
    plain = {"id": key, "framework": "torch", "function": F, "args": {"stride": 2}}
    return {**plain, "arrays": arrays, **change}


def refused(key, **change):
    shapes = {"input_shape": [1, 1, 3], "weight_shape": [1, 1, 3], "bias_shape": None}
    plain = {"id": key, "framework": "torch", "function": F, "args": {"stride": 0}}
    return {**plain, **shapes, "reason": "nonpositive_stride_or_dilation", **change}


@pytest.fixture
def bank(tmp_path):
    def write(cases=(), rejected=(), y=Y):
        path = tmp_path / "bank.json"
        path.write_text(json.dumps({"cases": list(cases), "rejected": list(rejected)}))
        np.savez(tmp_path / "bank.npz", x=X, w=W, y=y)
        return str(path)

    return write


def test_a_bank_that_agrees_passes(bank, capsys):
    assert main([bank([case("a")], [refused("b")])]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["torch", "1", "0", "1", "0"]
    assert lines[2].split() == ["all", "1", "0", "1", "0"]


@pytest.mark.parametrize(
    ("y", "said"),
    [
        (Y + (Y == 102), "1 values differ; at (0, 0, 2) 102.0 instead of 103.0"),
        (Y[:, :, :6], "shape (1, 1, 7) instead of (1, 1, 6)"),
        (Y.astype(np.float32), "dtype float64 instead of float32"),
    ],
)
def test_values_shapes_and_types_that_differ_fail(bank, capsys, y, said):
    assert main([bank([case("a")], y=y)]) == 1
    assert capsys.readouterr().out.splitlines()[0] == f"a torch: {said}"


def test_every_failure_is_a_line_and_stops_nothing(bank, capsys):
    cases = [
        case("args", args={"stride": 0}),
        case("framework", framework="caffe"),
        case("keys", arrays={"x": "x", "w": "nowhere", "y": "y"}),
        {"id": "empty"},
        3,
        case("good"),
    ]
    assert main([bank(cases, [refused("computes", args={"stride": 2})])]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:6]] == [
        "args",
        "framework",
        "keys",
        "empty",
        "cases[4]",
        "computes",
    ]
    assert lines[-1].split() == ["all", "1", "5", "0", "1"]


def test_a_limit_of_the_platform_may_compute(bank):
    assert main([bank(rejected=[refused("a", args={}, reason="platform_limit")])]) == 0
    assert main([bank(rejected=[refused("a", args={}, reason="empty_output")])]) == 1


def test_what_keras_1_reported_is_compared(bank, capsys):
    args = {"nb_filter": 1, "nb_row": 3, "nb_col": 3, "output_shape": [None, 1, 9, 9]}
    one = {
        "id": "a",
        "framework": "keras1",
        "version": "1.2.2",
        "layer": "Deconvolution2D",
        "args": {**args, "dim_ordering": "th"},
        "arrays": {"x": "x", "w": "w", "y": "y"},
    }
    path = Path(bank())
    path.write_text(
        json.dumps(
            {"cases": [{**one, "reported_output_shape": [None, 1, size, size]} for size in (9, 3)]}
        )
    )
    ones = np.ones((1, 1, 3, 3))
    y = np.array([1, 2, 3, 2, 1])
    np.savez(path.with_suffix(".npz"), x=ones, w=ones, y=np.outer(y, y)[None, None] * 1.0)
    assert main([str(path)]) == 1
    said = "a keras1: reports (None, 1, 9, 9) instead of (None, 1, 3, 3)"
    assert capsys.readouterr().out.splitlines()[0] == said


@pytest.mark.parametrize("text", ["{", "[]", '{"cases": 3}', "{}", '{"cases": [], "rejected": []}'])
def test_a_broken_or_empty_bank_is_one_sentence(tmp_path, capsys, text):
    path = tmp_path / "bank.json"
    path.write_text(text)
    assert main([str(path)]) == 1
    seen = capsys.readouterr()
    assert (seen.out, seen.err.count("\n")) == ("", 1)


def test_missing_files_are_one_sentence(tmp_path, capsys):
    assert main([str(tmp_path / "none.json")]) == 1
    assert "none.json" in capsys.readouterr().err
    (tmp_path / "bank.json").write_text(json.dumps({"cases": [case("a")]}))
    assert main([str(tmp_path / "bank.json")]) == 1
    assert "bank.npz" in capsys.readouterr().err
    (tmp_path / "bank.npz").write_bytes(b"PK\x03\x04 not really")
    assert main([str(tmp_path / "bank.json")]) == 1
    assert "bank.npz" in capsys.readouterr().err
