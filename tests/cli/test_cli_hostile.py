"""A transcript full of traps is imported, shown and exported without harm."""

from __future__ import annotations

import gc
import json
import math
import re
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.a_cli import Prompt
from tests.a_docx import document
from thirdear import open_study
from thirdear.model.refusal import Refusal
from thirdear.transcripts import read

TRAPS = (
    "Therapist: Hello [laughs] and [/x] and [@click=app.bell]here[/].\n"
    "Child: \x1b]0;owned\x07title \x1b[31mred\x1b[0m \x9b31m.\n"
    "Therapist: A NUL \x00 and \u202eediseb\u202c it.\n"
    "Child: =cmd|' /C calc'!A0\n"
    "\x1b]52;c;QUJD\x07 A line of nobody's \x07\n"
)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def prompt(capsys: pytest.CaptureFixture[str]) -> Prompt:
    """A command line."""
    return Prompt(capsys)


@pytest.fixture
def study(prompt: Prompt, tmp_path: Path) -> Path:
    """A study with the trap as its only session, and the passages tagged."""
    folder = tmp_path / "study"
    prompt.well("init", folder, "--codebook", "mbt-c-as", "--codebook", "tpocs-a")
    (tmp_path / "A-s01.txt").write_bytes(TRAPS.encode("utf-8"))
    prompt.well("import", tmp_path / "A-s01.txt", "--study", folder)
    tags = "case,session,segment,code,rater\nA,1,1,mbtc.holding,R1\nA,1,3,mbtc.holding,R1\n"
    (tmp_path / "tags.csv").write_text(tags, "utf-8")
    prompt.well("tags", "import", tmp_path / "tags.csv", "--study", folder)
    prompt.well("finish", "--rater", "R1", "--study", folder)
    return folder


def test_the_words_are_kept_to_the_letter(study: Path) -> None:
    """What is stored is what the file held, traps included."""
    with open_study(study) as opened:
        transcript = opened.transcript("A", 1)
        said = [transcript.words(turn) for turn in transcript.turns]
        assert said[0] == "Hello [laughs] and [/x] and [@click=app.bell]here[/]."
        assert "\x1b]0;owned\x07" in said[1]
        assert "\x00" in said[2]
        assert opened.store.check() == ()


