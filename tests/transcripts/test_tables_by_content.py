"""Tables of strangers: any names and order of columns give the right turns, or what to type."""

from __future__ import annotations

import io
import random
import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests.a_cli import Prompt
from thirdear import open_study
from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.transcripts import read

SAID = (
    "How was the week since we met?|It was all right. We moved the desk.|You said it got quiet "
    "then.|I got angry, and then I wanted to hide.|I wonder what she may have thought.|Maybe that "
    "I did not care.|Shall we look at that moment slowly?|Yes. I was at the door.|It sounds as if "
    "two feelings came.|Angry and sad, I think.|What would he say here?|He would say I make it big."
).split("|")
NAMES = {
    "speaker": ["Type", "Wer", "Locuteur", "Kişi", "Speaker", "X1", "Rolle", "konuşan kişi"],
    "text": ["Utterance", "Äußerung", "Quote", "Söylenen", "Text", "X2", "Énoncé", "ne dedi"],
    "time": ["Start", "Zeit", "T0", "Başlama", "clock"],
    "end": ["End", "Ende", "T1", "Bitiş"],
    "code": ["Dialog_Act", "Mood", "kod", "Thema"],
    "id": ["ID", "Nr.", "row", "sıra"],
}
SPEAKERS = [("T", "P"), ("Therapist", "Client"), ("Terapist", "Danışan"), ("T", "Ç"), ("A", "B")]


def table(draw: random.Random) -> tuple[list[list[str]], dict[str, str], tuple[str, str]]:
    """Return rows with a header, what its columns are called, and the speakers."""
    kinds = ["speaker", "text", *draw.sample(["time", "end", "code", "id"], draw.randint(0, 4))]
    if "end" in kinds and "time" not in kinds:
        kinds.remove("end")
    draw.shuffle(kinds)
    if "end" in kinds and kinds.index("end") < kinds.index("time"):
        at, to = kinds.index("end"), kinds.index("time")
        kinds[at], kinds[to] = kinds[to], kinds[at]
    names = {kind: draw.choice(NAMES[kind]) for kind in kinds}
    who = draw.choice(SPEAKERS)
    rows = [[names[kind] for kind in kinds]]
    for n, words in enumerate(SAID):
        cells = {
            "speaker": who[n % 2],
            "text": words,
            "time": f"0:00:{5 * n:02}",
            "end": f"0:00:{5 * n + 4:02}",
            "code": draw.choice(["irq", "id", "gc"]),
            "id": str(n + 1),
        }
        rows.append([cells[kind] for kind in kinds])
    return rows, names, who


def write(draw: random.Random, folder: Path, rows: list[list[str]]) -> Path:
    """Write rows in any of the usual ways."""
    kind = draw.choice(["csv", "tsv", "xlsx"])
    file = folder / f"A-s1.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        file.write_bytes(out.getvalue())
        return file
    separator = "\t" if kind == "tsv" else draw.choice(",;|")
    cells = ([f'"{c}"' if separator in c else c for c in row] for row in rows)
    text = draw.choice(["\n", "\r\n"]).join(separator.join(row) for row in cells)
    file.write_bytes(text.encode(draw.choice(["utf-8", "utf-8-sig", "utf-16"])))
    return file


@pytest.mark.parametrize("seed", range(60))
def test_any_table_is_read_or_says_what_to_type(tmp_path: Path, seed: int) -> None:
    """The twelve turns come with their speakers; a refusal's --columns works when it is typed."""
    draw = random.Random(seed)
    rows, names, who = table(draw)
    file = write(draw, tmp_path, rows)
    refused = ""
    try:
        found = read(file)
    except Refusal as refusal:
        refused, found = str(refusal), ()
    if refused:
        told = re.search(r'--columns "([^"]+)"', refused)
        assert told, refused
        choices = dict(pair.split("=") for pair in told[1].split(","))
        assert f"speaker={names['speaker']}" in refused
        found = read(file, columns={**choices, "speaker": names["speaker"]})
    (one,) = found
    assert [one.text[s.start : s.stop] for s in one.spans] == SAID
    assert [s.speaker for s in one.spans] == [who[n % 2] for n in range(12)]
    if "time" in names and one.spans[1].time is not None:
        assert one.spans[1].time == 5


