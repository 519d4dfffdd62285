"""Every theme can be read: contrasts by a second, independent formula; the palette and the stylesheet are complete."""

import pytest
from PySide6.QtGui import QColor, QPalette

from reader.domain.schema import Label, LabelId
from reader.ui.look.colours import blend, contrast, from_oklch, reach_contrast, spread_hue, to_oklch
from reader.ui.look.theme import THEME_NAMES, Theme, load_theme, palette, stylesheet

NEWS = ("PER", "ORG", "GPE", "LOC", "NAT", "ROLE", "DATE", "MEDIA")


def ratio(one: QColor, other: QColor) -> float:
    """WCAG 2 contrast, written anew from the 8-bit channels: the oracle."""

    def luminance(colour: QColor) -> float:
        total = 0.0
        for weight, channel in zip(
            (0.2126, 0.7152, 0.0722), (colour.red(), colour.green(), colour.blue()), strict=True
        ):
            share = channel / 255
            total += weight * (share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4)
        return total

    high, low = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture(params=THEME_NAMES)
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


def surfaces(theme: Theme) -> list[QColor]:
    return [theme.win, theme.side, theme.view, theme.card]


def test_text_has_seven_to_one_on_every_surface_and_tint(theme: Theme) -> None:
    grounds = surfaces(theme) + [theme.tint_of(theme.label_colour(Label(LabelId(1), name))) for name in NEWS]
    assert min(ratio(theme.text, ground) for ground in grounds) >= 7


def test_secondary_text_and_signals_have_four_and_a_half_to_one(theme: Theme) -> None:
    for token in ("text2", "text3", "accent", "warn", "ok", "err"):
        worst = min(ratio(theme.colours[token], ground) for ground in surfaces(theme))
        assert worst >= 4.5, (theme.name, token, worst)


def test_lanes_and_the_focus_ring_have_three_to_one_and_tags_four_and_a_half(theme: Theme) -> None:
    assert ratio(theme.accent, theme.view) >= 3
    for name in NEWS:
        label = Label(LabelId(1), name)
        assert ratio(theme.label_colour(label), theme.view) >= 3, name
        assert ratio(theme.label_text_colour(label), theme.view) >= 4.5, name
        assert ratio(theme.label_text_colour(label), theme.tint_of(theme.label_colour(label))) >= 4.5, name


@pytest.mark.parametrize("colour", ["#ffff00", "#000000", "#ffffff", "#00ffff", "#777777", "#ff0000", "", "nonsense"])
def test_a_label_of_any_colour_can_be_read(theme: Theme, colour: str) -> None:
    label = Label(LabelId(1), "OWN", colour=colour, position=5)
    assert ratio(theme.label_colour(label), theme.view) >= 3
    assert ratio(theme.label_text_colour(label), theme.view) >= 4.5


def test_a_starter_label_keeps_the_themes_lane_until_it_is_given_another_colour() -> None:
    dark, light = load_theme("dark"), load_theme("light")
    starter = Label(LabelId(1), "PER", colour=light.labels["PER"].name())
    own = Label(LabelId(1), "PER", colour="#c0392b")
    assert dark.label_colour(starter) == dark.labels["PER"]
    assert to_oklch(dark.label_colour(own))[2] == pytest.approx(to_oklch(QColor("#c0392b"))[2], abs=6)


def test_lightness_moves_and_the_hue_stays() -> None:
    yellow = QColor("#e6c200")
    moved = reach_contrast(yellow, (QColor("#ffffff"),), 4.5)
    assert contrast(moved, QColor("#ffffff")) == pytest.approx(ratio(moved, QColor("#ffffff")), abs=0.01)
    assert 4.5 <= contrast(moved, QColor("#ffffff")) < 4.8
    assert to_oklch(moved)[2] == pytest.approx(to_oklch(yellow)[2], abs=6)


def test_a_colour_survives_the_way_to_oklab_and_back() -> None:
    for name in ("#002faa", "#c97e3f", "#1f9fac", "#000000", "#ffffff", "#808080"):
        assert from_oklch(*to_oklch(QColor(name))).name() == name


def test_blending_nothing_and_all_gives_the_two_ends() -> None:
    red, paper = QColor("#ff0000"), QColor("#fdfcfa")
    assert blend(red, paper, 0) == paper
    assert blend(red, paper, 1) == red


def test_labels_without_a_colour_differ_from_each_other() -> None:
    assert len({spread_hue(position).name() for position in range(21)}) == 21


def test_the_palette_gives_every_role_a_colour_of_the_theme(theme: Theme) -> None:
    made = palette(theme)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    roles = QPalette.ColorRole
    for group in groups:
        assert made.color(group, roles.Window) == theme.win
        assert ratio(made.color(group, roles.HighlightedText), made.color(group, roles.Highlight)) >= 4.5
        assert ratio(made.color(group, roles.PlaceholderText), made.color(group, roles.Base)) >= 4.5
    disabled = made.color(QPalette.ColorGroup.Disabled, roles.Text)
    assert disabled != theme.text
    assert made.color(roles.ToolTipText) == theme.text


def test_the_stylesheet_has_no_hole_and_names_pictures_that_exist(theme: Theme) -> None:
    from pathlib import Path

    sheet = stylesheet(theme)
    assert "$" not in sheet
    pictures = [part.split('"')[1] for part in sheet.split("url(")[1:]]
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(KeyError):
        load_theme("neon")
