"""The programs that reproduce each part's numbers outside of the app."""

from __future__ import annotations

from deconv_viz.lessons.checkerboard import Checkerboard
from deconv_viz.state import Lab
from deconv_viz.ui.checkerboard_stacks import input_size


def code(state: Checkerboard) -> str:
    """Return the program of the part that is open, with the numbers of its state."""
    return {
        "overlap": _overlap,
        "weights": _weights,
        "stacks": _stacks,
        "spectrum": _spectrum,
        "remedies": _remedies,
    }[state.part](state)


def _arguments(lab: Lab) -> str:
    names = ("stride", "padding", "output_padding", "dilation")
    pairs = {name: (getattr(lab.rows, name), getattr(lab.columns, name)) for name in names}
    return ", ".join(f"{name}={pair}" for name, pair in pairs.items())


def _overlap(state: Checkerboard) -> str:
    lab = state.lab
    sizes = f"{lab.rows.size}, {lab.columns.size}"
    kernel = f"{lab.rows.kernel}, {lab.columns.kernel}"
    return f"""import math
import torch
import torch.nn.functional as F

x, w = torch.ones(1, 1, {sizes}), torch.ones(1, 1, {kernel})
print(F.conv_transpose2d(x, w, {_arguments(lab)})[0, 0])

k, s, d = {lab.columns.kernel}, {lab.columns.stride}, {lab.columns.dilation}
print("even:", k % s == 0 and math.gcd(d, s) == 1)
"""


def _weights(state: Checkerboard) -> str:
    lab = state.lab
    rows, columns = lab.rows.stride, lab.columns.stride
    spread = ""
    if lab.rows.dilation > 1 or lab.columns.dilation > 1:
        rates = (lab.rows.dilation, lab.columns.dilation)
        spread = (
            f"spread = np.zeros([(n - 1) * d + 1 for n, d in zip(w.shape, {rates})])\n"
            f"spread[::{rates[0]}, ::{rates[1]}] = w\nw = spread\n"
        )
    return f"""import numpy as np

w = np.array({lab.kernel().tolist()})
{spread}sums = [[w[r::{rows}, c::{columns}].sum() for c in range({columns})] for r in range({rows})]
print(sums)  # what ones become at each phase: a checkerboard unless all are equal
"""


def _stacks(state: Checkerboard) -> str:
    size = input_size(state)
    return f"""import torch
import torch.nn.functional as F

y = torch.ones(1, 1, {size}, {size})
for k, s in {list(state.stack)}:
    n = y.shape[-1] * s
    y = F.conv_transpose2d(y, torch.ones(1, 1, k, k), stride=s)
    start = max(k - s, 0) // 2
    y = F.pad(y, (0, max(n - y.shape[-1], 0)) * 2)[..., start:start + n, start:start + n]
    print(y[0, 0])
"""


def _spectrum(state: Checkerboard) -> str:
    return f"""import numpy as np
import torch
import torch.nn.functional as F

w = torch.tensor({state.w.tolist()}).double()
y = F.conv_transpose2d(torch.rand(1, 1, 64, 64).double(), w[None, None], stride={state.stride})
y = y[0, 0].numpy()[:{64 * state.stride}, :{64 * state.stride}]

magnitude = np.abs(np.fft.fft2(y))
step = 64  # the multiples of 1/{state.stride}
print(magnitude[::step, ::step] / magnitude.mean())
"""


def _remedies(state: Checkerboard) -> str:
    k, s = state.kernel, state.stride
    multiple = k + -k % s
    return f"""from torch import nn

c = 64
plain = nn.ConvTranspose2d(c, c, {k}, {s})
kernel_multiple = nn.ConvTranspose2d(c, c, {multiple}, {s})
resize = nn.Sequential(nn.Upsample(scale_factor={s}), nn.Conv2d(c, c, {k}, padding="same"))
sub_pixel = nn.Sequential(nn.Conv2d(c, c * {s * s}, {k}, padding="same"), nn.PixelShuffle({s}))
layer_after = nn.Sequential(nn.ConvTranspose2d(c, c, {k}, {s}), nn.Conv2d(c, c, 3, padding="same"))

# ICNR: all {s * s} phases begin alike.
start = nn.init.kaiming_normal_(sub_pixel[0].weight.data[::{s * s}].clone())
sub_pixel[0].weight.data = start.repeat_interleave({s * s}, 0)
sub_pixel[0].bias.data.zero_()
"""
