"""How the text looks and what the arrows do, with a text that changes at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from reader.domain.annotation import Mention, MentionId
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId, Direction
from reader.domain.schema import Label, LabelId
from reader.domain.span import Span
from reader.ui.article_view.marks import LabelStyle
from reader.ui.article_view.view import ArticleView
from reader.ui.look.fonts import READING_FONTS
from reader.ui.preferences.language_page import LanguageRows
from reader.ui.preferences.rows import (
    add_row,
    grid_of_rows,
    mark_of,
    note,
    page_column,
    segments,
    setter,
    slider,
    switch,
)
from reader.ui.session import Session
from reader.ui.settings import LINE_HEIGHTS, THEME_CHOICES, ZOOMS
from reader.ui.words.i18n import number, percent

_SAMPLE = (
    "أبلغ وزير النقل سليم الوردي صحيفة إيلاف اليوم، أن العمل في ميناء رأس النخيل يبدأ في 25 نوفمبر وأن لإيلاف حق النشر."
)
_MARKED = (
    ("وزير النقل سليم الوردي", "ROLE", "منصب"),
    ("سليم الوردي", "PER", "شخص"),
    ("إيلاف اليوم", "MEDIA", "إعلام"),
    ("رأس النخيل", "LOC", "مكان"),
    ("25 نوفمبر", "DATE", "تاريخ"),
)
_SAMPLE_HEIGHT = 158


def sample_mentions() -> list[Mention]:
    """Return the mentions of the sample text."""
    found = []
    for number_of, (quote, _, _) in enumerate(_MARKED):
        start = _SAMPLE.index(quote)
        span = Span(start, start + len(quote))
        found.append(Mention(MentionId(number_of), ArticleId(0), AnnotatorId(0), LabelId(number_of), (span,)))
    return found


class ReadingPage(QWidget):
    """Change font, sizes and colours; the view on top is the reading view itself."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sample = ArticleView()
        self.sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sample.setAccessibleName(self.tr("Sample text"))
        self.sample.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        card = QFrame()
        card.setObjectName("sample_card")
        card.setStyleSheet(
            f"#sample_card {{ background: {session.theme.view.name()}; border: 1px solid {session.theme.line.name()};"
            " border-radius: 10px; }"
        )
        box = QVBoxLayout(card)
        box.setContentsMargins(6, 6, 6, 6)
        box.addWidget(self.sample)
        card.setFixedHeight(_SAMPLE_HEIGHT)
        self._size, self._line, self._width = QLabel(), QLabel(), QLabel()
        column = page_column(self)
        column.addWidget(card)
        grid = grid_of_rows()
        self._add_text_rows(grid)
        self._add_theme_row(grid)
        LanguageRows().add(grid, session, "reading")
        self._add_hand_rows(grid)
        column.addLayout(grid)
        column.addWidget(
            note(self.tr("Changes apply at once. The text and its offsets are never altered by any setting."))
        )
        column.addStretch(1)
        self._show_sample()
        session.settings.changed.connect(self._show_sample)

    def _add_text_rows(self, grid: QGridLayout) -> None:
        settings, theme = self._session.settings, self._session.theme
        families = [font.family for font in READING_FONTS]
        fonts = QComboBox()
        fonts.setObjectName("font")
        fonts.addItems([font.title for font in READING_FONTS])
        fonts.setCurrentIndex(families.index(settings.font_family) if settings.font_family in families else 0)
        fonts.currentIndexChanged.connect(lambda at: setattr(settings, "font_family", families[at]))
        add_row(grid, self.tr("Font"), fonts)
        nearest = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - settings.zoom))
        sizes = slider("zoom", (0, len(ZOOMS) - 1), nearest, lambda at: setattr(settings, "zoom", ZOOMS[at]), theme)
        add_row(grid, self.tr("Size"), sizes, self._size)
        low, high = (round(bound * 100) for bound in LINE_HEIGHTS)
        lines = slider(
            "line_height",
            (low, high),
            round(settings.line_height * 100),
            lambda now: setattr(settings, "line_height", now / 100),
            theme,
            step=5,
        )
        add_row(grid, self.tr("Line height"), lines, self._line)
        widths = slider(
            "column",
            (36, 160),
            settings.column_width // 10,
            lambda now: setattr(settings, "column_width", now * 10),
            theme,
        )
        add_row(grid, self.tr("Column width"), widths, self._width)

    def _add_theme_row(self, grid: QGridLayout) -> None:
        session = self._session
        texts = {
            "system": self.tr("System"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
        }
        assert set(texts) == set(THEME_CHOICES)
        settings = session.settings
        themes = segments("theme", list(texts.items()), settings.theme, setter(settings, "theme"), session.theme)
        add_row(grid, self.tr("Theme"), themes)

    def _add_hand_rows(self, grid: QGridLayout) -> None:
        settings, theme = self._session.settings, self._session.theme
        arrows = segments(
            "arrows",
            [("word", self.tr("By word")), ("letter", self.tr("By letter"))],
            "letter" if settings.letter_arrows else "word",
            lambda now: setattr(settings, "letter_arrows", now == "letter"),
            theme,
        )
        add_row(grid, self.tr("Arrow keys move"), arrows)
        text = self.tr("Hover selects the word")
        add_row(grid, text, switch("hover", settings.hover_target, text, setter(settings, "hover_target"), theme))
        text = self.tr("Arrows go where they point, also in embedded Latin text")
        add_row(grid, text, switch("visual", settings.visual_arrows, text, setter(settings, "visual_arrows"), theme))

    def _show_sample(self) -> None:
        session, settings = self._session, self._session.settings
        theme, language, view = session.theme, settings.language, self.sample
        view.set_theme(theme)
        view.set_interface_language(language)
        font = next((font for font in READING_FONTS if font.family == settings.font_family), READING_FONTS[0])
        if not view.text.content:
            view.set_article(_SAMPLE, Direction.RTL)
        view.set_reading_font(font.family, font.pixel_size)
        view.set_zoom(settings.zoom)
        view.set_line_height(settings.line_height)
        view.set_column_width(settings.column_width)
        styles: dict[LabelId | None, LabelStyle] = {}
        for place, (_, name, arabic) in enumerate(_MARKED):
            label = Label(LabelId(place), name)
            colour = theme.label_colour(label)
            tag = arabic if language == "ar" else name
            styles[label.id] = LabelStyle(tag, colour, theme.label_text_colour(label), theme.tint_of(colour))
        view.set_mentions(sample_mentions(), styles)
        unit = self.tr("{0} px")
        self._size.setText(unit.format(number(round(font.pixel_size * settings.zoom), language)))
        self._line.setText(mark_of(language) + percent(settings.line_height, language))
        self._width.setText(unit.format(number(settings.column_width, language)))
