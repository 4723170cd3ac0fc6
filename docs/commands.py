"""Write commands.md from the command line itself: `python docs/commands.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.main import get_command

from thirdear.cli import program

PAGE = Path(__file__).with_name("commands.md")
COMMON = {"study", "passphrase_file", "names_passphrase_file", "keyring", "json", "ascii", "debug"}
HEAD = """\
# The command line

Every command also understands:

{common}

Exit codes: 0 done; 1 the request could not be fulfilled (why, and what to do, in one or two
sentences on stderr); 2 wrong usage; 3 the export check or `thirdear check` refused. A precedence
test that cannot be made is a result, not a failure: its JSON has `"refused"` with the reason, and
exit is 0.

With `--json` each of these prints a list of objects with at least these keys:

- `import`: `file`, `case`, `session`, `format`, `encoding`, `turns`, `words`, `sha256`, `unplaced`
  (`line`, `text`), `refused`
- `scores`: `case`, `session`, `score`, `value`, `n`, `rater`, `why`
- `granger`: `case`, `cause`, `effect`, `lag`, `trend`, `rater`, `sessions`, `pairs`, `F`, `df`,
  `p`, `p_bootstrap`, `p_holm`, `resamples`, `seed`, `coefficients` (`lag`, `b`, `se`, `ci`,
  `ci_bootstrap`),
  `partial_r2`, `partial_r2_ci`, `standardised`, `detectable_r2`, `p_quadratic`, `trend_robust`,
  `p_verdict`, `verdict` (`found`, `not found`, `exploratory`), `family`, `exploratory`, `p_course`,
  `course` (`kind`, `sessions`, `p`, `p_with`), `breaks`, `detectable_verdict_r2`,
  `searched`, `refused`, `warnings`; with `--full` also `protocol`, with `--lineage` `rows`
- `agreement`: `code`, `level`, `units`, `raters`, `statistic`, `value`, `ci`, `base_rate`, `why`,
  `unit`, `judgements`, `method`, `case`

`compare` and `plan` print one object, `transitions` a list: their keys are those of the values in
`thirdear.model`.

Tables that are brought in are CSV with a comma, semicolon or tab: tags have the columns
`case,session,segment,code,rater` and, if wanted, `pass,layer,value,start,end,memo` (segments count
from 1; `start` and `end` are half-open offsets into the transcript, empty for the whole segment);
ratings have `case,session,item,rater,value` and, if wanted, `pass` (`-` is "cannot be rated");
pseudonyms have `real,pseudonym` and, if wanted, `case,kind,variants,also_a_word`.
"""


def page() -> str:
    """Return the page: every command with its arguments and options."""
    root: Any = get_command(program)
    common = "\n".join(_option(p) for p in root.params if p.name in COMMON)
    parts = [HEAD.format(common=common), _section(root, "thirdear"), *_sections(root, "thirdear")]
    return "\n".join(parts)


def _sections(group: Any, path: str) -> Iterator[str]:
    """Yield a section a command, those of groups included, in the order of the help."""
    for name, command in group.commands.items():
        inner: dict[str, Any] = getattr(command, "commands", {})
        if not inner or getattr(command, "invoke_without_command", False):
            yield _section(command, f"{path} {name}")
        if inner:
            yield from _sections(command, f"{path} {name}")


def _section(command: Any, name: str) -> str:
    own = [p for p in command.params if p.name not in COMMON and p.name != "help"]
    arguments = [p for p in own if p.param_type_name == "argument"]
    usage = " ".join([name, *(p.metavar or p.name.upper() for p in arguments)])
    options = "\n".join(_option(p) for p in own if p.param_type_name == "option")
    told = " ".join((command.help or "").split())
    return f"## `{usage}`\n\n{told}\n" + (f"\n{options}\n" if options else "")


def _option(parameter: Any) -> str:
    default = parameter.default
    plain = default in (None, False, "") or callable(default)
    known = "" if plain else f" (default: {default})"
    names = "`, `".join((*parameter.opts, *parameter.secondary_opts))
    return f"- `{names}`: {parameter.help or ''}{known}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
