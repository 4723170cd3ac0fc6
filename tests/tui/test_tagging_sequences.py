"""Whatever a rater does, in any order: the store equals its replayed journal, spans their words."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.a_desk import ROLES, a_study, transcript
from thirdear.model.coding import Pass
from thirdear.model.text import Role
from thirdear.study import Study
from thirdear.tui.tagging.matches import Pick
from thirdear.tui.tagging.sheet import Sheet
from thirdear.tui.transcript.parts import Part, between, words_of

ME = Pass("me")
CODES = ("mbtc.playful", "mbtc.empathy", "alliance.bond_plus", "alliance.repair")
PLACES = st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True)
ACT = st.one_of(
    st.tuples(st.just("toggle"), st.sampled_from(CODES), PLACES),
    st.tuples(st.just("apply"), st.lists(st.sampled_from(CODES), min_size=1, max_size=3), PLACES),
    st.tuples(st.just("part"), st.sampled_from(CODES), st.integers(0, 7)),
    st.tuples(st.just("remove"), PLACES),
    st.tuples(st.just("doubt"), PLACES),
    st.tuples(st.just("flag"), PLACES),
    st.tuples(st.just("memo"), st.integers(0, 7), st.sampled_from(["", "one", "iki"])),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("restart")),
)


def act(study: Study, sheet: Sheet, doing: Sequence[object]) -> None:
    """Do one thing as the desk does it."""
    match doing:
        case ("toggle", str(code), list(places)):
            allowed = sheet.allowed(code, places)
            if allowed:
                sheet.toggle(Pick(code), allowed)
        case ("apply", list(codes), list(places)):
            sheet.apply([Pick(code) for code in codes], places)
        case ("part", str(code), int(place)) if sheet.allowed(code, [place]):
            first, *_ = words_of(sheet.words(place))
            begin = sheet.segment(place).start
            sheet.toggle(Pick(code), [place], (begin + first[0], begin + first[1]))
        case ("remove", list(places)):
            sheet.remove(places)
        case ("doubt", list(places)):
            sheet.doubt(places)
        case ("flag", list(places)):
            sheet.flag(places)
        case ("memo", int(place), str(text)):
            sheet.set_memo(place, text)
        case ("undo" | "redo" as way,):
            (study.undo if way == "undo" else study.redo)("me")
            sheet.reload()


def state(sheet: Sheet) -> list[object]:
    """Return all that a sheet shows."""
    places = range(len(sheet))
    return [(sheet.tags(p), sheet.flagged(p), sheet.memo(p)) for p in places]


@settings(max_examples=25)
@given(st.lists(ACT, max_size=25))
def test_the_store_equals_its_replayed_journal(acts: list[tuple[object, ...]]) -> None:
    """Tags, parts, doubts, flags, memos, undo, redo and restarts: nothing differs on any path."""
    with tempfile.TemporaryDirectory() as folder:
        study = a_study(Path(folder))
        sheet = Sheet(study, ME, "A", 1)
        for doing in acts:
            if doing == ("restart",):
                study.close()
                study = Study.open(Path(folder) / "study")
                sheet = Sheet(study, ME, "A", 1)
            act(study, sheet, doing)
        shown = state(sheet)
        sheet.reload()
        assert state(sheet) == shown
        assert study.store.check() == ()
        assert study.store.rebuild() == ()
        assert state(Sheet(study, ME, "A", 1)) == shown
        study.close()


@settings(max_examples=20)
@given(st.lists(ACT, min_size=1, max_size=10))
def test_undo_and_redo_are_each_others_inverse(acts: list[tuple[object, ...]]) -> None:
    """Everything taken back is as at the beginning; everything done again as before that."""
    doing = [one for one in acts if one[0] not in ("undo", "redo", "restart")]
    with tempfile.TemporaryDirectory() as folder, a_study(Path(folder)) as study:
        sheet = Sheet(study, ME, "A", 1)
        empty = state(sheet)
        for one in doing:
            act(study, sheet, one)
        shown = state(sheet)
        while study.undo("me"):
            pass
        sheet.reload()
        assert state(sheet) == empty
        while study.redo("me"):
            pass
        sheet.reload()
        assert state(sheet) == shown


WORD = st.text("aıİiIşğçöü’'ñ", min_size=1, max_size=6) | st.sampled_from(
    ["👩‍👩‍👧", "🇹🇷", "e\u0301", "i\u0307", "각", "नि", "ab👍🏽", "don't", "Ayşe'nin", "…", "—"]
)


@settings(max_examples=60)
@given(st.lists(WORD, min_size=1, max_size=8), st.data())
def test_a_part_covers_the_words_it_was_set_on(words: list[str], data: st.DataObject) -> None:
    """By keys or by mouse a part begins and ends at words, in whatever script, and stays so."""
    text = " ".join(words)
    stretches = words_of(text)
    assert "".join(text.split()) == "".join("".join(text[a:b].split()) for a, b in stretches)
    part = Part(stretches)
    for _ in range(data.draw(st.integers(0, 5))):
        step = data.draw(st.sampled_from([-1, 1]))
        part = data.draw(st.sampled_from([part.moved, part.stretched]))(step)
    one, other = (data.draw(st.integers(0, len(text))) for _ in range(2))
    dragged = between(text, one, other)
    with tempfile.TemporaryDirectory() as folder:
        label = next(label for label, role in ROLES.items() if role is Role.THERAPIST)
        made = transcript("A", 1, [(label, text)])
        with a_study(Path(folder), transcripts=[made]) as study:
            sheet = Sheet(study, ME, "A", 1)
            for chosen in filter(None, (part, dragged)):
                start, stop = chosen.stretch
                sheet.apply([Pick("mbtc.playful")], [0], (start, stop))
                assert (start, stop) == (
                    min(a for a, b in stretches if b > start),
                    max(b for a, b in stretches if a < stop),
                )
                tag = sheet.tags(0)[-1]
                assert study.transcript("A", 1).text[tag.start : tag.stop] == text[start:stop]
            assert study.store.check() == ()
