"""The long signal through a kernel: heard, and by frequency."""

from __future__ import annotations

import io
import wave
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core import Axis, Geometry, conv_transpose
from deconv_viz.core.signals import signal
from deconv_viz.core.spectrum import Filtering, filtering, zero_inserted
from deconv_viz.lessons.one_dimension import FITTED, KERNELS, Line

Array = NDArray[Any]

SAMPLES = 384
"""The length of the signal that is drawn: all its harmonics fit."""

RATE = 4000
"""Samples a second of the input; the output has stride times as many."""

_SECONDS = 1.5
_LOUD = 0.3  # of full scale: images are shrill


class Sound(NamedTuple):
    """A signal on its way through a transposed convolution."""

    x: Array
    w: Array
    inserted: Array
    output: Array
    spectrum: Filtering

    @property
    def images(self) -> float:
        """Which share of the output's power lies where there are images and nothing else."""
        power = self.spectrum.output**2
        beyond = np.abs(self.spectrum.frequencies) > self.spectrum.passband
        return float(power[beyond].sum() / power.sum())


def sound_of(name: str, kernel: str, stride: int) -> Sound:
    """Return the signal of this name through the kernel, as long as fits the stride."""
    x = signal(name, SAMPLES)
    w, axis = layer(kernel, stride, SAMPLES)
    output = conv_transpose(x, w, Geometry((axis,)))
    return Sound(x, w, zero_inserted(x, (stride,)), output, filtering(x, w, axis))


def layer(kernel: str, stride: int, size: int) -> tuple[Array, Axis]:
    """Return the kernel at the length that fits the stride, and its axis: size * stride outputs.

    The padding centres the kernel; what is missing at the end is given back or put there.
    """
    length, padding = FITTED[kernel](stride)
    full = Axis(size, length, stride)
    end = full.canvas_size - padding - size * stride
    w = np.asarray(KERNELS[kernel](length), float)
    return w, Axis(size, length, stride, 1, (padding, end))


def wav(name: str, kernel: str = "", stride: int = 1) -> bytes:
    """Return the sound as a mono WAV; without a kernel the input itself, at its own rate.

    Short signals are repeated: the sound of a purr.
    """
    count = round(RATE * _SECONDS)
    one = signal(name, count if name == "chirp" else SAMPLES)
    x = np.resize(one, count)
    if kernel:
        w, axis = layer(kernel, stride, count)
        x = conv_transpose(x, w, Geometry((axis,)))
    loudest = float(np.abs(x).max()) or 1.0
    samples = np.round(x / loudest * _LOUD * (2**15 - 1)).astype("<i2")
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE * stride)
        out.writeframes(samples.tobytes())
    return file.getvalue()


def window(stride: int, name: str) -> tuple[int, int]:
    """Return the places that are drawn: a few waves where the signal is loud."""
    first = {"pluck": 0, "chirp": 250}.get(name, 84)
    return first * stride, (first + 30) * stride


def percent(state: Line) -> str:
    """Return the share of images of a state as people say it."""
    share = 100 * sound_of(state.sound, state.filtered, state.stride).images
    return f"{share:.0f}" if share >= 1 else f"{share:.1f}"
