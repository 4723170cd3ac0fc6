"""What reading costs: a long document beside python-docx, texts of growing length, a project.

    python benchmarks/reading.py

CPU seconds of this process, the best of three. Cost is linear where the ratio to the length stays.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from thirdear import transcripts
from thirdear.refi import reader

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import a_docx, a_refi

WORDS = "ben sen gitti geldi okul anne kaplan top niye bilmem İyi çok güzel şey oyun".split()


def main() -> None:
    """Print the three comparisons."""
    with tempfile.TemporaryDirectory() as folder:
        document(Path(folder) / "A-s01.docx")
        lengths(Path(folder) / "A-s01.txt")
        project(Path(folder) / "A.qdpx")


def document(file: Path) -> None:
    """Read a document of 5,000 turns, and let python-docx find the text of its paragraphs alone."""
    file.write_bytes(a_docx.document("".join(a_docx.p(line) for line in turns(5_000))))
    ours = best(lambda: transcripts.read(file))
    other = best(lambda: [paragraph.text for paragraph in docx.Document(str(file)).paragraphs])
    print(f"docx, 5,000 turns: {ours:.2f} s; python-docx, text only: {other:.2f} s", end="")
    print(f"; ratio {ours / other:.2f}")


def lengths(file: Path) -> None:
    """Read plain text of growing length: microseconds a turn."""
    for number in (1_000, 5_000, 10_000, 50_000):
        file.write_text("\n".join(turns(number)), encoding="utf-8")
        spent = best(lambda: transcripts.read(file))
        print(f"txt, {number:>6,} turns: {spent:.2f} s, {spent / number * 1e6:.0f} µs a turn")


def project(file: Path) -> None:
    """Read a project with 10,000 codings, in UTF-16 units over CRLF with a mark."""
    text = "\n".join(f"{line} 😀" for line in turns(5_000))
    places, begin = [], 0
    for word in text.split(" "):
        if len(places) < 10_000 and word.isalpha():
            places.append((begin, begin + len(word)))
        begin += len(word) + 1
    data = a_refi.project(text, places, crlf=True, mark=True, utf16=True)
    file.write_bytes(data)
    spent = best(lambda: reader.read(file))
    (source,) = reader.read(file).sources
    equal = sum((c.start, c.stop) == p for c, p in zip(source.codings, places, strict=True))
    print(f"qdpx, {len(places):,} codings: {spent:.2f} s, {equal:,} quotations equal; scores:")
    for dialect in source.dialects:
        mark = "mark counted" if dialect.mark else "mark left out"
        print(f"  {dialect.score:.3f} {dialect.unit}, newlines {dialect.newlines}, {mark}")


def turns(number: int) -> list[str]:
    """Return labelled lines of eight to twenty words."""
    chance = random.Random(7)
    return [
        f"{'TÇ'[n % 2]}: " + " ".join(chance.choices(WORDS, k=chance.randint(8, 20)))
        for n in range(number)
    ]


def best(work: Callable[[], object]) -> float:
    """Return the fewest CPU seconds of three runs."""
    spent = []
    for _ in range(3):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


if __name__ == "__main__":
    main()
