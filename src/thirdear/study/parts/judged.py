"""What raters do: tags, ratings, passes, blindness, consensus, undo."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from thirdear.model.agreement import Agreement
from thirdear.model.assignment import Share
from thirdear.model.coding import (
    Change,
    Codebook,
    EventId,
    Memo,
    NewTag,
    Pass,
    Play,
    Rating,
    Tag,
)
from thirdear.model.consensus import CONSENSUS, Difference, Said, Standing
from thirdear.model.text import Role
from thirdear.model.training import Feedback
from thirdear.study.core import LEAD, Core

if TYPE_CHECKING:
    from thirdear.assistance import Expected
    from thirdear.study.suggestions import Found

RESHAPING = frozenset({"split", "join", "correct", "withdraw", "session", "remove-session"})
"""Kinds of acts after which a session has other segments, or other speakers."""


class Judged(Core):
    """What raters do: tags, ratings, passes, blindness, consensus, undo."""

    def turns_of(self, roles: Collection[Role | None]) -> Mapping[tuple[str, int], int]:
        """Return how many turns of every session these roles have; None stands for everybody."""
        found: Counter[tuple[str, int]] = Counter()
        for role in [None] if None in roles else roles:
            found.update(
                {place: one.segments for place, one in self.store.extents(role, "turn").items()}
            )
        return found

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
        """Return a pass's memos on segments as such, by segment; several on one a line each."""
        found: dict[int, str] = {}
        for memo in self.store.memos(pass_=pass_, case=case, session=session):
            if memo.layer == layer and memo.code is None:
                before = found.get(memo.segment)
                found[memo.segment] = memo.text if before is None else f"{before}\n{memo.text}"
        return found

    def tag_memos(
        self, pass_: Pass, case: str, session: int, layer: str = "turn"
    ) -> tuple[Memo, ...]:
        """Return a pass's memos on tags, those whose tag was taken away among them."""
        found = self.store.memos(pass_=pass_, case=case, session=session)
        return tuple(memo for memo in found if memo.layer == layer and memo.code is not None)

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
        from thirdear.study import assignment, judgements

        given = Rating(pass_, case, session, item, value)
        judgements.check_ratings(self, [given])
        assignment.check(self, pass_, [item], [(case, session)])
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

    def assign(self, share: Share, actor: str = LEAD) -> None:
        """Say which part of the sessions a rater judges, and with which codebooks.

        ``actor`` is the rater who can take it back.
        """
        from thirdear.study import assignment

        assignment.assign(self, share, actor)

    @property
    def seed(self) -> int:
        """The seed of the study's draws and orders."""
        from thirdear.study import assignment

        return assignment.study_seed(self)

    def reseed(self, seed: int, actor: str = LEAD) -> None:
        """Draw by another seed, before anybody began whose sessions hang on it."""
        from thirdear.study import assignment

        assignment.reseed(self, seed, actor)

    def assigned_books(self, pass_: Pass) -> tuple[Codebook, ...]:
        """Return the codebooks that a pass judges with."""
        from thirdear.study import assignment

        return assignment.books(self, pass_)

    def assigned_places(self, pass_: Pass) -> frozenset[tuple[str, int]]:
        """Return the cases and sessions that a pass is to judge."""
        from thirdear.study import assignment

        return assignment.places(self, pass_)

    def share(self, rater: str) -> Share:
        """Return what a rater judges; everything where nothing was assigned."""
        from thirdear.study import assignment

        return assignment.share(self, rater)

    def is_open(self, pass_: Pass) -> bool:
        """Say whether a pass may see other raters' work, since it was unblinded."""
        from thirdear.study import blinding

        return blinding.is_open(self, pass_)

    def unblind(self, pass_: Pass) -> None:
        """Let a pass that has finished every session see other raters' work, from now on."""
        from thirdear.study import blinding

        blinding.unblind(self, pass_)

    def beside(self, pass_: Pass, case: str, session: int) -> Mapping[Pass, tuple[Tag, ...]]:
        """Return other raters' tags of a session both finished; nothing while a pass is blind."""
        from thirdear.study import blinding

        return blinding.beside(self, pass_, case, session)

    def differing(self, pass_: Pass, case: str, session: int) -> Mapping[int, frozenset[str]]:
        """Return the turns of a session that raters tagged otherwise, and with which codes."""
        from thirdear.study import blinding

        return blinding.differing(self, pass_, case, session)

    def unfinished(self, pass_: Pass) -> int:
        """Return how many sessions a pass has still to finish before it may be unblinded."""
        from thirdear.study import blinding

        return blinding.unfinished(self, pass_)

    def masks(self, pass_: Pass) -> Mapping[tuple[str, int], str]:
        """Return masked names by case and session, in the pass's own order; empty if not masked."""
        from thirdear.study import assignment

        return assignment.masks(self, pass_)

    def mask(self, pass_: Pass, on: bool) -> None:
        """Let a pass judge in an order of its own under masked names, or no longer."""
        from thirdear.study import assignment

        assignment.mask(self, pass_, on=on)

    def train(self, pass_: Pass, gold: Pass) -> None:
        """Mark a pass, in which nothing stands yet, as training against another rater's pass."""
        from thirdear.study import training

        training.begin(self, pass_, gold)

    @property
    def suggests(self) -> bool:
        """Whether the study wants codes to be suggested; off unless somebody turned it on."""
        from thirdear.study import suggestions

        return suggestions.is_on(self)

    def suggested_codes(self, pass_: Pass, case: str, session: int) -> tuple[Found, ...]:
        """Return codes for a session, learned from the pass's other sessions; this takes a while.

        Refused where suggestions are off, and where they would make blind raters alike.
        """
        from thirdear.study import suggestions

        return suggestions.codes(self, pass_, case, session)

    def learned_codes(self, pass_: Pass) -> tuple[Expected, ...]:
        """Return the codes that a pass gave often enough, and how well suggesting them does."""
        from thirdear.study import suggestions

        return suggestions.learned(self, pass_)

    def gold(self, pass_: Pass) -> Pass | None:
        """Return the pass that a training pass is compared with, None where it is no training."""
        return self.store.training().get(pass_)

    def feedback(self, pass_: Pass, case: str, session: int) -> Feedback:
        """Return how a finished session of a training pass differs from its gold pass."""
        from thirdear.study import training

        return training.feedback(self, pass_, case, session)

    def begin_consensus(self, passes: Sequence[Pass], number: int = 1) -> tuple[Standing, ...]:
        """Make a consensus of finished, opened passes; what they agree on is taken over."""
        from thirdear.study import consensus

        return consensus.begin(self, passes, number)

    @property
    def has_consensus(self) -> bool:
        """Whether a consensus was begun, so that its scores may be asked for."""
        from thirdear.study import consensus

        return consensus.is_begun(self)

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
        from thirdear.study import agreement

        return agreement.agreement(self, codes, raters, cases)

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
            self._segments.clear()
        return changes
