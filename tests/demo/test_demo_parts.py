"""The parts of the demonstration's program: scenes, courses, telling, files."""

from __future__ import annotations

import io
import itertools
import random
import re
import string
import zipfile

import numpy as np
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from thirdear.demo import course, files, scenes, story
from thirdear.model.refusal import Refusal

TECHNIQUES = {code for codes in scenes.TECHNIQUES.values() for code in codes}

LEVEL = story.Level(0.3, 0.3, 0.1)

SMALL = """\
== arrival: the wet coat
when: early middle

P -: It's pouring out there, sorry about the floor.
P -: He jumped into every puddle there was.

T -: Hello.
T holding: Hang it here, it'll be dry when we're done.
T playful: Your coat is crying all over my floor. Shall I get it a tissue?

C -: It's only rain.
C bond_plus: You have to jump too, next time, in the {colour} boots.
C withdrawal: (sits down, coat on)

== the marble run

T -: Mm-hm.
T here_and_now: You let go and listened to it all the way down.

C -: Again.
C task_plus: Put a curve there, no, there, it's too quick.
"""


# --------------------------------------------------------------- scenes


def test_a_scene_file_is_read_into_scenes_beats_and_lines() -> None:
    """Title, phases, beats and lines arrive as they stand; no 'when' fits every phase."""
    first, second = scenes.parse(SMALL, "rain.txt")
    assert (first.title, first.theme, first.when) == (
        "arrival: the wet coat",
        "rain",
        frozenset({"early", "middle"}),
    )
    assert [len(beat) for beat in first.beats] == [2, 3, 3]
    assert first.beats[1][1] == scenes.Line(
        "T", "holding", "Hang it here, it'll be dry when we're done."
    )
    assert first.beats[1][0].code is None
    assert first.arrives
    assert not first.leaves
    assert not first.fits("late")
    assert all(second.fits(phase) for phase in scenes.PHASES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T -: hello", "x.txt, line 1: a scene begins with a line"),
        ("== a\n\nT hello", "x.txt, line 3: a line is 'T code: words'"),
        ("== a\n\nT -:", "x.txt, line 3: a line is"),
        ("== a\n\nX -: hello", "x.txt, line 3: a line is"),
        ("== a\n\nT -: hello\nC -: hello", "line 4: all lines of a beat have one speaker"),
        ("== a\n\nT bond_plus: hello", "line 3: 'bond_plus' is no code for the speaker T"),
        ("== a\n\nP holding: hello", "line 3: 'holding' is no code for the speaker P"),
        ("== a\nwhen: soon\n\nT -: hello", "line 2: 'soon' is no phase"),
        ("== a\n\nT -: the {color} one", "line 3: nothing is known to fill 'color' with"),
        ("== a\nmost: some\n\nT -: hello", "line 2: under a title stand"),
        ("== a\nT -: hello\n\nT -: hello", "line 2: under a title stand"),
        ("== a\n\n== b\n\nT -: hello", "line 1: a scene needs a title and, after an empty line"),
        ("== a", "line 1: a scene needs a title"),
        ("== \n\nT -: hello", "line 1: a scene needs a title"),
    ],
)
def test_a_broken_scene_file_is_refused_with_its_line(text: str, words: str) -> None:
    """Whoever writes scenes is told the file, the line and what is wrong with it."""
    with pytest.raises(Refusal, match=re.escape(words)):
        scenes.parse(text, "x.txt")


_words = st.text(string.ascii_letters + "çğıİöşü.,?!()[]… ", min_size=1, max_size=30).map(str.strip)
_line = st.tuples(st.sampled_from(["-", "holding", "playful"]), _words.filter(bool))


@given(st.lists(st.lists(_line, min_size=1, max_size=4), min_size=1, max_size=5))
def test_whatever_lines_are_written_are_read_back(beats: list[list[tuple[str, str]]]) -> None:
    """Reading a written scene gives its lines, word for word."""
    body = "\n\n".join("\n".join(f"T {code}: {words}" for code, words in beat) for beat in beats)
    (scene,) = scenes.parse(f"== a title\n\n{body}\n", "x.txt")
    read = [[(line.code or "-", line.text) for line in beat] for beat in scene.beats]
    assert read == beats


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_shipped_scenes_can_begin_fill_and_end_every_session(language: str) -> None:
    """Every phase has an arrival, a leaving and scenes between; every blank is filled."""
    stock = scenes.load(language)
    for phase in scenes.PHASES:
        fitting = [scene for scene in stock if scene.fits(phase)]
        assert any(scene.arrives for scene in fitting), phase
        assert any(scene.leaves for scene in fitting), phase
    fillings = scenes.choose_fillings(random.Random(1), language)
    lines = [line for scene in stock for beat in scene.beats for line in beat]
    assert not any(set("{}") & set(scenes.fill(line.text, fillings, language)) for line in lines)


@pytest.mark.parametrize(
    ("language", "text", "filled"),
    [
        ("en", "The {colour} one.", "The red one."),
        ("en", "{number} of them.", "Two of them."),
        ("tr", "{sayı} tane.", "İki tane."),
    ],
)
def test_a_filling_gets_a_capital_where_a_line_begins(
    language: str, text: str, filled: str
) -> None:
    """A Turkish i becomes İ."""
    assert scenes.fill(text, {"colour": "red", "number": "two", "sayı": "iki"}, language) == filled


# --------------------------------------------------------------- course


