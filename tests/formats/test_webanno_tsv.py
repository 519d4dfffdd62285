"""WebAnno TSV 3.3: INCEpTION's own files say the same as their XMI, and what goes out comes back."""

from collections import Counter
from pathlib import Path

import pytest
from formats.bundles import SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention, BundleRelation
from reader.formats.registry import importers
from reader.formats.webanno_names import escape_text, escape_value, split_unescaped, unescape_text, unescape_value
from reader.formats.webanno_tsv import WebAnnoTsv

SUITE = Path("fmt-inception/inception-io-webanno-tsv/src/test/resources/tsv3-suite")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_what_goes_out_comes_back_but_for_the_losses(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    folder = tmp_path_factory.mktemp("tsv")
    WebAnnoTsv().write(bundle, folder, {})
    assert WebAnnoTsv().differences(bundle, folder, {}) == []
    if not bundle.articles:
        return
    again = {each.details.title.split("_")[0]: each for each in WebAnnoTsv().read(folder).articles}
    for mine in bundle.articles:
        theirs = again[mine.id]
        rows = WebAnnoTsv().losses(mine, {})
        changed = {(row.start, row.end, row.quote) for row in rows if row.what == "mention"}
        exact = Counter(
            (each.label, each.spans)
            for each in mine.mentions
            if (each.spans[0].start, each.spans[-1].end, each.quote(mine.content)) not in changed
        )
        assert exact <= Counter((each.label, each.spans) for each in theirs.mentions)
        assert len(theirs.relations) == len(mine.relations) - sum(row.what == "relation" for row in rows)


def test_a_relation_whose_ends_come_out_as_one_annotation_is_told(tmp_path: Path) -> None:
    mentions = (
        BundleMention("m1", (Span(0, 4),), "PER", "me"),
        BundleMention("m2", (Span(0, 5),), "PER", "me"),  # with the space behind it
        BundleMention("m3", (Span(5, 8),), "PER", "me"),
    )
    relations = (BundleRelation("kin", "m1", "m2", "me"), BundleRelation("kin", "m2", "m3", "me"))
    article = BundleArticle("a1", ArticleDetails("t"), "ميلي نعم", mentions=mentions, relations=relations)
    lost = [row for row in WebAnnoTsv().losses(article, {}) if row.what == "relation"]
    assert [(row.change, row.start, row.end, row.quote) for row in lost] == [("dropped", 0, 5, "ميلي – ميلي ")]
    bundle = Bundle(SCHEMA, (article,), (("me", "human"),))
    WebAnnoTsv().write(bundle, tmp_path, {})
    assert WebAnnoTsv().differences(bundle, tmp_path, {}) == []
    (again,) = WebAnnoTsv().read(tmp_path).articles
    assert len(again.relations) == len(relations) - len(lost)


def test_parts_of_words_stacks_relations_and_utf16_are_written_as_inception_does(tmp_path: Path) -> None:
    mentions = (
        BundleMention("m1", (Span(3, 7),), "PER", "me"),
        BundleMention("m2", (Span(3, 7),), "A|b", "me"),
        BundleMention("m3", (Span(0, 7),), None, "me"),
        BundleMention("m4", (Span(0, 1),), "EMO", "me"),
    )
    relations = (BundleRelation("kin", "m1", "m4", "me"),)
    article = BundleArticle("a1", ArticleDetails("t"), "😀\tوميلي.\nنعم", mentions=mentions, relations=relations)
    WebAnnoTsv().write(Bundle(SCHEMA, (article,), (("me", "human"),)), tmp_path, {})
    assert (tmp_path / "a1_t.tsv").read_text(encoding="utf-8").split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value",
        "#T_RL=webanno.custom.Relation|label|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity",
        "",
        "",
        "#Text=😀\\tوميلي.",
        "1-1\t0-2\t😀\t*[1]|EMO[2]\tkin\t1-2.1[3_2]\t",
        "1-2\t3-8\tوميلي\t*[1]\t_\t_\t",
        "1-2.1\t4-8\tميلي\tPER[3]|A\\|b[4]\t_\t_\t",
        "1-3\t8-9\t.\t_\t_\t_\t",
        "",
        "#Text=نعم",
        "2-1\t10-13\tنعم\t_\t_\t_\t",
        "",
    ]


