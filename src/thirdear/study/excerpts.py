"""Vignettes cut out of transcripts: letters for speakers, codes in the margin, names disguised."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.model.coding import CONSENSUS, Tag
from thirdear.model.disguise import Spot
from thirdear.model.text import Role, Segment, Transcript
from thirdear.model.writeup import Excerpt, Vignette, VignetteTurn
from thirdear.study import contents
from thirdear.study.gate import Disguise, listed, nobody

if TYPE_CHECKING:
    from thirdear.study.core import Core

__all__ = ["OMITTED", "Disguise", "covered", "excerpt", "listed", "nobody", "omitted"]

OMITTED = "[…]"
"""What stands in the place of omitted turns."""
SAID = ("title", "criterion", "commentary", "context")
"""The words that people write about a vignette, by their names."""


def excerpt(
    study: Core,
    vignette: Vignette,
    language: str,
    raters: str,
    disguise: Disguise,
    *,
    corrected: bool = False,
    suggested: bool = False,
) -> Excerpt:
    """Cut a vignette out of its transcript, disguised; ``language`` is the document's.

    Turns are the source's, or as ``corrected``; a turn that was split keeps its number. What is
    said of a ``suggested`` one is the program's own, of scores and sessions, and never undecided.
    """
    from thirdear import segmenting

    case, session = vignette.case, vignette.session
    source = transcript = study.transcript(case, session)
    spoken = segmenting.guess_language(transcript.text)
    tagged = [turn for turn in source.turns if vignette.first <= turn.index <= vignette.last]
    chosen: Sequence[Segment] = tagged
    if corrected:
        overlay = study.corrected(case, session)
        chosen, transcript = overlay.turns(vignette.first, vignette.last), overlay.transcript
    given, judged = _given(study, source, tagged, raters)
    codes = _codes(study, given, judged, language)
    letters = _letters(transcript.turns, spoken)
    words = _disguised(study, vignette, transcript, chosen, disguise, spoken)
    translated = _translated(vignette, disguise, "en" if spoken == "tr" else "tr")
    turns = tuple(
        VignetteTurn(
            turn.index,
            letters[turn.speaker, turn.role],
            said,
            own,
            turn.role,
            translated.get(turn.index, ""),
        )
        for turn, said, own in zip(chosen, words, _of_turns(chosen, codes), strict=True)
        if not omitted(vignette, turn.index)
    )
    told = _said(study, vignette, disguise, suggested)
    shown = tuple(_with_gaps(turns, vignette))
    id_ = f"{vignette.id.replica}:{vignette.id.seq}" if vignette.id else ""
    return Excerpt(
        *(case, session, told["title"], told["criterion"], shown, told["commentary"], spoken),
        context=told["context"],
        place=id_,
        carries=frozenset(code for turn, code in given if not omitted(vignette, turn)),
        beside=vignette.beside,
    )


def _disguised(
    study: Core,
    vignette: Vignette,
    transcript: Transcript,
    turns: Sequence[Segment],
    disguise: Disguise,
    language: str,
) -> list[str]:
    """Return the words of a vignette's turns, disguised; of those that are omitted, nothing."""
    case, session = vignette.case, vignette.session
    common = disguise.common(study, case) if disguise.on else None
    return [
        ""
        if omitted(vignette, turn.index)
        else disguise.apply(
            transcript.words(turn).strip(),
            language,
            case,
            Spot("turn", case, session, turn.index),
            common,
        )
        for turn in turns
    ]


def _translated(vignette: Vignette, disguise: Disguise, language: str) -> dict[int, str]:
    """Return the translations of turns that are shown, disguised, by turn."""
    case, session = vignette.case, vignette.session
    return {
        turn: disguise.apply(words, language, case, Spot("translation", case, session, turn))
        for turn, words in vignette.translation
        if vignette.first <= turn <= vignette.last and not omitted(vignette, turn)
    }


def _said(study: Core, vignette: Vignette, disguise: Disguise, suggested: bool) -> dict[str, str]:
    """Return what people say of a vignette, disguised, by name."""
    case, session = vignette.case, vignette.session
    words = {name: getattr(vignette, name) for name in SAID}
    return {
        name: disguise.apply(
            text,
            contents.language_of(study, text),
            case,
            None if suggested else Spot(f"vignette {name}", case, session),
        )
        for name, text in words.items()
    }


