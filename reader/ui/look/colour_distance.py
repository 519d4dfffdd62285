"""How far apart colours look, also to people who see fewer of them: CIEDE2000 after Machado's simulation of 2009."""

import math
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from reader.ui.look.colours import from_oklch, linear


class Vision(StrEnum):
    """Name a way of seeing colours."""

    NORMAL = "normal"
    PROTAN = "protan"
    DEUTAN = "deutan"
    TRITAN = "tritan"


Lab = tuple[float, float, float]
# below these, labels are hard to tell apart; the house palettes keep to them in every theme
LEAST_DISTANCE = {Vision.NORMAL: 15.0, Vision.PROTAN: 8.0, Vision.DEUTAN: 8.0, Vision.TRITAN: 8.0}
# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear light
_SIMULATED: dict[Vision, tuple[Lab, Lab, Lab]] = {
    Vision.NORMAL: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Vision.PROTAN: (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    Vision.DEUTAN: (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    Vision.TRITAN: (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
# linear sRGB to XYZ, each row divided by the white of D65
_TO_XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
# what can be picked: vivid and muted colours, light and dark, in steps of OKLCH
HUES = tuple(range(0, 360, 20))
SHADES = ((0.36, 0.16), (0.45, 0.16), (0.54, 0.16), (0.63, 0.14), (0.48, 0.07), (0.60, 0.07))


class Nearest(NamedTuple):
    """Hold the least distance to other colours, and the place of that one among them."""

    distance: float
    place: int


def to_lab(colour: QColor, vision: Vision = Vision.NORMAL) -> Lab:
    """Return CIELAB (D65) of a colour as a way of seeing shows it."""
    return _lab(colour.rgb(), vision)


@lru_cache(maxsize=4096)
def _lab(rgb: int, vision: Vision) -> Lab:
    colour = QColor.fromRgb(rgb)
    light = (linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF()))
    seen = [min(1.0, max(0.0, _dot(row, light))) for row in _SIMULATED[vision]]
    x, y, z = (_lightness(_dot(row, (seen[0], seen[1], seen[2]))) for row in _TO_XYZ)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _dot(row: Lab, values: Lab) -> float:
    return row[0] * values[0] + row[1] * values[1] + row[2] * values[2]


def _lightness(part: float) -> float:
    return math.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def ciede2000(one: Lab, other: Lab) -> float:
    """Return the difference of two colours as CIEDE2000 counts it (Sharma, Wu and Dalal 2005)."""
    (light1, a1, b1), (light2, a2, b2) = one, other
    chroma7 = ((math.hypot(a1, b1) + math.hypot(a2, b2)) / 2) ** 7
    stretch = 1.5 - 0.5 * math.sqrt(chroma7 / (chroma7 + 25**7))
    a1, a2 = a1 * stretch, a2 * stretch
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if turn == -180:
        turn = 180.0 if h2 > h1 else -180.0
    delta_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    mean_light, mean_chroma = (light1 + light2) / 2, (c1 + c2) / 2
    mean_hue = h1 + h2 if c1 * c2 == 0 else _mean_hue(h1, h2)
    weight = (
        1
        - 0.17 * _cos(mean_hue - 30)
        + 0.24 * _cos(2 * mean_hue)
        + 0.32 * _cos(3 * mean_hue + 6)
        - 0.20 * _cos(4 * mean_hue - 63)
    )
    scale_light = 1 + 0.015 * (mean_light - 50) ** 2 / math.sqrt(20 + (mean_light - 50) ** 2)
    scale_chroma = 1 + 0.045 * mean_chroma
    scale_hue = 1 + 0.015 * mean_chroma * weight
    spread = math.exp(-(((mean_hue - 275) / 25) ** 2))
    rotation = -math.sin(math.radians(60 * spread)) * 2 * math.sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    light, chroma, hue = (light2 - light1) / scale_light, (c2 - c1) / scale_chroma, delta_hue / scale_hue
    return math.sqrt(light**2 + chroma**2 + hue**2 + rotation * chroma * hue)


def _mean_hue(h1: float, h2: float) -> float:
    if abs(h1 - h2) <= 180:
        return (h1 + h2) / 2
    return (h1 + h2 + 360) / 2 if h1 + h2 < 360 else (h1 + h2 - 360) / 2


def _cos(degrees: float) -> float:
    return math.cos(math.radians(degrees))


def distance(one: QColor, other: QColor, vision: Vision = Vision.NORMAL) -> float:
    """Return how far apart two colours look."""
    return ciede2000(to_lab(one, vision), to_lab(other, vision))


def nearest(colour: QColor, others: Iterable[QColor], vision: Vision) -> Nearest | None:
    """Return which of the others looks most like a colour; None without others."""
    found = [Nearest(distance(colour, other, vision), index) for index, other in enumerate(others)]
    return min(found, default=None)


def picked(shade: int, hue: int) -> QColor:
    """Return the colour of a row and a column of what can be picked."""
    return from_oklch(*SHADES[shade], HUES[hue])


def furthest(others: Iterable[QColor]) -> QColor:
    """Return what can be picked that looks least like all the others, to everybody."""
    taken = list(others)

    def worst(colour: QColor) -> float:
        return min(
            (distance(colour, other, vision) / LEAST_DISTANCE[vision] for other in taken for vision in Vision),
            default=math.inf,
        )

    return max((picked(shade, hue) for shade in range(len(SHADES)) for hue in range(len(HUES))), key=worst)