def test_columns_are_said(tmp_path: Path) -> None:
    """What was taken by its content stands in the preview, and a number names a column, too."""
    file = tmp_path / "A-s1.csv"
    rows = ["ID,Type,Utterance,Dialog_Act"]
    rows += [f'{n},{"TP"[n % 2]},"{words}",{("irq", "gc")[n % 2]}' for n, words in enumerate(SAID)]
    file.write_text("\n".join(rows), "utf-8")
    (one,) = read(file)
    assert any("speaker=Type" in warning for warning in one.warnings)
    (same,) = read(file, columns={"speaker": "2", "text": "3"})
    assert [s.speaker for s in same.spans] == [s.speaker for s in one.spans]
    file.write_text("\n".join(rows[1:]), "utf-8")
    (bare,) = read(file)
    assert len(bare.spans) == 12
    (numbered,) = read(file, columns={"speaker": "2", "text": "3"})
    assert len(numbered.spans) == 12


def test_rows_of_several_raters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each utterance is one turn; the option that is said brings the codes in, by rater."""
    run = Prompt(capsys)
    rows = ["transcript_id,interlocutor,utterance_id,utterance_text,annotator_id,talk_type"]
    codes = ["holding", "n/a", "holding"]
    for n, words in enumerate(SAID):
        who = "client" if n % 2 else "therapist"
        rows += [
            f'7,{who},{n},"{words}",{by},{"n/a" if n % 2 else codes[(n // 2 + by) % 3]}'
            for by in (1, 2, 3)
        ]
    file = tmp_path / "talk.csv"
    file.write_text("\n".join(rows), "utf-8")
    folder = tmp_path / "s"
    run.well("init", folder, "--codebook", "mbt-c-as")
    shown = run.well("import", file, "--study", folder).out
    assert "rows repeat by annotator_id: 36 rows are 12 turns" in " ".join(shown.split())
    option = re.search(r"--codes \S+ --raters \S+", " ".join(shown.split()))
    assert option
    mixed = run("import", file, "--codes", "talk_type", "--rater", "R1", "--study", folder)
    assert mixed.code == 1
    assert "--raters annotator_id" in mixed.err
    run.well("import", file, *shlex.split(option[0]), "--study", folder)
    with open_study(folder) as study:
        tags = {by: len(study.tags(Pass(by), "talk", 7)) for by in ("1", "2", "3")}
    assert sum(tags.values()) == 12
    assert all(tags.values())


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("start\tend\tspeaker\ttext\n0\t2500\tT\tHi.\n2500\t3750\tC\tFine.\n", [0.0, 2.5]),
        ("start\tend\ttext\n0\t2500\tHi there.\n2500\t3750\tFine now.\n", [0.0, 2.5]),
        ("start_ms,end_ms,speaker,text\n0,900,T,Hi.\n1000,1500,C,Fine.\n", [0.0, 1.0]),
        ("start,end,speaker,text\n0,2,T,Hi.\n90000000,90000001,C,Fine.\n", [0.0, 90000.0]),
        ("start,end,speaker,text\n0,2,T,Hi there.\n3,5,C,Fine.\n", [0.0, 3.0]),
        ("start,speaker,text\n0.5,T,Hi.\n3.25,C,Fine.\n", [0.5, 3.25]),
    ],
)
def test_units_of_times(tmp_path: Path, text: str, times: list[float]) -> None:
    """Milliseconds are known by what is possible, or by the header; the unit is said."""
    file = tmp_path / ("a.tsv" if "\t" in text else "a.csv")
    file.write_text(text, "utf-8")
    (one,) = read(file)
    assert [span.time for span in one.spans] == times
    assert any("times are read as" in warning for warning in one.warnings)


def test_a_folder_says_the_true_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of speech whose speakers cannot be told is not passed over as holding none."""
    (tmp_path / "in").mkdir()
    rows = "\n".join(f"{n};{words}" for n, words in enumerate(SAID))
    (tmp_path / "in" / "A-s1.csv").write_text(f"Nr;Gesagt\n{rows}\n", "utf-8")
    run = Prompt(capsys)
    run.well("init", tmp_path / "s")
    refused = run("import", tmp_path / "in", "--study", tmp_path / "s")
    assert refused.code == 1
    assert '--columns "text=Gesagt,speaker=Nr"' in refused.err
