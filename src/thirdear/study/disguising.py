"""The study's pseudonyms: brought in, applied to texts on their way out, and looked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.disguise import Finding, Pseudonym
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.exchange.longcsv import Row
    from thirdear.study.study import Study

_COLUMNS = ("real", "pseudonym")
_OPTIONAL = ("case", "kind", "variants", "also_a_word")
_YES = {"1", "yes", "true", "evet", "x"}


class Place(NamedTuple):
    """A written form that may identify somebody, and where it was found."""

    case: str | None
    form: str
    level: str
    why: str


def import_names(study: Study, path: Path) -> int:
    """Bring in a table of pseudonyms, whole or not at all; return how many."""
    from thirdear.exchange import longcsv

    entries = [_pseudonym(row) for row in longcsv.read(path, _COLUMNS, _OPTIONAL)]
    with study.names() as names:
        for entry in entries:
            names.add(entry)
    return len(entries)


def _pseudonym(row: Row) -> Pseudonym:
    variants = [v.strip() for v in row.cells.get("variants", "").split("|")]
    return Pseudonym(
        real=row.text("real"),
        pseudonym=row.text("pseudonym"),
        kind=row.cells.get("kind") or "person",
        case=row.cells.get("case") or None,
        variants=tuple(v for v in variants if v),
        also_a_word=row.cells.get("also_a_word", "").lower() in _YES,
    )


def scan(study: Study, file: Path | None, case: str | None) -> list[Place]:
    """Return what still identifies somebody: in a finished file, or in transcripts' turns.

    In a file every listed name counts. In transcripts only what no rule decides: ambiguous forms
    and names that nobody listed.
    """
    if file is not None:
        return list(_in_file(study, file))
    return [place for one in ([case] if case else study.cases()) for place in _in_case(study, one)]


def _in_file(study: Study, file: Path) -> Iterator[Place]:
    from thirdear import disguise

    text = _text_of(file)
    listed, kept = study.pseudonyms()
    forms = {form for form, _ in kept}
    for name in disguise.residue(text, listed, forms):
        yield Place(name.case, name.real, "replace", f"listed {name.kind}")
    for language in ("en", "tr"):
        for finding in disguise.scan(text, listed, language, None, forms):
            if finding.level == "candidate":
                yield _place(None, text, finding)


def _in_case(study: Study, case: str) -> Iterator[Place]:
    from thirdear import disguise, segmenting

    listed, kept = study.pseudonyms()
    forms = {form for form, where in kept if where in (None, case)}
    for info in study.sessions(case):
        transcript = study.transcript(case, info.session)
        language = segmenting.guess_language(transcript.text)
        for turn in transcript.turns:
            text = transcript.words(turn)
            for finding in disguise.scan(text, listed, language, case, forms):
                if finding.level != "replace":
                    yield _place(case, text, finding)


def _place(case: str | None, text: str, finding: Finding) -> Place:
    return Place(case, text[finding.start : finding.stop], finding.level, finding.why)


def _text_of(file: Path) -> str:
    if not file.is_file():
        raise Refusal(f"{file} is not there, or is no file.")
    if file.suffix.lower() == ".docx":
        from thirdear import writeup

        return f"{file.name}\n{writeup.words_in(file)}"
    from thirdear.base.encoding import decode

    return f"{file.name}\n{decode(file.read_bytes())[0]}"
