"""What hostile files cost: each kind at a size and at twice the size, in CPU seconds.

    python benchmarks/hostile.py [--megabytes 1] [--only NAME]

A kind is in order where both sizes are read or refused within four seconds a megabyte and twice the
size costs at most 2.2 times as much. Ends with 1 where one is not.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import a_docx
from thirdear import transcripts

MOST = 4.0
"""Seconds a megabyte: 110,000 lines of nine letters, each asked whether it is a label."""
GROWTH = 2.2
LEAST = 0.3
"""Seconds below which a growth is noise."""


def _repeated(unit: str, head: str = "", tail: str = "") -> Callable[[int], bytes]:
    return lambda size: (head + unit * (size // len(unit.encode())) + tail).encode()


def _labels(size: int) -> bytes:
    return "".join(f"P{at}: yes\nT: and\n" for at in range(size // 18)).encode()


def _labels_once(size: int) -> bytes:
    return "".join(f"Person {at}: yes it was so\n" for at in range(size // 28)).encode()


def _elan(size: int) -> bytes:
    count = size // 260
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n}"/>' for n in range(count))
    tiers = "".join(
        f'<TIER TIER_ID="P{n}" LINGUISTIC_TYPE_REF="t"><ANNOTATION><ALIGNABLE_ANNOTATION '
        f'ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{n}" TIME_SLOT_REF2="t{n}"><ANNOTATION_VALUE>yes'
        "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
        for n in range(count)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT AUTHOR="" '
        'DATE="2024-01-01T00:00:00+00:00" FORMAT="3.0" VERSION="3.0"><HEADER MEDIA_FILE="" '
        f'TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}'
        '<LINGUISTIC_TYPE LINGUISTIC_TYPE_ID="t" TIME_ALIGNABLE="true"/></ANNOTATION_DOCUMENT>'
    ).encode()


def _textgrid(size: int) -> bytes:
    count = size // 180
    page = ['File type = "ooTextFile"', 'Object class = "TextGrid"', "", "xmin = 0"]
    page += [f"xmax = {count}", "tiers? <exists>", f"size = {count}", "item []:"]
    for n in range(1, count + 1):
        page += [f"    item [{n}]:", '        class = "IntervalTier"', f'        name = "P{n}"']
        page += ["        xmin = 0", f"        xmax = {count}", "        intervals: size = 1"]
        page += ["        intervals [1]:", f"            xmin = {n - 1}"]
        page += [f"            xmax = {n}", '            text = "yes"']
    return "\n".join(page).encode()


def _wide_docx(size: int) -> bytes:
    cell = "<w:tc><w:p><w:r><w:t>yes</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell * (size // (2 * len(cell)))}</w:tr>"
    return a_docx.document(f"<w:tbl>{row * 2}</w:tbl>")


def _wide_csv(size: int) -> bytes:
    wide = size // 12
    return (
        ",".join(f"c{n}" for n in range(wide)) + "\n" + ",".join("yes" for _ in range(wide))
    ).encode()


def _cues(size: int) -> bytes:
    return (
        "WEBVTT\n\n"
        + "".join(
            f"00:00:{n % 60:02}.000 --> 00:00:{n % 60:02}.500\n<v P{n % 9}>yes\n\n"
            for n in range(size // 48)
        )
    ).encode()


def _nested_json(size: int) -> bytes:
    return ("[" * (size // 2) + "]" * (size // 2)).encode()


def _segments(size: int) -> bytes:
    one = {"start": 0, "end": 1, "text": "yes", "speaker": "A"}
    return json.dumps(
        {"segments": [one | {"speaker": f"S{n}"} for n in range(size // 60)]}
    ).encode()


def _odt(size: int) -> bytes:
    page = io.BytesIO()
    name = "urn:oasis:names:tc:opendocument:xmlns"
    body = "<text:span>" * (size // 24) + "yes" + "</text:span>" * (size // 24)
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{name}:office:1.0" '
            f'xmlns:text="{name}:text:1.0">'
            f"<office:body><office:text><text:p>{body}</text:p></office:text></office:body>"
            "</office:document-content>",
        )
    return page.getvalue()


TURNS = "T: How are you?\nC: Well.\n" * 3
KINDS: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "a line without end": (".txt", _repeated("word ")),
    "one turn, a long word": (".txt", _repeated("a", TURNS + "T: ")),
    "only quotation marks": (".txt", _repeated('"')),
    "quotation marks in a turn": (".txt", _repeated('" ', TURNS + "T: ")),
    "curly quotation marks": (".txt", _repeated("“a", TURNS + "T: ")),
    "brackets that open": (".txt", _repeated("[", TURNS + "T: ")),
    "round brackets that open": (".txt", _repeated("(a ", TURNS + "T: ")),
    "brackets of their own": (".txt", _repeated("[laughs]\n", TURNS)),
    "angles that open": (".txt", _repeated("<v ", TURNS + "T: ")),
    "colons": (".txt", _repeated("a:", TURNS)),
    "colons and blanks": (".txt", _repeated("a : ", TURNS)),
    "dashes": (".txt", _repeated("- ", TURNS)),
    "dialogue dashes": (".txt", _repeated("– yes\n")),
    "times": (".txt", _repeated("00:00:01 ", TURNS + "T: ")),
    "times alone on lines": (".txt", _repeated("[00:00:01]\n", TURNS)),
    "empty lines": (".txt", _repeated("\n", TURNS, "T: Yes.\n")),
    "blanks": (".txt", _repeated(" ", TURNS + "T: ", "x")),
    "tabs": (".txt", _repeated("\t", TURNS + "T: ", "x")),
    "combining marks": (".txt", _repeated("\u0301", TURNS + "T: a")),
    "numbered lines": (".txt", _repeated("1. yes\n")),
    "headings": (".txt", _repeated("Session 1\n")),
    "bold marks": (".txt", _repeated("**T** yes\n")),
    "stars": (".txt", _repeated("*", TURNS + "T: ")),
    "labels by the thousand": (".txt", _labels),
    "labels that speak once": (".txt", _labels_once),
    "cells of quotes": (".csv", _repeated('"",', "speaker,text\n")),
    "an open cell": (".csv", _repeated("a,\n", 'speaker,text\nT,"')),
    "a wide table": (".csv", _wide_csv),
    "tiers by the thousand (ELAN)": (".eaf", _elan),
    "tiers by the thousand (Praat)": (".TextGrid", _textgrid),
    "a wide table in Word": (".docx", _wide_docx),
    "cues": (".vtt", _cues),
    "tags in a cue": (".vtt", _repeated("<i>", "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v A>")),
    "nested lists": (".json", _nested_json),
    "speakers by the thousand": (".json", _segments),
    "groups that open": (".rtf", _repeated("{", r"{\rtf1 ")),
    "words of control": (".rtf", _repeated(r"\b ", r"{\rtf1 ", "}")),
    "spans in spans": (".odt", _odt),
    "tiers of CHAT": (
        ".cha",
        _repeated("%com:\ta\n", "@Begin\n@Participants:\tT A, C B\n*T:\ta\n"),
    ),
    "lines that go on in CHAT": (
        ".cha",
        _repeated("\ta\n", "@Begin\n@Participants:\tT A\n*T:\ta\n"),
    ),
}


def cost(folder: Path, ending: str, made: bytes) -> tuple[float, str]:
    """Return the CPU seconds of reading a file, and what became of it."""
    file = folder / f"A-s01{ending}"
    file.write_bytes(made)
    began = time.process_time()
    try:
        transcripts.read(file)
        what = "read"
    except Exception as refused:  # noqa: BLE001 - which kind it is, is printed
        what = type(refused).__name__
    return time.process_time() - began, what


def main() -> None:
    """Print what each kind costs at a size and at twice the size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    size, bad = int(given.megabytes * 1_000_000), 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (ending, made) in KINDS.items():
            if given.only not in name:
                continue
            once, what = cost(Path(folder), ending, made(size))
            twice, _ = cost(Path(folder), ending, made(2 * size))
            growth = twice / max(once, LEAST)
            wrong = twice > 2 * MOST * given.megabytes or growth > GROWTH
            bad += wrong
            print(
                f"{name:32} {once:6.2f} {twice:6.2f} s  x{growth:4.1f}  {what}",
                "!" if wrong else "",
                flush=True,
            )
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
