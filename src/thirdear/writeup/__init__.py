"""Write-ups as Word documents: the only door to Word files and figures.

Word and figure libraries are loaded when a document is written, not when this room is imported.
"""

from __future__ import annotations

from pathlib import Path

from thirdear.model.writeup import Claim, Updated, WriteUp
from thirdear.writeup.document import Base
from thirdear.writeup.provenance import Provenance
from thirdear.writeup.revision import Left
from thirdear.writeup.words import letter as speaker_letter

__all__ = [
    "Base",
    "case_study",
    "figure",
    "is_untouched",
    "provenance_of",
    "speaker_letter",
    "unwritten",
    "update",
    "verify",
    "vignettes",
    "words_in",
]


def case_study(writeup: WriteUp, path: Path, base: Base | None = None) -> Left:
    """Write the case study to ``path``: a whole .docx or nothing, equal input equal bytes.

    With a ``base`` it goes into that document; return what was left in it as it was.
    """
    from thirdear.writeup import document

    return document.write(writeup, path, base)


def provenance_of(data: bytes, name: str) -> Provenance | None:
    """Return what a document says of itself, None where it was never written here."""
    from thirdear.writeup import document

    return document.provenance_of(data, name)


def verify(data: bytes, name: str, made: Provenance, writeup: WriteUp) -> tuple[Claim, ...]:
    """Compare what is on the page of a document with its write-up made again, claim by claim."""
    from thirdear.writeup import verification

    return verification.compare(data, name, made, writeup)


def unwritten(data: bytes, made: Provenance) -> tuple[str, ...]:
    """Return what only a person can write and nobody has written yet, as its prompts say it."""
    from thirdear.writeup import verification

    return verification.unwritten(data, made)


def update(writeup: WriteUp, path: Path, base: Base) -> Updated:
    """Write an edited document with today's numbers, tables and figures; no word is changed."""
    from thirdear.writeup import refresh

    return refresh.write(writeup, path, base)


def is_untouched(path: Path) -> bool:
    """Say whether a document is, part for part, as it was once written here."""
    from thirdear.writeup import package

    return package.is_untouched(path)


def words_in(path: Path) -> str:
    """Return every word that a document holds, in every part of it, and its file's name."""
    from thirdear.writeup import package

    return package.words_in(path)


def vignettes(writeup: WriteUp, path: Path) -> None:
    """Write the vignettes alone: as Word, Markdown or HTML, as the path ends."""
    from thirdear.writeup import document, markup

    if path.suffix.lower() == ".docx":
        document.write(writeup, path)
        return
    text = markup.markdown(writeup) if path.suffix.lower() == ".md" else markup.html(writeup)
    path.write_text(text, encoding="utf-8")


def figure(writeup: WriteUp, path: Path) -> None:
    """Write the figure of the first two central scores, a panel a case, as PNG or SVG."""
    from thirdear.writeup import chart, courses, illustrations
    from thirdear.writeup.labels import label

    asked = courses.pairs(writeup)[0]
    names = {rule.key: rule.name(writeup.language) for rule in writeup.rules}
    panels = [
        courses.Panel(
            case.name,
            (
                courses.course(writeup.scores, case, asked.cause),
                courses.course(writeup.scores, case, asked.effect),
            ),
            illustrations.marks(writeup, case.case),
        )
        for case in writeup.cases
    ]
    labels = (names[asked.cause], names[asked.effect])
    kind = path.suffix.lower().removeprefix(".")
    session = label(writeup.language, "seance")
    path.write_bytes(chart.draw(panels, labels, session, kind, writeup.language))
