"""The bundled fonts are whole: letters, digits and quotes in the file itself, no family replaces another."""

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontInfo, QRawFont

from reader.paths import RESOURCES
from reader.ui.look.fonts import INTERFACE_FAMILIES, READING_FONTS, load_fonts, loaded_families, reading_font, ui_font

FONTS = RESOURCES / "fonts"
ARABIC = "".join(
    map(chr, [*range(0x621, 0x63B), *range(0x641, 0x653), 0x670, 0x671, 0x6CC, 0x6A9, 0x67E, 0x686, 0x698])
)
NEEDED = {
    "Noto Sans Hebrew": "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "Inter": "ABCxyz",
    **dict.fromkeys(
        (
            "Noto Naskh Arabic",
            "Noto Sans Arabic",
            "Noto Nastaliq Urdu",
            "Amiri",
            "Scheherazade New",
            "IBM Plex Sans Arabic",
            "Vazirmatn",
        ),
        ARABIC + "ABCxyz٠١٢٣٤٥٦٧٨٩",
    ),
}


def letters_of(file_name: str) -> set[int]:
    with TTFont(FONTS / file_name, lazy=True) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("family", sorted(NEEDED))
def test_a_font_holds_its_script_digits_and_quotes_itself(qapp: object, family: str) -> None:
    files = [name for name, families in loaded_families().items() if families[0] == family]
    assert len(files) >= 2
    for name in files:
        have = letters_of(name)
        missing = [sign for sign in NEEDED[family] + '0123456789“”«»()[]…–"' if ord(sign) not in have]
        assert missing == [], name


def test_no_family_replaces_another_when_all_are_loaded(qapp: object) -> None:
    load_fonts()
    families = {names[0] for names in loaded_families().values()}
    assert len(loaded_families()) == len(list(FONTS.glob("*.ttf")))
    for family in sorted(families):
        assert QFontInfo(QFont(family)).family() == family
    for font in READING_FONTS:
        assert QFontInfo(reading_font(font.family, font.pixel_size)).family() == font.family


def test_regular_and_bold_are_different_files(qapp: object) -> None:
    for font in READING_FONTS:
        regular = reading_font(font.family, 40)
        bold = QFont(regular)
        bold.setBold(True)
        assert (QFontInfo(regular).weight(), QFontInfo(bold).weight()) == (400, 700), font.family


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_interface_has_its_weights_as_files(qapp: object, language: str, weight: int) -> None:
    info = QFontInfo(ui_font(language, 13, weight))
    assert info.family() == INTERFACE_FAMILIES[language]
    assert info.weight() == weight


def test_fonts_are_unhinted_and_of_whole_pixels(qapp: object) -> None:
    font = reading_font("Amiri", 25.6)
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting
    assert QRawFont.fromFont(font).pixelSize() == 26


def test_changing_a_font_leaves_the_next_one_as_it_was(qapp: object) -> None:
    ui_font("en", 13).setPixelSize(99)
    assert ui_font("en", 13).pixelSize() == 13


def test_other_scripts_are_drawn_with_bundled_fonts(qapp: object) -> None:
    covered: set[int] = set()
    fallbacks = reading_font("Noto Naskh Arabic", 23).families()
    for name, families in loaded_families().items():
        if families[0] in fallbacks:
            covered |= letters_of(name)
    for sign in "\u05d0\u0710\u0780\u07ca\U0001e900\U0001f600Aя":
        assert ord(sign) in covered, hex(ord(sign))


def test_each_font_file_has_its_licence_and_may_be_embedded() -> None:
    origins = (FONTS / "SOURCES.md").read_text(encoding="utf-8")
    for path in FONTS.glob("*.ttf"):
        stem = path.name.split("-")[0]
        licence = (FONTS / f"{stem}.LICENSE.txt").read_text(encoding="utf-8")
        assert "SIL O" in licence
        assert f"| {stem}-*.ttf |" in origins
        with TTFont(path, lazy=True) as font:
            assert font["OS/2"].fsType == 0


def test_all_fonts_together_stay_below_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 12_000_000
