"""Suggestions from the article's memory, decided with keys and mouse in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workflows.driver import NEXT, SHIFT, User, saved

from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionState

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path, shared_data: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "arabic")
    user.open(shared_data / "seed" / "article.txt")
    yield user
    user.close()


def label(user: User, quote: str, digit: str, nth: int = 0) -> None:
    start = -1
    for _ in range(nth + 1):
        start = user.content.index(quote, start + 1)
    user.select(Span(start, start + len(quote)))
    user.digit(digit)


def suggested(user: User, state: SuggestionState = SuggestionState.OPEN) -> list[Suggestion]:
    return user.project.suggestions(user.window.session.article_id, state=state)


def test_a_label_is_suggested_elsewhere_and_space_accepts_and_goes_on(user: User) -> None:
    label(user, "غانتس", "1", nth=1)
    assert len(suggested(user)) == 5  # the six places, without the one labelled
    assert user.window.session.focused_suggestion is None
    user.key(SPACE)
    first = user.window.session.focused_suggestion
    assert first is not None and first.start > user.content.index("غانتس", 40)
    assert user.window.reading.dock._items[0].text == user.window.reading.tr("Accept")
    user.key(SPACE)
    assert first.span in {Span(start, end) for start, end, *_ in saved(user.project)}
    following = user.window.session.focused_suggestion
    assert following is not None and following.start > first.start
    assert "4" in user.window.status.count_label.text()


def test_x_rejects_for_good_and_z_takes_the_decision_back(user: User) -> None:
    label(user, "ميلي", "1")
    user.key(TAB)
    refused = user.window.session.focused_suggestion
    assert refused is not None
    user.letter("x")
    assert [each.span for each in suggested(user, SuggestionState.REJECTED)] == [refused.span]
    user.letter("z")
    assert user.window.session.focused_suggestion == refused
    assert suggested(user, SuggestionState.REJECTED) == []
    user.letter("x")
    user.key(SPACE)
    assert refused.span not in [each.span for each in suggested(user)]
    user.letter("z")
    user.letter("z")
    user.letter("z")
    assert suggested(user) == [] and saved(user.project) == set()


def test_tab_goes_round_the_suggestions_and_f6_leaves_the_text(user: User) -> None:
    label(user, "ميلي", "1", nth=3)
    spans = []
    for _ in range(3):
        user.key(TAB)
        found = user.window.session.focused_suggestion
        assert found is not None and user.view.hasFocus()
        spans.append(found.span)
    assert spans == sorted(spans) and len(set(spans)) == 3, "from the last mention round to the first place"
    user.key(TAB)
    assert user.focus.span == spans[0]
    user.key(TAB, SHIFT)
    assert user.focus.span == spans[2]
    user.key(Qt.Key.Key_F6)
    assert not user.view.hasFocus()


def test_without_suggestions_tab_leaves_the_text_and_space_turns_the_page(user: User) -> None:
    before = user.focus
    user.key(SPACE)
    assert user.focus.span.start > before.span.start
    user.key(TAB)
    assert not user.view.hasFocus()


def test_a_digit_relabels_accepts_and_goes_on(user: User) -> None:
    start = user.content.index("إسرائيل صباح")
    user.select(Span(start, start + len("إسرائيل")))
    user.digit("3")
    user.key(TAB)
    first = user.window.session.focused_suggestion
    assert first is not None
    user.digit("2")
    names = {(start, end): name for start, end, name, _ in saved(user.project)}
    assert names[first.start, first.end] == "ORG"
    assert user.window.session.focused_suggestion is not None


def test_prefix_and_ends_of_a_suggestion_are_moved_before_it_is_accepted(user: User) -> None:
    label(user, "ميلي", "1")
    user.key(TAB)
    assert user.focused_text == "ميلي"
    user.letter("c")
    assert user.focused_text == "وميلي" and user.window.session.focused_suggestion is not None
    user.key(NEXT, SHIFT)
    assert user.focused_text == "وميلي في"
    user.key(Qt.Key.Key_Right, SHIFT)
    user.key(SPACE)
    assert "وميلي" in {quote for *_, quote in saved(user.project)}
    assert user.project.check() == []


def test_shift_space_accepts_the_paragraph_but_nothing_below_the_threshold(user: User) -> None:
    label(user, "غانتس", "1")
    user.window.settings.least_confidence = 0.95
    user.go_to_word(user.content.index("بيان لمكتب غانتس"))
    user.key(SPACE, SHIFT)
    assert len(saved(user.project)) == 1 and user.window.reading.messages.isVisible()
    user.window.settings.least_confidence = 0.9
    user.key(SPACE, SHIFT)
    assert len(saved(user.project)) == 3, "both of the second paragraph"
    user.letter("z")
    assert len(saved(user.project)) == 1, "one step"


def test_the_middle_button_on_a_dashed_lane_rejects_and_a_click_focuses(user: User) -> None:
    label(user, "غانتس", "1")
    target = suggested(user)[0]
    user.click(user.point(target.start + 2))
    assert user.window.session.focused_suggestion == target
    box = user.view.rects(target.span)[0]
    lane = box.center().toPoint()
    lane.setY(round(box.bottom() + 8))
    hit = user.view.hit(lane.toPointF())
    assert hit.lane == -target.id
    QTest.mouseClick(user.view.viewport(), Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, lane)
    user.settle()
    assert [each.id for each in suggested(user, SuggestionState.REJECTED)] == [target.id]


def test_deleting_the_last_mention_withdraws_the_suggestions_of_its_name(user: User) -> None:
    label(user, "ميلي", "1")
    assert len(suggested(user)) == 3
    user.key(Qt.Key.Key_Delete)
    assert suggested(user) == [] and len(user.view.text.suggestions) == 0
    user.letter("z")
    assert len(user.view.text.suggestions) == 3


def test_with_the_memory_off_nothing_is_suggested(user: User) -> None:
    user.window.settings.remember = False
    label(user, "ميلي", "1")
    assert suggested(user) == []


def test_what_was_rejected_is_shown_when_asked_for(user: User) -> None:
    label(user, "ميلي", "1")
    user.key(TAB)
    user.letter("x")
    assert len(user.view.text.suggestions) == 2
    user.window.actions_table["show_rejected"].trigger()
    assert len(user.view.text.suggestions) == 3
    user.window.actions_table["show_rejected"].trigger()
    assert len(user.view.text.suggestions) == 2


def test_suggestions_survive_a_restart(user: User, tmp_path: Path) -> None:
    label(user, "ميلي", "1")
    user.key(TAB)
    user.letter("x")
    user.close()
    (tmp_path / "second").mkdir()
    second = User(tmp_path / "second", arabic=user.arabic)
    second.window.open_paths([tmp_path / "project.sqlite"])
    second.settle()
    assert len(second.window.session.suggestions) == 2 == len(second.view.text.suggestions)
    second.letter("z")
    assert len(second.window.session.suggestions) == 3
    second.close()
    assert QApplication.activeModalWidget() is None
