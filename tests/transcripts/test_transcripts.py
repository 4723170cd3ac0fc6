"""Plain text and tables are read to exact spans in every written style, and nothing is lost."""

from __future__ import annotations

import csv
import io
import itertools
import os
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import FORMATS, NotATranscript, formats, holds_speech, material, read
from thirdear.transcripts.lines import without_numbers
from thirdear.transcripts.material import canonical
from thirdear.transcripts.stamps import seconds
from thirdear.transcripts.turns import read_turns

DATA = Path(__file__).parents[1] / "data" / "transcripts"
TURNS = [
    "Bugün nasıl geçti okul?",
    "(omuz silker) İyi. Şey… öğretmen kızdı bana.",
    "Kızdı. [kısa sessizlik] Sen ne hissettin o zaman?",
    "Ağlamak istedim ama ağlamadım.\nSonra kaplanımı düşündüm.",
    "//Ç: hı hı// Kaplanı düşünmek iyi gelmiş.",
]


def words(reading: Reading) -> list[str]:
    """Return the exact words of every span."""
    return [reading.text[span.start : span.stop] for span in reading.spans]


def unplaced(reading: Reading) -> list[str]:
    """Return the words that no span covers."""
    return [reading.text[part.start : part.stop] for part in reading.unplaced]


def check_whole(reading: Reading) -> None:
    """Spans and unplaced parts are in range, in order, apart, and hold words."""
    spans = [(span.start, span.stop) for span in reading.spans]
    loose = [(part.start, part.stop) for part in reading.unplaced]
    assert spans == sorted(spans)
    assert loose == sorted(loose)
    places = sorted(spans + loose)
    assert all(0 <= start < stop <= len(reading.text) for start, stop in places)
    assert all(reading.text[start:stop].strip() for start, stop in places)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(places))


def txt(text: str) -> Reading:
    """Read plain text as a file would be."""
    reading = read_turns(canonical(text), format_name="txt-turns")
    check_whole(reading)
    return reading


@pytest.mark.parametrize(
    ("name", "format_name", "encoding", "labels"),
    [
        ("turns_utf8.txt", "txt-turns", "utf-8", "TÇ"),
        ("turns_utf8_bom_crlf.txt", "txt-turns", "utf-8-sig", "TÇ"),
        ("turns_utf16le_bom.txt", "txt-turns", "utf-16", "TÇ"),
        ("turns_cp1254.txt", "txt-turns", "cp1254", "TÇ"),
        ("turns_macturkish.txt", "txt-turns", "mac_turkish", "TÇ"),
        ("turns_nfd.txt", "txt-turns", "utf-8", "TÇ"),
        ("turns_full_labels_tr.txt", "txt-turns", "utf-8", ("Terapist", "Çocuk")),
        ("f4_end_stamps.txt", "txt-turns", "utf-8", "TÇ"),
        ("line_numbered.txt", "txt-turns", "utf-8", "TÇ"),
        ("transana_timecodes.txt", "txt-turns", "utf-8", "TÇ"),
        ("otter.txt", "txt-turns", "utf-8", ("Speaker 1", "Speaker 2")),
        ("rev.txt", "txt-turns", "utf-8", ("Speaker 1", "Speaker 2")),
        ("nvivo_timespan.txt", "csv-table", "utf-16", "TÇ"),
        ("excel_tr_semicolon_cp1254.csv", "csv-table", "cp1254", "TÇ"),
        ("paragraphs.docx", "docx-paragraphs", None, "TÇ"),
        ("table_tr.docx", "docx-table", None, "TÇ"),
        ("google_meet.docx", "google-meet", None, ("Ayşe Kaya", "Misafir")),
        ("teams_new.docx", "docx-paragraphs", None, ("Ayşe Kaya", "Misafir")),
        ("teams_old_arrow.docx", "teams-arrows", None, ("Ayşe Kaya", "Misafir")),
        ("f4transkript.rtf", "rtf-paragraphs", None, "TÇ"),
        ("f4transkript_cp1254_hex.rtf", "rtf-paragraphs", None, "TÇ"),
        ("atrain_maxqda.txt", "atrain", "utf-8", "TÇ"),
        ("zoom.vtt", "vtt", "utf-8", ("Ayşe Kaya", "iPad (2)")),
        ("teams.vtt", "vtt", "utf-8", ("Ayşe Kaya", "Misafir")),
        ("sub.srt", "srt", "utf-8", "TÇ"),
        ("otranscribe.otr", "otranscribe", "utf-8", "TÇ"),
        ("whisper.json", "whisper-json", "utf-8", ("", "")),
        ("whisperx.json", "whisper-json", "utf-8", ("SPEAKER_00", "SPEAKER_01")),
    ],
)
def test_samples(
    name: str, format_name: str, encoding: str | None, labels: tuple[str, str]
) -> None:
    """One invented minute, written in twenty-eight ways, is read to the same five turns."""
    (reading,) = read(DATA / name)
    check_whole(reading)
    assert (reading.format, reading.encoding) == (format_name, encoding)
    assert [span.speaker for span in reading.spans] == [labels[n % 2] for n in range(5)]
    typed = encoding == "cp1254" or "cp1254" in name
    expected = [text.replace("…", "...") if typed else text for text in TURNS]
    if name.startswith("nvivo"):  # a tab-separated file has no newline inside a turn
        expected = [text.replace("\n", " ") for text in expected]
    assert words(reading) == expected


