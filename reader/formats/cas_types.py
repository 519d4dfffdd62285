"""The types that articles take in UIMA: DKPro's and INCEpTION's where they have one, so that those tools show them."""

from collections.abc import Iterator
from typing import Any

from reader.formats.base import BundleArticle

NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
RELATION, ARTICLE_LABEL = "hashiya.Relation", "hashiya.ArticleLabel"
DOCUMENT, ANNOTATION = "uima.tcas.DocumentAnnotation", "uima.tcas.Annotation"
STRING = "uima.cas.String"
# INCEpTION's names for the ends of a relation
SOURCE, TARGET = "Governor", "Dependent"


def type_system(cassis: Any) -> Any:
    """Return the type system that goes out with every article."""
    types = cassis.TypeSystem()
    for name, parent, features in (
        (NAMED_ENTITY, ANNOTATION, ("value", "identifier", "annotator", "note")),
        (METADATA, DOCUMENT, ("documentTitle", "documentId", "documentUri")),
        (RELATION, ANNOTATION, ("value", "annotator")),
        (ARTICLE_LABEL, "uima.cas.AnnotationBase", ("value", "annotator")),
    ):
        made = types.create_type(name=name, supertypeName=parent)
        for feature in features:
            types.create_feature(domainType=made, name=feature, rangeType=STRING)
    for feature in (SOURCE, TARGET):
        types.create_feature(domainType=types.get_type(RELATION), name=feature, rangeType=NAMED_ENTITY)
    return types


def cas_of(cassis: Any, types: Any, article: BundleArticle) -> Any:
    """Return an article, whose mentions are all in one piece, as a CAS; cassis turns code points into UTF-16 units."""
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = article.content, "text/plain"
    cas.add_all(_structures(types, article))
    return cas


def _structures(types: Any, article: BundleArticle) -> Iterator[Any]:
    details = article.details
    yield types.get_type(METADATA)(
        begin=0, end=len(article.content), language=details.language or "x-unspecified",
        documentTitle=details.title, documentId=article.id, documentUri=details.url or None,
    )  # fmt: skip
    entity, relation, label = (types.get_type(name) for name in (NAMED_ENTITY, RELATION, ARTICLE_LABEL))
    made = {}
    for mention in article.mentions:
        (span,) = mention.spans
        made[mention.id] = entity(
            begin=span.start, end=span.end, value=mention.label, annotator=mention.annotator, note=mention.note or None
        )
    yield from made.values()
    for each in article.relations:
        source, target = made[each.source], made[each.target]
        ends = {SOURCE: source, TARGET: target}
        yield relation(begin=target.begin, end=target.end, value=each.type, annotator=each.annotator, **ends)
    for annotator, name in article.labels:
        yield label(value=name, annotator=annotator)
