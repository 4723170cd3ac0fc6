"""Judging without knowing which session it is: a pass's own order, and names that tell nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from thirdear.model.coding import Pass
from thirdear.study import queues

if TYPE_CHECKING:
    from thirdear.study.study import Study

_ON, _OFF = "yes", "no"


def _setting(pass_: Pass) -> str:
    return f"masked.{pass_.rater}.{pass_.number}"


def is_masked(study: Study, pass_: Pass) -> bool:
    """Say whether a pass judges in its own order under masked names."""
    return study.store.settings().get(_setting(pass_)) == _ON


def mask(study: Study, pass_: Pass, *, on: bool) -> None:
    """Begin or end that; an event of the pass's rater, so that the journal tells since when."""
    if is_masked(study, pass_) != on:
        study.store.set_setting(_setting(pass_), _ON if on else _OFF, pass_.rater)


def masks(study: Study, pass_: Pass) -> Mapping[tuple[str, int], str]:
    """Return the masked name of each session in the pass's own order; empty where it has none."""
    if not is_masked(study, pass_):
        return {}
    return {(one.case, one.session): one.mask for one in queues.queue(study, pass_)}
