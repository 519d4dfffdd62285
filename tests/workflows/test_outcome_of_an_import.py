"""After an import the window tells files that were not added from rows that were refused or mended, each once."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QPushButton
from workflows.driver import User

from reader.ui.dialogs.importing import ImportDialog, OutcomeDialog

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


def _details(user: User) -> dict[str, str]:
    """Open the details of the import and return what they say of each file."""
    button = next(
        each for each in user.window.reading.messages.findChildren(QPushButton)
        if each.isVisible() and each.text().endswith("…")
    )  # fmt: skip
    user.press(button)
    dialog = user.dialog(OutcomeDialog)
    table = dialog.table
    said = {}
    for row in range(table.rowCount()):
        name, text = (_plain(table.item(row, column).text()) for column in range(2))
        said[name] = text
    user.key(Qt.Key.Key_Escape)
    return said


def _plain(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


def test_rows_of_a_table_members_of_an_archive_and_files_are_told_apart(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "table.csv").write_text("title,text\na,نص من جدول\nb,\n", encoding="utf-8")
    (folder / "odd.csv").write_text("one,two\n1,2\n", encoding="utf-8")
    (folder / "picture.png").write_bytes(b"png")
    with zipfile.ZipFile(folder / "texts.zip", "w") as archive:
        archive.writestr("empty.txt", "")
        archive.writestr("full.txt", "نص في ملف مضغوط")
    user.window.imports.add_paths([folder], ask=False)
    user.wait_for_tasks()
    user.settle()
    if user.arabic:
        assert "لم يضف ملف." in user.message or "ملف واحد لم يضف." in user.message, user.message
    else:
        assert "2 articles added." in user.message and "1 file was not added." in user.message
        assert "1 file in an archive was not added." in user.message and "1 row was refused" in user.message
        assert "1 file of another kind was passed over." in user.message
    said = _details(user)
    assert "picture.png" in said
    left_out = "لا نص فيه. لم يُضف." if user.arabic else "There is no text in it. It was left out."
    assert said["table.csv"].endswith(left_out)
    asks = said["odd.csv"]
    assert "there are" not in asks and asks.endswith("one, two.")


def test_a_title_that_ends_with_a_full_stop_ends_the_sentence_with_one(user: User, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("وصل الوفد يوم الأحد.\n\nنص", encoding="utf-8")
    for _ in range(2):
        user.window.imports.add_paths([tmp_path / "a.txt"], ask=False)
        user.wait_for_tasks()
        user.settle()
    assert "يوم الأحد" in user.message and ".." not in _plain(user.message)


def test_texts_that_are_nearly_others_are_told_after_they_were_added(user: User, tmp_path: Path) -> None:
    text = " ".join(f"كلمة{number}" for number in range(300))
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{text} أخرى", encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "a.txt", tmp_path / "b.txt"])
    dialog = user.dialog(ImportDialog)
    assert dialog.near
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    user.settle()
    assert ("تكاد تطابق" if user.arabic else "1 of them is nearly the same") in user.message
    said = _details(user)
    assert any(("يكاد يطابق" if user.arabic else "nearly the same") in each for each in said.values())


def test_a_document_whose_xml_breaks_off_is_a_file_that_was_not_added(user: User, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cut.odt", "w") as archive:
        archive.writestr("content.xml", "<a><b></a>")
    user.window.imports.add_paths([tmp_path / "cut.odt"], ask=False)
    user.wait_for_tasks()
    user.settle()
    assert user.message == ("ملف واحد لم يضف." if user.arabic else "1 file was not added.")
