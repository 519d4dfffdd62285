"""Icons: bundled SVG outlines drawn in any colour, sharp on every screen."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.paths import RESOURCES

# those that point along the text; a check, a glass or a moon stays as it is in a right-to-left interface
DIRECTIONAL = frozenset(
    [
        "panel-left",
        "panel-right",
        "chevron-left",
        "chevron-right",
        "arrow-left",
        "arrow-right",
        "corner-down-left",
        "undo-2",
        "redo-2",
        "list",
        "external-link",
        "skip-forward",
        "clipboard-paste",
        "file-text",
    ]
)
_DISABLED_OPACITY = 0.4


def icon_names() -> list[str]:
    """Return the names of all bundled icons."""
    return sorted(path.stem for path in _folder().glob("*.svg"))


def icon(name: str, colour: QColor, size: int = 18, mirrored: bool = False) -> QIcon:
    """Return icon `name` in `colour`, `size` px square, with a faint form for disabled controls.

    `mirrored` turns directional icons only, so that callers can pass `isRightToLeft()` always. Raises KeyError.
    """
    return QIcon(_icon(name, colour.rgba(), size, mirrored))


def pixmap(
    name: str, colour: QColor, size: int = 18, device_pixel_ratio: float = 1.0, mirrored: bool = False
) -> QPixmap:
    """Return icon `name` as a pixmap of `size` device-independent px; cached. Raises KeyError."""
    return _pixmap(name, colour.rgba(), size, device_pixel_ratio, mirrored and name in DIRECTIONAL)


def _pixel_ratios() -> set[float]:
    """Return the ratios of the screens there are; rendering for others would only slow the start."""
    return {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}


def _folder() -> Path:
    return RESOURCES / "icons"


@lru_cache(maxsize=512)
def _icon(name: str, rgba: int, size: int, mirrored: bool) -> QIcon:
    made = QIcon()
    colour = QColor.fromRgba(rgba)
    faint = QColor(colour)
    faint.setAlphaF(colour.alphaF() * _DISABLED_OPACITY)
    for ratio in _pixel_ratios():
        made.addPixmap(pixmap(name, colour, size, ratio, mirrored))
        made.addPixmap(pixmap(name, faint, size, ratio, mirrored), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=4096)
def _pixmap(name: str, rgba: int, size: int, ratio: float, flipped: bool) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour.name()).encode()))
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setOpacity(colour.alphaF())
    if flipped:
        painter.translate(image.width(), 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, image.width(), image.height()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    path = _folder() / f"{name}.svg"
    if not path.is_file():
        raise KeyError(f"there is no icon named {name!r}")
    return path.read_text(encoding="utf-8")
