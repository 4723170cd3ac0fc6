"""The study: the one object that screen, command line and notebooks talk to."""

from __future__ import annotations

from thirdear.study.study import LEAD, STUDY_FILE, Language, Study, find

__all__ = ["LEAD", "STUDY_FILE", "Language", "Study", "find"]
