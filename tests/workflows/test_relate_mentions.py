"""An analyst relates mentions: by keys alone, by mouse, changes and removes relations, sees them beside the text."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from workflows.driver import User, gold

from reader.domain.annotation import Relation
from reader.domain.span import Span
from reader.ui.panels.inspector.relations import RelationCard


@pytest.fixture(params=[False, True], ids=["latin layout", "arabic layout"])
def analyst(request: pytest.FixtureRequest, qapp: object, tmp_path: Path, shared_data: Path) -> Iterator[User]:
    made = User(tmp_path, arabic=request.param)
    project = made.open(shared_data / "seed" / "article.txt")
    article_id = made.window.session.article_id
    assert article_id is not None
    labels = {label.name: label.id for label in project.schema.labels}
    with project.edit("mention.add", article_id=article_id) as edit:
        for span in gold(shared_data):
            edit.add_mention(article_id, labels[span["label"]], [Span(span["start"], span["end"])])
    made.window.session.show_article(article_id)
    made.settle()
    yield made
    made.close()


def relations(user: User) -> list[tuple[str, str, str]]:
    """Return type and quotes of the relations that the project file holds."""
    project, session = user.project, user.window.session
    assert session.article_id is not None
    kinds = {kind.id: kind.name for kind in project.schema.relation_types}

    def ends(relation: Relation) -> tuple[str, str, str]:
        source, target = project.find_mention(relation.source), project.find_mention(relation.target)
        assert source and target
        return kinds[relation.relation_type_id], source.quote(user.content), target.quote(user.content)

    return [ends(each) for each in project.relations(session.article_id)]


def focus_mention(user: User, start: int, end: int) -> None:
    """Walk with W to a mention."""
    user.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(200):
        if user.focus.mention_id is not None and user.focus.span == Span(start, end):
            return
        user.letter("w")
        user.settle(1)
    raise AssertionError("the mention was not reached")


def test_every_relation_of_the_seed_is_made_with_keys_alone(analyst: User, shared_data: Path) -> None:
    data = json.loads((shared_data / "seed" / "gold.json").read_text(encoding="utf-8"))
    spans = {span["id"]: span for span in data["spans"]}
    project = analyst.project
    for relation in data["relations"]:
        head, tail = spans[relation["head"]], spans[relation["tail"]]
        focus_mention(analyst, head["start"], head["end"])
        analyst.letter("r")
        # from here on by W or Shift+W, whichever is nearer
        for _ in range(200):
            if analyst.focus.span == Span(tail["start"], tail["end"]):
                break
            back = tail["start"] < analyst.focus.span.start
            analyst.letter("w", Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier)
            analyst.settle(1)
        analyst.key(Qt.Key.Key_Return)
        picker = analyst.window.relations.picker
        if picker.isVisible():
            kind = project.schema.find_relation_type_named(relation["type"])
            assert kind is not None
            for char in kind.names["en"][:6]:
                analyst.key(Qt.Key(ord(char.upper()))) if char != " " else analyst.key(Qt.Key.Key_Space)
            analyst.key(Qt.Key.Key_Return)
    expected = [(each["type"], spans[each["head"]]["text"], spans[each["tail"]]["text"]) for each in data["relations"]]
    assert sorted(relations(analyst)) == sorted(expected)
    assert analyst.window.inspector.relations_page.count == len(expected)
    assert project.check() == []


def begin_first(user: User) -> None:
    """Begin a relation at بيني غانتس and go to the role before it."""
    focus_mention(user, 28, 38)
    user.letter("r")
    user.letter("w", Qt.KeyboardModifier.ShiftModifier)
    user.letter("w", Qt.KeyboardModifier.ShiftModifier)
    user.settle()
    assert user.focused_text == "وزير الدفاع الإسرائيلي"


def test_escape_ends_a_relation_that_was_begun_and_enter_alone_asks_for_the_other_end(analyst: User) -> None:
    focus_mention(analyst, 28, 38)
    analyst.letter("r")
    assert analyst.window.session.relating_from is not None
    analyst.key(Qt.Key.Key_Return)
    assert "the other mention" in analyst.window.status.count_label.text()
    assert not analyst.window.reading.messages.isVisible()
    analyst.key(Qt.Key.Key_Escape)
    assert analyst.window.session.relating_from is None
    assert analyst.focus.span == Span(28, 38)
    assert relations(analyst) == []


def test_a_digit_relates_at_once_and_relabels_nothing_and_z_takes_it_back(analyst: User) -> None:
    begin_first(analyst)
    before = [(each.id, each.label_id) for each in analyst.window.session.mentions.values()]
    analyst.digit("1")
    assert relations(analyst) == [("holds_role", "بيني غانتس", "وزير الدفاع الإسرائيلي")]
    assert [(each.id, each.label_id) for each in analyst.window.session.mentions.values()] == before
    before = analyst.view.mapTo(analyst.window, analyst.view.rect().topLeft())
    analyst.letter("z")
    analyst.settle()
    assert relations(analyst) == []
    # what says so does not move the text
    assert analyst.view.mapTo(analyst.window, analyst.view.rect().topLeft()) == before
    assert analyst.window.status.count_label.text() == "Undone."
    analyst.letter("z", Qt.KeyboardModifier.ShiftModifier)
    analyst.settle()
    assert len(relations(analyst)) == 1


def test_the_same_relation_is_not_made_twice(analyst: User) -> None:
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    assert len(relations(analyst)) == 1


def test_deleting_a_mention_takes_its_relations_and_undo_brings_both_back(analyst: User) -> None:
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    analyst.key(Qt.Key.Key_Delete)
    assert relations(analyst) == []
    assert analyst.window.inspector.relations_page.count == 0
    analyst.letter("z")
    analyst.settle()
    assert relations(analyst) == [("holds_role", "بيني غانتس", "وزير الدفاع الإسرائيلي")]


def card(user: User) -> RelationCard:
    """Return the card of the only relation, on its page."""
    page = user.window.inspector.relations_page
    user.window.inspector.tabs.setCurrentWidget(page)
    user.settle()
    found = [each for each in page.findChildren(RelationCard) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_card_goes_to_either_end_and_delete_on_it_removes_the_relation(analyst: User) -> None:
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    shown = card(analyst)
    shown.ends[0].setFocus()
    analyst.key(Qt.Key.Key_Return)
    assert analyst.focused_text == "بيني غانتس"
    assert analyst.view.hasFocus()
    card(analyst).ends[1].setFocus()
    analyst.key(Qt.Key.Key_Delete)
    assert relations(analyst) == []


def test_a_relation_is_turned_round_and_given_another_type(analyst: User) -> None:
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    session = analyst.window.session
    (relation_id,) = session.relations
    kind = analyst.project.schema.find_relation_type_named("met_with")
    assert kind is not None
    analyst.window.relating.change(relation_id, kind.id)
    (relation_id,) = session.relations
    analyst.window.relating.swap(relation_id)
    analyst.settle()
    assert relations(analyst) == [("met_with", "وزير الدفاع الإسرائيلي", "بيني غانتس")]
    assert not card(analyst).row.allowed


def test_arcs_are_drawn_beside_the_text_and_the_letters_keep_their_shapes(analyst: User) -> None:
    begin_first(analyst)
    analyst.key(Qt.Key.Key_Return)
    view = analyst.view
    analyst.window.settings.show_arcs = True
    analyst.settle(6)
    left = view.column_left()
    picture = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    paper = view.look.theme.view.rgb()
    drawn = sum(
        picture.pixel(x, y) != paper for x in range(max(0, left - 60), left - 6) for y in range(picture.height())
    )
    assert drawn > 40
    analyst.window.settings.show_arcs = False
    analyst.settle(6)
    without = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    left = view.column_left()
    assert not any(
        without.pixel(x, y) != paper for x in range(max(0, left - 60), left - 6) for y in range(without.height())
    )
