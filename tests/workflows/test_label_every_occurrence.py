"""A and Shift+A with real keys: the list, its ticks, one step, and the other articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from workflows.driver import SHIFT, User, saved

from reader.domain.article import ArticleDetails
from reader.domain.span import Span
from reader.project import ArticleDraft
from reader.project.everywhere import Standing
from reader.ui.panels.occurrences import OccurrencesCard

SPACE, DOWN, ENTER, ESC = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path, shared_data: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "arabic")
    user.open(shared_data / "seed" / "article.txt")
    yield user
    user.close()


def dialog(user: User) -> OccurrencesCard:
    found = user.window.everywhere.card
    assert found is not None and found.isVisible()
    user.settle(30)
    return found


def select(user: User, quote: str, before: str = "") -> None:
    start = user.content.index(before + quote) + len(before)
    user.select(Span(start, start + len(quote)))


def spans(user: User, name: str) -> list[str]:
    return [quote for _, _, label, quote in sorted(saved(user.project)) if label == name]


def test_a_lists_every_occurrence_with_what_speaks_against_and_enter_labels_in_one_step(user: User) -> None:
    select(user, "إسرائيل اليوم")
    user.digit("8")
    select(user, "إسرائيل", "وصل ")
    user.digit("3")
    user.letter("a")
    shown = dialog(user)
    standings = [place.standing for place in (*shown.model.ticked,)]
    assert standings == [Standing.FREE] * 3
    assert shown.model.count() == 5
    remarks = [
        shown.list.delegate.remark(shown.model.index(row).data(Qt.ItemDataRole.UserRole + 1)) for row in range(5)
    ]
    assert remarks[:2] == ["labelled", "inside a name"] and remarks[2] == "" and "ل" in remarks[3]
    assert shown.apply_button.text() == "Label 3" and shown.apply_button.isEnabled()
    user.key(ENTER)
    assert user.window.everywhere.card is None and user.view.hasFocus()
    assert spans(user, "GPE") == ["إسرائيل"] * 4
    assert user.window.session.suggestions == {}
    user.letter("z")
    assert spans(user, "GPE") == ["إسرائيل"], "one step"
    assert user.project.check() == []


def test_from_a_selection_the_label_is_asked_for_by_its_digit(user: User) -> None:
    select(user, "ميلي", "مارك ")
    user.letter("a")
    shown = dialog(user)
    assert shown.label is None and not shown.apply_button.isEnabled()
    user.key(ENTER)
    assert saved(user.project) == set()
    user.digit("1")
    assert shown.apply_button.text() == "Label 4"
    user.key(ENTER)
    assert spans(user, "PER") == ["ميلي"] * 4


def test_a_tick_is_set_and_taken_with_space_and_the_mouse_and_esc_changes_nothing(user: User) -> None:
    select(user, "ميلي", "مارك ")
    user.digit("1")
    user.letter("a")
    shown = dialog(user)
    assert len(shown.model.ticked) == 3
    user.key(DOWN)
    user.key(SPACE)
    assert len(shown.model.ticked) == 2
    row = shown.list.visualRect(shown.model.index(1)).center()
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row)
    assert len(shown.model.ticked) == 3
    user.letter("a")
    assert shown.model.ticked == []
    user.letter("a")
    assert len(shown.model.ticked) == 3
    user.key(ESC)
    user.settle()
    assert spans(user, "PER") == ["ميلي"] and user.view.hasFocus()


def test_shift_a_streams_the_other_articles_and_labels_them_in_the_same_step(user: User) -> None:
    texts = ("قال ميلي إن الأمر انتهى.", "لا أحد هنا.", "بحث نتنياهو مع ميلي وميلي.")
    drafts = [ArticleDraft(ArticleDetails(f"مقالة {number}"), text) for number, text in enumerate(texts)]
    user.project.add_articles(drafts)
    select(user, "ميلي", "مارك ")
    user.digit("1")
    user.letter("a", SHIFT)
    shown = dialog(user)
    assert shown.model.count() == 7
    assert "3" in shown.more_text.text() and "2" in shown.more_text.text()
    user.key(ENTER)
    counts = {project_id: len(user.project.mentions(project_id)) for project_id in user.project.article_ids()}
    assert sorted(counts.values()) == [0, 1, 2, 4]
    user.letter("z")
    assert sum(len(user.project.mentions(article_id)) for article_id in counts) == 1


def test_the_other_articles_are_counted_and_shown_when_asked_for(user: User) -> None:
    user.project.add_articles([ArticleDraft(ArticleDetails("second"), "قال ميلي إن ميلي هنا.")])
    select(user, "ميلي", "مارك ")
    user.digit("1")
    user.letter("a")
    shown = dialog(user)
    assert shown.model.count() == 4 and shown.more_button.isVisible()
    user.letter("a", SHIFT)
    assert shown.model.count() == 6 and not shown.more_button.isVisible()
    user.key(ESC)


def test_a_suggestion_carries_its_label_into_the_list(user: User) -> None:
    select(user, "ميلي", "مارك ")
    user.digit("1")
    user.key(Qt.Key.Key_Tab)
    user.letter("a")
    shown = dialog(user)
    assert shown.label is not None and shown.label.name == "PER" and len(shown.model.ticked) == 3
    user.key(ESC)


def test_the_inspector_says_why_and_offers_to_label_all(user: User) -> None:
    select(user, "ميلي", "مارك ")
    user.digit("1")
    user.key(Qt.Key.Key_Tab)
    QTest.qWait(120)
    user.settle(10)
    inspector = user.window.inspector
    assert inspector.card.suggested.isVisible() and "90%" in inspector.card.pill.text()
    assert "ميلي" in inspector.why.reason.text()
    assert "4" in inspector.elsewhere.label_all.text()
    QTest.mouseClick(inspector.elsewhere.label_all, Qt.MouseButton.LeftButton)
    assert dialog(user).model.count() == 4
    user.key(ESC)
