"""Study: a folder with one database, its transcripts and its exports, for all that use one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from thirdear import codebook
from thirdear.base.files import private_folder
from thirdear.model.coding import CONSENSUS, Memo, Rating
from thirdear.model.language import Language
from thirdear.model.refusal import Refusal
from thirdear.model.text import At, Role, Segment
from thirdear.store import Store
from thirdear.study import leftovers
from thirdear.study.core import LEAD, NAMES_FILE, STUDY_FILE, Core, find

if TYPE_CHECKING:
    import pandas as pd

    from thirdear.model.coding import Change, Codebook, EventId, NewTag, Pass, Play, Tag
    from thirdear.model.copies import Purged, Snapshot
    from thirdear.model.corrections import Correction, NewCorrection
    from thirdear.model.imported import Imported
    from thirdear.model.memos import Topic
    from thirdear.model.precedence import Hypothesis, LagIn, PrecedenceTest, Trend
    from thirdear.model.projects import Brought
    from thirdear.model.protocol import Comparison
    from thirdear.model.scores import Score, Series
    from thirdear.model.sequences import Transition
    from thirdear.model.writeup import Excerpt, Vignette
    from thirdear.study.copies.keeper import Keeper

__all__ = ["LEAD", "NAMES_FILE", "STUDY_FILE", "Language", "Study", "find"]

RESHAPING = frozenset({"split", "join", "correct", "withdraw", "session", "remove-session"})
"""Kinds of acts after which a session has other segments, or other speakers."""


class Study(Core):
    """A study on disk. Use :meth:`create` or :meth:`open`, and close it, or use ``with``."""

    @classmethod
    def create(
        cls,
        folder: str | Path,
        *,
        codebooks: Iterable[str] = (),
        language: Language = "en",
        passphrase: str | None = None,
    ) -> Self:
        """Make a new study in a folder, with shipped codebooks by key or others by file."""
        folder = Path(folder)
        books = [codebook.load(key) for key in codebooks]
        private_folder(folder)
        for part in ("transcripts", "exports"):
            private_folder(folder / part)
        store = Store.create(folder / STUDY_FILE, passphrase=passphrase)
        study = cls(folder, store, encrypted=passphrase is not None)
        study.store.set_setting("language", language, LEAD)
        for book in books:
            study.add_codebook(book)
        return study

    @classmethod
    def open(cls, folder: str | Path, *, passphrase: str | None = None) -> Self:
        """Open the study in a folder; where nothing can be written, it is open for reading.

        What a killed program left there is finished or taken back first.
        """
        folder = Path(folder)
        leftovers.clear(folder)
        if not (folder / STUDY_FILE).is_file():
            raise Refusal(
                f"{folder} is no study: there is no {STUDY_FILE} in it; "
                "make one with `thirdear init`, or name the folder with --study.",
                f"{folder} bir çalışma değil: içinde {STUDY_FILE} yok; `thirdear init` "
                "ile kurun ya da klasörü --study ile gösterin.",
            )
        file = folder / STUDY_FILE
        writable = os.access(file, os.W_OK) and os.access(folder, os.W_OK)
        store = Store.open(file, passphrase=passphrase, read_only=not writable)
        return cls(folder, store, encrypted=passphrase is not None)

    def lock(self) -> None:
        """Close the database and forget its passphrases, until :meth:`unlock`."""
        self.store.lock()
        self.names_passphrase = None

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the database again; a wrong passphrase is a refusal, also before it was closed."""
        if not self.store.locked:
            from thirdear.study.copies import passphrases

            passphrases.prove(self.store.path, passphrase)
            return
        path, read_only = self.store.path, self.store.read_only
        self.store = Store.open(path, passphrase=passphrase, read_only=read_only)

    def reader(self) -> Study:
        """Return a second, read-only study on the same file, for use in another thread."""
        return Study(self.folder, self.store.reader(), encrypted=self.encrypted)

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

    def bring_in(self, plan: Sequence[Imported], *, rater: str | None = None) -> Brought:
        """Store what a plan found, whole or not at all; return what came beside the words.

        Codes that came with the entries become tags of ``rater``, comments beside the words memos.
        A project's codings and notes become tags and memos of its own raters, and of ``rater``
        where it names nobody.
        """
        from thirdear.study.imports import store

        return store.bring_all_in(self, plan, LEAD, rater)

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
        self.forget_segments()
        return self.store.split(case, session, layer, at, by)

    def join(
        self, case: str, session: int, layer: str, segment: int, by: str = LEAD
    ) -> tuple[Segment, ...]:
        """Join a segment of a layer made by hand with the next one; return the segments."""
        self.forget_segments()
        return self.store.join(case, session, layer, segment, by)

    def correct(self, new: NewCorrection, by: str = LEAD) -> tuple[Correction, ...]:
        """Correct words, a speaker, a boundary of turns or a label's role; the source stays.

        ``by`` is who does it, and whose undo takes it back. Tags keep covering the words of the
        source. Returns what was corrected; nothing where it is so already.
        """
        self.forget_segments()
        return self.store.correct([new], by)

    def correct_role(
        self, case: str, label: str, role: Role, session: int | None = None, by: str = LEAD
    ) -> tuple[Correction, ...]:
        """Correct a label's role in a session, or in all of a case and its later imports; one act.

        Tags stay, and the scores of the new role count them.
        """
        from thirdear.study import corrections

        return corrections.role(self, case, session, label, role, by)

    def withdraw(self, id_: EventId, by: str = LEAD) -> None:
        """Let a correction stand no longer, whoever made it; undo brings it back."""
        self.forget_segments()
        self.store.withdraw(id_, by)

    def change_tags(
        self, pass_: Pass, remove: Sequence[EventId] = (), add: Sequence[NewTag] = ()
    ) -> tuple[Tag, ...]:
        """Remove and add tags as one act, committed before it returns; one undo takes it back."""
        from thirdear.study import judgements

        return judgements.change_tags(self, pass_, remove, add)

    def flags(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> frozenset[int]:
        """Return the segments that a pass has flagged to discuss."""
        return self.store.flags(pass_, case, session, layer)

    def flag(
        self,
        pass_: Pass,
        case: str,
        session: int,
        segments: Sequence[int],
        on: bool,
        layer: str = "turn",
    ) -> None:
        """Flag segments to discuss, or take their flags away; in finished sessions, too."""
        self.store.change_flags(pass_, At(case, session, layer), segments, on=on, actor=pass_.rater)

    def play(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> dict[int, Play]:
        """Return by segment what a pass has said: in play, in character, out of play."""
        return self.store.play(pass_, case, session, layer)

    def set_play(
        self,
        pass_: Pass,
        case: str,
        session: int,
        segments: Sequence[int],
        state: Play | None,
        layer: str = "turn",
    ) -> None:
        """Say of segments whether they are play, as one act; None takes it back."""
        self.store.set_play(pass_, At(case, session, layer), segments, state, pass_.rater)

    def memos(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> dict[int, str]:
        """Return a pass's memos on segments as such, by segment; several on one a line each."""
        from thirdear.study import memos

        return memos.on_segments(self, pass_, At(case, session, layer))

    def tag_memos(
        self, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> tuple[Memo, ...]:
        """Return a pass's memos on tags, those whose tag was taken away among them."""
        from thirdear.study import memos

        return memos.on_tags(self, pass_, At(case, session, layer))

    def topic_memos(self, pass_: Pass) -> dict[Topic, str]:
        """Return a pass's memos on cases, sessions and codes, by what they are on."""
        from thirdear.study import memos

        return memos.texts(self, pass_)

    def set_memo(
        self, pass_: Pass, case: str, session: int, segment: int, text: str, layer: str = "turn"
    ) -> None:
        """Let a segment's memo be this text; an empty one takes it away."""
        self.store.set_memo(Memo(pass_, case, session, layer, segment, text), pass_.rater)

    def set_tag_memo(self, tag: Tag | Memo, text: str) -> None:
        """Let the memo of a tag, or the one on its place, be this text; empty takes it away."""
        place = (tag.case, tag.session, tag.layer, tag.segment)
        memo = Memo(tag.pass_, *place, text, tag.code, tag.start, tag.stop)
        self.store.set_memo(memo, tag.pass_.rater)

    def set_topic_memo(
        self,
        pass_: Pass,
        text: str,
        *,
        case: str | None = None,
        session: int | None = None,
        code: str | None = None,
    ) -> None:
        """Let the memo on a case, a session of it or a code be this text; empty takes it away."""
        from thirdear.study import memos

        memos.write(self, pass_, memos.topic(self, case, session, code), text)

    def place(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> int | None:
        """Return the segment at which a pass was left in a session, if it was ever there."""
        return self.store.place(pass_, case, session, layer)

    def rate(self, pass_: Pass, case: str, session: int, item: str, value: float | None) -> None:
        """Rate one item of a session; None is "cannot be rated"."""
        from thirdear.study import assignment, judgements

        given = Rating(pass_, case, session, item, value)
        judgements.check_ratings(self, [given])
        assignment.check(self, pass_, [item], [(case, session)])
        self.store.rate(pass_, [given], pass_.rater)

    def unrate(self, pass_: Pass, case: str, session: int, item: str) -> None:
        """Take an item's rating away: not rated yet."""
        self.store.unrate(pass_, case, session, item, pass_.rater)

    def finish(self, pass_: Pass, case: str, session: int) -> None:
        """Mark a session as coded completely in a pass; cards of Q-sorts lie where they ought."""
        from thirdear.study import judgements

        judgements.check_person(self, pass_.rater)
        judgements.check_sorted(self, pass_, case, session)
        self.store.finish(pass_, [(case, session)], pass_.rater)

    def reopen(self, pass_: Pass, case: str, session: int) -> None:
        """Take the mark of a finished session away."""
        self.store.reopen(pass_, [(case, session)], pass_.rater)

    def assigned_books(self, pass_: Pass) -> tuple[Codebook, ...]:
        """Return the codebooks that a pass codes with."""
        from thirdear.study import assignment

        return assignment.books(self, pass_)

    def mask(self, pass_: Pass, on: bool) -> None:
        """Let a pass code in an order of its own under masked names, or no longer."""
        from thirdear.study import assignment

        assignment.mask(self, pass_, on=on)

    def undo(self, rater: str) -> tuple[Change, ...]:
        """Take back the rater's last act, of a consensus the last decision; empty without one."""
        return self._turned(rater, again=False)

    def redo(self, rater: str) -> tuple[Change, ...]:
        """Do again what the rater took back last; empty when there is nothing."""
        return self._turned(rater, again=True)

    def _turned(self, rater: str, *, again: bool) -> tuple[Change, ...]:
        from thirdear.study import consensus

        if rater == CONSENSUS:
            return consensus.take_back(self, again=again)
        return self._renewed((self.store.redo if again else self.store.undo)(rater))

    def _renewed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Forget segments that were read, where what was taken back or done again made others."""
        if any(change.what in RESHAPING for change in changes):
            self.forget_segments()
        return changes

    def scores(self, raters: str = "mean", case: str | None = None) -> pd.DataFrame:
        """Return session scores in long form; columns: :data:`thirdear.scores.COLUMNS`."""
        from thirdear import scores

        return scores.frame(self.score_values(raters, case))

    def score_values(self, raters: str = "mean", case: str | None = None) -> tuple[Score, ...]:
        """Return session scores as values; ``raters``: "mean", "main", "consensus" or a key."""
        from thirdear.study import scores

        return scores.scores(self, raters, case)

    def series(self, case: str, score: str, raters: str = "mean") -> Series:
        """Return one score of one case in session order, gaps as None."""
        from thirdear.study import scores

        return scores.series(self, case, score, raters)

    def add_hypothesis(
        self,
        cause: str,
        effect: str,
        lag: int = 1,
        trend: Trend = "linear",
        *,
        lag_in: LagIn = "sessions",
        smallest: float | None = None,
    ) -> None:
        """Declare a hypothesis over two scores; the audit log keeps when.

        Lags count sessions held or calendar weeks; ``smallest`` is the smallest effect of
        interest, in units of the effect for one unit of the cause.
        """
        from thirdear.model.precedence import Hypothesis
        from thirdear.study import hypotheses

        asked = Hypothesis(cause, effect, lag, trend, lag_in=lag_in, smallest=smallest)
        hypotheses.declare(self, asked)

    def tests(
        self,
        raters: str = "mean",
        *,
        cases: Sequence[str] = (),
        resamples: int = 9999,
        seed: int = 1,
        language: Language | None = None,
    ) -> tuple[PrecedenceTest, ...]:
        """Test every declared hypothesis in both directions in every case, Holm over all."""
        from thirdear.study import precedence

        return precedence.tests(
            self, raters, cases=cases, resamples=resamples, seed=seed, language=language
        )

    def granger(  # noqa: PLR0913 - all but three are keywords with a usual value
        self,
        cause: str,
        effect: str,
        *,
        case: str,
        lag: int = 1,
        trend: Trend = "linear",
        lag_in: LagIn = "sessions",
        raters: str = "mean",
        resamples: int = 9999,
        seed: int = 1,
    ) -> PrecedenceTest:
        """Test whether one score precedes another in a case; one direction, nothing declared.

        A test that cannot be made comes back with ``refused``. Holm's p is over this one test.
        """
        from thirdear.model.precedence import Hypothesis
        from thirdear.study import hypotheses, precedence

        asked = Hypothesis(cause, effect, lag, trend, lag_in=lag_in)
        hypotheses.check(self, asked)
        (test,) = precedence.tests(
            self,
            raters,
            cases=[case],
            hypotheses=[asked],
            both=False,
            resamples=resamples,
            seed=seed,
        )
        return test

    def transitions(
        self, given: Sequence[str], target: Sequence[str], **options: Any
    ) -> tuple[Transition, ...]:
        """Return what follows what within sessions; options: study/transitions.py."""
        from thirdear.study import transitions

        return transitions.transitions(self, given, target, **options)

    def compare(
        self,
        asked: Hypothesis,
        cases: Sequence[str],
        raters: str = "mean",
        *,
        pooled: bool = False,
        resamples: int = 9999,
        seed: int = 1,
    ) -> Comparison:
        """Compare cases in one equation, or pool them."""
        from thirdear.study import protocol

        return protocol.comparison(
            self, asked, cases, raters, pooled=pooled, resamples=resamples, seed=seed
        )

    def rejected_vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the passages that somebody rejected, so that they are not offered again."""
        return tuple(one for one in self.store.vignettes(case) if one.rejected)

    def add_vignette(self, vignette: Vignette, actor: str = LEAD) -> Vignette:
        """Keep a vignette; ``actor`` is the rater who can take it back."""
        return self.store.add_vignette(vignette, actor)

    def excerpt(self, vignette: Vignette, *, disguised: bool = True) -> tuple[Excerpt, int]:
        """Return a vignette as a document prints it, and how many places in it are undecided."""
        from thirdear.study import excerpts

        disguise = excerpts.listed(self) if disguised else excerpts.nobody()
        done = excerpts.excerpt(self, vignette, self.language, "mean", disguise)
        return done, sum(disguise.undecided.values())

    def report(self, path: Path | None = None, **asked: Any) -> Path:
        """Write the case study as a Word document; return where it is. See :meth:`write_report`.

        ``asked`` are its ``cases`` and ``template``, and what :class:`Wanted` holds, by name.
        """
        from thirdear.study.documents import report

        return report.report(self, path, **asked)

    def score_table(self, raters: str = "mean", case: str | None = None) -> pd.DataFrame:
        """Return one row per session, one column per score; missing scores are NaN."""
        from thirdear.study.exports import frames

        return frames.scores(self, raters, case)

    def series_table(self, case: str, raters: str = "mean") -> pd.DataFrame:
        """Return a case's scores with the session number as index, sessions that lack as NaN."""
        from thirdear.study.exports import frames

        return frames.series(self, case, raters)

    def tag_table(self, case: str | None = None) -> pd.DataFrame:
        """Return every tag that stands and counts, one a row; no words of a transcript."""
        from thirdear.study.exports import frames

        return frames.tags(self, case)

    def rating_table(self, case: str | None = None) -> pd.DataFrame:
        """Return every rating that counts, one a row; NaN is "cannot be rated"."""
        from thirdear.study.exports import frames

        return frames.ratings(self, case)

    def export_project(
        self,
        path: Path,
        *,
        cases: Sequence[str] = (),
        windows: bool = False,
        identifiable: bool = False,
    ) -> tuple[str, ...]:
        """Write cases as a REFI-QDA project, disguised; return what the file does not hold.

        ``windows`` is for NVivo for Windows, which counts otherwise.
        """
        from thirdear.study.refi import write

        return write.write(self, path, cases=cases, windows=windows, identifiable=identifiable)

    def export_codebooks(self, path: Path, keys: Sequence[str] = ()) -> tuple[str, ...]:
        """Write codebooks, all unless named, as REFI-QDA; return what the file does not hold."""
        from thirdear.study.refi import write

        return write.write_codebooks(self, path, keys)

    def keep_safe(self, troubled: Callable[[str], None]) -> Keeper:
        """Take a snapshot now and every half hour, in a thread, until the keeper is closed.

        ``troubled`` is called from that thread with a sentence where one could not be taken.
        """
        from thirdear.study.copies.keeper import Keeper

        return Keeper(self, troubled)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Return the snapshots that are kept, the oldest first."""
        from thirdear.study.copies import snapshots

        return snapshots.snapshots(self.folder)

    def purge(self, case: str) -> Purged:
        """Erase every word of a case here, in the pseudonyms and in every snapshot."""
        from thirdear.study.copies import purge

        done = purge.purge(self, case)
        self.forget_segments()
        return done
