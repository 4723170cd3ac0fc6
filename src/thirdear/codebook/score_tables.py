"""The [[score]] tables: which rule over which codes, items or other scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thirdear.codebook.fields import Fields
from thirdear.model.coding import RULES, Code, Item, RuleKind, ScoreRule

_Known = Mapping[str, tuple[RuleKind, tuple[str, ...]]]
"""What 'of' may name: a code, ``family:x``, ``under:code``, an item, ``items:x``, ``score:x``."""


def read(
    tables: Sequence[Fields], prefix: str, codes: Sequence[Code], items: Sequence[Item]
) -> tuple[ScoreRule, ...]:
    """Return the scores; one may be made of scores above it, so they are read in order."""
    known: dict[str, tuple[RuleKind, tuple[str, ...]]] = dict(_known(codes, items))
    scores = []
    for table in tables:
        score = _score(table, prefix, known)
        known[f"score:{_bare(score.key)}"] = ("scores", (score.key,))
        scores.append(score)
    return tuple(scores)


def _known(
    codes: Sequence[Code], items: Sequence[Item]
) -> Iterator[tuple[str, tuple[RuleKind, tuple[str, ...]]]]:
    for code in codes:
        family = tuple(c.key for c in codes if c.family == code.family)
        yield _bare(code.key), ("codes", (code.key,))
        yield f"family:{code.family}", ("codes", family)
        yield f"under:{_bare(code.key)}", ("codes", tuple(_kinds(code.key, codes)))
    for item in items:
        yield _bare(item.key), ("items", (item.key,))
        if item.family:
            group = tuple(i.key for i in items if i.family == item.family)
            yield f"items:{item.family}", ("items", group)


def _kinds(key: str, codes: Sequence[Code]) -> Iterator[str]:
    """Yield a code and everything that is a kind of it."""
    yield key
    for code in codes:
        if code.parent == key:
            yield from _kinds(code.key, codes)


def _score(table: Fields, prefix: str, known: _Known) -> ScoreRule:
    rule = table.text("rule")
    if rule not in RULES:
        table.fail(
            f"rule {rule!r} is unknown; take one of {', '.join(RULES)}",
            f"{rule!r} adlı bir kural yok; şunlardan biri: {', '.join(RULES)}",
        )
    everything = rule == "similarity" and "of" not in table.data
    items = tuple(
        keys[0] for name, (kind, keys) in known.items() if kind == "items" and ":" not in name
    )
    of = items if everything else _named(table, "of", known, RULES[rule], f"rule {rule!r}")
    among = _named(table, "among", known, "codes", "'among'") if "among" in table.data else ()
    beside = _named(table, "beside", known, "codes", "'beside'") if "beside" in table.data else ()
    if (rule == "share_of_tags") != bool(among):
        table.fail(
            "'among' goes with rule 'share_of_tags', which needs it; add or remove it",
            "'among' ile 'share_of_tags' kuralı birlikte kullanılır; ekleyin ya da kaldırın",
        )
    if not set(of) <= set(among or of):
        table.fail(
            "'among' must hold every code of 'of'; add them",
            "'among', 'of' içindeki her kodu içermeli; ekleyin",
        )
    if beside and RULES[rule] != "codes":
        table.fail(
            f"'beside' goes with rules over codes; rule {rule!r} is none, remove it",
            f"'beside' kodlar üzerine kurulan kurallarla kullanılır; {rule!r} öyle değil, kaldırın",
        )
    at_least = table.data.get("at_least")
    if at_least is not None and not (isinstance(at_least, int) and 1 <= at_least <= len(of)):
        table.fail(
            f"at_least must be a whole number from 1 to {len(of)}",
            f"at_least, 1 ile {len(of)} arasında bir tam sayı olmalı",
        )
    return ScoreRule(
        key=f"{prefix}.{table.key()}",
        names=table.names(),
        of=of,
        rule=rule,
        speaker=table.role(),
        at_least=at_least,
        among=among,
        beside=beside,
        labels_in_text=table.by_language("label_in_text"),
        spoken_only=_spoken_only(table, rule),
        prototype=_prototype(table, rule, of),
    )


def _prototype(table: Fields, rule: str, of: Sequence[str]) -> tuple[float, ...]:
    """Return the values of a prototype, one for each item, which must not all be the same."""
    values = table.data.get("prototype")
    if (rule == "similarity") != (values is not None):
        table.fail(
            "'prototype' goes with rule 'similarity', which needs it; add or remove it",
            "'prototype' ile 'similarity' kuralı birlikte kullanılır; ekleyin ya da kaldırın",
        )
    if values is None:
        return ()
    are_numbers = isinstance(values, list) and all(type(one) in (int, float) for one in values)
    if not are_numbers or len(values) != len(of) or len(set(values)) < 2:
        table.fail(
            f"prototype is a list of {len(of)} numbers, one for each item in order, not all the "
            "same",
            f"prototype, sırasıyla her madde için bir sayı olmak üzere {len(of)} sayılık bir liste "
            "olmalı; hepsi aynı olamaz",
        )
    return tuple(map(float, values))


def _spoken_only(table: Fields, rule: str) -> bool:
    words = table.data.get("words", "all")
    if words not in ("all", "spoken"):
        table.fail(
            'words is "all", or "spoken" to leave remarks and pauses out',
            'words ya "all" ya da notlar ve duraklamalar sayılmasın diye "spoken" olur',
        )
    if words == "spoken" and rule != "per_1000_words":
        table.fail(
            f"rule {rule!r} counts no words; leave words out",
            f"{rule!r} kuralı sözcük saymaz; words alanını kaldırın",
        )
    return bool(words == "spoken")


def _named(
    table: Fields, field: str, known: _Known, wanted: RuleKind, what: str
) -> tuple[str, ...]:
    """Return the complete keys that a list names, each once."""
    keys: list[str] = []
    for part in table.list(field):
        if str(part) not in known:
            table.fail(
                f"'{field}' names {part!r}, which is no code, item, family: or score:",
                f"'{field}' içindeki {part!r} bir kod, madde, family: ya da score: değil",
            )
        kind, named = known[str(part)]
        if kind != wanted:
            table.fail(
                f"{what} is made of {wanted}; {part!r} is none",
                f"{what} için gereken tür: {wanted}; {part!r} öyle değil",
            )
        keys.extend(named)
    return tuple(dict.fromkeys(keys))


def _bare(key: str) -> str:
    return key.partition(".")[2]
