"""Which files of a folder are read."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from thirdear.model.refusal import Refusal
from thirdear.study.imports import folders


def test_a_folder_that_cannot_be_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No transcript in it is missed in silence."""

    def closed(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", closed)
    told = re.escape(f"The folder {tmp_path} cannot be opened: Permission denied")
    with pytest.raises(Refusal, match=told):
        folders.expand([tmp_path])
