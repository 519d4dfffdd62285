"""What an export carried and what it did not, after it was written and read back."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QHeaderView, QLabel, QPushButton, QTableView, QWidget

from reader.domain.errors import NotSavedError
from reader.formats.base import ExportReport
from reader.project.exporting import write_report
from reader.ui.dialogs.asking import ask_for_place
from reader.ui.dialogs.base import Form
from reader.ui.models.report import Column, ReportModel
from reader.ui.preferences.rows import mark_of
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.format_texts import FormatTexts
from reader.ui.words.i18n import counted, isolate_ltr, number

_NO_NAMES: Mapping[str, str] = {}
_WIDTHS = {Column.CHANGE: 72, Column.QUOTE: 132, Column.ARTICLE: 120, Column.PLACE: 92}


def report_table(model: ReportModel, parent: QWidget) -> QTableView:
    """Return a table of a report's rows, to be read and copied."""
    table = QTableView(parent)
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(28)
    table.horizontalHeader().setSectionResizeMode(Column.REASON, QHeaderView.ResizeMode.Stretch)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    return table


def copy_rows(table: QTableView, model: ReportModel) -> None:
    """Copy the selected rows, or all when none is."""
    chosen = sorted({index.row() for index in table.selectionModel().selectedRows()})
    QGuiApplication.clipboard().setText(model.plain(chosen or range(model.rowCount())))


def summary_line(speaker: QObject, texts: FormatTexts, report: ExportReport, language: str) -> str:
    """Return the counts of a report in one line."""
    parts = [
        ReportWords(speaker).articles(report.articles, language),
        ReportWords(speaker).exact(report.exact, language),
    ]
    for change in ("widened", "split", "dropped"):
        count = report.count(change)
        if count:
            parts.append(f"{texts.change(change)}: {number(count, language)}")
    return "  ·  ".join(parts)


class ReportWords(QObject):
    """Put the counts of a report into words."""

    def articles(self, count: int, language: str) -> str:
        """Return how many articles went out."""
        return counted(self.tr("%n article(s)", "", count), count, language)

    def exact(self, count: int, language: str) -> str:
        """Return how many mentions go out as they are."""
        return counted(self.tr("%n mention(s) exactly as they are", "", count), count, language)


class ExportReportDialog(Form):
    """Say what an export carried and what it could not; the report can be saved and its rows copied."""

    def __init__(
        self,
        report: ExportReport,
        titles: Mapping[str, str],
        language: str,
        parent: QWidget | None = None,
        *,
        label_names: Mapping[str, str] = _NO_NAMES,
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Exported"))
        self._report = report
        texts = FormatTexts(language, self)
        texts.label_names = label_names
        self.summary = QLabel(summary_line(self, texts, report, language))
        self.column.addWidget(self.summary)
        # a path alone would stand where its letters begin, at the left
        self.note(f"{mark_of(language)}{isolate_ltr(str(report.path))}")
        if report.verified:
            listed = self.tr("The file was read back: it holds everything but what is listed here.")
            equal = self.tr("The file was read back and is equal to the project.")
            self.note(listed if report.rows or report.left_out else equal)
        self.left_out = QLabel()
        if report.left_out:
            parts = ("، " if language == "ar" else ", ").join(map(texts.part, report.left_out))
            self.left_out = self.note(self.tr("Left out by the format: {0}").format(parts))
        self.rows = ReportModel(texts, language, self)
        self.rows.set_rows(report.rows, titles)
        self.table = report_table(self.rows, self)
        self.table.setAccessibleName(self.tr("What did not go out as it is"))
        if report.rows:
            self.note(self.tr("All of it lies beside the export too, as {0}.").format(
                isolate_ltr(report.path.name + ".report.json")
            ))  # fmt: skip
            self.column.addWidget(self.table)
            self.table.selectRow(0)
            self.resize(860, 480)
        else:
            self.table.hide()
            self.resize(560, 200)
        self.said = self.note("")
        self.said.hide()
        self.add_buttons(self.tr("Close"))
        self.show_button = self._action(self.tr("Show in folder"), self._show)
        self.save_button = self._action(self.tr("Save report…"), self._save)
        self.copy_button = self._action(self.tr("Copy rows"), self._copy)
        self.copy_button.setVisible(bool(report.rows))
        QShortcut(QKeySequence.StandardKey.Copy, self.table, self._copy, context=Qt.ShortcutContext.WidgetShortcut)

    def _action(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.path.parent)))

    def _copy(self) -> None:
        copy_rows(self.table, self.rows)
        self._say(self.tr("Copied."))

    def _save(self) -> None:
        proposed = self._report.path.with_name(self._report.path.name + ".report.json")
        ask_for_place(self, self.tr("Save report"), proposed, self._save_to)

    def _save_to(self, path: Path) -> None:
        try:
            write_report(self._report, path)
        except OSError as error:
            problem = NotSavedError(str(path), f"The report could not be written: {error}.", "Choose another place.")
            self._say(ErrorTexts(self).text(problem))
        else:
            self._say(self.tr("Saved as {0}.").format(isolate_ltr(path.name)))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.show()
