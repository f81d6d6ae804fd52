"""The voxels: a frame for each step with the core's sums, a button for each, one camera."""

import json
from typing import Any

import numpy as np
import pytest

from deconv_viz.charts.colours import DARK, LIGHT
from deconv_viz.charts.volumes import UIREVISION, volume_steps
from deconv_viz.ui.three_dimensions_slices import steps_of
from deconv_viz.ui.three_dimensions_state import DEFAULT

LABELS = {"input": "in", "output": "out", "voxel": "%{customdata} = %{text}"}


def drawn(dark: bool = False) -> dict[str, Any]:
    made = steps_of(DEFAULT.x, DEFAULT.w, DEFAULT.geometry)
    figure = volume_steps(DEFAULT.x, made.sums, made.touched, LABELS, dark)
    whole: dict[str, Any] = json.loads(figure.to_json())
    return whole


def test_there_is_a_frame_and_a_button_for_each_step_and_for_none() -> None:
    whole = drawn()
    names = [f"{step}" for step in range(DEFAULT.x.size + 1)]
    assert [frame["name"] for frame in whole["frames"]] == names
    [menu] = whole["layout"]["updatemenus"]
    assert [button["args"][0] for button in menu["buttons"]] == [[name] for name in names]
    assert all(button["args"][1]["frame"]["redraw"] for button in menu["buttons"])


def test_each_frame_holds_the_sum_so_far_in_its_cubes_and_in_its_words() -> None:
    made = steps_of(DEFAULT.x, DEFAULT.w, DEFAULT.geometry)
    for frame, values in zip(drawn()["frames"], made.sums, strict=True):
        cubes, words, *_ = frame["data"]
        corners = np.array(cubes["intensity"]).reshape(-1, 8)
        assert (corners == values.ravel()[:, None]).all()
        assert [float(said) for said in words["text"]] == values.ravel().tolist()


def test_the_box_of_a_step_is_drawn_around_the_outputs_that_it_touches() -> None:
    whole = drawn()
    made = steps_of(DEFAULT.x, DEFAULT.w, DEFAULT.geometry)
    assert whole["frames"][0]["data"][3].get("x", []) == []
    for frame, mask in zip(whole["frames"][1:], made.touched, strict=True):
        box = frame["data"][3]
        depth, rows, columns = (np.unique(line) for line in np.nonzero(mask))
        for axis, places in (("x", columns), ("y", -rows), ("z", -depth)):
            ends = [value for value in box[axis] if value is not None]
            assert (min(ends), max(ends)) == pytest.approx(
                (places.min() - 0.43, places.max() + 0.43)
            )


def test_the_pointer_names_voxels_by_depth_row_and_column() -> None:
    names = [trace["customdata"] for trace in drawn()["data"] if "customdata" in trace]
    assert names[0][0] == "x[0,0,0]"
    assert names[0][-1] == "x[1,2,2]"
    assert names[1][-1] == "y[2,4,4]"


def test_cubes_are_closed_and_apart() -> None:
    cubes = next(trace for trace in drawn()["data"] if trace["type"] == "mesh3d")
    faces = np.array([cubes[name] for name in "ijk"]).T.reshape(DEFAULT.x.size, 12, 3)
    for cube, triangles in enumerate(faces):
        assert set(triangles.ravel()) == set(range(8 * cube, 8 * cube + 8))
        edges = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2))
        _, counts = np.unique(edges, axis=0, return_counts=True)
        assert (counts == 2).all()  # each edge belongs to two triangles: no hole


def test_the_camera_is_kept_and_the_colours_follow_the_theme() -> None:
    light, dark = drawn(), drawn(dark=True)
    for whole in (light, dark):
        assert whole["layout"]["uirevision"] == UIREVISION
        assert whole["layout"]["scene"]["uirevision"] == UIREVISION
    assert light["data"][0]["line"]["color"] == LIGHT["input"]
    assert dark["data"][0]["line"]["color"] == DARK["input"]
