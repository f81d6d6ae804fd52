"""The steps as an animated GIF, bounded in frames and pixels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from deconv_viz.export.drawing import draw
from deconv_viz.export.model import Model
from deconv_viz.export.raster import model_for_pixels, paint
from deconv_viz.export.subject import Subject
from deconv_viz.export.theme import theme

Progress = Callable[[int, int], None]

WIDTH = 960
MOST_FRAMES = 100
MOST_CELLS = 250_000
"""Cells of all frames together: what keeps the largest lab within half a minute."""

FEWEST_FRAMES = 24
MOST_MILLISECONDS = 40_000
SLOWEST, FASTEST, REST = 600, 60, 1800  # milliseconds of a step, and of the last picture
_COLOURS = 254  # one more means that no colour is known yet, and one that a pixel stays as it was
_UNKNOWN = 255


@dataclass(frozen=True, slots=True)
class Plan:
    """Which steps a GIF shows, of how many, and for how long each."""

    steps: tuple[int, ...]
    of: int
    milliseconds: int

    @property
    def skips(self) -> bool:
        """Whether steps had to be left out."""
        return len(self.steps) <= self.of


def plan(model: Model) -> Plan:
    """Return the steps to show: all of them, or as many as the bounds allow, evenly spaced."""
    count = model.subject.steps
    cells = model.full.size + model.y.size + len(model.rows.source) * len(model.columns.source)
    most = min(MOST_FRAMES, max(FEWEST_FRAMES, MOST_CELLS // cells))
    shown = min(count, most - 1)
    steps = tuple(round(index * count / shown) for index in range(shown + 1))
    each = max(FASTEST, min(SLOWEST, MOST_MILLISECONDS // (shown + 1)))
    return Plan(steps, count, each)


def gif(subject: Subject, progress: Progress | None = None) -> bytes:
    """Return all steps of a subject as a GIF that starts over at the end.

    progress hears how many frames are done, of how many. Which steps were left out says `plan`;
    the count in the picture says which is shown. Raises ExportError for more than two dimensions.
    """
    model = model_for_pixels(subject)
    planned = plan(model)
    palette = _Palette(model)

    def frames() -> Iterator[Image.Image]:
        for number, step in enumerate(planned.steps):
            if progress:
                progress(number, len(planned.steps))
            yield palette.apply(paint(draw(model, step, width=WIDTH)))

    pictures = frames()
    file = BytesIO()
    durations = [planned.milliseconds] * (len(planned.steps) - 1) + [REST]
    next(pictures).save(
        file,
        "GIF",
        save_all=True,
        append_images=pictures,
        duration=durations,
        loop=0,
        disposal=1,
        optimize=True,
    )
    if progress:
        progress(len(planned.steps), len(planned.steps))
    return file.getvalue()


class _Palette:
    """One palette for all frames: the fixed colours, the hues, and what is seen most.

    A palette a frame would make the unchanged cells flicker, and the file larger. Colours of the
    palette are kept exactly (Pillow's own search rounds them: white turns grey), others, the edges
    of letters, become the nearest.
    """

    def __init__(self, model: Model) -> None:
        colours = theme(model.subject.dark)
        hues = (colours.hue(index, model.w.size).fill for index in range(model.w.size))
        wanted = [
            *(colours.ground, colours.text, colours.muted, colours.line, colours.inserted),
            *(colours.blank.fill, colours.blank.ink, colours.good, colours.bad),
            *(*colours.role.values(), *hues),
        ]
        steps = model.subject.steps
        seen: Counter[int] = Counter()
        for step in {max(1, steps // 2), steps}:
            codes, counts = np.unique(
                _codes(paint(draw(model, step, width=WIDTH))), return_counts=True
            )
            seen.update(dict(zip(codes.tolist(), counts.tolist(), strict=True)))
        both = [int(colour[1:], 16) for colour in wanted]
        both += [code for code, _ in seen.most_common(_COLOURS)]
        self._codes = np.array(list(dict.fromkeys(both))[:_COLOURS])
        self._parts = np.stack([self._codes >> 16, self._codes >> 8 & 255, self._codes & 255], 1)
        self._index = np.full(1 << 24, _UNKNOWN, np.uint8)
        self._index[self._codes] = np.arange(len(self._codes))

    def apply(self, picture: Image.Image) -> Image.Image:
        """Return the picture in these colours."""
        codes = _codes(picture)
        index = self._index[codes]
        unknown = np.unique(codes[index == _UNKNOWN])
        if unknown.size:
            parts = np.stack([unknown >> 16, unknown >> 8 & 255, unknown & 255], 1)
            distances = ((parts[:, None] - self._parts[None]) ** 2).sum(2)
            self._index[unknown] = distances.argmin(1)
            index = self._index[codes]
        indexed = Image.fromarray(index, "P")
        indexed.putpalette(self._parts.astype(np.uint8).tobytes())
        return indexed


def _codes(picture: Image.Image) -> NDArray[np.int32]:
    """Return each pixel's colour as one number, red first."""
    rgb = np.asarray(picture).astype(np.int32)
    codes: NDArray[np.int32] = rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]
    return codes
