"""The store: the SQL door. Events are the truth; tables are made from them by replay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from thirdear.model.coding import (
    Change,
    Codebook,
    EventId,
    Memo,
    NewTag,
    Pass,
    Play,
    Progress,
    Rating,
    Tag,
)
from thirdear.model.consensus import CONSENSUS, Decision
from thirdear.model.corrections import Correction, NewCorrection
from thirdear.model.precedence import Hypothesis, Withdrawn
from thirdear.model.recoding import Recoding
from thirdear.model.text import Hit, Segment, SessionInfo, Transcript
from thirdear.model.writeup import Vignette
from thirdear.store import (
    acts,
    files,
    hypotheses,
    judgements,
    marks,
    memos,
    overlay,
    readings,
    recoding,
    removals,
    splits,
    texts,
    unused,
)
from thirdear.store import corrections as store_corrections
from thirdear.store import decisions as store_decisions
from thirdear.store import search as store_search
from thirdear.store import settings as store_settings
from thirdear.store import vignettes as store_vignettes
from thirdear.store.counted import Counted
from thirdear.store.kept import Kept

__all__ = ["Store"]


class Store(Kept, Counted):
    """One study's file. Make it with :meth:`create` or :meth:`open`; close it, or use ``with``.

    Every method that changes something is one act, committed to the disk before it returns; its
    ``actor`` is a rater's key or "study". What cannot be done is a Refusal, and nothing is changed.
    A store belongs to the thread that opened it; another thread asks for a :meth:`reader`.
    """

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Make a new study's file, encrypted with a passphrase; refuse an existing file."""
        return cls(files.create(path, passphrase), passphrase)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None = None, read_only: bool = False) -> Self:
        """Open a study's file."""
        return cls(files.open_(path, passphrase, read_only=read_only), passphrase)

    def reader(self) -> Self:
        """Return a second, read-only connection, for use in any one thread."""
        return type(self).open(self.path, passphrase=self._passphrase, read_only=True)

    def copy_at(self, path: Path) -> Self:
        """Return another copy of the study, read-only, opened with this one's passphrase."""
        return type(self).open(path, passphrase=self._passphrase, read_only=True)

    def close(self) -> None:
        """Close; the study is then one plain file."""
        self._db.close()

    def lock(self) -> None:
        """Close for good and forget the passphrase."""
        self._db.lock()
        self._passphrase = None
        self.locked = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commit what the block does as one, or nothing of it; each act stays an act of its own."""
        with self._db.transaction():
            yield

    # -- what the study is set up with

    def settings(self) -> dict[str, str]:
        """Return the settings by key."""
        return store_settings.settings(self._db)

    def setting(self, key: str) -> str | None:
        """Return one setting, None where it was never set."""
        return store_settings.setting(self._db, key)

    def set_setting(self, key: str, value: str, actor: str) -> None:
        """Keep a setting."""
        store_settings.set_setting(self._db, key, value, actor)

    def change_setting(self, key: str, value: str, actor: str) -> None:
        """Keep a setting by an act that its actor may undo."""
        store_settings.change_setting(self._db, key, value, actor)

    def add_codebook(self, codebook: Codebook, actor: str) -> bool:
        """Keep a codebook or a newer version of one; False where it is there already."""
        return store_settings.add_codebook(self._db, codebook, actor)

    def codebook_sources(self) -> tuple[str, ...]:
        """Return the TOML of the latest version of each codebook, in order of adding."""
        return store_settings.codebook_sources(self._db)

    def codebook_versions(self, key: str) -> tuple[str, ...]:
        """Return the TOML of every version of a codebook, the oldest first."""
        return store_settings.codebook_versions(self._db, key)

    def recode(self, new: Recoding, actor: str) -> EventId:
        """Keep what became of codes; tags stay what they were given as. Return its id."""
        return recoding.recode(self._db, new, actor)

    def withdraw_recoding(self, id_: EventId, actor: str) -> None:
        """Take a recoding back, whoever made it."""
        recoding.withdraw(self._db, id_, actor)

    def recodings(self) -> tuple[Recoding, ...]:
        """Return the recodings that stand, in order."""
        return recoding.standing(self._db)

    def add_rater(self, key: str, name: str, actor: str) -> None:
        """Make a rater known, or give a known one another name."""
        store_settings.add_rater(self._db, key, name, actor)

    def raters(self) -> dict[str, str]:
        """Return the raters' names by key, in order of adding."""
        return store_settings.raters(self._db)

    def add_hypothesis(self, hypothesis: Hypothesis, actor: str) -> None:
        """Declare a hypothesis; the journal says when."""
        hypotheses.add(self._db, hypothesis, actor)

    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """Return the hypotheses that stand, in the order of declaring."""
        return hypotheses.standing(self._db)

    def withdraw_hypothesis(self, hypothesis: Hypothesis, reason: str, actor: str) -> None:
        """Withdraw a hypothesis by an act that its actor may undo."""
        hypotheses.withdraw(self._db, hypothesis, reason, actor)

    def withdrawn_hypotheses(self) -> tuple[Withdrawn, ...]:
        """Return the hypotheses that were withdrawn, when and why."""
        return hypotheses.withdrawn(self._db)

    def record_export(
        self, name: str, sha256: str, params: Mapping[str, object], actor: str
    ) -> None:
        """Note that a document was made; ``params`` must be JSON."""
        store_settings.record_export(self._db, name, sha256, params, actor)

    # -- texts

    def add_transcript(self, transcript: Transcript, original: bytes, actor: str) -> bool:
        """Keep a transcript and its file's bytes; False where the same text is there already."""
        return texts.add_transcripts(self._db, [(transcript, original)], actor) == 1

    def add_transcripts(self, news: Iterable[tuple[Transcript, bytes]], actor: str) -> int:
        """Keep several transcripts with their files' bytes as one act; return how many are new."""
        return texts.add_transcripts(self._db, news, actor)

    def remove_session(self, case: str, session: int, actor: str) -> None:
        """Take a session out in which nothing was judged; undo brings it back."""
        removals.remove(self._db, case, session, actor)

    def has_judgements(self, case: str, session: int) -> bool:
        """Whether anything was judged or corrected in a session, so that it stays."""
        found = unused.row(self._db, case, session)
        return found is not None and bool(unused.standing_in(self._db, found[0]))

    def replace_transcript(self, transcript: Transcript, original: bytes, actor: str) -> None:
        """Keep another transcript in a session's place in which nothing was judged."""
        removals.replace(self._db, transcript, original, actor)

    def add_layer(
        self, case: str, session: int, layer: str, segments: Sequence[Segment], actor: str
    ) -> bool:
        """Add a segmentation of a session; False where the same is there already."""
        transcript = self.transcript(case, session)
        return texts.add_layer(self._db, transcript, layer, segments, actor)

    def split(
        self, case: str, session: int, layer: str, at: int, actor: str
    ) -> tuple[Segment, ...]:
        """Let a segment of a layer made by hand end before an offset; return the segments."""
        return splits.split(self._db, case, session, layer, at, actor)

    def join(
        self, case: str, session: int, layer: str, segment: int, actor: str
    ) -> tuple[Segment, ...]:
        """Join a segment of a layer made by hand with the next; return the segments."""
        return splits.join(self._db, case, session, layer, segment, actor)

    def cases(self) -> tuple[str, ...]:
        """Return the cases' keys in order."""
        return readings.cases(self._db)

    def sessions(self, case: str | None = None) -> tuple[SessionInfo, ...]:
        """Return the sessions, of one case or of all, in order."""
        return readings.sessions(self._db, case)

    def transcript(self, case: str, session: int) -> Transcript:
        """Return a session's transcript, word for word."""
        return readings.transcript(self._db, case, session)

    def original(self, case: str, session: int) -> bytes:
        """Return the bytes of the file that a session was read from."""
        return readings.original(self._db, case, session)

    def layers(self, case: str, session: int) -> tuple[str, ...]:
        """Return a session's layers; "turn" is the first."""
        return readings.layers(self._db, case, session)

    def segments(
        self, case: str, session: int, layer: str = "turn", *, verbatim: bool = False
    ) -> tuple[Segment, ...]:
        """Return a layer's segments, speakers as corrected or ``verbatim`` the source's."""
        return readings.segments(self._db, case, session, layer, verbatim=verbatim)

    def search(
        self, wanted: Sequence[str], pattern: re.Pattern[str], case: str | None = None
    ) -> Iterator[Hit]:
        """Yield every turn in which a pattern is found, in order, speakers as corrected.

        Each match of the pattern must hold, folded and with single spaces, one of ``wanted``.
        """
        return store_search.search(self._db, wanted, pattern, case)

    def possible(self, wanted: Sequence[str], case: str | None = None) -> int:
        """Return in how many sessions at most one of ``wanted`` is; no transcript is read."""
        return store_search.possible(self._db, wanted, case)

    # -- corrections

    def correct(self, news: Sequence[NewCorrection], actor: str) -> tuple[Correction, ...]:
        """Correct transcripts, one thing in each, as one act; sources stay. Return what that is."""
        return store_corrections.correct(self._db, news, actor)

    def withdraw(self, id_: EventId, actor: str) -> None:
        """Let a correction stand no longer."""
        store_corrections.withdraw(self._db, id_, actor)

    def corrections(
        self, case: str | None = None, session: int | None = None
    ) -> tuple[Correction, ...]:
        """Return the corrections that stand, by session in the order in which they were made."""
        return overlay.standing(self._db, case, session)

    # -- judgements

    def change_tags(
        self, pass_: Pass, remove: Sequence[EventId], add: Sequence[NewTag], actor: str
    ) -> tuple[Tag, ...]:
        """Remove and add tags as one act; return the tags that stand for ``add``, in order."""
        return judgements.change_tags(self._db, self._shelf, pass_, remove, add, actor)

    def tags(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Tag, ...]:
        """Return tags in the order of the transcripts; with a pass, nobody else's are read."""
        return readings.tags(self._db, pass_, case, session)

    def add_memos(self, pass_: Pass, news: Sequence[Memo], actor: str) -> int:
        """Write memos of a pass as one act; return how many are new to their segment or tag."""
        return memos.add(self._db, pass_, news, actor)

    def memos(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Memo, ...]:
        """Return memos in the order of the transcripts; with a pass, nobody else's are read."""
        return memos.read(self._db, pass_, case, session)

    def dated_memos(self) -> tuple[tuple[EventId, str, Memo], ...]:
        """Return every memo with its event and when it was written, in the transcripts' order."""
        return memos.dated(self._db, None, None, None)

    def set_memo(self, memo: Memo, actor: str) -> None:
        """Let a memo be its pass's only one on its segment or tag; without words it goes."""
        memos.set_(self._db, memo, actor)

    def change_flags(
        self,
        pass_: Pass,
        place: tuple[str, int, str],
        segments: Sequence[int],
        *,
        on: bool,
        actor: str,
    ) -> None:
        """Flag segments of a case, session and layer to discuss, or take their flags away."""
        marks.change_flags(self._db, pass_, place, segments, on=on, actor=actor)

    def flags(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> frozenset[int]:
        """Return the segments that a pass has flagged."""
        return marks.flags(self._db, pass_, case, session, layer)

    def set_play(
        self,
        pass_: Pass,
        place: tuple[str, int, str],
        segments: Sequence[int],
        state: Play | None,
        actor: str,
    ) -> None:
        """Say of segments whether they are play, as one act; None takes it back."""
        marks.set_play(self._db, pass_, place, segments, state, actor)

    def play(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> dict[int, Play]:
        """Return what a pass has said of segments, whether they are play."""
        return marks.play(self._db, pass_, case, session, layer)

    def keep_place(self, pass_: Pass, case: str, session: int, layer: str, segment: int) -> None:
        """Remember where a pass was left in a session; that is no act, and undo knows nothing."""
        marks.keep_place(self._db, pass_, case, session, layer, segment)

    def place(self, pass_: Pass, case: str, session: int, layer: str = "turn") -> int | None:
        """Return the segment at which a pass was left in a session."""
        return marks.place(self._db, pass_, case, session, layer)

    def decide_tags(
        self,
        decision: Decision,
        remove: Sequence[EventId],
        add: Sequence[NewTag],
        *,
        finishes: bool = False,
    ) -> None:
        """Let tags of a consensus stand or not, for a reason, as one act.

        A finished session is opened for it; ``finishes`` says whether it is finished after.
        """
        store_decisions.decide_tags(self._db, self._shelf, decision, remove, add, finishes=finishes)

    def decide_rating(
        self, decision: Decision, value: float | None, *, finishes: bool = False
    ) -> None:
        """Let an item of a consensus have a value, for a reason, as :meth:`decide_tags` does."""
        store_decisions.decide_rating(self._db, decision, value, finishes=finishes)

    def decisions(self, pass_: Pass) -> tuple[Decision, ...]:
        """Return the decisions of a consensus in the order of the transcripts."""
        return store_decisions.decisions(self._db, pass_)

    def rate(self, pass_: Pass, ratings: Sequence[Rating], actor: str) -> None:
        """Give ratings of a pass as one act."""
        judgements.rate(self._db, pass_, ratings, actor)

    def unrate(self, pass_: Pass, case: str, session: int, item: str, actor: str) -> None:
        """Take a rating away: not rated yet."""
        judgements.unrate(self._db, pass_, case, session, item, actor)

    def ratings(
        self, *, pass_: Pass | None = None, case: str | None = None, session: int | None = None
    ) -> tuple[Rating, ...]:
        """Return ratings; with a pass, nobody else's are read."""
        return readings.ratings(self._db, pass_, case, session)

    def finish(self, pass_: Pass, sessions: Sequence[tuple[str, int]], actor: str) -> None:
        """Mark sessions as judged completely in a pass."""
        judgements.finish(self._db, pass_, sessions, actor)

    def reopen(self, pass_: Pass, sessions: Sequence[tuple[str, int]], actor: str) -> None:
        """Take the mark of finished sessions away."""
        judgements.reopen(self._db, pass_, sessions, actor)

    def finished(self) -> frozenset[tuple[Pass, str, int]]:
        """Return which sessions are finished, by pass."""
        return readings.finished(self._db)

    def finishing_order(self) -> dict[tuple[Pass, str, int], int]:
        """Return the place of each finished session in the order of finishing."""
        return readings.finishing_order(self._db)

    def progress(self, pass_: Pass) -> tuple[Progress, ...]:
        """Return how far a pass has come in every session."""
        return readings.progress(self._db, pass_)

    def apart(self) -> frozenset[Pass]:
        """Return the passes that are nobody's independent judgement: consensus and training."""
        training = store_settings.training(self._db)
        return frozenset(p for p in self.passes() if p.rater == CONSENSUS or p in training)

    def training(self) -> dict[Pass, Pass]:
        """Return the passes that are for training, and the gold pass of each."""
        return store_settings.training(self._db)

    def passes(self) -> tuple[Pass, ...]:
        """Return the passes in which anything stands."""
        return readings.passes(self._db)

    def undo(self, actor: str, kind: str | None = None) -> tuple[Change, ...]:
        """Take back the actor's last act; empty where there is none. Survives a restart.

        With ``kind`` the last one that holds an event of this kind. Imports, codebooks, layers,
        hypotheses and most settings are no acts that undo takes back.
        """
        return acts.undo(self._db, actor, kind)

    def redo(self, actor: str, kind: str | None = None) -> tuple[Change, ...]:
        """Do again what the actor took back last; empty when there is nothing."""
        return acts.redo(self._db, actor, kind)

    def acted_elsewhere(self, actor: str) -> bool:
        """Say whether acts of an actor stand that only another copy of the study can take back."""
        return acts.stands_elsewhere(self._db, actor)

    # -- vignettes

    def add_vignette(self, vignette: Vignette, actor: str) -> Vignette:
        """Keep a vignette; return it with its id."""
        return store_vignettes.add(self._db, vignette, actor)

    def change_vignette(self, vignette: Vignette, actor: str) -> None:
        """Keep a vignette's new ends or words, by its id."""
        store_vignettes.change(self._db, vignette, actor)

    def remove_vignette(self, id_: EventId, actor: str) -> None:
        """Let a vignette go."""
        store_vignettes.remove(self._db, id_, actor)

    def vignettes(self, case: str | None = None) -> tuple[Vignette, ...]:
        """Return the vignettes in the order of the transcripts."""
        return store_vignettes.picked(self._db, case)
