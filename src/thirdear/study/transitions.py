"""From the tags of finished sessions to transitions between codes, turn to turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.model.refusal import Refusal
from thirdear.model.sequences import Transition
from thirdear.model.text import Place
from thirdear.study import lookup

if TYPE_CHECKING:
    from thirdear.study.core import Core


def transitions(  # noqa: PLR0913 - all but three are keywords with a usual value
    study: Core,
    given: Sequence[str],
    target: Sequence[str],
    *,
    raters: str = "main",
    cases: Sequence[str] = (),
    layer: str = "turn",
    within: int = 1,
    lag: int | None = None,
    seconds: float | None = None,
    resamples: int = 1999,
    seed: int = 1,
) -> tuple[Transition, ...]:
    """Return every given code's transition to every target, with Holm over all of them.

    One rater's tags in the sessions that he finished; ``raters`` is his key, or "main".
    """
    from thirdear.series import transitions as room
    from thirdear.series.precedence import holm

    _check(study, (*given, *target), within, lag, seconds)
    rater = lookup.rater(study, (study.main_rater or raters) if raters == "main" else raters)
    chosen = lookup.cases(study, cases)
    coded = list(_coded(study, rater, set(chosen), {*given, *target}, layer))
    if not coded:
        raise Refusal(
            f"{rater} has finished no session of these cases.",
            f"{rater} bu vakalarda hiçbir seansı bitirmedi.",
        )
    times = [when for _, when in coded]
    _check_times(seconds, times)
    window = room.Window(lag, seconds, times)
    sessions = [rows for rows, _ in coded]
    found = [
        room.transition(
            sessions, a, b, within=within, window=window, resamples=resamples, seed=seed
        )
        for a in given
        for b in target
    ]
    made = [t for t in found if t.p is not None]
    adjusted = iter(holm([t.p for t in made if t.p is not None]))
    return tuple(t if t.p is None else replace(t, p_holm=next(adjusted)) for t in found)


def _check(
    study: Core, codes: Sequence[str], within: int, lag: int | None, seconds: float | None
) -> None:
    known = {code.key for book in study.codebooks() for code in book.codes}
    for code in codes:
        if code not in known:
            raise Refusal(
                f"No codebook of this study has the code {code}.",
                f"Bu çalışmanın hiçbir kod kitabında {code} kodu yok.",
            )
    if within < 1:
        raise Refusal(
            "A transition reaches over at least one turn.", "Bir geçiş en az bir söz ileriye bakar."
        )
    if (lag is not None and lag < 1) or (seconds is not None and not 0 < seconds < float("inf")):
        raise Refusal(
            "A lag is a whole number of turns from 1, a window a number of seconds above 0.",
            "Gecikme 1’den başlayan tam sayıda söz, pencere 0’dan büyük bir saniye sayısıdır.",
        )


def _check_times(seconds: float | None, times: Sequence[Sequence[float | None]]) -> None:
    if seconds is not None and not any(time is not None for when in times for time in when):
        raise Refusal(
            "No turn of these sessions has a time, so that there are no windows of seconds.",
            "Bu seansların hiçbir sözünün zamanı yok, bu yüzden saniye penceresi kurulamaz.",
        )


def _coded(
    study: Core, rater: str, cases: set[str], codes: set[str], layer: str
) -> Iterator[tuple[dict[str, list[bool]], list[float | None]]]:
    """Yield for every finished session which of its turns have which code, and when they begin."""
    places: dict[Place, Pass] = {}
    for pass_, case, session in sorted(study.store.finished()):
        if pass_.rater == rater and case in cases:
            places[case, session] = pass_
    for (case, session), pass_ in places.items():
        segments = study.segments(case, session, layer)
        length = len(segments)
        rows = {code: [False] * length for code in codes}
        for tag in study.store.tags(pass_=pass_, case=case, session=session):
            if tag.code in codes and tag.layer == layer and tag.segment <= length:
                rows[tag.code][tag.segment - 1] = True
        yield rows, [segment.time for segment in segments]
