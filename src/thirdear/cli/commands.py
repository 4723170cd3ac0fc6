"""The commands by what they are for, and the group that loads one when it is called.

``thirdear X`` is defined in ``cli/X.py``. Help and completion read the table alone, so that they
need not load sixty modules.
"""

from __future__ import annotations

import keyword
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import typer
from typer._click.exceptions import ClickException
from typer.core import TyperGroup
from typer.main import get_command

from thirdear.cli import studies, translation
from thirdear.cli.common import common
from thirdear.cli.examples import EXAMPLES
from thirdear.model.language import said, speak

Sentence = tuple[str, str]
"""English and Turkish."""

PANELS: Mapping[Sentence, Mapping[str, Sentence]] = {
    ("Start", "Başlangıç"): {
        "init": ("Create a study.", "Yeni bir çalışma kurar."),
        "demo": ("Create the invented demonstration study.", "Uydurma örnek çalışmayı kurar."),
        "serve": ("Open thirdear in a browser.", "thirdear'ı tarayıcıda açar."),
    },
    ("Transcripts", "Transkriptler"): {
        "import": ("Import transcripts.", "Transkriptleri içe aktarır."),
        "transcripts": (
            "List, divide, measure or correct transcripts.",
            "Transkriptleri listeler, böler, ölçer, düzeltir.",
        ),
        "search": ("Search the words of all sessions.", "Bütün seanslarda söz arar."),
    },
    ("Coding", "Kodlama"): {
        "codebook": ("Show, check, add or change codebooks.", "Kod kitaplarını gösterir, ekler."),
        "tags": (
            "Import, export, suggest tags; memos.",
            "Kodlamaları alır, verir, önerir; notlar.",
        ),
        "ratings": ("Import or export ratings.", "Puanlamaları içe ya da dışa aktarır."),
        "finish": ("Mark sessions as finished.", "Seansları bitmiş sayar."),
    },
    ("Raters", "Kodlayıcılar"): {
        "agreement": ("Compute inter-rater agreement.", "Kodlayıcılar arası uyumu hesaplar."),
        "raters": (
            "Assign, train, unblind, reach consensus, merge.",
            "Atar, eğitir, körlüğü kaldırır, uzlaştırır, birleştirir.",
        ),
    },
    ("Scores and tests", "Puanlar ve testler"): {
        "scores": ("Print, import or explain scores.", "Puanları yazar, alır, açıklar."),
        "hypothesis": ("Declare hypotheses, plan sessions.", "Hipotez bildirir, seans planlar."),
        "granger": ("Run Granger tests.", "Granger testlerini yapar."),
        "loop": ("Test direction and loop of scores.", "Puanların yönünü ve döngüsünü sınar."),
        "cases": ("Put many cases together.", "Çok sayıda vakayı birleştirir."),
        "compare": ("Compare cases.", "Vakaları karşılaştırır."),
    },
    ("Vignettes and report", "Vinyetler ve rapor"): {
        "vignettes": ("Choose and export vignettes.", "Vinyetleri seçer, dışa aktarır."),
        "facts": ("Show or set the facts of a case.", "Vaka bilgilerini gösterir, belirler."),
        "report": ("Write or verify the report (Word).", "Raporu (Word) yazar, denetler."),
    },
    ("Confidentiality", "Gizlilik"): {
        "disguise": ("Replace names by pseudonyms.", "Adların yerine takma ad koyar."),
        "privacy": ("Encrypt, change passphrases, erase.", "Şifreler, parola değiştirir, siler."),
    },
    ("Data for other programs", "Başka programlar için veri"): {
        "export": ("Export data and projects.", "Verileri ve projeleri dışa aktarır."),
        "registry": ("Combine data of laboratories.", "Laboratuvarların verisini birleştirir."),
    },
    ("Safekeeping", "Yedekleme ve güvenlik"): {
        "undo": ("Undo your last action.", "Son işlemi geri alır."),
        "history": ("Show the audit log; redo.", "İşlem günlüğünü gösterir; yineler."),
        "backup": ("Back up the study.", "Çalışmayı yedekler."),
        "restore": ("Restore a backup.", "Bir yedeği geri yükler."),
        "check": ("Check the integrity of the study.", "Çalışmanın bütünlüğünü denetler."),
    },
}
MOVED: Mapping[str, str] = {
    **dict.fromkeys(
        "correct corrections join marks play profile segment segments split timing".split(),
        "transcripts",
    ),
    **dict.fromkeys("assign consensus merge queue train unblind".split(), "raters"),
    **dict.fromkeys("decrypt encrypt passphrase purge".split(), "privacy"),
    **dict.fromkeys("suggest transitions".split(), "tags"),
    "explain": "scores",
    "plan": "hypothesis",
    "redo": "history",
    "verify": "report",
}
"""Commands that stood at the top before they moved into a group; their old names go on working."""


def names() -> list[str]:
    """Return the names of all commands, in the order of the help."""
    return [name for panel in PANELS.values() for name in panel]


