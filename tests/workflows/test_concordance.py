"""Ctrl+Shift+F with real keys: lines while one types, one column, there and back, labels, filters, a table."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from workflows.driver import ALT, CTRL, SHIFT, User

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.span import Span
from reader.project import ArticleDraft, Project
from reader.project.searching import Hit
from reader.ui.models.concordance import HIT_ROLE
from reader.ui.panels.concordance import ConcordancePanel
from reader.ui.widgets.tick import tick_box

DOWN, ENTER, ESC, SPACE, LEFT = (
    Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Left,
)  # fmt: skip
TEXTS = (
    "قال ميلي إن الأمر انتهى. شكر لميلي على ذلك، ثم بكى ميلي آخر الليل.",
    "لا أحد هنا.",
    "بحث نتنياهو مع ميلي أمس وميلي اليوم.",
)


@pytest.fixture(params=["latin", "arabic"])
def user(request: pytest.FixtureRequest, qapp: object, tmp_path: Path, shared_data: Path) -> Iterator[User]:
    user = User(tmp_path, arabic=request.param == "arabic")
    user.open(shared_data / "seed" / "article.txt")
    dates = ("2026-03-01", "2026-02-01", "2026-01-01")
    user.project.add_articles(
        [
            ArticleDraft(ArticleDetails(f"خبر {number}", published=date), text)
            for number, (text, date) in enumerate(zip(TEXTS, dates, strict=True))
        ]
    )
    yield user
    user.close()


def panel(user: User) -> ConcordancePanel:
    found = user.window.concordance.panel
    assert found.isVisible()
    return found


def find(user: User, query: str) -> list[Hit]:
    """Press Ctrl+Shift+F, type over what is there, and wait for the lines."""
    user.letter("f", CTRL | SHIFT)
    shown = panel(user)
    assert QApplication.focusWidget() is shown.query
    shown.query.selectAll()
    user.write(query)
    return wait(user)


def wait(user: User) -> list[Hit]:
    shown, concordance = panel(user), user.window.concordance
    user.wait_for(lambda: not shown._timer.isActive() and not concordance.search.is_running)
    return shown.model.shown


def quotes(user: User, article: int) -> list[str]:
    article_id = user.project.article_ids()[article]
    content = user.project.article(article_id).content
    return [mention.quote(content) for mention in user.project.mentions(article_id)]


def test_lines_come_while_one_types_and_enter_goes_there_and_esc_back(user: User) -> None:
    hits = find(user, "ميلي")
    assert len(hits) == 9 and "9" in panel(user).count.text()
    user.key(ENTER)
    lines = panel(user).list
    assert lines.hasFocus() and lines.currentIndex().row() == 0
    user.key(DOWN, times=5)
    user.key(ENTER)
    assert user.view.hasFocus() and user.focus.span == hits[5].span and user.focused_text == "ميلي"
    assert user.window.session.article_id == hits[5].article_id
    user.key(ESC)
    assert lines.hasFocus() and lines.currentIndex().row() == 5
    user.key(ENTER)
    user.key(LEFT, ALT)
    assert lines.hasFocus() and lines.currentIndex().row() == 5
    user.key(ENTER)
    user.key(LEFT)
    assert user.view.hasFocus() and user.focus.span != hits[5].span, "in the text the arrows walk"
    user.key(ESC)
    assert lines.hasFocus()
    user.key(ESC)
    assert not user.window.concordance.panel.isVisible() and user.view.hasFocus()


def test_what_is_selected_becomes_the_query_and_several_words_a_phrase(user: User) -> None:
    start = user.content.index("رئيس هيئة")
    user.go_to_word(start)
    user.key(LEFT, SHIFT)
    user.letter("f", CTRL | SHIFT)
    assert panel(user).query.text() == '"رئيس هيئة"'
    assert {hit.quote for hit in wait(user)} == {"رئيس هيئة"}


def test_ticked_lines_of_several_articles_are_labelled_in_one_step(user: User) -> None:
    find(user, "ميلي")
    user.key(ENTER)
    user.key(DOWN, times=4)
    for _ in range(4):
        user.key(SPACE)
        user.key(DOWN)
    assert not panel(user).apply.isEnabled(), "there is no label yet"
    user.digit("1")
    assert panel(user).apply.text() == "Label 4"
    user.letter("a")
    assert quotes(user, 1) == ["ميلي"] * 3 and quotes(user, 3) == ["ميلي"] and "4" in user.message
    assert panel(user).model.ticked_count == 0 and panel(user).list.hasFocus()
    row = panel(user).list.model().index(4, 0).data(HIT_ROLE)
    assert user.window.concordance._look_of(row).remark == "labelled"
    user.letter("z", CTRL)
    assert quotes(user, 1) == quotes(user, 3) == [], "one step"
    assert user.project.check() == []


def test_a_line_without_ticks_is_labelled_by_itself(user: User) -> None:
    find(user, "ميلي")
    user.key(ENTER)
    user.key(DOWN, times=5)
    user.digit("1")
    user.letter("a")
    assert quotes(user, 1) == ["ميلي"]


def test_lines_are_sorted_by_the_words_around_them_and_by_date(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    for name, key in (("after", lambda hit: hit.after), ("before", lambda hit: hit.before)):
        user.press(shown.sort._buttons[name])
        wait(user)
        keys = [key(hit) for hit in shown.model.shown]
        assert keys == sorted(keys) and len(keys) == 9
    user.press(shown.sort._buttons["date"])
    wait(user)
    ids = user.project.article_ids()
    assert [hit.article_id for hit in shown.model.shown] == [ids[0]] * 4 + [ids[3]] * 2 + [ids[1]] * 3
    user.press(shown.sort._buttons["found"])
    wait(user)
    assert [hit.article_id for hit in shown.model.shown] == [ids[0]] * 4 + [ids[1]] * 3 + [ids[3]] * 2


@pytest.mark.parametrize("width", [1180, 1440])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_keywords_stand_in_one_column_at_every_width_in_both_directions(
    user: User, width: int, language: str
) -> None:
    user.window.settings.language = language
    user.window.resize(width, 900)
    find(user, "ميلي")
    user.settle(10)
    lines = panel(user).list
    image = lines.viewport().grab().toImage()
    accent = user.window.session.theme.accent
    middles = []
    for row in range(1, 4):
        box = lines.visualRect(lines.model().index(row, 0))
        room = lines.delegate.line_room(box, mirrored=language == "ar")
        marked = [
            x
            for x in range(room.left(), room.right())
            for y in range(box.center().y() + 8, box.bottom())
            if near(image.pixelColor(x, y), accent)
        ]
        assert marked, row
        middles.append((min(marked) + max(marked)) / 2 - room.center().x())
    # the application keeps its language from one window to the next
    user.window.settings.language = "en"
    assert max(middles) - min(middles) <= 1.5 and abs(middles[0]) <= 2, middles


def near(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 40


def test_only_the_last_query_is_answered(user: User) -> None:
    concordance = user.window.concordance
    user.letter("f", CTRL | SHIFT)
    for query in ("في", "على", "ميلي"):
        concordance.ask(query)
    assert {hit.quote for hit in wait(user)} == {"ميلي"}
    concordance.ask("من")
    panel(user).query.clear()
    assert wait(user) == [] and panel(user).count.text() == ""


def test_what_is_wrong_with_the_query_is_said_with_its_place(user: User) -> None:
    assert find(user, "ميلي “قال") == []
    assert panel(user).error.isVisible() and "6" in panel(user).error.text()
    panel(user).query.selectAll()
    user.write("ميلي")
    assert len(wait(user)) == 9 and not panel(user).error.isVisible()


def test_options_of_spelling_and_a_regular_expression(user: User) -> None:
    find(user, "ميلي")
    toggles = panel(user).match._toggles
    toggles["prefixes"].trigger()
    assert len(wait(user)) == 5 and "hamza" in panel(user).match.toolTip()
    toggles["exact"].trigger()
    assert len(wait(user)) == 5 and panel(user).match.toolTip() == "Match: exact"
    toggles["regex"].trigger()
    panel(user).query.selectAll()
    user.write("ميل[ي]")
    assert len(wait(user)) == 9
    panel(user).query.selectAll()
    user.write("مي(")
    wait(user)
    assert panel(user).error.isVisible()


def test_filters_and_the_article_shown_narrow_the_lines(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    user.press(shown.filter_button)
    shown.filters.since.setFocus()
    user.write("2026-02")
    assert {hit.article_id for hit in wait(user)} == {user.project.article_ids()[1]}
    shown.filters.since.clear()
    shown.filters.entity.setFocus()
    user.write("لا أحد")
    assert wait(user) == [] and "لا أحد" in shown.error.text()
    shown.filters.entity.clear()
    user.press(shown.scope._buttons["article"])
    assert {hit.article_id for hit in wait(user)} == {user.window.session.article_id}
    user.window.session.show_article(user.project.article_ids()[3])
    assert len(wait(user)) == 2


def test_the_articles_are_listed_with_their_number_of_lines_and_one_can_be_chosen(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    user.press(shown.articles_button)
    user.wait_for(lambda: shown.article_rows.rowCount() == 4)
    texts = [str(shown.article_rows.index(row).data()) for row in range(4)]
    assert [text.strip()[0] for text in texts[1:]] == ["4", "3", "2"] and "9" in texts[0]
    box = shown.articles.visualRect(shown.article_rows.index(2))
    QTest.mouseClick(shown.articles.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert {hit.article_id for hit in shown.model.shown} == {user.project.article_ids()[1]}
    user.press(shown.articles_button)
    assert len(shown.model.shown) == 9


def test_each_filter_narrows_by_what_it_names(user: User) -> None:
    ids = user.project.article_ids()
    label = user.project.schema.find_label_named("PER")
    assert label is not None
    with user.project.edit("test") as edit:
        start = TEXTS[0].index("ميلي")
        edit.add_mention(ids[1], label.id, [Span(start, start + 4)])
        edit.set_status(ids[3], ArticleStatus.DONE)
        edit.set_details(ids[3], ArticleDetails("خبر 2", "وكالة الأنباء", published="2026-01-01", language="ar"))
    every = find(user, "ميلي")
    shown = panel(user)
    filters = shown.filters
    user.press(shown.filter_button)
    mine = user.project.annotator.name
    in_third = [hit for hit in every if hit.article_id == ids[3]]
    for box, entry, expected in (
        (filters.inside, label.shown("en"), [every[4]]),
        (filters.status, "Done", in_third),
        (filters.annotator, mine, [hit for hit in every if hit.article_id == ids[1]]),
    ):
        box.setFocus()
        user.key(DOWN)
        while box.currentText() != entry:
            user.key(DOWN)
        assert wait(user) == expected, entry
        user.key(Qt.Key.Key_Home)
        assert wait(user) == every
    for field, text in ((filters.source, "انباء"), (filters.language, "ar"), (filters.until, "2026-01")):
        field.setFocus()
        user.write(text)
        assert wait(user) == in_third, text
        field.clear()
    assert wait(user) == every


def test_dates_are_taken_in_any_digits_and_what_is_no_date_is_told(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    user.press(shown.filter_button)
    shown.filters.until.setFocus()
    user.write("٢٠٢٦-٠١")
    assert {hit.article_id for hit in wait(user)} == {user.project.article_ids()[3]}
    shown.filters.until.selectAll()
    user.write("31/1/2026")
    assert wait(user) == [] and shown.error.isVisible() and "2026-01-31" in shown.error.text()
    shown.filters.until.selectAll()
    user.write("2026-0")
    assert len(wait(user)) == 5 and not shown.error.isVisible(), "a date may be half written"
    user.key(ENTER)
    assert shown.list.hasFocus()
    shown.filters.until.setFocus()
    user.key(ESC)
    assert not user.window.concordance.panel.isVisible() and user.view.hasFocus()


def test_the_filters_stand_above_the_lines_and_leave_them_their_room(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    room = shown.list.height()
    user.press(shown.filter_button)
    user.settle(5)
    assert shown.filters.isVisible() and shown.list.height() >= room - 2
    user.press(shown.filter_button)
    user.settle(5)
    assert shown.list.height() == room


def test_where_nothing_is_found_the_list_says_what_may_be_the_reason(user: User) -> None:
    assert find(user, "كهرومغناطيسيات") == []
    shown = panel(user)
    assert shown.list.note == "Nothing found."
    shown.match._toggles["exact"].trigger()
    user.press(shown.filter_button)
    shown.filters.since.setFocus()
    user.write("2026-02")
    user.press(shown.scope._buttons["article"])
    wait(user)
    for words in ("Other spellings", "some of the articles", "Only this article"):
        assert words in shown.list.note
    shown.query.setFocus()
    shown.query.selectAll()
    user.write("ميلي “قال")
    wait(user)
    assert shown.list.note == "" and shown.error.isVisible(), "one thing is said"
    shown.match._toggles["exact"].trigger()
    shown.query.clear()
    wait(user)
    assert shown.list.note == ""


def test_a_click_on_the_box_ticks_and_elsewhere_only_chooses(user: User) -> None:
    find(user, "ميلي")
    shown = panel(user)
    rows = [shown.list.visualRect(shown.model.index(row)) for row in range(3)]
    boxes = [tick_box(row, mirrored=shown.list.isRightToLeft()) for row in rows]
    for number in (0, 2):
        QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=boxes[number].center().toPoint())
    QTest.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=rows[1].center())
    assert [hit in shown.model.ticked for hit in shown.model.shown[:3]] == [True, False, True]
    assert shown.list.currentIndex().row() == 1
    image = shown.list.viewport().grab().toImage()
    theme = user.window.session.theme
    corner = image.pixelColor(1, rows[1].top() + 2)
    assert corner == theme.view, "the chosen row is washed once, within its round corners"
    inside = [image.pixelColor(round(box.left()) + 3, round(box.top()) + 3) for box in boxes]
    assert [near(colour, theme.accent) for colour in inside] == [True, False, True]
    user.letter("a", CTRL)
    assert shown.model.ticked_count == 0
    user.letter("a", CTRL)
    assert shown.model.ticked_count == 9


def test_lines_of_an_article_that_is_deleted_go_with_it(user: User) -> None:
    hits = find(user, "ميلي")
    user.key(ENTER)
    user.key(DOWN, times=5)
    user.key(SPACE)
    user.key(DOWN, times=2)
    user.key(SPACE)
    gone = hits[5].article_id
    with user.project.edit("article.delete", origin=None) as edit:
        edit.delete_article(gone)
    user.settle(10)
    model = panel(user).model
    assert model.shown == [hit for hit in hits if hit.article_id != gone] and model.ticked == [hits[7]]
    assert "6" in panel(user).count.text() and gone not in model.article_counts
    panel(user).list.setFocus()
    user.key(Qt.Key.Key_End)
    user.key(ENTER)
    assert user.view.hasFocus() and user.window.session.article_id == hits[8].article_id


def test_hundreds_of_lines_are_labelled_beside_the_window_as_one_step(user: User) -> None:
    user.project.add_articles([ArticleDraft(ArticleDetails(str(n)), TEXTS[0]) for n in range(100)])
    assert len(find(user, "ميلي")) == 309
    user.key(ENTER)
    user.digit("1")
    user.letter("a", CTRL)
    user.letter("a")
    user.wait_for_tasks()
    assert len(quotes(user, 50)) == 3 and "309" in user.message and panel(user).model.ticked_count == 0
    user.letter("z", CTRL)
    assert quotes(user, 50) == quotes(user, 1) == [] and user.project.check() == []


def test_two_letters_are_found_behind_a_prefix_and_not_in_other_words(user: User) -> None:
    user.project.add_articles([ArticleDraft(ArticleDetails("x"), "أخذ بيد سيد وليد، ويد على يد.")])
    hits = [hit for hit in find(user, "يد") if hit.article_id == user.project.article_ids()[-1]]
    assert [(hit.prefix, hit.quote) for hit in hits] == [("ب", "يد"), ("و", "يد"), ("", "يد")]


def test_lines_are_copied_and_saved_as_a_table(user: User) -> None:
    find(user, "ميلي")
    user.key(ENTER)
    user.key(SPACE)
    user.key(DOWN)
    user.key(SPACE)
    user.letter("c", CTRL)
    assert len(QApplication.clipboard().text().split("\n")) == 2
    place = user.folder / "lines.csv"
    user.press(panel(user).export_button)
    user.choose_files(place)
    user.wait_for(place.exists)
    rows = place.read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 3 and rows[0].startswith("article,title,date")


def test_m_lists_every_mention_of_the_entity_or_label_in_focus(user: User) -> None:
    ids = user.project.article_ids()
    person = user.project.schema.find_label_named("PER")
    assert person is not None
    with user.project.edit("mention.add") as edit:
        one = edit.add_entity(Entity(EntityId(0), "ميلي", person.id)).id
        for article_id, start, entity_id in ((ids[1], 4, one), (ids[3], 16, one), (ids[3], 4, None)):
            edit.add_mention(article_id, person.id, [Span(start, start + 4)], entity_id=entity_id)
    user.window.session.show_article(ids[3])
    user.settle()
    user.view.setFocus()
    user.letter("w")
    user.letter("m")
    assert [hit.article_id for hit in wait(user)] == [ids[1], ids[3], ids[3]], "of the label, where it has no entity"
    assert panel(user).list.hasFocus() and "Person" in panel(user).query.placeholderText()
    user.key(ESC)
    user.letter("w")
    user.letter("m")
    assert [(hit.article_id, hit.span) for hit in wait(user)] == [(ids[1], Span(4, 8)), (ids[3], Span(16, 20))]
    assert panel(user).filters.entity.text() == "ميلي" and "2" in panel(user).count.text()
    # of another annotator, while theirs are shown
    with user.project.edit("mention.add") as edit:
        other = edit.add_annotator("ليلى", AnnotatorKind.HUMAN)
        edit.as_annotator(other.id).add_mention(ids[3], person.id, [Span(0, 3)])
    user.key(ESC)
    user.window.layers.show(other)
    user.view.setFocus()
    user.letter("w", SHIFT)
    user.letter("m")
    assert [(hit.article_id, hit.span) for hit in wait(user)] == [(ids[3], Span(0, 3))]
    assert panel(user).filters.annotator.currentText() == "ليلى"
    user.key(ESC)
    user.window.layers.show_own()
    user.window.concordance.open_mentions(entity_id=one)
    assert len(wait(user)) == 2
    # the field can be cleared by hand, and then nothing is asked for
    panel(user).filters.entity.setFocus()
    panel(user).filters.entity.clear()
    assert wait(user) == [] and not panel(user).count.text()


def test_the_inspector_and_the_palette_lead_here(user: User) -> None:
    user.go_to_word(user.content.index("وصل إسرائيل") + 4)
    QTest.qWait(120)
    user.settle(10)
    user.press(user.window.inspector.elsewhere.corpus)
    assert {hit.quote for hit in wait(user)} == {"إسرائيل"}
    user.key(ESC)
    user.letter("k", CTRL)
    user.write("نتنياهو")
    rows = user.window.palette_commands._found
    title = next(row for rows in rows.values() for row in rows if row.key == ("find_corpus", "نتنياهو"))
    user.window.palette_commands._chosen(title)
    user.settle()
    assert {hit.quote for hit in wait(user)} == {"نتنياهو"}


def test_a_window_that_closes_in_the_middle_of_a_search_leaves_a_sound_project(user: User) -> None:
    path = user.project.path
    user.project.add_articles([ArticleDraft(ArticleDetails(str(n)), f"{n} " + TEXTS[0] * 40) for n in range(200)])
    user.letter("f", CTRL | SHIFT)
    user.window.concordance.ask("ميلي")
    user.close()
    with Project.open(path) as project:
        assert project.notices == () and project.check() == []


def test_the_index_of_an_older_project_is_made_while_one_works(user: User) -> None:
    connection = user.project._store.connection
    connection.execute("INSERT INTO article_search(article_search) VALUES('delete-all')")
    connection.execute("DELETE FROM meta WHERE key = 'search_index'")
    path = user.project.path
    user.window.files.close_project()
    user.window.files.open_path(path)
    user.wait_for(lambda: not user.window.indexing.is_running)
    assert user.project.is_indexed and user.project.check() == []


def test_lines_of_another_project_are_not_asked_for_in_the_one_opened(user: User, tmp_path: Path) -> None:
    find(user, "ميلي")
    with Project.create(tmp_path / "other.sqlite"):
        pass
    user.window.files.open_path(tmp_path / "other.sqlite")
    rows = user.window.concordance.panel.article_rows
    for row in range(rows.rowCount()):
        assert "خبر" not in str(rows.data(rows.index(row)))
