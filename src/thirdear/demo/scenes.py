"""The scenes that the invented sessions are told from: reading the files, filling the blanks.

A scene is a list of beats; a beat holds the alternatives for one turn, and the teller picks one.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from thirdear.model.refusal import Refusal

THERAPIST, CHILD, PARENT = "T", "C", "P"
SPEAKERS = (THERAPIST, CHILD, PARENT)
PHASES = ("first", "early", "middle", "late", "last")
STANCE = (
    "adaptation",
    "nonjudgmental",
    "not_knowing",
    "playful",
    "implicit_explicit",
    "use_of_self",
)
TECHNIQUES = {
    "attention": ("joint_attention", "holding", "here_and_now", "mental_state_curiosity"),
    "regulation": ("feelings_curiosity", "bumpy_roads", "arousal", "play_limits", "empathy"),
    "explicit": ("link_behavior", "perspective", "relationship"),
}
POSITIVE = ("bond_plus", "task_plus", "repair")
NEGATIVE = ("bond_minus", "task_minus", "withdrawal", "confrontation")
CODES: Mapping[str, frozenset[str]] = {
    THERAPIST: frozenset((*STANCE, *(code for family in TECHNIQUES.values() for code in family))),
    CHILD: frozenset((*POSITIVE, *NEGATIVE)),
    PARENT: frozenset(),
}
_LINE = re.compile(r"(?P<speaker>[A-Z]) (?P<code>[a-z_]+|-): (?P<text>\S.*)")
_BLANK = re.compile(r"\{([^{}]+)\}")

# Each stands where its blank stands without being inflected: English ones begin with a consonant
# (for "a"), numbers are above one.
BLANKS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        "colour": ("red", "blue", "green", "yellow", "purple", "brown", "white", "pink", "grey"),
        "animal": ("fox", "bear", "rabbit", "tiger", "horse", "wolf", "giraffe", "lion", "turtle"),
        "number": ("two", "three", "four", "five", "six", "seven", "eight", "nine"),
        "toy": ("robot", "rocket", "dragon", "tractor", "digger", "fire engine", "train", "knight"),
        "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "game": ("Ludo", "dominoes", "Snap", "Jenga", "draughts", "pick-up sticks", "Uno"),
    },
    "tr": {
        "renk": ("kırmızı", "mavi", "yeşil", "sarı", "mor", "turuncu", "beyaz", "pembe", "gri"),
        "hayvan": ("tilki", "ayı", "tavşan", "kaplan", "at", "kurt", "zürafa", "aslan", "fil"),
        "sayı": ("iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"),
        "oyuncak": ("robot", "roket", "ejderha", "traktör", "kepçe", "itfaiye", "tren", "şövalye"),
        "gün": ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
        "oyun": (
            "kızma birader",
            "domino",
            "tabu",
            "dama",
            "isim şehir",
            "yılanlar ve merdivenler",
        ),
    },
}

# What can be said after anything and before anything, where a beat has no plain line left.
NODS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "en": {
        THERAPIST: ("Mm.", "Mm-hm.", "I see.", "(nods)", "Okay.", "(waits)", "Hm, yes."),
        CHILD: ("Mm.", "Hm.", "(looks up)", "(thinks)", "Maybe.", "(pause) Mm.", "Yeah."),
    },
    "tr": {
        THERAPIST: ("Hı hı.", "Hmm.", "Anladım.", "(başını sallar)", "Peki.", "(bekler)", "Evet."),
        CHILD: ("Hı hı.", "Hmm.", "(başını kaldırır)", "(düşünür)", "Belki.", "(susar) Hı."),
    },
}


@dataclass(frozen=True, slots=True)
class Line:
    """One alternative: who says it, its code (a short key; None for a plain line), the words."""

    speaker: str
    code: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A titled run of beats; ``when`` holds the phases it fits (empty: any), ``theme`` its file.

    What happens once or twice in a therapy has ``most``, how often it is told; what has its own
    session has ``left``, how many sessions are still to come then.
    """

    title: str
    theme: str
    when: frozenset[str]
    beats: tuple[tuple[Line, ...], ...]
    most: int | None = None
    left: int | None = None

    def fits(self, phase: str) -> bool:
        """Say whether the scene may stand in a phase of the therapy."""
        return phase in self.when or not self.when

    @property
    def arrives(self) -> bool:
        """Whether sessions begin with it."""
        return self.title.startswith("arrival:")

    @property
    def leaves(self) -> bool:
        """Whether sessions end with it."""
        return self.title.startswith("leaving:")


def load(language: str) -> tuple[Scene, ...]:
    """Read all scenes of a language from the package, in the order of their files' names."""
    folder = resources.files("thirdear.demo") / "scenes" / language
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda f: f.name
    )
    return tuple(
        scene
        for file in files
        for scene in parse(file.read_text(encoding="utf-8"), file.name, language)
    )


