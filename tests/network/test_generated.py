"""Digits that are drawn here: the same for everyone, different from each other, in the frame."""

import numpy as np

from deconv_viz.network import digits


def test_they_are_grey_images_of_0_to_9_in_turn() -> None:
    drawn = digits(23)
    assert (drawn.images.shape, drawn.images.dtype) == ((23, 28, 28), np.dtype(np.uint8))
    assert drawn.labels.tolist() == [number % 10 for number in range(23)]


def test_each_depends_on_seed_and_number_alone() -> None:
    drawn = digits(12, seed=5).images
    assert np.array_equal(digits(30, seed=5).images[:12], drawn)
    assert np.array_equal(digits(4, seed=5, start=8).images, drawn[8:])
    assert not np.array_equal(digits(12, seed=6).images, drawn)


def test_no_two_are_alike_and_each_has_ink_within_the_frame() -> None:
    images = digits(200).images
    assert len({image.tobytes() for image in images}) == 200
    ink = (images > 127).sum(axis=(1, 2))
    assert ink.min() > 20
    assert ink.max() < 350
    edge = np.ones((28, 28), bool)
    edge[1:-1, 1:-1] = False
    assert not images[:, edge].any()


def test_edges_are_grey_as_those_of_scanned_digits() -> None:
    images = digits(50).images
    grey = ((images > 0) & (images < 150)).mean()
    assert 0.02 < grey < 0.2


def test_a_digit_is_nearer_to_its_like_than_to_others() -> None:
    drawn = digits(400)
    means = [drawn.images[drawn.labels == label].mean(axis=0) for label in range(10)]
    later = digits(200, start=400)
    distances = [((later.images - mean) ** 2).sum(axis=(1, 2)) for mean in means]
    assert (np.argmin(distances, axis=0) == later.labels).mean() > 0.7
