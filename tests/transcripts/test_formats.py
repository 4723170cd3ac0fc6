"""Every family of formats: what belongs to whom, nothing lost, nothing but a Refusal on damage."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pylangacq
import pytest
import webvtt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pympi import Elan, TextGrid
from striprtf.striprtf import rtf_to_text

from tests.a_docx import zipped
from tests.transcripts.test_transcripts import DATA, TURNS, check_whole, unplaced, words
from thirdear.model.reading import Reading
from thirdear.model.refusal import Refusal
from thirdear.transcripts import read
from thirdear.transcripts.material import canonical

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def reading(folder: Path, name: str, data: bytes | str) -> Reading:
    """Read a file with this content."""
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    (one,) = read(file)
    check_whole(one)
    return one


def turns(one: Reading) -> list[tuple[str, str]]:
    """Return who says what."""
    return [(span.speaker, text) for span, text in zip(one.spans, words(one), strict=True)]


def odt(body: str, styles: str = "") -> bytes:
    """Return an OpenDocument text with this body."""
    names = {"office": "office", "text": "text", "table": "table", "draw": "drawing"}
    spaces = " ".join(f'xmlns:{p}="{OASIS}{n}:1.0"' for p, n in {**names, "style": "style"}.items())
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        }
    )


def test_odt(tmp_path: Path) -> None:
    """Changes count as accepted; hidden words and notes are left out and counted."""
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>SILINDI</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>T:<text:tab/>Bir\n   iki<text:s text:c='2'/>üç<office:annotation><text:p>not"
        "</text:p></office:annotation> dört<text:span text:style-name='H'>gizli</text:span>"
        "</text:p>"
        "<text:list><text:list-item><text:p>Ç: Beş<text:line-break/>altı<text:note><text:note-body>"
        "<text:p>dip</text:p></text:note-body></text:note></text:p></text:list-item></text:list>"
    )
    hidden = (
        "<style:style style:name='H'><style:text-properties text:display='none'/></style:style>"
    )
    one = reading(tmp_path, "a.odt", odt(body, hidden))
    assert turns(one) == [("T", "Bir iki  üç dört"), ("Ç", "Beş\naltı")]
    assert one.format == "odt-paragraphs"
    assert one.warnings == (
        "1 tracked deletion left out",
        "1 hidden passage left out",
        "1 comment beside the text: a rater may take them as memos",
        "1 footnote or endnote mark left out with the note",
        "1 automatic paragraph number left out: it is not stored as text",
    )


def test_odt_table(tmp_path: Path) -> None:
    """A table with header words is read by its columns."""
    rows = [("Konuşan", "Metin"), ("T", "bir"), ("Ç", "iki")]
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in rows
    )
    one = reading(tmp_path, "a.odt", odt(f"<table:table>{cells}</table:table>"))
    assert (one.format, turns(one)) == ("odt-table", [("T", "bir"), ("Ç", "iki")])


def test_rtf(tmp_path: Path) -> None:
    """Fonts decide code pages, halves are one letter, hidden and deleted words stay out."""
    body = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset162 A;}{\f1 B;}}{\info{\title No}}"
        r"{\header T: head\par}\f0 T: \'fe\'fd {\v hid}{\deleted gone}\u-10179?\u-8704?\par "
        r"C: {\upr{old}{\*\ud{new}}}{\*\unknown x}\f1 \'fe\line two\~{\footnote n}\par"
        r"\trowd\intbl a\cell b\cell\row\pard T: {\field{\*\fldinst X}{\fldrslt link}}\par}"
    )
    one = reading(tmp_path, "a.rtf", body)
    assert turns(one) == [("T", "şı 😀"), ("C", "newþ\ntwo\xa0\na\tb"), ("T", "link")]
    assert one.warnings[:3] == (
        "1 tracked deletion left out",
        "1 hidden passage left out",
        "1 footnote or endnote mark left out with the note",
    )


def test_rtf_against_another_reader() -> None:
    """The words of both f4 samples are those that striprtf finds."""
    for name in ("f4transkript.rtf", "f4transkript_cp1254_hex.rtf"):
        other = canonical(rtf_to_text((DATA / name).read_text("latin-1")))
        assert read(DATA / name)[0].text.split() == other.split()


def test_vtt(tmp_path: Path) -> None:
    """Voices cut cues, entities are letters, notes in angle brackets are words, pieces join."""
    one = reading(
        tmp_path,
        "a.vtt",
        "WEBVTT Kind: captions\n\nNOTE by me\n\nSTYLE\n::cue {}\n\n1\n"
        "00:01.000 --> 00:02.000 align:left\n"
        "<v Ay &amp; Co>A &lt; B</v> <v.x Efe>Hm <laughs> <i>ja</i>\n\n"
        "00:02.500 --> 00:03.000\n<v Efe>so\n\n00:09.000 --> 00:10.000\n<v Efe>later\n\nstray\n",
    )
    assert turns(one) == [
        ("Ay & Co", "A < B"),
        ("Efe", "Hm <laughs> ja\nso"),
        ("Efe", "later"),
    ]
    assert [(span.time, span.end) for span in one.spans] == [(1.0, 2.0), (1.0, 3.0), (9.0, 10.0)]
    assert unplaced(one) == ["Kind: captions", "NOTE by me", "stray"]
    assert one.warnings == ("1 piece joined to the same speaker's piece before",)


def test_labels_in_cues(tmp_path: Path) -> None:
    """A cue without a label goes on; prose before a colon that comes once is no label."""
    cue = "{0}\n00:00:{0:02},000 --> 00:00:{0:02},900\n{1}\n\n"
    said = ["Ayşe Kaya: a", "b", "+90 555: c", "he said: d", "Ayşe Kaya: e", "+90 555: f"]
    text = "".join(cue.format(n, line) for n, line in enumerate(said, start=1))
    one = reading(tmp_path, "a.srt", text)
    assert turns(one) == [
        ("Ayşe Kaya", "a\nb"),
        ("+90 555", "c\nhe said: d"),
        ("Ayşe Kaya", "e"),
        ("+90 555", "f"),
    ]


@pytest.mark.parametrize("name", ["zoom.vtt", "teams.vtt"])
def test_vtt_against_another_reader(name: str) -> None:
    """Every cue's words are those that webvtt-py finds, labels apart."""
    (one,) = read(DATA / name)
    for cue, span, text in zip(webvtt.read(str(DATA / name)), one.spans, words(one), strict=True):
        assert cue.text in (text, f"{span.speaker}: {text}")
        assert cue.voice in (None, span.speaker)


