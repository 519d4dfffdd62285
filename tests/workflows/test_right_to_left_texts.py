"""Texts as they come in from files and go out again: line ends, entities, joiners, marks, emoji, by hand."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from workflows.driver import ALT, CTRL, NEXT, SHIFT, User, saved

from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import Project
from reader.project.exporting import export
from reader.ui.dialogs.importing import ImportDialog

HTML = (
    "<html><head><title>خبر</title></head><body><p>قال&nbsp;&quot;غانتس&quot; &amp; ميلي:\r\n&#1606;&#1593;&#1605;</p>"
    "<p>ثم زار &lt;بيروت&gt; اليوم مع الوفد.</p></body></html>"
)


@pytest.fixture
def user(qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path)
    yield user
    user.close()


def add(user: User, *paths: Path) -> None:
    """Add files through the dialog of the import to a new project."""
    file = user.folder / "project.sqlite"
    Project.create(file, schema=read_schema(RESOURCES / "schemas" / "news.toml")).close()
    user.window.open_paths([file])
    user.window.imports.add_paths(list(paths))
    user.dialog(ImportDialog).accept()
    user.wait_for_tasks()
    user.settle()


def check_exports(user: User, folder: Path) -> int:
    """Assert that in every export the text at the offsets is the quote; return how many mentions there are."""
    with Project.open(user.project.path, read_only=True) as project:
        export(project, folder / "out.jsonl", "jsonl")
        export(project, folder / "out.csv", "csv")
    checked, texts = 0, {}
    for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()[1:]:
        article = json.loads(line)
        content = article.get("content")
        if content is None:
            continue
        texts[article["title"]] = content
        for mention in article["mentions"]:
            (piece,) = mention["spans"]
            assert content[piece[0] : piece[1]] == mention["quote"]
            checked += 1
    with (folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            assert any(text[int(row["start"]) : int(row["end"])] == row["quote"] for text in texts.values())
    return checked


def test_line_ends_and_entities_are_settled_once_and_offsets_hold(user: User, tmp_path: Path) -> None:
    (tmp_path / "windows.txt").write_bytes("\ufeffقال غانتس\r\n\r\nثم زار 😀 بيروت\r\nوعاد".encode())
    (tmp_path / "page.html").write_text(HTML, encoding="utf-8", newline="")
    add(user, tmp_path / "windows.txt", tmp_path / "page.html")
    assert len(user.project.article_ids()) == 2
    for article_id in user.project.article_ids():
        user.window.session.show_article(article_id)
        user.settle()
        content = user.content
        assert "\r" not in content and "\ufeff" not in content and "&" not in content.replace(" & ", "")
        user.go_to_word(content.index("بيروت"))
        assert user.focused_text == "بيروت"
        user.digit("3")
    assert check_exports(user, tmp_path) == 2


def test_joiners_come_in_and_go_out_and_are_copied(user: User, tmp_path: Path) -> None:
    text = "او می\u200cخواهم را گفت\n\nو نامه\u200dها"
    (tmp_path / "persian.txt").write_text(text, encoding="utf-8")
    add(user, tmp_path / "persian.txt")
    assert "\u200c" in user.content and "\u200d" in user.content
    user.go_to_word(user.content.index("می"))
    assert user.focused_text == "می\u200cخواهم", "one word"
    user.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "می\u200cخواهم"
    user.digit("1")
    assert check_exports(user, tmp_path) == 1


def test_an_edge_never_falls_between_a_letter_and_its_marks(user: User, tmp_path: Path) -> None:
    word = "مُحَمَّدٌ"
    letters = ["مُ", "حَ", "مَّ", "دٌ"]
    (tmp_path / "vowels.txt").write_text(f"وَقَالَ {word} نَعَمْ\n\nثم عاد", encoding="utf-8")
    add(user, tmp_path / "vowels.txt")
    start = user.content.index(word)
    user.go_to_word(start)
    for letter in letters:
        user.key(NEXT, ALT)
        assert user.focused_text == letter
    user.go_to_word(start)
    user.key(NEXT, ALT)
    for count in (2, 3):
        user.key(NEXT, SHIFT | ALT)
        assert user.focused_text == "".join(letters[:count])
    user.digit("1")
    # with the mouse, from letter to letter
    first, last = start + len("مُ"), start + len("مُحَ")
    user.drag(user.point(first), user.point(last), ALT)
    assert user.focused_text == "حَمَّ"
    user.digit("2")
    assert {row[3] for row in saved(user.project)} == {"مُحَمَّ", "حَمَّ"}
    assert check_exports(user, tmp_path) == 2


def test_an_emoji_of_many_code_points_is_one_letter(user: User, tmp_path: Path) -> None:
    family = "👩\u200d👧"
    (tmp_path / "emoji.txt").write_text(f"قال أحمد {family} نعم\n\nثم 😀 عاد", encoding="utf-8")
    add(user, tmp_path / "emoji.txt")
    at = user.content.index(family)
    user.drag(user.point(at - 2), user.point(at + len(family) + 1), ALT)
    assert user.focused_text == f"د {family} ن"
    user.key(Qt.Key.Key_Right, SHIFT | ALT, times=2)
    assert user.focused_text == f"د {family}"
    user.key(Qt.Key.Key_Right, SHIFT | ALT)
    assert user.focused_text == "د "
    user.select(Span(user.content.index("عاد"), user.content.index("عاد") + 3))
    user.digit("1")
    assert check_exports(user, tmp_path) == 1
