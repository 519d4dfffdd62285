"""Find in the corpus: the query language, the filters, and equality with a scan of every word of every article."""

import random
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from corpus import drafts

from reader.domain.annotator import AnnotatorKind
from reader.domain.article import ArticleDetails, ArticleStatus
from reader.domain.entity import Entity, EntityId
from reader.domain.errors import CancelledError, FileError, NotFoundError, QueryError, SlowPatternError
from reader.domain.span import Span
from reader.formats.schema_toml import read_schema
from reader.paths import RESOURCES
from reader.project import ArticleDraft, Project
from reader.project.everywhere import places_elsewhere
from reader.project.searching import Search, Sorting, parse_search_where, save_hits, search, sorted_hits
from reader.text.normalize import FoldOptions, fold_text
from reader.text.search_query import EXACT, SearchOptions

TEXTS = (
    "وأعرب غانتس عن شكره لميلي على التزام الولايات المتحدة.\n\nوميلي رئيس الأركان، أميلي ليست ميلي.",
    "قال رئيس الوزراء إن رئيس الأركان وصل. كتب عليٌّ إلى عليّ.",
    "Milley said so; milley, MILLEY. رئيسها رئيسٌ ورئيسان.",
    "لا شيء هنا.",
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    schema = read_schema(RESOURCES / "schemas" / "news.toml")
    with Project.create(tmp_path / "p.sqlite", schema=schema, annotator="سلمى") as made:
        made.add_articles([ArticleDraft(ArticleDetails(f"خبر {n}"), text) for n, text in enumerate(TEXTS, 1)])
        yield made


def found(project: Project, query: str, options: SearchOptions | None = None, where: str = "") -> list[tuple[int, str]]:
    """Return number of the article and quote of each hit, having compared each with the text."""
    numbers = {article_id: number for number, article_id in enumerate(project.article_ids(), 1)}
    wanted = Search(query, options or SearchOptions(), parse_search_where(where))
    hits = [hit for hits in search(project, wanted) for hit in hits]
    for hit in hits:
        content = project.article(hit.article_id).content
        assert hit.span.slice(content) == hit.quote and hit.context in content
    return [(numbers[hit.article_id], hit.quote) for hit in hits]


def test_a_name_is_found_behind_prefixes_and_not_inside_other_words(project: Project) -> None:
    assert found(project, "ميلي") == [(1, "ميلي")] * 3
    assert found(project, "ميلي", SearchOptions(prefixes=False)) == [(1, "ميلي")]
    assert found(project, "milley") == [(3, "Milley"), (3, "milley"), (3, "MILLEY")]
    assert found(project, "milley", EXACT) == [(3, "milley")]


def test_a_word_of_two_letters_is_found_behind_one_common_prefix(project: Project) -> None:
    text = "عن، وعن فعن. يد بيد ويد ليد باليد والليد لليد. كيد سيد وليد فبيد بيدر يدا. كأن كان وأن"
    project.add_articles([ArticleDraft(ArticleDetails("x"), text)])
    hits = [hit for hits in search(project, Search("يد")) for hit in hits]
    assert [(hit.prefix, hit.quote) for hit in hits] == [
        ("", "يد"), ("ب", "يد"), ("و", "يد"), ("ل", "يد"), ("ب", "اليد"), ("ل", "ليد"),
    ]  # fmt: skip
    assert [quote for _, quote in found(project, "عن", where="article=5")] == ["عن"] * 3
    assert [quote for _, quote in found(project, "عن", SearchOptions(prefixes=False), "article=5")] == ["عن"]
    assert found(project, "أن") == [(5, "أن")], "كأن is a word of its own"
    assert found(project, "يد*", where="article=5") == [(5, "يد"), (5, "يدا")]
    assert found(project, "ل") == []


def test_words_must_all_be_there_phrases_stand_together_and_excluded_words_nowhere(project: Project) -> None:
    assert found(project, "رئيس ميلي") == [(1, "ميلي"), (1, "ميلي"), (1, "رئيس"), (1, "ميلي")]
    assert found(project, '"رئيس الأركان"') == [(1, "رئيس الأركان"), (2, "رئيس الأركان")]
    assert found(project, "«رئيس الأركان» -ميلي") == [(2, "رئيس الأركان")]
    assert found(project, "رئيس* -الأركان") == [(3, "رئيسها"), (3, "رئيسٌ"), (3, "رئيسان")]
    assert found(project, '"رئيس الو*"') == [(2, "رئيس الوزراء")]
    assert found(project, "غائب") == []


def test_each_difference_can_be_made_to_count(project: Project) -> None:
    project.add_articles([ArticleDraft(ArticleDetails("x"), "مدرسة مدرسه. أحمد احمد. سلوى سلوي. عَلِم علم. فتى")])
    every = [("مدرسة", "ta_marbuta"), ("أحمد", "hamza"), ("سلوى", "maqsura"), ("علم", "marks")]
    for word, name in every:
        assert len(found(project, word)) == 2, word
        fold = FoldOptions(**{name: False})
        assert found(project, word, SearchOptions(fold=fold)) == [(5, word)]


def test_a_regular_expression_is_matched_on_the_text_and_given_up_when_it_takes_too_long(project: Project) -> None:
    regex = SearchOptions(regex=True)
    assert found(project, r"(?i)\bmill\w+", regex) == [(3, "Milley"), (3, "milley"), (3, "MILLEY")]
    assert found(project, "x*", regex) == []
    project.add_articles([ArticleDraft(ArticleDetails("long"), "a" * 40 + "!")])
    with pytest.raises(SlowPatternError, match="long"):
        found(project, r"(a|aa|a?)+$", regex)


@pytest.mark.parametrize(
    ("query", "place"),
    [("", 0), ("  ", 0), ("-ميلي", 0), ("ميلي “غانتس", 5), ("ميلي *", 5), ("ميلي - غانتس", 5), ('""', 0)],
)
def test_what_is_wrong_with_a_query_is_named_with_its_place(project: Project, query: str, place: int) -> None:
    with pytest.raises(QueryError) as caught:
        found(project, query)
    assert caught.value.place == place


def test_the_place_in_a_pattern_is_named(project: Project) -> None:
    with pytest.raises(QueryError) as caught:
        found(project, "ab(", SearchOptions(regex=True))
    assert caught.value.place == 3


def test_conditions_narrow_the_articles(project: Project) -> None:
    ids = project.article_ids()
    label = project.schema.find_label_named("PER")
    assert label is not None
    with project.edit("test") as edit:
        entity = edit.add_entity(Entity(EntityId(0), "مارك ميلي", aliases=("الجنرال",)))
        start = TEXTS[0].index("ميلي")
        edit.add_mention(ids[0], label.id, [Span(start, start + 4)], entity_id=entity.id)
        edit.set_status(ids[1], ArticleStatus.DONE)
        edit.set_details(ids[1], ArticleDetails("خبر", "وكالة الأنباء", published="2026-02-11", language="ar"))
    assert found(project, "ميلي", where="inside=PER") == [(1, "ميلي")]
    assert found(project, "غانتس", where="label=PER") == [(1, "غانتس")]
    assert found(project, "غانتس", where="label=PER,annotator=سلمى") == [(1, "غانتس")]
    assert found(project, "رئيس", where='entity="الجنرال"') == [(1, "رئيس")]
    assert found(project, "رئيس", where="entity~مارك") == [(1, "رئيس")]
    for where in (
        "status=done",
        "source~انباء",
        "date>=2026-01,date<=2026-02",
        "language=ar",
        "article=2",
        "text~الوزراء",
    ):
        assert found(project, "رئيس", where=where) == [(2, "رئيس")] * 2, where
    assert found(project, "رئيس", where="date=2025") == []
    for where in ("label=NOPE", "entity=لا", "annotator=x", "inside=NOPE"):
        with pytest.raises(NotFoundError):
            found(project, "رئيس", where=where)


@pytest.mark.parametrize("seed", range(3))
def test_without_a_word_the_mentions_of_labels_and_entities_are_listed(project: Project, seed: int) -> None:
    chance = random.Random(seed)
    labels = {name: project.schema.find_label_named(name) for name in ("PER", "ORG", "LOC")}
    with project.edit("mention.add") as edit:
        # two of one name: the entity itself is meant, not its name
        entities = [edit.add_entity(Entity(EntityId(0), name)).id for name in ("ميلي", "ميلي", "غانتس")]
        other = edit.add_annotator("منى", AnnotatorKind.HUMAN)
        for article_id in project.article_ids():
            length = len(project.article(article_id).content)
            for _ in range(chance.randrange(9)):
                start = chance.randrange(length - 8)
                spans = [Span(start, start + 3), Span(start + 4, start + 6)][: chance.randint(1, 2)]
                label = labels[chance.choice(list(labels))]
                assert label is not None
                writer = edit.as_annotator(other.id) if chance.random() < 0.3 else edit
                writer.add_mention(article_id, label.id, spans, entity_id=chance.choice([None, *entities]))
    for annotator in (project.annotator, other):
        for name in ("PER", "ORG", ""):
            for entity_id in (None, *entities):
                if not name and entity_id is None:
                    continue
                conditions = [f"inside={name}" if name else "", f'annotator="{annotator.name}"']
                where = parse_search_where(",".join(each for each in conditions if each))
                wanted = Search(" ", where=where, entities=() if entity_id is None else (entity_id,))
                hits = [(hit.article_id, hit.span) for hits in search(project, wanted) for hit in hits]
                label = labels.get(name)
                assert hits == [
                    (article_id, mention.hull)
                    for article_id in project.article_ids()
                    for mention in sorted(
                        project.mentions(article_id, annotator.id), key=lambda each: (each.hull.start, -each.hull.end)
                    )
                    if (label is None or mention.label_id == label.id) and entity_id in (None, mention.entity_id)
                ]
    assert {quote for _, quote in found(project, "", where='entity="ميلي"')}
    with pytest.raises(QueryError):
        found(project, " ", where="status=todo")
    with pytest.raises(NotFoundError):
        found(project, "", where="inside=NONE")


def test_the_text_around_a_place_has_whole_words_within_its_paragraph(project: Project) -> None:
    words = [f"كلمة{number}" for number in range(60)]
    solid = "ك" * 200 + "," + "ميلي" + "," + "ك" * 200
    text = " ".join([*words[:30], "ميلي", *words[30:]]) + "\nسطر ميلي آخر\n" + solid
    project.add_articles([ArticleDraft(ArticleDetails("x"), text)])
    hits = [hit for hits in search(project, Search("ميلي", where=parse_search_where("article=5"))) for hit in hits]
    long, short, unbroken = (hit.context for hit in hits)
    assert set(long.split()) <= {*words, "ميلي"} and 150 < len(long) < 190
    assert short == "سطر ميلي آخر" and len(unbroken) == 184


def test_the_best_articles_come_first_when_asked_for(project: Project) -> None:
    ids = project.article_ids()
    hits = [hit for hits in search(project, Search("رئيس", ranked=True)) for hit in hits]
    assert {hit.article_id for hit in hits} == {ids[0], ids[1], ids[2]} - ({ids[2]} if len(hits) == 3 else set())
    assert hits[0].article_id != ids[0], "one of three words weighs less than two of eleven"


def test_a_csv_of_hits_opens_in_a_spreadsheet_without_running_anything(project: Project, tmp_path: Path) -> None:
    project.add_articles([ArticleDraft(ArticleDetails("=1+1"), "=HYPERLINK ميلي +cmd")])
    hits = [hit for hits in search(project, Search("ميلي")) for hit in hits]
    save_hits(project, hits, tmp_path / "lines.csv")
    lines = (tmp_path / "lines.csv").read_text(encoding="utf-8")
    assert lines.startswith("\ufeffarticle,title") and len(lines.splitlines()) == len(hits) + 1
    assert "'=1+1" in lines and "'=HYPERLINK" in lines and ",=" not in lines


def test_a_table_of_hits_is_whole_or_not_there(project: Project, tmp_path: Path) -> None:
    hits = [hit for hits in search(project, Search("ميلي")) for hit in hits]
    place = tmp_path / "lines.csv"
    place.write_text("before", encoding="utf-8")
    with pytest.raises(CancelledError):
        save_hits(project, hits, place, cancelled=lambda: True)
    assert place.read_text(encoding="utf-8") == "before"
    with pytest.raises(FileError):
        save_hits(project, hits, tmp_path / "nowhere" / "lines.csv")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_lines_are_sorted_by_the_nearest_word_first_and_in_parts_as_in_one(project: Project) -> None:
    words = ["باب", "تين", "جبل", "دار"]
    chance = random.Random(4)
    text = "\n".join(f"{chance.choice(words)} {chance.choice(words)} وميلي {chance.choice(words)}" for _ in range(5000))
    project.add_articles([ArticleDraft(ArticleDetails("x"), text)])
    hits = [hit for hits in search(project, Search("ميلي"), lambda: False) for hit in hits]
    first, second = hits[3].before.split()[:2], hits[3].context.split()
    assert first == second[1::-1], "the nearest word first, without the prefix of the keyword"
    for sorting, key in (
        (Sorting.BEFORE, lambda hit: (hit.before, hit.after)),
        (Sorting.AFTER, lambda hit: (hit.after, hit.before)),
    ):
        order = sorted_hits(project, hits, sorting, lambda: False)
        assert [hits[number] for number in order] == sorted(hits, key=key) and len(order) == 5003
    with pytest.raises(CancelledError):
        sorted_hits(project, hits, Sorting.AFTER, lambda: True)


# --- the index


def test_a_project_without_an_index_is_searched_all_the_same_and_indexed_in_slices(tmp_path: Path) -> None:
    path = tmp_path / "p.sqlite"
    with Project.create(path) as project:
        texts = [f"خبر رقم {number} عن ميلي" for number in range(3000)]
        project.add_articles([ArticleDraft(ArticleDetails(str(number)), text) for number, text in enumerate(texts)])
        connection = project._store.connection
        connection.execute("INSERT INTO article_search(article_search) VALUES('delete-all')")
        connection.execute("DELETE FROM meta WHERE key = 'search_index'")
    with Project.open(path) as project:
        assert not project.is_indexed and len(found(project, "ميلي")) == 3000
        assert not project.index_some(0.001)
        assert project.check() == [], "unfinished is not wrong"
        project.add_articles([ArticleDraft(ArticleDetails("new"), "ولميلي خبر جديد")])
        assert len(found(project, "ميلي")) == 3001
    with Project.open(path) as project:
        slices = 1
        while not project.index_some(0.001):
            slices += 1
        assert slices > 1 and project.is_indexed and project.check() == []
        assert len(found(project, "ميلي")) == 3001
        assert project.operations(1)[0].kind == "article.import", "an index is no operation"


def test_another_way_of_folding_makes_the_index_anew(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.storage.search.INDEX_VERSION", 999_999)
    assert not project.is_indexed and found(project, "ميلي") == [(1, "ميلي")] * 3
    while not project.index_some(1):
        pass
    assert project.is_indexed and project.check() == [] and found(project, "ميلي") == [(1, "ميلي")] * 3


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM article_search_docsize WHERE id = (SELECT min(id) FROM article)",
        "INSERT INTO article_search(rowid, body) VALUES(77, 'x')",
        "INSERT INTO article_search(article_search) VALUES('delete-all')",
        "UPDATE article_search_docsize SET sz = x'7f'",
        "UPDATE article_search_data SET block = zeroblob(40) WHERE id > 10",
    ],
)
def test_check_reports_an_index_that_does_not_match(project: Project, damage: str) -> None:
    assert project.check() == []
    project._store.connection.execute(damage)
    assert {problem.kind for problem in project.check()} & {"index", "pages"}


