"""What second transcripts of sessions have shown: counts of words, and never a word.

They are settings, one a session, so each is an act that can be undone and copies of a study merge.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from thirdear.store.connection import Database
from thirdear.store.settings import change, settings

if TYPE_CHECKING:
    from thirdear.model.accuracy import Compared

_PREFIX = "accuracy."


def keep(db: Database, found: Compared, actor: str) -> None:
    """Keep what was found of a session, in the place of what was kept of it before."""
    body = {"text": found.text, "roles": [list(one) for one in found.roles]}
    change(db, _key(found.case, found.session), json.dumps(body), actor)


def kept(db: Database) -> tuple[Compared, ...]:
    """Return what is kept, in the order of cases and sessions."""
    from thirdear.model.accuracy import Compared, RoleErrors

    found = []
    for key, value in settings(db).items():
        if key.startswith(_PREFIX) and value:
            case, _, number = key.removeprefix(_PREFIX).rpartition(".")
            body = json.loads(value)
            roles = tuple(RoleErrors(*one) for one in body["roles"])
            found.append(Compared(case, int(number), body["text"], roles))
    return tuple(sorted(found, key=lambda one: (one.case, one.session)))


def without(told: dict[str, str], case: str) -> dict[str, str]:
    """Return the settings of this kind that tell of a case, emptied."""
    own = (key for key in told if key.startswith(_PREFIX))
    return {key: "" for key in own if key.removeprefix(_PREFIX).rpartition(".")[0] == case}


def _key(case: str, session: int) -> str:
    return f"{_PREFIX}{case}.{session}"
