"""An analyst saves the article as a PDF from the keyboard, and is asked before a file is replaced."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from workflows.driver import CTRL, SHIFT, User


@pytest.fixture
def analyst(qapp: object, tmp_path: Path) -> Iterator[User]:
    text = tmp_path / "article.txt"
    text.write_text("قال أحمد الزاهي إن المشروع جاهز.\n", encoding="utf-8")
    made = User(tmp_path)
    made.open(text)
    yield made
    made.close()


def test_the_article_is_written_where_it_was_asked_and_replaced_only_when_agreed(analyst: User) -> None:
    place = analyst.folder / "ورقة.pdf"
    analyst.key(Qt.Key.Key_P, CTRL | SHIFT)
    analyst.choose_files(place)
    assert place.read_bytes().startswith(b"%PDF")
    assert "ورقة.pdf" in analyst.window.reading.messages.label.text()
    place.write_bytes(b"mine")
    analyst.key(Qt.Key.Key_P, CTRL | SHIFT)
    analyst.choose_files(place)
    analyst.dialog(QMessageBox)
    analyst.key(Qt.Key.Key_Escape)
    analyst.settle()
    assert not analyst.window.findChildren(QMessageBox) and place.read_bytes() == b"mine"
