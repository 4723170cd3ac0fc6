"""Codes named by somebody's own words, and codes that are kinds of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.a_desk import a_study, play, shown, transcript
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.study import Study, in_vivo, matrix, recoding

ME = Pass("me")
LINES = [("T", "bugün nasılsın?"), ("Ç", "Karanlıkta bir ayı var, İÇİMDE  bir ayı."), ("T", "…")]
CASE = "Anne ve Bebek"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A Turkish study without any codebook."""
    return a_study(tmp_path, "tr", [transcript(CASE, 3, LINES)], ())


def test_words_become_a_code_once(study: Study) -> None:
    """The part is tagged; the same words again, in other letters, are the same code."""
    place = (CASE, 3, "turn", 2)
    part = in_vivo.part_of(study, place, "içimde bir AYI")
    code, tag = in_vivo.tag(study, ME, place, part)
    assert code.name("tr") == "İÇİMDE bir ayı"
    assert (tag.start, tag.stop) == part
    again, _ = in_vivo.tag(study, Pass("me", 2), place, part)
    assert again == code
    (book,) = study.codebooks()
    assert (book.key, book.version, len(book.codes)) == ("in-vivo", 1, 1)
    other, whole = in_vivo.tag(study, ME, place)
    assert whole.start is None
    assert other.name() == "Karanlıkta bir ayı var, İÇİMDE bir ayı"
    assert study.codebooks()[0].version == 2
    assert not study.store.check()


def test_nothing_is_made_of_no_words(study: Study) -> None:
    """Signs alone, words that are not there, a segment that is not: a sentence, and no codebook."""
    with pytest.raises(Refusal, match="named by nothing"):
        in_vivo.tag(study, ME, (CASE, 3, "turn", 3))
    for segment, words in ((2, "kurt"), (1, "ayı"), (9, "ayı"), (2, " ")):
        with pytest.raises(Refusal):
            in_vivo.part_of(study, (CASE, 3, "turn", segment), words)
    assert study.codebooks() == ()


def test_a_code_is_counted_with_its_kinds(study: Study) -> None:
    """A parent stands above its kinds, wherever it was; no code is a kind of itself."""
    place = (CASE, 3, "turn", 2)
    keys = [
        in_vivo.tag(study, ME, place, in_vivo.part_of(study, place, words))[0].key
        for words in ("karanlıkta", "ayı", "içimde")
    ]
    recoding.nest(study, keys[0], keys[2])
    recoding.nest(study, keys[1], keys[0])
    _, rows = matrix.matrix(study)
    assert [(row.code, row.depth, row.total, row.with_kinds) for row in rows] == [
        (keys[2], 0, 1, 3),
        (keys[0], 1, 1, 2),
        (keys[1], 2, 1, 1),
    ]
    for under in keys:
        with pytest.raises(Refusal, match="cannot be a kind"):
            recoding.nest(study, keys[2], under)
    recoding.nest(study, keys[0], None)
    assert [row.depth for row in matrix.matrix(study)[1]] == [0, 0, 1]


@given(st.text(max_size=200))
def test_a_name_is_one_line_and_short(words: str) -> None:
    """Whatever the words are, or they are refused."""
    try:
        name = in_vivo._name(words)
    except Refusal:
        return
    assert 0 < len(name) <= in_vivo.LONGEST + 1
    assert name == " ".join(name.split())


def test_the_desk_names_a_code_by_the_chosen_words(study: Study) -> None:
    """Keys v and Insert: words become a code; it stands under the segment at once."""

    async def look(pilot, app) -> None:  # type: ignore[no-untyped-def]
        await pilot.press("j", "v", "right", "insert")
        await pilot.pause()
        assert len(study.store.tags(pass_=ME)) == 1
        assert study.codebooks()[0].codes[0].name() in shown(app)
        assert "Kodlandı" in shown(app)
        await pilot.press("u")
        assert study.store.tags(pass_=ME) == ()

    play(study, look, start=(CASE, 3))
