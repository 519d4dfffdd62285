"""Why something does not go out as it is, is said in Arabic for every format, whatever the project holds."""

import itertools
import re
from collections.abc import Iterator

import pytest
from formats.bundles import bundles
from formats.json_family import bundle_with
from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication

from reader.formats.base import Bundle, Exporter
from reader.formats.registry import exporters
from reader.ui.words.format_texts import FormatTexts
from reader.ui.words.i18n import install_language


@pytest.fixture(scope="module")
def arabic(qapp: QApplication) -> Iterator[FormatTexts]:
    install_language(qapp, "ar")
    yield FormatTexts("ar")
    install_language(qapp, "en")


def reasons(exporter: Exporter, bundle: Bundle) -> Iterator[str]:
    """Yield every reason that an exporter has, with each of its options."""
    for chosen in itertools.product(*([(spec.name, each) for each in spec.choices] for spec in exporter.options)):
        for article in bundle.articles:
            yield from (row.reason for row in exporter.losses(article, dict(chosen)))


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundle=bundles())
def test_no_reason_is_english_in_arabic(arabic: FormatTexts, bundle: Bundle) -> None:
    for exporter in exporters().values():
        for reason in set(reasons(exporter, bundle)):
            said = arabic.reason(reason)
            assert reason not in said
            # quotes of the text and names of labels may be anything
            assert not re.search("[A-Za-z]", re.sub("[\u2066\u2067\u2068][^\u2069]*\u2069", "", said)), (
                exporter.name,
                said,
            )


def test_what_a_word_copy_hides_or_widens_is_said_in_arabic(arabic: FormatTexts) -> None:
    nested = bundle_with("قال وزير الدفاع اليوم", (4, 15, "PER"), (4, 15, "OLD"), (4, 15, "منصب"))
    ligature = bundle_with("زار لأمريكا", (5, 11, "PER"))
    said = {arabic.reason(each) for bundle in (nested, ligature) for each in reasons(exporters()["docx"], bundle)}
    assert len(said) == 2 and not any(re.search("[A-Za-z]", each) for each in said)


@pytest.mark.parametrize("quote", ["ميلي", "آل 'ميلي", 'قال "نعم"'])
def test_a_quote_with_quotation_marks_is_said_too(arabic: FormatTexts, quote: str) -> None:
    said = arabic.reason(f"it overlaps PER {quote!r}, which goes out")
    assert quote in said and "overlaps" not in said
