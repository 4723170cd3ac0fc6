"""What every file with transcripts' words passes on its way out: names replaced, places moved.

Undecided places refuse the file before it is written; what was written is searched again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.base.files import replacing
from thirdear.model.correcting import Corrected, Edit
from thirdear.model.refusal import GateRefusal, Refusal
from thirdear.model.text import Transcript

if TYPE_CHECKING:
    from thirdear.study.excerpting import Disguise
    from thirdear.study.study import Study

_SHOWN = 6


def disguised(study: Study, transcript: Transcript, disguise: Disguise) -> Corrected:
    """Return a transcript with listed names replaced, and the map of its places to the new ones.

    What is undecided is counted in ``disguise``, turn by turn and between turns.
    """
    if not disguise.on:
        return Corrected.of(transcript, transcript.turns, ())
    from thirdear import segmenting

    language = segmenting.guess_language(transcript.text)
    edits = [
        Edit(start + edit.start, start + edit.stop, edit.text)
        for start, stop, where in _pieces(transcript)
        for edit in _edits(
            study, disguise, transcript.text[start:stop], language, transcript.case, where
        )
    ]
    return Corrected.of(transcript, transcript.turns, edits)


def _pieces(transcript: Transcript) -> Iterator[tuple[int, int, str]]:
    """Yield the turns and what lies between them, with the name of the place."""
    place, end = f"case {transcript.case}, session {transcript.session}", 0
    for turn in sorted(transcript.turns, key=lambda one: (one.start, one.stop)):
        start = max(turn.start, end)
        yield end, start, f"{place}, before turn {turn.index}"
        yield start, max(turn.stop, start), f"{place}, turn {turn.index}"
        end = max(turn.stop, start)
    yield end, len(transcript.text), f"{place}, after the last turn"


def _edits(
    study: Study, disguise: Disguise, text: str, language: str, case: str, where: str
) -> Iterator[Edit]:
    if not text.strip():
        return
    from thirdear import disguise as room

    forms = {form for form, of in disguise.kept if of in (None, case)}
    common = disguise.common(study, case)
    done = room.apply(text, disguise.names, language, case, forms, common=common)
    if done.open:
        disguise.undecided[where] = disguise.undecided.get(where, 0) + len(done.open)
    for finding in done.findings:
        if finding.level == "replace" and finding.replacement is not None:
            yield Edit(finding.start, finding.stop, finding.replacement)


def write(path: Path, data: bytes, disguise: Disguise, words_in: Callable[[Path], str]) -> None:
    """Write a file beside its place, search what was written, and only then move it there.

    ``words_in`` reads all that the file says, as a stranger would.
    """
    if not path.parent.is_dir():
        raise Refusal(
            f"The folder {path.parent} is not there; make it, or write elsewhere.",
            f"{path.parent} adlı klasör yok; kurun ya da başka yere yazın.",
        )
    disguise.gate()
    try:
        with replacing(path) as draft:
            draft.write_bytes(data)
            if disguise.on:
                _search(f"{path.name}\n{words_in(draft)}", disguise)
    except OSError as error:
        reason = error.strerror or "no reason given"
        raise Refusal(
            f"{path} cannot be written ({reason}); choose another place.",
            f"{path} yazılamıyor ({reason}); başka bir yer seçin.",
        ) from error


def _search(text: str, disguise: Disguise) -> None:
    from thirdear import disguise as room

    left = room.residue(text, disguise.names, {form for form, _ in disguise.kept})
    if left:
        raise GateRefusal(_still(left))


def _still(left: Sequence[object]) -> str:
    named = ", ".join(f"“{getattr(name, 'pseudonym', '')}”" for name in left[:_SHOWN])
    return (
        f"Listed names would still stand in the file, so it was not kept: {len(left)}, where "
        f"{named} should stand. Look for them in case names, memos and codebooks of your own, "
        "and see `thirdear disguise scan`."
    )