def test_an_index_of_other_words_is_reported(project: Project) -> None:
    connection = project._store.connection
    connection.execute("INSERT INTO article_search(article_search) VALUES('delete-all')")
    for article_id, text in zip(project.article_ids(), TEXTS, strict=True):
        other = " ".join(reversed([word[::-1] + "x" for word in re.findall(r"[^\W_]+", fold_text(text))]))
        connection.execute("INSERT INTO article_search(rowid, body) VALUES(?, ?)", (article_id, other))
    assert {problem.kind for problem in project.check()} == {"index"}


@pytest.mark.parametrize("few", [10_000, 100])
def test_articles_in_another_order_than_their_ids_come_in_list_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("reader.storage.search._FEW", few)
    with Project.create(tmp_path / "p.sqlite") as project:
        ids = project.add_articles(
            [ArticleDraft(ArticleDetails(str(number)), f"ميلي {number}") for number in range(3000)]
        )
        order = list(range(3000))
        random.Random(3).shuffle(order)
        project._store.connection.executemany(
            "UPDATE article SET position = ? WHERE id = ?", list(zip(order, ids, strict=True))
        )
        hits = [hit.article_id for hits in search(project, Search("ميلي")) for hit in hits]
        assert hits == project.article_ids() and len(hits) == 3000
        wanted = Search("ميلي", where=parse_search_where("title~7"))
        hits = [hit.article_id for hits in search(project, wanted) for hit in hits]
        assert hits == [each for each in project.article_ids() if "7" in project.article_row(each).title]


