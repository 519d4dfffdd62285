"""Themes: colours by token, label colours that can be read, and the look of the whole application.

Widgets choose a look through dynamic properties that the stylesheet (resources/themes/house.qss) knows:
QPushButton `primary`, `danger`; QToolButton `segment`; QFrame `card`, `side`, `strip`; QLabel `role` ("secondary",
"tertiary", "heading", "title", "warning", "error"); QAbstractItemView `plain`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from reader.domain.schema import Label
from reader.paths import RESOURCES
from reader.ui.look.colours import blend, reach_contrast, spread_hue

ThemeName = Literal["light", "dark", "sepia"]
THEME_NAMES: tuple[ThemeName, ...] = ("light", "dark", "sepia")
SYSTEM = "system"
LANE_CONTRAST = 3.0
TAG_CONTRAST = 4.5


@dataclass(frozen=True, eq=False)
class Theme:
    """Hold the colours of one theme. `tint` is the opacity with which a label colour is laid over `view`.

    Surfaces: win, side, view (paper), card. Text: text, text2, text3. Hairlines: line, line2. Signals: accent, ok,
    warn, err. `labels` holds the lanes of the starter labels by short name.
    """

    name: ThemeName
    is_dark: bool
    tint: float
    win: QColor
    side: QColor
    view: QColor
    card: QColor
    text: QColor
    text2: QColor
    text3: QColor
    line: QColor
    line2: QColor
    accent: QColor
    ok: QColor
    warn: QColor
    err: QColor
    labels: Mapping[str, QColor]

    @property
    def colours(self) -> Mapping[str, QColor]:
        """Every token's colour by its name, without the labels."""
        return {name: value for name, value in vars(self).items() if isinstance(value, QColor)}

    @property
    def on_accent(self) -> QColor:
        """What is written on the accent."""
        return QColor(self.view if self.is_dark else "#ffffff")

    def label_colour(self, label: Label) -> QColor:
        """Return the colour of a label's lane, at least 3:1 on the paper.

        The theme's own palette goes by the label's name, unless the label was given another colour.
        """
        own = self.labels.get(label.name)
        if own is not None and label.colour.lower() in ("", load_theme("light").labels[label.name].name()):
            return QColor(own)
        wanted = QColor(label.colour) if label.colour else QColor()
        if not wanted.isValid():
            wanted = spread_hue(label.position)
        return reach_contrast(wanted, (self.view,), LANE_CONTRAST)

    def label_text_colour(self, label: Label) -> QColor:
        """Return the colour of a label's tag, at least 4.5:1 on the paper, on a card and on the label's tint."""
        colour = self.label_colour(label)
        return reach_contrast(colour, (self.view, self.card, self.tint_of(colour)), TAG_CONTRAST)

    def tint_of(self, colour: QColor) -> QColor:
        """Return the opaque tint of a mention in this colour."""
        return blend(colour, self.view, self.tint)

    def wash(self, colour: QColor, over: QColor, share: float) -> QColor:
        """Return `colour` laid over a surface with opacity `share`: hover 0.07, pressed 0.12, focus fill 0.10."""
        return blend(colour, over, share)


