"""An invented write-up of two cases, English and Turkish, as the study would hand it over."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from docx import Document

from thirdear import codebook
from thirdear.model.agreement import Agreement
from thirdear.model.facts import CaseRecord
from thirdear.model.outcomes import Course, Measure
from thirdear.model.precedence import Coefficient, Hypothesis, PrecedenceTest
from thirdear.model.protocol import Comparison, Influence, Influenced
from thirdear.model.scores import Score
from thirdear.model.text import Role
from thirdear.model.writeup import (
    CaseFacts,
    Excerpt,
    Head,
    Judging,
    RaterFacts,
    Recipe,
    VignetteTurn,
    WriteUp,
)
from thirdear.outcomes import outcome

SCALE = Measure("scale", "Invented Scale", "lower", 10.0, 0.9, "Invented (2026).", 60.0, "Manual")
CAUSE, EFFECT = "mbtc.techniques", "alliance.positive"
Line = tuple[Role, str, str, str]
T, C, P, ACTION = Role.THERAPIST, Role.CLIENT, Role.PARENT, Role.ACTION
ENGLISH: tuple[Line, ...] = (
    (T, "T", "Let's see it together. You put one, I put one, like a rhythm.", "Joint attention"),
    (C, "C", "(takes the blue block) Hold this side. You're good at holding.", "Bond + (1/2)"),
    (ACTION, "", "They build for a while without a word.", ""),
    (T, "T", "You lay it very carefully. I wonder what it would be like if it fell…", "Link"),
    (C, "C", "It won't. [laughs] It's not [/x] allowed to.", ""),
    (T, "T", "Not allowed to! Somebody seems worried about that tower.", "Perspective"),
    (C, "C", "Maybe me. (pause) At home everything falls when they shout.", "Task +"),
    (P, "P", "He built one yesterday too. (from the door)", ""),
)
TURKISH: tuple[Line, ...] = (
    (T, "T", "Geçen hafta odadan çıkarken bir şey söylemiştin. Hatırlıyor musun?", "Curiosity"),
    (C, "Ç", "(başını sallar) Kaplan gitmesin demiştim. (4 sn sessizlik) Çünkü…", "Bond +"),
    (T, "T", "Kaplan gidince sanki bir şey kaybolacakmış gibi gelmiş.", "Link"),
    (C, "Ç", "Evet.\nAma şimdi büyüdü. Geri gelebilir [gülerek] istediği zaman.", "Task +"),
    (T, "T", "Kendi kendine geri gelebiliyor yani.", ""),
    (C, "Ç", "Hı hı. Kapıyı da biliyor artık.", "Task +"),
    (P, "A", "Ağlamadan girdi bugün.", ""),
)


def on_the_page(path: Path) -> str:
    """Return what stands in a document's body, its paragraphs and cells in their order."""
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = (
        "".join(one.text or "" for one in paragraph.iter(f"{space}t"))
        for paragraph in Document(str(path)).element.body.iter(f"{space}p")
    )
    return " ".join(" ".join(lines).split())


def excerpt(
    case: str,
    session: int,
    first: int,
    lines: tuple[Line, ...],
    language: str,
) -> Excerpt:
    """Return a vignette made of the given lines."""
    turns = tuple(
        VignetteTurn(first + place, speaker, text, (code,) if code else (), role)
        for place, (role, speaker, text, code) in enumerate(lines)
    )
    return Excerpt(
        case,
        session,
        "The tower that must not fall" if language == "en" else "Kaplanın dönüşü",
        "The session with the highest score of its case.",
        turns,
        "The fear of the fall is named before it is owned.",
        language,
    )


def scores(case: str, sessions: tuple[int, ...], rules: tuple[str, ...]) -> tuple[Score, ...]:
    """Return seeded scores; the seventh session of every case was not finished."""
    draw = random.Random(case)
    return tuple(
        Score(case, session, rule, None if session == 7 else draw.uniform(2, 40), 100, "mean", 2)
        for session in sessions
        for rule in rules
    )


def tests() -> tuple[PrecedenceTest, ...]:
    """Return two directions in two cases, the last of them refused."""
    base = PrecedenceTest("A", CAUSE, EFFECT, 1, "linear", "mean", 33, 32)
    done = replace(
        base,
        f=12.094,
        df=(1, 28),
        p=0.00163,
        p_bootstrap=0.0021,
        p_verdict=0.001,
        p_holm=0.0063,
        family=4,
        detectable_verdict=0.31,
        resamples=9999,
        seed=1,
        coefficients=(Coefficient(1, 0.412, 0.118, 0.17, 0.654),),
        partial_r2=0.302,
    )
    back = replace(done, cause=EFFECT, effect=CAUSE, p=0.0000004, p_bootstrap=0.0001, f=30.5)
    bent = "Both scores follow a curved course and the equation has no quadratic trend."
    weak = replace(
        done,
        case="B",
        f=0.04,
        p=0.8431,
        p_bootstrap=0.84,
        p_verdict=None,
        p_holm=1.0,
        partial_r2=0.001,
        coefficients=(Coefficient(1, -0.02, 0.1, -0.23, 0.19),),
        warnings=(bent,),
    )
    refused = replace(
        base,
        case="B",
        cause=EFFECT,
        effect=CAUSE,
        refused=f"{EFFECT} has the same value in every session.",
    )
    return done, back, weak, refused


