"""Sentences of spoken English and Turkish, and stretches of minutes, with exact offsets."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear import segmenting
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment, Source, Transcript
from thirdear.segmenting.rules import Tongue, sentences

DATA = Path(__file__).parents[1] / "data"


def gold(language: Tongue) -> list[tuple[str, frozenset[int]]]:
    """Return the hand-marked turns with the offsets at which their later sentences begin."""
    turns = []
    for line in (DATA / f"sentences_{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        pieces = line.split(" | ")
        starts, place = [], 0
        for piece in pieces[:-1]:
            place += len(piece) + 1
            starts.append(place)
        turns.append((" ".join(pieces), frozenset(starts)))
    return turns


def f1(found: list[frozenset[int]], wanted: list[frozenset[int]]) -> float:
    """Return the F1 of sentence starts inside turns, over all turns."""
    hits = sum(len(one & other) for one, other in zip(found, wanted, strict=True))
    return 2 * hits / (sum(map(len, found)) + sum(map(len, wanted)))


def transcript(turns: list[str], times: list[float | None] | None = None) -> Transcript:
    """Return a transcript of these turns, therapist and client in turn."""
    text, segments = "", []
    for index, words in enumerate(turns, start=1):
        label, role = (("Ç", Role.CLIENT), ("T", Role.THERAPIST))[index % 2]
        text += f"{label}: "
        at = times[index - 1] if times else 10.0 * index
        segments.append(Segment(index, len(text), len(text) + len(words), label, role, at))
        text += words + "\n"
    return Transcript("A", 1, text, "", tuple(segments), Source("a", "txt-turns", None, ""))


def test_gold() -> None:
    """Both sets hold at least forty turns and forty cuts."""
    for language in ("en", "tr"):
        turns = gold(language)
        assert len(turns) >= 40
        assert sum(len(starts) for _, starts in turns) >= 40


@pytest.mark.parametrize("language", ["en", "tr"])
def test_hard_turns(language: Tongue) -> None:
    """The component finds the sentences of hard turns where spaCy's own sentencizer does not."""
    turns = gold(language)
    wanted = [starts for _, starts in turns]
    found = segmenting.by_sentence(made := transcript([words for words, _ in turns]), language)
    ours = [
        frozenset(each.start - turn.start for each in found if turn.start < each.start < turn.stop)
        for turn in made.turns
    ]
    plain = spacy.blank(language)
    plain.add_pipe("sentencizer")
    theirs = [
        frozenset(sentence.start_char for sentence in plain(words).sents if sentence.start_char)
        for words, _ in turns
    ]
    assert f1(ours, wanted) >= 0.97
    assert f1(theirs, wanted) <= 0.85


def test_segments_belong_to_their_turns() -> None:
    """Sentences carry speaker and role of the turn; only the first one has the turn's time."""
    made = transcript(["Bak. Gel!", "  Yok.\n\nGelmem…  "])
    found = segmenting.by_sentence(made, "tr")
    assert [(each.index, made.words(each), each.speaker, each.time) for each in found] == [
        (1, "Bak.", "T", 10.0),
        (2, "Gel!", "T", None),
        (3, "Yok.", "Ç", 20.0),
        (4, "Gelmem…", "Ç", None),
    ]
    assert [each.role for each in found[1:3]] == [Role.THERAPIST, Role.CLIENT]


