"""Undo, redo, restart and replay, in any order, against snapshots kept beside."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.a_store import ME, YOU, a_store, new
from thirdear.model.coding import Memo, Pass, Play, Rating
from thirdear.model.memos import Topic, TopicMemo
from thirdear.model.refusal import Refusal
from thirdear.model.text import At
from thirdear.model.writeup import Vignette
from thirdear.store import Store

PASSES = st.sampled_from([ME, YOU])
PLACES = st.sampled_from([("A", 1), ("A", 2)])
CODES = st.sampled_from(["x.a", "x.b"])
TOPICS = st.sampled_from([Topic("A"), Topic("B"), Topic("A", 1), Topic(code="x.a")])
State = tuple[object, ...]


class Desks(RuleBasedStateMachine):
    """Two raters and the lead at work; the wall clock jumps as it likes.

    The oracle keeps whole states of each actor: undo must bring back the one before the act.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = a_store(self.folder)
        self.past: dict[str, list[State]] = defaultdict(list)
        self.future: dict[str, list[State]] = defaultdict(list)
        self.clock = mock.patch("thirdear.store.journal.now", return_value=1_700_000_000_000)
        self.wall = self.clock.start()

    def teardown(self) -> None:
        """Undo all, redo all, and compare with a replay and with a restart."""
        whole = self.everything()
        for actor in ("R1", "R2", "L"):
            steps = 0
            while self.store.undo(actor):
                steps += 1
            assert steps == len(self.past[actor])
        assert self.store.tags() == ()
        assert self.store.vignettes() == ()
        for actor in ("R1", "R2", "L"):
            for _ in self.past[actor]:
                assert self.store.redo(actor)
        assert self.everything() == whole
        assert self.store.check() == ()
        assert self.store.rebuild() == ()
        self.store.close()
        self.clock.stop()
        shutil.rmtree(self.folder)

    def everything(self) -> tuple[State, ...]:
        """Return what stands of all three."""
        return tuple(self.state(actor) for actor in ("R1", "R2", "L"))

    def state(self, actor: str) -> State:
        """Return what stands of one actor."""
        if actor == "L":
            return self.store.vignettes()
        pass_ = Pass(actor)
        done = frozenset(mark for mark in self.store.finished() if mark[0] == pass_)
        flags = tuple(self.store.flags(pass_, *place) for place in (("A", 1), ("A", 2), ("B", 1)))
        play = tuple(self.store.play(pass_, "A", session) for session in (1, 2))
        memos = (self.store.memos(pass_=pass_), self.store.topic_memos(pass_))
        given = (self.store.tags(pass_=pass_), self.store.ratings(pass_=pass_))
        return (*given, done, flags, memos, play)

    def acting(self, actor: str, before: State) -> None:
        """Note an act, if it was one: an act that changes nothing leaves no event."""
        if self.state(actor) != before:
            self.past[actor].append(before)
            self.future[actor].clear()

    def judge(
        self, pass_: Pass, places: Sequence[tuple[str, int]], act: Callable[[], object]
    ) -> None:
        """Do something to tags or ratings; in a finished session it must be refused whole."""
        before = self.state(pass_.rater)
        closed = {(case, session) for p, case, session in self.store.finished() if p == pass_}
        try:
            act()
        except Refusal:
            assert closed.intersection(places)
            assert self.state(pass_.rater) == before
        else:
            assert not closed.intersection(places) or self.state(pass_.rater) == before
            self.acting(pass_.rater, before)

    @rule(pass_=PASSES, place=PLACES, first=st.integers(1, 4), more=st.integers(0, 2), code=CODES)
    def tag(self, pass_: Pass, place: tuple[str, int], first: int, more: int, code: str) -> None:
        """Tag a range under one key."""
        tags = [new(n, code, place[1]) for n in range(first, first + more + 1)]
        self.judge(pass_, [place], lambda: self.store.change_tags(pass_, (), tags, pass_.rater))

    @rule(pass_=PASSES, which=st.integers(0, 9), value=st.none() | st.integers(0, 3))
    def change(self, pass_: Pass, which: int, value: int | None) -> None:
        """Give a tag another value: the one goes, the other comes."""
        tags = self.store.tags(pass_=pass_)
        if tags:
            old = tags[which % len(tags)]
            tag = new(old.segment, old.code, old.session, value=value)
            self.judge(
                pass_,
                [("A", old.session)],
                lambda: self.store.change_tags(pass_, [old.id], [tag], pass_.rater),
            )

    @rule(pass_=PASSES, which=st.integers(0, 9))
    def doubt(self, pass_: Pass, which: int) -> None:
        """Mark a tag as uncertain, or as certain again."""
        tags = self.store.tags(pass_=pass_)
        if tags:
            old = tags[which % len(tags)]
            tag = replace(
                new(old.segment, old.code, old.session, value=old.value),
                uncertain=not old.uncertain,
            )
            self.judge(
                pass_,
                [("A", old.session)],
                lambda: self.store.change_tags(pass_, [old.id], [tag], pass_.rater),
            )

    @rule(pass_=PASSES, place=PLACES, segments=st.sets(st.integers(1, 3)), on=st.booleans())
    def flag(self, pass_: Pass, place: tuple[str, int], segments: set[int], on: bool) -> None:
        """Flag segments, or take flags away; in finished sessions, too."""
        before = self.state(pass_.rater)
        self.store.change_flags(pass_, At(*place), sorted(segments), on=on, actor=pass_.rater)
        self.acting(pass_.rater, before)

    @rule(
        pass_=PASSES,
        place=PLACES,
        segment=st.integers(1, 2),
        text=st.sampled_from(["", "a", "b"]),
        beside=st.booleans(),
    )
    def memo(
        self, pass_: Pass, place: tuple[str, int], segment: int, text: str, beside: bool
    ) -> None:
        """Write a memo over what there is, or beside it, or take all away."""
        before = self.state(pass_.rater)
        memo = Memo(pass_, *place, "turn", segment, text or "c" * beside)
        if beside:
            self.store.add_memos(pass_, [memo], pass_.rater)
        else:
            self.store.set_memo(memo, pass_.rater)
        self.acting(pass_.rater, before)

    @rule(
        pass_=PASSES,
        topic=TOPICS,
        text=st.sampled_from(["", "a", "b\n\nc"]),
        beside=st.booleans(),
    )
    def topic_memo(self, pass_: Pass, topic: Topic, text: str, beside: bool) -> None:
        """Write a memo on a case, a session or a code, in finished sessions, too."""
        before = self.state(pass_.rater)
        memo = TopicMemo(pass_, topic, text or "d" * beside)
        if beside:
            self.store.add_topic_memos(pass_, [memo], pass_.rater)
        else:
            self.store.set_topic_memo(memo, pass_.rater)
        self.acting(pass_.rater, before)

    @rule(
        pass_=PASSES,
        place=PLACES,
        segments=st.sets(st.integers(1, 4), min_size=1),
        state=st.none() | st.sampled_from(list(Play)),
    )
    def play(
        self, pass_: Pass, place: tuple[str, int], segments: set[int], state: Play | None
    ) -> None:
        """Say of turns whether they are play, or take it back; in finished sessions, too."""
        before = self.state(pass_.rater)
        self.store.set_play(pass_, At(*place), sorted(segments), state, pass_.rater)
        self.acting(pass_.rater, before)

    @rule(pass_=PASSES, count=st.integers(1, 3))
    def untag(self, pass_: Pass, count: int) -> None:
        """Remove the first few tags."""
        tags = self.store.tags(pass_=pass_)[:count]
        ids = [tag.id for tag in tags]
        places = [(tag.case, tag.session) for tag in tags]
        self.judge(pass_, places, lambda: self.store.change_tags(pass_, ids, (), pass_.rater))

    @rule(pass_=PASSES, place=PLACES, value=st.none() | st.integers(0, 2))
    def rate(self, pass_: Pass, place: tuple[str, int], value: float | None) -> None:
        """Rate an item, or say that it cannot be rated."""
        rating = Rating(pass_, *place, "i", value)
        self.judge(pass_, [place], lambda: self.store.rate(pass_, [rating], pass_.rater))

    @rule(pass_=PASSES, place=PLACES)
    def unrate(self, pass_: Pass, place: tuple[str, int]) -> None:
        """Take a rating away, if it is there."""
        self.judge(pass_, [place], lambda: self.store.unrate(pass_, *place, "i", pass_.rater))

    @rule(pass_=PASSES, places=st.sets(PLACES, min_size=1), back=st.booleans())
    def finish(self, pass_: Pass, places: set[tuple[str, int]], back: bool) -> None:
        """Finish or reopen sessions."""
        before = self.state(pass_.rater)
        act = self.store.reopen if back else self.store.finish
        act(pass_, sorted(places), pass_.rater)
        self.acting(pass_.rater, before)

    @rule(which=st.integers(0, 9), title=st.sampled_from("tu"), last=st.integers(3, 5))
    def vignette(self, which: int, title: str, last: int) -> None:
        """Pick a vignette, change one, or let one go."""
        before = self.state("L")
        found = self.store.vignettes()
        if not found or which < 3:
            self.store.add_vignette(Vignette("A", 1, 2, last, title, "c"), "L")
        elif which < 7:
            chosen = found[which % len(found)]
            self.store.change_vignette(replace(chosen, title=title, last=last), "L")
        elif found[0].id is not None:
            self.store.remove_vignette(found[0].id, "L")
        self.acting("L", before)

    @rule(actor=st.sampled_from(["R1", "R2", "L"]))
    def undo(self, actor: str) -> None:
        """Bring back the state before the actor's last act."""
        before = self.state(actor)
        changed = self.store.undo(actor)
        assert bool(changed) == bool(self.past[actor])
        if changed:
            self.future[actor].append(before)
            assert self.state(actor) == self.past[actor].pop()

    @rule(actor=st.sampled_from(["R1", "R2", "L"]))
    def redo(self, actor: str) -> None:
        """Bring back the state before the last undo, unless something else was done since."""
        before = self.state(actor)
        changed = self.store.redo(actor)
        assert bool(changed) == bool(self.future[actor])
        if changed:
            self.past[actor].append(before)
            assert self.state(actor) == self.future[actor].pop()

    @rule()
    def restart(self) -> None:
        """Close the desk and open it again."""
        self.store.close()
        self.store = Store.open(self.folder / "study.thirdear")

    @rule(hours=st.integers(-48, 48))
    def set_the_clock(self, hours: int) -> None:
        """Move the wall clock, backwards too."""
        self.wall.return_value += hours * 3_600_000

    @precondition(lambda self: len(self.past["R1"]) % 3 == 1)
    @invariant()
    def replaying_changes_nothing(self) -> None:
        """Live tables equal a replay."""
        assert self.store.rebuild() == ()


Desks.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, print_blob=True
)
TestDesks = Desks.TestCase
