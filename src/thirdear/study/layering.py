"""Adding segmentation layers to sessions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.text import Segment, Transcript

if TYPE_CHECKING:
    from thirdear.study.study import Study

_MINUTES = re.compile(r"minutes:([1-9][0-9]{0,2})\Z")


def add(
    study: Study, by: str, case: str | None, session: int | None, pipeline: str | None
) -> tuple[str, int]:
    """Add a layer to the sessions asked for that lack it; return its name and to how many.

    Sentences that a laboratory's own spaCy ``pipeline`` finds are a layer of their own.
    """
    if pipeline is not None and by != "sentence":
        raise Refusal("A spaCy pipeline finds sentences; leave it out for other layers.")
    layer = by if pipeline is None else f"{by}:{Path(pipeline).name}"
    asked = [info for info in study.sessions(case) if session in (None, info.session)]
    if not asked:
        raise Refusal("There is no such session; `thirdear import` brings transcripts in.")
    lacking = [i for i in asked if layer not in study.layers(i.case, i.session)]
    transcripts = [study.transcript(i.case, i.session) for i in lacking]
    found = _segments(transcripts, by, pipeline)
    with study.store.together():
        for transcript, segments in zip(transcripts, found, strict=True):
            study.store.add_layer(transcript.case, transcript.session, layer, segments, "study")
    return layer, len(lacking)


def _segments(
    transcripts: list[Transcript], by: str, pipeline: str | None
) -> list[tuple[Segment, ...]]:
    from thirdear import segmenting

    if minutes := _MINUTES.match(by):
        return [segmenting.by_minutes(t, int(minutes[1])) for t in transcripts]
    if by == "sentence":
        return segmenting.sentences_of(transcripts, pipeline=pipeline)
    raise Refusal(f"There is no layer {by!r}; take sentence or minutes:N, such as minutes:5.")
