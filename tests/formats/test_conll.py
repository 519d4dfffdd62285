"""CoNLL-2002, CoNLL-2003, BIOES and Wojood: proved by nervaluate and by the corpora's own counts."""

import re
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
from reader.formats.conll import Conll, bioes, conll2002, conll2003, wojood
from reader.formats.registry import importers
from reader.formats.tags import Tagged, decode, encode, label_of, tag_name

FORMATS = {"conll2002": conll2002(), "conll2003": conll2003(), "bioes": bioes(), "wojood": wojood()}
NAMES = st.sampled_from(sorted(FORMATS))
POLICIES = st.sampled_from(["name", "word", "strict"])


def _options(exporter: Conll, policy: str, scheme: str | None = None) -> dict[str, str]:
    found = {spec.name: spec.default for spec in exporter.options} | {"tokens": policy}
    return {**found, "scheme": scheme} if scheme else found


def _bundle(content: str, *mentions: tuple[int, int, str | None]) -> Bundle:
    made = tuple(BundleMention(f"m{at}", (Span(a, b),), label, "me") for at, (a, b, label) in enumerate(mentions))
    return Bundle(SCHEMA, (BundleArticle("a1", ArticleDetails("t"), content, mentions=made),), (("me", "human"),))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles(), NAMES, POLICIES, st.integers(0, 1))
def test_what_goes_out_comes_back_but_for_the_losses(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle, name: str, policy: str, choice: int
) -> None:
    exporter = FORMATS[name]
    schemes = next((spec.choices for spec in exporter.options if spec.name == "scheme"), ("",) * 2)
    options = _options(exporter, policy, schemes[choice])
    path = tmp_path_factory.mktemp("conll") / "a.txt"
    exporter.write(bundle, path, options)
    assert exporter.differences(bundle, path, options) == []
    if not any(any(article.content.split()) for article in bundle.articles):
        return
    again = exporter.read(path)
    assert len(again.articles) == len(bundle.articles)
    for mine, theirs in zip(bundle.articles, again.articles):
        if mine.content.split()[0].startswith("\ufeff"):
            continue  # it would stand first, and be taken for a BOM: it is replaced
        assert "".join(theirs.content.split()) == "".join(mine.content.split())
        rows = exporter.losses(mine, options)
        changed = {(row.start, row.end, row.quote) for row in rows}
        kept = Counter(
            (each.label, "".join(each.quote(mine.content).split()))
            for each in mine.mentions
            if (each.spans[0].start, each.spans[-1].end, each.quote(mine.content)) not in changed
        )
        found = Counter((each.label, "".join(each.quote(theirs.content).split())) for each in theirs.mentions)
        assert kept <= found
        dropped = sum(row.change == "dropped" for row in rows)
        if not any(len(each.spans) > 1 for each in mine.mentions):
            assert found.total() == len(mine.mentions) - dropped


@pytest.mark.parametrize(
    ("policy", "lines", "change"),
    [
        ("name", ["قال O", "و O", "ميلي B-PER"], "cut"),
        ("word", ["قال O", "وميلي B-PER"], "widened"),
        ("strict", ["قال O", "وميلي O"], "dropped"),
    ],
)
def test_a_name_behind_a_proclitic_goes_out_as_the_policy_says(
    tmp_path: Path, policy: str, lines: list[str], change: str
) -> None:
    bundle, path = _bundle("قال وميلي", (5, 9, "PER")), tmp_path / "a.conll"
    options = _options(conll2002(), policy)
    conll2002().write(bundle, path, options)
    assert path.read_text(encoding="utf-8").split("\n") == ["-DOCSTART- O", "", *lines, "", ""]
    (row,) = conll2002().losses(*bundle.articles, options)
    assert (row.change, row.start, row.end, row.quote) == (change, 5, 9, "ميلي")
    assert f"tokens={policy}" in row.reason


def test_of_mentions_that_overlap_the_longest_goes_out_flat_and_all_go_out_nested(tmp_path: Path) -> None:
    bundle = _bundle("رئيس بلدية القدس", (0, 16, "منصب"), (5, 16, "ORG"), (11, 16, "PER"), (5, 10, "PER"))
    rows = conll2003().losses(*bundle.articles, _options(conll2003(), "name"))
    assert [(row.quote, row.change) for row in rows] == [
        ("بلدية القدس", "dropped"), ("بلدية", "dropped"), ("القدس", "dropped"),
    ]  # fmt: skip
    assert "overlaps منصب" in rows[0].reason
    assert wojood().losses(*bundle.articles, {"tokens": "name"}) == []
    wojood().write(bundle, tmp_path / "w.txt", {"tokens": "name"})
    assert (tmp_path / "w.txt").read_text(encoding="utf-8").split("\n")[2:5] == [
        "رئيس B-منصب", "بلدية I-منصب B-ORG B-PER", "القدس I-منصب I-ORG B-PER",
    ]  # fmt: skip


