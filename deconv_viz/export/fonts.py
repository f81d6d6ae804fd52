"""Fonts for painted pictures: those of the machine, else the one that Pillow brings along.

Pillow's own has neither a minus sign nor a multiplication sign nor any Chinese; what it lacks is
written with what it has. Whether a text can be written at all is asked before it is painted.
"""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont

LATIN = ("DejaVuSans.ttf", "NotoSans-Regular.ttf", "arial.ttf", "LiberationSans-Regular.ttf")
LATIN_BOLD = ("DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "arialbd.ttf", "LiberationSans-Bold.ttf")
CHINESE_BOLD = ("NotoSansCJK-Bold.ttc", "NotoSansSC-Bold.otf", "SourceHanSansSC-Bold.otf")
CHINESE = (
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansSC-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "DroidSansFallbackFull.ttf",
)
"""File names as Linux, Windows and macOS have them; Pillow looks where each keeps its fonts."""

INSTEAD = str.maketrans({"\u2212": "-", "×": "x", "≠": "!=", "ᵀ": "^T", "…": "...", "：": ":"})
"""What stands for a sign that a font does not have."""

_NOWHERE = "\U0010fffd"
_FACES = 10  # fonts in one file, of which one is for simplified characters


def can_write(text: str) -> bool:
    """Return whether some font of this machine has every sign of a text, or one in its place."""
    return _best(text, False)[1] is not None


def font_for(text: str, size: float, bold: bool = False) -> tuple[str, Font]:
    """Return the text as it can be written, and a font of this size in pixels to write it with.

    Signs that no font has become question marks.
    """
    written, name = _best(text, bold)
    if name is None:
        written = "".join(sign if _best(sign, bold)[1] is not None else "?" for sign in text)
        written, name = _best(written, bold)
    return written, _load(name or "", round(size, 1))


@cache
def _best(text: str, bold: bool) -> tuple[str, str | None]:
    for writes in (text, text.translate(INSTEAD)):
        for name in [*((*LATIN_BOLD, *CHINESE_BOLD) if bold else ()), *LATIN, *CHINESE, ""]:
            if all(_has(name, sign) for sign in set(writes) - {" "}):
                return writes, name
    return text, None


@cache
def _has(name: str, sign: str) -> bool:
    font = _open(name)
    if font is None:
        return False
    return _picture(font, sign) != _picture(font, _NOWHERE)


def _picture(font: Font, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


@cache
def _open(name: str) -> Font | None:
    try:
        return _load(name, 24)
    except OSError:
        return None


@cache
def _load(name: str, size: float) -> Font:
    if not name:
        font = ImageFont.load_default(size)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise OSError("Pillow without FreeType")
        return font
    if not name.endswith(".ttc"):
        return ImageFont.truetype(name, size)
    for index in range(_FACES):
        try:
            font = ImageFont.truetype(name, size, index)
        except OSError:
            break
        if (font.getname()[0] or "").endswith("SC"):
            return font
    return ImageFont.truetype(name, size)