def test_times() -> None:
    """Stamps before, beside and after the words give every turn the second it begins."""
    timed = ["rev.txt", "otter.txt", "f4_end_stamps.txt", "transana_timecodes.txt"]
    timed += ["table_tr.docx", "excel_tr_semicolon_cp1254.csv"]
    times = {name: [span.time for span in read(DATA / name)[0].spans] for name in timed}
    assert times["rev.txt"] == times["otter.txt"] == [3.0, 10.0, 18.0, 25.0, 41.0]
    assert times["f4_end_stamps.txt"] == [0.0, 9.8, 18.0, 24.9, 41.0]
    assert times["transana_timecodes.txt"] == [3.2, 10.5, 18.4, 25.3, 41.5]
    assert times["table_tr.docx"] == [3.0, 10.0, 18.0, 25.0, 42.0]
    assert times["excel_tr_semicolon_cp1254.csv"] == [3.2, 10.5, 18.4, 25.3, 41.5]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0:03", 3),
        ("1:02:03.5", 3723.5),
        ("00:00:10-5", 10.5),
        ("01.02.03", 3723),
        ("3,2", 3.2),
        ("0:00:03.2 - 0:00:09.8", 3.2),
        ("75", 75),
        ("00:09:025", 565),
        ("", None),
        ("soon", None),
    ],
)
def test_seconds(written: str, value: float | None) -> None:
    """Times as programs and people write them."""
    assert seconds(written) == value


def test_hostile() -> None:
    """Escape sequences, NUL, bidi overrides and markup stay in the text, word for word."""
    (reading,) = read(DATA / "EVIL_ansi_bidi_nul.txt")
    raw = (DATA / "EVIL_ansi_bidi_nul.txt").read_bytes().decode()
    assert words(reading) == [raw.split("T: ")[1].strip("\n")]


def test_damaged_letters(tmp_path: Path) -> None:
    """Broken bytes are one damaged letter each, and are counted."""
    file = tmp_path / "a.txt"
    file.write_bytes("T: şüğ çöğ ıııı\nÇ: x".encode().replace("ş".encode(), b"\xc5"))
    (reading,) = read(file)
    assert words(reading) == ["\ufffdüğ çöğ ıııı", "x"]
    assert reading.warnings == ("1 damaged letter shown as \ufffd",)


def test_service_lines() -> None:
    """What a recording service writes around the speech is reported, not given to a speaker."""
    assert unplaced(read(DATA / "otter.txt")[0]) == ["Transcribed by https://otter.ai"]
    assert unplaced(read(DATA / "google_meet.docx")[0]) == [
        "📝 Notes",
        "Summary: AI text.",
        "📖 Transcript",
    ]
    assert unplaced(read(DATA / "teams_new.docx")[0])[-1] == "Ayşe Kaya stopped transcription"
    midst = txt("T: a\nshe stopped transcription\nand went\nC: b")
    assert words(midst) == ["a\nshe stopped transcription\nand went", "b"]


