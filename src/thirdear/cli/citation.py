"""How to cite the program, as `thirdear --cite` prints it."""

from __future__ import annotations

from thirdear import __version__

AUTHOR = "The thirdear founders"
YEAR = 2026


def citation() -> str:
    """Return the reference in APA style and as a BibTeX entry, a blank line between them."""
    return (
        f"{AUTHOR}. ({YEAR}). thirdear (Version {__version__}) [Computer software].\n"
        "\n"
        "@software{thirdear,\n"
        f"  author  = {{{{{AUTHOR}}}}},\n"
        "  title   = {thirdear},\n"
        f"  version = {{{__version__}}},\n"
        f"  year    = {{{YEAR}}}\n"
        "}"
    )
