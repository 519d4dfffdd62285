"""Exporting through the window: format, scope and options by keyboard, what is lost told before and after."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from workflows.driver import CTRL, SHIFT, User

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.formats.registry import exporters
from reader.ui.dialogs.export_report import ExportReportDialog
from reader.ui.dialogs.transfer import ExportDialog
from reader.ui.models.report import Column
from reader.ui.words.i18n import isolate_ltr

TEXTS = ("وصل وميلي اليوم\n\nقال الرئيس ميلي", "نص ثان عن غانتس\n\nمتنه", "نص ثالث عن بيروت\n\nمتنه")


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    paths = []
    for number, text in enumerate(TEXTS):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    user = User(tmp_path, arabic=request.param == "ar")
    user.command(f"language_{request.param}")
    user.open(*paths)
    mark(user, 0, "PER", (5, 9), (28, 32))
    mark(user, 0, "ROLE", (21, 32))
    user.window.session.show_article(user.project.article_ids()[0])
    yield user
    user.command("language_en")
    user.close()


def mark(user: User, article: int, label: str, *spans: tuple[int, int]) -> None:
    project = user.project
    found = project.schema.find_label_named(label)
    assert found is not None
    with project.edit("mention.add") as edit:
        for start, end in spans:
            edit.add_mention(project.article_ids()[article], found.id, [Span(start, end)])


def opened(user: User) -> ExportDialog:
    user.key(Qt.Key.Key_E, CTRL)
    return user.dialog(ExportDialog)


def counted(user: User, dialog: ExportDialog) -> list[str]:
    """Wait for the preview of what is chosen now; return the changes that it tells."""
    user.wait_for(lambda: dialog._rest.isActive() is False and not user.window.exports._counting.running)
    user.settle()
    return [str(dialog.rows.index(row, 0).data()) for row in range(dialog.rows.rowCount())]


def choose(user: User, box: QComboBox, at: int) -> None:
    box.setFocus()
    user.key(Qt.Key.Key_Home)
    user.key(Qt.Key.Key_Down, times=at)


def send_to(user: User, dialog: ExportDialog, path: Path) -> ExportReportDialog:
    dialog.path_edit.setFocus()
    dialog.path_edit.selectAll()
    user.write(str(path))
    user.key(Qt.Key.Key_Return)
    user.wait_for_tasks()
    return user.dialog(ExportReportDialog)


def test_what_a_format_cannot_carry_is_told_before_anything_is_written(user: User, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    dialog = opened(user)
    assert counted(user, dialog) == [] and dialog.preview_table.isHidden(), "the lossless format carries all"
    user.write("CoNLL-2002")
    assert dialog.exporter.name == "conll2002"
    changes = counted(user, dialog)
    words = dialog._texts
    # وميلي is cut; the inner ميلي gives way to الرئيس ميلي
    assert sorted(changes) == sorted([words.change("cut"), words.change("dropped")])
    assert dialog.preview_table.isVisible() and "ميلي" in str(dialog.rows.index(0, 1).data())
    assert set(tmp_path.iterdir()) == before
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(ExportDialog))


def test_options_are_told_with_a_word_of_the_project_and_remembered_for_their_format(
    user: User, tmp_path: Path
) -> None:
    dialog = opened(user)
    user.write("CoNLL-2002")
    box = dialog.option_boxes["tokens"]
    assert "وميلي" in box.itemText(0) and "و + ميلي" in box.itemText(0) and "وميلي" in box.itemText(1)
    choose(user, box, 2)
    assert dialog.options["tokens"] == "strict"
    assert counted(user, dialog) == [dialog._texts.change("dropped")] * 2
    report = send_to(user, dialog, tmp_path / "a.conll")
    assert report.rows.rowCount() == 2
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(ExportReportDialog))
    again = opened(user)
    assert again.exporter.name == "conll2002" and again.options["tokens"] == "strict"
    again.formats.setFocus()
    user.write("CoNLL-2003")
    assert again.options["tokens"] == "name", "another format has its own"
    user.key(Qt.Key.Key_Escape)


def test_every_option_of_every_format_is_offered_in_words(user: User) -> None:
    dialog = opened(user)
    for name, exporter in exporters().items():
        dialog.formats.choose(name)
        assert list(dialog.option_boxes) == [spec.name for spec in exporter.options]
        for spec in exporter.options:
            box = dialog.option_boxes[spec.name]
            shown = [box.accessibleName(), *(box.itemText(at) for at in range(box.count()))]
            assert [box.itemData(at) for at in range(box.count())] == list(spec.choices)
            raw = {isolate_ltr(each) for each in (spec.name, *spec.choices)}
            assert not raw & set(shown), f"{name}: {shown} has no words"
    user.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("typed", ["HTML", "Word"])
def test_a_copy_to_read_is_in_the_reader_s_language_until_another_is_chosen(
    user: User, tmp_path: Path, typed: str
) -> None:
    dialog_format = "html" if typed == "HTML" else "docx"
    mine, other = ("ar", "en") if user.window.session.settings.language == "ar" else ("en", "ar")
    dialog = opened(user)
    user.write(typed)
    user.settle()
    assert dialog.options == {"language": mine}
    choose(user, dialog.option_boxes["language"], dialog.option_boxes["language"].findData(other))
    assert dialog.options == {"language": other}
    out = tmp_path / f"copy{dialog.exporter.suffix}"
    send_to(user, dialog, out)
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.findChildren(ExportReportDialog))
    if typed == "HTML":
        assert f'<html lang="{other}"' in out.read_text(encoding="utf-8")
    again = opened(user)
    assert (again.exporter.name, again.options) == (dialog_format, {"language": other}), "remembered for this format"
    user.key(Qt.Key.Key_Escape)


def test_every_reason_can_be_read_whole(user: User) -> None:
    label = "ROLE"
    mark(user, 0, label, (0, 14))
    dialog = opened(user)
    user.write("CoNLL-2002")
    assert len(counted(user, dialog)) == 3
    table = dialog.preview_table
    for row in range(dialog.rows.rowCount()):
        for column in (Column.QUOTE, Column.REASON, Column.ARTICLE):
            room = QRect(0, 0, table.columnWidth(column) - 8, 1000)
            needed = table.fontMetrics().boundingRect(
                room, int(Qt.TextFlag.TextWordWrap), str(dialog.rows.index(row, column).data())
            )
            assert needed.height() <= table.rowHeight(row) and needed.width() <= room.width()
    assert not table.isColumnHidden(Column.PLACE)
    user.key(Qt.Key.Key_Escape)


def test_tab_goes_from_the_scope_through_the_options_and_the_preview_to_the_place(user: User) -> None:
    dialog = opened(user)
    user.write("CoNLL-2002")
    counted(user, dialog)
    dialog.scope_form.who.setFocus()
    seen = []
    for _ in range(6):
        user.key(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    boxes = dialog.option_boxes
    expected = [boxes["tokens"], boxes["scheme"], dialog.preview_table, dialog.path_edit]
    # words carry no relations or notes: their boxes are off
    assert seen[:4] == expected
    user.key(Qt.Key.Key_Escape)


def test_all_that_a_report_says_can_be_read(user: User, tmp_path: Path) -> None:
    project = user.project
    with project.edit("test") as edit:
        first = project.article_ids()[0]
        one, two = project.mentions(first)[:2]
        edit.add_note(first, "ملاحظة")
        edit.add_tag(first, "خبر")
        edit.set_mention_note(one.id, "ملاحظة")
        edit.set_status(first, ArticleStatus.DONE)
        edit.assign(first, project.annotator.id)
        edit.add_relation(first, project.schema.relation_types[0].id, one.id, two.id)
        edit.link_mention(one.id, edit.add_entity(Entity(EntityId(0), "ميلي")).id)
    dialog = opened(user)
    user.write("PDF")
    report = send_to(user, dialog, tmp_path / "a.pdf")
    assert not report.rows.rowCount() and report.left_out.text()
    report.save_button.setFocus()
    user.key(Qt.Key.Key_Space)
    user.choose_files(tmp_path / "report.json")
    user.wait_for(report.said.isVisible)
    user.settle()
    for label in report.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    user.key(Qt.Key.Key_Escape)


def exported(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    return [json.loads(line)["content"] for line in lines]


def test_what_the_list_shows_or_what_is_selected_there_goes_out(user: User, tmp_path: Path) -> None:
    panel = user.window.articles
    panel.list.setFocus()
    user.key(Qt.Key.Key_Home)
    user.key(Qt.Key.Key_Down, SHIFT)
    assert len(panel.selected_ids()) == 2
    dialog = opened(user)
    assert not dialog.scope_form.filtered.isEnabled() and dialog.scope_form.selected.isEnabled()
    dialog.scope_form.selected.setFocus()
    user.key(Qt.Key.Key_Space)
    send_to(user, dialog, tmp_path / "two.jsonl")
    user.key(Qt.Key.Key_Escape)
    assert exported(tmp_path / "two.jsonl") == list(TEXTS[:2])
    panel.filter.setFocus()
    user.write("ثالث")
    dialog = opened(user)
    assert dialog.scope_form.filtered.isEnabled()
    dialog.scope_form.filtered.setFocus()
    user.key(Qt.Key.Key_Space)
    send_to(user, dialog, tmp_path / "one.jsonl")
    user.key(Qt.Key.Key_Escape)
    assert exported(tmp_path / "one.jsonl") == [TEXTS[2]]


def test_only_the_work_of_those_chosen_goes_out_without_what_was_switched_off(user: User, tmp_path: Path) -> None:
    project = user.project
    with project.edit("test") as edit:
        other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        label = project.schema.mention_labels[0].id
        made = edit.as_annotator(other.id).add_mention(project.article_ids()[1], label, [Span(0, 2)])
        edit.as_annotator(other.id).set_mention_note(made.id, "ملاحظة")
    dialog = opened(user)
    form = dialog.scope_form
    choose(user, form.who, form.who.findData("chosen"))
    assert form.people.isVisible()
    form.people.setFocus()
    user.key(Qt.Key.Key_Home)
    user.key(Qt.Key.Key_Space)
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Space)
    assert form.scope.annotators == ("ليلى",)
    form.parts["notes"].setFocus()
    user.key(Qt.Key.Key_Space)
    send_to(user, dialog, tmp_path / "hers.jsonl")
    user.key(Qt.Key.Key_Escape)
    _header, *articles = map(json.loads, (tmp_path / "hers.jsonl").read_text(encoding="utf-8").splitlines())
    mentions = [mention for article in articles for mention in article["mentions"]]
    assert [each["annotator"] for each in mentions] == ["ليلى"] and "ملاحظة" not in json.dumps(
        articles, ensure_ascii=False
    )


class Opener(QObject):
    """Stand for the desktop."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_report_is_read_copied_saved_and_its_folder_shown(user: User, tmp_path: Path) -> None:
    dialog = opened(user)
    user.write("CoNLL-2002")
    report = send_to(user, dialog, tmp_path / "a.conll")
    cells = [str(report.rows.index(0, column).data()) for column in range(5)]
    assert "ميلي" in cells[1] and "وصل" in cells[3], "the article is named by its title"
    beside = json.loads((tmp_path / "a.conll.report.json").read_text(encoding="utf-8"))
    assert len(beside["rows"]) == report.rows.rowCount() == 2
    report.table.setFocus()
    user.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().count("\n") == 1 and "\t5\t9" in QGuiApplication.clipboard().text()
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        report.show_button.setFocus()
        user.key(Qt.Key.Key_Space)
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert [Path(each) for each in opener.opened] == [tmp_path]
    report.save_button.setFocus()
    user.key(Qt.Key.Key_Space)
    user.choose_files(tmp_path / "تقرير.json")
    assert json.loads((tmp_path / "تقرير.json").read_text(encoding="utf-8")) == beside
    user.wait_for(report.said.isVisible)
    assert "تقرير.json" in report.said.text()
    QTest.keyClick(report, Qt.Key.Key_Escape)


