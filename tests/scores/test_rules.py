"""Rules over items and scores, pairs of items, and codes that stand beside others."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear import Study, codebook
from thirdear.model.coding import NewTag, Pass
from thirdear.model.refusal import Refusal
from thirdear.model.totals import Extent, Sums
from thirdear.scores import rules
from thirdear.study import scores

ME = Pass("R1")
# Invented. Two therapist and three client turns in the first five minutes, two turns in the next.
SESSION = """\
[00:00:05] T: What is the bear thinking?
[00:01:10] C: He thinks that I am sad.
[00:02:00] T: He noticed.
[00:03:20] C: I am.
[00:04:00] C: He is, too.
[00:06:00] T: Both of you.
[00:07:00] C: Yes.
"""

PAIRS = """
key = "pairs"
prefix = "p"
version = 1
name = "Pairs"
[[family]]
key = "f"
name = "F"
[[item]]
key = "a"
family = "f"
scale = [0, 4]
name = "A"
[[item]]
key = "a_skill"
needs = "a"
scale = [1, 5]
name = "A, skill"
[[item]]
key = "b"
family = "f"
scale = [0, 4]
unrateable = false
name = "B"
[[item]]
key = "b_skill"
needs = "b"
scale = [1, 5]
name = "B, skill"
[[score]]
key = "mean"
name = "mean"
of = ["items:f"]
rule = "mean"
[[score]]
key = "sum"
name = "sum"
of = ["a", "b"]
rule = "sum"
at_least = 1
[[score]]
key = "present"
name = "present"
of = ["items:f"]
rule = "present"
[[score]]
key = "mean_present"
name = "mean present"
of = ["items:f"]
rule = "mean_present"
[[score]]
key = "maximum"
name = "maximum"
of = ["items:f"]
rule = "maximum"
[[score]]
key = "skill"
name = "skill"
of = ["a_skill", "b_skill"]
rule = "mean"
[[score]]
key = "whole"
name = "whole"
of = ["score:mean", "score:skill"]
rule = "sum_of_scores"
at_least = 1
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """One session of case A with a rater."""
    (tmp_path / "A-s01.txt").write_text(SESSION, encoding="utf-8")
    books = ["tpocs-a", "mental-state-talk", "mi-behaviour", "3rs-markers"]
    made = Study.create(tmp_path / "study", codebooks=books)
    made.bring_in(made.plan_import([tmp_path / "A-s01.txt"]))
    made.add_rater("R1")
    made.add_codebook(codebook.parse(PAIRS, "pairs.toml"))
    return made


def scored(study: Study, **ratings: float | None) -> dict[str, tuple[float | None, str | None]]:
    """Rate the items of "pairs", finish, and return value and reason of each of its scores."""
    for key, value in ratings.items():
        study.rate(ME, "A", 1, f"p.{key}", value)
    study.finish(ME, "A", 1)
    return {
        s.score.partition(".")[2]: (s.value, s.why)
        for s in study.score_values()
        if s.score.startswith("p.")
    }


def test_tpocs_a_golden_numbers(study: Study) -> None:
    """Item means as raters give them make total 3.393 and brief 2.742 (doi 10.1037/pas0001036).

    Items 2, 5, 6 and 8 are reversed by the rule, not by the rater.
    """
    raw = [1.23, 0.12, 1.55, 3.07, 0.31, 0.10, 2.19, 0.14, 3.17]
    with study:
        for number, value in enumerate(raw, 1):
            study.rate(ME, "A", 1, f"tpocs.{number}", value)
        study.finish(ME, "A", 1)
        found = {s.score: s.value for s in study.score_values()}
    assert found["tpocs.total"] == pytest.approx(3.393, abs=5e-4)
    assert found["tpocs.brief"] == pytest.approx(2.742, abs=5e-4)
    assert found["tpocs.positive"] == pytest.approx((1.23 + 1.55 + 3.07 + 2.19 + 3.17) / 5)
    assert found["tpocs.negative"] == pytest.approx(5 - (0.12 + 0.31 + 0.10 + 0.14) / 4)


