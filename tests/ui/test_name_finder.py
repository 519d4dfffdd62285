"""Names are found folded, best first, with slips, and in slices that leave room for events."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from reader.text.normalize import fold_text
from reader.text.ranking import rank, rank_with_slips
from reader.ui.searching.name_finder import NameFinder


def find(names: list[str], query: str, most: int = 6, favourites: tuple[int, ...] = ()) -> list[int]:
    """Search until all names were looked at."""
    finder = NameFinder(lambda: iter(enumerate(names)))
    told: list[tuple[list[int], bool]] = []
    finder.found.connect(lambda keys, done: told.append((keys, done)))
    finder.start(fold_text(query), most, favourites)
    while not told or not told[-1][1]:
        QApplication.processEvents()
    return told[-1][0]


def test_what_begins_so_comes_before_words_and_parts_of_words(qapp: object) -> None:
    names = ["مبلغ كبير", "قال أحمد", "أحمد", "أحمد الزاهي", "الأحمد"]
    assert find(names, "احمد") == [2, 3, 1, 4]


def test_a_favourite_comes_before_others_that_fit_as_well(qapp: object) -> None:
    names = [f"خبر رقم {number}" for number in range(20)]
    assert find(names, "خبر", 3) == [0, 1, 2]
    assert find(names, "خبر", 3, (17,)) == [17, 0, 1]


def test_a_letter_wrong_is_forgiven_when_nothing_fits(qapp: object) -> None:
    assert find(["بنيامين نتنياهو", "مارك ميلي"], "نتنياهوو") == [0]
    assert find(["Preferences", "Quit"], "prefernces") == [0]
    assert find(["Preferences", "Quit"], "zzzz") == []


def test_one_thing_with_two_names_is_found_once(qapp: object) -> None:
    finder = NameFinder(lambda: iter([(7, "United Nations"), (7, "الأمم المتحدة"), (7, "Nations")]))
    told: list[list[int]] = []
    finder.found.connect(lambda keys, _done: told.append(keys))
    finder.start("nations", 6)
    assert told[-1] == [7]


def test_a_hundred_thousand_names_leave_room_for_events(qapp: object) -> None:
    read = 0

    def names() -> Iterator[tuple[int, str]]:
        nonlocal read
        for read in range(100_000):
            yield read, f"غانتس يبلغ رئيس الأركان الأمريكي استعداد إسرائيل للعمل {read}"

    finder = NameFinder(names)
    done: list[bool] = []
    finder.found.connect(lambda _keys, all_seen: done.append(all_seen))
    finder.start(fold_text("للعمل 99999"), 6)
    assert read < 50_000 and not any(done), "it comes back long before it has read everything"
    seen: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: seen.append(read))
    timer.start(0)
    while not any(done):
        QApplication.processEvents()
    assert len(set(seen)) > 20, "another timer got its turns meanwhile"
    found: list[list[int]] = []
    finder.found.connect(lambda keys, _done: found.append(keys))
    done.clear()
    finder.start(fold_text("للعمل 99999"), 6)
    while not any(done):
        QApplication.processEvents()
    assert found[-1][0] == 99_999


_FOLDED = st.text("ابتثجحخ ", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_FOLDED, _FOLDED)
def test_a_name_fits_when_and_only_when_it_holds_what_was_typed(wanted: str, name: str) -> None:
    held = wanted in name or (len(wanted.split()) > 1 and all(word in name for word in wanted.split()))
    assert (rank(wanted, name) > 0) == held
    assert rank(name, name) == 100
    assert all(1 <= fit <= 50 for fit, _ in rank_with_slips(wanted, [name]))
