"""Colour arithmetic: contrast as WCAG counts it, blending, and lightness moved in OKLab until a contrast is reached."""

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtGui import QColor

_GOLDEN_ANGLE = 137.508


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2, from 0 to 1."""
    red, green, blue = _LINEAR[colour.red()], _LINEAR[colour.green()], _LINEAR[colour.blue()]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2 between two opaque colours, from 1 to 21."""
    return _contrast(luminance(one), luminance(other))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def ink_on(colour: QColor) -> QColor:
    """Return white or near black, whichever can be read on a colour."""
    white = QColor("#ffffff")
    return white if contrast(white, colour) >= 4.5 else QColor("#111111")


def blend(colour: QColor, over: QColor, share: float) -> QColor:
    """Return `colour` laid over an opaque colour with opacity `share`."""
    return QColor(
        *(
            round(share * top + (1 - share) * under)
            for top, under in zip(
                (colour.red(), colour.green(), colour.blue()), (over.red(), over.green(), over.blue()), strict=True
            )
        )
    )


def reach_contrast(colour: QColor, surfaces: Iterable[QColor], target: float) -> QColor:
    """Return the colour of the same hue nearest in lightness that has `target` contrast with every surface.

    Moves away from the surfaces: darker on light ones, lighter on dark ones. Chroma shrinks only where the screen
    cannot show it.
    """
    return QColor.fromRgba(_reaching(colour.rgba(), tuple(ground.rgba() for ground in surfaces), target))


@lru_cache(maxsize=1024)
def _reaching(rgba: int, surfaces: tuple[int, ...], target: float) -> int:
    colour, grounds = QColor.fromRgba(rgba), [luminance(QColor.fromRgba(ground)) for ground in surfaces]
    if _reaches(colour, grounds, target):
        return rgba
    lightness, chroma, hue = to_oklch(colour)
    on_light = min(grounds) > 0.18
    good = 0.0 if on_light else 1.0
    bad = lightness
    for _ in range(20):
        middle = (good + bad) / 2
        if _reaches(from_oklch(middle, chroma, hue), grounds, target):
            good = middle
        else:
            bad = middle
    return from_oklch(good, chroma, hue).rgba()


def spread_hue(position: int) -> QColor:
    """Return a colour for the label at `position` that has none: hues a golden angle apart."""
    return from_oklch(0.58, 0.13, (250 + position * _GOLDEN_ANGLE) % 360)


def to_oklch(colour: QColor) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees) in OKLCH (Ottosson 2020)."""
    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_oklch(lightness: float, chroma: float, hue: float) -> QColor:
    """Return the sRGB colour, with less chroma where sRGB has not that much."""
    for step in range(21):
        parts = _rgb(lightness, chroma * (1 - step / 20), hue)
        if all(-0.0005 <= part <= 1.0005 for part in parts):
            break
    red, green, blue = (_encoded(min(1.0, max(0.0, part))) for part in parts)
    # whole 8-bit steps, so that what is measured is what is painted
    return QColor(round(red * 255), round(green * 255), round(blue * 255))


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _reaches(colour: QColor, grounds: list[float], target: float) -> bool:
    light = luminance(colour)
    return all(_contrast(light, ground) >= target for ground in grounds)


def linear(part: float) -> float:
    """Return one channel of sRGB, 0 to 1, as linear light."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


# what is painted has 8 bits
_LINEAR = tuple(linear(part / 255) for part in range(256))


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
