"""Choosing vignettes: what the study asks about, and the passages that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from thirdear.model.coding import RULES, ScoreRule, Tag
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.scores import Score
from thirdear.model.text import Role
from thirdear.model.writeup import Vignette
from thirdear.study import lookup, precedence, protocol
from thirdear.study import rules as study_rules
from thirdear.study import scores as study_scores
from thirdear.study.excerpts import covered

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study.core import Core
    from thirdear.vignettes import Influential, Question, Signs

_RUPTURES = ("withdrawal", "confrontation")
_REPAIRS = ("repair", "resolution")
"""Codes of rupture and of repair, by the last part of their keys."""


def suggest(
    study: Core,
    cases: Sequence[str] = (),
    most: int = 6,
    language: Language | None = None,
    codes: Sequence[str] = (),
) -> tuple[Vignette, ...]:
    """Return passages by stated criteria, case by case (all unless told), the best of each first.

    A case without two scores has none. With ``codes`` the passages that are dense in them come
    first.
    """
    chosen, spoken = lookup.cases(study, cases), language or study.language
    tests = precedence.tests(study, "mean", language=spoken) if study.hypotheses() else ()
    return tuple(
        one for case in chosen for one in _of_case(study, case, most, spoken, codes, tests)
    )


def _of_case(
    study: Core,
    case: str,
    most: int,
    language: Language,
    codes: Sequence[str],
    tests: Sequence[PrecedenceTest],
) -> tuple[Vignette, ...]:
    from thirdear import vignettes

    scores = study_scores.scores(study, "mean", case)
    question = _question(study, scores, language)
    if question is None:
        return ()
    done = study.independent()
    tags = [tag for tag in study.store.tags(case=case) if (tag.pass_, case, tag.session) in done]
    return vignettes.suggest(
        case,
        {info.session: study.segments(case, info.session) for info in study.sessions(case)},
        tags,
        scores,
        replace(
            _with_more(study, question, tags, codes, language),
            influential=_influential(study, case, scores, tests),
        ),
        language=language,
        most=most,
    )


def _with_more(
    study: Core,
    question: Question,
    tags: Sequence[Tag],
    codes: Sequence[str],
    language: Language,
) -> Question:
    """Return the question with ruptures, repairs and the pattern."""
    ruptures, repairs = (_named(study, names, language) for names in (_RUPTURES, _REPAIRS))
    both = (ruptures.codes | repairs.codes) if ruptures and repairs else frozenset()
    pattern = None
    if codes:
        from thirdear.vignettes import Signs

        chosen = [lookup.code(study, key) for key in codes]
        named = ", ".join(study.codes()[key].name(language) for key in chosen)
        pattern = Signs(named, frozenset(chosen))
    return replace(
        question,
        ruptures=ruptures,
        repairs=repairs,
        elsewhere=_by_turn(study, [tag for tag in tags if tag.code in both]),
        pattern=pattern,
    )


def _named(study: Core, names: Sequence[str], language: Language) -> Signs | None:
    from thirdear.vignettes import Signs

    found = [code for code in study.codes().values() if code.key.rpartition(".")[2] in names]
    if not found:
        return None
    called = " / ".join(dict.fromkeys(code.name(language) for code in found))
    return Signs(called, frozenset(code.key for code in found))


def _by_turn(study: Core, tags: Sequence[Tag]) -> dict[int, dict[int, frozenset[str]]]:
    """Return the codes of each turn by session, whatever the layer in which they were given."""
    found: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    for tag in tags:
        turns = study.segments(tag.case, tag.session)
        for turn in covered(study, tag, turns):
            found[tag.session][turn] = found[tag.session].get(turn, frozenset()) | {tag.code}
    return dict(found)


def _influential(
    study: Core, case: str, scores: Sequence[Score], tests: Sequence[PrecedenceTest]
) -> Influential | None:
    """Return the session that the first hypothesis' test depends on most, if F falls without it.

    Whether the test found anything is the verdict of the whole run of ``tests``, as the write-up
    prints it.
    """
    from thirdear.vignettes import Influential

    asked = next(iter(study.hypotheses()), None)
    for test in tests:
        if asked and (test.case, test.cause, test.effect) == (case, asked.cause, asked.effect):
            most = protocol.most_influential(study, scores, test)
            if test.f is not None and most and most.f is not None and most.f < test.f:
                return Influential(most.session, test.f, most.f, found=test.found)
    return None


def _question(study: Core, scores: Sequence[Score], language: Language) -> Question | None:
    """Return what the first hypothesis asks about; without one, the first scores there are."""
    from thirdear.vignettes import Question

    rules = study_rules.rules(study)
    used = list(dict.fromkeys(score.score for score in scores if score.value is not None))
    first_of_book: dict[str, str] = {}
    for key in used:
        first_of_book.setdefault(key.partition(".")[0], key)
    keys = list(first_of_book.values()) if len(first_of_book) > 1 else used
    if study.hypotheses():
        keys = [study.hypotheses()[0].cause, study.hypotheses()[0].effect]
    if len(keys) < 2:
        return None
    cause, effect = rules[keys[0]], rules[keys[1]]
    return Question(
        cause,
        effect,
        _signs(study, cause, Role.THERAPIST, language),
        _signs(study, effect, Role.CLIENT, language),
    )


def _signs(study: Core, rule: ScoreRule, speaker: Role, language: Language) -> Signs:
    """Return the codes of a score; for a score of ratings, those of the speaker's first one."""
    from thirdear.vignettes import Signs

    rules = study_rules.rules(study)
    if not _codes_of(rules, rule):
        spoken = [one for one in rules.values() if one.speaker is speaker and _codes_of(rules, one)]
        rule = spoken[0] if spoken else rule
    return Signs(rule.name(language), frozenset(_codes_of(rules, rule)))


def _codes_of(rules: Mapping[str, ScoreRule], rule: ScoreRule) -> tuple[str, ...]:
    kind = RULES.get(rule.rule)
    if kind == "scores":
        return tuple(code for key in rule.of for code in _codes_of(rules, rules[key]))
    return rule.of if kind == "codes" else ()
