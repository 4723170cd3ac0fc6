"""What is computed: session scores, precedence tests, facts and outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.model.facts import Facts
from thirdear.model.outcomes import Outcome
from thirdear.model.precedence import Hypothesis, LagIn, PrecedenceTest, Trend
from thirdear.model.protocol import Comparison, Protocol, Row
from thirdear.model.scores import Evidence, Score, Series
from thirdear.model.sequences import Transition

if TYPE_CHECKING:
    import pandas as pd


from thirdear.model.language import Language
from thirdear.study.core import LEAD, Core


class Numbers(Core):
    """What is computed: session scores, precedence tests, facts and outcomes."""

    def scores(self, raters: str = "mean", case: str | None = None) -> pd.DataFrame:
        """Return session scores in long form; columns: :data:`thirdear.scores.COLUMNS`."""
        from thirdear import scores

        return scores.frame(self.score_values(raters, case))

    def score_values(self, raters: str = "mean", case: str | None = None) -> tuple[Score, ...]:
        """Return session scores as values; ``raters``: "mean", "main", "consensus" or a key."""
        from thirdear.study import scores

        return scores.scores(self, raters, case)

    def series(self, case: str, score: str, raters: str = "mean") -> Series:
        """Return one score of one case in session order, gaps as None."""
        from thirdear.study import scores

        return scores.series(self, case, score, raters)

    def explain(
        self, case: str, session: int, score: str, raters: str = "mean"
    ) -> tuple[Score, tuple[Evidence, ...]]:
        """Return one number, and the tags and ratings that it was made of."""
        from thirdear.study import scores

        return scores.explain(self, case, session, score, raters)

    def made_of(self, score: str) -> tuple[str, ...]:
        """Return the codes or rating items that a score is made of in the end, each once."""
        from thirdear.study import scores

        return scores.made_of(self, score)

    def add_hypothesis(
        self,
        cause: str,
        effect: str,
        lag: int = 1,
        trend: Trend = "linear",
        *,
        lag_in: LagIn = "sessions",
        smallest: float | None = None,
    ) -> None:
        """Declare a hypothesis over two scores; the journal keeps when.

        Lags count sessions held or calendar weeks; ``smallest`` is the smallest effect of
        interest, in units of the effect for one unit of the cause.
        """
        from thirdear.study import hypotheses

        asked = Hypothesis(cause, effect, lag, trend, lag_in=lag_in, smallest=smallest)
        hypotheses.declare(self, asked)

    def tests(
        self,
        raters: str = "mean",
        *,
        cases: Sequence[str] = (),
        resamples: int = 9999,
        seed: int = 1,
        language: Language | None = None,
    ) -> tuple[PrecedenceTest, ...]:
        """Test every declared hypothesis in both directions in every case, Holm over all."""
        from thirdear.study import precedence

        return precedence.tests(
            self, raters, cases=cases, resamples=resamples, seed=seed, language=language
        )

    def granger(  # noqa: PLR0913 - all but three are keywords with a usual value
        self,
        cause: str,
        effect: str,
        *,
        case: str,
        lag: int = 1,
        trend: Trend = "linear",
        lag_in: LagIn = "sessions",
        raters: str = "mean",
        resamples: int = 9999,
        seed: int = 1,
    ) -> PrecedenceTest:
        """Test whether one score precedes another in a case; one direction, nothing declared.

        A test that cannot be made comes back with ``refused``. Holm's p is over this one test.
        """
        from thirdear.study import hypotheses, precedence

        asked = Hypothesis(cause, effect, lag, trend, lag_in=lag_in)
        hypotheses.check(self, asked)
        (test,) = precedence.tests(
            self,
            raters,
            cases=[case],
            hypotheses=[asked],
            both=False,
            resamples=resamples,
            seed=seed,
        )
        return test

    def protocol(
        self, test: PrecedenceTest, language: Language | None = None, *, alone: bool = False
    ) -> Protocol:
        """Return what surrounds a test: checks, influence, responses, grid, lineage.

        ``alone`` asks of no other rater's scores.
        """
        from thirdear.study import protocol

        return protocol.protocol(self, test, language, alone=alone)

    def rows(self, test: PrecedenceTest, language: Language | None = None) -> tuple[Row, ...]:
        """Return one row a transition of a test: its values, and why it could not be used."""
        from thirdear.study import protocol

        return protocol.rows(self, test, language)

    def r_script(self, raters: str = "mean") -> str:
        """Return an R script that repeats every declared test from its series."""
        from thirdear.study import protocol

        return protocol.r_script(self, raters)

    def transitions(
        self, given: Sequence[str], target: Sequence[str], **options: Any
    ) -> tuple[Transition, ...]:
        """Return what follows what within sessions; options: study.sequencing.transitions."""
        from thirdear.study import transitions

        return transitions.transitions(self, given, target, **options)

    def compare(
        self,
        asked: Hypothesis,
        cases: Sequence[str],
        raters: str = "mean",
        *,
        pooled: bool = False,
        resamples: int = 9999,
        seed: int = 1,
    ) -> Comparison:
        """Compare cases in one equation, or pool them."""
        from thirdear.study import protocol

        return protocol.comparison(
            self, asked, cases, raters, pooled=pooled, resamples=resamples, seed=seed
        )

    def facts(self) -> Facts:
        """Return case facts, consent, the session record and outcome measures."""
        from thirdear.study import facts

        return facts.read(self)

    def state_facts(self, facts: Facts, actor: str = LEAD) -> None:
        """Let these be the study's facts; ``actor`` is the rater who can take it back."""
        from thirdear.study import facts_toml

        facts_toml.state(self, facts, actor)

    def set_facts(self, path: Path) -> Facts:
        """Let a TOML file's facts be the study's, whole or not at all."""
        from thirdear.study import facts

        return facts.set_from(self, path)

    def outcomes(self, case: str | None = None) -> tuple[Outcome, ...]:
        """Return what came of every outcome measure, of one case or of all."""
        from thirdear.study import facts

        return facts.outcomes(self, case)
