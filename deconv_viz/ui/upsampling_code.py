"""The programs that reproduce each part's numbers outside of the app."""

from __future__ import annotations

from deconv_viz.lessons.upsampling import Upsampling
from deconv_viz.lessons.upsampling_layers import bilinear_layer, factor_of, pooled, upstream


def code(state: Upsampling) -> str:
    """Return the program of the part that is open, with the numbers of its state."""
    return {
        "there": _there,
        "back": _back,
        "bilinear": _bilinear,
        "pooling": _pooling,
        "decoder": _decoder,
    }[state.part](state)


def _there(state: Upsampling) -> str:
    rows, columns = state.padding
    pads = (*columns, *rows)
    crops = [axis.crop for axis in state.geometry.axes]
    padding = tuple(begin for begin, _ in crops)
    more = tuple(begin - end for begin, end in crops)
    s = state.factor
    return f"""import torch
import torch.nn.functional as F

x = torch.tensor({state.x.tolist()}).double()[None, None]
g = torch.tensor({state.kernel.tolist()}).double()[None, None]

large = F.interpolate(x, scale_factor={s}, mode="nearest")
two = F.conv2d(F.pad(large, {pads}), g)

box = torch.ones(1, 1, {s}, {s}).double()
kernel = F.conv_transpose2d(g.flip(2, 3), box)
one = F.conv_transpose2d(x, kernel, stride={s}, padding={padding}, output_padding={more})

print(kernel[0, 0], one[0, 0], torch.equal(one, two))
"""


def _back(state: Upsampling) -> str:
    lab = state.lab
    strides = (lab.rows.stride, lab.columns.stride)
    rates = (lab.rows.dilation, lab.columns.dilation)
    spread = (
        ""
        if rates == (1, 1)
        else f"""
spread = np.zeros([(n - 1) * d + 1 for n, d in zip(w.shape, {rates})])
spread[::{rates[0]}, ::{rates[1]}] = w
w = spread
"""
    )
    return f"""import numpy as np

w = np.array({lab.kernel().tolist()})
{spread}

def sums(line, stride):
    return [float(line[r::stride].sum()) for r in range(stride)]


rows = [sums(line, {strides[1]}) for line in w]
columns = [sums(line, {strides[0]}) for line in w.T]
print(rows, columns)
print("upsampling + convolution:", all(np.ptp(line) < 1e-12 for line in rows + columns))
"""


def _bilinear(state: Upsampling) -> str:
    x, w, geometry = bilinear_layer(state)
    s, n = state.factor, geometry.axes[0].output_size
    aligned = state.border == "aligned"
    pad, crop = geometry.axes[0].crop[0], ""
    if state.border == "repeat":
        pad += s
        crop = '\nx = F.pad(x, (1, 1, 1, 1), mode="replicate")  # its outputs are cropped again'
    return f"""import torch
import torch.nn.functional as F

x = torch.tensor({x.tolist()}).double()[None, None]
t = torch.arange({w.shape[0]}).double()
w = 1 - (t - t.mean()).abs() / {s}
w = torch.outer(w, w)

wanted = F.interpolate(x, size=({n}, {n}), mode="bilinear", align_corners={aligned}){crop}
got = F.conv_transpose2d(x, w[None, None], stride={s}, padding={pad})
print((got - wanted).abs().max())
"""


def _pooling(state: Upsampling) -> str:
    s = factor_of(state)
    return f"""import torch
import torch.nn.functional as F

x = torch.tensor({pooled(state).tolist()}).double()[None, None].requires_grad_()
above = torch.tensor({upstream(state).tolist()}).double()[None, None]

average, = torch.autograd.grad(F.avg_pool2d(x, {s}), x, above)
maximum, = torch.autograd.grad(F.max_pool2d(x, {s}), x, above)
print(average[0, 0])  # above, each element repeated and divided by {s * s}
print(maximum[0, 0])  # above, each element at the place of its maximum
"""


def _decoder(state: Upsampling) -> str:
    k = state.kernel_size
    return f"""from keras import Sequential, layers

shape = (28, 28, {state.channels})
first = Sequential([layers.Input(shape),
                    layers.UpSampling2D(2),
                    layers.Conv2D({state.filters}, {k}, padding="same")])
second = Sequential([layers.Input(shape),
                     layers.Conv2DTranspose({state.filters}, {k}, strides=2, padding="same")])
first.summary()
second.summary()
"""
