"""Signals in one dimension, computed: nothing is recorded, nothing is drawn by chance."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.errors import ParameterError, positive

Array = NDArray[Any]

WHOLE = (1, 3, 2, 0, -1, -2, 0, 2, 4, 3, 1, -1)


def whole(size: int) -> Array:
    """Return small whole numbers that rise and fall, repeating after 12, as int64."""
    return np.resize(np.array(WHOLE, np.int64), positive("size", size))


def tone(size: int, cycles: float = 4.0) -> Array:
    """Return a sine of so many cycles over the whole size, in float64."""
    return np.sin(2 * np.pi * cycles * _time(size))


def speech(size: int) -> Array:
    """Return something like two voiced syllables: harmonics of a gliding pitch under two formants.

    Amplitudes up to 1. The pitch falls from 18 to 14 cycles over the size; harmonics near the
    formants are strong; each syllable swells and dies away.
    """
    t = _time(size)
    phase = 2 * np.pi * (18 * t - 2 * t * t)
    voice = np.zeros(len(t))
    for harmonic in range(1, 9):
        strength = _bump(harmonic, 2.0, 1.0) + 0.6 * _bump(harmonic, 6.0, 1.2)
        voice += strength * np.sin(harmonic * phase + harmonic * harmonic)
    syllables = _bump(t, 0.25, 0.11) + 0.8 * _bump(t, 0.72, 0.13)
    return _scaled(voice * syllables)


def pluck(size: int) -> Array:
    """Return a plucked string: harmonics that start at once and die away, the high ones sooner."""
    t = _time(size)
    string = np.zeros(len(t))
    for harmonic in range(1, 7):
        decay = np.exp(-(2.5 + 1.5 * harmonic) * t)
        string += decay * np.sin(2 * np.pi * 10 * harmonic * t) / harmonic
    return _scaled(string)


def chirp(size: int) -> Array:
    """Return a tone that rises from 0 to an eighth of a cycle per element: every frequency once."""
    steps = np.arange(positive("size", size))
    return np.sin(np.pi * steps * steps / (8 * len(steps)))


def impulse(size: int) -> Array:
    """Return a single 1 in the middle: its output is the kernel itself."""
    values = np.zeros(positive("size", size), np.int64)
    values[size // 2] = 1
    return values


def step(size: int) -> Array:
    """Return zeros and then ones, from the middle on."""
    return (np.arange(positive("size", size)) >= size // 2).astype(np.int64)


SIGNALS: Mapping[str, Callable[[int], Array]] = MappingProxyType(
    {
        "whole": whole,
        "speech": speech,
        "pluck": pluck,
        "tone": tone,
        "chirp": chirp,
        "impulse": impulse,
        "step": step,
    }
)
"""Every signal by name: a function of its size."""


def signal(name: str, size: int) -> Array:
    """Return the signal of this name, shape (size,). Raises ParameterError for an unknown name."""
    if name not in SIGNALS:
        raise ParameterError("name", "choice", name, {"choices": ", ".join(SIGNALS)})
    return SIGNALS[name](size)


def _time(size: int) -> Array:
    """Return the places of the elements, from 0 to just below 1."""
    return np.arange(positive("size", size)) / size


def _bump(place: Any, middle: float, width: float) -> Any:
    return np.exp(-(((place - middle) / width) ** 2))


def _scaled(values: Array) -> Array:
    """Return the values with a largest magnitude of 1; zeros stay."""
    largest = np.abs(values).max()
    return np.asarray(values / largest) if largest else values
