"""TEI P5: every bundle comes back equal; a walker of the test's own follows the pointers of the Guidelines."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from formats.bundles import ENTITIES, SCHEMA, bundles, gold_bundle
from formats.json_family import ANNOTATED, bundle_with, comes_back
from hypothesis import HealthCheck, given, settings

from reader.domain.article import ArticleDetails
from reader.domain.errors import ImportProblem
from reader.domain.span import Span
from reader.formats.base import Bundle, BundleArticle, BundleMention
from reader.formats.carrying import said
from reader.formats.registry import importers
from reader.formats.tei import Tei
from reader.formats.tei_names import name_in, name_out
from reader.project import Project
from reader.project.gathering import gather
from reader.project.importing import import_paths
from reader.project.samples import create_sample_project

etree = pytest.importorskip("lxml.etree", reason="the extra xml is not installed")
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
DOCUMENT = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ar"><teiHeader><fileDesc><titleStmt><title>عنوان
 المقال</title><author>ليلى</author></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><bibl>
 <title level="j">الهلال</title><date when="1906-02-25">قديم</date></bibl></sourceDesc></fileDesc></teiHeader>
 {standoff}<text><body>{body}</body></text></TEI>"""


def tei(path: Path, body: str, standoff: str = "") -> Bundle:
    path.write_text(DOCUMENT.format(body=body, standoff=standoff), encoding="utf-8")
    return Tei().read(path)


def quotes(article: BundleArticle) -> list[tuple[str | None, str]]:
    return [(each.label, each.quote(article.content)) for each in article.mentions]


def followed(path: Path) -> tuple[str, Counter[tuple[str, ...]]]:
    """Read one of our files as the Guidelines say: pointers count the characters in the element they name."""
    root = etree.parse(str(path)).getroot()
    by_id = {each.get(XML_ID): each for each in root.iter() if each.get(XML_ID)}
    found: Counter[tuple[str, ...]] = Counter()
    for span in root.xpath("t:standOff/t:spanGrp[@type='mentions']/t:span", namespaces=TEI):
        name, *numbers = re.fullmatch(r"#string-range\((.*)\)", span.get("target"))[1].split(",")  # type: ignore[index]
        whole = by_id[name].xpath("string(.)")
        edges = list(map(int, numbers))
        pieces = [whole[at : at + length] for at, length in zip(edges[::2], edges[1::2])]
        assert pieces == [each.xpath("string(.)") for each in span.xpath("t:rs", namespaces=TEI)]
        label = by_id[span.get("ana")[1:]].xpath("string(t:catDesc)", namespaces=TEI) if span.get("ana") else ""
        who = by_id[span.get("resp")[1:]].xpath("string(t:name)", namespaces=TEI)
        found[(label, who, *pieces)] += 1
    return root.xpath("string(t:text)", namespaces=TEI), found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bundle=bundles())
def test_every_bundle_comes_back_equal_and_others_can_follow_the_pointers(
    tmp_path_factory: pytest.TempPathFactory, bundle: Bundle
) -> None:
    path = tmp_path_factory.mktemp("tei")
    comes_back(Tei(), Tei(), bundle, path, {}, pieces=True)
    again = Tei().read(path)
    assert [said(each) for each in again.articles] == [said(each) for each in bundle.articles]
    for mine, theirs in zip(bundle.articles, again.articles, strict=True):
        # a title that is missing is made from the text
        assert theirs.details == replace(mine.details, title=mine.details.title or theirs.details.title)
    wanted = {each.entity for article in bundle.articles for each in article.mentions if each.entity}
    assert sorted(each.id for each in again.entities) == sorted(wanted)
    assert all(each in ENTITIES for each in again.entities)
    for file, article in zip(sorted(path.iterdir()), bundle.articles, strict=True):
        content, found = followed(file)
        assert content == article.content
        assert found == Counter(
            (each.label or "", each.annotator, *(span.slice(content) for span in each.spans))
            for each in article.mentions
        )


def test_the_seed_s_gold_comes_back_with_its_entities_and_relations(shared_data: Path, tmp_path: Path) -> None:
    bundle = gold_bundle(shared_data, SCHEMA)
    Tei().write(bundle, tmp_path, {})
    again = Tei().read(tmp_path)
    (mine,), (theirs,) = bundle.articles, again.articles
    assert said(mine) == said(theirs) and len(theirs.mentions) > 80 and theirs.relations
    assert {each.name for each in again.entities} == {each.name for each in bundle.entities}


@pytest.mark.parametrize("content", ["", "\n\n", "ا\x01ب\n\x0b\ufffe", "\n ا\n\n\n😀"])
def test_empty_texts_and_characters_that_xml_cannot_hold_come_back(tmp_path: Path, content: str) -> None:
    mentions = (BundleMention("m1", (Span(0, 3),), "PER", "me"),) if "ا\x01ب" in content else ()
    article = BundleArticle("a1", ArticleDetails("t"), content, mentions=mentions)
    bundle = Bundle(SCHEMA, (article,), (("me", "human"),))
    Tei().write(bundle, tmp_path, {})
    assert Tei().differences(bundle, tmp_path, {}) == []
    seen, found = followed(next(tmp_path.iterdir()))
    # others see a replacement at the same place, so that all offsets are right
    assert seen == re.sub("[\x01\x0b\ufffe]", "\ufffd", content)
    assert sum(found.values()) == len(mentions)