# --- the oracle: every word of every article, folded one by one

PROCLITICS = [a + b for a in ("", "و", "ف") for b in ("", "ب", "ل", "ك", "س")]
FUNCTION_WORDS = ("على", "إلى", "الى", "أن", "إن", "آن", "أو", "أي", "إذا", "إذ", "أم", "أما", "حتى", "متى")
Word = tuple[str, tuple[int, ...], int]
Article = tuple[str, list[Word], str]


def words_of(content: str) -> list[Word]:
    """Return each word folded, with the code point of each of its letters and the end of the word."""
    found: list[Word] = []
    letters, places = "", []
    end = 0
    for at, char in enumerate(content):
        folded = fold_text(char)
        is_mark = folded == "" and not char.isspace()
        for part in folded if not is_mark else "":
            if part.isalnum():
                letters += part
                places.append(at)
                end = at + 1
            elif letters:
                found.append((letters, tuple(places), end))
                letters, places = "", []
        if is_mark and letters and (char in "\u0640ء" or unicodedata.category(char) in ("Mn", "Me")) and end == at:
            end = at + 1
        if char.isspace() and letters:
            found.append((letters, tuple(places), end))
            letters, places = "", []
    if letters:
        found.append((letters, tuple(places), end))
    return found


def scan(articles: list[Article], wanted: list[str], *, prefix: bool) -> set[tuple[int, int, int]]:
    """Return article, start and end of each place where folded words stand one after another on one line."""
    hits = set()
    for number, (content, words, joined) in enumerate(articles):
        if any(word.removeprefix("ال") not in joined for word in wanted):
            continue
        for at in range(len(words) - len(wanted) + 1):
            here = words[at : at + len(wanted)]
            if any(now[0] != word for now, word in zip(here[1:-1], wanted[1:-1], strict=True)):
                continue
            if len(wanted) > 1 and not fits(here[-1][0], wanted[-1], open_ended=prefix):
                continue
            gaps = [content[now[2] : following[1][0]] for now, following in pairwise(here)]
            if any(fold_text(gap) or "\n" in gap for gap in gaps):
                continue
            cut = cut_of(here[0][0], wanted[0], sum(map(len, wanted)), open_ended=prefix and len(wanted) == 1)
            if cut is None:
                continue
            start, end = here[0][1][cut], here[-1][2]
            if is_sound(content, here[0], cut, wanted, Span(start, end), prefix=prefix):
                hits.add((number, start, end))
    return hits


