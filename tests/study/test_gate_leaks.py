"""No listed identity leaves: a seeded corpus of known identities, through every kind of file."""

from __future__ import annotations

import html
import re
import runpy
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from thirdear import disguise
from thirdear.model.coding import NewTag, Pass
from thirdear.model.disguise import Pseudonym
from thirdear.model.refusal import GateRefusal
from thirdear.model.writeup import Vignette
from thirdear.study import Study, pseudonyms, scanned
from thirdear.study.documents import handouts
from thirdear.study.exports import tables
from thirdear.study.refi import write

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))
LEAKS = runpy.run_path(str(BENCHMARKS / "leaks.py"))
CASES = {"A": "en", "B": "tr"}
EVERY = 10
"""One passage in so many goes through the files; all of them through the detectors."""


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_of_a_known_identity_is_missed(seed: int) -> None:
    """Over a thousand passages in both languages: each identity is replaced or asked about."""
    passages = LEAKS["corpus"](seed)
    assert len(passages) > 1000
    assert [one.text for one in passages if LEAKS["missed"](one)] == []


def test_hardly_anything_else_is_touched() -> None:
    """What is replaced was meant, always; what is asked about was meant nine times out of ten."""
    right = {"replace": 0, "review": 0, "candidate": 0}
    wrong = dict(right)
    for one in LEAKS["corpus"]():
        for finding in disguise.scan(one.text, LEAKS["NAMES"][one.language], one.language):
            start = one.text.index(one.identity) if one.identity else -1
            meant = start >= 0 and finding.start < start + len(one.identity or "")
            (right if meant and finding.stop > start else wrong)[finding.level] += 1
    assert wrong["replace"] == 0
    for level in ("review", "candidate"):
        assert right[level] / (right[level] + wrong[level]) > 0.9


@pytest.fixture(scope="module")
def corpus() -> tuple[Any, ...]:
    """Return a part of the passages, both languages and every kind in it."""
    return tuple(LEAKS["corpus"](3)[::EVERY])


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory, corpus: tuple[Any, ...]) -> Any:
    """Return a study of those passages, a turn each, with every name listed and nothing decided."""
    folder = tmp_path_factory.mktemp("leaks")
    material = folder / "in"
    material.mkdir()
    for case, language in CASES.items():
        turns = [one.text for one in corpus if one.language == language]
        lines = [f"{'TC'[n % 2]}: {text}" for n, text in enumerate(turns)]
        (material / f"{case}-s01.txt").write_text("\n".join(lines), encoding="utf-8")
    with Study.create(folder / "study", codebooks=["alliance-markers"]) as made:
        made.bring_in(made.plan_import([material], speakers="T=client,C=client"))
        made.add_rater("R1")
        for case in CASES:
            count = len(made.transcript(case, 1).turns)
            tags = [NewTag(case, 1, number, "alliance.repair") for number in range(1, count + 1)]
            made.change_tags(Pass("R1"), (), tags)
            made.finish(Pass("R1"), case, 1)
            made.add_vignette(Vignette(case, 1, 1, count, "All", "Every passage."))
        with made.names() as names:
            for case, language in CASES.items():
                names.add_all([replace(n, case=case) for n in LEAKS["NAMES"][language]])
        yield made


def test_the_gate_is_closed_until_everything_is_decided(study: Any, tmp_path: Path) -> None:
    """Whatever the kind of file, and nothing is left where it should have been."""
    for name in ("v.docx", "v.md", "v.html"):
        with pytest.raises(GateRefusal, match="disguise scan"):
            handouts.vignettes(study, tmp_path / name)
    for name in ("q.csv", "q.xlsx", "q.docx"):
        with pytest.raises(GateRefusal, match="disguise scan"):
            handouts.quotes(study, tmp_path / name)
    with pytest.raises(GateRefusal, match="session 1, turn"):
        handouts.supervision(study, tmp_path / "s.docx", ("B", 1))
    assert list(tmp_path.iterdir()) == []


def test_no_identity_is_in_any_file_that_leaves(
    study: Any, corpus: tuple[Any, ...], tmp_path: Path
) -> None:
    """A person decides each place as told by the scan; then every kind of file is unpacked."""
    _decide(study, corpus)
    files = [handouts.vignettes(study, tmp_path / f"v.{end}") for end in ("docx", "md", "html")]
    files += [handouts.quotes(study, tmp_path / f"q.{end}") for end in ("docx", "csv", "xlsx")]
    files += [handouts.supervision(study, tmp_path / f"s{c}.docx", (c, 1)) for c in CASES]
    known = {LEAKS["_core"](one.identity) for one in corpus if one.identity}
    leaked = {
        (file.name, form)
        for file in files
        for form in known
        if re.search(rf"(?<![^\W_]){re.escape(form)}(?![^\W\d_])", _unpacked(file))
    }
    assert leaked == set()
    instead = {name.pseudonym for name in study.pseudonyms()[0]}
    assert all(any(one in _unpacked(file) for one in instead) for file in files)


