"""The study's pseudonyms: brought in, applied to texts on their way out, and looked for."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from thirdear.model.disguise import Finding, Pseudonym
from thirdear.model.refusal import Refusal

if TYPE_CHECKING:
    from thirdear.exchange.longcsv import Row
    from thirdear.segmenting.rules import Tongue
    from thirdear.study.study import Study

_COLUMNS = ("real", "pseudonym")
_OPTIONAL = ("case", "kind", "variants", "also_a_word")
_YES = {"1", "yes", "y", "true", "evet", "e", "x"}
_NO = {"", "0", "no", "n", "false", "hayır", "hayir", "h"}
_KINDS = ("person", "place", "school", "other")

_FORMAT = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|schemas\.microsoft\.com|purl\.org|www\.w3\.org)/\S*"
)
"""What every Word document names its own parts by."""

_WITH_THE_NEXT = re.compile(r"\S+(?:\s+\S+)?")


class Place(NamedTuple):
    """A written form that may identify somebody, and where it was found."""

    case: str | None
    form: str
    level: str
    why: str


def add(study: Study, entry: Pseudonym) -> bool:
    """Add a pseudonym; return whether it takes the place of another for the same name."""
    listed, _ = study.pseudonyms()
    if reason := _why_not(study, entry, listed):
        raise Refusal(f"{reason}.")
    with study.names() as names:
        names.add(entry)
    return any((n.real, n.case) == (entry.real, entry.case) and n != entry for n in listed)


def _why_not(study: Study, entry: Pseudonym, others: Sequence[Pseudonym]) -> str | None:
    """Say why a pseudonym would not hide anybody, or would point to somebody else."""
    reals = {n.real.casefold() for n in (*others, entry) if n.case in (None, entry.case)}
    if entry.kind not in _KINDS:
        return f"kind must be one of {', '.join(_KINDS)}"
    if entry.pseudonym.casefold() in reals:
        return "this pseudonym is itself a listed name; choose another"
    if entry.case is not None and entry.case not in study.cases():
        return f"there is no case {entry.case}; the study has {', '.join(study.cases()) or 'none'}"
    return None


def import_names(study: Study, path: Path) -> int:
    """Bring in a table of pseudonyms, whole or not at all; return how many."""
    from thirdear.exchange import longcsv

    rows = longcsv.read(path, _COLUMNS, _OPTIONAL)
    entries = [_pseudonym(row) for row in rows]
    listed, _ = study.pseudonyms()
    for row, entry in zip(rows, entries, strict=True):
        if reason := _why_not(study, entry, (*listed, *entries)):
            row.fail(reason)
    with study.names() as names:
        return names.add_all(entries)


def _pseudonym(row: Row) -> Pseudonym:
    variants = [v.strip() for v in row.cells.get("variants", "").split("|")]
    word = row.cells.get("also_a_word", "").lower()
    if word not in _YES | _NO:
        row.fail("also_a_word must be yes or no")
    return Pseudonym(
        real=row.text("real"),
        pseudonym=row.text("pseudonym"),
        kind=row.cells.get("kind") or "person",
        case=row.cells.get("case") or None,
        variants=tuple(v for v in variants if v),
        also_a_word=word in _YES,
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
    for name, form, finding in disguise.standing(text, listed, forms):
        yield Place(name.case, form, finding.level, finding.why)
    fixed = _fixed(study)
    for line in text.splitlines():
        for finding in _candidates(line, listed, forms):
            if _own_words(line, finding) not in fixed:
                yield _place(None, line, finding)


def _candidates(line: str, listed: Sequence[Pseudonym], kept: Collection[str]) -> Iterator[Finding]:
    """Yield the names and numbers of a paragraph that nobody listed; in doubt, in two languages."""
    from thirdear import disguise

    spoken = tongue(line)
    found: dict[int, Finding] = {}
    for one in (spoken,) if spoken else ("en", "tr"):
        for finding in disguise.scan(line, listed, one, None, kept):
            if finding.level == "candidate":
                found.setdefault(finding.start, finding)
    yield from found.values()


def tongue(text: str) -> Tongue | None:
    """Return the language of a paragraph, None where nothing in it shows one.

    That is where one Turkish word more would tip the guess, which is English in doubt.
    """
    from thirdear import segmenting

    if segmenting.guess_language(text) == "tr":
        return "tr"
    return "en" if segmenting.guess_language(f"{text} ve") == "en" else None


def written_here(text: str) -> str:
    """Return a document's words less those of an empty one: fonts, names of styles and of parts.

    What an empty document holds once is left out once, so that the same word in a turn stays.
    """
    empty = Counter(_empty_document())
    lines = []
    for line in text.split("\n"):
        empty[line] -= 1
        if empty[line] < 0 and not _FORMAT.fullmatch(line):
            lines.append(line)
    return "\n".join(lines)


@lru_cache(maxsize=1)
def _empty_document() -> tuple[str, ...]:
    """Return the lines of a document in which nothing was written yet."""
    from thirdear import writeup
    from thirdear.writeup import package, styles

    document = package.blank()
    styles.dress(document, "en")
    with TemporaryDirectory() as folder:
        path = Path(folder, "empty.docx")
        package.save(document, path, title="", locale="en-US", dated="")
        return tuple(writeup.words_in(path).split("\n"))


def _fixed(study: Study) -> str:
    """Return the words that this program, and not somebody in the study, puts in a document."""
    from thirdear.writeup import words

    wordings = (text.replace("*", "") for fixed in words.WORDS.values() for text in fixed.values())
    books = (text for book in study.codebooks() for text in (book.source, book.permission))
    return unicodedata.normalize("NFC", "\n".join((*wordings, *books)))


def _own_words(line: str, finding: Finding) -> str:
    """Return a candidate with the next word, by which fixed text is told from somebody's name."""
    form = line[finding.start : finding.stop]
    after = _WITH_THE_NEXT.match(line, finding.start)
    return form if after is None or finding.why == "web address" else after[0].rstrip(".,;:)")


def common_words(study: Study, case: str) -> frozenset[str]:
    """Return the words that stand in small letters somewhere in a case's turns."""
    from thirdear import disguise

    transcripts = [study.transcript(case, info.session) for info in study.sessions(case)]
    return disguise.common_words(t.words(turn) for t in transcripts for turn in t.turns)


def _in_case(study: Study, case: str) -> Iterator[Place]:
    from thirdear import disguise, segmenting

    listed, kept = study.pseudonyms()
    forms = {form for form, where in kept if where in (None, case)}
    common = common_words(study, case)
    for info in study.sessions(case):
        corrected = study.corrected(case, info.session)
        source = corrected.source
        language = segmenting.guess_language(source.text)
        texts = dict.fromkeys((turn.index, source.words(turn)) for turn in source.turns)
        own = corrected.transcript
        texts.update(dict.fromkeys((turn.index, own.words(turn)) for turn in own.turns))
        for _, text in texts:
            for finding in disguise.scan(text, listed, language, case, forms, common=common):
                if finding.level != "replace":
                    yield _place(case, text, finding)


def _place(case: str | None, text: str, finding: Finding) -> Place:
    return Place(case, text[finding.start : finding.stop], finding.level, finding.why)


def _text_of(file: Path) -> str:
    if not file.is_file():
        raise Refusal(f"{file} is not there, or is no file.")
    if file.suffix.lower() == ".docx":
        from thirdear import writeup

        text = written_here(writeup.words_in(file))
    else:
        from thirdear.base.encoding import decode

        text = decode(file.read_bytes())[0]
    return unicodedata.normalize("NFC", f"{file.name}\n{text}")
