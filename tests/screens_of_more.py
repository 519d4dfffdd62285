"""What the other screenshots do not show: menus, messages, questions, small dialogs, and states in which nothing is."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from reader.domain.article_list import ArticleFilter
from reader.project import Project
from reader.project.schema_exchange import SchemaImport
from reader.ui.demo import settle
from reader.ui.dialogs.asking import ask_whether
from reader.ui.dialogs.corpus import Choice, ChoicesDialog, DeleteDialog, FilterNameDialog
from reader.ui.dialogs.error import ErrorDialog
from reader.ui.label_set.exchange import ExportLabelsDialog, ExportReportDialog, ImportReportDialog
from reader.ui.main_window import MainWindow
from reader.ui.words.i18n import file_name

Keep = Callable[[QWidget, Path], int]


def small_dialogs(window: MainWindow, language: str) -> dict[str, QWidget]:
    """Return the dialogs for many articles, for files of label sets, and the report of a fault."""
    # a name whose letters run against the interface
    path = Path("/home/me", "labels-2.toml" if language == "ar" else "وسوم-2.toml")
    report = SchemaImport(("حزب",), {"PER": ("colour", "names")}, 7, ("HARD",))
    corpus = window.corpus
    choices = [Choice("عاجل", 1, 2), Choice("to check", 2, 1), Choice("اقتصاد", 3, 0)]
    question = window.exports.tr("{0} is there already. Replace it?").format(file_name(path))
    answers = (window.exports.tr("Replace"), window.exports.tr("Cancel"))
    return {
        "tags": ChoicesDialog(corpus.tr("Tags"), corpus.tr("Tags"), choices, 2, language, window, new="…"),
        "delete": DeleteDialog(1, "بدء العمل في ميناء رأس النخيل", 35, language, window),
        "filter_name": FilterNameDialog(["x"], language, window),
        "fault": ErrorDialog("Traceback (most recent call last):\n  ValueError: ميناء", window, language),
        "labels_export": ExportLabelsDialog(language, window),
        "labels_imported": ImportReportDialog(path, report, language, window),
        "labels_exported": ExportReportDialog(path, ("2 guidelines", "1 colours"), language, window),
        "question": ask_whether(window, "Hashiya", question, answers, window.update),
    }


def menus(window: MainWindow) -> Iterator[tuple[str, QMenu]]:
    """Yield the menus of the window, with those inside them."""
    yield from (("main", window.menus.main), ("project", window.menus.project), ("add", window.menus.add))
    yield from ((f"main_{number}", each) for number, each in enumerate(window.menus.main.findChildren(QMenu)))
    filters = window.articles.filter_button.menu()
    assert isinstance(filters, QMenu)
    yield "filters", filters
    yield "text", window.menus.text_menu(window.session, window.labelling)
    window.corpus.open_menu(QPoint(300, 200))
    yield "article", window.corpus.menu
    match = window.concordance.panel.match.menu()
    assert isinstance(match, QMenu)
    yield "match", match


def draw_more(app: QApplication, window: MainWindow, folder: Path, suffix: str, keep: Keep) -> int:
    """Draw all of it; return how many pictures."""
    count = 0
    for name, menu in menus(window):
        menu.popup(window.mapToGlobal(QPoint(500, 100)))
        settle(app)
        count += keep(menu, folder / f"menu_{name}_{suffix}.png")
        menu.close()
    window.resize(1180, 800)
    settle(app)
    more = window.reading.strip.more_button.menu()
    if isinstance(more, QMenu):
        more.popup(QPoint(500, 100))
        settle(app)
        count += keep(more, folder / f"menu_labels_{suffix}.png")
        more.close()
    window.resize(1440, 900)
    count += messages(app, window, folder, suffix, keep) + nothing(app, window, folder, suffix, keep)
    sheet = window.label_set.open()
    assert sheet is not None
    sheet.show_tab("labels")
    sheet.tree.setFocus()
    QTest.keyClick(sheet.tree, Qt.Key.Key_Delete)
    settle(app)
    count += keep(window, folder / f"label_set_removal_{suffix}.png")
    if window.sheets.current is not None:
        window.sheets.current.close_sheet()
    settle(app)
    return count


def messages(app: QApplication, window: MainWindow, folder: Path, suffix: str, keep: Keep) -> int:
    """Draw an error, a warning and a notice over the text."""
    count = 0
    bar, name = window.reading.messages, file_name("000_خبر-12.docx")
    text = window.exports.tr("{0} is there already. Replace it?").format(name)
    for kind in ("error", "warn", "ok"):
        bar.show_message(kind, text, [(window.tr("Try again"), window.update)])
        settle(app)
        count += keep(window, folder / f"message_{kind}_{suffix}.png")
    bar.hide()
    return count


def nothing(app: QApplication, window: MainWindow, folder: Path, suffix: str, keep: Keep) -> int:
    """Draw what is said where there is nothing: no hit, no article that fits, a project without articles."""
    window.activateWindow()
    window.listing.show(ArticleFilter(text="لا شيء بهذا الاسم"))
    window.reading.open_find()
    window.reading.find_bar.query.setText("zzz")
    window.concordance.open_with("zzz")
    settle(app, 60)
    count = keep(window, folder / f"nothing_found_{suffix}.png")
    window.concordance.close()
    window.reading.close_find()
    window.listing.show(ArticleFilter())
    settle(app)
    before = window.session.project
    assert before is not None
    path = before.path
    with tempfile.TemporaryDirectory() as place:
        empty = Path(place, "empty.sqlite")
        Project.create(empty).close()
        window.open_paths([empty])
        settle(app)
        count += keep(window, folder / f"empty_{suffix}.png")
        for name in ("entities", "notes"):
            window.actions_table[name].trigger()
            settle(app, 20)
            count += keep(window, folder / f"empty_{name}_{suffix}.png")
            QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
        window.open_paths([path])
        settle(app, 20)
    return count
