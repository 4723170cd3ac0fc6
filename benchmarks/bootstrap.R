# The same bootstrap in R: one draw, one recursion, one test at a time.
#
#   Rscript bootstrap.R LAG DRAWS PATH     (PATH: a CSV file with the columns x and y)
#
# Prints lines "name seconds p": two nested fits by lm.fit, the quickest that R has; lmtest's
# grangertest and the bootstrap of vars' causality (which redraws a fixed design and is another,
# weaker thing) where these packages are installed.

told <- commandArgs(trailingOnly = TRUE)
lag <- as.integer(told[1])
draws <- as.integer(told[2])
given <- read.csv(told[3])
set.seed(1)

columns <- function(x, y) {
  rows <- (lag + 1):length(y)
  back <- function(v) sapply(1:lag, function(i) v[rows - i])
  list(response = y[rows], other = x[rows], own = cbind(1, back(y)), cross = back(x))
}

f_by_fit <- function(x, y) {
  with(columns(x, y), {
    whole <- lm.fit(cbind(own, cross), response)
    rest <- sum(lm.fit(own, response)$residuals^2)
    left <- sum(whole$residuals^2)
    ((rest - left) / lag) / (left / whole$df.residual)
  })
}

f_by_lmtest <- function(x, y) lmtest::grangertest(x, y, order = lag)$F[2]

bootstrap <- function(statistic) {
  x <- given$x
  y <- given$y
  made <- columns(x, y)
  null <- lm.fit(made$own, made$response)
  other <- lm.fit(cbind(made$own, made$cross), made$other)
  left <- sapply(list(null, other), function(fit) {
    fit$residuals * sqrt(length(fit$residuals) / fit$df.residual)
  })
  left <- scale(left, scale = FALSE)
  observed <- statistic(x, y)
  reached <- 0
  for (draw in seq_len(draws)) {
    picks <- left[sample.int(nrow(left), length(y), replace = TRUE), ]
    drawn_x <- x
    drawn_y <- y
    for (t in (lag + 1):length(y)) {
      past <- c(1, drawn_y[t - 1:lag])
      drawn_y[t] <- sum(null$coefficients * past) + picks[t, 1]
      drawn_x[t] <- sum(other$coefficients * c(past, drawn_x[t - 1:lag])) + picks[t, 2]
    }
    reached <- reached + (statistic(drawn_x, drawn_y) >= observed)
  }
  (1 + reached) / (draws + 1)
}

tell <- function(name, work) {
  begun <- proc.time()
  p <- work()
  spent <- proc.time() - begun
  cat(name, spent[["user.self"]] + spent[["sys.self"]], p, "\n")
}

tell("R-lm.fit", function() bootstrap(f_by_fit))
if (requireNamespace("lmtest", quietly = TRUE)) tell("R-lmtest", function() bootstrap(f_by_lmtest))
if (requireNamespace("vars", quietly = TRUE)) {
  tell("R-vars", function() {
    fitted <- vars::VAR(given[c("y", "x")], p = lag)
    vars::causality(fitted, cause = "x", boot = TRUE, boot.runs = draws)$Granger$p.value[[1]]
  })
}