@pytest.mark.parametrize("language", ["en", "tr"])
@given(st.text("aAıIİ.!?…\"'“”()[]*—- \n\t\u00a0ÇçK3,:😀e\u0301", max_size=80))
@settings(max_examples=200)
def test_offsets(language: Tongue, words: str) -> None:
    """Sentences are in order, apart and trimmed, and together hold every word of the turn."""
    found = sentences(words, language)
    assert all(words[a:b] and words[a:b] == words[a:b].strip() for a, b in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    covered = "".join(words[start:stop] for start, stop in found)
    assert "".join(covered.split()) == "".join(words.split())


@given(
    st.lists(st.text("aAİ.!?… \n\"(*)—-K3,'’e\u0301\u200b", min_size=1, max_size=40), max_size=4)
)
@settings(max_examples=60)
def test_spacy_keeps_the_offsets(turns: list[str]) -> None:
    """Through spaCy's tokens the sentences stand where the rules put them."""
    made = transcript(turns)
    found = [(each.start, each.stop) for each in segmenting.by_sentence(made, "en")]
    assert found == [
        (turn.start + start, turn.start + stop)
        for turn in made.turns
        for start, stop in sentences(made.words(turn), "en")
    ]


@pytest.mark.parametrize(
    "unit", ["(", "a.", "... ", "'a ", "“a ", "[x] ", ". (x)", ".", "-", '"a. ', "a.\n", "a "]
)
def test_time_grows_with_length(unit: str) -> None:
    """Endless turns of anything take linear time, in the rules and through spaCy."""
    made = transcript([unit * (60_000 // len(unit))])
    began = time.process_time()
    segmenting.by_sentence(made, "en")
    assert time.process_time() - began < 8


def test_language() -> None:
    """English and Turkish are told apart, also where Turkish is typed without its letters."""
    assert segmenting.guess_language("So what did you do then? I don't know.") == "en"
    assert segmenting.guess_language("Bugün nasıl geçti okul?") == "tr"
    assert segmenting.guess_language("ben de bilmiyorum ama cok kotu bir sey oldu") == "tr"
    assert segmenting.guess_language("BEN ÇOK KIZDIM") == "tr"
    assert segmenting.guess_language("") == "en"
    assert [segmenting.guess_language(words) for words, _ in gold("en")[:5]] == ["en"] * 5


def test_stretches_of_turns() -> None:
    """Five turns by two are three stretches, the last one shorter; none is of no turn."""
    made = transcript(["one", "two", "three", "four", "five"])
    found = segmenting.by_turns(made, 2)
    assert [(s.index, s.speaker, s.role) for s in found] == [
        (1, "", Role.OTHER),
        (2, "", Role.OTHER),
        (3, "T", Role.THERAPIST),
    ]
    turns = made.turns
    assert [(s.start, s.stop) for s in found] == [
        (turns[0].start, turns[1].stop),
        (turns[2].start, turns[3].stop),
        (turns[4].start, turns[4].stop),
    ]
    assert [s.time for s in found] == [10.0, 30.0, 50.0]
    assert segmenting.by_turns(made, 1) == tuple(
        Segment(t.index, t.start, t.stop, t.speaker, t.role, t.time) for t in turns
    )
    with pytest.raises(Refusal, match="at least one turn"):
        segmenting.by_turns(made, 0)


def test_paragraphs_as_far_as_turns_cover_them() -> None:
    """A title is none; turns without a blank line between are one; a turn with one is two."""
    text = "A title\n\nT: one\nC: two\n\nT: three\n\nand more\n\nThe end"
    places = [("T", Role.THERAPIST, "one"), ("C", Role.CLIENT, "two")]
    places.append(("T", Role.THERAPIST, "three\n\nand more"))
    turns = tuple(
        Segment(number, text.index(words), text.index(words) + len(words), who, role, 10.0 * number)
        for number, (who, role, words) in enumerate(places, start=1)
    )
    made = Transcript("A", 1, text, "", turns, Source("a", "txt-turns", None, ""))
    found = segmenting.by_blank_line(made)
    assert [made.words(s) for s in found] == ["one\nC: two", "three", "and more"]
    assert [(s.index, s.role, s.time) for s in found] == [
        (1, Role.OTHER, 10.0),
        (2, Role.THERAPIST, 30.0),
        (3, Role.THERAPIST, None),
    ]


def test_paragraphs_of_one_and_of_several_turns() -> None:
    """Each turn belongs to its own, however many there are before it."""
    said = ("a", "b\n", "c", "d", "e\n", "f\n", "g")
    made = transcript(list(said))
    found = segmenting.by_blank_line(made)
    assert [made.words(one).replace("Ç: ", "").replace("T: ", "").split() for one in found] == [
        *(["a", "b"], ["c", "d", "e"], ["f"], ["g"]),
    ]
    assert [(one.index, one.time) for one in found] == [(1, 10.0), (2, 30.0), (3, 60.0), (4, 70.0)]


def test_a_whole_session_is_one_segment() -> None:
    """From the first turn's first word to the last one's last; none where there is no turn."""
    made = transcript(["one", "two"])
    first, last = made.turns
    assert segmenting.whole(made) == (
        Segment(1, first.start, last.stop, "", Role.OTHER, first.time, last.end),
    )
    assert segmenting.whole(transcript([])) == ()


def test_minutes() -> None:
    """Turns that begin within the same minutes are one segment and nobody's."""
    made = transcript(list("abcdef"), [0.0, 50.0, None, 61.0, 55.0, 200.0])
    found = segmenting.by_minutes(made, 1)
    assert [(each.index, made.words(each)) for each in found] == [
        (1, "a\nÇ: b\nT: c"),
        (2, "d\nT: e"),
        (3, "f"),
    ]
    assert {(each.speaker, each.role) for each in found} == {("", Role.OTHER)}
    assert [each.time for each in found] == [0.0, 61.0, 200.0]
    assert len(segmenting.by_minutes(made, 5)) == 1


def test_minutes_need_times() -> None:
    """A transcript without times cannot be cut by minutes, nor any by none."""
    with pytest.raises(Refusal, match="no times in case A, session 1"):
        segmenting.by_minutes(transcript(["a"], [None]), 5)
    with pytest.raises(Refusal, match="at least one minute"):
        segmenting.by_minutes(transcript(["a"]), 0)


def test_another_pipeline(tmp_path: Path) -> None:
    """A laboratory's pipeline takes the rules' place; one that is not there is refused."""
    own = spacy.blank("xx")
    own.add_pipe("sentencizer", config={"punct_chars": [";"]})
    own.to_disk(tmp_path / "own")
    made = transcript(["a. b; c. d", "e"])
    found = segmenting.by_sentence(made, pipeline=str(tmp_path / "own"))
    assert [made.words(each) for each in found] == ["a. b;", "c. d", "e"]
    with pytest.raises(Refusal, match="No spaCy pipeline 'xx_core' is installed"):
        segmenting.by_sentence(made, pipeline="xx_core")
    spacy.blank("en").to_disk(tmp_path / "none")
    with pytest.raises(Refusal, match="finds no sentences"):
        segmenting.by_sentence(made, pipeline=str(tmp_path / "none"))


def test_worker() -> None:
    """Sentences come from another process: a program that asks for them never loads spaCy."""
    program = (
        "import sys\n"
        "from thirdear import segmenting\n"
        "from thirdear.model.text import *\n"
        "turn = Segment(1, 0, 18, 'T', Role.THERAPIST)\n"
        "made = Transcript('A', 1, 'Bak. Nasıl oldu o?', '', (turn,), Source('a', 't', None, ''))\n"
        "found = segmenting.sentences_of([made, made])\n"
        "print([made.words(each) for each in found[1]], 'spacy' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", "-c", program],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout == "['Bak.', 'Nasıl oldu o?'] False\n"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        # ellipses and interruptions: a capital decides, and the English "I" is one anywhere
        ("en", "I was... I mean, I don't know. | Then he— | Anyway."),
        ("en", "He said… nothing. | And then… | Then he left."),
        ("en", "So I-- | So we stopped. | I -- never mind."),
        ("tr", "Şey... bilmiyorum ki. | Sonra— | Neyse."),
        ("tr", "… tamam. | Iğdır'a gittik. ben... | Ben istemedim."),
        # brackets: a remark stays with the sentence before it, and nothing is cut inside
        ("en", "(laughs) Yes. [crosstalk] | No! (2.5) | Okay."),
        ("en", "I said (and I meant it.) that he left. | Bye."),
        ("tr", "(gülüyor) Evet. [sessizlik] | Hayır! (2,5 sn) | Tamam."),
        # abbreviations and initials
        ("en", "Mr. Smith vs. Dr. Jones, e.g. the teacher. | Ok."),
        ("en", "He went to St. Mary's. | We live in Main St. | It is far."),
        ("tr", "Öğr. Gör. Ali Bey vb. şeyler. | İ. Hanım geldi."),
        ("tr", "M.Ö. 300 yılında. | Kimlik no. 123 vardı. | No. | Hayır dedim."),
        ("en", "No 4. The list. | I met (dr. Smith) there. | He met [prof. Jones] now."),
        # ordinals, Roman ones and times of day
        ("en", "We met on Jan. 5th. | No. 4 was bad. | At 3 p.m. and later."),
        ("tr", "3. sınıfa gidiyorum. | 2. Dünya Savaşı. | II. Abdülhamit geldi."),
        ("tr", "Saat 16.30'da geldim. | Bugün 25. | Yarın 26."),
        # a text without capitals
        ("en", "we live on the 3. floor of that old house. | it is far from here. | he left."),
        ("tr", "biz o eski evin 3. katında oturuyoruz. | buradan çok uzakta. | o gitti."),
        ("en", "she is " + "so very " * 80 + "kind to Ali. | it is far."),
        ("en", "ab " * 18 + "cd. | e f"),  # forty letters are enough to tell
        ("en", "ab " * 18 + "cd. e"),
        # signs of several points, and what begins with them
        ("en", "Well…. | Then he left.. so what.. | Yes."),
        ("tr", "… Ben geldim. | O… | Ben de."),
        ("en", "I met J. Smith there. | So am I. | You too."),
        ("tr", "Ve I. Hanım geldi. | Tamam."),
        ("en", "He is 12. | The next one came. | 100. | That is it. | Number 4. The list."),
        ("tr", "KLİN. Psk. Ali geldi. | Tamam."),
        # the very beginning of a text, which may have no sign at its end
        ("en", "A… | Then he left."),
        ("tr", "3. Sınıfa geçti"),
        ("tr", "100. | Sonra sustu."),
        # cries and quotations
        ("tr", "Ne?! | Gerçekten mi?? | Evet!! | tamam"),
        ("en", '"Go away." he said. | "Never!" | She cried.'),
    ],
)
def test_rules_of_spoken_language(language: Tongue, marked: str) -> None:
    """Sentences end where the bars stand, and nowhere else."""
    text = marked.replace(" | ", " ")
    found = [text[start:stop] for start, stop in sentences(text, language)]
    assert found == marked.split(" | ")


def test_the_language_that_is_named_is_taken_whatever_the_words_look_like() -> None:
    """An ordinal of Turkish ends a sentence of English; unnamed, the language is guessed."""
    spoken = transcript(["Evet. 3. Sınıftaydı çünkü, öyle değil mi?"])
    assert [len(segmenting.by_sentence(spoken, named)) for named in ("tr", "en")] == [2, 3]
    assert len(segmenting.by_sentence(spoken)) == 2


def test_a_number_at_the_beginning_of_a_line_is_an_ordinal() -> None:
    """As at the beginning of a turn; the end of the line ends a sentence."""
    text = "Evet\n 2. Dünya Savaşı."
    assert [text[start:stop] for start, stop in sentences(text, "tr")] == [
        *("Evet", "2. Dünya Savaşı."),
    ]


def test_sentences_of_other_scripts() -> None:
    """Full stops and question marks of other scripts end sentences, with a blank or without."""
    for marked in (
        "今日は学校に行きました。|先生が「元気？」と聞いた。|はい！|元気です。",
        "كيف حالك؟| أنا بخير.| شكرا",
        "ठीक है।| चलो।",
    ):
        text = marked.replace("|", "")
        turn = Segment(1, 0, len(text), "T", Role.THERAPIST)
        transcript = Transcript("A", 1, text, "", (turn,), Source("a.txt", "x", None, ""))
        found = [transcript.words(part) for part in segmenting.by_sentence(transcript, "en")]
        assert found == [part.strip() for part in marked.split("|")]
        assert [text[a:b] for a, b in sentences(text, "tr")] == found