def test_precedence_is_the_least_squares_answer_and_knows_gaps() -> None:
    """Partial R² and coefficient equal statsmodels' on rows whose last session exists."""
    from statsmodels.api import OLS

    rng = np.random.default_rng(7)
    sessions = [n for n in range(1, 31) if n not in (9, 10, 20)]
    effect, cause = rng.normal(size=(2, len(sessions)))
    rows = [i for i in range(1, len(sessions)) if sessions[i - 1] == sessions[i] - 1]
    time = np.array([sessions[i] for i in rows], dtype=float)
    last = np.array(rows) - 1
    restricted = np.column_stack([effect[last], np.ones(len(rows)), time, time**2])
    small = OLS(effect[rows], restricted).fit()
    full = OLS(effect[rows], np.column_stack([cause[last], restricted])).fit()
    share, coefficient = course.precedence(effect.tolist(), cause.tolist(), sessions, 2)
    assert len(rows) == 24
    assert share == pytest.approx((small.ssr - full.ssr) / small.ssr, rel=1e-8)
    assert coefficient == pytest.approx(full.params[0], rel=1e-8)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("coupled", [True, False])
def test_a_course_shows_its_truth_for_any_seed(seed: int, coupled: bool) -> None:
    """Both directions are there, or neither; the alliance is high, low, high."""
    line = course.draw(str(seed), 33, (12, 21), coupled=coupled)
    seen = [n for n in range(1, 34) if n not in (12, 21)]
    technique = [line.technique[n - 1] for n in seen]
    alliance = [line.alliance[n - 1] for n in seen]
    for effect, cause in ((technique, alliance), (alliance, technique)):
        share, coefficient = course.precedence(effect, cause, seen, 1)
        assert (share > 0.4 and coefficient > 0) if coupled else share < 0.05
    middle = np.mean(line.alliance[12:21])
    assert np.mean(line.alliance[:6]) > middle + 0.3
    assert np.mean(line.alliance[-6:]) > middle + 0.3


# --------------------------------------------------------------- telling


def _stock(copies: int = 30) -> list[scenes.Scene]:
    """Enough scenes for a few sessions: the small ones again and again, in other words."""
    return [
        scene
        for copy in range(copies)
        for scene in scenes.parse(SMALL.replace(".\n", f", {copy} times over.\n"), f"{copy}.txt")
    ]


def test_a_scene_can_have_its_session_and_a_limit() -> None:
    """'left: 3' is told when three sessions are to come and only then; 'most: 2' twice at most."""
    own = "== leaving: {}\n{}\n\nT -: {}\n"
    special = own.format("three more", "left: 3", "Three.") + own.format("rare", "most: 2", "Rare.")
    teller = story.Teller([*_stock(), *scenes.parse(special, "own.txt")], "en")
    told = {
        session: {turn.text for turn in teller.tell(random.Random(9), session, 40, LEVEL)}
        for session in (30, 35, 36, 37, 38)
    }
    assert [session for session, words in told.items() if "Three." in words] == [37]
    assert [session for session, words in told.items() if "Rare." in words] == [30, 35]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5])
def test_a_session_has_as_much_technique_as_it_is_told_to_have(share: float) -> None:
    """The number of technique lines is exact; stance lines do not count."""
    teller = story.Teller(_stock(), "en")
    turns = teller.tell(random.Random(3), 5, 34, story.Level(share, 0.3, 0.1))
    spoken = [turn for turn in turns if turn.speaker == "T"]
    assert sum(turn.code in TECHNIQUES for turn in spoken) == round(share * len(spoken))
    child = [turn for turn in turns if turn.speaker == "C"]
    assert sum(turn.code in scenes.POSITIVE for turn in child) == round(0.3 * len(child))


def test_time_stamps_grow_and_fill_the_hour() -> None:
    """Seconds strictly increase; a session takes 45 to 50 minutes."""
    teller = story.Teller(_stock(), "en")
    times = [turn.time for turn in teller.tell(random.Random(3), 5, 34, story.Level(0.3, 0, 0))]
    assert all(now < then for now, then in itertools.pairwise(times))
    assert 42 * 60 < times[-1] < 50 * 60


def test_too_few_lines_are_refused_in_words() -> None:
    """A fourth use of a line is never the way out."""
    teller = story.Teller(_stock(4), "en")

    def tell_all() -> None:
        for session in range(2, 34):
            teller.tell(random.Random(session), session, 40, story.Level(0.5, 0.5, 0.1))

    with pytest.raises(Refusal, match=r"too few lines to tell session \d+"):
        tell_all()


@pytest.mark.parametrize(
    ("session", "phase"),
    [(1, "first"), (2, "early"), (12, "early"), (13, "middle"), (25, "late"), (34, "last")],
)
def test_phases_divide_a_therapy(session: int, phase: str) -> None:
    """The first and the last session are phases of their own."""
    assert story.phase(session, 34) == phase


# --------------------------------------------------------------- files


def test_word_files_hold_the_words_and_nothing_about_anybody() -> None:
    """python-docx reads back what was written; template leftovers, dates and authors are gone."""
    words = 'a < b & "c" (güler) [laughs]'
    document = Document(
        io.BytesIO(files.word_paragraphs("tr", [[("Ç:", True), (f" {words}", False)]]))
    )
    assert [paragraph.text for paragraph in document.paragraphs] == [f"Ç: {words}"]
    assert document.paragraphs[0].runs[0].bold
    assert document.core_properties.author == ""
    assert document.core_properties.language == "tr-TR"
    table = files.word_table(
        "en", [[("Case A", True)]], ("No", "Who", "What", "When"), [("1", "C", words, "0")]
    )
    assert [cell.text for cell in Document(io.BytesIO(table)).tables[0].rows[1].cells] == [
        "1",
        "C",
        words,
        "0",
    ]
    with zipfile.ZipFile(io.BytesIO(table)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"rsid " not in archive.read("word/settings.xml")
    assert not any(
        "thumbnail" in name or "WithEffects" in name or "customXml" in name for name in names
    )