STYLES: dict[str, Callable[[int, int, str], str]] = {
    "letters": lambda n, _, text: f"{'TC'[n]}: {text}",
    "words": lambda n, _, text: f"{('Terapist', 'Danışan')[n]}: {text}",
    "tab": lambda n, _, text: f"{'TÇ'[n]}:\t{text}",
    "tab without colon": lambda n, _, text: f"{('Th.', 'P1')[n]}\t{text}",
    "stamp": lambda n, i, text: f"[00:{i:02}:05] {('Therapist', 'Client')[n]}: {text}",
    "stamp and name": lambda n, i, text: f"(00:{i:02}:05) {('Dr. Elif Kaya', 'Şule')[n]}: {text}",
    "bare stamp": lambda n, i, text: f"00:{i:02}:05 {'TC'[n]}: {text}",
    "stamp beside": lambda n, i, text: f"{'TC'[n]} (00:{i:02}:05): {text}",
    "end stamp": lambda n, i, text: f"{'IB'[n]}: {text} #00:{i:02}:05-5#",
    "brackets": lambda n, _, text: f"[id{n + 1}] {text}",
    "otter": lambda n, i, text: f"Speaker {n + 1}  {i}:05\n{text}\n",
    "rev": lambda n, i, text: f"Speaker {n + 1} (00:{i:02}:05):\n{text}",
    "meet": lambda n, i, text: f"00:{i:02}:05\n{('Ayşe Yılmaz', 'Şule İpek')[n]}: {text}",
    "label alone": lambda n, _, text: f"{'TC'[n]}:\n{text}\n",
    "numbered": lambda n, i, text: f"{i + 1} {'TC'[n]}: {text}",
}
ON_THEIR_OWN_LINE = {"otter", "rev", "label alone"}
LETTERS = "abç ğıİö şü.,?!…'\"()[]-–/"


def spoken(alphabet: str) -> st.SearchStrategy[list[str]]:
    """Some turns' words; each begins with a letter, and white space around it is no part of it."""
    first, rest = st.sampled_from("abçğış"), st.text(alphabet, max_size=50)
    text = st.builds(lambda one, more: (one + more).strip(), first, rest)
    return st.lists(text, min_size=4, max_size=20)


def check_style(style: str, said: list[str]) -> None:
    """Write turns in a style under a title, and read them back."""
    body = [STYLES[style](n % 2, n, text) for n, text in enumerate(said)]
    head = ["Session 4 transcript", "Date: 12.03.2021", "Note: names changed", ""]
    reading = txt("\n".join(head + body))
    assert words(reading) == said
    assert reading.session == 4
    assert unplaced(reading) == ["Date: 12.03.2021", "Note: names changed"]
    assert len({span.speaker for span in reading.spans}) == 2


@pytest.mark.parametrize("style", STYLES)
@settings(max_examples=25)
@given(spoken(LETTERS))
def test_styles(style: str, said: list[str]) -> None:
    """Random words in every written style come back exactly, title lines are reported."""
    check_style(style, said)


@pytest.mark.parametrize("style", [style for style in STYLES if style not in ON_THEIR_OWN_LINE])
@settings(max_examples=25)
@given(spoken(LETTERS + ":0123456789#\tTÇ"))
def test_styles_on_one_line(style: str, said: list[str]) -> None:
    """Behind a label even what looks like another label or a stamp comes back exactly."""
    check_style(style, said)


def test_paragraphs_join() -> None:
    """Lines without a label go on with the turn; blank lines between them stay inside."""
    reading = txt("T: one\n\ntwo: not a label\n  three\n\nC: four\n")
    assert words(reading) == ["one\n\ntwo: not a label\n  three", "four"]


def test_notes_beside_labels() -> None:
    """A remark beside the label belongs to the words; a stamp in brackets inside them stays."""
    reading = txt("T: Ne oldu?\nÇ (ağlayarak): Gitti. [anlaşılmıyor 00:02:32] Bilmem.\nT: Hı hı.")
    assert words(reading)[1] == "(ağlayarak): Gitti. [anlaşılmıyor 00:02:32] Bilmem."
    assert [span.time for span in reading.spans] == [None] * 3


