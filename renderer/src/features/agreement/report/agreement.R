# Computes the agreement of each criterion anew from the scores beside this file, with nothing but R itself, and holds
# it against the figures of the desk. In the folder of these files: Rscript agreement.R
# Ends with status 1 where a figure differs. The matrices are also in the form that the package irrCAC reads.

tolerance <- 1e-9
told <- read.csv("figures.csv", encoding = "UTF-8", colClasses = c(criterion = "character", statistic = "character"))
scales <- read.csv("scales.csv", colClasses = c(criterion = "character"))

# A row for each submission that somebody scored, a column for each reader who scored any.
ratings_of <- function(criterion) {
  file <- paste0("matrix-", criterion, ".csv")
  ratings <- as.matrix(read.csv(file, encoding = "UTF-8", check.names = FALSE)[-1])
  storage.mode(ratings) <- "double"
  given <- !is.na(ratings)
  ratings[rowSums(given) > 0, colSums(given) > 0, drop = FALSE]
}

# How often each submission was given each score of the scale.
counts_of <- function(ratings, scale) {
  counts <- vapply(scale, function(score) rowSums(ratings == score, na.rm = TRUE), numeric(nrow(ratings)))
  matrix(counts, nrow = nrow(ratings))
}

identity_weights <- function(scale) diag(length(scale))
quadratic_weights <- function(scale) {
  if (length(scale) < 2) return(matrix(1))
  1 - outer(scale, scale, "-")^2 / diff(range(scale))^2
}
neighbour_weights <- function(scale) {
  places <- seq_along(scale)
  (abs(outer(places, places, "-")) <= 1) * 1
}

seen <- function(counts, weights) {
  size <- rowSums(counts)
  pairs <- rowSums(counts * (counts %*% weights)) - size
  mean((pairs / (size * (size - 1)))[size > 1])
}

beyond_chance <- function(seen, chance) if (1 - chance > 1e-14) (seen - chance) / (1 - chance) else NA_real_
shares_of <- function(counts) colMeans(counts / rowSums(counts))

gwet <- function(counts, weights) {
  q <- ncol(counts)
  shares <- shares_of(counts)
  scaled <- if (q < 2) 1 else sum(weights) / (q * (q - 1))
  beyond_chance(seen(counts, weights), scaled * sum(shares * (1 - shares)))
}

fleiss <- function(counts, weights) {
  shares <- shares_of(counts)
  beyond_chance(seen(counts, weights), sum(weights * outer(shares, shares)))
}

brennan_prediger <- function(counts, weights) beyond_chance(seen(counts, weights), mean(weights))

# Chance is the mean over all pairs of readers, each with shares of their own.
conger <- function(ratings, scale, weights) {
  shares <- vapply(scale, function(score) colMeans(ratings == score, na.rm = TRUE), numeric(ncol(ratings)))
  shares <- matrix(shares, nrow = ncol(ratings))
  met <- shares %*% weights %*% t(shares)
  readers <- ncol(ratings)
  chance <- (sum(met) - sum(diag(met))) / (readers * (readers - 1))
  beyond_chance(seen(counts_of(ratings, scale), weights), chance)
}

# 1 - Do / De over the coincidences of scores within submissions.
krippendorff <- function(counts, distance_of) {
  counts <- counts[rowSums(counts) > 1, , drop = FALSE]
  by_others <- counts / (rowSums(counts) - 1)
  coincidences <- t(counts) %*% by_others - diag(colSums(by_others), ncol(counts))
  totals <- rowSums(coincidences)
  distance <- distance_of(totals)
  expected <- sum(outer(totals, totals) * distance) / (sum(totals) - 1)
  if (expected > 0) 1 - sum(coincidences * distance) / expected else NA_real_
}

nominal_distance <- function(totals) 1 - diag(length(totals))
ordinal_distance <- function(totals) {
  between <- function(c, k) (sum(totals[c:k]) - (totals[c] + totals[k]) / 2)^2
  places <- seq_along(totals)
  outer(places, places, Vectorize(between))
}

# ICC(2,1) of Shrout and Fleiss over the submissions that every reader scored.
intraclass <- function(ratings) {
  ratings <- ratings[rowSums(is.na(ratings)) == 0, , drop = FALSE]
  n <- nrow(ratings)
  k <- ncol(ratings)
  if (n < 2 || k < 2 || length(unique(c(ratings))) < 2) return(NA_real_)
  unit_effect <- rowMeans(ratings) - mean(ratings)
  reader_effect <- colMeans(ratings) - mean(ratings)
  rest <- ratings - mean(ratings) - outer(unit_effect, reader_effect, "+")
  units <- k * sum(unit_effect^2) / (n - 1)
  readers <- n * sum(reader_effect^2) / (k - 1)
  error <- sum(rest^2) / ((n - 1) * (k - 1))
  below <- units + (k - 1) * error + k * (readers - error) / n
  if (abs(below) <= 1e-12 * (units + readers + error)) NA_real_ else (units - error) / below
}

compute <- function(criterion) {
  scale <- scales$score[scales$criterion == criterion]
  ratings <- ratings_of(criterion)
  counts <- counts_of(ratings, scale)
  if (!any(rowSums(counts) > 1)) return(numeric())
  identity <- identity_weights(scale)
  quadratic <- quadratic_weights(scale)
  c(
    percent.agreement = seen(counts, identity),
    percent.adjacent1 = seen(counts, neighbour_weights(scale)),
    gwet.ac2.quadratic = gwet(counts, quadratic),
    gwet.ac1 = gwet(counts, identity),
    krippendorff.alpha.ordinal = krippendorff(counts, ordinal_distance),
    krippendorff.alpha.nominal = krippendorff(counts, nominal_distance),
    fleiss.kappa.quadratic = fleiss(counts, quadratic),
    conger.kappa.quadratic = conger(ratings, scale, quadratic),
    brennan.prediger.quadratic = brennan_prediger(counts, quadratic),
    icc.2.1 = intraclass(ratings)
  )
}

computed <- lapply(split(told, told$criterion), function(figures) {
  figures$computed <- unname(compute(figures$criterion[1])[figures$statistic])
  figures
})
all <- do.call(rbind, computed)
rownames(all) <- NULL
# Where the desk says that there is no figure, R has none either.
neither <- is.na(all$estimate) & is.na(all$computed)
close <- abs(all$estimate - all$computed) <= tolerance
all$same <- neither | (!is.na(close) & close)
print(all, digits = 10)
if (!all(all$same)) {
  cat(sum(!all$same), "figures differ from the desk's by more than", tolerance, "\n")
  quit(status = 1)
}
cat("All", nrow(all), "figures are the desk's, within", tolerance, "\n")
