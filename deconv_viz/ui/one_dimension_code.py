"""The programs that reproduce each part's numbers outside of the app."""

from __future__ import annotations

from deconv_viz.frameworks import FrameworkError, Layer, code, line, translate
from deconv_viz.lessons.one_dimension import Line
from deconv_viz.ui.one_dimension_sound import SAMPLES, layer


def in_keras(state: Line) -> Layer | None:
    """Return Keras' layer of the part `stamps`, None where it has no words for it."""
    try:
        found = translate(state.layer, "keras", (1, 1, state.size), (1, 1, state.length))
    except FrameworkError:
        return None
    return None if found.crop else found.layer


def program(state: Line) -> str:
    """Return the program of the part that is open, with the numbers of its state."""
    return {"stamps": _stamps, "sound": _sound, "causal": _causal}[state.part](state)


def _stamps(state: Line) -> str:
    keras = in_keras(state)
    if keras:
        return code(keras, state.x[None, :, None], state.w[:, None, None])
    return code(state.layer, state.x[None, None], state.w[None, None])


def _sound(state: Line) -> str:
    w, axis = layer(state.filtered, state.stride, SAMPLES)
    n, s = SAMPLES, state.stride
    return f"""import numpy as np

x = np.sin(2 * np.pi * 24 * np.arange({n}) / {n})
w = np.array({w.tolist()})

inserted = np.zeros({s} * len(x))
inserted[::{s}] = x
y = np.convolve(inserted, w)[{axis.crop[0]}:][: {s} * len(x)]

before, after = np.abs(np.fft.rfft(inserted)), np.abs(np.fft.rfft(y))
beyond = np.arange(len(after)) > len(x) / 2
print("images before:", (before[beyond] ** 2).sum() / (before**2).sum())
print("images after: ", (after[beyond] ** 2).sum() / (after**2).sum())
"""


def _causal(state: Line) -> str:
    axis = state.cropped("causal")
    words = {"filters": 1, "kernel_size": axis.kernel, "strides": axis.stride}
    words |= {"dilation_rate": axis.dilation} if axis.dilation > 1 else {}
    made = line(Layer("keras", "Conv1DTranspose", words))
    return f"""from keras import layers, ops

x = ops.ones((1, {axis.size}, 1))
full = layers.{made}(x)  # "valid": nothing is cropped
y = full[:, : {axis.size} * {axis.stride}]  # causal: crop at the end only
print(y.shape)
"""
