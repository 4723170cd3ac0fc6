"""Every text of a study that may leave it, with where it stands and how it is read.

The gate and `disguise scan` read texts by the same rules, so that whatever closes the gate is
listed, in the form that opens it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thirdear.model.disguise import Spot
from thirdear.model.memos import Topic
from thirdear.model.references import CITATION
from thirdear.model.text import Transcript
from thirdear.study import facts

if TYPE_CHECKING:
    from thirdear.segmenting.rules import Tongue
    from thirdear.study.core import Core


@dataclass(frozen=True, slots=True)
class Content:
    """A text that may leave; ``spoken`` says that words common in its case are no names.

    ``raw`` ones leave as they are written: a listed name that stands there is not replaced.
    """

    spot: Spot
    text: str
    language: str
    spoken: bool = False
    raw: bool = False


def language_of(study: Core, text: str) -> str:
    """Return the language in which something beside the transcripts is written."""
    return tongue(text) or study.language


def of_study(study: Core) -> Iterator[Content]:
    """Yield what is of no case: title, name, raters, the study's own codebooks, memos on codes."""
    from thirdear import codebook

    yield _beside(study, Spot("title"), study.store.settings().get("title", ""))
    for reason in dict.fromkeys(reason for *_, reason in study.store.declarations() if reason):
        yield _beside(study, Spot("reason"), reason)
    yield _beside(study, Spot("study"), study.name)
    for rater in study.raters():
        yield _beside(study, Spot("rater"), rater)
        yield Content(Spot("rater"), rater, study.language, raw=True)
    shipped = codebook.shipped()
    for book in study.codebooks():
        if book.key not in shipped or book != codebook.load(book.key):
            yield Content(Spot("codebook"), book.toml, study.language, raw=True)
    for memo in study.store.topic_memos():
        if memo.topic.code is not None:
            yield _beside(study, spot_of(memo.topic), memo.text)


def of_case(study: Core, case: str) -> Iterator[Content]:
    """Yield what is of a case: words, labels, what lies between turns, and what is said of it."""
    for info in study.sessions(case):
        yield from of_session(study, case, info.session)
    yield from beside(study, case)


def beside(study: Core, case: str) -> Iterator[Content]:
    """Yield what is said of a case beside its sessions: facts, vignettes, memos."""
    yield _beside(study, Spot("name", case), case)
    record = facts.read(study).cases.get(case)
    if record is not None:
        for text in (record.consent, *(part for fact in record.facts.items() for part in fact)):
            yield _beside(study, Spot("facts", case), text)
    for vignette in study.vignettes(case):
        for name in ("title", "criterion", "commentary", "context"):
            spot = Spot(f"vignette {name}", case, vignette.session)
            yield _beside(study, spot, getattr(vignette, name))
        other = "en" if _spoken(study, case, vignette.session) == "tr" else "tr"
        for turn, text in vignette.translation:
            yield Content(Spot("translation", case, vignette.session, turn), text, other)
    for memo in study.store.memos(case=case):
        yield _beside(study, Spot("memo", case, memo.session, memo.segment), memo.text)
    for wider in study.store.topic_memos(case=case):
        yield _beside(study, spot_of(wider.topic), wider.text)


def spot_of(topic: Topic) -> Spot:
    """Return the place of a memo on a case, a session or a code."""
    if topic.case is None:
        return Spot("code memo")
    part = "case memo" if topic.session is None else "session memo"
    return Spot(part, topic.case, topic.session)


def _beside(study: Core, spot: Spot, text: str) -> Content:
    bare = CITATION.sub(lambda found: " " * len(found[0]), text) if "@" in text else text
    return Content(spot, bare, language_of(study, text))


def _spoken(study: Core, case: str, session: int) -> str:
    from thirdear import segmenting

    return segmenting.guess_language(study.transcript(case, session).text)


def of_session(study: Core, case: str, session: int) -> Iterator[Content]:
    """Yield a session's words, labels, and what lies between turns.

    Turns come as they were transcribed and as they are corrected.
    """
    corrected = study.corrected(case, session)
    source, own = corrected.source, corrected.transcript
    language = _spoken(study, case, session)
    texts = dict.fromkeys((turn.index, source.words(turn)) for turn in source.turns)
    texts.update(dict.fromkeys((turn.index, own.words(turn)) for turn in own.turns))
    for number, text in texts:
        yield Content(Spot("turn", case, session, number), text, language, spoken=True)
    for spot, start, stop in pieces(source):
        if spot.part == "between":
            yield Content(spot, source.text[start:stop], language, spoken=True)
    for label in dict.fromkeys(turn.speaker for turn in (*source.turns, *own.turns)):
        yield _beside(study, Spot("label", case, session), label)


def pieces(transcript: Transcript) -> Iterator[tuple[Spot, int, int]]:
    """Yield the turns of a transcript and what lies between them, with their ends."""
    place, end = (transcript.case, transcript.session), 0
    for turn in sorted(transcript.turns, key=lambda one: (one.start, one.stop)):
        start = max(turn.start, end)
        yield Spot("between", *place, turn.index), end, start
        yield Spot("turn", *place, turn.index), start, max(turn.stop, start)
        end = max(turn.stop, start)
    yield Spot("between", *place), end, len(transcript.text)


def tongue(text: str) -> Tongue | None:
    """Return the language of a paragraph, None where nothing in it shows one.

    That is where one Turkish word more would tip the guess, which is English in doubt.
    """
    from thirdear import segmenting

    if segmenting.guess_language(text) == "tr":
        return "tr"
    return "en" if segmenting.guess_language(f"{text} ve") == "en" else None
