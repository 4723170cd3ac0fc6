"""The study: the one object that screen, command line and notebooks talk to."""

from __future__ import annotations

from thirdear.study.study import LEAD, NAMES_FILE, STUDY_FILE, Language, Study, find

__all__ = ["LEAD", "NAMES_FILE", "STUDY_FILE", "Language", "Study", "find"]
