"""The demonstration: the invented study made and taken through the whole main job."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from thirdear.base.shell import quoted
from thirdear.model.coding import Pass
from thirdear.model.language import said
from thirdear.model.precedence import PrecedenceTest
from thirdear.model.refusal import Refusal
from thirdear.model.text import Place
from thirdear.study import facts, judgements, pseudonyms, vignettes
from thirdear.study.study import STUDY_FILE, Language, Study

CODEBOOKS = ("mbt-c-as", "tpocs-a", "alliance-markers")
HYPOTHESIS = ("mbtc.techniques", "tpocs.total")
RATERS = ("R1", "R2")
_STEPS = {
    "make": (
        "Creating the study and its invented transcripts",
        "Çalışma ve uydurma transkriptleri kuruluyor",
    ),
    "import": ("Importing the transcripts", "Transkriptler içe aktarılıyor"),
    "code": (
        "Importing tags, ratings and pseudonyms",
        "Kodlamalar, puanlamalar ve takma adlar alınıyor",
    ),
    "test": (
        "Scoring the sessions and testing precedence",
        "Seans puanları hesaplanıyor, öncelik sınanıyor",
    ),
    "write": (
        "Choosing vignettes and writing the case study",
        "Vinyetler seçiliyor, olgu çalışması yazılıyor",
    ),
}


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What came of it: sessions by case, both directions of every test, the document."""

    sessions: tuple[Place, ...]
    tests: tuple[PrecedenceTest, ...]
    document: Path


def demonstrate(folder: Path, language: Language, step: Callable[[str], None]) -> Demonstration:
    """Make the study in a folder that is none yet; ``step`` is told what begins."""
    if (folder / STUDY_FILE).exists():
        typed = quoted(str(folder))
        raise Refusal(
            f"{folder} holds a study already; open it with `thirdear --study {typed}`, "
            "or name another folder: `thirdear demo DIR`.",
            f"{folder} klasöründe zaten bir çalışma var; `thirdear --study {typed}` "
            "ile açın ya da başka bir klasör gösterin: `thirdear demo KLASÖR`.",
        )
    new = not folder.exists()
    try:
        return _whole_way(folder, language, step)
    except BaseException:
        if new:  # half a demonstration helps nobody, and would stand in the way of the next one
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _whole_way(folder: Path, language: Language, step: Callable[[str], None]) -> Demonstration:
    from thirdear import demo

    step(said(*_STEPS["make"]))
    with Study.create(folder, codebooks=CODEBOOKS, language=language) as study:
        study.store.set_setting("invented", "yes", "study")
        material = folder / "transcripts"
        demo.write_study_files(material, language=language)
        step(said(*_STEPS["import"]))
        study.bring_in(study.plan_import([material]))
        step(said(*_STEPS["code"]))
        _judge(study, material)
        study.add_hypothesis(*HYPOTHESIS, lag=1, trend="quadratic")
        step(said(*_STEPS["test"]))
        tests = study.tests()
        step(said(*_STEPS["write"]))
        for vignette in vignettes.suggest(study, (), 2, None, ()):
            study.add_vignette(vignette)
        document = study.report()
        counts = Counter(info.case for info in study.sessions())
    return Demonstration(tuple(sorted(counts.items())), tests, document)


def _judge(study: Study, material: Path) -> None:
    from thirdear import demo

    judgements.import_tags(study, material / "tags.csv")
    judgements.import_ratings(study, material / "ratings.csv")
    pseudonyms.import_names(study, material / "names.csv")
    facts.set_from(study, material / "facts.toml")
    with study.names() as names:
        for form, case in demo.KEPT:
            names.keep(form, case)
    places = [(info.case, info.session) for info in study.sessions()]
    for rater in RATERS:
        study.store.finish(Pass(rater), places, rater)
