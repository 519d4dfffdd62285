"""The key sheet: every key there is, made from the actions table, with the user's own keys in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QToolButton, QVBoxLayout, QWidget

from reader.text.normalize import fold_text
from reader.ui.keyboard.actions import COMMANDS, Actions
from reader.ui.keyboard.shortcuts import FIXED_KEYS, arabic_letter, caps, is_letter
from reader.ui.look.fonts import ui_font
from reader.ui.look.icons import icon
from reader.ui.look.theme import Theme
from reader.ui.widgets.key_cap import KeyCap

WIDTH, HEIGHT = 1060, 700
_COLUMNS = 3
# by group: commands and keys of the reading view; what is named nowhere stands under "Window"
GROUPS: dict[str, tuple[str, ...]] = {
    "decide": ("accept", "reject", "accept_paragraph", "label", "label_more", "pick_label", "highlight", "label_all",
               "label_all_articles", "remove", "undo", "redo"),
    "move": ("words", "letters", "lines", "screens", "line_ends", "article_ends", "page", "next_mention",
             "previous_mention", "next_suggestion", "previous_suggestion"),
    "select": ("extend", "extend_letters", "extend_lines", "grow", "shrink", "proclitic", "add_piece", "drop"),
    "article": ("done_next", "previous_article", "next_article", "next_unfinished", "flag", "article_details"),
    "find": ("palette", "find", "find_next", "find_previous", "find_corpus", "list_mentions", "go_to_paragraph"),
    "write": ("note", "attribute", "article_labels", "guideline", "relate", "inspector", "copy"),
    "files": ("new_project", "open_project", "close_project", "add_files", "paste_text", "export", "quit"),
    "view": ("mode_read", "mode_label", "zoom_in", "zoom_out", "zoom_reset", "full_screen"),
    "window": (),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Hold one line of the sheet: what the keys do, and the groups of caps."""

    id: str
    text: str
    caps: tuple[str, ...]


