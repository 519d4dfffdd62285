"""Fonts that come with the product: loading them, and building fonts for reading and for the interface."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from reader.paths import RESOURCES

INTERFACE_FAMILIES = {"en": "Inter", "ar": "IBM Plex Sans Arabic"}

# one whole file per script, so that a letter never falls back to what the machine happens to have
_FALLBACKS = (
    "IBM Plex Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Adlam",
    "Noto Sans Syriac",
    "Noto Sans Thaana",
    "Noto Sans NKo",
    "Noto Emoji",
)
_loaded: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class ReadingFont:
    """Name a font offered for reading, the title to show, and the size in px at which it reads like the others."""

    family: str
    title: str
    pixel_size: float


READING_FONTS: tuple[ReadingFont, ...] = (
    ReadingFont("Noto Naskh Arabic", "Noto Naskh", 23),
    ReadingFont("Amiri", "Amiri", 26),
    ReadingFont("Scheherazade New", "Scheherazade New", 26),
    ReadingFont("IBM Plex Sans Arabic", "IBM Plex Sans Arabic", 22),
    ReadingFont("Vazirmatn", "Vazirmatn", 22),
    ReadingFont("Noto Nastaliq Urdu", "Noto Nastaliq Urdu", 20),
    ReadingFont("Noto Sans Hebrew", "Noto Sans Hebrew", 21),
)


def load_fonts() -> None:
    """Load every bundled font into this application, once; needs a QGuiApplication.

    Raises RuntimeError when a font file cannot be read: the installation is broken then.
    """
    if _loaded:
        return
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        if number < 0:
            raise RuntimeError(f"the bundled font {path} cannot be loaded")
        _loaded[path.name] = tuple(QFontDatabase.applicationFontFamilies(number))
    if not _loaded:
        raise RuntimeError(f"there are no fonts in {RESOURCES / 'fonts'}")


def loaded_families() -> dict[str, tuple[str, ...]]:
    """Return the families that each loaded file gave, by file name."""
    return dict(_loaded)


def reading_font(family: str, pixel_size: float) -> QFont:
    """Return a font for article text, unhinted, with bundled fallbacks for every other script.

    `pixel_size` is in device-independent px, rounded to whole ones.
    """
    default = READING_FONTS[0].family
    return QFont(_font((family, default, *_FALLBACKS), pixel_size, 400))


def paper_font(pixel_size: float, weight: int = 400) -> QFont:
    """Return a font for PDF, whose text layer can be searched and copied.

    It draws a letter with a glyph, and few of them as one: what its glyphs stand for can be told (glyph_letters). The
    Noto and SIL fonts draw dots and skeletons as glyphs of their own.
    """
    font = QFont(_font(("IBM Plex Sans Arabic", *_FALLBACKS), pixel_size, weight))
    # among Arabic letters its digits would be glyphs that no search finds
    font.setFeature(QFont.Tag("locl"), 0)
    return font


def ui_font(language: str, pixel_size: float = 13, weight: int = 400) -> QFont:
    """Return a font for the interface in `language` (en, ar); weights that exist are 400, 500, 600 and 700."""
    family = INTERFACE_FAMILIES.get(language, INTERFACE_FAMILIES["en"])
    return QFont(_font((family, *INTERFACE_FAMILIES.values(), *_FALLBACKS), pixel_size, weight))


@lru_cache(maxsize=256)
def _font(families: tuple[str, ...], pixel_size: float, weight: int) -> QFont:
    font = QFont(list(dict.fromkeys(families)))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setWeight(QFont.Weight(weight))
    # whole px: Qt's FreeType engine rounds a fraction too, and every platform should lay out alike
    font.setPixelSize(max(1, math.floor(pixel_size + 0.5)))
    return font
