"""What lags count in a case: its series on the axis of sessions held, or of weeks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thirdear.model.facts import CaseRecord
from thirdear.model.precedence import LagIn
from thirdear.model.scores import Series

if TYPE_CHECKING:
    from thirdear.model.language import Language

CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Placed:
    """Cause and effect on one axis; ``notes`` say how it was made, ``why`` that it cannot be."""

    cause: Series
    effect: Series
    notes: tuple[str, ...] = ()
    why: str | None = None


def placed(
    record: CaseRecord | None,
    cause: Series,
    effect: Series,
    lag_in: LagIn,
    language: Language = "en",
) -> Placed:
    """Put two series of a case where lags can count them, by its session record.

    A session that the record calls cancelled is no gap among sessions held; one that was held and
    not transcribed is. A case without a record held every session.
    """
    from thirdear.series import axis as series_axis

    sessions = record.sessions if record is not None else ()
    if record is not None and record.breaks:
        breaks = tuple(one.session for one in record.breaks)
        cause, effect = replace(cause, breaks=breaks), replace(effect, breaks=breaks)
    pair = (cause, effect)
    not_held = {one.number for one in sessions if one.held == CANCELLED}
    if lag_in == "weeks":
        days = {one.number: one.date.toordinal() for one in sessions if one.date is not None}
        axis = series_axis.weekly(pair, days, not_held, language)
    else:
        axis = series_axis.held(pair, not_held, language)
    why = axis.refusal(pair, language)
    if why is not None:
        return Placed(cause, effect, (), why)
    return Placed(series_axis.place(cause, axis), series_axis.place(effect, axis), axis.notes)
