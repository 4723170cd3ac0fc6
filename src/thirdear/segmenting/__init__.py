"""Turns -> segments: sentences of spoken English and Turkish, or stretches of the session.

The sentence rules are a spaCy component in a blank pipeline, so a laboratory's own pipeline can
take their place by name. spaCy is slow to load and therefore lives in a worker process.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from thirdear.base.letters import lower_turkish
from thirdear.base.worker import Worker
from thirdear.model.language import the_case
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment, Transcript
from thirdear.segmenting.rules import Tongue, sentences, trimmed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENT = "thirdear_sentences"

_ENGLISH_WORDS = frozenset(
    "the and you that it is was what do to of my me we not have this don know they are your yes so"
    " but like just".split()
)
_TURKISH_WORDS = frozenset(
    "ve bir bu ne çok ben sen mi mı mu mü için ama gibi evet hayır var yok şey değil daha o zaman"
    " sonra bana sana nasıl peki hı tamam diye ki de da cok icin hayir degil nasil".split()
)

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
# Behind these signs a sentence begins without white space.
_UNSPACED = re.compile(r"[。！？｡]")
_PIECES = re.compile(r"[。！？｡]+[\"”’»)」』）]*|[^\s。！？｡]+|\s")
_ENDLESS = re.compile(r"\S{300}")

_worker = Worker()


def by_minutes(transcript: Transcript, minutes: int) -> tuple[Segment, ...]:
    """Return stretches of whole turns that begin within the same ``minutes`` of the session.

    A turn without a time belongs to the stretch before it; stretches in which nobody begins are
    left out. Refused: a transcript without times.
    """
    if minutes < 1:
        raise Refusal("A segment lasts at least one minute.", "Bir aralık en az bir dakikadır.")
    if all(turn.time is None for turn in transcript.turns):
        case, session = transcript.case, transcript.session
        raise Refusal(
            f"There are no times in {the_case(case)}, session {session}: it cannot be cut by "
            "minutes.",
            f"Zaman bilgisi yok (vaka: {case}, {session}. seans): dakikalara bölünemez.",
        )
    stretches = itertools.groupby(
        _clocked(transcript.turns), lambda pair: int(pair[0] // (60 * minutes))
    )
    groups = ([turn for _, turn in group] for _, group in stretches)
    return tuple(
        Segment(index, turns[0].start, turns[-1].stop, "", Role.OTHER, turns[0].time, turns[-1].end)
        for index, turns in enumerate(groups, start=1)
    )


def by_turns(transcript: Transcript, count: int) -> tuple[Segment, ...]:
    """Return stretches of ``count`` turns each, the last one shorter where they do not divide.

    A stretch has a speaker and role only where all of its turns have the same.
    """
    if count < 1:
        raise Refusal("A segment has at least one turn.", "Bir aralıkta en az bir söz olur.")
    turns = transcript.turns
    groups = (turns[place : place + count] for place in range(0, len(turns), count))
    return tuple(
        _stretch(index, group[0].start, group[-1].stop, group)
        for index, group in enumerate(groups, start=1)
    )


def by_blank_line(transcript: Transcript) -> tuple[Segment, ...]:
    """Return what stands between blank lines, as far as turns cover it.

    A turn of several paragraphs may be cut, and turns without a blank line between them are one
    segment, which has a speaker and role only where all of its turns have the same.
    """
    segments: list[Segment] = []
    turns = transcript.turns
    first = 0
    for start, stop in _paragraphs(transcript.text):
        while first < len(turns) and turns[first].stop <= start:
            first += 1
        last = first
        while last < len(turns) and turns[last].start < stop:
            last += 1
        covered = turns[first:last]
        if covered:
            ends = (max(start, covered[0].start), min(stop, covered[-1].stop))
            begin, end = trimmed(transcript.text, *ends)
            if begin < end:
                segments.append(_stretch(len(segments) + 1, begin, end, covered))
    return tuple(segments)


def whole(transcript: Transcript) -> tuple[Segment, ...]:
    """Return the session as one segment, in which raters choose the boundaries of their tags."""
    turns = transcript.turns
    if not turns:
        return ()
    first, last = turns[0], turns[-1]
    return (Segment(1, first.start, last.stop, "", Role.OTHER, first.time, last.end),)


def by_sentence(
    transcript: Transcript, language: Tongue | None = None, pipeline: str | None = None
) -> tuple[Segment, ...]:
    """Return the sentences of every turn; speaker and role are the turn's.

    Its time is the first sentence's, its end the last one's.

    ``language`` is guessed where it is not given. ``pipeline`` names an installed spaCy pipeline
    that finds the sentences instead of the rules. Loads spaCy: call :func:`sentences_of` from a
    process that must stay quick.
    """
    nlp = _pipeline(pipeline) if pipeline else _rules(language or guess_language(transcript.text))
    texts = (_tokenised(nlp, transcript.words(turn)) for turn in transcript.turns)
    segments: list[Segment] = []
    for turn, doc in zip(transcript.turns, nlp.pipe(texts), strict=True):
        time, begin = turn.time, len(segments)
        for start, stop in _sentences_in(doc, pipeline):
            index = len(segments) + 1
            place = (turn.start + start, turn.start + stop)
            segments.append(Segment(index, *place, turn.speaker, turn.role, time))
            time = None
        if len(segments) > begin:
            segments[-1] = replace(segments[-1], end=turn.end)
    return tuple(segments)


def sentences_of(
    transcripts: Iterable[Transcript], language: Tongue | None = None, pipeline: str | None = None
) -> list[tuple[Segment, ...]]:
    """Return :func:`by_sentence` of each transcript, made in the worker process."""
    return [_worker.call(by_sentence, each, language, pipeline) for each in transcripts]


def guess_language(text: str) -> Tongue:
    """Return the language of a text by its letters and commonest words; English in doubt."""
    sample = lower_turkish(text[:20_000])
    words = re.findall(r"[^\W\d_]+", sample)
    turkish = sum(word in _TURKISH_WORDS for word in words)
    turkish += sum(sample.count(letter) for letter in "ğşıçöü") // 4
    english = sum(word in _ENGLISH_WORDS for word in words)
    return "tr" if turkish > english else "en"


@lru_cache(maxsize=2)
def _rules(language: Tongue) -> Language:
    """Return a blank pipeline with the rules as its one component."""
    import spacy
    from spacy.language import Language

    if not Language.has_factory(COMPONENT):
        Language.component(COMPONENT, func=mark_sentences)
    nlp = spacy.blank(language)
    nlp.max_length = 1 << 31  # a turn is as long as a turn is
    nlp.add_pipe(COMPONENT)
    return nlp


@lru_cache(maxsize=2)
def _pipeline(name: str) -> Language:
    """Load a laboratory's own pipeline by the name that it is installed under, or its folder."""
    import spacy

    try:
        return spacy.load(name)
    except OSError:
        raise Refusal(
            f"No spaCy pipeline {name!r} is installed: install it, or leave it out.",
            f"{name!r} adlı bir spaCy hattı kurulu değil: kurun ya da bu seçeneği kullanmayın.",
        ) from None


