"""Part: what every part of a study stands on, its folder and its store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from thirdear.model.language import Language
from thirdear.model.text import Segment
from thirdear.store import Store

if TYPE_CHECKING:
    from thirdear.study.study import Study

STUDY_FILE = "study.thirdear"
NAMES_FILE = "names.thirdear"
LEAD = "study"
"""The actor of what nobody does as a rater: imports, codebooks, settings, exports."""


class Part:
    """A study's folder and store, and the study as a whole, for the functions behind a part."""

    def __init__(self, folder: Path, store: Store, *, encrypted: bool = False) -> None:
        self.folder = folder
        self.store = store
        self.encrypted = encrypted
        """Whether the database has a passphrase."""
        self.names_passphrase: str | None = None
        self.ask_names: Callable[[], str | None] | None = None
        """How to learn the passphrase of the pseudonyms when they are first needed."""
        self._segments: dict[tuple[str, int, str], tuple[Segment, ...]] = {}

    @property
    def whole(self) -> Study:
        """The study that this is a part of; parts are never made alone."""
        return cast("Study", self)

    @property
    def language(self) -> Language:
        """The language of the screen and of documents."""
        return "tr" if self.store.settings().get("language") == "tr" else "en"
