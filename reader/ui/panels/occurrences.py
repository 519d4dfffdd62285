"""Label every occurrence: the list first, Enter carries it out, one step to undo."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.domain.schema import Label, Schema
from reader.project.everywhere import Place
from reader.ui.keyboard.keys import digit_of, letter_of
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.models.occurrences import PlacesModel
from reader.ui.panels.places_list import PlacesList
from reader.ui.widgets.key_cap import KeyCap
from reader.ui.words.i18n import counted, isolate, number

SIZE = QSize(780, 350)


class OccurrencesCard(QWidget):
    """Show the places of a name and let the user choose which to label, and as what.

    `apply_requested` carries label and places; `more_requested` asks for those in the other articles.
    """

    apply_requested = Signal(object, object)  # Label, list[Place]
    more_requested = Signal()
    left = Signal()

    def __init__(
        self, name: str, schema: Schema, label: Label | None, theme: Theme, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._schema, self._theme, self._language, self.name = schema, theme, language, name
        self.label = label
        self.model = PlacesModel(self)
        self.list = PlacesList(self.model)
        self._here = 0
        self._elsewhere = (0, 0, False)
        self._shows_all = False
        self.title, self.subtitle, self.pill, self.more_text = QLabel(), QLabel(), QLabel(), QLabel()
        self.more_button, self.cancel_button, self.apply_button = (QPushButton() for _ in range(3))
        self.caps: list[KeyCap] = []
        self._place()
        self.model.ticks_changed.connect(self._count)
        self.apply_button.clicked.connect(self._apply)
        self.cancel_button.clicked.connect(self.left)
        self.more_button.clicked.connect(self.show_elsewhere)
        self._show_label()
        self._count()

    # --- building

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(20, 14, 18, 12)
        words = QVBoxLayout()
        words.setSpacing(3)
        self.title.setFont(ui_font(self._language, 15, 600))
        self.subtitle.setProperty("role", "secondary")
        self.subtitle.setWordWrap(True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(_line(self._theme))
        column.addWidget(self.list, 1)
        column.addWidget(_line(self._theme))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(10)
        mark = QLabel()
        mark.setPixmap(icon("info", self._theme.text2, 16).pixmap(16, 16))
        foot.addWidget(mark)
        foot.addWidget(self.more_text)
        foot.addWidget(self.more_button)
        foot.addWidget(self._cap("⇧ A"))
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self._cap("Esc"))
        foot.addWidget(self.apply_button)
        foot.addWidget(self._cap("Enter"))
        column.addLayout(foot)
        self.apply_button.setProperty("primary", True)
        self.title.setText(self.tr("Label all occurrences"))
        self.cancel_button.setText(self.tr("Cancel"))
        self.more_button.setText(self.tr("Show"))

    def _cap(self, keys: str) -> KeyCap:
        cap = KeyCap(keys)
        cap.set_theme(self._theme)
        self.caps.append(cap)
        return cap

    # --- what is shown

    def add_places(self, places: Iterable[Place]) -> None:
        """List places in the article shown."""
        found = list(places)
        self._here += len(found)
        self.model.add(found)
        if not self.list.currentIndex().isValid() and self._here:
            self.list.setCurrentIndex(self.model.index(0))
        self._count()

    def set_elsewhere(self, places: int, articles: int, done: bool) -> None:
        """Say how many places there are in other articles, so far or in all."""
        self._elsewhere = (places, articles, done)
        self._count()

    def add_elsewhere(self, title: str, places: Iterable[Place]) -> None:
        """List places of another article."""
        self.model.add(places, title)

    def show_elsewhere(self) -> None:
        """Ask for the places in the other articles, once."""
        if not self._shows_all:
            self._shows_all = True
            self.more_requested.emit()
            self._count()

    def _show_label(self) -> None:
        label, theme = self.label, self._theme
        colour = theme.label_text_colour(label) if label else theme.text2
        text = label.shown(self._language) if label else self.tr("Press the digit of a label")
        back = theme.wash(colour, theme.card, 0.14)
        self.pill.setText(isolate(text))
        self.pill.setFont(ui_font(self._language, 12.5, 600))
        self.pill.setStyleSheet(
            f"background: {back.name()}; color: {colour.name()}; border-radius: 8px; padding: 5px 11px;"
        )
        self.list.set_look(theme, self._language, theme.label_colour(label) if label else theme.accent)

    def _count(self) -> None:
        language = self._language

        def numbered(text: str, count: int) -> str:
            # the number is put in afterwards, in the language's digits
            return counted(text, count, language)

        here = numbered(self.tr("%n place(s) in this article.", "", self._here), self._here)
        rest = self.tr("Prefixes stay outside. Nothing is changed until you press Label.")
        self.subtitle.setText(f"{here} {rest}")
        places, articles, done = self._elsewhere
        where = numbered(self.tr("in %n other article(s)", "", articles), articles)
        count = numbered(self.tr("%n place(s)", "", places), places)
        shown = self.tr("Also {0}: {1}").format(where, count) if places else self.tr("Nowhere in other articles")
        self.more_text.setText(
            shown if done else f"{shown} …" if places else self.tr("Looking through other articles…")
        )
        self.more_button.setVisible(not self._shows_all)
        self.caps[0].setVisible(not self._shows_all)
        self.more_button.setEnabled(places > 0 or not done)
        ticked = len(self.model.ticked)
        self.apply_button.setText(self.tr("Label {0}").format(number(ticked, language)))
        self.apply_button.setEnabled(self.label is not None and ticked > 0)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the label with a digit, show the other articles with Shift+A, carry out with Enter."""
        digit = digit_of(event)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if digit is not None:
            found = self._schema.find_label_by_key(f"shift+{digit}" if shift else str(digit))
            if found is not None:
                self.label = found
                self._show_label()
                self._count()
        elif letter_of(event) == "a" and shift:
            self.show_elsewhere()
        elif letter_of(event) == "a":
            self.model.tick_all(len(self.model.ticked) == 0)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)

    def _apply(self) -> None:
        if self.label is not None and self.model.ticked:
            self.apply_requested.emit(self.label, self.model.ticked)


def _line(theme: Theme) -> QFrame:
    line = QFrame()
    line.setFixedHeight(1)
    line.setStyleSheet(f"background: {theme.line.name()};")
    return line
