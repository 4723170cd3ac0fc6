"""Training against a gold pass: after each session, how far one is from it, and where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from thirdear import agreement as statistics
from thirdear.model.agreement import Agreement
from thirdear.model.coding import Pass
from thirdear.model.consensus import Difference, Said
from thirdear.model.language import vaka
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.model.training import Feedback
from thirdear.study import consensus
from thirdear.study.consensus import Sides

if TYPE_CHECKING:
    from thirdear.study.core import Core


def begin(study: Core, pass_: Pass, gold: Pass) -> None:
    """Mark a pass as training against a gold one, before anything stands in it.

    A training pass counts in no score and no agreement. It reads the gold pass session by session,
    so its rater cannot judge these sessions independently any more; the gold pass is another's.
    """
    if pass_.rater == gold.rater:
        raise Refusal(
            "No rater is trained against their own codes; name another rater's coding round.",
            "Kimse kendisiyle karşılaştırılarak eğitilmez; başka bir kodlayıcının turunu söyleyin.",
        )
    known = study.store.training()
    if known.get(pass_) == gold:
        return
    if pass_ in study.store.passes() or pass_ in known:
        raise Refusal(
            f"Coding round {pass_.number} of {pass_.rater} has begun already; train in a new "
            "round.",
            f"{pass_.rater} adlı kodlayıcının {pass_.number}. turu başlamış; "
            "eğitimi yeni bir turda yapın.",
        )
    if gold.rater in study.store.uncounted():
        raise Refusal(
            f"{gold.rater} is a model that nobody declared to count; the gold standard is a "
            "person's round.",
            f"{gold.rater} sayılacağı bildirilmemiş bir model; ölçüt turu bir insanın olur.",
        )
    if gold not in study.store.passes() or gold in known:
        raise Refusal(
            f"Coding round {gold.number} of {gold.rater} cannot be the gold standard: it is empty.",
            f"{gold.rater} adlı kodlayıcının {gold.number}. turu ölçüt olamaz: boş.",
        )
    study.add_rater(pass_.rater)
    setting = f"training.{pass_.rater}.{pass_.number}"
    study.store.set_setting(setting, f"{gold.rater}.{gold.number}", "study")


def feedback(study: Core, pass_: Pass, case: str, session: int) -> Feedback:
    """Return how a finished session of a training pass differs from the gold pass.

    Refuse for any pass that is not marked as training, since others' work is not read then.
    """
    gold = study.store.training().get(pass_)
    if gold is None:
        raise Refusal(
            f"Coding round {pass_.number} of {pass_.rater} is not a training round; others' work "
            "is not shown in it.",
            f"{pass_.rater} adlı kodlayıcının {pass_.number}. turu eğitim turu değil; "
            "başkalarının kodları orada gösterilmez.",
        )
    finished = study.store.finished()
    for one in (pass_, gold):
        if (one, case, session) not in finished:
            raise Refusal(
                f"Case {case}, session {session} is not finished in coding round {one.number} of "
                f"{one.rater}; there is nothing to compare yet.",
                f"{vaka(case, 'nın')} {session}. seansı {one.rater} adlı kodlayıcının "
                f"{one.number}. turunda bitmedi; karşılaştıracak bir şey yok.",
            )
    sides = consensus.side_by_side(study, (case, session), (pass_, gold))
    differing = tuple(
        Difference(case, session, what, ((pass_, said[0]), (gold, said[1])), layer, segment)
        for (what, layer, segment), said in sides.items()
        if said[0] != said[1]
    )
    agreed = tuple(_agreement(study, sides, (case, session)))
    return Feedback(pass_, gold, case, session, agreed, differing)


def _agreement(study: Core, sides: Sides, place: Place) -> Iterator[Agreement]:
    """Yield the agreement on every code that one of both used, then on the items."""
    for code in dict.fromkeys(what for what, layer, _ in sides if layer is not None):
        known = study.codes().get(code)
        layer = next(layer for what, layer, _ in sides if what == code)
        assert layer is not None
        rows = [
            [float(one is not None) for one in sides.get((code, layer, s.index), (None, None))]
            for s in study.segments(*place, layer)
            if known is None or known.speaker in (None, s.role)
        ]
        yield from statistics.of(rows, "nominal", code, unit=layer, case=place[0])
    items = [[_number(one) for one in said] for (_, layer, _), said in sides.items() if not layer]
    yield from statistics.of(items, "ordinal", unit="item", case=place[0])


def _number(said: Said) -> float | None:
    return None if said is None else float(said)
