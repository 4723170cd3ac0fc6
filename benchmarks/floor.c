/* The bootstrap of the precedence test as one fused loop: what it costs at least.
 *
 * Every draw is picked, carried on and summed up session by session, and nothing is stored. The
 * equation has a constant, `lag` own and cross lags and no gaps; lag is at most 4.
 */
#include <stdint.h>

#define MOST 9

static uint64_t state[2];

static inline uint64_t next(void) /* xorshift128+ (Vigna 2017) */
{
    uint64_t a = state[0], b = state[1];
    state[0] = b;
    a ^= a << 23;
    state[1] = a ^ b ^ (a >> 18) ^ (b >> 5);
    return state[1] + b;
}

/* F of the last `lag` regressors from the products g of regressors and, last, response. */
static double f_of(double g[MOST][MOST], int lag, int rows)
{
    int width = 2 * lag + 1;
    double explained = 0;
    for (int j = 0; j < width - 1; j++) {
        double share = 1 / g[j][j];
        if (j >= lag)
            explained += g[width - 1][j] * g[width - 1][j] * share;
        for (int i = j + 1; i < width; i++) {
            double factor = g[i][j] * share;
            for (int k = j + 1; k <= i; k++)
                g[i][k] -= factor * g[k][j];
        }
    }
    return explained / lag * (rows - width) / g[width - 1][width - 1];
}

/* Count draws whose F is at least `f`. level, start, residuals: pairs (effect, cause); step: the
 * effect's row, then the cause's, each the pairs of the sessions before, the latest first. */
int reached(int draws, int length, int lag, const double *level, const double *step,
            const double *start, const double *residuals, double f, uint64_t seed)
{
    int rows = length - lag, width = 2 * lag + 1, count = 0;
    state[0] = seed * 0x9E3779B97F4A7C15u + 1;
    state[1] = ~state[0];
    for (int d = 0; d < draws; d++) {
        double back[2 * 4], g[MOST][MOST] = {{0}}, sum[MOST] = {0};
        for (int i = 0; i < lag; i++)
            for (int s = 0; s < 2; s++)
                back[2 * i + s] = start[2 * (lag - 1 - i) + s];
        for (int t = lag; t < length; t++) {
            const double *drawn = residuals + 2 * (((next() >> 32) * rows) >> 32);
            double now[2], line[MOST];
            for (int s = 0; s < 2; s++) {
                now[s] = level[2 * t + s] + drawn[s];
                for (int i = 0; i < 2 * lag; i++)
                    now[s] += step[2 * lag * s + i] * back[i];
            }
            for (int i = 0; i < lag; i++) {
                line[i] = back[2 * i];
                line[lag + i] = back[2 * i + 1];
            }
            line[2 * lag] = now[0];
            for (int i = 0; i < width; i++) {
                sum[i] += line[i];
                for (int k = 0; k <= i; k++)
                    g[i][k] += line[i] * line[k];
            }
            for (int i = 2 * lag - 1; i > 1; i--)
                back[i] = back[i - 2];
            back[0] = now[0];
            back[1] = now[1];
        }
        for (int i = 0; i < width; i++)
            for (int k = 0; k <= i; k++)
                g[i][k] -= sum[i] * sum[k] / rows;
        count += f_of(g, lag, rows) >= f;
    }
    return count;
}
