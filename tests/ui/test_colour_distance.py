"""Distances of colours: against the published pairs of CIEDE2000 and the figures of the house palettes."""

import pytest
from PySide6.QtGui import QColor

from reader.ui.look.colour_distance import HUES, LEAST_DISTANCE, SHADES, Vision, ciede2000, distance, furthest, picked
from reader.ui.look.theme import load_theme

# from the supplement of Sharma, Wu and Dalal 2005
PAIRS = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, 3.1571, -77.2803), (50, 0, -82.7485), 2.8615),
    ((50, 2.8361, -74.0200), (50, 0, -82.7485), 3.4412),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0009), 7.1792),
    ((50, 2.4900, -0.0010), (50, -2.4900, 0.0011), 7.2195),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((50, 2.5, 0), (61, -5, 29), 22.8977),
    ((50, 2.5, 0), (56, -27, -3), 31.9030),
    ((50, 2.5, 0), (58, 24, 15), 19.4535),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]
# the smallest pairwise distances that the palettes were chosen by
HOUSE = {
    "light": (22.4, 12.9, 12.8, 15.2),
    "sepia": (18.8, 8.7, 9.4, 13.0),
    "dark": (17.9, 11.0, 10.8, 12.7),
}


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_published_pairs_have_their_distance_in_both_directions(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(("name", "figures"), HOUSE.items())
def test_the_house_palettes_are_as_far_apart_as_they_were_chosen(name: str, figures: tuple[float, ...]) -> None:
    colours = list(load_theme(name).labels.values())
    for vision, figure in zip(Vision, figures, strict=True):
        least = min(distance(one, other, vision) for order, one in enumerate(colours) for other in colours[:order])
        assert least == pytest.approx(figure, abs=0.11), vision
        assert least >= LEAST_DISTANCE[vision]


def test_a_new_colour_is_as_far_as_can_be_from_those_there_are() -> None:
    taken = list(load_theme("light").labels.values())
    found = furthest(taken)
    reach = {vision: min(distance(found, other, vision) for other in taken) for vision in Vision}
    assert all(reach[vision] > LEAST_DISTANCE[vision] for vision in Vision), reach
    assert len({picked(shade, hue).name() for shade in range(len(SHADES)) for hue in range(len(HUES))}) == 108
    assert furthest([]).isValid() and QColor(furthest([found])).name() != found.name()
