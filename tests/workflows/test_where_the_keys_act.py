"""One sees where the keys act: the ring in the text is bright only while the text has the keyboard."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from workflows.driver import User

from reader.project.samples import create_sample_project


@pytest.fixture
def user(tmp_path: Path, qapp: object) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()


def accent_in_the_text(user: User) -> int:
    """Count the pixels around the focus that have the accent colour."""
    picture = user.view.viewport().grab().toImage()
    box = user.view.rects(user.focus.span)[0].adjusted(-4, -4, 4, 4).toRect()
    accent = QColor(user.window.session.theme.accent).rgb()
    places = ((x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom()))
    return sum(picture.pixel(x, y) == accent for x, y in places)


def test_the_ring_is_bright_only_while_the_text_has_the_keyboard(user: User) -> None:
    user.key(Qt.Key.Key_Left)
    assert accent_in_the_text(user) > 40
    user.key(Qt.Key.Key_Escape, times=2)
    assert not user.view.hasFocus()
    assert accent_in_the_text(user) == 0
    user.view.setFocus()
    user.settle()
    assert accent_in_the_text(user) > 40


def test_the_target_stays_bright_under_the_list_of_labels(user: User) -> None:
    user.letter("l")
    user.settle()
    assert user.window.reading.picker.isVisible()
    assert accent_in_the_text(user) > 40
