"""After an import the window tells files that were not added from rows that were refused or mended, each once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton
from workflows.driver import User

from reader.ui.dialogs.importing import OutcomeDialog

# so long that what is said of it takes two lines
TAGS = "وصل I-PERSON-OR-GROUP\nإلى O\nبيروت B-LOC\nو O\nحيفا I-PERSON-OR-GROUP\n"


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "ar")
    user.command(f"language_{request.param}")
    (tmp_path / "first.txt").write_text("نص أول", encoding="utf-8")
    user.open(tmp_path / "first.txt")
    yield user
    user.command("language_en")
    user.close()


def test_files_and_rows_are_counted_apart_and_every_word_of_them_can_be_read(user: User, tmp_path: Path) -> None:
    tags, folia, types = tmp_path / "tags.conll", tmp_path / "a.xml", tmp_path / "types.xml"
    tags.write_text(TAGS, encoding="utf-8")
    folia.write_text('<?xml version="1.0"?><FoLiA/>', encoding="utf-8")
    types.write_text("<typeSystemDescription/>", encoding="utf-8")
    user.window.imports.add_paths([tags, folia, types])
    user.wait_for_tasks()
    user.settle()
    if user.arabic:
        assert "لم يضف ملفان." in user.message and "رُفض صفان أو أُصلحا." in user.message
    else:
        assert "2 files were not added." in user.message and "2 rows were refused or mended." in user.message
    details = next(
        each for each in user.window.reading.messages.findChildren(QPushButton)
        if each.isVisible() and each.text().endswith("…")
    )  # fmt: skip
    user.press(details)
    dialog = user.dialog(OutcomeDialog)
    table = dialog.table
    said = [table.item(row, 1).text() for row in range(table.rowCount())]
    assert len(said) == 4 and sum("FoLiA" in each for each in said) == 1
    assert not any("line" in each for each in said) or not user.arabic
    for row, text in enumerate(said):
        room = QRect(0, 0, table.columnWidth(1) - 8, 1000)
        needed = table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text)
        # a line of two scripts is painted higher than it is measured, and what has no room is cut
        assert needed.height() + 10 <= table.rowHeight(row)
    user.key(Qt.Key.Key_Escape)
