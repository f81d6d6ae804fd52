"""The loss curve: every epoch, and the floor where it is."""

import json
import math
from typing import Any

import pytest

from deconv_viz.charts.colours import DARK, LIGHT
from deconv_viz.charts.training import loss_curve

LABELS = {
    "epoch": "Epoch",
    "loss": "Loss",
    "training": "training",
    "validation": "validation",
    "floor": "floor 0.0584",
}
TRAINING = [0.5, 0.2, 0.09, 0.07]
VALIDATION = [0.3, 0.1, 0.08, 0.071]


def drawn(*arguments: Any, **words: Any) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads(loss_curve(*arguments, LABELS, **words).to_json())
    return figure


def test_each_epoch_has_its_two_losses_from_epoch_1() -> None:
    training, validation, _ = drawn(TRAINING, VALIDATION, 0.0584)["data"]
    assert (training["x"], training["y"]) == ([1, 2, 3, 4], TRAINING)
    assert (validation["x"], validation["y"]) == ([1, 2, 3, 4], VALIDATION)


def test_the_floor_is_drawn_across_and_lies_within_the_picture() -> None:
    figure = drawn(TRAINING, VALIDATION, 0.0584)
    floor = figure["data"][-1]
    assert (floor["x"], floor["y"]) == ([1, 4], [0.0584, 0.0584])
    axis = figure["layout"]["yaxis"]
    assert axis["type"] == "log"
    low, high = axis["range"]
    assert low < math.log10(0.0584) < math.log10(0.5) < high
    assert "floor 0.0584" in [note["text"] for note in figure["layout"]["annotations"]]


@pytest.mark.parametrize("losses", [[0.5], [0.5, 0.4]])
def test_a_training_just_begun_is_a_curve_as_well(losses: list[float]) -> None:
    training, floor = drawn(losses, [], 0.08)["data"]
    assert training["y"] == losses
    assert floor["x"] == [1, 2]


def test_without_an_epoch_there_is_none() -> None:
    with pytest.raises(ValueError, match="at least one epoch"):
        loss_curve([], [], 0.1, LABELS)


@pytest.mark.parametrize(("dark", "colours"), [(False, LIGHT), (True, DARK)])
def test_the_colours_are_the_stages_on_either_ground(dark: bool, colours: dict[str, str]) -> None:
    lines = [
        trace["line"]["color"] for trace in drawn(TRAINING, VALIDATION, 0.06, dark=dark)["data"]
    ]
    assert lines == [colours["input"], colours["output"], colours["bad"]]