@pytest.mark.parametrize(
    "command",
    [
        ("import", "A-s01.txt", "--dry-run"),
        ("explain", "A", "1", "mbtc.techniques"),
        ("history",),
        ("vignettes", "list"),
    ],
)
def test_nothing_printed_can_act(
    prompt: Prompt, study: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """No escape sequence, control or bidi override reaches the terminal; brackets are words."""
    words = [str(tmp_path / word) if word.endswith(".txt") else word for word in command]
    outcome = prompt.well(*words, "--study", study)
    assert not ACTING.search(outcome.out + outcome.err)
    if "explain" in words:
        assert "[laughs] and [/x] and [@click=app.bell]here[/]" in outcome.out


def test_a_document_holds_the_words_and_nothing_that_acts(
    prompt: Prompt, study: Path, tmp_path: Path
) -> None:
    """The write-up opens as XML; brackets are printed, sequences and controls are gone."""
    prompt.well(
        *("vignettes", "add", "A", "1", "1", "4", "--criterion", "all of it", "--study", study)
    )
    for found in json.loads(prompt("disguise", "scan", "--json", "--study", study).out):
        prompt.well("disguise", "keep", found["form"], "--study", study)
    target = tmp_path / "out.docx"
    prompt.well("report", "-o", target, "--study", study)
    with zipfile.ZipFile(target) as package:
        page = package.read("word/document.xml").decode("utf-8")
    assert not ACTING.search(page)
    plain = re.sub("<[^>]+>", "", page)
    assert "[laughs]" in plain
    assert "[/x]" in plain
    assert "owned" not in plain


def _quotes(size: int) -> tuple[str, bytes]:
    return "a.csv", b"speaker,text\n" + b'T,"a\n' * (size // 5)


def _quotation_marks(size: int) -> tuple[str, bytes]:
    return "a.txt", b'T: "' + b'"\n' * (size // 2)


def _labels(size: int) -> tuple[str, bytes]:
    count = size // 60
    rows = (f"Name{n % count}: hello there\n" for n in range(3 * count))
    return "a.txt", "".join(rows).encode()


def _tiers(size: int) -> tuple[str, bytes]:
    """Thousands of tiers, each below the one before."""
    rows = "\n".join(
        f'<TIER TIER_ID="t{n}"{f" PARENT_REF={chr(34)}t{n - 1}{chr(34)}" if n else ""}><ANNOTATION>'
        f'<REF_ANNOTATION ANNOTATION_ID="a{n}" ANNOTATION_REF="a{n - 1}"><ANNOTATION_VALUE>one {n}'
        "</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>"
        for n in range(size // 200)
    )
    return "a.eaf", f"<ANNOTATION_DOCUMENT>\n{rows}\n</ANNOTATION_DOCUMENT>".encode()


def _speaking_tiers(size: int) -> tuple[str, bytes]:
    """Thousands of speakers with a tier each."""
    rows = "\n".join(
        f'<TIER TIER_ID="t{n}"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}">'
        f"<ANNOTATION_VALUE>one {n}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
        for n in range(size // 160)
    )
    return "a.eaf", f"<ANNOTATION_DOCUMENT>\n{rows}\n</ANNOTATION_DOCUMENT>".encode()


def _wide_table(size: int) -> tuple[str, bytes]:
    cells = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>" * (size // 400)
    return "a.docx", document(f"<w:tbl>{f'<w:tr>{cells}</w:tr>' * 8}</w:tbl>")


def _wide_rows(size: int) -> tuple[str, bytes]:
    width = size // 100
    head = ",".join(f"c{n}" for n in range(width))
    return "a.csv", f"{head}\n{(','.join(['a b c'] * width) + chr(10)) * 8}".encode()


def _repeats(size: int) -> tuple[str, bytes]:
    rows = (f"T,hello there {n // 3},{n % 3},c{n % 2}\n" for n in range(size // 25))
    return "a.csv", ("speaker,text,annotator_id,code\n" + "".join(rows)).encode()


def _days(size: int) -> tuple[str, bytes]:
    return "a.txt", ("12.03.2024 A vakası 7. seans " * (size // 32) + "\nT: a\nC: b\n" * 2).encode()


GROWING = (
    *(_quotes, _quotation_marks, _labels, _tiers, _speaking_tiers, _wide_table, _wide_rows),
    *(_repeats, _days),
)


@pytest.mark.parametrize("make", GROWING, ids=lambda make: make.__name__.strip("_"))
def test_time_grows_with_the_size(tmp_path: Path, make: Callable[[int], tuple[str, bytes]]) -> None:
    """Twice the size takes at most 2.2 times the processor, as the best of several runs."""

    def best(size: int) -> float:
        name, data = make(size)
        file = tmp_path / name
        file.write_bytes(data)
        took = []
        for _ in range(3):
            gc.collect()
            began = time.process_time()
            with suppress(Refusal):
                read(file)
            took.append(time.process_time() - began)
        return min(took)

    size = 100_000
    while best(size) < 0.05 and size < 800_000:  # shorter ones measure the clock
        size *= 2
    once = twice = math.inf
    for _ in range(8):  # a busy machine makes single measurements longer
        once, twice = min(once, best(size)), min(twice, best(2 * size))
        if twice - 0.02 <= 2.2 * once:
            return
    pytest.fail(f"twice {size} characters take {twice / once:.1f} times as long")


@pytest.mark.parametrize("ending", ["txt", "csv", "json", "html", "rtf", "eaf"])
def test_a_line_of_many_megabytes_is_refused_at_once(tmp_path: Path, ending: str) -> None:
    """The size is said, in little time, whatever the file calls itself and is encoded in."""
    start = {"rtf": b"{\\rtf1 ", "eaf": b"<ANNOTATION_DOCUMENT>", "json": b'{"a":"'}
    file = tmp_path / f"a.{ending}"
    for word in ("word, ", "şığ, "):
        file.write_bytes(start.get(ending, b"T: ") + word.encode("cp1254") * 3_400_000)
        began = time.process_time()
        with pytest.raises(Refusal, match="line is longer than 1,000,000 characters"):
            read(file)
        assert time.process_time() - began < 2
