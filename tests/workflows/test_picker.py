"""The list of labels and entities at the words in focus: beside them, also when the window changes under it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from workflows.driver import User

from reader.project.samples import create_sample_project


@pytest.fixture(params=["en", "ar"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path)
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.command(f"language_{request.param}")
    user.settle()
    yield user
    user.command("language_en")
    user.close()


@pytest.mark.parametrize("words", [2, 40])
def test_the_list_stays_inside_the_view_and_off_the_line_in_focus_when_the_window_is_resized(
    user: User, words: int
) -> None:
    window = user.window
    user.key(Qt.Key.Key_Left, times=words)
    window.entities.pick()
    user.settle()
    picker = window.reading.picker
    for width, height in ((1280, 900), (1000, 760), (900, 620), (1400, 950)):
        window.resize(width, height)
        user.settle(6)
        assert picker.isVisible()
        assert user.view.rect().contains(picker.geometry()), (width, height)
        area = window.reading.area_of_focus()
        if user.view.viewport().rect().contains(area):
            assert not picker.geometry().intersects(QRect(area)), (width, height)
