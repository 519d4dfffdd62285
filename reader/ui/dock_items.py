"""What the dock offers: the verbs that the keys have for what is in focus now."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from reader.ui.panels.dock import DockItem
from reader.ui.session import Session


def _no_keys(_command: str) -> str:
    """Stand for the keys of a command until the actions table tells them."""
    return ""


class DockItems(QObject):
    """Choose by the session. `keys_of` names the keys of a command."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.keys_of: Callable[[str], str] = _no_keys

    def now(self) -> list[DockItem]:
        """Return what can be done now, the most usual first; nothing where nothing can be changed."""
        session = self._session
        target = session.target
        if target is None or not session.can_edit:
            return []
        if session.adding_piece_to is not None:
            return self._of_a_piece()
        if session.relating_from is not None:
            return self._of_a_relation()
        if session.focused_suggestion is not None:
            return self._of_a_suggestion()
        return self._of_a_mention() if target.mention_id is not None else self._of_words()

    def _digits(self) -> str:
        """Return the digits that give labels, as one writes a range."""
        project = self._session.project
        keys = [label.key for label in (project.schema.mention_labels if project else ())]
        plain = [key for key in keys if len(key) == 1]
        return f"{plain[0]}–{plain[-1]}" if len(plain) > 1 else "".join(plain)

    def _of_a_piece(self) -> list[DockItem]:
        return [
            DockItem("", "", self.tr("Choose the other words"), "← →"),
            DockItem("", "", self.tr("Add the piece"), "Enter", primary=True),
            DockItem("", "", self.tr("Cancel"), "Esc"),
        ]

    def _of_a_relation(self) -> list[DockItem]:
        return [
            DockItem("next_mention", "arrow-right", self.tr("Choose the other mention"), "W"),
            DockItem("", "", self.tr("Relate"), "Enter", primary=True),
            DockItem("", "", self.tr("Cancel"), "Esc"),
        ]

    def _of_a_suggestion(self) -> list[DockItem]:
        keys = self.keys_of
        return [
            DockItem("accept", "check", self.tr("Accept"), keys("accept"), primary=True),
            DockItem("reject", "x", self.tr("Reject"), keys("reject")),
            DockItem("pick_label", "tag", self.tr("Relabel"), self._digits()),
            DockItem("proclitic", "scissors", self.tr("Prefix"), keys("proclitic"), spare=1),
            DockItem("label_all", "copy-check", self.tr("All"), keys("label_all")),
            DockItem("accept_paragraph", "check-check", self.tr("Paragraph"), keys("accept_paragraph"), spare=3),
            DockItem("undo", "undo-2", self.tr("Undo"), keys("undo"), spare=2),
        ]

    def _of_a_mention(self) -> list[DockItem]:
        keys = self.keys_of
        return [
            DockItem("pick_label", "tag", self.tr("Relabel"), self._digits()),
            DockItem("proclitic", "scissors", self.tr("Prefix"), keys("proclitic")),
            DockItem("", "", self.tr("Resize"), "⇧ ←", spare=3),
            DockItem("add_piece", "link", self.tr("Add a piece"), keys("add_piece"), spare=4),
            DockItem("relate", "waypoints", self.tr("Relate"), keys("relate")),
            DockItem("note", "message-square", self.tr("Note"), keys("note"), spare=1),
            DockItem("remove", "trash-2", self.tr("Delete"), keys("remove")),
            DockItem("undo", "undo-2", self.tr("Undo"), keys("undo"), spare=2),
        ]

    def _of_words(self) -> list[DockItem]:
        keys = self.keys_of
        return [
            DockItem("pick_label", "tag", self.tr("Label"), self._digits(), primary=True),
            DockItem("", "", self.tr("Extend"), "⇧ ←", spare=2),
            DockItem("grow", "maximize-2", self.tr("Phrase"), keys("grow")),
            DockItem("proclitic", "scissors", self.tr("Prefix"), keys("proclitic")),
            DockItem("highlight", "highlighter", self.tr("Highlight"), keys("highlight"), spare=1),
            DockItem("next_mention", "arrow-right", self.tr("Next mention"), keys("next_mention")),
        ]
