"""The command palette by real keys: what it finds, in which order, and what Enter does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workflows.driver import CTRL, SHIFT, User, saved

from reader.domain.entity import Entity, EntityId
from reader.project.samples import create_sample_project
from reader.ui.keyboard.actions import COMMANDS
from reader.ui.panels.palette import Kind, Palette, PaletteRow


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path) -> Iterator[User]:
    create_sample_project(tmp_path / "sample.sqlite")
    user = User(tmp_path, arabic=request.param == "arabic")
    user.window.open_paths([tmp_path / "sample.sqlite"])
    user.settle()
    yield user
    user.close()


def palette(user: User) -> Palette:
    found: Palette = user.window.palette_commands.palette
    return found


def ask(user: User, text: str) -> list[PaletteRow]:
    """Open the palette with its key, type, and return the rows that can be chosen or are greyed."""
    user.letter("k", CTRL)
    user.settle()
    field = QApplication.focusWidget()
    assert field is palette(user).query, "the field has the keyboard"
    for char in text:
        # the input method's way of typing any letter
        field.insert(char)
        user.settle(1)
    user.settle(8)
    return [row for row in palette(user).model.rows if row.kind is not Kind.HEADING]


def chosen(user: User) -> PaletteRow:
    found = palette(user).current()
    assert found is not None
    return found


def test_a_command_is_found_by_part_of_its_name_and_called_with_enter(user: User) -> None:
    rows = ask(user, "dark")
    assert rows[0].key == "theme_dark" or chosen(user).key == "theme_dark"
    while chosen(user).key != "theme_dark":
        user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert user.window.session.theme.name == "dark"
    assert not palette(user).isVisible() and user.view.hasFocus()
    # called last, it comes first
    assert next(row for row in ask(user, ">") if row.kind is Kind.COMMAND).key == "theme_dark"
    user.key(Qt.Key.Key_Escape)


def test_an_article_is_found_by_folded_words_of_its_title_and_opened(user: User) -> None:
    ids = user.project.article_ids()
    title = user.project.article_row(ids[1]).title
    word = max(title.split(), key=len)
    rows = ask(user, word.replace("أ", "ا").replace("ة", "ه").lower())
    assert any(row.kind is Kind.ARTICLE and row.key == ids[1] for row in rows), rows
    for _ in range(len(rows)):
        if chosen(user).key == ids[1] and chosen(user).kind is Kind.ARTICLE:
            break
        user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Enter)
    user.settle()
    assert user.window.session.article_id == ids[1] and user.view.hasFocus()


def test_a_label_goes_to_the_word_in_focus(user: User) -> None:
    user.go_to_word(user.content.index("ومن المقرر"))
    before, word = saved(user.project), user.focused_text
    rows = ask(user, "#منظمة")
    assert [row.kind for row in rows] == [Kind.LABEL]
    user.key(Qt.Key.Key_Return)
    user.settle()
    (made,) = saved(user.project) - before
    assert made[2:] == (rows[0].detail, word)


def test_an_entity_is_found_by_its_alias_and_its_mentions_are_walked(user: User) -> None:
    with user.project.edit("entity.add") as edit:
        entity = edit.add_entity(Entity(EntityId(0), "Ahmad al-Zahi", aliases=("أحمد الزاهي",))).id
    twice = list(user.window.session.mentions.values())[:2]
    with user.project.edit("mention.entity") as edit:
        for mention in twice:
            edit.link_mention(mention.id, entity)
    seen = []
    for _ in range(3):
        assert [row.key for row in ask(user, "@الزاهى")] == [EntityId(entity)]
        user.key(Qt.Key.Key_Return)
        user.settle()
        seen.append(user.focus.mention_id)
    assert set(seen) == {mention.id for mention in twice} and seen[0] == seen[2]


def test_a_paragraph_is_gone_to_by_number_in_any_digits(user: User) -> None:
    for text, number in ((":2", 2), (":٣", 3)):
        (row,) = ask(user, text)
        user.key(Qt.Key.Key_Return)
        user.settle()
        assert user.view.text.paragraph_number_at(user.focus.span.start) == number == int(row.detail)


def test_what_cannot_be_done_now_is_grey_and_passed_over(user: User) -> None:
    user.go_to_word(user.content.index("ومن المقرر"))
    rows = ask(user, ">delete the mention")
    assert [row.key for row in rows if not row.enabled][:1] == ["remove"]
    assert palette(user).current() is None or chosen(user).key != "remove"
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert palette(user).isVisible()
    user.key(Qt.Key.Key_Escape)
    assert not palette(user).isVisible()


def test_a_slip_of_the_hand_still_finds_the_command(user: User) -> None:
    rows = ask(user, ">prefernces")
    assert rows and rows[0].key == "preferences"
    user.key(Qt.Key.Key_Escape)


def test_every_command_can_be_reached_and_shows_the_key_it_has(user: User) -> None:
    rows = {row.key: row for row in ask(user, ">")}
    assert set(rows) == {command.id for command in COMMANDS} - {"palette"}
    assert rows["export"].keys == "Ctrl E" and rows["grow"].keys == "E" and rows["remove"].keys == "Del"
    user.key(Qt.Key.Key_Escape)


def test_the_windows_keys_rest_while_the_palette_is_open(user: User) -> None:
    shown = user.window.articles.isVisible()
    ask(user, "zz")
    user.key(Qt.Key.Key_F9)
    user.letter("z", CTRL)
    user.settle()
    assert user.window.articles.isVisible() == shown and user.project.redoable() is None
    user.letter("k", CTRL)
    user.settle()
    assert not palette(user).isVisible(), "the same key closes it"


def test_a_click_on_the_search_field_opens_it_and_a_click_beside_closes_it(user: User) -> None:
    QTest.mouseClick(user.window.header.search_field, Qt.MouseButton.LeftButton)
    user.settle()
    assert palette(user).isVisible() and palette(user).query.hasFocus()
    QTest.mouseClick(user.window.palette_commands.sheet, Qt.MouseButton.LeftButton, pos=user.window.rect().bottomLeft())
    assert not palette(user).isVisible()


def test_what_is_typed_can_be_looked_for_in_the_article(user: User) -> None:
    rows = ask(user, "بيان")
    assert chosen(user) == rows[0] and rows[0].key == ("find", "بيان")
    user.key(Qt.Key.Key_Return)
    user.settle()
    assert user.window.reading.find_bar.result.text() == "1 of 2"


def test_tab_goes_from_section_to_section(user: User) -> None:
    ask(user, "")
    first = chosen(user).kind
    user.key(Qt.Key.Key_Tab)
    assert chosen(user).kind is not first
    user.key(Qt.Key.Key_Tab, SHIFT)
    assert chosen(user).kind is first
    user.key(Qt.Key.Key_Escape)


def test_commands_that_take_the_text_in_focus_name_it(user: User) -> None:
    user.go_to_word(user.content.index("ومن المقرر"))
    word = user.focused_text
    rows = {row.key: row.title for row in ask(user, word[:3])}
    assert word in rows["label_all"] and word in rows["label_all_articles"]
    user.key(Qt.Key.Key_Escape)
    rows = {row.key: row.title for row in ask(user, "zz")}
    assert "label_all" not in rows
    user.key(Qt.Key.Key_Escape)
