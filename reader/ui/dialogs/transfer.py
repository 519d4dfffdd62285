"""Bringing texts in and taking annotations out: what was found, what will be lost, what was done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.domain.article import Direction
from reader.domain.errors import FileError
from reader.formats.base import Exporter, ExportReport
from reader.formats.plain_text import CHARSETS, TextFile, read_text
from reader.text.direction import article_direction
from reader.ui.dialogs.base import Form
from reader.ui.i18n import file_name, isolate_ltr, number

_PREVIEW = 1500


class ImportDialog(Form):
    """Show each text file with its charset before it is added; the charset of any can be changed."""

    def __init__(self, paths: Sequence[Path], language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Add articles"))
        self._paths = list(paths)
        self._read: dict[Path, TextFile | FileError] = {path: self._open(path, None) for path in self._paths}
        self.summary = QLabel()
        self.column.addWidget(self.summary)
        self.table = QTableWidget(len(self._paths), 3)
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("Character set"), self.tr("Title")])
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.currentCellChanged.connect(self._show_preview)
        self.column.addWidget(self.table, 2)
        self.charset_box = QComboBox()
        self.charset_box.addItems(CHARSETS)
        self.charset_box.activated.connect(self._override)
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Read this file as")))
        row.addWidget(self.charset_box)
        row.addStretch(1)
        self.column.addLayout(row)
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.column.addWidget(self.preview, 2)
        self.add_buttons(self.tr("Add"), self.tr("Cancel"))
        for row_number in range(len(self._paths)):
            self._fill(row_number)
        self.table.setColumnWidth(0, 220)
        self.table.setColumnWidth(1, 190)
        if self._paths:
            self.table.setCurrentCell(0, 0)
        self.resize(720, 520)

    @staticmethod
    def _open(path: Path, charset: str | None) -> TextFile | FileError:
        try:
            return read_text(path, charset)
        except FileError as error:
            return error

    def _fill(self, row: int) -> None:
        found = self._read[self._paths[row]]
        sources = {
            "bom": self.tr("by its mark"),
            "utf-8": self.tr("strict"),
            "detected": self.tr("detected"),
            "guessed": self.tr("guessed"),
            "given": self.tr("chosen"),
        }
        if isinstance(found, TextFile):
            origin = found.provenance
            charset = f"{isolate_ltr(origin.charset)}  ({sources.get(origin.charset_source, '')})"
            cells = (file_name(self._paths[row]), charset, found.title)
        else:
            cells = (file_name(self._paths[row]), "—", f"{found.problem} {found.advice}")
        for column, text in enumerate(cells):
            self.table.setItem(row, column, QTableWidgetItem(text))
        good = len(self.texts)
        bad = len(self._paths) - good
        text = self.tr("%n text(s) can be added.", "", good)
        if bad:
            text += " " + self.tr("%n file(s) cannot be read.", "", bad)
        self.summary.setText(text)
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(good > 0)

    def _show_preview(self, row: int) -> None:
        found = self._read[self._paths[row]] if 0 <= row < len(self._paths) else None
        if isinstance(found, TextFile):
            option = self.preview.document().defaultTextOption()
            rtl = article_direction(found.content) is Direction.RTL
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            self.preview.document().setDefaultTextOption(option)
            self.preview.setPlainText(found.content[:_PREVIEW])
            at = self.charset_box.findText(found.provenance.charset)
            self.charset_box.setCurrentIndex(at)
        else:
            self.preview.setPlainText(str(found) if found else "")

    def _override(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._paths):
            path = self._paths[row]
            self._read[path] = self._open(path, self.charset_box.currentText())
            self._fill(row)
            self._show_preview(row)

    @property
    def texts(self) -> list[TextFile]:
        """The texts that can be added, as they were decoded."""
        return [found for found in self._read.values() if isinstance(found, TextFile)]


class ExportDialog(Form):
    """Ask for format, scope and place, and say beforehand what the format keeps."""

    def __init__(
        self, exporters: Sequence[Exporter], folder: Path, name: str, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Export"))
        self._exporters, self._folder, self._name = list(exporters), folder, name
        form = QFormLayout()
        self.format_box = QComboBox()
        for exporter in exporters:
            self.format_box.addItem(exporter.title)
        self.format_box.currentIndexChanged.connect(self._format_changed)
        form.addRow(self.tr("Format"), self.format_box)
        self.whole, self.one = QRadioButton(self.tr("All articles")), QRadioButton(self.tr("This article"))
        self.whole.setChecked(True)
        scope = QHBoxLayout()
        scope.addWidget(self.whole)
        scope.addWidget(self.one)
        scope.addStretch(1)
        form.addRow(self.tr("What"), scope)
        self.path_edit = QLineEdit()
        self.path_edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path_edit, 1)
        row.addWidget(browse)
        form.addRow(self.tr("Where"), row)
        self.column.addLayout(form)
        self.facts = self.note("")
        self.add_buttons(self.tr("Export"), self.tr("Cancel"))
        self._format_changed()
        self.resize(600, 300)

    @property
    def exporter(self) -> Exporter:
        """The format chosen."""
        return self._exporters[max(0, self.format_box.currentIndex())]

    @property
    def path(self) -> Path:
        """The place chosen."""
        return Path(self.path_edit.text().strip()).expanduser()

    def _format_changed(self) -> None:
        exporter = self.exporter
        self.path_edit.setText(str(self._folder / f"{self._name}-{exporter.name}{exporter.suffix}"))
        self.facts.setText(self._format_facts(exporter.name))

    def _format_facts(self, name: str) -> str:
        texts = {
            "jsonl": self.tr("Keeps everything: it can be imported again without loss. Offsets count code points."),
            "csv": self.tr(
                "Keeps mentions with quote, label, pieces, entity, annotator and note. Leaves out texts, relations and"
                " attributes. Offsets count code points."
            ),
            "brat": self.tr(
                "A folder with .txt and .ann. Keeps nested and discontinuous mentions, relations and their notes."
                " Leaves out entities and attributes. Offsets count code points."
            ),
        }
        exporter = self.exporter
        return texts.get(name, f"{exporter.keeps} / {exporter.loses} ({exporter.unit})")

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), self.path_edit.text())
        if chosen:
            self.path_edit.setText(chosen)


class ExportReportDialog(Form):
    """Say what an export carried and what it could not."""

    def __init__(self, report: ExportReport, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Exported"))
        articles = self.tr("%n article(s)", "", report.articles)
        exact = self.tr("%n mention(s) written exactly", "", report.exact)
        self.column.addWidget(QLabel(f"{articles}  ·  {exact}"))
        self.note(isolate_ltr(str(report.path)))
        if report.verified:
            self.note(self.tr("The file was read back and is equal to the project."))
        if report.left_out:
            self.note(self.tr("Left out by the format: {0}").format(isolate_ltr(", ".join(report.left_out))))
        if report.rows:
            names = {"widened": self.tr("widened"), "split": self.tr("split"), "dropped": self.tr("dropped")}
            table = QTableWidget(len(report.rows), 4)
            table.setHorizontalHeaderLabels([self.tr("Article"), self.tr("Place"), self.tr("Text"), self.tr("Change")])
            table.horizontalHeader().setStretchLastSection(True)
            for row, each in enumerate(report.rows):
                place = isolate_ltr(f"{number(each.start, language)} – {number(each.end, language)}")
                for column, text in enumerate(
                    (each.article, place, each.quote, f"{names[each.change]}: {each.reason}")
                ):
                    table.setItem(row, column, QTableWidgetItem(text))
            self.column.addWidget(table)
            self.resize(680, 380)
        self.add_buttons(self.tr("Close"))