def parse(text: str, name: str, language: str = "en") -> tuple[Scene, ...]:
    """Read the scenes of one file; a line that breaks the format is refused with its number."""
    lines = [(f"{name}, line {number}", line) for number, line in enumerate(text.splitlines(), 1)]
    starts = [i for i, (_, line) in enumerate(lines) if line.startswith("== ")]
    for place, line in lines[: starts[0] if starts else None]:
        if line.strip():
            raise Refusal(
                f"{place}: a scene begins with a line '== title'.",
                f"{place}: bir sahne '== başlık' satırıyla başlar.",
            )
    theme = name.removesuffix(".txt")
    return tuple(
        _scene(lines[start:stop], theme, language)
        for start, stop in itertools.pairwise([*starts, len(lines)])
    )


def _scene(lines: Sequence[tuple[str, str]], theme: str, language: str) -> Scene:
    """Read one scene: its title, its head up to the first empty line, its beats."""
    place, title = lines[0][0], lines[0][1][3:].strip()
    body = itertools.dropwhile(lambda line: line[1].strip(), lines[1:])
    beats: list[list[Line]] = [[]]
    for where, line in body:
        if line.strip():
            beats[-1].append(_line(line, beats[-1], language, where))
        elif beats[-1]:
            beats.append([])
    told = tuple(tuple(beat) for beat in beats if beat)
    if not told or not title:
        raise Refusal(
            f"{place}: a scene needs a title and, after an empty line, its beats.",
            f"{place}: bir sahne için başlık ve boş bir satırdan sonra replikler gerekir.",
        )
    scene = Scene(title, theme, frozenset(), told)
    for where, line in itertools.takewhile(lambda line: line[1].strip(), lines[1:]):
        scene = _with_head(scene, line, where)
    return scene


def _with_head(scene: Scene, line: str, place: str) -> Scene:
    """Return the scene with what a line of its head says: "when:", "most:" or "left:"."""
    word, _, rest = line.partition(":")
    if word == "when":
        return replace(scene, when=_phases(rest, place))
    if word == "most" and rest.strip().isdecimal():
        return replace(scene, most=int(rest))
    if word == "left" and rest.strip().isdecimal():
        return replace(scene, left=int(rest))
    raise Refusal(
        f"{place}: under a title stand 'when: phases', 'most: number' or 'left: number'.",
        f"{place}: başlığın altında 'when: phases', 'most: number' ya da 'left: number' bulunur.",
    )


def _phases(words: str, place: str) -> frozenset[str]:
    phases = frozenset(words.split())
    if unknown := sorted(phases.difference(PHASES)):
        raise Refusal(
            f"{place}: '{unknown[0]}' is no phase; use {', '.join(PHASES)}.",
            f"{place}: '{unknown[0]}' bir evre değil; şunlardan biri: {', '.join(PHASES)}.",
        )
    return phases


def _line(line: str, beat: Sequence[Line], language: str, place: str) -> Line:
    found = _LINE.fullmatch(line.rstrip())
    if found is None or found["speaker"] not in SPEAKERS:
        raise Refusal(
            f"{place}: a line is 'T code: words', with T, C or P and a code or '-'.",
            f"{place}: satır 'T kod: sözler' biçimindedir; başta T, C ya da P, ardından bir "
            "kod ya da '-' gelir.",
        )
    if beat and beat[0].speaker != found["speaker"]:
        raise Refusal(
            f"{place}: all lines of a beat have one speaker; put a blank line before this one.",
            f"{place}: bir bölümün bütün satırlarını aynı kişi söyler; bu satırdan önce boş "
            "satır bırakın.",
        )
    code = None if found["code"] == "-" else found["code"]
    if code is not None and code not in CODES[found["speaker"]]:
        raise Refusal(
            f"{place}: '{code}' is no code for the speaker {found['speaker']}.",
            f"{place}: '{code}', {found['speaker']} için bir kod değil.",
        )
    if unknown := sorted(set(_BLANK.findall(found["text"])).difference(BLANKS[language])):
        raise Refusal(
            f"{place}: nothing is known to fill '{unknown[0]}' with.",
            f"{place}: '{unknown[0]}' boşluğu için bir bilgi yok.",
        )
    return Line(found["speaker"], code, found["text"])


def choose_fillings(rng: random.Random, language: str) -> dict[str, str]:
    """Choose one filling for every blank; a scene keeps them from its beginning to its end."""
    return {blank: rng.choice(values) for blank, values in BLANKS[language].items()}


def fill(text: str, fillings: Mapping[str, str], language: str) -> str:
    """Return the text with its blanks filled, with a capital where a sentence begins."""
    filled = _BLANK.sub(lambda found: fillings[found[1]], text)
    return capital(filled, language) if text.startswith("{") else filled


def capital(text: str, language: str) -> str:
    """Return the text with a capital first letter; a Turkish i becomes İ."""
    first = "İ" if language == "tr" and text[:1] == "i" else text[:1].upper()
    return first + text[1:]
