"""A whole transcript on its way out: names replaced, places moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thirdear.model.corrections import Corrected, Edit
from thirdear.model.disguise import Spot
from thirdear.model.text import Transcript
from thirdear.study import contents

if TYPE_CHECKING:
    from thirdear.study.core import Core
    from thirdear.study.gate import Disguise


def disguised(study: Core, transcript: Transcript, disguise: Disguise) -> Corrected:
    """Return a transcript with listed names replaced, and the map of its places to the new ones.

    What is undecided is counted in ``disguise``, turn by turn and between turns.
    """
    if not disguise.on:
        return Corrected.of(transcript, transcript.turns, ())
    from thirdear import segmenting

    language = segmenting.guess_language(transcript.text)
    edits = [
        Edit(start + edit.start, start + edit.stop, edit.text)
        for spot, start, stop in contents.pieces(transcript)
        for edit in _edits(study, disguise, transcript.text[start:stop], language, spot)
    ]
    return Corrected.of(transcript, transcript.turns, edits)


def _edits(study: Core, disguise: Disguise, text: str, language: str, spot: Spot) -> Iterator[Edit]:
    if not text.strip() or spot.case is None:
        return
    common = disguise.common(study, spot.case)
    for finding in disguise.done(text, language, spot.case, spot, common).findings:
        if finding.level == "replace" and finding.replacement is not None:
            yield Edit(finding.start, finding.stop, finding.replacement)
