"""Numbers as the stage writes them: the same rules as `numbers.js`, to which a test holds them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
_HONEST = 0.05  # a shortened number is at most this share of itself off
_DIGITS = 12


def exact(value: float) -> str:
    """Return the whole value: up to 12 significant digits, no zeros behind, a true minus sign."""
    size = abs(value)
    if size >= 1e15 or (value and size < 1e-6):
        return _power(Decimal(value), 6, strip=True).replace("-", MINUS)
    rounded = float(f"{value:.{_DIGITS - 1}e}")
    whole = rounded == int(rounded)
    text = str(int(rounded)) if whole else format(Decimal(repr(rounded)), "f")
    return text.replace("-", MINUS)


def factor(value: float) -> str:
    """Return the value as a factor of a product: negative numbers in brackets."""
    return f"({exact(value)})" if value < 0 else exact(value)


def short(value: float, room: int) -> str:
    """Return the best text of at most `room` characters, or "" when none is honest."""
    whole = exact(value)
    if len(whole) <= room:
        return whole
    sign, size = (MINUS if value < 0 else ""), abs(value)
    texts = []
    if size < 1e6:
        for digits in range(4, -1, -1):
            fixed = str(Decimal(size).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
            text = re.sub(r"^0\.", ".", re.sub(r"\.?0+$", "", fixed)) if digits else fixed
            texts.append((fixed, text))
    for digits in range(2, -1, -1):
        power = _power(Decimal(size), digits)
        texts.append((power, power.replace("-", MINUS)))
    for number, text in texts:
        if len(sign) + len(text) <= room and abs(float(number) - size) <= _HONEST * size:
            return sign + text
    return ""


def _power(value: Decimal, digits: int, *, strip: bool = False) -> str:
    """Return the value as JavaScript's toExponential writes it, without the plus."""
    if not value:
        return f"{0:.{digits}f}e0"
    exponent = value.adjusted()
    scaled = value.scaleb(-exponent).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    if abs(scaled) >= 10:
        exponent += 1
        scaled = (scaled / 10).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = str(scaled)
    if strip and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}e{exponent}"
