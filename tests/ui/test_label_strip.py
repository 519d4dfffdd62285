"""The labels over the text: as many as there is room for keep names and counts, and the others are in a menu."""

import pytest
from PySide6.QtWidgets import QMenu

from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.ui.look.theme import load_theme
from reader.ui.panels.label_strip import LabelStrip

LABELS = read_schema(RESOURCES / "schemas" / "news.toml").mention_labels


def strip_of(width: int, language: str) -> LabelStrip:
    """Return the strip of the news labels at a width."""
    strip = LabelStrip()
    strip.set_labels(LABELS, load_theme("light"), language)
    strip.resize(width, 48)
    strip.set_counts({label.id: 12 for label in LABELS})
    return strip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_names_give_way_one_after_another_from_the_last_and_counts_all_at_once(qapp: object, language: str) -> None:
    mixed = bare = 0
    for width in range(300, 2000, 10):
        strip = strip_of(width, language)
        found = [strip.chip(label.id)._level for label in LABELS]
        assert found == sorted(found), "the first ones keep most"
        assert set(found) in ({0}, {0, 1}, {1}, {2}), "a chip without its count among others reads as none"
        mixed += found[0] != found[-1]
        bare += found[0] == 2
    # an Arabic name has no shorter one
    assert bare > 2 and (mixed > 2) is (language == "en")
    assert {strip_of(4000, language).chip(label.id)._level for label in LABELS} == {0}


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_chip_shown_has_its_name_and_room_and_the_others_are_in_the_menu(qapp: object, language: str) -> None:
    for width in range(200, 1400, 60):
        strip = strip_of(width, language)
        shown = strip.shown
        assert shown == [label.id for label in LABELS][: len(shown)] and shown
        assert all(strip.chip(label_id).text() for label_id in shown)
        room = sum(strip.chip(label_id).sizeHint().width() + 6 for label_id in shown)
        assert len(shown) == 1 or room <= width
        hidden = [label for label in LABELS if label.id not in shown]
        assert strip.more_button.isHidden() is not bool(hidden)
        menu = strip.more_button.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        assert [action.text().split("  ")[0] for action in menu.actions()] == [each.shown(language) for each in hidden]
        chosen: list[object] = []
        strip.label_chosen.connect(chosen.append)
        for action in menu.actions():
            action.trigger()
        assert chosen == [label.id for label in hidden]
    assert len(strip_of(2000, language).shown) == len(LABELS)


def test_arabic_chips_never_fall_back_to_latin_names(qapp: object) -> None:
    strip = strip_of(900, "ar")
    assert [strip.chip(label.id).text() for label in LABELS] == [label.shown("ar") for label in LABELS]