@lru_cache(maxsize=8)
def load_theme(name: str) -> Theme:
    """Read the theme `name` (light, dark, sepia) from resources/themes. Raises KeyError."""
    if name not in THEME_NAMES:
        raise KeyError(f"there is no theme named {name!r}")
    values = tomllib.loads((RESOURCES / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(
        name=name,
        is_dark=bool(values["dark"]),
        tint=float(values["tint"]),
        labels={label: QColor(colour) for label, colour in values["labels"].items()},
        **{token: QColor(colour) for token, colour in values["colours"].items()},
    )


def chosen_theme(name: str) -> Theme:
    """Return the theme of a setting: that of the name, or for "system" light or dark as the desktop is now."""
    if name != SYSTEM:
        return load_theme(name)
    hints = QGuiApplication.styleHints()
    # what was asked for before would be told as if it were the desktop's
    hints.unsetColorScheme()
    return load_theme("dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light")


def apply_theme(app: QApplication, theme: Theme, *, follows_system: bool = False) -> None:
    """Give the whole application this theme: Fusion, palette, colour scheme and stylesheet; nothing if it has it."""
    sheet = stylesheet(theme)
    if follows_system:
        app.styleHints().unsetColorScheme()
    else:
        app.styleHints().setColorScheme(Qt.ColorScheme.Dark if theme.is_dark else Qt.ColorScheme.Light)
    if app.styleSheet() == sheet:
        # every widget is polished anew by a stylesheet, which takes longer than anything else here
        return
    if app.style().name().lower() != "fusion":
        fusion = QStyleFactory.create("Fusion")
        app.setStyle(fusion)
    # the hint alone changes nothing under offscreen and bare X11
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet)


def undress(app: QApplication) -> None:
    """Take the stylesheet off while the first window is built: with it each step of building polishes anew."""
    if not app.topLevelWidgets():
        app.setStyleSheet("")


def palette(theme: Theme) -> QPalette:
    """Return a complete palette: active, inactive and disabled."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, theme.win),
        (roles.WindowText, theme.text),
        (roles.Base, theme.card),
        (roles.AlternateBase, theme.win),
        (roles.Text, theme.text),
        (roles.PlaceholderText, theme.text3),
        (roles.Button, theme.win),
        (roles.ButtonText, theme.text),
        (roles.BrightText, theme.err),
        (roles.ToolTipBase, theme.card),
        (roles.ToolTipText, theme.text),
        (roles.Highlight, theme.accent),
        (roles.HighlightedText, theme.on_accent),
        (roles.Accent, theme.accent),
        (roles.Link, theme.accent),
        (roles.LinkVisited, theme.accent),
        (roles.Light, theme.card),
        (roles.Midlight, theme.line),
        (roles.Mid, theme.line2),
        (roles.Dark, theme.line2),
        (roles.Shadow, blend(QColor("#000000"), theme.win, 0.4)),
    ):
        made.setColor(role, colour)
    faint = blend(theme.text, theme.win, 0.45)
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.PlaceholderText, roles.Link):
        made.setColor(disabled, role, faint)
    made.setColor(disabled, roles.Base, theme.win)
    made.setColor(disabled, roles.Highlight, theme.line2)
    made.setColor(disabled, roles.HighlightedText, theme.text)
    made.setColor(disabled, roles.Accent, theme.line2)
    # a list keeps its selected row readable when the keys go elsewhere
    made.setColor(QPalette.ColorGroup.Inactive, roles.Highlight, blend(theme.accent, theme.card, 0.16))
    made.setColor(QPalette.ColorGroup.Inactive, roles.HighlightedText, theme.text)
    return made


@lru_cache(maxsize=8)
def stylesheet(theme: Theme) -> str:
    """Return the application's stylesheet with this theme's colours."""
    template = Template((RESOURCES / "themes" / "house.qss").read_text(encoding="utf-8"))
    values = {name: colour.name() for name, colour in theme.colours.items()}
    values |= {
        "on_accent": theme.on_accent.name(),
        "faint": blend(theme.text, theme.win, 0.45).name(),
        "hover": blend(theme.text, theme.win, 0.07).name(),
        "hover_card": blend(theme.text, theme.card, 0.06).name(),
        "pressed": blend(theme.text, theme.win, 0.13).name(),
        "segment": blend(theme.text, theme.win, 0.10).name(),
        "chosen": blend(theme.accent, theme.card, 0.14).name(),
        "accent_hover": blend(theme.text, theme.accent, 0.12).name(),
        "handle": blend(theme.text, theme.view, 0.22).name(),
        "handle_hover": blend(theme.text, theme.view, 0.40).name(),
        "parts": (RESOURCES / "themes" / "parts").as_posix() + f"/{theme.name}",
    }
    return template.substitute(values)
