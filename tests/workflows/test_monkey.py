"""A monkey plays with the window: nothing is raised, nothing shown differs from what is saved."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from workflows.driver import User
from workflows.monkey import Monkey, make_project


@pytest.fixture
def user(tmp_path: Path, qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[User]:
    monkeypatch.setenv("HOME", str(tmp_path))
    user = User(tmp_path)
    yield user
    user.command("language_en")
    user.command("theme_light")
    user.close()


@pytest.mark.parametrize("seed", [1, 2])
def test_random_acts_leave_window_and_project_in_agreement(user: User, tmp_path: Path, seed: int) -> None:
    file = tmp_path / "monkey.sqlite"
    make_project(file)
    user.window.open_paths([file])
    user.settle()
    monkey = Monkey(user, seed, file)
    monkey.play(250)
    assert sum(monkey.steps.values()) == 250
