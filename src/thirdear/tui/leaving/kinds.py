"""Every kind of file that leaves a study, and the function of the study that writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from thirdear.base.files import private_folder
from thirdear.model.coding import Pass
from thirdear.model.writeup import Layout

if TYPE_CHECKING:
    from thirdear.model.language import Language
    from thirdear.study import Study
    from thirdear.study.documents.handouts import Wanted


@dataclass(frozen=True, slots=True)
class Asked:
    """How something is to be written; no ``case`` is all of them."""

    language: str = "en"
    case: str | None = None
    session: int | None = None
    raters: str = "mean"
    identifiable: bool = False
    corrected: bool = False
    layout: Layout = "coded"
    template: Path | None = None

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases that are asked for; none named is all."""
        return () if self.case is None else (self.case,)

    @property
    def wanted(self) -> Wanted:
        """The same, as the documents of the study ask for it."""
        from thirdear.study.documents.handouts import Wanted

        language = cast("Language", self.language)
        return Wanted(language, self.raters, self.identifiable, self.corrected, self.layout)


Made = tuple[Path, Sequence[str]]
"""The file, and what it does not hold or what was left in it."""
Make = Callable[["Study", Path, Asked], Made]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: its name in the wording, the file's names, what writes it.

    The file is called in the document's language, in Turkish with the letters of ASCII, since it
    is sent on and typed.

    ``words`` says that transcripts' words or names leave with it, so that the gate stands before
    it; ``everybody`` that it always holds every rater's work, so that it is closed while blind.
    """

    key: str
    files: tuple[str, str]
    make: Make
    words: bool = True
    everybody: bool = False

    def file(self, language: str) -> str:
        """Return the file's name in a language."""
        return self.files[language == "tr"]


def target(study: Study, kind: Kind, asked: Asked) -> Path:
    """Return a free place in the study's folder ``exports``."""
    folder = private_folder(study.folder / "exports")
    told = "-acik-adlarla" if asked.language == "tr" else "-identifiable"
    mark = told if asked.identifiable and kind.words else ""
    stem, _, ending = kind.file(asked.language).rpartition(".")
    of = f"-{_plain(asked.case)}" if asked.case else ""
    number = f"-s{asked.session:02}" if kind.key == "supervision" and asked.session else ""
    place = folder / f"{stem}{of}{number}{mark}.{ending}"
    again = 2
    while place.exists():
        place = place.with_name(f"{stem}{of}{number}{mark}-{again}.{ending}")
        again += 1
    return place


def _plain(case: str) -> str:
    """Return a case's key as part of a file's name."""
    return "".join(letter if letter.isalnum() else "-" for letter in case)


def _report(study: Study, _: Path, asked: Asked) -> Made:
    from thirdear.study.documents import report

    made = report.write(study, cases=asked.cases, template=asked.template, wanted=asked.wanted)
    return made.path, (*made.edited, *made.deleted, *made.dropped)


def _vignettes(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.documents import handouts

    return handouts.vignettes(study, path, asked.cases, asked.wanted), ()


def _supervision(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.documents import handouts

    case = asked.case or study.cases()[0]
    session = asked.session or study.sessions(case)[0].session
    pass_ = Pass(asked.raters) if asked.raters in study.raters() else None
    return handouts.supervision(study, path, (case, session), pass_, asked.wanted), ()


def _quotes(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.documents import handouts

    return handouts.quotes(study, path, (), asked.cases, asked.wanted), ()


def _figure(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.documents import handouts

    return handouts.figure(study, path, asked.cases, asked.wanted), ()


def _tables(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.exports import tables

    return tables.write_tables(study, path, asked.raters)[0], ()


def _sav(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.exports import tables

    tables.write_sav(study, path, asked.raters)
    return path, ()


def _parquet(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.exports import tables

    tables.write_parquet(study, path, asked.raters, asked.case)
    return path, ()


def _bundle(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.exports import tables

    tables.write_bundle(study, path, asked.raters)
    return path, ()


def _bundle_words(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study.exports import tables

    tables.write_bundle(study, path, asked.raters, with_words=True, identifiable=asked.identifiable)
    return path, ()


def _r(study: Study, path: Path, asked: Asked) -> Made:
    from thirdear.study import gate, protocol

    script = protocol.r_script(study, asked.raters).encode()
    return gate.hand_on(study, path, script, kind="r", settings={"cases": [*study.cases()]}), ()


def _qdpx(study: Study, path: Path, asked: Asked) -> Made:
    lost = study.export_project(path, cases=asked.cases, identifiable=asked.identifiable)
    return path, lost


def _qdc(study: Study, path: Path, _: Asked) -> Made:
    return path, study.export_codebooks(path)


def _passes(study: Study, path: Path, _: Asked) -> Made:
    from thirdear.study.exports import passes

    passes.write(study, path)
    return path, ()


KINDS: tuple[Kind, ...] = (
    Kind("report", ("case-study-en.docx", "case-study-tr.docx"), _report, everybody=True),
    Kind("vignettes", ("vignettes.docx", "vinyetler.docx"), _vignettes),
    Kind("supervision", ("supervision.docx", "supervizyon.docx"), _supervision),
    Kind("quotes", ("quotes.docx", "alintilar.docx"), _quotes),
    Kind("quotes_table", ("quotes.xlsx", "alintilar.xlsx"), _quotes),
    Kind("figure", ("figure.png", "sekil.png"), _figure),
    Kind("table", ("scores.csv", "puanlar.csv"), _tables, words=False),
    Kind("spss", ("scores.sav", "puanlar.sav"), _sav, words=False),
    Kind("parquet", ("scores.parquet", "puanlar.parquet"), _parquet, words=False),
    Kind("rscript", ("tests.R", "testler.R"), _r, words=False),
    Kind("refi", ("project.qdpx", "proje.qdpx"), _qdpx, everybody=True),
    Kind("refi_codebook", ("codebooks.qdc", "kod-kitaplari.qdc"), _qdc, words=False),
    Kind("bundle", ("bundle.zip", "paket.zip"), _bundle, words=False, everybody=True),
    Kind(
        "bundle_words",
        ("bundle-with-words.zip", "sozlerle-paket.zip"),
        _bundle_words,
        everybody=True,
    ),
    Kind("rounds", ("rounds.json", "turlar.json"), _passes, everybody=True),
)
