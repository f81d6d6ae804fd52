"""Signals and spectra: what is drawn is the core's, and the images lie where they are marked."""

import json
from typing import Any

import numpy as np
import pytest

from deconv_viz.charts.colours import DARK, LIGHT
from deconv_viz.charts.signals import signal_rows, spectrum_curve
from deconv_viz.ui.one_dimension_sound import sound_of, window

ROWS = {"input": "in", "inserted": "zeros", "output": "out", "time": "t"}
CURVES = {
    "inserted": "zeros",
    "kernel": "kernel",
    "output": "out",
    "images": "images",
    "frequency": "f",
}


def drawn(figure: Any) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(figure.to_json())
    return whole


@pytest.mark.parametrize("stride", [1, 2, 4])
def test_the_rows_are_the_signals_over_one_time(stride: int) -> None:
    made = sound_of("speech", "linear", stride)
    first, last = window(stride, "speech")
    whole = drawn(
        signal_rows(made.x, made.inserted, made.output, stride, (first, last), ROWS, dark=True)
    )
    dots = [trace for trace in whole["data"] if trace["mode"] == "markers"]
    given, inserted, output = dots
    assert given["x"] == list(range(first, last + 1, stride))
    assert given["y"] == made.x[first // stride : last // stride + 1].tolist()
    assert inserted["x"] == output["x"] == list(range(first, last + 1))
    assert inserted["y"] == made.inserted[first : last + 1].tolist()
    assert output["y"] == made.output[first : last + 1].tolist()
    opened = [symbol == "circle-open" for symbol in inserted["marker"]["symbol"]]
    assert opened == [value == 0 for value in inserted["y"]]
    assert given["marker"]["color"] == DARK["input"]


def test_a_good_kernel_is_near_zero_where_the_images_are_and_a_bad_one_is_not() -> None:
    peaks = {}
    for kernel in ("bad", "linear"):
        made = sound_of("chirp", kernel, 2)
        whole = drawn(spectrum_curve(made.spectrum, 2, CURVES))
        curves = {trace["name"]: np.array(trace["y"]) for trace in whole["data"]}
        places = np.array(whole["data"][0]["x"])
        assert curves["zeros"].max() == 1
        assert places.min() == 0
        image = np.argmax(np.where(places > 0.45, curves["zeros"], 0))
        peaks[kernel] = (curves["zeros"][image], curves["out"][image])
        [region] = whole["layout"]["shapes"]
        assert (region["x0"], region["x1"]) == (0.25, 0.5)
        assert region["fillcolor"] == LIGHT["bad"]
    assert peaks["bad"][1] == pytest.approx(peaks["bad"][0] / 2, abs=1e-3)
    assert peaks["linear"][1] < 0.03 * peaks["linear"][0]


def test_the_kernel_is_drawn_so_that_1_keeps_a_frequency() -> None:
    made = sound_of("tone", "linear", 4)
    whole = drawn(spectrum_curve(made.spectrum, 4, CURVES))
    kernel = next(trace for trace in whole["data"] if trace["name"] == "kernel")
    assert kernel["y"][0] == 1
    assert whole["layout"]["xaxis"]["ticktext"] == ["0", "1/8", "2/8", "3/8", "1/2"]
