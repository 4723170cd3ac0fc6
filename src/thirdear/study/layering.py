"""Adding segmentation layers to sessions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment, Transcript

if TYPE_CHECKING:
    from thirdear.study.study import Study

_MINUTES = re.compile(r"minutes:([1-9][0-9]{0,2})\Z")


def add(study: Study, by: str, case: str | None, session: int | None) -> int:
    """Add layer ``by`` to the sessions asked for that lack it; return to how many."""
    asked = [info for info in study.sessions(case) if session in (None, info.session)]
    if not asked:
        raise Refusal("There is no such session; `thirdear import` brings transcripts in.")
    lacking = [i for i in asked if by not in study.layers(i.case, i.session)]
    transcripts = [study.transcript(i.case, i.session) for i in lacking]
    for transcript, segments in zip(transcripts, _segments(transcripts, by), strict=True):
        study.store.add_layer(transcript.case, transcript.session, by, segments, "study")
    return len(lacking)


def _segments(transcripts: list[Transcript], by: str) -> list[tuple[Segment, ...]]:
    from thirdear import segmenting

    if minutes := _MINUTES.match(by):
        return [segmenting.by_minutes(t, int(minutes[1])) for t in transcripts]
    if by == "sentence":
        return segmenting.sentences_of(transcripts)
    raise Refusal(f"There is no layer {by!r}; take sentence or minutes:N, such as minutes:5.")
