"""Bringing texts in: what was found in the files, before and after it is added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from reader.domain.errors import FileError
from reader.formats.articles.base import corrected
from reader.formats.articles.reading import CHARSET_SUFFIXES, TABLE_SUFFIXES, WEB_SUFFIXES
from reader.formats.plain_text import CHARSETS
from reader.project.incoming import Choices, Incoming
from reader.project.near import NearFound, NearText
from reader.ui.dialogs.base import Form
from reader.ui.dialogs.import_files import FilesModel
from reader.ui.dialogs.import_preview import Preview
from reader.ui.widgets.tables import show_rows
from reader.ui.words.i18n import counted, file_name, isolate_ltr, number

_PREVIEW, _FIRST = 1500, 5
_ROOM = 8
# of the texts that are there already so many are shown beside them
_MOST_EQUAL = 1000


class ImportDialog(Form):
    """Show each file before it is added: what it was read as, its articles, and the choices that its kind has.

    `choice_made` asks for the files in `wanted` to be read anew; the answer comes by `set_read`. `columns_wanted` asks
    for the columns of a table, which come by `choose`; `near_wanted` for a look at the texts in `near`,
    `all_near_wanted` for near ones among all of the project's articles, which come by `set_near`.
    """

    choice_made = Signal()
    columns_wanted = Signal(object)
    near_wanted = Signal()
    all_near_wanted = Signal()

    def __init__(
        self,
        incoming: Incoming,
        error_text: Callable[[FileError], str],
        language: str,
        parent: QWidget | None = None,
        *,
        near: NearFound = NearFound(),  # noqa: B008 (it cannot be changed)
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Add articles"))
        self._error_text, self._incoming = error_text, incoming
        self.equal: list[NearText] = []
        self.near: list[NearText] = []
        self.left_out: set[tuple[Path, int]] = set()
        self.wanted: dict[Path, Choices] = {}
        self._choices: dict[Path, Choices] = {}
        self._waiting: set[Path] = set()
        self._shown: Path | None = None
        self.model = FilesModel(incoming, error_text, language)
        self._add_summary()
        self.table = self._make_table()
        self.column.addWidget(self.table, 2)
        self._add_choices()
        self.preview_area = Preview(language)
        self.preview = self.preview_area.edit
        self.preview_area.edited.connect(self._mark_edited)
        self.column.addWidget(self.preview_area, 3)
        self.correct_note = self.note(
            self.tr("Compare the text with the page and correct it here: once it is added it never changes.")
        )
        self.add_buttons(self.tr("Add"), self.tr("Cancel"))
        self._edited = False
        self.set_near(near)
        if self.model.paths:
            self.table.setCurrentIndex(self.model.index(self._first_of_interest(), 0))
        else:
            self._show(QModelIndex(), QModelIndex())
        self.resize(860, 640)

    def _add_summary(self) -> None:
        """Say above the files what they hold, and with how many texts they were compared."""
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.near_button = QPushButton()
        self.near_button.clicked.connect(self.near_wanted)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.near_button)
        self.column.addLayout(head)
        self.compared, self.compare_button = QLabel(), QPushButton(self.tr("Compare with all"))
        self.compared.setProperty("role", "secondary")
        self.compared.setWordWrap(True)
        self.compare_button.clicked.connect(self._compare)
        row = QHBoxLayout()
        row.addWidget(self.compared, 1)
        row.addWidget(self.compare_button)
        self.column.addLayout(row)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Files"))
        table.setModel(self.model)
        show_rows(table)
        table.horizontalHeader().setStretchLastSection(True)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for column, width in enumerate((200, 120, 70, 160)):
            table.setColumnWidth(column, width)
        table.selectionModel().currentRowChanged.connect(self._show)
        return table

    # --- choices

    def _add_choices(self) -> None:
        row = QHBoxLayout()
        self.charset_label = QLabel(self.tr("Read this file as"))
        self.charset_box = QComboBox()
        self.charset_box.addItems(CHARSETS)
        self.charset_label.setBuddy(self.charset_box)
        self.charset_box.setAccessibleName(self.charset_label.text())
        self.charset_box.activated.connect(lambda: self._chosen("charset", self.charset_box.currentText()))
        self.page_box = self._box(self.tr("Part of the page"), (self.tr("Article only"), self.tr("Whole page")))
        self.page_box.activated.connect(lambda at: self._chosen("whole_page", at == 1))
        self.chapters_box = self._box(
            self.tr("Articles of the book"), (self.tr("The book as one article"), self.tr("Each chapter an article"))
        )
        self.chapters_box.activated.connect(lambda at: self._chosen("chapters", at == 1))
        self.columns_button = QPushButton(self.tr("Columns…"))
        self.columns_button.clicked.connect(lambda: self.columns_wanted.emit(self._shown))
        self.all_box = QCheckBox(self.tr("For all files of this kind"))
        for widget in (self.charset_label, self.charset_box, self.page_box, self.chapters_box, self.columns_button):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.all_box)
        self.column.addLayout(row)

    @staticmethod
    def _box(name: str, texts: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.addItems(list(texts))
        box.setAccessibleName(name)
        box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return box

    def _show_choices(self, path: Path | None) -> None:
        suffix = path.suffix.lower() if path is not None else ""
        choices = self._choices.get(path, Choices()) if path is not None else Choices()
        text = self.model.first_text(path) if path is not None else None
        has_charset = suffix in CHARSET_SUFFIXES
        self.charset_label.setVisible(has_charset)
        self.charset_box.setVisible(has_charset)
        self.page_box.setVisible(suffix in WEB_SUFFIXES)
        self.chapters_box.setVisible(suffix == ".epub")
        self.columns_button.setVisible(suffix in TABLE_SUFFIXES)
        self.all_box.setVisible(sum(each.suffix.lower() == suffix for each in self.model.paths[:1000]) > 1)
        self.page_box.setCurrentIndex(int(choices.whole_page))
        self.chapters_box.setCurrentIndex(int(choices.chapters))
        used = text.provenance.charset if text is not None else choices.charset or ""
        self.charset_box.setCurrentIndex(self.charset_box.findText(used))

    def _chosen(self, name: str, value: object) -> None:
        if self._shown is None:
            return
        paths = [self._shown]
        if self.all_box.isChecked() and not self.all_box.isHidden():
            suffix = self._shown.suffix.lower()
            paths = [path for path in self.model.paths if path.suffix.lower() == suffix]
        for path in paths:
            before = self._choices.get(path, Choices())
            self._want(path, replace(before, **{name: value}))  # type: ignore[arg-type]
        self._sum_up()
        self.choice_made.emit()

    def choose(self, paths: Sequence[Path], columns: dict[str, str]) -> None:
        """Have tables read with these columns."""
        for path in paths:
            self._want(path, replace(self._choices.get(path, Choices()), columns=columns))
        self._sum_up()
        self.choice_made.emit()

    def choices_of(self, path: Path) -> Choices:
        """Return what was chosen for a file so far."""
        return self._choices.get(path, Choices())

    def _want(self, path: Path, choices: Choices) -> None:
        self._choices[path] = choices
        # arrow keys walk through many: only the one where they rest is read
        self.wanted[path] = choices
        self._waiting.add(path)
        # what was chosen of a file's articles was about other articles
        self.left_out = {each for each in self.left_out if each[0] != path}
        self.near = [each for each in self.near if each.path != path]
        self.equal = [each for each in self.equal if each.path != path]

    def set_read(self, paths: Sequence[Path], found: Incoming) -> None:
        """Show what files are, read as was asked for."""
        for path in paths:
            if path in self.wanted:
                continue
            self.model.take(path, found)
            self._waiting.discard(path)
            if path == self._shown:
                self._edited = False
                self._show_file(path)
        self._sum_up()

    # --- showing

    def _first_of_interest(self) -> int:
        """Return the first row that needs a look: one that was guessed, or else that could not be read."""
        wrong = 0
        for row, path in enumerate(self.model.paths[:1000]):
            text = self.model.first_text(path)
            if text is not None and text.provenance.charset_source in ("guessed", "damaged"):
                return row
            wrong = wrong or (row if text is None else 0)
        return wrong

    def _sum_up(self) -> None:
        good = len(self.model.texts) - len(self.left_out) - len(self.equal)
        bad = sum(1 for path in self.model.paths if self.model.problems_of(path))
        annotated = sum(len(bundle.articles) for _, bundle in self._incoming.bundles)
        parts = [counted(self.tr("%n text(s) can be added.", "", good), good, self.language)]
        if annotated:
            parts.append(counted(self.tr("And %n annotated article(s).", "", annotated), annotated, self.language))
        if self.equal:
            parts.append(
                counted(
                    self.tr("%n text(s) are there already and are left out.", "", len(self.equal)),
                    len(self.equal),
                    self.language,
                )
            )
        if bad:
            parts.append(counted(self.tr("%n file(s) cannot be read.", "", bad), bad, self.language))
        if others := len(self._incoming.passed_over):
            parts.append(
                counted(self.tr("%n file(s) of other kinds are passed over.", "", others), others, self.language)
            )
        self.summary.setText(" ".join(parts))
        alike = len(self.near) + len(self.equal)
        said = self.tr("%n text(s) nearly the same as others…", "", alike)
        if self.equal:
            said = self.tr("%n text(s) the same as others, or nearly…", "", alike)
        self.near_button.setText(counted(said, alike, self.language))
        self.near_button.setVisible(bool(alike))
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(good + annotated > 0 and not self._waiting)

    def set_near(self, found: NearFound) -> None:
        """Tell which texts are others or nearly, and whether they were compared with all that are there."""
        self.equal = [each for each in found.near if each.equal and each.path not in self._waiting]
        self.near = [each for each in found.near if not each.equal and each.path not in self._waiting]
        text = self.tr("Texts that are nearly the same were looked for among {0} of the project's {1} articles.")
        self.compared.setText(text.format(number(found.compared, self.language), number(found.articles, self.language)))
        self.compared.setVisible(not found.is_whole)
        self.compare_button.setVisible(not found.is_whole)
        self.compare_button.setEnabled(True)
        self._sum_up()

    def _compare(self) -> None:
        self.compare_button.setEnabled(False)
        self.all_near_wanted.emit()

    def leave_out(self, left_out: set[tuple[Path, int]]) -> None:
        """Leave texts out, each named by its file and its number in it."""
        self.left_out = left_out
        self._sum_up()

    def _show(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._keep_correction()
        self._shown = self.model.paths[current.row()] if current.isValid() else None
        self._show_file(self._shown)

    def _show_file(self, path: Path | None) -> None:
        self._show_choices(path)
        text = self.model.first_text(path) if path is not None else None
        self.correct_note.setVisible(text is not None and text.kind == "pdf")
        if path is None or text is None:
            problems = self.model.problems_of(path) if path is not None else []
            self.preview_area.show_message(self._error_text(problems[0]) if problems else "")
        elif text.kind == "pdf":
            self.preview_area.show_pdf(path, text.content)
        else:
            self.preview_area.show_text(self._beginnings(path))

    def _beginnings(self, path: Path) -> str:
        """Return the beginnings of the first articles of a file."""
        count = self.model.texts.count(path)
        if count == 1:
            return self.model.texts.text(path, 0).content[:_PREVIEW]
        parts = []
        for at in range(min(count, _FIRST)):
            text = self.model.texts.text(path, at)
            begin = text.content[: _PREVIEW // _FIRST]
            parts.append(f"{text.title}\n{begin}{'…' if len(text.content) > len(begin) else ''}")
        return "\n\n".join(parts)

    def _mark_edited(self) -> None:
        self._edited = True

    def _keep_correction(self) -> None:
        """Put what was corrected in the place of what was read."""
        if not self._edited or self._shown is None:
            return
        self._edited = False
        text = self.model.first_text(self._shown)
        new = corrected(text, self.preview_area.text) if text is not None else None
        if new is not None:
            self.model.texts.put(self._shown, new)
            self.model.changed(self._shown)

    def accept(self) -> None:
        """Take what was corrected with it."""
        self._keep_correction()
        super().accept()

    @property
    def incoming(self) -> Incoming:
        """What is to be added, and what still cannot be read."""
        texts = self.model.texts.without(self.left_out) if self.left_out else self.model.texts
        return replace(self._incoming, texts=texts, problems=self.model.problems)

    @property
    def alike(self) -> list[NearText]:
        """What is nearly another text, and then what is there already: of these the first, they may be thousands."""
        return [*self.near, *self.equal[:_MOST_EQUAL]]

    @property
    def near_taken(self) -> tuple[NearText, ...]:
        """What is nearly another text and is to be added all the same."""
        return tuple(each for each in self.near if (each.path, each.number) not in self.left_out)


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """Say what there is to know of one file, and what can be done about it: the text of a button and its call."""

    path: Path
    text: str
    fix: str = ""
    call: Callable[[], object] | None = None


class OutcomeDialog(Form):
    """List the files of an import of which there is something to say."""

    def __init__(self, rows: Sequence[OutcomeRow], language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("What was not taken in as it is"))
        self._rows = list(rows)
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName(self.tr("Files"))
        self.table.setHorizontalHeaderLabels([self.tr("File"), self.tr("What happened")])
        show_rows(self.table)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.setWordWrap(True)
        self.table.setColumnWidth(0, 220)
        for at, row in enumerate(rows):
            for column, text in enumerate((file_name(row.path), row.text)):
                item = QTableWidgetItem(text)
                item.setToolTip(isolate_ltr(str(row.path)) if column == 0 else text)
                self.table.setItem(at, column, item)
        self.column.addWidget(self.table)
        self.add_buttons(self.tr("Close"))
        self.fix_button = QPushButton()
        self.buttons.addButton(self.fix_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.fix_button.clicked.connect(self._fix)
        self.table.currentCellChanged.connect(self._current_changed)
        self.table.setCurrentCell(0, 0)
        self.resize(680, 380)
        self.table.resizeRowsToContents()
        for at in range(len(rows)):
            # Qt paints a line of two scripts higher than it measures it, and would cut the rest
            self.table.setRowHeight(at, self.table.rowHeight(at) + _ROOM)

    def _current_changed(self, row: int) -> None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        self.fix_button.setVisible(found is not None and found.call is not None)
        self.fix_button.setText(found.fix if found else "")

    def _fix(self) -> None:
        call = self._rows[self.table.currentRow()].call
        self.accept()
        if call is not None:
            call()