class Loaded(Mapping[str, Any]):
    """The commands by name, each loaded from the module of its name when it is looked up."""

    def __getitem__(self, name: str) -> Any:
        """Load a command."""
        if name not in names():
            raise KeyError(name)
        return _loaded(name)

    def __iter__(self) -> Iterator[str]:
        """Go through the names, in the order of the help."""
        return iter(names())

    def __len__(self) -> int:
        """Return how many commands there are."""
        return len(names())

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a command, without loading it."""
        return name in names()


class Commands(TyperGroup):
    """The group of all commands; its help is written from the table."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Loaded()  # type: ignore[assignment]  # nothing is added to it later

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; a folder in place of a command is the study that is opened."""
        if ctx.resilient_parsing:
            return super().parse_args(ctx, args)
        _, rest, _ = self.make_parser(ctx).parse_args(args=list(args))
        folder = studies.typed(rest[0], {*names(), *MOVED}) if rest else None
        if folder is None:
            return super().parse_args(ctx, args)
        before = args[: len(args) - len(rest)]
        left = super().parse_args(ctx, ["--study", str(folder), *before, *rest[1:]])
        if ctx.params["study"] != folder:
            raise studies.two(folder)
        return left

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command; one that has moved into a group is found by its old name, and told.

        It is told when the command has run, since only then is the study's language known.
        """
        group = MOVED.get(args[0]) if args else None
        if group:
            name = f"{group} {args[0]}"
            told = (f"This command is now `thirdear {name}`.", f"Bu komut artık `thirdear {name}`.")
            ctx.call_on_close(lambda: typer.echo(said(*told), err=True))
            args = [group, *args]
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the language that is spoken."""
        translation.translated(super().format_help, self)(ctx, formatter)

    def main(self, args: Any = None, *more: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command; wrong usage is told in a sentence, in the language of the study."""
        words = sys.argv[1:] if args is None else list(args)
        extra["standalone_mode"] = False
        if {"-h", "--help"} & set(words):
            _speak(words)
            args = _without_language(words)  # the help of any command is asked for in a language
        if not standalone_mode:
            return super().main(args, *more, **extra)
        try:
            code = super().main(args, *more, **extra)
        except ClickException as error:
            _speak(words)
            translation.tell(error)
            sys.exit(error.exit_code)
        except typer.Abort:
            typer.echo(said("Aborted.", "Vazgeçildi."), err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Typer's signature
        """Write a panel a purpose and a line a command, without loading any."""
        width = max(map(len, names()))
        for title, commands in PANELS.items():
            with formatter.section(said(*title)):
                lines = [(name.ljust(width), said(*told)) for name, told in commands.items()]
                formatter.write_dl(lines)


@cache
def _loaded(name: str) -> Any:
    module = import_module(f"thirdear.cli.{name}{'_' if keyword.iskeyword(name) else ''}")
    alone = typer.Typer(rich_markup_mode=None)
    alone.callback()(_nothing)  # a program of one command would be that command
    module.add_to(alone)
    group: Any = get_command(alone)
    command = group.commands[name]
    _exemplify(command, name)
    return command


def _without_language(words: Sequence[str]) -> list[str]:
    shown = [one for one in words if not one.startswith("--language=")]
    if "--language" in shown:
        at = shown.index("--language")
        del shown[at : at + 2]
    return shown


def _speak(words: Sequence[str]) -> None:
    """Speak the language that was typed, else the one of the study around."""
    from thirdear.cli.app import speak_as_study

    typed = [one.partition("=")[2] for one in words if one.startswith(("--language=", "--study="))]
    after = dict(pairwise(words))
    if (language := after.get("--language") or next(iter(typed), "")) in {"en", "tr"}:
        speak(language)
        return
    if folder := after.get("--study"):
        common.study = common.study or Path(folder)
    speak_as_study()


def _exemplify(command: Any, name: str) -> None:
    """Begin the help of a command, and of those in its group, with two examples."""
    for inner, one in getattr(command, "commands", {}).items():
        _exemplify(one, f"{name} {inner}")
    if name in EXAMPLES:
        command.format_usage = partial(_begin, command.format_usage, name)
    if getattr(command, "commands", None):
        command.format_commands = partial(_list, command)
    command.format_help = translation.translated(command.format_help, command)


def _list(group: Any, _: Any, formatter: Any) -> None:
    """Write a line a command of a group, whole: a sentence is not cut."""
    with formatter.section(said("Commands", "Komutlar")):
        told = (
            (name, (one.help or "").partition("\n\n")[0]) for name, one in group.commands.items()
        )
        formatter.write_dl([(name, " ".join(text.split())) for name, text in told])


def _begin(usage: Callable[[Any, Any], None], name: str, ctx: Any, formatter: Any) -> None:
    usage(ctx, formatter)
    with formatter.section(said("Examples", "Örnekler")):
        for one in EXAMPLES[name]:
            formatter.write_text(f"thirdear {name} {one}".rstrip())


def _nothing() -> None:
    """Do nothing before the command."""
