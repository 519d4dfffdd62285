"""The checks in the window: list, go, fix, ignore; and on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from workflows.driver import User, saved

from reader.cli import main
from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.project import ArticleDraft
from reader.project.checks import Kind
from reader.ui.panels.findings import FindingsCard

F8, ENTER, ESC, DOWN = Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "arabic")
    (tmp_path / "a.txt").write_text("وصل غانتس إلى بيروت.\nغادر غانتس بيروت، ثم عاد غانتس.", encoding="utf-8")
    user.open(tmp_path / "a.txt")
    labels = {label.name: label.id for label in user.project.schema.labels}
    article_id = user.project.article_ids()[0]
    with user.project.edit("mention.add", article_id=article_id) as edit:
        for start, end, label in ((4, 9, "PER"), (14, 19, "GPE"), (26, 31, "PER"), (32, 38, "GPE")):
            edit.add_mention(article_id, labels[label], [Span(start, end)])
    user.settle()
    yield user
    user.close()


def card(user: User) -> FindingsCard:
    user.settle(20)
    found = user.window.checking.card
    assert found is not None and found.isVisible()
    return found


def kinds(shown: FindingsCard) -> list[Kind]:
    return [row.finding.kind for row in shown.model.rows]


def test_f8_lists_what_is_found_and_enter_goes_there(user: User) -> None:
    user.key(F8)
    assert kinds(card(user)) == [Kind.EDGE, Kind.UNLABELLED]
    user.key(DOWN)
    user.key(ENTER)
    assert user.view.hasFocus() and user.focus.span == Span(46, 51)
    assert user.focused_text == "غانتس"


def test_f_mends_what_is_found_and_each_is_one_step(user: User) -> None:
    user.key(F8)
    shown = card(user)
    user.letter("f")
    assert {quote for *_, quote in saved(user.project)} == {"غانتس", "بيروت"}
    user.letter("f")
    assert len(saved(user.project)) == 5 and shown.model.rows == []
    user.key(ESC)
    assert user.view.hasFocus()
    user.letter("z")
    user.letter("z")
    assert "بيروت،" in {quote for *_, quote in saved(user.project)} and len(saved(user.project)) == 4
    assert user.project.check() == []


def test_what_is_ignored_is_not_shown_again(user: User, tmp_path: Path) -> None:
    user.key(F8)
    card(user)
    user.letter("x")
    user.key(ESC)
    user.key(F8)
    assert kinds(card(user)) == [Kind.UNLABELLED]
    user.key(ESC)
    assert user.project.check() == []


def test_a_shows_the_other_articles_and_enter_opens_them(user: User) -> None:
    user.project.add_articles([ArticleDraft(ArticleDetails("second"), "قال غانتس نعم.")])
    user.key(F8)
    shown = card(user)
    assert len(shown.model.rows) == 2
    user.letter("a")
    assert len(shown.model.rows) == 3 and shown.model.rows[2].title == "second"
    user.key(DOWN, times=2)
    user.key(ENTER)
    assert user.content.startswith("قال غانتس") and user.focused_text == "غانتس"


def test_the_command_line_lists_the_same(user: User, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user.close()
    assert main(["checks", str(tmp_path / "project.sqlite"), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(row["rule"], row["quote"]) for row in rows] == [("edge", "بيروت،"), ("unlabelled", "غانتس")]
    assert rows[0]["fix"] == {"span": [32, 37]}
    assert main(["checks", str(tmp_path / "project.sqlite")]) == 0
    assert "2 findings" in capsys.readouterr().out
