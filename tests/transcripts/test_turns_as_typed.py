"""Invented transcripts as people type and publish them are read right, or asked about."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.transcripts.test_transcripts import unplaced, words
from tests.transcripts.test_turns_no_word_lost import rest
from thirdear.model.language import speak
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.transcripts import Unlabelled, read

TEXTS = Path(__file__).parents[1] / "data" / "texts"
MESSY = TEXTS / "messy-tr"
SAID = [
    "How was the week since we met?",
    "It was all right. We moved the desk to the window.",
    "You said it got quiet then. What did you notice in yourself?",
    "I got angry, and then I wanted to hide.",
    "I am wondering what she may have thought when you left the room.",
    "Maybe that I did not care. But I did care.",
    "Shall we look at that moment slowly?",
    "Yes. I was at the door, and nobody said anything.",
    "It sounds as if two feelings came at once.",
    "Angry and sad, I think.",
    "What would he say if he were here?",
    "He would say I make it big.",
]


def one(name: str, **told: object) -> Reading:
    """Read the one session of a file."""
    (reading,) = read(TEXTS / name, **told)  # type: ignore[arg-type]
    return reading


def labels(reading: Reading) -> list[str]:
    """Return the speaker of every turn."""
    return [span.speaker for span in reading.spans]


@pytest.mark.parametrize("name", ["bold-names.md", "name-alone.txt"])
def test_names_that_stand_out(name: str) -> None:
    """Names in bold, and names alone on a line without a colon, are labels."""
    reading = one(name)
    assert words(reading) == SAID
    assert labels(reading) == ["Therapist", "Client"] * 6
    assert not unplaced(reading)


def test_a_legend_with_dashes() -> None:
    """A legend gives the roles that its words surely mean, is no turn, and is reported."""
    reading = one("legend-and-dashes.docx")
    assert words(reading) == SAID
    assert labels(reading) == ["I", "C"] * 6
    assert dict(reading.roles) == {"C": Role.CLIENT}
    assert unplaced(reading) == ["Interview with participant 2", "I – Interviewer   C – Client"]


@pytest.mark.parametrize("name", ["alternating.docx", "times-only.txt", "few-names.vtt"])
def test_nobody_is_taken_for_a_speaker_unasked(name: str) -> None:
    """A text without labels is refused, with the option that reads it, in both languages."""
    for language, option in (("en", "Therapist,Client"), ("tr", "Terapist,Danışan")):
        speak(language)
        with pytest.raises(Unlabelled, match=f"--in-turn {option}") as refused:
            one(name)
        assert refused.value.pieces == (36 if name.endswith("vtt") else 12)
        assert "desk" not in str(refused.value)
    speak("en")


def test_speakers_in_turn() -> None:
    """Paragraphs are of the speakers in turn; the title and the date above them are no turns."""
    reading = one("alternating.docx", in_turn=("Therapist", "Client"))
    assert words(reading) == SAID
    assert labels(reading) == ["Therapist", "Client"] * 6
    assert (reading.session, unplaced(reading)) == (4, ["12 March, 50 minutes"])
    assert set(labels(one("alternating.docx", in_turn=("Ayla",)))) == {"Ayla"}


def test_times_without_speakers() -> None:
    """Each time begins a turn and is its time, in turn or of one speaker; slips are told."""
    reading = one("times-only.txt", in_turn=("T", "C"))
    assert words(reading) == SAID
    assert [span.time for span in reading.spans] == [0, 9, 18, 27, 36, 45, 114, 63, 72, 81, 90, 99]
    assert reading.warnings == ("1 time earlier than the one before, first at line 16",)
    assert words(one("times-only.txt", in_turn=("T",))) == SAID


def test_captions_with_few_names() -> None:
    """Cues are never all given to a name before two of many; who asks for that name gets it."""
    told = one("few-names.vtt", labels=["leyla arman"])
    assert Counter(labels(told)) == {"Leyla Arman": 2, "": 34}
    assert words(told) == SAID * 3
    turns = one("few-names.vtt", in_turn=("A", "B"))
    assert labels(turns) == ["A", "B"] * 18
    assert len(one("few-names.vtt", in_turn=("A",)).spans) == 1  # cues without a pause between


CUE = """1
00:00:01,000 --> 00:00:02,000
T: Hello there.

2
00:00:03,000 --> 00:00:05,000
{}

