"""Generated pictures: their form, and that each shows what it is for."""

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from deconv_viz import ParameterError
from deconv_viz.core.pictures import PICTURES, face, gradient, letters, picture, zone_plate


@pytest.mark.parametrize("name", PICTURES)
def test_it_is_bytes_in_three_colours_and_the_same_again(name: str) -> None:
    for height, width in ((1, 1), (2, 9), (40, 64), (64, 40)):
        found = picture(name, height, width)
        assert (found.shape, found.dtype) == ((height, width, 3), np.uint8)
        assert_array_equal(found, picture(name, height, width))
    assert found.std() > 10


@pytest.mark.parametrize("draw", [face, letters])
def test_a_drawing_is_the_same_at_another_size(draw) -> None:
    large = draw(192, 256).astype(float)
    small = draw(96, 128).astype(float)
    shrunk = large.reshape(96, 2, 128, 2, 3).mean(axis=(1, 3))
    assert np.abs(shrunk - small).mean() < 4


def test_a_gradient_changes_slowly_and_in_both_directions() -> None:
    y = gradient(64, 96).astype(int)
    assert np.abs(np.diff(y, axis=0)).max() <= 4
    assert np.abs(np.diff(y, axis=1)).max() <= 4
    assert (np.diff(y[..., 0], axis=1) >= 0).all()  # red across
    assert (np.diff(y[..., 1], axis=0) >= 0).all()  # green down
    assert y[0, 0, 0] < y[0, -1, 0] - 100
    assert y[0, 0, 1] < y[-1, 0, 1] - 100


def test_the_zone_plate_gets_finer_outwards_up_to_half_a_cycle() -> None:
    row = zone_plate(101, 101)[50, 50:, 0].astype(int) - 128
    turns = np.flatnonzero(np.diff(np.sign(row)))
    assert np.diff(turns)[0] > 3
    assert (np.diff(turns)[-4:] == 1).all()  # up, down, up, down
    assert_array_equal(zone_plate(33, 33), zone_plate(33, 33)[::-1, ::-1])


def test_letters_are_dark_strokes_on_light_paper() -> None:
    grey = letters(200, 200).mean(axis=-1)
    assert (grey > 220).mean() > 0.6
    assert 0.05 < (grey < 110).mean() < 0.4


def test_the_face_is_in_the_middle_with_two_eyes() -> None:
    for shape in ((120, 120), (120, 200), (200, 120)):
        found = face(*shape).astype(int)
        assert np.abs(found[:, :].mean(axis=(0, 2)) - found[:, ::-1].mean(axis=(0, 2))).mean() < 3
        unit, top, left = min(shape), (shape[0] - min(shape)) // 2, (shape[1] - min(shape)) // 2
        row = found[top + round(0.462 * unit), left : left + unit].sum(axis=-1)
        dark = row < 120
        eyes = int((np.diff(dark.astype(int)) == 1).sum())
        assert eyes == 2


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(ParameterError, match="name must be one of face, letters"):
        picture("cat", 10, 10)
    for name in PICTURES:
        for shape in ((0, 5), (5, 0)):
            with pytest.raises(ParameterError):
                picture(name, *shape)