def test_the_seed_gold_goes_out_exactly(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    (article,) = bundle.articles
    assert WebAnnoTsv().losses(article, {}) == []
    WebAnnoTsv().write(bundle, tmp_path, {})
    (again,) = WebAnnoTsv().read(tmp_path).articles
    assert sorted((each.label or "", each.spans) for each in again.mentions) == sorted(
        (each.label or "", each.spans) for each in article.mentions
    )
    assert len(again.relations) == len(article.relations)


def test_inception_s_files_say_what_their_xmi_says(shared_data: Path) -> None:
    etree = pytest.importorskip("lxml.etree", reason="the extra formats-test is not installed")
    compared = 0
    for file in sorted((shared_data / SUITE).glob("*/reference.tsv")):
        xmi = file.with_suffix(".xmi")
        header = file.read_text(encoding="utf-8").split("\n\n")[0]
        if not xmi.exists() or header.count("#T_SP=") != 1 or "#T_CH" in header or "ROLE_" in header:
            continue
        kind = header.split("#T_SP=")[1].split("\n")[0].split("|")[0].rpartition(".")[2]
        root = etree.parse(str(xmi)).getroot()
        text = next(each.get("sofaString") for each in root if each.get("sofaString"))
        units = text.encode("utf-16-le")
        bundle = WebAnnoTsv().read(file)
        (article,) = bundle.articles
        assert article.content.split() == text.split(), file.parent.name
        expected = Counter(
            "".join(units[2 * int(each.get("begin")) : 2 * int(each.get("end"))].decode("utf-16-le").split())
            for each in root
            if each.tag.rpartition("}")[2] in (kind, "NamedEntity" if kind == "Span" else kind)
            and each.get("begin") != each.get("end")
        )
        found = Counter("".join(each.quote(article.content).split()) for each in article.mentions)
        repeated = sum(int(each.split()[0]) for each in bundle.left_out if "repeated" in each)
        if not expected:
            continue  # annotations of a narrower type than the header names
        assert set(found) == set(filter(None, expected)), file.parent.name
        assert found.total() + repeated == sum(n for quote, n in expected.items() if quote), file.parent.name
        compared += 1
    assert compared >= 12


def test_all_of_inception_s_files_come_in_or_are_refused_by_name(shared_data: Path) -> None:
    read = 0
    for file in sorted((shared_data / "fmt-inception").rglob("*.tsv")):
        found = [each.name for each in importers().values() if each.accepts(file)]
        if file.parent.name == "tsv2":
            assert found == ["webanno"]
            with pytest.raises(ImportProblem, match=r"This is WebAnno TSV 2\. Expected #FORMAT=WebAnno TSV 3"):
                WebAnnoTsv().read(file)
            continue
        assert found == ["webanno"], file
        bundle = WebAnnoTsv().read(file)
        (article,) = bundle.articles
        rows = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n") if line[:1].isdigit()]
        words = [row[2] for row in rows if "." not in row[0].split("-")[1]]
        assert "".join(article.content.split()) == "".join("".join(words).split())
        read += 1
    assert read == 65


@pytest.mark.parametrize(
    ("name", "mentions", "relations", "left_out"),
    [
        ("testCrossSentenceSpanWithFeatureValue", [("PERSON", "He loves her .\nShe loves him not .")], 0, ()),
        ("testSubMultiTokenSpanWithoutFeatureValue3", [("Span", "his i"), ("Span", "s a te")], 0, ()),
        ("testSentenceWithEmoji", [("Span", "😊")], 0, ()),
        ("testSubTokenRelation2", [("OTH", "T"), ("OTH", "again")], 1, ()),
        ("testStackedNonMultiTokenRelationWithMultipleFeatureValues", [("Span", "This is"), ("Span", "a test")], 2, ()),
        ("testSimpleSlotFeature", [("SimpleLinkHost", "This"), ("SimpleSpan", "is"), ("SimpleSpan", "a")], 2, ()),
        ("testStackedChain", [], 0, ("6 links of chains",)),
        ("testZeroLengthStackedSpansWithoutFeatures", [], 0, ("4 annotations of no width",)),
    ],
)
def test_what_inception_s_files_hold_is_known(
    shared_data: Path, name: str, mentions: list[tuple[str, str]], relations: int, left_out: tuple[str, ...]
) -> None:
    bundle = WebAnnoTsv().read(shared_data / SUITE / name / "reference.tsv")
    (article,) = bundle.articles
    assert sorted((each.label or "", each.quote(article.content)) for each in article.mentions) == sorted(mentions)
    assert len(article.relations) == relations
    assert bundle.left_out == left_out


@pytest.mark.parametrize("text", ["a\\b|c_d->e;f\tg\nh*i[1]", "\\", "_", "*"])
def test_escapes_come_back(text: str) -> None:
    assert unescape_value(escape_value(text)) == text
    assert unescape_text(escape_text(text)) == text
    assert split_unescaped(f"{escape_value(text)}|x", "|") == [escape_value(text), "x"]


def test_offsets_in_code_points_are_read_where_the_words_prove_it_and_wrong_ones_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Y|value\n\n\n#Text=😀 قال\n"
    path.write_text(head + "1-1\t0-1\t😀\t_\t\n1-2\t2-5\tقال\tV\t\n", encoding="utf-8")
    bundle = WebAnnoTsv().read(path)
    assert "code points" in bundle.problems[0].problem
    (article,) = bundle.articles
    assert [(each.label, each.quote(article.content)) for each in article.mentions] == [("V", "قال")]
    path.write_text(head + "1-1\t0-2\t😀\t_\t\n1-2\t4-7\tقال\tV\t\n", encoding="utf-8")
    with pytest.raises(ImportProblem) as problem:
        WebAnnoTsv().read(path)
    assert problem.value.place == "line 7"