CHAT = (
    "@UTF8\n@Begin\n@Languages:\ttur\n@Participants:\tCHI Arel Target_Child , MOT Anne Mother\n"
    "@ID:\ttur|x|CHI|2;00.00||||Target_Child|||\n@ID:\ttur|x|MOT|||||Mother|||\n"
    "*MOT:\tteyp mi ? \x15125_475\x15\n%com:\tgülüyor\n"
    "*CHI:\t<bu> [/] bu\n\tteyp &=laughs .\n@End\n"
)


def test_chat(tmp_path: Path) -> None:
    """Main tiers are entries as transcribed; comments are reported, other tiers counted."""
    one = reading(tmp_path, "a.cha", CHAT)
    assert turns(one) == [("MOT", "teyp mi ?"), ("CHI", "<bu> [/] bu\nteyp &=laughs .")]
    assert (one.spans[0].time, one.spans[0].end) == (0.125, 0.475)
    assert unplaced(one) == ["%com:\tgülüyor"]
    assert one.warnings == ("7 header lines left out",)


def test_chat_against_another_reader(tmp_path: Path) -> None:
    """Speakers and their tiers are those that pylangacq finds."""
    one = reading(tmp_path, "a.cha", CHAT)
    other = pylangacq.CHAT.from_strs([CHAT], strict=False).utterances()
    assert [each.participant for each in other] == [span.speaker for span in one.spans]
    assert len(other) == 2


