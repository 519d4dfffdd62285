"""What is shown begins on its own side in both directions of the interface, is not cut off, and can be read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from reader.domain.annotation import NoteRow
from reader.domain.annotator import AnnotatorId
from reader.domain.article import ArticleId
from reader.domain.span import Span
from reader.ui.dialogs.first_steps import FirstStepsDialog
from reader.ui.look.colours import contrast
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import THEME_NAMES, apply_theme, load_theme
from reader.ui.panels.notes_sheet import NotesDelegate
from reader.ui.widgets.charts import Look, common_side
from reader.ui.widgets.drawings import readable
from reader.ui.widgets.message_bar import MessageBar
from reader.ui.widgets.own_side import OwnSide
from reader.ui.words.i18n import file_name

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture(params=[LTR, RTL], ids=["en", "ar"])
def way(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Qt.LayoutDirection]:
    """One direction of the interface after the other."""
    before, sheet, palette = qapp.layoutDirection(), qapp.styleSheet(), qapp.palette()
    apply_theme(qapp, load_theme("light"))
    qapp.setLayoutDirection(request.param)
    yield request.param
    qapp.setLayoutDirection(before)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def ink(widget: QWidget) -> tuple[int, int]:
    """Return where what is drawn on a part of a window begins and ends, from left to right."""
    # the part alone has no ground under its letters
    image = widget.window().grab().toImage().copy(widget.geometry())
    ground = image.pixelColor(image.width() // 2, 1).lightness()
    found = [
        x for x in range(image.width())
        if any(abs(image.pixelColor(x, y).lightness() - ground) > 90 for y in range(4, image.height() - 4))
    ]  # fmt: skip
    return found[0], found[-1]


@pytest.mark.parametrize("name", ["000_خبر.docx", "خبر.docx", "news.docx"])
def test_a_message_that_begins_with_a_file_name_runs_as_the_interface_does(way: Qt.LayoutDirection, name: str) -> None:
    bar = MessageBar()
    bar.resize(900, 44)
    bar.show_message("error", f"{file_name(name)} is there already.")
    QApplication.processEvents()
    start, end = ink(bar.label)
    assert start < 8 if way is LTR else end > bar.label.width() - 9
    assert end - start < 400, "what is measured is the text and not the bar"
    bar.close()


@pytest.mark.parametrize("text", ["ملاحظة", "A note"])
def test_what_is_written_in_a_box_begins_at_its_own_side(way: Qt.LayoutDirection, text: str) -> None:
    edit = QPlainTextEdit()
    OwnSide(edit)
    edit.resize(300, 80)
    edit.show()
    edit.setPlainText(text)
    cursor = edit.textCursor()
    at_right = edit.cursorRect(cursor).center().x() > edit.viewport().width() / 2
    assert at_right is (text == "ملاحظة")
    edit.clear()
    assert (edit.cursorRect().center().x() > edit.viewport().width() / 2) is (way is RTL)
    edit.close()


@pytest.mark.parametrize("theme_name", THEME_NAMES)
def test_the_numbers_of_a_matrix_can_be_read_on_every_fill(qapp: QApplication, theme_name: str) -> None:
    theme = load_theme(theme_name)
    for share in range(15, 71):
        fill = theme.wash(theme.ok, theme.card, share / 100)
        assert contrast(fill, readable(fill, theme)) >= 4.5, share


@pytest.mark.parametrize("theme_name", THEME_NAMES)
def test_what_an_empty_field_asks_for_can_be_read(qapp: QApplication, theme_name: str) -> None:
    theme = load_theme(theme_name)
    before, palette = qapp.styleSheet(), qapp.palette()
    apply_theme(qapp, theme)
    field = QLineEdit()
    field.setPlaceholderText("Filter titles")
    field.ensurePolished()
    colour = field.palette().placeholderText().color()
    assert colour.alpha() == 255 and contrast(colour, theme.card) >= 4.5
    qapp.setPalette(palette)
    qapp.setStyleSheet(before)


def test_a_note_shows_the_title_of_its_article_whole_and_less_of_a_long_quote(way: Qt.LayoutDirection) -> None:
    title = "بدء العمل في ميناء رأس النخيل الجديد"
    quote = "ونقل موقع «إيلاف الساحل» عن مدير ميناء رأس النخيل إلياس حداد قوله إن العمل سيبدأ أواخر الشهر المقبل"
    row = NoteRow(ArticleId(1), title, AnnotatorId(1), "?", span=Span(0, 9), quote=quote)
    metrics = QFontMetrics(ui_font("en", 12))
    delegate = NotesDelegate()
    for width in (420, 500, 600):
        shown = delegate.fitting(row, metrics, width)
        assert metrics.horizontalAdvance(shown) <= width
        assert title in shown and quote[:8] in shown
    assert metrics.horizontalAdvance(delegate.fitting(row, metrics, 120)) <= 120


def test_names_of_a_column_lie_at_the_side_where_most_of_them_begin(way: Qt.LayoutDirection) -> None:
    look, right, left = Look(rtl=way is RTL), Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    assert common_side(["سليم", "نادين", "Nova Rail"], look) is right
    assert common_side(["Nova Rail", "Person", "نادين"], look) is left
    assert common_side(["Nova Rail", "نادين"], look) is (right if way is RTL else left)


def test_the_first_steps_are_numbered_as_their_language_does(qapp: QApplication) -> None:
    for language, first, last in (("en", "1.", "12."), ("ar", "١.", "١٢.")):
        dialog = FirstStepsDialog(language)
        page = dialog.page.toPlainText().splitlines()
        assert first in page and last in page and not any(line.startswith(" ") for line in page)