def mark_sentences(doc: Doc) -> Doc:
    """Set sentence starts by the rules; the component itself. Offsets of tokens never change."""
    import numpy as np

    language: Tongue = "tr" if doc.lang_ == "tr" else "en"
    starts = {start for start, _ in sentences(doc.text, language)}
    flags = [1 if token.idx in starts or token.i == 0 else -1 for token in doc]
    # At once: setting them one by one looks over the whole document each time.
    array: Any = np.array(flags, dtype="int64").astype("uint64")
    doc.from_array(["SENT_START"], array)
    return doc


def _tokenised(nlp: Language, text: str) -> Doc:
    """Tokenise; runs that no language has, which take spaCy quadratic time, stay one token."""
    if len(text) > nlp.max_length:
        raise Refusal(
            f"A turn is longer than the spaCy pipeline takes ({nlp.max_length:,}).",
            f"Bir söz, spaCy hattının alabileceğinden ({nlp.max_length} karakter) uzun.",
        )
    unspaced = COMPONENT in nlp.pipe_names and _UNSPACED.search(text)
    if not unspaced and not _ENDLESS.search(text):
        return nlp.make_doc(text)
    from spacy.tokens import Doc

    words = _PIECES.findall(text) if unspaced else re.findall(r"\S+|\s", text)
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words))


def _sentences_in(doc: Doc, pipeline: str | None) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a document as offsets without white space around them."""
    if pipeline and not doc.has_annotation("SENT_START"):
        raise Refusal(
            f"The spaCy pipeline {pipeline!r} finds no sentences: take another one.",
            f"{pipeline!r} adlı spaCy hattı cümle bulmuyor: başka bir hat seçin.",
        )
    text = doc.text  # put together anew each time that it is asked for
    for sentence in doc.sents:
        start, stop = trimmed(text, sentence.start_char, sentence.end_char)
        if start < stop:
            yield start, stop


def _stretch(index: int, start: int, stop: int, turns: Sequence[Segment]) -> Segment:
    """Return a segment over turns; it has a time, an end, where it begins, ends with one."""
    speakers = {(turn.speaker, turn.role) for turn in turns}
    speaker, role = speakers.pop() if len(speakers) == 1 else ("", Role.OTHER)
    time = turns[0].time if start == turns[0].start else None
    end = turns[-1].end if stop == turns[-1].stop else None
    return Segment(index, start, stop, speaker, role, time, end)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches between blank lines."""
    start = 0
    for gap in _BLANK.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _clocked(turns: Iterable[Segment]) -> Iterator[tuple[float, Segment]]:
    """Yield turns with the latest time told so far: clocks in transcripts sometimes jump back."""
    now = 0.0
    for turn in turns:
        now = max(now, turn.time or 0.0)
        yield now, turn
