"""Taking annotations out: what will be lost, what was done."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.formats.base import Exporter, ExportReport
from reader.ui.dialogs.base import Form
from reader.ui.i18n import isolate_ltr, number


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
        self.path_edit.setAccessibleName(self.tr("Where"))
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
