"""An analyst changes the label set while it is in use: by keys and by mouse, each change at once and undoable."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from workflows.driver import ALT, CTRL, SHIFT, User, saved

from reader.domain.schema import Label, LabelKind, RelationType
from reader.domain.validation import Rule
from reader.project.samples import create_sample_project
from reader.ui.dialogs.project import NewProjectDialog
from reader.ui.label_set.exchange import ExportLabelsDialog, ExportReportDialog, ImportReportDialog
from reader.ui.label_set.sheet import LabelSetSheet


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    made = User(tmp_path, arabic=request.param)
    made.window.open_paths([tmp_path / "sample.sqlite"])
    made.settle()
    yield made
    made.close()


def open_sheet(user: User) -> LabelSetSheet:
    user.letter("l", CTRL | SHIFT)
    user.settle()
    (found,) = [each for each in user.window.findChildren(LabelSetSheet) if each.isVisible()]
    assert QApplication.focusWidget() is found.tree
    return found


def is_closed(user: User) -> bool:
    return user.window.sheets.current is None


def part(sheet: QWidget, name: str) -> Any:
    found = [each for each in sheet.findChildren(QWidget, name) if each.isVisible()]
    assert len(found) == 1, name
    return found[0]


def label(user: User, name: str) -> Label:
    found = user.project.schema.find_label_named(name)
    assert found is not None, name
    return found


def kind(user: User, name: str) -> RelationType:
    found = user.project.schema.find_relation_type_named(name)
    assert found is not None, name
    return found


def choose(user: User, sheet: LabelSetSheet, name: str) -> None:
    QTest.mouseClick(sheet.tree.viewport(), Qt.MouseButton.LeftButton, pos=sheet.tree.point_of(label(user, name).id))
    user.settle()
    assert sheet.label_form.name.text() == name


def rewrite(user: User, field: QWidget, text: str) -> None:
    """Replace what a field holds and leave it with Tab."""
    field.setFocus()
    user.key(Qt.Key.Key_A, CTRL)
    user.write(text)
    user.key(Qt.Key.Key_Tab)
    user.settle()


def pick(user: User, box: QComboBox, row: int) -> None:
    """Go to a row of a box with the arrow keys."""
    box.setFocus()
    step = 1 if row > box.currentIndex() else -1
    user.key(Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up, times=abs(row - box.currentIndex()))
    user.settle()


def names(user: User) -> list[str]:
    return [each.name for each in user.project.schema.mention_labels]


def strip(user: User) -> list[str]:
    """Return the labels over the text in their order."""
    return [chip.label.name for chip in user.window.reading.strip._chips.values()]


# --- labels


def test_a_label_is_added_named_and_used_by_keys_and_undone(user: User) -> None:
    sheet, before = open_sheet(user), names(user)
    user.key(Qt.Key.Key_Insert)
    user.settle()
    assert QApplication.focusWidget() is sheet.label_form.name
    user.write("LAW")
    user.key(Qt.Key.Key_Tab)
    user.write("Law")
    user.key(Qt.Key.Key_Tab)
    user.write("قانون")
    user.key(Qt.Key.Key_Tab)
    user.write("متى؟")
    user.key(Qt.Key.Key_Tab)
    made = label(user, "LAW")
    assert dict(made.names) == {"en": "Law", "ar": "قانون"} and made.description == "متى؟"
    assert made.colour and made.key not in {each.key for each in user.project.schema.mention_labels if each != made}
    assert strip(user) == [*before, "LAW"], "the strip follows at once"
    sheet.tree.setFocus()
    user.letter("z", CTRL)
    assert label(user, "LAW").description == ""
    user.key(Qt.Key.Key_Escape)
    assert is_closed(user) and user.view.hasFocus()
    user.go_to_word(user.content.index("ومن المقرر"))
    untouched = saved(user.project)
    user.digit(made.key)
    assert {each[2] for each in saved(user.project) - untouched} == {"LAW"}


def test_a_renamed_label_keeps_its_mentions_and_a_taken_name_is_refused(user: User) -> None:
    sheet, count = open_sheet(user), user.project.mention_counts()[label(user, "PER").id]
    rewrite(user, sheet.label_form.name, "ORG")
    assert sheet.message.isVisible() and sheet.label_form.name.text() == "PER"
    rewrite(user, sheet.label_form.name, "PERSON")
    assert not sheet.message.isVisible()
    assert user.project.mention_counts()[label(user, "PERSON").id] == count
    assert "PERSON" in kind(user, "met_with").source_labels
    rewrite(user, sheet.label_form.name, " ")
    assert label(user, "PERSON") and sheet.message.isVisible()


def test_a_digit_of_another_label_is_asked_for(user: User) -> None:
    sheet = open_sheet(user)
    form = sheet.label_form
    pick(user, form.key, 2)
    assert label(user, "PER").key == "1" and form.question.isVisible(), "nothing changes before the answer"
    assert form.take_button.hasFocus()
    user.press(form.leave_button)
    assert form.key.currentText() == "1"
    pick(user, form.key, 2)
    user.press(form.swap_button)
    assert (label(user, "PER").key, label(user, "ORG").key) == ("2", "1")
    pick(user, form.key, 3)
    user.key(Qt.Key.Key_Space)
    assert (label(user, "PER").key, label(user, "GPE").key) == ("3", "")
    form.key.setFocus()
    user.digit("0")
    assert label(user, "PER").key == "0" and not form.question.isVisible(), "a free digit is not asked for"


def test_labels_are_put_in_order_with_alt_and_the_arrows(user: User) -> None:
    sheet = open_sheet(user)
    user.key(Qt.Key.Key_Down, ALT, 2)
    assert names(user)[:3] == ["ORG", "GPE", "PER"] == strip(user)[:3]
    assert sheet.tree.chosen == label(user, "PER").id
    user.key(Qt.Key.Key_Up, ALT)
    assert names(user)[:3] == ["ORG", "PER", "GPE"]
    user.key(Qt.Key.Key_Up, ALT, 5)
    assert names(user)[0] == "PER"


def drag(user: User, tree: Any, start: QPoint, end: QPoint) -> None:
    target, button, none = tree.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    QTest.mousePress(target, button, pos=start)
    for at in (start + QPoint(0, 12), end):
        user._mouse(target, QEvent.Type.MouseMove, at, none, button, Qt.KeyboardModifier.NoModifier)
    QTest.mouseRelease(target, button, pos=end)
    user.settle()


def test_labels_are_put_in_order_with_the_mouse(user: User) -> None:
    sheet = open_sheet(user)
    ids = {each.name: each.id for each in user.project.schema.labels}
    tree = sheet.tree
    drag(user, tree, tree.point_of(ids["PER"]), tree.point_of(ids["LOC"], 0.8))
    assert names(user)[:4] == ["ORG", "GPE", "LOC", "PER"] == strip(user)[:4]
    drag(user, tree, tree.point_of(ids["MEDIA"]), tree.point_of(ids["ORG"], 0.2))
    assert names(user)[0] == "MEDIA"
    sheet.tree.setFocus()
    user.letter("z", CTRL)
    user.letter("z", CTRL)
    assert names(user)[:2] == ["PER", "ORG"]


def test_a_label_goes_below_another_and_has_its_attributes_too(user: User) -> None:
    sheet = open_sheet(user)
    choose(user, sheet, "MEDIA")
    row = [sheet.label_form.above.itemData(at) for at in range(sheet.label_form.above.count())].index(
        label(user, "ORG").id
    )
    pick(user, sheet.label_form.above, row)
    assert label(user, "MEDIA").parent == label(user, "ORG").id
    item = sheet.tree._items[label(user, "MEDIA").id]
    assert item.parent() is sheet.tree._items[label(user, "ORG").id]
    choose(user, sheet, "ORG")
    offered = {sheet.label_form.above.itemData(at) for at in range(sheet.label_form.above.count())}
    assert label(user, "MEDIA").id not in offered, "no circles"


@pytest.mark.parametrize("policy", ["keep", "move", "delete"])
def test_removing_asks_what_becomes_of_the_mentions(user: User, policy: str) -> None:
    counts, per, org = user.project.mention_counts(), label(user, "PER").id, label(user, "ORG").id
    before = saved(user.project)
    sheet = open_sheet(user)
    user.key(Qt.Key.Key_Delete)
    user.settle()
    assert sheet.removal.isVisible() and str(counts[per]) in sheet.removal.facts.text()
    user.key(Qt.Key.Key_Escape)
    assert not sheet.removal.isVisible() and sheet.isVisible() and saved(user.project) == before
    user.key(Qt.Key.Key_Delete)
    button = part(sheet, f"removal_{policy}")
    button.setFocus()
    user.key(Qt.Key.Key_Space)
    user.press(part(sheet, "removal_remove"))
    after = user.project.mention_counts()
    assert "PER" not in names(user) and "PER" not in strip(user)
    if policy == "keep":
        assert after == counts and label(user, "PER").retired
        assert len(user.view.text.mentions) == len(before), "they are still shown"
        sheet.tree.choose(per)
        user.press(part(sheet, "label_set_restore"))
        assert "PER" in names(user)
        user.letter("z", CTRL)
    elif policy == "move":
        assert per not in after and after[org] >= counts[org] + 1
    else:
        assert per not in after and after[org] == counts[org]
    user.letter("z", CTRL)
    user.settle()
    assert saved(user.project) == before and "PER" in names(user)


def test_what_nothing_has_is_removed_at_once(user: User) -> None:
    sheet = open_sheet(user)
    user.key(Qt.Key.Key_Insert)
    user.key(Qt.Key.Key_Escape)
    assert is_closed(user)
    sheet = open_sheet(user)
    sheet.tree.choose(label(user, "NEW").id)
    user.key(Qt.Key.Key_Delete)
    assert user.project.schema.find_label_named("NEW") is None and not sheet.removal.isVisible()


def test_a_copy_has_a_name_digit_and_colour_of_its_own(user: User) -> None:
    sheet = open_sheet(user)
    user.press(part(sheet, "label_set_copy"))
    copy, own = label(user, "PER2"), label(user, "PER")
    assert names(user)[:2] == ["PER", "PER2"] and copy.names == own.names
    assert copy.colour != own.colour and copy.key != own.key
    sheet.tree.setFocus()
    user.key(Qt.Key.Key_Insert, CTRL)
    assert label(user, "PER22").names == own.names, "by keys too"


def test_the_sheet_opens_from_the_strip_and_the_palette(user: User) -> None:
    user.press(user.window.reading.strip.edit_button)
    assert user.window.findChildren(LabelSetSheet) and not is_closed(user)
    user.key(Qt.Key.Key_Escape)
    assert is_closed(user)
    user.letter("k", CTRL)
    user.write(">label set")
    user.settle()
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert isinstance(user.window.sheets.current.content, LabelSetSheet)


# --- colours


def test_what_a_colour_is_like_is_shown_while_walking_and_applied_with_enter(user: User) -> None:
    sheet, before = open_sheet(user), label(user, "PER").colour
    picker = sheet.label_form.colour
    shown = picker.report._cells["light", "normal"].text()
    picker.grid.setFocus()
    user.key(Qt.Key.Key_Right, times=5)
    assert picker.report._cells["light", "normal"].text() != shown
    assert label(user, "PER").colour == before, "walking changes nothing"
    user.key(Qt.Key.Key_Return)
    assert label(user, "PER").colour == picker.grid.colour.name() == picker.hex_edit.text()
    style = user.view.look.style(label(user, "PER").id)
    assert style.colour == user.window.session.theme.label_colour(label(user, "PER"))


def test_a_colour_like_anothers_or_too_pale_is_warned_of_and_the_most_distinct_is_not(user: User) -> None:
    sheet = open_sheet(user)
    picker = sheet.label_form.colour
    rewrite(user, picker.hex_edit, "#975283")
    assert label(user, "PER").colour == "#975283"
    assert picker.report.warning.isVisible() and "Organisation" in picker.report.warning.text()
    rewrite(user, picker.hex_edit, "ffffa0")
    assert label(user, "PER").colour == "#ffffa0" and "paper" in picker.report.warning.text()
    rewrite(user, picker.hex_edit, "no colour")
    assert label(user, "PER").colour == "#ffffa0" == picker.hex_edit.text()
    user.press(picker.distinct_button)
    assert not [each for each in picker.report.warnings if "paper" in each or "taken" in each]


# --- attributes and constraints


def test_an_attribute_is_made_with_choices_and_then_set_on_a_mention(user: User) -> None:
    sheet = open_sheet(user)
    choose(user, sheet, "DATE")
    editor = sheet.label_form.attributes
    user.press(editor.add_button)
    assert QApplication.focusWidget() is editor.name
    rewrite(user, editor.name, "precision")
    rewrite(user, editor.english, "Precision")
    rewrite(user, editor.arabic, "الدقة")
    pick(user, editor.sort, 1)
    assert QApplication.focusWidget() is editor.choices
    for text in ("day", "month", "day"):
        user.write(text)
        user.key(Qt.Key.Key_Return)
    editor.default.setFocus()
    pick(user, editor.default, 1)
    made = next(each for each in label(user, "DATE").attributes if each.name == "precision")
    assert made.choices == ("day", "month") and made.default == "day"
    assert dict(made.names) == {"en": "Precision", "ar": "الدقة"}
    user.key(Qt.Key.Key_Escape)
    user.go_to_word(user.content.index("ومن المقرر"))
    user.digit("7")
    user.settle()
    mention = user.window.session.focused_mention
    assert mention is not None and mention.attributes["precision"] == "day"
    assert user.window.inspector.attributes.fields["precision"].isVisible()
    sheet = open_sheet(user)
    choose(user, sheet, "DATE")
    editor = sheet.label_form.attributes
    editor.choose("precision")
    editor.list.setFocus()
    user.key(Qt.Key.Key_Delete)
    user.settle()
    assert sheet.removal.isVisible()
    part(sheet, "removal_delete").setFocus()
    user.key(Qt.Key.Key_Space)
    user.press(part(sheet, "removal_remove"))
    mention = user.window.session.focused_mention
    assert mention is not None and "precision" not in mention.attributes


def test_constraints_are_ticked_and_what_breaks_them_is_listed_with_a_way_to_it(user: User) -> None:
    sheet = open_sheet(user)
    choose(user, sheet, "NAT")
    form = sheet.label_form
    pick(user, form.nesting, 1)
    assert label(user, "NAT").constraints.may_nest_in == ()
    user.wait_for(lambda: sheet.violations.total)
    broken = [
        each
        for article_id in user.project.article_ids()
        for each in user.project.violations(article_id)
        if each.rule is Rule.NESTING
    ]
    pick(user, form.nesting, 2)
    assert form.hosts.isVisible()
    form.hosts.setFocus()
    form.hosts.setCurrentRow(1)
    user.key(Qt.Key.Key_Space)
    assert label(user, "NAT").constraints.may_nest_in == (label(user, "ORG").id,)
    user.press(part(sheet, "label_set_undo"))
    form.overlaps.setFocus()
    user.key(Qt.Key.Key_Space)
    assert label(user, "NAT").constraints.no_overlap_with == (label(user, "PER").id,)
    tab = next(button for button in sheet.tabs._buttons.values() if "Violations" in button.text())
    user.press(tab)
    user.wait_for(lambda: sheet.violations.total == len(broken))
    assert broken and sheet.violations.list.topLevelItemCount() == len(broken)
    sheet.violations.list.setFocus()
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert is_closed(user) and user.view.hasFocus()
    assert user.focus.mention_id in {each.mention_id for each in broken}


# --- article labels and relation types


def test_article_labels_are_made_in_groups(user: User) -> None:
    sheet = open_sheet(user)
    user.press(sheet.tabs._buttons["article_labels"])
    sheet.tree.setFocus()
    user.key(Qt.Key.Key_Insert)
    rewrite(user, sheet.label_form.name, "genre")
    made = label(user, "genre")
    assert made.kind is LabelKind.ARTICLE and made.key == ""
    assert sheet.label_form.exclusive_switch.isVisible() and not sheet.label_form.event_switch.isVisible()
    sheet.label_form.exclusive_switch.setFocus()
    user.key(Qt.Key.Key_Space)
    assert label(user, "genre").exclusive


def test_relation_types_have_ends_roles_and_attributes(user: User) -> None:
    sheet = open_sheet(user)
    user.press(sheet.tabs._buttons["relations"])
    sheet.tree.setFocus()
    user.key(Qt.Key.Key_Insert)
    form = sheet.relation_form
    rewrite(user, form.name, "owns")
    rewrite(user, form.arabic, "يملك")
    form.sources.setFocus()
    user.key(Qt.Key.Key_Space)
    form.targets.setFocus()
    form.targets.setCurrentRow(1)
    user.key(Qt.Key.Key_Return)
    made = kind(user, "owns")
    assert (made.source_labels, made.target_labels) == (("PER",), ("ORG",)) and made.names["ar"] == "يملك"
    user.press(form.attributes.add_button)
    rewrite(user, form.attributes.name, "share")
    assert [each.name for each in kind(user, "owns").attributes] == ["share"]
    form.role_switch.setFocus()
    user.key(Qt.Key.Key_Space)
    assert kind(user, "owns").role
    sheet.tree.setFocus()
    user.key(Qt.Key.Key_Up, ALT)
    assert [each.name for each in user.project.schema.relation_types][-2] == "owns"
    user.key(Qt.Key.Key_Delete)
    assert user.project.schema.find_relation_type_named("owns") is None


# --- files


def test_a_label_set_goes_out_and_what_the_format_loses_is_told(user: User, tmp_path: Path) -> None:
    sheet = open_sheet(user)
    user.press(part(sheet, "label_set_export"))
    dialog = user.dialog(ExportLabelsDialog)
    dialog.format_box.setFocus()
    user.key(Qt.Key.Key_Down)
    assert dialog.format_name == "brat"
    user.key(Qt.Key.Key_Return)
    path = tmp_path / "annotation.conf"
    user.choose_files(path)
    report = user.dialog(ExportReportDialog)
    assert path.read_text(encoding="utf-8").count("[") >= 4
    assert "Digits" in report.lost and "Allowed" not in report.lost
    report.accept()
    user.settle()


def test_a_label_set_comes_in_is_reported_and_undone_as_one_step(user: User, tmp_path: Path) -> None:
    path = tmp_path / "more.toml"
    path.write_text(
        'name = "more"\n[[labels]]\nname = "PER"\nar = "إنسان"\nkey = "1"\n[[labels]]\nname = "LAW"\nkey = "2"\n',
        encoding="utf-8",
    )
    sheet, before = open_sheet(user), user.project.schema
    user.press(part(sheet, "label_set_import"))
    user.choose_files(path)
    report = user.dialog(ImportReportDialog)
    rows = {report.rows[at] for at in range(len(report.rows))}
    assert ("LAW", "Added") in rows and ("PER", "Names") in rows and any(name == "Not taken" for name, _ in rows)
    report.accept()
    user.settle()
    assert sheet.isVisible() and "LAW" in names(user) and label(user, "PER").names["ar"] == "إنسان"
    user.window.activateWindow()  # as a window manager does when a dialog closes
    user.settle()
    sheet.tree.setFocus()
    user.letter("z", CTRL)
    assert user.project.schema == before


def test_a_file_that_is_no_label_set_is_told_of(user: User, tmp_path: Path) -> None:
    path = tmp_path / "text.toml"
    path.write_text("not a label set", encoding="utf-8")
    sheet = open_sheet(user)
    user.press(part(sheet, "label_set_import"))
    user.choose_files(path)
    assert sheet.message.isVisible() and "text.toml" in sheet.message.text()


def test_a_new_project_begins_with_the_labels_of_a_file(user: User, tmp_path: Path) -> None:
    good, bad = tmp_path / "annotation.conf", tmp_path / "other.toml"
    good.write_text("[entities]\nShip\nHarbour\n[relations]\nmoors Arg1:Ship, Arg2:Harbour\n", encoding="utf-8")
    bad.write_text("nothing", encoding="utf-8")
    user.letter("n", CTRL)
    dialog = user.dialog(NewProjectDialog)
    rewrite_path = tmp_path / "new.sqlite"
    dialog.path_edit.setText(str(rewrite_path))
    for path in (bad, good):
        dialog.activateWindow()  # as a window manager does when a dialog over it closes
        user.settle()
        dialog.schema_box.setFocus()
        user.key(Qt.Key.Key_End)
        user.choose_files(path)
        assert dialog.problem.isVisibleTo(dialog) is (path == bad)
    assert [label.name for label in dialog.schema.labels] == ["Ship", "Harbour"]
    dialog.accept()
    user.settle()
    assert user.project.path == rewrite_path and names(user) == ["Ship", "Harbour"]
    assert kind(user, "moors").target_labels == ("Harbour",)


def test_the_checks_open_from_the_violations(user: User) -> None:
    sheet = open_sheet(user)
    user.press(sheet.tabs._buttons["violations"])
    user.press(part(sheet, "violations_checks"))
    assert is_closed(user) or not isinstance(user.window.sheets.current.content, LabelSetSheet)
