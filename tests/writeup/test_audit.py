"""The audit trail says in words what the journal tells, and nothing about what did not happen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx_integrity import check
from openxml_audit import OpenXmlValidator

from tests import a_writeup
from thirdear import writeup as room
from thirdear.model.trail import Audit, BookChange, PassTrail, Span

FIRST = PassTrail(1, 1, 5, 6, 6, "2026-10-01", "2026-10-09")
OPEN = replace(
    FIRST,
    rater=2,
    masked=True,
    opened="2026-10-10",
    changed=3,
    reopened=1,
    unfinished={"A": (4, 5)},
)
FULL = Audit(
    imported=Span(12, 12, "2026-09-01", "2026-09-02"),
    removed=Span(1, 1, "2026-09-03", "2026-09-03"),
    passes=(FIRST, OPEN, replace(FIRST, rater=2, number=2, training=True)),
    decided=Span(7, 2, "2026-10-11", "2026-10-12"),
    agreed=2,
    corrected=Span(4, 3, "2026-09-04", "2026-09-04"),
    uncorrected=1,
    books=(
        BookChange("2026-09-01", "version", "mbt-c-as", 2),
        BookChange("2026-09-05", "merge", "", 0, ("mbtc.a", "mbtc.b"), ("mbtc.c",)),
    ),
)


def words(tmp_path: Path, language: str, audit: Audit | None) -> str:
    """Write a report with the audit trail alone and return what stands in that appendix."""
    path = tmp_path / "audit.docx"
    made = replace(a_writeup.writeup(language), appendices=("audit",), audit=audit)
    room.case_study(made, path)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert [str(finding) for finding in check(path)] == []
    found = a_writeup.on_the_page(path)
    title = {"en": "Audit Trail", "tr": "Denetim İzi"}[language]
    return found.rpartition(title)[2] if title in found else ""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "12 sessions were imported between September 1, 2026, and September 2, 2026",
                "Taken out of the study again on September 3, 2026: 1 session.",
                "Corrections of transcripts: 4, in 3 sessions, on September 4, 2026.",
                "Corrections taken off again: 1.",
                "Rater 2, round 1",
                "open from 2026-10-10; sessions shuffled under masked names",
                "Rater 2, round 1: changes after other raters’ work could be seen: 3.",
                "Rater 2, round 1 opened one finished session again.",
                "did not finish two sessions of Case A (4 and 5)",
                "training; never seen",
                "Decisions in consensus: 7, each with its reason, in 2 sessions",
                "The consensus was finished for two sessions.",
                "Codes mbtc.a, mbtc.b were merged into mbtc.c",
            ),
        ),
        (
            "tr",
            (
                "Transkriptler (12 seans) 01.09.2026 ile 02.09.2026 arasında",
                "03.09.2026 günü çalışmadan çıkarılan: 1 seans.",
                "Transkript düzeltmeleri: 4 (3 seans), 04.09.2026 günü.",
                "Kodlayıcı 2, 1. tur",
                "10.10.2026 gününden beri açık",
                "bitmiş bir seansı yeniden açmıştır",
                "şu seansları bitirmemiştir: Vaka A için iki seans (4 ve 5); bunlar",
                "her biri gerekçesiyle 7 (2 seans)",
                "iki seansın uzlaşısı bitmiştir",
                "mbtc.a, mbtc.b kodları mbtc.c altında birleştirildi",
            ),
        ),
    ],
)
def test_everything_that_happened_is_told(
    tmp_path: Path, language: str, expected: tuple[str, ...]
) -> None:
    """Who judged what when, what could be seen, consensus, corrections, codebooks."""
    found = words(tmp_path, language, FULL)
    for one in expected:
        assert one in found


@pytest.mark.parametrize(
    ("language", "absent"),
    [
        ("en", ("consensus", "Corrections", "Taken", "again", "round", "training", "Codebook")),
        ("tr", ("uzlaşı", "düzeltme", "çıkarılan", "yeniden", ". tur", "eğitim", "Kod Kitap")),
    ],
)
def test_what_did_not_happen_is_not_mentioned(
    tmp_path: Path, language: str, absent: tuple[str, ...]
) -> None:
    """One rater who finished everything leaves a table and no sentence about anything else."""
    plain = Audit(imported=Span(6, 6, "2026-09-01", "2026-09-01"), passes=(FIRST,))
    found = words(tmp_path, language, plain)
    lone = {"en": ("other rater", "numbered"), "tr": ("başka kodl", "Başkalarının", "sıralarına")}
    for one in (*absent, *lone[language]):
        assert one not in found


def test_a_column_in_which_nobody_has_anything_to_tell_is_left_out(tmp_path: Path) -> None:
    """No tags, or no ratings; what a rater left unfinished is one sentence for all cases."""
    left = replace(FIRST, coded=0, unfinished={"A": (4, 5), "B": (7,)})
    found = words(tmp_path, "en", Audit(passes=(left,)))
    assert "Sessions rated Finished" in found
    assert "Sessions coded" not in found
    assert "Rated sessions are those" in found
    assert "did not finish two sessions of Case A (4 and 5) and one session of Case B (7);" in found


def test_without_being_asked_for_there_is_no_audit_trail(tmp_path: Path) -> None:
    """Nothing gathered, nothing written."""
    assert words(tmp_path, "en", None) == ""
