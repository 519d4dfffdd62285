"""Nearly equal texts: found without comparing all with all, as if all were compared."""

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.text.similarity import NEAR, NearTexts, jaccard, shingles


def brute_force(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 3]) for at in range(max(1, len(words) - 2))} if words else set()


@given(st.lists(st.sampled_from(["قال", "ميلي", "إن", "غانتس", "وصل", "اليوم"]), max_size=30), st.data())
def test_the_similarity_is_that_of_the_words_themselves(words: list[str], data: st.DataObject) -> None:
    other = data.draw(st.permutations(words))
    one, two = brute_force(" ".join(words)), brute_force(" ".join(other))
    wanted = len(one & two) / len(one | two) if one | two else 0.0
    assert jaccard(shingles(" ".join(words)), shingles(" ".join(other))) == wanted


def corpus(chance: random.Random) -> list[str]:
    """Return 300 texts, a third of them copies of others with some words changed."""
    texts: list[str] = []
    for number in range(300):
        if number % 3 == 2:
            words = chance.choice(texts).split()
            for _ in range(chance.randrange(0, 1 + len(words) // 20)):
                words[chance.randrange(len(words))] = f"غيرها{number}"
        else:
            words = [f"كلمة{chance.randrange(400)}" for _ in range(chance.randrange(30, 200))]
        texts.append(" ".join(words))
    return texts


def test_all_that_are_near_are_found_and_nothing_else() -> None:
    texts = corpus(random.Random(1))
    index: NearTexts[int] = NearTexts(texts.__getitem__)
    found = {(key, other) for key, text in enumerate(texts) for other, _ in index.add(key, text)}
    sets = [brute_force(text) for text in texts]
    wanted = {
        (key, other)
        for key in range(len(texts))
        for other in range(key)
        if len(sets[key] & sets[other]) / len(sets[key] | sets[other]) >= NEAR
    }
    assert len(wanted) > 50
    assert found <= wanted, "each is counted exactly"
    assert len(found) >= 0.98 * len(wanted)


def test_marks_tatweel_case_and_signs_make_no_difference() -> None:
    assert shingles("قَالَ: ميلـــي، Word") == shingles("قال ميلي word")
    assert shingles("") == set() and jaccard(set(), set()) == 0.0
    assert NearTexts(lambda _key: "").add(1, " ") == []


def test_thousands_that_share_a_text_are_not_all_compared() -> None:
    asked: list[int] = []
    same = " ".join(f"كلمة{number}" for number in range(60))
    texts = [f"{same} {number}" for number in range(2000)]

    def text_of(key: int) -> str:
        asked.append(key)
        return texts[key]

    index = NearTexts(text_of)
    near = [bool(index.add(key, text)) for key, text in enumerate(texts)]
    assert near[1:] == [True] * 1999 and len(asked) < 40 * len(texts)
