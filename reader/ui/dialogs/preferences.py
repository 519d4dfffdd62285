"""Preferences: each applies at once; the sample on top shows it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from reader.domain.span import Span
from reader.ui.dialogs.base import Form
from reader.ui.fonts import READING_FONTS
from reader.ui.i18n import percent
from reader.ui.settings import LANGUAGES, THEMES, ZOOMS, Settings
from reader.ui.theme import load_theme
from reader.ui.widgets.text_line import TextLine

_SAMPLE = "وقال أحمد لإيلاف: “نبدأ العمل في 25 نوفمبر”."
_MARKED = Span(10, 15)


class PreferencesDialog(Form):
    """Change how the text looks and how the keys behave."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", settings.language, parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._card = QFrame()
        self._card.setProperty("card", True)
        self._card_box = QVBoxLayout(self._card)
        self.sample = TextLine(24)
        self._card_box.addWidget(self.sample)
        self.column.addWidget(self._card)
        form = QFormLayout()
        form.setVerticalSpacing(12)
        self.language_box = self._choice(("English", "العربية"), LANGUAGES.index(settings.language))
        self.language_box.currentIndexChanged.connect(lambda at: setattr(settings, "language", LANGUAGES[at]))
        form.addRow(self.tr("Language"), self.language_box)
        themes = (self.tr("Light"), self.tr("Dark"), self.tr("Sepia"))
        self.theme_box = self._choice(themes, THEMES.index(settings.theme))
        self.theme_box.currentIndexChanged.connect(lambda at: setattr(settings, "theme", THEMES[at]))
        form.addRow(self.tr("Theme"), self.theme_box)
        families = [font.family for font in READING_FONTS]
        at = families.index(settings.font_family) if settings.font_family in families else 0
        self.font_box = self._choice([font.title for font in READING_FONTS], at)
        self.font_box.currentIndexChanged.connect(lambda at: setattr(settings, "font_family", families[at]))
        form.addRow(self.tr("Reading font"), self.font_box)
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - settings.zoom))
        self.zoom_slider = self._slider(0, len(ZOOMS) - 1, nearest)
        self.zoom_slider.valueChanged.connect(lambda place: setattr(settings, "zoom", ZOOMS[place]))
        form.addRow(self.tr("Text size"), self.zoom_slider)
        self.column_slider = self._slider(36, 160, settings.column_width // 10)
        self.column_slider.valueChanged.connect(lambda value: setattr(settings, "column_width", value * 10))
        form.addRow(self.tr("Column width"), self.column_slider)
        self.hover_box = QCheckBox(self.tr("Digits label the word under the pointer"))
        self.hover_box.setChecked(settings.hover_target)
        self.hover_box.toggled.connect(lambda on: setattr(settings, "hover_target", on))
        form.addRow("", self.hover_box)
        self.visual_box = QCheckBox(self.tr("Arrow keys go where they point, also through embedded Latin text"))
        self.visual_box.setChecked(settings.visual_arrows)
        self.visual_box.toggled.connect(lambda on: setattr(settings, "visual_arrows", on))
        form.addRow("", self.visual_box)
        self._add_suggesting(form)
        self.column.addLayout(form)
        self.column.addStretch(1)
        self.add_buttons(self.tr("Close"))
        settings.changed.connect(self._show_sample)
        self._show_sample()
        self.resize(560, 590)

    def _add_suggesting(self, form: QFormLayout) -> None:
        settings = self._settings
        self.remember_box = QCheckBox(self.tr("Suggest each label at once on the other occurrences"))
        self.remember_box.setChecked(settings.remember)
        self.remember_box.toggled.connect(lambda on: setattr(settings, "remember", on))
        form.addRow("", self.remember_box)
        self.confidence_slider = self._slider(0, 100, round(settings.least_confidence * 100))
        self.confidence_slider.valueChanged.connect(lambda value: setattr(settings, "least_confidence", value / 100))
        self.confidence_slider.valueChanged.connect(self._show_confidence)
        self.confidence_text = QLabel()
        row = QHBoxLayout()
        row.addWidget(self.confidence_slider, 1)
        row.addWidget(self.confidence_text)
        form.addRow(self.tr("Accept together from"), row)
        self._show_confidence()

    @staticmethod
    def _choice(texts: tuple[str, ...] | list[str], at: int) -> QComboBox:
        box = QComboBox()
        box.addItems(list(texts))
        box.setCurrentIndex(at)
        return box

    @staticmethod
    def _slider(low: int, high: int, value: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(low, high)
        slider.setValue(value)
        return slider

    def _show_confidence(self) -> None:
        self.confidence_text.setText(percent(self._settings.least_confidence, self.language))

    def _show_sample(self) -> None:
        settings, theme = self._settings, load_theme(self._settings.theme)
        font = next((font for font in READING_FONTS if font.family == settings.font_family), READING_FONTS[0])
        sample = TextLine(font.pixel_size * settings.zoom, family=font.family)
        sample.setMinimumHeight(round(font.pixel_size * settings.zoom * 2.1))
        sample.set_theme(theme)
        sample.set_text(_SAMPLE, _MARKED, theme.accent)
        self._card_box.replaceWidget(self.sample, sample)
        self.sample.deleteLater()
        self.sample = sample