def test_talk_about_times() -> None:
    """Times that people talk about are words, not stamps or labels."""
    reading = txt("T: 10:30 gibi mi?\nÇ: Saat 10:30 değil.\nsaat 11:45 oldu\nT: (1.20) Evet.")
    assert words(reading) == [
        "10:30 gibi mi?",
        "Saat 10:30 değil.\nsaat 11:45 oldu",
        "(1.20) Evet.",
    ]


def test_title_block() -> None:
    """Names beside roles above the session are no turns, and not lost."""
    reading = txt("Terapist: Ayşe K.\nTarih: 3.2.2021\n\nT: Merhaba.\nÇ: Selam.\nT: Gel.\nÇ: Yok.")
    assert [span.speaker for span in reading.spans] == ["T", "Ç", "T", "Ç"]
    assert unplaced(reading) == ["Terapist: Ayşe K.", "Tarih: 3.2.2021"]


@pytest.mark.parametrize(
    "text",
    [
        "1 T: a\n2 C: b\n3 T: c..\n4 C: c..",
        "A: Kim gelecek?\nD: Gel.\nA: Baba mı?\nD: Baba\nA: Baba.",
    ],
)
def test_words_that_are_roles_too_are_no_legend(text: str) -> None:
    """Labels that have spoken before, and letters with dots, are explained by no line."""
    reading = txt(text)
    assert len(reading.spans) == len(text.splitlines())
    assert not unplaced(reading)


def test_legend() -> None:
    """Lines that explain the labels above the session are no turns, and not lost."""
    talk = "T: Merhaba.\nÇ: Anne\nT: Gel.\nÇ: Yok."
    reading = txt(f"T: Terapist\nÇ: Çocuk\n\n{talk}")
    assert words(reading) == ["Merhaba.", "Anne", "Gel.", "Yok."]
    assert unplaced(reading) == ["T: Terapist", "Ç: Çocuk"]
    assert words(txt(f"Ç: Çocuk\n{talk}"))[0] == "Çocuk"


def test_somebody_who_speaks_once() -> None:
    """A line that may be a turn of a further speaker is named by its number, without its words."""
    reading = txt("T: one\nC: two\nSevgi: three\nT: four\nC: five")
    assert words(reading)[1] == "two\nSevgi: three"
    assert reading.warnings == (
        (
            "line 3 may begin a turn of somebody who speaks only once: joined to the turn before; "
            "--speakers LABEL=ROLE makes it a turn"
        ),
    )
    assert [span.speaker for span in txt("T: a\nC: b\nAnne: c\nT: d").spans][2] == "Anne"


def test_rare_names_stay() -> None:
    """A name that returns is a speaker however long the session; prose before a colon is not."""
    lines = [f"{'TC'[n % 2]}: word {n}" for n in range(400)]
    lines[50:50] = ["Melis: ben geldim", "and then he said: no"]
    lines[90:90] = ["Melis: gidiyorum", "and then he said: yes"]
    reading = txt("\n".join(lines))
    assert sum(span.speaker == "Melis" for span in reading.spans) == 2
    assert len(reading.spans) == 402


def test_wordless_labels() -> None:
    """A label without words is no turn, and is counted."""
    reading = txt("T: one\nC:\nT: two\nC:")
    assert words(reading) == ["one", "two"]
    assert reading.warnings == ("2 labels without words left out",)


def test_line_numbers() -> None:
    """Printed line numbers are not in the text; numbers that people say are."""
    text, count = without_numbers("\n".join(f"{n}  line {n}" for n in range(1, 9)))
    assert (text.split("\n")[0], count) == ("line 1", 8)
    spoken = "T: 1\n2 elma\nC: 3\nT: dört\nC: 5"
    assert without_numbers(spoken) == (spoken, 0)
    turns = "".join(f"{n}. {'TC'[n % 2]}: a\n12 yaşında\nb\nc\n" for n in range(1, 8))
    assert words(txt(turns)) == ["a\n12 yaşında\nb\nc"] * 7


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        ((1, 2, 3, 23), 4),
        ((1, 2, 3, 24), 3),
        ((*range(1, 11), *range(1, 11)), 20),
        ((*range(1, 7), *range(1, 6)), 11),
        ((1, 2, 3, 4, 5, 1, 2, 3, 4, 5), 0),
        ((5, 6), 0),
    ],
)
def test_numbers_of_lines_go_on(numbers: tuple[int, ...], printed: int) -> None:
    """Over blank lines that were counted, and from 1 on a new page; hardly ever back."""
    text = "\n".join(f"{n}  words here" for n in numbers)
    assert without_numbers(text)[1] == printed