def agreement(codes: tuple[str, ...], scores: tuple[str, ...]) -> tuple[Agreement, ...]:
    """Return the statistics that two raters' work gives, for codes and for scores."""
    found = []
    for key in codes:
        found.append(
            Agreement(key, "nominal", 5230, 2, "percent_agreement", 0.957, (0.95, 0.96), 0.08)
        )
        found.append(Agreement(key, "nominal", 5230, 2, "cohen_kappa", 0.712, (0.68, 0.75), 0.08))
    for key in scores:
        found.append(Agreement(key, "interval", 63, 2, "icc_2_1", 0.811, (0.7, 0.88)))
        found.append(Agreement(key, "interval", 63, 2, "icc_2_k", 0.896, (0.82, 0.94)))
    return tuple(found)


def writeup(language: str = "en") -> WriteUp:
    """Return the whole write-up; case A speaks English, B Turkish with two sessions missing."""
    books = tuple(codebook.load(key) for key in ("mbt-c-as", "tpocs-a", "alliance-markers"))
    rules = tuple(rule for book in books for rule in book.scores)
    ordered = tuple(sorted(rules, key=lambda rule: rule.key not in (CAUSE, EFFECT)))
    keys = tuple(rule.key for rule in ordered)
    a, b = tuple(range(1, 35)), tuple(n for n in range(1, 34) if n not in (12, 23))
    return WriteUp(
        language=language,
        cases=(
            CaseFacts("A", "A", "en", a, 5230, 61400),
            CaseFacts("B", "B", "tr", b, 4710, 48211),
        ),
        codebooks=books,
        rules=ordered,
        scores=scores("A", a, keys) + scores("B", b, keys),
        hypotheses=(Hypothesis(CAUSE, EFFECT, 1, "linear", "2026-11-20T10:00:00+00:00"),),
        tests=tests(),
        sentences=(
            "In Case A techniques preceded alliance, F(1, 28) = 12.09, p = .002, R² = .30.",
            "",
            "In Case B nothing was found, F(1, 25) = 0.04, p = .84.",
            "",
        ),
        family=4,
        raters=(RaterFacts(65, 65), RaterFacts(63, 65)),
        combination="mean",
        excerpts=(
            excerpt("B", 9, 41, TURKISH, "tr"),
            excerpt("A", 5, 12, ENGLISH, "en"),
            excerpt("A", 17, 30, ENGLISH * 2, "en"),
            excerpt("B", 30, 7, TURKISH * 2, "tr"),
        ),
        software=(("thirdear", "0.1.0"), ("Python", "3.11.7"), ("statsmodels", "0.15.0")),
        heads=(Head(1, 4711, "ab" * 32),),
        disguised=3,
        agreement=agreement(
            ("mbtc:stance", *(code.key for book in books for code in book.codes)), keys
        ),
        invented=True,
        verdicts=("Verdict: found (verdict p = .001).", "", "Verdict: not found.", ""),
        influences=(
            Influenced(Influence(18, 31, 7.4, 0.01, None, 0.3), 0.012),
            None,
            Influenced(Influence(22, 27, 0.01, 0.92, None, 0.1), 0.97),
            None,
        ),
        comparisons=(
            Comparison(
                ("A", "B"),
                CAUSE,
                EFFECT,
                1,
                "linear",
                f=13.57,
                df=(1, 51),
                p=0.0006,
                p_bootstrap=0.0013,
                sentences=(
                    "The cases (A, B) differ, F(1, 51) = 13.57, bootstrap p = .001.",
                    "Significant in one and not in another is no difference.",
                ),
            ),
        ),
        records=(
            CaseRecord("A", "Written consent of both parents", {"age": "9 years"}),
            CaseRecord("B"),
        ),
        measures=(SCALE,),
        outcomes=(outcome(Course("A", "scale", 68, 55, informant="mother"), SCALE),),
        judging=Judging(passes=2, masked=1, forwards=1, opened=2, trained=1, agreed=3),
        recipe=Recipe(language, ("A", "B")),
        data="cd" * 32,
        dated="2026-11-20T10:00:00+00:00",
    )
