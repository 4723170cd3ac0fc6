"""Every written form of a name that a transcript may hold: made by rules of its own.

Nothing here is taken from the program, so that a form is not found only because the same rules
made it. The names are drawn from the program's list of names; nobody chose them by hand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

_BACK, _ROUND = "aıou", "ouöü"
_VOWELS = "aıoueiöüâîû"
_FRONT_OF = str.maketrans("âîû", "aiu")
_HARD = "fstkçşhp"
_ASCII = str.maketrans("çğıöşüÇĞİÖŞÜ", "cgiosuCGIOSU")
_WIDE = {code: code - 0x21 + 0xFF01 for code in range(0x21, 0x7F) if chr(code).isalnum()}


@dataclass(frozen=True, slots=True)
class Form:
    """A written form: the text, its kind, and what has to stand there where it is replaced.

    ``before`` and ``after`` stand around it and belong to nobody (a title, a hash sign).
    """

    kind: str
    text: str
    expected: str | None = None
    before: str = ""
    after: str = ""


def small(text: str) -> str:
    """Return Turkish small letters."""
    return text.replace("İ", "i").replace("I", "ı").lower()


def large(text: str) -> str:
    """Return Turkish capital letters."""
    return text.replace("i", "İ").upper()


def suffixed(name: str, *suffixes: str) -> str:
    """Return a Turkish name with suffixes in capitals: A e/a, I ı/i/u/ü, D d/t, C c/ç, (x)."""
    word = name
    for suffix in suffixes:
        for letter in _buffered(small(word), suffix):
            word += _sound(small(word), letter)
    return word


def _buffered(word: str, suffix: str) -> str:
    if suffix[0] != "(":
        return suffix
    buffer, rest = suffix[1], suffix[3:]
    vowel = word[-1] in _VOWELS
    return buffer + rest if vowel == (buffer != "I") else rest


def _sound(word: str, letter: str) -> str:
    last = next((one for one in reversed(word) if one in _VOWELS), "e").translate(_FRONT_OF)
    if letter == "A":
        return "a" if last in _BACK else "e"
    if letter == "I":
        return ("uü" if last in _ROUND else "ıi")[last not in _BACK]
    if letter in "DC":
        return {"D": "dt", "C": "cç"}[letter][word[-1] in _HARD]
    return letter


CASES = ("(n)In", "(y)I", "(y)A", "DA", "DAn", "(y)lA")
AFTER_APOSTROPHE = (
    *((case,) for case in CASES),
    *((("(n)In"), "ki"), ("(n)In", "ki", "ndAn"), ("DA", "ki", "lAr"), ("(y)DI",), ("(y)mIş",)),
    *(("(y)sA",), ("(y)ken",), ("DA", "(y)DI"), ("(I)m",), ("(I)mIz", "lA")),
)
GLUED = (
    *(("lAr",), ("lAr", "(y)A"), ("lAr", "DA"), ("gil",), ("gil", "DA"), ("gil", "lAr", "DAn")),
    *(("gil", "lAr", "DA", "(y)DI"), ("CIk",), ("CIğ", "Im"), ("CIğ", "Im", "(n)In")),
    *(("CIm",), ("CIm", "(n)In"), ("lI",), ("sIz",), ("sIz", "(y)A"), ("lAş", "DI")),
    *(("(I)mIz",), ("(y)nAn",), ("lIk",), ("(y)ken",)),
)


def turkish(name: str, instead: str, draw: random.Random) -> Iterator[Form]:
    """Yield the forms of a Turkish name, with the same form of its pseudonym."""
    yield Form("bare", name, instead)
    yield Form("capitals", large(name), large(instead) if len(name) > 3 else None)
    yield Form("small letters", small(name))
    yield Form("no Turkish letters", name.translate(_ASCII), instead)
    yield Form("small, title behind", small(name), after=draw.choice((" hanım", " bey", " abla")))
    yield from _with_suffixes(name, instead, draw)
    yield from _typed_wrongly(name, instead, draw)
    yield from _spoken(name, instead, draw)
    yield from _grown(name, draw)
    yield from _damaged(suffixed(name, "DA"), name, instead)


def _with_suffixes(name: str, instead: str, draw: random.Random) -> Iterator[Form]:
    for chain in AFTER_APOSTROPHE:
        tail, other = suffixed(name, *chain)[len(name) :], suffixed(instead, *chain)
        kind = "case" if chain[0] in CASES and len(chain) == 1 else "long chain"
        for mark in "'’":
            right = f"{instead}{mark}{other[len(instead) :]}"
            yield Form(f"{kind}, apostrophe", f"{name}{mark}{tail}", right)
            yield Form(f"{kind}, small, apostrophe", small(f"{name}{mark}{tail}"))
        glued = f"{instead}’{other[len(instead) :]}"
        yield Form(f"{kind}, glued", f"{name}{tail}", glued)
        yield Form(f"{kind}, glued, small", small(f"{name}{tail}"))
        yield Form(f"{kind}, no Turkish letters", f"{name}{tail}".translate(_ASCII), glued)
        shouted = large(f"{instead}'{other[len(instead) :]}")
        yield Form(f"{kind}, capitals", large(f"{name}'{tail}"), shouted)
    for chain in GLUED:
        word = suffixed(name, *chain)
        other = suffixed(instead, *chain)
        if chain[0] in ("(I)mIz", "(y)nAn", "(y)ken"):
            other = f"{instead}’{other[len(instead) :]}"
        yield Form("glued chain", word, other)
        yield Form("glued chain, small", small(word))
        yield Form("glued chain, no Turkish letters", word.translate(_ASCII), other)
    del draw


def _typed_wrongly(name: str, instead: str, draw: random.Random) -> Iterator[Form]:
    of, instead_of = suffixed(name, "(n)In"), suffixed(instead, "(n)In")
    tail = of[len(name) :]
    other = instead_of[len(instead) :]
    for mark in (",", '"', "‚", "„", "`", "´"):
        yield Form("another mark", f"{name}{mark}{tail}", f"{instead}{mark}{other}")
    for mark in (" '", "' ", " ’", "’ "):
        right = f"{instead}{mark.strip()}{other}"
        yield Form("blank and apostrophe", f"{name}{mark}{tail}", right)
    yield Form("hyphen", f"{name}-{tail}", f"{instead}-{other}")
    yield Form(
        "line end", f"{name[:2]}-\n{name[2:]}'{tail}", f"{instead}'{instead_of[len(instead) :]}"
    )
    yield Form("digits", f"{name}{draw.randint(1, 99)}"[: len(name)], instead, after="7")
    yield Form(
        "user name", small(name.translate(_ASCII)), before="@", after="_0" + str(draw.randint(1, 9))
    )
    yield Form("hash tag", small(name), before="#")
    yield Form("soft hyphen", f"{name[:2]}\u00ad{name[2:]}")


def _spoken(name: str, instead: str, draw: random.Random) -> Iterator[Form]:
    at = draw.randrange(1, len(name))
    yield Form("lengthened", name[:at] + name[at] * 3 + name[at:], instead)
    yield Form("lengthened at the end", name + name[-1] * draw.randint(1, 4), instead)
    yield Form("lengthened, small", small(name[:at] + name[at] * 2 + name[at:]))
    yield Form("stutter", f"{name[0]}-{name}", f"{instead[0]}-{instead}")
    yield Form("stutter", f"{name[0]}-{small(name[0])}-{small(name)}")
    yield Form("stutter", f"{name[:2]}-{name}")
    yield Form("false start", f"{name[:2]}- {name}", f"{instead[:2]}- {instead}")
    yield Form("false start", f"{name[:2]}... {name}")
    if len(name) > 3:
        yield Form("cut off", name[:3], after="-")
        yield Form("repeated with hyphens", f"{name[:2]}-{name[1]}-{name[1]}-{name[2:]}")
    yield Form("colon", f"{name[:2]}:{name[2:]}", instead)
    yield Form("colons at the end", f"{name}", after="::")
    yield Form("brackets", f"{name[:2]}({name[2:]})", instead)
    yield Form("brackets", f"({name[:2]}){name[2:]}", instead)
    yield Form("equals sign", f"{name[:2]}={name[2:]}", instead)
    yield Form("hyphen inside", f"{name[:2]}-{name[2:]}", instead)
    yield Form("pitch", f"↑{name[:2]}↑{name[2:]}"[1:], before="↑")


_BESIDE = ("hanım", "abla", "öğretmen", "yılmaz", "demir", "bey")


def _grown(name: str, draw: random.Random) -> Iterator[Form]:
    yield Form("joined, small", small(name) + draw.choice(_BESIDE))
    yield Form("joined, small", draw.choice(("benim", "canım", "tatlı", "küçük")) + small(name))
    yield Form("joined", name + draw.choice(("Yılmaz", "Hanım", "Demir", "Kaya")))
    yield Form("joined", draw.choice(("benim", "sevgili")) + name)


def _damaged(form: str, name: str, instead: str) -> Iterator[Form]:
    if form.translate(_ASCII) != form:
        yield Form("Latin 1 for Latin 5", form.encode("iso8859-9").decode("latin-1"))
        wrong = form.encode().decode("cp1252", "replace")
        yield Form("UTF-8 for Windows-1252", wrong)
        yield Form("question marks", form.encode("latin-1", "replace").decode("latin-1"))
        yield Form("question marks", form.encode("ascii", "replace").decode("ascii"))
    yield Form("full width", name.translate(_WIDE), instead)


def english(name: str, instead: str, draw: random.Random) -> Iterator[Form]:
    """Yield the forms of an English name, with the same form of its pseudonym."""
    yield Form("bare", name, instead)
    yield Form(
        "capitals", name.upper(), instead.upper() if sum(map(str.isalpha, name)) > 3 else None
    )
    yield Form("small letters", name.lower())
    for mark in "'’":
        yield Form("possessive", f"{name}{mark}s", f"{instead}{mark}s")
        yield Form("small possessive", f"{name.lower()}{mark}s")
        yield Form("contraction", f"{name}{mark}ll", f"{instead}{mark}ll")
        yield Form("contraction", f"{name}{mark}d", f"{instead}{mark}d")
        yield Form("blank and apostrophe", f"{name} {mark}s")
        yield Form("blank and apostrophe", f"{name}{mark} s")
    yield Form("plural", f"{name}s")
    yield Form("small plural", f"{name.lower()}s")
    for ending in ("y", "kins", "ish", "less"):
        yield Form("diminutive or adjective", f"{name}{ending}")
        yield Form("diminutive or adjective, small", f"{name.lower()}{ending}")
    yield Form("title before", name, instead, before=draw.choice(("Mrs. ", "Aunt ", "Dr ")))
    yield Form("joined", f"{name}Smith")
    yield Form("joined, small", f"{name.lower()}smith")
    yield Form("joined, small", f"my{name.lower()}")
    yield Form("user name", name.lower(), before="@", after="_9")
    yield Form("digits", name, instead, after="77")
    yield Form("underlined", name, instead, before="_", after="_")
    yield Form("full width", name.translate(_WIDE), instead)
    if name.isalpha():
        yield Form("line end", f"{name[:3]}-\n{name[3:]}" if len(name) > 4 else name)
        yield from _spoken(name, instead, draw)


COMPOUNDS = {
    "Anne-Marie": (
        "Anne–Marie",
        "Anne Marie",
        "AnneMarie",
        "anne-marie",
        "ANNE-MARIE",
        "Anne- Marie",
    ),
    "Mary-Lou": ("Mary–Lou", "Mary Lou", "MaryLou", "mary lou", "Mary‑Lou"),
    "O’Brien": ("O'Brien", "O ’Brien", "O ' Brien", "O Brien", "OBrien", "o'brien", "O’ Brien"),
    "O'Connor": ("O’Connor", "O 'Connor", "O Connor", "OConnor", "O' Connor"),
    "McAllister": ("Mc Allister", "Mcallister", "MCALLISTER", "mcallister", "McAllister's"),
    "Elm Park": ("Elm-Park", "ElmPark", "elm park", "Elm_Park", "ELM PARK", "Elm\nPark", "elmpark"),
}


def compounds() -> Iterator[tuple[str, Form]]:
    """Yield the forms of names of two words, with the name."""
    for name, forms in COMPOUNDS.items():
        for form in (name, *forms):
            yield name, Form("compound", form)
            yield name, Form("compound possessive", f"{form}'s" if not form.endswith("s") else form)
