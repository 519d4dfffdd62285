"""What an export carried and what it did not, after it was written and read back."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget

from reader.domain.errors import NotSavedError
from reader.formats.base import CHANGES, ExportReport
from reader.project.exporting import write_report
from reader.ui.dialogs.asking import ask_for_place
from reader.ui.dialogs.base import Form
from reader.ui.dialogs.report_table import ReportTable
from reader.ui.models.report import ReportModel
from reader.ui.preferences.rows import mark_of
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.format_texts import FormatTexts
from reader.ui.words.i18n import counted, isolate_ltr, number

_NO_NAMES: Mapping[str, str] = {}
_WIDTH = 600


def summary_line(speaker: QObject, texts: FormatTexts, report: ExportReport, language: str) -> str:
    """Return the counts of a report in one line."""
    parts = [
        ReportWords(speaker).articles(report.articles, language),
        ReportWords(speaker).exact(report.exact, language),
    ]
    for change in CHANGES:
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
        self._say_proof(report)
        self.left_out = QLabel()
        if report.left_out:
            parts = ("، " if language == "ar" else ", ").join(map(texts.part, report.left_out))
            self.left_out = self.note(self.tr("Left out by the format: {0}").format(parts))
        if report.not_chosen:
            self.note(texts.not_chosen(report))
        self.rows = ReportModel(texts, language, self)
        self.rows.set_rows(report.rows, titles)
        self.table = ReportTable(self.rows, self)
        self.table.setAccessibleName(self.tr("What did not go out as it is"))
        if not report.whole:
            self.note(self.tr("All of it lies beside the export too, as {0}.").format(
                isolate_ltr(report.path.name + ".report.json")
            ))  # fmt: skip
        if report.rows:
            self.column.addWidget(self.table)
            self.table.selectRow(0)
            self.resize(860, 480)
        else:
            self.table.hide()
        self.said = self.note("")
        self.said.hide()
        self._add_actions()
        if not report.rows:
            self.fit(_WIDTH)

    def _say_proof(self, report: ExportReport) -> None:
        """Say what reading the file back has proved."""
        if not report.verified:
            return
        listed = self.tr("The file was read back: it holds everything but what is listed here.")
        equal = self.tr("The file was read back and is equal to the project.")
        words = self.tr("The file was read back: all its pages are there, and a search finds each of their words.")
        lacking = self.tr(
            "The file was read back: all its pages are there. The words that a search does not find are listed."
        )
        if report.not_chosen and not (report.rows or report.left_out):
            listed = self.tr("The file was read back and is equal to what was chosen.")
        if report.proof == "words":
            self.note(lacking if report.count("unfound") else words)
        else:
            self.note(equal if report.whole else listed)

    def _add_actions(self) -> None:
        self.add_buttons(self.tr("Close"))
        self.show_button = self._action(self.tr("Show in folder"), self._show)
        self.save_button = self._action(self.tr("Save report…"), self._save)
        self.copy_button = self._action(self.tr("Copy rows"), self.table.copy)
        self.table.copied.connect(lambda: self._say(self.tr("Copied.")))
        self.copy_button.setVisible(bool(self._report.rows))

    def _action(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        self.buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        return button

    def _show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._report.path.parent)))

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
        if self.table.isHidden():
            self.fit(_WIDTH)
