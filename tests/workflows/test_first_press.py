"""Parts of the window that are made when they are first asked for: the first press finds them, and not before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from workflows.driver import CTRL, SHIFT, User

from reader.project.samples import create_sample_project
from reader.ui.dialogs.transfer import ExportDialog
from reader.ui.label_set.sheet import LabelSetSheet
from reader.ui.panels.label_strip import LabelChip
from reader.ui.session import Mode

ASKED_FOR = (
    "imports", "exports", "restoring", "paper", "checking", "everywhere", "register", "notes", "label_set",
    "palette_commands", "concordance", "dashboard",
)  # fmt: skip


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    made = User(tmp_path, arabic=request.param)
    made.window.open_paths([tmp_path / "sample.sqlite"])
    made.settle()
    yield made
    made.close()


def test_showing_labelling_and_closing_make_none_of_them(user: User) -> None:
    user.key(Qt.Key.Key_Left)
    user.digit("1")
    user.key(Qt.Key.Key_F6)
    user.window.actions_table["theme_dark"].trigger()
    user.window.actions_table["theme_light"].trigger()
    user.close()
    assert [part for part in ASKED_FOR if user.window.is_made(part)] == []


def _panel(user: User) -> bool:
    return user.window.concordance.panel.isVisible() and user.window.concordance.panel.height() > 100


def _label_set(user: User) -> bool:
    return any(each.isVisible() for each in user.window.findChildren(LabelSetSheet))


def _export(user: User) -> bool:
    dialog = user.dialog(ExportDialog)
    dialog.reject()
    return True


PRESSES: dict[str, tuple[Callable[[User], None], Callable[[User], object]]] = {
    "palette_commands": (lambda u: u.letter("k", CTRL), lambda u: u.window.palette_commands.sheet.isVisible()),
    "concordance": (lambda u: u.letter("f", CTRL | SHIFT), _panel),
    "register": (lambda u: u.letter("e", CTRL | SHIFT), lambda u: u.window.register.sheet.isVisible()),
    "notes": (lambda u: u.letter("m", CTRL | SHIFT), lambda u: u.window.notes.sheet.isVisible()),
    "label_set": (lambda u: u.letter("l", CTRL | SHIFT), _label_set),
    "exports": (lambda u: u.letter("e", CTRL), _export),
    "everywhere": (lambda u: u.letter("a"), lambda u: u.window.everywhere.card.isVisible()),
    "checking": (lambda u: u.key(Qt.Key.Key_F8), lambda u: u.window.checking.card.isVisible()),
    "dashboard": (lambda u: u.key(Qt.Key.Key_3, CTRL), lambda u: u.window.dashboard.page.isVisible()),
}


@pytest.mark.parametrize("part", list(PRESSES))
def test_the_first_press_finds_it(user: User, part: str) -> None:
    press, is_there = PRESSES[part]
    assert not user.window.is_made(part)
    press(user)
    user.settle()
    assert user.window.is_made(part) and is_there(user)
    for dialog in user.window.findChildren(QDialog):
        dialog.close()


def test_the_dashboard_made_by_going_to_it_counts_and_leads_back_to_the_mode_before(user: User) -> None:
    user.command("mode_read")
    user.key(Qt.Key.Key_3, CTRL)
    page = user.window.dashboard.page
    user.wait_for(lambda: page.figures is not None)
    assert page.figures is not None and page.figures.mentions == sum(user.project.mention_counts().values())
    assert page.isAncestorOf(user.app.focusWidget()), "the keyboard is in the figures"
    user.window.session.show_article(user.window.session.article_id)
    assert user.window.session.mode is Mode.READ


def test_the_palette_knows_the_articles_visited_before_it_was_made(user: User) -> None:
    first, second = user.project.article_ids()[:2]
    user.window.session.show_article(second)
    user.window.session.show_article(first)
    assert user.window.session.visited[:2] == [first, second]
    user.letter("k", CTRL)
    model = user.window.palette_commands.palette.list.model()
    titles = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    title = user.project.article_row(second).title
    assert any(title in each for each in titles), titles


def test_labels_that_float_under_a_selection_follow_theme_and_label_set_while_they_are_shown(user: User) -> None:
    user.key(Qt.Key.Key_Left)
    popup, session = user.window.reading.popup, user.window.session
    popup.show_at(user.window.reading.point_under_focus())
    before = popup.styleSheet()
    user.window.actions_table["theme_dark"].trigger()
    user.settle()
    assert popup.isVisible() and popup.styleSheet() != before and session.theme.card.name() in popup.styleSheet()
    label = user.project.schema.mention_labels[0]
    with user.project.edit("label.change") as edit:
        edit.change_label(replace(label, name="Renamed", names={}))
    user.settle()
    assert popup.isVisible() and "Renamed" in [chip.text() for chip in popup.findChildren(LabelChip)]
    user.window.actions_table["theme_light"].trigger()