3
00:00:06,000 --> 00:00:07,000
C: Yes.
"""


@pytest.mark.parametrize("mark", ["", "- ", "– ", "-", ">> "])
@pytest.mark.parametrize("ending", ["srt", "vtt"])
def test_two_speakers_in_one_cue(tmp_path: Path, mark: str, ending: str) -> None:
    """A line of a cue that begins with a label is a turn of its own, with or without a dash."""
    text = CUE.format(f"{mark}C: I was sad.\n{mark}T: Were\nyou?")
    file = tmp_path / f"a.{ending}"
    file.write_text(text if ending == "srt" else f"WEBVTT\n\n{text.replace(',', '.')}", "utf-8")
    (reading,) = read(file)
    assert [*zip(labels(reading), words(reading), strict=True)] == [
        ("T", "Hello there."),
        ("C", "I was sad."),
        ("T", "Were\nyou?"),
        ("C", "Yes."),
    ]
    assert [span.time for span in reading.spans] == [1, 3, 3, 6]


def test_the_file_with_two_speakers_in_a_cue() -> None:
    """The sample of that case is four turns."""
    assert labels(one("two-in-a-cue.srt")) == ["T", "C", "T", "C"]


def test_dashes_in_a_cue_change_the_speaker(tmp_path: Path) -> None:
    """Two lines with dashes and no names are of two people, whom nobody names."""
    file = tmp_path / "a.srt"
    file.write_text(CUE.format("- I was sad.\n- Were you?"), "utf-8")
    (reading,) = read(file)
    assert labels(reading) == ["T", "", "", "C"]
    assert words(reading)[1:3] == ["I was sad.", "Were you?"]


MESSY_TURNS = {
    1: ({"T": 20, "D": 24, "": 1}, "Hoş geldin Elif, bugün nasılsın?", "geç geliyor çünkü."),
    2: ({"Terapist": 19, "Danışan": 21}, "Bugün Hatice Bayraktar", "Az da olsa var yani."),
    3: ({"T": 20, "D": 23, "": 2}, "Rüyamda köpek vardı", "Az da olsa var yani."),
    4: ({"T": 18, "E": 21}, "Sen beni hep dinliyor musun", "Karnım ağrıdı."),
    5: ({"Terapist": 24, "Danışan": 24, "Anne": 3, "": 2}, "Hocam bu", "Az da olsa var yani."),
    6: ({"Terapist": 20, "Danışan": 22}, "Hoş geldin Elif", "Babam geç geliyor çünkü."),
    8: ({"Terapist": 21, "Danışan": 25, "": 2}, "Şimdi sana bir şey", "Karnım ağrıdı."),
    10: ({"Terapist": 21, "Danışan": 21, "": 2}, "Hoş geldin Elif", "Az da olsa var yani."),
    11: ({"T": 20, "D": 22, "": 1}, "Resmimi anneme gösterme.", "Karnım ağrıdı."),
    12: (
        {"T": 20, "D": 20, "": 1},
        "[resim yapar, uzun sessizlik]",
        "kolay değildir.",
    ),
    13: ({"Th": 21, "Ç": 21, "": 2}, "[resim yapar, uzun sessizlik]", "kolay değildir."),
}


@pytest.mark.parametrize("session", MESSY_TURNS)
def test_sessions_as_typed_in_a_word_processor(session: int) -> None:
    """Eleven sessions have the turns that a person counts in them; what stands above is no turn."""
    (file,) = MESSY.glob(f"A vakası {session}. seans*")
    (reading,) = read(file)
    turns, first, last = MESSY_TURNS[session]
    said = words(reading)
    assert Counter(labels(reading)) == turns
    assert said[0].startswith(first)
    assert said[-1].endswith(last)
    assert reading.session == session
    assert re.fullmatch(
        r"Tarih: [\d.]+\|Terapist: Zeynep Kara     Süre: 50 dk\.",
        "|".join(unplaced(reading)),
    )
    actions = [words for words, span in zip(said, reading.spans, strict=True) if not span.speaker]
    assert set(actions) <= {
        "[oyuncak evi alır, bebekleri dizer]",
        "[resim yapar, uzun sessizlik]",
        "(perdenin arkasına saklanır, kıkırdar)",
    }
    assert dict(reading.roles) == ({"": Role.ACTION} if "" in turns else {})
    assert not re.search(r"(?:^|\n)\[?\w+ ?:", "\n".join(said))  # no label is left in the words
    if file.suffix == ".docx" and session != 6:
        assert not re.sub(r"\w+ ?:|\[\d\d:\d\d:\d\d\]|A VAKASI.*", "", rest(reading)).strip()


def test_a_turn_over_several_paragraphs_stays_one() -> None:
    """Paragraphs without a label go on with the turn."""
    (file,) = MESSY.glob("A vakası 8.*")
    said = words(read(file)[0])
    assert said[0].split("\n")[2] == "ben de yorganın altında Deniz'in kulaklarını kapattım."
    assert said[1] == "Sen Deniz'in kulaklarını kapatmışsın.\nPeki senin kulaklarını kim kapattı?"
    (file,) = MESSY.glob("A vakası 3.*")
    stamped = read(file)[0].spans
    assert [span.time for span in stamped if not span.speaker] == [556, 900]


HEAD = "Session 4\nTarih: 3.2.2021\n"


@pytest.mark.parametrize(
    ("head", "loose"),
    [
        (HEAD + "Terapist: Ayşe Kaya   Süre: 50 dk.", 2),
        (HEAD + "Terapist: Ayşe Kaya, Süre: 50 dk.", 2),
        (HEAD + "Terapist: Ayşe Kaya Seans süresi: 50 dk.", 2),
        (HEAD + "Terapist: Uzm. Psk. Ayşe K. | Saat: 14:00", 2),
        (HEAD + "Terapist: Ayşe Kaya\nDanışan: Elif\n", 3),
        (HEAD + "Terapist: Ayşe Kaya\nSüre: 50 dk.\n", 3),
        ("Terapist: Ayşe Kaya\tTarih: 3.2.2021", 1),
    ],
)
def test_a_header_is_no_turn(tmp_path: Path, head: str, loose: int) -> None:
    """Who took part, and how long, above the speech is nobody's turn, and is reported."""
    talk = "Terapist: Merhaba Elif\nDanışan: Selam\nTerapist: Nasılsın?\nDanışan: İyi."
    file = tmp_path / "a.txt"
    file.write_text(f"{head}\n{talk}\n", encoding="utf-8")
    (reading,) = read(file)
    assert words(reading) == ["Merhaba Elif", "Selam", "Nasılsın?", "İyi."]
    assert len(unplaced(reading)) == loose


