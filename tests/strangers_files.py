"""Transcript files of strangers: the same turns in every format that can be written easily."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple


class Said(NamedTuple):
    """A turn: who is written before it, who that is, the words, and the seconds it lasts."""

    label: str
    role: str
    words: str
    time: float
    end: float


Turns = Sequence[Said]


@dataclass(frozen=True, slots=True)
class Format:
    """How turns are written: the file's ending, whether times are in it, and what it can say.

    ``letters`` is the encoding whose letters it has, ``markup`` whether ``<b>`` is no word in it,
    ``control`` whether it can hold control characters, ``one_word`` whether a label is one word.
    """

    ending: str
    write: Callable[[Turns, str], bytes]
    timed: bool = False
    letters: str = "utf-8"
    markup: bool = False
    control: bool = False
    one_word: bool = False


def _lines(turns: Turns) -> str:
    return "".join(f"{said.label}: {said.words}\n" for said in turns)


def _text(encoding: str, newline: str = "\n") -> Callable[[Turns, str], bytes]:
    return lambda turns, _: _lines(turns).replace("\n", newline).encode(encoding)


def _spaced(turns: Turns, _: str) -> bytes:
    return "\n".join(f"{said.label}:\t{said.words}\n" for said in turns).encode()


def _stamped(turns: Turns, _: str) -> bytes:
    lines = (f"[{_clock(said.time)}] {said.label}: {said.words}\n" for said in turns)
    return "".join(lines).encode()


def _clock(seconds: float, point: str = "") -> str:
    whole, rest = divmod(round(seconds * 1000), 1000)
    told = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    return f"{told}{point}{rest:03}" if point else told


def _chat(turns: Turns, language: str) -> bytes:
    labels = dict.fromkeys(s.label for s in turns)
    page = ["@UTF8", "@Begin", f"@Languages:\t{'tur' if language == 'tr' else 'eng'}"]
    page += ["@Participants:\t" + ", ".join(f"{label} Participant" for label in labels)]
    for s in turns:
        times = f"{round(1000 * s.time)}_{round(1000 * s.end)}"
        page += [f"*{s.label}:\t{s.words} \x15{times}\x15", "%mor:\tpro|that v|be-PRES n|bear ."]
    return "\n".join((*page, "@End", "")).encode()


HEADS = {"en": ("Speaker", "Text", "Time"), "tr": ("Konuşan", "Metin", "Zaman")}


def _rows(turns: Turns, language: str) -> list[tuple[str, str, str]]:
    return [
        HEADS[language],
        *((_clock(s.time), s.label, s.words)[1:] + (_clock(s.time),) for s in turns),
    ]


def _delimited(sign: str, encoding: str = "utf-8") -> Callable[[Turns, str], bytes]:
    def write(turns: Turns, language: str) -> bytes:
        page = io.StringIO()
        csv.writer(page, delimiter=sign).writerows(_rows(turns, language))
        return page.getvalue().encode(encoding)

    return write


def _xlsx(turns: Turns, language: str) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in _rows(turns, language):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _docx(turns: Turns, _: str) -> bytes:
    from docx import Document

    document = Document()
    for said in turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{said.label}:").bold = len(turns) % 2 == 0
        paragraph.add_run(f" {said.words}")
    return _saved(document)


def _docx_table(turns: Turns, language: str) -> bytes:
    from docx import Document

    document = Document()
    rows = _rows(turns, language)
    table = document.add_table(len(rows), 3)
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    return _saved(document)


def _saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)


def _odt(turns: Turns, _: str) -> bytes:
    lines = (f"<text:p>{escape(f'{said.label}: {said.words}')}</text:p>" for said in turns)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODT.format("".join(lines)))
    return out.getvalue()


def _rtf(turns: Turns, _: str) -> bytes:
    words = "".join(map(_rtf_letter, _lines(turns)))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {words}}}".encode(
        "ascii"
    )


def _rtf_letter(letter: str) -> str:
    if letter == "\n":
        return "\\par\n"
    if letter in "\\{}":
        return f"\\{letter}"
    if letter.isascii():
        return letter
    units = letter.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)
    )
    return "".join(f"\\u{number}?" for number in numbers)


def _vtt(turns: Turns, _: str) -> bytes:
    cues = (
        f"{_clock(s.time, '.')} --> {_clock(s.end, '.')}\n"
        f"<v {s.label}>{escape(s.words, quote=False)}</v>\n"
        for s in turns
    )
    return ("WEBVTT\n\n" + "\n".join(cues)).encode()


def _srt(turns: Turns, _: str) -> bytes:
    cues = (
        f"{number}\n{_clock(s.time, ',')} --> {_clock(s.end, ',')}\n{s.label}: {s.words}\n"
        for number, s in enumerate(turns, 1)
    )
    return "\n".join(cues).encode()


def _whisper(turns: Turns, _: str) -> bytes:
    found = [
        {"start": s.time, "end": s.end, "text": f" {s.words}", "speaker": s.label} for s in turns
    ]
    return json.dumps({"segments": found}, ensure_ascii=False).encode()


def _otr(turns: Turns, _: str) -> bytes:
    lines = "".join(
        f'<p><span class="timestamp" data-timestamp="{s.time}">{_clock(s.time)}</span> '
        f"<b>{escape(s.label)}:</b> {escape(s.words)}</p>"
        for s in turns
    )
    return json.dumps({"text": lines, "media": "x.mp3", "media-time": 0.0}).encode()


def _textgrid(turns: Turns, _: str) -> bytes:
    labels, last = list(dict.fromkeys(s.label for s in turns)), turns[-1].end + 1
    page = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0"]
    page += [f"xmax = {last}", "tiers? <exists>", f"size = {len(labels)}", "item []:"]
    for number, label in enumerate(labels, 1):
        own = [s for s in turns if s.label == label]
        page += [f"    item [{number}]:", '        class = "IntervalTier"']
        page += [f'        name = "{label}"', "        xmin = 0", f"        xmax = {last}"]
        page += [f"        intervals: size = {len(own)}"]
        for at, s in enumerate(own, 1):
            words = s.words.replace('"', '""')
            page += [f"        intervals [{at}]:", f"            xmin = {s.time}"]
            page += [f"            xmax = {s.end}", f'            text = "{words}"']
    return "\n".join(page).encode()


def _elan(turns: Turns, _: str) -> bytes:
    slots, tiers = [], dict[str, list[str]]()
    for at, s in enumerate(turns):
        slots += [
            f'<TIME_SLOT TIME_SLOT_ID="ts{2 * at + one}" TIME_VALUE="{round(1000 * time)}"/>'
            for one, time in ((1, s.time), (2, s.end))
        ]
        tiers.setdefault(s.label, []).append(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{at}" '
            f'TIME_SLOT_REF1="ts{2 * at + 1}" TIME_SLOT_REF2="ts{2 * at + 2}">'
            f"<ANNOTATION_VALUE>{escape(s.words)}</ANNOTATION_VALUE>"
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
        )
    told = "".join(
        f'<TIER TIER_ID="{escape(label)}" PARTICIPANT="{escape(label)}" LINGUISTIC_TYPE_REF="t">'
        f"{''.join(own)}</TIER>"
        for label, own in tiers.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" '
        'DATE="2024-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0">'
        '<HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/>'
        f"<TIME_ORDER>{''.join(slots)}</TIME_ORDER>{told}"
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>'
    ).encode()


SEVERAL = frozenset(("csv", "semicolons", "tsv", "xlsx"))
"""Formats whose sessions a case may have in one table."""


def one_table(sessions: Sequence[tuple[int, Turns]], language: str) -> bytes:
    """Return a CSV file of several sessions, each row with its session's number."""
    page = io.StringIO()
    rows = csv.writer(page)
    rows.writerow(({"en": "Session", "tr": "Seans"}[language], *HEADS[language]))
    for number, turns in sessions:
        rows.writerows((number, *row) for row in _rows(turns, language)[1:])
    return page.getvalue().encode()


