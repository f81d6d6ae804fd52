"""A scene is small, plain, and says what the core says."""

import json

import numpy as np
import pytest

from deconv_viz.core import Axis, Geometry, ParameterError, conv_transpose
from deconv_viz.scenes import two_dimensional

GEOMETRY = Geometry((Axis.of(5, 3, 2, 1, 1), Axis.of(4, 2, 3, 1, 0, 1)))
X = np.arange(20).reshape(5, 4) - 7
W = np.arange(6).reshape(3, 2) - 2


def test_a_scene_survives_json_unchanged() -> None:
    data = two_dimensional(X, W, GEOMETRY).data
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_values_and_result_are_exact_and_row_major() -> None:
    data = two_dimensional(X, W, GEOMETRY).data
    assert data["x"] == X.ravel().tolist()
    assert data["w"] == W.ravel().tolist()
    assert data["y"] == conv_transpose(X, W, GEOMETRY).ravel().tolist()


def test_whole_floats_are_sent_as_integers_and_fractions_in_full() -> None:
    data = two_dimensional(X * 1.0, W / 3, GEOMETRY).data
    assert all(isinstance(value, int) for value in data["x"])
    assert data["w"] == (W / 3).ravel().tolist()


def test_equal_axes_share_one_set_of_tables() -> None:
    axis = Axis.of(4, 3, 2)
    data = two_dimensional(np.ones((4, 4)), np.ones((3, 3)), Geometry((axis, axis))).data
    assert len(data["axes"]) == 1
    assert data["dims"] == [0, 0]
    assert two_dimensional(X, W, GEOMETRY).data["dims"] == [0, 1]


def test_every_index_in_a_table_lies_inside_its_grid() -> None:
    for crop in ((1, 1), (-2, 3), (4, -1), (9, -9)):
        axis = Axis(4, 3, 2, 2, crop)
        data = two_dimensional(np.ones((4, 4)), np.ones((3, 3)), Geometry((axis, axis))).data
        table = data["axes"][0]
        board, padded = len(table["output"]), len(table["source"])
        assert all(0 <= b < board for b in table["board"])
        assert all(-1 <= o < table["m"] for o in table["output"])
        assert sorted(o for o in table["output"] if o >= 0) == list(range(table["m"]))
        assert all(-2 <= i < table["n"] for i in table["source"])
        assert all(0 <= p < padded for p in table["windows"])


def test_the_matrix_way_is_compared_up_to_a_thousand_outputs() -> None:
    small = two_dimensional(X, W, GEOMETRY).data
    assert (small["matrix_equal"], small["matrix"]) == (True, 0)
    axis = Axis.of(16, 3, 2)
    large = two_dimensional(np.ones((16, 16)), np.ones((3, 3)), Geometry((axis, axis))).data
    assert len(large["y"]) > 1000
    assert large["matrix_equal"] is None


def test_the_fingerprint_is_that_of_the_content() -> None:
    scene = two_dimensional(X, W, GEOMETRY)
    assert scene.id == two_dimensional(X.copy(), W.copy(), GEOMETRY).id
    other = X.copy()
    other[0, 0] += 1
    assert scene.id != two_dimensional(other, W, GEOMETRY).id


def test_other_ranks_are_refused_with_a_reason() -> None:
    with pytest.raises(ParameterError) as refusal:
        two_dimensional(np.ones(4), np.ones(3), Geometry((Axis.of(4, 3),)))
    assert str(refusal.value) == "rank must be one of 2; received 1."
