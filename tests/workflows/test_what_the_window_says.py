"""What the window says is of what it shows: the status strip, tabs, reports, the history, names of exports."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from workflows.driver import User

from reader.domain.operation import HistoryRow
from reader.domain.span import Span
from reader.formats.base import ReportRow
from reader.formats.html_copy import HtmlCopy
from reader.project.gathering import gather
from reader.ui.dialogs.report_table import ReportTable
from reader.ui.models.report import ReportModel
from reader.ui.session import Mode
from reader.ui.widgets.charts import Look
from reader.ui.widgets.drawings import Columns, Item
from reader.ui.words.format_texts import FormatTexts


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "first.txt").write_text("غانتس وميلي وغانتس في بيروت", encoding="utf-8")
    user = User(tmp_path)
    user.command(f"language_{request.param}")
    user.open(tmp_path / "first.txt")
    yield user
    user.command("language_en")
    user.close()


def test_the_status_strip_says_nothing_of_the_article_beside_the_dashboard(user: User) -> None:
    strip, session = user.window.status, user.window.session
    assert strip.place_label.text() and strip.count_label.text() and strip.direction_label.isVisible()
    session.set_mode(Mode.DASHBOARD)
    user.settle()
    assert not strip.place_label.text() and not strip.count_label.text() and not strip.direction_label.isVisible()
    strip.say("saved")
    assert strip.count_label.text() == "saved", "a notice is seen there all the same"
    session.set_mode(Mode.LABEL)
    user.settle()
    assert strip.place_label.text() and strip.direction_label.isVisible()


def test_the_direction_is_told_in_words_of_the_interface(user: User) -> None:
    label, arabic = user.window.status.direction_label, user.window.settings.language == "ar"
    assert label.text() == ("يمين" if arabic else "RTL")
    assert label.toolTip()


def test_a_tab_tells_a_count_only_where_there_is_something_to_count(user: User) -> None:
    tabs = user.window.inspector.tabs
    assert not any(char.isdigit() for at in range(tabs.count()) for char in tabs.tabText(at))
    with user.project.edit("note.write") as edit:
        edit.add_note(user.project.article_ids()[0], "ملاحظة", span=Span(0, 5))
    user.settle()
    assert sum(any(char.isdigit() for char in tabs.tabText(at)) for at in range(tabs.count())) == 1


def test_the_history_names_the_words_and_the_label_of_what_was_labelled_at_once(user: User) -> None:
    project = user.project
    article, label = project.article_ids()[0], project.schema.mention_labels[0]
    for spans in ((Span(0, 5),), (Span(6, 11), Span(12, 18))):
        with project.edit("mention.label_all", article_id=article) as edit:
            for span in spans:
                edit.add_mention(article, label.id, [span])
    words = user.window.history.words(user.window)

    def said(row: HistoryRow) -> str:
        return "".join(char for char in words.what(row) if char.isprintable())

    many, one = (said(row) for row in project.history(2))
    name = label.shown(user.window.settings.language)
    assert "«غانتس»" in one and name in one and "1" not in one
    assert "«وميلي»" in many and name in many
    if user.window.settings.language == "en":
        assert many.startswith("2 mentions labelled as")


def test_a_copy_to_read_bears_the_name_of_the_project(user: User, tmp_path: Path) -> None:
    HtmlCopy().write(gather(user.project), tmp_path / "copy.html", {"language": "ar"})
    text = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert f"<title>{user.project.name}</title>" in text and user.project.schema.name != user.project.name


def test_each_row_of_a_report_is_as_high_as_its_own_text_needs(qapp: QApplication) -> None:
    rows = [
        ReportRow("a", 0, 5, "غانتس", "dropped", "notes"),
        ReportRow("a", 0, 400, "كلمة طويلة " * 30, "dropped", "notes"),
        ReportRow("a", 7, 9, "ميلي", "dropped", "notes"),
    ]
    model = ReportModel(FormatTexts("en"), "en")
    model.set_rows(rows, {"a": "t"})
    table = ReportTable(model)
    table.resize(300, 300)
    table.show()
    qapp.processEvents()
    table.resize(1000, 300)
    qapp.processEvents()
    line = table.fontMetrics().lineSpacing()
    assert table.rowHeight(0) == table.rowHeight(2) < 2.5 * line
    assert table.rowHeight(0) < table.rowHeight(1) < 4.5 * line
    table.deleteLater()


def test_columns_over_time_tell_what_the_highest_of_them_stands_for(qapp: QApplication) -> None:
    def corner(value: int, rtl: bool) -> QImage:
        image = QImage(400, 170, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        items = (Item("1", value, "", None), Item("2", 0, "", None))
        Columns(items).paint(painter, QRectF(0, 0, 400, 170), Look(language="ar" if rtl else "en", rtl=rtl), None)
        painter.end()
        return image.copy(340 if rtl else 0, 0, 60, 20)

    blank = QImage(60, 20, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    for rtl in (False, True):
        assert corner(7, rtl) != blank and corner(7, rtl) != corner(8, rtl)
