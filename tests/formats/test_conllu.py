"""CoNLL-U: the text comes back letter by letter; the package conllu and the treebanks' own counts agree."""

from collections import Counter
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.conllu import ConllU
from reader.formats.registry import importers

NAME = {"tokens": "name"}


def _bundle(content: str, *mentions: tuple[int, int, str | None]) -> Bundle:
    made = tuple(BundleMention(f"m{at}", (Span(a, b),), label, "me") for at, (a, b, label) in enumerate(mentions))
    return Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), content, mentions=made),), (("me", "human"),))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles(), st.sampled_from(["name", "word", "strict"]))
def test_texts_come_back_equal_and_mentions_but_for_the_losses(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, policy: str
) -> None:
    path, options = tmp_path_factory.mktemp("conllu") / "a.conllu", {"tokens": policy}
    ConllU().write(bundle, path, options)
    assert ConllU().differences(bundle, path, options) == []
    if not bundle.articles:
        return
    again = ConllU().read(path)
    assert not again.problems
    assert [each.content for each in again.articles] == [each.content for each in bundle.articles]
    for mine, theirs in zip(bundle.articles, again.articles):
        changed = {(row.start, row.end, row.quote) for row in ConllU().losses(mine, options)}
        exact = Counter(
            (each.label, each.spans)
            for each in mine.mentions
            if (each.spans[0].start, each.spans[-1].end, each.quote(mine.content)) not in changed
        )
        assert exact <= Counter((each.label, each.spans) for each in theirs.mentions)


def test_a_name_behind_a_proclitic_is_a_word_of_a_multiword_token(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    ConllU().write(_bundle("قال وميلي.\nنعم", (5, 9, "PER"), (4, 9, "A b")), path, NAME)
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")]
    assert [(row[0], row[1], row[9]) for row in rows if len(row) == 10] == [
        ("1", "قال", "_"),
        ("2-3", "وميلي", "SpaceAfter=No"),
        ("2", "و", "Entity=(A%20.b"),
        ("3", "ميلي", "Entity=A%20.b)(PER)"),
        ("4", ".", "SpacesAfter=\\n"),
        ("1", "نعم", "SpaceAfter=No"),
    ]


def test_the_package_conllu_reads_the_same_words_and_texts(shared_data: Path, tmp_path: Path) -> None:
    conllu = pytest.importorskip("conllu", reason="the extra formats-test is not installed")
    bundle, path = gold_bundle(shared_data, SCHEMA), tmp_path / "a.conllu"
    (article,) = bundle.articles
    ConllU().write(bundle, path, NAME)
    found = conllu.parse(path.read_text(encoding="utf-8"))
    surface = []
    for sentence in found:
        assert sentence.metadata["text"]
        covered: set[int] = set()
        for token in sentence:
            if isinstance(token["id"], tuple):
                covered.update(range(token["id"][0], token["id"][2] + 1))
                surface.append(token["form"])
            elif token["id"] not in covered:
                surface.append(token["form"])
    assert "".join(surface) == "".join(article.content.split())
    opened = sum(((token["misc"] or {}).get("Entity") or "").count("(") for sentence in found for token in sentence)
    assert opened == len(article.mentions) - sum(row.change == "dropped" for row in ConllU().losses(article, NAME))


@pytest.mark.parametrize(
    ("file", "sentences", "mentions", "problems"),
    [
        ("ud-arabic-pud/ar_pud-first300.conllu", 300, 0, 0),
        ("ud-hebrew-iahltwiki/he_iahltwiki-dev-first150.conllu", 150, 132, 3),
        ("ud-persian-seraji/fa_seraji-dev-first150.conllu", 150, 0, 0),
        ("ud-uyghur-udt/ug_udt-dev-first80.conllu", 80, 0, 0),
    ],
)
def test_treebanks_come_in_with_their_texts(
    shared_data: Path, file: str, sentences: int, mentions: int, problems: int
) -> None:
    path = shared_data / file
    (importer,) = [each for each in importers().values() if each.accepts(path)]
    assert importer.name == "conllu"
    bundle = importer.read(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    texts = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    assert len(texts) == sentences
    said = " ".join(" ".join(texts).split())
    assert " ".join(" ".join(each.content for each in bundle.articles).split()) == said
    marked = sum(len(each.mentions) for each in bundle.articles)
    assert (marked, len(bundle.problems)) == (mentions, problems)
    opened = sum(line.split("Entity=")[1].split("|")[0].count("(") for line in lines if "Entity=" in line)
    assert marked == opened - problems


@pytest.mark.parametrize(
    ("rows", "quotes", "places"),
    [
        (["1\tقال\t_", "1"], [], ["line 1", "line 2"]),
        (["1\tميلي\t_\t_\t_\t_\t_\t_\t_\tEntity=(PER"], [], ["line 1"]),
        (["1\tميلي\t_\t_\t_\t_\t_\t_\t_\tEntity=PER)"], [], ["line 1"]),
        (
            ["1-2\tللسلطة\t_\t_\t_\t_\t_\t_\t_\t_", "1\tل\t_\t_\t_\t_\t_\t_\t_\t_",
             "2\tالسلطة\t_\t_\t_\t_\t_\t_\t_\tEntity=(ORG)"],
            ["للسلطة"], ["line 3"],
        ),
        (["# text = قالت", "1\tقال\t_\t_\t_\t_\t_\t_\t_\t_"], [], ["line 1"]),
        (
            ["# global.Entity = eid-etype-head", "1\tميلي\t_\t_\t_\t_\t_\t_\t_\tEntity=(e1-person-1(e2-person-1)",
             "1.1\t_\t_\t_\t_\t_\t_\t_\t_\t_", "2\tأمس\t_\t_\t_\t_\t_\t_\t_\tEntity=e1)"],
            ["ميلي", "ميلي أمس"], [],
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_by_its_line(
    tmp_path: Path, rows: list[str], quotes: list[str], places: list[str]
) -> None:
    path = tmp_path / "a.conllu"
    good = "1\tنعم\t_\t_\t_\t_\t_\t_\t_\t_"
    path.write_text("\ufeff" + "\r\n".join([*rows, "", good, ""]), encoding="utf-8")
    bundle = ConllU().read(path)
    (article,) = bundle.articles
    assert [each.quote(article.content) for each in article.mentions] == quotes
    assert [problem.place for problem in bundle.problems] == places


def test_a_file_without_tokens_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.conllu").write_text("# newdoc\n\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="no tokens"):
        ConllU().read(tmp_path / "a.conllu")