@pytest.mark.parametrize(
    ("label", "speaks"), [("Ayşe Nur Su Kaya", True), ("Ayşe Nur Su Gül Kaya", False)]
)
def test_a_label_has_four_words_at_most(label: str, speaks: bool) -> None:
    """More words before a colon are something that is said."""
    reading = txt(f"{label}: bir\nMert: iki\n" * 6)
    assert any(span.speaker == label for span in reading.spans) is speaks


@pytest.mark.parametrize(
    ("title", "case", "session"),
    [
        ("Case A, Session 3", "A", 3),
        ("Vaka 1 Seans 12", "1", 12),
        ("VAKA: Elif — SEANS: 7", "Elif", 7),
        ("12. Seans", None, 12),
        ("In case of fire, session", None, None),
    ],
)
def test_titles(title: str, case: str | None, session: int | None) -> None:
    """A title line tells case and session; it is reported only if it says something else."""
    reading = txt(f"{title}\n\nT: a\nC: b")
    assert (reading.case, reading.session) == (case, session)
    assert bool(reading.unplaced) == (session is None)


def table(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Write a table as spreadsheets do."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=delimiter).writerows(rows)
    return buffer.getvalue().encode(encoding)


def test_sessions_in_a_table(tmp_path: Path) -> None:
    """A session column gives one reading a value, with codes from the columns that are named."""
    rows = [["transcript_id", "interlocutor", "timestamp", "utterance_text", "Behaviour", "talk"]]
    rows += [["7", "therapist", "00:00:13", "How, then?", "question", "n/a"]]
    rows += [["7", "client", "00:01:00", ' "quoted"\nand so on ', "", "change"]]
    rows += [["9", "client", "", "Alone.", "", "neutral"]]
    file = tmp_path / "many.csv"
    file.write_bytes(table(rows))
    first, second = read(file, codes=("behaviour", "talk"))
    assert (first.session, second.session) == (7, 9)
    assert words(first) == ["How, then?", ' "quoted"\nand so on ']
    assert [span.time for span in first.spans] == [13.0, 60.0]
    assert [span.codes for span in (*first.spans, *second.spans)] == [
        ("question",),
        ("change",),
        ("neutral",),
    ]
    with pytest.raises(Refusal, match="no column 'mood': its columns are transcript_id, "):
        read(file, codes=("mood",))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("announced", [False, True])
def test_delimiters(tmp_path: Path, delimiter: str, announced: bool) -> None:
    """Every usual delimiter is found by the header words, announced or not."""
    data = table([["No", "Konuşan", "Metin"], ["1", "T", "a, b; c|d"]], delimiter, "cp1254")
    file = tmp_path / "t.txt"
    file.write_bytes((f"sep={delimiter}\r\n".encode() if announced else b"") + data)
    (reading,) = read(file)
    assert (reading.format, words(reading)) == ("csv-table", ["a, b; c|d"])


def test_odd_tables(tmp_path: Path) -> None:
    """Titles above, empty speakers, empty rows and cells beyond the header are accounted for."""
    file = tmp_path / "t.csv"
    file.write_bytes(
        table([["Case B, Session 4"], ["typed by me"], ["speaker", "text"], ["T", "one"]])
        + table([["", "two"], ["C", ""], ["C", "three", "and", "more"]])
    )
    (reading,) = read(file)
    check_whole(reading)
    assert (reading.case, reading.session) == ("B", 4)
    assert [
        (span.speaker, text) for span, text in zip(reading.spans, words(reading), strict=True)
    ] == [
        ("T", "one"),
        ("T", "two"),
        ("C", "three"),
    ]
    assert [
        (part.line, text) for part, text in zip(reading.unplaced, unplaced(reading), strict=True)
    ] == [
        (2, "typed by me"),
        (7, "and\tmore"),
    ]
    assert reading.warnings == (
        "1 row with more cells than the header: what is beyond was not placed",
    )


def test_sessions_without_numbers(tmp_path: Path) -> None:
    """Sessions whose names hold no numbers are numbered in order, and that is said."""
    file = tmp_path / "t.csv"
    file.write_bytes(table([["session", "who", "text"], ["first", "T", "a"], ["last", "T", "b"]]))
    readings = read(file)
    assert [reading.session for reading in readings] == [1, 2]
    assert readings[0].warnings == (
        "sessions are numbered in the order of the file: their names are no numbers",
    )


def test_quotes_that_do_not_pair(tmp_path: Path) -> None:
    """A table with a stray quotation mark is read as well as it goes, with a warning."""
    file = tmp_path / "t.csv"
    file.write_bytes(b'speaker,text\nT,"one" two\nC,three\n')
    (reading,) = read(file)
    assert words(reading) == ["one two", "three"]
    assert reading.warnings[0].startswith("quotation marks do not pair up")


CELL = st.text(min_size=1, max_size=30).filter(lambda text: bool(text.strip()))


@given(st.lists(st.tuples(st.sampled_from("TÇ"), CELL), min_size=1, max_size=12))
@settings(max_examples=60)
def test_any_cells(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    """Whatever stands in the text cells comes back, newlines unified and letters composed."""
    file = tmp_path_factory.mktemp("cells") / "t.csv"
    rows = [(who, "x" + text.replace("\0", "")) for who, text in rows]
    file.write_bytes(table([["Konuşan", "Metin"], *map(list, rows)], ";"))
    try:
        (reading,) = read(file)
    except NotATranscript:
        raise
    except Refusal:  # more control characters than words
        return
    check_whole(reading)
    assert words(reading) == [canonical(text) for _, text in rows]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "a.doc: it is an old Office file",
        ),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        ("a.pdf", b"%PDF-1.7\n", "it is a PDF"),
        ("a.rtf", b"{\\rtf1 so}", "no turns were found"),
        ("a.json", b'{"a": 1}', "it is a JSON file, damaged or not a transcript's"),
        ("a.json", b'{"text": "T: a", "media-time', "it is a JSON file, damaged"),
        ("a.xml", b"<?xml version='1.0'?><a>T: b</a>", "it is an XML or HTML file"),
        ("a.eaf", b"<!DOCTYPE a [<!ENTITY b 'c'>]><ANNOTATION_DOCUMENT/>", "a document type"),
        ("a.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\n", "nobody says anything in it"),
        ("a.TextGrid", b'"ooTextFile"\n"TextGrid"\n0 1', "a value is missing after line"),
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \r\n\t\n", "it is empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "it is empty"),
        ("a.txt", b"Once upon a time.\n", "no turns were found"),
        ("a.txt", b"T: " + bytes(range(32)) * 9, "it is no text"),
        ("a.txt", random.Random(1).randbytes(4_000), "a.txt: it is"),
        ("a.txt", b"T:\nC:\n", "no turns were found: there are speakers"),
        ("a.csv", b"real,pseudonym,kind\nx,y,z\n", "no row has header words"),
        ("a.csv", b"speaker,text\nT,\n", "its text column is empty"),
        ("a.zip", b"PK\x03\x04 and so on", "damaged zip"),
    ],
)
def test_refusals(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    """What is no transcript is refused in one sentence that names the file."""
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Refusal, match=re.escape(sentence)) as refusal:
        read(file)
    assert str(refusal.value).startswith(f"{name}: ")
    assert str(refusal.value).endswith(".")


