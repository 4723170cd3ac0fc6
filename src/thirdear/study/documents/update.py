"""A document that was edited in Word gets today's numbers; its words stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.writeup import Updated
from thirdear.study import excerpts, gate
from thirdear.study.documents import gather, report, verify

if TYPE_CHECKING:
    from thirdear.study.core import Core

_OF_ITSELF = "appendix.provenance, provenance."
"""What begins the claims on the document itself: its last writing alone makes them others."""


def update(study: Core, path: Path, *, identifiable: bool = False) -> Updated:
    """Bring numbers, tables and figures of a document up to date, in place; return what changed.

    The document is made again by its own recipe; no word in it is changed. The one before is kept
    beside it. Nothing is written where nothing would change, and where the gate refuses. One with
    real names is written only where that was confirmed (``identifiable``).
    """
    from thirdear import writeup as room

    data = report.read_document(path)
    made = verify.provenance(data, path.name)
    if made.recipe.identifiable and not identifiable:
        raise Refusal(
            f"{path.name} holds real names; add --identifiable.",
            f"{path.name} gerçek adlar içeriyor; --identifiable ekleyin.",
        )
    reading = excerpts.nobody() if made.recipe.identifiable else excerpts.listed(study)
    cases = verify.asked(study, made.recipe, reading).cases
    disguise = gate.opened(study, cases, identifiable=made.recipe.identifiable)
    now = gather.gather(study, verify.asked(study, made.recipe, disguise), disguise)
    told: list[Updated] = []

    def write(draft: Path) -> None:
        told.append(room.update(now, draft, room.Base(data, path.name, made)))
        if all(one.what.startswith(_OF_ITSELF) for one in told[0].changed):
            told[0] = replace(told[0], changed=())
            raise _Unchanged

    settings: dict[str, object] = {"updated": True, "language": made.recipe.language}
    try:
        gate.release(study, path, write, disguise, kind="report", settings=settings)
    except _Unchanged:
        return told[0]
    return replace(told[0], former=report.keep_former(path, data))


class _Unchanged(Exception):  # noqa: N818 - it is no error
    """Nothing would change, so nothing is written."""
