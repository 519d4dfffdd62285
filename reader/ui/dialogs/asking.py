"""Questions to the user that do not stop the program: each opens over the window and calls back with the answer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from reader.ui.words.i18n import led


def open_dialog(dialog: QDialog, accepted: Callable[[], object] | None = None) -> None:
    """Open a dialog over its window; it goes away by itself, after `accepted` was called with it still there."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if accepted is not None:
        dialog.accepted.connect(accepted)
    dialog.open()


def ask_for_files(
    parent: QWidget,
    title: str,
    folder: Path,
    chosen: Callable[[list[Path]], object],
    *,
    kinds: str = "",
    mode: QFileDialog.FileMode = QFileDialog.FileMode.ExistingFile,
) -> None:
    """Ask for files or a folder that are there."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(mode)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, mode is QFileDialog.FileMode.Directory)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    open_dialog(dialog)


def ask_for_place(
    parent: QWidget, title: str, proposed: Path, chosen: Callable[[Path], object], *, kinds: str = ""
) -> None:
    """Ask where a file goes; whether one that is there may be replaced is the caller's question."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(proposed.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    open_dialog(dialog)


def ask_whether(
    parent: QWidget, title: str, question: str, answers: Sequence[str], yes: Callable[[], object]
) -> QMessageBox:
    """Ask a question with the texts of yes and no; no is what Enter and Esc answer."""
    box = QMessageBox(QMessageBox.Icon.Question, title, led(question), parent=parent)
    agree = box.addButton(answers[0], QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(answers[1], QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    agree.clicked.connect(yes)
    open_dialog(box)
    return box