def test_elan(tmp_path: Path) -> None:
    """Tiers without a parent are speakers, in order of time, as another library reads them."""
    eaf = Elan.Eaf()
    eaf.remove_tier("default")
    for tier in ("T", "Ç"):
        eaf.add_tier(tier, part=f"{tier}-kişi")
    for n, text in enumerate(TURNS):
        eaf.add_annotation("TÇ"[n % 2], 1000 * n, 1000 * n + 900, text)
    eaf.add_linguistic_type("sub", "Symbolic_Association")
    eaf.add_tier("words", ling="sub", parent="T")
    eaf.add_ref_annotation("words", "T", 100, "not speech")
    file = tmp_path / "a.eaf"
    eaf.to_file(str(file))
    (one,) = read(file)
    check_whole(one)
    assert turns(one) == [("TÇ"[n % 2] + "-kişi", text) for n, text in enumerate(TURNS)]
    assert [(span.time, span.end) for span in one.spans] == [(n, n + 0.9) for n in range(5)]
    assert one.warnings == ("1 tier below others left out",)


@pytest.mark.parametrize("mode", ["normal", "short"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_textgrid(tmp_path: Path, mode: str, codec: str) -> None:
    """Both forms of TextGrid, as another library writes them, give the labelled intervals."""
    grid = TextGrid(xmax=9)
    said = ['he said "no"', "3 çay [2]\niki"]
    for name, text in zip("TÇ", said, strict=True):
        grid.add_tier(name).add_interval(ord(name) % 7, 8, text)
    grid.add_tier("marks", "TextTier").add_point(1.0, "click")
    file = tmp_path / "a.TextGrid"
    grid.to_file(str(file), codec=codec, mode=mode)
    (one,) = read(file)
    check_whole(one)
    assert sorted(turns(one)) == sorted(zip("TÇ", said, strict=True))
    assert one.warnings == ("1 tier of points left out",)


NOSCRIBE = (
    '<!DOCTYPE html><html><head><title>x</title><meta name="audio_source" content="a"></head>'
    "<body>"
    '<p>Interview</p><p><a name="ts_0_900_S01">S01: [00:00:00] Bir </a>'
    '<a name="ts_950_1900_S01">iki &amp; üç </a>'
    '<a name="ts_1000_1500_//S02">//S02: Evet. //</a></p>'
    '<p><a name="ts_5000_6000_S02">S02: (..) Dört</a></p></body></html>'
)


def test_noscribe(tmp_path: Path) -> None:
    """Anchors give speaker and times; speech in between stays where it was written."""
    one = reading(tmp_path, "a.html", NOSCRIBE)
    assert turns(one) == [("S01", "Bir\niki & üç\n//S02: Evet. //"), ("S02", "(..) Dört")]
    assert (one.spans[1].time, one.spans[1].end) == (5.0, 6.0)
    assert unplaced(one) == ["Interview"]


JSONS: dict[str, Any] = {
    "whisper-json": {
        "segments": [
            {
                "start": 1,
                "end": 2,
                "text": " Ne var? İyi.",
                "speaker": "A",
                "words": [
                    {"word": "Ne", "start": 1, "speaker": "A"},
                    {"word": "var?", "end": 1.4, "speaker": "A"},
                    {"word": "İyi.", "start": 1.5, "end": 2, "speaker": "B"},
                ],
            }
        ]
    },
    "aws-json": {
        "results": {
            "items": [
                {"type": "pronunciation", "speaker_label": who, "start_time": t, "end_time": t}
                | {"alternatives": [{"content": text}]}
                for who, t, text in (("A", "1.0", "Ne"), ("A", "1.2", "var"))
            ]
            + [{"type": "punctuation", "alternatives": [{"content": "?"}]}]
            + [
                {"type": "pronunciation", "speaker_label": "B", "start_time": "1.5"}
                | {"end_time": "2.0", "alternatives": [{"content": "İyi."}]}
            ]
        }
    },
    "google-json": {
        "results": [
            {"alternatives": [{"transcript": "Ne var? İyi.", "words": []}]},
            {
                "alternatives": [
                    {
                        "words": [
                            {"word": "Ne", "startTime": "1s", "speakerTag": 1},
                            {"word": "var?", "startTime": "1.200s", "speakerTag": 1},
                            {"word": "İyi.", "startTime": {"seconds": "1", "nanos": 500000000}}
                            | {"endTime": "2s", "speakerTag": 2},
                        ]
                    }
                ]
            },
        ]
    },
    "assemblyai-json": {
        "utterances": [
            {"speaker": "A", "start": 1000, "end": 1400, "text": "Ne var?"},
            {"speaker": "B", "start": 1500, "end": 2000, "text": "İyi."},
        ]
    },
}


@pytest.mark.parametrize("name", JSONS)
def test_json(tmp_path: Path, name: str) -> None:
    """Recognisers' files give who says what and when, the word where speakers change included."""
    one = reading(tmp_path, "a.json", json.dumps(JSONS[name]))
    assert one.format == name
    assert words(one) == ["Ne var?", "İyi."]
    assert len({span.speaker for span in one.spans}) == 2
    assert [span.time for span in one.spans] == [1.0, 1.5]
    assert one.spans[1].end == 2.0


def test_atrain(tmp_path: Path) -> None:
    """Pieces on one line are one turn of its speaker, without the stamps between them."""
    one = reading(
        tmp_path,
        "a.txt",
        "Transcription for a.mp3\n\nSPEAKER_00\n[00:00:12] - Bir [00:00:15] - iki \n\n"
        "SPEAKER_01\n[00:00:20] - üç\ndört\n",
    )
    assert turns(one) == [("SPEAKER_00", "Bir\niki"), ("SPEAKER_01", "üç\ndört")]


def test_meet(tmp_path: Path) -> None:
    """A summary's lines look like speech, above and below it; none of them is."""
    said = "00:00:00\n\nAyşe: a\nEfe: b\n00:05:00\nAyşe: c\nEfe: d\n"
    above = "📝 Notes\nAyşe: did well\nEfe: agreed\n📖 Transcript\n"
    text = f"{above}{said}Meeting ended after 00:06\nAyşe: x\n"
    one = reading(tmp_path, "a.txt", text)
    assert turns(one) == [("Ayşe", "a"), ("Efe", "b"), ("Ayşe", "c"), ("Efe", "d")]
    assert "Ayşe: did well" in unplaced(one)
    assert unplaced(one)[-1] == "Ayşe: x"


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Return an Excel file as another library writes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_workbook(tmp_path: Path) -> None:
    """Sheets with header words are sessions by their names; numbers and times are as shown."""
    import datetime as dt

    header: list[object] = ["No", "Konuşan", "Metin", "Süre"]
    data = workbook(
        {
            "Seans 2": [header, [1, "T", "bir\niki", dt.time(0, 0, 3)], [2, "Ç", 3.5, 10.5]],
            "Seans 5": [header, [1, "T", " _x0041_ = &", None]],
            "notes": [["a", "b"]],
        }
    )
    file = tmp_path / "a.xlsx"
    file.write_bytes(data)
    first, second = read(file)
    assert (first.session, second.session) == (2, 5)
    assert words(first) == ["bir\niki", "3.5"]
    assert [span.time for span in first.spans] == [3.0, 10.5]
    assert first.warnings == ("1 sheet without speech left out",)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1, max_size=6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cells(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    """Whatever openpyxl can store in a cell comes back as it reads it itself."""
    bad = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\r\ud800-\udfff\ufffe\uffff]")
    cells = ["x" + bad.sub("", cell) for cell in cells]
    data = workbook({"a": [["who", "text"], *[["T", cell] for cell in cells]]})
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    kept = [canonical(str(row[1])) for row in sheet.iter_rows(min_row=2, values_only=True)]
    one = reading(tmp_path_factory.getbasetemp(), "cells.xlsx", data)
    assert words(one) == kept


def test_columns(tmp_path: Path) -> None:
    """Columns that header words do not tell can be named; one that is missing is a Refusal."""
    file = tmp_path / "a.csv"
    file.write_text("Kişi A;Söz;Dakika\nT;bir;0:03\nÇ;iki;0:09\n", "utf-8")
    named = {"speaker": "kişi a", "text": "SÖZ", "time": "Dakika"}
    (one,) = read(file, columns=named)
    assert turns(one) == [("T", "bir"), ("Ç", "iki")]
    assert [span.time for span in one.spans] == [3.0, 9.0]
    with pytest.raises(Refusal, match="no row has the column 'nobody'"):
        read(file, columns={"speaker": "nobody"})


def repacked(data: bytes, change: Any) -> bytes:
    """Return a zip whose largest part was changed inside."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, change(part) if b"<" in part[:9] else part)
    return buffer.getvalue()


def samples() -> list[tuple[str, bytes]]:
    """Return every sample, and one of each family that no sample has."""
    found = [(file.name, file.read_bytes()) for file in sorted(DATA.iterdir())]
    found = [(name, data) for name, data in found if not name.endswith((".md", ".qdpx"))]
    found += [("a.cha", CHAT.encode()), ("a.html", NOSCRIBE.encode())]
    found += [(f"{name}.json", json.dumps(value).encode()) for name, value in JSONS.items()]
    found += [("a.odt", odt("<text:p>T: a</text:p><text:p>C: <text:s text:c='2'/>b</text:p>"))]
    found += [("a.xlsx", workbook({"a": [["who", "text"], ["T", "a"], ["C", 1.5]]}))]
    grid = '"ooTextFile"\n"TextGrid"\n0\n1\n<exists>\n1\n"IntervalTier"\n"T"\n0\n1\n1\n0\n1\n"a"\n'
    found += [("a.TextGrid", grid.encode())]
    found.append(
        (
            "a.eaf",
            (
                b'<ANNOTATION_DOCUMENT><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="3"/>'
                b'</TIME_ORDER><TIER TIER_ID="T"><ANNOTATION>'
                b'<ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a"><ANNOTATION_VALUE>x</ANNOTATION_VALUE>'
                b"</ALIGNABLE_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>"
            ),
        )
    )
    return found


SAMPLES = samples()


@pytest.mark.parametrize(("name", "data"), SAMPLES, ids=[name for name, _ in SAMPLES])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(draw=st.data())
def test_mutated(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes, draw: st.DataObject
) -> None:
    """A sample with bytes changed, doubled or lost, also inside its parts, is read or refused."""

    def change(part: bytes) -> bytes:
        whole = bytearray(part)
        for _ in range(draw.draw(st.integers(1, 5))):
            place = draw.draw(st.integers(0, max(0, len(whole) - 1)))
            length = draw.draw(st.integers(0, 30))
            fresh = draw.draw(st.one_of(st.binary(max_size=6), st.just(bytes(whole[:length]))))
            whole[place : place + length] = fresh
        return bytes(whole)

    inside = data.startswith(b"PK") and draw.draw(st.booleans())
    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(repacked(data, change) if inside else change(data))
    try:
        for one in read(file):
            check_whole(one)
    except Refusal:
        return


CONTAINERS = [name for name, _ in SAMPLES if not name.endswith((".txt", ".docx", ".rtf", ".odt"))]


@pytest.mark.parametrize("name", CONTAINERS)
def test_whole(tmp_path: Path, name: str) -> None:
    """Spans, what is not placed and the newlines between them are the whole text, exactly once."""
    file = tmp_path / name
    file.write_bytes(dict(SAMPLES)[name])
    for one in read(file):
        if one.format == "otranscribe":
            continue  # typed labels and stamps are in the text, as in any plain file
        parts = [(span.start, span.stop) for span in one.spans]
        parts += [(part.start, part.stop) for part in one.unplaced]
        pieces = "\n".join(one.text[start:stop] for start, stop in sorted(parts))
        assert pieces == one.text


def test_labels_and_stamps_only() -> None:
    """In typed transcripts nothing is outside spans and reports but labels, stamps and blanks."""
    for name, _ in SAMPLES:
        if not name.endswith((".txt", ".docx", ".rtf", ".otr")) or name.startswith("a."):
            continue
        (one,) = read(DATA / name)
        letters = list(one.text)
        for part in (*one.spans, *one.unplaced):
            letters[part.start : part.stop] = " " * (part.stop - part.start)
        rest = "".join(letters)
        for label in sorted({span.speaker for span in one.spans}, key=len, reverse=True):
            rest = re.sub(rf"(?m)(?<!\w){re.escape(label)}(?!\w)", "", rest)
        assert not Counter(re.sub(r"[\d\s:.,#¤<>()\[\]-]", "", rest)), name


ELAN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT><TIME_ORDER>{slots}</TIME_ORDER>'
    "\n{tiers}</ANNOTATION_DOCUMENT>"
)


def elan(tiers: str, times: str = "0 1000 1200 2500") -> str:
    """Return an .eaf with slots at these times ("-" has none), and tiers."""
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{n}"' + (f' TIME_VALUE="{t}"/>' if t != "-" else "/>")
        for n, t in enumerate(times.split())
    )
    return ELAN.format(slots=slots, tiers=tiers)


def aligned(tier: str, who: str, *said: tuple[int, int, str]) -> str:
    """Return a tier of its own."""
    rows = "".join(
        f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="{tier}{a}" TIME_SLOT_REF1="ts{a}" '
        f'TIME_SLOT_REF2="ts{b}"><ANNOTATION_VALUE>{words}</ANNOTATION_VALUE>'
        "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        for a, b, words in said
    )
    return f'<TIER TIER_ID="{tier}" PARTICIPANT="{who}">{rows}</TIER>\n'


def below(tier: str, parent: str, *said: tuple[int, str]) -> str:
    """Return a tier below another."""
    rows = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{tier}{n}" ANNOTATION_REF="{parent}{above}">'
        f"<ANNOTATION_VALUE>{words}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for n, (above, words) in enumerate(said)
    )
    return f'<TIER TIER_ID="{tier}" PARENT_REF="{parent}">{rows}</TIER>\n'


def test_elan_words_below_numbers(tmp_path: Path) -> None:
    """Where tiers hold numbers, the words come from the tiers below, with their times."""
    file = tmp_path / "a.eaf"
    numbers = aligned("ref@T", "T", (0, 1, "001")) + aligned("ref@C", "C", (2, 3, "002"))
    words = below("tx@T", "ref@T", (0, "Hello there.")) + below("tx@C", "ref@C", (2, "Hi you."))
    file.write_text(elan(numbers + words), "utf-8")
    (one,) = read(file)
    assert turns(one) == [("T", "Hello there."), ("C", "Hi you.")]
    assert [(s.time, s.end) for s in one.spans] == [(0.0, 1.0), (1.2, 2.5)]
    assert any("tx@T, tx@C" in warning for warning in one.warnings)
    file.write_text(elan(numbers + words + below("ft@T", "ref@T", (0, "Selam bay."))), "utf-8")
    with pytest.raises(Refusal, match="--tiers ft / --tiers tx"):
        read(file)
    (one,) = read(file, tiers=("tx",))
    assert turns(one) == [("T", "Hello there."), ("C", "Hi you.")]
    assert one.left_out == len("Selambay") + 0
    with pytest.raises(Refusal, match="it has no tier 'zz'"):
        read(file, tiers=("zz",))


def test_elan_more_words_below_are_asked_about(tmp_path: Path) -> None:
    """A tier below that holds more words than the one above is never left out in silence."""
    file = tmp_path / "a.eaf"
    top = aligned("T", "T", (0, 1, "hm")) + aligned("C", "C", (2, 3, "yes it is"))
    file.write_text(elan(top + below("full", "T", (0, "hm well I thought so"))), "utf-8")
    with pytest.raises(Refusal, match="--tiers T / --tiers full"):
        read(file)
    (one,) = read(file, tiers=("T", "C"))
    assert turns(one) == [("T", "hm"), ("C", "yes it is")]
    assert one.left_out == len("wellIthoughtso")


def test_elan_slots_without_a_time(tmp_path: Path) -> None:
    """They stand at equal distances between those that have one; words of pieces are one turn."""
    file = tmp_path / "a.eaf"
    said = aligned("T", "T", (0, 1, "one"), (1, 2, "two"), (2, 3, "three"))
    file.write_text(elan(said, "1000 - - 4000"), "utf-8")
    (one,) = read(file)
    assert [(s.time, s.end) for s in one.spans] == [(1.0, 2.0), (2.0, 3.0), (3.0, 4.0)]
    pieces = aligned("r", "T", (0, 1, "1")) + below("w", "r", (0, "good"), (0, "day"))
    file.write_text(elan(pieces), "utf-8")
    (one,) = read(file)
    assert turns(one) == [("T", "good day")]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("@ UTF8\n@Begin\n", "line 1: '@ UTF8' is read as '@UTF8'"),
        ("@UTF-8\n@Begin\n", "line 1: '@UTF-8' is read as '@UTF8'"),
        ("@utf8\n@ begin\n", "line 2: '@ begin' is read as '@Begin'"),
        ("@Begin\n", "header lines missing: @UTF8"),
        ("@Languages:\teng\n", "header lines missing: @UTF8, @Begin"),
    ],
)
def test_damaged_headers_of_chat(tmp_path: Path, head: str, sentence: str) -> None:
    """A slip in a header does not hide the turns, and is told."""
    file = tmp_path / "a.cha"
    file.write_text(
        f"{head}@Participants:\tINV A Investigator\n*INV:\thello .\n*CHI:\tyes .\n@End\n", "utf-8"
    )
    (one,) = read(file)
    assert one.format == "chat"
    assert turns(one) == [("INV", "hello ."), ("CHI", "yes .")]
    assert sentence in one.warnings


def test_tiers_of_chat_that_are_left_out(tmp_path: Path) -> None:
    """What somebody wrote in words below a line is reported; an analysis is only counted."""
    below = "%mor:\tco|yes .\n%act:\thides under the table\n%eng:\tyes indeed\n"
    one = reading(tmp_path, "a.cha", f"@UTF8\n@Begin\n*INV:\thello .\n*CHI:\tevet .\n{below}@End\n")
    assert [line.partition(":")[0] for line in unplaced(one)] == ["%act", "%eng"]
    assert "1 dependent tier left out" in one.warnings


def test_columns_that_are_left_out(tmp_path: Path) -> None:
    """Prose beside the speech is named and counted; topics, codes and repeated words are not."""
    rows = [
        "Speaker,Text,Observer notes,Topic,Gloss,Id",
        "Therapist,How are you today?,She looks tired,going to school,how are you,u1",
        "Child,I am fine.,He hides behind the chair,going to school,i am fine,u2",
        "Therapist,Shall we play?,,going to school,shall we play,u3",
        "Child,Yes.,and cries,going to school,,u4",
    ]
    one = reading(tmp_path, "a.csv", "\n".join(rows))
    named = [note for note in one.warnings if note.startswith("column")]
    assert named == [
        "column 'Observer notes' left out: 10 words",
        "column 'Gloss' left out: 9 words",
    ]
    assert one.left_out == len("shelookstiredhehidesbehindthechairandcries")


def test_subviewer(tmp_path: Path) -> None:
    """Two times with a comma begin a cue; headers in brackets are none, [br] breaks a line."""
    file = tmp_path / "a.sbv"
    cue = "0:00:00.000,0:00:04.500\nT: How are you?[br]Well?\n\n0:01:05.250,0:01:09.000\nC: Fine.\n"
    for head in ("", "[INFORMATION]\n[TITLE]x\n[END INFORMATION]\n\n"):
        file.write_text(head + cue, "utf-8")
        (one,) = read(file)
        assert one.format == "sbv"
        assert turns(one) == [("T", "How are you?\nWell?"), ("C", "Fine.")]
        assert [(s.time, s.end) for s in one.spans] == [(0.0, 4.5), (65.25, 69.0)]