def test_plain_words_under_a_documents_name_are_told_as_that(tmp_path: Path) -> None:
    """With speakers they are read all the same; without, the name and what it is are said."""
    file = tmp_path / "a.docx"
    file.write_text("hello", "utf-8")
    with pytest.raises(
        Refusal, match=r"a\.docx: it is no document, though its name ends in \.docx"
    ):
        read(file)
    file.write_text("T: Hello.\nC: Hi.\n", "utf-8")
    assert len(read(file)[0].spans) == 2


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, lines and numbers of turns beyond the limits are refused, and so is no file at all."""
    file = tmp_path / "a.txt"
    file.write_text("T: one\nC: two\n" + "x" * 200, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(material, "MAX_LINES", 2)
        with pytest.raises(Refusal, match="more than 2 lines"):
            read(file)
    monkeypatch.setattr(formats, "MAX_TURNS", 1)
    with pytest.raises(Refusal, match="more than 1 turns"):
        read(file)
    monkeypatch.setattr(material, "MAX_LINE", 150)
    with pytest.raises(Refusal, match="a line is longer than 150"):
        read(file)
    monkeypatch.setattr(material, "MAX_FILE", 100)
    with pytest.raises(Refusal, match="larger than"):
        read(file)
    with pytest.raises(Refusal, match="no regular file"):
        read(tmp_path)
    with pytest.raises(Refusal, match="no such file"):
        read(tmp_path / "none.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows keeps no pipes in its folders")
def test_a_pipe_is_no_transcript(tmp_path: Path) -> None:
    """It is refused at once; nobody waits for what it might say."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refusal, match="no regular file"):
        read(tmp_path / "pipe")