def _decide(study: Any, corpus: tuple[Any, ...]) -> None:
    """Add what identifies somebody as a form of its name, or as a name; let the rest stay."""
    identities = [one.identity for one in corpus if one.identity]
    for case in CASES:
        names = [name for name in study.pseudonyms()[0] if name.case == case]
        for form in sorted({place.form for place in list(scanned.places(study, case))}):
            meant = any(form in one or LEAKS["_core"](one) in form for one in identities)
            whose = next((name for name, _, _ in disguise.standing(form, names)), None)
            if meant and whose is not None:
                pseudonyms.add_variant(study, whose.real, form, case)
            elif meant:
                pseudonyms.add(study, Pseudonym(form, "Somebody", "other", case))
            else:
                with study.names() as kept:
                    kept.keep(form, case)


def _unpacked(file: Path) -> str:
    if file.suffix not in (".docx", ".xlsx"):
        return html.unescape(file.read_text(encoding="utf-8"))
    with zipfile.ZipFile(file) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist()]
    return html.unescape("\n".join(re.sub(r"<[^>]+>", "\n", part) for part in parts))


@pytest.mark.parametrize("seed", [1, 20])
def test_no_written_form_of_a_drawn_name_is_silent(seed: int) -> None:
    """Thousands of places that nobody chose: none silent, none half, none in a wrong form."""
    found = [
        (LEAKS["outcome"](place, disguise.listed(names)), place.text)
        for names, place in LEAKS["places"](seed, 8, 1)
    ]
    assert len(found) > 2000
    assert [one for one in found if one[0] in ("silent", "half", "wrong")] == []
    assert sum(result == "replaced" for result, _ in found) > len(found) / 2


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return a study of generated places, a turn each, and the places by case."""
    folder = tmp_path_factory.mktemp("generated")
    material = folder / "in"
    material.mkdir()
    chosen: dict[str, list[Any]] = {"A": [], "B": []}
    lists: dict[str, Any] = {}
    for names, place in LEAKS["places"](7, 4, 1):
        case = "B" if place.language == "tr" else "A"
        if (
            place.name in names
            and "\n" not in place.text
            and lists.setdefault(case, names) == names
        ):
            chosen[case].append(place)
    for case, places in chosen.items():
        lines = [f"{'TC'[n % 2]}: {one.text}" for n, one in enumerate(places[::3])]
        (material / f"{case}-s01.txt").write_text("\n".join(lines), encoding="utf-8")
    with Study.create(folder / "study", codebooks=["alliance-markers"]) as made:
        made.bring_in(made.plan_import([material], speakers="T=client,C=client"))
        made.add_rater("R1")
        for case in CASES:
            count = len(made.transcript(case, 1).turns)
            made.change_tags(Pass("R1"), (), [NewTag(case, 1, 1, "alliance.repair")])
            made.finish(Pass("R1"), case, 1)
            made.add_vignette(Vignette(case, 1, 1, count, "All", "Every place."))
        with made.names() as known:
            for case, names in lists.items():
                known.add_all([replace(name, case=case) for name in names])
        yield made, {case: places[::3] for case, places in chosen.items()}


def test_what_is_asked_about_closes_every_way_out_and_what_is_replaced_is_gone(
    generated: Any, tmp_path: Path
) -> None:
    """All that is asked about is kept by a person; no sentence with a replaced name leaves."""
    study, places = generated
    for target in WAYS:
        with pytest.raises(GateRefusal):
            _export(study, tmp_path / target)
    for case in CASES:
        with study.names() as names:
            for form in {place.form for place in list(scanned.places(study, case))}:
                names.keep(form)
    files = [_export(study, tmp_path / name) for name in WAYS]
    for case, known in places.items():
        index = disguise.listed(study.pseudonyms()[0], case)
        gone = [one for one in known if LEAKS["outcome"](one, index) == "replaced"]
        assert len(gone) > 30
        for file in files:
            words = _packed(file)
            assert [one.text for one in gone if one.text in words] == []
            assert sum(one.name.pseudonym in words for one in gone) == len(gone)


WAYS = ("p.qdpx", "v.zip", "v.md", "v.html", "v.docx")


def _export(study: Any, target: Path) -> Path:
    if target.stem == "v" and target.suffix != ".zip":
        return Path(handouts.vignettes(study, target))
    if target.suffix == ".qdpx":
        write.write(study, target)
    else:
        tables.write_bundle(study, target, with_words=True)
    return target


def _packed(file: Path) -> str:
    if file.suffix in (".docx", ".md", ".html"):
        return _unpacked(file)
    with zipfile.ZipFile(file) as package:
        parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    return html.unescape("\n".join(parts))