FORMATS = {
    "txt": Format(".txt", _text("utf-8"), control=True),
    "bom": Format(".txt", _text("utf-8-sig", "\r\n")),
    "utf-16": Format(".txt", _text("utf-16")),
    "cp1254": Format(".txt", _text("cp1254", "\r\n"), letters="cp1254"),
    "spaced": Format(".txt", _spaced),
    "stamped": Format(".txt", _stamped, timed=True),
    "docx": Format(".docx", _docx),
    "docx-table": Format(".docx", _docx_table, timed=True),
    "odt": Format(".odt", _odt),
    "rtf": Format(".rtf", _rtf),
    "csv": Format(".csv", _delimited(","), timed=True),
    "semicolons": Format(".csv", _delimited(";", "utf-8-sig"), timed=True),
    "tsv": Format(".tsv", _delimited("\t"), timed=True),
    "xlsx": Format(".xlsx", _xlsx, timed=True),
    "vtt": Format(".vtt", _vtt, timed=True, markup=True),
    "srt": Format(".srt", _srt, timed=True, markup=True),
    "whisper": Format(".json", _whisper, timed=True),
    "otr": Format(".otr", _otr, timed=True),
    "textgrid": Format(".TextGrid", _textgrid, timed=True),
    "chat": Format(".cha", _chat, timed=True, one_word=True),
    "elan": Format(".eaf", _elan, timed=True),
}