def test_skill_is_not_defined_where_its_item_is_absent(study: Study) -> None:
    """B is absent, so its skill (5, given by mistake) is neither counted nor missed."""
    with study:
        found = scored(study, a=3, a_skill=2, b=0, b_skill=5)
    assert found == {
        "mean": (1.5, None),
        "sum": (3.0, None),
        "present": (1.0, None),
        "mean_present": (3.0, None),
        "maximum": (3.0, None),
        "skill": (2.0, None),
        "whole": (3.5, None),
    }


def test_nothing_present_leaves_no_skill_to_rate(study: Study) -> None:
    """Means of present items and of skills are missing with reasons; the sum of scores goes on."""
    with study:
        found = scored(study, a=0, b=0)
        assert {s.n for s in study.score_values() if s.score == "p.skill"} == {0}
    assert found["mean"] == (0.0, None)
    assert found["mean_present"] == (None, "no item is present")
    assert found["skill"] == (None, "nothing was present to be rated")
    assert found["whole"] == (0.0, None)


def test_missing_items_follow_the_rule(study: Study) -> None:
    """The mean wants both items; the sum wants one and is prorated to two."""
    with study:
        found = scored(study, a=None, b=4)
        study.reopen(ME, "A", 1)
        with pytest.raises(Refusal, match='"cannot be rated" is no answer'):
            study.rate(ME, "A", 1, "p.b", None)
    assert found["mean"] == (None, "1 of 2 items rated")
    assert found["sum"] == (8.0, None)


def tag(study: Study, segment: int, *codes: str, layer: str = "turn") -> None:
    """Tag a segment with codes."""
    study.change_tags(ME, add=[NewTag("A", 1, segment, code, layer) for code in codes])


def test_facets_cross_and_shares_have_their_whole(study: Study) -> None:
    """Of four client turns two speak of states, one of them of another's mind in play."""
    with study:
        tag(study, 2, "mst.cognition", "mst.other", "mst.in_play", "mi.change")
        tag(study, 4, "mst.emotion", "mst.self", "mst.out_of_play", "mi.change")
        tag(study, 5, "mi.sustain")
        study.finish(ME, "A", 1)
        found = {s.score: s.value for s in study.score_values()}
        _, evidence = scores.explain(study, "A", 1, "mi.change_of_decided", "mean")
    assert found["mst.child"] == 0.5
    assert found["mst.child_others"] == found["mst.child_in_play"] == 0.25
    assert found["mst.therapist"] == 0
    assert found["mst.emotion_share"] == 0.5
    assert found["mi.change_of_decided"] == pytest.approx(2 / 3)
    assert [e.key for e in evidence] == ["mi.change", "mi.change", "mi.sustain"]


def test_a_codebook_for_minutes_counts_minutes(study: Study) -> None:
    """Of two five-minute segments one has a rupture; evidence lies on that layer."""
    with study:
        study.segment("minutes:5")
        tag(study, 2, "rrs.withdrawal", layer="minutes:5")
        study.finish(ME, "A", 1)
        score, (one,) = scores.explain(study, "A", 1, "rrs.ruptures", "mean")
    assert (score.value, score.n) == (0.5, 2)
    assert (one.layer, one.segment) == ("minutes:5", 2)


def test_marks_on_another_layer_make_the_score_missing(study: Study) -> None:
    """Turns tagged with a codebook for minutes say why there is no share."""
    with study:
        tag(study, 1, "rrs.withdrawal")
        study.finish(ME, "A", 1)
        score, _ = scores.explain(study, "A", 1, "rrs.ruptures", "mean")
    assert (score.value, score.why) == (None, "tags lie in layer turn")


@pytest.mark.parametrize(("tags", "value"), [(0, 0.0), (1, 1.0), (2, 1.0)])
def test_any_tag_is_one(tags: int, value: float) -> None:
    """However many there are."""
    assert rules.TAG_RULES["any"](Sums(tags, tags, tags), Extent(4, 40, None)) == value


@pytest.mark.parametrize(
    ("values", "similar"),
    [((1, 2, 3), 1.0), ((1, 1, 2), 0.866), ((3, 2, 1), -1.0), ((2, 2, 2), None)],
)
def test_a_sort_that_does_not_vary_is_like_nothing(
    values: tuple[float, ...], similar: float | None
) -> None:
    """Two values are enough."""
    found = rules.ITEM_RULES["similarity"](values, rules.Answered((), 3, (1, 2, 3)))
    assert (None if found is None else round(found, 3)) == similar
