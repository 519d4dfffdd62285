"""Taking annotations out: which format, what of the project, what it cannot carry, and where it goes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.formats.base import Exporter, ExportReport, OptionSpec
from reader.formats.libraries import install_command
from reader.project.scope import Scope
from reader.ui.dialogs.asking import ask_for_place
from reader.ui.dialogs.base import Form, align_captions, caption_width
from reader.ui.dialogs.export_report import summary_line
from reader.ui.dialogs.export_scope import ScopeForm, Source
from reader.ui.dialogs.format_list import FormatList
from reader.ui.dialogs.report_table import ReportTable
from reader.ui.models.report import ReportModel
from reader.ui.words.format_texts import Example, FormatTexts
from reader.ui.words.i18n import counted, isolate_ltr, percent
from reader.ui.work.timing import once_after

_FIRST_ROWS = 100
_REST = 250
_NONE: Mapping[str, Mapping[str, str]] = {}
_NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what the dialog asks for: a preview, or the export itself."""

    format: str
    scope: Scope
    options: Mapping[str, str] = field(default_factory=dict)


class ExportDialog(Form):
    """Ask for format, scope, options and place, and say beforehand what the format cannot carry of it.

    `preview_wanted` is sent once the choices rest; the answer comes by `set_counting` and `set_preview`.
    """

    preview_wanted = Signal()

    def __init__(
        self,
        exporters: list[Exporter],
        source: Source,
        language: str,
        parent: QWidget | None = None,
        *,
        format_name: str = "",
        options: Mapping[str, Mapping[str, str]] = _NONE,
        example: Example | None = None,
        label_names: Mapping[str, str] = _NO_NAMES,
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Export"))
        self._source, self._remembered = source, {name: dict(given) for name, given in options.items()}
        self._example = example or Example()
        self._texts = FormatTexts(language, self)
        self._texts.label_names = label_names
        self._proposed = ""
        self.option_boxes: dict[str, QComboBox] = {}
        self._rest = once_after(self, _REST, self.preview_wanted.emit)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        self.formats = FormatList(exporters, self._texts, install_command, language)
        self.formats.setAccessibleName(self.tr("Format"))
        self.formats.setFixedWidth(316)
        columns.addWidget(self.formats)
        columns.addLayout(self._make_choices(), 1)
        self.column.addLayout(columns)
        self.add_buttons(self.tr("Export"), self.tr("Cancel"))
        self.export_button = next(
            each for each in self.buttons.buttons()
            if self.buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
        )  # fmt: skip
        self._caption_width = self._widest_caption(exporters)
        align_captions(self.scope_form.form, self._caption_width)
        align_captions(self._place_form, self._caption_width)
        self.formats.choose(format_name)
        self.formats.currentRowChanged.connect(self._format_changed)
        self.scope_form.changed.connect(self._changed)
        self._format_changed()
        self.resize(1060, 700)
        self.formats.setFocus()

    # --- parts

    def _make_choices(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(10)
        self.facts = QLabel()
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        side.addWidget(self.facts)
        self.scope_form = ScopeForm(self._source, self.language)
        side.addWidget(self.scope_form)
        self._options = QWidget()
        self._options_form = QFormLayout(self._options)
        self._options_form.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self._options)
        side.addLayout(self._make_preview(), 1)
        self._place_form = QFormLayout()
        self.path_edit = QLineEdit()
        self.path_edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.path_edit.setAccessibleName(self.tr("Where"))
        self.path_edit.textChanged.connect(lambda _text: self._enable())
        browse = QPushButton(self.tr("Choose…"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path_edit, 1)
        row.addWidget(browse)
        self._place_form.addRow(self.tr("Where"), row)
        side.addLayout(self._place_form)
        return side

    def _widest_caption(self, exporters: list[Exporter]) -> int:
        """Return room for each caption that any format has, so that the fields stand where they stood for another."""
        texts = [self._texts.option(spec) for each in exporters for spec in each.options]
        wide = self.fontMetrics().horizontalAdvance
        return max(caption_width(self.scope_form.form), *(wide(text) for text in texts), 0)

    def _make_preview(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        self.preview_line = QLabel()
        self.preview_line.setWordWrap(True)
        self.preview_line.setAccessibleName(self.tr("What goes out"))
        self.preview_line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.left_out = QLabel()
        self.left_out.setWordWrap(True)
        self.left_out.setProperty("role", "secondary")
        self.rows = ReportModel(self._texts, self.language, self)
        self.preview_table = ReportTable(self.rows, self)
        self.preview_table.setAccessibleName(self.tr("What this format cannot carry"))
        self.preview_table.setMinimumHeight(110)
        box.addWidget(self.preview_line)
        box.addWidget(self.left_out)
        box.addWidget(self.preview_table, 1)
        box.addStretch(0)
        return box

    # --- what was chosen

    @property
    def exporter(self) -> Exporter:
        """The format chosen."""
        return self.formats.exporter

    @property
    def path(self) -> Path:
        """The place chosen."""
        return Path(self.path_edit.text().strip()).expanduser()

    @property
    def wanted(self) -> Wanted:
        """Everything chosen but the place."""
        return Wanted(self.exporter.name, self.scope_form.scope, self.options)

    @property
    def options(self) -> dict[str, str]:
        """The choices of the format's own options."""
        return {name: str(box.currentData()) for name, box in self.option_boxes.items()}

    # --- changes

    def _format_changed(self) -> None:
        exporter = self.exporter
        command = install_command(exporter)
        if command:
            self.facts.setText(
                self.tr("This format needs a library that is not installed. Install it with: {0}").format(
                    isolate_ltr(command)
                )
            )
        else:
            self.facts.setText(f"{self._texts.line(exporter)} {self._texts.offsets(exporter)}".strip())
        self.scope_form.set_carried(exporter.carries)
        self._make_options(exporter)
        mine = self.path_edit.text()
        # a place that the user wrote stays, but for the ending
        if not mine or mine == self._proposed:
            self._proposed = str(self._source.folder / f"{self._source.name}-{exporter.name}{exporter.suffix}")
            self.path_edit.setText(self._proposed)
        self._enable()
        self._changed()

    def _make_options(self, exporter: Exporter) -> None:
        while self._options_form.rowCount():
            self._options_form.removeRow(0)
        self.option_boxes.clear()
        remembered = self._remembered.get(exporter.name, {})
        for spec in exporter.options:
            # a copy to read is in the reader's language until another is chosen
            default = self.language if spec.name == "language" and self.language in spec.choices else spec.default
            self.option_boxes[spec.name] = self._option_box(spec, remembered.get(spec.name, default))
        align_captions(self._options_form, self._caption_width)
        self._options.setVisible(bool(exporter.options))
        # what is made later would come last
        order: list[QWidget] = [*self.scope_form.parts.values(), *self.option_boxes.values()]
        for before, after in pairwise([*order, self.preview_table, self.path_edit]):
            self.setTabOrder(before, after)

    def _option_box(self, spec: OptionSpec, chosen: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self._texts.option(spec))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in spec.choices:
            box.addItem(self._texts.choice(spec, choice, self._example), choice)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.currentIndexChanged.connect(lambda _at: self._option_changed())
        self._options_form.addRow(self._texts.option(spec), box)
        return box

    def _option_changed(self) -> None:
        self._remembered[self.exporter.name] = self.options
        self._changed()

    def _changed(self) -> None:
        self.set_counting(None)
        self._rest.start()

    def _enable(self) -> None:
        self.export_button.setEnabled(bool(self.path_edit.text().strip()) and not install_command(self.exporter))

    # --- the preview

    def set_counting(self, share: float | None) -> None:
        """Say that what goes out is being counted, and how far that is."""
        text = self.tr("Counting what goes out…")
        self.preview_line.setText(text if share is None else f"{text} {percent(share, self.language)}")
        self.left_out.setText("")
        self.rows.set_rows((), {})
        self.preview_table.hide()

    def set_preview(self, report: ExportReport, titles: Mapping[str, str]) -> None:
        """Show what an export would carry, and the first of what it would not."""
        self.preview_line.setText(summary_line(self, self._texts, report, self.language))
        shown = report.rows[:_FIRST_ROWS]
        notes = []
        if report.left_out:
            parts = ("، " if self.language == "ar" else ", ").join(map(self._texts.part, report.left_out))
            notes.append(self.tr("Left out by the format: {0}").format(parts))
        if report.not_chosen:
            notes.append(self._texts.not_chosen(report))
        if not report.articles:
            notes.append(self.tr("No article meets these conditions: the export would be empty."))
        elif not report.mentions:
            notes.append(self.tr("There is no mention in what was chosen."))
        elif report.whole:
            notes.append(self.tr("This format carries all of it."))
        if len(report.rows) > len(shown):
            notes.append(counted(self.tr("The first %n are shown.", "", len(shown)), len(shown), self.language))
        self.left_out.setText("\n".join(notes))
        self.rows.set_rows(shown, titles)
        self.preview_table.setVisible(bool(shown))

    def set_problem(self, text: str) -> None:
        """Say why what goes out could not be counted."""
        self.set_counting(None)
        self.preview_line.setText(text)

    def _browse(self) -> None:
        ask_for_place(self, self.tr("Export"), self.path, lambda path: self.path_edit.setText(str(path)))