def test_a_conll2003_row_has_four_columns(tmp_path: Path) -> None:
    conll2003().write(_bundle("قال ميلي.", (4, 8, "PER")), tmp_path / "a.conll", _options(conll2003(), "name"))
    lines = (tmp_path / "a.conll").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "-DOCSTART- -X- O O"
    assert lines[2:5] == ["قال -X- _ O", "ميلي -X- _ B-PER", ". -X- _ O"]


@pytest.mark.parametrize(
    ("scheme", "tags"),
    [
        ("iob2", "B-A I-A B-A B-B O"),
        ("iob1", "I-A I-A B-A I-B O"),
        ("bioes", "B-A E-A S-A S-B O"),
        ("bilou", "B-A L-A U-A U-B O"),
    ],
)
def test_every_scheme_is_written_and_read(scheme: str, tags: str) -> None:
    mentions = [Tagged("A", 0, 2), Tagged("A", 2, 3), Tagged("B", 3, 4)]
    written = encode(mentions, 5, scheme)
    assert " ".join(written) == tags
    found = decode([each.split(" ") for each in written], iob1=scheme == "iob1")
    assert (found.mentions, found.problems) == (mentions, [])


def test_nervaluate_sees_the_same_entities_in_what_goes_out(shared_data: Path, tmp_path: Path) -> None:
    utils = pytest.importorskip("nervaluate.utils", reason="the extra formats-test is not installed")
    bundle = gold_bundle(shared_data, SCHEMA)
    (article,) = bundle.articles
    options = _options(conll2002(), "name")
    conll2002().write(bundle, tmp_path / "a.conll", options)
    text = (tmp_path / "a.conll").read_text(encoding="utf-8").split("\n", 2)[2].replace(" ", "\t")
    found = [
        (each["label"], "".join(line.split("\t")[0] for line in block.split("\n")[each["start"] : each["end"] + 1]))
        for block, spans in zip(text.split("\n\n"), utils.conll_to_spans(text))
        for each in spans
    ]
    dropped = Counter((row.start, row.end) for row in conll2002().losses(article, options) if row.change == "dropped")
    expected = [
        (each.label, "".join(each.quote(article.content).split()))
        for each in sorted(article.mentions, key=lambda each: each.spans[0].start)
        if (each.spans[0].start, each.spans[-1].end) not in dropped
    ]
    assert sorted(found) == sorted(expected)
    assert len(found) > 60


