"""The memory of an article: suggested at once, withdrawn, refused for good, undone whole."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from reader.domain.annotation import Mention
from reader.domain.article import ArticleDetails
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import InvalidAnnotationError
from reader.domain.schema import Label, LabelId, Schema
from reader.domain.span import Span
from reader.domain.suggestion import Suggestion, SuggestionState
from reader.project import ArticleDraft, Project
from reader.project.memory import AHEAD, BEHIND, Memory
from reader.text.searchable import SearchableText

SCHEMA = Schema(
    (Label(LabelId(0), "PER", key="1"), Label(LabelId(1), "ORG", key="2"), Label(LabelId(2), "NAT", key="3"))
)


class Desk:
    """A project with one article and its memory, as the window holds them."""

    def __init__(self, path: Path, content: str) -> None:
        self.project = Project.create(path, schema=SCHEMA)
        (self.article_id,) = self.project.add_articles([ArticleDraft(ArticleDetails("t"), content)])
        self.memory, self.text = Memory(self.project), SearchableText(content)
        self.labels = {label.name: label.id for label in self.project.schema.labels}

    def label(self, quote: str, label: str = "PER", nth: int = 0, entity: EntityId | None = None) -> Mention:
        start = -1
        for _ in range(nth + 1):
            start = self.text.content.index(quote, start + 1)
        with self.project.edit("mention.add", article_id=self.article_id) as edit:
            span = Span(start, start + len(quote))
            mention = edit.add_mention(self.article_id, self.labels[label], [span], entity_id=entity)
            self.memory.remember(edit, mention, self.text)
        return mention

    def remove(self, mention: Mention) -> None:
        with self.project.edit("mention.remove", article_id=self.article_id) as edit:
            edit.remove_mention(mention.id)
            self.memory.forget(edit, mention, self.text)

    def accept(self, suggestion: Suggestion, label: str = "", span: Span | None = None) -> Mention:
        with self.project.edit("suggestion.accept", article_id=self.article_id) as edit:
            return self.memory.accept(edit, suggestion, self.text, label_id=self.labels.get(label), span=span)

    def reject(self, suggestion: Suggestion) -> None:
        with self.project.edit("suggestion.reject", article_id=self.article_id) as edit:
            self.memory.reject(edit, suggestion)

    @property
    def open(self) -> list[Suggestion]:
        return self.project.suggestions(self.article_id, state=SuggestionState.OPEN)

    @property
    def quotes(self) -> list[str]:
        return [each.span.slice(self.text.content) for each in self.open]

    def place(self, quote: str, nth: int = 0) -> list[Span]:
        return [each.span for each in self.open if each.span.slice(self.text.content) == quote]


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    made: list[Desk] = []

    def opened(content: str) -> Desk:
        made.append(Desk(tmp_path / f"{len(made)}.sqlite", content))
        return made[-1]

    yield opened
    for desk in made:
        desk.project.close()


@pytest.fixture
def desk(open_desk: Callable[[str], Desk]) -> Desk:
    return open_desk("قال ميلي إن وميلي لميلي معا.\nميلى والميليشيا ميليون")


def test_labelling_one_mention_suggests_the_others_in_the_same_operation(desk: Desk) -> None:
    with desk.project.edit("entity.add") as edit:
        entity = edit.add_entity(Entity(EntityId(0), "مارك ميلي"))
    desk.label("ميلي", entity=entity.id)
    assert desk.quotes == ["ميلي", "ميلي"]  # ميلى is spelt with another ending, and the name has four letters
    assert {(each.source, each.score, each.entity_id, each.reason) for each in desk.open} == {
        ("memory", 0.9, entity.id, "ميلي")
    }
    assert desk.project.undo() is not None
    assert desk.open == [] and desk.project.mentions(desk.article_id) == []
    desk.project.redo()
    assert len(desk.open) == 2
    assert desk.project.check() == []


def test_accepting_carries_label_and_entity_and_counts_as_a_decision(desk: Desk) -> None:
    desk.label("ميلي")
    mention = desk.accept(desk.open[0])
    assert desk.quotes == ["ميلي"]
    assert (mention.label_id, mention.quote(desk.text.content)) == (desk.labels["PER"], "ميلي")
    assert desk.memory.decided("مِيلي", desk.labels["PER"]) == (1, 0)
    assert Memory(desk.project).decided("ميلي", desk.labels["PER"]) == (1, 0)


def test_what_was_refused_is_not_suggested_again_but_another_label_is(desk: Desk) -> None:
    first = desk.label("ميلي")
    refused = desk.open[1]
    desk.reject(refused)
    assert desk.memory.score("ميلي", desk.labels["PER"]) == pytest.approx(0.45)
    desk.accept(desk.open[0])
    assert desk.open == []
    with desk.project.edit("mention.relabel", article_id=desk.article_id) as edit:
        edit.relabel_mention(first.id, desk.labels["ORG"])
        found = desk.project.find_mention(first.id)
        assert found is not None
        desk.memory.forget(edit, first, desk.text)
        desk.memory.remember(edit, found, desk.text)
    assert [(each.span, each.label_id) for each in desk.open] == [(refused.span, desk.labels["ORG"])]


def test_a_name_refused_time_and_again_is_suggested_no_more(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("ميلي " * 60)
    desk.label("ميلي")
    for suggestion in desk.open[:30]:
        desk.reject(suggestion)
    assert desk.memory.score("ميلي", desk.labels["PER"]) < 0.05
    before = [each.start for each in desk.open]
    assert 55 * 5 not in before
    desk.label("ميلي", nth=55)
    assert [each.start for each in desk.open] == before


def test_removing_the_last_mention_of_a_name_withdraws_what_it_suggested(desk: Desk) -> None:
    first = desk.label("ميلي")
    second = desk.accept(desk.open[0])
    desk.remove(first)
    assert desk.quotes == ["ميلي"]  # the other place is still suggested, that of the removed mention is not
    assert first.hull not in [each.span for each in desk.open]
    desk.remove(second)
    assert desk.open == []
    desk.project.undo()
    assert len(desk.open) == 1


def test_a_mention_made_by_hand_withdraws_what_it_makes_pointless(desk: Desk) -> None:
    desk.label("ميلي")
    desk.label("ميلي", "ORG", nth=1)
    assert {(each.span.start, each.label_id) for each in desk.open} == {
        (19, desk.labels["PER"]),
        (19, desk.labels["ORG"]),
    }
    desk.label("وميلي لميلي")
    assert {each.label_id for each in desk.open} == {desk.labels["ORG"]}


def test_a_name_inside_a_longer_one_is_suggested_only_where_it_was_labelled_inside_one(
    open_desk: Callable[[str], Desk],
) -> None:
    content = (
        "إسرائيل وصحيفة إسرائيل اليوم في إسرائيل. وزير الدفاع الإسرائيلي. وزير الدفاع الإسرائيلي. الجيش الإسرائيلي."
    )
    desk = open_desk(content)
    desk.label("إسرائيل", "ORG")
    assert len(desk.place("إسرائيل")) == 2
    desk.label("إسرائيل اليوم")
    assert desk.place("إسرائيل") == [Span(32, 39)], "what a longer name now holds is withdrawn"
    desk.label("وزير الدفاع الإسرائيلي")
    desk.label("الإسرائيلي", "NAT")
    assert len(desk.place("الإسرائيلي")) == 2, "the second one inside a suggestion, the third alone"


def test_the_boundary_of_a_suggestion_can_be_moved_while_accepting(desk: Desk) -> None:
    desk.label("ميلي")
    wanted = Span(desk.open[0].start - 1, desk.open[0].end)
    mention = desk.accept(desk.open[0], span=wanted)
    assert mention.hull == wanted
    accepted = [each.span for each in desk.project.suggestions(desk.article_id, state=SuggestionState.ACCEPTED)]
    assert accepted == [wanted]
    assert desk.project.check() == []


def test_accepting_with_another_label_refuses_the_one_suggested(desk: Desk) -> None:
    desk.label("ميلي")
    mention = desk.accept(desk.open[0], "ORG")
    assert mention.label_id == desk.labels["ORG"]
    assert desk.memory.decided("ميلي", desk.labels["PER"]) == (0, 1)


def test_the_article_written_as_one_lam_is_remembered_in_full(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("قال للجيش إن الجيش والجيش")
    desk.label("لجيش", "ORG")
    assert desk.quotes == ["الجيش", "الجيش"]


def test_a_word_that_stands_thousands_of_times_is_suggested_near_the_reader(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("ميلي هنا. " * 3000)
    desk.label("ميلي", nth=1000)
    found = desk.open
    assert len(found) == AHEAD + BEHIND
    assert found[0].start == (1000 - BEHIND) * 10 and found[-1].start == (1000 + AHEAD) * 10
    desk.accept(found[BEHIND])
    assert desk.open[-1].start == (1001 + AHEAD) * 10


def test_digits_and_single_letters_are_not_remembered(open_desk: Callable[[str], Desk]) -> None:
    desk = open_desk("2020 و2020 د 2020 د")
    desk.label("2020")
    desk.label("د")
    assert desk.open == []


def test_any_sequence_of_labels_and_decisions_is_undone_to_the_start(open_desk: Callable[[str], Desk]) -> None:
    chance = random.Random(7)
    words = ("ميلي", "غانتس", "إسرائيل", "الجيش الإسرائيلي", "الإسرائيلي")
    text = " ".join(f"{chance.choice(('', 'و', 'ل', 'قال '))}{chance.choice(words)} هنا." for _ in range(120))
    desk = open_desk(text)
    for _ in range(150):
        mentions, suggestions = desk.project.mentions(desk.article_id), desk.open
        act = chance.choice(("label", "accept", "accept", "reject", "remove", "relabel"))
        if act == "label" or not mentions:
            with suppress(InvalidAnnotationError):
                desk.label(chance.choice(words), chance.choice(("PER", "ORG", "NAT")), nth=chance.randint(0, 5))
        elif act == "accept" and suggestions:
            with suppress(InvalidAnnotationError):
                desk.accept(chance.choice(suggestions), chance.choice(("", "", "ORG")))
        elif act == "reject" and suggestions:
            desk.reject(chance.choice(suggestions))
        elif act == "remove":
            desk.remove(chance.choice(mentions))
        spans = {(each.hull, each.label_id) for each in desk.project.mentions(desk.article_id)}
        assert not any((each.span, each.label_id) in spans for each in desk.open), "a suggestion of what is there"
        places = [(each.span, each.label_id) for each in desk.open]
        assert len(places) == len(set(places)), "suggested twice"
    assert desk.project.check() == []
    while desk.project.undo() is not None:
        pass
    assert desk.project.mentions(desk.article_id) == [] and desk.project.suggestions(desk.article_id) == []
    assert desk.project.check() == []