def fits(word: str, wanted: str, *, open_ended: bool) -> bool:
    return word.startswith(wanted) if open_ended else word == wanted


def cut_of(word: str, wanted: str, letters: int, *, open_ended: bool) -> int | None:
    """Return how many folded letters stand before the wanted ones in a word; None when it is another word."""
    glue = [each for each in PROCLITICS if not each or letters >= (4 if set(each) & set("كس") else 3)]
    if letters == 2 and not open_ended:
        glue += "وفبل"
    for glued in glue:
        rest = word.removeprefix(glued)
        if len(rest) + len(glued) == len(word) and fits(rest, wanted, open_ended=open_ended):
            return len(glued)
    has_article = wanted.startswith("ال") and len(wanted) > 3
    for glued in glue:
        rest = word.removeprefix(glued)
        if len(rest) + len(glued) != len(word):
            continue
        if not has_article and not glued.endswith("ل") and fits(rest, "ال" + wanted, open_ended=open_ended):
            return len(glued)
        behind_lam = glued.endswith("ل") and "ب" not in glued
        bare = wanted[2:] if has_article else wanted
        if behind_lam and fits(rest, "ل" + bare, open_ended=open_ended):
            return len(glued)
        if behind_lam and has_article and bare.startswith("ل") and fits(rest, bare, open_ended=open_ended):
            return len(glued)
    return None


