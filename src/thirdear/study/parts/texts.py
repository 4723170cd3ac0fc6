"""What a study holds to read: transcripts, layers, corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from thirdear.model.coding import (
    EventId,
    Pass,
)
from thirdear.model.corrections import Correction, NewCorrection
from thirdear.model.exchange import Brought
from thirdear.model.profile import Preview, Profile
from thirdear.model.text import (
    Imported,
    Mark,
    Overlap,
    Role,
    Segment,
)
from thirdear.study.core import LEAD, Core


class Texts(Core):
    """What a study holds to read: transcripts, layers, corrections."""

    def plan_import(  # noqa: PLR0913 - a keyword for each thing that a person may overrule
        self,
        paths: Sequence[Path],
        *,
        case: str | None = None,
        session: int | None = None,
        format: str | None = None,  # noqa: A002 - the command line's word
        encoding: str | None = None,
        speakers: str | Mapping[str, Role] | None = None,
        codes: Sequence[str] = (),
        merge: str | Mapping[str, str] | None = None,
        columns: str | Mapping[str, str] | None = None,
        positions: str | None = None,
        codings: bool = True,
        in_turn: str | Sequence[str] = (),
        first_line: int = 1,
        raters: str = "",
        tiers: Sequence[str] = (),
        accept_unplaced: bool = False,
    ) -> tuple[Imported, ...]:
        """Read files and say what importing them would do; nothing is written.

        ``speakers`` says who labels are ("T=therapist,Ç=client"), ``merge`` which label stands for
        another ("Th=T"), ``columns`` which column of a table is what ("text=Metin"); what is said
        is kept for later imports (see :meth:`profile`). Another program's project brings its
        ``codings`` along; ``positions`` says how they count where that is not sure. ``in_turn``
        ("Therapist,Client") names the speakers of texts without labels, above whose
        ``first_line`` nobody speaks.
        ``raters`` is the column of whose ``codes`` are, ``tiers`` are those of ELAN that hold the
        words. A session of which less than 97 % was placed is refused without ``accept_unplaced``.
        """
        from thirdear.study.imports import plan

        return plan.plan(
            self.store,
            paths,
            case=case,
            session=session,
            format=format,
            encoding=encoding,
            speakers=speakers,
            codes=codes,
            merge=merge,
            columns=columns,
            positions=positions,
            codings=codings,
            in_turn=in_turn,
            first_line=first_line,
            raters=raters,
            tiers=tiers,
            accept_unplaced=accept_unplaced,
        )

    def preview(self, imported: Imported) -> Preview:
        """Return who speaks how much in a planned session, what was placed, how it begins."""
        from thirdear.study.imports import preview

        return preview.preview(imported)

    def profile(self) -> Profile:
        """Return what was said about the study's files at earlier imports."""
        from thirdear.study.imports import profile

        return profile.profile(self.store)

    def keep_profile(self, profile: Profile) -> None:
        """Let another profile be the study's; an empty one forgets what was said."""
        from thirdear.study.imports import profile as imports_profile

        imports_profile.keep(self.store, profile, LEAD)

    def bring_in(self, plan: Sequence[Imported], *, rater: str | None = None) -> Brought:
        """Store what a plan found, whole or not at all; return what came beside the words.

        Codes that came with the entries become tags of ``rater``, comments beside the words memos.
        A project's codings and notes become tags and memos of its own raters, and of ``rater``
        where it names nobody.
        """
        from thirdear.study.imports import store

        return store.bring_all_in(self, plan, LEAD, rater)

    def marks(self, case: str, session: int) -> tuple[Mark, ...]:
        """Return what the transcriber noted beside the words: pauses, remarks, overlap and such."""
        from thirdear.base import notation

        return notation.marks(self.store.transcript(case, session).text)

    def overlaps(self, case: str, session: int) -> tuple[Overlap, ...]:
        """Return where turns with times begin before another speaker's has ended."""
        from thirdear.base import timing

        return timing.overlaps(self.segments(case, session))

    def segment(
        self,
        by: str,
        case: str | None = None,
        session: int | None = None,
        pipeline: str | None = None,
    ) -> tuple[str, int]:
        """Add a layer where it is not; return its name and how often it was added.

        ``by`` is sentence, minutes:5, turns:3, blank, hand, hand:LAYER (with the segments of
        another layer to begin with) or free.
        """
        from thirdear.study import layers

        return layers.add(self, by, case, session, pipeline)

    def split(
        self, case: str, session: int, layer: str, at: int, by: str = LEAD
    ) -> tuple[Segment, ...]:
        """Let a segment of a layer made by hand end before an offset; return the segments.

        ``by`` is who does it, and whose undo takes it back. Refused once anything stands in the
        layer, also for :meth:`join`.
        """
        self._segments.clear()
        return self.store.split(case, session, layer, at, by)

    def join(
        self, case: str, session: int, layer: str, segment: int, by: str = LEAD
    ) -> tuple[Segment, ...]:
        """Join a segment of a layer made by hand with the next one; return the segments."""
        self._segments.clear()
        return self.store.join(case, session, layer, segment, by)

    def units(self, pass_: Pass, case: str, session: int) -> tuple[Segment, ...]:
        """Return the stretches that a pass has tagged in the layer "free", as its segments."""
        from thirdear.study import layers

        return layers.units(self, pass_, case, session)

    def correct(self, new: NewCorrection, by: str = LEAD) -> tuple[Correction, ...]:
        """Correct words, a speaker, a boundary of turns or a label's role; the source stays.

        ``by`` is who does it, and whose undo takes it back. Tags keep covering the words of the
        source. Returns what was corrected; nothing where it is so already.
        """
        self._segments.clear()
        return self.store.correct([new], by)

    def correct_role(
        self, case: str, label: str, role: Role, session: int | None = None, by: str = LEAD
    ) -> tuple[Correction, ...]:
        """Correct a label's role in a session, or in all of a case and its later imports; one act.

        Tags stay, and the scores of the new role count them.
        """
        from thirdear.study import corrections

        self._segments.clear()
        return corrections.role(self, case, session, label, role, by)

    def withdraw(self, id_: EventId, by: str = LEAD) -> None:
        """Let a correction stand no longer, whoever made it; undo brings it back."""
        self._segments.clear()
        self.store.withdraw(id_, by)
