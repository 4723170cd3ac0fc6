"""An R script that repeats precedence tests from their series, and stops where R disagrees.

The script holds everything: series with their gaps, each test's specification with the declared
breaks, and the F and p to be met. It needs lmtest; with vars it fits the whole system and its
diagnostics too. It holds scores and the keys of cases, no words of a transcript.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thirdear.model.precedence import PrecedenceTest
from thirdear.model.scores import Series

HEAD = """\
# Precedence tests, repeated in R. Written by thirdear; run with: Rscript FILE
# Sessions without a score are NA: rows whose lags reach across a gap drop out of lm.
suppressMessages(library(lmtest))
back <- function(v, k) c(rep(NA, k), v)[seq_along(v)]
agrees <- function(found, wanted, what) {
  cat(sprintf("  %-12s R %.10g, thirdear %.10g\\n", what, found, wanted))
  stopifnot(abs(found - wanted) <= 1e-8 * max(abs(wanted), 1e-8))
}

# A step of the level for each declared break: 0 before its session and 1 from it on. One that the
# rows of the equation cannot tell from the level and the steps before it is left out.
steps_of <- function(d, breaks, rows) {
  made <- matrix(1, nrow(d), 1)
  for (b in breaks) {
    more <- cbind(made, as.numeric(d$session >= b))
    if (qr(more[rows, , drop = FALSE])$rank == ncol(more)) made <- more
  }
  steps <- made[, -1, drop = FALSE]
  colnames(steps) <- sprintf("step%d", seq_len(ncol(steps)))
  steps
}

# The effect's equation with and without the cause's lags; the cause of the session itself must be
# there too, as in lmtest::grangertest.
repeated <- function(d, lag, trend, breaks) {
  e <- data.frame(effect = d$effect)
  known <- character(0)
  if (trend != "none") { e$s <- d$session - mean(d$session); known <- c(known, "s") }
  if (trend == "quadratic") { e$s2 <- e$s^2; known <- c(known, "s2") }
  for (k in seq_len(lag)) {
    e[[paste0("own", k)]] <- back(d$effect, k)
    e[[paste0("cross", k)]] <- back(d$cause, k)
  }
  own <- paste0("own", seq_len(lag)); cross <- paste0("cross", seq_len(lag))
  there <- complete.cases(cbind(e, d$cause))
  steps <- steps_of(d, breaks, there)
  e <- cbind(e, steps)[there, ]
  known <- c(colnames(steps), known)
  whole <- lm(reformulate(c(known, own, cross), "effect"), data = e)
  less <- lm(reformulate(c(known, own), "effect"), data = e)
  print(coeftest(whole))
  waldtest(less, whole)
}

# The vector autoregression and its diagnostics, where no session is missing.
system_of <- function(d, lag, trend, breaks) {
  if (anyNA(d)) {
    cat("  A session has no score: the whole system and its diagnostics are left out.\\n")
    return(invisible())
  }
  if (!requireNamespace("vars", quietly = TRUE)) {
    cat("  The package vars is not there: the whole system and its diagnostics are left out.\\n")
    return(invisible())
  }
  y <- cbind(cause = d$cause, effect = d$effect)
  beside <- steps_of(d, breaks, -seq_len(lag))
  if (trend == "quadratic") beside <- cbind(beside, s2 = (d$session - mean(d$session))^2)
  if (ncol(beside) == 0) beside <- NULL
  type <- if (trend == "none") "const" else "both"
  fit <- vars::VAR(y, p = lag, type = type, exogen = beside)
  print(vars::roots(fit))
  print(vars::serial.test(fit, lags.pt = 10, type = "PT.adjusted"))
  print(vars::serial.test(fit, lags.bg = 2, type = "BG"))
  print(vars::normality.test(fit)$jb.mul)
  print(vars::arch.test(fit, lags.single = 2, lags.multi = 1, multivariate.only = FALSE))
  print(vars::irf(fit, impulse = "cause", response = "effect", ortho = FALSE, boot = FALSE))
}
"""


def script(tests: Sequence[tuple[PrecedenceTest, Series, Series]]) -> str:
    """Return the script for tests with their cause and effect series; refused tests are told."""
    return HEAD + "\n" + "\n".join(line for each in tests for line in _test(*each)) + "\n"


def _test(test: PrecedenceTest, cause: Series, effect: Series) -> Iterator[str]:
    unit = " (weeks)" if test.lag_in == "weeks" else ""
    title = f"{test.case or 'table'}: {test.cause} -> {test.effect}, lag {test.lag}{unit}"
    title += f", {test.trend}"
    if test.breaks:
        title += f", steps from session {', '.join(map(str, test.breaks))} on"
    yield f"\ncat({_quoted(title)}, '\\n')"
    if test.f is None or test.p is None:
        yield f"cat({_quoted('  refused: ' + (test.refused or ''))}, '\\n')"
        return
    numbers = (*cause.sessions, *effect.sessions)
    axis = range(min(numbers), max(numbers) + 1)
    how = f'{test.lag}, "{test.trend}", {_breaks(cause, effect)}'
    yield "d <- data.frame("
    yield f"  session = {axis.start}:{axis.stop - 1},"
    yield f"  cause = {_vector(cause, axis)},"
    yield f"  effect = {_vector(effect, axis)}"
    yield ")"
    yield f"w <- repeated(d, {how})"
    yield f'agrees(w$F[2], {test.f!r}, "F")'
    yield f'agrees(w[["Pr(>F)"]][2], {test.p!r}, "p")'
    if test.p_bootstrap is not None:
        drawn = f"  bootstrap p in thirdear: {test.p_bootstrap:.4f} ({test.resamples} draws)"
        yield f"cat({_quoted(drawn)}, '\\n')"
    if test.p_verdict is not None:
        yield f"cat({_quoted(f'  p of the verdict in thirdear: {test.p_verdict:.4f}')}, '\\n')"
    yield f"system_of(d, {how})"


def _breaks(cause: Series, effect: Series) -> str:
    """Return the places on the axis from which on the equation has another level."""
    return f"c({', '.join(map(str, sorted({*cause.breaks, *effect.breaks})))})"


def _vector(series: Series, axis: range) -> str:
    known = dict(zip(series.sessions, series.values, strict=True))
    values = (known.get(session) for session in axis)
    return f"c({', '.join('NA' if v is None else repr(float(v)) for v in values)})"


def _quoted(text: str) -> str:
    """Return an R string; what could end it or the line is escaped or left out."""
    plain = "".join(c for c in text if c.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
