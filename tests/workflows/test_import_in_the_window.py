"""Bringing articles in through the window: files, folders, drops and pasted text, by keys and by mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from formats.articles.files import MAKERS, PARAGRAPHS, WRITER, make_epub, make_pdf, page
from formats.articles.files import TITLE as PAGE_TITLE
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from workflows.driver import CTRL, User

from reader.domain.article import ArticleDetails
from reader.domain.errors import NotSavedError
from reader.project import ArticleDraft, Project
from reader.ui.commands import import_commands
from reader.ui.dialogs.columns import ColumnsDialog
from reader.ui.dialogs.import_files import CHARSET, COUNT, KIND, TITLE
from reader.ui.dialogs.importing import ImportDialog, OutcomeDialog
from reader.ui.dialogs.near import NearDialog
from reader.ui.dialogs.pasting import PasteDialog
from reader.ui.dialogs.project import NewProjectDialog
from reader.ui.words.i18n import counted

ARABIC = "قال غانتس لإيلاف إن اللقاء كان طيبا"


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    (tmp_path / "seed.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user = User(tmp_path)
    user.open(tmp_path / "seed.txt")
    yield user
    user.close()


@pytest.fixture(params=["en", "ar"])
def user_in_both(request: pytest.FixtureRequest, user: User) -> Iterator[User]:
    """The user, with the interface in each language."""
    user.command(f"language_{request.param}")
    user.arabic = request.param == "ar"
    yield user
    user.command("language_en")


def cell(dialog: ImportDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def titles(user: User) -> list[str]:
    return [user.project.article_row(each).title for each in user.project.article_ids()]


def show_new(user: User) -> None:
    """Go to the article that was added: an import leaves the reader where they are."""
    user.answer("عرض" if user.arabic else "Show")
    user.settle()


def test_a_file_is_added_by_keyboard_alone(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "a.txt").write_text(f"عنوان\n\n{ARABIC}", encoding="utf-8")
    user.command("add_files")
    user.choose_files(tmp_path / "a.txt")
    dialog = user.dialog(ImportDialog)
    assert "utf-8" in cell(dialog, 0, CHARSET)
    assert ARABIC in dialog.preview.toPlainText()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert titles(user) == ["seed", "عنوان"]
    assert user.content == "نص أول في المشروع", "the reader stays where they are"
    assert user.message
    show_new(user)
    assert user.content.endswith(ARABIC)


def test_a_wrong_charset_is_seen_in_the_preview_and_chosen_anew(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "old.txt").write_bytes((ARABIC + "\n").encode("cp1256") * 20)
    user.window.imports.add_paths([tmp_path / "old.txt"])
    dialog = user.dialog(ImportDialog)
    dialog.charset_box.setFocus()
    for name in ("cp1251", "cp1256"):
        # walk to the charset with the arrow keys
        user.key(Qt.Key.Key_Home)
        while dialog.charset_box.currentText() != name:
            user.key(Qt.Key.Key_Down)
        user.wait_for_tasks()
        assert name in cell(dialog, 0, CHARSET)
        assert (ARABIC in dialog.preview.toPlainText()) is (name == "cp1256")
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    show_new(user)
    article = user.window.session.article
    assert article is not None and article.content.startswith(ARABIC)
    assert (article.provenance.charset, article.provenance.charset_source) == ("cp1256", "given")


def test_escape_adds_nothing(user: User, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "a.txt"])
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Escape)
    user.wait_for_tasks()
    assert titles(user) == ["seed"]


def test_what_was_left_out_and_what_failed_is_told_by_file_with_its_fix(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("قال ميلي", encoding="utf-8")
    (folder / "a.ann").write_text("T1\tPER 4 8\tميلي\n#1\tComment T1\tx\n", encoding="utf-8")
    (folder / "stray.txt").write_text("نص بلا هوامش", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\x00\x01\x02\x03\x04" * 100)
    user.command("add_folder")
    user.choose_files(folder)
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert sorted(titles(user)) == ["a", "seed", "stray"]
    assert len(user.project.operations()) == 3, "made, first text, and all of this as one operation"
    assert "1 file" in user.message
    user.answer("Details")
    dialog = user.dialog(OutcomeDialog)
    told = {dialog.table.item(row, 0).text(): dialog.table.item(row, 1).text() for row in range(2)}
    assert any("bad.txt" in name and "not a text file" in text for name, text in told.items())
    assert any("no mention" in text for text in told.values())
    assert dialog.fix_button.text() == "Choose the character set…"
    user.press(dialog.fix_button)
    again = user.dialog(ImportDialog)
    assert again.model.rowCount() == 1
    user.key(Qt.Key.Key_Escape)


def test_the_same_text_twice_is_reported_and_can_be_shown(user: User, tmp_path: Path) -> None:
    first = user.window.session.article_id
    (tmp_path / "b.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "again.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "b.txt", tmp_path / "again.txt"])
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert "already" in user.message and "again.txt" in user.message
    user.window.session.show_article(user.project.article_ids()[1])
    user.answer("Details")
    user.press(user.dialog(OutcomeDialog).fix_button)
    assert user.window.session.article_id == first


def test_files_are_dropped_on_the_window(user: User, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(ARABIC, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "d.txt"))])
    user.drop(data)
    user.dialog(ImportDialog)
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    show_new(user)
    assert user.content == ARABIC


def test_a_dropped_text_is_looked_at_and_added(user: User) -> None:
    data = QMimeData()
    data.setText(ARABIC)
    user.drop(data)
    dialog = user.dialog(PasteDialog)
    assert dialog.text_edit.toPlainText() == ARABIC
    dialog.title_edit.setFocus()
    user.write("من الشبكة")
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert titles(user) == ["seed", "من الشبكة"] and user.content == ARABIC


def test_a_text_is_pasted_into_a_new_project_by_keyboard_alone(qapp: object, tmp_path: Path) -> None:
    user = User(tmp_path)
    QApplication.clipboard().setText(ARABIC)
    user.key(Qt.Key.Key_V, CTRL)
    dialog = user.dialog(NewProjectDialog)
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(tmp_path / "مشروع.sqlite"))
    user.key(Qt.Key.Key_Return)
    paste = user.dialog(PasteDialog)
    button = next(each for each in paste.findChildren(QPushButton) if each.isDefault())
    button.setFocus()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert user.project.name == "مشروع" and user.content == ARABIC
    user.close()


def test_a_pasted_text_that_cannot_be_saved_stays_in_its_dialog(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    data = QMimeData()
    data.setText(ARABIC)
    user.drop(data)
    dialog = user.dialog(PasteDialog)
    dialog.title_edit.setText("من الشبكة")
    with monkeypatch.context() as patch:
        patch.setattr(type(user.project), "edit", refuse)
        user.press(default_button(dialog))
        user.wait_for_tasks()
        assert dialog.isVisible() and dialog.warning.isVisible() and dialog.warning.text()
        assert (dialog.title, dialog.text) == ("من الشبكة", ARABIC)
    user.press(default_button(dialog))
    assert titles(user) == ["seed", "من الشبكة"] and user.content == ARABIC


def refuse(project: Project, *_args: object, **_kwargs: object) -> object:
    raise NotSavedError(str(project.path), "disk full")


def test_correcting_a_letter_of_a_pasted_text_changes_no_other_code_point(user: User) -> None:
    given = "قال\u00a0محمد\u2028ثم\u2029مضى\nإلى\u00a0هناك \U0001d538 نعن"
    data = QMimeData()
    data.setText(given)
    user.drop(data)
    dialog = user.dialog(PasteDialog)
    dialog.text_edit.setFocus()
    user.key(Qt.Key.Key_End, CTRL)
    user.key(Qt.Key.Key_Backspace)
    user.write("م")
    user.key(Qt.Key.Key_Home, CTRL)
    user.write("و")
    assert dialog.text == f"و{given[:-1]}م"
    user.key(Qt.Key.Key_Return)
    assert dialog.text == f"و\n{given[:-1]}م"
    user.key(Qt.Key.Key_Escape)


def test_each_paragraph_of_a_pasted_text_is_on_its_own_side(user_in_both: User) -> None:
    data = QMimeData()
    data.setText(f"{ARABIC}\nAn English line")
    user_in_both.drop(data)
    edit = user_in_both.dialog(PasteDialog).text_edit
    block, width = edit.document().firstBlock(), edit.viewport().width()
    rect, layout = edit.document().documentLayout().blockBoundingRect(block), block.layout()
    assert layout.lineAt(0).naturalTextRect().right() > 0.9 * min(width, rect.width())
    assert block.next().layout().lineAt(0).naturalTextRect().left() < 20
    user_in_both.key(Qt.Key.Key_Escape)


def test_no_character_set_is_offered_for_a_file_that_has_none(user: User, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARABIC, encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(b"no Word file")
    user.window.imports.add_paths([tmp_path / "a.txt", tmp_path / "b.docx"])
    dialog = user.dialog(ImportDialog)
    dialog.table.setCurrentIndex(dialog.model.index(dialog.model.row_of(tmp_path / "b.docx"), 0))
    assert not dialog.charset_box.isVisible()
    user.press(default_button(dialog))
    user.wait_for_tasks()
    user.answer("Details")
    told = user.dialog(OutcomeDialog)
    assert told.table.rowCount() == 1 and not told.fix_button.isVisible()
    user.key(Qt.Key.Key_Escape)


def test_numbers_of_an_import_are_in_the_digits_of_the_interface(user: User, tmp_path: Path) -> None:
    user.command("language_ar")
    folder = tmp_path / "in"
    folder.mkdir()
    for at in range(12):
        (folder / f"{at}.txt").write_text(f"{ARABIC} {at}", encoding="utf-8")
    user.window.imports.add_paths([folder])
    dialog = user.dialog(ImportDialog)
    assert "١٢" in dialog.summary.text() and "12" not in dialog.summary.text()
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert "١٢" in user.message and "12" not in user.message
    user.command("language_en")
    assert counted("1 of {1}: 1, 11, {0}", 1, "ar") == "١ of {1}: ١, 11, {0}"


def test_a_folder_without_texts_is_told(user: User, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    user.window.imports.add_paths([tmp_path / "empty"])
    user.wait_for_tasks()
    assert "There is no file in the folder" in user.message


def test_rich_text_is_pasted_as_paragraphs_without_what_was_hidden(user: User) -> None:
    data = QMimeData()
    data.setHtml(f"<style>p {{}}</style><h2>عنوان</h2><p>{ARABIC}</p><p style='display:none'>خفي</p><p>ثان<br>ثالث</p>")
    data.setText("غير هذا")
    QApplication.clipboard().setMimeData(data)
    user.command("paste_text")
    dialog = user.dialog(PasteDialog)
    assert dialog.text_edit.toPlainText().split("\n") == ["عنوان", ARABIC, "ثان", "ثالث"]
    user.key(Qt.Key.Key_Escape)


def test_of_a_web_page_everything_can_be_had_and_of_a_book_each_chapter(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "a.html").write_bytes(page())
    make_epub(tmp_path / "b.epub", 3)
    user.window.imports.add_paths([tmp_path / "a.html", tmp_path / "b.epub"])
    dialog = user.dialog(ImportDialog)
    assert PARAGRAPHS[0] in dialog.preview.toPlainText() and "رياضة" not in dialog.preview.toPlainText()
    assert dialog.page_box.isVisible() and not dialog.chapters_box.isVisible()
    dialog.page_box.setFocus()
    user.key(Qt.Key.Key_Down)
    user.wait_for_tasks()
    assert "رياضة" in dialog.preview.toPlainText()
    user.key(Qt.Key.Key_Up)
    user.wait_for_tasks()
    assert "رياضة" not in dialog.preview.toPlainText()
    dialog.table.setFocus()
    user.key(Qt.Key.Key_Down)
    assert dialog.chapters_box.isVisible() and not dialog.page_box.isVisible()
    assert cell(dialog, 1, COUNT) in ("1", "١")
    dialog.chapters_box.setFocus()
    user.key(Qt.Key.Key_Down)
    user.wait_for_tasks()
    assert cell(dialog, 1, COUNT) in ("3", "٣")
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert titles(user) == ["seed", PAGE_TITLE, "الفصل 1", "الفصل 2", "الفصل 3"]
    details = user.project.article(user.project.article_ids()[1]).details
    assert (details.author, details.published, details.source) == (WRITER, "2026-01-17", "الصحيفة")


def test_the_columns_of_a_table_are_chosen_once_for_all_tables(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(f"x,y\n{ARABIC} {name},عنوان {name}\n", encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "a.csv", tmp_path / "b.csv"])
    dialog = user.dialog(ImportDialog)
    assert not default_button(dialog).isEnabled() and cell(dialog, 0, COUNT) in ("0", "٠")
    user.press(dialog.columns_button)
    columns = user.dialog(ColumnsDialog)
    assert not default_button(columns).isEnabled()
    for field, presses in (("text", 1), ("title", 2)):
        columns.boxes[field].setFocus()
        user.key(Qt.Key.Key_Down, times=presses)
    assert ARABIC in columns.sample.item(0, 0).text()
    user.press(default_button(columns))
    user.wait_for_tasks()
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert titles(user) == ["seed", "عنوان a", "عنوان b"]


def test_the_text_of_a_pdf_is_corrected_beside_its_page(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    make_pdf(tmp_path / "a.pdf")
    user.window.imports.add_paths([tmp_path / "a.pdf"])
    dialog = user.dialog(ImportDialog)
    assert dialog.preview_area.page_side.isVisible()
    picture = dialog.preview_area.picture.pixmap().toImage()
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(0, 200, 3)}
    assert picture.width() > 300 and len(colours) > 2, "the page is drawn"
    assert not dialog.preview.isReadOnly() and "غانتس" in dialog.preview.toPlainText()
    dialog.preview.setFocus()
    user.key(Qt.Key.Key_Home, CTRL)
    user.write("صحح: ")
    user.press(default_button(dialog))
    user.wait_for_tasks()
    show_new(user)
    article = user.window.session.article
    assert article is not None and article.content.startswith("صحح: ")
    assert "by_hand" in article.provenance.repairs and user.project.check() == []


def test_what_was_not_compared_is_told_and_can_be(user: User, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = [f"كلمة{number}" for number in range(60)]
    drafts = [ArticleDraft(ArticleDetails("أول"), " ".join(words))]
    user.project.add_articles([*drafts, ArticleDraft(ArticleDetails("ثان"), "نص آخر قصير")])
    monkeypatch.setattr(import_commands, "MOST_READ", 1)
    (tmp_path / "b.txt").write_text(" ".join([*words[:-1], "غيرها"]), encoding="utf-8")
    user.window.imports.add_paths([tmp_path / "b.txt"])
    dialog = user.dialog(ImportDialog)
    assert dialog.compared.isVisible() and "1" in dialog.compared.text() and not dialog.near_button.isVisible()
    user.press(dialog.compare_button)
    user.wait_for_tasks()
    assert dialog.near_button.isVisible() and not dialog.compared.isVisible()
    assert [each.path.name for each in dialog.near] == ["b.txt"]
    dialog.reject()
    user.settle()


def test_texts_nearly_the_same_are_shown_side_by_side_and_left_out_by_choice(
    user_in_both: User, tmp_path: Path
) -> None:
    user = user_in_both
    words = [f"كلمة{number}" for number in range(60)]
    other = [*words[:30], "غيرها", *words[31:]]
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in (("a", words), ("b", other), ("c", ["نص", "آخر", "تماما", "هنا"])):
        (folder / f"{name}.txt").write_text(" ".join(text), encoding="utf-8")
    (folder / "d.txt").write_text("نص أول في المشروع", encoding="utf-8")
    user.window.imports.add_paths([folder])
    dialog = user.dialog(ImportDialog)
    assert [each.path.name for each in dialog.equal] == ["d.txt"]
    assert [each.path.name for each in dialog.near] == ["b.txt"]
    user.press(dialog.near_button)
    near = user.dialog(NearDialog)
    assert near.mine.toPlainText() == " ".join(other) and near.other.toPlainText() == " ".join(words)
    marked = [each.cursor.selectedText() for each in near.mine.extraSelections()]
    assert marked == ["غيرها"]
    near.list.setFocus()
    user.key(Qt.Key.Key_Space)
    user.press(default_button(near))
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert sorted(titles(user)) == ["a", "c", "seed"]


def test_what_each_file_was_recognised_as_and_what_failed_is_listed(user: User, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for suffix, make in MAKERS.items():
        make(folder / f"a{suffix}")
    (folder / "broken.docx").write_bytes((folder / "a.docx").read_bytes()[:300])
    user.window.imports.add_paths([folder])
    dialog = user.dialog(ImportDialog)
    rows = {dialog.model.paths[row].suffix: row for row in range(dialog.model.rowCount())}
    assert cell(dialog, rows[".html"], KIND) == "Web page" and cell(dialog, rows[".xlsx"], COUNT) == "3"
    broken = dialog.model.row_of(folder / "broken.docx")
    assert "damaged or cut short" in cell(dialog, broken, TITLE) and cell(dialog, broken, COUNT) == "0"
    user.press(default_button(dialog))
    user.wait_for_tasks()
    assert (len(titles(user)) > len(MAKERS) and "were not" in user.message) or "not added" in user.message
    assert user.project.check() == []


def default_button(dialog: QDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.isDefault())


def test_bytes_that_are_no_utf_8_are_told_before_and_after(user_in_both: User, tmp_path: Path) -> None:
    user = user_in_both
    (tmp_path / "bad.txt").write_bytes(f"{ARABIC}\n".encode() * 3 + b"\xff\n")
    user.window.imports.add_paths([tmp_path / "bad.txt"])
    dialog = user.dialog(ImportDialog)
    assert "utf-8" in cell(dialog, 0, CHARSET)
    is_arabic = user.window.settings.language == "ar"
    said = "حرف لم يُقرأ" if is_arabic else "1 character not read"
    assert said in cell(dialog, 0, TITLE)
    assert ("٤" if is_arabic else "4") in cell(dialog, 0, TITLE)
    assert ARABIC in dialog.preview.toPlainText()
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    assert titles(user) == ["seed", "bad"]
    assert ("تعذّرت قراءتها" if is_arabic else "1 text holds characters that could not be read") in user.message
    user.answer("التفاصيل" if is_arabic else "Details")
    outcome = user.dialog(OutcomeDialog)
    assert said in outcome.table.item(0, 1).text()
    user.key(Qt.Key.Key_Escape)
