"""The study keeps its own list of references; documents cite from it and list what they cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from thirdear import writeup
from thirdear.model.refusal import Refusal
from thirdear.model.text import Role
from thirdear.model.writeup import Vignette
from thirdear.study import Study, references
from thirdear.study.documents import report, verify

BIB = "@article{own, author={Göçmen, A. and Kaya, B.}, title={Play}, journal={J}, year={2020}}"


def made(tmp_path: Path) -> Study:
    """Return a study with one session of two turns."""
    file = tmp_path / "A-1.txt"
    file.write_text("T: we look at it again\nC: it rains today\n" * 3, encoding="utf-8")
    study = Study.create(tmp_path / "study", codebooks=["mbt-c-as"])
    roles = {"T": Role.THERAPIST, "C": Role.CLIENT}
    study.bring_in(study.plan_import([file], case="A", session=1, speakers=roles))
    return study


def test_works_are_added_changed_taken_off_and_undone(tmp_path: Path) -> None:
    """An entry with a known key takes its place; each change is an act that can be taken back."""
    file = tmp_path / "own.bib"
    file.write_text(BIB, encoding="utf-8")
    with made(tmp_path) as study:
        assert references.add(study, file) == (("own",), ())
        file.write_text(BIB.replace("2020", "2021"), encoding="utf-8")
        assert references.add(study, file) == ((), ("own",))
        assert [one.year for one in references.read(study)] == ["2021"]
        study.undo("study")
        assert [one.year for one in references.read(study)] == ["2020"]
        references.remove(study, "own")
        assert references.read(study) == ()
        with pytest.raises(Refusal, match="no reference own"):
            references.remove(study, "own")
        file.write_text("nothing", encoding="utf-8")
        with pytest.raises(Refusal, match="holds no entry"):
            references.add(study, file)


def test_commentary_cites_and_the_document_lists_and_holds(tmp_path: Path) -> None:
    """``[@own]`` is printed and listed; an unknown key stays and is told; `verify` holds."""
    file = tmp_path / "own.bib"
    file.write_text(BIB, encoding="utf-8")
    with made(tmp_path) as study:
        references.add(study, file)
        study.add_vignette(Vignette("A", 1, 1, 1, "One", "First.", "As [@own], [@gone]."))
        written = report.write(study, tmp_path / "one.docx")
        assert written.uncited == ("gone",)
        assert "own" in {one.key for one in written.cited}
        found = writeup.words_in(written.path)
        assert "As (Göçmen & Kaya, 2020), [@gone]." in found
        assert "Göçmen, A., & Kaya, B. (2020). Play. J." in found
        assert all(claim.holds for claim in verify.verify(study, written.path))
        listed = report.write_references(study, written, "ris")
        assert "AU  - Göçmen, A." in listed.read_text(encoding="utf-8")
