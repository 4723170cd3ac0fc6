"""Adding segmentation layers to sessions, and what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role, Segment, Transcript

if TYPE_CHECKING:
    from thirdear.study.core import Core

FREE = "free"
"""The layer without boundaries: a tag in it says itself where it begins and ends."""

_EACH = re.compile(r"(minutes|turns):([1-9][0-9]{0,2})\Z")
_HAND = "hand"
_WAYS = "sentence, minutes:N, turns:N, blank, hand, hand:LAYER or free"


def add(
    study: Core, by: str, case: str | None, session: int | None, pipeline: str | None
) -> tuple[str, int]:
    """Add a layer to the sessions asked for that lack it; return its name and to how many.

    Sentences that a laboratory's own spaCy ``pipeline`` finds are a layer of their own.
    """
    if pipeline is not None and by != "sentence":
        raise Refusal(
            "A spaCy pipeline finds sentences; leave it out for other layers.",
            "spaCy işlem hattı cümleleri bulur; öteki katmanlarda yazmayın.",
        )
    layer = by if pipeline is None else f"{by}:{Path(pipeline).name}"
    asked = [info for info in study.sessions(case) if session in (None, info.session)]
    if not asked:
        raise Refusal(
            "There is no such session; `thirdear import` brings transcripts in.",
            "Böyle bir seans yok; transkriptleri `thirdear import` içe aktarır.",
        )
    lacking = [i for i in asked if layer not in study.layers(i.case, i.session)]
    transcripts = [study.transcript(i.case, i.session) for i in lacking]
    found = _segments(study, transcripts, by, pipeline)
    with study.store.together():
        for transcript, segments in zip(transcripts, found, strict=True):
            study.store.add_layer(transcript.case, transcript.session, layer, segments, "study")
    return layer, len(lacking)


def units(study: Core, pass_: Pass, case: str, session: int) -> tuple[Segment, ...]:
    """Return the stretches that a pass has tagged in the free layer, as segments in their order.

    Each stretch is one segment, whatever many codes it has, with the speaker of the turns that it
    touches where they are one's.
    """
    tags = study.tags(pass_, case, session)
    spans = {
        (tag.start, tag.stop)
        for tag in tags
        if tag.layer == FREE and tag.start is not None and tag.stop is not None
    }
    turns = study.segments(case, session)
    return tuple(
        _unit(index, start, stop, turns) for index, (start, stop) in enumerate(sorted(spans), 1)
    )


def _unit(index: int, start: int, stop: int, turns: Iterable[Segment]) -> Segment:
    speakers = {(t.speaker, t.role) for t in turns if t.start < stop and start < t.stop}
    speaker, role = speakers.pop() if len(speakers) == 1 else ("", Role.OTHER)
    return Segment(index, start, stop, speaker, role)


def _segments(
    study: Core, transcripts: list[Transcript], by: str, pipeline: str | None
) -> list[tuple[Segment, ...]]:
    from thirdear import segmenting

    if (each := _EACH.match(by)) and each[1] == "minutes":
        return [segmenting.by_minutes(t, int(each[2])) for t in transcripts]
    if each:
        return [segmenting.by_turns(t, int(each[2])) for t in transcripts]
    if by == "sentence":
        return segmenting.sentences_of(transcripts, pipeline=pipeline)
    if by == "blank":
        return [segmenting.by_blank_line(t) for t in transcripts]
    if by == FREE:
        return [segmenting.whole(t) for t in transcripts]
    way, _, begin = by.partition(":")
    if way == _HAND and by != f"{_HAND}:" and begin != FREE:
        return _by_hand(study, transcripts, begin or "turn")
    raise Refusal(
        f"There is no layer {by!r}; take {_WAYS}.",
        f"{by!r} adlı bir katman yok; şunlardan birini alın: {_WAYS}.",
    )


def _by_hand(study: Core, transcripts: list[Transcript], begin: str) -> list[tuple[Segment, ...]]:
    """Return the segments that a layer made by hand begins with: those of another layer.

    A layer that a session has is taken as it is; else it is made by its rule.
    """
    known = [begin in study.layers(t.case, t.session) for t in transcripts]
    lacking = [t for t, there in zip(transcripts, known, strict=True) if not there]
    made = iter(_segments(study, lacking, begin, None) if lacking else ())
    return [
        study.store.segments(t.case, t.session, begin, verbatim=True) if there else next(made)
        for t, there in zip(transcripts, known, strict=True)
    ]
