"""Icons take the colour asked for, are sharp on dense screens, and turn only where they point along the text."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

from reader.paths import RESOURCES
from reader.ui.look.icons import DIRECTIONAL, icon, icon_names, pixmap

RED = QColor("#c02030")


def painted(image: QImage) -> set[tuple[int, int]]:
    return {(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).alpha() > 127}


def test_every_icon_draws_something_in_the_colour_asked_for(qapp: object) -> None:
    names = icon_names()
    assert len(names) >= 45
    for name in names:
        image = pixmap(name, RED, 24).toImage()
        cells = painted(image)
        assert cells, name
        x, y = max(cells, key=lambda cell: image.pixelColor(*cell).alpha())
        assert abs(image.pixelColor(x, y).red() - RED.red()) <= 3, name


def test_every_icon_is_an_outline_of_the_same_stroke() -> None:
    for path in (RESOURCES / "icons").glob("*.svg"):
        text = path.read_text(encoding="utf-8")
        assert 'stroke="currentColor"' in text
        assert 'stroke-width="1.8"' in text
        assert 'viewBox="0 0 24 24"' in text


def test_every_icon_the_program_names_exists() -> None:
    known = set(icon_names())
    assert known >= DIRECTIONAL
    package = RESOURCES.parent / "reader" / "ui"
    if not package.is_dir():
        pytest.skip("the sources lie elsewhere")
    found = set()
    for path in package.rglob("*.py"):
        found |= set(re.findall(r'\b(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    assert found - known == set()


def test_a_dense_screen_gets_more_pixels(qapp: object) -> None:
    image = pixmap("search", RED, 18, 2.0)
    assert (image.width(), image.devicePixelRatio()) == (36, 2.0)
    assert icon("search", RED, 18).actualSize(QSize(18, 18)) == QSize(18, 18)


def test_only_directional_icons_are_mirrored(qapp: object) -> None:
    plain = pixmap("chevron-left", RED, 24).toImage()
    turned = pixmap("chevron-left", RED, 24, mirrored=True).toImage()
    assert painted(turned) == {(23 - x, y) for x, y in painted(plain)} != painted(plain)
    assert pixmap("search", RED, 24, mirrored=True).toImage() == pixmap("search", RED, 24).toImage()


def test_a_disabled_icon_is_fainter(qapp: object) -> None:
    made = icon("check", RED, 18)

    def strongest(mode: QIcon.Mode) -> int:
        image = made.pixmap(QSize(18, 18), 1.0, mode).toImage()
        return max(image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height()))

    assert 0 < strongest(QIcon.Mode.Disabled) < strongest(QIcon.Mode.Normal)


def test_an_unknown_icon_is_an_error(qapp: object) -> None:
    with pytest.raises(KeyError):
        pixmap("no-such-icon", RED, 18)
