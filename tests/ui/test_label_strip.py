"""The labels over the text: as many as there is room for keep their names and counts."""

import pytest

from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.ui.look.theme import load_theme
from reader.ui.panels.label_strip import LabelStrip


def levels(width: int, language: str) -> list[int]:
    """Return how far each chip of the news labels is shortened in a strip of a width."""
    labels = read_schema(RESOURCES / "schemas" / "news.toml").labels
    strip = LabelStrip()
    strip.set_labels(labels, load_theme("light"), language)
    strip.resize(width, 48)
    strip.set_counts({label.id: 12 for label in labels})
    return [strip.chip(label.id)._level for label in labels]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_chips_give_way_one_after_another_from_the_last(qapp: object, language: str) -> None:
    assert set(levels(4000, language)) == {0}
    assert set(levels(200, language)) == {3}
    mixed = 0
    for width in range(300, 2000, 40):
        found = levels(width, language)
        assert found == sorted(found), "the first ones keep most"
        assert found[-1] - found[0] <= 1, "no chip is bare while another is whole"
        mixed += found[0] != found[-1]
    assert mixed > 5


def test_arabic_chips_never_fall_back_to_latin_names(qapp: object) -> None:
    labels = read_schema(RESOURCES / "schemas" / "news.toml").labels
    strip = LabelStrip()
    strip.set_labels(labels, load_theme("light"), "ar")
    strip.resize(900, 48)
    strip.set_counts({})
    assert [strip.chip(label.id).text() for label in labels] == [label.shown("ar") for label in labels]