def omitted(vignette: Vignette, turn: int) -> bool:
    """Whether a turn is among those in whose place […] stands."""
    return any(first <= turn <= last for first, last in vignette.omitted)


def _with_gaps(turns: Sequence[VignetteTurn], vignette: Vignette) -> Iterator[VignetteTurn]:
    """Yield the turns that are shown, and […] where a run of them is left out."""
    gaps = sorted(vignette.omitted)
    for turn in turns:
        while gaps and gaps[0][0] < turn.number:
            yield VignetteTurn(gaps.pop(0)[0], "", OMITTED, role=Role.ACTION)
        yield turn
    yield from (VignetteTurn(first, "", OMITTED, role=Role.ACTION) for first, _ in gaps)


def _of_turns(
    turns: Sequence[Segment], codes: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Yield each turn's codes; those of turns that were joined to it are its own."""
    numbers = sorted({turn.index for turn in turns})
    own: dict[int, dict[str, None]] = {number: {} for number in numbers}
    for number, each in codes.items():
        place = bisect_right(numbers, number)
        if place:
            own[numbers[place - 1]].update(dict.fromkeys(each))
    yield from (tuple(own[turn.index]) for turn in turns)


def _letters(turns: Sequence[Segment], language: str) -> dict[tuple[str, Role], str]:
    """Return a letter for every speaker of a session; other persons are numbered where several."""
    from thirdear import writeup

    speakers = dict.fromkeys((turn.speaker, turn.role) for turn in turns)
    others = [speaker for speaker in speakers if speaker[1] is Role.OTHER]
    found = {}
    for label, role in speakers:
        letter = writeup.speaker_letter(role, label, language)
        if role is Role.OTHER and len(others) > 1:
            letter = f"{letter}{others.index((label, role)) + 1}"
        found[label, role] = letter
    return found


def _given(
    study: Core, transcript: Transcript, turns: Sequence[Segment], raters: str
) -> tuple[dict[tuple[int, str], set[str]], int]:
    """Return who gave each code to each turn, and how many raters judged.

    Only raters count who finished the session, and among them the one asked for, if one was.
    """
    case, session = transcript.case, transcript.session
    known = study.raters()
    wanted = study.main_rater if raters == "main" else raters
    finished = study.store.finished() if wanted == CONSENSUS else study.independent()
    done = {
        pass_
        for pass_, *place in finished
        if place == [case, session] and (wanted not in (*known, CONSENSUS) or pass_.rater == wanted)
    }
    judged = {pass_.rater for pass_ in done}
    given: dict[tuple[int, str], set[str]] = defaultdict(set)
    for tag in study.store.tags(case=case, session=session):
        if tag.pass_ in done:
            for turn in covered(study, tag, turns):
                given[turn, tag.code].add(tag.pass_.rater)
    return dict(given), len(judged)


def _codes(
    study: Core, given: Mapping[tuple[int, str], Collection[str]], judged: int, language: str
) -> dict[int, tuple[str, ...]]:
    """Return the codes of each turn in codebook order, with a fraction where raters differ."""
    by_turn: dict[int, dict[str, int]] = defaultdict(dict)
    for (turn, key), who in given.items():
        by_turn[turn][key] = len(who)
    return {
        turn: tuple(
            _shown(code.name(language), own[key], judged)
            for key, code in study.codes().items()
            if key in own
        )
        for turn, own in by_turn.items()
    }


def _shown(name: str, gave: int, judged: int) -> str:
    return name if gave >= judged else f"{name} ({gave}/{judged})"


def covered(study: Core, tag: Tag, turns: Sequence[Segment]) -> Iterator[int]:
    """Yield the numbers of the turns that a tag touches, whatever the layer it was made in."""
    if tag.layer == "turn":
        yield from (turn.index for turn in turns if turn.index == tag.segment)
        return
    segment = study.segments(tag.case, tag.session, tag.layer)[tag.segment - 1]
    start = segment.start if tag.start is None else tag.start
    stop = segment.stop if tag.stop is None else tag.stop
    yield from (turn.index for turn in turns if turn.start < stop and start < turn.stop)
