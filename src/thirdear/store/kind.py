"""What a kind of event is: what it does to the tables, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from thirdear.store.connection import Database
from thirdear.store.journal import Event
from thirdear.store.projector import Projector


class Kind(NamedTuple):
    """One kind of event; the file of the thing that it is about says what it does.

    ``apply`` lets a run of such events act on the tables, and ``inverse`` takes one back: where it
    is missing, undo passes over the event. ``again`` does taken back events again at a clock, where
    that is not what ``apply`` does. ``check`` refuses to take back or to do again ("undo", "redo")
    an act, whose events it gets, where the study has gone on since. ``told`` is what the history
    says of a body that is this kind's own.
    """

    apply: Callable[[Projector, Sequence[Event]], None]
    inverse: Callable[[Projector, Event], None] | None = None
    again: Callable[[Projector, Sequence[Event], int], None] | None = None
    check: Callable[[Database, Sequence[Event], str], None] | None = None
    told: Callable[[Mapping[str, Any]], str] | None = None


KINDS: dict[str, Kind] = {}
"""Every kind by its name. ``store/kinds.py`` fills it, which is loaded with the package."""
TABLES: dict[str, str] = {}
"""Every table that is made from events, by its name: its columns. It is filled there, too."""