def test_overruling(tmp_path: Path) -> None:
    """Format and encoding can be named; a wrong one is refused, an unknown one lists the others."""
    file = tmp_path / "a.txt"
    file.write_bytes("speaker\ttext\nT: ý\tz\nC: b\n".encode("cp1252"))
    assert words(read(file, format="txt-turns", encoding="cp1252")[0]) == ["ý\tz", "b"]
    assert read(file)[0].format == "csv-table"
    with pytest.raises(Refusal, match="it is no Word document"):
        read(file, format="docx-table")
    with pytest.raises(Refusal, match=r"use teams-arrows, google-meet, .*, csv-table, txt-turns"):
        read(file, format="doc")
    with pytest.raises(Refusal, match="no columns"):
        read(file, format="txt-turns", codes=("x",))


def test_tables_without_speech(tmp_path: Path) -> None:
    """A table without speaker and text is known as such before anybody reads it."""
    file = tmp_path / "tags.csv"
    file.write_bytes(table([["case", "session", "segment", "code", "rater"]]))
    assert not holds_speech(file)
    with pytest.raises(NotATranscript):
        read(file)
    assert holds_speech(DATA / "excel_tr_semicolon_cp1254.csv")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.docx"]))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str) -> None:
    """Any bytes are read or refused, nothing else."""
    check_bytes(tmp_path_factory.getbasetemp() / name, data)


@given(st.text("TC:\t\n []()#0123456789.;,\"'-ağİx\x00\x1b\u202e", max_size=120))
@settings(max_examples=300)
def test_any_marks(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Any pile of labels, stamps and delimiters is read or refused, and spans stay sound."""
    check_bytes(tmp_path_factory.getbasetemp() / "b.txt", text.encode())


def check_bytes(file: Path, data: bytes) -> None:
    """Read a file of these bytes: only Readings or a Refusal."""
    file.write_bytes(data)
    for name in (None, *(known.name for known in FORMATS)):
        try:
            for reading in read(file, format=name):
                check_whole(reading)
        except Refusal:
            continue


@given(
    st.lists(
        st.sampled_from(["T: a", "C: b", "", "more", "[1:02]", "T:", "x y", "4 z"]), max_size=30
    )
)
def test_nothing_is_lost(lines: list[str]) -> None:
    """Every letter of a text is in a span, reported, or part of a label that was recognised."""
    try:
        reading = txt("\n".join(lines))
    except Refusal:
        return
    covered = bytearray(len(reading.text))
    parts = [(span.start, span.stop) for span in reading.spans]
    parts += [(part.start, part.stop) for part in reading.unplaced]
    for start, stop in parts:
        covered[start:stop] = b"x" * (stop - start)
    rest = "".join(
        " " if seen else letter for letter, seen in zip(reading.text, covered, strict=True)
    )
    assert not re.sub(r"[TC]:|\[1:02\]|\s", "", rest)


@pytest.mark.parametrize(
    "unit", ["a", "T: ", "a: ", "[00:01:02] ", "(a", "«", "T", "1 ", "\t", "#"]
)
def test_time_grows_with_length(unit: str) -> None:
    """Long lines of anything are read or refused in linear time."""
    text = f"T: a\nC: b\n{unit * (200_000 // len(unit))}\nT: c"
    assert txt(text).spans