class KeySheet(QWidget):
    """Show all keys in groups on three columns; typing filters them. `left` asks to close."""

    left = Signal()

    def __init__(self, actions: Actions, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions, self._theme, self._language = actions, theme, language
        self.rows: list[tuple[KeyRow, QWidget]] = []
        self._groups: list[tuple[QWidget, list[QWidget]]] = []
        self._title, self._about = QLabel(), QLabel()
        self._title.setFont(ui_font(language, 18, 600))
        self._about.setProperty("role", "secondary")
        self._about.setWordWrap(True)
        self.query = QLineEdit()
        self.query.setClearButtonEnabled(True)
        self.query.setFixedWidth(220)
        self.query.textChanged.connect(self._filter)
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("x", theme.text2, 18))
        self.close_button.clicked.connect(self.left)
        self._nothing = QLabel()
        self._nothing.setProperty("role", "secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._place()
        self.retranslate()

    def _place(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(14)
        top.addWidget(self._title)
        top.addWidget(self._about, 1)
        top.addWidget(self.query)
        top.addWidget(self.close_button)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(26, 20, 18, 16)
        box.setSpacing(10)
        box.addLayout(top)
        box.addWidget(self._area, 1)
        box.addWidget(self._nothing)

    def retranslate(self) -> None:
        """Set the texts in the interface's language."""
        self._title.setText(self.tr("Keys"))
        self._about.setText(
            self.tr("Letters work on an Arabic keyboard too: the key counts, not what is printed on it.")
        )
        self.query.setPlaceholderText(self.tr("Filter keys"))
        self.query.setAccessibleName(self.tr("Filter keys"))
        self.close_button.setToolTip(self.tr("Close"))
        self.close_button.setAccessibleName(self.tr("Close"))
        self._nothing.setText(self.tr("Nothing found"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the interface's language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    # --- rows

    def _fill(self) -> None:
        self.rows, self._groups = [], []
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(44)
        for groups in balanced(self._all_groups(), _COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, rows in groups:
                column.addWidget(self._group(title, rows))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidget(inner)
        # the card shows through
        inner.setAutoFillBackground(False)
        self._filter(self.query.text())

    def _all_groups(self) -> list[tuple[str, list[KeyRow]]]:
        rows = {row.id: row for row in self._all_rows()}
        named = {each for ids in GROUPS.values() for each in ids}
        titles = {
            "decide": self.tr("Label"),
            "move": self.tr("Move"),
            "select": self.tr("Select"),
            "article": self.tr("Article"),
            "find": self.tr("Find"),
            "write": self.tr("Write"),
            "files": self.tr("Files"),
            "view": self.tr("View"),
            "window": self.tr("Window"),
        }
        groups = []
        for name, ids in GROUPS.items():
            chosen = ids if name != "window" else tuple(each for each in rows if each not in named)
            found = [rows[each] for each in chosen if each in rows]
            if found:
                groups.append((titles[name], found))
        return groups

    def _all_rows(self) -> list[KeyRow]:
        """Return a row for every command that has a key, and for every key that the reading view keeps."""
        texts = self._fixed_texts()
        fixed = {each.id: each for each in FIXED_KEYS}
        rows = [KeyRow(each.id, texts[each.id], each.caps) for each in FIXED_KEYS if each.id not in self._actions]
        for command in COMMANDS:
            shown = [_shown(binding) for binding in self._actions.bindings[command.id]]
            if command.id in fixed:
                shown += fixed[command.id].caps
            if shown:
                text = self._actions[command.id].text().rstrip("…")
                # Return and Enter are told apart by the system, not by who reads this
                rows.append(KeyRow(command.id, text, tuple(dict.fromkeys(shown))))
        return rows

    def _fixed_texts(self) -> dict[str, str]:
        return {
            "words": self.tr("Next and previous word"),
            "letters": self.tr("Letter by letter"),
            "lines": self.tr("Line up and down"),
            "screens": self.tr("Screen up and down"),
            "line_ends": self.tr("Ends of the line"),
            "article_ends": self.tr("Ends of the article"),
            "page": self.tr("Read on, read back"),
            "extend": self.tr("Extend by word"),
            "extend_letters": self.tr("Extend by letter"),
            "extend_lines": self.tr("Extend by line"),
            "drop": self.tr("Drop the selection, leave the text"),
            "label": self.tr("Give a label, relabel"),
            "label_more": self.tr("Labels 11 to 20"),
            "inspector": self.tr("Into the inspector"),
        }

    def _group(self, title: str, rows: Sequence[KeyRow]) -> QWidget:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        heading = QLabel(title)
        heading.setFont(ui_font(self._language, 12.5, 600))
        heading.setStyleSheet(f"color: {self._theme.accent.name()};")
        column.addWidget(heading)
        widgets = []
        for row in rows:
            widget = self._row(row)
            column.addWidget(widget)
            widgets.append(widget)
            self.rows.append((row, widget))
        self._groups.append((group, widgets))
        return group

    def _row(self, row: KeyRow) -> QWidget:
        widget = QWidget()
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        label = QLabel(row.text)
        label.setFont(ui_font(self._language, 12.5))
        label.setWordWrap(True)
        line.addWidget(label, 1)
        # keys run from left to right in either language
        keys = QWidget()
        keys.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        inner = QHBoxLayout(keys)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for each in row.caps:
            cap = KeyCap(each)
            cap.set_theme(self._theme)
            inner.addWidget(cap)
        line.addWidget(keys)
        return widget

    def _filter(self, text: str) -> None:
        wanted = fold_text(text.strip())
        for row, widget in self.rows:
            keys = " ".join(row.caps)
            widget.setVisible(wanted in fold_text(row.text) or wanted in fold_text(keys))
        for group, widgets in self._groups:
            group.setVisible(any(not widget.isHidden() for widget in widgets))
        self._nothing.setVisible(all(group.isHidden() for group, _ in self._groups))


def _shown(binding: str) -> str:
    """Return a binding as caps; a letter with the Arabic one on its key."""
    arabic = arabic_letter(binding) if is_letter(binding) else ""
    return f"{caps(binding)} / {arabic}" if arabic else caps(binding)


def balanced(groups: Sequence[tuple[str, list[KeyRow]]], columns: int) -> list[list[tuple[str, list[KeyRow]]]]:
    """Spread groups over columns of about the same height, in order within each: always onto the shortest."""
    made: list[list[tuple[str, list[KeyRow]]]] = [[] for _ in range(columns)]
    heights = [0] * columns
    for title, rows in groups:
        shortest = heights.index(min(heights))
        made[shortest].append((title, rows))
        heights[shortest] += len(rows) + 2
    return made
