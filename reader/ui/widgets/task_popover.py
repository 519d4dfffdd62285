"""What is going on in the background, closely: how far it is, what could not be done, and the way to stop it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.domain.errors import FileError
from reader.ui.look.fonts import ui_font
from reader.ui.look.theme import Theme, load_theme
from reader.ui.words.i18n import counted, number
from reader.ui.work.tasks import Tasks

_WIDTH, _MARGIN, _SHOWN = 400, 12, 3


class TaskPopover(QFrame):
    """Float at the foot of the window while a task runs. `left` when the keyboard goes back."""

    left = Signal()

    def __init__(self, tasks: Tasks, error_text: Callable[[FileError], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._tasks, self._error_text = tasks, error_text
        self._theme, self._language = load_theme("light"), "en"
        self.setObjectName("task_popover")
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        self.title, self.line, self.problems = QLabel(), QLabel(), QLabel()
        for label in (self.title, self.line, self.problems):
            label.setWordWrap(True)
        self.line.setProperty("role", "secondary")
        self.problems.setProperty("role", "warning")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.stop_button = QPushButton()
        self.stop_button.clicked.connect(tasks.stop)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.stop_button)
        for widget in (self.title, self.line, self.bar, self.problems):
            column.addWidget(widget)
        column.addLayout(foot)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 4)
        self.setGraphicsEffect(shadow)
        tasks.changed.connect(self.refresh)
        self.retranslate()
        self.hide()

    def set_look(self, theme: Theme, language: str) -> None:
        """Use another theme or language."""
        self._theme, self._language = theme, language
        self.setStyleSheet(
            f"#task_popover {{ background: {theme.card.name()}; border: 1px solid {theme.line2.name()};"
            f" border-radius: 10px; }}"
        )
        self.title.setFont(ui_font(language, 13.5, 600))
        self.line.setFont(ui_font(language, 12.5))
        self.problems.setFont(ui_font(language, 12))
        self.retranslate()

    def toggle(self) -> None:
        """Show it with the keyboard in it, or hide it."""
        if self.isVisible():
            self.leave()
        elif self._tasks.running:
            self.refresh()
            self.show()
            self.raise_()
            self.place()
            self.stop_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def leave(self) -> None:
        """Hide it and give the keyboard back."""
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else self.hasFocus()
        self.hide()
        if had_focus:
            self.left.emit()

    def place(self) -> None:
        """Stand over the end of the status line."""
        parent = self._window
        self.adjustSize()
        x = _MARGIN if self.isRightToLeft() else parent.width() - self.width() - _MARGIN
        self.move(x, parent.height() - self.height() - 30 - _MARGIN)

    def refresh(self) -> None:
        """Say how far the task is; hide when there is none."""
        if not self._tasks.running:
            if self.isVisible():
                self.leave()
            return
        progress = self._tasks.progress
        self.title.setText(self._tasks.title)
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.line.setText(" ".join(self._facts()))
        self.stop_button.setEnabled(not progress.cancelled())
        self._show_problems(progress.problems)
        if self.isVisible():
            self.place()

    def _facts(self) -> list[str]:
        progress = self._tasks.progress
        if progress.cancelled():
            return [self.tr("Stopping…")]
        facts = []
        if progress.total:
            done, total = number(progress.done, self._language), number(progress.total, self._language)
            facts.append(self.tr("{0} of {1} done.").format(done, total))
        left = progress.seconds_left()
        if left is not None:
            facts.append(self._time(left))
        facts.append(self.tr("You can keep reading."))
        return facts

    def _time(self, seconds: float) -> str:
        if seconds < 90:
            return self.tr("About {0} s left.").format(number(max(1, round(seconds)), self._language))
        return self.tr("About {0} min left.").format(number(round(seconds / 60), self._language))

    def _show_problems(self, problems: Sequence[FileError]) -> None:
        lines = [self._error_text(problem) for problem in problems[-_SHOWN:]]
        if len(problems) > _SHOWN:
            lines.insert(
                0,
                counted(
                    self.tr("%n file(s) were not read. The last:", "", len(problems)), len(problems), self._language
                ),
            )
        self.problems.setText("\n".join(lines))
        self.problems.setVisible(bool(lines))

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self.stop_button.setText(self.tr("Stop"))
        self.setAccessibleName(self.tr("Running task"))
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
