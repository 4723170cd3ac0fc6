"""Assemble Windows' own CPython with thirdear's dependencies in a folder, to be run by wine.

    uv run --no-project --with pefile .ci/windows/assemble.py [FOLDER]

Python and the wheels are those that .github/release/windows.py puts into the file for people, with
what the tests need besides. What wine 8 lacks is compiled from the C files beside this program.

    apt-get install --no-install-recommends wine wine64 gcc-mingw-w64-x86-64-win32
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pefile

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / ".github" / "release"))
import windows  # noqa: E402 - beside the program that makes the file for people

GCC = "x86_64-w64-mingw32-gcc"
MATH, OWN_MATH = b"api-ms-win-crt-math-l1-1-0.dll", b"thx-ms-win-crt-math-l1-1-0.dll"
"""The C runtime's functions, and the stand-in; one length, so that wheels can be rewritten."""
LACKING = """import _winapi
vars(_winapi).pop("CopyFile2", None)  # Wine 8 ends the program there; shutil then copies itself.
"""
COMPLEX = re.compile(r"(c(real|imag|abs|arg|exp|log|pow|sqrt|proj|a?(sin|cos|tan)h?)|conj)[fl]?")


def imported(libraries: list[Path]) -> Iterator[str]:
    """Yield the names that libraries import from the C runtime's mathematics."""
    wanted = pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]
    for library in libraries:
        with pefile.PE(str(library), fast_load=True) as told:
            told.parse_data_directories([wanted])
            for entry in getattr(told, "DIRECTORY_ENTRY_IMPORT", []):
                if entry.dll.lower() == MATH:
                    yield from (one.name.decode() for one in entry.imports if one.name)


def stand_in(python: Path, site: Path) -> None:
    """Put the stand-ins beside Python, and let the wheels ask them."""
    libraries = [*site.rglob("*.pyd"), *site.rglob("*.dll")]
    users = [one for one in libraries if MATH in one.read_bytes()]
    names = sorted(set(imported(users)))
    lines = [f"  {n} = {f'own_{n}' if COMPLEX.fullmatch(n) else f'ucrtbase.{n}'}" for n in names]
    exports = python / "math.def"
    head = [f'LIBRARY "{OWN_MATH.decode()}"', "EXPORTS"]
    exports.write_text("\n".join([*head, *lines, ""]), "ascii")
    options = ["-O1", "-shared", "-static", "-static-libgcc"]
    math = [HERE / "complex.c", exports, "-fno-builtin", "-o", python / OWN_MATH.decode()]
    random = [HERE / "random.c", "-o", python / "bcryptprimitives.dll", "-ladvapi32"]
    for given in (math, random):
        subprocess.run([GCC, *options, *given], check=True)
    for user in users:
        user.write_bytes(user.read_bytes().replace(MATH, OWN_MATH))


def main() -> None:
    """Assemble, or say what is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=windows.PREPARED)
    folder = parser.parse_args().folder
    missing = [name for name in ("wine", GCC, "uv") if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"These are not here: {', '.join(missing)}.")
    shutil.rmtree(folder, ignore_errors=True)
    python = windows.unpack(folder)
    # The wheel is there for its name and version; tests run over the source.
    windows.install(folder / "site", groups=["dev"], wheel=windows.build(folder))
    # Wine answers its questions so that platform.* fails; without it Python asks otherwise.
    (python / "_wmi.pyd").unlink()
    # Tests say in the environment how a Python they start is to behave, which that file forbids.
    for names in python.glob("*._pth"):
        names.unlink()
    stand_in(python, folder / "site")
    # Not as sitecustomize: tests have one of their own, and the first is the only one.
    (folder / "site" / "usercustomize.py").write_text(LACKING, "ascii")
    prefix = os.environ | {"WINEPREFIX": str(folder / "wine"), "WINEDEBUG": "-all"}
    settle = ["wine", "winecfg", "-v", "win10"]
    subprocess.run(settle, env=prefix, check=True, stdin=subprocess.DEVNULL)
    # Wine's does nothing, and takes a third of a second for each folder that is made.
    system = folder / "wine" / "drive_c" / "windows" / "system32"
    (system / "icacls.exe").unlink()
    # Programs of the wheels look for it beside themselves and there.
    shutil.copy(python / "bcryptprimitives.dll", system)
    print(f"Windows' Python {windows.VERSION} is in {folder}.")


if __name__ == "__main__":
    main()
