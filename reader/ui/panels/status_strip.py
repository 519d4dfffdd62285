"""The line at the foot of the window: place, counts, and whether everything is on the disk."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.domain.article import Direction
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import clock, counted, isolate, isolate_ltr, number, percent


class StatusStrip(QFrame):
    """Show where the reader is and tell the truth about saving."""

    save_clicked = Signal()
    zoom_clicked = Signal()
    task_clicked = Signal()
    layer_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(30)
        self.setProperty("strip", True)
        self._theme, self._language = load_theme("light"), "en"
        self._place: tuple[int, int | None, int | None, int | None] | None = None
        self._mentions: int | None = None
        self._suggestions = 0
        self._saved: int | None = None
        self._problem, self._read_only, self._busy = "", False, False
        self._task: tuple[int, int] | None = None
        self._layer, self._notice = "", ""
        self._notice_ends = QTimer(self)
        self._notice_ends.setSingleShot(True)
        self._notice_ends.timeout.connect(lambda: self.say(""))
        self._zoom, self._direction = 1.0, Direction.RTL
        self.place_label, self.count_label, self.direction_label = QLabel(), QLabel(), QLabel()
        self.save_button, self.zoom_button = QToolButton(), QToolButton()
        self.task_button, self.layer_button = QToolButton(), QToolButton()
        self.task_bar = QProgressBar()
        self.task_bar.setTextVisible(False)
        self.task_bar.setFixedSize(64, 5)
        self._place_parts()
        self.save_button.clicked.connect(self.save_clicked)
        self.zoom_button.clicked.connect(self.zoom_clicked)
        self.task_button.setAutoRaise(True)
        self.task_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.task_button.clicked.connect(self.task_clicked)
        self.layer_button.clicked.connect(self.layer_clicked)
        self.retranslate()

    def _place_parts(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        row.addWidget(self.place_label, 1)
        row.addWidget(self.count_label, 1, Qt.AlignmentFlag.AlignCenter)
        end = QHBoxLayout()
        end.setSpacing(14)
        end.addStretch(1)
        end.addWidget(self.task_button)
        end.addWidget(self.task_bar)
        for button in (self.layer_button, self.save_button, self.zoom_button):
            button.setAutoRaise(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            end.addWidget(button)
        end.addWidget(self.direction_label)
        row.addLayout(end, 1)

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        for widget in (
            self.place_label, self.count_label, self.direction_label, self.save_button, self.zoom_button,
            self.task_button, self.layer_button,
        ):  # fmt: skip
            widget.setFont(ui_font(language, 12, 500 if widget is self.count_label else 400))
        self.retranslate()

    def set_place(self, paragraph: int, paragraphs: int | None, word: int | None, words: int | None) -> None:
        """Show the paragraph and word in focus; None where it is still being counted."""
        self._place = (paragraph, paragraphs, word, words)
        self._show_place()

    def set_mentions(self, count: int | None, suggestions: int = 0) -> None:
        """Show how many mentions the article has, and suggestions not yet decided; None without an article."""
        self._mentions, self._suggestions = count, suggestions
        self._show_place()

    def say(self, text: str, seconds: float = 3) -> None:
        """Show a short notice in the place of the counts: what comes and goes by itself must not move the text."""
        self._notice = text
        self.setAccessibleDescription(text)
        if text:
            self._notice_ends.start(round(seconds * 1000))
        self._show_place()

    def set_saved(self, moment: int | None, problem: str, read_only: bool, busy: bool = False) -> None:
        """Show when the last action was saved, or why it is not, or that the project is being written to."""
        self._saved, self._problem, self._read_only, self._busy = moment, problem, read_only, busy
        self._show_saved()

    def set_task(self, done_and_total: tuple[int, int] | None) -> None:
        """Show how far the running task is; None without one. A total of 0 is one that is not known."""
        self._task = done_and_total
        for widget in (self.task_button, self.task_bar):
            widget.setVisible(done_and_total is not None)
        if done_and_total is None:
            return
        done, total = done_and_total
        self.task_bar.setRange(0, total)
        self.task_bar.setValue(done)
        shown = f"{number(done, self._language)} / {number(total, self._language)}"
        self.task_button.setText(isolate_ltr(shown) if total else self.tr("Working…"))

    def set_layer(self, name: str) -> None:
        """Show whose mentions are seen when they are not one's own; empty when they are."""
        self._layer = name
        self.layer_button.setVisible(bool(name))
        if name:
            self.layer_button.setText(self.tr("{0}: read only").format(isolate(name)))
            self.layer_button.setIcon(icon("users", self._theme.warn, 15))

    def set_view(self, zoom: float, direction: Direction) -> None:
        """Show size and direction of the text."""
        self._zoom, self._direction = zoom, direction
        self.zoom_button.setText(percent(zoom, self._language))
        rtl = direction is Direction.RTL
        self.direction_label.setText(self.tr("RTL") if rtl else self.tr("LTR"))
        says = self.tr("The text runs from right to left") if rtl else self.tr("The text runs from left to right")
        self.direction_label.setToolTip(says)
        self.direction_label.setAccessibleDescription(says)

    def set_text_shown(self, shown: bool) -> None:
        """Show size and direction of the text, or leave them out where no text is shown."""
        self.zoom_button.setVisible(shown)
        self.direction_label.setVisible(shown)

    def _show_place(self) -> None:
        def shown(value: int | None) -> str:
            return "…" if value is None else number(value, self._language)

        if self._place is None or self._mentions is None:
            self.place_label.setText("")
            self.count_label.setText(self._notice)
            return
        paragraph, paragraphs, word, words = self._place
        first = self.tr("Paragraph {0} of {1}").format(shown(paragraph), shown(paragraphs))
        second = self.tr("word {0} of {1}").format(shown(word), shown(words))
        self.place_label.setText(f"{first}  ·  {second}")
        # the number is put in afterwards, in the language's digits
        text = self.tr("%n mention(s)", "", self._mentions)
        parts = [counted(text, self._mentions, self._language)]
        if self._suggestions:
            text = self.tr("%n suggestion(s) left", "", self._suggestions)
            parts.append(counted(text, self._suggestions, self._language))
        self.count_label.setText(self._notice or "  ·  ".join(parts))

    def _show_saved(self) -> None:
        theme = self._theme
        if self._problem:
            self.save_button.setText(self.tr("Not saved: {0}").format(self._problem))
            self.save_button.setIcon(icon("triangle-alert", theme.warn, 15))
        elif self._busy:
            self.save_button.setText(self.tr("Being written to"))
            self.save_button.setIcon(icon("loader-circle", theme.warn, 15))
        elif self._read_only:
            self.save_button.setText(self.tr("Read only"))
            self.save_button.setIcon(icon("eye", theme.text2, 15))
        elif self._saved is not None:
            self.save_button.setText(self.tr("Saved {0}").format(clock(self._saved, self._language)))
            self.save_button.setIcon(icon("circle-check", theme.ok, 15))
        self.save_button.setVisible(bool(self._problem or self._read_only or self._saved is not None))

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.zoom_button.setToolTip(self.tr("Text size"))
        self.save_button.setToolTip(self.tr("Every action is saved when it is done"))
        self.task_button.setToolTip(self.tr("Running task"))
        self.task_button.setAccessibleName(self.tr("Running task"))
        self.layer_button.setToolTip(self.tr("Choose whose mentions are shown"))
        self._show_place()
        self._show_saved()
        self.set_task(self._task)
        self.set_layer(self._layer)
        self.set_view(self._zoom, self._direction)
