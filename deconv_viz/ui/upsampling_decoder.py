"""A step up of a decoder, built both ways: what it costs, and a picture after it."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deconv_viz.core.decoders import costs, folded_step, resize_step, transposed_step
from deconv_viz.core.upsampling import bilinear
from deconv_viz.lessons.upsampling import Upsampling, whole
from deconv_viz.ui.grids import badge, row
from deconv_viz.ui.words import text

FACTORS = (2, 2)
SIZES = (28, 28)
"""The lowest feature map of U-Net."""

_STYLE = """<style>
.decoder .wide { flex-basis: 280px; }
.decoder figure { align-items: flex-start; }
.decoder img { display: block; image-rendering: pixelated; width: 188px; height: 188px;
  border: 1px solid var(--faint); border-radius: 4px; }
.decoder img.small { width: 94px; height: 94px; }
.decoder .facts { width: 100%; margin-top: 8px; }
.decoder .facts td.right { white-space: nowrap; font-variant-numeric: tabular-nums; }
.decoder .track { background: var(--raised); border-radius: 3px; height: 14px; min-width: 90px; }
.decoder .track i { display: block; height: 100%; border-radius: 3px; background: var(--output); }
</style>"""


class _Pictures:
    """A smooth picture, and what each way makes of it with the same weights."""

    def __init__(self, state: Upsampling) -> None:
        small = bilinear(whole("picture", (4, 4), state.seed, 0, 9), (5, 5))
        self.small = small
        x = small[np.newaxis, np.newaxis]
        kernel = whole("weights", (state.kernel_size,) * 2, state.seed, 0, 5)
        w = kernel[np.newaxis, np.newaxis]
        self.resized = resize_step(x, w, FACTORS)[0, 0]
        self.folded = folded_step(x, w, FACTORS)[0, 0]
        self.transposed = transposed_step(x, w, FACTORS)[0, 0]


def decoder_sheet(state: Upsampling) -> str:
    """Return the sheet: the picture both ways, then parameters and multiplies."""
    made = _Pictures(state)
    size = float(np.abs(made.resized).max())
    equal = float(np.abs(made.folded - made.resized).max()) <= 1e-12 * size
    k = state.kernel_size
    pictures = row(
        _figure("input", made.small, "small"),
        _figure("resized", made.resized, k=k),
        _figure("transposed", made.transposed, k=k),
        f'<div class="wide"><p>{text("upsampling.decoder.sees")}</p>'
        + badge(equal, text("upsampling.decoder.folded_equal", kernel=k + FACTORS[0] - 1))
        + "</div>",
        kind="bottom",
    )
    return f'{_STYLE}<div class="decoder">{pictures}{_costs(state)}</div>'


def _costs(state: Upsampling) -> str:
    k = state.kernel_size
    found = costs(SIZES, state.channels, state.filters, (k, k), FACTORS)
    most = max(cost.multiplies for cost in found)
    lines = ""
    for name, cost in found._asdict().items():
        lines += (
            f'<tr data-way="{name}"><td>{text(f"upsampling.decoder.way.{name}", k=k)}</td>'
            f'<td class="right">{_spaced(cost.parameters)}</td>'
            f'<td class="right">{_spaced(cost.multiplies)}</td>'
            f'<td class="strips"><div class="track"><i style="width:'
            f'{100 * cost.multiplies / most:.1f}%"></i></div></td></tr>'
        )
    head = "".join(
        f'<th class="{side}">{text(f"upsampling.decoder.{name}")}</th>'
        for name, side in (("way", ""), ("parameters", "right"), ("multiplies", "right"))
    )
    caption = text(
        "upsampling.decoder.sizes",
        size="×".join(map(str, SIZES)),
        large="×".join(map(str, found.resize.output)),
        channels=state.channels,
        filters=state.filters,
    )
    return (
        f'<div class="scroll"><table class="facts"><caption>{caption}</caption>'
        f"<tr>{head}<th></th></tr>{lines}</table></div>"
    )


def _figure(name: str, values: NDArray[Any], kind: str = "", k: int = 0) -> str:
    says = text(f"upsampling.decoder.{name}", k=k)
    role = "input" if kind else "output"
    return (
        f'<figure class="{role}"><figcaption>{says}</figcaption><img class="{kind}" alt="{says}"'
        f' src="data:image/png;base64,{b64encode(png(values)).decode()}"></figure>'
    )


def png(values: NDArray[Any]) -> bytes:
    """Return values as a grey picture, its least black and its greatest white (W3C, PNG 1.2)."""
    low, reach = float(values.min()), float(np.ptp(values)) or 1.0
    grey = np.rint((values - low) / reach * 255).astype(np.uint8)
    height, width = grey.shape
    lines = b"".join(b"\0" + line.tobytes() for line in grey)
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u2009")
