"""The stage's colours in Python: what `theme.js` makes of the roles, the ground and the text.

The roles come from `charts.colours`, which a test holds to stage.css; the shades are made as there,
and a test compares them with those that the stage has in a browser.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from deconv_viz.charts.colours import roles

Rgb = tuple[float, float, float]

GROUNDS = MappingProxyType(
    {
        "light": ("#ffffff", "#1b2430", "#1d5fd1"),
        "dark": ("#10151d", "#e9eef5", "#8fbdff"),
    }
)
"""Ground, text and links by scheme: the app's, of .streamlit/config.toml; a test compares them.

A copy, since the package does not bring the app's settings along.
"""

_LEVELS = 24
_TINTED = ("input", "kernel", "canvas", "output")


@dataclass(frozen=True, slots=True)
class Paint:
    """A fill, and the ink that reads best on it; both as #rrggbb."""

    fill: str
    ink: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The shades of one scheme."""

    dark: bool
    ground: str
    text: str
    muted: str
    line: str
    blank: Paint
    inserted: str
    good: str
    bad: str
    accent: str
    role: dict[str, str]
    scales: dict[tuple[str, bool], tuple[Paint, ...]]

    def tint(self, role: str, value: float, most: float) -> Paint:
        """Return the shade of a value: the role's colour above zero, one common colour below."""
        level = _round(min(abs(value), most) / most * _LEVELS) if most > 0 else 0
        return self.scales[role, value < 0][level]

    def hue(self, index: int, count: int) -> Paint:
        """Return the hue of one of `count` kernel elements."""
        return _hue(index, count, self.dark)

    def dimmed(self, fill: str) -> str:
        """Return a fill at seven tenths, as the stage draws what is to come."""
        return _css(_mix(_rgb(self.ground), _rgb(fill), 0.7))


@cache
def theme(dark: bool) -> Theme:
    """Return the shades of the light or the dark scheme."""
    ground, text, _ = (_rgb(colour) for colour in GROUNDS["dark" if dark else "light"])
    of = {role: _rgb(colour) for role, colour in roles(dark).items()}
    scales = {
        (role, below): tuple(
            _paint(
                _mix(ground, of["negative" if below else role], 0.07 + 0.4 * level / _LEVELS), dark
            )
            for level in range(_LEVELS + 1)
        )
        for role in _TINTED
        for below in (False, True)
    }
    return Theme(
        dark=dark,
        ground=_css(ground),
        text=_css(text),
        muted=_css(_mix(ground, text, 0.74)),
        line=_css(_mix(ground, text, 0.28)),
        blank=Paint(_css(_mix(ground, text, 0.035)), _css(_mix(ground, text, 0.82))),
        inserted=_css(_mix(ground, of["zero"], 0.16)),
        good=_css(of["good"]),
        bad=_css(of["bad"]),
        accent=_css(of["input"]),
        role={role: _css(colour) for role, colour in of.items()},
        scales=scales,
    )


def grounds_css() -> str:
    """Return the grounds as the variables that Streamlit gives a component, as CSS rules.

    They follow the system unless the root element says otherwise in data-scheme.
    """
    light, dark = (
        "; ".join(
            (
                f"color-scheme: {scheme}",
                f"--st-background-color: {ground}",
                f"--st-text-color: {text}",
                f"--st-link-color: {link}",
            )
        )
        for scheme, (ground, text, link) in GROUNDS.items()
    )
    return (
        f":root {{ {light} }}\n"
        "@media (prefers-color-scheme: dark) "
        f'{{ :root:not([data-scheme="light"]) {{ {dark} }} }}\n'
        f':root[data-scheme="dark"] {{ {dark} }}'
    )


@cache
def _hue(index: int, count: int, dark: bool) -> Paint:
    angle = _round(index / count * 330 + 30)
    return _paint(_from_oklch(*((0.46, 0.115) if dark else (0.85, 0.105)), angle), dark)


def _paint(rgb: Rgb, dark: bool) -> Paint:
    ground, text, _ = (_rgb(colour) for colour in GROUNDS["dark" if dark else "light"])
    best = text if _contrast(rgb, text) >= _contrast(rgb, ground) else ground
    return Paint(_css(rgb), _css(best))


def _from_oklch(lightness: float, chroma: float, angle: float) -> Rgb:
    """Return sRGB, cut to its gamut (Ottosson, "A perceptual color space", 2020)."""
    a, b = (chroma * f(math.radians(angle)) for f in (math.cos, math.sin))
    l_, m_, s_ = (
        (lightness + x * a + y * b) ** 3
        for x, y in (
            (0.3963377774, 0.2158037573),
            (-0.1055613458, -0.0638541728),
            (-0.0894841775, -1.2914855480),
        )
    )
    linear = (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )
    r, g, b = (255 * min(1.0, max(0.0, _encoded(value))) for value in linear)
    return float(_round(r)), float(_round(g)), float(_round(b))


def _encoded(value: float) -> float:
    """Return a linear component in sRGB's transfer curve (IEC 61966-2-1)."""
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def _contrast(a: Rgb, b: Rgb) -> float:
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(map(_luminance, (a, b)))
    return (high + 0.05) / (low + 0.05)


def _luminance(rgb: Rgb) -> float:
    r, g, b = (
        value / 255 / 12.92 if value / 255 <= 0.04045 else ((value / 255 + 0.055) / 1.055) ** 2.4
        for value in rgb
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _mix(a: Rgb, b: Rgb, share: float) -> Rgb:
    r, g, blue = (x + (y - x) * share for x, y in zip(a, b, strict=True))
    return r, g, blue


def _rgb(colour: str) -> Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _css(rgb: Rgb) -> str:
    return "#" + "".join(f"{_round(value):02x}" for value in rgb)


def _round(value: float) -> int:
    """Return the nearest whole number, halves upwards as JavaScript does."""
    return math.floor(value + 0.5)
