"""Scores by hand-made aggregates: every rule, every reason for a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from thirdear import codebook, scores
from thirdear.model.coding import CONSENSUS, Pass, Rating
from thirdear.model.scores import Score
from thirdear.model.text import Role, SessionInfo, Source
from thirdear.model.totals import Extent, Sums, TagTotal

R1, R2 = Pass("R1"), Pass("R2")
SOURCE = Source("a.txt", "txt-turns", "utf-8", "0" * 64)


@dataclass
class Sheet:
    """Aggregates written down by hand, in the shape the store gives them."""

    totals: dict[str, list[TagTotal]] = field(default_factory=dict)
    extent: dict[tuple[str, int], Extent] = field(default_factory=dict)
    given: list[Rating] = field(default_factory=list)
    done: set[tuple[Pass, str, int]] = field(default_factory=set)
    numbers: tuple[int, ...] = (1,)
    elsewhere: set[tuple[Pass, str, int, str, str]] = field(default_factory=set)
    rater: str | None = None
    aside: frozenset[Pass] = frozenset()

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        return tuple(SessionInfo(case or "A", n, 10, 100, "", SOURCE) for n in self.numbers)

    def passes(self) -> tuple[Pass, ...]:
        found = {total.pass_ for totals in self.totals.values() for total in totals}
        found |= {rating.pass_ for rating in self.given} | {place[0] for place in self.elsewhere}
        return tuple(sorted(found))

    def passes_with(self, codes: Sequence[str]) -> tuple[Pass, ...]:
        found = {total.pass_ for code in codes for total in self.totals.get(code, [])}
        return tuple(
            sorted(found | {pass_ for pass_, _, _, code, _ in self.elsewhere if code in codes})
        )

    def uncounted(self) -> frozenset[str]:
        """Say that no rater is a model."""
        return frozenset()

    def apart(self) -> frozenset[Pass]:
        return self.aside

    def adder(self, layer: str = "turn", rater: str | None = None) -> Sheet:
        assert layer == "turn"
        return replace(self, rater=rater)

    @property
    def places(self) -> tuple[tuple[Pass, str, int], ...]:
        return tuple({total[:3]: None for totals in self.totals.values() for total in totals})

    def sums(
        self, codes: Sequence[str], role: Role | None = None, beside: Sequence[str] = ()
    ) -> list[Sums | None]:
        found = {t[:3]: Sums(*t[3:]) for code in codes for t in self.totals.get(code, [])}
        asked = [p if self.rater in (None, p[0].rater) else None for p in self.places]
        return [None if place is None else found.get(place) for place in asked]

    def tags_elsewhere(self, layer: str = "turn") -> frozenset[tuple[Pass, str, int, str, str]]:
        return frozenset(self.elsewhere)

    def extents(self, role: Role | None, layer: str = "turn") -> dict[tuple[str, int], Extent]:
        assert layer == "turn"
        return self.extent

    def ratings(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Rating, ...]:
        return tuple(r for r in self.given if pass_ in (None, r.pass_))

    def finished(self) -> frozenset[tuple[Pass, str, int]]:
        return frozenset(self.done)


def book_with(rule: str) -> codebook.Codebook:
    """A codebook with one code, valued 1 to 5, and one score by a rule."""
    return codebook.parse(
        f"""
        key = "one"
        prefix = "one"
        version = 1
        name = "One"
        [[family]]
        key = "f"
        name = "F"
        [[code]]
        key = "c"
        mnemonic = "cc"
        family = "f"
        scale = [1, 5]
        name = "C"
        [[score]]
        key = "s"
        name = "S"
        of = ["c"]
        rule = "{rule}"
        speaker = "client"
        """,
        "one.toml",
    )


def score_of(found: tuple[Score, ...], key: str, session: int = 1) -> Score:
    """Find one score of one session."""
    return next(s for s in found if (s.score, s.session) == (key, session))


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("count", 6),
        ("per_100_turns", 15.0),
        ("per_1000_words", 12.0),
        ("per_10_minutes", 1.5),
        ("share_of_segments", 0.125),
        ("mean_value", 3.5),
        ("max_value", 5.0),
        ("sum_value", 21.0),
        ("distinct_codes", 1),
        ("any", 1.0),
    ],
)
def test_each_rule_over_tags(rule: str, value: float) -> None:
    """Six tags on five of 40 segments, 500 words, 40 minutes; values 21 in sum."""
    sheet = Sheet(
        totals={"one.c": [TagTotal(R1, "A", 1, 6, 5, 1, 21.0, 3.5, 5.0)]},
        extent={("A", 1): Extent(40, 500, 40.0)},
        done={(R1, "A", 1)},
    )
    score = score_of(scores.of(sheet, [book_with(rule)]), "one.s")
    assert score.value == pytest.approx(value)
    assert (score.n, score.raters, score.why) == (40, 1, None)


def test_no_tag_in_a_finished_session_is_zero_and_in_an_unfinished_one_is_missing() -> None:
    """Only a finished session says that a code is absent."""
    sheet = Sheet(
        totals={"one.c": [TagTotal(R1, "A", 3, 1, 1, 1, 0.0, None, None)]},
        extent={("A", n): Extent(40, 500, None) for n in (1, 2, 3)},
        done={(R1, "A", 1), (R1, "A", 3)},
        numbers=(1, 2, 3),
    )
    found = scores.of(sheet, [book_with("per_100_turns")])
    assert [s.value for s in found] == [0.0, None, 2.5]
    assert found[1].why == "not finished by R1"
    assert [s.n for s in found] == [40, 0, 40]


@pytest.mark.parametrize(
    ("rule", "extent", "why"),
    [
        ("per_10_minutes", Extent(40, 500, None), "time stamps"),
        ("per_100_turns", Extent(0, 0, None), "no turns of the client"),
        ("mean_value", Extent(40, 500, None), "no tag has a value"),
    ],
)
def test_a_number_that_cannot_be_made_says_why(rule: str, extent: Extent, why: str) -> None:
    """A rate without a base, a mean without values: missing, with the reason."""
    sheet = Sheet(
        totals={"one.c": [TagTotal(R1, "A", 1, 1, 1, 1, 0.0, None, None)]},
        extent={("A", 1): extent},
        done={(R1, "A", 1)},
    )
    score = score_of(scores.of(sheet, [book_with(rule)]), "one.s")
    assert score.value is None
    assert why in (score.why or "")


def test_the_mean_of_raters_is_of_those_who_finished() -> None:
    """Two raters in session 1, one in session 2: the number of raters is told."""
    sheet = Sheet(
        totals={
            "one.c": [
                TagTotal(R1, "A", 1, 2, 2, 1, 0.0, None, None),
                TagTotal(R2, "A", 1, 4, 4, 1, 0.0, None, None),
                TagTotal(R1, "A", 2, 3, 3, 1, 0.0, None, None),
            ]
        },
        extent={("A", n): Extent(10, 50, None) for n in (1, 2)},
        done={(R1, "A", 1), (R2, "A", 1), (R1, "A", 2)},
        numbers=(1, 2),
    )
    found = scores.of(sheet, [book_with("count")])
    assert [(s.value, s.raters, s.rater) for s in found] == [(3.0, 2, "mean"), (3.0, 1, "mean")]
    alone = scores.of(sheet, [book_with("count")], "R2")
    assert [(s.value, s.rater) for s in alone] == [(4.0, "R2"), (None, "R2")]


def test_a_consensus_counts_only_where_it_is_asked_for() -> None:
    """The mean of raters leaves it out; asked for by name it is the only one that counts."""
    agreed = Pass(CONSENSUS)
    sheet = Sheet(
        totals={
            "one.c": [
                TagTotal(R1, "A", 1, 2, 2, 1, 0.0, None, None),
                TagTotal(agreed, "A", 1, 9, 9, 1, 0.0, None, None),
            ]
        },
        extent={("A", 1): Extent(10, 50, None)},
        done={(R1, "A", 1), (agreed, "A", 1)},
        aside=frozenset({agreed}),
    )
    (mean,) = scores.of(sheet, [book_with("count")])
    assert (mean.value, mean.raters) == (2.0, 1)
    (own,) = scores.of(sheet, [book_with("count")], CONSENSUS)
    assert (own.value, own.rater) == (9.0, CONSENSUS)


def test_a_session_counts_by_the_first_pass_that_finished_it() -> None:
    """Session 1 in pass 1, session 2 in pass 2 of the same rater: both have their number."""
    again = Pass("R1", 2)
    sheet = Sheet(
        totals={
            "one.c": [
                TagTotal(R1, "A", 1, 2, 2, 1, 0.0, None, None),
                TagTotal(R1, "A", 2, 9, 9, 1, 0.0, None, None),
                TagTotal(again, "A", 1, 8, 8, 1, 0.0, None, None),
                TagTotal(again, "A", 2, 3, 3, 1, 0.0, None, None),
            ]
        },
        extent={("A", n): Extent(10, 50, None) for n in (1, 2)},
        done={(R1, "A", 1), (again, "A", 1), (again, "A", 2)},
        numbers=(1, 2),
    )
    assert [s.value for s in scores.of(sheet, [book_with("count")])] == [2.0, 3.0]


def test_tags_on_another_layer_leave_the_score_missing() -> None:
    """A rate over turns is not made of sentences: the score says where the tags lie."""
    sheet = Sheet(
        extent={("A", 1): Extent(10, 50, None)},
        done={(R1, "A", 1)},
        elsewhere={(R1, "A", 1, "one.c", "sentence")},
    )
    (score,) = scores.of(sheet, [book_with("count")])
    assert (score.value, score.why) == (None, "tags lie in layer sentence")


def test_a_codebook_that_nobody_used_has_no_scores() -> None:
    """A rater who finished sessions with another codebook is no silent zero in this one."""
    assert scores.of(Sheet(done={(R1, "A", 1)}), [book_with("count")]) == ()


# McLeod & Weisz items after reversal, from the published item means of doi 10.1037/pas0001036,
# Table 2: total 3.393 and brief form 2.742.
PUBLISHED = (1.23, 4.88, 1.55, 3.07, 4.69, 4.90, 2.19, 4.86, 3.17)


def test_tpocs_a_total_and_brief_form_of_a_published_table() -> None:
    """Items 2, 5, 6 and 8 are turned round; the means are the published ones."""
    raw = [5 - v if n in (2, 5, 6, 8) else v for n, v in enumerate(PUBLISHED, 1)]
    sheet = Sheet(
        given=[Rating(R1, "A", 1, f"tpocs.{n}", v) for n, v in enumerate(raw, 1)],
        done={(R1, "A", 1)},
    )
    found = scores.of(sheet, [codebook.load("tpocs-a")])
    assert score_of(found, "tpocs.total").value == pytest.approx(3.393, abs=5e-4)
    assert score_of(found, "tpocs.brief").value == pytest.approx(2.742, abs=5e-4)
    assert score_of(found, "tpocs.total").n == 9


def test_an_unrated_item_leaves_the_score_missing() -> None:
    """Eight of nine items are no total unless the codebook says how many are enough."""
    sheet = Sheet(
        given=[Rating(R1, "A", 1, f"tpocs.{n}", None if n == 4 else 3.0) for n in range(1, 10)],
        done={(R1, "A", 1)},
    )
    found = scores.of(sheet, [codebook.load("tpocs-a")])
    assert score_of(found, "tpocs.total").why == "8 of 9 items rated"
    assert score_of(found, "tpocs.task").value == pytest.approx((3 + 2 + 3) / 3)


def test_scores_of_scores_and_prorated_sums() -> None:
    """A sum over two of three items is raised to three; a mean of scores needs all of them."""
    book = codebook.parse(
        """
        key = "two"
        prefix = "two"
        version = 1
        name = "Two"
        [[item]]
        key = "1"
        name = "a"
        scale = [0, 4]
        [[item]]
        key = "2"
        name = "b"
        scale = [0, 4]
        [[item]]
        key = "3"
        name = "c"
        scale = [0, 4]
        [[score]]
        key = "sum"
        name = "Sum"
        of = ["1", "2", "3"]
        rule = "sum"
        at_least = 2
        [[score]]
        key = "mean"
        name = "Mean"
        of = ["1", "2"]
        rule = "mean"
        [[score]]
        key = "both"
        name = "Both"
        of = ["score:sum", "score:mean"]
        rule = "mean_of_scores"
        """,
        "two.toml",
    )
    given = [Rating(R1, "A", 1, "two.1", 2.0), Rating(R1, "A", 1, "two.2", 4.0)]
    found = scores.of(Sheet(given=given, done={(R1, "A", 1)}), [book])
    assert score_of(found, "two.sum").value == pytest.approx(9.0)
    assert score_of(found, "two.both").value == pytest.approx((9 + 3) / 2)
    sheet = Sheet(given=given, done={(R1, "A", 1)})
    (alone,) = scores.of(sheet, [book], case="A", only=["two.both"])
    assert alone == score_of(found, "two.both")
    assert scores.of(sheet, [book], only=["one.both"]) == ()


def test_frames_are_long_and_wide() -> None:
    """The long frame keeps reasons; the wide one has a row a session and a column a score."""
    sheet = Sheet(
        totals={"one.c": [TagTotal(R1, "A", 1, 6, 5, 1, 21.0, 3.5, 5.0)]},
        extent={("A", n): Extent(40, 500, 40.0) for n in (1, 2)},
        done={(R1, "A", 1)},
        numbers=(1, 2),
    )
    long = scores.frame(scores.of(sheet, [book_with("count")]))
    assert tuple(long.columns) == scores.COLUMNS
    grid = scores.wide(long)
    assert list(grid.columns) == ["case", "session", "rater", "one.s"]
    assert grid["one.s"].tolist()[0] == 6
    assert grid["one.s"].isna().tolist() == [False, True]
