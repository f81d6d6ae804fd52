"""Generated signals: their sizes, their ranges, and what each is for."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import ParameterError
from deconv_viz.core.signals import SIGNALS, chirp, pluck, signal, speech, tone, whole
from deconv_viz.core.spectrum import spectrum


@pytest.mark.parametrize("name", SIGNALS)
def test_it_has_its_size_and_stays_small_and_is_the_same_again(name: str) -> None:
    for size in (1, 2, 12, 257):
        values = signal(name, size)
        assert values.shape == (size,)
        assert np.isfinite(values).all()
        assert np.abs(values).max(initial=0) <= (4 if name == "whole" else 1)
        assert_array_equal(values, signal(name, size))
    assert np.abs(signal(name, 256)).max() > 0.9


def test_whole_numbers_are_whole_and_a_longer_one_begins_alike() -> None:
    assert whole(4).dtype == np.int64
    assert whole(4).tolist() == [1, 3, 2, 0]
    assert_array_equal(whole(40)[:12], whole(12))
    assert_array_equal(whole(40)[12:24], whole(12))
    assert signal("impulse", 5).tolist() == [0, 0, 1, 0, 0]
    assert signal("step", 5).tolist() == [0, 0, 1, 1, 1]


def test_a_tone_is_one_line_in_the_spectrum() -> None:
    found = spectrum(tone(64, 8))
    assert found.frequencies[0][found.magnitude > 1e-9].tolist() == [-1 / 8, 1 / 8]


def test_a_pluck_dies_away_the_high_notes_first() -> None:
    y = pluck(1200)
    quarters = [float((part**2).sum()) for part in np.split(y, 4)]
    assert quarters == sorted(quarters, reverse=True)
    early, late = spectrum(y[:600]).magnitude, spectrum(y[600:]).magnitude
    high, low = 300 + 30, 300 + 5  # the sixth harmonic and the first, 60 and 10 cycles of 1200
    assert late[high] / late[low] < early[high] / early[low]


def test_speech_has_two_syllables_and_more_than_one_harmonic() -> None:
    y = speech(1200)
    loud = np.sqrt([float((part**2).mean()) for part in np.split(y, 24)])
    assert loud[11] < 0.25 * loud.max()  # between them
    peaks = [q for q in range(1, 23) if loud[q - 1] < loud[q] > loud[q + 1]]
    assert len(peaks) == 2
    assert (spectrum(y).magnitude[600:] > 0.02).sum() > 8


def test_a_chirp_rises_and_stays_below_an_eighth() -> None:
    y = chirp(400)
    crossings = [int((np.diff(np.sign(part)) != 0).sum()) for part in np.split(y, 4)]
    assert crossings == sorted(crossings)
    assert crossings[0] < crossings[-1] <= 100 * 2 / 8
    found = spectrum(y)
    beyond = np.abs(found.frequencies[0]) > 0.15
    assert found.magnitude[beyond].max() < 0.1 * found.magnitude.max()


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(ParameterError, match="name must be one of whole, speech"):
        signal("song", 10)
    for name in SIGNALS:
        with pytest.raises(ParameterError):
            signal(name, 0)