def test_a_first_turn_that_is_a_name_stays(tmp_path: Path) -> None:
    """Somebody's first word may be a name: without a block of its own it is a turn."""
    file = tmp_path / "a.txt"
    file.write_text("Tarih: 3.2.2021\n\nTerapist: Elif\nDanışan: Evet\nTerapist: Gel\n", "utf-8")
    assert words(read(file)[0]) == ["Elif", "Evet", "Gel"]


@pytest.mark.parametrize(
    "legend",
    [
        "T: Terapist, D: Danışan",
        "(T = Terapist; D = Danışan)",
        "T: Terapist D: Danışan",
        "T – Terapist / D – Danışan",
        "T: Terapist\nD: Danışan",
        "T = Terapist\nD = Danışan (Elif)",
        "Katılanlar: Terapist (T), Danışan (D)",
        "Present: therapist Ayşe (T.) and client [D]",
        "Terapist Ayşe Kaya (T)\nDanışan (D)",
    ],
)
def test_legends(tmp_path: Path, legend: str) -> None:
    """A legend on one line or several says who labels are, so that nobody is asked."""
    file = tmp_path / "a.txt"
    file.write_text(f"{legend}\n\nT: Merhaba.\nD: Selam.\nT: Gel.\nD: Yok.\n", encoding="utf-8")
    (reading,) = read(file)
    assert words(reading) == ["Merhaba.", "Selam.", "Gel.", "Yok."]
    assert dict(reading.roles) == {"T": Role.THERAPIST, "D": Role.CLIENT}


def test_brackets_behind_a_person_are_no_label_where_somebody_acts(tmp_path: Path) -> None:
    """What somebody does stands in brackets, too: ``Anne (güler)`` explains no label."""
    file = tmp_path / "a.txt"
    file.write_text("T: Gel.\nAnne (ah), Baba (of)\nÇ: Yok.\nT: Peki.\nÇ: Olur.", "utf-8")
    (reading,) = read(file)
    assert "Anne (ah), Baba (of)" in words(reading)[0]
    assert Role.PARENT not in dict(reading.roles).values()


def test_an_action_in_the_midst_of_a_turn_stays_there(tmp_path: Path) -> None:
    """Brackets on a line between a speaker's words, or behind a label alone, are that turn's."""
    file = tmp_path / "a.txt"
    text = (
        "T: Gel.\n[kapı açılır]\nOtur.\nÇ:\n(ağlar)\nT: Dur.\n[anlaşılmıyor]\nÇ: Peki.\n(güler)\n"
    )
    file.write_text(text, encoding="utf-8")
    (reading,) = read(file)
    assert words(reading) == [
        "Gel.\n[kapı açılır]\nOtur.",
        "(ağlar)",
        "Dur.\n[anlaşılmıyor]",
        "Peki.",
        "(güler)",
    ]
    assert labels(reading) == ["T", "Ç", "T", "Ç", ""]


