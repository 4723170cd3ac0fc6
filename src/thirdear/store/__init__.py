"""The store: the SQL door. Events are the truth; tables are made from them by replay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, Self, TypeVar

from thirdear.model.coding import EventId, NewTag, Pass, Tag
from thirdear.model.text import Transcript
from thirdear.store import accuracy as _accuracy
from thirdear.store import acts as _acts
from thirdear.store import beginnings as _beginnings
from thirdear.store import bookmarks as _bookmarks
from thirdear.store import checks as _checks
from thirdear.store import codebooks as _codebooks
from thirdear.store import copies as _copies
from thirdear.store import corrections as _corrections
from thirdear.store import decisions as _decisions
from thirdear.store import exports as _exports
from thirdear.store import files as _files
from thirdear.store import finished as _finished
from thirdear.store import flags as _flags
from thirdear.store import heads as _heads
from thirdear.store import history as _history
from thirdear.store import hypotheses as _hypotheses
from thirdear.store import journal as _journal
from thirdear.store import layers as _layers
from thirdear.store import machines as _machines
from thirdear.store import meanings as _meanings
from thirdear.store import memos as _memos
from thirdear.store import merge as _merge
from thirdear.store import overlay as _overlay
from thirdear.store import passes as _passes
from thirdear.store import play as _play
from thirdear.store import purge as _purge
from thirdear.store import raters as _raters
from thirdear.store import ratings as _ratings
from thirdear.store import recoding as _recoding
from thirdear.store import recordings as _recordings
from thirdear.store import search as _search
from thirdear.store import sessions as _sessions
from thirdear.store import settings as _settings
from thirdear.store import tags as _tags
from thirdear.store import topic_memos as _topic_memos
from thirdear.store import totals as _totals
from thirdear.store import trail as _trail
from thirdear.store import vignettes as _vignettes
from thirdear.store.connection import Database
from thirdear.store.heads import Heads
from thirdear.store.sums import Adder

if TYPE_CHECKING:
    from thirdear.model.consensus import Decision
    from thirdear.model.copies import Purged
    from thirdear.model.merge import Coming

__all__ = ["Store"]

P = ParamSpec("P")
R = TypeVar("R")


class _Open(Protocol):
    _db: Database


def _of(function: Callable[Concatenate[Database, P], R]) -> Callable[Concatenate[_Open, P], R]:
    """Return the method of a store that does this with its file; the function says what."""

    @wraps(function)
    def method(self: _Open, /, *args: P.args, **options: P.kwargs) -> R:
        return function(self._db, *args, **options)

    return method


class Store:
    """One study's file. Make it with :meth:`create` or :meth:`open`; close it, or use ``with``.

    What a thing's file in ``store/`` does with the study's file is a method here. Every method that
    changes something is one act, committed to the disk before it returns; its ``actor`` is a
    rater's key or "study". What cannot be done is a Refusal, and nothing is changed.
    A store belongs to the thread that opened it; another thread asks for a :meth:`reader`.
    """

    def __init__(self, db: Database, passphrase: str | None) -> None:
        self._db = db
        self._passphrase = passphrase
        self._shelf = _tags.Shelf()
        self.locked = False
        """Whether it was closed to keep everybody out; another one may be opened."""

    @classmethod
    def create(cls, path: Path, *, passphrase: str | None = None) -> Self:
        """Make a new study's file, encrypted with a passphrase; refuse an existing file."""
        return cls(_files.create(path, passphrase), passphrase)

    @classmethod
    def open(cls, path: Path, *, passphrase: str | None = None, read_only: bool = False) -> Self:
        """Open a study's file."""
        return cls(_files.open_(path, passphrase, read_only=read_only), passphrase)

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

    @property
    def path(self) -> Path:
        """The file."""
        return self._db.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._db.read_only

    @property
    def secret(self) -> str | None:
        """The passphrase that it was opened with; copies of a study have the same."""
        return self._passphrase

    @contextmanager
    def together(self) -> Iterator[None]:
        """Commit what the block does as one, or nothing of it; each act stays an act of its own."""
        with self._db.transaction():
            yield

    # -- what the study is set up with

    settings = _of(_settings.settings)
    setting = _of(_settings.setting)
    set_setting = _of(_settings.set_)
    change_setting = _of(_settings.change)
    add_codebook = _of(_codebooks.add)
    codebook_sources = _of(_codebooks.sources)
    codebook_versions = _of(_codebooks.versions)
    recode = _of(_recoding.recode)
    withdraw_recoding = _of(_recoding.withdraw)
    recodings = _of(_recoding.standing)
    add_rater = _of(_raters.add)
    raters = _of(_raters.raters)
    add_hypothesis = _of(_hypotheses.add)
    hypotheses = _of(_hypotheses.standing)
    withdraw_hypothesis = _of(_hypotheses.withdraw)
    withdrawn_hypotheses = _of(_hypotheses.withdrawn)
    declarations = _of(_trail.declared)
    record_export = _of(_exports.note)
    exports = _of(_exports.documents)

    # -- texts

    def add_transcript(self, transcript: Transcript, original: bytes, actor: str) -> bool:
        """Keep a transcript and its file's bytes; False where the same text is there already."""
        return self.add_transcripts([(transcript, original)], actor) == 1

    add_transcripts = _of(_sessions.add)
    remove_session = _of(_sessions.remove)
    has_judgements = _of(_sessions.has_judgements)
    replace_transcript = _of(_sessions.replace)
    cases = _of(_sessions.cases)
    sessions = _of(_sessions.sessions)
    transcript = _of(_sessions.transcript)
    text = _of(_beginnings.text)
    original = _of(_sessions.original)
    add_layer = _of(_layers.add)
    split = _of(_layers.split)
    join = _of(_layers.join)
    layers = _of(_layers.layers)
    segments = _of(_layers.segments)
    lines = _of(_beginnings.lines)
    search = _of(_search.search)
    possible = _of(_search.possible)
    correct = _of(_corrections.correct)
    withdraw = _of(_corrections.withdraw)
    corrections = _of(_overlay.standing)
    set_recording = _of(_recordings.set_)
    recordings = _of(_recordings.recordings)
    ever_recorded = _of(_recordings.ever)

    lacking_meanings = _of(_meanings.lacking)
    keep_meanings = _of(_meanings.keep)
    meanings = _of(_meanings.vectors)
    known_meanings = _of(_meanings.known)

    # -- judgements

    def change_tags(
        self, pass_: Pass, remove: Sequence[EventId], add: Sequence[NewTag], actor: str
    ) -> tuple[Tag, ...]:
        """Remove and add tags as one act; return the tags that stand for ``add``, in order."""
        return _tags.change(self._db, self._shelf, pass_, remove, add, actor)

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
        _decisions.decide_tags(self._db, self._shelf, decision, remove, add, finishes=finishes)

    decide_rating = _of(_decisions.decide_rating)
    decisions = _of(_decisions.decisions)
    tags = _of(_tags.tags)
    tag_times = _of(_tags.times)
    rate = _of(_ratings.rate)
    unrate = _of(_ratings.unrate)
    ratings = _of(_ratings.ratings)
    finish = _of(_finished.finish)
    reopen = _of(_finished.reopen)
    finished = _of(_finished.finished)
    finishing_order = _of(_finished.order)
    add_memos = _of(_memos.add)
    memos = _of(_memos.memos)
    dated_memos = _of(_memos.dated)
    set_memo = _of(_memos.set_)
    add_topic_memos = _of(_topic_memos.add)
    topic_memos = _of(_topic_memos.memos)
    dated_topic_memos = _of(_topic_memos.dated)
    set_topic_memo = _of(_topic_memos.set_)
    change_flags = _of(_flags.change)
    flags = _of(_flags.flags)
    set_play = _of(_play.set_)
    play = _of(_play.play)
    keep_place = _of(_bookmarks.keep)
    place = _of(_bookmarks.place)
    passes = _of(_passes.passes)
    apart = _of(_passes.apart)
    training = _of(_passes.training)
    keep_accuracy = _of(_accuracy.keep)
    kept_accuracy = _of(_accuracy.kept)
    machines = _of(_machines.machines)
    uncounted = _of(_machines.uncounted)
    begin_machine = _of(_machines.begin)
    declare_machine = _of(_machines.declare)
    keep_left = _of(_machines.keep_left)
    left = _of(_machines.left)
    progress = _of(_passes.progress)
    undo = _of(_acts.undo)
    redo = _of(_acts.redo)
    done = _of(_trail.done)
    happened = _of(_trail.happened)
    acted_elsewhere = _of(_acts.stands_elsewhere)
    add_vignette = _of(_vignettes.add)
    change_vignette = _of(_vignettes.change)
    remove_vignette = _of(_vignettes.remove)
    vignettes = _of(_vignettes.vignettes)

    # -- sums, which scores and agreement are made of

    def adder(self, layer: str = "turn", rater: str | None = None) -> Adder:
        """Return what adds up tags of a layer, of one rater or all, and reads each code once."""
        return Adder(self._db, layer, rater)

    passes_with = _of(_totals.passes_with)
    prompted = _of(_totals.prompted)
    values_of = _of(_totals.values_of)
    spoken = _of(_totals.spoken)
    tags_elsewhere = _of(_totals.tags_elsewhere)
    extents = _of(_totals.extents)

    # -- its own safety: other copies, the journal, proofs, erasing

    def coming(self, other: Store) -> tuple[Coming, ...]:
        """Return what another copy of the study would bring, by pass."""
        return _merge.coming(self._db, other._db)

    def take(self, other: Store) -> int:
        """Take over what another copy has, whole or not at all; return how many events came."""
        return _merge.take(self._db, other._db)

    def copy_to(self, target: Path) -> None:
        """Write a verified copy as it stands; others may go on writing. Any thread may ask."""
        _copies.copy(self.path, self._passphrase, target)

    def state(self) -> str:
        """Return a short digest of all that was done: the same as long as nothing is."""
        return _copies.state_of(self.heads())

    heads = _of(_journal.heads)
    identity = _of(_history.identity)
    history = _of(_history.history)
    rebuild = _of(_checks.rebuild)

    def cut_off(self, noted: Heads, source: str) -> tuple[str, ...]:
        """Return what the journal lacks of the heads that ``source`` saw, as sentences."""
        return tuple(_heads.cut_off(self._db, noted, source))

    def has_event(self, id_: EventId, digest: str) -> bool:
        """Say whether the journal holds this very event, known by its hash in hexadecimal."""
        found = _journal.event(self._db, id_)
        return found is not None and found.hash.hex() == digest

    def check(self) -> tuple[str, ...]:
        """Return what does not hold, as sentences: file, chain, words, tags, tables."""
        return _checks.check(self._db, self._passphrase)

    def purge(self, case: str, settings: Mapping[str, str], actor: str) -> Purged:
        """Erase every word of a case; ``settings`` replace those that told something of it."""
        done = _purge.purge(self._db, case, settings, actor)
        self._shelf = _tags.Shelf()
        return done
