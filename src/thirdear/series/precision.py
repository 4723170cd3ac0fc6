"""What a result says about effects that are small, and about scores that are unreliable."""

from __future__ import annotations

from thirdear.base.numbers import decimals
from thirdear.model.language import Language
from thirdear.model.precedence import Caution, PrecedenceTest
from thirdear.series.effects import equivalent, seen
from thirdear.series.figures import p_value, share

_EQUIVALENCE = {
    ("yes", "en"): "The effect at lag {lag} is smaller than {smallest:g} either way: 90% CI "
    "[{low:.3f}, {high:.3f}], two one-sided tests {p}.",
    ("yes", "tr"): "Gecikme {lag} için etki her iki yönde de {smallest:g} değerinden küçük: %90 GA "
    "[{low:.3f}, {high:.3f}], iki tek yönlü sınama {p}.",
    ("no", "en"): "An effect of {smallest:g} or more at lag {lag} is not excluded: 90% CI "
    "[{low:.3f}, {high:.3f}], two one-sided tests {p}.",
    ("no", "tr"): "Gecikme {lag} için {smallest:g} veya daha büyük bir etki dışlanamıyor: %90 GA "
    "[{low:.3f}, {high:.3f}], iki tek yönlü sınama {p}.",
}

_RELIABILITY: dict[tuple[bool, Language], str] = {
    (False, "en"): "Scores this reliable ({cause} {sure_cause}, {effect} {sure_effect}) and this "
    "persistent (φ = {own_cause} and {own_effect}) show a true partial R² of .20 as about {seen}, "
    "so that a missed effect proves little.",
    (False, "tr"): "Bu güvenirlikteki ({cause} {sure_cause}, {effect} {sure_effect}) ve "
    "kalıcılıktaki (φ = {own_cause} ve {own_effect}) puanlar gerçekte 0,20 olan bir kısmi R² "
    "değerini yaklaşık {seen} olarak gösterir; bu nedenle saptanmayan bir etki az şey kanıtlar.",
    (True, "en"): "With scores this reliable ({cause} {sure_cause}, {effect} {sure_effect}) the "
    "effect's own past is known with error, which can make some precedence out of nothing.",
    (True, "tr"): "Bu güvenirlikteki puanlarla ({cause} {sure_cause}, {effect} {sure_effect}) "
    "ardından gelen puanın önceki değeri hatalı ölçülür; bu, gerçekte olmayan bir önceliğin "
    "görünmesine yol açabilir.",
}

MOST = 0.95
"""The largest autoregression that the true scores are taken to have."""


def equivalence(test: PrecedenceTest, language: Language = "en") -> str:
    """Say whether every cross-lag is smaller than ``test.smallest``, the effect of interest.

    Two one-sided t tests at 5 % for each lag, in units of the effect for one of the cause; empty
    for a refusal, and where no smallest effect was declared.
    """
    if test.df is None or test.smallest is None:
        return ""
    smallest = test.smallest
    told = []
    for c in test.coefficients:
        p, (low, high) = equivalent(c.b, c.se, test.df[1], smallest)
        key = ("yes" if p < 0.05 else "no", language)
        told.append(
            _EQUIVALENCE[key].format(lag=c.lag, smallest=smallest, low=low, high=high, p=p_value(p))
        )
    return decimals(" ".join(told), language)


def reliability(
    test: PrecedenceTest, cause: float, effect: float, language: Language = "en"
) -> Caution:
    """Say what the reliability of both scores, such as ICCs, does to this test.

    With a finding it is what unreliable control does, without one what is hidden.
    """
    own = test.persistence or (0.0, 0.0)
    sure = (cause, effect)
    true = tuple(max(0.0, min(MOST, phi / r)) for phi, r in zip(own, sure, strict=True))
    shown = share(seen(0.20, sure, (true[0], true[1])))
    told = _RELIABILITY[test.rejected, language].format(
        cause=test.cause,
        effect=test.effect,
        sure_cause=share(cause),
        sure_effect=share(effect),
        own_cause=share(own[0], 1),
        own_effect=share(own[1], 1),
        seen=shown,
    )
    kind = "past" if test.rejected else "hidden"
    return Caution(decimals(told, language), kind, {"seen": shown})
