"""Charts of spectra: what stands in them is the core's, and no peak is lost."""

import numpy as np
import pytest
from numpy.typing import NDArray

from deconv_viz.charts.spectrum import (
    FLOOR,
    decibels,
    spectrum_curve,
    spectrum_map,
    thinned,
    wrapped,
)
from deconv_viz.core.spectrum import Spectrum, artefact, spectrum

LABELS = {
    "across": "across",
    "down": "down",
    "peak": "peak",
    "level": "level",
    "multiple": "#",
    "one": "One",
    "two": "Two",
}


def comb(size: int, stride: int) -> NDArray[np.float64]:
    """Ones at every stride-th place, both ways."""
    line = np.arange(size) % stride == 0
    return np.asarray(np.multiply.outer(line, line), np.float64)


def test_decibels_end_at_the_floor() -> None:
    assert decibels(np.array([1.0, 0.1, 0.0])).tolist() == [0.0, -20.0, FLOOR]
    assert decibels(np.array([1.0]), 10.0).tolist() == [-20.0]


def test_a_spectrum_of_nothing_is_all_floor() -> None:
    assert (decibels(np.zeros((2, 3))) == FLOOR).all()


@pytest.mark.parametrize("size", [96, 97, 256])
def test_thinning_keeps_every_peak(size: int) -> None:
    whole = spectrum(comb(size, 4))
    small = thinned(whole, 32)
    assert max(small.magnitude.shape) <= 32
    assert small.magnitude.max() == whole.magnitude.max()
    assert [len(f) for f in small.frequencies] == list(small.magnitude.shape)
    # Each frequency lies among those that it stands for.
    assert small.frequencies[0][0] < -0.45
    assert small.frequencies[0][-1] > 0.4


def test_thinning_leaves_what_is_small_enough() -> None:
    whole = spectrum(comb(12, 3))
    small = thinned(whole, 12)
    assert (small.magnitude == whole.magnitude).all()
    assert (small.frequencies[0] == whole.frequencies[0]).all()


def test_frequencies_are_those_of_the_spectra() -> None:
    assert wrapped(0.5) == -0.5
    assert wrapped(0.75) == -0.25
    assert wrapped(0.25) == 0.25


@pytest.mark.parametrize("stride", [2, 3, 4])
def test_every_multiple_of_a_comb_is_circled(stride: int) -> None:
    plane = comb(24, stride)
    figure = spectrum_map(spectrum(plane), artefact(plane, (stride, stride)), LABELS)
    circles = figure.data[1]
    assert len(circles.x) == stride * stride - 1
    places = {wrapped(r / stride) for r in range(stride)}
    assert {round(x, 9) for x in circles.x} == {round(x, 9) for x in places}


def test_without_peaks_there_are_no_circles() -> None:
    figure = spectrum_map(spectrum(np.ones((8, 8))), (), LABELS, dark=True, small=True)
    assert len(figure.data) == 1
    assert not figure.data[0].showscale


def test_a_curve_goes_from_zero_to_a_half() -> None:
    one, two = spectrum(np.ones((8, 8))), spectrum(comb(8, 2))
    figure = spectrum_curve({"one": one, "two": two}, 2, LABELS)
    for curve in figure.data:
        assert curve.x.tolist() == [0, 0.125, 0.25, 0.375, 0.5]
    # The comb of every second element has at 1/2 as much as at 0, a quarter of what ones have.
    assert figure.data[1].y.tolist() == [-12.04, FLOOR, FLOOR, FLOOR, -12.04]
    assert figure.data[0].y.tolist() == [0, FLOOR, FLOOR, FLOOR, FLOOR]


def test_a_curve_marks_the_multiples_up_to_a_half() -> None:
    figure = spectrum_curve({"one": spectrum(np.ones((8, 8)))}, 4, LABELS)
    assert [shape.x0 for shape in figure.layout.shapes] == [0.25, 0.5]
    assert [note.text for note in figure.layout.annotations] == ["1/4", "2/4"]


def test_a_curve_is_the_cut_at_no_vertical_frequency() -> None:
    frequencies = (np.array([-0.5, 0.0]), np.array([-0.5, 0.0]))
    plane = Spectrum(frequencies, np.array([[9.0, 9.0], [1.0, 10.0]]))
    figure = spectrum_curve({"one": plane}, 2, LABELS)
    assert figure.data[0].y.tolist() == [0, -20]