@pytest.mark.parametrize("name", ["Damascus", "Enrico_Fermi", "Light", "Linux"])
def test_aqmar_comes_in_with_its_counts_and_its_bad_tags_by_line(shared_data: Path, name: str) -> None:
    path = shared_data / "ner-aqmar" / f"{name}.txt"
    (importer,) = [each for each in importers().values() if each.accepts(path)][:1]
    assert importer.name == "conll2002"
    bundle = importer.read(path)
    (article,) = bundle.articles
    rows = [line.split() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    assert article.content.split() == [row[0] for row in rows]
    begun = Counter(row[1][2:] for row in rows if row[1].startswith("B-"))
    mended = [problem for problem in bundle.problems if "taken as one" in problem.problem]
    for problem in mended:
        begun[problem.problem.split(": I-")[1].split(" ")[0]] += 1
    assert Counter(each.label for each in article.mentions) == begun
    unknown = [row[1] for row in rows if not re.fullmatch(r"O|[BI]-[^-].*", row[1])]
    assert len(bundle.problems) == len(mended) + len(unknown)
    for problem in bundle.problems:
        token = path.read_text(encoding="utf-8").split("\n")[int(problem.place.split()[1]) - 1].split()[0]
        assert repr(token) in problem.problem


def test_the_wojood_sample_comes_in_and_goes_out_the_same(shared_data: Path, tmp_path: Path) -> None:
    for name, mentions, problems in (("train", 2883, 1), ("val", 470, 0)):
        path = shared_data / "ner-wojood-sample" / f"{name}.txt"
        assert [each.name for each in importers().values() if each.accepts(path)] == ["wojood"]
        bundle = wojood().read(path)
        (article,) = bundle.articles
        lines = path.read_text(encoding="utf-8").split("\n")
        begun = sum(tag.startswith("B-") for line in lines for tag in line.split()[1:])
        assert (len(article.mentions), len(bundle.problems)) == (mentions, problems)
        assert begun + problems == mentions
        options = {"tokens": "strict"}
        wojood().write(bundle, tmp_path / "w.txt", options)
        assert wojood().differences(bundle, tmp_path / "w.txt", options) == []
        (again,) = wojood().read(tmp_path / "w.txt").articles
        rows = wojood().losses(article, options)
        kept = Counter((each.label, "".join(each.quote(article.content).split())) for each in article.mentions)
        kept -= Counter(
            (each.label, "".join(each.quote(article.content).split()))
            for each in article.mentions
            if any((row.start, row.end) == (each.spans[0].start, each.spans[-1].end) for row in rows)
        )
        assert kept <= Counter((each.label, "".join(each.quote(again.content).split())) for each in again.mentions)


def test_seqevals_truth_and_spacys_examples_come_in(shared_data: Path) -> None:
    path = shared_data / "fmt-seqeval" / "ground_truth.txt"
    bundle = conll2003().read(path)
    (article,) = bundle.articles
    rows = [line.split() for line in path.read_text(encoding="utf-8").split("\n")]
    tags = [row[-1] if row else "O" for row in rows]
    begun = sum(tag[0] == "B" or (tag[0] == "I" and before[2:] != tag[2:]) for before, tag in zip(["O", *tags], tags))
    assert len(article.mentions) == begun
    for name in ("sent-per-line", "token-per-line", "token-per-line-conll2003", "token-per-line-with-pos"):
        file = shared_data / "fmt-spacy" / "ner_example_data" / f"ner-{name}.iob"
        found = next(each for each in importers().values() if each.accepts(file)).read(file)
        (article,) = found.articles
        assert [(each.label, each.quote(article.content)) for each in article.mentions] == [
            ("PERSON", "Sebastian Thrun"), ("ORG", "Google"), ("DATE", "2007"), ("NORP", "American"),
            ("PERSON", "Thrun"), ("ORG", "Recode"), ("DATE", "earlier this week"),
        ]  # fmt: skip
        assert not found.problems


@pytest.mark.parametrize(
    ("data", "texts", "problems"),
    [
        ("\ufeffقال O\r\nميلي B-PER\r\n", ["ميلي"], []),
        ("قال O\nميلي I-PER\nبيروت B-LOC\n", ["ميلي", "بيروت"], ["line 2"]),
        ("قال O\nميلي I-PER\nغانتس I-PER\n", ["ميلي غانتس"], []),
        ("قال\nميلي B-PER\n", ["ميلي"], ["line 1"]),
        ("قال X\nميلي B-PER\n", ["ميلي"], ["line 1"]),
        ("قال\tO\nميلي\tB-PER\n  \nغانتس\tI-PER\n", ["ميلي", "غانتس"], ["line 4"]),
        ("ميلي B-PER\nغانتس E-PER\nأمس L-DATE\n", ["ميلي غانتس", "أمس"], ["line 3"]),
    ],
)
def test_dirty_files_are_mended_and_told_by_line(
    tmp_path: Path, data: str, texts: list[str], problems: list[str]
) -> None:
    (tmp_path / "a.conll").write_bytes(data.encode())
    bundle = conll2002().read(tmp_path / "a.conll")
    (article,) = bundle.articles
    assert [each.quote(article.content) for each in article.mentions] == texts
    assert [problem.place for problem in bundle.problems] == problems


def test_what_is_no_tagged_text_is_not_taken_for_it_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال ميلي\nنعم لا\n", encoding="utf-8")
    assert not any(each.accepts(path) for each in FORMATS.values())
    path.write_bytes("قال O\nنعم O\n".encode("cp1256"))
    assert not any(each.accepts(path) for each in FORMATS.values())
    with pytest.raises(ImportProblem) as problem:
        conll2002().read(path)
    assert problem.value.place == "line 1"
    path.write_text("\n\n", encoding="utf-8")
    with pytest.raises(ImportProblem, match="no tokens"):
        conll2002().read(path)


@given(st.one_of(st.none(), st.text(min_size=1)))
def test_every_label_comes_back_from_its_tag(label: str | None) -> None:
    assert not re.search(r"\s", tag_name(label))
    assert label_of(tag_name(label)) == label
