"""What leaves a study: pseudonyms, vignettes, documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thirdear.model.coding import EventId, Pass
from thirdear.model.writeup import Claim, Excerpt, Vignette, Written

if TYPE_CHECKING:
    from thirdear.study.checklist import Item
    from thirdear.study.documents.handouts import Wanted


from thirdear.model.language import Language
from thirdear.study.core import LEAD, Core


class Documents(Core):
    """What leaves a study: pseudonyms, vignettes, documents."""

    def rejected_vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the passages that somebody rejected, so that they are not offered again."""
        return tuple(one for one in self.store.vignettes(case) if one.rejected)

    def suggest_vignettes(
        self,
        case: str | None = None,
        most: int = 6,
        language: Language | None = None,
        codes: Sequence[str] = (),
    ) -> tuple[Vignette, ...]:
        """Return passages by stated criteria, the best of each case first; nothing is stored.

        With ``codes`` the passages that are dense in them come first.
        """
        from thirdear.study import vignettes

        return vignettes.suggest(self, [case] if case else (), most, language, codes)

    def add_vignette(self, vignette: Vignette, actor: str = LEAD) -> Vignette:
        """Keep a vignette; ``actor`` is the rater who can take it back."""
        return self.store.add_vignette(vignette, actor)

    def change_vignette(self, vignette: Vignette, actor: str = LEAD) -> None:
        """Keep a picked vignette's new ends or words."""
        self.store.change_vignette(vignette, actor)

    def remove_vignette(self, id_: EventId, actor: str = LEAD) -> None:
        """Let a vignette go; undo brings it back."""
        self.store.remove_vignette(id_, actor)

    def excerpt(self, vignette: Vignette, *, disguised: bool = True) -> tuple[Excerpt, int]:
        """Return a vignette as a document prints it, and how many places in it are undecided."""
        from thirdear.study import excerpts

        disguise = excerpts.listed(self) if disguised else excerpts.nobody()
        done = excerpts.excerpt(self, vignette, self.language, "mean", disguise)
        return done, sum(disguise.undecided.values())

    def export_vignettes(
        self, path: Path, cases: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Path:
        """Write the picked vignettes alone, through the gate: .docx, .md or .html."""
        from thirdear.study.documents import handouts

        return handouts.vignettes(self, path, cases, wanted or handouts.PLAIN)

    def export_supervision(
        self,
        path: Path,
        case: str,
        session: int,
        pass_: Pass | None = None,
        wanted: Wanted | None = None,
    ) -> Path:
        """Write a session as Word with codes and memos as comments, through the gate."""
        from thirdear.study.documents import handouts

        place = (case, session)
        return handouts.supervision(self, path, place, pass_, wanted or handouts.PLAIN)

    def export_quotes(
        self,
        path: Path,
        codes: Sequence[str] = (),
        cases: Sequence[str] = (),
        wanted: Wanted | None = None,
    ) -> Path:
        """Write the coded turns by code, through the gate: .csv, .xlsx or .docx."""
        from thirdear.study.documents import handouts

        return handouts.quotes(self, path, codes, cases, wanted or handouts.PLAIN)

    def export_figure(
        self, path: Path, cases: Sequence[str] = (), wanted: Wanted | None = None
    ) -> Path:
        """Draw both series of each case: .png or .svg."""
        from thirdear.study.documents import handouts

        return handouts.figure(self, path, cases, wanted or handouts.PLAIN)

    def checklist(self, case: str | None = None) -> tuple[Item, ...]:
        """Return what a person has to look at before anything leaves, and what was altered."""
        from thirdear.study import checklist

        return tuple(checklist.rows(self, case))

    def report(self, path: Path | None = None, **asked: Any) -> Path:
        """Write the case study as a Word document; return where it is. See :meth:`write_report`.

        ``asked`` are its ``cases`` and ``template``, and what :class:`Wanted` holds, by name.
        """
        from thirdear.study.documents import report

        return report.report(self, path, **asked)

    def write_report(
        self,
        path: Path | None = None,
        *,
        cases: Sequence[str] = (),
        template: Path | None = None,
        wanted: Wanted | None = None,
    ) -> Written:
        """Write the case study as a Word document, disguised; return where it is, and what it left.

        Turns stand in it word for word as in the source, or, if asked for, as corrected. In a
        document that somebody has worked on only the generated parts are exchanged.
        """
        from thirdear.study.documents import handouts, report

        how = wanted or handouts.PLAIN
        return report.write(self, path, cases=cases, template=template, wanted=how)

    def verify(self, path: Path) -> tuple[Claim, ...]:
        """Return every claim on a document's page with what the study has for it now."""
        from thirdear.study.documents import verify

        return verify.verify(self, path)
