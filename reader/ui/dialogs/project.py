"""Making a project, describing an article, going to a paragraph."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
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
    QPushButton,
    QWidget,
)

from reader.domain.article import Article, ArticleDetails, Direction
from reader.domain.errors import ReaderError
from reader.domain.schema import Schema
from reader.formats.schema_formats import read_schema_file
from reader.ui.dialogs.asking import ask_for_files
from reader.ui.dialogs.base import Form
from reader.ui.look.theme import Theme
from reader.ui.panels.label_strip import LabelChip
from reader.ui.session import SUFFIX
from reader.ui.words.errors import ErrorTexts
from reader.ui.words.i18n import isolate_ltr, number


class NewProjectDialog(Form):
    """Ask where a project goes and which labels it begins with."""

    def __init__(
        self, path: Path, schemas: Sequence[Schema], theme: Theme, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("New project"))
        self._schemas, self._theme = list(schemas), theme
        self._chosen = 0
        form = QFormLayout()
        self.path_edit = QLineEdit(str(path))
        self.path_edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.path_edit.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Choose…"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.path_edit, 1)
        row.addWidget(browse)
        form.addRow(self.tr("File"), row)
        self.schema_box = QComboBox()
        titles = {"news": self.tr("News")}
        for schema in schemas:
            self.schema_box.addItem(self._title(schema, titles))
        self.schema_box.addItem(self.tr("From a file…"))
        self.schema_box.setAccessibleName(self.tr("Labels"))
        self.schema_box.currentIndexChanged.connect(self._schema_chosen)
        form.addRow(self.tr("Labels"), self.schema_box)
        self.column.addLayout(form)
        self._preview = QWidget()
        self._preview_row = QHBoxLayout(self._preview)
        self._preview_row.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self._preview)
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("role", "warning")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.note(self.tr("One file holds everything. It is saved after every action."))
        self.add_buttons(self.tr("Make the project"), self.tr("Cancel"))
        self._show_labels()
        self.resize(620, 300)

    def _title(self, schema: Schema, titles: Mapping[str, str]) -> str:
        count = self.tr("{0} labels").format(number(len(schema.labels), self.language))
        return f"{titles.get(schema.name, schema.name)}  ({count})"

    def _schema_chosen(self, at: int) -> None:
        if at < len(self._schemas):
            self._chosen = at
            self.problem.hide()
            self._show_labels()
            return
        # what was chosen before stays so until a file is
        self.schema_box.setCurrentIndex(self._chosen)
        title = self.tr("Labels from a file")
        kinds = self.tr("Label sets (*.toml *.conf *.xml *.json);;All files (*)")
        ask_for_files(self, title, self.path.parent, lambda paths: self.read_labels(paths[0]), kinds=kinds)

    def read_labels(self, path: Path) -> None:
        """Offer the label set of a file, and choose it; say so when it cannot be read."""
        try:
            schema = read_schema_file(path)
        except ReaderError as error:
            self.problem.setText(ErrorTexts(self).text(error))
            self.problem.show()
            return
        self._schemas.append(schema)
        self.schema_box.insertItem(len(self._schemas) - 1, self._title(schema, {schema.name: path.name}))
        self.schema_box.setCurrentIndex(len(self._schemas) - 1)

    def _show_labels(self) -> None:
        while (item := self._preview_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for label in self.schema.mention_labels[:5]:
            self._preview_row.addWidget(LabelChip(label, self.language, self._theme, None))
        self._preview_row.addStretch(1)

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("New project"), self.path_edit.text(), self.tr("Projects (*{0})").format(SUFFIX)
        )
        if chosen:
            self.path_edit.setText(chosen)

    @property
    def schema(self) -> Schema:
        """The label set chosen."""
        return self._schemas[self._chosen]

    @property
    def path(self) -> Path:
        """The file chosen, with its suffix."""
        path = Path(self.path_edit.text().strip()).expanduser()
        return path if path.suffix else path.with_suffix(SUFFIX)


class DetailsDialog(Form):
    """Edit title, source and the other data of an article; show where its text came from."""

    def __init__(self, article: Article, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Article"))
        form = QFormLayout()
        details = article.details
        self._fields: dict[str, QLineEdit] = {}
        for name, title in (
            ("title", self.tr("Title")),
            ("source", self.tr("Source")),
            ("author", self.tr("Author")),
            ("published", self.tr("Date (year-month-day)")),
            ("url", self.tr("Address")),
            ("language", self.tr("Language")),
        ):
            field = QLineEdit(getattr(details, name))
            field.textChanged.connect(self._check)
            self._fields[name] = field
            form.addRow(title, field)
        self.direction_box = QComboBox()
        for text in (self.tr("From each paragraph"), self.tr("Right to left"), self.tr("Left to right")):
            self.direction_box.addItem(text)
        self.direction_box.setCurrentIndex(list(_DIRECTIONS).index(article.base_direction))
        form.addRow(self.tr("Direction"), self.direction_box)
        self.column.addLayout(form)
        self.warning = QLabel()
        self.warning.setProperty("role", "warning")
        self.column.addWidget(self.warning)
        origin = article.provenance
        facts = [self.tr("{0} characters").format(number(len(article.content), language))]
        if origin.charset:
            facts.append(isolate_ltr(origin.charset))
        if origin.path:
            facts.append(isolate_ltr(origin.path))
        facts.append(isolate_ltr(f"sha256 {article.sha256[:16]}…"))
        self.note("  ·  ".join(facts))
        self.add_buttons(self.tr("Save"), self.tr("Cancel"))
        self.resize(560, 380)

    def _check(self) -> None:
        wrong = ""
        if not self._fields["title"].text().strip():
            wrong = self.tr("An article needs a title.")
        elif not is_date(self._fields["published"].text().strip()):
            wrong = self.tr("Write the date as 2026-11-24, 2026-11 or 2026, or leave it empty.")
        self.warning.setText(wrong)
        for button in self.buttons.buttons():
            if self.buttons.buttonRole(button) is QDialogButtonBox.ButtonRole.AcceptRole:
                button.setEnabled(not wrong)

    @property
    def details(self) -> ArticleDetails:
        """What was written."""
        return ArticleDetails(**{name: field.text().strip() for name, field in self._fields.items()})

    @property
    def direction(self) -> Direction:
        """The direction chosen."""
        return _DIRECTIONS[self.direction_box.currentIndex()]


_DIRECTIONS = (Direction.AUTO, Direction.RTL, Direction.LTR)


def is_date(text: str) -> bool:
    """Tell whether a text is empty, a year, a month or a day as ISO 8601 writes it."""
    if not text or re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text):
        return True
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


class GoToDialog(Form):
    """Ask for a paragraph by its number, in any digits."""

    def __init__(self, last: int, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", language, parent)
        self.setWindowTitle(self.tr("Go to paragraph"))
        self._last = last
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(self.tr("1 to {0}").format(number(last, language)))
        self.edit.setAccessibleName(self.tr("Number of the paragraph"))
        self.column.addWidget(self.edit)
        self.add_buttons(self.tr("Go"), self.tr("Cancel"))

    @property
    def number(self) -> int | None:
        """The number written, or None when there is no such paragraph."""
        text = self.edit.text().strip()
        if not text or not all(char.isdecimal() for char in text):
            return None
        value = int("".join(str(unicodedata.decimal(char)) for char in text))
        return value if 1 <= value <= self._last else None
