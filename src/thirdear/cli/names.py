"""The list of pseudonyms as a command opens it, with its own passphrase."""

from __future__ import annotations

import sys

from thirdear.base.streams import is_terminal
from thirdear.cli.app import from_file, new_passphrase, note, passphrase, strong
from thirdear.cli.common import common
from thirdear.model.language import said
from thirdear.study import Study


def unlock(study: Study) -> Study:
    """Return the study with the passphrase of its pseudonyms."""
    study.names_passphrase = passphrase(study.names_file, common.names_passphrase_file)
    return study


def unlock_to_write(study: Study, *, weak: bool) -> Study:
    """Return the study as :func:`unlock`; a person gives the first list its own passphrase."""
    first = study.encrypted and not study.names_file.exists()
    if not study.names_file.exists() and common.names_passphrase_file is not None:
        strong(from_file(common.names_passphrase_file), weak=weak)
    if not first or common.names_passphrase_file is not None or not is_terminal(sys.stdin):
        return unlock(study)
    note(
        "The list of pseudonyms has a passphrase of its own, so that who opens the study does "
        "not learn the names.",
        "Takma ad listesinin ayrı bir parolası vardır: çalışmayı açan, adları öğrenmiş olmaz.",
    )
    what = said("the pseudonyms", "takma adlar")
    study.names_passphrase = new_passphrase(None, what, "--names-passphrase-file", weak=weak)
    return study
