"""Where a file lies: on a network, or in a folder that another program copies away."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath

_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afp\w*|webdav|davfs\d?|9p|afs|ceph|lustre|beegfs|vboxsf|macfuse|"
    r"fuse\.(?:sshfs|rclone|davfs|onedriver|google-drive-ocamlfuse|vmhgfs-fuse|glusterfs)",
    re.IGNORECASE,
)
_SYNCED = re.compile(
    r"dropbox.*|onedrive.*|google ?drive.*|my drive|drive\.google.*|icloud ?drive|"
    r"mobile documents|com~apple~clouddocs|cloudstorage|box(?: sync)?|nextcloud|owncloud|"
    r"pcloud ?drive|mega(?:sync)?|seafile|syncthing|drive['’]ım|yandex\.?disk.*|proton ?drive",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\\\\(?:\?\\UNC\\)?[^?.\\]")
"""How the path of a Windows share begins that has no letter of a drive."""
_MARKERS = (".stfolder", ".dropbox.cache", ".sync_disabled")
_OCTAL = re.compile(r"\\([0-7]{3})")
_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def network(path: Path) -> str | None:
    """Return the kind of network file system that a path lies on, None on a disk of this one."""
    place, found = path.resolve(), None
    if _SHARE.match(str(place)):
        return "smb"
    longest = -1
    with suppress(OSError):
        for mounted, kind, remote in _mounts():
            depth = len(PurePath(mounted).parts)
            if depth >= longest and place.is_relative_to(mounted):
                longest = depth
                found = kind if remote or _NETWORK.fullmatch(kind) else None
    return found


def _mounts() -> Iterator[tuple[str, str, bool]]:
    """Yield where file systems are mounted, their kind, and whether the system calls them remote.

    Linux tells it in a file, which spares the first paint a library's tenth of a second.
    """
    if sys.platform == "linux":
        for line in Path("/proc/self/mounts").read_text("utf-8", "surrogateescape").splitlines():
            _, mounted, kind, *_ = line.split(" ")
            yield _OCTAL.sub(lambda code: chr(int(code[1], 8)), mounted), kind, False
    else:
        import psutil

        for part in psutil.disk_partitions(all=True):
            yield part.mountpoint, part.fstype, "remote" in part.opts.split(",")


def synced(path: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """Return the folder above a path that a program such as Dropbox copies away, None if none.

    Known by its name, by what the program notes about itself, or by a file that it leaves.
    """
    place = path.resolve()
    for folder in place.parents:
        if _SYNCED.fullmatch(folder.name):
            return str(folder)
        if any((folder / marker).exists() for marker in _MARKERS):
            return str(folder)
    return next((root for root in _roots(environment) if place.is_relative_to(root)), None)


def _roots(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the folders that OneDrive and Dropbox say are theirs."""
    yield from (environment[name] for name in _ROOTS if environment.get(name))
    notes = [Path(environment.get("HOME", "~")).expanduser() / ".dropbox"]
    notes += [
        Path(environment[n]) / "Dropbox" for n in ("APPDATA", "LOCALAPPDATA") if n in environment
    ]
    for note in notes:
        with suppress(OSError, ValueError, TypeError, AttributeError):
            for account in json.loads((note / "info.json").read_text("utf-8")).values():
                yield str(account["path"])