def test_a_format_whose_library_is_missing_says_how_to_install_it(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.libraries.find_spec", lambda name: None if name == "spacy" else object())
    dialog = opened(user)
    user.write("spaCy")
    assert dialog.exporter.name == "spacy" and not dialog.export_button.isEnabled()
    assert "pip install hashiya[spacy]" in dialog.facts.text()
    assert "pip install hashiya[spacy]" in str(dialog.formats.currentItem().toolTip())
    dialog.formats.setFocus()
    user.key(Qt.Key.Key_Up)
    assert dialog.export_button.isEnabled()
    user.key(Qt.Key.Key_Escape)


def test_counting_starts_anew_when_a_choice_changes_and_ends_with_the_dialog(user: User) -> None:
    dialog = opened(user)
    user.write("CoNLL-2002")
    dialog.preview_wanted.emit()
    first = user.window.exports._wanted
    dialog.scope_form.one.setFocus()
    user.key(Qt.Key.Key_Space)
    counted(user, dialog)
    assert user.window.exports._wanted is not first
    assert dialog.scope_form.scope.article_ids == (user.window.session.article_id,)
    dialog.preview_wanted.emit()
    user.key(Qt.Key.Key_Escape)
    user.wait_for(lambda: not user.window.exports._counting.running)
    assert user.window.exports._dialog is None


@pytest.mark.parametrize(("typed", "name"), [("CSV", "csv"), ("Excel", "xlsx"), ("HTML", "html"), ("REFI", "refiqda")])
def test_a_format_is_found_by_typing_its_name_in_either_language(user: User, typed: str, name: str) -> None:
    dialog = opened(user)
    user.write(typed)
    assert dialog.exporter.name == name
    user.key(Qt.Key.Key_Escape)


def test_the_fields_stand_in_one_column_whatever_the_format_asks(user: User) -> None:
    dialog = opened(user)
    columns = set()
    for name in ("jsonl", "conll2003", "csv", "brat"):
        dialog.formats.choose(name)
        counted(user, dialog)
        fields = [dialog.scope_form.who, dialog.path_edit, *dialog.option_boxes.values()]
        for field in fields:
            area = QRect(field.mapTo(dialog, field.rect().topLeft()), field.size())
            columns.add(area.right() if dialog.isRightToLeft() else area.left())
    assert len(columns) == 1
    user.key(Qt.Key.Key_Escape)
