"""The program that does the same to a picture outside of the app."""

from __future__ import annotations

from deconv_viz.ui.picture_state import OwnPicture


def code(state: OwnPicture) -> str:
    """Return the program of the present layer, with its weights."""
    k, s, p = state.kernel, state.stride, state.padding
    rows = -(-k // s)
    more = s - 1
    return f"""import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

picture = np.array(Image.open("picture.png").convert("RGB"))
x = torch.tensor(picture).double().permute(2, 0, 1)[:, None]  # the colours as a batch
w = torch.tensor({state.w.tolist()}).double()
gain = w.sum() / {s * s}

y = F.conv_transpose2d(x, w[None, None], stride={s}, padding={p})

# Sub-pixel: one small kernel a phase, then a pixel shuffle. Exactly the same.
whole = F.pad(w, (0, {rows * s - k}, 0, {rows * s - k}))
phases = whole.reshape({rows}, {s}, {rows}, {s}).permute(1, 3, 0, 2).flip(2, 3)
small = F.conv2d(x, phases.reshape({s * s}, 1, {rows}, {rows}), padding={rows - 1})
same = F.pixel_shuffle(small, {s})[..., {p}:{p} + y.shape[2], {p}:{p} + y.shape[3]]
print("sub-pixel:", (same - y).abs().max())

# Resize, then convolve with the same weights: even, and something else.
large = F.interpolate(x, scale_factor={s}, mode="nearest")
other = F.conv2d(F.pad(large, ({k - 1},) * 4), w.flip(0, 1)[None, None])
start = {p + more // 2}
other = other[..., start:start + y.shape[2], start:start + y.shape[3]] * gain / w.sum()
print("resize + convolution:", (other - y).abs().max())

out = (y[:, 0] / gain).round().clamp(0, 255).byte().permute(1, 2, 0)
Image.fromarray(out.numpy()).save("output.png")
"""