def is_sound(content: str, first: Word, cut: int, wanted: list[str], span: Span, *, prefix: bool) -> bool:
    """Tell whether a place of the same folded letters is the same words: what the search calls another word."""
    surface = re.sub("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u061c\u2060]", "", span.slice(content))
    before = content[: span.start]
    if before.endswith("ء") or (before[-2:-1].isdigit() and before[-1:] in ".,٫٬" and content[span.start].isdigit()):
        return False
    after = content[span.end : span.end + 2]
    if len(after) == 2 and after[1].isdigit() and after[0] in ".,٫٬" and content[span.end - 1].isdigit():
        return False
    with_article = first[0][cut:].startswith("ال") and not first[0][cut:].startswith(wanted[0])
    if with_article and content[span.start] not in "اٱ":
        return False
    if cut and first[1][cut - 1] == first[1][cut]:
        return False
    return prefix or surface == " ".join(wanted) or not (surface.count("ء") or surface in FUNCTION_WORDS)


def queries(articles: list[Article], count: int, seed: int) -> Iterator[tuple[str, list[list[str]], list[str], bool]]:
    """Yield random queries from the corpus: what is typed, the words of each part, the one left out, whether open."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = []
        for _ in range(chance.choice((1, 1, 1, 1, 2, 3))):
            words = [word for word, _, _ in chance.choice(articles)[1]]
            length = chance.choice((1, 1, 1, 2, 3))
            at = chance.randrange(max(1, len(words) - length))
            parts.append(words[at : at + length])
        is_open = chance.random() < 0.25
        if is_open:
            parts[-1][-1] = parts[-1][-1][: chance.randint(2, 5)]
        left_out = [chance.choice(chance.choice(articles)[1])[0]] if chance.random() < 0.2 else []
        typed = [f'"{" ".join(part)}"' if len(part) > 1 else part[0] for part in parts]
        if is_open:
            typed[-1] += "*"
        yield " ".join([*typed, *(f"-{word}" for word in left_out)]), parts, left_out, is_open


@pytest.fixture(params=[10_000, 0], ids=["few articles", "block by block"])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for a word in the few articles that have it, or through all of them."""
    monkeypatch.setattr("reader.storage.search._FEW", request.param)


