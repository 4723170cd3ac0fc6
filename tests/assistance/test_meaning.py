"""Vectors of meaning: equal for equal texts, near for near ones, in English and in Turkish."""

from __future__ import annotations

from importlib import metadata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear.assistance import average_precision, learn, meaning
from thirdear.model.refusal import Refusal

needed = pytest.mark.skipif(not meaning.installed(), reason="needs the extra meaning")


@needed
@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.text(max_size=40))
def test_equal_texts_have_equal_vectors_of_length_one(texts: list[str], one: str) -> None:
    """In one call to the last digit, in another to a millionth, whatever stands beside them."""
    rows = meaning.vectors([one, *texts, one])
    assert rows.shape == (len(texts) + 2, meaning.SIZE)
    assert np.array_equal(rows[0], rows[-1])
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-3)
    assert np.abs(meaning.vectors([one])[0] - rows[0]).max() < 1e-5


@needed
@pytest.mark.parametrize(
    ("asked", "near", "far"),
    [
        ("She misses her mother.", "The girl longs for her mum.", "The train leaves at noon."),
        ("Annesini özlüyor.", "Kız annesine hasret çekiyor.", "Tren öğlen kalkıyor."),
        ("Annesini özlüyor.", "She misses her mother.", "The train leaves at noon."),
        ("I am angry with you.", "You make me furious.", "Shall we draw a house?"),
    ],
)
def test_what_means_the_same_is_near_without_a_common_word(asked: str, near: str, far: str) -> None:
    """Within a language and across the two."""
    one, same, other = meaning.vectors([asked, near, far])
    assert one @ same > one @ other + 0.1


@needed
def test_odd_texts_have_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing, half a character, signs; of a very long text the beginning counts."""
    rows = meaning.vectors(["", "\udcff half", "🙂\x00\u202e", "why " * 200_000])
    assert np.isfinite(rows).all()
    same = meaning.vectors([("why " * 200_000)[: meaning.LONGEST]])
    assert np.abs(rows[3] - same[0]).max() < 1e-5
    assert meaning.vectors([]).shape == (0, meaning.SIZE)


def test_without_the_extra_one_sentence_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In both languages."""

    def missing(_: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", missing)
    with pytest.raises(Refusal, match=r"pip install thirdear\[meaning\]") as caught:
        meaning.version()
    assert "eki kurun" in caught.value.turkish


def test_a_code_that_only_meaning_tells_is_learned_from_vectors() -> None:
    """Words are drawn without regard to the code; vectors lean to its side."""
    random = np.random.default_rng(3)
    texts = [" ".join(random.choice(["bear", "ball", "house", "sun"], 5)) for _ in range(300)]
    yes = random.random(300) < 0.4
    rows = random.normal(size=(300, 16)).astype(np.float32)
    rows[yes, 0] += 1.5
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    judged = yes[:, None]
    words = learn(texts[:200], judged[:200]).chances(texts[200:])
    both = learn(texts[:200], judged[:200], rows[:200]).chances(texts[200:], rows[200:])
    assert average_precision(words[:, 0], yes[200:]) < 0.55
    assert average_precision(both[:, 0], yes[200:]) > 0.7
