"""How the program ends: refusals become sentences with their exit code, faults too."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from thirdear.base.streams import prepare
from thirdear.cli.common import Common, common
from thirdear.model.language import said, speak, spoken_here
from thirdear.model.refusal import Refusal


def run(app: Callable[[], object]) -> None:
    """Run the program: refusals become sentences with their exit code, faults too."""
    for name, value in vars(Common()).items():
        setattr(common, name, value)
    prepare()
    speak(spoken_here())
    try:
        app()
    except Refusal as refusal:
        _leave(str(refusal), refusal.exit_code, refusal)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as fault:  # noqa: BLE001 - a traceback could show a transcript's words
        _leave(_fault(fault), 1, fault)


def _leave(sentence: str, code: int, cause: BaseException | None) -> None:
    if common.debug and cause is not None:
        traceback.print_exception(cause)
    from thirdear.cli.app import note

    note(sentence)
    sys.exit(code)


def _fault(fault: Exception) -> str:
    place = traceback.extract_tb(fault.__traceback__)[-1]
    where = f"{type(fault).__name__}, {Path(place.filename).name}"
    return said(
        f"This is a fault in thirdear ({where}, line {place.lineno}); what was stored is kept. "
        "--debug shows more.",
        f"Bu, thirdear programının bir hatası ({where}, satır {place.lineno}); saklananlar "
        "duruyor. --debug daha çoğunu gösterir.",
    )
