"""brat folders: read by the rules of its manual, and by our own reader."""

import re
from pathlib import Path

import pytest
from formats.bundles import ANNOTATORS, SCHEMA, bundles, gold_bundle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.schema import Attribute, Label, LabelId, RelationType, RelationTypeId, Schema
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleEntity, BundleMention, BundleRelation
from reader.formats.brat import Brat
from reader.formats.brat_names import brat_name, from_brat


@given(st.text(min_size=1))
def test_every_label_name_comes_back_from_the_letters_brat_allows(name: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_-]+", brat_name(name))
    assert from_brat(brat_name(name)) == name


@pytest.mark.parametrize("name", ["Person", "Part-of", "Transfer_money", "A_u0041_B", "_u1f600_", "Highlight", "منصب"])
def test_names_that_look_escaped_come_back(name: str) -> None:
    assert from_brat(brat_name(name)) == name


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundles())
def test_every_row_quotes_the_text_at_its_offsets(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    folder = tmp_path_factory.mktemp("brat")
    Brat().write(bundle, folder, {})
    assert Brat().differences(bundle, folder, {}) == []
    files = sorted(folder.glob("*.ann"))
    assert len(files) == len(bundle.articles)
    marked = 0
    for file in files:
        content = file.with_suffix(".txt").read_bytes().decode()
        for line in file.read_bytes().decode().split("\n"):
            if line.startswith("T"):
                marked += 1
                _, places, quote = line.split("\t", 2)
                pieces = [tuple(map(int, piece.split())) for piece in places.split(" ", 1)[1].split(";")]
                assert " ".join(content[start:end] for start, end in pieces) == quote
                assert all("\n" not in content[start:end] for start, end in pieces)
    rows = [row for article in bundle.articles for row in Brat().losses(article, {})]
    dropped = sum(1 for row in rows if row.change == "dropped")
    assert marked == sum(len(article.mentions) for article in bundle.articles) - dropped


def _bundle(content: str, *mentions: BundleMention, relations: tuple[BundleRelation, ...] = ()) -> Bundle:
    article = BundleArticle("a1", ArticleDetails("t"), content, mentions=mentions, relations=relations)
    return Bundle(SCHEMA, (article,), ANNOTATORS)


def test_a_mention_over_a_line_end_is_cut_and_reported(tmp_path: Path) -> None:
    bundle = _bundle("أول\nثان", BundleMention("m1", (Span(0, 7),), "PER", "gold"))
    (article,) = bundle.articles
    (row,) = Brat().losses(article, {})
    Brat().write(bundle, tmp_path, {})
    assert (row.change, row.start, row.end, row.quote) == ("cut", 0, 7, "أول\nثان")
    assert (tmp_path / "a1_t.ann").read_text(encoding="utf-8") == "T1\tPER 0 3;4 7\tأول ثان\n"


def test_the_same_mention_by_two_annotators_goes_out_once_and_is_reported(tmp_path: Path) -> None:
    bundle = _bundle(
        "قال ميلي",
        BundleMention("m1", (Span(4, 8),), "PER", "ليلى", note="أ"),
        BundleMention("m2", (Span(4, 8),), "PER", "gold", note="ب"),
        BundleMention("m3", (Span(0, 3),), None, "gold"),
        relations=(BundleRelation("kin of", "m2", "m3", "gold"),),
    )
    (article,) = bundle.articles
    (row,) = Brat().losses(article, {})
    Brat().write(bundle, tmp_path, {})
    assert row.change == "dropped"
    assert Brat().differences(bundle, tmp_path, {}) == []
    lines = (tmp_path / "a1_t.ann").read_text(encoding="utf-8").splitlines()
    assert lines == [
        "T1\tPER 4 8\tميلي",
        "T2\tHighlight 0 3\tقال",
        "R1\tkin_u0020_of Arg1:T1 Arg2:T2",
        "#1\tAnnotatorNotes T1\tأ\\nب",
    ]


def test_the_seed_gold_reads_back(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    assert Brat().losses(*bundle.articles, {}) == []
    Brat().write(bundle, tmp_path, {})
    (article,) = Brat().read(tmp_path).articles
    mine = bundle.articles[0]
    assert [(each.label, each.spans) for each in article.mentions] == [
        (each.label, each.spans) for each in mine.mentions
    ]
    number = {f"T{at}": each.id for at, each in enumerate(mine.mentions, 1)}
    assert [(each.type, number[each.source], number[each.target]) for each in article.relations] == [
        (each.type, each.source, each.target) for each in mine.relations
    ]


@pytest.mark.parametrize("folder", ["bio", "news"])
def test_brats_own_examples_are_read_or_named(shared_data: Path, folder: str) -> None:
    path = shared_data / "fmt-brat" / "tutorials" / folder
    bundle = Brat().read(path)
    lines = [line for file in path.glob("*.ann") for line in file.read_text(encoding="utf-8").splitlines()]
    mentions = sum(len(article.mentions) for article in bundle.articles)
    relations = sum(len(article.relations) for article in bundle.articles)
    counts = {what: int(number) for number, what in (each.split(" ", 1) for each in bundle.left_out)}
    assert mentions + counts.get("repeated mentions", 0) == sum(line.startswith("T") for line in lines)
    expected = sum(line.startswith("R") for line in lines)
    for line in lines:
        if line.startswith("E"):
            expected += len(line.split("\t")[1].split()) - 1
        elif line.startswith("*"):
            expected += len(line.split("\t")[1].split()) - 2
    assert relations + counts.get("relations of a mention with itself", 0) == expected
    triggers = {line.split("\t")[1].split(":")[0] for line in lines if line.startswith("E")}
    assert {label.name for label in bundle.schema.labels if label.event} == triggers
    # what is left is one remark on a relation, which has no note here
    assert counts.pop("notes on what is no mention") == 1
    assert set(counts) <= {"repeated mentions", "relations of a mention with itself"}
    attributes = sum(len(each.attributes) for article in bundle.articles for each in article.mentions)
    rows = {tuple(line.split("\t")[1].split()[:2]) for line in lines if line.startswith(("A", "M"))}
    assert attributes >= len(rows)
    links = sum(each.entity is not None for article in bundle.articles for each in article.mentions)
    assert links == sum(line.startswith("N") for line in lines)
    assert len(bundle.articles) == 13


@pytest.mark.parametrize(
    ("ann", "place", "said"),
    [
        ("T1\tPER 0 3\tقال\nT2\tPER 4 9\tميلي\n", "line 2", "the text has 8"),
        ("T1\tPER 0 3\tقلا\n", "line 1", "قلا"),
        ("T1\tPER 3 3\t\n", "line 1", "offsets"),
        ("T1 PER 0 3 x\n", "line 1", "not brat"),
        ("hello\n", "line 1", "not brat"),
        ("T1\tPER 0 3\tقال\nT1\tORG 4 8\tميلي\n", "line 2", "two mentions T1"),
        ("T1\tPER 0 3\tقال\nR1\tkin Arg1:T1 Arg2:T5\n", "", "T5"),
        ("\ufeffT1\tPER 0 3\tقال\n", "", "bom"),
        ("T1\tPER 0 3\tقال\r\n", "", "line_ends"),
    ],
)
def test_a_bad_row_is_refused_by_its_line(tmp_path: Path, ann: str, place: str, said: str) -> None:
    (tmp_path / "a.txt").write_bytes("قال ميلي".encode())
    (tmp_path / "a.ann").write_bytes(ann.encode())
    with pytest.raises(ImportProblem) as problem:
        Brat().read(tmp_path)
    assert problem.value.path == str(tmp_path / "a.ann")
    assert problem.value.place == place
    assert said in problem.value.problem


def test_a_text_whose_offsets_may_count_what_is_repaired_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_bytes(b"")
    for data in (b"\xef\xbb\xbfabc", b"a\r\nb", b"\xe3\xe1"):
        (tmp_path / "a.txt").write_bytes(data)
        with pytest.raises(ImportProblem) as problem:
            Brat().read(tmp_path)
        assert problem.value.path.endswith("a.txt")


def test_repeated_mentions_are_merged_with_their_notes_and_relations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("قال ميلي".encode())
    rows = ["T1\tPER 4 8\tميلي", "T2\tPER 4 8\tميلي", "T3\tORG 0 3\tقال", "#1\tAnnotatorNotes T2\tx", "R1\tk A:T2 B:T3"]
    (tmp_path / "a.ann").write_bytes("\n".join(rows).encode())
    bundle = Brat().read(tmp_path)
    (article,) = bundle.articles
    assert [(each.id, each.note) for each in article.mentions] == [("T1", "x"), ("T3", "")]
    assert [(each.source, each.target) for each in article.relations] == [("T1", "T3")]
    assert bundle.left_out == ("1 repeated mentions",)


def test_an_ann_without_its_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_bytes(b"T1\tPER 0 1\ta\n")
    with pytest.raises(ImportProblem, match=r"Its \.txt is not there"):
        Brat().read(tmp_path)


def test_attributes_links_events_and_roles_come_back(tmp_path: Path) -> None:
    sure, negated = Attribute("sure", ("high", "so so")), Attribute("negated", flag=True)
    schema = Schema(
        (
            Label(LabelId(0), "PER", {"en": "Person", "ar": "شخص"}, "#002faa", attributes=(sure,)),
            Label(LabelId(1), "Attack", event=True, attributes=(negated,), position=1),
            Label(LabelId(2), "GPE", parent=LabelId(0), position=2),
        ),
        (
            RelationType(RelationTypeId(0), "Theme", role=True),
            RelationType(RelationTypeId(1), "arg2", role=True, position=1),
            RelationType(RelationTypeId(2), "kin", attributes=(negated,), position=2),
        ),
    )
    mentions = (
        BundleMention("m1", (Span(0, 3),), "Attack", "gold", attributes={"negated": "true"}, note="كلام\nآخر"),
        BundleMention("m2", (Span(4, 8),), "PER", "gold", "e1", {"sure": "so so"}),
        BundleMention("m3", (Span(9, 12),), "GPE", "gold", "e2"),
        BundleMention("m4", (Span(13, 17),), "PER", "gold", "e1"),
        BundleMention("m5", (Span(13, 17),), "Attack", "gold"),
    )
    relations = (
        BundleRelation("Theme", "m1", "m2", "gold"),
        BundleRelation("Theme", "m1", "m4", "gold"),
        BundleRelation("arg2", "m1", "m5", "gold"),
        BundleRelation("kin", "m2", "m5", "gold", {"negated": "true"}),
    )
    article = BundleArticle("a1", ArticleDetails("t"), "قصف ميلي أمس غانت", mentions=mentions, relations=relations)
    entities = (
        BundleEntity("e1", "مارك ميلي", external_ids={"wikidata": "Q1", "a b": "x y%"}),
        BundleEntity("e2", "أمس"),
    )
    bundle = Bundle(schema, (article,), (("gold", "human"),), entities)
    Brat().write(bundle, tmp_path, {})
    assert Brat().differences(bundle, tmp_path, {}) == []
    rows = (tmp_path / "a1_t.ann").read_text(encoding="utf-8").splitlines()
    assert "E1\tAttack:T1 Theme:T2 Theme2:T4 arg_u0032_:E5" in rows
    assert "R4\tkin Arg1:T2 Arg2:E5" in rows
    assert [row for row in rows if row[0] in "AN#"] == [
        "A1\tnegated R4", "A2\tnegated E1", "#1\tAnnotatorNotes E1\tكلام\\nآخر", "A3\tsure T2 so_u0020_so",
        "N1\tReference T2 hashiya:e1\tمارك ميلي", "N2\tReference T2 wikidata:Q1\tمارك ميلي",
        "N3\tReference T2 a_u0020_b:x%20y%25\tمارك ميلي", "N4\tReference T3 hashiya:e2\tأمس",
        "N5\tReference T4 hashiya:e1\tمارك ميلي", "N6\tReference T4 wikidata:Q1\tمارك ميلي",
        "N7\tReference T4 a_u0020_b:x%20y%25\tمارك ميلي",
    ]  # fmt: skip
    again = Brat().read(tmp_path)
    assert [(each.name, each.external_ids) for each in again.entities] == [
        ("مارك ميلي", {"wikidata": "Q1", "a b": "x y%"}), ("أمس", {}),
    ]  # fmt: skip
    assert [label.name for label in again.schema.labels if label.event] == ["Attack"]
    assert {kind.name for kind in again.schema.relation_types if kind.role} == {"Theme", "arg2"}
    (theirs,) = again.articles
    assert [(each.label, each.spans, each.attributes, each.note) for each in theirs.mentions] == [
        (each.label, each.spans, each.attributes, each.note) for each in mentions
    ]
    configuration = (tmp_path / "annotation.conf").read_text(encoding="utf-8")
    assert "PER\n\tGPE\n" in configuration
    assert "Attack\tTheme*:<ANY>, arg_u0032_*:<ANY>\n" in configuration
    assert "sure\tArg:<ANY>, Value:high|so_u0020_so\n" in configuration
    assert "negated\tArg:<ANY>\n" in configuration
    assert "PER | Person | Person | شخص\n" in (tmp_path / "visual.conf").read_text(encoding="utf-8")


def test_a_server_s_own_configuration_can_be_kept(tmp_path: Path) -> None:
    Brat().write(_bundle("قال"), tmp_path, {"configuration": "no"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a1_t.ann", "a1_t.txt"]


def test_equivalences_are_relations_and_what_hangs_on_nothing_is_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("قال ميلي أمس".encode())
    rows = [
        "T1\tPER 0 3\tقال", "T2\tPER 4 8\tميلي", "T3\tPER 9 12\tأمس", "*\tEquiv T1 T2 T3", "A1\tsure T9", "M1\tsure T1",
        "N1\tReference T9 w:1\tx", "#1\tAnnotatorNotes T9\tx", "#2\tComment T1\tx", "R1\tkin Arg1:T1 Arg2:T1",
    ]  # fmt: skip
    (tmp_path / "a.ann").write_bytes("\n".join(rows).encode())
    bundle = Brat().read(tmp_path)
    (article,) = bundle.articles
    assert [(each.type, each.source, each.target) for each in article.relations] == [
        ("Equiv", "T1", "T2"), ("Equiv", "T2", "T3"),
    ]  # fmt: skip
    assert article.mentions[0].attributes == {"sure": "true"}
    assert set(bundle.left_out) == {
        "1 attributes of what is no mention", "1 normalisations of no mention", "2 notes on what is no mention",
        "1 relations of a mention with itself",
    }  # fmt: skip


def test_a_relation_of_two_that_become_one_is_told_and_the_rest_goes_out(tmp_path: Path) -> None:
    mentions = tuple(BundleMention(name, (Span(start, 2),), "PER", "gold") for name, start in (("m1", 0), ("m2", 1)))
    relation = BundleRelation("holds_role", "m1", "m2", "gold")
    article = BundleArticle("a1", ArticleDetails("t"), "\n1", mentions=mentions, relations=(relation,))
    bundle = Bundle(SCHEMA, (article,), (("gold", "human"),))
    assert [row.what for row in Brat().losses(article, {})] == ["mention", "mention", "relation"]
    Brat().write(bundle, tmp_path, {})
    assert Brat().differences(bundle, tmp_path, {}) == []
