"""Sessions of a real corpus, written in every style that is read, and read back turn by turn.

    python benchmarks/roundtrip.py AnnoMI-simple.csv

The table is AnnoMI-simple (Wu et al. 2022, doi 10.1109/ICASSP43922.2022.9746035), which is not part
of this project. Above each session stand title lines as bait. A style is exact where every turn of
every session has its very words; white space at the ends of a turn is no part of it. All twelve are
exact in all four encodings; three sessions hold letters that cp1254 does not have and are left out
there.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from thirdear import transcripts
from thirdear.model.refusal import Refusal

Turn: TypeAlias = tuple[bool, str, str]  # the therapist's; the time hh:mm:ss; the words

STYLES: dict[str, Callable[[Turn], str]] = {
    "T: C:": lambda t: f"{'T' if t[0] else 'C'}: {t[2]}",
    "Terapist: Danışan:": lambda t: f"{'Terapist' if t[0] else 'Danışan'}: {t[2]}",
    "T:<tab>": lambda t: f"{'T' if t[0] else 'Ç'}:\t{t[2]}",
    "Th.<tab>": lambda t: f"{'Th.' if t[0] else 'P1'}\t{t[2]}",
    "#end stamp#": lambda t: f"{'I' if t[0] else 'B'}: {t[2]} #{t[1]}-5#",
    "[stamp] Therapist:": lambda t: f"[{t[1]}] {'Therapist' if t[0] else 'Client'}: {t[2]}",
    "(stamp) Name:": lambda t: f"({t[1]}) {'Dr. Elif Kaya' if t[0] else 'Şule'}: {t[2]}",
    "[id1]": lambda t: f"{'[id1]' if t[0] else '[id2]'} {t[2]}",
    "Otter": lambda t: f"{'Speaker 1' if t[0] else 'Unknown Speaker'}  {t[1][3:]}\n{t[2]}\n",
    "Rev": lambda t: f"{'Speaker 1' if t[0] else 'Speaker 2'} ({t[1][3:]}):\n{t[2]}",
    "Google Meet": lambda t: f"{t[1]}\n{'Ayşe Yılmaz' if t[0] else 'Şule İpek'}: {t[2]}",
    "numbered lines": lambda t: f"{'T' if t[0] else 'C'}: {t[2]}",
}
HEAD = ("Session 4 transcript", "Date: 12.03.2021", "Note: names changed", "")
WAYS = ("utf-8", "utf-16", "NFD", "cp1254")


def main() -> None:
    """Print for each style and encoding how many sessions and turns came back exactly."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("table", type=Path)
    sessions = read_table(options.parse_args().table)
    print(f"{len(sessions)} sessions, {sum(map(len, sessions)):,} turns")
    print(f"{'style':<20}{'encoding':<10}{'sessions':>12}{'turns':>16}{'CPU s':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            for style in STYLES:
                row(Path(folder) / "a.txt", style, way, sessions)


def read_table(table: Path) -> list[list[Turn]]:
    """Return the turns of every session, in the table's order."""
    found: dict[str, list[Turn]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            therapist = line["interlocutor"] == "therapist"
            found[line["transcript_id"]].append(
                (therapist, line["timestamp"], line["utterance_text"])
            )
    return list(found.values())


def row(file: Path, style: str, way: str, sessions: list[list[Turn]]) -> None:
    """Write and read all sessions in one style and encoding, and print what came back."""
    exact = right = whole = tried = 0
    spent = 0.0
    for turns in sessions:
        try:
            file.write_bytes(written(style, way, turns))
        except UnicodeEncodeError:
            continue  # a letter that the code page does not have
        begun = time.process_time()
        found = said(file)
        spent += time.process_time() - begun
        hits = sum(a == unicodedata.normalize("NFC", b[2].strip()) for a, b in zip(found, turns))  # noqa: B905
        tried += 1
        whole += len(turns)
        right += hits
        exact += hits == len(turns) == len(found)
    print(
        f"{style:<20}{way:<10}{f'{exact}/{tried}':>12}{f'{right:,}/{whole:,}':>16}{spent:>8.2f}",
        flush=True,
    )


def written(style: str, way: str, turns: list[Turn]) -> bytes:
    """Return a session as a file in this style and encoding."""
    lines = "\n".join(STYLES[style](turn) for turn in turns).split("\n")
    if style == "numbered lines":
        lines = [f"{number} {line}" for number, line in enumerate(lines, start=1)]
    text = "\n".join([*HEAD, *lines])
    if way == "NFD":
        return unicodedata.normalize("NFD", text).encode()
    return text.encode(way)


def said(file: Path) -> list[str]:
    """Return the words of the turns that are read."""
    try:
        (reading,) = transcripts.read(file)
    except Refusal:
        return []
    return [reading.text[span.start : span.stop] for span in reading.spans]


if __name__ == "__main__":
    main()
