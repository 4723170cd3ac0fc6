"""What raters did and what came of it, as data frames; never a word of a transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thirdear.model.refusal import Refusal
from thirdear.model.scores import Score
from thirdear.study import lookup, rules
from thirdear.study import scores as study_scores

if TYPE_CHECKING:
    import pandas as pd

    from thirdear.study.core import Core

TAGS = (
    *("case", "session", "layer", "segment", "code", "value", "rater", "pass"),
    *("start", "stop", "uncertain", "version"),
)
RATINGS = ("case", "session", "item", "value", "rater", "pass")


def some(study: Core, raters: str, case: str | None = None) -> tuple[Score, ...]:
    """Return session scores; refused where there are none, with the reason."""
    values = study_scores.scores(study, raters, case)
    if not values:
        raise _none(study)
    return values


def _none(study: Core) -> Refusal:
    books = ", ".join(book.key for book in study.codebooks())
    if books and not rules.rules(study):
        first = study.codebooks()[0].key
        return Refusal(
            f"The codebooks of this study ({books}) have no scores: write `thirdear codebook show "
            f"{first} --toml` to a file, raise its version, add [[score]] tables, and add it "
            "with `thirdear codebook add FILE`.",
            f"Bu çalışmanın kod kitaplarında ({books}) puan yok: `thirdear codebook show {first} "
            "--toml` çıktısını bir dosyaya yazın, sürümünü yükseltin, [[score]] tabloları ekleyin "
            "ve `thirdear codebook add DOSYA` ile ekleyin.",
        )
    return Refusal(
        "There are no scores yet: nobody has coded a session with a codebook of this study.",
        "Henüz puan yok: bu çalışmanın kod kitaplarından biriyle kimse bir seans kodlamadı.",
    )


def scores(study: Core, raters: str, case: str | None) -> pd.DataFrame:
    """Return one row a session: case, session, rater, then a column for each score in order.

    ``rater`` says whose judgements they are; imported scores are nobody's and stand beside them.
    """
    from thirdear import scores as room
    from thirdear.study import scores

    wide = room.wide(room.frame(study_scores.scores(study, raters, case))).drop(columns="rater")
    table = wide.groupby(["case", "session"], sort=False, as_index=False).first()
    table.insert(2, "rater", scores.resolve(study, raters))
    return table


def series(study: Core, case: str, raters: str) -> pd.DataFrame:
    """Return a case's scores by session number from the first to the last, gaps as NaN."""
    study_scores.cases(study, [case])
    table = scores(study, raters, case).set_index("session")
    numeric = table.drop(columns=["case", "rater"]).groupby(level="session").first()
    if numeric.empty:
        return numeric
    return numeric.reindex(range(numeric.index.min(), numeric.index.max() + 1)).rename_axis(
        "session"
    )


def tags(study: Core, case: str | None) -> pd.DataFrame:
    """Return tags in the order of the transcripts; offsets and values are whole or missing.

    Those of a model are in it once it is declared to count.
    """
    import pandas as pd

    lookup.cases(study, [case] if case else [])
    apart = study.store.uncounted()
    rows = [
        (t.case, t.session, t.layer, t.segment, t.code, t.value, t.pass_.rater, t.pass_.number)
        + (t.start, t.stop, t.uncertain, t.version)
        for t in study.store.tags(case=case)
        if t.pass_.rater not in apart
    ]
    whole = {"value": "Int64", "start": "Int64", "stop": "Int64", "version": "Int64"}
    return pd.DataFrame(rows, columns=list(TAGS)).astype(whole)


def ratings(study: Core, case: str | None) -> pd.DataFrame:
    """Return ratings in the order of the sessions, a model's once it is declared to count."""
    import pandas as pd

    lookup.cases(study, [case] if case else [])
    apart = study.store.uncounted()
    rows = [
        (r.case, r.session, r.item, r.value, r.pass_.rater, r.pass_.number)
        for r in study.store.ratings(case=case)
        if r.pass_.rater not in apart
    ]
    return pd.DataFrame(rows, columns=list(RATINGS)).astype({"value": "float64"})
