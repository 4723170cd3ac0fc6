"""Study: a folder with one database, its transcripts and its exports. It only delegates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from thirdear import codebook
from thirdear.base.files import private_folder
from thirdear.model.agreeing import Agreement
from thirdear.model.assigning import Share
from thirdear.model.coding import (
    Change,
    Code,
    Codebook,
    EventId,
    Item,
    Memo,
    NewTag,
    Pass,
    Play,
    Progress,
    Rating,
    ScoreRule,
    Tag,
)
from thirdear.model.consensus import Difference, Said, Standing
from thirdear.model.correcting import Corrected, Correction, NewCorrection
from thirdear.model.disguise import Pseudonym
from thirdear.model.exchange import Brought
from thirdear.model.facts import Facts
from thirdear.model.history import HistoryEntry
from thirdear.model.outcomes import Outcome
from thirdear.model.precedence import Hypothesis, PrecedenceTest, Trend
from thirdear.model.profile import Preview, Profile
from thirdear.model.protocol import Comparison, Protocol, Row
from thirdear.model.recoding import Again, How, Recoding
from thirdear.model.refusal import Refusal
from thirdear.model.scores import Evidence, Score, Series
from thirdear.model.sequences import Transition
from thirdear.model.text import (
    Imported,
    Mark,
    Overlap,
    Pause,
    Role,
    Segment,
    SessionInfo,
    Transcript,
)
from thirdear.model.training import Feedback
from thirdear.model.writing import Excerpt, Vignette
from thirdear.store import Store
from thirdear.study.catalogue import Catalogue

if TYPE_CHECKING:
    import pandas as pd

    from thirdear.store.names import Names

STUDY_FILE = "study.thirdear"
NAMES_FILE = "names.thirdear"
LEAD = "study"
"""The actor of what nobody does as a rater: imports, codebooks, settings, exports."""

RESHAPING = frozenset({"split", "join", "correct", "withdraw"})
"""Kinds of acts after which a session has other segments, or other speakers."""

Language = Literal["en", "tr"]


def find(start: Path) -> Path | None:
    """Return the nearest folder at or above ``start`` that is a study."""
    folders = (start, *start.parents)
    return next((folder for folder in folders if (folder / STUDY_FILE).is_file()), None)


class Study:
    """A study on disk. Use :meth:`create` or :meth:`open`, and close it, or use ``with``."""

    def __init__(self, folder: Path, store: Store, *, encrypted: bool = False) -> None:
        self.folder = folder
        self.store = store
        self.encrypted = encrypted
        """Whether the database has a passphrase."""
        self.names_passphrase: str | None = None
        self._segments: dict[tuple[str, int, str], tuple[Segment, ...]] = {}

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        codebooks: Iterable[str] = (),
        language: Language = "en",
        passphrase: str | None = None,
    ) -> Self:
        """Make a new study in a folder, with shipped codebooks by key or others by file."""
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
    def open(cls, folder: Path, *, passphrase: str | None = None) -> Self:
        """Open the study in a folder."""
        if not (folder / STUDY_FILE).is_file():
            raise Refusal(
                f"{folder} is no study: there is no {STUDY_FILE} in it; "
                "make one with `thirdear init`, or name the folder with --study."
            )
        store = Store.open(folder / STUDY_FILE, passphrase=passphrase)
        return cls(folder, store, encrypted=passphrase is not None)

    def close(self) -> None:
        """Close the database; the study is then one plain file."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def reader(self) -> Study:
        """Return a second, read-only study on the same file, for use in another thread."""
        return Study(self.folder, self.store.reader(), encrypted=self.encrypted)

    # -- what it is

    @property
    def name(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    @property
    def language(self) -> Language:
        """The language of the screen and of documents."""
        return "tr" if self.store.settings().get("language") == "tr" else "en"

    @property
    def main_rater(self) -> str | None:
        """Whose judgements are the main ones; the first rater unless the study says otherwise."""
        chosen = self.store.settings().get("main_rater")
        return chosen or next(iter(self.raters()), None)

    # -- texts

    def cases(self) -> tuple[str, ...]:
        """Return the cases' keys in order."""
        return self.store.cases()

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        """Return the sessions, of one case or of all, in order."""
        return self.store.sessions(case)

    def transcript(self, case: str, session: int) -> Transcript:
        """Return the verbatim transcript of a session."""
        return self.store.transcript(case, session)

    def layers(self, case: str, session: int) -> tuple[str, ...]:
        """Return the segmentation layers of a session; "turn" is always there."""
        return self.store.layers(case, session)

    def segments(self, case: str, session: int, layer: str = "turn") -> tuple[Segment, ...]:
        """Return a layer's segments in order, speakers as corrected, their offsets the source's.

        The last few layers that were asked for are kept.
        """
        place = (case, session, layer)
        if place not in self._segments:
            while len(self._segments) >= 8:
                self._segments.pop(next(iter(self._segments)))
            self._segments[place] = self.store.segments(case, session, layer)
        return self._segments[place]

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
    ) -> tuple[Imported, ...]:
        """Read files and say what importing them would do; nothing is written.

        ``speakers`` says who labels are ("T=therapist,Ç=client"), ``merge`` which label stands for
        another ("Th=T"), ``columns`` which column of a table is what ("text=Metin"); what is said
        is kept for later imports (see :meth:`profile`). Another program's project brings its
        ``codings`` along; ``positions`` says how they count where that is not sure.
        """
        from thirdear.study import importing

        return importing.plan(
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
        )

    def preview(self, imported: Imported) -> Preview:
        """Return who speaks how much in a planned session, what was placed, how it begins."""
        from thirdear.study import previewing

        return previewing.preview(imported)

    def profile(self) -> Profile:
        """Return what was said about the study's files at earlier imports."""
        from thirdear.study import profiling

        return profiling.profile(self.store)

    def keep_profile(self, profile: Profile) -> None:
        """Let another profile be the study's; an empty one forgets what was said."""
        from thirdear.study import profiling

        profiling.keep(self.store, profile, LEAD)

    def bring_in(self, plan: Sequence[Imported], *, rater: str | None = None) -> Brought:
        """Store what a plan found, whole or not at all; return what came beside the words.

        Codes that came with the entries become tags of ``rater``, comments beside the words memos.
        A project's codings and notes become tags and memos of its own raters, and of ``rater``
        where it names nobody.
        """
        from thirdear.study import bringing

        return bringing.bring_all_in(self, plan, LEAD, rater)

    def marks(self, case: str, session: int) -> tuple[Mark, ...]:
        """Return what the transcriber noted beside the words: pauses, remarks, overlap and such."""
        from thirdear.base import notation

        return notation.marks(self.store.transcript(case, session).text)

    def pauses(self, case: str, session: int, least: float = 0.0) -> tuple[Pause, ...]:
        """Return the silences of more than ``least`` seconds between turns with times."""
        from thirdear.base import timing

        return timing.pauses(self.segments(case, session), least)

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
        from thirdear.study import layering

        return layering.add(self, by, case, session, pipeline)

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
        from thirdear.study import layering

        return layering.units(self, pass_, case, session)

    # -- corrections

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
        from thirdear.study import correcting

        self._segments.clear()
        return correcting.role(self, case, session, label, role, by)

    def withdraw(self, id_: EventId, by: str = LEAD) -> None:
        """Let a correction stand no longer, whoever made it; undo brings it back."""
        self._segments.clear()
        self.store.withdraw(id_, by)

    def corrections(
        self, case: str | None = None, session: int | None = None
    ) -> tuple[Correction, ...]:
        """Return the corrections that stand, by session in the order in which they were made."""
        return self.store.corrections(case, session)

    def corrected(self, case: str, session: int) -> Corrected:
        """Return a session as corrected, with the map from the source's offsets to its own."""
        from thirdear.base import correcting

        source = self.store.transcript(case, session)
        return correcting.corrected(source, self.store.corrections(case, session))

    # -- codebooks

    @cached_property
    def _catalogue(self) -> Catalogue:
        return Catalogue.of(self.store.codebook_sources())

    def codebooks(self) -> tuple[Codebook, ...]:
        """Return the study's codebooks, the latest version of each, in order of adding."""
        return self._catalogue.books

    def codes(self) -> Mapping[str, Code]:
        """Return every code by its complete key, in codebook order."""
        return self._catalogue.codes

    def items(self) -> Mapping[str, Item]:
        """Return every rating item by its complete key."""
        return self._catalogue.items

    def rules(self) -> Mapping[str, ScoreRule]:
        """Return every score rule by its complete key, imported series among them."""
        from thirdear.study import scoring

        return {**self._catalogue.rules, **scoring.rules(self)}

    def add_codebook(self, book: Codebook) -> None:
        """Add a codebook, or a new version of one; keys must not clash with another codebook."""
        self._catalogue.check_new(book)
        self.store.add_codebook(book, LEAD)
        del self._catalogue

    def recode(self, how: How, sources: Sequence[str], targets: Sequence[str]) -> Recoding:
        """Rename, merge or split codes of a new version; tags keep what they were given as."""
        from thirdear.study import recoding

        return recoding.recode(self, how, sources, targets)

    def recodings(self) -> tuple[Recoding, ...]:
        """Return what became of codes, in order."""
        return self.store.recodings()

    def withdraw_recoding(self, id_: EventId) -> None:
        """Take a recoding back; tags count as what they were before."""
        self.store.withdraw_recoding(id_, LEAD)

    def to_judge_again(self, pass_: Pass) -> tuple[Again, ...]:
        """Return a pass's tags whose code was split or defined otherwise since, in order."""
        from thirdear.study import recoding

        return recoding.to_judge_again(self, pass_)

    def judge_again(
        self, tag: Tag, codes: Sequence[str], value: int | None = None
    ) -> tuple[Tag, ...]:
        """Let codes stand in a tag's place, none, or the same one under today's definition."""
        from thirdear.study import recoding

        return recoding.judge_again(self, tag, codes, value)

    # -- judging

    def raters(self) -> Mapping[str, str]:
        """Return the raters: key and name."""
        return self.store.raters()

    def add_rater(self, key: str, name: str = "") -> None:
        """Make a rater known; a known one stays as it is."""
        if key not in self.raters():
            self.store.add_rater(key, name or key, LEAD)

    def progress(self, pass_: Pass) -> tuple[Progress, ...]:
        """Return how far a pass has come, session by session."""
        return self.store.progress(pass_)

    def tags(self, pass_: Pass, case: str, session: int) -> tuple[Tag, ...]:
        """Return one pass's tags of a session; nobody else's are read."""
        return self.store.tags(pass_=pass_, case=case, session=session)

    def ratings(self, pass_: Pass, case: str, session: int) -> dict[str, float | None]:
        """Return one pass's ratings of a session by item; None is "cannot be rated"."""
        found = self.store.ratings(pass_=pass_, case=case, session=session)
        return {rating.item: rating.value for rating in found}

    def change_tags(
        self, pass_: Pass, remove: Sequence[EventId] = (), add: Sequence[NewTag] = ()
    ) -> tuple[Tag, ...]:
        """Remove and add tags as one act, committed before it returns; one undo takes it back."""
        from thirdear.study import rating

        rating.check_tags(self, add)
        return self.store.change_tags(pass_, remove, add, pass_.rater)

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
        self.store.change_flags(pass_, (case, session, layer), segments, on=on, actor=pass_.rater)

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
        self.store.set_play(pass_, (case, session, layer), segments, state, pass_.rater)

    def memos(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> dict[int, str]:
        """Return a pass's memos by segment; several on one stand a line each."""
        found: dict[int, str] = {}
        for memo in self.store.memos(pass_=pass_, case=case, session=session):
            if memo.layer == layer:
                before = found.get(memo.segment)
                found[memo.segment] = memo.text if before is None else f"{before}\n{memo.text}"
        return found

    def set_memo(
        self, pass_: Pass, case: str, session: int, segment: int, text: str, layer: str = "turn"
    ) -> None:
        """Let a segment's memo be this text; an empty one takes it away."""
        self.store.set_memo(Memo(pass_, case, session, layer, segment, text), pass_.rater)

    def place(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> int | None:
        """Return the segment at which a pass was left in a session, if it was ever there."""
        return self.store.place(pass_, case, session, layer)

    def keep_place(
        self, pass_: Pass, case: str, session: int, segment: int, layer: str = "turn"
    ) -> None:
        """Remember the segment at which a pass is left in a session."""
        self.store.keep_place(pass_, case, session, layer, segment)

    def rate(self, pass_: Pass, case: str, session: int, item: str, value: float | None) -> None:
        """Rate one item of a session; None is "cannot be rated"."""
        from thirdear.study import rating

        given = Rating(pass_, case, session, item, value)
        rating.check_ratings(self, [given])
        self.store.rate(pass_, [given], pass_.rater)

    def unrate(self, pass_: Pass, case: str, session: int, item: str) -> None:
        """Take an item's rating away: not rated yet."""
        self.store.unrate(pass_, case, session, item, pass_.rater)

    def finish(self, pass_: Pass, case: str, session: int) -> None:
        """Mark a session as judged completely in a pass."""
        self.store.finish(pass_, [(case, session)], pass_.rater)

    def reopen(self, pass_: Pass, case: str, session: int) -> None:
        """Take the mark of a finished session away."""
        self.store.reopen(pass_, [(case, session)], pass_.rater)

    def assign(self, share: Share) -> None:
        """Say which part of the sessions a rater judges, and with which codebooks."""
        from thirdear.study import assigning

        assigning.assign(self, share)

    def share(self, rater: str) -> Share:
        """Return what a rater judges; everything where nothing was assigned."""
        from thirdear.study import assigning

        return assigning.share(self, rater)

    def is_open(self, pass_: Pass) -> bool:
        """Say whether a pass may see other raters' work, since it was unblinded."""
        from thirdear.study import unblinding

        return unblinding.is_open(self, pass_)

    def unblind(self, pass_: Pass) -> None:
        """Let a pass that has finished every session see other raters' work, from now on."""
        from thirdear.study import unblinding

        unblinding.unblind(self, pass_)

    def beside(self, pass_: Pass, case: str, session: int) -> Mapping[Pass, tuple[Tag, ...]]:
        """Return other raters' tags of a session both finished; nothing while a pass is blind."""
        from thirdear.study import unblinding

        return unblinding.beside(self, pass_, case, session)

    def differing(self, pass_: Pass, case: str, session: int) -> Mapping[int, frozenset[str]]:
        """Return the turns of a session that raters tagged otherwise, and with which codes."""
        from thirdear.study import unblinding

        return unblinding.differing(self, pass_, case, session)

    def unfinished(self, pass_: Pass) -> int:
        """Return how many sessions a pass has still to finish before it may be unblinded."""
        from thirdear.study import unblinding

        return unblinding.unfinished(self, pass_)

    def masks(self, pass_: Pass) -> Mapping[tuple[str, int], str]:
        """Return masked names by case and session, in the pass's own order; empty if not masked."""
        from thirdear.study import masking

        return masking.masks(self, pass_)

    def mask(self, pass_: Pass, on: bool) -> None:
        """Let a pass judge in an order of its own under masked names, or no longer."""
        from thirdear.study import masking

        masking.mask(self, pass_, on=on)

    def train(self, pass_: Pass, gold: Pass) -> None:
        """Mark a pass, in which nothing stands yet, as training against another rater's pass."""
        from thirdear.study import training

        training.begin(self, pass_, gold)

    def feedback(self, pass_: Pass, case: str, session: int) -> Feedback:
        """Return how a finished session of a training pass differs from its gold pass."""
        from thirdear.study import training

        return training.feedback(self, pass_, case, session)

    def begin_consensus(self, passes: Sequence[Pass], number: int = 1) -> tuple[Standing, ...]:
        """Make a consensus of finished, opened passes; what they agree on is taken over."""
        from thirdear.study import consensus

        return consensus.begin(self, passes, number)

    def differences(self, number: int = 1) -> tuple[Difference, ...]:
        """Return what the passes of a consensus judged differently, decided or not, in order."""
        from thirdear.study import consensus

        return consensus.differences(self, number)

    def decide(self, difference: Difference, what: Said, reason: str, number: int = 1) -> None:
        """Decide a difference: None is absent, True present, or a value; the reason is kept."""
        from thirdear.study import consensus

        consensus.decide(self, difference, what, reason, number)

    def consensus_progress(self, number: int = 1) -> tuple[Standing, ...]:
        """Return how far a consensus has come in every session that its passes finished."""
        from thirdear.study import consensus

        return consensus.progress(self, number)

    def agreement(
        self,
        codes: Sequence[str] = (),
        raters: Sequence[str] = (),
        cases: Sequence[str] = (),
    ) -> tuple[Agreement, ...]:
        """Return how far raters agree on codes, families and scores, one row a statistic."""
        from thirdear.study import agreeing

        return agreeing.agreement(self, codes, raters, cases)

    def history(
        self, last: int | None = None, *, actor: str | None = None, case: str | None = None
    ) -> tuple[HistoryEntry, ...]:
        """Return who did what when, the newest last; never a transcript's words."""
        return self.store.history(actor=actor, case=case, last=last)

    def independent(self) -> frozenset[tuple[Pass, str, int]]:
        """Return what is finished of raters' own passes, without training and consensus."""
        apart = self.store.apart()
        return frozenset(place for place in self.store.finished() if place[0] not in apart)

    def undo(self, rater: str) -> tuple[Change, ...]:
        """Take back the rater's last act; empty when there is none."""
        return self._renewed(self.store.undo(rater))

    def redo(self, rater: str) -> tuple[Change, ...]:
        """Do again what the rater took back last; empty when there is nothing."""
        return self._renewed(self.store.redo(rater))

    def _renewed(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Forget segments that were read, where what was taken back or done again made others."""
        if any(change.what in RESHAPING for change in changes):
            self._segments.clear()
        return changes

    # -- numbers

    def scores(self, raters: str = "mean", case: str | None = None) -> pd.DataFrame:
        """Return session scores in long form; columns: :data:`thirdear.scores.COLUMNS`."""
        from thirdear import scores

        return scores.frame(self.score_values(raters, case))

    def score_values(self, raters: str = "mean", case: str | None = None) -> tuple[Score, ...]:
        """Return session scores as values; ``raters``: "mean", "main", "consensus" or a key."""
        from thirdear.study import testing

        return testing.scores(self, raters, case)

    def series(self, case: str, score: str, raters: str = "mean") -> Series:
        """Return one score of one case in session order, gaps as None."""
        from thirdear.study import testing

        return testing.series(self, case, score, raters)

    def explain(
        self, case: str, session: int, score: str, raters: str = "mean"
    ) -> tuple[Score, tuple[Evidence, ...]]:
        """Return one number, and the tags and ratings that it was made of."""
        from thirdear.study import testing

        return testing.explain(self, case, session, score, raters)

    def made_of(self, score: str) -> tuple[str, ...]:
        """Return the codes or rating items that a score is made of in the end, each once."""
        from thirdear.study import testing

        return testing.made_of(self, score)

    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """Return the declared hypotheses in order."""
        return self.store.hypotheses()

    def add_hypothesis(
        self, cause: str, effect: str, lag: int = 1, trend: Trend = "linear"
    ) -> None:
        """Declare a hypothesis over two scores; the journal keeps when."""
        from thirdear.study import testing

        testing.declare(self, Hypothesis(cause, effect, lag, trend))

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
        from thirdear.study import testing

        return testing.tests(
            self, raters, cases=cases, resamples=resamples, seed=seed, language=language
        )

    def protocol(self, test: PrecedenceTest, language: Language | None = None) -> Protocol:
        """Return what surrounds a test: checks, influence, responses, grid, lineage."""
        from thirdear.study import questioning

        return questioning.protocol(self, test, language)

    def rows(self, test: PrecedenceTest, language: Language | None = None) -> tuple[Row, ...]:
        """Return one row a transition of a test: its values, and why it could not be used."""
        from thirdear.study import questioning

        return questioning.rows(self, test, language)

    def r_script(self, raters: str = "mean") -> str:
        """Return an R script that repeats every declared test from its series."""
        from thirdear.study import questioning

        return questioning.r_script(self, raters)

    def transitions(
        self, given: Sequence[str], target: Sequence[str], **options: Any
    ) -> tuple[Transition, ...]:
        """Return what follows what within sessions; options: study.sequencing.transitions."""
        from thirdear.study import sequencing

        return sequencing.transitions(self, given, target, **options)

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
        from thirdear.study import questioning

        return questioning.comparison(
            self, asked, cases, raters, pooled=pooled, resamples=resamples, seed=seed
        )

    # -- facts

    def facts(self) -> Facts:
        """Return case facts, consent, the session record and outcome measures."""
        from thirdear.study import recording

        return recording.read(self)

    def set_facts(self, path: Path) -> Facts:
        """Let a TOML file's facts be the study's, whole or not at all."""
        from thirdear.study import recording

        return recording.set_from(self, path)

    def outcomes(self, case: str | None = None) -> tuple[Outcome, ...]:
        """Return what came of every outcome measure, of one case or of all."""
        from thirdear.study import recording

        return recording.outcomes(self, case)

    # -- write-ups

    def pseudonyms(self) -> tuple[tuple[Pseudonym, ...], tuple[tuple[str, str | None], ...]]:
        """Return the pseudonyms, and the written forms that stay with their case, if any."""
        if not self.names_file.exists():
            return (), ()
        with self.names() as names:
            return names.all(), names.kept()

    @property
    def names_file(self) -> Path:
        """The second file, which holds the pseudonyms."""
        return self.folder / NAMES_FILE

    def names(self) -> Names:
        """Open the list of pseudonyms, which has a passphrase of its own (``names_passphrase``).

        Where the study is encrypted a new list must be, too.
        """
        from thirdear.store.names import Names

        new = not self.names_file.exists()
        if new and self.encrypted and self.names_passphrase is None:
            raise Refusal(
                "The study is encrypted, so its list of pseudonyms has to be; "
                "name a passphrase for it with --names-passphrase-file."
            )
        return Names.open(self.names_file, self.names_passphrase)

    def vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the vignettes that somebody picked."""
        return tuple(one for one in self.store.vignettes(case) if not one.rejected)

    def rejected_vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the passages that somebody rejected, so that they are not offered again."""
        return tuple(one for one in self.store.vignettes(case) if one.rejected)

    def suggest_vignettes(
        self, case: str, most: int = 6, language: Language | None = None
    ) -> tuple[Vignette, ...]:
        """Return passages by stated criteria, best first; nothing is stored."""
        from thirdear.study import writing

        return writing.suggest(self, case, most, language)

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
        from thirdear.study import excerpting

        disguise = excerpting.listed(self) if disguised else excerpting.nobody()
        done = excerpting.excerpt(self, vignette, self.language, "mean", disguise)
        return done, sum(disguise.undecided.values())

    def report(
        self,
        path: Path | None = None,
        *,
        cases: Sequence[str] = (),
        language: Language | None = None,
        identifiable: bool = False,
        raters: str = "mean",
        corrected: bool = False,
    ) -> Path:
        """Write the case study as a Word document, disguised; return where it is.

        Turns stand in it word for word as in the source, or, if asked for, as corrected.
        """
        from thirdear.study import writing

        return writing.report(
            self,
            path,
            cases=cases,
            language=language,
            identifiable=identifiable,
            raters=raters,
            corrected=corrected,
        )
