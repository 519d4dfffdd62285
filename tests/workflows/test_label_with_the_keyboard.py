"""The whole seed article by keyboard events alone, with and without Latin letters in the layout."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from workflows.driver import CTRL, User, gold, saved

from reader.domain.span import Span
from reader.formats.brat import Brat
from reader.project import Project
from reader.project.exporting import export
from reader.project.importing import import_paths


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "arabic")
    yield user
    user.close()


def test_all_84_gold_mentions_are_made_by_keys_alone_and_exported_in_three_formats(
    user: User, shared_data: Path, tmp_path: Path
) -> None:
    user.open(shared_data / "seed" / "article.txt")
    keys = {label.name: label.key for label in user.project.schema.labels}
    wanted = gold(shared_data)
    for item in wanted:
        user.select(Span(item["start"], item["end"]))
        user.digit(keys[item["label"]])
        assert user.focus.mention_id is not None
    expected = {(item["start"], item["end"], item["label"], item["text"]) for item in wanted}
    assert len(expected) == 84
    assert saved(user.project) == expected
    assert user.project.check() == []
    user.close()

    with Project.open(tmp_path / "project.sqlite") as project:
        assert saved(project) == expected
        for name, out in (("jsonl", "out.jsonl"), ("csv", "out.csv"), ("brat", "out_brat")):
            report = export(project, tmp_path / out, name)
            assert report.verified and report.exact == 84 and not report.rows
    with Project.create(tmp_path / "again.sqlite") as again:
        import_paths(again, [tmp_path / "out.jsonl"])
        assert saved(again) == expected
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(int(row["start"]), int(row["end"]), row["label"], row["quote"]) for row in csv.DictReader(file)}
    assert rows == expected
    (article,) = Brat().read(tmp_path / "out_brat").articles
    mentions = {(m.spans[0].start, m.spans[-1].end, m.label, m.quote(article.content)) for m in article.mentions}
    assert mentions == expected


def test_undo_and_redo_by_their_keys_go_back_and_forth_also_after_a_restart(
    user: User, shared_data: Path, tmp_path: Path
) -> None:
    user.open(shared_data / "seed" / "article.txt")
    for item in gold(shared_data)[:6]:
        user.select(Span(item["start"], item["end"]))
        user.digit("1")
    user.letter("z")
    user.letter("z", CTRL)
    assert len(saved(user.project)) == 4
    user.close()
    second = User(tmp_path / "second", arabic=user.arabic) if (tmp_path / "second").mkdir() is None else user
    second.window.open_paths([tmp_path / "project.sqlite"])
    second.settle()
    second.letter("z")
    assert len(saved(second.project)) == 3
    for _ in range(3):
        second.letter("z", Qt.KeyboardModifier.ShiftModifier)
    assert len(saved(second.project)) == 6
    second.close()


def test_growing_walking_relabelling_noting_and_deleting_from_the_keyboard(user: User, shared_data: Path) -> None:
    user.open(shared_data / "seed" / "article.txt")
    user.go_to_word(user.content.index("وميلي"))
    user.letter("e")
    assert user.focused_text == "ميلي"
    user.digit("1")
    user.digit("2")
    assert {row[2] for row in saved(user.project)} == {"ORG"}
    user.key(Qt.Key.Key_Escape)
    user.go_to_word(0)
    user.letter("w")
    assert user.focused_text == "ميلي"
    user.letter("c")
    assert user.focused_text == "وميلي"
    assert {row[3] for row in saved(user.project)} == {"وميلي"}
    user.key(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert user.focused_text == "وميلي في"
    user.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    user.letter("n")
    assert user.window.inspector.notes.note.hasFocus()
    user.window.inspector.notes.note.insertPlainText("رئيس الأركان")
    user.key(Qt.Key.Key_Escape)
    assert user.view.hasFocus()
    (mention,) = user.project.mentions(user.project.article_ids()[0])
    assert mention.note == "رئيس الأركان"
    user.key(Qt.Key.Key_Delete)
    assert saved(user.project) == set()
    user.letter("h")
    assert {row[2] for row in saved(user.project)} == {""}


def test_a_label_is_given_by_typing_part_of_its_name(user: User, shared_data: Path) -> None:
    user.open(shared_data / "seed" / "article.txt")
    user.go_to_word(user.content.index("طهران"))
    user.letter("l")
    picker = user.window.reading.picker
    assert picker.isVisible()
    picker.query.insert("دول" if user.arabic else "count")
    user.key(Qt.Key.Key_Return)
    assert {row[2:] for row in saved(user.project)} == {("GPE", "طهران")}
    assert user.view.hasFocus()


def test_a_piece_is_added_to_a_mention_with_p_and_enter(user: User, shared_data: Path) -> None:
    user.open(shared_data / "seed" / "article.txt")
    user.select(Span(28, 32))
    user.digit("1")
    user.letter("p")
    user.key(Qt.Key.Key_Left, times=3)
    second = user.focus.span
    user.key(Qt.Key.Key_Return)
    (mention,) = user.project.mentions(user.project.article_ids()[0])
    assert mention.spans == (Span(28, 32), second)
    assert user.project.check() == []


def test_going_down_over_a_short_line_and_on_comes_out_under_the_word_it_began_at(user: User, tmp_path: Path) -> None:
    words = [f"كلمة{number}" for number in range(6)]
    (tmp_path / "text.txt").write_text("\n".join([" ".join(words), "قصير", " ".join(words)]), encoding="utf-8")
    user.open(tmp_path / "text.txt")
    user.go_to_word(user.content.index("كلمة4"))
    user.key(Qt.Key.Key_Down)
    assert user.focused_text == "قصير"
    user.key(Qt.Key.Key_Down)
    assert user.focused_text == "كلمة4" and user.focus.span.start > user.content.index("قصير")
    user.key(Qt.Key.Key_Right)
    user.key(Qt.Key.Key_Up, times=2)
    assert user.focused_text == "كلمة3", "a step to the side begins anew"
    user.key(Qt.Key.Key_Down)
    user.click(user.point(user.content.index("قصير")))
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Up, times=2)
    assert user.focused_text == user.content.split()[0], "so does a click"