def compare(tmp_path: Path, shared_data: Path, articles: int, count: int) -> None:
    """Compare the search with a scan of every word."""
    with Project.create(tmp_path / "p.sqlite") as project:
        ids = project.add_articles(list(drafts(shared_data, articles)))
        read = [project.article(article_id).content for article_id in ids]
        words = [words_of(content) for content in read]
        texts = [
            (content, each, " ".join(word for word, _, _ in each)) for content, each in zip(read, words, strict=True)
        ]
        order = {article_id: number for number, article_id in enumerate(ids)}
        found_some = 0
        for typed, parts, left_out, is_open in queries(texts, count, 7):
            expected = set()
            scans = [scan(texts, part, prefix=is_open and at == len(parts) - 1) for at, part in enumerate(parts)]
            for number in set.intersection(*({hit[0] for hit in each} for each in scans)):
                here = sorted({hit for each in scans for hit in each if hit[0] == number}, key=lambda h: (h[1], -h[2]))
                kept: list[tuple[int, int, int]] = []
                for hit in here:
                    if not kept or hit[1] >= kept[-1][2]:
                        kept.append(hit)
                expected |= set(kept)
            if left_out:
                without = {hit[0] for hit in scan(texts, left_out, prefix=False)}
                expected = {hit for hit in expected if hit[0] not in without}
            hits = [hit for hits in search(project, Search(typed)) for hit in hits]
            places = [(order[hit.article_id], hit.span.start, hit.span.end) for hit in hits]
            assert places == sorted(places), typed
            assert set(places) == expected, (typed, set(places) ^ expected)
            found_some += bool(places)
        assert found_some > count * 0.6


@pytest.mark.usefixtures("ways")
def test_what_is_found_is_what_a_scan_of_every_word_finds(tmp_path: Path, shared_data: Path) -> None:
    compare(tmp_path, shared_data, 30, 150)


@pytest.mark.release
@pytest.mark.timeout(3600)
def test_two_thousand_queries_find_what_a_scan_of_every_word_finds(tmp_path: Path, shared_data: Path) -> None:
    compare(tmp_path, shared_data, 100, 2000)


@pytest.mark.parametrize("name", ["😀", "…", "«»", " ", "ـ"])
def test_a_name_without_a_letter_is_looked_for_in_every_article(project: Project, name: str) -> None:
    assert [block for block in places_elsewhere(project, name, None) if block] == []