def test_a_title_keeps_a_character_that_xml_cannot_hold(tmp_path: Path) -> None:
    article = BundleArticle("a", ArticleDetails("t\x02"), "نص")
    Tei().write(Bundle(SCHEMA, (article,)), tmp_path, {})
    assert next(iter(Tei().read(tmp_path).articles)).details.title == "t\x02"


def test_inline_names_nested_ones_too_become_mentions_and_white_space_is_collapsed(tmp_path: Path) -> None:
    body = """
      <head>خبر</head>
      <p>قال <persName ref="viaf:1 wikidata:Q2"><roleName type="mil">اللواء</roleName>
         <surname>ميلي</surname></persName> في
         <placeName> تل <lb/>أبيب </placeName>و<orgName>الأمم<lb break="no"/>ية</orgName>،
         <rs type="person" key="k1">الرجل</rs><note>حاشية المحقق</note> <del>محذوف</del>
         <choice><sic>خطء</sic><corr><name>صواب</name></corr></choice></p>
      <lg><l>شطر <date when="1906">أول</date></l><l>شطر ثان</l></lg>"""
    bundle = tei(tmp_path / "a.xml", body)
    (article,) = bundle.articles
    assert article.content == "خبر\nقال اللواء ميلي في تل أبيب والأممية، الرجل صواب\nشطر أول\nشطر ثان"
    assert quotes(article) == [
        ("persName", "اللواء ميلي"), ("roleName", "اللواء"), ("surname", "ميلي"), ("placeName", "تل أبيب"),
        ("orgName", "الأممية"), ("rs", "الرجل"), ("name", "صواب"), ("date", "أول"),
    ]  # fmt: skip
    by_label = {each.label: each for each in article.mentions}
    assert by_label["date"].attributes == {"when": "1906"}
    assert by_label["rs"].attributes == {"type": "person", "key": "k1"}
    (entity,) = bundle.entities
    assert entity.name == "اللواء ميلي" and entity.external_ids == {"viaf": "1", "wikidata": "Q2"}
    assert by_label["persName"].entity == entity.id
    (note,) = article.notes
    assert note.body == "حاشية المحقق" and note.span is not None and note.span.slice(article.content) == "الرجل"
    assert article.details == ArticleDetails("عنوان المقال", "الهلال", "", "ليلى", "1906-02-25", "ar")
    assert bundle.left_out == ("1 <del> elements",)


def test_others_stand_off_points_to_elements_or_counts_characters(tmp_path: Path) -> None:
    off = """<standOff><spanGrp type="entity"><span target="#w1 #w3"/><span from="#w1" to="#w2"/>
      <span type="PER" target="#string-range(p1,0,3)"/><span target="#gone"/><span target="#string-range(p1,0,99)"/>
      </spanGrp></standOff>"""
    body = '<p xml:id="p1"><w xml:id="w1">قال</w> <w xml:id="w2">😀لهم</w> <w xml:id="w3">نعم</w></p>'
    bundle = tei(tmp_path / "a.xml", body, off)
    (article,) = bundle.articles
    assert article.content == "قال 😀لهم نعم"
    assert quotes(article) == [("entity", "قال نعم"), ("entity", "قال 😀لهم"), ("PER", "قال")]
    assert [each.place for each in bundle.problems] == ["span 4", "span 5"]


def test_a_real_journal_comes_in_with_the_names_that_its_mark_up_holds(shared_data: Path, tmp_path: Path) -> None:
    path = next((shared_data / "tei-muqtabas").glob("*.xml"))
    assert next(each.name for each in importers().values() if each.accepts(path)) == "tei"
    bundle = Tei().read(path)
    (article,) = bundle.articles
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"<note .*?</note>|<del .*?</del>|<orig .*?</orig>", "", text[text.index("<text") :], flags=re.DOTALL)
    names = ("persName", "placeName", "orgName", "date", "title", "forename", "surname", "roleName", "addName")
    expected = Counter(re.findall(rf"<(?:tei:)?({'|'.join(names)})\b(?:[^>/]|/(?!>))*>", text))
    assert Counter(each.label for each in article.mentions) == expected and not bundle.problems
    stripped = re.sub(r"<[^>]*>", " ", text).split()
    assert "".join(article.content.split()) == "".join(stripped)
    assert article.details.title == "مجلة المقتبس" and article.details.published == "1906-02-25"
    with Project.create(tmp_path / "p.sqlite") as project:
        assert not import_paths(project, [path]).problems
        assert project.check() == []


@pytest.mark.parametrize("name", ["external.xml", "quadratic.xml", "xmlbomb.xml", "xmlbomb2.xml"])
def test_what_declares_entities_is_refused_by_name(shared_data: Path, name: str) -> None:
    with pytest.raises(ImportProblem, match=r"declares entities \(\w+"):
        Tei().read(shared_data / "hostile-xml" / "xmltestdata" / name)


