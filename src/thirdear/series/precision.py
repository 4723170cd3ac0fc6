"""What a result says about effects that are small, and about scores that are unreliable."""

from __future__ import annotations

from thirdear.model.language import Language
from thirdear.model.precedence import PrecedenceTest
from thirdear.series.effects import attenuated, equivalent
from thirdear.series.words import p_value, share

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

_RELIABILITY = {
    "en": "{name} has a reliability of {reliability}: of a true partial R² of .20 about {seen} is "
    "seen, so a missed effect proves little; and unreliable control for the effect's own past can "
    "also make precedence out of nothing.",
    "tr": "{name} puanlarının güvenirliği {reliability}: gerçekte .20 olan bir kısmi R² yaklaşık "
    "{seen} olarak görünür; bu nedenle bulunamayan bir etki az şey gösterir; geçmişin güvenilmez "
    "ölçülmesi ayrıca hiç yoktan öncelik de doğurabilir.",
}


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
    return " ".join(told)


def reliability(name: str, value: float, language: Language = "en") -> str:
    """Say what a reliability such as an ICC of the cause's scores does to the test."""
    return _RELIABILITY[language].format(
        name=name, reliability=share(value), seen=share(attenuated(0.20, value))
    )