def test_somebody_who_was_told_may_speak_once(tmp_path: Path) -> None:
    """A label that was told is a label, however rare, also in a session of one turn or two."""
    file = tmp_path / "a.txt"
    file.write_text("Hart: one\nUfo: two\nHart: three\nZeze: four\nHart: five\nUfo: six\n", "utf-8")
    assert labels(read(file, labels=["Zeze"])[0]) == ["Hart", "Ufo", "Hart", "Zeze", "Hart", "Ufo"]
    file.write_text("Hart: hello\nUfo: no\n", "utf-8")
    with pytest.raises(Refusal, match='--speakers "Hart=ROLE,Ufo=ROLE"'):
        read(file)
    assert labels(read(file, labels=["Hart", "Ufo"])[0]) == ["Hart", "Ufo"]
    file.write_text("Hart: hello\nand so on\n", "utf-8")
    assert words(read(file, labels=["hart"])[0]) == ["hello\nand so on"]


def test_labels_that_are_few_do_not_get_everything(tmp_path: Path) -> None:
    """One name before one of many paragraphs is nobody's label; it is asked about."""
    file = tmp_path / "a.txt"
    file.write_text(
        "Anne: gel\n" + "\n".join(f"Satır {n} burada." for n in range(30)) + "\n", "utf-8"
    )
    with pytest.raises(Unlabelled, match="--in-turn Therapist,Client"):
        read(file)
    assert len(read(file, in_turn=["A", "B"])[0].spans) == 31


def test_labels_go_before_speakers_in_turn(tmp_path: Path) -> None:
    """Where there are labels, naming speakers in turn changes nothing, and that is said."""
    file = tmp_path / "a.txt"
    file.write_text("T: a\nC: b\nC: c\n", "utf-8")
    (reading,) = read(file, in_turn=["A", "B"])
    assert labels(reading) == ["T", "C", "C"]
    assert reading.warnings == ("it has labels of speakers, so --in-turn was not used",)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("– Hello.\n– Hi.\nWell.\n– Go.", ["Hello.", "Hi.\nWell.", "Go."]),
        ("One line\nwraps.\n\nTwo\ntoo.\n\nThree.", ["One line\nwraps.", "Two\ntoo.", "Three."]),
        ("One.\nTwo.\n\nThree.", ["One.\nTwo.", "Three."]),
        ("One.\n\nTwo.\n\n(laughs)\n\nThree.", ["One.", "Two.", "(laughs)", "Three."]),
        ("0:01 One.\n0:05 Two\nmore.\n0:09 Three.", ["One.", "Two\nmore.", "Three."]),
    ],
)  # fmt: skip
def test_what_begins_a_turn_without_labels(tmp_path: Path, text: str, turns: list[str]) -> None:
    """A stamp, a dash, a blank line or a line begins a turn; an action takes no turn."""
    file = tmp_path / "a.txt"
    file.write_text(f"Session 3, transcript\n12.03.2021\n\n{text}\n", encoding="utf-8")
    (reading,) = read(file, in_turn=["A", "B"])
    assert words(reading) == turns
    speakers = iter("ABABA")
    assert labels(reading) == ["" if t == "(laughs)" else next(speakers) for t in turns]


def test_lines_above_the_first_turn(tmp_path: Path) -> None:
    """What a person says stands above the speech is no turn."""
    file = tmp_path / "a.txt"
    file.write_text("An interview about school\nOne.\nTwo.\n", "utf-8")
    (reading,) = read(file, in_turn=["A", "B"], first_line=2)
    assert words(reading) == ["One.", "Two."]
    assert unplaced(reading) == ["An interview about school"]


DEMONSTRATION = sorted(
    file
    for file in (Path(__file__).parents[2] / "transcripts").glob("Case */*")
    if file.suffix in {".docx", ".txt"}
)


@pytest.mark.parametrize("file", DEMONSTRATION[::7], ids=lambda file: file.stem)
def test_a_dialogue_without_its_labels_teaches_none(file: Path, tmp_path: Path) -> None:
    """Answers that return ("Yes."), remarks and dashes are no labels; in turn all is read."""
    (labelled,) = read(file)
    said = [" ".join(text.split()) for text in words(labelled)]
    bare = tmp_path / "a.txt"
    bare.write_text("\n".join(said), encoding="utf-8")
    with pytest.raises(Unlabelled, match="--in-turn"):
        read(bare)
    (reading,) = read(bare, in_turn=["A", "B"])
    assert words(reading) == said
    bare.write_text("\n".join(f"{'AB'[n % 2]}: {text}" for n, text in enumerate(said)), "utf-8")
    assert words(read(bare)[0]) == said


@pytest.mark.parametrize(
    "answers", ["Yes\n", "Yes.\nMm-hmm.\n", "(laughs)\n", "[Pause]\n", "-so\n"]
)
def test_answers_that_return_are_no_labels(answers: str, tmp_path: Path) -> None:
    """Short lines between long ones are what somebody answers or does."""
    text = "".join(f"Well, that is what I thought, number {n}.\n{answers}" for n in range(12))
    file = tmp_path / "a.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(Unlabelled):
        read(file)
    said = words(read(file, in_turn=["A", "B"])[0])
    assert said == text.rstrip("\n").split("\n")