def test_other_xml_and_holes_are_refused(shared_data: Path, tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="first element is html"):
        Tei().read(shared_data / "hostile-xml" / "xmltestdata" / "dtd.xml")
    with pytest.raises(ImportProblem, match=r"line \d+.*not XML"):
        tei(tmp_path / "a.xml", "<p>بلا نهاية")
    secret = tmp_path / "secret.txt"
    secret.write_text("سر", encoding="utf-8")
    whole = DOCUMENT.format(body="<p>&x;</p>", standoff="")
    (tmp_path / "b.xml").write_text(f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{whole}', encoding="utf-8")
    with pytest.raises(ImportProblem, match=r"declares entities \(x\)"):
        Tei().read(tmp_path / "b.xml")
    (tmp_path / "c.xml").write_text(f'<!DOCTYPE TEI SYSTEM "tei.dtd">{whole}', encoding="utf-8")
    (tmp_path / "tei.dtd").write_text('<!ENTITY x "سر">', encoding="utf-8")
    with pytest.raises(ImportProblem, match="entity &x;, which it does not define"):
        Tei().read(tmp_path / "c.xml")


def test_a_group_is_an_article_for_each_text(tmp_path: Path) -> None:
    one = "<text><body><head>{0}</head><p>نص {0}</p></body></text>"
    whole = DOCUMENT.format(body="", standoff="").replace("<body></body>", f"<group>{one}{one}</group>")
    (tmp_path / "g.xml").write_text(whole.format("أ"), encoding="utf-8")
    bundle = Tei().read(tmp_path / "g.xml")
    assert [(each.id, each.details.title, each.content) for each in bundle.articles] == [
        ("g-1", "أ", "أ\nنص أ"), ("g-2", "أ", "أ\nنص أ"),
    ]  # fmt: skip


def test_a_mention_of_emoji_and_a_proclitic_is_where_it_was(tmp_path: Path) -> None:
    bundle = bundle_with(ANNOTATED, (4, 5, "PER"), (7, 11, None), (4, 11, "منصب"), relations=("holds_role",))
    comes_back(Tei(), Tei(), bundle, tmp_path, {}, pieces=True)


@pytest.fixture(scope="module")
def guidelines() -> etree.RelaxNG:
    """What the Guidelines allow of what is written."""
    return etree.RelaxNG(etree.parse(str(Path(__file__).parents[1] / "data" / "tei_standoff.rng")))


def written(bundle: Bundle, folder: Path) -> Iterator[etree._ElementTree]:
    Tei().write(bundle, folder, {})
    for file in sorted(folder.glob("*.xml")):
        yield etree.parse(str(file))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundle=bundles())
def test_what_is_written_is_what_the_guidelines_allow(bundle: Bundle, guidelines: etree.RelaxNG) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for document in written(bundle, Path(folder)):
            assert guidelines.validate(document), guidelines.error_log


def test_the_sample_and_idrisi_are_what_the_guidelines_allow(
    guidelines: etree.RelaxNG, shared_data: Path, tmp_path: Path
) -> None:
    create_sample_project(tmp_path / "s.sqlite")
    (tmp_path / "sample").mkdir()
    (tmp_path / "idrisi").mkdir()
    with Project.open(tmp_path / "s.sqlite") as project:
        documents = list(written(gather(project), tmp_path / "sample"))
    tweets = importers()["span-jsonl"].read(shared_data / "ner-idrisi" / "beirut_explosion_2020.jsonl")
    documents += written(tweets, tmp_path / "idrisi")
    assert len(documents) > 30
    for document in documents:
        assert guidelines.validate(document), guidelines.error_log


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('name="certainty"', 'name="not a name"'),
        ("<standOff>", "<standOff><span target='#body'/>"),
        (' resp="#a1"', ""),
        ("<spanGrp", "<annotations"),
        ('ident="hashiya"', 'ident="1 2"'),
    ],
)
def test_the_guidelines_refuse_what_they_do_not_know(
    guidelines: etree.RelaxNG, tmp_path: Path, right: str, wrong: str
) -> None:
    bundle = bundle_with(ANNOTATED, (0, 4, "PER"))
    (article,) = bundle.articles
    noted = replace(article, mentions=(article.mentions[0]._replace(attributes={"certainty": "low"}),))
    (document,) = written(replace(bundle, articles=(noted,)), tmp_path)
    text = etree.tostring(document, encoding="unicode")
    assert guidelines.validate(document) and right in text
    changed = text.replace(right, wrong).replace(
        "</spanGrp", "</annotations" if "annotations" in wrong else "</spanGrp"
    )
    assert not guidelines.validate(etree.fromstring(changed))


@pytest.mark.parametrize("name", ["x y", "1a", "a:b", "_x0020_", "عدد", "😀", "-x", "a%20b", "a\tb"])
def test_any_name_of_an_attribute_is_an_xml_name_and_comes_back(name: str) -> None:
    assert name_in(name_out(name)) == name
    assert etree.fromstring(f"<{name_out(name)}/>").tag == name_out(name)
