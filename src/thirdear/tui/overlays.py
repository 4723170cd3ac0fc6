"""The screens that lie over a session or the list of sessions, made when somebody goes there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from thirdear.tui.seat import Seat


def _scores(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.scores.screen import ScoresScreen

    return ScoresScreen(seat, case)


def _codebook(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.codebook import CodebookScreen

    return CodebookScreen(seat)


def _again(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.again import AgainScreen

    return AgainScreen(seat)


def _history(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.history import HistoryScreen

    return HistoryScreen(seat)


def _vignettes(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.vignettes.screen import VignettesScreen

    return VignettesScreen(seat, case)


def _agreement(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.agreement import AgreementScreen

    return AgreementScreen(seat)


def _consensus(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.consensus import ConsensusScreen

    return ConsensusScreen(seat)


def _settings(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.settings import SettingsScreen

    return SettingsScreen(seat)


def _assigning(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.assignment import AssigningScreen

    return AssigningScreen(seat)


def _facts(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.facts.screen import FactsScreen

    return FactsScreen(seat, case)


def _import(seat: Seat, _: str | None) -> Screen[None]:
    from thirdear.tui.first.imports import BringScreen

    return BringScreen(seat)


def _export(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.leaving.export import ExportScreen

    return ExportScreen(seat, case)


def _disguise(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.leaving.disguise import DisguiseScreen

    return DisguiseScreen(seat, case)


def _passages(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.passages import PassagesScreen

    return PassagesScreen(seat, case)


def _matrix(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.matrix import MatrixScreen

    return MatrixScreen(seat, case)


def _registry(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.registry import RegistryScreen

    return RegistryScreen(seat, case)


def _safe(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.safekeeping.safe import SafeScreen

    return SafeScreen(seat, case)


def _merge(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.safekeeping.merge import MergeScreen

    return MergeScreen(seat, case)


def _tests(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.scores.hypotheses import HypothesesScreen

    return HypothesesScreen(seat, case)


def _search(seat: Seat, case: str | None) -> Screen[None]:
    from thirdear.tui.passages import SearchScreen

    return SearchScreen(seat, case)


OVER: Mapping[str, Callable[[Seat, str | None], Screen[None]]] = {
    "scores": _scores,
    "again": _again,
    "codebook": _codebook,
    "history": _history,
    "vignettes": _vignettes,
    "agreement": _agreement,
    "consensus": _consensus,
    "settings": _settings,
    "assigning": _assigning,
    "facts": _facts,
    "import": _import,
    "export": _export,
    "disguise": _disguise,
    "passages": _passages,
    "search": _search,
    "matrix": _matrix,
    "registry": _registry,
    "safe": _safe,
    "merge": _merge,
    "tests": _tests,
}
"""What makes a screen, for the one who sits here and a case, by the name in the table of keys."""
TELLING = frozenset(
    (
        "scores history vignettes agreement consensus import assigning facts export disguise "
        "passages search matrix registry safe merge tests"
    ).split()
)
"""Screens that tell which session is which, so they are closed in a masked queue."""
