/** The probability that what is expected after `expectedMs`, give or take, has come after `availableMs`. Normal. */
export function onTimeProbability(expectedMs: number, deviationMs: number, availableMs: number): number {
  if (availableMs <= 0) return 0;
  return normalCdf((availableMs - expectedMs) / Math.max(deviationMs, 1));
}

/** Abramowitz and Stegun 26.2.17; off by less than 1e-7. */
function normalCdf(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp((-z * z) / 2) * poly;
  return z >= 0 ? 1 - tail : tail;
}
