"""Label sets in and out of files: which format, what changed, what was left out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from reader.formats.schema_formats import schema_formats
from reader.project.schema_exchange import SchemaImport
from reader.ui.dialogs.base import Form
from reader.ui.preferences.rows import mark_of
from reader.ui.words.i18n import isolate_ltr, number


class ExportLabelsDialog(Form):
    """Ask for the format of a label set's file."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Export the label set"))
        form = QFormLayout()
        self.format_box = QComboBox()
        self.format_box.setAccessibleName(self.tr("Format"))
        titles = {"toml": self.tr("Hashiya label set (TOML)"), "brat": "brat annotation.conf"}
        titles |= {"labelstudio": "Label Studio", "inception": "INCEpTION"}
        for name, each in schema_formats().items():
            self.format_box.addItem(titles.get(name, each.title), name)
        self.format_box.currentIndexChanged.connect(self._show_facts)
        form.addRow(self.tr("Format"), self.format_box)
        self.column.addLayout(form)
        self.facts = self.note("")
        self.add_buttons(self.tr("Choose a place…"), self.tr("Cancel"))
        self._show_facts()
        self.resize(520, 220)

    @property
    def format_name(self) -> str:
        """The format chosen."""
        return str(self.format_box.currentData())

    def _show_facts(self) -> None:
        self.facts.setText(
            self.tr("Keeps everything.")
            if self.format_name == "toml"
            else self.tr("What this format has no place for is counted once the file is written.")
        )


class ImportReportDialog(Form):
    """Say what joining a label set from a file did."""

    def __init__(self, path: Path, report: SchemaImport, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Label set imported"))
        self.note(f"{mark_of(language)}{isolate_ltr(path.name)}")
        changed = report.changed or {}
        counts = (
            (self.tr("Added"), len(report.added)),
            (self.tr("Changed"), len(changed)),
            (self.tr("As they were"), report.unchanged),
        )
        self.column.addWidget(QLabel("   ·   ".join(f"{text}: {number(count, language)}" for text, count in counts)))
        whats = part_texts(self)
        rows = [(name, self.tr("Added")) for name in report.added]
        rows += [(name, self.tr(", ").join(whats.get(what, what) for what in parts)) for name, parts in changed.items()]
        rows += [(self.tr("Not taken"), isolate_ltr(each)) for each in report.notes]
        self.rows = rows
        if rows:
            table = QTreeWidget()
            table.setAccessibleName(self.tr("What changed"))
            table.setHeaderLabels([self.tr("Label"), self.tr("What changed")])
            table.setRootIsDecorated(False)
            for row in rows:
                item = QTreeWidgetItem(list(row))
                item.setToolTip(1, row[1])
                table.addTopLevelItem(item)
            table.resizeColumnToContents(0)
            self.column.addWidget(table)
        self.note(self.tr("Nothing was removed. Undo takes the whole import back."))
        self.add_buttons(self.tr("Close"))
        self.resize(560, 420 if rows else 200)


class ExportReportDialog(Form):
    """Say what a file of a label set could not hold."""

    def __init__(self, path: Path, lost: Sequence[str], language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Label set exported"))
        self.note(f"{mark_of(language)}{isolate_ltr(str(path))}")
        whats = part_texts(self)
        self.lost = [whats.get(each.split(" ", 1)[1], each) for each in lost]
        if not lost:
            self.column.addWidget(QLabel(self.tr("The file was read back and holds everything.")))
        else:
            self.column.addWidget(QLabel(self.tr("The format has no place for:")))
            for each in lost:
                count, what = each.split(" ", 1)
                self.column.addWidget(QLabel(f"{whats.get(what, what)}:  {number(int(count), language)}"))
        self.add_buttons(self.tr("Close"))
        self.resize(520, 220)


def part_texts(widget: "ImportReportDialog | ExportReportDialog") -> dict[str, str]:
    """Return what there is to say of labels, in the interface's language."""
    return SchemaParts(widget).texts()


class SchemaParts(QObject):
    """Name the parts of a label set."""

    def texts(self) -> dict[str, str]:
        """Return the names by those of the lower layer."""
        return {
            "labels": self.tr("Labels"),
            "relation types": self.tr("Relation types"),
            "shown names": self.tr("Names"),
            "colours": self.tr("Colours"),
            "keys": self.tr("Digits"),
            "kinds": self.tr("Kinds"),
            "parents": self.tr("Hierarchy"),
            "descriptions": self.tr("Guidelines"),
            "attributes": self.tr("Attributes"),
            "retired marks": self.tr("No longer offered"),
            "event marks": self.tr("Events"),
            "single choices": self.tr("One of a group"),
            "constraints": self.tr("Constraints"),
            "allowed ends": self.tr("Labels at the ends"),
            "role marks": self.tr("Roles"),
        }
